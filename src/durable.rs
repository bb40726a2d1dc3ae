//! Files and folders that outlive a power cut. A file is written beside its name, synced and renamed,
//! and then its folder is synced, because only then does the folder remember the new name.

use std::fs::{self, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// A name beside `file`, which differs from it by what it ends in.
pub fn beside(file: &Path, ending: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(ending);
    name.into()
}

/// Who may read a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// Whoever the system lets by its own rules.
    Usual,
    /// Its owner alone: keys.
    Owner,
}

/// Makes the folder and those above it, and makes sure that they stay.
pub fn make_folder(folder: &Path) -> io::Result<()> {
    // The folder itself may be there and not yet remembered: whoever made it may have been killed.
    let unsure = folder.ancestors().take_while(|above| !above.exists()).count().max(1);
    fs::create_dir_all(folder)?;
    folder.ancestors().skip(1).take(unsure).try_for_each(sync_folder)
}

/// Writes a file whole or not at all.
pub fn write(file: &Path, bytes: &[u8], readers: Readers) -> io::Result<()> {
    Part::write(file, bytes, readers)?.keep()
}

/// Makes sure that the disk has all of a file that is there. It is opened for writing: Windows waits for no other.
pub fn sync_file(file: &Path) -> io::Result<()> {
    OpenOptions::new().write(true).open(file)?.sync_all()
}

/// A file that is on the disk, but not under its name yet. It goes away unless it is kept.
pub struct Part {
    part: PathBuf,
    file: PathBuf,
    kept: bool,
}

impl Part {
    /// Writes `bytes` beside `file`, and waits until the disk has them.
    pub fn write(file: &Path, bytes: &[u8], readers: Readers) -> io::Result<Part> {
        let part = Part { part: file.with_extension("part"), file: file.to_owned(), kept: false };
        let mut options = OpenOptions::new();
        options.write(true).create(true).truncate(true);
        if readers == Readers::Owner {
            for_the_owner(&mut options);
        }
        let mut out = options.open(&part.part)?;
        out.write_all(bytes)?;
        out.sync_all()?;
        Ok(part)
    }

    /// Gives it its name.
    pub fn keep(mut self) -> io::Result<()> {
        fs::rename(&self.part, &self.file)?;
        self.kept = true;
        self.file.parent().map_or(Ok(()), sync_folder)
    }
}

/// Nobody else may read what is made so.
#[cfg(unix)]
fn for_the_owner(options: &mut OpenOptions) {
    std::os::unix::fs::OpenOptionsExt::mode(options, 0o600);
}

/// Elsewhere a file has the readers of its folder.
#[cfg(not(unix))]
fn for_the_owner(_: &mut OpenOptions) {}

impl Drop for Part {
    fn drop(&mut self) {
        if !self.kept {
            // One that stays is written over by the next try.
            let _ = fs::remove_file(&self.part);
        }
    }
}

/// Makes sure that the folder remembers its names.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    let here = if folder.as_os_str().is_empty() { Path::new(".") } else { folder };
    match fs::File::open(here).and_then(|open| open.sync_all()) {
        // A folder that may be passed but not read, or a disk that has no such thing, promises nothing.
        Err(error) if matches!(error.kind(), io::ErrorKind::PermissionDenied | io::ErrorKind::InvalidInput) => Ok(()),
        done => done,
    }
}

/// Elsewhere a folder cannot be opened as a file, and names are journalled.
#[cfg(not(unix))]
pub fn sync_folder(_: &Path) -> io::Result<()> {
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_part_becomes_the_file_or_goes_away() {
        let place = tempfile::tempdir().unwrap();
        let folder = place.path().join("a/b");
        make_folder(&folder).unwrap();
        let file = folder.join("paper.pdf");
        drop(Part::write(&file, b"not kept", Readers::Usual).unwrap());
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 0);
        write(&file, b"kept", Readers::Usual).unwrap();
        write(&file, b"kept again", Readers::Usual).unwrap();
        assert_eq!(fs::read(&file).unwrap(), b"kept again");
        assert_eq!(fs::read_dir(&folder).unwrap().count(), 1);
    }

    #[cfg(unix)]
    #[test]
    fn a_key_is_its_owners() {
        use std::os::unix::fs::PermissionsExt;
        let place = tempfile::tempdir().unwrap();
        let file = place.path().join("register.key");
        write(&file, b"k", Readers::Owner).unwrap();
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }
}
