//! A telephone number that can be dialled, stored as E.164 (`+201012345678`). Numbers of the three
//! countries are checked by their own plan; a number from elsewhere only by its length.

use std::fmt;

use serde::{Deserialize, Serialize};

use super::{Country, digits};

/// Mobile networks, after the leading 0; eight more digits follow.
const EGYPTIAN_MOBILES: [&str; 4] = ["10", "11", "12", "15"];

/// Area codes after the leading 0, and how many digits follow: Cairo 8, elsewhere 7.
#[rustfmt::skip] // One code a line would fill a page.
const EGYPTIAN_AREAS: [(&str, usize); 27] = [
    ("2", 8), ("3", 7), ("13", 7), ("15", 7), ("40", 7), ("45", 7), ("46", 7), ("47", 7), ("48", 7),
    ("50", 7), ("55", 7), ("57", 7), ("62", 7), ("64", 7), ("65", 7), ("66", 7), ("68", 7), ("69", 7),
    ("82", 7), ("84", 7), ("86", 7), ("88", 7), ("92", 7), ("93", 7), ("95", 7), ("96", 7), ("97", 7),
];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Phone(String);

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PhoneError {
    #[error("no number was given")]
    Empty,
    #[error("{found:?} is not a digit")]
    NotADigit { found: char },
    #[error("expected {expected} digits, found {found}")]
    WrongLength { expected: usize, found: usize },
    /// The digits after the 0 belong to no network and no area.
    #[error("no network or area begins with {beginning}")]
    UnknownBeginning { beginning: String },
    /// A number from another country, after + or 00.
    #[error("a number from abroad has 8 to 15 digits, found {found}")]
    AbroadLength { found: usize },
}

impl Phone {
    /// Reads a number as people write it: `010 1234 5678`, `+965 9999 8888`, `00973-17171717`.
    /// Without + or 00 it is a number of `country`.
    pub fn parse(country: Country, typed: &str) -> Result<Phone, PhoneError> {
        let kept: String = digits::compact(typed).chars().filter(|c| !matches!(c, '(' | ')' | '.' | '/')).collect();
        let abroad = kept.strip_prefix('+').or_else(|| kept.strip_prefix("00"));
        let number = abroad.unwrap_or(&kept);
        if number.is_empty() {
            return Err(PhoneError::Empty);
        }
        if let Some(found) = number.chars().find(|c| !c.is_ascii_digit()) {
            return Err(PhoneError::NotADigit { found });
        }
        match abroad {
            None => Phone::national(country, number),
            Some(number) => Phone::international(number),
        }
    }

    /// With plus sign and country prefix.
    pub fn e164(&self) -> &str {
        &self.0
    }

    /// As dialled at home; a number from another country keeps its prefix.
    pub fn local(&self, country: Country) -> String {
        match (self.0[1..].strip_prefix(country.dial_code()), country) {
            (Some(rest), Country::Egypt) => format!("0{rest}"),
            (Some(rest), _) => rest.to_owned(),
            (None, _) => self.0.clone(),
        }
    }

    /// For lists: only the last three digits.
    pub fn masked(&self) -> String {
        let hidden = self.0.len().saturating_sub(3);
        format!("{}{}", "*".repeat(hidden), &self.0[hidden..])
    }

    fn international(number: &str) -> Result<Phone, PhoneError> {
        let home =
            Country::ALL.into_iter().find_map(|country| Some((country, number.strip_prefix(country.dial_code())?)));
        match home {
            // People write +20 010… as often as +20 10….
            Some((Country::Egypt, rest)) if !rest.starts_with('0') => {
                Phone::national(Country::Egypt, &format!("0{rest}"))
            }
            Some((country, rest)) => Phone::national(country, rest),
            None if (8..=15).contains(&number.len()) && !number.starts_with('0') => Ok(Phone(format!("+{number}"))),
            None => Err(PhoneError::AbroadLength { found: number.len() }),
        }
    }

    fn national(country: Country, number: &str) -> Result<Phone, PhoneError> {
        let subscriber = match country {
            Country::Egypt => egyptian(number)?,
            Country::Kuwait | Country::Bahrain => eight_digits(number)?,
        };
        Ok(Phone(format!("+{}{subscriber}", country.dial_code())))
    }
}

fn eight_digits(number: &str) -> Result<&str, PhoneError> {
    match number.len() {
        8 if number.starts_with('0') => Err(PhoneError::UnknownBeginning { beginning: "0".into() }),
        8 => Ok(number),
        found => Err(PhoneError::WrongLength { expected: 8, found }),
    }
}

