//! One action, as it is chained, stored and sent.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;

use serde::de::Visitor;
use serde::{Deserialize, Deserializer, Serialize, Serializer};

use crate::domain::mark::{OfficerId, StationId, Uid};

/// A SHA-256, shown as 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Hash(pub [u8; 32]);

impl Hash {
    /// What stands before the first action of a series.
    pub const START: Hash = Hash([0; 32]);

    /// Three of them stand in every action: they are written and read a million times a night.
    fn digits(&self) -> [u8; 64] {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 64];
        for (two, byte) in text.chunks_exact_mut(2).zip(self.0) {
            two.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        text
    }
}

impl FromStr for Hash {
    type Err = String;

    fn from_str(text: &str) -> Result<Self, String> {
        let refuse = || format!("a hash is 64 hexadecimal digits, not «{text}»");
        if text.len() != 64 || !text.is_ascii() {
            return Err(refuse());
        }
        let mut bytes = [0; 32];
        for (byte, two) in bytes.iter_mut().zip(text.as_bytes().chunks_exact(2)) {
            *byte = digit(two[0]).zip(digit(two[1])).map(|(high, low)| high << 4 | low).ok_or_else(refuse)?;
        }
        Ok(Self(bytes))
    }
}

impl Serialize for Hash {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.serialize_str(std::str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl<'de> Deserialize<'de> for Hash {
    fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
        from.deserialize_str(Digits)
    }
}

/// Reads a hash where its digits stand.
struct Digits;

impl Visitor<'_> for Digits {
    type Value = Hash;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("64 hexadecimal digits")
    }

    fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Hash, E> {
        text.parse().map_err(E::custom)
    }
}

impl fmt::Display for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(std::str::from_utf8(&self.digits()).unwrap_or_default())
    }
}

impl fmt::Debug for Hash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl From<Hash> for String {
    fn from(hash: Hash) -> String {
        hash.to_string()
    }
}

impl TryFrom<String> for Hash {
    type Error = String;

    fn try_from(text: String) -> Result<Self, String> {
        text.parse()
    }
}

fn digit(letter: u8) -> Option<u8> {
    match letter {
        b'0'..=b'9' => Some(letter - b'0'),
        b'a'..=b'f' => Some(letter - b'a' + 10),
        b'A'..=b'F' => Some(letter - b'A' + 10),
        _ => None,
    }
}

/// Hybrid logical time: the wall clock in milliseconds UTC, never behind the last action seen,
/// and a counter for actions within one millisecond. It orders actions when a clock is set back.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub struct HybridTime {
    pub ms: i64,
    pub n: u16,
}

impl HybridTime {
    /// The time of a new action, given the wall clock and the last time seen.
    pub fn after(last: HybridTime, wall_ms: i64) -> Self {
        if wall_ms > last.ms {
            return Self { ms: wall_ms, n: 0 };
        }
        match last.n.checked_add(1) {
            Some(n) => Self { ms: last.ms, n },
            None => Self { ms: last.ms + 1, n: 0 },
        }
    }
}

/// What an action is about.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub enum Subject {
    /// The station itself: staff, sign-ins, batches.
    Station,
    Case(Uid),
    Ticket(Uid),
    /// Of a later version: kept and passed on as it is.
    Other(String),
}

impl fmt::Display for Subject {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Subject::Station => f.write_str("station"),
            Subject::Case(uid) => write!(f, "case:{uid}"),
            Subject::Ticket(uid) => write!(f, "ticket:{uid}"),
            Subject::Other(text) => f.write_str(text),
        }
    }
}

impl FromStr for Subject {
    type Err = std::convert::Infallible;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let read = |uid: &str| Uid::from_str(uid).ok();
        Ok(match text.split_once(':') {
            None if text == "station" => Subject::Station,
            Some(("case", uid)) => read(uid).map_or_else(|| Subject::Other(text.to_owned()), Subject::Case),
            Some(("ticket", uid)) => read(uid).map_or_else(|| Subject::Other(text.to_owned()), Subject::Ticket),
            _ => Subject::Other(text.to_owned()),
        })
    }
}

impl From<Subject> for String {
    fn from(subject: Subject) -> String {
        subject.to_string()
    }
}

impl From<String> for Subject {
    fn from(text: String) -> Subject {
        let Ok(subject) = text.parse();
        subject
    }
}

/// One deed with all that proves it. `hash` covers every other field; the content is covered through
/// `body_hash`, so that a body whose retention has ended can be erased and the chain still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Action {
    pub station: StationId,
    /// From 1, without gaps, within the station.
    pub seq: u64,
    pub at: HybridTime,
    pub officer: OfficerId,
    /// The command that asked for it; several actions may share one.
    pub command: String,
    pub subject: Subject,
    pub reason: Option<String>,
    /// What was done (`case_opened`); a kind of a later version is kept and passed on untouched.
    pub kind: String,
    /// Version of the content's form.
    pub version: u16,
    /// The content, JSON with sorted keys. Empty when it has been erased.
    pub body: String,
    pub body_hash: Hash,
    pub prev: Hash,
    pub hash: Hash,
}

impl Action {
    /// The order in which a case, or anything else, is folded, whoever did what.
    pub fn fold_order(&self, other: &Action) -> Ordering {
        (self.at, &self.station, self.seq).cmp(&(other.at, &other.station, other.seq))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn time_never_goes_back() {
        let last = HybridTime { ms: 1_000, n: 3 };
        assert_eq!(HybridTime::after(last, 1_001), HybridTime { ms: 1_001, n: 0 });
        assert_eq!(HybridTime::after(last, 500), HybridTime { ms: 1_000, n: 4 });
        assert_eq!(HybridTime::after(HybridTime { ms: 9, n: u16::MAX }, 1), HybridTime { ms: 10, n: 0 });
    }

    #[test]
    fn a_subject_of_a_later_version_is_kept() {
        let later = Subject::from("till:7".to_owned());
        assert_eq!(later, Subject::Other("till:7".to_owned()));
        assert_eq!(later.to_string(), "till:7");
        let case = Subject::Case(Uid::from_bytes([7; 16]));
        assert_eq!(Subject::from(case.to_string()), case);
    }

    #[test]
    fn a_hash_reads_back() {
        let hash = Hash([0x5a; 32]);
        assert_eq!(Hash::try_from(hash.to_string()).unwrap(), hash);
        let every: Vec<u8> = (0..=255).collect();
        for bytes in every.chunks_exact(32) {
            let hash = Hash(bytes.try_into().unwrap());
            assert_eq!(hash.to_string(), bytes.iter().map(|byte| format!("{byte:02x}")).collect::<String>());
            assert_eq!(Hash::try_from(hash.to_string().to_uppercase()).unwrap(), hash);
        }
        assert!(Hash::try_from("5a".to_owned()).is_err());
        assert!(Hash::try_from("5g".repeat(32)).is_err() && Hash::try_from("+5".repeat(32)).is_err());
    }
}
