//! A sealed batch leaves the counter: it is opened by tools of others, and refused after any change.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

use std::cell::RefCell;
use std::fs;
use std::io::{Cursor, Read, Write};
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::atomic::AtomicBool;

use sha2::{Digest, Sha256};
use shubbak::domain::ledger::{Action, Hash, HybridTime, Subject, seal};
use shubbak::domain::mark::{OfficerId, Uid};
use shubbak::exchange::{
    Attachment, Batch, Check, Draft, EnrolledStations, Fault, Halt, HeadquartersKeys, Inspection, Kind, Limits,
    Opening, OpeningKeys, Outcome, SealFault, Sealed, Sealing, Source, StationKey, Watch, inspect,
};

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

// ---- There and back -----------------------------------------------------------------------------------------------------------

#[test]
fn what_the_counter_sends_is_what_headquarters_reads() {
    let centre = Centre::open();
    let day = Day::of(9);
    let sealed = centre.seals(Day::of(9)).unwrap();
    assert_eq!(centre.files(), [format!("{NAME}.bag.tar.age")]);
    assert_eq!(sealed.bytes, fs::metadata(&sealed.path).unwrap().len());
    assert_eq!(sealed.sha256, Hash(Sha256::digest(fs::read(&sealed.path).unwrap()).into()));

    let inspection = look(&sealed.path, Some(&centre.escrow), Some(&centre.enrolled()), Some(sealed.sha256));
    assert!(inspection.report().is_verified(), "{:#?}", inspection.report());
    assert_eq!(inspection.report().tagmanifest_sha256, Some(sealed.tagmanifest_sha256));
    let batch = inspection.verified().unwrap();
    assert_eq!(batch.label, sealed.label);
    assert_eq!((batch.label.rows.actions, batch.label.rows.cases, batch.label.rows.attachments), (27, 9, 9));
    assert_eq!((batch.label.slices[0].from, batch.label.slices[0].head), (1, day.actions[26].hash));

    let (mut actions, mut cases, mut files) = (Vec::new(), Vec::new(), Vec::new());
    batch.for_each_action(&mut |action| Ok(actions.push(action))).unwrap();
    batch.for_each_case(&mut |case| Ok(cases.push(case.to_owned()))).unwrap();
    let mut keep = |file: Attachment<'_>| {
        let mut bytes = Vec::new();
        file.content.read_to_end(&mut bytes).map_err(Halt::failed)?;
        assert_eq!((file.media, file.bytes), ("image/jpeg", bytes.len() as u64));
        Ok(files.push(bytes))
    };
    batch.for_each_attachment(&mut keep).unwrap();
    assert!(actions == day.actions && cases == day.cases && files == day.files);
}

#[test]
fn a_batch_of_nothing_but_a_few_actions_is_a_batch() {
    let centre = Centre::open();
    let mut day = Day::of(1);
    day.cases.clear();
    day.files.clear();
    let sealed = centre.seals(day).unwrap();
    assert!(centre.looks_at(&sealed.path).report().is_verified());
}

#[test]
fn without_a_key_only_the_outside_is_told() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(1)).unwrap();
    let inspection = look(&sealed.path, None, None, Some(sealed.sha256));
    assert_eq!((inspection.report().sha256, inspection.report().stanzas), (Some(sealed.sha256), 3));
    assert!(inspection.report().fault().is_none() && inspection.report().label.is_none());
    assert!(matches!(inspection.verified(), Err(Fault::NotChecked(Check::Opens))));
    // A station cannot open its own batch, yet sees that it is not the one it wrote.
    let mut bytes = fs::read(&sealed.path).unwrap();
    *bytes.last_mut().unwrap() ^= 1;
    fs::write(&sealed.path, bytes).unwrap();
    assert!(matches!(look(&sealed.path, None, None, Some(sealed.sha256)).verified(), Err(Fault::OtherFile { .. })));
}

