//! The Kuwaiti civil ID, 12 digits `C YYMMDD SSSS K`, whose last digit must fit.

use chrono::NaiveDate;

use super::{IdentityError, papers};

const WEIGHTS: [u32; 11] = [2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];

pub(super) fn civil_id(typed: &str) -> Result<String, IdentityError> {
    let number = papers::exactly_digits(typed, 12)?;
    birth_date(&number)?;
    let found = number.as_bytes()[11] - b'0';
    match 11 - papers::weighted_sum(&number, &WEIGHTS) % 11 {
        // Ten and eleven are no digits: such serials were never given out.
        10 | 11 => Err(IdentityError::NoCheckDigitFits),
        expected if expected == u32::from(found) => Ok(number),
        expected => Err(IdentityError::CheckDigit { expected: expected as u8, found }),
    }
}

pub(super) fn birth_date(number: &str) -> Result<NaiveDate, IdentityError> {
    let century = match number.as_bytes()[0] {
        b'1' => 1800,
        b'2' => 1900,
        b'3' => 2000,
        other => return Err(IdentityError::Century { expected: "1, 2, 3", found: char::from(other) }),
    };
    papers::date_in(century, &number[1..7])
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Identity, IdentityKind};
    use super::*;

    fn parse(typed: &str) -> Result<Identity, IdentityError> {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        Identity::parse(IdentityKind::KwCivilId, typed, today)
    }

    #[test]
    fn genuine_numbers_pass() {
        for number in ["282040701483", "300092400929", "304022600325", "288020122596", "227081660516", "292091998298"] {
            assert_eq!(parse(number).unwrap().number(), number);
        }
        let id = parse("282040701483").unwrap();
        assert_eq!(id.birth_date(), NaiveDate::from_ymd_opt(1982, 4, 7));
        assert_eq!((id.sex(), id.governorate()), (None, None));
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let refusal = |typed: &str| parse(typed).unwrap_err();
        assert_eq!(refusal("289332013455"), IdentityError::NotADate { year: 1989, month: 33, day: 20 });
        assert_eq!(refusal("300000000005"), IdentityError::NotADate { year: 2000, month: 0, day: 0 });
        assert_eq!(refusal("282040701484"), IdentityError::CheckDigit { expected: 3, found: 4 });
        assert_eq!(refusal("482040701483"), IdentityError::Century { expected: "1, 2, 3", found: '4' });
        assert_eq!(refusal("28204070148"), IdentityError::WrongLength { expected: 12, found: 11 });
    }

    #[test]
    fn a_slip_in_any_one_digit_is_caught() {
        let number = "282040701483";
        for place in 0..12 {
            for digit in '0'..='9' {
                let mut typed: Vec<char> = number.chars().collect();
                if typed[place] != digit {
                    typed[place] = digit;
                    assert!(parse(&typed.iter().collect::<String>()).is_err(), "{typed:?}");
                }
            }
        }
    }
}
