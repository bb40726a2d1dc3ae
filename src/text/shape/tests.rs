//! Values typed key by key, as a hand does it.

#![allow(clippy::unwrap_used)]

use proptest::prelude::*;

use super::*;

const NATIONAL_ID: Shape = Shape::Groups(|_| &[1, 6, 2, 5]);
const POUNDS: Shape = Shape::Amount { decimals: 2, money: true };
const ABROAD: Shape = Shape::Groups(|typed| if typed.starts_with('+') { &[4, 4, 4] } else { &[4, 4] });

/// A field without a screen: `|` is the caret.
struct Hand {
    shape: Shape,
    now: Changed,
}

impl Hand {
    fn of(shape: Shape) -> Self {
        Self { shape, now: Changed { text: String::new(), caret: 0 } }
    }

    fn types(mut self, keys: &str) -> Self {
        for key in keys.chars() {
            self = self.puts(&key.to_string());
        }
        self
    }

    fn puts(mut self, text: &str) -> Self {
        let at = self.now.caret;
        self.now = self.shape.put(&self.now.text, at..at, text, 14);
        self
    }

    fn caret(mut self, at: usize) -> Self {
        self.now.caret = self.shape.rest(&self.now.text, at);
        self
    }

    fn backspace(mut self) -> Self {
        let range = self.shape.before(&self.now.text, self.now.caret);
        self.now = self.shape.erase(&self.now.text, range);
        self
    }

    fn delete(mut self) -> Self {
        let range = self.shape.after(&self.now.text, self.now.caret);
        self.now = self.shape.erase(&self.now.text, range);
        self
    }

    fn shows(self, wanted: &str) -> Self {
        let mut shown = self.now.text.clone();
        shown.insert(self.now.caret, '|');
        assert_eq!(shown, wanted);
        let again = self.shape.show(&self.shape.store(&self.now.text));
        assert_eq!(again, self.now.text, "what is stored is shown again as it was");
        self
    }
}

#[test]
fn an_identity_number_falls_into_groups_as_it_is_typed() {
    let hand = Hand::of(NATIONAL_ID).types("٢").shows("2|").types("٩٤۰").shows("2 940|").types("6191300551");
    let hand = hand.shows("2 940619 13 00551|").types("7").shows("2 940619 13 00551|");
    assert_eq!(NATIONAL_ID.store(&hand.now.text), "29406191300551");
}

#[test]
fn erasing_over_a_gap_takes_the_digit_beyond_it() {
    let hand = Hand::of(NATIONAL_ID).types("29406191").shows("2 940619 1|").backspace().shows("2 940619|");
    let hand = hand.backspace().shows("2 94061|").caret(1).shows("2 |94061").backspace().shows("|9 4061");
    hand.caret(1).delete().shows("9 |061");
}

#[test]
fn a_pasted_number_loses_its_dressing() {
    Hand::of(NATIONAL_ID).puts("٢٩٤-٠٦١٩ 13/00551").shows("2 940619 13 00551|");
    Hand::of(ABROAD).puts("+965 9999-8888").shows("+965 9999 8888|");
    Hand::of(ABROAD).types("99+998888").shows("9999 8888|");
}

#[test]
fn thousands_stand_apart_and_the_caret_stays_with_its_digit() {
    let hand = Hand::of(POUNDS).types("1250").shows("1,250|").types("٫75").shows("1,250.75|").types("9");
    let hand = hand.shows("1,250.75|").caret(1).shows("1,|250.75").types("0").shows("10,|250.75");
    hand.backspace().shows("1,|250.75");
}

#[test]
fn decimals_that_are_full_are_written_over() {
    Hand::of(POUNDS).types("12.50").caret(3).types("7").shows("12.7|0").types("5").shows("12.75|");
}

#[test]
fn a_point_comes_from_every_keyboard_once() {
    for point in [".", "٫", "،"] {
        Hand::of(POUNDS).types("12").types(point).types("5").types(point).shows("12.5|");
    }
    Hand::of(POUNDS).types(".5").shows("0.5|");
    Hand::of(POUNDS).types("1234").caret(2).types(".").shows("1,|234");
    Hand::of(POUNDS).types("1234").caret(3).types(".").shows("12.|34");
    Hand::of(Shape::Amount { decimals: 0, money: false }).types("12.5").shows("125|");
    Hand::of(POUNDS).types("12.50").caret(2).types(".").shows("12.|50");
}

#[test]
fn a_pasted_amount_is_read_as_it_was_meant() {
    for (pasted, shown) in [
        ("1,250.75", "1,250.75|"),
        ("١٬٢٥٠٫٧٥", "1,250.75|"),
        ("1.250,75", "1,250.75|"),
        ("1,250", "1,250|"),
        ("12,5", "12.5|"),
        ("١٢،٥٠", "12.50|"),
        ("EGP 300", "300|"),
        ("1,000,000", "1,000,000|"),
    ] {
        Hand::of(POUNDS).puts(pasted).shows(shown);
    }
}

