//! The window that opens when the program cannot: what happened, what to do next, in the clerk's language. Where
//! the register is missing or damaged beyond reading, the way out is offered here: the newest backup, another that
//! is looked for, or what can be salvaged.

use std::path::PathBuf;
use std::sync::mpsc::Receiver;
use std::sync::{Arc, OnceLock};

use eframe::egui::{CentralPanel, Context, Key, Ui, UiBuilder, ViewportBuilder, ViewportCommand, vec2};

use super::chooser::{Chooser, DialogWords, Wanted};
use super::painting::{self, Easel};
use super::text::{Field, Text};
use super::theme::{self, Kind, Look, Theme, space};
use super::widgets::{Banner, Button, Icon, Part, Progress, TextField, Tone, column, row, scroll, side_by_side};
use super::words;
use crate::app::Wake;
use crate::app::backup::{Heard, Remedy, Rescue, words as backup_words};
use crate::error::Wording;
use crate::i18n::Tr;

/// Shows the words until they are put away. When no window can be opened either, nobody can be told here.
pub fn refuse(words: Wording, tr: Tr, rescue: Option<Rescue>, easel: &Easel) {
    let size = if rescue.is_some() { theme::size::RESCUE_WINDOW } else { theme::size::REFUSAL_WINDOW };
    let viewport = ViewportBuilder::default()
        .with_title(tr.window_program())
        .with_app_id("shubbak")
        .with_inner_size(size)
        .with_resizable(false);
    let options = || eframe::NativeOptions { viewport: viewport.clone(), centered: true, ..Default::default() };
    let screen: Arc<OnceLock<Context>> = Arc::default();
    let seen = Arc::clone(&screen);
    let wake: Wake = Arc::new(move || {
        if let Some(ctx) = seen.get() {
            ctx.request_repaint();
        }
    });
    let refusal = Refusal { words, tr, way_out: rescue.map(|rescue| WayOut::new(rescue, wake)) };
    // The words also stand on standard error, where `main` puts them.
    let _ = painting::show(easel, options, move |creation| {
        // Set once, here.
        let _ = screen.set(creation.egui_ctx.clone());
        refusal
    });
}

struct Refusal {
    words: Wording,
    tr: Tr,
    way_out: Option<WayOut>,
}

impl eframe::App for Refusal {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        theme::apply(ctx, Look::new(Theme::Light, self.tr.direction()));
        let put_away = self.way_out.is_none() && ctx.input(|input| input.key_pressed(Key::Enter));
        if put_away || ctx.input(|input| input.key_pressed(Key::Escape)) {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        match &mut self.way_out {
            None => page(ui, &self.words, &self.tr),
            Some(way_out) => page_with(ui, &self.words, &self.tr, |ui| way_out.show(ui, &self.tr)),
        }
    }
}

/// Draws the words, and closes the window when they are put away.
pub fn page(ui: &mut Ui, words: &Wording, tr: &Tr) {
    told(ui, words, tr, true, |_| {});
}

/// The same with what else there is to do.
pub fn page_with(ui: &mut Ui, words: &Wording, tr: &Tr, add: impl FnOnce(&mut Ui)) {
    told(ui, words, tr, false, add);
}

/// `alone`: there is nothing to do but to put the words away.
fn told(ui: &mut Ui, words: &Wording, tr: &Tr, alone: bool, add: impl FnOnce(&mut Ui)) {
    CentralPanel::default().show(ui, |ui| {
        // In a larger window they stand in the middle, as wide as they are easy to read.
        let beside = (ui.max_rect().width() - theme::size::RESCUE_WINDOW.x).max(0.0) / 2.0;
        let room = ui.max_rect().shrink2(vec2(beside, 0.0));
        ui.scope_builder(UiBuilder::new().max_rect(room), |ui| match alone {
            true => column(ui, |ui| sentences(ui, words, tr, alone, add)),
            false => scroll(ui, "refusal", |ui| column(ui, |ui| sentences(ui, words, tr, alone, add))),
        });
    });
}

fn sentences(ui: &mut Ui, words: &Wording, tr: &Tr, alone: bool, add: impl FnOnce(&mut Ui)) {
    ui.add_space(space::XL);
    row(ui, |ui| {
        let late = theme::look(ui.ctx()).palette.late;
        Icon::Warning.show(ui, theme::size::ICON_HUGE, late.ink);
        Text::new(&tr.refusal_title()).kind(Kind::Page).show(ui);
    });
    ui.add_space(space::M);
    Text::new(&words.what).kind(Kind::Strong).show(ui);
    ui.add_space(space::S);
    Text::new(&words.next).show(ui);
    ui.add_space(space::L);
    add(ui);
    let close = tr.window_close();
    let close = if alone { Button::primary(&close) } else { Button::secondary(&close) };
    if close.large().show(ui).clicked() {
        ui.ctx().send_viewport_cmd(ViewportCommand::Close);
    }
}

/// The way out of a register that does not open, and how far it has come.
pub struct WayOut {
    rescue: Rescue,
    wake: Wake,
    chooser: Chooser,
    officer: String,
    secret: String,
    refused: Option<String>,
    work: Option<Receiver<Heard>>,
    far: Option<(u64, u64)>,
    done: Option<Vec<String>>,
}

impl WayOut {
    pub fn new(rescue: Rescue, wake: Wake) -> WayOut {
        let (officer, secret, chooser) = (String::new(), String::new(), Chooser::default());
        WayOut { rescue, wake, chooser, officer, secret, refused: None, work: None, far: None, done: None }
    }

