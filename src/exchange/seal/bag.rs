//! Writes a BagIt bag into a tar as it goes: every file is hashed while it passes, and the manifests are written from that.

use std::collections::HashSet;
use std::io::{self, Read, Write};

use crate::domain::ledger::Hash;
use crate::exchange::format::member;
use crate::exchange::hashing::{Hashed, hash_of};
use crate::exchange::label::Oxum;
use crate::exchange::manifest::{attachment_name, line, line_length};

/// A bag being filled. `W` is where the tar goes.
pub(super) struct Bag<W: Write> {
    tar: tar::Builder<W>,
    folder: String,
    mtime: u64,
    oxum: Oxum,
    payload: Vec<(&'static str, Hash)>,
    /// Only their hashes are kept, 32 bytes each: there may be a million.
    attached: Vec<Hash>,
    known: HashSet<Hash>,
    tags: Vec<(&'static str, Hash)>,
}

/// What became of an attachment.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Put {
    Written,
    AlreadyThere,
    /// Its size or its hash is not what was said.
    NotAsNamed,
}

impl<W: Write> Bag<W> {
    /// `folder` is the one folder of the tar; `mtime` (seconds UTC) stands on every file.
    pub(super) fn new(to: W, folder: &str, mtime: u64) -> Self {
        Bag {
            tar: tar::Builder::new(to),
            folder: folder.to_owned(),
            mtime,
            oxum: Oxum::default(),
            payload: Vec::new(),
            attached: Vec::new(),
            known: HashSet::new(),
            tags: Vec::new(),
        }
    }

    /// A file under `data/`.
    pub(super) fn payload(&mut self, name: &'static str, bytes: u64, content: impl Read) -> io::Result<()> {
        let hash = self.append(name, bytes, content)?;
        let hash =
            hash.ok_or_else(|| io::Error::new(io::ErrorKind::UnexpectedEof, "a file changed while it was packed"))?;
        self.payload.push((name, hash));
        self.count(bytes);
        Ok(())
    }

    /// An attachment, once. After `NotAsNamed` the bag is spoiled and must be given up.
    pub(super) fn attachment(&mut self, sha256: Hash, bytes: u64, content: impl Read) -> io::Result<Put> {
        if !self.known.insert(sha256) {
            return Ok(Put::AlreadyThere);
        }
        if self.append(&attachment_name(&sha256), bytes, content)? != Some(sha256) {
            return Ok(Put::NotAsNamed);
        }
        self.attached.push(sha256);
        self.count(bytes);
        Ok(Put::Written)
    }

    /// A file beside `data/` that the tag manifest will list.
    pub(super) fn tag(&mut self, name: &'static str, content: &[u8]) -> io::Result<()> {
        self.append(name, content.len() as u64, content)?;
        self.tags.push((name, hash_of(content)));
        Ok(())
    }

    pub(super) fn oxum(&self) -> Oxum {
        self.oxum
    }

    /// Writes the manifest of everything under `data/`.
    pub(super) fn manifest(&mut self) -> io::Result<()> {
        let payload: u64 = self.payload.iter().map(|(name, _)| line_length(name)).sum();
        let attached = self.attached.len() as u64 * line_length(&attachment_name(&Hash::START));
        let lines = Lines {
            named: self.payload.clone(),
            attached: std::mem::take(&mut self.attached),
            at: 0,
            rest: Vec::new(),
        };
        let mut lines = Hashed::new(lines);
        self.append(member::MANIFEST, payload + attached, &mut lines)?;
        self.tags.push((member::MANIFEST, lines.finish().1));
        Ok(())
    }

    /// The tag manifest: what the signature will cover. Closes the bag but for its seals.
    pub(super) fn tagmanifest(&self) -> String {
        self.tags.iter().map(|(name, hash)| line(name, hash)).collect()
    }

    /// A file that nothing lists: the tag manifest and its signature.
    pub(super) fn seal(&mut self, name: &'static str, content: &[u8]) -> io::Result<()> {
        self.append(name, content.len() as u64, content).map(drop)
    }

