//! A sealed batch in pieces, for places that take no large file: `<name>.bag.tar.age.001`, `.002` … of at most
//! [`LARGEST`] bytes, and `<name>.bag.tar.age.volumes.json`, which names each with its size and SHA-256 and is written
//! last: where it lies, all pieces lie. `cat <name>.bag.tar.age.[0-9]*` makes the batch again without any of our code.
//!
//! A piece is written beside its name, synced, renamed and read back. What lies at the place already and is right is
//! not written again, so that a stick that was pulled out goes on where it was. Nothing here is believed for what it
//! says of itself: a joined file is only as good as the hash that its list gives, and the batch inside proves itself.

mod copying;
mod joined;

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

pub use self::copying::{Copied, copy};
pub use self::joined::{Joined, join};
use super::format::{BatchName, EXTENSION, Limits};
use crate::domain::ledger::Hash;

/// Bytes of a volume at most, where nothing else is asked for: a FAT stick takes it, and so does any mail gateway.
pub const LARGEST: u64 = 1 << 30;
/// How the name of the list of volumes ends.
pub const LIST: &str = ".volumes.json";
/// The numbers have three digits.
const MOST: usize = 999;
/// A list of [`MOST`] volumes is far shorter, in bytes.
const LONGEST_LIST: u64 = 1 << 20;
/// Bytes between two looks at whether to stop.
const CHUNK: usize = 1 << 20;

/// What the pieces of one batch are, in their order.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volumes {
    /// Name of the whole file.
    pub file: String,
    /// Its size.
    pub bytes: u64,
    pub sha256: Hash,
    pub volumes: Vec<Volume>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Volume {
    pub name: String,
    pub bytes: u64,
    pub sha256: Hash,
}

/// Why a batch was not split, copied or joined.
#[derive(Debug, thiserror::Error)]
pub enum VolumeFault {
    #[error("cannot read {place}: {source}")]
    CannotRead { place: PathBuf, source: io::Error },
    #[error("cannot write {place}: {source}")]
    CannotWrite { place: PathBuf, source: io::Error },
    #[error("no room left at {0}")]
    PlaceFull(PathBuf),
    #[error("is not a list of volumes: {0}")]
    NotAList(String),
    #[error("{0} is missing")]
    Missing(String),
    #[error("{0} is not what the list says")]
    Differs(String),
    #[error("{0} was not kept as it was written")]
    ReadBack(PathBuf),
    #[error("stopped on request")]
    Cancelled,
}

impl VolumeFault {
    /// A stable name for logs, answers and the words on the screen.
    pub fn code(&self) -> &'static str {
        match self {
            VolumeFault::CannotRead { .. } => "cannot-read",
            VolumeFault::CannotWrite { .. } => "cannot-write",
            VolumeFault::PlaceFull(_) => "place-full",
            VolumeFault::NotAList(_) => "not-a-list",
            VolumeFault::Missing(_) => "missing-volume",
            VolumeFault::Differs(_) => "volume-differs",
            VolumeFault::ReadBack(_) => "read-back",
            VolumeFault::Cancelled => "cancelled",
        }
    }
}

impl Volumes {
    /// Reads a list. Its names can lead nowhere but beside it, and its sizes add up.
    pub fn parse(text: &str) -> Result<Volumes, VolumeFault> {
        let bad = |why: &str| VolumeFault::NotAList(why.to_owned());
        let list: Volumes = serde_json::from_str(text).map_err(|fault| VolumeFault::NotAList(fault.to_string()))?;
        let named = list.file.strip_suffix(EXTENSION).and_then(BatchName::parse).is_some();
        let in_order = (1..).zip(&list.volumes).all(|(no, volume)| volume.name == volume_name(&list.file, no));
        let sum = list.volumes.iter().try_fold(0_u64, |sum, volume| sum.checked_add(volume.bytes));
        match () {
            () if !named => Err(bad("it names no batch")),
            () if list.volumes.is_empty() || list.volumes.len() > MOST || !in_order => Err(bad("its names")),
            () if sum != Some(list.bytes) || list.bytes > Limits::default().file => Err(bad("its sizes")),
            () => Ok(list),
        }
    }

    /// Reads the list that lies at `path`.
    pub fn read(path: &Path) -> Result<Volumes, VolumeFault> {
        let fault = |source| VolumeFault::CannotRead { place: path.to_owned(), source };
        let mut text = String::new();
        File::open(path).map_err(fault)?.take(LONGEST_LIST).read_to_string(&mut text).map_err(fault)?;
        Volumes::parse(&text)
    }

    pub fn to_text(&self) -> String {
        // Plain values, all of them.
        serde_json::to_string_pretty(self).map_or_else(|_| String::new(), |text| text + "\n")
    }

    /// Name of the list itself.
    pub fn list_name(&self) -> String {
        format!("{}{LIST}", self.file)
    }
}

/// Name of the piece `no`, from 1.
pub fn volume_name(file: &str, no: usize) -> String {
    format!("{file}.{no:03}")
}

/// How the pieces of a file lie in it: number from 1, beginning and size in bytes.
pub fn stretches(bytes: u64, size: u64) -> impl Iterator<Item = (usize, u64, u64)> {
    let size = size.max(1);
    (0..bytes.div_ceil(size).max(1)).map(move |at| (at as usize + 1, at * size, size.min(bytes - at * size)))
}

fn write_fault(place: &Path, source: io::Error) -> VolumeFault {
    match source.kind() {
        io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => VolumeFault::PlaceFull(place.to_owned()),
        _ => VolumeFault::CannotWrite { place: place.to_owned(), source },
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests;
