//! The back office and the staff at the window: by keyboard, and without a person where none belongs. With
//! `WINDOW_PICTURES=folder` it leaves pictures of both pages.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use serde_json::json;
use shubbak::domain::Country;
use shubbak::i18n::Language;

use super::{Counter, NOW_MS};
use crate::centre::{command_of, desk_in, site_validity};

const SIZE: [f32; 2] = [1366.0, 768.0];

/// A centre whose clerk has received `cases` whole cases.
pub fn received(folder: &Path, cases: u32) {
    let mut desk = desk_in(folder, Country::Egypt, NOW_MS - 1_000);
    desk.carry_out("in", command_of(json!({ "do": "sign_in", "officer": "huda", "secret": "2580" }))).unwrap();
    for case in 0..cases {
        desk.carry_out(&format!("case-{case}"), command_of(site_validity())).unwrap();
    }
}

fn picture(counter: &mut Counter, name: &str, language: Language) {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    counter.settle();
    counter.harness.render().unwrap().save(format!("{folder}/{name}-{}.png", language.code())).unwrap();
}

#[test]
fn a_case_is_decided_by_keys_alone_and_no_person_is_on_the_page() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        received(folder.path(), 2);
        let mut counter = Counter::open(folder.path(), language, SIZE);
        // Their day begins with what awaits a decision, not at the counter.
        for text in ["nadia", "4821"] {
            counter.types(text);
            counter.press(Key::Enter);
        }
        let tr = counter.tr;
        counter.harness.get_by_label(&tr.decisions_words());
        picture(&mut counter, "70-decisions", language);
        // The list has the keyboard: the first case is the one due first.
        counter.harness.key_press(Key::Enter);
        counter.settle();
        picture(&mut counter, "71-to-decide", language);
        counter.harness.get_by_label(&tr.decisions_nobody());
        for hidden in ["منى", "سالم", "00551", "01012345678"] {
            assert!(counter.harness.query_by_label_contains(hidden).is_none(), "{hidden}");
        }
        counter.press(Key::F10);
        counter.settle();
        let left = desk_after(counter, folder.path());
        assert_eq!(left, 1, "one of two awaits a decision still");
    }
}

/// How many cases await a decision of Nadia once the window is shut.
fn desk_after(counter: Counter, folder: &Path) -> usize {
    drop(counter);
    let mut desk = desk_in(folder, Country::Egypt, NOW_MS + 1_000);
    assert!(desk.register().verify().unwrap().is_clean());
    desk.carry_out("n", command_of(json!({ "do": "sign_in", "officer": "nadia", "secret": "4821" }))).unwrap();
    match desk.answer(shubbak::app::Question::ToDecide {}).unwrap() {
        shubbak::app::Answer::ToDecide { cases } => cases.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn the_staff_is_kept_on_a_page_of_its_own() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, SIZE);
        counter.sign_in("samir", "1470");
        counter.harness.key_press_modifiers(Modifiers::CTRL, Key::Num6);
        counter.settle();
        let tr = counter.tr;
        counter.harness.get_by_label(&tr.staff_words());
        picture(&mut counter, "72-staff", language);
        counter.harness.get_by_label(&tr.role_temporary_entry_clerk());
    }
}

#[test]
fn a_clerk_has_neither_page() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, SIZE);
    counter.sign_in("huda", "2580");
    for key in [Key::Num5, Key::Num6] {
        counter.harness.key_press_modifiers(Modifiers::CTRL, key);
        counter.settle();
    }
    let tr = counter.tr;
    for words in [tr.decisions_words(), tr.staff_words()] {
        assert!(counter.harness.query_by_label(&words).is_none(), "{words}");
    }
}

#[test]
fn the_sheet_of_keys_does_not_hold_up_the_lock() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, SIZE);
    let tr = counter.tr;
    counter.sign_in("samir", "1470");
    counter.press_with(Modifiers::CTRL, Key::Num6);
    counter.press(Key::F1);
    counter.must_see(&tr.keys_words());
    counter.press(Key::F12);
    assert!(!counter.sees(&tr.keys_words()), "the sheet is put away");
    counter.must_see(&tr.sign_in_name());
}

#[test]
fn a_clock_far_ahead_of_the_last_entry_is_told_of_before_anybody_registers() {
    for (ahead_days, told) in [(0, false), (29, false), (40, true)] {
        let folder = tempfile::tempdir().unwrap();
        drop(desk_in(folder.path(), Country::Egypt, NOW_MS - ahead_days * 86_400_000));
        let counter = Counter::open(folder.path(), Language::Arabic, SIZE);
        let tr = counter.tr;
        let last = (super::now() - chrono::Days::new(ahead_days as u64)).date();
        assert_eq!(counter.sees(&tr.clock_ahead(tr.date_long(last))), told, "{ahead_days}");
    }
}
