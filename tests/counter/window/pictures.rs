//! Pictures of the window: a few strict ones, compared dot by dot with `tests/snapshots/` (made anew with
//! `UPDATE_SNAPSHOTS=1`), and many to look at (`WINDOW_PICTURES=folder`).

use egui::Key;
use egui_kittest::SnapshotOptions;
use shubbak::i18n::Language;

use super::office::received;
use super::unlock::Page;
use super::{Counter, plain};
use crate::custody::settings as settings_of;

const SIZES: [(&str, [f32; 2]); 2] = [("1366", [1366.0, 768.0]), ("1920", [1920.0, 1080.0])];

struct Album {
    folder: String,
    name: String,
}

impl Album {
    fn take(&self, counter: &mut Counter, what: &str) {
        counter.settle();
        let path = format!("{}/{what}-{}.png", self.folder, self.name);
        counter.harness.render().unwrap().save(path).unwrap();
    }
}

/// Drivers round differently: a few dots may, the picture may not.
fn strictly() -> SnapshotOptions {
    SnapshotOptions::new().threshold(0.6).max_failed_pixels(8)
}

/// The two pages a clerk sees all day, as they must stay.
fn look_as_they_did(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), language, SIZES[0].1);
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    counter.harness.snapshot_options(format!("sheet-{}", language.code()), &strictly());
    counter.press(Key::F10);
    counter.harness.snapshot_options(format!("registered-{}", language.code()), &strictly());
}

#[test]
fn the_pages_look_as_they_did_in_arabic() {
    look_as_they_did(Language::Arabic);
}

#[test]
fn the_pages_look_as_they_did_in_english() {
    look_as_they_did(Language::English);
}

/// The pages of the office, as they must stay: what awaits a decision, the staff, the backups, the passphrase.
fn office_looks_as_it_did(language: Language) {
    let name = |page: &str| format!("{page}-{}", language.code());
    let folder = tempfile::tempdir().unwrap();
    received(folder.path(), 3);
    let mut counter = Counter::open(folder.path(), language, SIZES[0].1);
    for text in ["nadia", "4821"] {
        counter.types(text);
        counter.press(Key::Enter);
    }
    counter.press(Key::Enter);
    counter.harness.snapshot_options(name("decisions"), &strictly());
    counter.press(Key::F12);
    counter.sign_in("samir", "1470");
    counter.press_with(egui::Modifiers::CTRL, Key::Num6);
    counter.harness.snapshot_options(name("staff"), &strictly());
    let mut results = counter.harness.take_snapshot_results();
    drop(counter);
    // A stick that is never plugged in: its name is the same everywhere.
    let settings = folder.path().join("centre.toml");
    let text = std::fs::read_to_string(&settings).unwrap() + "\n[backup]\nplaces = [\"/media/backup\"]\n";
    std::fs::write(&settings, text).unwrap();
    let mut counter = Counter::open(folder.path(), language, SIZES[0].1);
    counter.sign_in("samir", "1470");
    counter.press_with(egui::Modifiers::CTRL, Key::Num7);
    counter.press(Key::F10);
    counter.harness.snapshot_options(name("backups"), &strictly());
    results.extend(counter.harness.take_snapshot_results());
}

/// The page of the passphrase, with one that is too short.
fn passphrase_looks_as_it_did(language: Language) {
    let folder = tempfile::tempdir().unwrap();
    settings_of(folder.path(), "practice = true\nkey = \"passphrase\"");
    let mut page = Page::of(folder.path(), language, SIZES[0].1);
    page.types("short");
    page.harness.snapshot_options(format!("unlock-{}", language.code()), &strictly());
}

#[test]
fn the_passphrase_looks_as_it_did() {
    passphrase_looks_as_it_did(Language::Arabic);
}

#[test]
fn the_passphrase_looks_as_it_did_in_english() {
    passphrase_looks_as_it_did(Language::English);
}

#[test]
fn the_office_looks_as_it_did_in_arabic() {
    office_looks_as_it_did(Language::Arabic);
}

#[test]
fn the_office_looks_as_it_did_in_english() {
    office_looks_as_it_did(Language::English);
}

#[test]
fn pictures_of_a_case() {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    let only = std::env::var("WINDOW_ONLY").unwrap_or_default();
    for (size_name, size) in SIZES {
        for language in Language::ALL {
            let name = format!("{}-{size_name}", language.code());
            if name.contains(&only) {
                one_case(&Album { folder: folder.clone(), name }, language, size);
            }
        }
    }
}

