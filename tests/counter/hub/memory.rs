//! Headquarters' memory does not grow with the batch: one that is too large to be kept goes through line by line, and its
//! attachments a piece at a time. `cargo bench --bench hub -- --sites 1 --cases 200000` shows it of a really large one.

use std::path::{Path, PathBuf};
use std::process::Command;

use shubbak::exchange::{Limits, OpeningKeys};
use shubbak::hub::{Hub, Taken};

use super::{Hq, Night, night};

/// In MiB; the lines of the batch alone are 14, and its attachments 48.
const MOST: u64 = 60;

/// Run by the test below in a process of its own, whose memory is nobody else's.
#[test]
#[ignore = "takes a batch that the other test made"]
fn taken_alone() {
    let told = |name: &str| std::env::var(name).unwrap();
    let url = told("HUB_ALONE_URL");
    let mut hq = Hq {
        hub: Hub::open(&url).unwrap(),
        url,
        place: tempfile::tempdir().unwrap(),
        key: shubbak::exchange::StationKey::from_random([9; 32]),
        opening: OpeningKeys::parse(&told("HUB_ALONE_KEY")).unwrap(),
        escrow: OpeningKeys::generate(),
    };
    std::fs::write("/proc/self/clear_refs", "5").unwrap();
    let before = peak_mib();
    let Taken::Applied(applied) = hq.takes(Path::new(&told("HUB_ALONE_BATCH"))) else { panic!("not taken") };
    let message = format!("{} {}", applied.added, peak_mib() - before);
    std::fs::write(told("HUB_ALONE_ANSWER"), message).unwrap();
}

#[test]
#[cfg(target_os = "linux")]
fn a_large_batch_takes_no_more_memory_than_a_small_one() {
    let mut hq = Hq::open();
    let out = tempfile::tempdir().unwrap();
    let counters = Night { one_scan_in: 50, scan_bytes: 1 << 20, ..night(1, 2_400) }.counters();
    hq.enrols(&counters);
    let batch = counters[0].seals((0, u64::MAX), 1, out.path(), &hq.recipients()).unwrap();
    let (added, peak) = alone(&hq, &batch, &out.path().join("answer"));
    assert_eq!(added, counters[0].actions.len() as u64);
    let text: usize = counters[0].actions.iter().map(|action| serde_json::to_string(action).unwrap().len()).sum();
    assert!(text > Limits::for_taking().kept / 2, "it has to be too large to be kept: {text}");
    assert!(std::fs::metadata(&batch).unwrap().len() > 48 << 20);
    assert!(peak <= MOST, "{peak} MiB");
}

/// Actions that were new, and how much memory it took at most, in MiB.
fn alone(hq: &Hq, batch: &Path, answer: &Path) -> (u64, u64) {
    let output = Command::new(std::env::current_exe().unwrap())
        .args(["hub::memory::taken_alone", "--exact", "--ignored"])
        .env("HUB_ALONE_URL", &hq.url)
        .env("HUB_ALONE_KEY", hq.opening.to_secret_text())
        .env("HUB_ALONE_BATCH", batch)
        .env("HUB_ALONE_ANSWER", answer)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
    let said = std::fs::read_to_string(PathBuf::from(answer)).unwrap();
    let (added, peak) = said.split_once(' ').unwrap();
    (added.parse().unwrap(), peak.parse().unwrap())
}

fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}
