//! Number keys on the screen, for a finger: a kiosk, a tablet, a van. They type into the field that has the keyboard, or
//! had it last, so they can stand on a page by themselves or come up under a field.

use egui::{CornerRadius, Id, Rect, Response, Role, Sense, Stroke, StrokeKind, Ui, Vec2, WidgetInfo, vec2};

use super::text_field::aid::{self, Aid};
use super::{Icon, focus_ring};
use crate::i18n::Tr;
use crate::text::{Align, Direction, Weight};
use crate::ui::text::{FieldResponse, Place, Remote, Setting, belongs, float, last_field, press_from_afar, set};
use crate::ui::theme::{Kind, hand, look, radius, size, space};

/// The keys.
///
/// ```text
/// NumberPad::new(tr).point().show(ui);
/// ```
#[must_use = "show it"]
pub struct NumberPad<'a> {
    tr: &'a Tr,
    target: Option<Id>,
    point: bool,
}

/// What one key does, and how it is drawn. Digits stand as on every telephone, in both languages.
const KEYS: [[Option<Remote>; 3]; 4] = [
    [Some(Remote::Letter('1')), Some(Remote::Letter('2')), Some(Remote::Letter('3'))],
    [Some(Remote::Letter('4')), Some(Remote::Letter('5')), Some(Remote::Letter('6'))],
    [Some(Remote::Letter('7')), Some(Remote::Letter('8')), Some(Remote::Letter('9'))],
    [None, Some(Remote::Letter('0')), Some(Remote::Backspace)],
];

impl<'a> NumberPad<'a> {
    pub fn new(tr: &'a Tr) -> Self {
        Self { tr, target: None, point: false }
    }

    /// Types into this field, whoever has the keyboard.
    pub fn into_field(mut self, field: Id) -> Self {
        self.target = Some(field);
        self
    }

    /// With a point, for amounts.
    pub fn point(mut self, point: bool) -> Self {
        self.point = point;
        self
    }

    /// Shows them. Gives the key that was pressed; the field has been told already.
    pub fn show(self, ui: &mut Ui) -> Option<Remote> {
        let field = self.target.or_else(|| last_field(ui.ctx()));
        let side = look(ui.ctx()).sizes.pad_key;
        let key = vec2(side + space::S, side);
        let step = key + vec2(space::S, space::S);
        let (_, whole) = ui.allocate_space(vec2(step.x * 3.0 - space::S, step.y * 5.0 - space::S));
        let mut pressed = None;
        for (line, keys) in KEYS.iter().enumerate() {
            for (at, remote) in keys.iter().enumerate() {
                let corner = whole.min + vec2(at as f32, line as f32) * step;
                let remote = remote.or(self.point.then_some(Remote::Letter('.')));
                if let Some(remote) = remote
                    && self.key(ui, Rect::from_min_size(corner, key), remote).clicked()
                {
                    pressed = Some(remote);
                }
            }
        }
        let wide = Rect::from_min_max(whole.left_bottom() - vec2(0.0, key.y), whole.right_bottom());
        if self.key(ui, wide, Remote::Clear).clicked() {
            pressed = Some(Remote::Clear);
        }
        if let Some(field) = field {
            belongs(ui.ctx(), field, whole);
            pressed.into_iter().for_each(|key| press_from_afar(ui.ctx(), field, key));
        }
        pressed
    }

    fn key(&self, ui: &Ui, rect: Rect, remote: Remote) -> Response {
        let (words, name) = match remote {
            Remote::Letter('.') => (".".to_owned(), self.tr.pad_point()),
            Remote::Letter(digit) => (digit.to_string(), digit.to_string()),
            Remote::Backspace => (String::new(), self.tr.pad_backspace()),
            Remote::Clear => (self.tr.pad_clear(), self.tr.pad_clear()),
        };
        // Tab goes past them: whoever has a keyboard has digits on it.
        let sense = if ui.is_enabled() { Sense::CLICK } else { Sense::hover() };
        let response = ui.interact(rect, ui.scope_id().with(("number key", &name)), sense);
        response.widget_info(|| WidgetInfo::labeled(Role::Button, ui.is_enabled(), &name));
        let look = look(ui.ctx());
        let p = look.palette;
        let hand = hand(&response);
        let fill = match (hand.down, hand.over) {
            (true, _) => p.accent_wash,
            (false, true) => p.hover,
            (false, false) => p.surface,
        };
        let corner = CornerRadius::same(radius::CONTROL);
        ui.painter().rect(rect, corner, fill, Stroke::new(p.edge_line, p.outline), StrokeKind::Inside);
        focus_ring(ui, rect, radius::CONTROL, &response);
        if remote == Remote::Backspace {
            Icon::Backspace.paint(
                ui.painter(),
                Rect::from_center_size(rect.center(), Vec2::splat(size::ICON_LARGE)),
                p.ink,
                false,
            );
            return response;
        }
        let digit = matches!(remote, Remote::Letter(_));
        let kind = if digit { Kind::Page } else { Kind::Label };
        let setting = Setting { weight: Weight::Medium, ..Setting::new(ui.ctx(), kind) };
        let ink = if digit { p.ink } else { p.muted };
        set(ui.ctx(), &words, &setting).paint_in(ui.painter(), rect, Align::Center, Direction::Ltr, ink);
        response
    }
}

/// The button inside a field that brings the keys up, and the keys below it while it is on.
pub(super) fn pad_under(ui: &Ui, field: &FieldResponse, place: usize, point: bool, tr: &Tr) {
    let name = tr.pad_name();
    if !(Aid { icon: Icon::Keyboard, name: &name, stop: false }).switch(ui, field, place, PAD) {
        return;
    }
    let drawn = float(ui, field.id, PAD, Place::Under(field.rect), &name, |ui| {
        NumberPad::new(tr).into_field(field.id).point(point).show(ui)
    });
    let elsewhere = ui.ctx().pointer_interact_pos().is_some_and(|pos| !field.rect.contains(pos));
    if drawn.pressed_outside && elsewhere {
        aid::turn(ui, field.id, PAD, false);
    }
}

const PAD: &str = "pad";

#[cfg(test)]
mod tests;
