//! Tills, trays and late cases at the window, by keys alone. With `WINDOW_PICTURES=folder` it leaves pictures of the
//! page in both languages and on both screens.

use std::path::Path;

use egui::{Key, Modifiers};
use serde_json::json;
use shubbak::domain::Country;
use shubbak::i18n::Language;

use super::{Counter, NOW_MS};
use crate::centre::{command_of, desk_in, site_validity};

const SIZES: [(&str, [f32; 2]); 2] = [("1366", [1366.0, 768.0]), ("1920", [1920.0, 1080.0])];
const DAY: i64 = 86_400_000;

/// Hoda took the fees of `cases` cases so many days ago, one by card, and handed the first file over; a till was closed
/// before, with something missing.
fn busy_day(folder: &Path, cases: u32, days: i64) {
    let mut desk = desk_in(folder, Country::Egypt, NOW_MS - days * DAY);
    let mut does = |id: &str, command| desk.carry_out(id, command_of(command)).unwrap();
    does("in", json!({ "do": "sign_in", "officer": "huda", "secret": "2580" }));
    does("first", site_validity());
    let short = json!({ "do": "close_till", "at_opening": "500", "counted": "645", "reason": "رد باقٍ زائد" });
    does("closed", short);
    does("tray", json!({ "do": "hand_tray", "cases": ["C-ZAQ-03-26-000001-6"] }));
    for case in 0..cases {
        let mut form = site_validity();
        if case == 1 {
            form["payment"] = json!({ "method": "card", "reference": "004411" });
        }
        does(&format!("case-{case}"), form);
    }
}

fn picture(counter: &mut Counter, name: &str, language: Language, size: &str) {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    counter.settle();
    counter.harness.render().unwrap().save(format!("{folder}/{name}-{}-{size}.png", language.code())).unwrap();
}

#[test]
fn a_till_is_closed_and_a_tray_handed_over_by_keys_alone() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        busy_day(folder.path(), 3, 1);
        let mut counter = Counter::open(folder.path(), language, SIZES[0].1);
        counter.sign_in("huda", "2580");
        counter.press_with(Modifiers::CTRL, Key::T);
        counter.settle();
        let tr = counter.tr;
        counter.must_see(&tr.tills_count());
        picture(&mut counter, "80-till", language, "1366");
        // The first amount has the keyboard.
        counter.types("500");
        counter.press(Key::Tab);
        counter.types("795.5");
        counter.settle();
        counter.must_see(&tr.tills_reason_help());
        picture(&mut counter, "81-till-differs", language, "1366");
        counter.press(Key::F10);
        counter.settle();
        assert!(counter.sees(&tr.tills_count()), "a difference needs a reason");
        counter.press(Key::Tab);
        counter.types("ناقص");
        counter.press(Key::F10);
        counter.settle();
        assert!(!counter.sees(&tr.tills_count()), "the till is closed");
        counter.must_see(&tr.tills_nothing());
        picture(&mut counter, "82-till-closed", language, "1366");
        counter.press(Key::Num2);
        counter.settle();
        picture(&mut counter, "83-trays", language, "1366");
        counter.press(Key::F10);
        counter.settle();
        counter.must_see(&tr.trays_none());
        picture(&mut counter, "84-trays-handed", language, "1366");
        drop(counter);
        let desk = desk_in(folder.path(), Country::Egypt, NOW_MS + 1_000);
        let register = desk.register();
        assert!(register.verify().unwrap().is_clean());
        let (tills, trays) = (register.closed_tills(None, 9).unwrap(), register.trays(9).unwrap());
        assert_eq!((tills[0].closed.cash.difference().minor(), tills[0].copies), (-450, 1), "and its report came out");
        assert_eq!(tills[0].reason.as_deref(), Some("ناقص"));
        assert_eq!((trays[0].cases.len(), trays[0].copies), (3, 1), "with the list that goes along");
    }
}

#[test]
fn a_supervisor_sees_late_cases_and_every_till() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        busy_day(folder.path(), 3, 90);
        let mut counter = Counter::open(folder.path(), language, SIZES[0].1);
        counter.sign_in("samir", "1470");
        counter.press_with(Modifiers::CTRL, Key::T);
        counter.settle();
        let tr = counter.tr;
        counter.press(Key::Num3);
        counter.settle();
        counter.must_see(&tr.late_words());
        picture(&mut counter, "85-late", language, "1366");
        counter.press_with(Modifiers::CTRL, Key::P);
        counter.settle();
        let day = folder.path().join("papers").join("2026-11-21");
        assert!(day.join("late_list-2026-11-21.pdf").exists(), "one key prints it");
        counter.press(Key::Num4);
        counter.settle();
        counter.must_see(&tr.tills_open_now());
        picture(&mut counter, "86-all-tills", language, "1366");
    }
}

#[test]
fn whoever_decides_sees_the_late_list_alone_and_no_names() {
    let folder = tempfile::tempdir().unwrap();
    busy_day(folder.path(), 2, 90);
    let mut counter = Counter::open(folder.path(), Language::English, SIZES[0].1);
    for text in ["nadia", "4821"] {
        counter.types(text);
        counter.press(Key::Enter);
    }
    counter.press_with(Modifiers::CTRL, Key::T);
    counter.settle();
    let tr = counter.tr;
    counter.must_see(&tr.late_words());
    for hidden in [tr.tills_own(), tr.trays_tab(), tr.tills_all(), tr.case_person()] {
        assert!(!counter.sees(&hidden), "{hidden}");
    }
    picture(&mut counter, "87-late-of-the-back-office", Language::English, "1366");
}

#[test]
fn one_key_at_the_counter_prints_the_card_of_the_service_that_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, SIZES[0].1);
    counter.sign_in("huda", "2580");
    counter.press_with(Modifiers::ALT, Key::Num1);
    counter.types("صلاحية الموقع");
    counter.settle();
    picture(&mut counter, "88-card", Language::English, "1366");
    counter.press_with(Modifiers::CTRL, Key::P);
    counter.settle();
    let day = folder.path().join("papers").join("2026-11-21");
    assert!(day.join("service_card-EG-BLD-01.pdf").exists());
}

#[test]
fn pictures_of_the_wide_screen() {
    if std::env::var("WINDOW_PICTURES").is_err() {
        return;
    }
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        busy_day(folder.path(), 12, 1);
        let mut counter = Counter::open(folder.path(), language, SIZES[1].1);
        counter.sign_in("samir", "1470");
        counter.press_with(Modifiers::CTRL, Key::T);
        for (key, name) in
            [(Key::Num1, "80-till"), (Key::Num2, "83-trays"), (Key::Num3, "85-late"), (Key::Num4, "86-all")]
        {
            counter.press(key);
            picture(&mut counter, name, language, SIZES[1].0);
        }
    }
}
