//! The window of a damaged register: it opens and reads, refuses every deed in one sentence, keeps a bar that says
//! what to do, and mends it by one action. With `WINDOW_PICTURES=folder` it leaves pictures.

use std::path::Path;

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use shubbak::i18n::Language;

use super::{Counter, NOW_MS, plain};
use crate::centre::{command_of, desk_in, site_validity};
use crate::damaged::{Untouched, copy_of, flip, pages};
use shubbak::domain::Country;

const SIZE: [f32; 2] = [1366.0, 768.0];

/// A centre with some cases, a backup of them, and two cases after that.
fn centre(folder: &Path) {
    let mut desk = desk_in(folder, Country::Egypt, NOW_MS - 7_200_000);
    desk.fill(200, 7, |_| {}).unwrap();
    for (officer, secret) in [("samir", "1470"), ("huda", "2580")] {
        let sign_in = serde_json::json!({ "do": "sign_in", "officer": officer, "secret": secret });
        desk.carry_out(officer, command_of(sign_in)).unwrap();
        if officer == "samir" {
            desk.carry_out("copy", command_of(serde_json::json!({ "do": "make_backup" }))).unwrap();
        }
    }
    for case in ["one", "two"] {
        let mut form = site_validity();
        form["applicant"]["number"] = "29602071300217".into();
        desk.carry_out(case, command_of(form)).unwrap();
    }
}

/// The same with a page of the ledger damaged, or of another table.
pub fn damaged(folder: &Path, table: &str) {
    centre(folder);
    let page = pages(folder)[&(table.to_owned(), "leaf".to_owned())][0];
    flip(&folder.join("register.db"), page, 1_234);
}

fn picture(counter: &mut Counter, name: &str) {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    counter.settle();
    let language = counter.tr.language().code();
    counter.harness.render().unwrap().save(format!("{folder}/{name}-{language}.png")).unwrap();
}

fn go(counter: &mut Counter, key: Key) {
    counter.press_with(Modifiers::CTRL, key);
}

#[test]
fn a_clerk_reads_and_is_told_why_nothing_is_registered() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        damaged(folder.path(), "ticket");
        let untouched = Untouched::of(folder.path());
        let mut counter = Counter::open(folder.path(), language, SIZE);
        let tr = counter.tr;
        counter.must_see(&tr.mend_title());
        picture(&mut counter, "50-damaged-sign-in");
        counter.sign_in("huda", "2580");
        counter.must_see(&tr.mend_title());
        assert!(!counter.sees(&tr.mend_restore()) && !counter.sees(&tr.rescue_salvage()), "it is not theirs to mend");
        counter.fills_the_sheet();
        picture(&mut counter, "51-damaged-counter");
        counter.press(Key::F10);
        counter.must_see(&tr.fault_reading_only());
        picture(&mut counter, "52-refused");
        counter.press(Key::F3);
        counter.types("احمد");
        counter.press(Key::Enter);
        counter.press(Key::ArrowDown);
        counter.press(Key::Enter);
        counter.must_see(&tr.case_show_identity());
        picture(&mut counter, "53-damaged-case");
        counter.press(Key::F12);
        counter.must_see(&tr.sign_in_name());
        drop(counter);
        untouched.check("a clerk's morning");
    }
}

#[test]
fn a_supervisor_salvages_by_one_action_and_reads_what_is_lost() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        damaged(folder.path(), "action");
        let untouched = Untouched::of(folder.path());
        let mut counter = Counter::open(folder.path(), language, SIZE);
        let tr = counter.tr;
        counter.sign_in("samir", "1470");
        picture(&mut counter, "54-mend");
        go(&mut counter, Key::Num7);
        picture(&mut counter, "55-damaged-backups");
        untouched.check("before salvaging");
        counter.click(&tr.rescue_salvage());
        counter.must_see(&tr.salvage_words());
        picture(&mut counter, "56-whether-to-salvage");
        counter.click(&tr.salvage_deed());
        counter.must_see(&tr.salvaged_title());
        assert!(!counter.sees(&tr.mend_title()), "the bar goes with the damage");
        picture(&mut counter, "57-salvaged");
        let aside = std::fs::read_dir(folder.path().join("set-aside")).unwrap().next().unwrap().unwrap().path();
        let list = std::fs::read_to_string(aside.join("salvaged.txt")).unwrap();
        let lost = list.lines().filter(|line| line.contains("ZAQ-03/")).count();
        assert!(lost > 0, "{list}");
        for line in list.lines().take(2) {
            let words = plain(line);
            let shown = counter.harness.query_all_by_label_contains(&words).next().is_some();
            assert!(shown || language == Language::English, "«{words}» is in the list and on the screen");
        }
        counter.press(Key::Escape);
        counter.sign_in("huda", "2580");
        counter.fills_the_sheet();
        counter.press(Key::F10);
        counter.must_see(&tr.done_open_case());
    }
}

#[test]
fn a_supervisor_restores_the_newest_backup_by_one_action() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        damaged(folder.path(), "service_case");
        let mut counter = Counter::open(folder.path(), language, SIZE);
        let tr = counter.tr;
        counter.sign_in("samir", "1470");
        counter.click(&tr.mend_restore());
        counter.must_see(&tr.backup_restore_deed());
        picture(&mut counter, "58-whether-to-restore");
        counter.click(&tr.backup_restore_deed());
        assert!(!counter.sees(&tr.mend_title()));
        counter.sign_in("samir", "1470");
        drop(counter);
        let desk = desk_in(folder.path(), Country::Egypt, NOW_MS + 60_000);
        let verified = desk.register().verify().unwrap();
        assert!(verified.is_clean() && verified.cases == 200, "{:?}", verified.findings);
    }
}

#[test]
fn at_noon_the_open_window_turns_to_reading() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        centre(folder.path());
        let mut counter = Counter::opened_with(folder.path(), language, SIZE, |opened| {
            opened.desk.register().allow_memory(32 * 1024).unwrap();
        });
        let tr = counter.tr;
        counter.sign_in("huda", "2580");
        assert!(!counter.sees(&tr.mend_title()));
        let of_cases = pages(copy_of(folder.path()).path());
        for no in of_cases.iter().filter(|((of, kind), _)| of == "ticket" && kind == "leaf").flat_map(|(_, no)| no) {
            flip(&folder.path().join("register.db"), *no, 777);
        }
        counter.fills_the_sheet();
        counter.press(Key::F10);
        counter.must_see(&tr.fault_reading_only());
        counter.must_see(&tr.mend_title());
        let untouched = Untouched::of(folder.path());
        picture(&mut counter, "59-noon");
        // The sheet is still there; locking does not lose it.
        counter.press(Key::F12);
        counter.sign_in("huda", "2580");
        counter.must_see(&tr.counter_restored());
        drop(counter);
        untouched.check("noon");
    }
}
