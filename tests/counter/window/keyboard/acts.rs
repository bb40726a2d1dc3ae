//! Every act by its key.

use egui::{Event, Key, Modifiers, OutputCommand};
use shubbak::i18n::Language;
use shubbak::ui::theme::{Theme, look};

use super::super::Counter;
use super::order::focused;
use super::{types_in, window};

const NONE: Modifiers = Modifiers::NONE;

#[test]
fn the_person_the_agent_and_all_papers_are_a_key_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::Arabic);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press_with(Modifiers::ALT, Key::Num0);
    counter.types("29602071300217");
    assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "29602071300217", "the number stood there selected");
    counter.press_with(Modifiers::ALT, Key::Num5);
    counter.must_see(&tr.person_agent_title());
    counter.types("29406191300551");
    counter.press_with(Modifiers::ALT, Key::Num2);
    // A file by the desktop's dialog, and away again.
    counter.press(Key::F4);
    wait_for(&mut counter, "shubbak-card.pdf");
    counter.press(Key::Tab);
    counter.press(Key::Tab);
    counter.press(Key::Enter);
    assert!(!counter.sees("shubbak-card.pdf"));
    counter.press(Key::Num5);
    counter.must_see(&tr.documents_progress(tr.number(3), tr.number(4)));
    counter.press_with(Modifiers::ALT, Key::Num5);
    counter.must_see(&tr.person_agent_title());
    let agent = counter.harness.ctx.clone();
    assert!(focused(&agent).is_some());
}

/// A file chosen in a dialog comes by a thread of its own.
fn wait_for(counter: &mut Counter, words: &str) {
    let begun = std::time::Instant::now();
    while !counter.sees(words) {
        assert!(begun.elapsed().as_secs() < 60, "{words} does not come");
        std::thread::sleep(std::time::Duration::from_millis(5));
        counter.settle();
    }
}

#[test]
fn zero_marks_the_papers_that_nobody_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::English);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.comes_to_the_papers("Mona Hassan", "", "site validity");
    counter.press(Key::Num5);
    counter.press(Key::Num0);
    counter.press_with(Modifiers::ALT, Key::Num2);
    counter.must_see(&tr.documents_progress(tr.number(3), tr.number(4)));
    // A nought in a field is a nought.
    counter.press_with(Modifiers::ALT, Key::Num0);
    assert_eq!(types_in(&mut counter, &tr.identity_kind_eg_national_id(), "0"), "0");
}

#[test]
fn a_registered_case_is_printed_opened_shown_and_copied_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::English);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press(Key::F10);
    counter.must_see(&tr.done_registered());
    counter.press(Key::Num2);
    counter.press_with(Modifiers::CTRL, Key::P);
    // Another copy asks why first.
    counter.types("lost");
    counter.press(Key::Enter);
    counter.must_see("copy 2");
    counter.press_with(Modifiers::CTRL, Key::O);
    counter.must_see(&tr.case_trail());
    counter.press_with(Modifiers::CTRL, Key::P);
    counter.types("lost");
    counter.press(Key::Enter);
    counter.must_see("copy 3");
    counter.press_with(Modifiers::CTRL, Key::I);
    counter.must_see(&tr.case_show_identity());
    counter.types("asked by the owner");
    counter.press(Key::Enter);
    counter.must_see("29406191300551");
    counter.press(Key::F3);
    counter.types("محمد");
    counter.press(Key::Enter);
    counter.press(Key::ArrowDown);
    counter.harness.event(Event::Copy);
    counter.harness.step();
    let commands = &counter.harness.output().platform_output.commands;
    assert!(
        commands
            .iter()
            .any(|command| matches!(command, OutputCommand::CopyText(text) if text.starts_with("C-ZAQ-03-26"))),
        "{commands:?}"
    );
}

#[test]
fn an_incomplete_case_is_completed_by_the_key_of_the_main_button() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::Arabic);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press_with(Modifiers::ALT, Key::Num2);
    counter.press(Key::Num5);
    counter.press(Key::F10);
    counter.must_see(&tr.done_incomplete());
    counter.press_with(Modifiers::CTRL, Key::O);
    counter.must_see(&tr.case_clock_waits(1));
    counter.press(Key::F10);
    counter.must_see(&tr.documents_progress(tr.number(3), tr.number(4)));
    counter.press(Key::Num1);
    assert!(!counter.sees(&tr.documents_progress(tr.number(3), tr.number(4))), "the missing document had the keyboard");
}

#[test]
fn colours_language_and_pages_have_their_keys_before_signing_in_too() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::Arabic);
    let theme = |counter: &Counter| look(&counter.harness.ctx).theme;
    for wanted in [Theme::Dark, Theme::HighContrast, Theme::Light] {
        counter.press(Key::F7);
        assert_eq!(theme(&counter), wanted);
    }
    counter.press(Key::F6);
    assert_eq!(counter.harness.state().language(), Language::English);
    counter.press(Key::F6);
    let tr = counter.tr;
    counter.press_with(Modifiers::CTRL, Key::Num4);
    counter.must_see(&tr.settings_words());
    counter.press(Key::Escape);
    counter.must_see(&tr.sign_in_title());
    counter.types("huda");
    assert_eq!(counter.value(&tr.sign_in_name()), "huda");
}

#[test]
fn a_sign_in_name_is_latin_under_an_arabic_layout() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::Arabic);
    // What X11 sends for the keys of «huda», and for the one that prints lam-alef.
    for (place, printed) in [(Key::H, "ا"), (Key::U, "ع"), (Key::D, "ي"), (Key::A, "ش"), (Key::B, "\u{fefb}")] {
        let key = Event::Key { key: place, physical_key: Some(place), pressed: true, repeat: false, modifiers: NONE };
        counter.harness.input_mut().events.extend([key, Event::Text(printed.into())]);
        counter.settle();
    }
    assert_eq!(counter.value(&counter.tr.sign_in_name()), "hudab");
}
