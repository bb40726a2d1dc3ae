//! The way in: name and secret, Enter. A practice centre shows its names and secrets, so that a
//! newcomer is inside at once.

use egui::{Key, Ui, vec2};

use crate::app::{PRACTICE_STAFF, PracticeOfficer};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{Button, Card, Icon, TextField, column, divider, row};
use crate::ui::words;

/// What is half-typed.
#[derive(Default)]
pub struct Draft {
    pub officer: String,
    pub secret: String,
    /// The field that is to get the keyboard.
    pub focus: Option<Spot>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Spot {
    Officer,
    Secret,
}

/// What the page is given to show.
pub struct View<'a> {
    /// The centre's name.
    pub centre: &'a str,
    pub practice: bool,
    pub busy: bool,
    /// Why the last try was refused.
    pub refused: Option<&'a str>,
    /// Somebody's sheet waits for them.
    pub draft_waits: bool,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    let room = ui.available_rect_before_wrap();
    let height = if view.practice { size::SIGN_IN_PRACTICE } else { size::SIGN_IN_TALL };
    let top = ((room.height() - height) * size::ABOVE_MIDDLE).max(space::L);
    let corner = egui::pos2(room.center().x - size::SIGN_IN / 2.0, room.top() + top);
    let place = egui::Rect::from_min_size(corner, vec2(size::SIGN_IN, height));
    let mut inside = ui.new_child(egui::UiBuilder::new().max_rect(place).id_salt("sign in"));
    column(&mut inside, |ui| {
        Text::new(&tr.window_program()).kind(Kind::Page).accent().show(ui);
        Text::new(view.centre).muted().show(ui);
        ui.add_space(space::L);
        Card::new().show(ui, |ui| {
            form(ui, view, tr, draft, &mut asks);
            if view.practice {
                ui.add_space(space::S);
                divider(ui);
                practice(ui, view, tr, draft, &mut asks);
            }
        });
    });
    asks
}

fn form(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.y = space::M;
    Text::new(&tr.sign_in_title()).kind(Kind::Title).show(ui);
    if view.draft_waits {
        Text::new(&tr.sign_in_keeps()).kind(Kind::Small).muted().show(ui);
    }
    let (name, secret) = (tr.sign_in_name(), tr.sign_in_secret());
    let field = Field::new(&mut draft.officer, "officer").filter(latin).max(32);
    let officer = TextField::new(&name, field).icon(Icon::Person).show(ui);
    let field = Field::new(&mut draft.secret, "secret").secret().max(64);
    let secret = TextField::new(&secret, field).icon(Icon::Lock).error(view.refused).show(ui);
    match draft.focus.take() {
        Some(Spot::Officer) => officer.request_focus(),
        Some(Spot::Secret) => secret.request_focus(),
        None if ui.memory(|memory| memory.focused().is_none()) => officer.request_focus(),
        None => {}
    }
    if officer.entered && draft.secret.is_empty() {
        secret.request_focus();
    }
    let words = if view.busy { tr.sign_in_waiting() } else { tr.sign_in_do() };
    let ready = !view.busy && !draft.officer.trim().is_empty() && !draft.secret.is_empty();
    let missing = if draft.officer.trim().is_empty() { tr.sign_in_name_missing() } else { tr.sign_in_secret_missing() };
    let why = if ready || view.busy { String::new() } else { missing };
    let button = Button::primary(&words).wide().large().enabled(ready).why(&why).show(ui);
    let entered = secret.entered || (officer.entered && !draft.secret.is_empty());
    if ready && (button.clicked() || entered) {
        asks.push(Ask::SignIn { officer: draft.officer.trim().to_owned(), secret: draft.secret.clone() });
    }
}

fn practice(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    Text::new(&tr.sign_in_practice()).kind(Kind::Small).muted().show(ui);
    for PracticeOfficer { id: officer, roles, secret, .. } in PRACTICE_STAFF {
        row(ui, |ui| {
            let words = roles.first().map_or_else(String::new, |role| words::role(*role, tr));
            let button = Button::quiet(&words).small().enabled(!view.busy).show(ui);
            let line = tr.sign_in_practice_line(isolate(officer), isolate(secret));
            Text::new(&line).kind(Kind::Small).muted().show(ui);
            if button.clicked() || (button.has_focus() && ui.input(|input| input.key_pressed(Key::Space))) {
                draft.officer = officer.to_owned();
                draft.secret = secret.to_owned();
                asks.push(Ask::SignIn { officer: officer.to_owned(), secret: secret.to_owned() });
            }
        });
    }
}

/// Sign-in names are Latin, whatever layout the last clerk left.
fn latin(c: char) -> Option<char> {
    (c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).then(|| c.to_ascii_lowercase())
}
