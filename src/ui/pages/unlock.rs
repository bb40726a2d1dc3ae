//! The page before signing in where the register's key stands behind the station's passphrase: one
//! field and Enter. The first time it asks for the passphrase that is to be, twice.

use chrono::NaiveDateTime;
use egui::Ui;
use zeroize::Zeroize;

use super::sign_in::{Face, with_face};
use crate::app::Secret;
use crate::app::custody::SHORTEST;
use crate::i18n::Tr;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Button, Icon, TextField};

/// What is half-typed. It is wiped when it is put away.
#[derive(Default)]
pub struct Draft {
    passphrase: String,
    again: String,
}

impl Draft {
    /// Empties the fields for another try.
    pub fn wipe(&mut self) {
        self.passphrase.zeroize();
        self.again.zeroize();
    }
}

impl Drop for Draft {
    fn drop(&mut self) {
        self.wipe();
    }
}

/// What the page is given to show.
pub struct View<'a> {
    /// The centre's name.
    pub centre: &'a str,
    /// The window as the hall knows it.
    pub window: &'a str,
    pub now: NaiveDateTime,
    /// There is no register yet: the passphrase is to be chosen.
    pub new: bool,
    /// Headquarters can open a copy of the key when the passphrase is forgotten.
    pub escrow: bool,
    pub busy: bool,
    /// Why the last try was refused.
    pub refused: Option<&'a str>,
}

/// What was typed, once it is to be tried.
pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Option<Secret> {
    let mut typed = None;
    let face = Face { centre: view.centre, window: view.window, now: view.now };
    with_face(ui, "unlock", &face, tr, |ui| typed = form(ui, view, tr, draft));
    typed
}

fn form(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Option<Secret> {
    ui.spacing_mut().item_spacing.y = space::M;
    let (title, words) = match view.new {
        true if view.escrow => (tr.unlock_new_title(), tr.unlock_new_words()),
        true => (tr.unlock_new_title(), tr.unlock_new_words_alone()),
        false => (tr.unlock_title(), tr.unlock_words()),
    };
    Text::new(&title).kind(Kind::Page).show(ui);
    Text::new(&words).muted().show(ui);
    let entered = fields(ui, view, tr, draft);
    let why = if view.busy { None } else { missing(view, tr, draft) };
    let words = match (view.busy, view.new) {
        (true, _) => tr.unlock_waiting(),
        (false, true) => tr.unlock_new_do(),
        (false, false) => tr.unlock_do(),
    };
    let ready = !view.busy && why.is_none();
    let button = Button::primary(&words).wide().large().enabled(ready).why(why.as_deref().unwrap_or_default()).show(ui);
    let foot = match (view.new, view.escrow) {
        (true, _) => tr.unlock_new_hint(SHORTEST),
        (false, true) => tr.unlock_forgotten(),
        (false, false) => tr.unlock_alone(),
    };
    Text::new(&foot).kind(Kind::Small).muted().show(ui);
    (ready && (entered || button.clicked())).then(|| Secret::from(draft.passphrase.as_str()))
}

/// The field, and below it the same again where one is chosen; whether Enter was pressed in the last.
fn fields(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> bool {
    let Draft { passphrase, again } = draft;
    let (label, label_again) = (tr.unlock_passphrase(), tr.unlock_again());
    let first = TextField::new(&label, field(passphrase, "passphrase")).icon(Icon::Lock).peek();
    let first = first.error(view.refused).show(ui);
    if !view.busy && ui.memory(|memory| memory.focused().is_none()) {
        first.request_focus();
    }
    if !view.new {
        return first.entered;
    }
    let again = TextField::new(&label_again, field(again, "again")).icon(Icon::Lock).peek().show(ui);
    if first.entered {
        again.request_focus();
    }
    again.entered
}

fn field<'t>(text: &'t mut String, name: &'static str) -> Field<'t> {
    Field::new(text, name).max(200).secret()
}

/// Why it cannot be tried yet.
fn missing(view: &View<'_>, tr: &Tr, draft: &Draft) -> Option<String> {
    if draft.passphrase.trim().is_empty() {
        return Some(tr.unlock_missing());
    }
    let short = draft.passphrase.trim().chars().count() < SHORTEST;
    match view.new {
        true if short => Some(tr.key_short(SHORTEST)),
        true if draft.passphrase != draft.again => Some(tr.key_differ()),
        _ => None,
    }
}
