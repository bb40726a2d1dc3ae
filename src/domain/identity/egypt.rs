//! The Egyptian national ID, 14 digits `C YYMMDD GG SSSS K`: century, birth, governorate of birth,
//! serial (its last digit odd for a male) and a last digit whose rule was never published.

use chrono::NaiveDate;

use super::governorates::{EGYPTIAN_GOVERNORATES, Governorate};
use super::{IdentityError, Sex, papers};

/// What most public programs take the last digit to be. Every genuine number seen passes.
const WEIGHTS: [u32; 13] = [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

pub(super) fn national_id(typed: &str) -> Result<String, IdentityError> {
    let number = papers::exactly_digits(typed, 14)?;
    birth_date(&number)?;
    governorate(&number)?;
    Ok(number)
}

pub(super) fn birth_date(number: &str) -> Result<NaiveDate, IdentityError> {
    let century = match number.as_bytes()[0] {
        b'2' => 1900,
        b'3' => 2000,
        other => return Err(IdentityError::Century { expected: "2, 3", found: char::from(other) }),
    };
    papers::date_in(century, &number[1..7])
}

pub(super) fn governorate(number: &str) -> Result<&'static Governorate, IdentityError> {
    let code = &number[7..9];
    EGYPTIAN_GOVERNORATES
        .iter()
        .find(|governorate| governorate.code == code)
        .ok_or_else(|| IdentityError::UnknownGovernorate { code: code.to_owned() })
}

pub(super) fn sex(number: &str) -> Sex {
    match number.as_bytes()[12] % 2 {
        1 => Sex::Male,
        _ => Sex::Female,
    }
}

/// When the sum divides by eleven, public programs disagree between 0 and 1; both pass.
pub(super) fn check_digit_agrees(number: &str) -> bool {
    let rest = papers::weighted_sum(number, &WEIGHTS) % 11;
    let last = u32::from(number.as_bytes()[13] - b'0');
    last == (11 - rest) % 10 || (rest == 0 && last == 0)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::super::{Identity, IdentityKind};
    use super::*;

    fn day(y: i32, m: u32, d: u32) -> NaiveDate {
        NaiveDate::from_ymd_opt(y, m, d).unwrap()
    }

    fn parse(typed: &str) -> Result<Identity, IdentityError> {
        Identity::parse(IdentityKind::EgNationalId, typed, day(2026, 11, 21))
    }

    #[test]
    fn genuine_numbers_tell_birth_sex_and_governorate() {
        let id = parse("29406191300551").unwrap();
        assert_eq!(id.birth_date(), Some(day(1994, 6, 19)));
        assert_eq!(id.sex(), Some(Sex::Male));
        assert_eq!(id.governorate().unwrap().en, "Sharqia");
        for number in ["29406191300551", "29602071300217", "30302071301592"] {
            assert!(parse(number).unwrap().check_digit_agrees(), "{number}");
        }
        assert_eq!(parse("30302071301592").unwrap().birth_date(), Some(day(2003, 2, 7)));
    }

    #[test]
    fn scans_and_arabic_digits_are_normalised() {
        for typed in ["٢٩٤٠٦١٩١٣٠٠٥٥١", "۲۹۴۰۶۱۹۱۳۰۰۵۵۱", " 2 940619 13 0055-1\r\n", "\u{202A}29406191300551\u{202C}"]
        {
            assert_eq!(parse(typed).unwrap().number(), "29406191300551");
        }
    }

    #[test]
    fn an_odd_last_digit_is_a_warning_only() {
        let id = parse("29406191300552").unwrap();
        assert!(!id.check_digit_agrees());
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let refusal = |typed: &str| parse(typed).unwrap_err();
        assert_eq!(refusal("29406190500551"), IdentityError::UnknownGovernorate { code: "05".into() });
        assert_eq!(refusal("29413191300551"), IdentityError::NotADate { year: 1994, month: 13, day: 19 });
        assert_eq!(refusal("30000000000555"), IdentityError::NotADate { year: 2000, month: 0, day: 0 });
        assert_eq!(refusal("30332071301592"), IdentityError::NotADate { year: 2003, month: 32, day: 7 });
        assert_eq!(refusal("49602071300217"), IdentityError::Century { expected: "2, 3", found: '4' });
        assert_eq!(refusal("39902290100456"), IdentityError::NotADate { year: 2099, month: 2, day: 29 });
        assert_eq!(refusal("2940619130055"), IdentityError::WrongLength { expected: 14, found: 13 });
        assert_eq!(refusal("294061913005511"), IdentityError::WrongLength { expected: 14, found: 15 });
        assert_eq!(refusal("2940619130055a"), IdentityError::NotADigit { found: 'a', place: 14 });
        assert_eq!(refusal(" - "), IdentityError::Empty);
        let birth = day(2026, 11, 22);
        assert_eq!(refusal("32611220100018"), IdentityError::BirthInFuture { birth, today: day(2026, 11, 21) });
        assert!(parse("32611210100018").is_ok());
    }

    #[test]
    fn both_readings_of_a_sum_divisible_by_eleven_pass() {
        // 2·2 + 9·7 + 0·6 + 0·5 + 1·4 + 0·3 + 1·2 + 0·7 + 1·6 + 0·5 + 2·4 + 0·3 + s·2 = 87 + 2s
        let with_last = |last: char| format!("290010101020{}{last}", 6);
        let sum = papers::weighted_sum(&with_last('0'), &WEIGHTS);
        assert_eq!(sum % 11, 0, "{sum}");
        assert!(check_digit_agrees(&with_last('0')) && check_digit_agrees(&with_last('1')));
        assert!(!check_digit_agrees(&with_last('2')));
    }
}
