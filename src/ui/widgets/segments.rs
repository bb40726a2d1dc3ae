//! One of three to five short choices, all in sight: the states of a document.

use egui::{
    Color32, CornerRadius, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui,
    Vec2, WidgetInfo, pos2, vec2,
};

use super::focus_ring;
use crate::text::{Align, plain};
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::tokens::LINE_TIGHT;
use crate::ui::theme::{Hand, Kind, Palette, hand, look, radius, size, space};

/// Shows the choices as one strip, of several lines where one has no room. `None` is allowed until something is chosen.
/// Tab stops at the strip once; the arrow keys walk along it, the space bar chooses.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut Option<T>,
    choices: &[(T, &str)],
) -> Response {
    let ctx = ui.ctx().clone();
    let setting = Setting { line_height: LINE_TIGHT, ..Setting::new(&ctx, Kind::Label) };
    let words: Vec<Lettering> = choices.iter().map(|(_, words)| set(&ctx, words, &setting)).collect();
    let look = look(&ctx);
    let (p, height) = (look.palette, look.sizes.segments);
    let widths: Vec<f32> = words.iter().map(|w| (w.size().x + 2.0 * space::M).max(size::SEGMENT)).collect();
    let (places, whole) = in_lines(&widths, height, ui.available_width());
    let (rect, mut response) = ui.allocate_exact_size(whole, Sense::hover());
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect(rect, corner, p.sunken, p.hair(), StrokeKind::Inside);
    let on = chosen.and_then(|chosen| choices.iter().position(|(value, _)| *value == chosen));
    let stop = rove(ui, response.id, choices.len(), on);
    for (index, ((value, label), place)) in choices.iter().zip(&places).enumerate() {
        let left = if look.rtl() { rect.right() - place.right() } else { rect.left() + place.left() };
        let place = Rect::from_min_size(pos2(left, rect.top() + place.top()), place.size());
        let sense = match (ui.is_enabled(), index == stop) {
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
            (false, _) => Sense::hover(),
        };
        let one = ui.interact(place, response.id.with(index), sense);
        if one.clicked() && *chosen != Some(*value) {
            *chosen = Some(*value);
            response.mark_changed();
        }
        let on = *chosen == Some(*value);
        one.widget_info(|| WidgetInfo::selected(Role::RadioButton, ui.is_enabled(), on, plain(label)));
        paint(ui, place, &words[index], on, &one);
    }
    ui.ctx().accesskit_node_builder(response.id, |node| {
        node.set_role(Role::RadioGroup);
        node.set_label(plain(name));
    });
    response
}

/// Where Tab stops among `count` choices with the ids `group.with(0)`, `group.with(1)`, …: at the one that has the
/// keyboard, else at the chosen one, else at the first. Left and right take the keyboard along the strip.
pub(super) fn rove(ui: &Ui, group: Id, count: usize, on: Option<usize>) -> usize {
    let Some(at) = (0..count).find(|index| ui.memory(|memory| memory.has_focus(group.with(*index)))) else {
        return on.unwrap_or(0);
    };
    // Without this egui would look for a neighbour by itself, and leave the strip at its end.
    let ours = EventFilter { horizontal_arrows: true, ..EventFilter::default() };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(group.with(at), ours));
    let (left, right) = ui.input_mut(|input| {
        let mut pressed = |key| input.consume_key(Modifiers::NONE, key);
        (pressed(Key::ArrowLeft), pressed(Key::ArrowRight))
    });
    let forward = if look(ui.ctx()).rtl() { left } else { right };
    let to = match (left || right, forward) {
        (true, true) => (at + 1).min(count - 1),
        (true, false) => at.saturating_sub(1),
        (false, _) => at,
    };
    if to != at {
        ui.memory_mut(|memory| memory.request_focus(group.with(to)));
    }
    to
}

/// Where each of these widths lies, from the start, in lines no longer than `room`; and the size of it all.
fn in_lines(widths: &[f32], height: f32, room: f32) -> (Vec<Rect>, Vec2) {
    let (mut at, mut size) = (Pos2::ZERO, vec2(0.0, height));
    let places = widths
        .iter()
        .map(|width| {
            if at.x > 0.0 && at.x + width > room {
                at = pos2(0.0, at.y + height);
            }
            let place = Rect::from_min_size(at, vec2(*width, height));
            at.x += width;
            size = size.max(place.max.to_vec2());
            place
        })
        .collect();
    (places, size)
}

fn paint(ui: &Ui, place: Rect, words: &Lettering, on: bool, one: &Response) {
    let look = look(ui.ctx());
    let pill = place.shrink(look.palette.ring);
    let colors = colors(look.palette, ui.is_enabled(), on, hand(one));
    let line = Stroke::new(look.palette.edge_line, colors.edge);
    ui.painter().rect(pill, CornerRadius::same(radius::SMALL), colors.fill, line, StrokeKind::Inside);
    if ui.is_enabled() {
        focus_ring(ui, pill.shrink(size::RING_GAP), radius::SMALL, one);
    }
    words.paint_in(ui.painter(), place, Align::Center, look.direction, colors.ink);
}

struct Colors {
    fill: Color32,
    edge: Color32,
    ink: Color32,
}

/// The chosen one is a wash, not the full accent: a sheet holds many strips and only one thing to do next.
fn colors(p: &Palette, enabled: bool, on: bool, hand: Hand) -> Colors {
    let none = Color32::TRANSPARENT;
    let (fill, edge, ink) = match (enabled, on, hand) {
        (false, true, _) => (p.surface, p.hairline, p.faint),
        (false, false, _) => (none, none, p.faint),
        (true, true, Hand { down: true, .. }) => (p.selection, p.accent_ink, p.accent_ink),
        (true, true, _) => (p.accent_wash, p.accent_ink, p.accent_ink),
        (true, false, Hand { down: true, .. }) => (p.surface, p.edge, p.ink),
        (true, false, Hand { over: true, .. }) => (p.surface, p.hairline, p.ink),
        (true, false, _) => (none, none, p.ink),
    };
    Colors { fill, edge, ink }
}
