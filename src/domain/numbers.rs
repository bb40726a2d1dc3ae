//! The numbers that people read, type, scan and quote: case, receipt and ticket.
//!
//! A case or receipt number carries its kind, the station that gave it, the year, a serial that has
//! no gaps within station and year, and a check digit (ISO/IEC 7064 MOD 11,10 over all before it,
//! letters counted as in IBAN: A = 10 … Z = 35): `C-ZAQ-03-26-000123-4`. It is final when given,
//! also without a network, because no other station can give the same one.

use std::fmt;
use std::marker::PhantomData;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use super::mark::StationId;

/// A number could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NumberError {
    #[error("«{found}» is not of the form {expected}")]
    Form { found: String, expected: &'static str },
    #[error("the check digit of «{found}» should be {expected}: one character was mistyped")]
    CheckDigit { found: String, expected: u8 },
}

/// What a numbered series is for: its letter, and an example for messages.
pub trait Series {
    const LETTER: char;
    const EXAMPLE: &'static str;
}

/// The series of cases.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfCases;
/// The series of receipts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfReceipts;
/// The series of licences: each bears the number of the case that it was granted in, under a letter of its own.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfLicences;

/// The series of staff badges.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfBadges;

/// The series of till reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfTills;
/// The series of trays that were handed over.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct OfTrays;

impl Series for OfCases {
    const LETTER: char = 'C';
    const EXAMPLE: &'static str = "C-ZAQ-03-26-000123-9";
}

impl Series for OfReceipts {
    const LETTER: char = 'R';
    const EXAMPLE: &'static str = "R-ZAQ-03-26-000123-8";
}

impl Series for OfLicences {
    const LETTER: char = 'L';
    const EXAMPLE: &'static str = "L-ZAQ-03-26-000123-4";
}

impl Series for OfBadges {
    const LETTER: char = 'S';
    const EXAMPLE: &'static str = "S-ZAQ-03-26-000123-7";
}

impl Series for OfTills {
    const LETTER: char = 'T';
    const EXAMPLE: &'static str = "T-ZAQ-03-26-000123-4";
}

impl Series for OfTrays {
    const LETTER: char = 'H';
    const EXAMPLE: &'static str = "H-ZAQ-03-26-000123-5";
}

/// Number of a case, final when given.
pub type CaseNo = Numbered<OfCases>;
/// Number of a receipt, final when given.
pub type ReceiptNo = Numbered<OfReceipts>;
/// Number of a licence: that of its case, with another letter and so another check digit.
pub type LicenceNo = Numbered<OfLicences>;

/// Number of a staff badge. It tells who somebody is, and proves nothing.
pub type BadgeNo = Numbered<OfBadges>;

/// Number of a till report, given with the closing.
pub type TillNo = Numbered<OfTills>;

/// Number of a tray of files, given when it is handed over.
pub type TrayNo = Numbered<OfTrays>;

impl LicenceNo {
    /// The case that it was granted in.
    pub fn case(&self) -> CaseNo {
        self.in_series()
    }

    pub fn of_case(case: &CaseNo) -> Self {
        case.in_series()
    }
}

/// A number of series `S`. The text is the number; two numbers are equal when their texts are.
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String", bound = "S: Series + Clone")]
pub struct Numbered<S>(String, PhantomData<S>);

impl<S: Series> Numbered<S> {
    /// The number with `serial` (from 1) in `year` (of the Gregorian calendar) at `station`.
    pub fn new(station: &StationId, year: i32, serial: u32) -> Self {
        let body = format!("{}-{station}-{:02}-{serial:06}", S::LETTER, year.rem_euclid(100));
        let check = check_digit(&body);
        Self(format!("{body}-{check}"), PhantomData)
    }

    /// The number of the same station, year and serial in another series.
    fn in_series<T: Series>(&self) -> Numbered<T> {
        let body = self.0.rsplit_once('-').map_or("", |(body, _)| body);
        let body = body.replacen(S::LETTER, &T::LETTER.to_string(), 1);
        let check = check_digit(&body);
        Numbered(format!("{body}-{check}"), PhantomData)
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The station that gave it; none where its letters are no station's.
    pub fn station(&self) -> Option<StationId> {
        let mut parts = self.0.split('-').skip(1);
        format!("{}-{}", parts.next()?, parts.next()?).parse().ok()
    }

    /// The serial within station and year.
    pub fn serial(&self) -> u32 {
        self.0.rsplit('-').nth(1).and_then(|serial| serial.parse().ok()).unwrap_or(0)
    }

    /// The last two digits of the year.
    pub fn year(&self) -> u32 {
        self.0.rsplit('-').nth(2).and_then(|year| year.parse().ok()).unwrap_or(0)
    }
}

impl<S: Series> FromStr for Numbered<S> {
    type Err = NumberError;

