//! ICAO's published specimens, and forms as Kuwait, Bahrain and Egypt print them.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

/// ICAO 9303, part 4, appendix B.
const PASSPORT: [&str; 2] =
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
/// ICAO 9303, part 5, appendix B.
const CARD: [&str; 3] =
    ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];

fn today() -> NaiveDate {
    day(2026, 11, 22)
}

fn day(year: i32, month: u32, day: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(year, month, day).unwrap()
}

fn parse(text: &str) -> Result<Document, MrzFault> {
    Document::parse(text, today())
}

/// The digit that makes `field` agree, reckoned apart from the code under test.
fn digit(field: &str) -> char {
    let weights = [7, 3, 1];
    let value = |b: u8| match b {
        b'0'..=b'9' => u32::from(b - b'0'),
        b'A'..=b'Z' => u32::from(b - b'A') + 10,
        _ => 0,
    };
    let sum: u32 = field.bytes().enumerate().map(|(at, b)| value(b) * weights[at % 3]).sum();
    char::from_digit(sum % 10, 10).unwrap()
}

fn fill(text: &str, width: usize) -> String {
    format!("{text:<<width$}")
}

/// A card's lines with right check digits.
fn card_of(
    head: &str,
    (number, extra): (&str, &str),
    (birth, sex, expiry): (&str, char, &str),
    nation: &str,
) -> String {
    let number = fill(number, 9);
    let first = format!("{}{number}{}{}", fill(head, 5), digit(&number), fill(extra, 15));
    let dates = format!("{birth}{}{sex}{expiry}{}", digit(birth), digit(expiry));
    let covered = format!("{}{}{}{}", &first[5..], &dates[..7], &dates[8..], fill("", 11));
    format!("{first}\r{dates}{nation}{}{}\r{}", fill("", 11), digit(&covered), fill("ALSABAH<<MARIAM", 30))
}

fn passport_of(nation: &str, number: &str, (birth, sex, expiry): (&str, char, &str), personal: &str) -> String {
    let (number, personal) = (fill(number, 9), fill(personal, 14));
    let start = format!("{number}{}", digit(&number));
    let (birth, expiry) = (format!("{birth}{}", digit(birth)), format!("{expiry}{}", digit(expiry)));
    let own = format!("{personal}{}", digit(&personal));
    let whole = digit(&format!("{start}{birth}{expiry}{own}"));
    let names = fill(&format!("P<{nation}ABDELRAHMAN<<HUDA<ALI"), 44);
    format!("{names}\r\n{start}{nation}{birth}{sex}{expiry}{own}{whole}")
}

#[test]
fn icaos_specimens_are_read() {
    let read = parse(&PASSPORT.concat()).unwrap();
    assert_eq!((read.number.as_str(), read.issuer.as_str(), read.nationality.as_str()), ("L898902C3", "UTO", "UTO"));
    assert_eq!((read.birth, read.expiry), (Some(day(1974, 8, 12)), Some(day(2012, 4, 15))));
    assert_eq!((read.sex, read.names.whole().as_str()), (Some(Sex::Female), "Anna Maria Eriksson"));
    assert_eq!(read.extra, ["ZE184226B"]);
    assert!(read.is_expired(today()));
    let card = parse(&CARD.join("\r\n")).unwrap();
    assert_eq!((card.number.as_str(), card.size), ("D23145890", Size::Td1));
    assert_eq!((card.birth, card.sex, card.names), (read.birth, read.sex, read.names));
}

#[test]
fn lines_are_joined_however_they_were_separated() {
    for between in ["", "\r", "\n", "\r\n", "\t", " "] {
        assert!(parse(&PASSPORT.join(between)).is_ok(), "{between:?}");
        assert!(parse(&(CARD.join(between).to_lowercase() + between)).is_ok(), "{between:?}");
    }
}

#[test]
fn every_check_digit_is_looked_at() {
    let passport = PASSPORT.concat();
    let wrong = |at: usize, lines: &str| {
        let other = if &lines[at..=at] == "9" { "8" } else { "9" };
        format!("{}{other}{}", &lines[..at], &lines[at + 1..])
    };
    for (at, part) in
        [(50, Part::Number), (60, Part::Birth), (68, Part::Expiry), (75, Part::Personal), (87, Part::Whole)]
    {
        assert_eq!(parse(&wrong(at, &passport)), Err(MrzFault::CheckDigit(part)), "at {at}");
    }
    let card = CARD.concat();
    for (at, part) in [(8, Part::Number), (33, Part::Birth), (41, Part::Expiry), (50, Part::Whole), (59, Part::Whole)] {
        assert_eq!(parse(&wrong(at, &card)), Err(MrzFault::CheckDigit(part)), "at {at}");
    }
}

#[test]
fn a_passport_without_a_personal_number_has_a_filler_or_a_nought_for_its_digit() {
    let bare = passport_of("GBR", "925665416", ("820214", 'M', "300101"), "");
    assert!(parse(&bare).is_ok());
    let mut filler = bare.clone();
    filler.replace_range(bare.len() - 2..bare.len() - 1, "<");
    // A filler counts as nought, so that the whole still agrees.
    assert!(parse(&filler).is_ok());
}