/// The number without its leading 0.
fn egyptian(number: &str) -> Result<&str, PhoneError> {
    let beginning = || PhoneError::UnknownBeginning { beginning: number.chars().take(3).collect() };
    let rest = number.strip_prefix('0').ok_or_else(beginning)?;
    let expected = |digits: usize| PhoneError::WrongLength { expected: digits, found: number.len() };
    // 015 is a mobile network and also the area of 10th of Ramadan; the length tells them apart.
    let area = EGYPTIAN_AREAS.iter().find(|(code, _)| rest.starts_with(code));
    let mobile = EGYPTIAN_MOBILES.iter().any(|code| rest.starts_with(code));
    match area {
        Some((code, after)) if rest.len() == code.len() + after => Ok(rest),
        _ if mobile && rest.len() == 10 => Ok(rest),
        _ if mobile => Err(expected(11)),
        Some((code, after)) => Err(expected(1 + code.len() + after)),
        None => Err(beginning()),
    }
}

impl TryFrom<String> for Phone {
    type Error = PhoneError;

    fn try_from(stored: String) -> Result<Phone, PhoneError> {
        match stored.strip_prefix('+') {
            Some(number) => match number.chars().find(|c| !c.is_ascii_digit()) {
                Some(found) => Err(PhoneError::NotADigit { found }),
                None => Phone::international(number),
            },
            None => Err(PhoneError::UnknownBeginning { beginning: stored.chars().take(3).collect() }),
        }
    }
}

impl From<Phone> for String {
    fn from(phone: Phone) -> String {
        phone.0
    }
}

impl fmt::Display for Phone {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use Country::{Bahrain, Egypt, Kuwait};
    use proptest::prelude::*;

    use super::*;

    fn reads(country: Country, typed: &str, stored: &str) {
        let phone = Phone::parse(country, typed).unwrap_or_else(|e| unreachable!("{typed}: {e}"));
        assert_eq!(phone.e164(), stored);
        let json = serde_json::to_string(&phone).unwrap();
        assert_eq!(serde_json::from_str::<Phone>(&json).unwrap(), phone);
        assert_eq!(Phone::parse(country, &phone.local(country)).unwrap(), phone);
    }

    #[test]
    fn numbers_as_people_write_them() {
        reads(Egypt, "٠١٠١٢٣٤٥٦٧٨", "+201012345678");
        reads(Egypt, "+20 010 1234 5678", "+201012345678");
        reads(Egypt, "00201512345678", "+201512345678");
        reads(Egypt, "(02) 2794-1234", "+20227941234");
        reads(Egypt, "03 4801234", "+2034801234");
        reads(Egypt, "055 2301234", "+20552301234");
        reads(Egypt, "015 4411234", "+20154411234");
        reads(Kuwait, "9999 8888", "+96599998888");
        reads(Bahrain, "+973 1717-1717", "+97317171717");
        reads(Bahrain, "+966501234567", "+966501234567");
        reads(Kuwait, "+201112345678", "+201112345678");
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        let refusal = |country, typed: &str| Phone::parse(country, typed).unwrap_err();
        assert_eq!(refusal(Egypt, "0101234567"), PhoneError::WrongLength { expected: 11, found: 10 });
        assert_eq!(refusal(Egypt, "01312345678"), PhoneError::WrongLength { expected: 10, found: 11 });
        assert_eq!(refusal(Egypt, "01412345678"), PhoneError::UnknownBeginning { beginning: "014".into() });
        assert_eq!(refusal(Egypt, "1012345678"), PhoneError::UnknownBeginning { beginning: "101".into() });
        assert_eq!(refusal(Kuwait, "9999888"), PhoneError::WrongLength { expected: 8, found: 7 });
        assert_eq!(refusal(Bahrain, "3999x888"), PhoneError::NotADigit { found: 'x' });
        assert_eq!(refusal(Bahrain, "+97339"), PhoneError::WrongLength { expected: 8, found: 2 });
        assert_eq!(refusal(Bahrain, "+4912"), PhoneError::AbroadLength { found: 4 });
        assert_eq!(refusal(Egypt, " - "), PhoneError::Empty);
    }

    #[test]
    fn only_the_end_is_shown_in_lists() {
        assert_eq!(Phone::parse(Kuwait, "99998888").unwrap().masked(), "*********888");
    }

    proptest! {
        #[test]
        fn no_typing_makes_it_panic(typed in "(\\PC{0,16}|[+0-9 ]{0,16})") {
            for country in Country::ALL {
                if let Ok(phone) = Phone::parse(country, &typed) {
                    prop_assert_eq!(Phone::parse(country, phone.e164()).unwrap(), phone);
                }
            }
        }
    }
}
