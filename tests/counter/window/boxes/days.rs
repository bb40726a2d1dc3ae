//! The whole window through a day: every page and every state that a clerk, a supervisor and the van meet.

use egui::{Key, Modifiers};
use egui_kittest::kittest::{NodeT, Queryable};
use shubbak::domain::Country;
use shubbak::i18n::{Language, Tr};

use super::eye::Eye;
use super::{BUSY, LONG_ADDRESS, LONG_FILE, LONG_LATIN_NAME, LONG_NAME, SCREENS, Screen, eye, must_be_well};
use crate::window::{Counter, plain};

/// A clerk's window on a screen, and the eye that looks at it.
struct Day {
    counter: Counter,
    tr: Tr,
    eye: Eye,
    screen: Screen,
}

impl Day {
    fn new(counter: Counter, eye: Eye, screen: Screen) -> Self {
        Self { tr: counter.tr, counter, eye, screen }
    }

    fn look(&mut self, what: &str) {
        self.counter.settle();
        let what = format!("{} {what}", self.screen.name);
        self.eye.look(&mut self.counter.harness, &what);
    }

    fn press(&mut self, key: Key) {
        self.counter.press(key);
    }

    fn section(&mut self, key: Key) {
        self.counter.press_with(Modifiers::ALT, key);
    }

    fn page(&mut self, key: Key) {
        self.counter.press_with(Modifiers::CTRL, key);
    }

    fn types(&mut self, text: &str) {
        self.counter.types(text);
        self.press(Key::Enter);
    }

    fn clears(&mut self) {
        self.press(Key::F2);
        if self.counter.sees(&self.tr.counter_clear_do()) {
            self.counter.click(&self.tr.counter_clear_do());
        }
    }

    /// Where the person has folded into a line to make room, it is opened.
    fn opens_the_person(&mut self) {
        let (title, address) = (plain(&self.tr.person_title()), plain(&self.tr.person_address()));
        let harness = &self.counter.harness;
        if harness.query_by_role_and_label(egui::accesskit::Role::TextInput, &address).is_some() {
            return;
        }
        let named =
            |head: &egui_kittest::Node<'_>| NodeT::accesskit_node(head).label().is_some_and(|n| n.starts_with(&title));
        let heads: Vec<_> = harness.get_all_by_role(egui::accesskit::Role::Button).collect();
        heads.into_iter().find(named).unwrap().click_accesskit();
        self.counter.settle();
    }

    /// Every chip tells its reason.
    fn chips(&mut self) {
        for chip in [self.tr.chip_practice(), self.tr.chip_paper()] {
            self.counter.click(&chip);
            self.look(&format!("chip {}", plain(&chip)));
            self.press(Key::Escape);
        }
    }
}

fn open(country: Country, language: Language, screen: Screen, folder: &std::path::Path) -> Counter {
    Counter::scaled(country, folder, language, screen.size, screen.scale)
}

/// The way in, and who is kept out.
fn signing_in(day: &mut Day) {
    day.look("sign in");
    day.types("huda");
    for left in (0..5).rev() {
        day.types("0000");
        day.look(&format!("refused, {left} left"));
    }
    day.counter.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, &plain(&day.tr.sign_in_name())).focus();
    day.counter.settle();
    day.types("samir");
    day.types("1470");
    day.look("empty counter");
}

/// The person: doubtful, unknown, a company, with an agent, and everything wrong that can be typed.
fn person(day: &mut Day) {
    let tr = day.tr;
    day.counter.types("2940619050055");
    day.look("number half typed");
    day.counter.types("1");
    day.look("no such governorate");
    day.clears();
    day.types("29406191300552");
    day.look("doubtful number");
    day.types("مطابق للبطاقة");
    day.counter.types(LONG_NAME);
    day.press(Key::Enter);
    day.types("0101234");
    day.look("wrong phone");
    day.opens_the_person();
    day.counter.type_into(&tr.person_address(), LONG_ADDRESS);
    day.look("long address");
    day.counter.click(&tr.person_agent());
    day.look("agent");
    day.counter.types("2940619050055x");
    day.press(Key::Enter);
    day.counter.types(LONG_LATIN_NAME);
    day.look("agent named");
    day.press(Key::F10);
    day.look("told what is missing");
    day.press(Key::F2);
    day.look("whether to clear");
    day.counter.click(&tr.counter_clear_do());
    for kind in [
        tr.identity_kind_passport(),
        tr.identity_kind_commercial_register(),
        tr.identity_kind_tax_number(),
        tr.identity_kind_eg_national_id(),
    ] {
        day.counter.click(&tr.person_kind());
        day.look("kinds of identity");
        day.counter.harness.get_all_by_label(&plain(&kind)).last().unwrap().click();
        day.counter.settle();
        day.look(&plain(&kind));
    }
    day.clears();
}

