//! What the recorder wrote down, read as events: every change to the disk in the order it was made.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

/// One change, or something said. Paths are relative to the disk; a file keeps its number when it is
/// renamed, and a new file of the same name has a number of its own.
#[derive(Debug, Clone)]
pub enum Event {
    Created { file: usize, path: PathBuf },
    MadeFolder(PathBuf),
    Wrote { file: usize, at: usize, bytes: Vec<u8> },
    Resized { file: usize, size: usize },
    Synced { file: usize },
    SyncedFolder(PathBuf),
    Renamed { from: PathBuf, to: PathBuf },
    Removed(PathBuf),
    Said(Vec<u8>),
}

/// The recorder, compiled once for this run of the tests.
pub fn recorder() -> &'static Path {
    static BUILT: OnceLock<PathBuf> = OnceLock::new();
    BUILT.get_or_init(|| {
        let source = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/counter/durability/recorder.c");
        // A process of the same number has ended: its library may be replaced.
        let library = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("recorder-{}.so", std::process::id()));
        let compiled = Command::new("cc")
            .args(["-shared", "-fPIC", "-O2", "-Wall", "-Werror", "-Wno-unused", "-o"])
            .args([library.as_os_str(), source.as_os_str(), "-ldl".as_ref()])
            .output()
            .unwrap();
        assert!(compiled.status.success(), "{}", String::from_utf8_lossy(&compiled.stderr));
        library
    })
}

/// A file that was on the disk before anything was recorded.
pub struct Before {
    pub file: usize,
    pub path: PathBuf,
    pub bytes: Vec<u8>,
    inode: u64,
}

/// What is on `disk` now, to record what happens to it.
pub fn before(disk: &Path) -> Vec<Before> {
    use std::os::unix::fs::MetadataExt;
    let centre = disk.join("centre");
    let entries = fs::read_dir(&centre).unwrap().map(Result::unwrap).filter(|entry| entry.path().is_file());
    let before = |(at, entry): (usize, fs::DirEntry)| Before {
        file: at + 1,
        path: entry.path().strip_prefix(disk).unwrap().to_owned(),
        bytes: fs::read(entry.path()).unwrap(),
        inode: entry.metadata().unwrap().ino(),
    };
    entries.enumerate().map(before).collect()
}

/// Reads the recorder's list of changes to the files of `disk`.
pub fn read(list: &Path, disk: &Path) -> Vec<Event> {
    read_after(list, disk, &[])
}

/// The same, where files were there before.
pub fn read_after(list: &Path, disk: &Path, before: &[Before]) -> Vec<Event> {
    let list = fs::read(list).unwrap();
    let mut rest = list.as_slice();
    let now = before.iter().map(|before| (before.inode, before.file)).collect();
    let mut files = Numbers { now, given: before.len() };
    let mut events = vec![];
    while !rest.is_empty() {
        let (record, after) = Record::take(rest);
        rest = after;
        events.extend(event(&record, disk, &mut files));
    }
    events
}

/// The recorder's header and what follows it.
struct Record<'a> {
    what: u8,
    inode: u64,
    at: usize,
    path: &'a str,
    bytes: &'a [u8],
}

impl<'a> Record<'a> {
    fn take(list: &'a [u8]) -> (Record<'a>, &'a [u8]) {
        let number = |from: usize| u64::from_le_bytes(list[from..from + 8].try_into().unwrap());
        let length = |from: usize| u32::from_le_bytes(list[from..from + 4].try_into().unwrap()) as usize;
        let (path_end, end) = (25 + length(17), 25 + length(17) + length(21));
        let path = std::str::from_utf8(&list[25..path_end]).unwrap();
        let record =
            Record { what: list[0], inode: number(1), at: number(9) as usize, path, bytes: &list[path_end..end] };
        (record, &list[end..])
    }
}

/// Inodes are used again; the numbers given here are not.
#[derive(Default)]
struct Numbers {
    now: BTreeMap<u64, usize>,
    given: usize,
}

impl Numbers {
    fn new_file(&mut self, inode: u64) -> usize {
        self.given += 1;
        self.now.insert(inode, self.given);
        self.given
    }
}

fn event(record: &Record<'_>, disk: &Path, files: &mut Numbers) -> Option<Event> {
    let path = |text: &str| Path::new(text).strip_prefix(disk).unwrap().to_owned();
    // Shared memory is no file to the disk: it is empty after a power cut.
    if record.path.trim_end_matches(" (deleted)").ends_with("-shm") {
        return None;
    }
    if record.what == b'C' {
        return Some(Event::Created { file: files.new_file(record.inode), path: path(record.path) });
    }
    let file = || files.now[&record.inode];
    Some(match record.what {
        b'M' => Event::MadeFolder(path(record.path)),
        b'W' => Event::Wrote { file: file(), at: record.at, bytes: record.bytes.to_vec() },
        b'T' => Event::Resized { file: file(), size: record.at },
        b'S' => Event::Synced { file: file() },
        b'D' => Event::SyncedFolder(path(record.path)),
        b'R' => {
            let (from, to) = record.path.split_once('\0').unwrap();
            Event::Renamed { from: path(from), to: path(to) }
        }
        b'U' => Event::Removed(path(record.path)),
        b'A' => Event::Said(record.bytes.to_vec()),
        _ => panic!("the recorder cannot follow {}; teach it", record.path),
    })
}

/// How many changes the list holds, shared memory included.
pub fn count(list: &Path) -> usize {
    let list = fs::read(list).unwrap();
    let mut rest = list.as_slice();
    let mut count = 0;
    while !rest.is_empty() {
        let (record, after) = Record::take(rest);
        count += usize::from(record.what != b'A');
        rest = after;
    }
    count
}
