//! WCAG AA over every pair of colours that meet on the screen: 4.5 for text, also on what is switched off, because a
//! clerk has to read what cannot be changed; 3 for what only has to be seen. `tests/counter/gallery/contrast.rs` looks
//! for pairs that are painted and stand in no list.

use egui::Color32;

use super::contrast;
use crate::ui::theme::{Palette, Theme};

type Pair = (&'static str, Color32, Color32);

/// Words and icons, and what they stand on.
fn read(p: &Palette) -> Vec<Pair> {
    let mut pairs = vec![
        ("primary button, check mark", p.on_accent, p.accent),
        ("primary button, hovered", p.on_accent, p.accent_hover),
        ("primary button, pressed", p.on_accent, p.accent_pressed),
        ("danger button", p.on_danger, p.danger),
        ("danger button, hovered", p.on_danger, p.danger_hover),
        ("danger button, pressed", p.on_danger, p.danger_pressed),
        ("selected text", p.ink, p.selection),
        ("quiet button or choice, pressed", p.accent_ink, p.selection),
        ("chosen row", p.ink, p.accent_wash),
        ("chosen row, by the way", p.muted, p.accent_wash),
        ("quiet button, hovered; chosen tab and choice", p.accent_ink, p.accent_wash),
        ("late in a chosen row", p.late.ink, p.accent_wash),
        ("warning in a chosen row", p.warning.ink, p.accent_wash),
        ("note in a chosen row", p.note.ink, p.accent_wash),
        ("placeholder of a wrong field", p.faint, p.late.wash),
        ("words on paper", crate::ui::theme::tokens::LIGHT.muted, p.paper),
    ];
    for on in [p.ground, p.surface, p.raised, p.sunken, p.hover] {
        pairs.extend([
            ("ink", p.ink, on),
            ("muted", p.muted, on),
            ("faint, switched off", p.faint, on),
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

/// Edges, rings, marks and bars, and what is beside them.
fn seen(p: &Palette) -> Vec<Pair> {
    let grounds = [p.ground, p.surface, p.raised];
    let washes = [p.done, p.warning, p.late, p.stopped, p.note].map(|signal| signal.wash);
    let mut pairs = vec![
        ("mark of the chosen row", p.accent_ink, p.accent_wash),
        ("edge of a wrong field", p.late.ink, p.late.wash),
        ("bar on its track", p.accent_ink, p.track),
        ("late bar on its track", p.late.ink, p.track),
        ("warning bar on its track", p.warning.ink, p.track),
        ("primary button on its page", p.accent, p.ground),
        ("primary button on a card", p.accent, p.surface),
    ];
    for on in grounds {
        pairs.push(("edge of a field, picture switched off", p.edge, on));
        pairs.push(("edge of a wrong field", p.late.ink, on));
    }
    for on in grounds.into_iter().chain(washes).chain([p.sunken, p.hover, p.accent_wash, p.selection]) {
        pairs.push(("focus ring", p.accent_ink, on));
    }
    pairs
}

#[test]
fn every_text_can_be_read_in_every_theme() {
    for theme in Theme::ALL {
        let least = if theme == Theme::HighContrast { 7.0 } else { 4.5 };
        for (name, text, ground) in read(theme.palette()) {
            let ratio = contrast(text, ground);
            assert!(ratio >= least, "{theme:?}: {name}: {text:?} on {ground:?} is only {ratio:.2}");
        }
    }
}

#[test]
fn every_edge_and_ring_can_be_seen() {
    for theme in Theme::ALL {
        for (name, mark, beside) in seen(theme.palette()) {
            let ratio = contrast(mark, beside);
            assert!(ratio >= 3.0, "{theme:?}: {name}: {mark:?} beside {beside:?} is only {ratio:.2}");
        }
    }
}
