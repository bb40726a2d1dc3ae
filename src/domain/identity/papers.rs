//! Numbers with little inside to check: passports, residence permits, registers, tax numbers; and
//! the reading of digits that all kinds share.

use chrono::NaiveDate;

use super::super::digits;
use super::IdentityError;

/// Passports and residence permits of any country: Latin letters and digits, in capitals.
pub(super) fn letters_and_digits(typed: &str) -> Result<String, IdentityError> {
    let number = compact(typed)?.to_uppercase();
    if let Some((index, found)) = number.chars().enumerate().find(|(_, c)| !c.is_ascii_alphanumeric()) {
        return Err(IdentityError::NotALetterOrDigit { found, place: index + 1 });
    }
    within(number, 5, 15)
}

/// The Egyptian tax number, printed as XXX-XXX-XXX. It has no check digit.
pub(super) fn tax_number(typed: &str) -> Result<String, IdentityError> {
    exactly_digits(typed, 9)
}

/// Digits only; in Bahrain a branch may follow after a dash, `12345-6`.
pub(super) fn commercial_register(typed: &str) -> Result<String, IdentityError> {
    let mut parts = typed.split(digits::is_dash);
    let register = digits_within(parts.next().unwrap_or_default(), 10)?;
    let Some(branch) = parts.next() else {
        return Ok(register);
    };
    let branch = digits_within(branch, 4)?;
    match parts.next() {
        Some(_) => Err(IdentityError::NotADigit { found: '-', place: register.len() + branch.len() + 2 }),
        None => Ok(format!("{register}-{branch}")),
    }
}

fn digits_within(typed: &str, most: usize) -> Result<String, IdentityError> {
    let number = compact(typed)?;
    all_digits(&number)?;
    within(number, 1, most)
}

pub(super) fn exactly_digits(typed: &str, expected: usize) -> Result<String, IdentityError> {
    let number = compact(typed)?;
    all_digits(&number)?;
    match number.len() {
        found if found != expected => Err(IdentityError::WrongLength { expected, found }),
        _ => Ok(number),
    }
}

/// `yymmdd` must be six ASCII digits.
pub(super) fn date_in(century: i32, yymmdd: &str) -> Result<NaiveDate, IdentityError> {
    let year = century + two_digits(&yymmdd[0..2]) as i32;
    let (month, day) = (two_digits(&yymmdd[2..4]), two_digits(&yymmdd[4..6]));
    NaiveDate::from_ymd_opt(year, month, day).ok_or(IdentityError::NotADate { year, month, day })
}

pub(super) fn two_digits(pair: &str) -> u32 {
    pair.bytes().fold(0, |value, digit| value * 10 + u32::from(digit - b'0'))
}

/// Each digit times its weight; digits after the last weight do not count.
pub(super) fn weighted_sum(number: &str, weights: &[u32]) -> u32 {
    number.bytes().zip(weights).map(|(digit, weight)| u32::from(digit - b'0') * weight).sum()
}

fn compact(typed: &str) -> Result<String, IdentityError> {
    match digits::compact(typed) {
        number if number.is_empty() => Err(IdentityError::Empty),
        number => Ok(number),
    }
}

fn all_digits(number: &str) -> Result<(), IdentityError> {
    match number.chars().enumerate().find(|(_, c)| !c.is_ascii_digit()) {
        Some((index, found)) => Err(IdentityError::NotADigit { found, place: index + 1 }),
        None => Ok(()),
    }
}

fn within(number: String, least: usize, most: usize) -> Result<String, IdentityError> {
    match number.len() {
        found if (least..=most).contains(&found) => Ok(number),
        found => Err(IdentityError::LengthOutside { least, most, found }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passports_keep_letters_and_digits() {
        assert_eq!(letters_and_digits("a 1234567-8"), Ok("A12345678".into()));
        assert_eq!(letters_and_digits("A123"), Err(IdentityError::LengthOutside { least: 5, most: 15, found: 4 }));
        assert_eq!(letters_and_digits("A12345س"), Err(IdentityError::NotALetterOrDigit { found: 'س', place: 7 }));
    }

    #[test]
    fn tax_numbers_in_any_digits() {
        assert_eq!(tax_number("100-531-385"), Ok("100531385".into()));
        assert_eq!(tax_number("٣٣١-١٠٥-٢٦٨"), Ok("331105268".into()));
        assert_eq!(tax_number("۳۳۱۱۰۵۲۶۸"), Ok("331105268".into()));
        assert_eq!(tax_number("10053138"), Err(IdentityError::WrongLength { expected: 9, found: 8 }));
    }

    #[test]
    fn a_register_may_name_a_branch() {
        assert_eq!(commercial_register("12345-6"), Ok("12345-6".into()));
        assert_eq!(commercial_register("١٢٣٤٥ \u{2013} ٠٦"), Ok("12345-06".into()));
        assert_eq!(commercial_register("98765"), Ok("98765".into()));
        assert_eq!(commercial_register("12345-"), Err(IdentityError::Empty));
        assert_eq!(commercial_register("12-3-4"), Err(IdentityError::NotADigit { found: '-', place: 5 }));
    }
}
