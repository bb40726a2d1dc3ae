//! The rules of the build, tried on small messages: what would stop it, and with which words.

#![allow(clippy::unwrap_used)]

use super::*;

fn build(english: &str, arabic: &str) -> Result<String, Vec<String>> {
    let file = |path: &str, text: &str| vec![(path.to_owned(), text.to_owned())];
    code(&file("en.ftl", english), &file("ar.ftl", arabic))
}

fn faults(english: &str, arabic: &str) -> Vec<String> {
    build(english, arabic).err().unwrap_or_default()
}

const COUNTED: &str = "cases = { $count ->\n    [one] 1 case\n   *[other] { $count } cases\n}\n";
const COUNTED_IN_ARABIC: &str = "cases = { $count ->\n    [zero] لا طلبات\n    [one] طلب واحد\n    [two] طلبان\n    \
    [few] { $count } طلبات\n    [many] { $count } طلبًا\n   *[other] { $count } طلب\n}\n";

#[test]
fn a_message_becomes_a_method_with_its_arguments_in_the_order_of_the_english() {
    let code =
        build("born-in = Born on { $date } in { $place }\n", "born-in = مواليد { $place } في { $date }\n").unwrap();
    assert!(code.contains("pub fn born_in(&self, date: impl Arg, place: impl Arg) -> String"), "{code}");
    assert!(code.contains("(\"born-in\", &[(\"date\", false), (\"place\", false)]),"), "{code}");
}

#[test]
fn a_key_that_one_language_lacks_stops_the_build() {
    assert_eq!(faults("a = A\nb = B\n", "a = أ\n"), ["en.ftl: `b` has no ar text"]);
    assert_eq!(faults("a = A\n", "a = أ\nb = ب\n"), ["ar.ftl: `b` has no en text"]);
}

#[test]
fn a_key_written_twice_stops_the_build() {
    assert_eq!(faults("a = A\na = B\n", "a = أ\n"), ["en.ftl: `a` is already in en.ftl"]);
}

#[test]
fn a_variable_that_one_language_forgets_stops_the_build() {
    assert_eq!(faults("a = A { $no }\n", "a = أ\n"), ["ar.ftl: `a` does not use $no, which en.ftl does"]);
    assert_eq!(faults("a = A\n", "a = أ { $no }\n"), ["en.ftl: `a` does not use $no, which ar.ftl does"]);
}

#[test]
fn arabic_spells_out_all_six_forms_and_english_both() {
    assert!(faults(COUNTED, COUNTED_IN_ARABIC).is_empty());
    let no_zero = COUNTED_IN_ARABIC.replace("    [zero] لا طلبات\n", "");
    assert_eq!(faults(COUNTED, &no_zero), ["ar.ftl: `cases` lacks the plural forms zero"]);
    let few_left = "cases = { $count ->\n    [one] طلب\n   *[other] { $count } طلب\n}\n";
    assert_eq!(faults(COUNTED, few_left), ["ar.ftl: `cases` lacks the plural forms zero, two, few, many"]);
    let no_one = "cases = { $count ->\n    [zero] no cases\n   *[other] { $count } cases\n}\n";
    assert_eq!(faults(no_one, COUNTED_IN_ARABIC), ["en.ftl: `cases` lacks the plural forms one"]);
}

#[test]
fn what_one_language_counts_the_other_counts_too() {
    let uncounted = "cases = { $count } طلبات\n";
    assert_eq!(faults(COUNTED, uncounted), ["ar.ftl: `cases` does not count $count, which en.ftl does"]);
    let uncounted = "cases = { $count } cases\n";
    assert_eq!(faults(uncounted, COUNTED_IN_ARABIC), ["en.ftl: `cases` does not count $count, which ar.ftl does"]);
}

#[test]
fn a_number_goes_only_where_words_are_chosen_by_it() {
    let code = build(COUNTED, COUNTED_IN_ARABIC).unwrap();
    assert!(code.contains("pub fn cases(&self, count: impl Count) -> String"), "{code}");
    let code = build("page = Page { $page }\n", "page = صفحة { $page }\n").unwrap();
    assert!(code.contains("pub fn page(&self, page: impl Arg) -> String"), "{code}");
}

#[test]
fn a_choice_by_a_word_is_no_plural() {
    let half = |am: &str, pm: &str| format!("half = {{ $half ->\n    [am] {am}\n   *[pm] {pm}\n}}\n");
    let code = build(&half("am", "pm"), &half("ص", "م")).unwrap();
    assert!(code.contains("pub fn half(&self, half: impl Arg) -> String"), "{code}");
}

#[test]
fn a_message_that_is_only_a_value_stops_the_build() {
    assert_eq!(faults("a = { $name }\n", "a = { $name }\n").len(), 2, "one a language");
}

#[test]
fn what_is_not_fluent_or_not_rust_stops_the_build() {
    let broken = faults("a = A\nb = { $no\n", "a = أ\n");
    assert!(broken[0].starts_with("en.ftl:") && broken[0].contains("not Fluent"), "{broken:?}");
    assert_eq!(faults("a = A { $type }\n", "a = أ { $type }\n").len(), 2, "one a language");
    assert_eq!(faults("a = A { b }\n", "a = أ\n"), ["en.ftl: quotes `b`, which en does not have"]);
}
