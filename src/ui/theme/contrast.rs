//! How clearly one colour stands on another.

#[cfg(test)]
mod tests;

use egui::Color32;

fn luminance(c: Color32) -> f64 {
    let part = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
}

/// WCAG 2.2's contrast of two opaque colours, from 1 (the same) to 21 (black on white).
pub fn contrast(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}
