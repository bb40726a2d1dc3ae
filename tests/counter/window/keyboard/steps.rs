//! Esc goes one step back and loses nothing; what opens gives the keyboard back to where it was.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use shubbak::i18n::Language;

use super::super::Counter;
use super::order::focused;
use super::{LAPTOP, types_in, window};

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
    let mut counter = Counter::busy(folder.path(), 60, Language::English, LAPTOP);
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
        counter.harness.event(Event::PointerButton { pos: nothing, button, pressed, modifiers: Modifiers::NONE });
    }
    counter.settle();
    assert_eq!(types_in(&mut counter, &tr.identity_kind_eg_national_id(), "19"), "2940619");
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
