//! What sealing costs: 10,000 cases with a scan of 40 KB each become a sealed batch, beside the least that any packing of the
//! same bytes costs: `zstd -3 | sha256`, in this process, in the same run. Processor time, not the clock: the disk and
//! whoever else is at work on the machine are not part of it. Rounds take turns in who goes first.
//!
//!     cargo bench --bench seal              10,000 cases, 5 rounds
//!     CASES=1000 ROUNDS=3 cargo bench --bench seal

#![allow(clippy::print_stdout)]

use std::io::Write;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use sha2::{Digest, Sha256};
use shubbak::domain::ledger::{Action, Hash, HybridTime, Subject, seal};
use shubbak::domain::mark::{OfficerId, StationId, Uid};
use shubbak::exchange::{
    Attachment, Batch, Draft, Halt, HeadquartersKeys, Kind, OpeningKeys, Sealing, Source, StationKey, Step, Watch,
};

type Outcome<T> = Result<T, Box<dyn std::error::Error>>;

/// Bytes of a scan.
const SCAN: usize = 40_000;
/// Actions of a case.
const DEEDS: u64 = 4;

fn main() -> Outcome<()> {
    let (cases, rounds) = (set("CASES", 10_000), set("ROUNDS", 5));
    let day = Day::of(cases)?;
    let mut ratios = [vec![], vec![]];
    println!("{cases} cases, {:.1} MB of scans, {:.1} MB of lines\n", mb(cases * SCAN as u64), mb(day.lines()?));
    println!("{:>10} {:>10} {:>10} {:>8} {:>8} {:>7}", "limit s", "sealed s", "read s", "ratio", "+read", "size");
    for round in 0..rounds {
        let (limit, sealed) = match round % 2 {
            0 => {
                let limit = day.limit()?;
                (limit, day.sealed()?)
            }
            _ => {
                let sealed = day.sealed()?;
                (day.limit()?, sealed)
            }
        };
        let Sealed { written, read, bytes } = sealed;
        let (ratio, whole) = (written / limit.seconds, (written + read) / limit.seconds);
        let size = bytes as f64 / limit.bytes as f64;
        println!("{:>10.2} {written:>10.2} {read:>10.2} {ratio:>8.2} {whole:>8.2} {size:>7.3}", limit.seconds);
        ratios[0].push(ratio);
        ratios[1].push(whole);
    }
    let [ratio, whole] = ratios.map(median);
    println!("\nsealed beside zstd -3 | sha256: {ratio:.2} times the processor; with its reading back {whole:.2}");
    Ok(())
}

/// A day's rows; the scans are made when they are asked for, so that memory holds one.
struct Day {
    actions: Vec<Action>,
    cases: Vec<String>,
    scans: Vec<Hash>,
    station: StationId,
}

struct Limit {
    seconds: f64,
    bytes: u64,
}

struct Sealed {
    written: f64,
    read: f64,
    bytes: u64,
}

