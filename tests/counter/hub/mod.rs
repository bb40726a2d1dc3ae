//! Headquarters on a real PostgreSQL: one private cluster for the whole binary, a fresh database for each test. Here is the
//! scene: a headquarters in a folder of its own and counters that send it their nights.

mod attacks;
mod cluster;
mod command_line;
mod erasing;
mod memory;
mod order;
mod reports;
mod secrets;
mod taking;

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, AtomicU32, Ordering};

use chrono::NaiveDate;
use postgres::{Client, NoTls};
use shubbak::app::fill::{Counter, Night};
use shubbak::domain::ledger::Hash;
use shubbak::exchange::{
    EnrolledStations, HeadquartersKeys, Inspection, Limits, Opening, OpeningKeys, StationKey, Watch, inspect,
};
use shubbak::hub::{Files, Hub, Opened, Receiver, Refusal, Site, Taken};
use tempfile::TempDir;

use self::cluster::Cluster;

/// Sunday 2026-11-22, 09:41 in Cairo.
const NOW: i64 = 1_795_333_260_000;

fn cluster_place() -> PathBuf {
    std::env::temp_dir().join(format!("shubbak-pg-{}", std::process::id()))
}

/// Where PostgreSQL writes down what went wrong.
fn cluster_log() -> PathBuf {
    cluster_place().join("log")
}

/// The URL of a database that nobody has used.
pub fn fresh_database() -> String {
    static CLUSTER: OnceLock<Cluster> = OnceLock::new();
    static NEXT: AtomicU32 = AtomicU32::new(1);
    let cluster =
        CLUSTER.get_or_init(|| Cluster::held(&std::env::temp_dir().join(format!("shubbak-pg-{}", std::process::id()))));
    let name = format!("hq{}", NEXT.fetch_add(1, Ordering::Relaxed));
    Client::connect(&cluster.url, NoTls).unwrap().batch_execute(&format!("create database {name}")).unwrap();
    format!("{}/{name}", cluster.url.strip_suffix("/postgres").unwrap())
}

/// A headquarters without its command line: database, keys, folder of files.
struct Hq {
    hub: Hub,
    url: String,
    place: TempDir,
    key: StationKey,
    opening: OpeningKeys,
    escrow: OpeningKeys,
}

impl Hq {
    fn open() -> Hq {
        let url = fresh_database();
        Hq {
            hub: Hub::open(&url).unwrap(),
            url,
            place: TempDir::new().unwrap(),
            key: StationKey::from_random([9; 32]),
            opening: OpeningKeys::generate(),
            escrow: OpeningKeys::generate(),
        }
    }

    /// One that has taken nothing, with the keys and the counters of this one.
    fn another(&self, counters: &[Counter]) -> Hq {
        let url = fresh_database();
        let (opening, escrow) = (self.opening.clone(), self.escrow.clone());
        let key = StationKey::from_random([9; 32]);
        let mut hq = Hq { hub: Hub::open(&url).unwrap(), url, place: TempDir::new().unwrap(), key, opening, escrow };
        hq.enrols(counters);
        hq
    }

    fn enrols(&mut self, counters: &[Counter]) {
        for counter in counters {
            self.hub.enrol(&counter.station, &counter.key.public(), &Site::default(), NOW).unwrap();
        }
    }

    fn recipients(&self) -> HeadquartersKeys {
        let names = format!("{}{}", self.opening.recipients_text(), self.escrow.recipients_text());
        HeadquartersKeys::parse(&names).unwrap()
    }

    fn files(&self) -> Files {
        Files::new(&self.place.path().join("attachments"))
    }

    fn looks_at(&mut self, path: &Path) -> Inspection {
        let signers: EnrolledStations = self.hub.signers().unwrap();
        let opening = Opening {
            keys: Some(&self.opening),
            signers: Some(&signers),
            limits: Limits::for_taking(),
            recorded: None,
        };
        inspect(path, &opening, &mut Watch { progress: &mut |_| {}, cancel: &AtomicBool::new(false) })
    }

    /// Looks at a file and takes it, as `hq take` does.
    fn takes(&mut self, path: &Path) -> Taken {
        match self.looks_at(path).verified() {
            Ok(batch) => {
                let files = self.files();
                let by = Receiver { key: &self.key, files: &files, now_ms: NOW };
                self.hub.take(Opened::of(batch), &by, &mut |_| {}).unwrap()
            }
            Err(fault) => Taken::Refused(Refusal::new(fault.code(), fault.to_string())),
        }
    }

    /// How many actions were new.
    fn adds(&mut self, path: &Path) -> u64 {
        match self.takes(path) {
            Taken::Applied(applied) => applied.added,
            Taken::AlreadyHad { .. } => 0,
            Taken::Refused(refusal) => panic!("{refusal:?}"),
        }
    }

    fn refuses(&mut self, path: &Path) -> String {
        match self.takes(path) {
            Taken::Refused(refusal) => refusal.why,
            taken => panic!("taken: {taken:?}"),
        }
    }

    /// What stands in the database but for its refusals, and every file that lies in the folder of files.
    fn everything(&mut self) -> (Hash, String, Vec<PathBuf>) {
        let others = "select coalesce(string_agg(t::text, ';' order by t::text), '') from (
            select 'batch', b::text from batch b union all select 'station', s::text from station s
            union all select 'held', held_why from series) t";
        let others: String = self.sql().query_one(others, &[]).unwrap().get(0);
        (self.hub.fingerprint().unwrap(), others, files_below(&self.place.path().join("attachments")))
    }

    fn sql(&self) -> Client {
        Client::connect(&self.url, NoTls).unwrap()
    }

    /// What stands in question or against each other, for whoever reads a failed test.
    fn doubts(&self) -> Vec<String> {
        let sql = "select q::text from question q union all select c::text from conflict c order by 1";
        self.sql().query(sql, &[]).unwrap().iter().map(|row| row.get(0)).collect()
    }

    fn count(&self, sql: &str) -> i64 {
        self.sql().query_one(sql, &[]).unwrap().get(0)
    }
}

fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut found = vec![];
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        match entry.path() {
            path if path.is_dir() => found.extend(files_below(&path)),
            path => found.push(path),
        }
    }
    found.sort();
    found
}

fn night(sites: u32, cases: u32) -> Night {
    let day = NaiveDate::from_ymd_opt(2026, 11, 19).unwrap();
    Night { sites, cases, seed: 1, one_scan_in: 0, scan_bytes: 0, one_shared_in: 4, day }
}

/// A number from the environment, for those who want more than CI does.
fn wanted(name: &str, usual: u32) -> u32 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
