//! A disk that loses its power. What was synced is there; of the rest each write may be there or not, in
//! any order, or torn between two sectors, and each new, removed or renamed name may be there or not
//! until its folder was synced. That is less than any file system in use promises.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::Dice;
use super::recording::{Before, Event};

/// A disk writes whole sectors, in bytes.
const SECTOR: usize = 512;

/// What is under a name.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Node {
    File(usize),
    Folder,
}

/// A change to a folder that waits for the folder's sync.
#[derive(Debug, Clone)]
enum Naming {
    Set(PathBuf, Node),
    Move(PathBuf, PathBuf, Node),
    Remove(PathBuf),
}

/// A change to a file that waits for the file's sync.
#[derive(Debug, Clone)]
enum Change {
    Write(usize, Vec<u8>),
    Resize(usize),
}

#[derive(Default)]
struct Content {
    synced: Vec<u8>,
    waiting: Vec<Change>,
}

/// What becomes of the changes that wait when the power goes.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Fate {
    Dropped,
    Kept,
    /// In order, up to some point.
    Beginning,
    /// Any of them: later ones without earlier ones.
    Some,
    /// Any sectors of them.
    Torn,
    /// As `Torn`, and the file has its full length already: zeros where nothing came.
    Grown,
}

impl Fate {
    pub const ALL: [Fate; 6] = [Fate::Dropped, Fate::Kept, Fate::Beginning, Fate::Some, Fate::Torn, Fate::Grown];
}

/// The disk as it stands after the events it was told of.
#[derive(Default)]
pub struct Disk {
    synced: BTreeMap<PathBuf, Node>,
    waiting: Vec<Naming>,
    /// The names as the running program sees them.
    seen: BTreeMap<PathBuf, Node>,
    files: BTreeMap<usize, Content>,
}

impl Disk {
    /// A disk that holds a centre's folder with these files, all of them safe.
    pub fn holding(before: &[Before]) -> Disk {
        let mut disk = Disk::default();
        let mut names = vec![(PathBuf::from("centre"), Node::Folder)];
        for Before { file, path, bytes, .. } in before {
            names.push((path.clone(), Node::File(*file)));
            disk.files.insert(*file, Content { synced: bytes.clone(), waiting: vec![] });
        }
        disk.synced = names.iter().cloned().collect();
        disk.seen = disk.synced.clone();
        disk
    }

    pub fn takes(&mut self, event: &Event) {
        match event {
            Event::Created { file, path } => {
                self.files.insert(*file, Content::default());
                self.names(Naming::Set(path.clone(), Node::File(*file)));
            }
            Event::MadeFolder(path) => self.names(Naming::Set(path.clone(), Node::Folder)),
            Event::Renamed { from, to } => self.names(Naming::Move(from.clone(), to.clone(), self.seen[from])),
            Event::Removed(path) => self.names(Naming::Remove(path.clone())),
            Event::SyncedFolder(path) => self.sync_folder(path),
            Event::Wrote { file, at, bytes } => self.content(*file).waiting.push(Change::Write(*at, bytes.clone())),
            Event::Resized { file, size } => self.content(*file).waiting.push(Change::Resize(*size)),
            Event::Synced { file } => self.content(*file).sync(),
            Event::Said(_) => {}
        }
    }

    fn names(&mut self, naming: Naming) {
        naming.apply(&mut self.seen);
        self.waiting.push(naming);
    }

    fn content(&mut self, file: usize) -> &mut Content {
        self.files.entry(file).or_default()
    }

    fn sync_folder(&mut self, folder: &Path) {
        for naming in std::mem::take(&mut self.waiting) {
            if naming.touches(folder) { naming.apply(&mut self.synced) } else { self.waiting.push(naming) }
        }
    }