fn one_case(album: &Album, language: Language, size: [f32; 2]) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), language, size);
    let tr = counter.tr;
    album.take(&mut counter, "01-sign-in");
    counter.sign_in("huda", "2580");
    album.take(&mut counter, "02-empty");
    counter.types("29406191300551");
    counter.press(Key::Enter);
    counter.types("محمد أحمد عبد الرحمن السيد");
    counter.press(Key::Enter);
    counter.types("01012345678");
    counter.press(Key::Enter);
    counter.types("ترخيص");
    album.take(&mut counter, "03-service");
    for _ in 0..6 {
        counter.harness.key_press(Key::Backspace);
    }
    counter.settle();
    counter.types("صلاحية الموقع");
    counter.press(Key::Enter);
    counter.press(Key::Num3);
    counter.press(Key::Num4);
    album.take(&mut counter, "04-documents");
    counter.press(Key::Num3);
    counter.press(Key::Num3);
    album.take(&mut counter, "05-answers");
    counter.press_with(egui::Modifiers::ALT, Key::Num2);
    counter.press(Key::Num3);
    counter.press(Key::Num1);
    for text in ["الزقازيق", "شارع النصر", "5", "120"] {
        counter.types(text);
        counter.press(Key::Enter);
    }
    album.take(&mut counter, "06-fee");
    counter.types("150");
    counter.press(Key::Enter);
    counter.press(Key::Num1);
    album.take(&mut counter, "07-ready");
    counter.press(Key::F10);
    album.take(&mut counter, "08-done");
    counter.press(Key::F8);
    counter.types("29406191300551");
    album.take(&mut counter, "09-known");
    counter.press(Key::F3);
    counter.types("محمد");
    counter.press(Key::Enter);
    album.take(&mut counter, "10-cases");
    counter.press(Key::F1);
    album.take(&mut counter, "11-keys");
    counter.press(Key::F1);
    counter.press_with(egui::Modifiers::CTRL, Key::Num3);
    album.take(&mut counter, "12-batches");
    counter.click(&plain(&tr.chip_practice()));
    album.take(&mut counter, "13-chip");
}

#[test]
fn pictures_of_states() {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    let only = std::env::var("WINDOW_ONLY").unwrap_or_default();
    for language in Language::ALL {
        let name = format!("states-{}", language.code());
        if name.contains(&only) {
            states(&Album { folder: folder.clone(), name }, language);
        }
    }
}

/// A doubtful digit, an agent, what is wrong and what is missing; a rate to choose; night and sun; a fine screen.
fn states(album: &Album, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), language, SIZES[0].1);
    let tr = counter.tr;
    counter.sign_in("mahmoud", "3690");
    counter.types("29406191300552");
    counter.click(&tr.person_agent());
    counter.types("2940619050055");
    album.take(&mut counter, "20-doubt");
    counter.press(Key::F1);
    counter.press(Key::F1);
    counter.press(Key::F2);
    album.take(&mut counter, "21-clear");
    counter.click(&tr.counter_clear_do());
    counter.types("29406191300551");
    counter.press(Key::Enter);
    counter.types("Abdelrahman Mohamed Abdelmoneim Abdelfattah Elsayed Abdelmaksoud");
    counter.press(Key::Enter);
    counter.types("0101234");
    counter.press(Key::Enter);
    counter.types("ترخيص بناء جديد");
    counter.press(Key::Enter);
    album.take(&mut counter, "22-long");
    counter.click(&tr.documents_mark_all());
    album.take(&mut counter, "23-wrong");
    for (theme, what) in [(tr.window_theme_dark(), "24-dark"), (tr.window_theme_contrast(), "25-contrast")] {
        counter.press_with(egui::Modifiers::CTRL, Key::Num4);
        counter.click(&theme);
        album.take(&mut counter, &format!("{what}-settings"));
        counter.press(Key::Escape);
        album.take(&mut counter, what);
    }
    counter.press_with(egui::Modifiers::CTRL, Key::Num2);
    album.take(&mut counter, "26-cases-empty");
    counter.press_with(egui::Modifiers::CTRL, Key::Num3);
    counter.click(&tr.batches_write());
    album.take(&mut counter, "27-batch");
    counter.click(&format!("{} 1", tr.batch_number()));
    album.take(&mut counter, "27-batch-way");
    counter.press(Key::F12);
    counter.sign_in("samir", "1470");
    counter.press_with(egui::Modifiers::CTRL, Key::Num7);
    album.take(&mut counter, "27a-no-backup");
    counter.press(Key::F10);
    album.take(&mut counter, "27b-backup");
    counter.click(&tr.backup_restore());
    album.take(&mut counter, "27c-restore");

    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::busy(folder.path(), 300, language, SIZES[0].1);
    counter.sign_in("huda", "2580");
    counter.press(Key::F3);
    counter.types("احمد");
    counter.press(Key::Enter);
    album.take(&mut counter, "28-many-cases");
    counter.press(Key::ArrowDown);
    counter.press(Key::ArrowDown);
    album.take(&mut counter, "29-one-of-many");

    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::scaled(shubbak::domain::Country::Kuwait, folder.path(), language, SIZES[0].1, 1.5);
    counter.sign_in("huda", "2580");
    counter.types("282040701483");
    counter.press(Key::Enter);
    counter.types("بدر ناصر العجمي");
    counter.press(Key::Enter);
    counter.types("99998888");
    counter.press(Key::Enter);
    counter.types("KW-ADV-03");
    counter.press(Key::Enter);
    counter.click(&counter.tr.documents_mark_all());
    counter.press_with(egui::Modifiers::ALT, Key::Num4);
    counter.press(Key::Num1);
    counter.types("12.5");
    counter.press(Key::Enter);
    album.take(&mut counter, "30-kuwait");
}

/// Every size that the settings offer, on an office screen.
#[test]
fn pictures_of_sizes() {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    for language in Language::ALL {
        let album = Album { folder: folder.clone(), name: language.code().to_owned() };
        let centre = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(centre.path(), language, SIZES[0].1);
        counter.sign_in("huda", "2580");
        counter.fills_the_sheet();
        for size in [80, 125, 150, 200] {
            counter.press_with(egui::Modifiers::CTRL, Key::Num4);
            counter.click(&counter.tr.percent(size));
            album.take(&mut counter, &format!("40-settings-{size}"));
            counter.press(Key::Escape);
            album.take(&mut counter, &format!("41-counter-{size}"));
        }
    }
}
