//! The card before anybody is signed in: a leaf of the centre's colour that says where one is, and a leaf beside it
//! with what is to be typed.

use egui::{CornerRadius, Frame, Margin, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::ui::theme::{look, radius, size, space};
use crate::ui::widgets::{Card, Part, column, emblem, scroll, side_by_side};

/// A card a little above the middle. The second leaf is at least `least` high; a narrow window has room for it only.
pub(super) fn two_leaves(
    ui: &mut Ui,
    name: &str,
    least: f32,
    mut first: impl FnMut(&mut Ui, Rect),
    second: impl FnOnce(&mut Ui),
) {
    let wide = ui.available_width() > size::SIGN_IN.x * 2.0;
    let width = if wide { size::SIGN_IN.x * 2.0 } else { size::SIGN_IN.x.min(ui.available_width()) };
    // As high as the form was: a refusal makes it higher.
    let id = ui.scope_id().with((name, "height"));
    let height = ui.data(|data| data.get_temp(id)).unwrap_or(size::SIGN_IN.y);
    let mut second = Some(second);
    scroll(ui, name, |ui| {
        let room = ui.available_rect_before_wrap();
        // A little above the middle, where the eye rests.
        let top = ((ui.clip_rect().height() - height) * size::ABOVE_MIDDLE).max(0.0);
        let place = Rect::from_min_size(pos2(room.center().x - width / 2.0, room.top() + top), vec2(width, height));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(place).id_salt(name));
        let card = Card::new().flush().show(&mut inside, |ui| {
            let share = if wide { Part::Share(0.85) } else { Part::Fixed(0.0) };
            side_by_side(ui, &[share, Part::Share(1.0)], 0.0, |ui, at| match at {
                0 if wide => coloured(ui, height, &mut first),
                0 => {}
                _ => padded(ui, |ui| {
                    if wide {
                        ui.set_min_height(least);
                    }
                    if let Some(second) = second.take() {
                        second(ui);
                    }
                }),
            });
        });
        ui.advance_cursor_after_rect(inside.min_rect());
        if card.response.rect.height() != height {
            ui.data_mut(|data| data.insert_temp(id, card.response.rect.height()));
            ui.ctx().request_repaint();
        }
    });
}

fn padded(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin::same(space::XL as i8)).show(ui, |ui| column(ui, add));
}

/// The leaf in the centre's colour, with the sign of the window on top; the rest is drawn into its whole place.
fn coloured(ui: &mut Ui, height: f32, add: &mut impl FnMut(&mut Ui, Rect)) {
    let look = look(ui.ctx());
    let p = look.palette;
    let room = ui.available_rect_before_wrap();
    let rect = Rect::from_min_size(room.min, vec2(room.width(), height - 2.0 * p.line));
    let (start, end) = (radius::CARD, 0);
    let (left, right) = if look.rtl() { (end, start) } else { (start, end) };
    ui.painter().rect_filled(rect, CornerRadius { nw: left, sw: left, ne: right, se: right }, p.accent);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink(space::XL)).id_salt("face"));
    column(&mut inside, |ui| {
        let (sign, _) = ui.allocate_exact_size(size::EMBLEM, Sense::hover());
        emblem(ui.painter(), sign, p.on_accent);
        ui.add_space(space::M);
        add(ui, rect);
    });
}