    /// Cuts the power and builds in `folder` what is found when it comes back. `fate` is that of the
    /// names; every file has one of its own.
    pub fn lay_out(&self, folder: &Path, fate: Fate, dice: &mut Dice) {
        let _ = fs::remove_dir_all(folder);
        fs::create_dir_all(folder).unwrap();
        for (path, node) in self.found(fate, dice) {
            let place = folder.join(&path);
            // Parents come before what is in them; what has lost its folder is lost.
            if !place.parent().is_some_and(Path::is_dir) {
                continue;
            }
            match node {
                Node::Folder => fs::create_dir(&place).unwrap(),
                Node::File(file) => {
                    let fate = Fate::ALL[dice.below(Fate::ALL.len())];
                    fs::write(&place, self.files[&file].found(fate, dice)).unwrap();
                }
            }
        }
    }

    fn found(&self, fate: Fate, dice: &mut Dice) -> BTreeMap<PathBuf, Node> {
        let mut names = self.synced.clone();
        let until = if fate == Fate::Beginning { dice.below(self.waiting.len() + 1) } else { self.waiting.len() };
        for naming in &self.waiting[..until] {
            let happens = match fate {
                Fate::Dropped => false,
                Fate::Kept | Fate::Beginning => true,
                Fate::Some | Fate::Torn | Fate::Grown => dice.coin(),
            };
            if happens {
                naming.apply(&mut names);
            }
        }
        names
    }
}

impl Naming {
    fn apply(&self, names: &mut BTreeMap<PathBuf, Node>) {
        match self {
            Naming::Set(path, node) => {
                names.insert(path.clone(), *node);
            }
            Naming::Move(from, to, node) => {
                names.remove(from);
                names.insert(to.clone(), *node);
            }
            Naming::Remove(path) => {
                names.remove(path);
            }
        }
    }

    fn touches(&self, folder: &Path) -> bool {
        let inside = |path: &PathBuf| path.parent() == Some(folder);
        match self {
            Naming::Set(path, _) | Naming::Remove(path) => inside(path),
            Naming::Move(from, to, _) => inside(from) || inside(to),
        }
    }
}

impl Content {
    fn sync(&mut self) {
        for change in std::mem::take(&mut self.waiting) {
            change.apply(&mut self.synced);
        }
    }

    fn found(&self, fate: Fate, dice: &mut Dice) -> Vec<u8> {
        let mut bytes = self.synced.clone();
        let until = if fate == Fate::Beginning { dice.below(self.waiting.len() + 1) } else { self.waiting.len() };
        for change in &self.waiting[..until] {
            match fate {
                Fate::Dropped => {}
                Fate::Kept | Fate::Beginning => change.apply(&mut bytes),
                Fate::Some if dice.coin() => change.apply(&mut bytes),
                Fate::Some => {}
                Fate::Torn | Fate::Grown => change.tear(&mut bytes, dice),
            }
        }
        if fate == Fate::Grown {
            bytes.resize(self.length().max(bytes.len()), 0);
        }
        bytes
    }

    /// As the running program sees it.
    fn length(&self) -> usize {
        self.waiting.iter().fold(self.synced.len(), |length, change| match change {
            Change::Write(at, bytes) => length.max(at + bytes.len()),
            Change::Resize(size) => *size,
        })
    }
}

impl Change {
    fn apply(&self, file: &mut Vec<u8>) {
        match self {
            Change::Write(at, bytes) => put(file, *at, bytes),
            Change::Resize(size) => file.resize(*size, 0),
        }
    }

    /// Keeps each sector, or not.
    fn tear(&self, file: &mut Vec<u8>, dice: &mut Dice) {
        let Change::Write(at, bytes) = self else {
            return if dice.coin() {
                self.apply(file)
            };
        };
        let mut from = 0;
        while from < bytes.len() {
            let to = bytes.len().min(from + SECTOR - (at + from) % SECTOR);
            if dice.coin() {
                put(file, at + from, &bytes[from..to]);
            }
            from = to;
        }
    }
}

fn put(file: &mut Vec<u8>, at: usize, bytes: &[u8]) {
    if file.len() < at + bytes.len() {
        file.resize(at + bytes.len(), 0);
    }
    file[at..at + bytes.len()].copy_from_slice(bytes);
}