/// The list of services, and what is found in it.
fn services(day: &mut Day) {
    day.clears();
    day.types("29602071300217");
    day.types(LONG_NAME);
    day.types("01012345678");
    day.look("list of services");
    day.counter.types("ترخيص");
    day.look("some services");
    (0..5).for_each(|_| day.counter.harness.key_press(Key::Backspace));
    day.counter.settle();
    day.counter.types("قطار");
    day.look("no service");
    (0..4).for_each(|_| day.counter.harness.key_press(Key::Backspace));
    day.counter.settle();
}

/// One case from its papers to its receipt, with files, a refused way of paying and each that is allowed.
fn case(day: &mut Day, folder: &std::path::Path) {
    let tr = day.tr;
    day.types("EG-BLD-01");
    day.look("papers");
    let scan = folder.join(LONG_FILE);
    std::fs::write(&scan, b"%PDF-1.7 a small one").unwrap();
    day.counter.drop_file(&scan);
    day.look("a file with a long name");
    day.counter.harness.input_mut().hovered_files.push(egui::HoveredFile { path: Some(scan), ..Default::default() });
    day.look("a file held over the window");
    day.counter.harness.input_mut().hovered_files.clear();
    for state in [Key::Num3, Key::Num4, Key::Num5, Key::Num2] {
        day.press(state);
        day.look("papers marked");
    }
    day.section(Key::Num3);
    day.press(Key::Num1);
    for text in ["الزقازيق", LONG_ADDRESS, "5", "abc"] {
        day.types(text);
        day.look("the form");
    }
    day.section(Key::Num4);
    day.look("fee before the papers are there");
    day.press(Key::F10);
    day.look("done, incomplete");
    day.counter.click(&tr.done_open_case());
    day.look("incomplete case");
    day.counter.click(&tr.case_complete());
    day.look("completing");
    day.counter.click(&tr.documents_mark_all());
    for no in [Key::Num2, Key::Num3] {
        day.section(no);
        day.look("completing, further");
    }
    day.press(Key::Escape);
}

/// A whole case, paid each way, and its papers.
fn paid(day: &mut Day) {
    let tr = day.tr;
    day.clears();
    day.counter.fills_the_sheet();
    for way in [tr.pay_card(), tr.pay_bank_transfer(), tr.pay_other_electronic(), tr.fee_later(), tr.pay_cash()] {
        day.section(Key::Num4);
        day.counter.click(&way);
        day.look(&format!("paid by {}", plain(&way)));
    }
    day.counter.click(&tr.pay_bank_transfer());
    day.counter.type_into(&tr.fee_reference(), "TRX-2026-000123456789");
    day.look("bank reference");
    day.counter.click(&tr.pay_cash());
    for part in [Key::Num1, Key::Num2, Key::Num3] {
        day.section(part);
        day.look(&format!("complete, section {part:?}"));
    }
    day.press(Key::F10);
    day.look("done");
    day.counter.click(&tr.done_open_case());
    for _ in 0..3 {
        day.counter.click(&tr.case_print(tr.receipt_title()));
        day.look("why once more");
        day.counter.types("بناءً على طلب صاحب الشأن، والنسخة الأولى تلفت في الطابعة");
        day.press(Key::Enter);
        day.look("printed again");
    }
    day.counter.click(&tr.case_show_identity());
    day.look("why show the number");
    day.counter.types("بناءً على طلب صاحب الشأن لمطابقة الرقم القومي بالعقد المقدم منه وصورة البطاقة الضوئية المرفقة");
    day.press(Key::Enter);
    day.look("number shown, a long trail");
    day.press(Key::F2);
    day.types("29406191300551");
    day.look("known, with earlier cases");
    day.opens_the_person();
    day.counter.type_into(&tr.person_name(), " أبو العينين");
    day.look("known by another name");
}