#[test]
fn a_batch_of_another_headquarters_stays_closed() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(1)).unwrap();
    let inspection = look(&sealed.path, Some(&OpeningKeys::generate()), Some(&centre.enrolled()), None);
    assert!(matches!(inspection.verified(), Err(Fault::NotForThisKey)));
}

#[test]
fn a_station_that_is_not_enrolled_is_not_believed() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(1)).unwrap();
    let mut others = EnrolledStations::default();
    others.enrol("ZAQ-03".parse().unwrap(), StationKey::from_random([8; 32]).public());
    others.enrol("ZAQ-04".parse().unwrap(), centre.station.public());
    let inspection = look(&sealed.path, Some(&centre.hq), Some(&others), None);
    assert!(matches!(inspection.verified(), Err(Fault::UnknownSigner { .. })));
    let inspection = look(&sealed.path, Some(&centre.hq), None, None);
    assert!(matches!(inspection.verified(), Err(Fault::NotChecked(Check::Signer))));
}

#[test]
fn a_file_that_is_no_batch_is_said_to_be_none() {
    let centre = Centre::open();
    assert!(matches!(centre.looks_at(Path::new("/nowhere/x.bag.tar.age")).verified(), Err(Fault::CannotRead(_))));
    for bytes in [&b""[..], b"hello", b"age-encryption.org/v2\n", &[0xff; 5000]] {
        assert!(matches!(centre.looks_at_bytes(bytes).verified(), Err(Fault::NotABatch)), "{bytes:?}");
    }
    let endless = [b"age-encryption.org/v1\n".as_slice(), &b"-> X25519 AAAA\n".repeat(50_000)].concat();
    assert!(matches!(centre.looks_at_bytes(&endless).verified(), Err(Fault::TooLarge { .. })));
}

#[test]
fn a_file_that_changes_after_it_was_verified_gives_no_rows() {
    let centre = Centre::open();
    let first = centre.seals(Day::of(2)).unwrap();
    let batch = centre.looks_at(&first.path).verified().unwrap();
    let kept = centre.place.path().join("kept");
    fs::rename(&first.path, &kept).unwrap();
    let second = centre.seals(Day::of(3)).unwrap();
    let other = fs::read(&second.path).unwrap();
    fs::write(&kept, other).unwrap();
    let mut seen = 0;
    assert!(matches!(batch.for_each_action(&mut |_| Ok(seen += 1)), Err(Fault::Changed(_))));
    assert!(batch.for_each_case(&mut |_| Ok(())).is_err());
    assert!(batch.for_each_attachment(&mut |_| Ok(())).is_err());
}

// ---- What does not go out -----------------------------------------------------------------------------------------------------

