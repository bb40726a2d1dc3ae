//! An empty page teaches: one sentence and the one button that fills it.

use egui::{Align, CornerRadius, Layout, Rect, Sense, Ui, Vec2};

use super::{Button, Icon};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, size, space};

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
            let (rect, _) = ui.allocate_exact_size(Vec2::splat(size::EMPTY), Sense::hover());
            ui.painter().rect_filled(rect, CornerRadius::same((size::EMPTY / 2.0) as u8), p.accent_wash);
            let picture = Rect::from_center_size(rect.center(), Vec2::splat(size::ICON_HUGE));
            self.icon.paint(ui.painter(), picture, p.accent_ink, look(ui.ctx()).rtl());
            ui.add_space(space::S);
            Text::new(self.title).kind(Kind::Title).show(ui);
            if !self.words.is_empty() {
                Text::new(self.words).muted().width(size::READING).show(ui);
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
