//! Every act by its key, and what opens gives the keyboard back. What was typed stays as it was typed.

use egui::{Event, Key, Modifiers, OutputCommand};
use egui_kittest::kittest::Queryable;
use shubbak::i18n::Language;
use shubbak::ui::theme::{Theme, look};

use super::super::Counter;
use super::order::focused;
use super::window;

const NONE: Modifiers = Modifiers::NONE;

/// Whether the field of that name has the keyboard, and its text.
fn types_in(counter: &mut Counter, label: &str, typed: &str) -> String {
    counter.types(typed);
    counter.value(label)
}

#[test]
fn the_keys_are_told_over_every_page_and_typing_goes_on_where_it_was() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = window(&folder, language);
        let tr = counter.tr;
        counter.press(Key::F1);
        counter.must_see(&tr.keys_everywhere());
        counter.press(Key::F1);
        assert!(!counter.sees(&tr.keys_everywhere()), "F1 shuts it as well");
        counter.sign_in("huda", "2580");
        counter.types("29406191300551");
        counter.press(Key::Enter);
        counter.types("محمد السيد");
        for _ in 0..6 {
            counter.press(Key::ArrowRight);
        }
        counter.press(Key::F1);
        counter.must_see(&tr.keys_at_the_counter());
        counter.types(if language == Language::Arabic { "lock" } else { "قفل" });
        counter.must_see(&tr.key_lock());
        assert!(!counter.sees(&tr.key_colours()), "found by the words of the other language, and alone");
        counter.types("qqq");
        counter.must_see(&tr.keys_none());
        counter.press(Key::Escape);
        assert!(!counter.sees(&tr.keys_none()));
        assert_eq!(types_in(&mut counter, &tr.person_name(), " أحمد"), "محمد أحمد السيد", "in the middle of the name");
        for page in [Key::Num2, Key::Num3, Key::Num4] {
            counter.press_with(Modifiers::CTRL, page);
            counter.press(Key::F1);
            counter.must_see(&tr.keys_in_fields());
            counter.press(Key::Escape);
            assert!(!counter.sees(&tr.keys_in_fields()));
        }
    }
}

#[test]
fn the_keys_fit_the_screen_whole() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = window(&folder, language);
        counter.sign_in("huda", "2580");
        counter.press(Key::F1);
        let last = counter.tr.key_choose();
        let label = format!("← → Space {}", shubbak::text::plain(&last));
        let line = counter.harness.get_by_label(&label);
        assert!(line.rect().bottom() < 744.0, "{:?}", line.rect());
    }
}

#[test]
fn a_question_gives_the_keyboard_back_and_nothing_is_selected() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::Arabic);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.types("29406191300551");
    counter.press(Key::Enter);
    counter.types("محمد");
    let field = focused(&counter.harness.ctx);
    counter.press(Key::F2);
    counter.must_see(&tr.counter_clear_do());
    counter.press(Key::Escape);
    assert_eq!(focused(&counter.harness.ctx), field);
    assert_eq!(types_in(&mut counter, &tr.person_name(), " أحمد"), "محمد أحمد");
    // The safe answer has the keyboard; the other one is before it.
    counter.press(Key::F2);
    counter.press_with(Modifiers::SHIFT, Key::Tab);
    counter.press(Key::Enter);
    assert_eq!(counter.value(&tr.person_name()), "");
    assert_eq!(types_in(&mut counter, &tr.identity_kind_eg_national_id(), "1"), "1", "on the new sheet");
}

#[test]
fn escape_goes_one_step_back_at_a_time() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::busy(folder.path(), 60, Language::English, super::LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.types("2940619");
    // A chip's reason, then the bar, then the field.
    counter.press(Key::F5);
    counter.press(Key::Enter);
    counter.must_see(&tr.chip_paper_why());
    counter.press(Key::Escape);
    assert!(!counter.sees(&tr.chip_paper_why()));
    counter.press(Key::Escape);
    assert_eq!(types_in(&mut counter, &tr.identity_kind_eg_national_id(), "1"), "29406191");
    // A list of choices shuts by itself, and the page stays.
    counter.press_with(Modifiers::SHIFT, Key::Tab);
    counter.press(Key::ArrowDown);
    counter.must_see(&tr.identity_kind_passport());
    counter.press(Key::Escape);
    assert!(!counter.sees(&tr.identity_kind_passport()));
    // An open case, the list, the counter.
    counter.press(Key::F3);
    counter.types("احمد");
    counter.press(Key::Enter);
    counter.press(Key::ArrowDown);
    counter.must_see(&tr.case_trail());
    counter.press(Key::Escape);
    assert!(!counter.sees(&tr.case_trail()));
    counter.press(Key::ArrowDown);
    counter.must_see(&tr.case_trail());
    counter.press(Key::Escape);
    counter.press(Key::Escape);
    counter.must_see(&tr.counter_new());
    counter.press(Key::Tab);
    assert_eq!(types_in(&mut counter, &tr.identity_kind_eg_national_id(), "2"), "2", "Tab selects what is there");
}

#[test]
fn an_empty_click_does_not_take_the_keyboard_away() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::English);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.types("29406");
    let nothing = egui::pos2(1180.0, 700.0);
    for pressed in [true, false] {
        counter.harness.event(Event::PointerMoved(nothing));
        let button = egui::PointerButton::Primary;
        counter.harness.event(Event::PointerButton { pos: nothing, button, pressed, modifiers: NONE });
    }
    counter.settle();
    assert_eq!(types_in(&mut counter, &tr.identity_kind_eg_national_id(), "19"), "2940619");
}

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
    counter.types("29406191300551");
    counter.press(Key::Enter);
    counter.types("Mona Hassan");
    counter.press(Key::Enter);
    counter.press(Key::Enter);
    counter.types("site validity");
    counter.press(Key::Enter);
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
    counter.must_see("copy 2");
    counter.press_with(Modifiers::CTRL, Key::O);
    counter.must_see(&tr.case_trail());
    counter.press_with(Modifiers::CTRL, Key::P);
    counter.must_see("copy 3");
    counter.press_with(Modifiers::CTRL, Key::I);
    counter.must_see(&tr.case_show_identity_title());
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

#[test]
fn a_long_trail_is_read_on_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::English);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press(Key::F10);
    counter.press_with(Modifiers::CTRL, Key::O);
    let title = tr.case_trail();
    let top = |counter: &Counter| counter.harness.get_by_label(&title).rect().top();
    let before = top(&counter);
    counter.press_with(Modifiers::ALT, Key::ArrowDown);
    (0..30).for_each(|_| counter.harness.step());
    assert!(top(&counter) < before - 40.0);
    counter.press_with(Modifiers::ALT, Key::ArrowUp);
    (0..30).for_each(|_| counter.harness.step());
    assert!((top(&counter) - before).abs() < 1.0);
}
