//! The pieces of a batch are one file again, or are refused.

use std::fs::{self, File};
use std::io::{self, BufReader, Read, Write};
use std::path::{Path, PathBuf};

use super::{CHUNK, VolumeFault, Volumes, write_fault};
use crate::exchange::hashing::Hashed;
use crate::exchange::watch::{Step, Watch};

/// Puts the pieces beside `list` together as `into`, each held against the list.
pub fn join(list: &Path, into: &Path, watch: &mut Watch<'_>) -> Result<Volumes, VolumeFault> {
    let mut joined = Joined::open(list)?;
    let fault = |error| write_fault(into, error);
    let mut out = File::create(into).map_err(fault)?;
    let mut chunk = vec![0; CHUNK];
    let mut done = 0;
    loop {
        let n = joined.read(&mut chunk).map_err(|error| joined.fault(error))?;
        if n == 0 {
            break;
        }
        out.write_all(&chunk[..n]).map_err(fault)?;
        done += n as u64;
        if watch.tell(Step::Copying, done, Some(joined.list.bytes)) {
            return Err(VolumeFault::Cancelled);
        }
    }
    out.sync_all().map_err(fault)?;
    Ok(joined.list)
}

/// The pieces of a batch as one stream. It ends with an error where a piece or the whole is not what the list says,
/// so that whoever read to the end has read what was split.
pub struct Joined {
    folder: PathBuf,
    list: Volumes,
    at: usize,
    open: Option<Hashed<BufReader<io::Take<File>>>>,
    whole: Option<Hashed<io::Sink>>,
    fault: Option<VolumeFault>,
}

impl Joined {
    /// Fails with `NotAList` or `Missing` before anything is read.
    pub fn open(list: &Path) -> Result<Joined, VolumeFault> {
        let folder = list.parent().unwrap_or(Path::new("."));
        let list = Volumes::read(list)?;
        for volume in &list.volumes {
            match fs::symlink_metadata(folder.join(&volume.name)) {
                Ok(found) if found.is_file() && found.len() == volume.bytes => {}
                Ok(_) => return Err(VolumeFault::Differs(volume.name.clone())),
                Err(_) => return Err(VolumeFault::Missing(volume.name.clone())),
            }
        }
        let whole = Some(Hashed::new(io::sink()));
        Ok(Joined { folder: folder.to_owned(), list, at: 0, open: None, whole, fault: None })
    }

    /// Why reading ended with `error`.
    fn fault(&mut self, error: io::Error) -> VolumeFault {
        let place = || self.folder.join(&self.list.file);
        self.fault.take().unwrap_or_else(|| VolumeFault::CannotRead { place: place(), source: error })
    }

    fn refuse(&mut self, name: String) -> io::Error {
        self.fault = Some(VolumeFault::Differs(name.clone()));
        io::Error::new(io::ErrorKind::InvalidData, format!("{name} is not what the list says"))
    }

    /// The end of a piece is reached: it was right, or reading ends here.
    fn turn_over(&mut self, read: Hashed<BufReader<io::Take<File>>>) -> io::Result<()> {
        let volume = &self.list.volumes[self.at];
        let (_, sha256, bytes) = read.finish();
        if (sha256, bytes) != (volume.sha256, volume.bytes) {
            let name = volume.name.clone();
            return Err(self.refuse(name));
        }
        self.at += 1;
        Ok(())
    }
}

impl Read for Joined {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        while !into.is_empty() {
            if let Some(mut open) = self.open.take() {
                let n = open.read(into)?;
                if n == 0 {
                    self.turn_over(open)?;
                    continue;
                }
                self.open = Some(open);
                if let Some(whole) = &mut self.whole {
                    whole.write_all(&into[..n])?;
                }
                return Ok(n);
            }
            let Some(volume) = self.list.volumes.get(self.at) else {
                let same = self.whole.take().is_none_or(|whole| whole.finish().1 == self.list.sha256);
                let name = self.list.file.clone();
                return if same { Ok(0) } else { Err(self.refuse(name)) };
            };
            // One byte more than it should have would be seen.
            let file = File::open(self.folder.join(&volume.name))?.take(volume.bytes.saturating_add(1));
            self.open = Some(Hashed::new(BufReader::with_capacity(CHUNK, file)));
        }
        Ok(0)
    }
}