    /// Another way of asking for files, for tests.
    pub fn with_chooser(self, chooser: Chooser) -> WayOut {
        WayOut { chooser, ..self }
    }

    /// Whether something is being done.
    pub fn is_at_work(&self) -> bool {
        self.work.is_some()
    }

    /// Draws it.
    pub fn show(&mut self, ui: &mut Ui, tr: &Tr) {
        self.hear(tr);
        if let Some(done) = &self.done {
            Banner::new(Tone::Done, &tr.rescue_done()).show(ui);
            ui.add_space(space::S);
            done.iter().for_each(|line| drop(Text::new(line).show(ui)));
        } else {
            self.offer(ui, tr);
        }
        ui.add_space(space::L);
    }

    fn hear(&mut self, tr: &Tr) {
        let chosen = self.chooser.chosen().into_iter().flat_map(|(_, files)| files).next();
        if let Some(file) = chosen {
            self.look_at(file, tr);
        }
        while let Some(heard) = self.work.as_ref().and_then(|work| work.try_recv().ok()) {
            match heard {
                Heard::Far(done, all) => self.far = Some((done, all)),
                Heard::Done(Ok(done)) => self.done = Some(done),
                Heard::Done(Err(fault)) => {
                    (self.work, self.far) = (None, None);
                    self.refused = Some(words::fault(&fault, tr));
                }
            }
        }
        if self.done.is_some() {
            self.work = None;
        }
    }

    fn look_at(&mut self, file: PathBuf, tr: &Tr) {
        self.refused = self.rescue.look_at(Some(&file)).err().map(|fault| words::fault(&fault, tr));
    }

    /// The backup that is at hand and what it would bring back; whoever signs for that; and the deeds.
    fn offer(&mut self, ui: &mut Ui, tr: &Tr) {
        match self.rescue.plan() {
            Some(plan) => {
                let title = tr.backup_restore_title(tr.moment(plan.row.made));
                Text::new(&title).kind(Kind::Title).show(ui);
                backup_words::plan(plan, tr).iter().for_each(|sentence| drop(Text::new(sentence).show(ui)));
                ui.add_space(space::S);
                self.who(ui, tr);
            }
            None => {
                Text::new(&tr.rescue_none()).kind(Kind::Title).show(ui);
                Text::new(&tr.rescue_none_words()).show(ui);
                if self.rescue.salvageable {
                    Text::new(&backup_words::salvage_by_command(tr)).show(ui);
                }
            }
        }
        ui.add_space(space::S);
        if let Some(refused) = &self.refused {
            Banner::new(Tone::Late, refused).show(ui);
            ui.add_space(space::S);
        }
        if self.is_at_work() {
            return self.busy(ui, tr);
        }
        self.deeds(ui, tr);
    }

    fn who(&mut self, ui: &mut Ui, tr: &Tr) {
        Text::new(&tr.rescue_who()).muted().show(ui);
        let (name, secret) = (tr.sign_in_name(), tr.sign_in_secret());
        let WayOut { officer, secret: typed, .. } = self;
        side_by_side(ui, &[Part::Share(1.0); 2], space::M, |ui, at| match at {
            0 => {
                TextField::new(&name, Field::new(&mut *officer, "officer").max(32)).icon(Icon::Person).show(ui);
            }
            _ => {
                let field = Field::new(&mut *typed, "secret").secret().max(64);
                TextField::new(&secret, field).icon(Icon::Lock).show(ui);
            }
        });
    }

    fn busy(&self, ui: &mut Ui, tr: &Tr) {
        Banner::new(Tone::Note, &tr.rescue_busy()).show(ui);
        ui.add_space(space::S);
        how_far(ui, self.far, &tr.rescue_busy());
    }

    fn deeds(&mut self, ui: &mut Ui, tr: &Tr) {
        let offered = self.rescue.plan().is_some();
        let ready = offered && !self.officer.trim().is_empty() && !self.secret.is_empty();
        let (mut wanted, mut looks) = (None, false);
        row(ui, |ui| {
            if offered && Button::primary(&tr.backup_restore_deed()).enabled(ready).show(ui).clicked() {
                wanted = Some(Remedy::Restore);
            }
            let salvage = tr.rescue_salvage();
            let salvage = Button::secondary(&salvage).enabled(ready);
            if self.rescue.salvageable && offered && salvage.show(ui).clicked() {
                wanted = Some(Remedy::Salvage);
            }
            looks = match offered {
                true => Button::secondary(&tr.backup_another()).show(ui).clicked(),
                false => Button::primary(&tr.rescue_look()).show(ui).clicked(),
            };
        });
        if looks {
            let words = DialogWords { title: tr.backup_another_choose(), kinds: tr.backup_file() };
            self.chooser.ask(ui.ctx(), Wanted::Backup, words);
        }
        if let Some(remedy) = wanted {
            self.refused = None;
            let who = (self.officer.trim().to_owned(), std::mem::take(&mut self.secret).into());
            self.work = self.rescue.begin(remedy, who, *tr, Arc::clone(&self.wake));
        }
    }
}

/// How far something long has come, as far as that is known.
pub(super) fn how_far(ui: &mut Ui, far: Option<(u64, u64)>, name: &str) {
    match far {
        Some((done, all)) if all > 0 => Progress::new(done as f32 / all as f32, name),
        _ => Progress::waiting(name),
    }
    .show(ui);
}
