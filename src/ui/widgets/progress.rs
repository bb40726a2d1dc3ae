//! How far something is, or how much time is left.

use egui::{CornerRadius, Rect, Response, Role, Sense, Ui, WidgetInfo, pos2, vec2};

use super::Tone;
use crate::text::plain;
use crate::ui::theme::look;

/// A bar that fills from the start. It never moves by itself.
#[must_use = "show it"]
pub struct Progress<'a> {
    fraction: f32,
    name: &'a str,
    tone: Option<Tone>,
    width: Option<f32>,
}

impl<'a> Progress<'a> {
    /// `fraction` from 0 to 1; `name` is what a screen reader says of it.
    pub fn new(fraction: f32, name: &'a str) -> Self {
        Self { fraction: fraction.clamp(0.0, 1.0), name, tone: None, width: None }
    }

    pub fn tone(mut self, tone: Tone) -> Self {
        self.tone = Some(tone);
        self
    }

    pub fn width(mut self, width: f32) -> Self {
        self.width = Some(width);
        self
    }

    pub fn show(self, ui: &mut Ui) -> Response {
        let width = self.width.unwrap_or(f32::INFINITY).min(ui.available_width());
        let (rect, response) = ui.allocate_exact_size(vec2(width, 6.0), Sense::hover());
        response.widget_info(|| WidgetInfo::labeled(Role::ProgressIndicator, true, plain(self.name)));
        ui.ctx().accesskit_node_builder(response.id, |node| {
            node.set_numeric_value(f64::from(self.fraction));
            node.set_min_numeric_value(0.0);
            node.set_max_numeric_value(1.0);
        });
        let look = look(ui.ctx());
        let p = look.palette;
        let corner = CornerRadius::same(3);
        let track = if p.strong { p.hairline.gamma_multiply(0.35) } else { p.hairline };
        ui.painter().rect_filled(rect, corner, track);
        let filled = rect.width() * self.fraction;
        if filled > 0.5 {
            let (left, right) =
                if look.rtl() { (rect.right() - filled, rect.right()) } else { (rect.left(), rect.left() + filled) };
            let bar = Rect::from_min_max(pos2(left, rect.top()), pos2(right, rect.bottom()));
            let ink = self.tone.map_or(p.accent_ink, |tone| tone.signal(p).ink);
            ui.painter().rect_filled(bar, corner, ink);
        }
        response
    }
}
