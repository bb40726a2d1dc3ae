//! The folder a batch is written to: what was left by a crash is cleared, the file is written beside its name and renamed.
//! A part that its sender wrote down as out is finished instead.

use std::fs::{self, File, OpenOptions};
use std::io;
use std::path::{Path, PathBuf};

use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;
use crate::durable::{self, sync_folder};
use crate::exchange::fault::SealFault;
use crate::exchange::format::{BatchName, EXTENSION};
use crate::exchange::hashing::Hashed;

/// How the names of unfinished files end.
const PART: &str = ".part";
const SPOOL: &str = ".spool";

/// Where one batch goes.
pub(super) struct Place {
    folder: PathBuf,
    target: PathBuf,
}

impl Place {
    /// Clears what a crash left of this station's earlier tries, and refuses a name that is taken.
    pub(super) fn prepare(folder: &Path, name: &BatchName) -> Result<Self, SealFault> {
        let place = Place { folder: folder.to_owned(), target: folder.join(name.file_name()) };
        place.clear_leftovers(name.station()).map_err(|e| place.fault(e))?;
        if place.target.exists() {
            return Err(SealFault::AlreadyThere(place.target));
        }
        Ok(place)
    }

    pub(super) fn target(&self) -> &Path {
        &self.target
    }

    /// The file to write; it is removed again unless it is kept.
    pub(super) fn begin(&self) -> io::Result<(Part, File)> {
        let path = self.beside(PART);
        let file = OpenOptions::new().read(true).write(true).create_new(true).open(&path)?;
        Ok((Part { path, kept: false }, file))
    }

    /// A file for rows put aside, one for each `what`.
    pub(super) fn spool(&self, what: &str) -> PathBuf {
        self.beside(&format!(".{what}{SPOOL}"))
    }

    /// Gives the part its name, and makes sure that the folder remembers it.
    pub(super) fn keep(&self, mut part: Part) -> io::Result<()> {
        fs::rename(&part.path, &self.target)?;
        part.kept = true;
        sync_folder(&self.folder)
    }

    /// Makes sure that the folder remembers the part, so that it can be finished after a power cut.
    pub(super) fn remember(&self) -> io::Result<()> {
        sync_folder(&self.folder)
    }

    pub(super) fn fault(&self, source: io::Error) -> SealFault {
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => SealFault::PlaceFull(self.folder.clone()),
            io::ErrorKind::FileTooLarge => SealFault::PlaceTooSmall { place: self.folder.clone() },
            _ => SealFault::CannotWrite { place: self.folder.clone(), source },
        }
    }

    fn beside(&self, ending: &str) -> PathBuf {
        durable::beside(&self.target, ending)
    }

    fn clear_leftovers(&self, station: &StationId) -> io::Result<()> {
        for entry in fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name().to_str().is_some_and(|name| is_leftover(name, station)) {
                fs::remove_file(entry.path())?;
            }
        }
        Ok(())
    }
}

/// See [`super::finish`].
pub(super) fn finish(target: &Path, sha256: Hash) -> Result<(), SealFault> {
    let (Some(folder), part) = (target.parent(), durable::beside(target, PART)) else { return Ok(()) };
    let place = Place { folder: folder.to_owned(), target: target.to_owned() };
    if target.exists() || !part.exists() {
        return Ok(());
    }
    let read = || -> io::Result<Hash> {
        let mut hashed = Hashed::new(io::sink());
        io::copy(&mut File::open(&part)?, &mut hashed)?;
        Ok(hashed.finish().1)
    };
    let same = read().map_err(|e| place.fault(e))? == sha256;
    if !same {
        return Ok(());
    }
    place.keep(Part { path: part, kept: true }).map_err(|e| place.fault(e))
}

/// Only files that are certainly ours and of this station: others may be at work in the same folder.
fn is_leftover(file: &str, station: &StationId) -> bool {
    let Some((name, ending)) = file.split_once(EXTENSION) else { return false };
    let unfinished = ending.ends_with(PART) || ending.ends_with(SPOOL);
    unfinished && BatchName::parse(name).is_some_and(|name| name.station() == station)
}

/// A file that is not yet a batch.
pub(super) struct Part {
    path: PathBuf,
    kept: bool,
}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.kept {
            // If it cannot be removed now, the next sealing at this place removes it.
            let _ = fs::remove_file(&self.path);
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_the_stations_own_unfinished_files_are_leftovers() {
        let ours = "ZAQ-03".parse().unwrap();
        assert!(is_leftover("ZAQ-03-20261121-000042.bag.tar.age.part", &ours));
        assert!(is_leftover("ZAQ-03-20261120-000041.bag.tar.age.actions.spool", &ours));
        assert!(!is_leftover("ZAQ-03-20261121-000042.bag.tar.age", &ours));
        assert!(!is_leftover("ZAQ-04-20261121-000042.bag.tar.age.part", &ours));
        assert!(!is_leftover("holiday.part", &ours));
    }

    #[test]
    fn a_full_place_is_told_from_one_that_cannot_be_written() {
        let folder = tempfile::tempdir().unwrap();
        let day = chrono::NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let name = BatchName::new("ZAQ-03".parse().unwrap(), day, 42).unwrap();
        let place = Place::prepare(folder.path(), &name).unwrap();
        let code = |kind| place.fault(io::Error::from(kind)).code();
        assert_eq!(code(io::ErrorKind::StorageFull), "place-full");
        assert_eq!(code(io::ErrorKind::FileTooLarge), "place-too-small");
        assert_eq!(code(io::ErrorKind::PermissionDenied), "cannot-write");
    }
}