#[test]
fn a_batch_that_fails_leaves_nothing_behind() {
    let centre = Centre::open();
    let fails = |day: Day| {
        let fault = centre.seals(day).unwrap_err();
        assert!(centre.files().is_empty(), "{fault}: {:?}", centre.files());
        fault
    };
    let mut broken = Day::of(2);
    broken.actions[1].kind.push('x');
    assert!(matches!(fails(broken), SealFault::Chain(_)));
    let mut odd = Day::of(2);
    odd.cases[1] = "{\n}".into();
    assert!(matches!(fails(odd), SealFault::Case { line: 2, .. }));

    struct Failing(Day);
    impl Source for Failing {
        fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt> {
            self.0.actions(each)
        }
        fn cases(&mut self, _: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt> {
            Err(Halt::failed("the register is away"))
        }
        fn attachments(&mut self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt> {
            // The name of another file.
            let sha256 = Hash([1; 32]);
            each(Attachment { sha256, media: "image/png", bytes: 4, content: &mut &b"scan"[..] })
        }
    }
    let mut quiet = |_| {};
    let mut watch = Watch { progress: &mut quiet, cancel: &AtomicBool::new(false) };
    assert!(matches!(centre.seals_watched(&mut Failing(Day::of(1)), &mut watch), Err(SealFault::Source(_))));
    assert!(centre.files().is_empty());
}

#[test]
fn the_clerk_can_stop_it_at_any_step() {
    let centre = Centre::open();
    let mut whole = 0;
    let never = AtomicBool::new(false);
    let sealed =
        centre.seals_watched(&mut Day::of(3), &mut Watch { progress: &mut |_| whole += 1, cancel: &never }).unwrap();
    fs::remove_file(&sealed.path).unwrap();
    assert!(whole > 9 + 3 + 3, "{whole}");
    for stop_at in 1..=whole {
        let cancel = AtomicBool::new(false);
        let mut told = 0;
        let mut progress = |_| {
            told += 1;
            cancel.store(told >= stop_at, std::sync::atomic::Ordering::Relaxed);
        };
        let fault =
            centre.seals_watched(&mut Day::of(3), &mut Watch { progress: &mut progress, cancel: &cancel }).unwrap_err();
        assert!(matches!(fault, SealFault::Cancelled), "at {stop_at}: {fault}");
        assert!(centre.files().is_empty(), "at {stop_at}: {:?}", centre.files());
    }
}

#[test]
fn what_a_crash_left_is_cleared_and_what_is_out_is_never_overwritten() {
    let centre = Centre::open();
    for left in [format!("{NAME}.bag.tar.age.part"), "ZAQ-03-20261120-000042.bag.tar.age.cases.spool".into()] {
        fs::write(centre.place.path().join(left), "half").unwrap();
    }
    let other = centre.place.path().join("ZAQ-04-20261121-000001.bag.tar.age.part");
    fs::write(&other, "another counter at work").unwrap();
    centre.seals(Day::of(1)).unwrap();
    assert_eq!(centre.files().len(), 2);
    assert!(other.exists());
    assert!(matches!(centre.seals(Day::of(1)), Err(SealFault::AlreadyThere(_))));
    assert_eq!(centre.files().len(), 2);
}

#[test]
fn a_place_that_is_not_there_is_named() {
    let centre = Centre::open();
    let to = centre.recipients();
    let quiet = AtomicBool::new(false);
    let seal_into = |folder: &Path| {
        let mut watch = Watch { progress: &mut |_| {}, cancel: &quiet };
        centre.draft().seal(folder, Sealing { key: &centre.station, to: &to }, &mut Day::of(1), &mut watch)
    };
    assert!(matches!(seal_into(Path::new("/nowhere")), Err(SealFault::CannotWrite { .. })));
    assert!(matches!(seal_into(&centre.place.path().join("x")), Err(SealFault::CannotWrite { .. })));
}

// ---- Opened with nothing of ours ----------------------------------------------------------------------------------------------

#[test]
fn tools_of_others_open_it() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(5)).unwrap();
    let dir = centre.place.path();
    for (keys, into) in [(&centre.hq, "hq"), (&centre.escrow, "escrow")] {
        let key = dir.join(format!("{into}.key"));
        fs::write(&key, keys.to_secret_text()).unwrap();
        fs::create_dir(dir.join(into)).unwrap();
        let tar = dir.join(format!("{into}.tar"));
        tool("age", Command::new("age").arg("-d").arg("-i").arg(&key).arg("-o").arg(&tar).arg(&sealed.path));
        tool("tar", Command::new("tar").arg("-xf").arg(&tar).arg("-C").arg(dir.join(into)));
    }
    let bag = dir.join("hq").join(NAME);
    assert!(bagit_accepts(&bag));

    let card: serde_json::Value = serde_json::from_slice(&fs::read(bag.join("signer.json")).unwrap()).unwrap();
    fs::write(dir.join("station.pem"), card["public_key"].as_str().unwrap()).unwrap();
    let mut openssl = Command::new("openssl");
    openssl.args(["pkeyutl", "-verify", "-rawin", "-pubin", "-inkey"]).arg(dir.join("station.pem"));
    openssl
        .arg("-in")
        .arg(bag.join("tagmanifest-sha256.txt"))
        .arg("-sigfile")
        .arg(bag.join("tagmanifest-sha256.txt.sig"));
    tool("openssl", &mut openssl);

    let lines = tool("zstd", Command::new("zstd").arg("-dc").arg(bag.join("data/actions.jsonl.zst")));
    let lines: Vec<Action> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(lines, Day::of(5).actions);
    chain_holds_by_the_words_of_the_readme(&lines);

    // And they see a changed byte as we do.
    let file = fs::read_dir(bag.join("data/att")).unwrap().next().unwrap().unwrap().path();
    let file = fs::read_dir(file).unwrap().next().unwrap().unwrap().path();
    let mut bytes = fs::read(&file).unwrap();
    bytes[100] ^= 1;
    fs::write(&file, bytes).unwrap();
    assert!(!bagit_accepts(&bag));
}