#[test]
fn an_egyptian_passport_leads_to_the_national_number_it_holds() {
    let holder = ("940619", 'M', "310101");
    let read = parse(&passport_of("EGY", "A12345678", holder, "29406191300551")).unwrap();
    let identity = read.identity(today()).unwrap();
    assert_eq!((identity.kind(), identity.number()), (IdentityKind::EgNationalId, "29406191300551"));
    // Fourteen digits that tell another birth are something else.
    let other = parse(&passport_of("EGY", "A12345678", ("940620", 'M', "310101"), "29406191300551")).unwrap();
    let identity = other.identity(today()).unwrap();
    assert_eq!((identity.kind(), identity.number()), (IdentityKind::Passport, "A12345678"));
}

#[test]
fn cards_of_kuwait_and_bahrain_lead_to_their_numbers() {
    let kuwaiti = card_of("IDKWT", ("123456789", "282040701483"), ("820407", 'F', "290101"), "KWT");
    let identity = parse(&kuwaiti).unwrap().identity(today()).unwrap();
    assert_eq!((identity.kind(), identity.number()), (IdentityKind::KwCivilId, "282040701483"));
    let bahraini = card_of("IDBHR", ("800101001", ""), ("800115", 'M', "280101"), "BHR");
    let identity = parse(&bahraini).unwrap().identity(today()).unwrap();
    assert_eq!((identity.kind(), identity.number()), (IdentityKind::BhCpr, "800101001"));
    let resident = card_of("ARSAU", ("A12345678", ""), ("800115", 'M', "280101"), "EGY");
    assert_eq!(parse(&resident).unwrap().identity(today()).unwrap().kind(), IdentityKind::ResidencePermit);
    let foreign = card_of("IDSAU", ("A12345678", ""), ("800115", 'M', "280101"), "SAU");
    assert_eq!(parse(&foreign).unwrap().identity(today()), None);
}

#[test]
fn a_long_number_goes_on_behind_its_place() {
    // ICAO 9303, part 5: the Belgian form, of twelve characters.
    let number = "B0000000012";
    let first = format!("IDBEL{}<{}", &number[..9], fill(&format!("{}{}", &number[9..], digit(number)), 15));
    let dates = "8502019F3001018BEL";
    let dates = format!("850201{}F300101{}{}", digit("850201"), digit("300101"), &dates[15..]);
    let whole = digit(&format!("{}{}{}{}", &first[5..], &dates[..7], &dates[8..15], fill("", 11)));
    let lines = format!("{first}{dates}{}{whole}{}", fill("", 11), fill("PEETERS<<EVA", 30));
    assert_eq!(parse(&lines).unwrap().number, number);
}

#[test]
fn centuries_are_told_by_what_is_possible() {
    let read = |birth, expiry| parse(&passport_of("GBR", "925665416", (birth, '<', expiry), "")).unwrap();
    assert_eq!(read("261122", "270101").birth, Some(day(2026, 11, 22)));
    assert_eq!(read("261123", "270101").birth, Some(day(1926, 11, 23)));
    assert_eq!(read("<<<<<<", "750101").expiry, Some(day(2075, 1, 1)));
    assert_eq!(read("<<<<<<", "991231").expiry, Some(day(1999, 12, 31)));
    assert_eq!((read("<<<<<<", "991231").birth, read("<<<<<<", "991231").sex), (None, None));
    let wrong = passport_of("GBR", "925665416", ("801301", 'M', "270101"), "");
    assert_eq!(parse(&wrong), Err(MrzFault::Unreadable(Part::Birth)));
}

#[test]
fn single_lines_are_known_and_other_codes_are_not() {
    for line in CARD {
        assert_eq!(is_line(line), Some(Size::Td1), "{line}");
    }
    for line in PASSPORT {
        assert_eq!(is_line(line), Some(Size::Td3), "{line}");
    }
    let letters = "A".repeat(30);
    for other in ["C-ZAQ-03-26-000123-9", "29406191300551", letters.as_str(), "SHUBBAK-LICENCE-1:ABC", ""] {
        assert_eq!(is_line(other), None, "{other}");
    }
}

proptest! {
    #[test]
    fn no_lines_make_it_panic(text in any::<String>(), like in "[PIAC<][A-Z0-9<]{87}|[PIAC<][A-Z0-9<]{89}") {
        let _ = (parse(&text), is_line(&text), parse(&like), is_line(&like));
    }

    #[test]
    fn one_misread_digit_is_noticed(at in 44..88usize, digit in 0..10u32) {
        let lines = PASSPORT.concat();
        let misread = char::from_digit(digit, 10).unwrap();
        // The nationality and the sex are under no check digit.
        let covered = !(54..57).contains(&at) && at != 64;
        prop_assume!(covered && !lines[at..].starts_with(misread) && !(lines.as_bytes()[at] == b'<' && digit == 0));
        // Letters ten apart from a digit weigh the same: the standard cannot tell them, and no digit stands for one here.
        prop_assume!(lines.as_bytes()[at].is_ascii_digit());
        let mut read = lines.clone();
        read.replace_range(at..=at, &misread.to_string());
        prop_assert!(parse(&read).is_err());
    }
}
