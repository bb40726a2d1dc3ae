//! The Bahraini personal number (CPR), 9 digits `YYMM SSSS C`. Its check digit exists, but the rule
//! for it was never published, and YY alone does not tell the century: only the month is checked.

use super::{IdentityError, papers};

pub(super) fn cpr(typed: &str) -> Result<String, IdentityError> {
    let number = papers::exactly_digits(typed, 9)?;
    match papers::two_digits(&number[2..4]) {
        1..=12 => Ok(number),
        found => Err(IdentityError::NotAMonth { found }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use chrono::NaiveDate;

    use super::super::{Identity, IdentityKind};
    use super::*;

    #[test]
    fn the_month_must_exist() {
        let parse = |typed: &str| Identity::parse(IdentityKind::BhCpr, typed, NaiveDate::MIN);
        assert_eq!(parse("٨٠٠١٠١٠٠١").unwrap().number(), "800101001");
        assert_eq!(parse("991231999").unwrap().birth_date(), None);
        assert_eq!(parse("801301001"), Err(IdentityError::NotAMonth { found: 13 }));
        assert_eq!(parse("80010100"), Err(IdentityError::WrongLength { expected: 9, found: 8 }));
    }
}
