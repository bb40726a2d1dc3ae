//! Ten thousand codes under each layout, as egui tells of their keys; and hands, which lose nothing.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;
use crate::domain::mark::StationId;
use crate::domain::numbers::{CaseNo, ReceiptNo};

/// What a layout prints at the places of a US keyboard's letters, digits and signs, without and with shift. Nothing where a
/// key waits for the next one.
struct Layout {
    plain: &'static str,
    shifted: &'static str,
}

/// In the order in which the layouts below name what they print.
const PLACES: &str = "1234567890-=qwertyuiop[]asdfghjkl;'zxcvbnm,./";
const ENGLISH: Layout = Layout { plain: PLACES, shifted: "!@#$%^&*()_+QWERTYUIOP{}ASDFGHJKL:\"ZXCVBNM<>?" };
const FRENCH: Layout = Layout {
    plain: "&é\"'(-è_çà)=azertyuiop^$qsdfghjklmùwxcvbn,;:!",
    shifted: "1234567890°+AZERTYUIOP¨£QSDFGHJKLM%WXCVBN?./§",
};
const ARABIC: Layout = Layout {
    plain: "1234567890-=ضصثقفغعهخحجدشسيبلاتنمكطئءؤرﻻىةوزظ",
    shifted: "!@#$%^&*)(_+ًٌَُﻹإ`÷×؛<>ٍِ][ﻷأـ،/:\"~ْ}{ﻵآ'،.؟",
};

/// A window that draws every 16 ms, and a reader that types at its own speed.
struct Desk {
    reader: Reader,
    layout: Layout,
    caps_lock: bool,
    now_ms: f64,
}

impl Desk {
    fn new(layout: Layout) -> Desk {
        let mut reader = Reader::default();
        reader.listen(&Typed::default(), listener());
        Desk { reader, layout, caps_lock: false, now_ms: 1_000.0 }
    }

    /// The events of one key of a US keyboard, as the layout prints it.
    fn key(&self, c: char) -> Vec<Event> {
        let us =
            ENGLISH.plain.chars().zip(ENGLISH.shifted.chars()).position(|(plain, shifted)| plain == c || shifted == c);
        let at = us.unwrap();
        let place = ENGLISH.plain.chars().nth(at).unwrap();
        let shift = place != c;
        // A reader knows nothing of the lock.
        let shifts = if place.is_alphabetic() { shift != self.caps_lock } else { shift };
        let printed = if shifts { self.layout.shifted } else { self.layout.plain }.chars().nth(at).unwrap();
        let physical = key_of(place);
        let logical = Key::from_name(&printed.to_uppercase().to_string()).unwrap_or(physical);
        let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
        let event =
            |pressed| Event::Key { key: logical, physical_key: Some(physical), pressed, repeat: false, modifiers };
        let mut events = vec![event(true), Event::Text(printed.to_string()), event(false)];
        if shift {
            events.insert(0, pressed(Key::ShiftLeft, true));
            events.push(pressed(Key::ShiftLeft, false));
        }
        events
    }

    /// The same without that it goes up, which nobody looks at.
    fn printed(&self, c: char) -> Vec<Event> {
        self.key(c).into_iter().filter(types).collect()
    }

    /// Types `text` with an end, `gap` milliseconds from key to key.
    fn types(&mut self, text: &str, gap: f64) -> Vec<Sifted> {
        let mut keys: Vec<Vec<Event>> = text.chars().map(|c| self.key(c)).collect();
        keys.push(vec![pressed(Key::Enter, true), pressed(Key::Enter, false)]);
        self.presses(keys, gap)
    }

    fn presses(&mut self, keys: Vec<Vec<Event>>, gap: f64) -> Vec<Sifted> {
        const FRAME: f64 = 16.0;
        let (mut out, mut waiting, mut drawn) = (vec![], vec![], self.now_ms);
        for key in keys {
            self.now_ms += gap;
            while drawn + FRAME < self.now_ms {
                drawn += FRAME;
                out.extend(self.reader.sift(std::mem::take(&mut waiting), drawn / 1000.0));
            }
            waiting.extend(key);
        }
        // And the silence after it.
        out.extend(self.reader.sift(waiting, (drawn + FRAME) / 1000.0));
        self.now_ms = drawn + FRAME;
        for _ in 0..5 {
            self.now_ms += FRAME;
            out.extend(self.reader.sift(vec![], self.now_ms / 1000.0));
        }
        self.now_ms += 400.0;
        out.extend(self.reader.sift(vec![], self.now_ms / 1000.0));
        out.retain(|sifted| if let Sifted::Typed(event) = sifted { types(event) } else { true });
        out
    }

    fn reads(&mut self, text: &str, gap: f64) -> String {
        match &self.types(text, gap)[..] {
            [Sifted::Code(came, _)] => came.code.text.clone(),
            other => panic!("{text} came as {other:?}"),
        }
    }
}

/// Whether it may change what stands in a field.
fn types(event: &Event) -> bool {
    !matches!(event, Event::Key { pressed: false, .. } | Event::Key { key: Key::ShiftLeft, .. })
}

fn key_of(place: char) -> Key {
    let sign = match place {
        '-' => "Minus",
        '=' => "Equals",
        '[' => "OpenBracket",
        ']' => "CloseBracket",
        ';' => "Semicolon",
        '\'' => "Quote",
        ',' => "Comma",
        '.' => "Period",
        '/' => "Slash",
        _ => return Key::from_name(&place.to_ascii_uppercase().to_string()).unwrap(),
    };
    Key::from_name(sign).unwrap()
}

fn pressed(key: Key, pressed: bool) -> Event {
    Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers: Modifiers::NONE }
}

