//! How loud a button is, and the colours that say so.

use egui::Color32;

use crate::ui::theme::{Hand, Palette};

/// How loud a button is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Rank {
    Primary,
    Secondary,
    Quiet,
    Danger,
}

pub(super) struct Colors {
    pub fill: Color32,
    pub edge: Color32,
    pub ink: Color32,
    pub icon: Color32,
    pub cap: Color32,
}

impl Rank {
    pub(super) fn colors(self, p: &Palette, hand: Hand) -> Colors {
        let pick = |rest, over, down| match hand {
            Hand { down: true, .. } => down,
            Hand { over: true, .. } => over,
            Hand { .. } => rest,
        };
        match self {
            Rank::Primary => {
                let fill = pick(p.accent, p.accent_hover, p.accent_pressed);
                Colors { fill, edge: fill, ink: p.on_accent, icon: p.on_accent, cap: p.accent_line }
            }
            Rank::Danger => {
                let fill = pick(p.danger, p.danger_hover, p.danger_pressed);
                Colors { fill, edge: fill, ink: p.on_danger, icon: p.on_danger, cap: p.on_danger }
            }
            Rank::Secondary => {
                let (fill, edge) = (pick(p.surface, p.hover, p.sunken), pick(p.outline, p.edge, p.edge));
                Colors { fill, edge, ink: p.ink, icon: p.accent_ink, cap: p.outline }
            }
            Rank::Quiet => {
                let fill = pick(Color32::TRANSPARENT, p.accent_wash, p.selection);
                let (ink, edge) = (p.accent_ink, Color32::TRANSPARENT);
                Colors { fill, edge, ink, icon: ink, cap: p.outline }
            }
        }
    }

    pub(super) fn switched_off(self, p: &Palette) -> Colors {
        let (fill, edge) = match self {
            Rank::Quiet => (Color32::TRANSPARENT, Color32::TRANSPARENT),
            Rank::Primary | Rank::Secondary | Rank::Danger => (p.sunken, p.hairline),
        };
        Colors { fill, edge, ink: p.faint, icon: p.faint, cap: p.hairline }
    }
}
