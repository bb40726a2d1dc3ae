//! The type scale with a line of each kind, and the colours by what they mean.

use egui::{Color32, CornerRadius, Sense, StrokeKind, Ui, vec2};

use super::say;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, Palette, look, radius, space};
use crate::ui::widgets::{Card, Part, gap, side_by_side, wrapped};

pub(super) fn show(ui: &mut Ui) {
    Card::new().title(say(ui, "الحروف", "Letters")).show(ui, |ui| {
        ui.spacing_mut().item_spacing.y = space::XXS;
        for kind in Kind::ALL {
            one(ui, kind);
        }
    });
    gap(ui);
    Card::new().title(say(ui, "الألوان", "Colours")).show(ui, |ui| colours(ui, look(ui.ctx()).palette));
}

fn one(ui: &mut Ui, kind: Kind) {
    let sample = match kind {
        Kind::Ticket => say(ui, "A014 · شباك ٣", "A014 · window 3"),
        Kind::Key => "F10",
        _ => say(
            ui,
            "طلب رقم \u{2068}C-ZAQ-03-26-000123-4\u{2069} بتاريخ 21/11/2026، رسوم ١٢٣٫٥٠ ج.م",
            "Case C-ZAQ-03-26-000123-4 of 21/11/2026, for \u{2068}محمد السيد\u{2069}, 123.50 EGP",
        ),
    };
    let name = format!("{kind:?} {}", kind.size());
    side_by_side(ui, &[Part::Fixed(84.0), Part::Share(1.0)], space::M, |ui, at| match at {
        0 => drop(Text::new(&name).kind(Kind::Small).muted().show(ui)),
        _ => drop(Text::new(sample).kind(kind).elide().show(ui)),
    });
}

fn colours(ui: &mut Ui, p: &Palette) {
    let grounds = [
        ("ground", p.ground, p.ink),
        ("surface", p.surface, p.ink),
        ("raised", p.raised, p.ink),
        ("sunken", p.sunken, p.muted),
        ("hover", p.hover, p.muted),
        ("selection", p.selection, p.ink),
        ("accent wash", p.accent_wash, p.accent_ink),
        ("accent", p.accent, p.on_accent),
        ("danger", p.danger, p.on_danger),
        ("done", p.done.wash, p.done.ink),
        ("warning", p.warning.wash, p.warning.ink),
        ("late", p.late.wash, p.late.ink),
        ("stopped", p.stopped.wash, p.stopped.ink),
        ("note", p.note.wash, p.note.ink),
        ("hairline", p.surface, p.faint),
    ];
    wrapped(ui, |ui| grounds.into_iter().for_each(|(name, ground, ink)| swatch(ui, name, ground, ink)));
}

fn swatch(ui: &mut Ui, name: &str, ground: Color32, ink: Color32) {
    let (rect, _) = ui.allocate_exact_size(vec2(112.0, 40.0), Sense::hover());
    let hair = look(ui.ctx()).palette.hair();
    ui.painter().rect(rect, CornerRadius::same(radius::CONTROL), ground, hair, StrokeKind::Inside);
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(rect.shrink2(vec2(space::S, space::S))));
    Text::new(name).kind(Kind::Small).color(ink).show(&mut inside);
}
