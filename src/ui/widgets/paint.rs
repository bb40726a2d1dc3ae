//! Small things every widget draws, and places in reading order.

use egui::{Context, CornerRadius, Frame, Margin, Rect, Response, StrokeKind, Ui, Vec2, pos2};

use crate::ui::text::hover_text;
use crate::ui::theme::tokens::float_shadow;
use crate::ui::theme::{hand, look, radius, size};

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
