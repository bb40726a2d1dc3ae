//! What a night at headquarters costs, on a private PostgreSQL cluster that is made for the run:
//!
//!     cargo bench --bench hub -- [--sites N] [--cases N]
//!
//! Batches of invented counters are sealed (not measured), then taken twenty at a time. Of every second twenty one thread opens
//! the next while another takes the last in, as `hq take` does; the others are opened first and then taken, so that taking is
//! measured by itself. Right after each twenty the same rows go into tables with the same indexes by a bare `COPY` of ready
//! bytes, a transaction a batch: both are under the same load. Then everything is taken once more. What was found is in
//! `FIGURES.md`.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

#[path = "../../tests/counter/hub/cluster.rs"]
mod cluster;

use std::io::{Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;
use std::sync::mpsc::sync_channel;
use std::time::{Duration, Instant};

use cluster::Cluster;
use postgres::{Client, NoTls};
use shubbak::app::fill::Night;
use shubbak::exchange::{
    EnrolledStations, HeadquartersKeys, Limits, Opening, OpeningKeys, StationKey, StationPublicKey, Watch, inspect,
};
use shubbak::hub::{Files, Hub, Opened, Receiver, Site, Taken, Work};

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
    if let Some(at) = words.iter().position(|word| word == "--seal") {
        return seal(Path::new(&words[at + 1]), number("--sites", 0), number("--cases", 0));
    }
    std::fs::create_dir_all(&scratch).unwrap();
    let cluster = Cluster::held(&scratch.with_extension("pg"));
    night(&scratch, &cluster.url, number("--sites", 40), number("--cases", 300));
    drop(cluster);
    std::fs::remove_dir_all(scratch).unwrap();
}

struct Headquarters {
    hub: Hub,
    key: StationKey,
    opening: OpeningKeys,
    files: Files,
}

/// Batches between two rounds of bare copies.
const AT_ONCE: usize = 20;

/// How long each part of the work took.
#[derive(Default)]
struct Times {
    /// Opening and taking beside each other, both threads.
    whole: Duration,
    opened: Duration,
    taken: Duration,
    /// Of `taken`: copying the actions in.
    copied: Duration,
    bare: Duration,
    bare_actions: Duration,
}

impl Headquarters {
    /// Opens these batches and takes them in: beside each other, or one after the other.
    fn takes(&mut self, batches: &[(String, PathBuf)], apart: bool, times: &mut Times, each: &mut dyn FnMut(Taken)) {
        let start = Instant::now();
        let signers = self.hub.signers().unwrap();
        // Where they are opened first, all of them wait.
        let (send, came) = sync_channel(if apart { AT_ONCE } else { 1 });
        let Headquarters { hub, key, opening, files } = self;
        std::thread::scope(|scope| {
            let opens = scope.spawn(move || {
                for (_, path) in batches {
                    let start = Instant::now();
                    let opened = opened(path, opening, &signers);
                    send.send((opened, start.elapsed())).unwrap();
                }
            });
            if apart {
                opens.join().unwrap();
            }
            for (opened, took) in came {
                times.opened += took;
                let by = Receiver { key, files, now_ms: NOW };
                let start = Instant::now();
                let mut copied = None;
                let taken = hub.take(opened, &by, &mut |work| {
                    if let Work::Cases { done: 0, .. } = work {
                        copied = Some(start.elapsed());
                    }
                });
                times.taken += start.elapsed();
                times.copied += copied.unwrap_or_default();
                each(taken.unwrap());
            }
        });
        times.whole += start.elapsed();
    }
}

fn opened(path: &Path, keys: &OpeningKeys, signers: &EnrolledStations) -> Opened {
    let opening = Opening { keys: Some(keys), signers: Some(signers), limits: Limits::for_taking(), recorded: None };
    let cancel = AtomicBool::new(false);
    let looked = inspect(path, &opening, &mut Watch { progress: &mut |_| {}, cancel: &cancel });
    Opened::of(looked.verified().unwrap())
}

/// A counter of the night: its public key and its batch lie under its name.
fn seal(place: &Path, sites: u32, cases: u32) {
    let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    let night = Night { sites, cases, seed: 1, one_scan_in: 0, scan_bytes: 0, one_shared_in: 50, day };
    let to = HeadquartersKeys::parse(&std::fs::read_to_string(place.join("recipients")).unwrap()).unwrap();
    for counter in night.counters() {
        let folder = place.join(counter.station.as_str());
        std::fs::create_dir(&folder).unwrap();
        std::fs::write(folder.join("public.pem"), counter.key.public().to_pem().unwrap()).unwrap();
        counter.seals((0, u64::MAX), 1, &folder, &to).unwrap();
    }
}

