//! Entries of a form that no other part of the domain reads: text, dates, addresses, places.

use chrono::{Datelike, NaiveDate};

use super::field::FieldError;
use crate::domain::digits;
use crate::domain::quantity::Quantity;

const MOST_TEXT: usize = 300;
const MOST_TEXT_AREA: usize = 4_000;

/// Line breaks and other control characters arrive with pasted text and scans.
pub(super) fn one_line(typed: &str) -> Result<String, FieldError> {
    let spaced: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    at_most(MOST_TEXT, spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

/// Several lines, as in a complaint.
pub(super) fn lines(typed: &str) -> Result<String, FieldError> {
    at_most(MOST_TEXT_AREA, typed.trim().replace("\r\n", "\n"))
}

fn at_most(most: usize, text: String) -> Result<String, FieldError> {
    match text.chars().count() {
        0 => Err(FieldError::Required),
        found if found > most => Err(FieldError::TooLong { most, found }),
        _ => Ok(text),
    }
}

pub(super) fn whole_number(typed: &str) -> Result<String, FieldError> {
    let quantity = Quantity::parse(typed)?.to_string();
    if quantity.contains('.') {
        return Err(FieldError::NotAWholeNumber { typed: typed.trim().to_owned() });
    }
    Ok(quantity)
}

/// Day first, as everyone writes it here, or year first; the year always in four digits.
pub(super) fn date(typed: &str) -> Result<NaiveDate, FieldError> {
    let text = digits::to_ascii(&digits::strip_bidi(typed));
    let parts: Vec<&str> = text.trim().split(['/', '-', '.', ' ']).collect();
    let (year, month, day) = match parts[..] {
        [day, month, year] if year.len() == 4 => (year, month, day),
        [year, month, day] if year.len() == 4 => (year, month, day),
        _ => return Err(FieldError::NotADate { typed: typed.trim().to_owned() }),
    };
    let not_a_date = || FieldError::NotADate { typed: typed.trim().to_owned() };
    let number = |part: &str| part.parse::<u32>().map_err(|_| not_a_date());
    let (year, month, day) = (number(year)? as i32, number(month)?, number(day)?);
    NaiveDate::from_ymd_opt(year, month, day)
        .filter(|date| (1800..=2200).contains(&date.year()))
        .ok_or(FieldError::NoSuchDay { year, month, day })
}

/// Only what every address has; whether it exists only a letter to it can tell.
pub(super) fn email(typed: &str) -> Result<String, FieldError> {
    let text = digits::strip_bidi(typed).trim().to_owned();
    let sound = text.split_once('@').is_some_and(|(name, host)| {
        let labels_sound = host.contains('.') && host.split('.').all(|label| !label.is_empty());
        !name.is_empty() && labels_sound && !host.contains('@')
    });
    if !sound || text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, ',' | ';' | '<' | '>')) {
        return Err(FieldError::NotAnEmail { typed: text });
    }
    at_most(254, text)
}

/// ISO 13616: length by country, remainder 1 modulo 97.
pub(super) fn iban(typed: &str) -> Result<String, FieldError> {
    let text = digits::compact(typed).to_uppercase();
    let not_an_iban = || FieldError::NotAnIban { typed: typed.trim().to_owned() };
    let ascii = text.bytes().all(|b| b.is_ascii_alphanumeric());
    let begins = text.bytes().take(2).all(|b| b.is_ascii_alphabetic())
        && text.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
    if !ascii || !begins || !(15..=34).contains(&text.len()) {
        return Err(not_an_iban());
    }
    let country = &text[..2];
    let expected = match country {
        "BH" => 22,
        "EG" => 29,
        "KW" => 30,
        _ => text.len(),
    };
    if text.len() != expected {
        return Err(FieldError::IbanLength { country: country.to_owned(), expected, found: text.len() });
    }
    let rest = text[4..].chars().chain(text[..4].chars()).filter_map(|c| c.to_digit(36)).fold(0, |rest, value| {
        let shifted = if value < 10 { rest * 10 } else { rest * 100 };
        (shifted + value) % 97
    });
    if rest == 1 { Ok(text) } else { Err(FieldError::IbanCheck) }
}

pub(super) fn place(typed: &str) -> Result<String, FieldError> {
    let text = digits::to_ascii(&digits::strip_bidi(typed)).replace('\u{060C}', ",");
    let within = |part: &str, most: f64| {
        let part = part.trim();
        part.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most).then(|| part.to_owned())
    };
    text.split_once(',')
        .and_then(|(latitude, longitude)| Some(format!("{}, {}", within(latitude, 90.0)?, within(longitude, 180.0)?)))
        .ok_or_else(|| FieldError::NotAPlace { typed: typed.trim().to_owned() })
}
