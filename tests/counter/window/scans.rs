//! Scans at the window: each leads to the citizen, the case or the licence it names from wherever one is, and what was
//! being typed is there afterwards, with its caret and its selection.

use std::path::Path;
use std::process::Command;

use egui::{Event, Key, Modifiers};
use serde_json::json;
use shubbak::app::{self, Answer, Barcode, Came, Outcome, Question, ReaderState};
use shubbak::devices::barcode::codes_in;
use shubbak::domain::Country;
use shubbak::domain::numbers::LicenceNo;
use shubbak::i18n::Language;
use shubbak::ui::widgets::Tone;
use shubbak::ui::words;

use super::{Counter, NOW_MS};
use crate::centre::{command_of, desk_in, site_validity};

const SIZE: [f32; 2] = [1366.0, 768.0];
const PASSPORT: [&str; 2] =
    ["P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<", "L898902C36UTO7408122F1204159ZE184226B<<<<<10"];

impl Counter {
    /// A reader that types, set to a US keyboard, while the Arabic layout is on.
    fn reader_types(&mut self, code: &str) {
        self.presses(code);
        self.settle();
    }

    fn presses(&mut self, code: &str) {
        for c in code.chars() {
            let (place, shift) = match c {
                '-' => ("Minus", false),
                '<' => ("Comma", true),
                c => (&*c.to_ascii_uppercase().to_string(), c.is_ascii_uppercase()),
            };
            let key = Key::from_name(place).unwrap();
            let modifiers = if shift { Modifiers::SHIFT } else { Modifiers::NONE };
            let event = |pressed| Event::Key { key, physical_key: Some(key), pressed, repeat: false, modifiers };
            let printed = Event::Text("ش".to_owned());
            self.harness.input_mut().events.extend([event(true), printed, event(false)]);
        }
        let enter = |pressed| Event::Key {
            key: Key::Enter,
            physical_key: Some(Key::Enter),
            pressed,
            repeat: false,
            modifiers: Modifiers::NONE,
        };
        self.harness.input_mut().events.extend([enter(true), enter(false)]);
    }

    /// A reader on a port; `at_ms` on its own clock.
    fn reader_sends(&mut self, code: &str, at_ms: u64) {
        let code = Barcode::from_text(code.to_owned());
        self.sender.send(app::Event::Scanned(Came { port: Some("ttyACM0".into()), code, at_ms })).unwrap();
        self.settle();
    }
}

/// A centre with a case that was decided well: its number, its ticket, its receipt and its licence's square.
struct Decided {
    case: String,
    ticket: String,
    receipt: String,
    square: String,
}

fn decided(folder: &Path) -> Decided {
    let mut desk = desk_in(folder, Country::Egypt, NOW_MS - 1_000);
    let mut does = |id: &str, command| desk.carry_out(id, command_of(command)).unwrap();
    does("1", json!({ "do": "sign_in", "officer": "huda", "secret": "2580" }));
    let Outcome::Registered(case) = does("2", site_validity()) else { panic!("not registered") };
    let no = case.case.to_string();
    does("3", json!({ "do": "sign_in", "officer": "nadia", "secret": "4821" }));
    does("4", json!({ "do": "decide", "case": no, "verdict": "approved", "reason": "شروط المنطقة" }));
    does("5", json!({ "do": "sign_in", "officer": "huda", "secret": "2580" }));
    let Outcome::Printed { file, .. } = does("6", json!({ "do": "print_paper", "case": no, "paper": "licence" }))
    else {
        panic!("not printed")
    };
    let picture = folder.join("licence");
    let mut draws = Command::new("pdftoppm");
    draws.args(["-r", "200", "-gray", "-png", "-singlefile"]).arg(file).arg(&picture);
    assert!(draws.status().unwrap().success());
    let codes = codes_in(&std::fs::read(picture.with_extension("png")).unwrap()).unwrap();
    let square = codes.into_iter().find(|code| code.starts_with("SHUBBAK")).unwrap();
    let (ticket, receipt) = (case.ticket.unwrap().to_string(), case.receipt.unwrap().to_string());
    let Answer::Ticket { case: found } = desk.answer(Question::Ticket { no: ticket.clone() }).unwrap() else {
        panic!()
    };
    assert_eq!(found.unwrap().to_string(), no);
    Decided { case: no, ticket, receipt, square }
}

