//! Readers that type their codes like a keyboard: a burst of keys that no hand types so fast. Pure:
//! places on the keyboard and times come in, codes come out.
//!
//! A reader presses the keys of a US keyboard, whatever layout is on: under the Arabic one `RCP` would
//! arrive as `قؤح`. Hence keys are known by their place, and Caps Lock makes no difference. Speed alone
//! proves nothing; what a code means is checked after.

use super::{Barcode, LONGEST};

/// Longest pause between two keys of a reader, in milliseconds. Readers were measured at 0 to 31.
const PAUSE: u64 = 50;

/// Fewer keys than this are typed by people too.
const FEWEST: usize = 6;

/// Places that hold neither a letter nor a digit, without and with shift; named as by egui.
const SIGNS: [(&str, char, char); 13] = [
    ("Backtick", '`', '~'),
    ("Minus", '-', '_'),
    ("Equals", '=', '+'),
    ("OpenBracket", '[', '{'),
    ("CloseBracket", ']', '}'),
    ("Backslash", '\\', '|'),
    ("Semicolon", ';', ':'),
    ("Quote", '\'', '"'),
    ("Comma", ',', '<'),
    ("Period", '.', '>'),
    ("Slash", '/', '?'),
    ("Space", ' ', ' '),
    // Of the number pad.
    ("Plus", '+', '+'),
];

/// What stands over the digits, from 0.
const OVER_DIGITS: [char; 10] = [')', '!', '@', '#', '$', '%', '^', '&', '*', '('];

/// The burst that is being typed.
#[derive(Debug, Default)]
pub struct Wedge {
    typed: String,
    last_ms: u64,
}

impl Wedge {
    /// Takes in the press of the key at `place`, and gives the code that it completes. `at_ms` is the
    /// earliest that it can have been pressed: in a window that sees keys once a frame, the time of the
    /// frame before, or a slow frame would tear a code. Repeats of a held key, and keys with Ctrl or
    /// Alt, are not for here.
    ///
    /// Keys of the burst have reached the field with the focus by then; the caller takes them back.
    pub fn press(&mut self, place: &str, shift: bool, at_ms: u64) -> Option<Barcode> {
        if matches!(place, "ShiftLeft" | "ShiftRight" | "CapsLock" | "NumLock") {
            return None;
        }
        if at_ms.saturating_sub(self.last_ms) > PAUSE {
            self.typed.clear();
        }
        self.last_ms = at_ms;
        if matches!(place, "Enter" | "Tab") {
            let typed = std::mem::take(&mut self.typed);
            return (typed.len() >= FEWEST).then(|| Barcode::from_text(typed));
        }
        match character(place, shift) {
            Some(c) if self.typed.len() < LONGEST => self.typed.push(c),
            _ => self.typed.clear(),
        }
        None
    }

    /// Whether the next key may belong to a code: then the window asks for another frame, so that the
    /// pause before it is seen.
    pub fn is_open(&self) -> bool {
        !self.typed.is_empty()
    }
}

/// What a US keyboard types at `place`.
fn character(place: &str, shift: bool) -> Option<char> {
    match place.as_bytes() {
        [letter] if letter.is_ascii_uppercase() => {
            Some(char::from(if shift { *letter } else { letter.to_ascii_lowercase() }))
        }
        [digit] if digit.is_ascii_digit() => {
            Some(if shift { OVER_DIGITS[usize::from(digit - b'0')] } else { char::from(*digit) })
        }
        _ => SIGNS
            .iter()
            .find(|(name, ..)| *name == place)
            .map(|&(_, plain, shifted)| if shift { shifted } else { plain }),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    /// The key that a reader presses for `c`.
    fn key_for(c: char) -> (String, bool) {
        let places = ('A'..='Z').chain('0'..='9').map(String::from).chain(SIGNS.map(|(name, ..)| name.to_owned()));
        let keys = places.flat_map(|place| [(place.clone(), false), (place, true)]);
        keys.into_iter().find(|(place, shift)| character(place, *shift) == Some(c)).unwrap()
    }

    /// Types `text` with `pause` before each key, then the key `end`.
    fn typed(wedge: &mut Wedge, now: &mut u64, text: &str, pause: u64, end: &str) -> Option<String> {
        for c in text.chars() {
            let (place, shift) = key_for(c);
            *now += pause;
            if shift {
                assert_eq!(wedge.press("ShiftLeft", true, *now), None);
            }
            assert_eq!(wedge.press(&place, shift, *now), None);
        }
        *now += pause;
        wedge.press(end, false, *now).map(|code| code.text)
    }

    #[test]
    fn every_character_of_a_us_keyboard_has_a_key() {
        for c in ' '..='~' {
            key_for(c);
        }
    }

    #[test]
    fn a_burst_is_a_code_and_a_hand_is_not() {
        let (mut wedge, mut now) = (Wedge::default(), 1_000);
        let mut reads = |text, pause, end| typed(&mut wedge, &mut now, text, pause, end);
        assert_eq!(reads("R-ZAQ-03-26-000045-1", 0, "Enter").as_deref(), Some("R-ZAQ-03-26-000045-1"));
        assert_eq!(reads("29406191300551", 50, "Tab").as_deref(), Some("29406191300551"));
        assert_eq!(reads("29406191300551", 51, "Enter"), None);
        assert_eq!(reads("12345", 1, "Enter"), None);
        assert_eq!(reads("123456", 1, "Enter").as_deref(), Some("123456"));
    }

    #[test]
    fn what_was_typed_by_hand_before_is_no_part_of_the_code() {
        let (mut wedge, mut now) = (Wedge::default(), 0);
        wedge.press("H", false, now);
        now += 400;
        assert_eq!(typed(&mut wedge, &mut now, "A014-B015", 3, "Enter").as_deref(), Some("A014-B015"));
        assert!(!wedge.is_open());
    }

    #[test]
    fn a_key_that_types_nothing_ends_the_burst_without_a_code() {
        let (mut wedge, mut now) = (Wedge::default(), 0);
        for key in ["1", "2", "3", "4", "5", "6", "ArrowLeft"] {
            assert_eq!(wedge.press(key, false, now), None);
        }
        assert_eq!(typed(&mut wedge, &mut now, "", 0, "Enter"), None);
    }

    #[test]
    fn the_kind_of_code_is_kept_apart_here_too() {
        let mut wedge = Wedge::default();
        for c in "]C0A014".chars() {
            let (place, shift) = key_for(c);
            wedge.press(&place, shift, 0);
        }
        let code = wedge.press("Enter", false, 0).unwrap();
        assert_eq!((code.text.as_str(), code.aim.as_deref()), ("A014", Some("]C0")));
    }

    #[test]
    fn a_jammed_key_fills_no_memory() {
        let mut wedge = Wedge::default();
        for _ in 0..10 * LONGEST {
            wedge.press("0", false, 0);
            assert!(wedge.typed.len() <= LONGEST);
        }
    }

    proptest! {
        #[test]
        fn whatever_a_reader_types_comes_back(text in "[0-9A-Za-z][ -~]{5,60}", pause in 0..=PAUSE, end in prop::sample::select(vec!["Enter", "Tab"])) {
            let (mut wedge, mut now) = (Wedge::default(), 0);
            prop_assert_eq!(typed(&mut wedge, &mut now, &text, pause, end), Some(text));
        }
    }
}
