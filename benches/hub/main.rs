//! What a night at headquarters costs, on a private PostgreSQL cluster that is made for the run:
//!
//!     cargo bench --bench hub -- [--sites N] [--cases N]
//!
//! Batches of invented counters are sealed (not measured), then each is verified and taken, and right after it the same rows
//! go into tables with the same indexes by a bare `COPY` of ready bytes: both are under the same load. Then everything is
//! taken once more. What was found is in `FIGURES.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

use std::io::{BufRead, BufReader, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::atomic::AtomicBool;
use std::time::{Duration, Instant};

use postgres::{Client, NoTls};
use shubbak::app::fill::Night;
use shubbak::exchange::{Batch, HeadquartersKeys, Limits, Opening, OpeningKeys, StationKey, Verified, Watch, inspect};
use shubbak::hub::{Files, Hub, Receiver, Site, Taken, Work};

const NOW: i64 = 1_795_333_260_000;
/// What is copied: the table, and the rows of one batch in it.
const ROWS: [(&str, &str); 3] = [
    ("action", "select * from action where series = '{}'"),
    ("service_case", "select * from service_case where series = '{}'"),
    ("payment", "select * from payment where series = '{}'"),
];

fn main() {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let number = |name: &str, usual: u32| {
        let at = words.iter().position(|word| word == name);
        at.and_then(|at| words.get(at + 1)).map_or(usual, |text| text.parse().unwrap())
    };
    let scratch = std::env::temp_dir().join(format!("shubbak-hub-bench-{}", std::process::id()));
    std::fs::create_dir_all(&scratch).unwrap();
    let (cluster, url) = cluster(&scratch.with_extension("pg"));
    night(&scratch, &url, number("--sites", 40), number("--cases", 300));
    drop(cluster);
    std::fs::remove_dir_all(scratch).unwrap();
}

/// The cluster goes away when its input ends.
fn cluster(place: &Path) -> (Child, String) {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("installer/linux/cluster.sh");
    let mut held = Command::new(script)
        .args(["hold".as_ref(), place.as_os_str()])
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut url = String::new();
    BufReader::new(held.stdout.take().unwrap()).read_line(&mut url).unwrap();
    (held, url.trim().to_owned())
}

struct Headquarters {
    hub: Hub,
    key: StationKey,
    opening: OpeningKeys,
    files: Files,
}

/// How long each part of the work took.
#[derive(Default)]
struct Times {
    verified: Duration,
    taken: Duration,
    /// Of `taken`: reading the actions again and copying them in.
    copied: Duration,
    bare: Duration,
    bare_actions: Duration,
}

impl Headquarters {
    fn looks_at(&mut self, path: &Path) -> Batch<Verified> {
        let signers = self.hub.signers().unwrap();
        let opening =
            Opening { keys: Some(&self.opening), signers: Some(&signers), limits: Limits::default(), recorded: None };
        let cancel = AtomicBool::new(false);
        inspect(path, &opening, &mut Watch { progress: &mut |_| {}, cancel: &cancel }).verified().unwrap()
    }

    fn takes(&mut self, path: &Path, times: &mut Times) -> Taken {
        let start = Instant::now();
        let batch = self.looks_at(path);
        times.verified += start.elapsed();
        let by = Receiver { key: &self.key, files: &self.files, now_ms: NOW };
        let start = Instant::now();
        let mut copied = None;
        let taken = self.hub.take(&batch, &by, &mut |work| {
            if let Work::Cases { done: 0, .. } = work {
                copied = Some(start.elapsed());
            }
        });
        times.taken += start.elapsed();
        times.copied += copied.unwrap_or_default();
        taken.unwrap()
    }
}

fn night(scratch: &Path, url: &str, sites: u32, cases: u32) {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    let night = Night { sites, cases, seed: 1, one_scan_in: 0, scan_bytes: 0, one_shared_in: 50, day };
    let (opening, escrow) = (OpeningKeys::generate(), OpeningKeys::generate());
    let to = format!("{}{}", opening.recipients_text(), escrow.recipients_text());
    let to = HeadquartersKeys::parse(&to).unwrap();
    let mut hq = Headquarters {
        hub: Hub::open(url).unwrap(),
        key: StationKey::from_random([9; 32]),
        opening,
        files: Files::new(&scratch.join("attachments")),
    };
    let mut batches: Vec<(String, PathBuf)> = vec![];
    for counter in night.counters() {
        hq.hub.enrol(&counter.station, &counter.key.public(), &Site::default(), NOW).unwrap();
        let path = counter.seals((0, u64::MAX), 1, scratch, &to).unwrap();
        batches.push((counter.station.to_string(), path));
    }
    let mut bare = Bare::beside(url);
    forget_peak();
    let mut times = Times::default();
    let (mut actions, mut rows) = (0, 0);
    let whole = Instant::now();
    for (station, path) in &batches {
        let Taken::Applied(applied) = hq.takes(path, &mut times) else { panic!("not taken") };
        actions += applied.added;
        rows += bare.copies(station, &mut times);
    }
    let (whole, peak) = (whole.elapsed(), peak_mib());
    let own = whole - times.bare;
    println!("{sites} batches, {} cases, {actions} actions, {rows} rows", sites * cases);
    println!("verified and taken in {:.1} s; peak memory {peak} MiB", own.as_secs_f64());
    println!(
        "  verified {:.1} s, taken {:.1} s, of which actions {:.1} s",
        secs(times.verified),
        secs(times.taken),
        secs(times.copied)
    );
    println!(
        "  bare COPY of the same rows {:.1} s, of the actions alone {:.1} s",
        secs(times.bare),
        secs(times.bare_actions)
    );
    println!("actions by bare COPY : copied here = {:.2}", secs(times.bare_actions) / secs(times.copied));
    println!("all rows by bare COPY : taken here = {:.2}", secs(times.bare) / secs(times.taken));
    let before = (hq.hub.fingerprint().unwrap(), bare.changes());
    let start = Instant::now();
    for (_, path) in &batches {
        assert!(matches!(hq.takes(path, &mut times), Taken::AlreadyHad { .. }));
    }
    assert_eq!(hq.hub.fingerprint().unwrap(), before.0);
    println!("taken again in {:.1} s: {} rows changed", secs(start.elapsed()), bare.changes() - before.1);
}

fn secs(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// The same tables with the same indexes, filled by nothing but `COPY`.
struct Bare(Client);

impl Bare {
    fn beside(url: &str) -> Bare {
        let mut client = Client::connect(url, NoTls).unwrap();
        client.batch_execute("create schema bare").unwrap();
        for (table, _) in ROWS {
            client.batch_execute(&format!("create table bare.{table} (like public.{table} including all)")).unwrap();
        }
        Bare(client)
    }

    /// Copies what was taken of this series, in one transaction; gives how many rows.
    fn copies(&mut self, series: &str, times: &mut Times) -> u64 {
        let ready: Vec<Vec<u8>> = ROWS
            .iter()
            .map(|(_, select)| {
                let sql = format!("copy ({}) to stdout (format binary)", select.replace("{}", series));
                let mut bytes = vec![];
                self.0.copy_out(&sql).unwrap().read_to_end(&mut bytes).unwrap();
                bytes
            })
            .collect();
        let start = Instant::now();
        let mut tx = self.0.transaction().unwrap();
        let mut rows = 0;
        for ((table, _), bytes) in ROWS.iter().zip(&ready) {
            let from = Instant::now();
            let mut copy = tx.copy_in(&format!("copy bare.{table} from stdin (format binary)")).unwrap();
            copy.write_all(bytes).unwrap();
            rows += copy.finish().unwrap();
            if *table == "action" {
                times.bare_actions += from.elapsed();
            }
        }
        tx.commit().unwrap();
        times.bare += start.elapsed();
        rows
    }

    /// Rows inserted, updated and deleted in headquarters' tables so far.
    fn changes(&mut self) -> i64 {
        // What another session did is told within a second of its end.
        std::thread::sleep(Duration::from_millis(1_500));
        let sql = "select sum(n_tup_ins + n_tup_upd + n_tup_del)::bigint from pg_stat_user_tables where schemaname = 'public'";
        self.0.query_one(sql, &[]).unwrap().get(0)
    }
}

/// From here on the peak counts anew.
fn forget_peak() {
    let _ = std::fs::write("/proc/self/clear_refs", "5");
}

fn peak_mib() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap();
    let line = status.lines().find(|line| line.starts_with("VmHWM:")).unwrap();
    line.split_whitespace().nth(1).unwrap().parse::<u64>().unwrap() / 1024
}
