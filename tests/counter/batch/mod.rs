//! A sealed batch leaves the counter: it is opened by tools of others, and refused after any change. Here is the scene: a day's
//! rows, a centre with its keys, and a folder where batches go.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

pub(crate) mod forging;
mod sealing;
mod stock_tools;
mod tampering;

use std::fs;
use std::path::Path;
use std::sync::atomic::AtomicBool;

use sha2::{Digest, Sha256};
use shubbak::domain::ledger::{Action, Hash, HybridTime, Subject, seal};
use shubbak::domain::mark::{OfficerId, Uid};
use shubbak::exchange::{
    Attachment, Batch, Draft, EnrolledStations, Halt, HeadquartersKeys, Inspection, Kind, Limits, Opening, OpeningKeys,
    Outcome, SealFault, Sealed, Sealing, Source, StationKey, Watch, inspect,
};

use self::forging::{Member, encrypt};

const NAME: &str = "ZAQ-03-20261121-000042";

/// A day at one counter: what its register would hand over.
struct Day {
    actions: Vec<Action>,
    cases: Vec<String>,
    files: Vec<Vec<u8>>,
}

impl Day {
    fn of(cases: u64) -> Self {
        let mut prev = Hash::START;
        let mut actions = Vec::new();
        for seq in 1..=cases * 3 {
            let draft = Action {
                station: "ZAQ-03".parse().unwrap(),
                seq,
                at: HybridTime { ms: 1_795_252_523_000 + seq as i64, n: 0 },
                officer: "huda".parse::<OfficerId>().unwrap(),
                command: format!("{seq:032x}"),
                subject: Subject::Case(uid(seq.div_ceil(3))),
                reason: (seq % 7 == 0).then(|| "تصحيح الاسم".to_owned()),
                kind: "case_opened".into(),
                version: 1,
                body: format!(r#"{{"applicant":"منى محمود","no":"C-ZAQ-03-26-{seq:06}-1"}}"#),
                body_hash: Hash::START,
                prev,
                hash: Hash::START,
            };
            actions.push(seal(draft, prev));
            prev = actions.last().unwrap().hash;
        }
        let states =
            (1..=cases).map(|n| format!(r#"{{"uid":"{}","applicant":"منى محمود","stage":"waiting"}}"#, uid(n)));
        let files = (1..=cases).map(|n| dice(n).take(20_000 + n as usize).collect());
        Day { actions, cases: states.collect(), files: files.collect() }
    }
}

fn uid(n: u64) -> Uid {
    Uid::from_bytes((n as u128).to_be_bytes())
}

/// Bytes that look random and are the same every time.
fn dice(seed: u64) -> impl Iterator<Item = u8> {
    let mut x = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15) | 1;
    std::iter::repeat_with(move || {
        x ^= x << 13;
        x ^= x >> 7;
        x ^= x << 17;
        (x >> 32) as u8
    })
}

impl Source for Day {
    fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt> {
        self.actions.iter().try_for_each(each)
    }

    fn cases(&mut self, each: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt> {
        self.cases.iter().try_for_each(|case| each(case))
    }

    fn attachments(&mut self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt> {
        // The first comes twice, as a paper that two cases name.
        for file in self.files.iter().chain(self.files.first()) {
            let (sha256, bytes) = (Hash(Sha256::digest(file).into()), file.len() as u64);
            each(Attachment { sha256, media: "image/jpeg", bytes, content: &mut &file[..] })?;
        }
        Ok(())
    }
}

/// A centre with its keys and a folder where batches go.
struct Centre {
    place: tempfile::TempDir,
    station: StationKey,
    hq: OpeningKeys,
    escrow: OpeningKeys,
}

impl Centre {
    fn open() -> Self {
        Centre {
            place: tempfile::tempdir().unwrap(),
            station: StationKey::from_random([7; 32]),
            hq: OpeningKeys::generate(),
            escrow: OpeningKeys::generate(),
        }
    }

    fn recipients(&self) -> HeadquartersKeys {
        HeadquartersKeys::parse(&format!("{}{}", self.hq.recipients_text(), self.escrow.recipients_text())).unwrap()
    }

    fn draft(&self) -> Batch<Draft> {
        Batch::draft(Draft {
            station: "ZAQ-03".parse().unwrap(),
            seq: 42,
            day: chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(),
            created_ms: 1_795_252_523_004,
            kind: Kind::Delta,
            previous: Hash::START,
            codes: Vec::new(),
        })
    }

    fn seals(&self, mut day: Day) -> Result<Batch<Sealed>, SealFault> {
        self.seals_watched(&mut day, &mut Watch { progress: &mut |_| {}, cancel: &AtomicBool::new(false) })
    }

    fn seals_watched(&self, day: &mut dyn Source, watch: &mut Watch<'_>) -> Result<Batch<Sealed>, SealFault> {
        let to = self.recipients();
        self.draft().seal(self.place.path(), Sealing { key: &self.station, to: &to }, day, watch)
    }

    /// What lies in the folder.
    fn files(&self) -> Vec<String> {
        let names = fs::read_dir(self.place.path()).unwrap().map(|e| e.unwrap().file_name().into_string().unwrap());
        names.collect()
    }

    fn enrolled(&self) -> EnrolledStations {
        let mut enrolled = EnrolledStations::default();
        enrolled.enrol("ZAQ-03".parse().unwrap(), self.station.public());
        enrolled
    }

    fn looks_at(&self, path: &Path) -> Inspection {
        look(path, Some(&self.hq), Some(&self.enrolled()), None)
    }

    /// Looks at bytes that somebody made of a batch.
    fn looks_at_bytes(&self, bytes: &[u8]) -> Inspection {
        let path = self.place.path().join("forged.bag.tar.age");
        fs::write(&path, bytes).unwrap();
        self.looks_at(&path)
    }

    fn refuses(&self, members: &[Member], expected: &str) {
        let inspection = self.looks_at_bytes(&encrypt(members, &self.hq));
        let codes: Vec<_> = inspection.report().checks.iter().filter_map(|c| failure(&c.outcome)).collect();
        assert!(codes.contains(&expected), "expected {expected}, found {codes:?}");
        assert!(inspection.verified().is_err());
    }
}

fn failure(outcome: &Outcome) -> Option<&'static str> {
    match outcome {
        Outcome::Failed(fault) => Some(fault.code()),
        Outcome::Passed | Outcome::NotReached => None,
    }
}

fn look(
    path: &Path,
    keys: Option<&OpeningKeys>,
    signers: Option<&EnrolledStations>,
    recorded: Option<Hash>,
) -> Inspection {
    let with = Opening { keys, signers, limits: Limits::default(), recorded };
    inspect(path, &with, &mut Watch { progress: &mut |_| {}, cancel: &AtomicBool::new(false) })
}
