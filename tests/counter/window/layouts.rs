//! The program itself on a screen of its own, worked by keys alone under real keyboard layouts. Keys are
//! pressed by their place (X11 keycodes), as a hand does, as fast as they can be sent; what came of them
//! is read from the register afterwards.
//!
//! Xvfb is the screen, setxkbmap the layout, xdotool the hand. There is no window manager.

mod hand;
mod screen;

use std::io::Write;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

use hand::{ARABIC, ENGLISH, FRENCH, Hand, Layout, place};
use screen::Screen;

const SHUBBAK: &str = env!("CARGO_BIN_EXE_shubbak");

/// What is written under a layout: names and answers in its letters.
struct Texts {
    /// Half of the name, and the rest.
    name: [&'static str; 2],
    service: &'static str,
    district: &'static str,
    street: &'static str,
    reason: &'static str,
}

const LATIN: Texts = Texts {
    name: ["salah ah", "med ali"],
    service: "site validity",
    district: "zagazig",
    street: "galaa",
    reason: "asked",
};

/// With lam-alef, which this layout prints with one key.
const IN_ARABIC: Texts = Texts {
    name: ["ص\u{fefb}ح اح", "مد علي"],
    service: "ص\u{fefb}حية الموقع",
    district: "الزقازيق",
    street: "شارع الج\u{fefb}ء",
    reason: "طلبه صاحبه",
};

/// A clerk serves a citizen, a supervisor seals the batch: all by place, and text by the layout's letters.
fn a_day(layout: &Layout, texts: &Texts) -> Hand {
    // Sign-in names are Latin; under the Arabic layout the same keys are pressed as under the English one.
    let names = if layout.name == "ara" { &ENGLISH } else { layout };
    let mut hand = Hand::default();
    hand.types(names, "huda").enter().types(layout, "2580").enter();
    // The card is held under a reader that knows nothing of the layout, nor of the lock that somebody left on.
    hand.press(place::CAPS_LOCK).scans("29406191300551").press(place::CAPS_LOCK);
    // In the middle of the name somebody scans a paper of another case, and the keys are looked up; nothing of that is in
    // the name.
    hand.types(layout, texts.name[0])
        .scans("C-ZAQ-03-26-000123-9")
        .ctrl(place::ONE)
        .f(1)
        .types(layout, texts.district)
        .press(place::ESC)
        .types(layout, texts.name[1]);
    // Copied into the address; cut there, and taken back. Colours and language change on the way.
    hand.ctrl(place::A).ctrl(place::C).enter().types(layout, "01012345678").f(7).f(6).press(place::TAB);
    hand.ctrl(place::V).ctrl(place::A).ctrl(place::X).ctrl(place::Z).f(6).enter();
    hand.types(layout, texts.service).enter();
    // The papers by digits: the third by the number pad; the second anew after Alt+2, which leads to the promised one.
    hand.digit(3).digit(4).press(place::PAD_LOCK).press(place::PAD_3).press(place::PAD_LOCK).digit(3);
    hand.hold(&[place::ALT, place::ONE + 1]).digit(3);
    hand.digit(1).types(layout, texts.district).enter().types(layout, texts.street).enter();
    hand.types(layout, "15").enter().types(layout, "240").enter().types(layout, "150").enter().digit(1);
    // One copy more, which wants a reason.
    hand.f(10).ctrl(place::P).types(layout, texts.reason).enter().f(8);
    // Found, left for the counter and come back to; the whole number shown for a reason.
    hand.f(3).types(layout, texts.name[0].split(' ').next().unwrap()).enter();
    hand.ctrl(place::ONE).ctrl(place::ONE + 1).ctrl(place::I).types(layout, texts.reason).enter();
    hand.f(12).types(names, "samir").enter().types(layout, "1470").enter().ctrl(place::ONE + 2).f(10);
    hand
}

fn wait_for_the_batch(folder: &Path) {
    let sealed = || {
        let files = std::fs::read_dir(folder.join("batches")).into_iter().flatten().flatten();
        files.filter(|file| file.path().extension().is_some_and(|kind| kind == "age")).count()
    };
    until("no batch was sealed", || sealed() > 0);
}

fn until(or: &str, mut so: impl FnMut() -> bool) {
    let begun = Instant::now();
    while !so() {
        // A busy machine paints slowly; on a quiet one the day takes some ten seconds.
        assert!(begun.elapsed() < Duration::from_secs(240), "{or}");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// What the register tells afterwards.
fn ask(folder: &Path, question: &Value) -> Value {
    let mut program = Command::new(SHUBBAK)
        .args(["exec", "--practice", "EG", "--data"])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let sign_in = json!({ "id": question.to_string(), "do": "sign_in", "officer": "huda", "secret": "2580" });
    writeln!(program.stdin.take().unwrap(), "{sign_in}\n{question}").unwrap();
    let told = String::from_utf8(program.wait_with_output().unwrap().stdout).unwrap();
    serde_json::from_str(told.lines().nth(1).unwrap()).unwrap()
}

fn serves_a_citizen_under(layout: &Layout, texts: &Texts) {
    let folder = tempfile::tempdir().unwrap();
    let screen = Screen::with(layout);
    // The reader has a prefix, so that a machine which is busy with other tests tears no code.
    std::fs::write(folder.path().join("readers.json"), r##"{ "typed": { "prefix": "#" } }"##).unwrap();
    let program = screen.open(folder.path());
    screen.press(&a_day(layout, texts));
    wait_for_the_batch(folder.path());
    drop(program);

    let found = ask(folder.path(), &json!({ "ask": "find_case", "text": "29406191300551" }));
    let cases = found["ok"]["cases"].as_array().unwrap();
    assert_eq!(cases.len(), 1, "{found}");
    let told = ask(folder.path(), &json!({ "ask": "case", "case": cases[0]["no"] }));
    let (case, trail) = (&told["ok"]["case"], told["ok"]["trail"].as_array().unwrap());
    // X11's lam-alef is two letters when it is written down.
    let written = |text: &str| text.replace('\u{fefb}', "لا");
    let name = written(&texts.name.concat());
    assert_eq!(case["applicant"]["name"], name.as_str(), "nothing of what was typed on the sheet of keys");
    assert_eq!(case["applicant"]["address"], name.as_str(), "copied, pasted, cut and taken back");
    assert_eq!(case["stage"], "received");
    let states: Vec<&Value> = case["documents"].as_array().unwrap().iter().map(|document| &document["state"]).collect();
    assert_eq!(states, vec!["original_seen_copy_kept"; 4]);
    assert_eq!(case["answers"]["district"], written(texts.district).as_str());
    assert_eq!(case["answers"]["street"], written(texts.street).as_str());
    assert_eq!(case["payments"].as_array().unwrap().len(), 1);
    let reasons: Vec<&Value> = trail.iter().map(|entry| &entry["reason"]).filter(|reason| !reason.is_null()).collect();
    assert_eq!(reasons, [texts.reason; 2], "for a copy, and for the number on the page that Ctrl+2 opened");
    let printed = trail.iter().filter(|entry| entry["kind"] == "paper_printed").count();
    assert_eq!(printed, 4, "three papers came out, and Ctrl+P printed one again");
}

#[test]
fn a_citizen_is_served_under_the_english_layout() {
    serves_a_citizen_under(&ENGLISH, &LATIN);
}

#[test]
fn a_citizen_is_served_under_the_french_layout() {
    serves_a_citizen_under(&FRENCH, &LATIN);
}

#[test]
fn a_citizen_is_served_under_the_arabic_layout() {
    serves_a_citizen_under(&ARABIC, &IN_ARABIC);
}

/// Copied for another program, and pasted from one, by a hand that does not wait for the window.
#[test]
fn the_clipboard_is_the_desktops() {
    let folder = tempfile::tempdir().unwrap();
    let screen = Screen::with(&ENGLISH);
    let program = screen.open(folder.path());
    let mut hand = Hand::default();
    hand.types(&ENGLISH, "huda").ctrl(place::A).ctrl(place::C);
    screen.press(&hand);
    until("the name was not copied", || screen.clipboard() == "huda");
    screen.put_in_clipboard("samir");
    let mut hand = Hand::default();
    hand.ctrl(place::A).ctrl(place::V).enter().types(&ENGLISH, "1470").enter().ctrl(place::ONE + 2).f(10);
    screen.press(&hand);
    // Only a supervisor seals one.
    wait_for_the_batch(folder.path());
    drop(program);
}
