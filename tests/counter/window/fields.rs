//! Fields at the window, where pages and keys of their own are about: the menu of a text, dates, money.

use egui::accesskit::Role;
use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use shubbak::i18n::{Language, Tr};

use super::Counter;

const LAPTOP: [f32; 2] = [1366.0, 768.0];

/// Opens the menu of the text that has the keyboard and chooses by key.
fn choose(counter: &mut Counter, words: &str) {
    counter.press_with(Modifiers::SHIFT, Key::F10);
    for _ in 0..8 {
        let marked = counter.harness.get_all_by_role(Role::MenuItem).any(|item| {
            use egui_kittest::kittest::NodeT;
            item.accesskit_node().is_focused() && item.accesskit_node().label().as_deref() == Some(words)
        });
        if marked {
            break;
        }
        counter.press(Key::ArrowDown);
    }
    counter.press(Key::Enter);
}

#[test]
fn the_menu_of_a_text_takes_no_key_from_the_page_and_gives_it_none() {
    for (language, tr) in [(Language::Arabic, Tr::arabic()), (Language::English, Tr::english())] {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, LAPTOP);
        counter.types("huda");
        choose(&mut counter, &tr.field_undo());
        assert_eq!(counter.value(&tr.sign_in_name()), "");
        choose(&mut counter, &tr.field_redo());
        assert_eq!(counter.value(&tr.sign_in_name()), "huda");
        counter.press(Key::Enter);
        counter.types("2580");
        counter.press(Key::Enter);
        counter.types("29406191300551");
        choose(&mut counter, &tr.field_select_all());
        counter.press_with(Modifiers::SHIFT, Key::F10);
        counter.must_see(&tr.field_select_all());
        counter.press(Key::Escape);
        assert!(!counter.sees(&tr.field_select_all()));
        counter.types("5");
        assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "5", "Escape left the text selected");
    }
}

#[test]
fn a_passport_brings_a_date_of_birth_that_is_typed_or_picked() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.harness.get_by_role_and_label(Role::ComboBox, &tr.person_kind()).click();
    counter.settle();
    counter.harness.get_by_role_and_label(Role::ListBoxOption, &tr.identity_kind_passport()).click();
    counter.settle();
    counter.type_into(&tr.person_birth(), "٠٥٠٣١٩٨٠");
    assert_eq!(counter.value(&tr.person_birth()), "05/03/1980");
    counter.must_see("Wednesday 5 March 1980");
    counter.press(Key::ArrowDown);
    counter.press(Key::ArrowRight);
    counter.press(Key::Enter);
    assert_eq!(counter.value(&tr.person_birth()), "06/03/1980");
    counter.press_with(Modifiers::COMMAND, Key::A);
    counter.types("31021980");
    counter.must_see("31/02/1980");
    assert!(!counter.sees("Wednesday 5 March 1980"));
}

#[test]
fn an_amount_typed_on_arabic_keys_is_the_amount_that_is_paid() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press_with(Modifiers::ALT, Key::Num4);
    counter.type_into(&tr.fee_assessed(), "١٢٥٫٥");
    counter.press(Key::Enter);
    assert_eq!(counter.value(&tr.fee_assessed()), "125.50");
    counter.must_see(&tr.money(shubbak::domain::Money::new(12_550, shubbak::domain::Currency::Egp)));
}
