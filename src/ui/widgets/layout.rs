//! Rows and columns that begin where reading begins.

use egui::{Align, Id, Layout, Rect, Response, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{look, space};

fn along(ui: &Ui) -> Layout {
    if look(ui.ctx()).rtl() { Layout::right_to_left(Align::Center) } else { Layout::left_to_right(Align::Center) }
}

fn down(ui: &Ui) -> Layout {
    Layout::top_down(if look(ui.ctx()).rtl() { Align::Max } else { Align::Min })
}

/// Things one under the other, each at the start of its line.
pub fn column<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = down(ui);
    ui.with_layout(layout, add).inner
}

/// Things side by side from the start, centred on one line.
pub fn row<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = along(ui);
    let room = vec2(ui.available_width().max(0.0), look(ui.ctx()).sizes.target);
    ui.allocate_ui_with_layout(room, layout, add).inner
}

/// As [`row`], going on in the next line when there is no room.
pub fn wrapped<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout = along(ui).with_main_wrap(true);
    let room = vec2(ui.available_width().max(0.0), look(ui.ctx()).sizes.target);
    ui.allocate_ui_with_layout(room, layout, add).inner
}

/// What stands at the end of a row that has begun.
pub(super) fn row_end<R>(ui: &mut Ui, add: impl FnOnce(&mut Ui) -> R) -> R {
    let layout =
        if look(ui.ctx()).rtl() { Layout::left_to_right(Align::Center) } else { Layout::right_to_left(Align::Center) };
    ui.with_layout(layout, add).inner
}

/// A row with something at its start and something at its end, as high as a control.
pub fn ends(ui: &mut Ui, start: impl FnOnce(&mut Ui), end: impl FnOnce(&mut Ui)) -> Response {
    let along = along(ui);
    let room = vec2(ui.available_width().max(0.0), look(ui.ctx()).sizes.control);
    ui.allocate_ui_with_layout(room, along, |ui| {
        let (id, across) = (ui.unique_id().with("end"), ui.max_rect().x_range());
        start(ui);
        let room = Rect::from_x_y_ranges(across, ui.available_rect_before_wrap().y_range());
        let taken = at_end(ui, id, room, end);
        ui.advance_cursor_after_rect(taken);
    })
    .response
}

/// Draws things in reading order so that the last one stands at the end of `room`, and tells where they lie. Tab goes
/// through them as the eye does, which it would not if they were drawn from the end.
pub fn at_end(ui: &mut Ui, id: Id, room: Rect, add: impl FnOnce(&mut Ui)) -> Rect {
    let expected = expected_at_end(ui, id, room);
    // As much room as the row has, also beyond its end: what has grown since is measured whole.
    let left = if look(ui.ctx()).rtl() { expected.right() - room.width() } else { expected.left() };
    let place = Rect::from_min_size(pos2(left, room.top()), room.size());
    let mut inside = ui.new_child(UiBuilder::new().max_rect(place).layout(along(ui)).id_salt("end"));
    add(&mut inside);
    let taken = inside.min_rect();
    if (expected.width() - taken.width()).abs() > 0.5 {
        ui.data_mut(|data| data.insert_temp(id, taken.width()));
        ui.ctx().request_discard("what stands at the end of a row has another width");
    }
    taken
}

/// Where [`at_end`] will draw, if nothing has changed since it last did.
pub fn expected_at_end(ui: &Ui, id: Id, room: Rect) -> Rect {
    let width = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or(0.0);
    let left = if look(ui.ctx()).rtl() { room.left() } else { room.right() - width };
    Rect::from_min_size(pos2(left, room.top()), vec2(width, room.height()))
}

/// The width of one of several parts side by side.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Part {
    /// Points.
    Fixed(f32),
    /// A share of what is left.
    Share(f32),
}

/// The parts' rectangles in reading order: the first is at the right in Arabic.
pub(super) fn part_rects(rect: Rect, parts: &[Part], between: f32, rtl: bool) -> Vec<Rect> {
    let fixed: f32 = parts.iter().map(|part| if let Part::Fixed(w) = part { *w } else { 0.0 }).sum();
    let shares: f32 = parts.iter().map(|part| if let Part::Share(s) = part { *s } else { 0.0 }).sum();
    let gaps = between * parts.len().saturating_sub(1) as f32;
    let left_over = (rect.width() - fixed - gaps).max(0.0);
    let mut at = 0.0;
    let mut rects = Vec::with_capacity(parts.len());
    for part in parts {
        let width = match part {
            Part::Fixed(width) => *width,
            Part::Share(share) => left_over * share / shares.max(f32::EPSILON),
        };
        let left = if rtl { rect.right() - at - width } else { rect.left() + at };
        rects.push(Rect::from_min_max(pos2(left, rect.top()), pos2(left + width, rect.bottom())));
        at += width + between;
    }
    rects
}

/// Parts side by side, each a column of its own; `add` is called with the number of each part.
pub fn side_by_side(ui: &mut Ui, parts: &[Part], between: f32, mut add: impl FnMut(&mut Ui, usize)) {
    let layout = down(ui);
    let room = ui.available_rect_before_wrap();
    let mut bottom = room.top();
    for (index, rect) in part_rects(room, parts, between, look(ui.ctx()).rtl()).into_iter().enumerate() {
        let mut part = ui.new_child(UiBuilder::new().max_rect(rect).layout(layout).id_salt(("part", index)));
        add(&mut part, index);
        bottom = bottom.max(part.min_rect().bottom());
    }
    let used = Rect::from_min_max(room.min, pos2(room.right(), bottom));
    ui.advance_cursor_after_rect(used);
}

/// Space between groups.
pub fn gap(ui: &mut Ui) {
    ui.add_space(space::L);
}

/// Parts side by side where every share has at least `least` points; otherwise one under the other.
pub fn beside_or_below(ui: &mut Ui, least: f32, parts: &[Part], between: f32, mut add: impl FnMut(&mut Ui, usize)) {
    let rects = part_rects(ui.available_rect_before_wrap(), parts, between, false);
    let shares = parts.iter().zip(&rects).filter(|(part, _)| matches!(part, Part::Share(_)));
    if shares.into_iter().all(|(_, rect)| rect.width() >= least) {
        return side_by_side(ui, parts, between, add);
    }
    for index in 0..parts.len() {
        if index > 0 {
            ui.add_space(between - ui.spacing().item_spacing.y);
        }
        ui.push_id(("part", index), |ui| column(ui, |ui| add(ui, index)));
    }
}
