//! Fields of the lines and their check digits: weights 7, 3, 1, letters from A = 10, the filler 0, modulo 10.

use std::ops::Range;

use chrono::{Datelike, NaiveDate};

use super::{MrzFault, Part};
use crate::domain::Sex;

/// All lines as one, of ASCII letters, digits and fillers, and as long as its size demands.
#[derive(Clone, Copy)]
pub(super) struct Lines<'a>(pub &'a str);

/// A field whose check digit agrees.
pub(super) struct Checked(String);

impl Lines<'_> {
    /// A field as it stands.
    pub fn raw(&self, at: Range<usize>) -> &str {
        self.0.get(at).unwrap_or_default()
    }

    /// A field without its fillers.
    pub fn text(&self, at: Range<usize>) -> String {
        plain(self.raw(at))
    }

    pub fn checked(&self, at: Range<usize>, check: usize, part: Part) -> Result<Checked, MrzFault> {
        Checked::new(self.raw(at).to_owned(), self.raw(check..check + 1), part)
    }

    /// A field that may be left empty; its check digit is then a nought or a filler.
    pub fn checked_or_blank(&self, at: Range<usize>, check: usize, part: Part) -> Result<Checked, MrzFault> {
        let blank = self.text(at.clone()).is_empty() && self.raw(check..check + 1) == "<";
        if blank { Ok(Checked(String::new())) } else { self.checked(at, check, part) }
    }

    /// The check digit over several fields with their own.
    pub fn composite(&self, fields: &[Range<usize>], check: usize) -> Result<(), MrzFault> {
        let all: String = fields.iter().map(|at| self.raw(at.clone())).collect();
        Checked::new(all, self.raw(check..check + 1), Part::Whole).map(drop)
    }
}

impl Checked {
    pub fn new(field: String, check: &str, part: Part) -> Result<Checked, MrzFault> {
        let agrees = check.parse() == Ok(check_digit(&field));
        if agrees { Ok(Checked(field)) } else { Err(MrzFault::CheckDigit(part)) }
    }

    /// Without fillers.
    pub fn text(&self) -> String {
        plain(&self.0)
    }
}

/// Without fillers at its ends; those inside stand for what cannot be written.
pub(super) fn plain(field: &str) -> String {
    field.trim_matches('<').replace('<', " ")
}

fn check_digit(field: &str) -> u32 {
    let value = |c: char| c.to_digit(36).unwrap_or(0);
    field.chars().zip([7, 3, 1].into_iter().cycle()).map(|(c, weight)| value(c) * weight).sum::<u32>() % 10
}

/// `YYMMDD`. A birth lies in the hundred years up to `today`, the end of a document not further from it than fifty;
/// fillers say that the day is not known.
pub(super) fn date(field: &Checked, part: Part, today: NaiveDate) -> Result<Option<NaiveDate>, MrzFault> {
    if field.0.contains('<') {
        return Ok(None);
    }
    let unreadable = || MrzFault::Unreadable(part);
    let two = |at: Range<usize>| field.0.get(at).and_then(|text| text.parse::<u32>().ok()).ok_or_else(unreadable);
    let (year, month, day) = (two(0..2)?, two(2..4)?, two(4..6)?);
    let of = |century: i32| NaiveDate::from_ymd_opt(century + i32::try_from(year).unwrap_or(0), month, day);
    let century = today.year() / 100 * 100;
    let fits = |date: &NaiveDate| match part {
        Part::Birth => *date <= today,
        _ => date.year() < today.year() + 50,
    };
    let read = of(century + 100).filter(fits).or_else(|| of(century).filter(fits)).or_else(|| of(century - 100));
    read.map(Some).ok_or_else(unreadable)
}

pub(super) fn sex(field: String) -> Option<Sex> {
    match field.as_str() {
        "M" => Some(Sex::Male),
        "F" => Some(Sex::Female),
        _ => None,
    }
}
