//! What floats over the page.

use egui::{Context, CornerRadius, Frame, Margin};

use super::look;
use super::tokens::{float_shadow, radius};

/// The ground of lists that open, of questions and of news. `padding` in points.
pub fn raised(ctx: &Context, padding: f32) -> Frame {
    let p = look(ctx).palette;
    Frame::new()
        .fill(p.raised)
        .stroke(p.hair())
        .corner_radius(CornerRadius::same(radius::CARD))
        .shadow(float_shadow(p))
        .inner_margin(Margin::same(padding as i8))
}
