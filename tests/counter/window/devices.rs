//! Papers and printers at the window: a printer set up by keyboard, one that runs out of paper while the counter works,
//! and the question after a crash. With `WINDOW_PICTURES=folder` it leaves pictures of them.

use std::path::Path;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use shubbak::domain::Country;
use shubbak::domain::paper::PaperState;
use shubbak::i18n::Language;

use super::{Counter, NOW_MS, plain};
use crate::centre::{command_of, desk_in, site_validity};
use crate::printing::printer::{Mood, Thermal};
use crate::printing::{all_to, until};

const SIZE: [f32; 2] = [1366.0, 768.0];

fn picture(counter: &mut Counter, name: &str, language: Language) {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    counter.harness.render().unwrap().save(format!("{folder}/{name}-{}.png", language.code())).unwrap();
}

/// Draws until it is so.
fn waits(counter: &mut Counter, what: &str, so: impl Fn(&Counter) -> bool) {
    let began = Instant::now();
    while !so(counter) {
        counter.settle();
        std::thread::sleep(Duration::from_millis(5));
        assert!(began.elapsed() < Duration::from_secs(20), "{what}");
    }
    counter.settle();
}

fn with_printer(folder: &Path, printer: &Thermal) {
    // Opened once, so that the centre is there.
    drop(desk_in(folder, Country::Egypt, NOW_MS));
    std::fs::write(folder.join("printers.json"), all_to(&printer.address).to_string()).unwrap();
}

#[test]
fn a_printer_is_added_tried_and_given_its_papers() {
    for language in Language::ALL {
        let printer = Thermal::new(Mood::Well);
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, SIZE);
        counter.sign_in("samir", "1470");
        counter.press_with(Modifiers::CTRL, Key::Num9);
        let tr = counter.tr;
        counter.must_see(&tr.papers_none());
        picture(&mut counter, "90-devices-empty", language);
        counter.click(&tr.devices_printers());
        counter.must_see(&tr.printers_none());
        counter.type_into(&tr.printers_name(), "zq81");
        counter.click(&tr.printers_way_network());
        counter.type_into(&tr.printers_address(), &printer.address);
        picture(&mut counter, "91-devices-new-printer", language);
        counter.click(&tr.printers_add());
        counter.must_see(&tr.printers_for());
        // The test page tells that it answers.
        counter.click(&tr.printers_test());
        waits(&mut counter, "the test page", |counter| counter.sees(&tr.printers_ready()));
        assert_eq!(printer.papers().len(), 1);
        picture(&mut counter, "92-devices-printers", language);
        let settings = std::fs::read_to_string(folder.path().join("printers.json")).unwrap();
        assert!(settings.contains("zq81") && settings.contains("roll80"), "{settings}");
        counter.click(&tr.printers_remove());
        counter.must_see(&tr.printers_none());
    }
}

#[test]
fn a_printer_without_paper_is_told_at_once_and_the_counter_goes_on() {
    for language in Language::ALL {
        let printer = Thermal::new(Mood::NoPaper);
        let folder = tempfile::tempdir().unwrap();
        with_printer(folder.path(), &printer);
        let mut counter = Counter::open(folder.path(), language, SIZE);
        counter.sign_in("huda", "2580");
        counter.fills_the_sheet();
        counter.press(Key::F10);
        let tr = counter.tr;
        let what = plain(&tr.trouble_paper_out());
        waits(&mut counter, "the sign", |counter| counter.sees(&what));
        counter.must_see(&tr.done_registered());
        picture(&mut counter, "93-devices-no-paper", language);
        // The next citizen does not wait for it.
        counter.press(Key::F8);
        counter.must_see(&tr.counter_new());
        counter.press_with(Modifiers::CTRL, Key::Num9);
        counter.press(Key::ArrowDown);
        waits(&mut counter, "what to do", |counter| counter.sees(&tr.trouble_paper_out_next()));
        counter.must_see(&tr.paper_cancel());
        picture(&mut counter, "94-devices-papers-wait", language);
        printer.is_now(Mood::Well);
        waits(&mut counter, "all out", |counter| !counter.sees(&what));
        waits(&mut counter, "printed", |_| printer.papers().len() == 3);
        waits(&mut counter, "told", |counter| counter.sees(&tr.paper_confirmed_why()));
        picture(&mut counter, "95-devices-papers-out", language);
    }
}

/// A printer had the receipt when the program ended: whoever signs in next is asked, may look first, and answers by key.
#[test]
fn after_a_crash_somebody_is_asked_whether_it_came_out() {
    for language in Language::ALL {
        let printer = Thermal::new(Mood::Silent);
        let folder = tempfile::tempdir().unwrap();
        with_printer(folder.path(), &printer);
        let mut desk = desk_in(folder.path(), Country::Egypt, NOW_MS);
        let sign_in = serde_json::json!({ "do": "sign_in", "officer": "huda", "secret": "2580" });
        desk.carry_out("in", command_of(sign_in)).unwrap();
        desk.carry_out("case", command_of(site_validity())).unwrap();
        until(&mut desk, "at the printer", |room| room.jobs.iter().any(|job| job.state == PaperState::Printing));
        // As if killed: nothing of what the printer says is heard any more.
        drop(desk);
        printer.is_now(Mood::NoPaper);
        let mut counter = Counter::open(folder.path(), language, SIZE);
        for text in ["huda", "2580"] {
            counter.types(text);
            counter.press(Key::Enter);
        }
        let tr = counter.tr;
        waits(&mut counter, "the question", |counter| counter.sees(&tr.paper_question()));
        picture(&mut counter, "96-devices-question", language);
        counter.press(Key::Escape);
        assert!(!counter.sees(&tr.paper_question()), "later");
        // The sign stays, and the list has it.
        counter.press_with(Modifiers::CTRL, Key::Num9);
        counter.must_see(&tr.paper_unsure());
        for _ in 0..3 {
            counter.press(Key::ArrowDown);
        }
        counter.must_see(&tr.trouble_interrupted());
        picture(&mut counter, "97-devices-unsure", language);
        counter.click(&tr.paper_came());
        waits(&mut counter, "answered", |counter| !counter.sees(&tr.trouble_interrupted()));
        assert!(counter.harness.query_by_label(&plain(&tr.paper_unsure())).is_none());
    }
}