impl Day {
    fn of(cases: u64) -> Outcome<Day> {
        let (station, officer): (StationId, OfficerId) = ("ZAQ-03".parse()?, "huda".parse()?);
        let (mut prev, mut actions) = (Hash::START, vec![]);
        for seq in 1..=cases * DEEDS {
            let case = seq.div_ceil(DEEDS);
            let draft = Action {
                station: station.clone(),
                seq,
                at: HybridTime { ms: 1_795_252_523_000 + seq as i64 * 700, n: 0 },
                officer: officer.clone(),
                command: format!("{:032x}", u128::from(seq) * 0x9e37_79b9_7f4a_7c15),
                subject: Subject::Case(uid(case)),
                reason: None,
                kind: ["case_opened", "fee_paid", "clock_started", "ticket_issued"][(seq % DEEDS) as usize].into(),
                version: 2,
                body: body(case),
                body_hash: Hash::START,
                prev,
                hash: Hash::START,
            };
            actions.push(seal(draft, prev));
            prev = actions.last().map_or(prev, |action| action.hash);
        }
        let states = (1..=cases).map(|case| format!(r#"{{"uid":"{}","state":{}}}"#, uid(case), body(case))).collect();
        let scans = (1..=cases).map(|case| Hash(Sha256::digest(scan(case)).into())).collect();
        Ok(Day { actions, cases: states, scans, station })
    }

    fn lines(&self) -> Outcome<u64> {
        let actions = self.actions.iter().map(|action| Ok(serde_json::to_vec(action)?.len() as u64 + 1));
        let actions: u64 = actions.sum::<Outcome<u64>>()?;
        Ok(actions + self.cases.iter().map(|case| case.len() as u64 + 1).sum::<u64>())
    }

    /// Every byte that is sealed, through `zstd -3` and SHA-256.
    fn limit(&self) -> Outcome<Limit> {
        // Making the rows and scans is no part of packing them.
        let making = self.making()?;
        let begun = processor()?;
        let mut packed = zstd::Encoder::new(Counted::default(), 3)?;
        for action in &self.actions {
            serde_json::to_writer(&mut packed, action)?;
            packed.write_all(b"\n")?;
        }
        for case in &self.cases {
            packed.write_all(case.as_bytes())?;
            packed.write_all(b"\n")?;
        }
        for case in 1..=self.scans.len() as u64 {
            packed.write_all(&scan(case))?;
        }
        let counted = packed.finish()?;
        std::hint::black_box(counted.sha.finalize());
        Ok(Limit { seconds: processor()? - begun - making, bytes: counted.bytes })
    }

    fn sealed(&self) -> Outcome<Sealed> {
        let making = self.making()?;
        let folder = tempfile::tempdir()?;
        let begun = processor()?;
        let mut reading = None;
        let mut watch = |at: shubbak::exchange::Progress| {
            if at.step == Step::Reading && reading.is_none() {
                reading = processor().ok();
            }
        };
        let bytes =
            self.seal_into(folder.path(), &mut Watch { progress: &mut watch, cancel: &AtomicBool::new(false) })?;
        let (turn, ended) = (reading.unwrap_or(begun), processor()?);
        Ok(Sealed { written: turn - begun - making, read: ended - turn, bytes })
    }

    fn seal_into(&self, folder: &Path, watch: &mut Watch<'_>) -> Outcome<u64> {
        let (headquarters, escrow) = (OpeningKeys::generate(), OpeningKeys::generate());
        let recipients = headquarters.recipients_text() + &escrow.recipients_text();
        let (key, to) = (StationKey::from_random([7; 32]), HeadquartersKeys::parse(&recipients)?);
        let draft = Batch::draft(Draft {
            station: self.station.clone(),
            seq: 42,
            day: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default(),
            created_ms: 1_795_252_523_004,
            kind: Kind::Delta,
            previous: Hash::START,
            codes: vec![],
        });
        Ok(draft.seal(folder, Sealing { key: &key, to: &to }, &mut Rows(self), watch)?.bytes)
    }

    /// Seconds of the processor to make the scans alone.
    fn making(&self) -> Outcome<f64> {
        let begun = processor()?;
        let sum: u64 = (1..=self.scans.len() as u64).map(|case| u64::from(scan(case)[0])).sum();
        std::hint::black_box(sum);
        Ok(processor()? - begun)
    }
}

struct Rows<'a>(&'a Day);

impl Source for Rows<'_> {
    fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt> {
        self.0.actions.iter().try_for_each(each)
    }

    fn cases(&mut self, each: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt> {
        self.0.cases.iter().try_for_each(|case| each(case))
    }

    fn attachments(&mut self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt> {
        for (case, sha256) in (1..).zip(&self.0.scans) {
            let scan = scan(case);
            let content = &mut scan.as_slice();
            each(Attachment { sha256: *sha256, media: "image/jpeg", bytes: SCAN as u64, content })?;
        }
        Ok(())
    }
}

/// Hashes and counts what comes out of the packing.
#[derive(Default)]
struct Counted {
    sha: Sha256,
    bytes: u64,
}

impl Write for Counted {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.sha.update(bytes);
        self.bytes += bytes.len() as u64;
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

fn uid(case: u64) -> Uid {
    Uid::from_bytes((u128::from(case) * 0x0193_5c1f_0000_7000_8000).to_be_bytes())
}

fn body(case: u64) -> String {
    let (no, phone) = (format!("C-ZAQ-03-26-{case:06}-1"), 1_000_000_000 + case * 7_919 % 999_999_999);
    format!(
        r#"{{"applicant":{{"name":"منى محمود عبد الرحمن {case}","phone":"+20{phone}"}},"no":"{no}","service":"EG-BLD-01"}}"#
    )
}

/// As a photograph is: it packs no further.
fn scan(case: u64) -> Vec<u8> {
    let mut x = case.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    let mut bytes = vec![0; SCAN];
    for eight in bytes.chunks_exact_mut(8) {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        eight.copy_from_slice(&x.to_le_bytes());
    }
    bytes
}

/// Seconds of the processor that this thread has had.
fn processor() -> Outcome<f64> {
    let told = std::fs::read_to_string("/proc/thread-self/schedstat")?;
    let nanoseconds: f64 = told.split_whitespace().next().unwrap_or_default().parse()?;
    Ok(nanoseconds / 1e9)
}

fn mb(bytes: u64) -> f64 {
    bytes as f64 / 1e6
}

fn median(mut of: Vec<f64>) -> f64 {
    of.sort_by(f64::total_cmp);
    of.get(of.len() / 2).copied().unwrap_or_default()
}

fn set(name: &str, usual: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(usual)
}