    /// Ends the tar and gives back what was behind it.
    pub(super) fn finish(self) -> io::Result<W> {
        self.tar.into_inner()
    }

    fn count(&mut self, bytes: u64) {
        self.oxum.bytes += bytes;
        self.oxum.files += 1;
    }

    /// The hash of what was written, `None` if there were not exactly `bytes` of it.
    fn append(&mut self, name: &str, bytes: u64, content: impl Read) -> io::Result<Option<Hash>> {
        let mut header = tar::Header::new_ustar();
        header.set_size(bytes);
        header.set_mode(0o644);
        header.set_mtime(self.mtime);
        let mut content = Hashed::new(content);
        let path = format!("{}/{name}", self.folder);
        self.tar.append_data(&mut header, path, (&mut content).take(bytes))?;
        let nothing_left = content.read(&mut [0])? == 0;
        let (_, hash, read) = content.finish();
        Ok((nothing_left && read == bytes).then_some(hash))
    }
}

/// The lines of a manifest as a stream: with a million attachments they would be 150 MB at once.
struct Lines {
    named: Vec<(&'static str, Hash)>,
    attached: Vec<Hash>,
    at: usize,
    /// What is left of the current line, last byte first.
    rest: Vec<u8>,
}

impl Lines {
    fn next_line(&mut self) -> Option<String> {
        let at = self.at;
        self.at += 1;
        match self.named.get(at) {
            Some((name, hash)) => Some(line(name, hash)),
            None => self.attached.get(at - self.named.len()).map(|hash| line(&attachment_name(hash), hash)),
        }
    }
}

impl Read for Lines {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        if self.rest.is_empty() {
            self.rest = self.next_line().unwrap_or_default().into_bytes();
            self.rest.reverse();
        }
        let n = into.len().min(self.rest.len());
        into[..n].fill_with(|| self.rest.pop().unwrap_or_default());
        Ok(n)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn bag() -> Bag<Vec<u8>> {
        Bag::new(Vec::new(), "ZAQ-03-20261121-000042", 0)
    }

    #[test]
    fn an_attachment_that_is_not_what_its_name_says_is_noticed() {
        let sha = hash_of(b"scan");
        assert_eq!(bag().attachment(sha, 4, &b"scan"[..]).unwrap(), Put::Written);
        assert_eq!(bag().attachment(sha, 4, &b"scam"[..]).unwrap(), Put::NotAsNamed);
        assert_eq!(bag().attachment(sha, 5, &b"scan"[..]).unwrap(), Put::NotAsNamed);
        assert_eq!(bag().attachment(sha, 3, &b"scan"[..]).unwrap(), Put::NotAsNamed);
    }

    #[test]
    fn an_attachment_named_by_many_cases_is_packed_once() {
        let mut bag = bag();
        let sha = hash_of(b"scan");
        bag.attachment(sha, 4, &b"scan"[..]).unwrap();
        assert_eq!(bag.attachment(sha, 4, &b"scan"[..]).unwrap(), Put::AlreadyThere);
        assert_eq!(bag.oxum(), Oxum { bytes: 4, files: 1 });
    }

    #[test]
    fn the_streamed_manifest_is_what_it_would_be_at_once() {
        let mut bag = bag();
        bag.payload(member::README, 2, &b"hi"[..]).unwrap();
        let sha = hash_of(b"scan");
        bag.attachment(sha, 4, &b"scan"[..]).unwrap();
        bag.manifest().unwrap();
        let hex = sha.to_string();
        let expected = format!("{}  data/README.txt\n{hex}  data/att/{}/{hex}\n", hash_of(b"hi"), &hex[..2]);
        assert_eq!(bag.tagmanifest(), format!("{}  manifest-sha256.txt\n", hash_of(expected.as_bytes())));
        let tar = bag.finish().unwrap();
        let text = String::from_utf8_lossy(&tar);
        assert!(text.contains(&expected));
    }
}
