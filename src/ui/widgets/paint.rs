//! Small things every widget draws.

use egui::{CornerRadius, Rect, Response, Sense, Stroke, StrokeKind, Ui, vec2};

use super::button::Run;
use super::keys::{cap, cap_size, paint_cap};
use crate::ui::text::{Setting, hover_text, set};
use crate::ui::theme::{Kind, look, size, space};

/// The widest tooltip, in points.
const WIDEST: f32 = 320.0;

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

/// A tooltip with the key that does the same.
pub fn key_tip(response: Response, text: &str, key: &str) -> Response {
    if key.is_empty() { tip(response, text) } else { response.on_hover_ui(|ui| words_and_key(ui, text, key)) }
}

fn words_and_key(ui: &mut Ui, text: &str, key: &str) {
    let setting = Setting { width: Some(WIDEST), ..Setting::new(ui.ctx(), Kind::Small) };
    let (words, cap) = (set(ui.ctx(), text, &setting), cap(ui, key));
    let between = if text.is_empty() { 0.0 } else { words.size().x + space::M };
    let wanted = vec2(between + cap_size(&cap).x, words.size().y.max(cap_size(&cap).y));
    let (rect, _) = ui.allocate_exact_size(wanted + vec2(space::M, space::XS), Sense::hover());
    let look = look(ui.ctx());
    let mut run = Run { rect: rect.shrink2(vec2(space::M / 2.0, 0.0)), at: 0.0, rtl: look.rtl() };
    if !text.is_empty() {
        words.paint(ui.painter(), run.take(words.size()).min, look.palette.ink);
        run.at += space::M;
    }
    paint_cap(ui, &cap, run.take(cap_size(&cap)), look.palette.muted, look.palette.edge);
}
