//! A sealed file goes to a place: in one piece or in volumes, each synced and read back.

use std::fs::{self, File};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};

use super::{CHUNK, MOST, Volume, VolumeFault, Volumes, stretches, volume_name, write_fault};
use crate::domain::ledger::Hash;
use crate::durable::{self, Readers, sync_folder};
use crate::exchange::hashing::Hashed;
use crate::exchange::watch::{Step, Watch};

/// What lies at a place now.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Copied {
    /// Every file of it, the last one the list where there are pieces.
    pub files: Vec<PathBuf>,
    pub bytes: u64,
    /// Of the whole, as it was read.
    pub sha256: Hash,
    /// Bytes that had to be written; the rest lay there already.
    pub written: u64,
}

/// Copies a sealed file into `folder`, which is there: a stick whose mount is gone is not made up for by a folder.
/// It comes in one piece where it has at most `size` bytes, else in volumes of `size`.
/// What it says is there was synced and read back.
pub fn copy(file: &Path, folder: &Path, size: u64, watch: &mut Watch<'_>) -> Result<Copied, VolumeFault> {
    let mut work = Copying::begin(file, folder, watch)?;
    let pieces: Vec<_> = stretches(work.bytes, size).collect();
    if pieces.len() > MOST {
        return Err(VolumeFault::NotAList(format!("more than {MOST} volumes")));
    }
    let name = work.name.clone();
    if let [(_, from, bytes)] = pieces[..] {
        work.piece(&name, from, bytes)?;
    } else {
        let mut volumes = vec![];
        for (no, from, bytes) in pieces {
            let name = volume_name(&name, no);
            volumes.push(Volume { sha256: work.piece(&name, from, bytes)?, name, bytes });
        }
        let list = Volumes { file: name, bytes: work.bytes, sha256: work.whole.clone().finish().1, volumes };
        work.list(&list)?;
    }
    Ok(work.done())
}

/// The copying of one file.
struct Copying<'a, 'w> {
    source: File,
    from: &'a Path,
    name: String,
    folder: &'a Path,
    bytes: u64,
    /// Everything that was read of the source, in its order.
    whole: Hashed<io::Sink>,
    files: Vec<PathBuf>,
    done: u64,
    written: u64,
    watch: &'a mut Watch<'w>,
}

impl<'a, 'w> Copying<'a, 'w> {
    fn begin(file: &'a Path, folder: &'a Path, watch: &'a mut Watch<'w>) -> Result<Self, VolumeFault> {
        let fault = |source| VolumeFault::CannotRead { place: file.to_owned(), source };
        let source = File::open(file).map_err(fault)?;
        let bytes = source.metadata().map_err(fault)?.len();
        let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default().to_owned();
        let whole = Hashed::new(io::sink());
        Ok(Copying { source, from: file, name, folder, bytes, whole, files: vec![], done: 0, written: 0, watch })
    }

    /// Sees to it that the bytes after `from` lie under `name`; gives their hash.
    fn piece(&mut self, name: &str, from: u64, bytes: u64) -> Result<Hash, VolumeFault> {
        let target = self.folder.join(name);
        let lies_there = fs::symlink_metadata(&target).is_ok_and(|found| found.is_file() && found.len() == bytes);
        let there = if lies_there { self.hash_of(&target, bytes)? } else { None };
        let before = self.whole.clone();
        let part = durable::beside(&target, ".part");
        let sha256 = match there {
            // It is read once more from the source, and that alone tells whether it is the same.
            Some(there) if self.pass(from, bytes, None)? == there => there,
            _ => {
                self.whole = before;
                let sha256 = self.write(&part, from, bytes)?;
                if self.hash_of(&part, bytes)? != Some(sha256) {
                    // A bad copy is of no use to anybody; what cannot be removed is written over next time.
                    let _ = fs::remove_file(&part);
                    return Err(VolumeFault::ReadBack(target));
                }
                fs::rename(&part, &target).map_err(|error| write_fault(&target, error))?;
                sync_folder(self.folder).map_err(|error| write_fault(self.folder, error))?;
                self.written += bytes;
                sha256
            }
        };
        self.files.push(target);
        Ok(sha256)
    }

    fn write(&mut self, part: &Path, from: u64, bytes: u64) -> Result<Hash, VolumeFault> {
        let mut out = File::create(part).map_err(|error| write_fault(part, error))?;
        let sha256 = self.pass(from, bytes, Some((&mut out, part)))?;
        out.sync_all().map_err(|error| write_fault(part, error))?;
        Ok(sha256)
    }

    /// Reads a stretch of the source, writes it to `out`, and gives its hash.
    fn pass(&mut self, from: u64, bytes: u64, mut out: Option<(&mut File, &Path)>) -> Result<Hash, VolumeFault> {
        let fault = |source| VolumeFault::CannotRead { place: self.from.to_owned(), source };
        self.source.seek(SeekFrom::Start(from)).map_err(fault)?;
        let mut hashed = Hashed::new(io::sink());
        let (mut chunk, mut left) = (vec![0; CHUNK], bytes);
        while left > 0 {
            let n = chunk.len().min(usize::try_from(left).unwrap_or(usize::MAX));
            self.source.read_exact(&mut chunk[..n]).map_err(fault)?;
            hashed.write_all(&chunk[..n]).and_then(|()| self.whole.write_all(&chunk[..n])).map_err(fault)?;
            if let Some((out, place)) = &mut out {
                out.write_all(&chunk[..n]).map_err(|error| write_fault(place, error))?;
            }
            left -= n as u64;
            if self.watch.tell(Step::Copying, self.done + (bytes - left), Some(self.bytes)) {
                return Err(VolumeFault::Cancelled);
            }
        }
        self.done += bytes;
        Ok(hashed.finish().1)
    }

    /// Hash of a file that should have so many bytes; none where it cannot be read to that end.
    fn hash_of(&mut self, file: &Path, bytes: u64) -> Result<Option<Hash>, VolumeFault> {
        let fault = |source| VolumeFault::CannotRead { place: file.to_owned(), source };
        let mut open = File::open(file).map_err(fault)?;
        let mut hashed = Hashed::new(io::sink());
        let mut chunk = vec![0; CHUNK];
        while hashed.count() <= bytes {
            match open.read(&mut chunk) {
                Ok(0) => break,
                Ok(n) => hashed.write_all(&chunk[..n]).map_err(fault)?,
                // A bad place on an old stick: it is written anew.
                Err(_) => return Ok(None),
            }
            if self.watch.tell(Step::Reading, hashed.count(), Some(bytes)) {
                return Err(VolumeFault::Cancelled);
            }
        }
        let (_, sha256, count) = hashed.finish();
        Ok((count == bytes).then_some(sha256))
    }

    fn list(&mut self, list: &Volumes) -> Result<(), VolumeFault> {
        let place = self.folder.join(list.list_name());
        durable::write(&place, list.to_text().as_bytes(), Readers::Usual)
            .map_err(|error| write_fault(&place, error))?;
        self.files.push(place);
        Ok(())
    }

    fn done(self) -> Copied {
        let (_, sha256, bytes) = self.whole.finish();
        Copied { files: self.files, bytes, sha256, written: self.written }
    }
}
