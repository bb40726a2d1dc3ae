//! What a scanned code means at the counter. Our own numbers are sure, by their check digit; a code
//! that only looks like one is damaged, never somebody's passport.

use chrono::NaiveDate;

use super::mrz::{self, Document, MrzFault};
use super::numbers::{BadgeNo, CaseNo, LicenceNo, NumberError, Numbered, ReceiptNo, Series, TicketNo};
use super::{Country, Identity, IdentityKind, digits};

/// What the text of every signed licence begins with.
pub const LICENCE: &str = "SHUBBAK-LICENCE-1:";

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scan {
    Identity(Identity),
    /// The lines of a passport or a card.
    Document(Box<Document>),
    /// Lines of which a character was misread.
    Misread(MrzFault),
    Case(CaseNo),
    Receipt(ReceiptNo),
    Ticket(TicketNo),
    /// The number of a licence, from the bars on its paper.
    Licence(LicenceNo),
    /// The whole of a signed licence, from the square on its paper.
    Signed(String),
    Badge(BadgeNo),
    /// One of our numbers with a character that was misread.
    Damaged(String),
    /// The text as scanned, without what surrounds it.
    Unknown(String),
}

impl Scan {
    /// Reads what a reader sent at a counter in `country`; a birth date after `today` is no identity.
    pub fn read(text: &str, country: Country, today: NaiveDate) -> Scan {
        let stripped = digits::strip_bidi(text);
        let text = stripped.trim_matches(|c: char| c.is_whitespace() || c.is_control());
        if text.starts_with(LICENCE) {
            return Scan::Signed(text.to_owned());
        }
        let ascii = digits::to_ascii(text);
        if let Some(own) = own(&ascii) {
            return own;
        }
        match Document::parse(&ascii, today) {
            Ok(document) => return Scan::Document(Box::new(document)),
            Err(MrzFault::NotLines) if mrz::is_line(&ascii).is_none() => {}
            Err(fault) => return Scan::Misread(fault),
        }
        if let Some(ticket) = ticket(&ascii) {
            return Scan::Ticket(ticket);
        }
        identity(&ascii, country, today).map_or_else(|| Scan::Unknown(text.to_owned()), Scan::Identity)
    }

    /// Whether the code itself proves what it is, by a check digit or a signature, so that nobody typed it by accident.
    pub fn is_sure(&self) -> bool {
        match self {
            Scan::Identity(identity) => identity.kind() != IdentityKind::Passport,
            Scan::Document(_) | Scan::Case(_) | Scan::Receipt(_) | Scan::Licence(_) | Scan::Signed(_) => true,
            Scan::Badge(_) => true,
            Scan::Misread(_) | Scan::Ticket(_) | Scan::Damaged(_) | Scan::Unknown(_) => false,
        }
    }
}

/// A number of one of our series, or what is left of one.
fn own(text: &str) -> Option<Scan> {
    fn of<S: Series>(text: &str, scan: impl Fn(Numbered<S>) -> Scan) -> Option<Scan> {
        match text.parse::<Numbered<S>>() {
            Ok(no) => Some(scan(no)),
            Err(NumberError::CheckDigit { .. }) => Some(Scan::Damaged(text.to_owned())),
            Err(NumberError::Form { .. }) => None,
        }
    }
    of(text, Scan::Case)
        .or_else(|| of(text, Scan::Receipt))
        .or_else(|| of(text, Scan::Licence))
        .or_else(|| of(text, Scan::Badge))
        .or_else(|| is_torn(text).then(|| Scan::Damaged(text.to_owned())))
}

/// Whether it begins or ends like one of our numbers, of which a part is missing.
fn is_torn(text: &str) -> bool {
    let text = text.to_ascii_uppercase();
    let parts: Vec<&str> = text.split('-').collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let site = |part: &&str| (2..=5).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_uppercase());
    let site_at = parts.iter().position(site);
    parts.len() >= 4 && site_at.is_some_and(|at| at <= 1 && parts[at + 1..].iter().all(digits))
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
        let case: CaseNo = "C-ZAQ-03-26-000123-9".parse().unwrap();
        let licence = LicenceNo::of_case(&case);
        assert_eq!((read(licence.as_str()), licence.case()), (Scan::Licence(licence.clone()), case));
        let badge = BadgeNo::new(&"ZAQ-03".parse().unwrap(), 2026, 7);
        assert_eq!(read(badge.as_str()), Scan::Badge(badge));
        assert_eq!(read("SHUBBAK-LICENCE-1:X0\r"), Scan::Signed("SHUBBAK-LICENCE-1:X0".to_owned()));
    }

    #[test]
    fn a_damaged_number_is_nobodys_passport() {
        for damaged in ["C-ZAQ-03-26-000123-4", "R-ZAQ-03-26-000123-9", "C-ZAQ-03-26-00012", "-ZAQ-03-26-000123-9"] {
            assert_eq!(read(damaged), Scan::Damaged(damaged.to_owned()));
        }
        // What is left is too little to tell.
        for torn in ["R-ZAQ-03", "CZAQ03"] {
            assert_eq!(read(torn), unknown(torn));
        }
    }

    #[test]
    fn the_lines_of_a_passport_are_read_and_a_misread_one_is_told_as_such() {
        let lines = "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\rL898902C36UTO7408122F1204159ZE184226B<<<<<10";
        assert!(matches!(read(lines), Scan::Document(document) if document.number == "L898902C3"));
        assert_eq!(read(&lines.replace("C36U", "C37U")), Scan::Misread(MrzFault::CheckDigit(mrz::Part::Number)));
        assert_eq!(read(lines.split('\r').next().unwrap()), Scan::Misread(MrzFault::NotLines), "half of it");
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