#[test]
fn a_key_of_openssl_can_sign_and_ours_can_be_read_by_it() {
    let dir = tempfile::tempdir().unwrap();
    let made = dir.path().join("made.pem");
    tool("openssl", Command::new("openssl").args(["genpkey", "-algorithm", "ed25519", "-out"]).arg(&made));
    let key = StationKey::from_pem(&fs::read_to_string(&made).unwrap()).unwrap();
    let ours = dir.path().join("ours.pem");
    fs::write(&ours, key.to_pem().unwrap().as_bytes()).unwrap();
    let public = tool("openssl", Command::new("openssl").args(["pkey", "-pubout", "-in"]).arg(&ours));
    assert_eq!(public, key.public().to_pem().unwrap());
}

/// The hash of each action, computed from what README.txt says and nothing else.
fn chain_holds_by_the_words_of_the_readme(actions: &[Action]) {
    let mut prev = [0; 32];
    for action in actions {
        assert_eq!(action.prev.0, prev);
        assert_eq!(action.body_hash.0, <[u8; 32]>::from(Sha256::digest(&action.body)));
        let mut bytes = prev.to_vec();
        let has_reason = u8::from(action.reason.is_some());
        let fields: [&[u8]; 11] = [
            action.station.as_str().as_bytes(),
            &action.seq.to_be_bytes(),
            &action.at.ms.to_be_bytes(),
            &action.at.n.to_be_bytes(),
            action.officer.as_str().as_bytes(),
            action.command.as_bytes(),
            &action.subject.to_string().into_bytes(),
            &[has_reason],
            action.reason.as_deref().unwrap_or("").as_bytes(),
            action.kind.as_bytes(),
            &action.version.to_be_bytes(),
        ];
        for field in fields {
            bytes.extend((field.len() as u64).to_be_bytes());
            bytes.extend(field);
        }
        bytes.extend(action.body_hash.0);
        prev = Sha256::digest(&bytes).into();
        assert_eq!(action.hash.0, prev);
    }
}

