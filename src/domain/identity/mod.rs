//! The number by which a person or a company is known, checked as far as its kind allows.
//!
//! An [`Identity`] that exists has been checked. The one thing that deserialising cannot check is
//! a birth date in the future, because no calendar is at hand there; `Identity::parse` does.

mod bahrain;
mod egypt;
mod error;
mod governorates;
mod kuwait;
mod papers;
mod recognise;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use error::IdentityError;
pub use governorates::{EGYPTIAN_GOVERNORATES, Governorate};

/// What kind of number it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum IdentityKind {
    EgNationalId,
    KwCivilId,
    BhCpr,
    Passport,
    ResidencePermit,
    CommercialRegister,
    TaxNumber,
}

impl IdentityKind {
    pub const ALL: [IdentityKind; 7] = [
        IdentityKind::EgNationalId,
        IdentityKind::KwCivilId,
        IdentityKind::BhCpr,
        IdentityKind::Passport,
        IdentityKind::ResidencePermit,
        IdentityKind::CommercialRegister,
        IdentityKind::TaxNumber,
    ];
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Sex {
    Male,
    Female,
}

/// A checked number of one kind, in ASCII without spaces or dashes. (A Bahraini commercial
/// register keeps the dash before its branch.)
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "Written")]
pub struct Identity {
    kind: IdentityKind,
    number: String,
}

#[derive(Deserialize)]
struct Written {
    kind: IdentityKind,
    number: String,
}

impl TryFrom<Written> for Identity {
    type Error = IdentityError;

    fn try_from(written: Written) -> Result<Identity, IdentityError> {
        Identity::check(written.kind, &written.number)
    }
}

impl Identity {
    /// Reads a number as typed or scanned, in any digits, with spaces, dashes and bidi marks.
    /// A birth date after `today` is refused.
    pub fn parse(kind: IdentityKind, typed: &str, today: NaiveDate) -> Result<Identity, IdentityError> {
        let identity = Identity::check(kind, typed)?;
        match identity.birth_date() {
            Some(birth) if birth > today => Err(IdentityError::BirthInFuture { birth, today }),
            _ => Ok(identity),
        }
    }

    /// Recognises what was scanned, without being told the kind; `country` is the counter's own and
    /// settles the numbers that look alike. See `recognise.rs` for the order of guesses.
    pub fn parse_any(scan: &str, country: super::Country, today: NaiveDate) -> Result<Identity, IdentityError> {
        Identity::parse(recognise::kind_of(scan, country)?, scan, today)
    }

    pub fn kind(&self) -> IdentityKind {
        self.kind
    }

    /// ASCII, as stored and compared.
    pub fn number(&self) -> &str {
        &self.number
    }

    /// For lists and receipts: at most the last four characters, and never more than half.
    pub fn masked(&self) -> String {
        Identity::mask(&self.number)
    }

    /// [`Identity::masked`] of a checked number whose kind is not at hand.
    pub fn mask(number: &str) -> String {
        let shown = (number.len() / 2).min(4);
        let hidden = number.len() - shown;
        format!("{}{}", "*".repeat(hidden), number.get(hidden..).unwrap_or_default())
    }

    /// Where the number tells it: Egyptian national and Kuwaiti civil IDs.
    pub fn birth_date(&self) -> Option<NaiveDate> {
        match self.kind {
            IdentityKind::EgNationalId => egypt::birth_date(&self.number).ok(),
            IdentityKind::KwCivilId => kuwait::birth_date(&self.number).ok(),
            _ => None,
        }
    }

    /// Only the Egyptian national ID tells it.
    pub fn sex(&self) -> Option<Sex> {
        (self.kind == IdentityKind::EgNationalId).then(|| egypt::sex(&self.number))
    }

    /// The Egyptian governorate of birth, or "born abroad"; not where the person lives.
    pub fn governorate(&self) -> Option<&'static Governorate> {
        (self.kind == IdentityKind::EgNationalId).then(|| egypt::governorate(&self.number).ok()).flatten()
    }

    /// `false` is a warning, never a refusal: the State publishes no rule for the last digit of
    /// the Egyptian national ID. Kinds without such a doubtful digit always agree.
    pub fn check_digit_agrees(&self) -> bool {
        self.kind != IdentityKind::EgNationalId || egypt::check_digit_agrees(&self.number)
    }

    fn check(kind: IdentityKind, typed: &str) -> Result<Identity, IdentityError> {
        let number = match kind {
            IdentityKind::EgNationalId => egypt::national_id(typed)?,
            IdentityKind::KwCivilId => kuwait::civil_id(typed)?,
            IdentityKind::BhCpr => bahrain::cpr(typed)?,
            IdentityKind::Passport | IdentityKind::ResidencePermit => papers::letters_and_digits(typed)?,
            IdentityKind::CommercialRegister => papers::commercial_register(typed)?,
            IdentityKind::TaxNumber => papers::tax_number(typed)?,
        };
        Ok(Identity { kind, number })
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn today() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn it_is_written_with_its_kind_and_read_with_its_checks() {
        let id = Identity::parse(IdentityKind::EgNationalId, "٢٩٤٠٦١٩١٣٠٠٥٥١", today()).unwrap();
        let json = r#"{"kind":"eg_national_id","number":"29406191300551"}"#;
        assert_eq!(serde_json::to_string(&id).unwrap(), json);
        assert_eq!(serde_json::from_str::<Identity>(json).unwrap(), id);
        let wrong = json.replace("29406191300551", "29406190500551");
        let refusal = serde_json::from_str::<Identity>(&wrong).unwrap_err().to_string();
        assert!(refusal.contains("05"), "{refusal}");
    }

    #[test]
    fn only_the_end_of_a_number_is_shown_in_lists() {
        let shown = |kind, typed| Identity::parse(kind, typed, today()).unwrap().masked();
        assert_eq!(shown(IdentityKind::EgNationalId, "29406191300551"), "**********0551");
        assert_eq!(shown(IdentityKind::Passport, "A1234"), "***34");
        assert_eq!(shown(IdentityKind::CommercialRegister, "7"), "*");
    }

    proptest! {
        #[test]
        fn no_typing_makes_it_panic(typed in "(\\PC{0,20}|[0-9]{8,15})", kind in prop::sample::select(IdentityKind::ALL.to_vec())) {
            if let Ok(id) = Identity::parse(kind, &typed, today()) {
                prop_assert_eq!(Identity::parse(kind, id.number(), today()).unwrap(), id.clone());
                prop_assert_eq!(id.masked().len(), id.number().len());
                let _ = (id.sex(), id.governorate(), id.check_digit_agrees());
            }
        }
    }
}
