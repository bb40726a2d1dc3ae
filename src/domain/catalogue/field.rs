//! A field of a service's form: what may be typed in it, and what is kept of it.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::entry;
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

/// What the applicant has told already, as typed or as stored: it need not be asked for again.
#[derive(Clone, Copy, Debug)]
pub struct Told<'a> {
    pub kind: IdentityKind,
    pub number: &'a str,
    pub name: &'a str,
    pub phone: &'a str,
    pub address: &'a str,
}

impl FormField {
    /// The answer that the applicant's own data gives, if any.
    pub fn told_by<'a>(&self, told: &Told<'a>) -> Option<&'a str> {
        let identity = |kind: IdentityKind| (told.kind == kind).then_some(told.number);
        let answer = match (self.kind, self.key.as_str()) {
            (FieldKind::EgNationalId, _) => identity(IdentityKind::EgNationalId),
            (FieldKind::KwCivilId, _) => identity(IdentityKind::KwCivilId),
            (FieldKind::BhCpr, _) => identity(IdentityKind::BhCpr),
            (FieldKind::Phone, _) => Some(told.phone),
            (_, "applicant_name" | "name" | "full_name" | "owner_name") => Some(told.name),
            (_, "address" | "applicant_address") => Some(told.address),
            _ => None,
        };
        answer.filter(|answer| !answer.trim().is_empty())
    }

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
            FieldKind::Text | FieldKind::Select | FieldKind::Attachment => entry::one_line(typed),
            FieldKind::TextArea => entry::lines(typed),
            FieldKind::Integer => entry::whole_number(typed),
            FieldKind::Decimal => Ok(Quantity::parse(typed)?.to_string()),
            FieldKind::Money => Ok(Money::parse(typed, country.currency())?.to_string()),
            FieldKind::Date => Ok(entry::date(typed)?.to_string()),
            FieldKind::Phone => Ok(Phone::parse(country, typed)?.e164().to_owned()),
            FieldKind::Email => entry::email(typed),
            FieldKind::EgNationalId => identity(IdentityKind::EgNationalId),
            FieldKind::KwCivilId => identity(IdentityKind::KwCivilId),
            FieldKind::BhCpr => identity(IdentityKind::BhCpr),
            FieldKind::EgTaxNumber => identity(IdentityKind::TaxNumber),
            FieldKind::Iban => entry::iban(typed),
            FieldKind::Geo => entry::place(typed),
        }
    }
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
        assert!(matches!(
            refused(FieldKind::Iban, "BH67BMAG0000129912345"),
            FieldError::IbanLength { expected: 22, found: 21, .. }
        ));
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