/// Runs a tool and gives what it said; fails with what to install, or with its own words.
fn tool(package: &str, command: &mut Command) -> String {
    let hint = format!("{command:?} cannot be started: apt-get install {package}");
    let output = command.output().unwrap_or_else(|error| panic!("{hint} ({error})"));
    assert!(output.status.success(), "{command:?}: {}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

/// BagIt's own reader, in Python. `make test` puts it in place; a plain `cargo test` does so here.
fn bagit_accepts(bag: &Path) -> bool {
    let venv = std::env::var_os("SHUBBAK_TOOLS_VENV")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target/tools/venv"), PathBuf::from);
    let python = venv.join("bin/python");
    let has_bagit = || Command::new(&python).args(["-c", "import bagit"]).output().is_ok_and(|o| o.status.success());
    if !has_bagit() {
        tool("python3-venv", Command::new("python3").args(["-m", "venv"]).arg(&venv));
        tool(
            "python3-venv",
            Command::new(venv.join("bin/pip")).args(["install", "-q", "bagit==1.9.0", "setuptools<81"]),
        );
    }
    assert!(has_bagit(), "bagit is not in {}: run `make test`", venv.display());
    let script =
        "import bagit, sys; bag = bagit.Bag(sys.argv[1]); bag.validate(); print(bag.info['External-Identifier'])";
    let output = Command::new(&python).args(["-c", script]).arg(bag).output().unwrap();
    if output.status.success() {
        assert_eq!(String::from_utf8_lossy(&output.stdout).trim(), NAME);
    }
    output.status.success()
}

// ---- Refused --------------------------------------------------------------------------------------------------------------------

#[test]
fn no_flipped_bit_and_no_cut_gets_through() {
    let centre = Centre::open();
    let sealed = centre.seals(Day::of(4)).unwrap();
    let good = fs::read(&sealed.path).unwrap();
    let dice = RefCell::new(dice(1926));
    let random = |below: usize| {
        let bytes: [u8; 8] = std::array::from_fn(|_| dice.borrow_mut().next().unwrap());
        u64::from_le_bytes(bytes) as usize % below
    };
    let mut accepted = 0;
    for n in 0..200 {
        let mut bad = good.clone();
        // Half of them in the header, where there is more to break.
        let at = if n % 2 == 0 { random(good.len()) } else { random(600) };
        bad[at] ^= 1 << random(8);
        accepted += usize::from(centre.looks_at_bytes(&bad).verified().is_ok());
    }
    for _ in 0..50 {
        accepted += usize::from(centre.looks_at_bytes(&good[..random(good.len())]).verified().is_ok());
    }
    for more in [&b"x"[..], &[0; 4096]] {
        accepted += usize::from(centre.looks_at_bytes(&[&good, more].concat()).verified().is_ok());
    }
    assert_eq!(accepted, 0);
    assert!(centre.looks_at_bytes(&good).verified().is_ok());
}

/// A file in the tar of a batch that was taken apart.
#[derive(Clone)]
struct Member {
    path: String,
    kind: tar::EntryType,
    bytes: Vec<u8>,
}

/// What somebody with headquarters' public key and a copy of the plain bag could make.
fn take_apart(centre: &Centre) -> Vec<Member> {
    let sealed = centre.seals(Day::of(3)).unwrap();
    let keys: age::x25519::Identity = centre.hq.to_secret_text().trim().parse().unwrap();
    let file = age::Decryptor::new(fs::File::open(&sealed.path).unwrap()).unwrap();
    let mut tar = tar::Archive::new(file.decrypt(std::iter::once(&keys as &dyn age::Identity)).unwrap());
    let member = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        Member { path, kind: tar::EntryType::Regular, bytes }
    };
    tar.entries().unwrap().map(member).collect()
}

fn encrypt(members: &[Member], to: &OpeningKeys) -> Vec<u8> {
    encrypt_bytes(&pack(members), to)
}

fn pack(members: &[Member]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for Member { path, kind, bytes } in members {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(*kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // Straight into the field: the library itself would refuse some of these names.
        let field = &mut header.as_ustar_mut().unwrap().name;
        field[..path.len().min(100)].copy_from_slice(&path.as_bytes()[..path.len().min(100)]);
        header.set_cksum();
        tar.append(&header, &bytes[..]).unwrap();
    }
    tar.into_inner().unwrap()
}

fn encrypt_bytes(tar: &[u8], to: &OpeningKeys) -> Vec<u8> {
    let recipient: age::x25519::Recipient = to.recipients_text().trim().parse().unwrap();
    let sealed = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = Vec::new();
    let mut writer = sealed.wrap_output(&mut out).unwrap();
    writer.write_all(tar).unwrap();
    writer.finish().unwrap();
    out
}

fn hex_of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

fn find<'a>(members: &'a mut [Member], name: &str) -> &'a mut Member {
    members.iter_mut().find(|member| member.path == format!("{NAME}/{name}")).unwrap()
}