#[test]
fn a_scan_leads_to_what_it_names_from_every_page() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let made = decided(folder.path());
        let mut counter = Counter::open(folder.path(), language, SIZE);
        counter.sign_in("huda", "2580");
        let tr = counter.tr;
        let licence = LicenceNo::of_case(&made.case.parse().unwrap()).to_string();
        for (at, code) in [&made.case, &made.receipt, &licence, &made.ticket].into_iter().enumerate() {
            counter.reader_sends(code, 1_000 * at as u64);
            counter.must_see(&tr.case_trail());
            counter.must_see(&made.case);
            counter.press_with(Modifiers::CTRL, [Key::Num1, Key::Num3, Key::Num4, Key::Num1][at]);
            assert!(!counter.sees(&tr.case_trail()));
        }
        // The square is checked without a network, and the next case begins with what was written then.
        counter.reader_sends(&made.square, 9_000);
        counter.must_see(&tr.shown_licence_practice());
        counter.must_see("منى عبد الرحمن سالم إبراهيم");
        picture(&mut counter, "80-licence", language);
        counter.reader_sends(&made.case, 12_000);
        counter.must_see(&tr.scan_asked());
        counter.click(&tr.shown_licence_renew());
        assert_eq!(counter.value(&tr.person_name()), "منى عبد الرحمن سالم إبراهيم");
        picture(&mut counter, "81-renewed", language);
        // A citizen: their cases, from a page that is no sheet.
        counter.press_with(Modifiers::CTRL, Key::Num3);
        counter.reader_sends("29406191300551", 15_000);
        counter.must_see(&made.case);
        for (at, (code, told)) in [
            ("C-ZAQ-03-26-000123-4", tr.scan_damaged("C-ZAQ-03-26-000123-4")),
            ("6221031492058", tr.scan_unknown("6221031492058")),
            ("Z999", tr.scan_no_ticket("Z999")),
            (PASSPORT[0], String::new()),
            ("A12", tr.scan_unknown("A12")),
        ]
        .into_iter()
        .enumerate()
        {
            counter.reader_sends(code, 20_000 + 1_000 * at as u64);
            counter.must_see(&told);
        }
    }
}

#[test]
fn a_card_fills_the_sheet_and_leaves_alone_what_was_typed() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, SIZE);
    let tr = counter.tr;
    // Before anybody is signed in nothing is a code.
    counter.reader_types("29406191300551");
    counter.press_with(Modifiers::SHIFT, Key::Tab);
    counter.press_with(Modifiers::CTRL, Key::A);
    counter.sign_in("huda", "2580");
    counter.reader_types("29406191300551");
    let number = tr.identity_kind_eg_national_id();
    assert_eq!(counter.value(&number), "29406191300551");
    // The keyboard went on to the name. Half of it is typed and a part marked when another card is held under the reader.
    counter.types("منى عبد");
    for _ in 0..3 {
        counter.press_with(Modifiers::SHIFT, Key::ArrowRight);
    }
    counter.reader_types("6221031492058");
    counter.must_see(&tr.scan_unknown("6221031492058"));
    counter.types("س");
    let name = tr.person_name();
    assert_eq!(
        counter.value(&name).chars().count(),
        "منى عبد".chars().count() - 2,
        "one letter for three that were marked"
    );
    // Twice the same at once is once; the citizen of another card is looked up, and the sheet waits.
    let before = counter.value(&name);
    counter.reader_types("30302071301592");
    counter.must_see(&tr.cases_none("30302071301592"));
    counter.press_with(Modifiers::CTRL, Key::Num1);
    assert_eq!((counter.value(&number).as_str(), counter.value(&name)), ("29406191300551", before));
    // In the box that finds anything, and in a question.
    counter.press(Key::F3);
    counter.types("سالم");
    counter.reader_types("C-ZAQ-03-26-000123-4");
    assert_eq!(counter.value(&tr.window_search_name()), "سالم");
    counter.types("ة");
    assert_eq!(counter.value(&tr.window_search_name()), "سالمة", "the caret is where it was");
    counter.press(Key::F1);
    counter.types("طباعة");
    counter.reader_types("29406191300551");
    counter.must_see(&tr.scan_asked());
    counter.types("!");
    assert_eq!(counter.value(&tr.keys_search()), "طباعة!");
}

