//! What of a text is in sight: at which side a short one stands, and how far a long one is pushed.

use egui::{Pos2, Rect, Response, Ui, Vec2, vec2};

use super::super::letters::{Setting, set, with};
use super::{Field, Flow, Kept, Side};
use crate::text::{Align, Area, Direction, EditSetting, Editor, Weight, first_strong};
use crate::ui::theme::{Kind, look, size, space};

impl Field<'_> {
    /// Where the letters may stand, within the frame and beside what else is drawn there.
    pub(super) fn inner(&self, ui: &Ui, rect: Rect, line: f32) -> Rect {
        let pad = if self.bare { 0.0 } else { space::M };
        let (mut left, mut right) = (pad + self.lead, pad + self.trail + self.unit_room(ui));
        if look(ui.ctx()).rtl() {
            std::mem::swap(&mut left, &mut right);
        }
        let top = (self.height - line) / 2.0;
        Rect::from_min_max(rect.min + vec2(left, top), rect.max - vec2(right, top))
    }

    fn unit_room(&self, ui: &Ui) -> f32 {
        if self.unit.is_empty() {
            return 0.0;
        }
        set(ui.ctx(), self.unit, &Setting::new(ui.ctx(), Kind::Table)).size().x + space::S
    }

    pub(super) fn set(&self, ui: &Ui, editor: &mut Editor, inner: Rect) {
        let scale = ui.ctx().pixels_per_point();
        let direction = self.direction(ui);
        let at_start = direction.is_rtl() == self.stands_right(ui);
        editor.set(EditSetting {
            size: self.kind.size() * scale,
            weight: Weight::Regular,
            direction,
            align: if at_start { Align::Start } else { Align::End },
            width: (self.rows > 1).then_some((inner.width() - size::CARET) * scale),
        });
    }

    pub(super) fn direction(&self, ui: &Ui) -> Direction {
        let page = look(ui.ctx()).direction;
        match self.flow {
            Flow::Page => page,
            Flow::Fixed(direction) => direction,
            Flow::FirstStrong => first_strong(self.text).unwrap_or(page),
        }
    }

    fn stands_right(&self, ui: &Ui) -> bool {
        match (self.side, self.flow) {
            (Some(side), _) => side == Side::Right,
            (None, Flow::FirstStrong) => self.direction(ui).is_rtl(),
            (None, Flow::Page | Flow::Fixed(_)) => look(ui.ctx()).rtl(),
        }
    }

    /// Where the editor's own origin lies on the screen.
    pub(super) fn origin(&self, ui: &Ui, kept: &Kept, inner: Rect) -> Pos2 {
        inner.min + kept.scroll / ui.ctx().pixels_per_point()
    }

    pub(super) fn to_layout(&self, ui: &Ui, kept: &Kept, inner: Rect, pos: Pos2) -> Vec2 {
        (pos - self.origin(ui, kept, inner)) * ui.ctx().pixels_per_point()
    }

    /// Pushes the text until the caret shows, whenever the caret has moved.
    pub(super) fn bring_into_view(&self, ui: &Ui, response: &Response, kept: &mut Kept, inner: Rect) {
        let scale = ui.ctx().pixels_per_point();
        let (layout, geometry) = with(ui.ctx(), |letters| {
            let layout = kept.editor.layout(&mut letters.engine);
            (layout, kept.editor.geometry(&mut letters.engine, caret_width(scale)))
        });
        let caret = geometry.caret.filter(|_| response.has_focus());
        let moved = caret != kept.followed;
        kept.followed = caret;
        if self.rows == 1 {
            self.push_line(ui, kept, (inner.width() - size::CARET) * scale, layout.width, caret);
        } else {
            let room = inner.height() * scale;
            self.turn_wheel(ui, response, kept, layout.height - room);
            push_lines(kept, room, layout.height, caret.filter(|_| moved));
        }
    }

    /// A short line stands at its side; one that is too long is pushed until the caret shows.
    fn push_line(&self, ui: &Ui, kept: &mut Kept, room: f32, width: f32, caret: Option<Area>) {
        let slack = room - width;
        kept.scroll.y = 0.0;
        if slack >= 0.0 {
            kept.scroll.x = if self.stands_right(ui) { slack } else { 0.0 };
            return;
        }
        kept.scroll.x = match caret {
            Some(caret) => {
                let kept = kept.scroll.x.clamp(slack, 0.0);
                kept.clamp(-caret.left, (room - caret.right).max(-caret.left))
            }
            // Nobody is typing: show the beginning.
            None if self.direction(ui).is_rtl() => slack,
            None => 0.0,
        };
    }

    /// The wheel turns the lines under the pointer; at their end it turns the page again.
    fn turn_wheel(&self, ui: &Ui, response: &Response, kept: &mut Kept, hidden: f32) {
        if hidden <= 0.0 || !response.contains_pointer() {
            return;
        }
        let scale = ui.ctx().pixels_per_point();
        let wanted = kept.scroll.y + ui.input(|input| input.smooth_scroll_delta.y) * scale;
        let turned = wanted.clamp(-hidden, 0.0);
        if (turned - kept.scroll.y).abs() > f32::EPSILON {
            ui.input_mut(|input| input.smooth_scroll_delta.y = 0.0);
        }
        kept.scroll.y = turned;
    }

    /// The bar over lines that do not all fit.
    pub(super) fn scroll_bar(&self, ui: &Ui, id: egui::Id, kept: &mut Kept, inner: Rect, height: f32) {
        if self.rows == 1 {
            return;
        }
        let scale = ui.ctx().pixels_per_point();
        let bar = id.with("lines");
        let view = inner.expand2(vec2(space::M - 4.0, 0.0));
        crate::ui::widgets::scroll_bar(ui, bar, view, height / scale, -kept.scroll.y / scale);
        super::belongs(ui.ctx(), id, view);
        if let Some(offset) = ui.data_mut(|data| data.remove_temp::<f32>(bar)) {
            kept.scroll.y = -offset * scale;
        }
    }
}

/// In device pixels.
pub(super) fn caret_width(scale: f32) -> f32 {
    (size::CARET * scale).round().max(1.0)
}

fn push_lines(kept: &mut Kept, room: f32, height: f32, caret: Option<Area>) {
    kept.scroll.x = 0.0;
    kept.scroll.y = kept.scroll.y.clamp((room - height).min(0.0), 0.0);
    if let Some(caret) = caret {
        kept.scroll.y = kept.scroll.y.clamp(-caret.top, (room - caret.bottom).max(-caret.top));
    }
}
