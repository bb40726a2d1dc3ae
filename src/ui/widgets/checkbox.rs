//! Yes or no.

use egui::{Color32, CornerRadius, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::paint::Run;
use super::{Icon, focus_ring};
use crate::text::plain;
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Hand, Kind, Palette, hand, look, radius, size, space};

const BOX: f32 = size::CHECKBOX;

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
        let look = look(ui.ctx());
        let room = (ui.available_width() - BOX - space::S).max(BOX);
        let setting = Setting { width: Some(room), ..Setting::new(ui.ctx(), Kind::Body) };
        let words = set(ui.ctx(), self.words, &setting);
        let wanted = vec2(BOX + space::S + words.size().x, words.size().y.max(look.sizes.small));
        let enabled = self.enabled && ui.is_enabled();
        let sense = if enabled { Sense::click() } else { Sense::hover() };
        let (rect, mut response) = ui.allocate_exact_size(wanted, sense);
        if response.clicked() {
            *self.on = !*self.on;
            response.mark_changed();
        }
        response.widget_info(|| WidgetInfo::selected(Role::CheckBox, enabled, *self.on, plain(self.words)));
        if ui.is_rect_visible(rect) {
            let mut run = Run::new(ui, rect, 0.0);
            // Beside the first line, where there are several.
            let first = words.size().y / words.lines().max(1) as f32;
            let square = run.take(Vec2::splat(BOX)).translate(vec2(0.0, (first - words.size().y) / 2.0));
            let hand = if enabled { hand(&response) } else { Hand::default() };
            paint_box(ui, square, *self.on, colors(look.palette, enabled, *self.on, hand));
            if enabled {
                focus_ring(ui, square, radius::SMALL, &response);
            }
            run.at += space::S;
            let ink = if enabled { look.palette.ink } else { look.palette.faint };
            words.paint(ui.painter(), run.take(words.size()).min, ink);
        }
        response
    }
}

struct Colors {
    fill: Color32,
    edge: Color32,
    mark: Color32,
}

fn colors(p: &Palette, enabled: bool, on: bool, hand: Hand) -> Colors {
    let (fill, edge, mark) = match (enabled, on, hand) {
        (false, _, _) => (p.sunken, p.outline, p.faint),
        (true, true, Hand { down: true, .. }) => (p.accent_pressed, p.accent_pressed, p.on_accent),
        (true, true, Hand { over: true, .. }) => (p.accent_hover, p.accent_hover, p.on_accent),
        (true, true, _) => (p.accent, p.accent, p.on_accent),
        (true, false, Hand { down: true, .. }) => (p.sunken, p.ink, p.ink),
        (true, false, Hand { over: true, .. }) => (p.hover, p.ink, p.ink),
        (true, false, _) => (p.surface, p.edge, p.ink),
    };
    Colors { fill, edge, mark }
}

fn paint_box(ui: &Ui, square: Rect, on: bool, colors: Colors) {
    let line = Stroke::new(look(ui.ctx()).palette.edge_line, colors.edge);
    ui.painter().rect(square, CornerRadius::same(radius::SMALL), colors.fill, line, StrokeKind::Inside);
    if on {
        Icon::Check.paint(ui.painter(), square.shrink(space::XXS), colors.mark, false);
    }
}
