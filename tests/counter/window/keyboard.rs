//! The keyboard alone: every act has a key, the ring is seen wherever it goes, Tab goes as the eye does,
//! and what opens gives the keyboard back.

mod order;

use egui::{Key, Modifiers};
use shubbak::i18n::Language;

use super::Counter;
use order::{Page, is_walked_as_read};

pub(super) const LAPTOP: [f32; 2] = [1366.0, 768.0];

/// Person, sheet, paper.
const SHEET: Page = Page { head: 112.0, cuts: &[396.0, 1006.0] };
/// The list and the open one.
const CASES: Page = Page { head: 0.0, cuts: &[516.0] };
/// The numbers and the papers.
const REGISTERED: Page = Page { head: 0.0, cuts: &[536.0] };
const SETTINGS: Page = Page { head: 0.0, cuts: &[800.0] };
const ONE: Page = Page { head: 0.0, cuts: &[] };

fn window(folder: &tempfile::TempDir, language: Language) -> Counter {
    Counter::open(folder.path(), language, LAPTOP)
}

#[test]
fn a_calm_window_is_drawn_once_a_frame() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::Arabic);
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    let drawn = |counter: &Counter| {
        let ctx = &counter.harness.ctx;
        (ctx.cumulative_pass_nr(), ctx.cumulative_frame_nr())
    };
    let before = drawn(&counter);
    (0..20).for_each(|_| counter.harness.step());
    let after = drawn(&counter);
    assert_eq!(after.0 - before.0, after.1 - before.1, "what stands at the end of a row jumps");
}

fn the_sheet_is_walked(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, language);
    let tr = counter.tr;
    is_walked_as_read(&mut counter, &ONE, "the way in");
    counter.press_with(Modifiers::CTRL, Key::Num4);
    counter.press(Key::Escape);
    counter.sign_in("huda", "2580");
    is_walked_as_read(&mut counter, &SHEET, "an empty sheet");
    counter.press_with(Modifiers::ALT, Key::Num0);
    counter.fills_the_sheet();
    is_walked_as_read(&mut counter, &SHEET, "the fee");
    counter.press_with(Modifiers::ALT, Key::Num1);
    is_walked_as_read(&mut counter, &SHEET, "the service");
    counter.press_with(Modifiers::ALT, Key::Num2);
    is_walked_as_read(&mut counter, &SHEET, "the documents");
    counter.press_with(Modifiers::ALT, Key::Num3);
    is_walked_as_read(&mut counter, &SHEET, "the answers");
    counter.press_with(Modifiers::ALT, Key::Num5);
    counter.must_see(&tr.person_agent_title());
    is_walked_as_read(&mut counter, &SHEET, "with an agent");
}

#[test]
fn the_sheet_is_walked_as_it_is_read_in_arabic() {
    the_sheet_is_walked(Language::Arabic);
}

#[test]
fn the_sheet_is_walked_as_it_is_read_in_english() {
    the_sheet_is_walked(Language::English);
}

fn the_pages_are_walked(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, language);
    counter.sign_in("samir", "1470");
    counter.press_with(Modifiers::CTRL, Key::Num2);
    is_walked_as_read(&mut counter, &ONE, "no cases yet");
    counter.press_with(Modifiers::CTRL, Key::Num1);
    counter.fills_the_sheet();
    counter.press(Key::F10);
    is_walked_as_read(&mut counter, &REGISTERED, "a registered case");
    counter.press_with(Modifiers::CTRL, Key::O);
    counter.press(Key::F3);
    counter.types("محمد");
    counter.press(Key::Enter);
    is_walked_as_read(&mut counter, &CASES, "the cases");
    counter.press_with(Modifiers::CTRL, Key::Num3);
    is_walked_as_read(&mut counter, &ONE, "no batches yet");
    counter.press(Key::F10);
    is_walked_as_read(&mut counter, &ONE, "a batch");
    counter.press_with(Modifiers::CTRL, Key::Num4);
    is_walked_as_read(&mut counter, &SETTINGS, "the settings");
}

#[test]
fn the_pages_are_walked_as_they_are_read_in_arabic() {
    the_pages_are_walked(Language::Arabic);
}

#[test]
fn the_pages_are_walked_as_they_are_read_in_english() {
    the_pages_are_walked(Language::English);
}
