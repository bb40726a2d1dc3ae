//! Bursts and hands, in times of a clock that is made here.
#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::places::SIGNS;
use super::*;

/// The key that a reader presses for `c`.
fn key_for(c: char) -> (String, bool) {
    let places = ('A'..='Z').chain('0'..='9').map(String::from).chain(SIGNS.map(|(name, ..)| name.to_owned()));
    let keys = places.flat_map(|place| [(place.clone(), false), (place, true)]);
    keys.into_iter().find(|(place, shift)| character(place, *shift) == Some(c)).unwrap()
}

/// Everything is a code.
fn all(burst: &Burst) -> Option<String> {
    Some(burst.placed.clone())
}

/// What came out, without the keys that codes came as.
fn bare(passed: Vec<Passed<String>>) -> Vec<Passed<String>> {
    let bare = |passed| match passed {
        Passed::Code(code, _) => Passed::Code(code, vec![]),
        event => event,
    };
    passed.into_iter().map(bare).collect()
}

/// A keyboard on which time passes; an event is the name of its key.
struct Keyboard {
    wedge: Wedge<String>,
    now: u64,
}

impl Keyboard {
    fn new(prefix: Prefix) -> Keyboard {
        let mut wedge = Wedge::default();
        wedge.set_prefix(prefix);
        Keyboard { wedge, now: 1_000 }
    }

    fn press(&mut self, place: &str, shift: bool, pause: u64) -> Vec<Passed<String>> {
        bare(self.presses(place, shift, pause))
    }

    fn presses(&mut self, place: &str, shift: bool, pause: u64) -> Vec<Passed<String>> {
        self.now += pause;
        let stroke = Stroke { place, shift, held: false };
        self.wedge.press(stroke, place.to_owned(), (self.now, self.now), all)
    }

    /// Types `text` with `pause` before each key, then the key `end`; what came out in the end and in the silence after.
    fn types(&mut self, text: &str, pause: u64, end: &str) -> Vec<Passed<String>> {
        let mut out = vec![];
        for c in text.chars() {
            let (place, shift) = key_for(c);
            out.extend(self.presses(&place, shift, pause));
        }
        out.extend(self.presses(end, false, pause));
        self.now += PAUSE + 1;
        out.extend(self.wedge.silence(self.now));
        out
    }

    fn reads(&mut self, text: &str, pause: u64, end: &str) -> Option<String> {
        match &self.types(text, pause, end)[..] {
            [Passed::Code(code, keys)] => {
                assert!(keys.len() > code.chars().count(), "with its end");
                Some(code.clone())
            }
            passed => {
                let keys = passed.iter().filter(|passed| matches!(passed, Passed::Event(_))).count();
                assert_eq!(keys, text.chars().count() + 1, "every key of a hand is passed on");
                None
            }
        }
    }
}

#[test]
fn every_character_of_a_us_keyboard_has_a_key() {
    for c in ' '..='~' {
        key_for(c);
    }
}

#[test]
fn a_burst_is_a_code_and_a_hand_is_not() {
    let mut keyboard = Keyboard::new(Prefix::None);
    assert_eq!(keyboard.reads("R-ZAQ-03-26-000045-1", 0, "Enter").as_deref(), Some("R-ZAQ-03-26-000045-1"));
    assert_eq!(keyboard.reads("29406191300551", 50, "Tab").as_deref(), Some("29406191300551"));
    assert_eq!(keyboard.reads("29406191300551", 51, "Enter"), None);
    assert_eq!(keyboard.reads("12345", 1, "Enter"), None);
    assert_eq!(keyboard.reads("123456", 1, "Enter").as_deref(), Some("123456"));
}

#[test]
fn keys_of_a_hand_come_in_order_and_no_later_than_the_pause() {
    let mut keyboard = Keyboard::new(Prefix::None);
    assert_eq!(keyboard.press("H", false, 400), []);
    assert_eq!(keyboard.wedge.goes_along("ا", "prints".to_owned()), []);
    assert_eq!(keyboard.wedge.silence(keyboard.now + PAUSE), []);
    let event = |name: &str| Passed::Event(name.to_owned());
    assert_eq!(keyboard.wedge.silence(keyboard.now + PAUSE + 1), [event("H"), event("prints")]);
    assert_eq!(keyboard.wedge.goes_along("", "up".to_owned()), [event("up")]);
    keyboard.press("U", false, 400);
    assert_eq!(keyboard.press("ArrowLeft", false, 10), [event("U"), event("ArrowLeft")], "no key of a reader's");
}

#[test]
fn a_machine_that_is_busy_elsewhere_tears_no_code() {
    let mut keyboard = Keyboard::new(Prefix::None);
    for (at, c) in "C-ZAQ-03-26-000123-9".chars().enumerate() {
        let (place, shift) = key_for(c);
        let pause = if at == 9 { 250 } else { 4 };
        keyboard.now += pause;
        assert_eq!(keyboard.wedge.silence(keyboard.now), [], "held up at {at}");
        assert_eq!(keyboard.press(&place, shift, 0), []);
    }
    assert_eq!(keyboard.press("Enter", false, 4), [Passed::Code("C-ZAQ-03-26-000123-9".to_owned(), vec![])]);
    // A quick hand rolls three keys over and goes on as hands do: nothing of it waits longer than that.
    for (pause, passed) in [(400, 0), (30, 0), (30, 0), (90, 0), (120, 4)] {
        assert_eq!(keyboard.press("A", false, pause).len(), passed, "after {pause}");
    }
}

