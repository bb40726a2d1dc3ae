//! The program itself on a screen of its own, worked by keys alone under real keyboard layouts. Keys are
//! pressed by their place (X11 keycodes), as a hand does, as fast as they can be sent; what came of them
//! is read from the register afterwards.
//!
//! Xvfb is the screen, setxkbmap the layout, xdotool the hand. There is no window manager.

use std::io::{BufRead, BufReader, Write};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::time::{Duration, Instant};

use serde_json::{Value, json};

const SHUBBAK: &str = env!("CARGO_BIN_EXE_shubbak");

/// Keys that are the same under every layout, by their place.
mod place {
    pub const ESC: u8 = 9;
    pub const TAB: u8 = 23;
    pub const ENTER: u8 = 36;
    pub const CTRL: u8 = 37;
    pub const SHIFT: u8 = 50;
    pub const ALT: u8 = 64;
    pub const SPACE: u8 = 65;
    /// F1 to F10 lie in a row, and so do the digits from 1; 0 follows 9.
    pub const F1: u8 = 67;
    pub const F12: u8 = 96;
    pub const ONE: u8 = 10;
    /// Where the English layout has these letters.
    pub const A: u8 = 38;
    pub const C: u8 = 54;
    pub const I: u8 = 31;
    pub const P: u8 = 33;
    pub const V: u8 = 55;
    pub const X: u8 = 53;
    pub const Z: u8 = 52;
    /// 3 on the number pad, which is a digit only with its lock.
    pub const PAD_3: u8 = 89;
    pub const PAD_LOCK: u8 = 77;
}

/// A layout: what each row of keys prints, from the left, without and with Shift.
struct Layout {
    /// As setxkbmap calls it.
    name: &'static str,
    rows: [(u8, &'static str, &'static str); 4],
}

const ENGLISH: Layout = Layout {
    name: "us",
    rows: [
        (10, "1234567890-=", ""),
        (24, "qwertyuiop[]", "QWERTYUIOP"),
        (38, "asdfghjkl;'", "ASDFGHJKL"),
        (52, "zxcvbnm,./", "ZXCVBNM"),
    ],
};

const FRENCH: Layout = Layout {
    name: "fr",
    rows: [
        (10, "&é\"'(-è_çà)=", "1234567890"),
        (24, "azertyuiop", "AZERTYUIOP"),
        (38, "qsdfghjklmù", "QSDFGHJKLM"),
        (52, "wxcvbn,;:!", "WXCVBN"),
    ],
};

const ARABIC: Layout = Layout {
    name: "ara",
    rows: [
        (10, "1234567890-=", ""),
        (24, "ضصثقفغعهخحجد", ""),
        (38, "شسيبلاتنمكط", ""),
        // The fifth prints lam-alef.
        (52, "ئءؤر\u{fefb}ىةوزظ", ""),
    ],
};

/// Keys to press, one after another; several held together are one chord.
#[derive(Default)]
struct Hand {
    chords: Vec<String>,
}

impl Hand {
    fn press(&mut self, key: u8) -> &mut Self {
        self.hold(&[key])
    }

    fn hold(&mut self, keys: &[u8]) -> &mut Self {
        // With a nought before it, or xdotool takes 9 for the letter.
        let names: Vec<String> = keys.iter().map(|key| format!("0{key}")).collect();
        self.chords.push(names.join("+"));
        self
    }

    fn f(&mut self, number: u8) -> &mut Self {
        self.press(if number == 12 { place::F12 } else { place::F1 + number - 1 })
    }

    /// The key of a digit, whatever it prints.
    fn digit(&mut self, digit: u8) -> &mut Self {
        self.press(place::ONE + (digit + 9) % 10)
    }

    fn ctrl(&mut self, key: u8) -> &mut Self {
        self.hold(&[place::CTRL, key])
    }

    fn enter(&mut self) -> &mut Self {
        self.press(place::ENTER)
    }

    fn types(&mut self, layout: &Layout, text: &str) -> &mut Self {
        for letter in text.chars() {
            let key = layout.keys(letter);
            self.hold(&key);
        }
        self
    }
}

impl Layout {
    /// What to hold for a letter.
    fn keys(&self, letter: char) -> Vec<u8> {
        if letter == ' ' {
            return vec![place::SPACE];
        }
        let at = |row: &str| row.chars().position(|printed| printed == letter).map(|at| at as u8);
        let found = self.rows.iter().find_map(|(first, plain, shifted)| {
            let plain = at(plain).map(|at| vec![first + at]);
            plain.or_else(|| at(shifted).map(|at| vec![place::SHIFT, first + at]))
        });
        found.unwrap_or_else(|| panic!("the layout {} has no «{letter}»", self.name))
    }
}

/// A screen of its own, with a keyboard that prints what `layout` says.
struct Screen {
    server: Child,
    display: String,
}

impl Screen {
    fn with(layout: &Layout) -> Self {
        // Without -noreset the server would forget the layout as soon as setxkbmap has gone.
        let mut server = Command::new("Xvfb")
            .args(["-displayfd", "1", "-screen", "0", "1366x768x24", "-nolisten", "tcp", "-noreset"])
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .expect("Xvfb: installer/linux/needs.sh test installs it");
        let mut number = String::new();
        BufReader::new(server.stdout.take().unwrap()).read_line(&mut number).unwrap();
        let screen = Self { server, display: format!(":{}", number.trim()) };
        screen.run("setxkbmap", &["-layout", layout.name]);
        screen
    }

