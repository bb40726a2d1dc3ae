//! The window that opens when the program cannot: what happened, what to do next, in the clerk's language. Where
//! the register is missing or damaged and a backup is at hand, the way out is offered here.

use std::sync::mpsc::Receiver;
use std::sync::{Arc, OnceLock};

use eframe::egui::{CentralPanel, Context, Key, Ui, ViewportBuilder, ViewportCommand};

use super::text::{Field, Text};
use super::theme::{self, Kind, Look, Theme, space};
use super::widgets::{Banner, Button, Icon, Part, TextField, Tone, column, row, scroll, side_by_side};
use super::words;
use crate::app::backup::{Remedy, Rescue, words as backup_words};
use crate::app::{Fault, Wake};
use crate::error::Wording;
use crate::i18n::Tr;

/// Shows the words until they are put away. When no window can be opened either, nobody can be told here.
pub fn refuse(words: Wording, tr: Tr, rescue: Option<Rescue>) {
    let size = if rescue.is_some() { theme::size::RESCUE_WINDOW } else { theme::size::REFUSAL_WINDOW };
    let viewport = ViewportBuilder::default()
        .with_title(tr.window_program())
        .with_app_id("shubbak")
        .with_inner_size(size)
        .with_resizable(false);
    let options = eframe::NativeOptions { viewport, centered: true, ..Default::default() };
    let screen: Arc<OnceLock<Context>> = Arc::default();
    let seen = Arc::clone(&screen);
    let wake: Wake = Arc::new(move || {
        if let Some(ctx) = seen.get() {
            ctx.request_repaint();
        }
    });
    let refusal = Refusal { words, tr, way_out: rescue.map(|rescue| WayOut::new(rescue, wake)) };
    let run = Box::new(move |creation: &eframe::CreationContext<'_>| {
        // Set once, here.
        let _ = screen.set(creation.egui_ctx.clone());
        Ok(Box::new(refusal) as Box<dyn eframe::App>)
    });
    // The words also stand on standard error, where `main` puts them.
    let _ = eframe::run_native("shubbak", options, run);
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
        if alone {
            column(ui, |ui| sentences(ui, words, tr, alone, add));
        } else {
            scroll(ui, "refusal", |ui| column(ui, |ui| sentences(ui, words, tr, alone, add)));
        }
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
    officer: String,
    secret: String,
    refused: Option<String>,
    work: Option<Receiver<Result<Vec<String>, Fault>>>,
    done: Option<Vec<String>>,
}

impl WayOut {
    pub fn new(rescue: Rescue, wake: Wake) -> WayOut {
        let (officer, secret) = (String::new(), String::new());
        WayOut { rescue, wake, officer, secret, refused: None, work: None, done: None }
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
        let Some(answer) = self.work.as_ref().and_then(|work| work.try_recv().ok()) else { return };
        self.work = None;
        match answer {
            Ok(done) => self.done = Some(done),
            Err(fault) => self.refused = Some(words::fault(&fault, tr)),
        }
    }

    fn offer(&mut self, ui: &mut Ui, tr: &Tr) {
        let title = tr.backup_restore_title(backup_words::when(self.rescue.plan.row.made, tr));
        Text::new(&title).kind(Kind::Title).show(ui);
        for sentence in backup_words::plan(&self.rescue.plan, tr) {
            Text::new(&sentence).show(ui);
        }
        ui.add_space(space::S);
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
        ui.add_space(space::S);
        if let Some(refused) = &self.refused {
            Banner::new(Tone::Late, refused).show(ui);
            ui.add_space(space::S);
        }
        if self.is_at_work() {
            Banner::new(Tone::Note, &tr.rescue_busy()).show(ui);
            return;
        }
        let ready = !self.officer.trim().is_empty() && !self.secret.is_empty();
        let mut wanted = None;
        row(ui, |ui| {
            if Button::primary(&tr.backup_restore_deed()).enabled(ready).show(ui).clicked() {
                wanted = Some(Remedy::Restore);
            }
            let salvage = tr.rescue_salvage();
            let salvage = Button::secondary(&salvage).enabled(ready);
            if self.rescue.damaged && salvage.show(ui).clicked() {
                wanted = Some(Remedy::Salvage);
            }
        });
        if let Some(remedy) = wanted {
            self.refused = None;
            let who = (self.officer.trim().to_owned(), std::mem::take(&mut self.secret).into());
            self.work = self.rescue.begin(remedy, who, *tr, Arc::clone(&self.wake));
        }
    }
}
