//! The key that does the same, shown small beside the words.

use egui::{Color32, CornerRadius, Pos2, Rect, Response, Sense, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use crate::text::{Align, Direction};
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::{Kind, look, radius, size, space};

/// Key caps: `F3`, `Ctrl+1`; with one space between several, `1 … 5`. Names of keys are the same in both languages.
pub fn key_hint(ui: &mut Ui, keys: &str) -> Response {
    let (rect, response) = ui.allocate_exact_size(vec2(caps_width(ui, keys), size::CAP), Sense::hover());
    let p = look(ui.ctx()).palette;
    paint_caps(ui, keys, rect.min, p.muted, p.outline);
    response
}

/// Names of keys are read from the left in both languages, as they lie on the keyboard.
pub(super) fn paint_caps(ui: &Ui, keys: &str, at: Pos2, ink: Color32, edge: Color32) {
    let mut left = at.x;
    for one in keys.split(' ') {
        let name = cap(ui, one);
        let place = Rect::from_min_size(pos2(left, at.y), piece(ui, one));
        if one == AND_SO_ON {
            name.paint_in(ui.painter(), place, Align::Center, Direction::Ltr, ink);
        } else {
            paint_cap(ui, &name, place, ink, edge);
        }
        left += place.width() + space::XS;
    }
}

pub(super) fn caps_width(ui: &Ui, keys: &str) -> f32 {
    let pieces: Vec<f32> = keys.split(' ').map(|one| piece(ui, one).x).collect();
    pieces.iter().sum::<f32>() + space::XS * pieces.len().saturating_sub(1) as f32
}

/// Between the first and the last of a row of keys.
const AND_SO_ON: &str = "…";

fn piece(ui: &Ui, one: &str) -> Vec2 {
    let size = cap_size(&cap(ui, one));
    if one == AND_SO_ON { vec2(space::M, size.y) } else { size }
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
