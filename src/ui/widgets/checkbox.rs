//! Yes or no.

use egui::{CornerRadius, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, Widget, WidgetInfo, vec2};

use super::button::Run;
use super::{Icon, focus_ring};
use crate::text::plain;
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, look, radius, space};

const BOX: f32 = 20.0;

/// A box with words. The words are part of the target.
#[must_use = "show it"]
pub struct Checkbox<'a> {
    on: &'a mut bool,
    words: &'a str,
    enabled: bool,
}

impl<'a> Checkbox<'a> {
    pub fn new(on: &'a mut bool, words: &'a str) -> Self {
        Self { on, words, enabled: true }
    }

    pub fn enabled(mut self, enabled: bool) -> Self {
        self.enabled = enabled;
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let room = (ui.available_width() - BOX - space::S).max(BOX);
        let setting = Setting { width: Some(room), ..Setting::new(ui.ctx(), Kind::Body) };
        let words = set(ui.ctx(), self.words, &setting);
        let wanted = vec2(BOX + space::S + words.size().x, words.size().y.max(28.0));
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, mut response) = ui.allocate_exact_size(wanted, sense);
        if response.clicked() {
            *self.on = !*self.on;
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, *self.on, plain(self.words)));
        if ui.is_rect_visible(rect) {
            let look = look(ui.ctx());
            let p = look.palette;
            let mut run = Run { rect, at: 0.0, rtl: look.rtl() };
            let square = run.take(Vec2::splat(BOX));
            let corner = CornerRadius::same(radius::SMALL);
            let (fill, edge, ink) = match (enabled, *self.on) {
                (true, true) => (p.accent, p.accent, p.ink),
                (true, false) if response.hovered() => (p.hover, p.ink, p.ink),
                (true, false) => (p.surface, p.edge, p.ink),
                (false, _) => (p.sunken, p.hairline, p.faint),
            };
            ui.painter().rect(square, corner, fill, Stroke::new(p.edge_line, edge), StrokeKind::Inside);
            if *self.on {
                let ink = if enabled { p.on_accent } else { p.faint };
                Icon::Check.paint(ui.painter(), square.shrink(3.0), ink, false);
            }
            focus_ring(ui, square, radius::SMALL, &response);
            run.at += space::S;
            let place = run.take(words.size());
            words.paint(ui.painter(), place.min, ink);
        }
        response
    }
}

impl Widget for Checkbox<'_> {
    fn ui(self, ui: &mut Ui) -> Response {
        self.show(ui)
    }
}
