//! The way in: name and secret, Enter. A practice centre shows its names and secrets, so that a
//! newcomer is inside at once.

use chrono::NaiveDateTime;
use egui::{CornerRadius, Frame, Margin, Rect, Sense, Ui, UiBuilder, pos2, vec2};

use crate::app::{PRACTICE_STAFF, PracticeOfficer};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, look, radius, size, space};
use crate::ui::widgets::{Button, Card, Icon, Part, Pick, TextField, column, divider, emblem, scroll, side_by_side};
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
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    let face = Face { centre: view.centre, window: view.window, now: view.now };
    two_leaves(ui, "sign in", &face, tr, |ui| {
        form(ui, view, tr, draft, &mut asks);
        if view.practice {
            ui.add_space(space::XS);
            divider(ui);
            practice(ui, view, tr, draft, &mut asks);
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

/// A card a little above the middle: the centre's face, and beside it what is to be typed. A narrow
/// window has room for the latter only.
pub(super) fn two_leaves(ui: &mut Ui, name: &str, face: &Face<'_>, tr: &Tr, add: impl FnOnce(&mut Ui)) {
    let wide = ui.available_width() > size::SIGN_IN.x * 2.0;
    let width = if wide { size::SIGN_IN.x * 2.0 } else { size::SIGN_IN.x.min(ui.available_width()) };
    // As high as the form was: a refusal makes it higher.
    let id = ui.scope_id().with((name, "height"));
    let height = ui.data(|data| data.get_temp(id)).unwrap_or(size::SIGN_IN.y);
    let mut add = Some(add);
    scroll(ui, name, |ui| {
        let room = ui.available_rect_before_wrap();
        // A little above the middle, where the eye rests.
        let top = ((ui.clip_rect().height() - height) * size::ABOVE_MIDDLE).max(0.0);
        let place = Rect::from_min_size(pos2(room.center().x - width / 2.0, room.top() + top), vec2(width, height));
        let mut inside = ui.new_child(UiBuilder::new().max_rect(place).id_salt(name));
        let card = Card::new().flush().show(&mut inside, |ui| {
            let first = if wide { Part::Share(0.85) } else { Part::Fixed(0.0) };
            side_by_side(ui, &[first, Part::Share(1.0)], 0.0, |ui, at| match at {
                0 if wide => face_of_the_centre(ui, face, tr, height),
                0 => {}
                _ => padded(ui, |ui| {
                    if wide {
                        ui.set_min_height(size::SIGN_IN_LEAST);
                    }
                    if let Some(add) = add.take() {
                        add(ui);
                    }
                }),
            });
        });
        ui.advance_cursor_after_rect(inside.min_rect());
        if card.response.rect.height() != height {
            ui.data_mut(|data| data.insert_temp(id, card.response.rect.height()));
            ui.ctx().request_repaint();
        }
    });
}

fn padded(ui: &mut Ui, add: impl FnOnce(&mut Ui)) {
    Frame::new().inner_margin(Margin::same(space::XL as i8)).show(ui, |ui| column(ui, add));
}

/// What a citizen may read from the other side: whose window this is, and the day and the hour.
fn face_of_the_centre(ui: &mut Ui, face: &Face<'_>, tr: &Tr, height: f32) {
    let look = look(ui.ctx());
    let p = look.palette;
    let room = ui.available_rect_before_wrap();
    let rect = Rect::from_min_size(room.min, vec2(room.width(), height - 2.0 * p.line));
    let (start, end) = (radius::CARD, 0);
    let (left, right) = if look.rtl() { (end, start) } else { (start, end) };
    ui.painter().rect_filled(rect, CornerRadius { nw: left, sw: left, ne: right, se: right }, p.accent);
    let mut inside = ui.new_child(UiBuilder::new().max_rect(rect.shrink(space::XL)).id_salt("face"));
    column(&mut inside, |ui| {
        let (sign, _) = ui.allocate_exact_size(size::EMBLEM, Sense::hover());
        emblem(ui.painter(), sign, p.on_accent);
        ui.add_space(space::M);
        Text::new(&tr.window_program()).kind(Kind::Ticket).color(p.on_accent).show(ui);
        Text::new(face.centre).kind(Kind::Title).color(p.on_accent).show(ui);
        Text::new(&tr.window_counter_no(face.window)).color(p.on_accent).show(ui);
    });
    let foot = Rect::from_min_max(pos2(rect.left(), rect.bottom() - size::SIGN_IN_CLOCK), rect.max);
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
fn latin(c: char) -> Option<char> {
    (c.is_ascii_alphanumeric() || matches!(c, '.' | '-' | '_')).then(|| c.to_ascii_lowercase())
}
