//! Scanned pages in the window: they come in while the clerk goes on, are put in order by keys, and go into the
//! sheet; a paper that is scanned later waits on a list.

use egui::{Key, Modifiers};
use serde_json::json;
use shubbak::i18n::Language;

use super::Counter;
use crate::pages::scanner::{Scanner, Trouble};
use crate::pages::{PATIENCE, blank, page};

/// A counter whose station has chosen `scanner`, with the papers of a service open.
pub fn at_the_papers(folder: &std::path::Path, scanner: &Scanner, language: Language, size: [f32; 2]) -> Counter {
    let chosen = json!({ "scanner": { "escl": scanner.address() }, "wish": { "source": "feeder" } });
    let mut counter = Counter::opened_with(folder, language, size, |_| {});
    drop(counter);
    std::fs::write(folder.join("scanning.json"), chosen.to_string()).unwrap();
    counter = Counter::open(folder, language, size);
    counter.sign_in("huda", "2580");
    counter.comes_to_the_papers("محمد أحمد السيد", "", "صلاحية الموقع");
    counter
}

impl Counter {
    /// Draws until this is on the screen.
    pub fn waits_for(&mut self, words: &str) {
        let begun = std::time::Instant::now();
        while !self.sees(words) {
            assert!(begun.elapsed() < PATIENCE, "«{words}» never came");
            std::thread::sleep(std::time::Duration::from_millis(5));
            self.settle();
        }
        self.settle();
    }
}

#[test]
fn pages_are_scanned_put_in_order_and_attached_by_keys_alone() {
    let folder = tempfile::tempdir().unwrap();
    let scanner = Scanner::with(vec![page(1), page(2), page(3)], Trouble::None);
    let mut counter = at_the_papers(folder.path(), &scanner, Language::English, [1366.0, 768.0]);
    let tr = counter.tr;
    let name = |no: u32| tr.pages_name(tr.number(no));
    counter.press_with(Modifiers::CTRL, Key::S);
    counter.waits_for(&name(3));
    counter.press_with(Modifiers::ALT, Key::Num6);
    // The first becomes the second; what was the second is thrown away.
    counter.press_with(Modifiers::CTRL, Key::ArrowRight);
    counter.press(Key::R);
    counter.press(Key::ArrowLeft);
    counter.press(Key::Delete);
    assert!(!counter.sees(&name(3)));
    // Page 1, turned, goes to the second document, and page 3 to the first.
    counter.press(Key::Num2);
    counter.press(Key::Num1);
    counter.waits_for("page-1.jpg");
    counter.must_see("page-3.jpg");
    assert!(!counter.sees(&name(1)), "the tray is empty");
    assert_eq!(std::fs::read_dir(folder.path().join("pages")).unwrap().count(), 1, "the list alone");
}

#[test]
fn a_jam_is_told_with_what_came_and_what_to_do() {
    let folder = tempfile::tempdir().unwrap();
    let scanner = Scanner::with(vec![page(1), blank(), page(3)], Trouble::JamAfter(2));
    let mut counter = at_the_papers(folder.path(), &scanner, Language::Arabic, [1366.0, 768.0]);
    let tr = counter.tr;
    counter.press_with(Modifiers::CTRL, Key::S);
    counter.waits_for(&tr.scan_jam());
    counter.must_see(&tr.page_blank());
    counter.must_see(&tr.pages_count(2));
    // Pages are there again after the window was locked.
    counter.press(Key::F12);
    counter.sign_in("huda", "2580");
    counter.waits_for(&tr.page_blank());
}