#[test]
fn the_lines_of_a_passport_fill_what_is_blank_and_offer_the_name() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, SIZE);
        counter.sign_in("huda", "2580");
        let tr = counter.tr;
        PASSPORT.into_iter().for_each(|line| counter.presses(line));
        counter.settle();
        assert_eq!(counter.value(&tr.identity_kind_passport()), "L898902C3");
        assert_eq!(counter.value(&tr.person_name()), "", "offered, and not taken");
        counter.must_see("Anna Maria Eriksson");
        counter.must_see(&tr.person_card_expired(tr.date("2012-04-15".parse().unwrap())));
        picture(&mut counter, "82-passport", language);
        counter.click(&tr.person_use_card());
        assert_eq!(counter.value(&tr.person_name()), "Anna Maria Eriksson");
        // Misread, or half of it.
        counter.press_with(Modifiers::CTRL, Key::Num3);
        [PASSPORT[0], &PASSPORT[1].replace("C36U", "C37U")].into_iter().for_each(|line| counter.presses(line));
        counter.settle();
        counter.must_see(&tr.scan_misread_document());
        counter.reader_types(PASSPORT[0]);
        counter.harness.run_steps(10);
        counter.must_see(&tr.scan_half_document());
    }
}

fn picture(counter: &mut Counter, name: &str, language: Language) {
    let Ok(folder) = std::env::var("WINDOW_PICTURES") else { return };
    counter.settle();
    counter.harness.render().unwrap().save(format!("{folder}/{name}-{}.png", language.code())).unwrap();
}

#[test]
fn a_reader_is_added_tried_and_taken_off_on_the_devices_page() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        std::fs::write(folder.path().join("readers.json"), r#"{"scanners":[{"port":"/dev/nowhere/ttyACM7"}]}"#)
            .unwrap();
        let mut counter = Counter::open(folder.path(), language, SIZE);
        counter.sign_in("samir", "1470");
        let tr = counter.tr;
        counter.press_with(Modifiers::CTRL, Key::Num9);
        counter.click(&tr.readers_tab());
        for state in [ReaderState::NotThere, ReaderState::InUse, ReaderState::NotAllowed, ReaderState::Ready] {
            let port = "/dev/nowhere/ttyACM7".to_owned();
            let told = words::reader(&port, &state, &tr);
            counter.sender.send(app::Event::Reader { port, state }).unwrap();
            counter.settle();
            counter.must_see(&told.words);
            assert_eq!(counter.sees(&told.why), told.tone != Tone::Done, "the reason stands where something is amiss");
        }
        counter.click(&tr.readers_try_begin());
        counter.reader_sends("]C029406191300551", 1_000);
        counter.reader_types("6221031492058");
        counter.click(&tr.readers_sample_passport());
        for told in [tr.identity_kind_eg_national_id(), tr.meant_unknown(), tr.meant_document("Anna Maria Eriksson")] {
            counter.must_see(&told);
        }
        counter.must_see("]C0");
        picture(&mut counter, "83-readers", language);
        counter.click(&tr.readers_remove("ttyACM7"));
        counter.must_see(&tr.readers_none());
        assert_eq!(std::fs::read_to_string(folder.path().join("readers.json")).unwrap().matches("port").count(), 0);
        // Elsewhere a scan leads somewhere again.
        counter.press_with(Modifiers::CTRL, Key::Num1);
        counter.reader_sends("29406191300551", 9_000);
        assert_eq!(counter.value(&tr.identity_kind_eg_national_id()), "29406191300551");
    }
}

