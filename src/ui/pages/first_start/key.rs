//! The third page: who keeps the register's key, in plain words. The keyring is tried before one goes on with it.

use egui::Ui;

use super::{Draft, Fields, Foot, Wish};
use crate::app::first::Spot;
use crate::app::places::Whose;
use crate::config::KeyKeeping;
use crate::i18n::Tr;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Choice, Icon, Part, side_by_side};

const ORDER: [Spot; 2] = [Spot::Passphrase, Spot::PassphraseAgain];

pub(super) fn show(ui: &mut Ui, foot: &Foot<'_>, draft: &mut Draft, wishes: &mut Vec<Wish>) {
    let tr = foot.tr;
    Text::new(&tr.first_key_title()).kind(Kind::Page).show(ui);
    Text::new(&tr.first_key_words()).muted().show(ui);
    if keepers(ui, foot, draft) {
        wishes.push(Wish::Otherwise);
    }
    let entered = draft.typed.keeper == KeyKeeping::Passphrase && passphrase(ui, draft, tr);
    let trying = foot.view.busy && draft.typed.keeper == KeyKeeping::Keyring;
    let on = if trying { tr.first_keyring_trying() } else { tr.first_next() };
    if foot.show(ui, draft, &on, entered) && draft.is_right() {
        match draft.typed.keeper {
            KeyKeeping::Keyring => wishes.push(Wish::TryKeyring),
            KeyKeeping::Passphrase | KeyKeeping::Beside => draft.go_on(),
        }
    }
}

/// The three; whether another was chosen.
fn keepers(ui: &mut Ui, foot: &Foot<'_>, draft: &mut Draft) -> bool {
    let (tr, before) = (foot.tr, draft.typed.keeper);
    let portable = foot.view.whose == Whose::Program;
    if portable && draft.typed.keeper == KeyKeeping::Keyring {
        draft.typed.keeper = KeyKeeping::Passphrase;
    }
    let keyring = if portable { tr.first_keyring_away() } else { tr.first_keyring_words() };
    let choices = [
        (KeyKeeping::Keyring, tr.first_keyring(), keyring),
        (KeyKeeping::Passphrase, tr.first_passphrase(), tr.first_passphrase_words()),
        (KeyKeeping::Beside, tr.first_beside(), tr.first_beside_words()),
    ];
    ui.spacing_mut().item_spacing.y = space::S;
    for (keeper, title, words) in choices {
        let on = draft.typed.keeper == keeper;
        let away = portable && keeper == KeyKeeping::Keyring;
        let choice = Choice::new(&title, on).detail(&words).enabled(!away && !foot.view.busy).show(ui);
        if choice.clicked() {
            draft.typed.keeper = keeper;
            draft.focus = (keeper == KeyKeeping::Passphrase).then_some(Spot::Passphrase);
        }
        if draft.entering && on && draft.focus.is_none() {
            choice.request_focus();
        }
    }
    ui.spacing_mut().item_spacing.y = space::M;
    draft.typed.keeper != before
}

/// The passphrase, twice side by side; whether Enter was pressed in the last.
fn passphrase(ui: &mut Ui, draft: &mut Draft, tr: &Tr) -> bool {
    let mut fields = Fields::new(draft, &ORDER, tr);
    let (first, again) = (&mut draft.hidden.passphrase, &mut draft.hidden.passphrase_again);
    side_by_side(ui, &[Part::Share(1.0); 2], space::M, |ui, at| {
        drop(match at {
            0 => {
                let field = Field::new(&mut *first, "passphrase").max(200).secret();
                let words = (tr.unlock_passphrase(), tr.unlock_new_hint(crate::app::custody::SHORTEST));
                fields.ask(ui, Spot::Passphrase, field, (&words.0, &words.1), |field| field.icon(Icon::Lock).peek())
            }
            _ => {
                let field = Field::new(&mut *again, "passphrase again").max(200).secret();
                fields.ask(ui, Spot::PassphraseAgain, field, (&tr.unlock_again(), ""), |field| {
                    field.icon(Icon::Lock).peek()
                })
            }
        });
    });
    Text::new(&tr.first_passphrase_alone()).kind(Kind::Small).muted().show(ui);
    fields.end(draft)
}
