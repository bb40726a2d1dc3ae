//! A small button inside a field, at its end: an eye for a secret, a calendar for a date, keys for a number. Pressing it
//! leaves the keyboard with the field, or gives it to it.

use egui::{CornerRadius, Id, Rect, Response, Role, Sense, Ui, Vec2, WidgetInfo, pos2};

use super::super::{Icon, focus_ring, tip};
use crate::ui::text::{FieldResponse, belongs};
use crate::ui::theme::{look, radius, size, space};

pub(in crate::ui::widgets) struct Aid<'a> {
    pub(in crate::ui::widgets) icon: Icon,
    /// What it does, as it is heard and read on hover.
    pub(in crate::ui::widgets) name: &'a str,
    /// Whether Tab comes to it; not where a key of the field does the same.
    pub(in crate::ui::widgets) stop: bool,
}

/// The room that so many of them take at the end of a field.
pub(in crate::ui::widgets) fn room(ui: &Ui, count: usize) -> f32 {
    count as f32 * side(ui)
}

/// As high as the field for a finger; a little less for a mouse.
fn side(ui: &Ui) -> f32 {
    let look = look(ui.ctx());
    if look.is_touch() { look.sizes.control } else { look.sizes.control - space::XS }
}

fn state(field: Id, what: &str) -> Id {
    field.with(("aid", what))
}

/// Whether it was switched on, and the keyboard has not left since.
pub(in crate::ui::widgets) fn is_on(ui: &Ui, field: Id, what: &str) -> bool {
    ui.data(|data| data.get_temp(state(field, what))).unwrap_or(false)
}

pub(in crate::ui::widgets) fn turn(ui: &Ui, field: Id, what: &str, on: bool) {
    ui.data_mut(|data| data.insert_temp(state(field, what), on));
}

impl Aid<'_> {
    /// Draws it as the `place`th from the field's end.
    pub(in crate::ui::widgets) fn show(&self, ui: &Ui, field: &FieldResponse, place: usize, on: bool) -> Response {
        let side = side(ui);
        let look = look(ui.ctx());
        let p = look.palette;
        let from_end = side * (place as f32 + 0.5) + space::XS / 2.0;
        let x = if look.rtl() { field.rect.left() + from_end } else { field.rect.right() - from_end };
        let rect = Rect::from_center_size(pos2(x, field.rect.center().y), Vec2::splat(side));
        let enabled = ui.is_enabled();
        let sense = match (enabled, self.stop) {
            (false, _) => Sense::hover(),
            (true, true) => Sense::click(),
            (true, false) => Sense::CLICK,
        };
        belongs(ui.ctx(), field.id, rect);
        let response = ui.interact(rect, field.id.with(("aid", place)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, enabled, self.name));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_toggled(if on { egui::accesskit::Toggled::True } else { egui::accesskit::Toggled::False });
        });
        if response.hovered() {
            ui.set_cursor_icon(egui::CursorIcon::Default);
        }
        let ground = rect.shrink(space::XS);
        if on || (enabled && response.hovered()) {
            let fill = if on { p.accent_wash } else { p.hover };
            ui.painter().rect_filled(ground, CornerRadius::same(radius::SMALL), fill);
        }
        focus_ring(ui, ground, radius::SMALL, &response);
        let ink = match (enabled, on) {
            (false, _) => p.faint,
            (true, true) => p.accent_ink,
            (true, false) => p.muted,
        };
        self.icon.paint(ui.painter(), Rect::from_center_size(rect.center(), Vec2::splat(size::ICON)), ink, look.rtl());
        tip(response, self.name)
    }

    /// Draws it as a switch, which goes off when the keyboard leaves the field. True while it is on.
    pub(in crate::ui::widgets) fn switch(&self, ui: &Ui, field: &FieldResponse, place: usize, what: &str) -> bool {
        let was = is_on(ui, field.id, what);
        let response = self.show(ui, field, place, was);
        let clicked = response.clicked();
        if clicked && !response.has_focus() {
            field.request_focus();
        }
        let here = field.has_focus() || response.has_focus();
        let on = here && was != clicked;
        if on != was {
            turn(ui, field.id, what, on);
        }
        on
    }
}
