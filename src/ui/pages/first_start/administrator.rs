//! The fourth page: who enrols all others, and the secret by which they sign in. The same fields stand alone where a
//! centre was set up from a file and its administrator comes to it for the first time.

use egui::Ui;

use super::super::leaves::two_leaves;
use super::super::sign_in::latin;
use super::{Draft, Fields, Foot, Pressed, View, steps};
use crate::app::first::{Part, Spot};
use crate::i18n::Tr;
use crate::ui::keys;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{Checkbox, Icon, Part as Share, side_by_side};

const ORDER: [Spot; 4] = [Spot::OfficerName, Spot::Officer, Spot::Secret, Spot::SecretAgain];

pub(super) fn show(ui: &mut Ui, foot: &Foot<'_>, draft: &mut Draft) {
    let tr = foot.tr;
    Text::new(&tr.first_step_administrator()).kind(Kind::Page).show(ui);
    Text::new(&tr.first_administrator_words()).muted().show(ui);
    let entered = fields(ui, draft, tr);
    if foot.show(ui, draft, &tr.first_next(), entered) && draft.is_right() {
        draft.go_on();
    }
}

/// The page by itself, for a centre that is there; whether they are to be enrolled now.
pub fn appointed(ui: &mut Ui, view: &View<'_>, pressed: Pressed, tr: &Tr, draft: &mut Draft) -> bool {
    let mut enrols = false;
    two_leaves(
        ui,
        "appointed",
        size::FIRST_START,
        |ui, leaf| steps(ui, Part::Administrator, leaf, tr),
        |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            Text::new(&tr.first_step_administrator()).kind(Kind::Page).show(ui);
            Text::new(&tr.first_administrator_appointed()).muted().show(ui);
            let entered = fields(ui, draft, tr);
            let foot = Foot { view, pressed: Pressed { back: false, ..pressed }, tr };
            let on = if view.busy { tr.sign_in_waiting() } else { tr.first_enrol() };
            enrols = foot.show_alone(ui, draft, &on, entered) && draft.is_right();
        },
    );
    enrols
}

/// Whether Enter was pressed in the last.
fn fields(ui: &mut Ui, draft: &mut Draft, tr: &Tr) -> bool {
    let mut fields = Fields::new(draft, &ORDER, tr);
    let typed = &mut draft.typed;
    let name = Field::new(&mut typed.officer_name, "officer name").max(80);
    fields.ask(ui, Spot::OfficerName, name, (&tr.first_officer_name(), ""), |field| field.icon(Icon::Person));
    if draft.latin {
        keys::print_latin(ui.ctx());
    }
    let field = Field::new(&mut typed.officer, "officer").filter(latin).max(32);
    let officer = fields.ask(ui, Spot::Officer, field, (&tr.first_officer(), &tr.first_officer_help()), |field| field);
    draft.latin = officer.has_focus();
    let (first, again) = (&mut draft.hidden.secret, &mut draft.hidden.secret_again);
    side_by_side(ui, &[Share::Share(1.0); 2], space::M, |ui, at| {
        drop(match at {
            0 => {
                let field = Field::new(&mut *first, "secret").secret().max(64);
                fields.ask(ui, Spot::Secret, field, (&tr.first_secret(), ""), |field| field.icon(Icon::Lock).peek())
            }
            _ => {
                let field = Field::new(&mut *again, "secret again").secret().max(64);
                let label = tr.first_secret_again();
                fields.ask(ui, Spot::SecretAgain, field, (&label, ""), |field| field.icon(Icon::Lock).peek())
            }
        });
    });
    Checkbox::new(&mut draft.typed.supervises, &tr.first_supervises()).show(ui);
    fields.end(draft)
}
