//! From what readers send to what it means, in order: a code read twice counts once, the lines of a passport are put
//! together, and a sealed block is nobody's number. Pure: where a scan then leads is the window's to say.

use chrono::NaiveDate;

use super::scanners::Came;
use crate::domain::Country;
use crate::domain::mrz;
use crate::domain::scan::Scan;

/// The same code from the same reader within this counts once, in milliseconds.
const TWICE_MS: u64 = 300;
/// How long the next line of a passport is waited for, in milliseconds: a pen is led over one after the other.
const NEXT_LINE_MS: u64 = 6_000;

/// What a reader sent means this.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Meant {
    Scan(Scan),
    /// The State's own block on the back of a card, or bytes that nobody here can read.
    Sealed,
    /// A line of a passport or a card; the others are still to come.
    Line,
    /// Read a moment ago already.
    Twice,
}

/// What each reader sent last.
#[derive(Debug, Default)]
pub struct Router {
    last: Vec<Last>,
}

#[derive(Debug)]
struct Last {
    port: Option<String>,
    text: String,
    at_ms: u64,
    /// Lines that have come, in order.
    lines: Vec<String>,
}

impl Router {
    /// What `came` means at a counter in `country`.
    pub fn take(&mut self, came: &Came, country: Country, today: NaiveDate) -> Meant {
        let at = self.last.iter().position(|last| last.port == came.port).unwrap_or_else(|| {
            let port = came.port.clone();
            self.last.push(Last { port, text: String::new(), at_ms: came.at_ms, lines: vec![] });
            self.last.len() - 1
        });
        let last = &mut self.last[at];
        let apart = came.at_ms.saturating_sub(last.at_ms);
        let twice = apart <= TWICE_MS && last.text == came.code.text;
        last.at_ms = came.at_ms;
        if twice {
            return Meant::Twice;
        }
        last.text.clone_from(&came.code.text);
        if came.code.sealed {
            last.lines.clear();
            return Meant::Sealed;
        }
        last.line(&came.code.text, apart, country, today)
    }
}

impl Last {
    /// Puts lines together; what is none of them is read by itself.
    fn line(&mut self, text: &str, apart: u64, country: Country, today: NaiveDate) -> Meant {
        let lines = std::mem::take(&mut self.lines);
        let Some(size) = mrz::is_line(text) else { return Meant::Scan(Scan::read(text, country, today)) };
        let goes_on = apart <= NEXT_LINE_MS && lines.first().is_none_or(|first| mrz::is_line(first) == Some(size));
        let mut lines = if goes_on { lines } else { vec![] };
        lines.push(text.to_owned());
        if lines.len() == size.lines().0 {
            return Meant::Scan(Scan::read(&lines.join("\r"), country, today));
        }
        self.lines = lines;
        Meant::Line
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::app::scanners::Barcode;
    use crate::domain::mrz::{MrzFault, Part};

    const PASSPORT: [&str; 2] =
        ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];
    const CARD: [&str; 3] =
        ["I<UTOD231458907<<<<<<<<<<<<<<<", "7408122F1204159UTO<<<<<<<<<<<6", "ERIKSSON<<ANNA<MARIA<<<<<<<<<<"];

    fn take(router: &mut Router, text: &str, at_ms: u64) -> Meant {
        let came = Came { port: None, code: Barcode::from_text(text.to_owned()), at_ms };
        router.take(&came, Country::Egypt, NaiveDate::from_ymd_opt(2026, 11, 22).unwrap())
    }

    #[test]
    fn a_code_read_twice_counts_once() {
        let mut router = Router::default();
        assert!(matches!(take(&mut router, "A014", 1_000), Meant::Scan(Scan::Ticket(_))));
        assert_eq!(take(&mut router, "A014", 1_300), Meant::Twice);
        assert_eq!(take(&mut router, "A014", 1_500), Meant::Twice, "a reader that is held on it goes on reading");
        assert!(matches!(take(&mut router, "A015", 1_501), Meant::Scan(_)), "another code at once");
        assert!(matches!(take(&mut router, "A015", 1_802), Meant::Scan(_)), "scanned again on purpose");
        let other = Came { port: Some("COM5".into()), code: Barcode::from_text("A015".into()), at_ms: 5 };
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert!(matches!(router.take(&other, Country::Egypt, today), Meant::Scan(_)), "another reader");
    }

    #[test]
    fn lines_that_come_one_by_one_are_one_document() {
        let mut router = Router::default();
        assert_eq!(take(&mut router, PASSPORT[0], 0), Meant::Line);
        assert!(matches!(take(&mut router, PASSPORT[1], 90), Meant::Scan(Scan::Document(_))));
        assert_eq!(take(&mut router, CARD[0], 200), Meant::Line);
        assert_eq!(take(&mut router, CARD[1], 260), Meant::Line);
        assert!(matches!(take(&mut router, CARD[2], 320), Meant::Scan(Scan::Document(_))));
        assert!(matches!(take(&mut router, &CARD.concat(), 9_000), Meant::Scan(Scan::Document(_))));
    }

    #[test]
    fn lines_of_two_tries_are_not_mixed() {
        let mut router = Router::default();
        take(&mut router, CARD[0], 0);
        assert_eq!(take(&mut router, CARD[0], 7_000), Meant::Line, "begun anew");
        assert_eq!(take(&mut router, PASSPORT[0], 7_100), Meant::Line, "of another document");
        assert!(matches!(take(&mut router, PASSPORT[1], 7_200), Meant::Scan(Scan::Document(_))));
        take(&mut router, PASSPORT[0], 9_000);
        assert!(matches!(take(&mut router, "A014", 9_100), Meant::Scan(Scan::Ticket(_))), "something else");
        let misread = PASSPORT[1].replace("C36U", "C37U");
        take(&mut router, PASSPORT[0], 12_000);
        let told = Meant::Scan(Scan::Misread(MrzFault::CheckDigit(Part::Number)));
        assert_eq!(take(&mut router, &misread, 12_050), told);
    }

    #[test]
    fn a_sealed_block_is_nobodys_number() {
        let code = Barcode { text: "29406191300551".into(), aim: None, sealed: true };
        let came = Came { port: None, code, at_ms: 0 };
        let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
        assert_eq!(Router::default().take(&came, Country::Egypt, today), Meant::Sealed);
    }

    proptest! {
        #[test]
        fn no_order_of_codes_makes_it_panic(codes in prop::collection::vec((prop_oneof![
            any::<String>(), "[PIA]<?[A-Z0-9<]{28,42}", prop::sample::select(CARD.to_vec()).prop_map(str::to_owned),
            prop::sample::select(PASSPORT.to_vec()).prop_map(str::to_owned),
        ], 0..3_000u64), 0..20)) {
            let (mut router, mut now) = (Router::default(), 0);
            for (text, pause) in codes {
                now += pause;
                take(&mut router, &text, now);
            }
        }
    }
}
