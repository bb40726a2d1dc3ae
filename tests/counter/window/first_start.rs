//! The first start, walked through by keyboard in both languages: a centre comes into being and stands at sign-in; what
//! is wrong is said beside its field; practice is one click away, and so is the way back.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::app::Places;
use shubbak::app::first::{Found, Home};
use shubbak::app::places::{SETUP_FILE, System};
use shubbak::cli::WhichCentre;
use shubbak::config::Centre;
use shubbak::env::Env;
use shubbak::i18n::{Language, Tr};
use shubbak::ui::{Outside, Stages, Way};

use super::{now, plain, screen};

/// A machine with nothing on it, and the hand that sets it up.
struct FirstDay {
    harness: Harness<'static, Stages>,
    tr: Tr,
    home: Home,
}

fn outside() -> Outside {
    Outside { now: Box::new(now), mark: Box::new(|| Env::system().uid().to_string()) }
}

fn home(machine: &Path, program: Option<&Path>) -> Home {
    let places = Places::of(System::Unix, |name| (name == "HOME").then(|| machine.to_owned()), program, "PC-1".into());
    Home { which: WhichCentre::Installed(None), places, env: Env::system }
}

impl FirstDay {
    fn on(home: Home, language: Language, size: [f32; 2]) -> FirstDay {
        let tr = Tr::new(language, Default::default());
        let way = match home.look(None).unwrap() {
            Found::Open(opened) => Way::Open(opened),
            Found::Locked(locked) => Way::Locked(locked),
            Found::Nothing(fault) => Way::First(Box::new(home.clone()), fault),
        };
        let stages = Stages::new(way, tr, Arc::new(|| {}), outside, Some(home.clone()));
        let harness = screen(size, 1.0, stages, |ui, stages| {
            stages.logic(ui.ctx());
            stages.ui(ui);
        });
        let mut day = FirstDay { harness, tr, home };
        day.settle();
        day
    }

