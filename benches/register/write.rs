//! Registering a whole case through the desk, beside a bare insert of one row into a plain file, turn by turn;
//! and in a small register beside the large one, to see how the cost grows.

use std::path::Path;
use std::process::Command as Process;

use chrono::NaiveDate;
use rusqlite::Connection;
use shubbak::app::{Command, Desk};
use shubbak::domain::identity::{Identity, IdentityKind};
use shubbak::env::Env;

use super::measure::Times;
use super::scene::{Throw, desk, fill, known};

/// Turns that are not counted: the first cases of a run bring the upper pages in.
const WARM: u32 = 40;

pub fn run(large: &Path, scratch: &Path, cases: u32) {
    let small = scratch.join("small");
    fill(&small, 10_000);
    let (all, people) = known(large, 2_000);
    let names: Vec<String> = people.into_iter().map(|person| person.name).collect();
    let (mut large, mut small) = (open(large), open(&small));
    let mut bare = bare_file(&scratch.join("bare.db"));
    let (mut in_large, mut in_small, mut in_bare) = (Times::default(), Times::default(), Times::default());
    let (mut throw, mut marks) = (Throw(u64::from(std::process::id())), Env::system());
    for turn in 0..WARM + cases {
        if turn == WARM {
            (in_large, in_small, in_bare) = Default::default();
        }
        // As the window makes it.
        let mark = marks.uid().to_string();
        let command = case(&names[throw.below(names.len())], &mut throw);
        in_bare.of(|| insert(&mut bare, &mark));
        in_small.of(|| small.carry_out(&mark, command.clone()).unwrap());
        in_large.of(|| large.carry_out(&mark, command).unwrap());
    }
    let cpu = |times: &Times| format!("processor {:.3} ms", times.mean_cpu());
    in_bare.tell("a bare insert, plain file", &cpu(&in_bare));
    in_small.tell("a whole case among 10000", &cpu(&in_small));
    in_large.tell(&format!("a whole case among {all}"), &cpu(&in_large));
    println!(
        "processor: {:.2} times a bare insert ({:.2} in the small register); growth {:+.1} %",
        in_large.mean_cpu() / in_bare.mean_cpu(),
        in_small.mean_cpu() / in_bare.mean_cpu(),
        100.0 * (in_large.mean_cpu() / in_small.mean_cpu() - 1.0),
    );
    println!(
        "clock p50: {:.2} times a bare insert ({:.2} in the small register); growth {:+.1} %",
        in_large.wall(0.5) / in_bare.wall(0.5),
        in_small.wall(0.5) / in_bare.wall(0.5),
        100.0 * (in_large.wall(0.5) / in_small.wall(0.5) - 1.0),
    );
}

/// Runs this bench again with the same words, each flush so many milliseconds longer.
pub fn again_with_slow_flushes(scratch: &Path, ms: &str) {
    let source = concat!(env!("CARGO_MANIFEST_DIR"), "/benches/register/slow_flush.c");
    let library = scratch.join("slow_flush.so");
    let built = Process::new("cc").args(["-shared", "-fPIC", "-O2", "-o"]).arg(&library).arg(source).status().unwrap();
    assert!(built.success());
    println!("every flush takes {ms} ms more");
    let mut again = Process::new(std::env::current_exe().unwrap());
    again.args(std::env::args().skip(1)).env("LD_PRELOAD", library).env("FLUSH_MS", ms);
    assert!(again.status().unwrap().success());
}

fn open(folder: &Path) -> Desk {
    let mut desk = desk(folder);
    let id = format!("in-{}", desk.register().env().now_ms());
    let sign_in = serde_json::json!({ "do": "sign_in", "officer": "huda", "secret": "2580" });
    desk.carry_out(&id, serde_json::from_value(sign_in).unwrap()).unwrap();
    desk
}

fn bare_file(file: &Path) -> Connection {
    let conn = Connection::open(file).unwrap();
    conn.execute_batch(
        "pragma journal_mode = wal; pragma synchronous = full; create table row (id integer primary key, body text) strict",
    )
    .unwrap();
    conn
}

fn insert(conn: &mut Connection, mark: &str) {
    let body = format!("{mark} منى عبد الرحمن سالم إبراهيم 29406191300551 +201012345678 EG-BLD-01 received");
    conn.prepare_cached("insert into row (body) values (?1)").unwrap().execute([body]).unwrap();
}

/// A complete, paid application of somebody new.
fn case(name: &str, throw: &mut Throw) -> Command {
    let papers: Vec<_> =
        (1..=4).map(|no| serde_json::json!({ "no": no, "state": "original_seen_copy_kept" })).collect();
    let case = serde_json::json!({
        "do": "register_case",
        "service": "EG-BLD-01",
        "applicant": {
            "kind": "eg_national_id", "number": identity(throw), "name": name,
            "phone": format!("010{:08}", throw.below(100_000_000)),
        },
        "documents": papers,
        "answers": {
            "applicant_role": "owner", "district": "الزقازيق", "street": "شارع الجلاء", "building_no": "15",
            "plot_area_m2": "240",
        },
        "fee": { "assessed": "150" },
        "payment": { "method": "cash" },
    });
    serde_json::from_value(case).unwrap()
}

fn identity(throw: &mut Throw) -> String {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    loop {
        let (year, month, day) = (60 + throw.below(40), 1 + throw.below(12), 1 + throw.below(28));
        let body = format!("2{year}{month:02}{day:02}13{:04}", throw.below(10_000));
        let found = (0..10).map(|check| format!("{body}{check}")).find(|number| {
            Identity::parse(IdentityKind::EgNationalId, number, today).is_ok_and(|it| it.check_digit_agrees())
        });
        if let Some(number) = found {
            return number;
        }
    }
}
