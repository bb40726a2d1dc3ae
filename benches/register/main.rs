//! What the register costs: finding, counting and registering, over a filled practice register.
//!
//!     shubbak practice fill --cases 1000000 --data DIR
//!     cargo bench --bench register -- find --data DIR
//!     cargo bench --bench register -- count --data DIR
//!     cargo bench --bench register -- write --data DIR [--cases N] [--flush MS]
//!     cargo bench --bench register -- verify --data DIR [--turns N]
//!     cargo bench --bench register -- whole --data DIR
//!     cargo bench --bench register -- trigrams --data DIR
//!
//! Without `--data` a register of 10,000 cases is made for the run. `write` adds cases to the register it is
//! given; `--flush` makes a wait for the disk so much longer (Linux, needs cc). `trigrams` holds the same names
//! and the same mistyped queries against PostgreSQL's pg_trgm. What was found is in `FIGURES.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

mod count;
mod find;
mod measure;
mod scene;
mod trigrams;
mod typing;
mod verify;
mod write;

use std::path::PathBuf;

fn main() {
    let words: Vec<String> = std::env::args().skip(1).filter(|word| word != "--bench").collect();
    let value = |name: &str| words.iter().position(|word| word == name).and_then(|at| words.get(at + 1)).cloned();
    let scratch = std::env::temp_dir().join(format!("shubbak-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).unwrap();
    let folder = value("--data").map_or_else(|| scratch.join("register"), PathBuf::from);
    let cases = value("--cases").map_or(400, |text| text.parse().unwrap());
    if !folder.join("register.db").exists() {
        scene::fill(&folder, 10_000);
    }
    // One that an older program filled is brought up to date.
    let opened = std::time::Instant::now();
    drop(scene::desk(&folder));
    println!("opened in {:.1} s", opened.elapsed().as_secs_f64());
    let wanted = |task: &str| words.first().is_none_or(|word| word == task || word.starts_with("--"));
    if wanted("find") {
        find::run(&folder);
    }
    if wanted("count") {
        count::run(&folder);
    }
    if let Some(ms) = value("--flush").filter(|_| std::env::var_os("FLUSH_MS").is_none()) {
        write::again_with_slow_flushes(&scratch, &ms);
    } else if wanted("write") {
        write::run(&folder, &scratch, cases);
    }
    if wanted("verify") {
        let turns = value("--turns").map_or(3, |text| text.parse().unwrap());
        verify::chains(&folder, turns);
    }
    if wanted("whole") {
        verify::whole(&folder);
    }
    if words.first().is_some_and(|word| word == "trigrams") {
        trigrams::run(&folder, &scratch);
    }
    std::fs::remove_dir_all(scratch).unwrap();
}
