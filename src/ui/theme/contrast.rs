//! WCAG AA over every pair of colours that meet on the screen: 4.5 for text, 3 for what only has to be seen.

use egui::Color32;

use super::{Palette, Theme};

fn luminance(c: Color32) -> f64 {
    let part = |v: u8| {
        let v = f64::from(v) / 255.0;
        if v <= 0.04045 { v / 12.92 } else { ((v + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * part(c.r()) + 0.7152 * part(c.g()) + 0.0722 * part(c.b())
}

fn ratio(a: Color32, b: Color32) -> f64 {
    let (a, b) = (luminance(a), luminance(b));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

fn text_pairs(p: &Palette) -> Vec<(&'static str, Color32, Color32)> {
    let mut pairs = vec![
        ("on accent", p.on_accent, p.accent),
        ("on accent, hovered", p.on_accent, p.accent_hover),
        ("on accent, pressed", p.on_accent, p.accent_pressed),
        ("on danger", p.on_danger, p.danger),
        ("on danger, hovered", p.on_danger, p.danger_hover),
        ("ink on selection", p.ink, p.selection),
        ("ink on wash", p.ink, p.accent_wash),
        ("accent on wash", p.accent_ink, p.accent_wash),
        ("muted on wash", p.muted, p.accent_wash),
    ];
    for on in [p.ground, p.surface, p.raised, p.sunken, p.hover] {
        pairs.extend([
            ("ink", p.ink, on),
            ("muted", p.muted, on),
            ("faint", p.faint, on),
            ("accent", p.accent_ink, on),
            ("late", p.late.ink, on),
            ("warning", p.warning.ink, on),
            ("done", p.done.ink, on),
            ("stopped", p.stopped.ink, on),
            ("note", p.note.ink, on),
        ]);
    }
    for signal in [p.done, p.warning, p.late, p.stopped, p.note] {
        pairs.push(("signal on its wash", signal.ink, signal.wash));
        pairs.push(("ink on a signal's wash", p.ink, signal.wash));
    }
    pairs
}

#[test]
fn every_text_can_be_read_in_every_theme() {
    for theme in Theme::ALL {
        for (name, text, ground) in text_pairs(theme.palette()) {
            let ratio = ratio(text, ground);
            assert!(ratio >= 4.5, "{theme:?}: {name} {text:?} on {ground:?} is only {ratio:.2}");
        }
    }
}

#[test]
fn every_edge_and_ring_can_be_seen() {
    for theme in Theme::ALL {
        let p = theme.palette();
        for ground in [p.ground, p.surface, p.raised] {
            for mark in [p.edge, p.accent_ink, p.late.ink] {
                let ratio = ratio(mark, ground);
                assert!(ratio >= 3.0, "{theme:?}: {mark:?} on {ground:?} is only {ratio:.2}");
            }
        }
    }
}

#[test]
fn high_contrast_is_higher_still() {
    let p = Theme::HighContrast.palette();
    for (name, text, ground) in text_pairs(p) {
        let ratio = ratio(text, ground);
        assert!(ratio >= 7.0, "{name} {text:?} on {ground:?} is only {ratio:.2}");
    }
}
