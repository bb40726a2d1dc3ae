//! What opens under a head: it grows into its room, so that the eye sees where it comes from.
//!
//! What closes is gone at once and only its room shrinks: nobody could type into something that is leaving.

use egui::{Id, Rect, Sense, Ui, UiBuilder, emath, vec2};

use crate::ui::theme::{look, motion};

/// Shows the inside while `open`, and the movement between open and shut.
pub(super) fn fold<R>(ui: &mut Ui, id: Id, open: bool, add: impl FnOnce(&mut Ui) -> R) -> Option<R> {
    let id = id.with("fold");
    let far = far(ui, id, open);
    let before = ui.data(|data| data.get_temp::<f32>(id)).unwrap_or_default();
    if !open {
        let left = (before * far).round();
        if left > 0.0 {
            ui.allocate_exact_size(vec2(ui.available_width(), left), Sense::hover());
        }
        return None;
    }
    let (result, height) = inside(ui, id, far, before, add);
    if height != before {
        ui.data_mut(|data| data.insert_temp(id, height));
    }
    Some(result)
}

/// Draws the inside in a part of its height, and tells the whole of it.
fn inside<R>(ui: &mut Ui, id: Id, far: f32, before: f32, add: impl FnOnce(&mut Ui) -> R) -> (R, f32) {
    let room = ui.available_rect_before_wrap();
    let builder = UiBuilder::new().max_rect(room).layout(*ui.layout()).id_salt(id);
    let mut part = ui.new_child(builder);
    if far < 1.0 {
        part.shrink_clip_rect(Rect::everything_above(room.top() + before * far));
    }
    let result = add(&mut part);
    let height = part.min_rect().height();
    let shown = (height * far).round();
    let width = if far < 1.0 { room.width() } else { part.min_rect().width() };
    ui.advance_cursor_after_rect(Rect::from_min_size(room.min, vec2(width.max(room.width()), shown)));
    (result, height)
}

/// From 0, shut, to 1, open.
fn far(ui: &Ui, id: Id, open: bool) -> f32 {
    let time = if look(ui.ctx()).still { 0.0 } else { motion::FOLD };
    ui.ctx().animate_bool_with_time_and_easing(id, open, time, emath::easing::quadratic_out)
}
