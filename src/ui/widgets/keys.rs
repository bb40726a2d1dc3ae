//! The key that does the same, shown small beside the words.

use egui::{Color32, CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};

use crate::text::{Align, Direction};
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::{Kind, look, radius, size, space};

/// A key cap: `F3`, `Ctrl+1`. Names of keys are the same in both languages.
pub fn key_hint(ui: &mut Ui, key: &str) -> Response {
    let cap = cap(ui, key);
    let (rect, response) = ui.allocate_exact_size(cap_size(&cap), Sense::hover());
    let p = look(ui.ctx()).palette;
    paint_cap(ui, &cap, rect, p.muted, p.outline);
    response
}

pub(super) fn cap(ui: &Ui, key: &str) -> Lettering {
    let setting = Setting { direction: Direction::Ltr, ..Setting::new(ui.ctx(), Kind::Key) };
    set(ui.ctx(), key, &setting)
}

pub(super) fn cap_size(cap: &Lettering) -> egui::Vec2 {
    vec2((cap.size().x + space::S + space::XXS).max(size::CAP), size::CAP)
}

pub(super) fn paint_cap(ui: &Ui, cap: &Lettering, rect: Rect, ink: Color32, edge: Color32) {
    let line = Stroke::new(look(ui.ctx()).palette.line, edge);
    ui.painter().rect_stroke(rect, CornerRadius::same(radius::SMALL), line, StrokeKind::Inside);
    cap.paint_in(ui.painter(), rect, Align::Center, Direction::Ltr, ink);
}
