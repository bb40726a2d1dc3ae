//! A day at the window.

use egui::Key;
use egui_kittest::kittest::Queryable;
use shubbak::i18n::{Language, Tr};

use super::Counter;

const LAPTOP: [f32; 2] = [1366.0, 768.0];

#[test]
fn one_case_by_keyboard_alone_in_both_languages() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, LAPTOP);
        let tr = counter.tr;
        counter.sign_in("huda", "2580");
        counter.keys = 0;
        counter.fills_the_sheet();
        let total = tr.money(shubbak::domain::Money::new(15_000, shubbak::domain::Currency::Egp));
        counter.must_see(&tr.do_register_paid(total));
        counter.press(Key::F10);
        counter.must_see(&tr.done_registered());
        counter.must_see("C-ZAQ-03-26-000001");
        counter.must_see("R-ZAQ-03-26-000001");
        assert!(counter.keys < 110, "{} keys for a case", counter.keys);
        counter.press(Key::F8);
        counter.must_see(&tr.counter_new());
        assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "");
    }
}

#[test]
fn what_was_typed_comes_back_in_the_same_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.types("29406191300551");
    counter.press(Key::Enter);
    counter.types("محمد أحمد");
    // The power goes: nothing is closed, nothing is said.
    drop(counter);
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    counter.sign_in("huda", "2580");
    counter.must_see(&tr.counter_restored());
    assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "29406191300551");
    assert_eq!(counter.value(&tr.person_name()), "محمد أحمد");
    counter.press(Key::End);
    counter.types(" السيد");
    assert_eq!(counter.value(&tr.person_name()), "محمد أحمد السيد", "the same field has the keyboard");
}

#[test]
fn another_officer_does_not_see_the_draft() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.types("29406191300551");
    counter.press(Key::F12);
    counter.must_see(&tr.sign_in_title());
    counter.sign_in("samir", "1470");
    assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "");
    counter.press(Key::F12);
    counter.sign_in("huda", "2580");
    assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "29406191300551");
}

#[test]
fn the_language_changes_while_the_program_runs() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    counter.sign_in("huda", "2580");
    counter.types("29406191300551");
    counter.press(Key::F6);
    let tr = Tr::english();
    counter.must_see(&tr.counter_new());
    counter.must_see("Sharqia");
    assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "29406191300551");
    counter.click(&tr.window_language());
    counter.must_see("الشرقية");
}

#[test]
fn a_wrong_secret_is_told_beside_its_field() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    counter.types("huda");
    counter.press(Key::Enter);
    counter.types("1111");
    counter.press(Key::Enter);
    counter.must_see(&counter.tr.fault_wrong_secret());
    counter.types("2580");
    counter.press(Key::Enter);
    counter.must_see(&counter.tr.counter_new());
}

#[test]
fn a_case_without_papers_is_kept_and_completed_later() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, LAPTOP);
        let tr = counter.tr;
        counter.sign_in("huda", "2580");
        counter.comes_to_the_papers("محمد أحمد السيد", "", "صلاحية الموقع");
        counter.press(Key::Num3);
        counter.press(Key::Num5);
        counter.must_see(&tr.do_keep_incomplete());
        counter.press(Key::F10);
        counter.must_see(&tr.done_incomplete());
        counter.must_see(&tr.done_clock_waits(3));
        counter.press(Key::F8);

        counter.press(Key::F3);
        counter.types("محمد السيد");
        counter.press(Key::Enter);
        counter.must_see(&tr.case_clock_waits(3));
        counter.must_see(&tr.trail_case_opened());
        counter.click(&tr.case_complete());
        counter.must_see(&tr.documents_progress(tr.number(1), tr.number(4)));
        counter.click(&tr.documents_mark_all());
        counter.press_with(egui::Modifiers::ALT, Key::Num2);
        counter.press(Key::Num3);
        // Without a telephone the form asks for one.
        counter.types("01012345678");
        counter.press(Key::Enter);
        counter.press(Key::Num1);
        for text in ["الزقازيق", "شارع النصر", "5", "120"] {
            counter.types(text);
            counter.press(Key::Enter);
        }
        counter.types("200");
        counter.press(Key::Enter);
        counter.press(Key::Num1);
        let total = tr.money(shubbak::domain::Money::new(20_000, shubbak::domain::Currency::Egp));
        counter.must_see(&tr.do_complete_paid(total));
        counter.press(Key::F10);
        counter.must_see(&tr.done_registered());
        counter.must_see("R-ZAQ-03-26-000001");
    }
}

#[test]
fn a_doubtful_digit_warns_asks_why_and_goes_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.types("29406191300552");
    counter.must_see(&tr.person_doubt());
    counter.press(Key::Enter);
    counter.types("same on the card");
    counter.press(Key::Enter);
    counter.types("Mona Hassan");
    assert_eq!(counter.value(&tr.person_name()), "Mona Hassan");
}

#[test]
fn a_number_is_judged_when_it_is_whole() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.types("2940619");
    assert!(!counter.sees(&tr.identity_length(7, tr.number(14))), "still being typed");
    counter.types("0500551");
    counter.must_see(&tr.identity_governorate("05"));
}

#[test]
fn a_known_citizen_is_recognised_and_not_typed_again() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press(Key::F10);
    counter.press(Key::F8);
    counter.types("29406191300551");
    counter.must_see(&tr.person_known(1));
    assert_eq!(counter.value(&tr.person_name()), "محمد أحمد السيد");
    counter.press(Key::Enter);
    counter.types("هدم");
    counter.must_see(&tr.service_count(shipped_demolitions()));
}

