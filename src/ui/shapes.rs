//! How the numbers of the three countries are written while they are typed: in the groups in which people say them.

use crate::domain::catalogue::FieldKind;
use crate::domain::identity::IdentityKind;
use crate::domain::{Country, Currency};
use crate::text::Shape;

/// The shape of a card's number, and how many letters it has at most. Registers and passports have none of their own.
pub fn identity(kind: IdentityKind) -> Option<(Shape, usize)> {
    match kind {
        // Century, date of birth, governorate, serial number.
        IdentityKind::EgNationalId => Some((Shape::Groups(|_| &[1, 6, 2, 5]), 14)),
        IdentityKind::KwCivilId => Some((Shape::Groups(|_| &[1, 6, 5]), 12)),
        // Year and month of birth, serial number.
        IdentityKind::BhCpr => Some((Shape::Groups(|_| &[4, 5]), 9)),
        IdentityKind::Passport
        | IdentityKind::ResidencePermit
        | IdentityKind::CommercialRegister
        | IdentityKind::TaxNumber => None,
    }
}

/// A telephone number at home in `country`; with + or 00 it is from anywhere.
pub fn phone(country: Country) -> Shape {
    match country {
        Country::Egypt => Shape::Groups(|typed| abroad(typed).unwrap_or_else(|| egyptian(typed))),
        Country::Kuwait | Country::Bahrain => Shape::Groups(|typed| abroad(typed).unwrap_or(&[4, 4])),
    }
}

/// The most letters that a telephone number has: + and fifteen digits, or 00 and fifteen.
pub const PHONE_MOST: usize = 17;

fn abroad(typed: &str) -> Option<&'static [usize]> {
    let groups: &[usize] = match typed {
        typed if typed.starts_with("+20") => &[3, 2, 4, 4],
        typed if typed.starts_with("0020") => &[4, 2, 4, 4],
        typed if typed.starts_with("+965") || typed.starts_with("+973") => &[4, 4, 4],
        typed if typed.starts_with("00965") || typed.starts_with("00973") => &[5, 4, 4],
        typed if typed.starts_with('+') => &[4, 3, 3, 6],
        typed if typed.starts_with("00") => &[5, 3, 3, 6],
        _ => return None,
    };
    Some(groups)
}

/// A mobile number, one of Cairo, one of Alexandria, or one of another governorate.
fn egyptian(typed: &str) -> &'static [usize] {
    match typed {
        typed if typed.starts_with("01") => &[3, 4, 4],
        typed if typed.starts_with("02") => &[2, 4, 4],
        typed if typed.starts_with("03") => &[2, 3, 4],
        _ => &[3, 3, 4],
    }
}

/// An amount of money, with all the decimals of its currency.
pub fn money(currency: Currency) -> Shape {
    Shape::Amount { decimals: currency.decimals() as usize, money: true }
}

/// A measure: square metres, pieces.
pub const QUANTITY: Shape = Shape::Amount { decimals: 3, money: false };

/// The shape of a field of a service's form, and how many letters it stores at most.
pub fn of_field(kind: FieldKind, country: Country) -> Option<(Shape, usize)> {
    match kind {
        FieldKind::EgNationalId => identity(IdentityKind::EgNationalId),
        FieldKind::KwCivilId => identity(IdentityKind::KwCivilId),
        FieldKind::BhCpr => identity(IdentityKind::BhCpr),
        FieldKind::Phone => Some((phone(country), PHONE_MOST)),
        FieldKind::Money => Some((money(country.currency()), 16)),
        FieldKind::Decimal => Some((QUANTITY, 16)),
        FieldKind::Integer => Some((Shape::Amount { decimals: 0, money: false }, 12)),
        FieldKind::EgTaxNumber => Some((Shape::Groups(|_| &[3, 3, 3]), 9)),
        FieldKind::Iban => Some((Shape::Code(|_| &[4, 4, 4, 4, 4, 4, 4, 4]), 34)),
        FieldKind::Date => Some((Shape::Date, usize::MAX)),
        FieldKind::Text
        | FieldKind::TextArea
        | FieldKind::Select
        | FieldKind::Email
        | FieldKind::Attachment
        | FieldKind::Geo => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn shown(shape: Option<(Shape, usize)>, stored: &str) -> String {
        shape.map(|(shape, _)| shape.show(stored)).unwrap_or_default()
    }

    #[test]
    fn cards_are_shown_in_their_parts() {
        assert_eq!(shown(identity(IdentityKind::EgNationalId), "29406191300551"), "2 940619 13 00551");
        assert_eq!(shown(identity(IdentityKind::KwCivilId), "282040701483"), "2 820407 01483");
        assert_eq!(shown(identity(IdentityKind::BhCpr), "801301001"), "8013 01001");
        assert_eq!(shown(of_field(FieldKind::EgTaxNumber, Country::Egypt), "100531385"), "100 531 385");
        assert_eq!(
            shown(of_field(FieldKind::Iban, Country::Bahrain), "BH67BMAG00001299123456"),
            "BH67 BMAG 0000 1299 1234 56"
        );
    }

    #[test]
    fn telephones_are_shown_as_they_are_dialled() {
        for (country, stored, wanted) in [
            (Country::Egypt, "01012345678", "010 1234 5678"),
            (Country::Egypt, "0227941234", "02 2794 1234"),
            (Country::Egypt, "034801234", "03 480 1234"),
            (Country::Egypt, "0552301234", "055 230 1234"),
            (Country::Egypt, "+201012345678", "+20 10 1234 5678"),
            (Country::Egypt, "+96599998888", "+965 9999 8888"),
            (Country::Kuwait, "99998888", "9999 8888"),
            (Country::Bahrain, "0097317171717", "00973 1717 1717"),
        ] {
            assert_eq!(phone(country).show(stored), wanted);
            assert_eq!(phone(country).store(wanted), stored);
        }
    }

    #[test]
    fn whole_numbers_have_thousands_and_no_point() {
        assert_eq!(shown(of_field(FieldKind::Integer, Country::Egypt), "12500"), "12,500");
        assert_eq!(money(Currency::Kwd).finish("1,250.5"), "1,250.500");
    }
}