fn night(scratch: &Path, url: &str, sites: u32, cases: u32) {
    let (opening, escrow) = (OpeningKeys::generate(), OpeningKeys::generate());
    std::fs::write(scratch.join("recipients"), opening.recipients_text() + &escrow.recipients_text()).unwrap();
    let mut hq = Headquarters {
        hub: Hub::open(url).unwrap(),
        key: StationKey::from_random([9; 32]),
        opening,
        files: Files::new(&scratch.join("attachments")),
    };
    // In a process of its own, so that its memory is not counted here.
    let program = std::env::current_exe().unwrap();
    let (count, of_each) = (sites.to_string(), cases.to_string());
    let sealed = Command::new(program)
        .arg("--seal")
        .arg(scratch)
        .args(["--sites", &count, "--cases", &of_each])
        .status()
        .unwrap();
    assert!(sealed.success());
    let mut batches: Vec<(String, PathBuf)> = vec![];
    for entry in std::fs::read_dir(scratch).unwrap() {
        let folder = entry.unwrap().path();
        let Ok(pem) = std::fs::read_to_string(folder.join("public.pem")) else { continue };
        let station = folder.file_name().unwrap().to_string_lossy().into_owned();
        let key = StationPublicKey::from_pem(&pem).unwrap();
        hq.hub.enrol(&station.parse().unwrap(), &key, &Site::default(), NOW).unwrap();
        let mut inside = std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path());
        let batch = inside.find(|path| path.extension().is_some_and(|extension| extension == "age")).unwrap();
        batches.push((station, batch));
    }
    batches.sort();
    let mut bare = Bare::beside(url);
    let (mut beside, mut apart) = (Times::default(), Times::default());
    let (mut actions, mut rows) = (0, 0);
    let (mut clocks, mut peak) = (Clocks::of(&bare), 0);
    for (n, batches) in batches.chunks(AT_ONCE).enumerate() {
        let times = if n % 2 == 0 { &mut beside } else { &mut apart };
        forget_peak();
        clocks.start();
        hq.takes(batches, n % 2 == 1, times, &mut |taken| {
            let Taken::Applied(applied) = taken else { panic!("not taken") };
            actions += applied.added;
        });
        clocks.stop();
        if n % 2 == 0 {
            // What the bare copies hold ready is not counted, nor twenty batches that wait to be measured.
            peak = peak_mib().max(peak);
        }
        rows += bare.copies(batches, times);
    }
    println!("{sites} batches, {} cases, {actions} actions, {rows} rows; peak memory {peak} MiB", sites * cases);
    println!("beside each other: {}", beside.told());
    println!("one after the other: {}", apart.told());
    println!(
        "processor: here {:.1} s, PostgreSQL taking {:.1} s, PostgreSQL copying {:.1} s, bare : taking = {:.2}",
        clocks.own,
        clocks.hub,
        bare.cpu,
        bare.cpu / clocks.hub
    );
    let mut times = Times::default();
    let (before, mark) = (hq.hub.fingerprint().unwrap(), bare.mark());
    let start = Instant::now();
    hq.takes(&batches, false, &mut times, &mut |taken| assert!(matches!(taken, Taken::AlreadyHad { .. })));
    assert_eq!(hq.hub.fingerprint().unwrap(), before);
    println!("taken again in {:.1} s: {} rows changed", secs(start.elapsed()), bare.changed_since(mark));
}

/// Processor time of this process and of PostgreSQL's for it, in seconds.
struct Clocks {
    hub: f64,
    own: f64,
    backend: u32,
    started: (f64, f64),
}

impl Clocks {
    /// Headquarters' is the other connection that there is.
    fn of(bare: &Bare) -> Clocks {
        let sql = "select pid from pg_stat_activity where application_name = 'shubbak'";
        let backend: i32 = Client::connect(&bare.url, NoTls).unwrap().query_one(sql, &[]).unwrap().get(0);
        Clocks { hub: 0.0, own: 0.0, backend: backend.unsigned_abs(), started: (0.0, 0.0) }
    }

