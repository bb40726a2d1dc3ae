//! What a scanned code means at the counter. Our own numbers are sure, by their check digit; a code
//! that only looks like one is unknown, never somebody's passport.

use chrono::NaiveDate;

use super::numbers::{CaseNo, NumberError, ReceiptNo, TicketNo};
use super::{Country, Identity, IdentityKind, digits};

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    Identity(Identity),
    Case(CaseNo),
    Receipt(ReceiptNo),
    Ticket(TicketNo),
    /// The text as scanned, without what surrounds it.
    Unknown(String),
}

impl Scan {
    /// Reads what a reader sent at a counter in `country`; a birth date after `today` is no identity.
    pub fn read(text: &str, country: Country, today: NaiveDate) -> Scan {
        let stripped = digits::strip_bidi(text);
        let text = stripped.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        let ascii = digits::to_ascii(text);
        let unknown = || Scan::Unknown(text.to_owned());
        match (ascii.parse::<CaseNo>(), ascii.parse::<ReceiptNo>()) {
            (Ok(case), _) => return Scan::Case(case),
            (_, Ok(receipt)) => return Scan::Receipt(receipt),
            (Err(NumberError::CheckDigit { .. }), _) | (_, Err(NumberError::CheckDigit { .. })) => return unknown(),
            (Err(NumberError::Form { .. }), Err(NumberError::Form { .. })) => {}
        }
        if let Some(ticket) = ticket(&ascii) {
            return Scan::Ticket(ticket);
        }
        identity(&ascii, country, today).map_or_else(unknown, Scan::Identity)
    }
}

/// A letter and three or four digits; a passport has more.
fn ticket(text: &str) -> Option<TicketNo> {
    let ticket: TicketNo = text.parse().ok()?;
    let as_printed = ticket.as_str().eq_ignore_ascii_case(text);
    (as_printed && text.len() <= 5).then_some(ticket)
}

fn identity(text: &str, country: Country, today: NaiveDate) -> Option<Identity> {
    let identity = Identity::parse_any(text, country, today).ok()?;
    let believed = identity.kind() != IdentityKind::Passport || is_like_a_passport(text);
    believed.then_some(identity)
}

/// Nearly any code could be a passport's number. Those of States have seven to nine letters and
/// digits (ICAO 9303 has room for nine), mostly digits, and nothing between them.
fn is_like_a_passport(text: &str) -> bool {
    let digits = text.bytes().filter(u8::is_ascii_digit).count();
    (7..=9).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_alphanumeric()) && digits * 2 > text.len()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn read_in(country: Country, text: &str) -> Scan {
        Scan::read(text, country, NaiveDate::from_ymd_opt(2026, 11, 21).unwrap())
    }

    fn read(text: &str) -> Scan {
        read_in(Country::Egypt, text)
    }

    fn unknown(text: &str) -> Scan {
        Scan::Unknown(text.to_owned())
    }

    #[test]
    fn our_own_numbers_are_known_by_their_letter() {
        assert_eq!(read("C-ZAQ-03-26-000123-9"), Scan::Case("C-ZAQ-03-26-000123-9".parse().unwrap()));
        assert_eq!(read("r-zaq-03-26-000123-8\r\n"), Scan::Receipt("R-ZAQ-03-26-000123-8".parse().unwrap()));
        assert_eq!(read("A014"), Scan::Ticket(TicketNo::new('A', 14)));
        assert_eq!(read("b1007"), Scan::Ticket(TicketNo::new('B', 1007)));
    }

    #[test]
    fn a_damaged_number_is_nobodys_passport() {
        for damaged in [
            "C-ZAQ-03-26-000123-4",
            "R-ZAQ-03-26-000123-9",
            "C-ZAQ-03-26-00012",
            "-ZAQ-03-26-000123-9",
            "R-ZAQ-03",
            "CZAQ03",
        ] {
            assert_eq!(read(damaged), unknown(damaged));
        }
    }

    #[test]
    fn cards_are_known_by_their_shape_and_country() {
        let kind = |country, text| match read_in(country, text) {
            Scan::Identity(identity) => Some((identity.kind(), identity.number().to_owned())),
            _ => None,
        };
        let known = |kind, number: &str| Some((kind, number.to_owned()));
        let (eg, kw, bh) = (Country::Egypt, Country::Kuwait, Country::Bahrain);
        assert_eq!(kind(eg, "٢٩٤٠٦١٩١٣٠٠٥٥١\r"), known(IdentityKind::EgNationalId, "29406191300551"));
        assert_eq!(kind(eg, "\u{202a}29406191300551\u{202c}\0"), known(IdentityKind::EgNationalId, "29406191300551"));
        assert_eq!(kind(kw, "282040701483"), known(IdentityKind::KwCivilId, "282040701483"));
        assert_eq!(kind(bh, "800101001"), known(IdentityKind::BhCpr, "800101001"));
        assert_eq!(kind(eg, "a12345678"), known(IdentityKind::Passport, "A12345678"));
        assert_eq!(kind(eg, "C01X00T47"), known(IdentityKind::Passport, "C01X00T47"));
    }

    #[test]
    fn what_is_none_of_these_is_kept_as_scanned() {
        for other in [
            "",
            "https://shubbak.example/x",
            "RCP-047",
            "6221031492058",
            "HELLO123",
            "A12345",
            "شباك ١٢",
            "29413191300551",
        ] {
            assert_eq!(read(&format!(" {other}\r\n")), unknown(other));
        }
        // A birth in the future: a misread card.
        assert_eq!(read("32611220100018"), unknown("32611220100018"));
    }

    proptest! {
        #[test]
        fn no_code_makes_it_panic(text in any::<String>(), like in "[CR]?-?[A-Z]{0,6}-?[0-9-]{0,20}", country in prop::sample::select(vec![Country::Egypt, Country::Kuwait, Country::Bahrain])) {
            read_in(country, &text);
            read_in(country, &like);
        }
    }
}
