//! What a field looks like: frame, selection, letters, a steady caret.
//!
//! The caret does not blink. A blinking one would ask for frames all day and says no more than a steady one.

use egui::{CornerRadius, Pos2, Rect, Response, Stroke, StrokeKind, Ui, Vec2, pos2, vec2};

use super::super::letters::{Lettering, Setting, set, with};
use super::{Field, Kept};
use crate::text::{Area, Overflow};
use crate::ui::theme::{hand, look, radius, size};

impl Field<'_> {
    pub(super) fn paint_frame(&self, ui: &Ui, response: &Response) {
        let p = look(ui.ctx()).palette;
        let corner = CornerRadius::same(radius::CONTROL);
        let hand = hand(response);
        let (fill, stroke) = match (ui.is_enabled(), self.wrong, hand.keys) {
            (false, _, _) => (p.sunken, p.hair()),
            (true, true, true) => (p.surface, Stroke::new(p.ring, p.late.ink)),
            (true, true, false) => (p.late.wash, Stroke::new(p.edge_line, p.late.ink)),
            (true, false, true) => (p.surface, p.ring()),
            (true, false, false) if hand.over => (p.surface, Stroke::new(p.edge_line, p.ink)),
            (true, false, false) => (p.surface, Stroke::new(p.edge_line, p.edge)),
        };
        ui.painter().rect(response.rect, corner, fill, stroke, StrokeKind::Inside);
    }

    pub(super) fn paint_text(&self, ui: &Ui, response: &Response, kept: &mut Kept, inner: Rect) {
        let p = look(ui.ctx()).palette;
        let scale = ui.ctx().pixels_per_point();
        let (layout, geometry) = with(ui.ctx(), |letters| {
            let caret = (size::CARET * scale).round().max(1.0);
            let layout = kept.editor.layout(&mut letters.engine);
            (layout, kept.editor.geometry(&mut letters.engine, caret))
        });
        let focused = response.has_focus();
        self.keep_caret_in_view(ui, kept, inner, layout.width, geometry.caret.filter(|_| focused));
        let origin = self.origin(ui, kept, inner);
        let painter = ui.painter_at(inner.expand2(vec2(size::CARET, 2.0)));
        if focused {
            for area in &geometry.selection {
                painter.rect_filled(place(area, origin, scale), 0.0, p.selection);
            }
        }
        if layout.text.is_empty() && !self.placeholder.is_empty() {
            self.paint_placeholder(ui, inner);
        }
        let ink = if ui.is_enabled() { p.ink } else { p.muted };
        Lettering { layout, scale }.paint_box(&painter, origin, ink);
        if let Some(caret) = geometry.caret.filter(|_| focused && ui.is_enabled()) {
            let caret = place(&caret, origin, scale);
            painter.rect_filled(caret, 0.0, p.accent_ink);
            self.tell_input_method(ui, response.rect, caret);
        }
    }

    fn paint_placeholder(&self, ui: &Ui, inner: Rect) {
        let look = look(ui.ctx());
        let setting = Setting {
            width: Some(inner.width()),
            overflow: if self.rows == 1 { Overflow::Elide } else { Overflow::Wrap },
            line_height: 1.5,
            ..Setting::new(ui.ctx(), self.kind)
        };
        let hint = set(ui.ctx(), self.placeholder, &setting);
        let x = if look.rtl() { inner.right() - hint.size().x } else { inner.left() };
        hint.paint(ui.painter(), pos2(x, inner.top()), look.palette.faint);
    }

    fn tell_input_method(&self, ui: &Ui, rect: Rect, caret: Rect) {
        let to_global = ui.ctx().layer_transform_to_global(ui.layer_id()).unwrap_or_default();
        let purpose = if self.secret { egui::IMEPurpose::Password } else { egui::IMEPurpose::Normal };
        ui.output_mut(|output| {
            output.ime = Some(egui::output::IMEOutput {
                purpose,
                rect: to_global * rect,
                cursor_rect: to_global * caret,
                should_interrupt_composition: false,
            });
        });
    }

    /// Where the editor's own origin lies on the screen.
    fn origin(&self, ui: &Ui, kept: &Kept, inner: Rect) -> Pos2 {
        inner.min + vec2(kept.scroll / ui.ctx().pixels_per_point(), 0.0)
    }

    pub(super) fn to_layout(&self, ui: &Ui, kept: &Kept, inner: Rect, pos: Pos2) -> Vec2 {
        (pos - self.origin(ui, kept, inner)) * ui.ctx().pixels_per_point()
    }

    /// A line stands at the start of its field, whichever way it runs; one that is too long is pushed until the caret
    /// shows.
    fn keep_caret_in_view(&self, ui: &Ui, kept: &mut Kept, inner: Rect, width: f32, caret: Option<Area>) {
        if self.rows > 1 {
            kept.scroll = 0.0;
            return;
        }
        let scale = ui.ctx().pixels_per_point();
        let room = (inner.width() - size::CARET) * scale;
        let slack = room - width;
        if slack >= 0.0 {
            kept.scroll = if look(ui.ctx()).rtl() { slack } else { 0.0 };
            return;
        }
        kept.scroll = kept.scroll.clamp(slack, 0.0);
        match caret {
            Some(caret) => {
                kept.scroll = kept.scroll.clamp(-caret.left, (room - caret.right).max(-caret.left));
            }
            // Nobody is typing: show the beginning.
            None => kept.scroll = if self.runs_rtl(ui) { slack } else { 0.0 },
        }
    }

    fn runs_rtl(&self, ui: &Ui) -> bool {
        let page = look(ui.ctx()).direction;
        match self.flow {
            super::Flow::Page => page.is_rtl(),
            super::Flow::Fixed(direction) => direction.is_rtl(),
            super::Flow::FirstStrong => crate::text::first_strong(self.text).unwrap_or(page).is_rtl(),
        }
    }
}

fn place(area: &Area, origin: Pos2, scale: f32) -> Rect {
    let min = origin + vec2(area.left, area.top) / scale;
    let max = origin + vec2(area.right, area.bottom) / scale;
    Rect::from_min_max(min, max)
}
