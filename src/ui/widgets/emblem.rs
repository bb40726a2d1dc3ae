//! The program's sign: an arched window, half open.

use egui::{Color32, Painter, Pos2, Rect, Shape, Stroke, pos2};

/// How far the sill stands out at each side, as a share of the width.
const SILL: f32 = 0.1;

/// Paints the sign into a rectangle a little higher than wide, with a pen of `ink`.
pub fn emblem(painter: &Painter, rect: Rect, ink: Color32) {
    let pen = Stroke::new((rect.width() / 14.0).max(1.5), ink);
    let inner = rect.shrink2(egui::vec2(rect.width() * SILL, pen.width / 2.0));
    let (spring, radius) = (inner.top() + inner.width() / 2.0, inner.width() / 2.0);
    let arch = |shrink: f32| -> Vec<Pos2> {
        let round = (0..=24).map(|step| {
            let angle = std::f32::consts::PI * (1.0 + step as f32 / 24.0);
            pos2(inner.center().x + (radius - shrink) * angle.cos(), spring + (radius - shrink) * angle.sin())
        });
        let foot = inner.bottom() - shrink;
        let mut points = vec![pos2(inner.left() + shrink, foot)];
        points.extend(round);
        points.push(pos2(inner.right() - shrink, foot));
        points
    };
    painter.add(Shape::closed_line(arch(0.0), pen));
    let thin = Stroke::new(pen.width * 0.7, ink);
    painter.line_segment([pos2(inner.center().x, inner.top()), pos2(inner.center().x, inner.bottom())], thin);
    painter.line_segment([pos2(inner.left(), spring), pos2(inner.right(), spring)], thin);
    let low = (spring + inner.bottom()) / 2.0;
    painter.line_segment([pos2(inner.left(), low), pos2(inner.right(), low)], thin);
    // The sill on which the papers are handed over.
    painter.line_segment([rect.left_bottom(), rect.right_bottom()], pen);
}
