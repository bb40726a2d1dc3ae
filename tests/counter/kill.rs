//! The process is killed (SIGKILL) at random moments while `exec` registers cases. Afterwards every
//! acknowledged case is there, none twice, its numbers have no gap, and `verify` is clean.
//! `KILLS=2000` makes more rounds than CI has time for.

use std::collections::BTreeMap;
use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use shubbak::domain::Country;
use tempfile::TempDir;

use crate::centre::{SUNDAY_MORNING, answers, desk_in, site_validity};

/// Starts `shubbak exec` on the practice centre in `folder`.
fn exec_in(folder: &Path) -> Child {
    Command::new(env!("CARGO_BIN_EXE_shubbak"))
        .args(["exec", "--practice", "--data"])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap()
}

fn line(id: &str) -> String {
    let mut case = site_validity();
    case["id"] = json!(id);
    format!("{case}\n")
}

/// A round: cases are sent until the process is killed after `life`; what it acknowledged comes back.
fn one_life(folder: &Path, round: usize, life: Duration) -> BTreeMap<String, Value> {
    let mut child = exec_in(folder);
    let mut input = child.stdin.take().unwrap();
    let output = BufReader::new(child.stdout.take().unwrap());
    let reader = std::thread::Builder::new()
        .name("acknowledged".into())
        .spawn(move || {
            let mut seen = BTreeMap::new();
            for line in output.lines().map_while(Result::ok) {
                let answer: Value = serde_json::from_str(&line).unwrap();
                if answer["ok"]["did"] == "registered" {
                    seen.insert(answer["id"].as_str().unwrap().to_owned(), answer["ok"].clone());
                }
            }
            seen
        })
        .unwrap();
    let writer = std::thread::Builder::new()
        .name("clerk".into())
        .spawn(move || {
            let sign_in = json!({ "id": format!("s{round}"), "do": "sign_in", "officer": "huda", "secret": "2580" });
            let mut sent = writeln!(input, "{sign_in}");
            let mut no = 0;
            // The pipe breaks when the process is gone.
            while sent.is_ok() && no < 400 {
                sent = input.write_all(line(&format!("r{round}-{no}")).as_bytes());
                no += 1;
            }
        })
        .unwrap();
    std::thread::sleep(life);
    child.kill().unwrap();
    child.wait().unwrap();
    writer.join().unwrap();
    reader.join().unwrap()
}

#[test]
fn what_was_acknowledged_is_there_once_whenever_the_process_is_killed() {
    let folder = TempDir::new().unwrap();
    drop(desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING));
    let rounds: usize = std::env::var("KILLS").ok().and_then(|kills| kills.parse().ok()).unwrap_or(25);
    let mut acknowledged = BTreeMap::new();
    let mut lives = 0;
    // On a busy machine short lives register nothing; they then get longer, so that the test tests.
    while lives < rounds || (acknowledged.len() <= rounds && lives < rounds * 4) {
        // Spread over start, sign-in and registering; not in step with anything in the program.
        let life = (60 + (lives as u64 * 7919) % 340) * (1 + (lives / rounds) as u64 * 3);
        acknowledged.extend(one_life(folder.path(), lives, Duration::from_millis(life)));
        lives += 1;
    }
    assert!(acknowledged.len() > rounds, "the process lived too briefly to test anything: {}", acknowledged.len());

    let mut desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
    // More may be there than was acknowledged, at most one a life; never less.
    let known = acknowledged.len() as u64;
    assert!((known..=known + lives as u64).contains(&verified.cases), "{} cases, {known} acknowledged", verified.cases);
    answers(&mut desk, &format!("{}\n", json!({ "id": "s", "do": "sign_in", "officer": "huda", "secret": "2580" })));
    for (id, first) in &acknowledged {
        let again = answers(&mut desk, &line(id));
        assert_eq!(&again[0]["ok"], first, "{id}: the same command gives the same numbers");
    }
    let after = desk.register().verify().unwrap();
    assert_eq!(after.cases, verified.cases, "asking again made no case");
}