    fn settle(&mut self) {
        let begun = Instant::now();
        let mut still = 0;
        while still < 4 {
            self.harness.step();
            still = if self.harness.state().is_waiting() { 0 } else { still + 1 };
            if still == 0 {
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(begun.elapsed() < Duration::from_secs(120), "it does not come to an end");
        }
    }

    fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    fn types(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    /// Each text into its field, Enter after each.
    fn fills(&mut self, texts: &[&str]) {
        for text in texts {
            self.types(text);
            self.press(Key::Enter);
        }
    }

    fn click(&mut self, label: &str) {
        let label = plain(label);
        self.harness.get_by_label_contains(&label).click();
        self.settle();
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(&plain(words)).next().is_some()
    }

    fn must_see(&self, words: &str) {
        assert!(self.sees(words), "«{}» is not on the screen", plain(words));
    }

    fn picture(&mut self, name: &str) {
        if let Ok(folder) = std::env::var("WINDOW_PICTURES") {
            let size = self.harness.ctx.content_rect().width();
            let file = format!("{folder}/first-{name}-{}-{size}.png", self.tr.language().code());
            self.harness.render().unwrap().save(file).unwrap();
        }
    }

    fn folder(&self) -> PathBuf {
        self.home.folder()
    }
}

#[test]
fn a_centre_comes_into_being_by_keyboard_alone() {
    for language in Language::ALL {
        let machine = tempfile::tempdir().unwrap();
        let mut day = FirstDay::on(home(machine.path(), None), language, [1366.0, 768.0]);
        let tr = day.tr;
        day.must_see(&tr.first_title());
        day.picture("1-begin");
        day.press(Key::Enter);
        day.must_see(&tr.first_centre_words());
        // Whoever goes on too early is told at every field, and nothing typed is lost.
        day.types("Zagazig");
        day.press(Key::F10);
        day.must_see(&tr.first_flaw_arabic());
        day.must_see(&tr.first_flaw_missing());
        day.picture("2-faults");
        day.press_with(Modifiers::COMMAND, Key::A);
        day.fills(&["المركز التكنولوجي بمدينة الزقازيق", "Zagazig technology centre", "zaq", "3"]);
        assert!(!day.sees(&tr.first_flaw_missing()));
        day.must_see(&tr.first_key_title());
        day.press(Key::Escape);
        day.must_see("C-ZAQ-03-26-000001");
        day.picture("2-centre");
        day.press(Key::F10);
        // No keyring answers here: it says so, and what to do.
        day.press(Key::F10);
        day.must_see(&tr.first_keyring_none());
        day.picture("3-no-keyring");
        day.click(&tr.first_passphrase_words());
        day.fills(&["باب الخير ٢٠٢٦", "باب الخير"]);
        day.must_see(&tr.first_flaw_differs());
        day.press_with(Modifiers::COMMAND, Key::A);
        day.picture("3-passphrase");
        day.fills(&["باب الخير 2026"]);
        day.must_see(&tr.first_administrator_words());
        day.fills(&["سامية فؤاد", "samia", "4821", "4821"]);
        day.must_see(&tr.first_flaw_short(6));
        day.press_with(Modifiers::COMMAND, Key::A);
        day.picture("4-administrator");
        day.fills(&["48210937"]);
        day.press_with(Modifiers::COMMAND, Key::A);
        day.fills(&["48210937"]);
        day.must_see(&tr.first_review_title());
        day.picture("5-review");
        assert!(!day.folder().exists(), "nothing is made before the last button");
        day.press(Key::F10);
        day.must_see(&tr.sign_in_title());
        day.picture("6-sign-in");
        day.fills(&["samia", "48210937"]);
        assert!(!day.sees(&tr.sign_in_title()), "signed in");
        day.press_with(Modifiers::COMMAND, Key::Num4);
        day.must_see(&tr.settings_lies_user());
        day.picture("7-settings");
        let folder = day.folder();
        drop(day);
        let centre = Centre::load(&folder.join("centre.toml")).unwrap();
        assert_eq!((centre.station.as_str(), centre.language, centre.practice), ("ZAQ-03", language, false));
        assert!(!machine.path().join(".local/state/shubbak/first-start.json").exists());
    }
}

impl FirstDay {
    fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }
}

#[test]
fn practice_is_one_click_away_and_leads_back() {
    let machine = tempfile::tempdir().unwrap();
    let mut day = FirstDay::on(home(machine.path(), None), Language::Arabic, [1366.0, 768.0]);
    let tr = day.tr;
    day.click(&tr.first_practice());
    day.must_see(&tr.sign_in_practice());
    day.picture("practice");
    day.click(&tr.sign_in_leave_practice());
    day.must_see(&tr.first_title());
    assert!(!day.folder().exists(), "practice made nothing of the centre");
}

#[test]
fn what_was_half_typed_is_there_again_but_for_the_secrets() {
    let machine = tempfile::tempdir().unwrap();
    let mut day = FirstDay::on(home(machine.path(), None), Language::Arabic, [1366.0, 768.0]);
    day.press(Key::F6);
    day.press(Key::F10);
    day.fills(&["مركز الخدمة", "Service centre", "KWC", "١"]);
    drop(day);
    let mut day = FirstDay::on(home(machine.path(), None), Language::Arabic, [1366.0, 768.0]);
    let tr = Tr::english();
    day.must_see(&tr.first_title());
    day.press(Key::F10);
    day.must_see("KWC-01");
    let kept = std::fs::read_to_string(machine.path().join(".local/state/shubbak/first-start.json")).unwrap();
    assert!(kept.contains("Service centre") && !kept.contains("pass"), "{kept}");
}

#[test]
fn a_prepared_file_asks_no_question_but_the_administrators_secret() {
    let machine = tempfile::tempdir().unwrap();
    let config = machine.path().join(".config/shubbak");
    std::fs::create_dir_all(&config).unwrap();
    let text = "country = \"EG\"\nname_ar = \"مركز الزقازيق\"\nname_en = \"Zagazig\"\nkey = \"beside\"\n[stations]\n\
        \"pc-1\" = \"ZAQ-07\"\n[administrator]\nid = \"samia\"\nname = \"سامية فؤاد\"\n";
    std::fs::write(config.join(SETUP_FILE), text).unwrap();
    let mut day = FirstDay::on(home(machine.path(), None), Language::Arabic, [1366.0, 768.0]);
    let tr = day.tr;
    day.must_see(&tr.first_administrator_appointed());
    day.picture("appointed");
    day.press(Key::Enter);
    day.press(Key::Enter);
    day.fills(&["48210937", "48210937"]);
    day.must_see(&tr.sign_in_title());
    day.fills(&["samia", "48210937"]);
    assert!(!day.sees(&tr.sign_in_title()));
    assert_eq!(Centre::load(&day.folder().join("centre.toml")).unwrap().station.as_str(), "ZAQ-07");
}

#[test]
fn on_a_stick_everything_lies_beside_the_program_and_no_keyring_is_offered() {
    let stick = tempfile::tempdir().unwrap();
    std::fs::write(stick.path().join("portable"), "").unwrap();
    let mut day =
        FirstDay::on(home(stick.path(), Some(&stick.path().join("shubbak"))), Language::English, [1366.0, 768.0]);
    let tr = day.tr;
    day.must_see(&tr.first_words_portable());
    day.press(Key::F10);
    day.fills(&["مركز متنقل", "Mobile centre", "ZAQ", "9"]);
    day.must_see(&tr.first_keyring_away());
    day.must_see(&tr.first_passphrase_alone());
    day.picture("stick-key");
    assert_eq!(day.folder(), stick.path().join("centre"));
}

#[test]
fn a_prepared_file_that_is_wrong_is_told_of_on_the_first_page_and_stops_nobody() {
    let machine = tempfile::tempdir().unwrap();
    let config = machine.path().join(".config/shubbak");
    std::fs::create_dir_all(&config).unwrap();
    std::fs::write(config.join(SETUP_FILE), "country = \"EG\"\nname_ar = \"مركز\"\ncolour = 3\n").unwrap();
    let mut day = FirstDay::on(home(machine.path(), None), Language::Arabic, [1366.0, 768.0]);
    for tr in [day.tr, Tr::english()] {
        day.must_see(&tr.first_title());
        day.must_see(SETUP_FILE);
        day.must_see("colour");
        day.picture("ill-prepared");
        day.press(Key::F6);
    }
    assert!(!day.folder().exists());
    day.press(Key::F10);
    day.must_see(&day.tr.first_centre_words());
    assert!(!day.sees("colour"));
}

/// A key of the Arabic layout: where it lies, and what it prints, in one moment.
fn arabic_key(day: &mut FirstDay, key: Key, prints: &str) {
    let (physical_key, modifiers) = (Some(key), Modifiers::NONE);
    let pressed = egui::Event::Key { key, physical_key, pressed: true, repeat: false, modifiers };
    day.harness.input_mut().events.extend([pressed, egui::Event::Text(prints.to_owned())]);
    day.settle();
}

#[test]
fn the_code_is_typed_under_an_arabic_layout_too() {
    let machine = tempfile::tempdir().unwrap();
    let mut day = FirstDay::on(home(machine.path(), None), Language::Arabic, [1366.0, 768.0]);
    day.press(Key::F10);
    day.fills(&["مركز الخدمة", "Service centre"]);
    for (key, prints) in [(Key::Z, "ئ"), (Key::A, "ش"), (Key::Q, "ض")] {
        arabic_key(&mut day, key, prints);
    }
    day.press(Key::Enter);
    day.types("٣");
    day.must_see("ZAQ-03");
}
