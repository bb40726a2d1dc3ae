//! A button that is only a picture, where words would crowd: its name is heard, and read on hover.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo};

use super::{Icon, focus_ring, key_tip};
use crate::text::plain;
use crate::ui::theme::{Hand, Palette, hand, look, radius, size, space};

/// A picture to press.
///
/// ```text
/// if IconButton::new(Icon::Printer, tr.print_again()).show(ui).clicked() { … }
/// ```
#[must_use = "show it"]
pub struct IconButton<'a> {
    icon: Icon,
    name: &'a str,
    small: bool,
    on: bool,
    enabled: bool,
    key: &'a str,
    sense: Sense,
}

impl<'a> IconButton<'a> {
    pub fn new(icon: Icon, name: &'a str) -> Self {
        Self { icon, name, small: false, on: false, enabled: true, key: "", sense: Sense::click() }
    }

    /// The key that does the same, said on hover.
    pub fn key(mut self, key: &'a str) -> Self {
        self.key = key;
        self
    }

    /// Tab passes it by: a list that is walked row by row has a key of its own for what stands in each row.
    pub fn passed_by(mut self) -> Self {
        self.sense = Sense::CLICK;
        self
    }

    pub fn small(mut self) -> Self {
        self.small = true;
        self
    }

    /// Switched on.
    pub fn on(mut self, on: bool) -> Self {
        self.on = on;
        self
    }

    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let look = look(ui.ctx());
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { self.sense } else { Sense::hover() };
        let side = if self.small { look.sizes.target } else { look.sizes.icon_button };
        let (rect, response) = ui.allocate_exact_size(Vec2::splat(side), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, plain(self.name)));
        let hand = if enabled { hand(&response) } else { Hand::default() };
        let (fill, ink) = self.colors(look.palette, hand, enabled);
        ui.painter().rect_filled(rect, CornerRadius::same(radius::CONTROL), fill);
        if enabled {
            focus_ring(ui, rect, radius::CONTROL, &response);
        }
        let picture = if self.small { size::ICON_SMALL + space::XXS } else { size::ICON };
        let place = Rect::from_center_size(rect.center(), Vec2::splat(picture));
        self.icon.paint(ui.painter(), place, ink, look.rtl());
        key_tip(response, self.name, self.key)
    }

    fn colors(&self, p: &Palette, hand: Hand, enabled: bool) -> (Color32, Color32) {
        match (enabled, self.on, hand) {
            (false, _, _) => (Color32::TRANSPARENT, p.edge),
            (true, true, Hand { down: true, .. }) => (p.selection, p.accent_ink),
            (true, true, _) => (p.accent_wash, p.accent_ink),
            (true, false, Hand { down: true, .. }) => (p.sunken, p.ink),
            (true, false, Hand { over: true, .. }) => (p.hover, p.ink),
            (true, false, _) => (Color32::TRANSPARENT, p.muted),
        }
    }
}
