//! A listing on its way into the bag. A tar must know the size of a file before its bytes, so the lines are packed and put
//! aside first, beside the target: encrypted, under a key that never leaves memory, because the place may be a USB stick.

use std::fs::{self, File, OpenOptions};
use std::io::{self, BufReader, BufWriter, Read, Write};
use std::path::{Path, PathBuf};

use crate::exchange::hashing::Hashed;
use crate::exchange::keys::OpeningKeys;
use crate::exchange::stream::{self, Encrypting};

type Packed = zstd::Encoder<'static, Hashed<Encrypting<BufWriter<File>>>>;

/// Level 3 is where zstd is as fast as the disk; ledgers shrink little further above it.
const LEVEL: i32 = 3;

/// Lines being put aside. The file is removed when this, or what it became, is dropped.
pub(super) struct Spool {
    packed: Packed,
    key: OpeningKeys,
    file: Removed,
    lines: u64,
}

/// Lines put aside, ready to be read back once.
pub(super) struct Spooled {
    key: OpeningKeys,
    file: Removed,
    /// Size as packed.
    pub(super) bytes: u64,
    pub(super) lines: u64,
}

impl Spool {
    pub(super) fn create(path: &Path) -> io::Result<Self> {
        let key = OpeningKeys::generate();
        let to: Vec<_> = key.recipients().collect();
        let to = to.iter().map(|recipient| recipient as &dyn age::Recipient);
        let file = OpenOptions::new().write(true).create_new(true).open(path)?;
        let removed = Removed(path.to_owned());
        let sealed = stream::encrypt(to, BufWriter::with_capacity(1 << 18, file)).map_err(io::Error::other)?;
        let mut packed = zstd::Encoder::new(Hashed::new(sealed), LEVEL)?;
        packed.include_checksum(true)?;
        Ok(Spool { packed, key, file: removed, lines: 0 })
    }

    /// Adds a line; `text` must not hold a line break.
    pub(super) fn line(&mut self, text: &str) -> io::Result<()> {
        self.lines += 1;
        self.packed.write_all(text.as_bytes())?;
        self.packed.write_all(b"\n")
    }

    pub(super) fn lines(&self) -> u64 {
        self.lines
    }

    pub(super) fn close(self) -> io::Result<Spooled> {
        let (sealed, _, bytes) = self.packed.finish()?.finish();
        sealed.finish()?.flush()?;
        Ok(Spooled { key: self.key, file: self.file, bytes, lines: self.lines })
    }
}

impl Spooled {
    pub(super) fn reader(&self) -> io::Result<impl Read> {
        let file = BufReader::with_capacity(1 << 18, File::open(&self.file.0)?);
        stream::decrypt(file, &self.key).map_err(io::Error::other)
    }
}

/// A file that goes away with its owner.
struct Removed(PathBuf);

impl Drop for Removed {
    fn drop(&mut self) {
        // One that stays behind is unreadable, and the next sealing at this place removes it.
        let _ = fs::remove_file(&self.0);
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_and_nothing_readable_lies_on_the_disk() {
        let place = tempfile::tempdir().unwrap();
        let path = place.path().join("x.spool");
        let mut spool = Spool::create(&path).unwrap();
        spool.line("منى محمود").unwrap();
        spool.line("two").unwrap();
        let spooled = spool.close().unwrap();
        let on_disk = fs::read(&path).unwrap();
        assert!(!on_disk.windows(6).any(|w| w == "منى".as_bytes()));
        let mut packed = Vec::new();
        spooled.reader().unwrap().read_to_end(&mut packed).unwrap();
        assert_eq!((packed.len() as u64, spooled.lines), (spooled.bytes, 2));
        assert_eq!(zstd::decode_all(&packed[..]).unwrap(), "منى محمود\ntwo\n".as_bytes());
        drop(spooled);
        assert!(!path.exists());
    }
}
