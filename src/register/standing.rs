//! Whether the files are still the ones that were opened. A file that is moved, replaced or removed while
//! it is open goes on taking what is written, and nobody would ever find it again: so every deed looks
//! first, and is refused. So is every deed in a register that is damaged.

use std::path::{Path, PathBuf};

use super::{Place, RegisterFault, Result};

/// The files of an open register, and which they were when it was opened.
pub(super) enum Standing {
    As(Vec<(PathBuf, Identity)>),
    /// Damaged: nothing is written here any more.
    Broken,
}

/// What tells a file from any other under the same name: its device and its number there.
type Identity = (u64, u64);

impl Standing {
    /// Remembers the files of `place`, with their logs.
    pub(super) fn of(place: &Place) -> Standing {
        let logs = |file: PathBuf| [file.with_extension("db-wal"), file];
        let files = [place.register(), place.attachments()].into_iter().flat_map(logs);
        Standing::As(files.filter_map(|file| identity(&file).map(|identity| (file, identity))).collect())
    }

    /// Fails with `Replaced` when one of them is not there any more, or is another; with `ReadingOnly` when
    /// the register is damaged.
    pub(super) fn check(&self) -> Result<()> {
        let Standing::As(files) = self else { return Err(RegisterFault::ReadingOnly) };
        let same = files.iter().all(|(file, opened)| identity(file) == Some(*opened));
        if same { Ok(()) } else { Err(RegisterFault::Replaced) }
    }
}

#[cfg(unix)]
fn identity(file: &Path) -> Option<Identity> {
    use std::os::unix::fs::MetadataExt;
    std::fs::metadata(file).ok().map(|found| (found.dev(), found.ino()))
}

/// Elsewhere the system itself keeps an open file from being moved, replaced or removed.
#[cfg(not(unix))]
fn identity(_: &Path) -> Option<Identity> {
    None
}
