//! Registering a whole case (opened, paid, clock started, ticket, papers queued) waits for the disk once. The
//! system calls of the program itself are counted, by strace.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};

use serde_json::json;
use shubbak::domain::Country;
use tempfile::TempDir;

use crate::centre::{SUNDAY_MORNING, desk_in, site_validity};

/// How often `shubbak exec` waited for the disk while it registered so many cases after signing in, and how often of these
/// for the data alone.
fn waits(cases: usize) -> (usize, usize) {
    let folder = TempDir::new().unwrap();
    drop(desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING));
    let log = folder.path().join("calls.txt");
    let mut child = Command::new("strace")
        .args(["-f", "-e", "trace=fsync,fdatasync,sync_file_range,msync,syncfs", "-o"])
        .arg(&log)
        .arg(env!("CARGO_BIN_EXE_shubbak"))
        .args(["exec", "--practice", "--data"])
        .arg(folder.path())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut input = child.stdin.take().unwrap();
    writeln!(input, "{}", json!({ "id": "s", "do": "sign_in", "officer": "huda", "secret": "2580" })).unwrap();
    for no in 0..cases {
        let mut case = site_validity();
        case["id"] = json!(format!("case-{no}"));
        writeln!(input, "{case}").unwrap();
    }
    drop(input);
    let told = child.wait_with_output().unwrap();
    let answers = String::from_utf8(told.stdout).unwrap();
    assert_eq!(answers.matches("\"did\":\"registered\"").count(), cases, "{answers}");
    (count(&log, "sync"), count(&log, "fdatasync"))
}

fn count(log: &Path, call: &str) -> usize {
    fs::read_to_string(log).unwrap().lines().filter(|line| line.contains(call)).count()
}

#[test]
fn a_whole_case_waits_for_the_disk_once() {
    // Opening, signing in and closing cost the same in both; the log is not yet long enough to be carried over.
    let (few, more) = (waits(4), waits(24));
    assert!(few.0 >= 4, "no wait was seen: is strace at work?");
    assert_eq!((more.0 - few.0, more.1 - few.1), (20, 20), "{few:?} waits for 4 cases, {more:?} for 24");
}