#[test]
fn what_was_typed_by_hand_before_is_no_part_of_the_code() {
    let mut keyboard = Keyboard::new(Prefix::None);
    keyboard.press("H", false, 0);
    keyboard.now += 400;
    let passed = keyboard.types("A014-B015", 3, "Enter");
    assert_eq!(bare(passed), [Passed::Event("H".to_owned()), Passed::Code("A014-B015".to_owned(), vec![])]);
    assert!(!keyboard.wedge.is_open());
}

#[test]
fn a_second_end_belongs_to_the_code() {
    let mut keyboard = Keyboard::new(Prefix::None);
    for c in "29406191300551".chars() {
        keyboard.press(&key_for(c).0, false, 2);
    }
    assert_eq!(keyboard.press("Enter", false, 2), [Passed::Code("29406191300551".to_owned(), vec![])]);
    let line_feed = Stroke { place: "J", shift: false, held: true };
    assert_eq!(keyboard.wedge.press(line_feed, "J".to_owned(), (keyboard.now, keyboard.now), all), []);
    assert_eq!(keyboard.press("Enter", false, 2), []);
    assert_eq!(keyboard.press("Enter", false, 400), [Passed::Event("Enter".to_owned())], "the clerk's own");
}

#[test]
fn with_a_prefix_nothing_else_is_kept_back() {
    for prefix in [Prefix::Text("~#".to_owned()), Prefix::Key("F13".to_owned())] {
        let mut keyboard = Keyboard::new(prefix.clone());
        assert_eq!(keyboard.press("H", false, 400).len(), 1, "at once");
        assert_eq!(keyboard.reads("29406191300551", 0, "Enter"), None, "no reader of ours");
        let passed = match &prefix {
            Prefix::Text(text) => keyboard.types(&format!("{text}A014"), 1, "Enter"),
            _ => {
                keyboard.press("F13", false, 1);
                keyboard.types("A014", 1, "Enter")
            }
        };
        assert_eq!(bare(passed), [Passed::Code("A014".to_owned(), vec![])]);
    }
    let mut keyboard = Keyboard::new(Prefix::Text("~#".to_owned()));
    assert_eq!(keyboard.press("Backtick", true, 400), []);
    assert_eq!(keyboard.press("A", false, 1).len(), 2, "the tilde was a hand's");
}

#[test]
fn a_burst_that_says_nothing_is_the_hands() {
    let mut keyboard = Keyboard::new(Prefix::None);
    for c in "zagazig".chars() {
        keyboard.press(&key_for(c).0, false, 1);
    }
    let stroke = Stroke { place: "Enter", shift: false, held: false };
    let passed = keyboard.wedge.press(stroke, "Enter".to_owned(), (keyboard.now, keyboard.now), |_| None);
    assert_eq!(passed.len(), 8);
}

#[test]
fn a_stutter_of_the_window_makes_no_hand_a_machine() {
    let mut wedge = Wedge::default();
    // The window stood still for two seconds, and all that was typed meanwhile comes in one frame.
    for place in ["1", "2", "3", "4", "5", "6", "7", "8"] {
        wedge.press(Stroke { place, shift: false, held: false }, (), (1_000, 3_000), all);
    }
    let enter = Stroke { place: "Enter", shift: false, held: false };
    let fast = |burst: &Burst| burst.is_fast().then(String::new);
    assert_eq!(wedge.press(enter, (), (3_000, 3_200), fast).len(), 9, "all nine keys, as they were typed");
}

#[test]
fn a_jammed_key_fills_no_memory() {
    let mut keyboard = Keyboard::new(Prefix::None);
    for _ in 0..10 * LONGEST {
        keyboard.press("0", false, 0);
        assert!(keyboard.wedge.kept.len() <= LONGEST + 1);
    }
}

proptest! {
    #[test]
    fn whatever_a_reader_types_comes_back(text in "[0-9A-Za-z][ -~]{5,60}", pause in 0..=PAUSE, end in prop::sample::select(vec!["Enter", "Tab"])) {
        prop_assert_eq!(Keyboard::new(Prefix::None).reads(&text, pause, end), Some(text));
    }

    #[test]
    fn nothing_that_is_pressed_is_lost(
        keys in prop::collection::vec((prop::sample::select(vec!["A", "7", "Minus", "Enter", "Tab", "Escape", "F13", "Backtick"]), any::<bool>(), 0..120u64), 0..80),
        prefix in prop::sample::select(vec![Prefix::None, Prefix::Key("F13".into()), Prefix::Text("~a".into())]),
    ) {
        let mut keyboard = Keyboard::new(prefix);
        let mut out = vec![];
        for (place, shift, pause) in &keys {
            keyboard.now += pause;
            let stroke = Stroke { place, shift: *shift, held: false };
            out.extend(keyboard.wedge.press(stroke, (*place).to_owned(), (keyboard.now, keyboard.now), |_| None));
        }
        out.extend(keyboard.wedge.let_go());
        let passed: Vec<String> = out.into_iter().map(|passed| match passed { Passed::Event(key) => key, Passed::Code(code, _) => code }).collect();
        let pressed: Vec<String> = keys.into_iter().map(|(place, ..)| place.to_owned()).collect();
        prop_assert_eq!(passed, pressed);
    }
}
