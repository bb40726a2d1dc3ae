//! The pages that a clerk does not see all day: the back office's, the staff, the backups, the passphrase, and every
//! page while the register is damaged.

use egui::{Key, Modifiers};
use egui_kittest::kittest::Queryable;
use shubbak::domain::Country;
use shubbak::i18n::Language;

use super::eye::Eye;
use super::{LONG_NAME, SCREENS, Screen, eye, must_be_well};
use crate::custody::settings;
use crate::window::damaged::damaged;
use crate::window::office::received;
use crate::window::unlock::Page;
use crate::window::{Counter, plain};

struct Office {
    counter: Counter,
    eye: Eye,
    screen: Screen,
}

impl Office {
    fn of(folder: &std::path::Path, language: Language, screen: Screen) -> Office {
        let counter = Counter::scaled(Country::Egypt, folder, language, screen.size, screen.scale);
        Office { counter, eye: eye(Country::Egypt, language), screen }
    }

    fn look(&mut self, what: &str) {
        self.counter.settle();
        self.eye.look(&mut self.counter.harness, &format!("{} {what}", self.screen.name));
    }

    fn goes(&mut self, key: Key) {
        self.counter.press_with(Modifiers::CTRL, key);
    }

    fn signs_in(&mut self, officer: &str, secret: &str) {
        for text in [officer, secret] {
            self.counter.types(text);
            self.counter.press(Key::Enter);
        }
    }
}

/// What awaits a decision: the list, a case, and why it goes back.
fn deciding(language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::of(folder.path(), language, screen);
    office.signs_in("nadia", "4821");
    office.look("nothing to decide");
    drop(office);
    received(folder.path(), 3);
    let mut office = Office::of(folder.path(), language, screen);
    office.signs_in("nadia", "4821");
    office.look("to decide");
    office.counter.press(Key::Enter);
    office.look("a case to decide");
    let tr = office.counter.tr;
    let reason = plain(&tr.case_reason());
    office.counter.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, &reason).focus();
    office.counter.settle();
    office.counter.types("صورة عقد الملكية غير واضحة، ورسم الموقع لا يحمل توقيع المهندس المختص ولا ختم النقابة");
    office.look("a long reason");
    office.counter.press(Key::F10);
    office.look("decided");
    office.eye
}

/// The staff, somebody new with a long name, and a colleague who is changed.
fn staff(language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::of(folder.path(), language, screen);
    office.signs_in("samir", "1470");
    office.goes(Key::Num6);
    office.look("staff");
    let tr = office.counter.tr;
    office.counter.focus_last(&tr.staff_name());
    office.counter.types(LONG_NAME);
    office.look("a long name");
    office.counter.press(Key::ArrowDown);
    office.look("staff, further");
    office.eye
}

/// Backups: none, one, and the question before it is restored.
fn backups(language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::of(folder.path(), language, screen);
    office.signs_in("samir", "1470");
    office.goes(Key::Num7);
    office.look("no backup");
    office.counter.press(Key::F10);
    office.look("a backup");
    office.counter.click(&office.counter.tr.backup_restore());
    office.look("whether to restore");
    office.eye
}

/// The passphrase: chosen, too short, and asked for.
fn passphrase(language: Language, screen: Screen) -> Eye {
    let mut eye = eye(Country::Egypt, language);
    let folder = tempfile::tempdir().unwrap();
    settings(folder.path(), "practice = true\nkey = \"passphrase\"");
    let mut page = Page::scaled(folder.path(), language, screen.size, screen.scale);
    eye.look(&mut page.harness, &format!("{} passphrase to be chosen", screen.name));
    page.types("short");
    page.press(Key::Enter);
    page.press(Key::Enter);
    eye.look(&mut page.harness, &format!("{} too short", screen.name));
    eye
}

/// Every page under the bar of a damaged register.
fn mending(language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    damaged(folder.path(), "action");
    let mut office = Office::of(folder.path(), language, screen);
    let tr = office.counter.tr;
    office.look("damaged, sign in");
    office.signs_in("huda", "2580");
    office.look("damaged, counter");
    office.counter.fills_the_sheet();
    office.counter.press(Key::F10);
    office.look("damaged, refused");
    office.counter.press(Key::F12);
    office.signs_in("samir", "1470");
    office.look("damaged, supervisor");
    for (key, page) in [(Key::Num2, "cases"), (Key::Num3, "batches"), (Key::Num6, "staff"), (Key::Num7, "backups")] {
        office.goes(key);
        office.look(&format!("damaged, {page}"));
    }
    office.counter.click(&tr.mend_restore());
    office.look("damaged, whether to restore");
    office.counter.press(Key::Escape);
    office.counter.click(&tr.rescue_salvage());
    office.look("damaged, whether to salvage");
    office.counter.click(&tr.salvage_deed());
    office.look("salvaged");
    office.eye
}

/// Papers that wait for a printer that is not there, and the printers, one of them about to be changed.
fn devices(language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    let mut office = Office::of(folder.path(), language, screen);
    let tr = office.counter.tr;
    office.signs_in("samir", "1470");
    office.goes(Key::Num9);
    office.look("no papers");
    office.counter.press(Key::Num2);
    office.look("no printers");
    drop(office);
    // Port 9 is nobody's.
    let settings =
        crate::printing::all_to("127.0.0.1:9").to_string().replace("zq81", "طابعة الصالة الكبرى بجوار الباب");
    std::fs::write(folder.path().join("printers.json"), settings).unwrap();
    let mut office = Office::of(folder.path(), language, screen);
    office.signs_in("samir", "1470");
    office.counter.fills_the_sheet();
    office.counter.press(Key::F10);
    let gone = plain(&tr.trouble_not_there());
    while !office.counter.sees(&gone) {
        office.counter.settle();
    }
    office.look("a printer is gone");
    office.goes(Key::Num9);
    for _ in 0..3 {
        office.counter.press(Key::ArrowDown);
    }
    office.look("a paper that waits");
    office.counter.press(Key::Num2);
    office.look("printers");
    office.counter.click(&tr.printers_change());
    office.counter.click(&tr.printers_way_serial());
    office.look("a serial printer");
    office.eye
}

fn the_office(language: Language, screen: Screen) {
    let eyes = [deciding, staff, backups, passphrase, mending, devices].map(|walk| walk(language, screen));
    let all = eyes.into_iter().reduce(Eye::and).unwrap();
    must_be_well(&all, 27);
}

#[test]
fn the_office_has_room_in_arabic() {
    SCREENS.into_iter().for_each(|screen| the_office(Language::Arabic, screen));
}

#[test]
fn the_office_has_room_in_english() {
    SCREENS.into_iter().for_each(|screen| the_office(Language::English, screen));
}
