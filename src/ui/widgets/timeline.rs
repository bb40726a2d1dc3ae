//! The trail of a case: what happened, when, by whom, newest first or oldest first as the page orders it.

use egui::{CornerRadius, Rect, Sense, Stroke, StrokeKind, Ui, Vec2, pos2};

use super::{Tone, column};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, size, space};

/// One thing that happened or is to come.
#[derive(Clone, Copy, Debug)]
pub struct Step<'a> {
    /// What was done.
    pub what: &'a str,
    /// When and by whom, in one line.
    pub when: &'a str,
    /// A reason or a remark; may be empty.
    pub note: &'a str,
    /// `None` for what is still to come.
    pub tone: Option<Tone>,
}

/// Shows the steps down a rail.
pub fn timeline(ui: &mut Ui, steps: &[Step<'_>]) {
    let look = look(ui.ctx());
    ui.spacing_mut().item_spacing.y = 0.0;
    for (index, step) in steps.iter().enumerate() {
        let top = ui.cursor().top();
        let full = ui.available_rect_before_wrap();
        let (left, right) = if look.rtl() {
            (full.left(), full.right() - size::RAIL)
        } else {
            (full.left() + size::RAIL, full.right())
        };
        let inside = Rect::from_min_max(pos2(left, top), pos2(right, full.bottom().max(top + 1.0)));
        let mut body = ui.new_child(egui::UiBuilder::new().max_rect(inside).id_salt(("step", index)));
        words(&mut body, step);
        let bottom = body.min_rect().bottom() + space::M;
        ui.allocate_rect(Rect::from_min_max(pos2(full.left(), top), pos2(full.right(), bottom)), Sense::hover());
        let center = pos2(
            if look.rtl() { full.right() - size::DOT / 2.0 } else { full.left() + size::DOT / 2.0 },
            top + Kind::Strong.line() / 2.0,
        );
        if index + 1 < steps.len() {
            let stroke = Stroke::new(size::CARET, look.palette.hairline);
            ui.painter().vline(center.x, egui::Rangef::new(center.y + size::DOT / 2.0 + space::XXS, bottom), stroke);
        }
        dot(ui, Rect::from_center_size(center, Vec2::splat(size::DOT)), step.tone);
    }
}

fn words(ui: &mut Ui, step: &Step<'_>) {
    column(ui, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        let what = Text::new(step.what).kind(if step.tone.is_some() { Kind::Strong } else { Kind::Body });
        if step.tone.is_some() {
            what.show(ui)
        } else {
            what.muted().show(ui)
        };
        if !step.when.is_empty() {
            Text::new(step.when).kind(Kind::Small).muted().show(ui);
        }
        if !step.note.is_empty() {
            ui.add_space(space::XXS);
            Text::new(step.note).kind(Kind::Table).show(ui);
        }
    });
}

fn dot(ui: &Ui, place: Rect, tone: Option<Tone>) {
    let look = look(ui.ctx());
    let p = look.palette;
    let round = CornerRadius::same((size::DOT / 2.0) as u8);
    match tone {
        Some(tone) => {
            let signal = tone.signal(p);
            ui.painter().rect_filled(place, round, signal.wash);
            tone.icon().paint(ui.painter(), place.shrink(space::XS), signal.ink, look.rtl());
        }
        None => {
            ui.painter().rect_stroke(
                place.shrink(space::XS),
                round,
                Stroke::new(size::CARET, p.edge),
                StrokeKind::Inside,
            );
        }
    }
}
