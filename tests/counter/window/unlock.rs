//! The page before signing in, where the station's passphrase opens the register; and a colleague
//! unlocked by a supervisor.

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::app::custody::{Door, Locked};
use shubbak::app::{Opened, Surroundings};
use shubbak::cli::WhichCentre;
use shubbak::env::Env;
use shubbak::exchange::OpeningKeys;
use shubbak::i18n::{Digits, Language, Tr};
use shubbak::ui::{Outside, WayIn};

use super::{Counter, now, plain};
use crate::custody::{CREW, opening, settings};

/// The page, and the centre once it has opened.
pub struct Scene {
    way_in: WayIn,
    outside: Outside,
    opened: Option<Opened>,
}

pub struct Page {
    pub harness: Harness<'static, Scene>,
    tr: Tr,
}

impl Page {
    pub fn of(folder: &Path, language: Language, size: [f32; 2]) -> Page {
        Page::scaled(folder, language, size, 1.0)
    }

    pub fn scaled(folder: &Path, language: Language, size: [f32; 2], scale: f32) -> Page {
        let which = WhichCentre::Installed(Some(folder.to_owned()));
        let locked = Locked::of(&which, &Surroundings { data: folder.to_owned() }, Env::system).unwrap();
        let tr = Tr::new(language, Digits::ArabicIndic);
        let outside = Outside { now: Box::new(now), mark: Box::new(String::new) };
        let scene = Scene { way_in: WayIn::new(Door::new(locked, Arc::new(|| {})), tr), outside, opened: None };
        let harness = Harness::builder()
            .with_size(size)
            .with_pixels_per_point(scale)
            .with_render_cursor(false)
            .with_max_steps(24)
            .build_ui_state(
                |ui, scene: &mut Scene| {
                    let whole = ui.ctx().content_rect();
                    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                    ui.set_clip_rect(whole);
                    if let Some(opened) = scene.way_in.logic() {
                        scene.opened = Some(opened);
                    }
                    scene.way_in.ui(&mut ui, &scene.outside);
                },
                scene,
            );
        let mut page = Page { harness, tr };
        page.settle();
        page
    }

    fn settle(&mut self) {
        let begun = Instant::now();
        let mut still = 0;
        while still < 4 {
            self.harness.step();
            still = if self.harness.state().way_in.is_waiting() { 0 } else { still + 1 };
            if still == 0 {
                std::thread::sleep(Duration::from_millis(10));
            }
            assert!(begun.elapsed() < Duration::from_secs(120), "the door does not answer");
        }
    }

    pub fn types(&mut self, text: &str) {
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    pub fn press(&mut self, key: Key) {
        self.harness.key_press(key);
        self.settle();
    }

    fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(&plain(words)).next().is_some()
    }

    fn picture(&mut self, name: &str) {
        if let Ok(folder) = std::env::var("WINDOW_PICTURES") {
            self.harness.render().unwrap().save(format!("{folder}/unlock-{name}.png")).unwrap();
        }
    }
}

#[test]
fn the_passphrase_is_chosen_once_and_opens_from_then_on_by_keyboard_alone() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        settings(folder.path(), "practice = true\nkey = \"passphrase\"");
        let mut page = Page::of(folder.path(), language, [1366.0, 768.0]);
        let tr = page.tr;
        assert!(page.sees(&tr.unlock_new_title()) && page.sees(&tr.unlock_new_words_alone()));
        page.types("short");
        page.press(Key::Enter);
        page.press(Key::Enter);
        assert!(page.harness.state().opened.is_none() && !folder.path().join("register.db").exists());
        page.picture(&format!("new-{}", language.code()));
        drop(page);

        let mut page = Page::of(folder.path(), language, [1366.0, 768.0]);
        page.types(CREW);
        page.press(Key::Enter);
        page.types(CREW);
        page.press(Key::Enter);
        assert!(page.harness.state().opened.is_some(), "chosen twice alike, it opens");
        drop(page);

        let mut page = Page::of(folder.path(), language, [1366.0, 768.0]);
        assert!(page.sees(&tr.unlock_title()) && !page.sees(&tr.unlock_again()));
        assert!(page.sees(&tr.unlock_alone()), "nobody is promised a copy that does not exist");
        page.picture(&format!("empty-{}", language.code()));
        page.types("not the crew's words");
        page.press(Key::Enter);
        assert!(page.sees(&tr.key_wrong_passphrase()), "it says so beside the field");
        page.picture(&format!("wrong-{}", language.code()));
        page.types(CREW);
        page.press(Key::Enter);
        assert!(page.harness.state().opened.is_some(), "the field has the keyboard again, and is empty");
    }
}

