//! The window that opens when the program cannot: what happened, what to do next, in the clerk's language.

use eframe::egui::{CentralPanel, Context, Key, Ui, ViewportBuilder, ViewportCommand};

use super::text::Text;
use super::theme::{self, Kind, Look, Theme, space};
use super::widgets::{Button, Icon, row};
use crate::error::Wording;
use crate::i18n::Tr;

/// Shows the words until they are put away. When no window can be opened either, nobody can be told here.
pub fn refuse(words: Wording, tr: Tr) {
    let viewport = ViewportBuilder::default()
        .with_title(tr.window_program())
        .with_app_id("shubbak")
        .with_inner_size(theme::size::REFUSAL_WINDOW)
        .with_resizable(false);
    let options = eframe::NativeOptions { viewport, centered: true, ..Default::default() };
    let refusal = Refusal { words, tr };
    // The words also stand on standard error, where `main` puts them.
    let _ = eframe::run_native("shubbak", options, Box::new(move |_| Ok(Box::new(refusal))));
}

struct Refusal {
    words: Wording,
    tr: Tr,
}

impl eframe::App for Refusal {
    fn logic(&mut self, ctx: &Context, _frame: &mut eframe::Frame) {
        theme::apply(ctx, Look::new(Theme::Light, self.tr.direction()));
        if ctx.input(|input| input.key_pressed(Key::Escape) || input.key_pressed(Key::Enter)) {
            ctx.send_viewport_cmd(ViewportCommand::Close);
        }
    }

    fn ui(&mut self, ui: &mut Ui, _frame: &mut eframe::Frame) {
        page(ui, &self.words, &self.tr);
    }
}

/// Draws the words, and closes the window when they are put away.
pub fn page(ui: &mut Ui, words: &Wording, tr: &Tr) {
    CentralPanel::default().show(ui, |ui| {
        super::widgets::column(ui, |ui| {
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
            if Button::primary(&tr.window_close()).large().show(ui).clicked() {
                ui.ctx().send_viewport_cmd(ViewportCommand::Close);
            }
        });
    });
}
