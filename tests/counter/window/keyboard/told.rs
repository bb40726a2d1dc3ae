//! The keys are told: on the sheet that F1 opens over every page, and on hover beside what they do.

use egui::{Event, Key, Modifiers};
use egui_kittest::kittest::Queryable;
use shubbak::i18n::Language;

use super::super::Counter;
use super::{types_in, window};

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

/// Rests the pointer on what bears this name, and reads what comes up.
fn told_on_hover(counter: &mut Counter, name: &str) -> Vec<String> {
    let place = counter.harness.get_all_by_label(name).next().unwrap().rect().center();
    counter.harness.event(Event::PointerMoved(place));
    (0..60).for_each(|_| counter.harness.step());
    shubbak::ui::text::watch(&counter.harness.ctx);
    counter.harness.step();
    let seen = shubbak::ui::text::seen(&counter.harness.ctx);
    let texts = seen.texts.iter().map(|text| shubbak::text::plain(&text.text)).collect();
    counter.harness.event(Event::PointerGone);
    (0..5).for_each(|_| counter.harness.step());
    texts
}

#[test]
fn keys_show_on_hover() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = window(&folder, Language::Arabic);
    let tr = counter.tr;
    let must = |counter: &mut Counter, name: &str, key: &str| {
        let told = told_on_hover(counter, &shubbak::text::plain(name));
        assert!(told.iter().any(|text| text == key), "«{name}» does not tell {key}: {told:?}");
    };
    must(&mut counter, &tr.keys_title(), "F1");
    counter.sign_in("huda", "2580");
    counter.comes_to_the_papers("محمد السيد", "", "صلاحية الموقع");
    for (name, key) in [
        (tr.keys_title(), "F1"),
        (tr.window_language(), "F6"),
        (tr.window_lock(), "F12"),
        (tr.page_counter(), "Ctrl+1"),
        (tr.page_cases(), "Ctrl+2"),
        (tr.page_batches(), "Ctrl+3"),
        (tr.page_settings(), "Ctrl+4"),
        (tr.section_fee(), "Alt+4"),
        (tr.person_agent(), "Alt+5"),
        (tr.documents_attach_to(tr.number(1)), "F4"),
    ] {
        must(&mut counter, &name, key);
    }
    counter.press(Key::F10);
    must(&mut counter, &tr.done_open_case(), "Ctrl+O");
    counter.press_with(Modifiers::CTRL, Key::O);
    must(&mut counter, &tr.case_show_identity(), "Ctrl+I");
    must(&mut counter, &tr.case_print(shubbak::ui::words::paper(shubbak::app::PaperKind::Missing, &tr)), "Ctrl+P");
}
