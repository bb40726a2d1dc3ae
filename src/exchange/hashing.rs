//! Readers and writers that hash and count what passes through them, and a strict way to read a hash from text.

use std::io::{self, Read, Write};

use sha2::{Digest, Sha256};

use crate::domain::ledger::Hash;

pub(super) fn hash_of(content: &[u8]) -> Hash {
    Hash(Sha256::digest(content).into())
}

/// Exactly 64 small hexadecimal digits: one value has one spelling, so that names can be compared as text.
pub(super) fn parse_hash(text: &str) -> Option<Hash> {
    let small = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
    let mut bytes = [0; 32];
    (small && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(Hash(bytes))
}

/// Passes bytes through, counts and hashes them.
#[derive(Clone)]
pub(super) struct Hashed<T> {
    inner: T,
    sha: Sha256,
    bytes: u64,
}

impl<T> Hashed<T> {
    pub(super) fn new(inner: T) -> Self {
        Hashed { inner, sha: Sha256::new(), bytes: 0 }
    }

    pub(super) fn count(&self) -> u64 {
        self.bytes
    }

    /// What was behind it, and the hash and number of all bytes that passed.
    pub(super) fn finish(self) -> (T, Hash, u64) {
        (self.inner, Hash(self.sha.finalize().into()), self.bytes)
    }

    fn passed(&mut self, bytes: &[u8]) {
        self.sha.update(bytes);
        self.bytes += bytes.len() as u64;
    }
}

impl<R: Read> Read for Hashed<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let n = self.inner.read(into)?;
        self.passed(&into[..n]);
        Ok(n)
    }
}

impl<W: Write> Write for Hashed<W> {
    fn write(&mut self, from: &[u8]) -> io::Result<usize> {
        let n = self.inner.write(from)?;
        self.passed(&from[..n]);
        Ok(n)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.inner.flush()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_has_one_spelling() {
        let text = hash_of(b"abc").to_string();
        assert_eq!(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(parse_hash(&text), Some(hash_of(b"abc")));
        for bad in
            [text.to_uppercase(), text[1..].to_owned(), format!("{text}0"), format!("+{}", &text[1..]), String::new()]
        {
            assert_eq!(parse_hash(&bad), None, "{bad}");
        }
    }

    #[test]
    fn what_passes_through_is_counted_and_hashed() {
        let mut through = Hashed::new(&b"abc"[..]);
        io::copy(&mut through, &mut io::sink()).unwrap();
        let (_, sha, bytes) = through.finish();
        assert_eq!((sha, bytes), (hash_of(b"abc"), 3));
    }
}
