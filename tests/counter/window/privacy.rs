//! Retention, holding and who looked, at the window. With `WINDOW_PICTURES=folder` it leaves pictures of both pages.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use serde_json::json;
use shubbak::app::Outcome;
use shubbak::domain::Country;
use shubbak::i18n::Language;

use super::{Counter, NOW_MS, plain};
use crate::centre::{command_of, desk_in, site_validity};

const SIZE: [f32; 2] = [1366.0, 768.0];
/// So high that a whole case is on the screen.
const HIGH: [f32; 2] = [1366.0, 1500.0];
const SIXTEEN_YEARS: i64 = 16 * 366 * 24 * 60 * 60 * 1000;

/// A centre that approved `cases` cases at that time, each with a scan of its own; their numbers.
fn approved(folder: &Path, cases: u32, at_ms: i64) -> Vec<String> {
    let mut desk = desk_in(folder, Country::Egypt, at_ms);
    let mut does = |id: String, command| desk.carry_out(&id, command_of(command)).unwrap();
    does("in".into(), json!({ "do": "sign_in", "officer": "huda", "secret": "2580" }));
    let mut numbers = vec![];
    for case in 0..cases {
        let scan = folder.join("scan.pdf");
        std::fs::write(&scan, format!("%PDF-1.4 {}", format!("card {case} ").repeat(100_000))).unwrap();
        let Outcome::Attached(file) = does(format!("scan-{case}"), json!({ "do": "attach_file", "path": scan })) else {
            panic!()
        };
        let mut form = site_validity();
        form["documents"][0]["files"] = json!([file]);
        let Outcome::Registered(registered) = does(format!("case-{case}"), form) else { panic!() };
        numbers.push(registered.case.to_string());
    }
    does("nadia".into(), json!({ "do": "sign_in", "officer": "nadia", "secret": "4821" }));
    for case in &numbers {
        does(format!("decide-{case}"), json!({ "do": "decide", "case": case, "verdict": "approved" }));
    }
    numbers
}

fn picture(counter: &mut Counter, name: &str, language: Language) {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    counter.settle();
    counter.harness.render().unwrap().save(format!("{folder}/{name}-{}.png", language.code())).unwrap();
}

#[test]
fn what_has_ended_is_shown_and_erased_after_a_question() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let cases = approved(folder.path(), 4, NOW_MS - SIXTEEN_YEARS);
        let mut counter = Counter::open(folder.path(), language, SIZE);
        counter.sign_in("samir", "1470");
        counter.harness.key_press_modifiers(Modifiers::CTRL, Key::Num8);
        counter.settle();
        let tr = counter.tr;
        counter.must_see(&cases[0]);
        picture(&mut counter, "80-retention", language);
        counter.click(&tr.retention_erase());
        counter.must_see(&tr.retention_ask_stays());
        picture(&mut counter, "81-retention-ask", language);
        counter.press(Key::Escape);
        assert!(counter.harness.query_by_label(&tr.retention_ask_stays()).is_none(), "Esc erases nothing");
        counter.must_see(&cases[0]);
        counter.click(&tr.retention_erase());
        counter.click(&tr.retention_ask_deed());
        counter.settle();
        counter.must_see(&tr.retention_none());
        picture(&mut counter, "82-retention-done", language);
        // What is left of one of them.
        counter.press(Key::F3);
        counter.types(&cases[0]);
        counter.press(Key::Enter);
        counter.must_see(&tr.case_erased());
        picture(&mut counter, "83-case-erased", language);
    }
}

#[test]
fn a_case_is_held_and_who_looked_is_told_for_a_reason() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let case = approved(folder.path(), 1, NOW_MS - 1_000).remove(0);
        let mut counter = Counter::open(folder.path(), language, HIGH);
        counter.sign_in("samir", "1470");
        counter.press(Key::F3);
        counter.types(&case);
        counter.press(Key::Enter);
        let tr = counter.tr;
        counter.click(&tr.hold_set_deed());
        counter.must_see(&tr.hold_words());
        counter.types("قضية رقم ١٢");
        counter.press(Key::Enter);
        counter.must_see(&plain(&tr.trail_held()));
        counter.must_see(&tr.hold_lift_deed());
        counter.click(&tr.access_show());
        counter.types("شكوى المواطنة");
        counter.press(Key::Enter);
        counter.settle();
        picture(&mut counter, "84-case-held", language);
        counter.must_see(&tr.trail_case_opened());
        counter.click(&tr.trail_print());
        counter.types("بطلب المواطنة");
        counter.press(Key::Enter);
        counter.settle();
        let papers = folder.path().join("papers");
        let days = std::fs::read_dir(papers).unwrap().flatten();
        let printed = days.flat_map(|day| std::fs::read_dir(day.path()).unwrap().flatten());
        assert_eq!(printed.filter(|file| file.file_name().to_string_lossy().starts_with("trail-")).count(), 1);
    }
}

#[test]
fn a_clerk_has_neither_the_page_nor_the_card() {
    let folder = tempfile::tempdir().unwrap();
    let case = approved(folder.path(), 1, NOW_MS - 1_000).remove(0);
    let mut counter = Counter::open(folder.path(), Language::English, SIZE);
    counter.sign_in("huda", "2580");
    let tr = counter.tr;
    counter.harness.key_press_modifiers(Modifiers::CTRL, Key::Num8);
    counter.settle();
    assert!(counter.harness.query_by_label(&tr.retention_erase()).is_none());
    counter.press(Key::F3);
    counter.types(&case);
    counter.press(Key::Enter);
    counter.must_see(&tr.case_trail());
    for words in [tr.access_show(), tr.hold_set_deed(), tr.trail_print()] {
        assert!(counter.harness.query_by_label(&words).is_none(), "{words}");
    }
}