#[test]
fn a_paper_that_is_scanned_later_does_not_hold_the_counter_up() {
    let folder = tempfile::tempdir().unwrap();
    let scan = folder.path().join("late.jpg");
    std::fs::write(&scan, page(1)).unwrap();
    let mut opened = super::practice_centre(shubbak::domain::Country::Egypt, folder.path());
    let signs_in = json!({ "do": "sign_in", "officer": "huda", "secret": "2580" });
    for (id, command) in [("in", signs_in), ("take", json!({ "do": "take_page", "path": scan }))] {
        opened.desk.carry_out(id, crate::centre::command_of(command)).unwrap();
    }
    drop(opened);
    let mut counter = Counter::open(folder.path(), Language::English, [1366.0, 768.0]);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.press_with(Modifiers::ALT, Key::Num2);
    counter.click(&tr.scan_later_of(tr.number(2)));
    counter.press(Key::F10);
    counter.must_see("C-ZAQ-03-26-000001-6");
    counter.press_with(Modifiers::CTRL, Key::Num2);
    counter.click(&tr.to_scan());
    counter.must_see("C-ZAQ-03-26-000001-6");
    counter.press(Key::Enter);
    counter.must_see(&tr.to_scan_owed(1));
    counter.press_with(Modifiers::ALT, Key::Num6);
    counter.press(Key::Num2);
    counter.must_see(&tr.to_scan_attached());
    assert!(!counter.sees(&tr.to_scan_owed(1)), "nothing is owed any more");
}

/// Pictures to look at: `WINDOW_PICTURES=folder`.
#[test]
fn pictures_of_pages() {
    let Ok(album) = std::env::var("WINDOW_PICTURES") else { return };
    for language in [Language::Arabic, Language::English] {
        for (size, points) in [("1366", [1366.0, 768.0]), ("1920", [1920.0, 1080.0])] {
            let take = |counter: &mut Counter, what: &str| {
                let path = format!("{album}/pages-{what}-{}-{size}.png", language.code());
                counter.harness.render().unwrap().save(path).unwrap();
            };
            let folder = tempfile::tempdir().unwrap();
            let scanner = Scanner::with((1..=9).map(page).chain([blank()]).collect(), Trouble::JamAfter(10));
            let mut counter = at_the_papers(folder.path(), &scanner, language, points);
            take(&mut counter, "before");
            counter.press_with(Modifiers::CTRL, Key::S);
            let jam = counter.tr.scan_jam();
            counter.waits_for(&jam);
            take(&mut counter, "jam");
            counter.press_with(Modifiers::ALT, Key::Num6);
            counter.press(Key::Num1);
            counter.press(Key::Num3);
            take(&mut counter, "attached");
            drop(counter);
            let mut counter = Counter::open(folder.path(), language, points);
            at_the_scanner(&mut counter);
            take(&mut counter, "scanner");
            scanner.refilled(vec![page(1)]);
            let (try_it, ready) = (counter.tr.scanner_try(), counter.tr.scanner_ready());
            counter.click(&try_it);
            counter.waits_for(&ready);
            take(&mut counter, "ready");
        }
    }
}

/// The page of devices, at the document scanner.
fn at_the_scanner(counter: &mut Counter) {
    let tr = counter.tr;
    counter.types("samir");
    counter.press(Key::Enter);
    counter.types("1470");
    counter.press(Key::Enter);
    counter.press_with(Modifiers::CTRL, Key::Num9);
    counter.click(&tr.scanner_title());
}

#[test]
fn a_scanner_is_chosen_by_its_address_and_tried() {
    let folder = tempfile::tempdir().unwrap();
    let scanner = Scanner::with(vec![page(1)], Trouble::None);
    let mut counter = Counter::open(folder.path(), Language::English, [1366.0, 768.0]);
    let tr = counter.tr;
    at_the_scanner(&mut counter);
    counter.must_see(&tr.scanner_none());
    counter.must_see(&tr.scanner_none_next());
    counter.type_into(&tr.scanner_address(), &scanner.address());
    counter.press(Key::Enter);
    counter.must_see(&tr.scanner_untried());
    counter.click(&tr.scanner_try());
    counter.waits_for(&tr.scanner_ready());
    // Somebody switches it off.
    drop(scanner);
    counter.click(&tr.scanner_try());
    counter.waits_for(&tr.scanner_failed());
    counter.must_see(&tr.scan_not_there_next());
    assert_eq!(std::fs::read_dir(folder.path().join("pages")).map_or(0, Iterator::count), 0, "a try keeps nothing");
}
