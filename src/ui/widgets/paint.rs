//! Small things every widget draws.

use egui::{CornerRadius, Rect, Response, Stroke, StrokeKind, Ui};

use crate::ui::text::hover_text;
use crate::ui::theme::{look, size};

/// Shows where the keyboard is. Drawn outside the thing itself, so that it is seen on every fill.
pub fn focus_ring(ui: &Ui, rect: Rect, corner: u8, response: &Response) {
    if response.has_focus() {
        let p = look(ui.ctx()).palette;
        let stroke = Stroke::new(p.ring, p.accent_ink);
        let corner = CornerRadius::same(corner.saturating_add(size::RING_GAP as u8));
        ui.painter().rect_stroke(rect.expand(size::RING_GAP), corner, stroke, StrokeKind::Outside);
    }
}

/// A tooltip in our letters.
pub fn tip(response: Response, text: &str) -> Response {
    if text.is_empty() { response } else { response.on_hover_ui(|ui| hover_text(ui, text)) }
}