#[test]
fn money_is_left_with_all_its_decimals() {
    assert_eq!(POUNDS.finish("1,250"), "1,250.00");
    assert_eq!(POUNDS.finish("1,250.5"), "1,250.50");
    assert_eq!(POUNDS.finish(".5"), "0.50");
    assert_eq!(POUNDS.finish(""), "");
    assert_eq!(POUNDS.finish("كبير"), "كبير");
    assert_eq!(Shape::Amount { decimals: 3, money: false }.finish("12.5"), "12.5");
}

#[test]
fn a_date_puts_its_slashes_in_by_itself() {
    let hand = Hand::of(Shape::Date).types("01").shows("01/|").types("12").shows("01/12/|").types("2026");
    let hand = hand.shows("01/12/2026|").types("9").shows("01/12/2026|");
    assert_eq!(Shape::Date.store(&hand.now.text), "01/12/2026");
    Hand::of(Shape::Date).types("٠١١٢٢٠٢٦").shows("01/12/2026|");
    Hand::of(Shape::Date).types("5").shows("05/|").types("3").shows("05/03/|");
    Hand::of(Shape::Date).types("1/1/1980").shows("01/01/1980|");
    Hand::of(Shape::Date).types("01/1-1980").shows("01/01/1980|");
    Hand::of(Shape::Date).types("//").shows("|");
}

#[test]
fn erasing_a_date_never_moves_digits_into_another_part() {
    let hand = Hand::of(Shape::Date).types("05031980").caret(2).shows("05/|03/1980").backspace();
    let hand = hand.shows("0|/03/1980").types("4").shows("04/|03/1980").delete().shows("04/|3/1980");
    hand.types("1").shows("04/1|3/1980");
    let hand = Hand::of(Shape::Date).types("0503").shows("05/03/|").backspace().shows("05/0|").backspace();
    hand.shows("05/|").backspace().shows("0|").backspace().shows("|");
}

#[test]
fn a_whole_date_is_written_over() {
    Hand::of(Shape::Date).types("05031980").caret(0).types("17").shows("17/|03/1980").types("12").shows("17/12/|1980");
}

#[test]
fn a_date_from_elsewhere_is_turned_round() {
    assert_eq!(Shape::Date.show("1980-03-05"), "05/03/1980");
    assert_eq!(Shape::Date.show("5/3/1980"), "5/3/1980");
    assert_eq!(Shape::Date.finish("5/3/1980"), "05/03/1980");
    assert_eq!(Shape::Date.finish("5/3"), "5/3");
    Hand::of(Shape::Date).puts("1980-03-05").shows("05/03/1980|");
    Hand::of(Shape::Date).puts("٥/٣/١٩٨٠").shows("05/03/1980|");
}

fn any_shape() -> impl Strategy<Value = Shape> {
    prop::sample::select(vec![NATIONAL_ID, POUNDS, ABROAD, Shape::Date])
}

proptest! {
    #[test]
    fn whatever_is_done_to_it_the_caret_stands_between_letters_and_the_value_is_shown_again(
        shape in any_shape(),
        deeds in prop::collection::vec((0_usize..20, 0_usize..20, "[0-9٠-٩۰-۹./+, a٫]{0,6}"), 0..12),
    ) {
        let mut text = String::new();
        for (one, other, typed) in deeds {
            let (start, end) = (one.min(other).min(text.len()), one.max(other).min(text.len()));
            let changed = shape.put(&text, start..end, &typed, 14);
            prop_assert!(changed.text.is_char_boundary(changed.caret), "{changed:?}");
            prop_assert_eq!(shape.show(&shape.store(&changed.text)), changed.text.clone());
            let caret = shape.rest(&changed.text, changed.caret);
            prop_assert!(caret <= changed.text.len());
            let back = shape.before(&changed.text, caret);
            prop_assert!(shape.store(&changed.text[back.clone()]).len() <= 1);
            text = shape.erase(&changed.text, back).text;
        }
    }

    #[test]
    fn any_stored_text_can_be_shown(shape in any_shape(), stored in "\\PC{0,20}") {
        let shown = shape.show(&stored);
        let _ = (shape.store(&shown), shape.finish(&shown));
        for at in (0..=shown.len()).filter(|at| shown.is_char_boundary(*at)) {
            let _ = (shape.before(&shown, at), shape.after(&shown, at), shape.rest(&shown, at), shape.put(&shown, at..at, "5", 14));
        }
    }
}
