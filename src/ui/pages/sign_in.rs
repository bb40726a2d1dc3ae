//! The way in: name and secret, Enter. A practice centre shows its names and secrets, so that a
//! newcomer is inside at once.

use chrono::NaiveDateTime;
use egui::{Rect, Ui, UiBuilder, pos2, vec2};

use super::leaves::two_leaves;
use crate::app::{PRACTICE_STAFF, PracticeOfficer};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{Button, Icon, Pick, TextField, column, divider};
use crate::ui::words;

/// What is half-typed.
#[derive(Default)]
pub struct Draft {
    pub officer: String,
    pub secret: String,
    /// The field that is to get the keyboard.
    pub focus: Option<Spot>,
    /// The name had the keyboard in the last frame.
    naming: bool,
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
    /// The window as the hall knows it.
    pub window: &'a str,
    pub now: NaiveDateTime,
    pub practice: bool,
    pub busy: bool,
    /// Why the last try was refused.
    pub refused: Option<&'a str>,
    /// Somebody's sheet waits for them.
    pub draft_waits: bool,
    /// There is a way back from practice.
    pub may_leave: bool,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    let face = Face { centre: view.centre, window: view.window, now: view.now };
    with_face(ui, "sign in", &face, tr, |ui| {
        form(ui, view, tr, draft, &mut asks);
        if view.practice {
            ui.add_space(space::XS);
            divider(ui);
            practice(ui, view, tr, draft, &mut asks);
        }
        if view.may_leave && Button::quiet(&tr.sign_in_leave_practice()).icon(Icon::TurnBack).show(ui).clicked() {
            asks.push(Ask::LeavePractice);
        }
    });
    asks
}

/// Whose window this is, as it says before anybody is signed in.
pub(super) struct Face<'a> {
    pub centre: &'a str,
    /// The window as the hall knows it.
    pub window: &'a str,
    pub now: NaiveDateTime,
}

/// The card of the way in, with the centre's face on its first leaf.
pub(super) fn with_face(ui: &mut Ui, name: &str, face: &Face<'_>, tr: &Tr, add: impl FnOnce(&mut Ui)) {
    two_leaves(ui, name, size::SIGN_IN_LEAST, |ui, leaf| face_of_the_centre(ui, face, tr, leaf), add);
}

/// What a citizen may read from the other side: whose window this is, and the day and the hour.
fn face_of_the_centre(ui: &mut Ui, face: &Face<'_>, tr: &Tr, leaf: Rect) {
    let p = look(ui.ctx()).palette;
    Text::new(&tr.window_program()).kind(Kind::Ticket).color(p.on_accent).show(ui);
    Text::new(face.centre).kind(Kind::Title).color(p.on_accent).show(ui);
    Text::new(&tr.window_counter_no(face.window)).color(p.on_accent).show(ui);
    let foot = Rect::from_min_max(pos2(leaf.left(), leaf.bottom() - size::SIGN_IN_CLOCK), leaf.max);
    let mut below = ui.new_child(UiBuilder::new().max_rect(foot.shrink2(vec2(space::XL, 0.0))).id_salt("clock"));
    column(&mut below, |ui| {
        ui.spacing_mut().item_spacing.y = 0.0;
        Text::new(&tr.time(face.now.time())).kind(Kind::Page).color(p.on_accent).tabular().show(ui);
        Text::new(&tr.date_full(face.now.date())).color(p.on_accent).show(ui);
    });
}

fn form(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.y = space::M;
    Text::new(&tr.sign_in_title()).kind(Kind::Page).show(ui);
    if view.draft_waits {
        Text::new(&tr.sign_in_keeps()).kind(Kind::Small).muted().show(ui);
    }
    let (name, secret) = (tr.sign_in_name(), tr.sign_in_secret());
    if draft.naming {
        keys::print_latin(ui.ctx());
    }
    let field = Field::new(&mut draft.officer, "officer").filter(latin).max(32);
    let officer = TextField::new(&name, field).icon(Icon::Person).show(ui);
    let field = Field::new(&mut draft.secret, "secret").secret().max(64);
    let secret = TextField::new(&secret, field).icon(Icon::Lock).error(view.refused).peek().show(ui);
    match draft.focus.take() {
        Some(Spot::Officer) => officer.request_focus(),
        Some(Spot::Secret) => secret.request_focus(),
        None if ui.memory(|memory| memory.focused().is_none()) => officer.request_focus(),
        None => {}
    }
    draft.naming = officer.has_focus();
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
        asks.push(Ask::SignIn { officer: draft.officer.trim().to_owned(), secret: draft.secret.clone().into() });
    }
}

fn practice(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    ui.spacing_mut().item_spacing.y = space::XS;
    Text::new(&tr.sign_in_practice()).kind(Kind::Small).muted().show(ui);
    for PracticeOfficer { id: officer, name, roles, secret } in PRACTICE_STAFF {
        let role = roles.first().map_or_else(String::new, |role| words::role(*role, tr));
        let line = tr.sign_in_practice_line(isolate(officer), isolate(secret));
        let pick = Pick::new(Icon::Person, &role).detail(name).aside(&line).show(ui);
        if pick.clicked() && !view.busy {
            draft.officer = officer.to_owned();
            draft.secret = secret.to_owned();
            asks.push(Ask::SignIn { officer: officer.to_owned(), secret: secret.into() });
        }
    }
}

/// Sign-in names are Latin.
pub(super) fn latin(c: char) -> Option<char> {
    (c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).then(|| c.to_ascii_lowercase())
}
