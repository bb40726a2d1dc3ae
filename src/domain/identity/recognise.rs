//! Which kind of number a scan is, by its shape. It checks nothing beyond the shape: a national ID
//! with a wrong date must be told as that, not mistaken for a passport.

use super::super::{Country, digits};
use super::{IdentityError, IdentityKind};

/// Letters make a passport; 14 and 12 digits are Egyptian and Kuwaiti anywhere; 9 digits are what
/// the counter's own country gives out; one dash in Bahrain is a branch of a commercial register.
/// Any other run of digits is taken for the country's own card, so that its error is the one shown.
pub(super) fn kind_of(scan: &str, country: Country) -> Result<IdentityKind, IdentityError> {
    let number = digits::compact(scan);
    if number.is_empty() {
        return Err(IdentityError::Empty);
    }
    if !number.chars().all(|c| c.is_ascii_alphanumeric()) {
        return Err(IdentityError::NotRecognised { typed: scan.trim().to_owned() });
    }
    if number.contains(|c: char| c.is_ascii_alphabetic()) {
        return Ok(IdentityKind::Passport);
    }
    let dashes = scan.trim().chars().filter(|&c| digits::is_dash(c)).count();
    Ok(match (number.len(), country) {
        (14, _) => IdentityKind::EgNationalId,
        (12, _) => IdentityKind::KwCivilId,
        (9, Country::Bahrain) => IdentityKind::BhCpr,
        (9, Country::Egypt) => IdentityKind::TaxNumber,
        (9, Country::Kuwait) => IdentityKind::Passport,
        (..=8, Country::Bahrain) if dashes == 1 => IdentityKind::CommercialRegister,
        (_, Country::Egypt) => IdentityKind::EgNationalId,
        (_, Country::Kuwait) => IdentityKind::KwCivilId,
        (_, Country::Bahrain) => IdentityKind::BhCpr,
    })
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;

    use super::super::Identity;
    use super::*;

    #[test]
    fn the_shape_and_the_country_tell_the_kind() {
        let today = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let kind = |scan, country| Identity::parse_any(scan, country, today).map(|id| id.kind());
        assert_eq!(kind("29406191300551\r\n", Country::Kuwait), Ok(IdentityKind::EgNationalId));
        assert_eq!(kind("282040701483", Country::Egypt), Ok(IdentityKind::KwCivilId));
        assert_eq!(kind("800101001", Country::Bahrain), Ok(IdentityKind::BhCpr));
        assert_eq!(kind("100-531-385", Country::Egypt), Ok(IdentityKind::TaxNumber));
        assert_eq!(kind("12345-6", Country::Bahrain), Ok(IdentityKind::CommercialRegister));
        assert_eq!(kind("a12345678", Country::Egypt), Ok(IdentityKind::Passport));
        assert_eq!(kind("2940619130055", Country::Egypt), Err(IdentityError::WrongLength { expected: 14, found: 13 }));
        assert_eq!(kind("801301001", Country::Bahrain), Err(IdentityError::NotAMonth { found: 13 }));
        assert_eq!(kind("https://x", Country::Egypt), Err(IdentityError::NotRecognised { typed: "https://x".into() }));
        assert_eq!(kind("", Country::Egypt), Err(IdentityError::Empty));
    }
}
