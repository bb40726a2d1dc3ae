//! One of three to five short choices, all in sight: the states of a document.

use egui::{
    CornerRadius, EventFilter, Id, Key, Modifiers, Pos2, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2,
    WidgetInfo, pos2, vec2,
};

use super::focus_ring;
use crate::text::{Align, plain};
use crate::ui::text::{Lettering, Setting, set};
use crate::ui::theme::{Kind, look, radius, space};

const HEIGHT: f32 = 32.0;

/// Shows the choices as one strip, of several lines where one has no room. `None` is allowed until something is chosen.
/// Tab stops at the strip once; the arrow keys walk along it, the space bar chooses.
pub fn segments<T: Copy + PartialEq>(
    ui: &mut Ui,
    name: &str,
    chosen: &mut Option<T>,
    choices: &[(T, &str)],
) -> Response {
    let ctx = ui.ctx().clone();
    let setting = Setting { line_height: 1.4, ..Setting::new(&ctx, Kind::Label) };
    let words: Vec<Lettering> = choices.iter().map(|(_, words)| set(&ctx, words, &setting)).collect();
    let widths: Vec<f32> = words.iter().map(|w| (w.size().x + 2.0 * space::M).max(44.0)).collect();
    let (places, size) = in_lines(&widths, ui.available_width());
    let (rect, mut response) = ui.allocate_exact_size(size, Sense::hover());
    let look = look(&ctx);
    let p = look.palette;
    let corner = CornerRadius::same(radius::CONTROL);
    ui.painter().rect(rect, corner, p.sunken, Stroke::new(p.line, p.hairline), StrokeKind::Inside);
    let on = chosen.and_then(|chosen| choices.iter().position(|(value, _)| *value == chosen));
    let stop = rove(ui, response.id, choices.len(), on);
    for (index, ((value, label), place)) in choices.iter().zip(&places).enumerate() {
        let left = if look.rtl() { rect.right() - place.right() } else { rect.left() + place.left() };
        let place = Rect::from_min_size(pos2(left, rect.top() + place.top()), place.size());
        let sense = if index == stop { Sense::click() } else { Sense::CLICK };
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
fn in_lines(widths: &[f32], room: f32) -> (Vec<Rect>, Vec2) {
    let (mut at, mut size) = (Pos2::ZERO, vec2(0.0, HEIGHT));
    let places = widths
        .iter()
        .map(|width| {
            if at.x > 0.0 && at.x + width > room {
                at = pos2(0.0, at.y + HEIGHT);
            }
            let place = Rect::from_min_size(at, vec2(*width, HEIGHT));
            at.x += width;
            size = size.max(place.max.to_vec2());
            place
        })
        .collect();
    (places, size)
}

fn paint(ui: &Ui, place: Rect, words: &Lettering, on: bool, one: &Response) {
    let look = look(ui.ctx());
    let p = look.palette;
    let pill = place.shrink(3.0);
    let corner = CornerRadius::same(radius::SMALL);
    if on {
        // A wash, not the full accent: a sheet holds many of these and only one thing to do next.
        let edge = Stroke::new(p.edge_line, p.accent_ink);
        ui.painter().rect(pill, corner, p.accent_wash, edge, StrokeKind::Inside);
    } else if one.hovered() {
        ui.painter().rect_filled(pill, corner, p.surface);
    }
    focus_ring(ui, pill.shrink(1.0), radius::SMALL, one);
    let ink = if on { p.accent_ink } else { p.ink };
    words.paint_in(ui.painter(), place, Align::Center, look.direction, ink);
}
