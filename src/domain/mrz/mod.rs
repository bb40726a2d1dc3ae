//! The machine-readable lines of a passport or an identity card (ICAO 9303): two lines of 44 (TD3) or three of 30 (TD1).
//!
//! A [`Document`] that exists has passed every check digit. What it says of its holder is the issuing State's word in
//! Latin letters: a suggestion for a name, never the name that somebody typed.

mod fields;
mod names;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Identity, IdentityKind, Sex};
use fields::{Checked, Lines, date, sex};
pub use names::Names;

/// Which lines they are.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Size {
    /// A card: three lines of 30.
    Td1,
    /// A passport: two lines of 44.
    Td3,
}

impl Size {
    /// How many lines, and how many characters each.
    pub const fn lines(self) -> (usize, usize) {
        match self {
            Size::Td1 => (3, 30),
            Size::Td3 => (2, 44),
        }
    }
}

/// A part of the lines that a check digit covers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Part {
    Number,
    Birth,
    Expiry,
    Personal,
    /// All of them together.
    Whole,
}

/// Why lines could not be believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum MrzFault {
    #[error("these are not the lines of a passport or a card")]
    NotLines,
    #[error("the check digit of {0:?} does not agree: a character was misread")]
    CheckDigit(Part),
    #[error("{0:?} cannot be read: a character was misread")]
    Unreadable(Part),
}

/// What the lines say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Document {
    pub size: Size,
    /// `P` for a passport, `I`, `A` or `C` for a card; a State may add a letter.
    pub code: String,
    /// The State or organisation that gave it, in three letters, or fewer as for Germany's `D`.
    pub issuer: String,
    pub number: String,
    pub nationality: String,
    /// None where it says that the day is not known.
    pub birth: Option<NaiveDate>,
    /// None where it does not say.
    pub sex: Option<Sex>,
    /// The last day on which it is valid; none where it says none.
    pub expiry: Option<NaiveDate>,
    pub names: Names,
    /// What the State put where it is free to put anything.
    pub extra: Vec<String>,
}

impl Document {
    /// Reads lines however they were separated, also not at all; `today` tells the century of a birth.
    pub fn parse(text: &str, today: NaiveDate) -> Result<Document, MrzFault> {
        let joined = joined(text).ok_or(MrzFault::NotLines)?;
        match joined.len() {
            90 => card(Lines(&joined), today),
            88 if joined.starts_with('P') => passport(Lines(&joined), today),
            _ => Err(MrzFault::NotLines),
        }
    }

    /// The number by which the centre knows its holder: the State's own number of the person where the lines hold it,
    /// else the passport's, or that of a resident's card. None for a card of which no number can be taken here.
    pub fn identity(&self, today: NaiveDate) -> Option<Identity> {
        let parse = |kind| Identity::parse(kind, &self.number, today).ok();
        match self.size {
            _ if self.personal(today).is_some() => self.personal(today),
            Size::Td3 => parse(IdentityKind::Passport),
            Size::Td1 if self.issuer != self.nationality => parse(IdentityKind::ResidencePermit),
            Size::Td1 => None,
        }
    }

    /// Whether its last day is over.
    pub fn is_expired(&self, today: NaiveDate) -> bool {
        self.expiry.is_some_and(|last| last < today)
    }

    /// The State's number of the person, found by its shape and because it tells the same birth as the lines do.
    fn personal(&self, today: NaiveDate) -> Option<Identity> {
        let kind = match self.issuer.as_str() {
            "EGY" => IdentityKind::EgNationalId,
            "KWT" => IdentityKind::KwCivilId,
            "BHR" => IdentityKind::BhCpr,
            _ => return None,
        };
        let birth = self.birth?;
        let places = self.extra.iter().chain([&self.number]);
        let mut read = places.filter_map(|text| Identity::parse(kind, text, today).ok());
        read.find(|identity| match identity.birth_date() {
            Some(told) => told == birth,
            None => identity.number().starts_with(&birth.format("%y%m").to_string()),
        })
    }
}

/// Whether `line` may be a line of them, so that the others are waited for; and of which.
pub fn is_line(line: &str) -> Option<Size> {
    let line = joined(line)?;
    // The name's two fillers, or a number with its country: other codes of this length have neither.
    let first = line.starts_with(['I', 'A', 'C', 'P']) && line.contains('<');
    let dated = line.bytes().filter(u8::is_ascii_digit).count() >= 14;
    match line.len() {
        30 if first || dated || line.contains("<<") => Some(Size::Td1),
        44 if first || dated => Some(Size::Td3),
        _ => None,
    }
}

/// The lines without what stands between them; none if there is anything else in them.
fn joined(text: &str) -> Option<String> {
    let joined: String = text.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let known = |b: u8| b.is_ascii_alphanumeric() || b == b'<';
    joined.bytes().all(known).then(|| joined.to_ascii_uppercase())
}

fn passport(lines: Lines<'_>, today: NaiveDate) -> Result<Document, MrzFault> {
    let number = lines.checked(44..53, 53, Part::Number)?;
    let birth = lines.checked(57..63, 63, Part::Birth)?;
    let expiry = lines.checked(65..71, 71, Part::Expiry)?;
    let personal = lines.checked_or_blank(72..86, 86, Part::Personal)?;
    lines.composite(&[44..54, 57..64, 65..87], 87)?;
    Ok(Document {
        size: Size::Td3,
        code: lines.text(0..2),
        issuer: lines.text(2..5),
        number: number.text(),
        nationality: lines.text(54..57),
        birth: date(&birth, Part::Birth, today)?,
        sex: sex(lines.text(64..65)),
        expiry: date(&expiry, Part::Expiry, today)?,
        names: Names::read(lines.raw(5..44)),
        extra: [personal.text()].into_iter().filter(|text| !text.is_empty()).collect(),
    })
}

fn card(lines: Lines<'_>, today: NaiveDate) -> Result<Document, MrzFault> {
    let (number, first) = long_number(&lines)?;
    let birth = lines.checked(30..36, 36, Part::Birth)?;
    let expiry = lines.checked(38..44, 44, Part::Expiry)?;
    lines.composite(&[5..30, 30..37, 38..45, 48..59], 59)?;
    Ok(Document {
        size: Size::Td1,
        code: lines.text(0..2),
        issuer: lines.text(2..5),
        number,
        nationality: lines.text(45..48),
        birth: date(&birth, Part::Birth, today)?,
        sex: sex(lines.text(37..38)),
        expiry: date(&expiry, Part::Expiry, today)?,
        names: Names::read(lines.raw(60..90)),
        extra: [first, lines.text(48..59)].into_iter().filter(|text| !text.is_empty()).collect(),
    })
}

/// A number of more than nine characters goes on in the place behind it, with its check digit at its end; what is left
/// there belongs to the State.
fn long_number(lines: &Lines<'_>) -> Result<(String, String), MrzFault> {
    let goes_on = lines.raw(14..15) == "<" && !lines.raw(5..14).contains('<');
    if !goes_on {
        return Ok((lines.checked(5..14, 14, Part::Number)?.text(), lines.text(15..30)));
    }
    let (rest, free) = lines.raw(15..30).split_once('<').unwrap_or((lines.raw(15..30), ""));
    let (rest, check) = rest.split_at(rest.len().saturating_sub(1));
    let number = Checked::new(format!("{}{rest}", lines.raw(5..14)), check, Part::Number)?;
    Ok((number.text(), fields::plain(free)))
}

#[cfg(test)]
mod tests;
