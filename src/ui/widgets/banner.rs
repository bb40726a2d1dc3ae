//! A sentence that stands over a page until it no longer holds, with the one thing to do about it.

use egui::{CornerRadius, Frame, Margin, Stroke, Ui, vec2};

use super::{Button, Icon, Tone, column, ends};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, radius, size, space};

/// A banner. [`Self::show`] tells if its action was asked for.
///
/// ```ignore
/// if Banner::new(Tone::Warning, tr.printer_out_of_paper()).action(tr.try_again()).show(ui) { … }
/// ```
#[must_use = "show it"]
pub struct Banner<'a> {
    tone: Tone,
    words: &'a str,
    detail: &'a str,
    action: &'a str,
}

impl<'a> Banner<'a> {
    pub fn new(tone: Tone, words: &'a str) -> Self {
        Self { tone, words, detail: "", action: "" }
    }

    /// The rule, the cause, or the date, said more quietly.
    pub fn detail(mut self, detail: &'a str) -> Self {
        self.detail = detail;
        self
    }

    pub fn action(mut self, action: &'a str) -> Self {
        self.action = action;
        self
    }

    pub fn show(self, ui: &mut Ui) -> bool {
        let p = look(ui.ctx()).palette;
        let signal = self.tone.signal(p);
        let edge = if p.line > 1.0 { signal.ink } else { signal.ink.gamma_multiply(0.25) };
        let frame = Frame::new()
            .fill(signal.wash)
            .stroke(Stroke::new(p.line, edge))
            .corner_radius(CornerRadius::same(radius::CARD))
            .inner_margin(Margin::symmetric(space::L as i8, space::S as i8));
        let mut asked = false;
        frame.show(ui, |ui| {
            ui.set_width(ui.available_width());
            ends(
                ui,
                |ui| {
                    let icon = if self.tone == Tone::Done { Icon::Check } else { self.tone.icon() };
                    icon.show(ui, size::ICON + 2.0, signal.ink);
                    ui.add_space(space::XS);
                    let room = vec2(ui.available_width() - self.action_room(ui), 0.0);
                    ui.allocate_ui(room, |ui| column(ui, |ui| self.sentences(ui)));
                },
                |ui| {
                    if !self.action.is_empty() {
                        asked = Button::secondary(self.action).small().show(ui).clicked();
                    }
                },
            );
        });
        asked
    }

    fn sentences(&self, ui: &mut Ui) {
        let p = look(ui.ctx()).palette;
        ui.spacing_mut().item_spacing.y = 0.0;
        Text::new(self.words).kind(Kind::Strong).color(self.tone.signal(p).ink).show(ui);
        if !self.detail.is_empty() {
            Text::new(self.detail).kind(Kind::Table).color(p.ink).show(ui);
        }
    }

    fn action_room(&self, ui: &Ui) -> f32 {
        if self.action.is_empty() {
            return 0.0;
        }
        let setting = crate::ui::text::Setting::new(ui.ctx(), Kind::Label);
        crate::ui::text::set(ui.ctx(), self.action, &setting).size().x + space::XXL + space::L
    }
}
