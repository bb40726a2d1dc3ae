//! Small things every widget draws, and places in reading order.

use egui::{Context, CornerRadius, Frame, Margin, Rect, Response, Sense, StrokeKind, Ui, Vec2, pos2, vec2};

use super::keys::{cap, cap_size, paint_cap};
use crate::ui::text::{Setting, hover_text, set};
use crate::ui::theme::tokens::float_shadow;
use crate::ui::theme::{Kind, hand, look, radius, size, space};

/// Shows where the keyboard is. Drawn outside the thing itself, so that it is seen on every fill.
pub fn focus_ring(ui: &Ui, rect: Rect, corner: u8, response: &Response) {
    if hand(response).keys {
        let corner = CornerRadius::same(corner.saturating_add(size::RING_GAP as u8));
        let ring = look(ui.ctx()).palette.ring();
        ui.painter().rect_stroke(rect.expand(size::RING_GAP), corner, ring, StrokeKind::Outside);
    }
}

/// A tooltip in our letters.
pub fn tip(response: Response, text: &str) -> Response {
    if text.is_empty() { response } else { response.on_hover_ui(|ui| hover_text(ui, text)) }
}

/// A tooltip with the key that does the same.
pub fn key_tip(response: Response, text: &str, key: &str) -> Response {
    if key.is_empty() { tip(response, text) } else { response.on_hover_ui(|ui| words_and_key(ui, text, key)) }
}

fn words_and_key(ui: &mut Ui, text: &str, key: &str) {
    let setting = Setting { width: Some(size::TIP), ..Setting::new(ui.ctx(), Kind::Small) };
    let (words, cap) = (set(ui.ctx(), text, &setting), cap(ui, key));
    let between = if text.is_empty() { 0.0 } else { words.size().x + space::M };
    let wanted = vec2(between + cap_size(&cap).x, words.size().y.max(cap_size(&cap).y));
    let (rect, _) = ui.allocate_exact_size(wanted + vec2(space::M, space::XS), Sense::hover());
    let p = look(ui.ctx()).palette;
    let mut run = Run::new(ui, rect.shrink2(vec2(space::M / 2.0, 0.0)), 0.0);
    if !text.is_empty() {
        words.paint(ui.painter(), run.take(words.size()).min, p.ink);
        run.at += space::M;
    }
    paint_cap(ui, &cap, run.take(cap_size(&cap)), p.muted, p.edge);
}

/// What floats over the page: lists that open, questions, news. `padding` in points.
pub fn raised(ctx: &Context, padding: f32) -> Frame {
    let p = look(ctx).palette;
    Frame::new()
        .fill(p.raised)
        .stroke(p.hair())
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(float_shadow(p))
        .inner_margin(Margin::same(padding as i8))
}

/// Takes places from the start of a rectangle towards its end.
pub(super) struct Run {
    pub(super) rect: Rect,
    pub(super) at: f32,
    pub(super) rtl: bool,
}

impl Run {
    pub(super) fn new(ui: &Ui, rect: Rect, at: f32) -> Self {
        Self { rect, at, rtl: look(ui.ctx()).rtl() }
    }

    /// From the end towards the start.
    pub(super) fn back(ui: &Ui, rect: Rect, at: f32) -> Self {
        Self { rect, at, rtl: !look(ui.ctx()).rtl() }
    }

    pub(super) fn take(&mut self, size: Vec2) -> Rect {
        let left = if self.rtl { self.rect.right() - self.at - size.x } else { self.rect.left() + self.at };
        self.at += size.x;
        Rect::from_min_size(pos2(left, self.rect.center().y - size.y / 2.0), size)
    }
}