#[test]
fn behind_the_passphrase_a_missing_or_broken_register_is_restored_from_the_window() {
    for (language, missing) in Language::ALL.into_iter().zip([true, false]) {
        let folder = tempfile::tempdir().unwrap();
        let places = format!("[backup]\nplaces = [\"{}\"]", folder.path().join("copies").display());
        settings(folder.path(), &format!("practice = true\nkey = \"passphrase\"\n{places}"));
        let mut desk = opening(folder.path(), Some(CREW)).unwrap().desk;
        let samir = serde_json::json!({ "do": "sign_in", "officer": "samir", "secret": "1470" });
        desk.carry_out("in", crate::centre::command_of(samir)).unwrap();
        desk.carry_out("copy", crate::centre::command_of(serde_json::json!({ "do": "make_backup" }))).unwrap();
        drop(desk);
        let register = folder.path().join("register.db");
        if missing {
            std::fs::remove_file(&register).unwrap();
        } else {
            let mut bytes = std::fs::read(&register).unwrap();
            bytes[..4096].fill(0);
            std::fs::write(&register, bytes).unwrap();
        }
        let mut page = Page::of(folder.path(), language, [1366.0, 768.0]);
        let tr = page.tr;
        page.types(CREW);
        page.press(Key::Enter);
        assert!(page.sees(&tr.backup_restore_deed()), "after the passphrase the way out is offered");
        page.picture(&format!("way-out-{}", language.code()));
        for (role, label, text) in [
            (egui::accesskit::Role::TextInput, tr.sign_in_name(), "samir"),
            (egui::accesskit::Role::PasswordInput, tr.sign_in_secret(), "1470"),
        ] {
            page.harness.get_by_role_and_label(role, &plain(&label)).focus();
            page.settle();
            page.types(text);
        }
        page.harness.get_by_label(&plain(&tr.backup_restore_deed())).click();
        page.settle();
        assert!(page.sees(&tr.rescue_done()));
        page.picture(&format!("way-out-done-{}", language.code()));
        drop(page);
        let desk = opening(folder.path(), Some(CREW)).unwrap().desk;
        assert!(!desk.is_damaged() && desk.register().verify().unwrap().is_clean());
    }
}

#[test]
fn the_page_changes_its_language_and_shows_what_is_typed_when_asked() {
    let folder = tempfile::tempdir().unwrap();
    let escrow = OpeningKeys::generate().recipients_text();
    let escrow = format!("practice = true\nkey = \"passphrase\"\nescrow = [\"{}\"]", escrow.trim());
    settings(folder.path(), &escrow);
    drop(opening(folder.path(), Some(CREW)).unwrap());
    let mut page = Page::of(folder.path(), Language::Arabic, [700.0, 500.0]);
    assert!(page.sees(&page.tr.unlock_forgotten()));
    page.types("باب الخير");
    page.harness.get_by_label(&page.tr.field_show_secret()).click();
    page.settle();
    assert!(page.sees(&page.tr.field_hide_secret()), "until the keyboard leaves the field");
    assert!(!page.harness.query_all_by_value("باب الخير").any(|_| true), "no reader says it aloud, not even then");
    page.picture("shown-narrow");
    page.press(Key::F6);
    assert!(page.sees(&Tr::english().unlock_title()));
}

#[test]
fn a_supervisor_unlocks_a_colleague_on_the_settings_page() {
    for language in Language::ALL {
        let folder = tempfile::tempdir().unwrap();
        let mut counter = Counter::open(folder.path(), language, [1366.0, 768.0]);
        let tr = counter.tr;
        counter.types("huda");
        counter.press(Key::Enter);
        for _ in 0..3 {
            counter.types("1111");
            counter.press(Key::Enter);
        }
        counter.must_see(&tr.fault_wait_next(5));
        drop(counter);
        let mut counter = Counter::open(folder.path(), language, [1366.0, 768.0]);
        counter.sign_in("samir", "1470");
        counter.click(&tr.page_settings());
        counter.must_see(&tr.settings_locked());
        if let Ok(pictures) = std::env::var("WINDOW_PICTURES") {
            counter.harness.render().unwrap().save(format!("{pictures}/locked-names-{}.png", language.code())).unwrap();
        }
        counter.click(&tr.settings_unlock("هدى عبد الرحمن"));
        counter.must_see(&tr.settings_unlocked());
        assert!(!counter.sees(&tr.settings_locked()));
        counter.press(Key::F12);
        counter.sign_in("huda", "2580");
        counter.must_see(&tr.counter_new());
    }
}