/// Makes both manifests and the byte count true again; the signature stays as it was.
fn fix_manifests(members: &mut [Member]) {
    let (mut manifest, mut bytes, mut files) = (String::new(), 0, 0);
    for member in members.iter() {
        if let Some(name) = member.path.strip_prefix(&format!("{NAME}/")).filter(|name| name.starts_with("data/")) {
            manifest += &format!("{}  {name}\n", hex_of(&member.bytes));
            bytes += member.bytes.len();
            files += 1;
        }
    }
    find(members, "manifest-sha256.txt").bytes = manifest.into_bytes();
    let info = String::from_utf8(find(members, "bag-info.txt").bytes.clone()).unwrap();
    let oxum = |line: &str| {
        if line.starts_with("Payload-Oxum") { format!("Payload-Oxum: {bytes}.{files}\n") } else { format!("{line}\n") }
    };
    find(members, "bag-info.txt").bytes = info.lines().map(oxum).collect::<String>().into_bytes();
    fix_tagmanifest(members);
}

fn fix_tagmanifest(members: &mut [Member]) {
    let tags = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "signer.json"];
    let lines = tags.map(|name| format!("{}  {name}\n", hex_of(&find(members, name).bytes)));
    find(members, "tagmanifest-sha256.txt").bytes = lines.concat().into_bytes();
}

/// Replaces the lines of a listing.
fn relist(members: &mut [Member], name: &str, text: &[u8]) {
    find(members, name).bytes = zstd::encode_all(text, 3).unwrap();
    fix_manifests(members);
}

#[test]
fn a_bag_that_was_only_packed_again_is_the_same_bag() {
    let centre = Centre::open();
    let members = take_apart(&centre);
    let inspection = centre.looks_at_bytes(&encrypt(&members, &centre.hq));
    assert!(inspection.report().is_verified(), "{:#?}", inspection.report());
}

#[test]
fn a_replaced_attachment_is_found_whatever_was_mended_around_it() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    let at = good.iter().position(|member| member.path.contains("/att/")).unwrap();
    let mut bad = good.clone();
    bad[at].bytes[5] ^= 1;
    centre.refuses(&bad, "manifest-mismatch");
    // Renamed to its new hash and listed: now only the signature speaks.
    let hex = hex_of(&bad[at].bytes);
    let old = hex_of(&good[at].bytes);
    bad[at].path = format!("{NAME}/data/att/{}/{hex}", &hex[..2]);
    let listing = zstd::decode_all(&find(&mut bad, "data/attachments.jsonl.zst").bytes[..]).unwrap();
    let listing = String::from_utf8(listing).unwrap().replace(&old, &hex);
    relist(&mut bad, "data/attachments.jsonl.zst", listing.as_bytes());
    let inspection = centre.looks_at_bytes(&encrypt(&bad, &centre.hq));
    let failed: Vec<_> =
        inspection.report().checks.iter().filter_map(|c| failure(&c.outcome).map(|f| (c.check, f))).collect();
    assert_eq!(failed, [(Check::Signature, "bad-signature")]);
}