#[test]
fn a_licence_that_was_photographed_or_scanned_into_a_pdf_is_looked_at() {
    let folder = tempfile::tempdir().unwrap();
    decided(folder.path());
    let photograph = folder.path().join("licence.jpg");
    image::open(folder.path().join("licence.png")).unwrap().into_luma8().save(&photograph).unwrap();
    let jpeg = std::fs::read(&photograph).unwrap();
    let scan = folder.path().join("scan.pdf");
    let head = b"%PDF-1.4\n4 0 obj\n<< /Subtype /Image /Width 1 /Height 1 /Filter [ /DCTDecode ] >>\nstream\n";
    std::fs::write(&scan, [&head[..], &jpeg, b"\nendstream\nendobj\n"].concat()).unwrap();
    let (locked, letter) = (folder.path().join("locked.pdf"), folder.path().join("letter.txt"));
    std::fs::write(&locked, b"%PDF-1.7 trailer << /Encrypt 5 0 R >>").unwrap();
    std::fs::write(&letter, b"Dear office").unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, SIZE);
    counter.sign_in("huda", "2580");
    let tr = counter.tr;
    for (file, told) in [
        (&photograph, tr.shown_licence_practice()),
        (&scan, tr.shown_licence_practice()),
        (&locked, tr.picture_locked("locked.pdf")),
        (&letter, tr.picture_unreadable("letter.txt")),
    ] {
        counter.press_with(Modifiers::CTRL, Key::Num3);
        counter.drop_file(file);
        let begun = std::time::Instant::now();
        while !counter.sees(&told) {
            assert!(begun.elapsed() < std::time::Duration::from_secs(60), "{} was not told of", file.display());
            std::thread::sleep(std::time::Duration::from_millis(20));
            counter.settle();
        }
        counter.press(Key::Escape);
    }
}

#[test]
fn a_badge_says_who_comes_and_the_secret_is_asked() {
    let folder = tempfile::tempdir().unwrap();
    let mut desk = desk_in(folder.path(), Country::Egypt, NOW_MS - 1_000);
    let mut does = |id: &str, command| desk.carry_out(id, command_of(command)).unwrap();
    does("1", json!({ "do": "sign_in", "officer": "samir", "secret": "1470" }));
    let mut gives = |id: &str, officer: &str| match does(id, json!({ "do": "give_badge", "officer": officer })) {
        Outcome::BadgeGiven { badge } => badge.to_string(),
        other => panic!("{other:?}"),
    };
    let [lost, hudas, mahmouds] = [("2", "huda"), ("3", "huda"), ("4", "mahmoud")].map(|(id, who)| gives(id, who));
    assert!(desk.verify().unwrap().is_clean());
    drop(desk);
    let mut counter = Counter::open(folder.path(), Language::Arabic, SIZE);
    let tr = counter.tr;
    counter.reader_types(&lost);
    counter.must_see(&tr.scan_no_badge(&lost));
    counter.reader_types(&hudas);
    assert_eq!(counter.value(&tr.sign_in_name()), "huda");
    counter.types("2580");
    counter.press(Key::Enter);
    counter.must_see(&tr.counter_new());
    // Somebody else comes in the middle of it: what was typed is kept for whoever typed it.
    counter.reader_types("29406191300551");
    counter.types("منى");
    counter.reader_types(&hudas);
    assert_eq!(counter.value(&tr.person_name()), "منى", "one's own badge changes nothing");
    counter.reader_types(&mahmouds);
    assert_eq!(counter.value(&tr.sign_in_name()), "mahmoud");
    counter.types("3690");
    counter.press(Key::Enter);
    assert_eq!(counter.value(&tr.person_name()), "");
    counter.reader_types(&hudas);
    counter.types("2580");
    counter.press(Key::Enter);
    assert_eq!(counter.value(&tr.person_name()), "منى");
}

#[test]
fn a_paper_that_is_unknown_here_leads_nowhere_and_the_name_is_typed_on() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, SIZE);
    counter.sign_in("huda", "2580");
    let tr = counter.tr;
    counter.reader_types("29406191300551");
    counter.types("منى ع");
    counter.reader_types("C-ZAQ-03-26-000123-9");
    picture(&mut counter, "84-unknown-case", Language::Arabic);
    counter.press_with(Modifiers::CTRL, Key::Num1);
    counter.types("بد");
    assert_eq!(counter.value(&tr.person_name()), "منى عبد");
}