/// The other pages.
fn elsewhere(day: &mut Day) {
    day.page(Key::Num2);
    day.look("cases, none looked for");
    day.press(Key::F3);
    day.types("zzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzzz");
    day.look("no case found");
    day.press(Key::F3);
    day.types("محمد");
    day.look("cases found");
    day.press(Key::F1);
    day.look("keys");
    day.press(Key::F1);
    day.page(Key::Num3);
    day.look("batches");
    day.chips();
    day.press(Key::F12);
    day.look("locked, a draft waits");
}

/// The supervisor's batches, and a list too long for the window.
fn supervisor(language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    let counter = Counter::busy_at(folder.path(), BUSY, language, screen.size, screen.scale, later);
    let mut day = Day::new(counter, eye(Country::Egypt, language), screen);
    let tr = day.tr;
    day.counter.sign_in("samir", "1470");
    day.page(Key::Num3);
    day.look("batches, none yet");
    day.counter.click(&tr.batches_write());
    day.look("batch written");
    day.press(Key::F3);
    day.types("احمد");
    day.look("many cases, some late");
    day.press(Key::ArrowDown);
    day.look("a late case beside the list");
    day.eye
}

/// A hundred days after the cases came in.
fn later() -> chrono::NaiveDateTime {
    crate::window::now() + chrono::Days::new(100)
}

/// Kuwait and Bahrain: other cards, other money, rates and units.
fn abroad(country: Country, language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    let counter = open(country, language, screen, folder.path());
    let mut day = Day::new(counter, eye(country, language), screen);
    day.look("sign in");
    day.counter.sign_in("huda", "2580");
    let (number, service) = match country {
        Country::Kuwait => ("282040701483", "KW-ADV-03"),
        _ => ("900101222", "BH-SOC-01"),
    };
    day.types(number);
    day.look("told by the number");
    day.types(LONG_NAME);
    day.types("99998888");
    day.types(service);
    day.counter.click(&day.tr.documents_mark_all());
    for part in [Key::Num1, Key::Num2, Key::Num3, Key::Num4] {
        day.section(part);
        day.look(&format!("section {part:?}"));
    }
    day.press(Key::F10);
    day.look("told what is missing");
    day.eye
}

/// A practice centre in Egypt, from the way in to the lock.
fn egypt(language: Language, screen: Screen) -> Eye {
    let folder = tempfile::tempdir().unwrap();
    let counter = open(Country::Egypt, language, screen, folder.path());
    let mut day = Day::new(counter, eye(Country::Egypt, language), screen);
    signing_in(&mut day);
    day.press(Key::F12);
    day.counter.sign_in("mahmoud", "3690");
    person(&mut day);
    paid(&mut day);
    services(&mut day);
    case(&mut day, folder.path());
    elsewhere(&mut day);
    day.eye
}

fn a_whole_day(language: Language, screen: Screen) {
    let mut eyes = vec![egypt(language, screen), supervisor(language, screen)];
    eyes.extend([Country::Kuwait, Country::Bahrain].map(|country| abroad(country, language, screen)));
    let all = eyes.into_iter().reduce(Eye::and).unwrap();
    must_be_well(&all, 80);
}

#[test]
fn a_day_has_room_in_arabic() {
    a_whole_day(Language::Arabic, SCREENS[0]);
}

#[test]
fn a_day_has_room_in_english() {
    a_whole_day(Language::English, SCREENS[0]);
}

#[test]
fn a_day_has_room_on_a_large_screen() {
    a_whole_day(Language::Arabic, SCREENS[1]);
    a_whole_day(Language::English, SCREENS[1]);
}

#[test]
fn a_day_has_room_at_a_quarter_larger_in_arabic() {
    a_whole_day(Language::Arabic, SCREENS[2]);
}

#[test]
fn a_day_has_room_at_a_quarter_larger_in_english() {
    a_whole_day(Language::English, SCREENS[2]);
}
