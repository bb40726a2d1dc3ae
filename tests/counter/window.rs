//! The real window on a real desk: a clerk serves citizens through it, by label and by key. With
//! `WINDOW_PICTURES=folder` it also leaves pictures to look at.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod boxes;
mod damaged;
mod day;
mod devices;
mod fields;
mod first_start;
mod headquarters;
mod keyboard;
mod layouts;
mod office;
mod pages;
mod pictures;
mod privacy;
mod rescue;
mod scans;
mod tills;
mod unlock;

use std::path::Path;
use std::sync::Arc;
use std::time::{Duration, Instant};

use chrono::NaiveDateTime;
use egui::{Key, Modifiers};
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::app::{Front, Opened, Scanners, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::config::Screen;
use shubbak::domain::Country;
use shubbak::env::Fixed;
use shubbak::i18n::{Language, Tr};
use shubbak::ui::chooser::{Chooser, DialogWords, Wanted};
use shubbak::ui::{Outside, Window};

/// 21 November 2026, 09:41 in Cairo.
const NOW_MS: i64 = 1_795_246_860_000;

/// A window on the practice centre in `folder`, and the hand that works it.
pub struct Counter {
    pub harness: Harness<'static, Window>,
    pub tr: Tr,
    /// Where devices post to.
    pub sender: std::sync::mpsc::SyncSender<shubbak::app::Event>,
    /// Keys pressed so far; a typed letter is one.
    pub keys: usize,
}

pub fn now() -> NaiveDateTime {
    "2026-11-21T09:41:00".parse().unwrap()
}

fn practice_centre(country: Country, folder: &Path) -> Opened {
    let which = WhichCentre::Practice { country, folder: Some(folder.to_owned()) };
    let env = Fixed { ms: NOW_MS, offset_secs: 7_200 }.env();
    open_centre(&which, &Surroundings { data: folder.to_owned() }, env).unwrap()
}

/// An Egyptian practice centre that had a busy year: the same number of cases is always the same people.
fn busy_centre(folder: &Path, cases: u32) -> Opened {
    let mut opened = practice_centre(Country::Egypt, folder);
    opened.desk.fill(cases, 7, |_| {}).unwrap();
    opened
}

/// A screen of `size` points, with so many pixels to each, that `draws` whole.
pub fn screen<S: 'static>(
    size: [f32; 2],
    scale: f32,
    state: S,
    draws: fn(&mut egui::Ui, &mut S),
) -> Harness<'static, S> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_render_cursor(false)
        .with_max_steps(24)
        .build_ui_state(
            move |ui, state| {
                // The harness leaves a margin that a window on the screen does not have.
                let whole = ui.ctx().content_rect();
                let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                ui.set_clip_rect(whole);
                draws(&mut ui, state);
            },
            state,
        )
}

impl Counter {
    pub fn open(folder: &Path, language: Language, size: [f32; 2]) -> Self {
        Self::of(Country::Egypt, folder, language, size)
    }

    pub fn of(country: Country, folder: &Path, language: Language, size: [f32; 2]) -> Self {
        Self::scaled(country, folder, language, size, 1.0)
    }

    pub fn scaled(country: Country, folder: &Path, language: Language, size: [f32; 2], scale: f32) -> Self {
        Self::before(practice_centre(country, folder), language, size, scale, now)
    }

    /// A window on a centre that something was done to before it opened.
    pub fn opened_with(folder: &Path, language: Language, size: [f32; 2], with: impl FnOnce(&mut Opened)) -> Self {
        let mut opened = practice_centre(Country::Egypt, folder);
        with(&mut opened);
        Self::before(opened, language, size, 1.0, now)
    }

    /// A window as its station chose it.
    pub fn chosen(folder: &Path, language: Language, size: [f32; 2], screen: &Screen) -> Self {
        // Opened once, so that the centre is there and its settings have a place.
        drop(Self::open(folder, language, size));
        std::fs::write(folder.join(Screen::FILE), screen.write()).unwrap();
        Self::open(folder, language, size)
    }

    /// A window on a centre that had a busy year.
    pub fn busy(folder: &Path, cases: u32, language: Language, size: [f32; 2]) -> Self {
        Self::busy_at(folder, cases, language, size, 1.0, now)
    }

    /// The same at another time.
    pub fn busy_at(
        folder: &Path,
        cases: u32,
        language: Language,
        size: [f32; 2],
        scale: f32,
        now: fn() -> NaiveDateTime,
    ) -> Self {
        Self::before(busy_centre(folder, cases), language, size, scale, now)
    }

    fn before(opened: Opened, language: Language, size: [f32; 2], scale: f32, now: fn() -> NaiveDateTime) -> Self {
        let folder = opened.folder.clone();
        let tr = Tr::new(language, opened.centre.digits);
        let (centre, book) = (opened.desk.centre().clone(), opened.desk.rulebook());
        let front = Front::start(opened.desk, Arc::new(|| {})).unwrap();
        let sender = front.sender();
        let mut marks = 0;
        let run = folder.read_dir().unwrap().count();
        let mark = move || {
            marks += 1;
            format!("window-{run}-{:?}-{marks}", Instant::now())
        };
        let outside = Outside { now: Box::new(now), mark: Box::new(mark) };
        let window = Window::new(front, centre, book, tr, outside).with_screen(opened.screen);
        let window = window.with_scanners(Scanners::default(), opened.reading);
        let window = window.with_chooser(Chooser::with(chosen));
        let harness = screen(size, scale, window, |ui, window| {
            window.logic(ui.ctx());
            window.ui(ui);
        });
        let mut counter = Self { harness, tr, sender, keys: 0 };
        counter.settle();
        counter
    }