/// So many services of the Egyptian catalogue answer to «هدم».
fn shipped_demolitions() -> usize {
    let book = shubbak::app::Rulebook::shipped(shubbak::domain::Country::Egypt).unwrap();
    book.catalogue.find("هدم").len()
}

#[test]
fn a_file_is_dropped_onto_its_document() {
    let folder = tempfile::tempdir().unwrap();
    let scan = folder.path().join("card.pdf");
    std::fs::write(&scan, b"%PDF-1.7 a small one").unwrap();
    let text = folder.path().join("notes.txt");
    std::fs::write(&text, b"not a paper").unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.comes_to_the_papers("Mona Hassan", "", "site validity");
    counter.drop_file(&scan);
    counter.must_see("card.pdf");
    counter.drop_file(&text);
    counter.must_see(&tr.fault_attachment_kind("notes.txt"));
}

#[test]
fn a_whole_identity_number_is_shown_for_a_reason_that_stays() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press(Key::F10);
    counter.click(&tr.done_open_case());
    assert!(!counter.sees("29406191300551"));
    counter.must_see("**********0551");
    counter.click(&tr.case_show_identity());
    counter.type_into(&tr.case_reason(), "asked by the owner");
    counter.press(Key::Enter);
    counter.must_see("29406191300551");
    counter.must_see(&tr.trail_identity_shown());
    counter.must_see("asked by the owner");
}

#[test]
fn a_supervisor_writes_a_batch_and_a_clerk_may_not() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.press_with(egui::Modifiers::CTRL, Key::Num3);
    counter.must_see(&tr.batches_not_allowed());
    counter.press(Key::F12);
    counter.sign_in("samir", "1470");
    counter.press_with(egui::Modifiers::CTRL, Key::Num3);
    counter.click(&tr.batches_write());
    counter.must_see(&tr.batches_sealed(tr.number(1)));
    counter.must_see(&tr.batch_made());
}

#[test]
fn a_quiet_window_asks_for_no_frames_before_the_minute_turns() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    counter.sign_in("huda", "2580");
    for _ in 0..40 {
        counter.harness.step();
    }
    let delay = counter.harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
    assert!(delay >= std::time::Duration::from_secs(30), "{delay:?}");
}

#[test]
fn many_cases_are_found_and_walked_through_by_key() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::busy(folder.path(), 400, Language::Arabic, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.press(Key::F3);
    counter.types("احمد");
    counter.press(Key::Enter);
    counter.must_see("C-ZAQ-03-26-000");
    counter.press(Key::ArrowDown);
    counter.must_see(&tr.case_trail());
    counter.press(Key::ArrowDown);
    counter.must_see(&tr.trail_case_opened());
    counter.press(Key::Escape);
    assert!(!counter.sees(&tr.case_trail()), "back to the whole list");
}

#[test]
fn enter_marks_no_paper_that_nobody_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.comes_to_the_papers("Mona Hassan", "", "site validity");
    counter.press(Key::Enter);
    counter.must_see(&tr.documents_progress(tr.number(0), tr.number(4)));
    counter.press(Key::Num2);
    counter.must_see(&tr.documents_progress(tr.number(1), tr.number(4)));
}

#[test]
fn a_question_has_the_keys_to_itself_and_escape_keeps_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press(Key::F2);
    counter.must_see(&tr.counter_clear_do());
    counter.press(Key::F10);
    assert!(!counter.sees(&tr.done_registered()), "the sheet behind the question was committed");
    counter.press(Key::Escape);
    assert!(!counter.sees(&tr.counter_clear_do()));
    assert_eq!(counter.value(&tr.person_name()), "محمد أحمد السيد");
}

#[test]
fn an_agent_comes_and_is_in_the_case() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::English, LAPTOP);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.click(&tr.person_agent());
    counter.must_see(&tr.person_agent_title());
    for (label, text) in [
        (tr.identity_kind_eg_national_id(), "29602071300217"),
        (tr.person_name(), "سعاد إبراهيم حسن"),
        (tr.person_authority(), "1182/2026 الزقازيق"),
    ] {
        counter.focus_last(&label);
        counter.types(text);
    }
    counter.press(Key::F10);
    counter.must_see(&tr.done_registered());
    counter.click(&tr.done_open_case());
    counter.must_see("سعاد إبراهيم حسن");
    counter.must_see("1182/2026");
}

#[test]
fn a_supervisor_makes_a_backup_and_restores_it() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, LAPTOP);
        let tr = counter.tr;
        counter.sign_in("huda", "2580");
        let page = super::plain(&tr.page_backups());
        assert!(counter.harness.query_by_label(&page).is_none(), "a clerk keeps no backups");
        counter.press_with(egui::Modifiers::CTRL, Key::Num7);
        counter.must_see(&tr.counter_new());
        counter.press(Key::F12);
        counter.sign_in("samir", "1470");
        counter.press_with(egui::Modifiers::CTRL, Key::Num7);
        counter.press(Key::F10);
        counter.must_see(&tr.backups_made());
        // One may have been made by itself meanwhile.
        let newest = super::plain(&tr.backup_restore());
        counter.harness.get_all_by_label(&newest).next().unwrap().click();
        counter.settle();
        counter.must_see(&tr.backup_plan_same());
        counter.must_see(&tr.backup_plan_on());
        counter.click(&tr.backup_restore_deed());
        // Whoever was signed in is so no more: the staff are those of the backup.
        counter.must_see(&tr.sign_in_title());
        counter.sign_in("samir", "1470");
        counter.press_with(egui::Modifiers::CTRL, Key::Num7);
        counter.must_see(&tr.backup_restore());
    }
}
