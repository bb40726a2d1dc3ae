//! The icons at three sizes, with their names; those that turn round with the direction of reading are marked.

use egui::Ui;

use super::say;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{Card, Icon, Part, row, side_by_side};

const ACROSS: usize = 6;

pub(super) fn show(ui: &mut Ui) {
    Card::new().show(ui, |ui| {
        let words = say(
            ui,
            "ما اسمه ملوّن ينعكس مع اتجاه القراءة.",
            "Those with a coloured name turn round with the direction of reading.",
        );
        Text::new(words).kind(Kind::Small).muted().show(ui);
        ui.add_space(space::S);
        for line in Icon::ALL.chunks(ACROSS) {
            side_by_side(ui, &[Part::Share(1.0); ACROSS], space::M, |ui, at| {
                if let Some(icon) = line.get(at) {
                    one(ui, *icon);
                }
            });
            ui.add_space(space::S);
        }
    });
}

fn one(ui: &mut Ui, icon: Icon) {
    let p = look(ui.ctx()).palette;
    row(ui, |ui| {
        for side in [size::ICON_HUGE, size::ICON, size::ICON_SMALL] {
            icon.show(ui, side, p.ink);
        }
    });
    let name = format!("{icon:?}");
    let text = Text::new(&name).kind(Kind::Small);
    if icon.mirrors() {
        text.accent().show(ui)
    } else {
        text.muted().show(ui)
    };
}
