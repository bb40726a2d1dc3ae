//! Pieces that lie there are not written again, pieces that are wrong are; and what is joined is what was split.

use std::fs;
use std::sync::atomic::{AtomicBool, Ordering};

use super::*;
use crate::exchange::hashing::hash_of;
use crate::exchange::watch::{Progress, Step, Watch};

const NAME: &str = "ZAQ-03-20261122-000042.bag.tar.age";
const SIZE: u64 = 1 << 20;

struct Stick {
    place: tempfile::TempDir,
    bytes: Vec<u8>,
}

impl Stick {
    fn with(bytes: usize) -> Stick {
        let place = tempfile::tempdir().unwrap();
        let bytes: Vec<u8> = (0..bytes).map(|at| (at * 31 + at / 257) as u8).collect();
        fs::write(place.path().join(NAME), &bytes).unwrap();
        fs::create_dir(place.path().join("stick")).unwrap();
        Stick { place, bytes }
    }

    fn copies(&self) -> Result<Copied, VolumeFault> {
        self.copies_until(u64::MAX)
    }

    /// Until so many bytes were written: then the stick is pulled.
    fn copies_until(&self, most: u64) -> Result<Copied, VolumeFault> {
        let cancel = AtomicBool::new(false);
        let mut pull = |at: Progress| {
            if at.step == Step::Copying && at.done > most {
                cancel.store(true, Ordering::Relaxed);
            }
        };
        let mut watch = Watch { progress: &mut pull, cancel: &cancel };
        copy(&self.place.path().join(NAME), &self.folder(), SIZE, &mut watch)
    }

    fn joins(&self) -> Result<Vec<u8>, VolumeFault> {
        let into = self.place.path().join("joined");
        let mut watch = Watch { progress: &mut |_| {}, cancel: &AtomicBool::new(false) };
        join(&self.at(&format!("{NAME}{LIST}")), &into, &mut watch)?;
        Ok(fs::read(into).unwrap())
    }

    fn folder(&self) -> PathBuf {
        self.place.path().join("stick")
    }

    fn at(&self, name: &str) -> PathBuf {
        self.folder().join(name)
    }
}

#[test]
fn what_is_small_stays_whole() {
    let stick = Stick::with(SIZE as usize);
    let copied = stick.copies().unwrap();
    assert_eq!(copied.files, [stick.at(NAME)]);
    assert_eq!((copied.bytes, copied.sha256), (SIZE, hash_of(&stick.bytes)));
    assert_eq!(fs::read(stick.at(NAME)).unwrap(), stick.bytes);
    let empty = Stick::with(0);
    assert_eq!(empty.copies().unwrap().files, [empty.at(NAME)]);
}

#[test]
fn pieces_make_the_whole_again() {
    let stick = Stick::with(3 * SIZE as usize + 5);
    let copied = stick.copies().unwrap();
    assert_eq!(copied.files.len(), 5);
    assert_eq!((copied.written, copied.sha256), (3 * SIZE + 5, hash_of(&stick.bytes)));
    assert_eq!(stick.joins().unwrap(), stick.bytes);
    let pieces = (1..=4).map(|no| fs::read(stick.at(&volume_name(NAME, no))).unwrap());
    assert_eq!(pieces.flatten().collect::<Vec<u8>>(), stick.bytes);
}

#[test]
fn a_stick_that_was_pulled_goes_on_where_it_was() {
    let stick = Stick::with(4 * SIZE as usize);
    assert!(matches!(stick.copies_until(2 * SIZE + SIZE / 2), Err(VolumeFault::Cancelled)));
    assert!(!stick.at(&format!("{NAME}{LIST}")).exists(), "the list comes last");
    assert_eq!(stick.copies().unwrap().written, 2 * SIZE, "two pieces were right");
    assert_eq!(stick.joins().unwrap(), stick.bytes);
    assert_eq!(stick.copies().unwrap().written, 0);
    // A bit that turned over is found, and only that piece is written again.
    let third = stick.at(&volume_name(NAME, 3));
    let mut bytes = fs::read(&third).unwrap();
    bytes[7] ^= 1;
    fs::write(&third, bytes).unwrap();
    assert_eq!(stick.copies().unwrap().written, SIZE);
    assert_eq!(stick.joins().unwrap(), stick.bytes);
    let left: Vec<_> = fs::read_dir(stick.folder()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
    assert_eq!(left.len(), 5, "{left:?}");
}

#[test]
fn a_piece_that_is_changed_missing_or_swapped_is_named() {
    let stick = Stick::with(3 * SIZE as usize);
    stick.copies().unwrap();
    let (first, second) = (stick.at(&volume_name(NAME, 1)), stick.at(&volume_name(NAME, 2)));
    let (one, two) = (fs::read(&first).unwrap(), fs::read(&second).unwrap());
    fs::write(&first, &two).unwrap();
    fs::write(&second, &one).unwrap();
    assert!(matches!(stick.joins(), Err(VolumeFault::Differs(name)) if name == volume_name(NAME, 1)));
    fs::write(&first, &one).unwrap();
    fs::write(&second, &two[1..]).unwrap();
    assert!(matches!(stick.joins(), Err(VolumeFault::Differs(name)) if name == volume_name(NAME, 2)));
    fs::remove_file(&second).unwrap();
    assert!(matches!(stick.joins(), Err(VolumeFault::Missing(name)) if name == volume_name(NAME, 2)));
}

#[test]
fn a_list_leads_nowhere_else_and_adds_up() {
    let stick = Stick::with(2 * SIZE as usize);
    stick.copies().unwrap();
    let good = fs::read_to_string(stick.at(&format!("{NAME}{LIST}"))).unwrap();
    let list = Volumes::parse(&good).unwrap();
    assert_eq!(Volumes::parse(&list.to_text()).unwrap(), list);
    let changed: [fn(&mut Volumes); 7] = [
        |list| list.file = "../ZAQ-03-20261122-000042.bag.tar.age".into(),
        |list| list.file = "notes.txt".into(),
        |list| list.volumes[1].name = "../../etc/passwd".into(),
        |list| list.volumes.swap(0, 1),
        |list| list.volumes.clear(),
        |list| list.bytes += 1,
        |list| (list.volumes[0].bytes, list.volumes[1].bytes) = (u64::MAX, SIZE * 2 + 1),
    ];
    for change in changed {
        let mut bad = list.clone();
        change(&mut bad);
        assert!(matches!(Volumes::parse(&bad.to_text()), Err(VolumeFault::NotAList(_))), "{bad:?}");
    }
    let mut whole = list;
    whole.sha256 = Hash([0; 32]);
    fs::write(stick.at(&format!("{NAME}{LIST}")), whole.to_text()).unwrap();
    assert!(matches!(stick.joins(), Err(VolumeFault::Differs(name)) if name == NAME));
}
