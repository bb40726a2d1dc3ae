//! Surfaces. Depth comes from one hairline and one soft shadow; cards do not lie in cards.

use egui::{CornerRadius, Frame, InnerResponse, Margin, Sense, Ui, vec2};

use super::column;
use crate::ui::text::Text;
use crate::ui::theme::tokens::card_shadow;
use crate::ui::theme::{Kind, look, radius, space};

/// A group of things that belong together.
///
/// ```text
/// Card::new().title(tr.the_person()).show(ui, |ui| fact(ui, tr.name(), name));
/// ```
#[must_use = "show it"]
pub struct Card<'a> {
    title: &'a str,
    padding: f32,
}

impl Default for Card<'_> {
    fn default() -> Self {
        Self::new()
    }
}

impl<'a> Card<'a> {
    pub fn new() -> Self {
        Self { title: "", padding: space::L }
    }

    pub fn title(mut self, title: &'a str) -> Self {
        self.title = title;
        self
    }

    /// Nothing between the edge and what is inside: for tables.
    pub fn flush(mut self) -> Self {
        self.padding = 0.0;
        self
    }

    pub fn show<R>(self, ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> InnerResponse<R> {
        let p = look(ui.ctx()).palette;
        let frame = Frame::new()
            .fill(p.surface)
            .stroke(p.hair())
            .corner_radius(CornerRadius::same(radius::CARD))
            .shadow(card_shadow(p))
            .inner_margin(Margin::same(self.padding as i8));
        frame.show(ui, |ui| {
            column(ui, |ui| {
                ui.set_width(ui.available_width());
                if !self.title.is_empty() {
                    Text::new(self.title).kind(Kind::Title).show(ui);
                    ui.add_space(space::XS);
                }
                add(ui)
            })
        })
    }
}

/// The hairline, with air above and below.
pub fn divider(ui: &mut Ui) {
    let p = look(ui.ctx()).palette;
    let (rect, _) = ui.allocate_exact_size(vec2(ui.available_width(), space::S + p.line), Sense::hover());
    ui.painter().hline(rect.x_range(), rect.center().y, p.hair());
}
