//! Themes to choose from, each shown as the small window it would make.

use egui::{
    Color32, CornerRadius, Painter, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, WidgetInfo, pos2, vec2,
};

use super::segments::rove;
use super::{Icon, focus_ring};
use crate::text::{Align, plain};
use crate::ui::text::{Setting, set};
use crate::ui::theme::{Kind, Palette, Theme, hand, look, radius, size, space};

const TILE: egui::Vec2 = size::SWATCH;
const WORDS: f32 = size::SWATCH_WORDS;

/// Shows the themes side by side, each a radio button with its name; the chosen one is marked.
pub fn swatches(ui: &mut Ui, name: &str, chosen: &mut Theme, choices: &[(Theme, &str)]) -> Response {
    let across = TILE.x * choices.len() as f32 + space::M * choices.len().saturating_sub(1) as f32;
    let (rect, mut group) = ui.allocate_exact_size(vec2(across, TILE.y), Sense::hover());
    let rtl = look(ui.ctx()).rtl();
    let on = choices.iter().position(|(theme, _)| theme == chosen);
    let stop = rove(ui, group.id, choices.len(), on);
    for (index, (theme, words)) in choices.iter().enumerate() {
        let along = (TILE.x + space::M) * index as f32;
        let left = if rtl { rect.right() - along - TILE.x } else { rect.left() + along };
        let place = Rect::from_min_size(pos2(left, rect.top()), TILE);
        let sense = if index == stop { Sense::click() } else { Sense::CLICK };
        let one = ui.interact(place, group.id.with(index), sense);
        if one.clicked() && *chosen != *theme {
            *chosen = *theme;
            group.mark_changed();
        }
        let on = *chosen == *theme;
        one.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, plain(words)));
        tile(ui, place, *theme, words, on, &one);
    }
    ui.ctx().accesskit_node_builder(group.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(plain(name));
    });
    group
}

fn tile(ui: &Ui, place: Rect, theme: Theme, words: &str, on: bool, one: &Response) {
    let look = look(ui.ctx());
    let p = look.palette;
    let corner = CornerRadius::same(radius::CARD);
    let edge = match (on, hand(one).over) {
        (true, _) => p.ring(),
        (false, true) => Stroke::new(p.line, p.edge),
        (false, false) => Stroke::new(p.line, p.outline),
    };
    let picture = Rect::from_min_max(place.min, pos2(place.right(), place.bottom() - WORDS));
    small_window(ui.painter(), picture.shrink(edge.width), theme.palette(), look.rtl());
    ui.painter().rect(place, corner, Color32::TRANSPARENT, edge, StrokeKind::Inside);
    ui.painter().hline(place.x_range().shrink(edge.width), picture.bottom(), p.hair());
    let under = Rect::from_min_max(pos2(place.left(), picture.bottom()), place.max).shrink2(vec2(space::M, 0.0));
    let lettering = set(ui.ctx(), words, &Setting::new(ui.ctx(), Kind::Label));
    lettering.paint_in(ui.painter(), under, Align::Start, look.direction, if on { p.accent_ink } else { p.ink });
    if on {
        let x = if look.rtl() { under.left() } else { under.right() - size::ICON };
        let mark = Rect::from_min_size(pos2(x, under.center().y - size::ICON / 2.0), egui::Vec2::splat(size::ICON));
        Icon::Check.paint(ui.painter(), mark, p.accent_ink, look.rtl());
    }
    focus_ring(ui, place, radius::CARD, one);
}

/// The counter page in twelve strokes: bar, side, sheet, lines and the one button.
fn small_window(painter: &Painter, rect: Rect, p: &Palette, rtl: bool) {
    let top = CornerRadius { nw: radius::CARD - 1, ne: radius::CARD - 1, sw: 0, se: 0 };
    painter.rect_filled(rect, top, p.ground);
    let bar = Rect::from_min_size(rect.min, vec2(rect.width(), 14.0));
    painter.rect_filled(bar, top, p.surface);
    painter.hline(rect.x_range(), bar.bottom(), p.hair());
    let mirrored = |from: f32, y: f32, width: f32, height: f32| {
        let left = if rtl { rect.right() - from - width } else { rect.left() + from };
        Rect::from_min_size(pos2(left, rect.top() + y), vec2(width, height))
    };
    let block = |place: Rect, round: u8, color: Color32| {
        painter.rect_filled(place, CornerRadius::same(round), color);
    };
    block(mirrored(8.0, 5.0, 34.0, 4.0), 2, p.ink);
    block(mirrored(8.0, 22.0, 12.0, 12.0), 3, p.accent_wash);
    block(mirrored(8.0, 40.0, 12.0, 4.0), 2, p.muted);
    block(mirrored(8.0, 52.0, 12.0, 4.0), 2, p.muted);
    let sheet = mirrored(30.0, 22.0, 126.0, 64.0);
    painter.rect(sheet, CornerRadius::same(4), p.surface, p.hair(), StrokeKind::Inside);
    block(mirrored(40.0, 31.0, 44.0, 5.0), 2, p.ink);
    for (y, width) in [(43.0, 92.0), (52.0, 74.0)] {
        block(mirrored(40.0, y, width, 4.0), 2, p.muted);
    }
    block(mirrored(40.0, 67.0, 40.0, 11.0), 3, p.accent);
    block(mirrored(86.0, 67.0, 22.0, 11.0), 3, p.done.wash);
    block(mirrored(90.0, 71.0, 14.0, 3.0), 1, p.done.ink);
}
