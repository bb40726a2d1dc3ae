//! Scrolling with the bar where reading ends: at the left in Arabic, where egui would put it over the first column.

use egui::scroll_area::ScrollBarVisibility;
use egui::{AsIdSalt, CornerRadius, Id, Rect, ScrollArea, Sense, Ui, Vec2, pos2, vec2};

use super::column;
use crate::ui::text::{Scrolled, note_scroll};
use crate::ui::theme::{look, radius, size, space};

/// A part of the page that scrolls up and down within the room there is.
pub fn scroll<R>(ui: &mut Ui, salt: impl AsIdSalt, add: impl FnOnce(&mut Ui) -> R) -> R {
    let id = ui.make_persistent_id(("scroll", &salt));
    let area = area(ui, id).auto_shrink(false);
    let output = area.show(ui, |ui| column(ui, add));
    bar(ui, id, output.inner_rect, output.content_size.y, output.state.clamped_offset().y);
    output.inner
}

/// The scrolling area without egui's own bar, at the place where ours was dragged to.
pub(super) fn area(ui: &Ui, id: Id) -> ScrollArea {
    let area = ScrollArea::vertical().id_salt(id.value()).scroll_bar_visibility(ScrollBarVisibility::AlwaysHidden);
    match ui.data_mut(|data| data.remove_temp::<f32>(id)) {
        Some(offset) => area.vertical_scroll_offset(offset),
        None => area,
    }
}

/// Draws the bar over what was scrolled. Heights and offset in points.
pub(in crate::ui) fn bar(ui: &Ui, id: Id, view: Rect, content: f32, offset: f32) {
    note_scroll(ui.ctx(), Scrolled { id, view, content, offset, layer: ui.layer_id() });
    let hidden = content - view.height();
    if hidden < 1.0 {
        return;
    }
    let look = look(ui.ctx());
    let strip = if look.rtl() { view.left() } else { view.right() - size::SCROLL };
    let strip = Rect::from_min_size(pos2(strip, view.top()), vec2(size::SCROLL, view.height()));
    let length = (view.height() * view.height() / content).clamp(size::HANDLE_LEAST.min(view.height()), view.height());
    let way = (view.height() - length).max(f32::EPSILON);
    let response = ui.interact(strip, id.with("bar"), Sense::DRAG);
    if response.dragged() {
        let to = (offset + response.drag_delta().y * hidden / way).clamp(0.0, hidden);
        ui.data_mut(|data| data.insert_temp(id, to));
        ui.ctx().request_repaint();
    }
    let held = response.hovered() || response.dragged();
    let handle = Rect::from_center_size(
        pos2(strip.center().x, view.top() + length / 2.0 + way * offset / hidden),
        Vec2::new(if held { size::HANDLE_HELD } else { size::HANDLE }, length - space::XS),
    );
    let ink = if held || look.palette.strong { look.palette.muted } else { look.palette.outline };
    ui.painter().rect_filled(handle, CornerRadius::same(radius::SMALL), ink);
}