    /// Reads what was typed or scanned: small letters and spaces are forgiven, a wrong check digit is not.
    fn from_str(text: &str) -> Result<Self, NumberError> {
        let text = text.trim().to_ascii_uppercase();
        let refuse = || NumberError::Form { found: text.clone(), expected: S::EXAMPLE };
        let parts: Vec<&str> = text.split('-').collect();
        let [letter, site, window, year, serial, check] = parts[..] else { return Err(refuse()) };
        let digits = |part: &str, least: usize| part.len() >= least && part.bytes().all(|b| b.is_ascii_digit());
        let station: StationId = format!("{site}-{window}").parse().map_err(|_| refuse())?;
        if letter != S::LETTER.to_string()
            || year.len() != 2
            || !digits(year, 2)
            || !digits(serial, 6)
            || check.len() != 1
        {
            return Err(refuse());
        }
        let serial: u32 = serial.parse().map_err(|_| refuse())?;
        let year: i32 = year.parse().map_err(|_| refuse())?;
        let right = Self::new(&station, year, serial);
        if right.0 == text {
            return Ok(right);
        }
        let expected = right.0.bytes().last().map_or(0, |digit| digit - b'0');
        Err(NumberError::CheckDigit { found: text, expected })
    }
}

impl<S> fmt::Display for Numbered<S> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl<S: Series> TryFrom<String> for Numbered<S> {
    type Error = NumberError;
    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl<S> From<Numbered<S>> for String {
    fn from(number: Numbered<S>) -> String {
        number.0
    }
}

/// ISO/IEC 7064 MOD 11,10 over the letters and digits of `text`; letters count as two digits.
fn check_digit(text: &str) -> u8 {
    let digits = text.chars().filter_map(|c| c.to_digit(36)).flat_map(|value| {
        let tens = (value >= 10).then_some(value / 10);
        tens.into_iter().chain([value % 10])
    });
    let product = digits.fold(10, |product, digit| {
        let sum = (product + digit) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    ((11 - product) % 10) as u8
}

/// A place in the queue: the queue's letter and a number that starts again at 1 every day (`A014`).
#[derive(Debug, Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct TicketNo(String);

impl TicketNo {
    pub fn new(queue: char, serial: u32) -> Self {
        Self(format!("{}{serial:03}", queue.to_ascii_uppercase()))
    }

    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for TicketNo {
    type Err = NumberError;

    fn from_str(text: &str) -> Result<Self, NumberError> {
        let text = text.trim().to_ascii_uppercase();
        let mut chars = text.chars();
        let queue = chars.next().filter(char::is_ascii_uppercase);
        let serial = chars.as_str().parse::<u32>().ok().filter(|_| chars.as_str().len() >= 3);
        match (queue, serial) {
            (Some(queue), Some(serial)) => Ok(Self::new(queue, serial)),
            _ => Err(NumberError::Form { found: text, expected: "A014" }),
        }
    }
}

impl fmt::Display for TicketNo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for TicketNo {
    type Error = NumberError;
    fn try_from(text: String) -> Result<Self, NumberError> {
        text.parse()
    }
}

impl From<TicketNo> for String {
    fn from(number: TicketNo) -> String {
        number.0
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn station() -> StationId {
        "ZAQ-03".parse().unwrap()
    }

    #[test]
    fn the_check_digit_is_that_of_the_standard() {
        // The worked example of ISO/IEC 7064 for MOD 11,10.
        assert_eq!(check_digit("0794"), 5);
        assert_eq!(OfCases::EXAMPLE, CaseNo::new(&station(), 2026, 123).as_str());
        assert_eq!(OfReceipts::EXAMPLE, ReceiptNo::new(&station(), 2026, 123).as_str());
        assert_eq!(OfTills::EXAMPLE, TillNo::new(&station(), 2026, 123).as_str());
        assert_eq!(OfTrays::EXAMPLE, TrayNo::new(&station(), 2026, 123).as_str());
    }

    #[test]
    fn a_number_reads_back_however_it_is_typed() {
        let number = CaseNo::new(&station(), 2026, 123);
        assert_eq!(number.serial(), 123);
        assert_eq!(number.year(), 26);
        let typed = format!(" {} ", number.as_str().to_lowercase());
        assert_eq!(typed.parse::<CaseNo>().unwrap(), number);
        assert!(number.as_str().parse::<ReceiptNo>().is_err());
    }

    #[test]
    fn a_mistyped_digit_is_caught() {
        let number = CaseNo::new(&station(), 2026, 123);
        for at in 0..number.as_str().len() {
            for digit in b'0'..=b'9' {
                let mut typed = number.as_str().as_bytes().to_vec();
                if !typed[at].is_ascii_digit() || typed[at] == digit {
                    continue;
                }
                typed[at] = digit;
                assert!(String::from_utf8(typed).unwrap().parse::<CaseNo>().is_err());
            }
        }
    }

    #[test]
    fn a_serial_past_a_million_keeps_its_digits() {
        let number = CaseNo::new(&station(), 2026, 1_234_567);
        assert_eq!(number.as_str().parse::<CaseNo>().unwrap().serial(), 1_234_567);
    }

    #[test]
    fn a_ticket_is_a_letter_and_at_least_three_digits() {
        assert_eq!("a014".parse::<TicketNo>().unwrap(), TicketNo::new('A', 14));
        assert!("14".parse::<TicketNo>().is_err());
        assert!("A1".parse::<TicketNo>().is_err());
    }
}