#[test]
fn a_forged_signer_is_not_believed() {
    let centre = Centre::open();
    let mut members = take_apart(&centre);
    // Signed throughout with a key of the forger's own.
    let forger =
        Centre { station: StationKey::from_random([9; 32]), place: tempfile::tempdir().unwrap(), ..Centre::open() };
    let theirs = take_apart(&forger);
    for name in
        ["signer.json", "tagmanifest-sha256.txt", "tagmanifest-sha256.txt.sig", "bag-info.txt", "manifest-sha256.txt"]
    {
        let member = theirs.iter().find(|m| m.path.ends_with(&format!("/{name}"))).unwrap();
        find(&mut members, name).bytes = member.bytes.clone();
    }
    let codes =
        |members: &[Member]| centre.looks_at_bytes(&encrypt(members, &centre.hq)).verified().unwrap_err().code();
    assert_eq!(codes(&theirs), "unknown-signer");
    assert!(matches!(codes(&members), "unknown-signer" | "manifest-mismatch"));
    // The station's own card over the forger's signature, and a signature that is none.
    let mut mixed = take_apart_again(&centre);
    find(&mut mixed, "tagmanifest-sha256.txt.sig").bytes =
        find(&mut members, "tagmanifest-sha256.txt.sig").bytes.clone();
    assert_eq!(codes(&mixed), "bad-signature");
    for signature in [vec![], vec![0; 64], vec![0xff; 64], vec![0; 65]] {
        find(&mut mixed, "tagmanifest-sha256.txt.sig").bytes = signature;
        assert_eq!(codes(&mixed), "bad-signature");
    }
    find(&mut mixed, "signer.json").bytes = b"{}".to_vec();
    fix_tagmanifest(&mut mixed);
    centre.refuses(&mixed, "bad-signer-card");
}

fn take_apart_again(centre: &Centre) -> Vec<Member> {
    fs::remove_file(centre.place.path().join(format!("{NAME}.bag.tar.age"))).unwrap();
    take_apart(centre)
}

#[test]
fn a_label_that_claims_something_else_is_refused() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    for (from, to) in [
        ("actions=9", "actions=8"),
        ("X-Action-To: ZAQ-03 9", "X-Action-To: ZAQ-03 8"),
        ("X-Station: ZAQ-03", "X-Station: ZAQ-04"),
        ("X-Seq: 42", "X-Seq: 43"),
        ("Payload-Oxum: ", "Payload-Oxum: 1"),
        ("000042", "000043"),
    ] {
        let mut bad = good.clone();
        let info = String::from_utf8(find(&mut bad, "bag-info.txt").bytes.clone()).unwrap();
        assert!(info.contains(from));
        find(&mut bad, "bag-info.txt").bytes = info.replace(from, to).into_bytes();
        fix_tagmanifest(&mut bad);
        centre.refuses(&bad, "bad-label");
        centre.refuses(&bad, "bad-signature");
    }
}

#[test]
fn members_that_do_not_belong_are_refused() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    let extra = |path: &str| Member { path: path.into(), kind: tar::EntryType::Regular, bytes: b"x".to_vec() };
    let with = |member: Member| [&good[..], &[member]].concat();
    centre.refuses(&with(extra(&format!("{NAME}/data/extra.txt"))), "unexpected-member");
    centre.refuses(&with(extra("OTHER/bagit.txt")), "unexpected-member");
    centre.refuses(&with(extra("bagit.txt")), "unexpected-member");
    centre.refuses(&with(extra(&format!("{NAME}/data/att/00/../../../x"))), "path-escapes");
    for path in ["/etc/passwd", "../x", "a\\..\\x", "C:x", "a/\u{202e}x\n"] {
        let inspection = centre.looks_at_bytes(&encrypt(&with(extra(path)), &centre.hq));
        assert!(matches!(inspection.verified(), Err(Fault::PathEscapes(_))), "{path:?}");
    }
    for twice in 0..good.len() {
        centre.refuses(&with(good[twice].clone()), "duplicate-member");
    }
    for gone in 0..good.len() {
        let mut bad = good.clone();
        bad.remove(gone);
        centre.refuses(&bad, "missing-member");
    }
    use tar::EntryType::*;
    for kind in
        [Directory, Symlink, Link, Char, Block, Fifo, XHeader, XGlobalHeader, GNULongName, GNULongLink, GNUSparse]
    {
        let mut odd = good.clone();
        odd.insert(3, Member { kind, ..good[3].clone() });
        centre.refuses(&odd, "not-a-plain-file");
    }
    // An attachment that is listed in neither manifest nor listing.
    let hex = hex_of(b"x");
    centre.refuses(&with(extra(&format!("{NAME}/data/att/{}/{hex}", &hex[..2]))), "unlisted-member");
}

