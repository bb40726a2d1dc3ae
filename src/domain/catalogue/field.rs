//! A field of a service's form: what may be typed in it, and what is kept of it.

use chrono::{Datelike, NaiveDate};
use serde::{Deserialize, Serialize};

use super::options::Choice;
use crate::domain::bilingual::Bilingual;
use crate::domain::country::Country;
use crate::domain::digits;
use crate::domain::identity::{Identity, IdentityError, IdentityKind};
use crate::domain::money::{Money, MoneyError};
use crate::domain::phone::{Phone, PhoneError};
use crate::domain::quantity::{Quantity, QuantityError};

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FormField {
    pub key: String,
    pub label: Bilingual,
    pub kind: FieldKind,
    pub required: bool,
    /// Proposals for a field of kind `Select`; may be empty, and other text is accepted.
    pub options: Vec<Choice>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FieldKind {
    Text,
    #[serde(rename = "textarea")]
    TextArea,
    Select,
    Integer,
    Decimal,
    Money,
    Date,
    Phone,
    Email,
    EgNationalId,
    KwCivilId,
    BhCpr,
    EgTaxNumber,
    Iban,
    /// The name of a file attached to the case.
    Attachment,
    /// Latitude and longitude in degrees, `29.3759, 47.9774`.
    Geo,
}

/// Why a field was not accepted.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum FieldError {
    #[error("this must be filled in")]
    Required,
    #[error("at most {most} characters, found {found}")]
    TooLong { most: usize, found: usize },
    #[error("{typed:?} is not a whole number")]
    NotAWholeNumber { typed: String },
    #[error("{typed:?} is not a date, expected day/month/year or year-month-day")]
    NotADate { typed: String },
    #[error("{day}/{month}/{year} does not exist")]
    NoSuchDay { year: i32, month: u32, day: u32 },
    #[error("{typed:?} is not an e-mail address")]
    NotAnEmail { typed: String },
    #[error("{typed:?} is not an IBAN")]
    NotAnIban { typed: String },
    #[error("an IBAN of {country} has {expected} characters, found {found}")]
    IbanLength { country: String, expected: usize, found: usize },
    #[error("the IBAN's check digits do not fit")]
    IbanCheck,
    #[error("{typed:?} is not a latitude and longitude")]
    NotAPlace { typed: String },
    #[error(transparent)]
    Quantity(#[from] QuantityError),
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error(transparent)]
    Phone(#[from] PhoneError),
    #[error(transparent)]
    Identity(#[from] IdentityError),
}

const MOST_TEXT: usize = 300;
const MOST_TEXT_AREA: usize = 4_000;

impl FormField {
    /// What is kept of `typed`. An optional field left empty is kept as empty text; of a field with
    /// choices, the value of the choice that was named in any language.
    pub fn check(&self, typed: &str, country: Country, today: NaiveDate) -> Result<String, FieldError> {
        if digits::strip_bidi(typed).trim().is_empty() {
            return if self.required { Err(FieldError::Required) } else { Ok(String::new()) };
        }
        let kept = self.kind.check(typed, country, today)?;
        let choice = self.options.iter().find(|choice| choice.answers(&kept));
        Ok(choice.map_or(kept, |choice| choice.value.clone()))
    }
}

impl FieldKind {
    /// The normal form of `typed`: ASCII digits in numbers, E.164, ISO dates, plain decimals.
    pub fn check(self, typed: &str, country: Country, today: NaiveDate) -> Result<String, FieldError> {
        let identity = |kind| Ok(Identity::parse(kind, typed, today)?.number().to_owned());
        match self {
            FieldKind::Text | FieldKind::Select | FieldKind::Attachment => one_line(typed),
            FieldKind::TextArea => at_most(MOST_TEXT_AREA, typed.trim().replace("\r\n", "\n")),
            FieldKind::Integer => whole_number(typed),
            FieldKind::Decimal => Ok(Quantity::parse(typed)?.to_string()),
            FieldKind::Money => Ok(Money::parse(typed, country.currency())?.to_string()),
            FieldKind::Date => Ok(date(typed)?.to_string()),
            FieldKind::Phone => Ok(Phone::parse(country, typed)?.e164().to_owned()),
            FieldKind::Email => email(typed),
            FieldKind::EgNationalId => identity(IdentityKind::EgNationalId),
            FieldKind::KwCivilId => identity(IdentityKind::KwCivilId),
            FieldKind::BhCpr => identity(IdentityKind::BhCpr),
            FieldKind::EgTaxNumber => identity(IdentityKind::TaxNumber),
            FieldKind::Iban => iban(typed),
            FieldKind::Geo => place(typed),
        }
    }
}

/// Line breaks and other control characters arrive with pasted text and scans.
fn one_line(typed: &str) -> Result<String, FieldError> {
    let spaced: String = typed.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    at_most(MOST_TEXT, spaced.split_whitespace().collect::<Vec<_>>().join(" "))
}

fn at_most(most: usize, text: String) -> Result<String, FieldError> {
    match text.chars().count() {
        0 => Err(FieldError::Required),
        found if found > most => Err(FieldError::TooLong { most, found }),
        _ => Ok(text),
    }
}

fn whole_number(typed: &str) -> Result<String, FieldError> {
    let quantity = Quantity::parse(typed)?.to_string();
    if quantity.contains('.') {
        return Err(FieldError::NotAWholeNumber { typed: typed.trim().to_owned() });
    }
    Ok(quantity)
}

/// Day first, as everyone writes it here, or year first; the year always in four digits.
fn date(typed: &str) -> Result<NaiveDate, FieldError> {
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
fn email(typed: &str) -> Result<String, FieldError> {
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
fn iban(typed: &str) -> Result<String, FieldError> {
    let text = digits::compact(typed).to_uppercase();
    let not_an_iban = || FieldError::NotAnIban { typed: typed.trim().to_owned() };
    let ascii = text.bytes().all(|b| b.is_ascii_alphanumeric());
    let begins = text.bytes().take(2).all(|b| b.is_ascii_alphabetic()) && text.bytes().skip(2).take(2).all(|b| b.is_ascii_digit());
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

fn place(typed: &str) -> Result<String, FieldError> {
    let text = digits::to_ascii(&digits::strip_bidi(typed)).replace('\u{060C}', ",");
    let within = |part: &str, most: f64| {
        let part = part.trim();
        part.parse::<f64>().is_ok_and(|degrees| degrees.abs() <= most).then(|| part.to_owned())
    };
    text.split_once(',')
        .and_then(|(latitude, longitude)| Some(format!("{}, {}", within(latitude, 90.0)?, within(longitude, 180.0)?)))
        .ok_or_else(|| FieldError::NotAPlace { typed: typed.trim().to_owned() })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use Country::{Bahrain, Egypt, Kuwait};

    use super::*;

    fn kept(kind: FieldKind, typed: &str) -> String {
        kind.check(typed, Egypt, "2026-11-21".parse().unwrap()).unwrap_or_else(|error| format!("! {error}"))
    }

    fn refused(kind: FieldKind, typed: &str) -> FieldError {
        kind.check(typed, Bahrain, "2026-11-21".parse().unwrap()).unwrap_err()
    }

    #[test]
    fn each_kind_keeps_its_normal_form() {
        assert_eq!(kept(FieldKind::Text, "  شارع\n النصر "), "شارع النصر");
        assert_eq!(kept(FieldKind::Integer, "١٢"), "12");
        assert_eq!(kept(FieldKind::Decimal, "١٢٫٥٠"), "12.5");
        assert_eq!(kept(FieldKind::Money, "1,250"), "1250.00");
        assert_eq!(kept(FieldKind::Date, "٥/٣/٢٠٢٦"), "2026-03-05");
        assert_eq!(kept(FieldKind::Date, "2026-03-05"), "2026-03-05");
        assert_eq!(kept(FieldKind::Phone, "010 1234 5678"), "+201012345678");
        assert_eq!(kept(FieldKind::Email, " a.b@mun.gov.bh "), "a.b@mun.gov.bh");
        assert_eq!(kept(FieldKind::EgNationalId, "٢٩٤٠٦١٩١٣٠٠٥٥١"), "29406191300551");
        assert_eq!(kept(FieldKind::EgTaxNumber, "100-531-385"), "100531385");
        assert_eq!(kept(FieldKind::Iban, "bh67 BMAG 0000 1299 1234 56"), "BH67BMAG00001299123456");
        assert_eq!(kept(FieldKind::Geo, "٢٩٫٣٧٥٩، ٤٧٫٩٧"), "29.3759, 47.97");
    }

    #[test]
    fn refusals_say_what_is_wrong() {
        assert!(matches!(refused(FieldKind::Integer, "1.5"), FieldError::NotAWholeNumber { .. }));
        assert!(matches!(refused(FieldKind::Integer, "-1"), FieldError::Quantity(QuantityError::Negative)));
        assert!(matches!(refused(FieldKind::Date, "5/3/26"), FieldError::NotADate { .. }));
        assert_eq!(refused(FieldKind::Date, "31/2/2026"), FieldError::NoSuchDay { year: 2026, month: 2, day: 31 });
        for typed in ["a", "a@b", "@b.c", "a@b..c", "a b@c.d", "a@b@c.d"] {
            assert!(matches!(refused(FieldKind::Email, typed), FieldError::NotAnEmail { .. }), "{typed}");
        }
        assert_eq!(refused(FieldKind::Iban, "BH68BMAG00001299123456"), FieldError::IbanCheck);
        assert!(matches!(refused(FieldKind::Iban, "BH67BMAG0000129912345"), FieldError::IbanLength { expected: 22, found: 21, .. }));
        assert!(matches!(refused(FieldKind::Iban, "6B"), FieldError::NotAnIban { .. }));
        assert!(matches!(refused(FieldKind::Geo, "91, 0"), FieldError::NotAPlace { .. }));
        assert!(matches!(refused(FieldKind::Geo, "NaN, 0"), FieldError::NotAPlace { .. }));
        assert!(matches!(refused(FieldKind::BhCpr, "801301001"), FieldError::Identity(_)));
        assert_eq!(refused(FieldKind::Text, &"س".repeat(301)), FieldError::TooLong { most: 300, found: 301 });
    }

    #[test]
    fn empty_fields_and_choices() {
        let today = "2026-11-21".parse().unwrap();
        let owner = Choice { value: "owner".into(), name: Bilingual::new("مالك", "Owner") };
        let mut field = FormField {
            key: "applicant_role".into(),
            label: Bilingual::new("الصفة", "Capacity"),
            kind: FieldKind::Select,
            required: true,
            options: vec![owner],
        };
        assert_eq!(field.check(" \u{200F}", Egypt, today), Err(FieldError::Required));
        for typed in ["owner", "المالك", "OWNER "] {
            assert_eq!(field.check(typed, Egypt, today), Ok("owner".into()));
        }
        assert_eq!(field.check("حارس", Egypt, today), Ok("حارس".into()));
        field.required = false;
        assert_eq!(field.check("", Kuwait, today), Ok(String::new()));
    }
}
