//! An empty page teaches: one sentence and the one button that fills it.

use egui::{Align, CornerRadius, Layout, Sense, Ui, vec2};

use super::{Button, Icon};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, space};

/// What stands where a list would. [`Self::show`] tells if the button was pressed.
#[must_use = "show it"]
pub struct EmptyState<'a> {
    icon: Icon,
    title: &'a str,
    words: &'a str,
    action: &'a str,
    shortcut: &'a str,
}

impl<'a> EmptyState<'a> {
    pub fn new(icon: Icon, title: &'a str) -> Self {
        Self { icon, title, words: "", action: "", shortcut: "" }
    }

    pub fn words(mut self, words: &'a str) -> Self {
        self.words = words;
        self
    }

    pub fn action(mut self, action: &'a str, shortcut: &'a str) -> Self {
        self.action = action;
        self.shortcut = shortcut;
        self
    }

    pub fn show(self, ui: &mut Ui) -> bool {
        let p = look(ui.ctx()).palette;
        let mut pressed = false;
        ui.with_layout(Layout::top_down(Align::Center), |ui| {
            ui.add_space(space::XXL);
            let (rect, _) = ui.allocate_exact_size(vec2(64.0, 64.0), Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same(32), p.accent_wash);
            self.icon.paint(ui.painter(), rect.shrink(19.0), p.accent_ink, look(ui.ctx()).rtl());
            ui.add_space(space::S);
            Text::new(self.title).kind(Kind::Title).show(ui);
            if !self.words.is_empty() {
                Text::new(self.words).muted().width(420.0).show(ui);
            }
            if !self.action.is_empty() {
                ui.add_space(space::S);
                let button = Button::primary(self.action).shortcut(self.shortcut);
                pressed = button.show(ui).clicked();
            }
            ui.add_space(space::XXL);
        });
        pressed
    }
}