#[test]
fn rows_that_are_not_the_ledgers_are_refused() {
    let centre = Centre::open();
    let good = take_apart(&centre);
    let actions = Day::of(3).actions;
    let text =
        |actions: &[Action]| actions.iter().map(|a| serde_json::to_string(a).unwrap() + "\n").collect::<String>();
    let refuses = |text: &str, name: &str, code| {
        let mut bad = good.clone();
        relist(&mut bad, name, text.as_bytes());
        centre.refuses(&bad, code);
    };
    let mut gap = actions.clone();
    gap.remove(4);
    refuses(&text(&gap), "data/actions.jsonl.zst", "chain-broken");
    let mut changed = actions.clone();
    changed[4].body = changed[4].body.replace("منى", "هدى");
    refuses(&text(&changed), "data/actions.jsonl.zst", "chain-broken");
    refuses(&text(&actions[..8]), "data/actions.jsonl.zst", "bad-label");
    refuses(&text(&actions).replacen("{\"station\"", "{ \"station\"", 1), "data/actions.jsonl.zst", "bad-line");
    refuses("nonsense\n", "data/actions.jsonl.zst", "bad-line");
    refuses("{}\n[]\n{}\n", "data/cases.jsonl.zst", "bad-line");
    refuses("{}\n", "data/cases.jsonl.zst", "bad-label");
    refuses("", "data/attachments.jsonl.zst", "bad-line");
    refuses(&"{}\n".repeat(20 << 20), "data/cases.jsonl.zst", "too-large");
    let mut garbage = good.clone();
    find(&mut garbage, "data/actions.jsonl.zst").bytes = b"not packed at all".to_vec();
    fix_manifests(&mut garbage);
    centre.refuses(&garbage, "bad-line");
}

#[test]
fn a_tar_that_lies_about_its_sizes_or_hides_something_is_refused() {
    let centre = Centre::open();
    let good = pack(&take_apart(&centre));
    let code = |tar: &[u8]| centre.looks_at_bytes(&encrypt_bytes(tar, &centre.hq)).verified().unwrap_err().code();
    assert_eq!(code(&good[..good.len() - 1024]), "truncated");
    assert!(matches!(code(&good[..700]), "truncated" | "malformed"));
    assert_eq!(code(&[&good[..], b"hidden"].concat()), "trailing-bytes");
    assert_eq!(code(&[&good[..], &[0; 1 << 20], b"hidden"].concat()), "trailing-bytes");
    assert_eq!(code(b""), "truncated");
    assert_eq!(code(&dice(5).take(5000).collect::<Vec<_>>()), "malformed");
    let mut huge = tar::Header::new_ustar();
    huge.set_size(u64::MAX);
    huge.as_ustar_mut().unwrap().name[..NAME.len() + 10].copy_from_slice(format!("{NAME}/bagit.txt").as_bytes());
    huge.set_cksum();
    assert!(matches!(code(huge.as_bytes()), "too-large" | "malformed"));
    // Any change of the plain tar that keeps its form is somewhere spoken against.
    let mut accepted = 0;
    for n in 0..300 {
        let mut bad = good.clone();
        let at = dice(n + 77).take(8).fold(0usize, |a, b| a << 8 | usize::from(b)) % (good.len() - 1024);
        bad[at] ^= 1;
        let cursor = Cursor::new(&bad);
        let same = tar_contents(cursor) == tar_contents(Cursor::new(&good));
        accepted += usize::from(!same && centre.looks_at_bytes(&encrypt_bytes(&bad, &centre.hq)).verified().is_ok());
    }
    assert_eq!(accepted, 0);
}

/// Names and contents, which is all that a bag is; padding and dates are not.
fn tar_contents(tar: impl Read) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let mut tar = tar::Archive::new(tar);
    let read = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry = entry.ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        Some((entry.path_bytes().into_owned(), bytes))
    };
    tar.entries().ok()?.map(read).collect()
}
