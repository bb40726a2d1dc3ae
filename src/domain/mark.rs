//! The marks by which things are known across machines: a record's uid, a station, an officer.
//! They are made once and never change; numbers that people read stand in `numbers`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

/// A mark could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum MarkError {
    #[error("a uid is 32 hexadecimal digits, not «{0}»")]
    Uid(String),
    #[error("a station is a site code, a dash and two digits, such as ZAQ-03, not «{0}»")]
    Station(String),
    #[error("an officer's name for signing in is 2 to 32 Latin letters, digits, dots or dashes, not «{0}»")]
    Officer(String),
}

/// Identity of a record on every machine: 16 bytes, shown as 32 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Uid([u8; 16]);

impl Uid {
    pub fn from_bytes(bytes: [u8; 16]) -> Self {
        Self(bytes)
    }

    pub fn as_bytes(&self) -> &[u8; 16] {
        &self.0
    }
}

impl fmt::Display for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        const DIGITS: &[u8; 16] = b"0123456789abcdef";
        let mut text = [0; 32];
        for (two, byte) in text.chunks_exact_mut(2).zip(self.0) {
            two.copy_from_slice(&[DIGITS[usize::from(byte >> 4)], DIGITS[usize::from(byte & 15)]]);
        }
        f.write_str(std::str::from_utf8(&text).unwrap_or_default())
    }
}

impl fmt::Debug for Uid {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for Uid {
    type Err = MarkError;

    fn from_str(text: &str) -> Result<Self, MarkError> {
        let refuse = || MarkError::Uid(text.to_owned());
        if text.len() != 32 || !text.is_ascii() {
            return Err(refuse());
        }
        let mut bytes = [0; 16];
        for (byte, at) in bytes.iter_mut().zip((0..32).step_by(2)) {
            *byte = u8::from_str_radix(&text[at..at + 2], 16).map_err(|_| refuse())?;
        }
        Ok(Self(bytes))
    }
}

/// One counter or van: the site's code, a dash, and the window's two digits (`ZAQ-03`).
/// Every station appends to its own series of actions and its own series of numbers. When its register
/// was restored from a copy that may lack the last numbers given, it goes on in a series of a new letter
/// (`ZAQ-03B`), so that no number is ever given twice.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct StationId(String);

impl StationId {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The site's code, without the window.
    pub fn site(&self) -> &str {
        self.0.split_once('-').map_or(self.as_str(), |(site, _)| site)
    }

    /// The window's two digits.
    pub fn window(&self) -> &str {
        self.0.split_once('-').and_then(|(_, window)| window.get(..2)).unwrap_or_default()
    }

    /// The counter itself, whichever series it writes in.
    pub fn counter(&self) -> StationId {
        StationId(format!("{}-{}", self.site(), self.window()))
    }

    /// The series after this one; none after the letter Z.
    pub fn next_series(&self) -> Option<StationId> {
        let letter = match self.0.bytes().last()? {
            b'Z' => return None,
            letter @ b'B'..b'Z' => letter + 1,
            _ => b'B',
        };
        Some(StationId(format!("{}{}", self.counter(), char::from(letter))))
    }
}

impl FromStr for StationId {
    type Err = MarkError;

    fn from_str(text: &str) -> Result<Self, MarkError> {
        let fits = text.split_once('-').is_some_and(|(site, window)| {
            (2..=6).contains(&site.len())
                && site.starts_with(|c: char| c.is_ascii_uppercase())
                && site.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit())
                && matches!(window.as_bytes(), [a, b] | [a, b, b'B'..=b'Z'] if a.is_ascii_digit() && b.is_ascii_digit())
        });
        if fits { Ok(Self(text.to_owned())) } else { Err(MarkError::Station(text.to_owned())) }
    }
}

/// The name by which a member of staff signs in, and by which the ledger knows them.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct OfficerId(String);

impl OfficerId {
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// Who acts when no person does: the program itself, at set-up and start.
    pub fn program() -> Self {
        Self("shubbak".to_owned())
    }
}

impl FromStr for OfficerId {
    type Err = MarkError;

    fn from_str(text: &str) -> Result<Self, MarkError> {
        let lower = text.trim().to_ascii_lowercase();
        let fits = (2..=32).contains(&lower.len())
            && lower.bytes().all(|b| b.is_ascii_alphanumeric() || matches!(b, b'.' | b'-' | b'_'));
        if fits { Ok(Self(lower)) } else { Err(MarkError::Officer(text.to_owned())) }
    }
}

/// Text forms shared by the three marks.
macro_rules! text_form {
    ($($mark:ty),*) => {$(
        impl TryFrom<String> for $mark {
            type Error = MarkError;
            fn try_from(text: String) -> Result<Self, MarkError> {
                text.parse()
            }
        }
        impl From<$mark> for String {
            fn from(mark: $mark) -> String {
                mark.to_string()
            }
        }
    )*};
}
text_form!(Uid, StationId, OfficerId);

impl fmt::Display for StationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for OfficerId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_uid_reads_back() {
        let uid = Uid::from_bytes([0xab; 16]);
        assert_eq!(uid.to_string().parse::<Uid>().unwrap(), uid);
        assert!("zz".parse::<Uid>().is_err());
        assert!("éééééééééééééééé".parse::<Uid>().is_err());
    }

    #[test]
    fn a_station_names_its_site_and_window() {
        let station: StationId = "ZAQ-03".parse().unwrap();
        assert_eq!((station.site(), station.window()), ("ZAQ", "03"));
        for wrong in ["", "ZAQ", "zaq-03", "ZAQ-3", "ZAQ-003", "Z-03", "ز-03", "3AQ-01"] {
            assert!(wrong.parse::<StationId>().is_err(), "{wrong}");
        }
    }

    #[test]
    fn an_officer_is_known_without_regard_to_case() {
        assert_eq!("Huda".parse::<OfficerId>().unwrap().as_str(), "huda");
        assert!("هدى".parse::<OfficerId>().is_err());
    }
}
