//! SHA-256 as this program writes it: 64 small hexadecimal digits. Also readers and writers that hash what passes through them.

use std::io::{self, Read, Write};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use sha2::{Digest, Sha256};

/// A SHA-256 value.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Fingerprint([u8; 32]);

impl Fingerprint {
    /// What stands for "nothing before this": the base of a series, the batch before the first.
    pub const ZERO: Fingerprint = Fingerprint([0; 32]);

    pub fn new(bytes: [u8; 32]) -> Self {
        Fingerprint(bytes)
    }

    pub fn of(content: &[u8]) -> Self {
        Fingerprint(Sha256::digest(content).into())
    }

    /// Exactly 64 small hexadecimal digits: one value has one spelling, so names can be compared as text.
    pub fn parse(text: &str) -> Option<Self> {
        let small = text.bytes().all(|b| b.is_ascii_digit() || (b'a'..=b'f').contains(&b));
        let mut bytes = [0; 32];
        (small && hex::decode_to_slice(text, &mut bytes).is_ok()).then_some(Fingerprint(bytes))
    }

    pub fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl std::fmt::Display for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&hex::encode(self.0))
    }
}

impl std::fmt::Debug for Fingerprint {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{self}")
    }
}

impl Serialize for Fingerprint {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

impl<'de> Deserialize<'de> for Fingerprint {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        let text = std::borrow::Cow::<'de, str>::deserialize(from)?;
        Fingerprint::parse(&text).ok_or_else(|| de::Error::custom("expected a SHA-256 as 64 small hexadecimal digits"))
    }
}

/// Passes bytes through, counts and hashes them.
pub(super) struct Hashed<T> {
    inner: T,
    sha: Sha256,
    bytes: u64,
}

impl<T> Hashed<T> {
    pub(super) fn new(inner: T) -> Self {
        Hashed { inner, sha: Sha256::new(), bytes: 0 }
    }

    pub(super) fn bytes(&self) -> u64 {
        self.bytes
    }

    /// What was behind it, and the hash and number of all bytes that passed.
    pub(super) fn finish(self) -> (T, Fingerprint, u64) {
        (self.inner, Fingerprint(self.sha.finalize().into()), self.bytes)
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
    fn a_fingerprint_has_one_spelling() {
        let text = Fingerprint::of(b"abc").to_string();
        assert_eq!(text, "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
        assert_eq!(Fingerprint::parse(&text), Some(Fingerprint::of(b"abc")));
        for bad in [text.to_uppercase(), text[1..].to_owned(), format!("{text}0"), format!("+{}", &text[1..]), String::new()] {
            assert_eq!(Fingerprint::parse(&bad), None, "{bad}");
        }
    }

    #[test]
    fn what_passes_through_is_counted_and_hashed() {
        let mut through = Hashed::new(&b"abc"[..]);
        io::copy(&mut through, &mut io::sink()).unwrap();
        let (_, sha, bytes) = through.finish();
        assert_eq!((sha, bytes), (Fingerprint::of(b"abc"), 3));
    }
}
