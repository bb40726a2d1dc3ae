//! What a field looks like: frame, selection, letters, a steady caret.
//!
//! The caret does not blink. A blinking one would ask for frames all day and says no more than a steady one.

use egui::{CornerRadius, Pos2, Rect, Response, Stroke, StrokeKind, Ui, pos2, vec2};

use super::super::letters::{Lettering, Setting, set, with};
use super::view::caret_width;
use super::{Field, Kept, Side};
use crate::text::{Area, Overflow};
use crate::ui::theme::{Kind, hand, look, radius, size, space};

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
            let layout = kept.editor.layout(&mut letters.engine);
            (layout, kept.editor.geometry(&mut letters.engine, caret_width(scale)))
        });
        let focused = response.has_focus();
        let origin = self.origin(ui, kept, inner);
        let painter = ui.painter().with_clip_rect(Self::sight(ui, inner));
        if focused {
            for area in &geometry.selection {
                painter.rect_filled(place(area, origin, scale), 0.0, p.selection);
            }
        }
        if layout.text.is_empty() && !self.placeholder.is_empty() {
            self.paint_placeholder(ui, inner);
        }
        let height = layout.height;
        let ink = if ui.is_enabled() { p.ink } else { p.muted };
        Lettering { layout, scale }.paint_box(&painter, origin, ink);
        if let Some(caret) = geometry.caret.filter(|_| focused && ui.is_enabled()) {
            let caret = place(&caret, origin, scale);
            painter.rect_filled(caret, 0.0, p.accent_ink);
            self.tell_input_method(ui, response.rect, caret);
        }
        self.paint_unit(ui, response.rect, inner);
        self.scroll_bar(ui, response.id, kept, inner, height);
    }

    /// Letters may reach a little over their line, but the lines above and below do not show.
    fn sight(ui: &Ui, inner: Rect) -> Rect {
        inner.expand2(vec2(size::CARET, 2.0)).intersect(ui.clip_rect())
    }

    fn paint_unit(&self, ui: &Ui, rect: Rect, inner: Rect) {
        if self.unit.is_empty() {
            return;
        }
        let look = look(ui.ctx());
        let unit = set(ui.ctx(), self.unit, &Setting::new(ui.ctx(), Kind::Table));
        let size = unit.size();
        let x = if look.rtl() { inner.left() - space::S - size.x } else { inner.right() + space::S };
        unit.paint(ui.painter(), pos2(x, rect.center().y - size.y / 2.0), look.palette.muted);
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
        let right = self.side.map_or(look.rtl(), |side| side == Side::Right);
        let x = if right { inner.right() - hint.size().x } else { inner.left() };
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
}

fn place(area: &Area, origin: Pos2, scale: f32) -> Rect {
    let min = origin + vec2(area.left, area.top) / scale;
    let max = origin + vec2(area.right, area.bottom) / scale;
    Rect::from_min_max(min, max)
}