    fn run(&self, program: &str, arguments: &[&str]) -> String {
        let told = Command::new(program).args(arguments).env("DISPLAY", &self.display).output().unwrap();
        assert!(told.status.success(), "{program} {arguments:?}: {}", String::from_utf8_lossy(&told.stderr));
        String::from_utf8(told.stdout).unwrap()
    }

    fn open(&self, folder: &Path) -> Program {
        let program = Command::new(SHUBBAK)
            .args(["--practice", "EG", "--data"])
            .arg(folder)
            .env("DISPLAY", &self.display)
            .env("LIBGL_ALWAYS_SOFTWARE", "1")
            .env_remove("WAYLAND_DISPLAY")
            .stdout(Stdio::null())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let found = self.run("xdotool", &["search", "--sync", "--onlyvisible", "--class", "shubbak"]);
        let window = found.lines().last().unwrap();
        self.run("xdotool", &["windowfocus", "--sync", window]);
        Program(program)
    }

    fn press(&self, hand: &Hand) {
        let mut arguments = vec!["key", "--delay", "2"];
        arguments.extend(hand.chords.iter().map(String::as_str));
        self.run("xdotool", &arguments);
    }
}

impl Drop for Screen {
    fn drop(&mut self) {
        let _ = self.server.kill();
        let _ = self.server.wait();
    }
}

/// The program while it runs. It is switched off as by a power cut: nothing that was done may depend on a farewell.
struct Program(Child);

impl Drop for Program {
    fn drop(&mut self) {
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

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
    hand.types(layout, "29406191300551").enter();
    // In the middle of the name the keys are looked up; what is typed there is not in the name.
    hand.types(layout, texts.name[0]).f(1).types(layout, texts.district).press(place::ESC).types(layout, texts.name[1]);
    // Copied into the address; cut there, and taken back. Colours and language change on the way.
    hand.ctrl(place::A).ctrl(place::C).enter().types(layout, "01012345678").f(7).f(6).press(place::TAB);
    hand.ctrl(place::V).ctrl(place::A).ctrl(place::X).ctrl(place::Z).f(6).enter();
    hand.types(layout, texts.service).enter();
    // The papers by digits: the third by the number pad; the second anew after Alt+2, which leads to the promised one.
    hand.digit(3).digit(4).press(place::PAD_LOCK).press(place::PAD_3).press(place::PAD_LOCK).digit(3);
    hand.hold(&[place::ALT, place::ONE + 1]).digit(3);
    hand.digit(1).types(layout, texts.district).enter().types(layout, texts.street).enter();
    hand.types(layout, "15").enter().types(layout, "240").enter().types(layout, "150").enter().digit(1);
    hand.f(10).ctrl(place::P).f(8);
    // Found, left for the counter and come back to; the whole number shown for a reason.
    hand.f(3).types(layout, texts.name[0].split(' ').next().unwrap()).enter();
    hand.ctrl(place::ONE).ctrl(place::ONE + 1).ctrl(place::I).types(layout, texts.reason).enter();
    hand.f(12).types(names, "samir").enter().types(layout, "1470").enter().ctrl(place::ONE + 2).f(10);
    hand
}

fn wait_for_the_batch(folder: &Path) {
    let begun = Instant::now();
    let sealed = || {
        let files = std::fs::read_dir(folder.join("batches")).into_iter().flatten().flatten();
        files.filter(|file| file.path().extension().is_some_and(|kind| kind == "age")).count()
    };
    while sealed() == 0 {
        assert!(begun.elapsed() < Duration::from_secs(240), "no batch was sealed");
        std::thread::sleep(Duration::from_millis(100));
    }
}

/// What the register tells afterwards.
fn ask(folder: &Path, questions: &[Value]) -> Vec<Value> {
    let mut program = Command::new(SHUBBAK)
        .args(["exec", "--practice", "EG", "--data"])
        .arg(folder)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let sign_in = json!({ "id": "layouts", "do": "sign_in", "officer": "huda", "secret": "2580" });
    let mut lines = program.stdin.take().unwrap();
    for line in std::iter::once(&sign_in).chain(questions) {
        writeln!(lines, "{line}").unwrap();
    }
    drop(lines);
    let told = String::from_utf8(program.wait_with_output().unwrap().stdout).unwrap();
    told.lines().skip(1).map(|line| serde_json::from_str(line).unwrap()).collect()
}

fn serves_a_citizen_under(layout: &Layout, texts: &Texts) {
    let folder = tempfile::tempdir().unwrap();
    let screen = Screen::with(layout);
    let program = screen.open(folder.path());
    screen.press(&a_day(layout, texts));
    wait_for_the_batch(folder.path());
    drop(program);
    let found = ask(folder.path(), &[json!({ "ask": "find_case", "text": "29406191300551" })]);
    let no = &found[0]["ok"]["cases"][0]["no"];
    let case = &ask(folder.path(), &[json!({ "ask": "case", "case": no })])[0]["ok"];
    println!("{case:#}");
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