    /// Draws until the desk has answered everything and nothing moves any more.
    pub fn settle(&mut self) {
        let begun = Instant::now();
        let mut still = 0;
        while still < 4 {
            self.harness.step();
            still = if self.harness.state().is_waiting() { 0 } else { still + 1 };
            if self.harness.state().is_waiting() {
                std::thread::sleep(Duration::from_millis(5));
            }
            assert!(begun.elapsed() < Duration::from_secs(60), "the desk does not answer");
        }
    }

    pub fn press(&mut self, key: Key) {
        self.keys += 1;
        self.harness.key_press(key);
        self.settle();
    }

    pub fn press_with(&mut self, modifiers: Modifiers, key: Key) {
        self.keys += 1;
        self.harness.key_press_modifiers(modifiers, key);
        self.settle();
    }

    /// Types into whatever has the keyboard.
    pub fn types(&mut self, text: &str) {
        self.keys += text.chars().count();
        self.harness.event(egui::Event::Text(text.to_owned()));
        self.settle();
    }

    pub fn click(&mut self, label: &str) {
        self.harness.get_by_label(&plain(label)).click();
        self.settle();
    }

    /// Types into the field of that name.
    pub fn type_into(&mut self, label: &str, text: &str) {
        self.harness.get_by_role_and_label(egui::accesskit::Role::TextInput, &plain(label)).focus();
        self.settle();
        self.types(text);
    }

    /// Drops a file on the window, wherever the pointer is.
    pub fn drop_file(&mut self, path: &Path) {
        self.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.to_owned())));
        self.settle();
    }

    /// Puts the caret into the last field of that name: the agent's stand below the applicant's.
    pub fn focus_last(&mut self, label: &str) {
        let label = plain(label);
        let fields: Vec<_> = self.harness.get_all_by_role_and_label(egui::accesskit::Role::TextInput, &label).collect();
        fields.last().unwrap().focus();
        drop(fields);
        self.settle();
    }

    /// Whether a text that contains `words` is on the screen.
    pub fn sees(&self, words: &str) -> bool {
        self.harness.query_all_by_label_contains(&plain(words)).next().is_some()
    }

    pub fn must_see(&self, words: &str) {
        assert!(self.sees(words), "«{}» is not on the screen", plain(words));
    }

    /// What stands in the field of that name.
    pub fn value(&self, label: &str) -> String {
        self.harness.get_by_label(&plain(label)).value().unwrap_or_default()
    }

    /// A citizen with a good card, and the site statement with all its papers, by keyboard alone.
    pub fn fills_the_sheet(&mut self) {
        let tr = self.tr;
        self.comes_to_the_papers("محمد أحمد السيد", "01012345678", "صلاحية الموقع");
        self.must_see(&tr.documents_progress(tr.number(0), tr.number(4)));
        for _ in 0..4 {
            self.press(Key::Num3);
        }
        self.press(Key::Num1);
        for text in ["الزقازيق", "شارع النصر", "5", "120"] {
            self.types(text);
            self.press(Key::Enter);
        }
        self.types("150");
        self.press(Key::Enter);
        self.press(Key::Num1);
    }

    /// A new person and the first service found, up to the papers; nothing typed as `phone` passes it by.
    pub fn comes_to_the_papers(&mut self, name: &str, phone: &str, service: &str) {
        self.types("29406191300551");
        self.must_see(&self.tr.person_new());
        self.press(Key::Enter);
        for text in [name, phone, service] {
            self.types(text);
            self.press(Key::Enter);
        }
    }

    pub fn sign_in(&mut self, officer: &str, secret: &str) {
        self.types(officer);
        self.press(Key::Enter);
        self.types(secret);
        self.press(Key::Enter);
        self.must_see(&self.tr.counter_new());
    }
}

/// Whoever is asked for a file gives the same one; for a folder, none.
fn chosen(wanted: Wanted, _: &DialogWords) -> Vec<std::path::PathBuf> {
    match wanted {
        Wanted::FilesFor(_) => {
            let card = std::env::temp_dir().join("shubbak-card.pdf");
            std::fs::write(&card, b"%PDF-1.7 a card").unwrap();
            vec![card]
        }
        Wanted::Pages
        | Wanted::ScansFolder
        | Wanted::BatchFolder
        | Wanted::CopyFolder(_)
        | Wanted::Receipt
        | Wanted::Pack
        | Wanted::SetupFile
        | Wanted::Backup => vec![],
    }
}

/// A file as the desktop hands it over.
#[derive(Debug)]
struct Dropped(std::path::PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        std::fs::read(&self.0).map_err(|error| error.to_string())
    }
}

pub fn plain(text: &str) -> String {
    shubbak::text::plain(text)
}
