//! What floats over the page and belongs to a field: its menu, its calendar, its number keys. Pressing on it leaves the
//! keyboard where it is, so that one may go on typing.

use egui::{
    Context, CornerRadius, Frame, Id, Margin, Popup, PopupCloseBehavior, Pos2, Rect, RectAlign, Response, Sense,
    Stroke, Ui,
};

use crate::ui::theme::tokens::float_shadow;
use crate::ui::theme::{look, radius, space};

/// Where it floats.
#[derive(Clone, Copy, Debug)]
pub enum Place {
    /// From this point on, in the direction of reading.
    From(Pos2),
    /// Under a field, or over it when there is no room; at the field's start.
    Under(Rect),
}

/// The places that belong to a field, and the pass in which they were last drawn.
#[derive(Clone, Default)]
struct Belongings(Vec<(u64, Rect)>);

fn belongings(field: Id) -> Id {
    field.with("belongings")
}

/// Says that what is drawn in `rect` belongs to `field`: pressing there does not take the keyboard away.
pub fn belongs(ctx: &Context, field: Id, rect: Rect) {
    let pass = ctx.cumulative_pass_nr();
    ctx.data_mut(|data| {
        let Belongings(list) = data.get_temp_mut_or_default(belongings(field));
        list.retain(|(drawn, _)| drawn + 1 >= pass);
        list.push((pass, rect));
    });
}

/// Whether the pointer is on something that belongs to `field`.
pub(super) fn is_pressed_on(ctx: &Context, field: Id) -> bool {
    let pass = ctx.cumulative_pass_nr();
    let Some(pos) = ctx.pointer_interact_pos() else { return false };
    let Belongings(list) = ctx.data(|data| data.get_temp(belongings(field))).unwrap_or_default();
    list.iter().any(|(drawn, rect)| drawn + 1 >= pass && rect.contains(pos))
}

/// As [`Ui::interact`], but keeps the keyboard while one presses on what belongs to the field.
pub(super) fn interact(ui: &Ui, rect: Rect, id: Id, sense: Sense) -> Response {
    let had = ui.memory(|memory| memory.has_focus(id));
    let response = ui.interact(rect, id, sense);
    // egui takes the keyboard from whatever the pointer is not pressed on.
    if had && !response.has_focus() && is_pressed_on(ui.ctx(), id) {
        response.request_focus();
    }
    response
}

/// Floats what `add` draws. Gives its answer, and whether one pressed outside of it and of `field`'s own things.
pub fn float<R>(
    ui: &Ui,
    field: Id,
    salt: &str,
    place: Place,
    name: &str,
    add: impl FnOnce(&mut Ui) -> R,
) -> Floated<R> {
    let look = look(ui.ctx());
    let p = look.palette;
    let frame = Frame::new()
        .fill(p.raised)
        .stroke(Stroke::new(p.line, p.hairline))
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(float_shadow(p))
        .inner_margin(Margin::same(space::XS as i8 + 2));
    let below = if look.rtl() { RectAlign::BOTTOM_END } else { RectAlign::BOTTOM_START };
    let above = if look.rtl() { RectAlign::TOP_END } else { RectAlign::TOP_START };
    let anchor = match place {
        Place::From(pos) => Rect::from_min_size(pos, egui::Vec2::ZERO),
        Place::Under(rect) => rect,
    };
    let shown = Popup::new(field.with(salt), ui.ctx().clone(), anchor, ui.layer_id())
        .open(true)
        .close_behavior(PopupCloseBehavior::IgnoreClicks)
        .align(below)
        .align_alternatives(&[above])
        .gap(if matches!(place, Place::Under(_)) { space::XS } else { 0.0 })
        .frame(frame)
        .accessible_name(name)
        .show(add);
    let rect = shown.as_ref().map(|shown| shown.response.rect);
    if let Some(rect) = rect {
        belongs(ui.ctx(), field, rect);
    }
    let pressed = ui.input(|input| input.pointer.any_pressed()).then(|| ui.ctx().pointer_interact_pos()).flatten();
    let outside = pressed.is_some_and(|pos| !rect.is_some_and(|rect| rect.contains(pos)));
    Floated { inner: shown.map(|shown| shown.inner), pressed_outside: outside }
}

/// What came of floating something.
pub struct Floated<R> {
    pub inner: Option<R>,
    /// The pointer was pressed elsewhere: time to put it away.
    pub pressed_outside: bool,
}
