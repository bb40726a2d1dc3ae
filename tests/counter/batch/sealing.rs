//! There and back: what is sealed is what is read, and what cannot be sealed leaves nothing behind.

use std::fs;
use std::path::Path;
use std::sync::atomic::{AtomicBool, Ordering};

use sha2::{Digest, Sha256};
use shubbak::domain::ledger::{Action, Hash};
use shubbak::exchange::{
    Attachment, Check, EnrolledStations, Fault, Halt, OpeningKeys, SealFault, Sealing, Source, StationKey, Watch,
};

use super::{Centre, Day, NAME, look};

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
    let mut keep_action = |action| {
        actions.push(action);
        Ok(())
    };
    batch.for_each_action(&mut keep_action).unwrap();
    let mut keep_case = |case: &str| {
        cases.push(case.to_owned());
        Ok(())
    };
    batch.for_each_case(&mut keep_case).unwrap();
    let mut keep = |file: Attachment<'_>| {
        let mut bytes = Vec::new();
        file.content.read_to_end(&mut bytes).map_err(Halt::failed)?;
        assert_eq!((file.media, file.bytes), ("image/jpeg", bytes.len() as u64));
        files.push(bytes);
        Ok(())
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
    assert!(matches!(batch.for_each_action(&mut |_| Ok(())), Err(Fault::Changed(_))));
    assert!(batch.for_each_case(&mut |_| Ok(())).is_err());
    assert!(batch.for_each_attachment(&mut |_| Ok(())).is_err());
}

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

    let mut quiet = |_| {};
    let mut watch = Watch { progress: &mut quiet, cancel: &AtomicBool::new(false) };
    let mut away = Failing { day: Day::of(1), away: true };
    assert!(matches!(centre.seals_watched(&mut away, &mut watch), Err(SealFault::Source(_))));
    let mut other = Failing { day: Day::of(1), away: false };
    assert!(matches!(centre.seals_watched(&mut other, &mut watch), Err(SealFault::Attachment(_))));
    assert!(centre.files().is_empty(), "{:?}", centre.files());
}

/// A register that goes away, or gives a file under the name of another.
struct Failing {
    day: Day,
    away: bool,
}

impl Source for Failing {
    fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt> {
        self.day.actions(each)
    }

    fn cases(&mut self, _: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt> {
        if self.away { Err(Halt::failed("the register is away")) } else { Ok(()) }
    }

    fn attachments(&mut self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt> {
        each(Attachment { sha256: Hash([1; 32]), media: "image/png", bytes: 4, content: &mut &b"scan"[..] })
    }
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
            cancel.store(told >= stop_at, Ordering::Relaxed);
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