fn listener() -> Listener {
    let today = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap();
    Listener { country: Country::Egypt, today, only_badges: false, anything: false }
}

/// The codes of a counter: numbers of ours, cards of citizens, lines of a passport, goods.
fn codes(count: u32) -> impl Iterator<Item = String> {
    let station: StationId = "ZAQ-03".parse().unwrap();
    (0..count).map(move |no| match no % 5 {
        0 => CaseNo::new(&station, 2026, no + 1).to_string(),
        1 => ReceiptNo::new(&station, 2026, no + 1).to_string(),
        2 => format!("2{:02}{:02}{:02}01{:05}", 50 + no % 50, 1 + no % 12, 1 + no % 28, no % 100_000),
        3 => format!("{:013}", 6_220_000_000_000_u64 + u64::from(no) * 7_919),
        _ => format!("P<EGYABDELRAHMAN<<HUDA<ALI<{no:05}{:<12}", "").replace(' ', "<"),
    })
}

#[test]
fn ten_thousand_codes_come_right_under_every_layout() {
    for (name, layout) in [("us", ENGLISH), ("fr", FRENCH), ("ara", ARABIC)] {
        let mut desk = Desk::new(layout);
        for (at, code) in codes(10_000).enumerate() {
            desk.caps_lock = at % 7 == 0;
            let gap = [0.0, 0.5, 2.0, 5.0, 11.0, 30.0][at % 6];
            assert_eq!(desk.reads(&code, gap), code, "{name}, {at}");
        }
    }
}

#[test]
fn a_reader_set_to_the_layout_of_the_machine_is_understood_by_what_it_prints() {
    let mut desk = Desk::new(FRENCH);
    // It presses Shift with the digits, as a French hand does.
    let over = |digit: char| ")!@#$%^&*(".chars().nth(digit.to_digit(10).unwrap() as usize).unwrap();
    let mut keys: Vec<Vec<Event>> = "29406191300551".chars().map(|digit| desk.key(over(digit))).collect();
    keys.push(vec![pressed(Key::Enter, true)]);
    let sifted = desk.presses(keys, 2.0);
    assert!(matches!(&sifted[..], [Sifted::Code(came, _)] if came.code.text == "29406191300551"), "{sifted:?}");
}

#[test]
fn a_hand_loses_nothing_and_waits_for_nothing_that_shows() {
    for layout in [ENGLISH, FRENCH, ARABIC] {
        let mut desk = Desk::new(layout);
        // Quick typists, and words that a machine typed which are no codes.
        for (text, gap) in [("zagazig", 1.0), ("huda ali", 90.0), ("site-validity", 2.0), ("12345", 1.0)] {
            let text = text.replace(' ', "-");
            let keys: Vec<Event> = text.chars().flat_map(|c| desk.printed(c)).collect();
            let sifted = desk.types(&text, gap);
            let typed: Vec<Event> = sifted
                .into_iter()
                .map(|sifted| match sifted {
                    Sifted::Typed(event) => event,
                    Sifted::Code(came, _) => panic!("{came:?}"),
                })
                .collect();
            assert_eq!(typed[..keys.len()], keys[..]);
            assert_eq!(typed.len(), keys.len() + 1, "and Enter");
        }
    }
}

#[test]
fn a_key_that_is_held_down_is_no_reader() {
    let mut desk = Desk::new(ENGLISH);
    let mut keys = vec![vec![desk.key('7')[0].clone(), desk.key('7')[1].clone()]; 20];
    keys.push(vec![pressed(Key::Enter, true)]);
    assert_eq!(desk.presses(keys, 30.0).len(), 41, "all of it is typed");
}

#[test]
fn before_anybody_is_signed_in_only_a_badge_is_taken() {
    let mut desk = Desk::new(ARABIC);
    desk.reader.listen(&Typed::default(), Listener { only_badges: true, ..listener() });
    let badge = crate::domain::numbers::BadgeNo::new(&"ZAQ-03".parse().unwrap(), 2026, 7).to_string();
    for (code, takes) in [("29406191300551", false), (badge.as_str(), true)] {
        let sifted = desk.types(code, 2.0);
        let [Sifted::Code(came, keys)] = &sifted[..] else { panic!("{sifted:?}") };
        assert_eq!(desk.reader.takes(came), takes);
        assert!(keys.len() > 2 * code.len(), "every key of it, should it be a secret");
    }
}

#[test]
fn with_a_prefix_even_a_short_and_slow_code_is_one() {
    for prefix in ["#", "F13"] {
        let mut desk = Desk::new(FRENCH);
        desk.reader.listen(&Typed { on: true, prefix: prefix.to_owned() }, listener());
        let mut keys: Vec<Vec<Event>> = match prefix {
            "F13" => vec![vec![pressed(Key::F13, true), pressed(Key::F13, false)]],
            signs => signs.chars().map(|c| desk.key(c)).collect(),
        };
        keys.extend("A014".chars().map(|c| desk.key(c)));
        keys.push(vec![pressed(Key::Enter, true)]);
        let sifted = desk.presses(keys, 40.0);
        assert!(matches!(&sifted[..], [Sifted::Code(came, _)] if came.code.text == "A014"), "{prefix}: {sifted:?}");
        assert_eq!(desk.types("29406191300551", 2.0).len(), 14 * 2 + 1, "not without it");
    }
}

#[test]
fn switched_off_it_takes_nothing() {
    let mut desk = Desk::new(ENGLISH);
    desk.reader.listen(&Typed { on: false, prefix: String::new() }, listener());
    assert_eq!(desk.types("29406191300551", 0.0).len(), 14 * 2 + 1);
}