    fn start(&mut self) {
        self.started = (cpu(std::process::id()), cpu(self.backend));
    }

    fn stop(&mut self) {
        self.own += cpu(std::process::id()) - self.started.0;
        self.hub += cpu(self.backend) - self.started.1;
    }
}

/// Of a process, in seconds: a hundred ticks are one.
fn cpu(process: u32) -> f64 {
    let stat = std::fs::read_to_string(format!("/proc/{process}/stat")).unwrap();
    let after_name = stat.rsplit(')').next().unwrap();
    let ticks = |at| after_name.split_whitespace().nth(at).and_then(|ticks| ticks.parse::<f64>().ok()).unwrap();
    (ticks(11) + ticks(12)) / 100.0
}

impl Times {
    fn told(&self) -> String {
        let [whole, opened, taken, copied, bare, bare_actions] =
            [self.whole, self.opened, self.taken, self.copied, self.bare, self.bare_actions].map(secs);
        format!(
            "{whole:.1} s, opened {opened:.1}, taken {taken:.1} (actions {copied:.1}); bare COPY {bare:.1} (actions \
             {bare_actions:.1})\n  bare : taken = {:.2} (actions {:.2}), bare : opened and taken = {:.2}",
            bare / taken,
            bare_actions / copied,
            bare / whole
        )
    }
}

fn secs(time: Duration) -> f64 {
    time.as_secs_f64()
}

/// The same tables with the same indexes, filled by nothing but `COPY`.
struct Bare {
    client: Client,
    url: String,
    /// What it cost PostgreSQL's process, in seconds.
    cpu: f64,
}

impl Bare {
    fn beside(url: &str) -> Bare {
        let mut client = Client::connect(url, NoTls).unwrap();
        client.batch_execute("create schema bare").unwrap();
        for (table, _) in ROWS {
            client.batch_execute(&format!("create table bare.{table} (like public.{table} including all)")).unwrap();
        }
        Bare { client, url: url.to_owned(), cpu: 0.0 }
    }

    /// Copies what was taken of these batches, a transaction each; gives how many rows.
    fn copies(&mut self, batches: &[(String, PathBuf)], times: &mut Times) -> u64 {
        let all: Vec<_> = batches.iter().map(|(series, _)| self.ready(series)).collect();
        let backend: i32 = self.client.query_one("select pg_backend_pid()", &[]).unwrap().get(0);
        let before = cpu(backend.unsigned_abs());
        let rows = all.iter().map(|ready| self.copies_one(ready, times)).sum();
        self.cpu += cpu(backend.unsigned_abs()) - before;
        rows
    }

    /// The rows of one batch, as a ready file would hold them.
    fn ready(&mut self, series: &str) -> Vec<Vec<u8>> {
        let read = |(_, select): &(&str, &str)| {
            let sql = format!("copy ({}) to stdout (format binary)", select.replace("{}", series));
            let mut bytes = vec![];
            self.client.copy_out(&sql).unwrap().read_to_end(&mut bytes).unwrap();
            bytes
        };
        ROWS.iter().map(read).collect()
    }

    fn copies_one(&mut self, ready: &[Vec<u8>], times: &mut Times) -> u64 {
        let start = Instant::now();
        let mut tx = self.client.transaction().unwrap();
        let mut rows = 0;
        for ((table, _), bytes) in ROWS.iter().zip(ready) {
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

    /// From here on rows are counted as changed; and how many there are.
    fn mark(&mut self) -> (i64, i64) {
        let now = self.client.query_one("select pg_current_xact_id()::text::bigint", &[]).unwrap().get(0);
        (now, self.rows(0))
    }

    /// Rows of headquarters that were written or taken away since.
    fn changed_since(&mut self, (mark, rows): (i64, i64)) -> i64 {
        self.rows(mark) + (self.rows(0) - rows).abs()
    }

    fn rows(&mut self, since: i64) -> i64 {
        let tables =
            ["series", "batch", "action", "service_case", "payment", "question", "conflict", "attachment", "station"];
        let count = |table| format!("select count(*) as n from public.{table} where xmin::text::bigint >= {since}");
        let counts: Vec<String> = tables.iter().map(count).collect();
        let sql = format!("select sum(n)::bigint from ({}) t", counts.join(" union all "));
        self.client.query_one(&sql, &[]).unwrap().get(0)
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
