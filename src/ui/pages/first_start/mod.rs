//! The first start: five short pages that ask only what a counter cannot be without. Enter goes from field to field
//! and on, Esc goes back, and what is wrong stands beside its field once somebody wanted to go on. Nothing is made here.

mod administrator;
mod begin;
mod centre;
mod key;
mod review;

use std::cmp::Ordering;

use egui::{Rect, Ui};
use zeroize::Zeroize;

use super::leaves::two_leaves;
use crate::app::first::{Flaw, Part, Spot, Typed, Unseen};
use crate::app::places::Whose;
use crate::domain::Country;
use crate::i18n::{Language, Tr};
use crate::ui::text::{Field, FieldResponse, Text};
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{Banner, Button, Icon, TextField, Tone, at_end, row};

pub use administrator::appointed;

/// What the page is given to show.
pub struct View<'a> {
    /// Where the centre would lie, and whose place that is.
    pub folder: &'a str,
    pub whose: Whose,
    pub busy: bool,
    /// Why the last thing was refused, and what to do.
    pub refused: Option<(&'a str, &'a str)>,
}

/// What somebody wants who fills it in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Wish {
    Language(Language),
    Practice(Country),
    /// A prepared file is looked for.
    File,
    /// What was refused no longer stands: something else was chosen.
    Otherwise,
    /// The keyring is to show that it answers, before one goes on.
    TryKeyring,
    Make,
}

/// What is half-typed. The secret part is wiped when it is put away.
pub struct Draft {
    pub part: Part,
    pub typed: Typed,
    hidden: Hidden,
    /// Somebody wanted to go on, so what is wrong is said.
    told: bool,
    focus: Option<Spot>,
    /// The page was just opened.
    entering: bool,
    /// A name in Latin letters has the keyboard.
    latin: bool,
}

#[derive(Default)]
struct Hidden {
    passphrase: String,
    passphrase_again: String,
    secret: String,
    secret_again: String,
}

impl Drop for Hidden {
    fn drop(&mut self) {
        [&mut self.passphrase, &mut self.passphrase_again, &mut self.secret, &mut self.secret_again]
            .into_iter()
            .for_each(Zeroize::zeroize);
    }
}

impl Draft {
    pub fn new(typed: Typed) -> Self {
        Self {
            part: Part::Begin,
            typed,
            hidden: Hidden::default(),
            told: false,
            focus: None,
            entering: true,
            latin: false,
        }
    }

    /// The secrets as they stand.
    pub fn unseen(&self) -> Unseen {
        Unseen {
            passphrase: self.hidden.passphrase.as_str().into(),
            passphrase_again: self.hidden.passphrase_again.as_str().into(),
            secret: self.hidden.secret.as_str().into(),
            secret_again: self.hidden.secret_again.as_str().into(),
        }
    }

    /// Opens another page.
    pub fn go(&mut self, part: Part) {
        (self.part, self.told, self.focus, self.entering) = (part, false, None, true);
    }

    /// To the next page, which everything on this one allows.
    pub fn go_on(&mut self) {
        if let Some(next) = self.part.next() {
            self.go(next);
        }
    }

    fn flaws(&self) -> Vec<(Spot, Flaw)> {
        self.typed.flaws(self.part, &self.unseen())
    }

    /// Says what is wrong, and brings the keyboard to the first of it; whether all is right.
    fn is_right(&mut self) -> bool {
        let first = self.flaws().first().map(|(spot, _)| *spot);
        self.told = first.is_some();
        self.focus = first;
        first.is_none()
    }
}

/// What is pressed on the keys of the whole page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Pressed {
    /// F10.
    pub on: bool,
    /// Esc.
    pub back: bool,
}

pub fn show(ui: &mut Ui, view: &View<'_>, pressed: Pressed, tr: &Tr, draft: &mut Draft) -> Vec<Wish> {
    let mut wishes = vec![];
    let part = draft.part;
    two_leaves(
        ui,
        "first start",
        size::FIRST_START,
        |ui, leaf| steps(ui, part, leaf, tr),
        |ui| {
            ui.spacing_mut().item_spacing.y = space::M;
            let foot = Foot { view, pressed, tr };
            match part {
                Part::Begin => begin::show(ui, &foot, draft, &mut wishes),
                Part::Centre => centre::show(ui, &foot, draft),
                Part::Key => key::show(ui, &foot, draft, &mut wishes),
                Part::Administrator => administrator::show(ui, &foot, draft),
                Part::Review => review::show(ui, &foot, draft, &mut wishes),
            }
        },
    );
    wishes
}

/// Where one is among the pages.
fn steps(ui: &mut Ui, part: Part, _: Rect, tr: &Tr) {
    let p = look(ui.ctx()).palette;
    Text::new(&tr.window_program()).kind(Kind::Ticket).color(p.on_accent).show(ui);
    ui.add_space(space::L);
    for step in Part::ALL {
        let name = name_of(step, tr);
        row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::M;
            match step.cmp(&part) {
                Ordering::Less => drop(Icon::Check.show(ui, size::ICON_SMALL, p.on_accent)),
                Ordering::Equal => drop(Icon::Chevron.show(ui, size::ICON_SMALL, p.on_accent)),
                Ordering::Greater => ui.add_space(size::ICON_SMALL + space::M),
            }
            let kind = if step == part { Kind::Strong } else { Kind::Body };
            Text::new(&name).kind(kind).color(p.on_accent).show(ui);
        });
    }
}

fn name_of(step: Part, tr: &Tr) -> String {
    match step {
        Part::Begin => tr.first_step_begin(),
        Part::Centre => tr.first_step_centre(),
        Part::Key => tr.first_step_key(),
        Part::Administrator => tr.first_step_administrator(),
        Part::Review => tr.first_step_review(),
    }
}

/// What every page ends with.
struct Foot<'a> {
    view: &'a View<'a>,
    pressed: Pressed,
    tr: &'a Tr,
}

impl Foot<'_> {
    /// On, without a way back.
    fn show_alone(&self, ui: &mut Ui, draft: &mut Draft, on: &str, entered: bool) -> bool {
        self.lay(ui, draft, on, entered, false)
    }

    /// Back and on, at the foot of the leaf; whether one is to go on, by button, by key, or `entered` in the last field.
    fn show(&self, ui: &mut Ui, draft: &mut Draft, on: &str, entered: bool) -> bool {
        let back = draft.part != Part::Begin;
        self.lay(ui, draft, on, entered, back)
    }

    fn lay(&self, ui: &mut Ui, draft: &mut Draft, on: &str, entered: bool, back: bool) -> bool {
        let Foot { view, pressed, tr } = self;
        if let Some((what, next)) = view.refused {
            Banner::new(Tone::Late, what).detail(next).show(ui);
        }
        let tall = look(ui.ctx()).sizes.large;
        ui.add_space((ui.max_rect().top() + size::FIRST_START - tall - ui.cursor().top()).max(0.0));
        let (mut goes_on, mut goes_back) = (pressed.on || entered, pressed.back);
        row(ui, |ui| {
            if back {
                goes_back |= Button::secondary(&tr.first_back()).large().shortcut("Esc").show(ui).clicked();
            }
            let room = ui.available_rect_before_wrap();
            let id = ui.scope_id().with("on");
            let taken = at_end(ui, id, room, |ui| {
                let button = Button::primary(on).large().shortcut("F10").enabled(!view.busy).show(ui);
                goes_on |= button.clicked();
                if draft.entering && matches!(draft.part, Part::Begin | Part::Review) {
                    button.request_focus();
                }
            });
            ui.advance_cursor_after_rect(taken);
        });
        if let (true, false, Some(before)) = (goes_back && back, view.busy, draft.part.before()) {
            draft.go(before);
            return false;
        }
        draft.entering = false;
        goes_on && !view.busy
    }
}

/// The fields of one page, one after the other.
struct Fields<'a> {
    tr: &'a Tr,
    flaws: Vec<(Spot, Flaw)>,
    order: &'a [Spot],
    focus: Option<Spot>,
    /// Enter in a field: it, and the next.
    next: Option<Spot>,
    entered_last: bool,
}

impl<'a> Fields<'a> {
    fn new(draft: &mut Draft, order: &'a [Spot], tr: &'a Tr) -> Self {
        let flaws = if draft.told { draft.flaws() } else { vec![] };
        let first = order.first().copied().filter(|_| draft.entering);
        Self { tr, flaws, order, focus: draft.focus.take().or(first), next: None, entered_last: false }
    }

    fn ask(
        &mut self,
        ui: &mut Ui,
        spot: Spot,
        field: Field<'_>,
        (label, help): (&str, &str),
        with: fn(TextField<'_>) -> TextField<'_>,
    ) -> FieldResponse {
        let flaw = self.flaws.iter().find(|(at, _)| *at == spot).map(|(_, flaw)| words(*flaw, self.tr));
        let answer = with(TextField::new(label, field).help(help).error(flaw.as_deref())).show(ui);
        if self.focus == Some(spot) {
            answer.request_focus();
        }
        if answer.entered {
            let at = self.order.iter().position(|known| *known == spot);
            self.next = at.and_then(|at| self.order.get(at + 1)).copied();
            self.entered_last = self.next.is_none();
        }
        answer
    }

    /// Brings the keyboard to the next field; whether Enter was pressed in the last.
    fn end(self, draft: &mut Draft) -> bool {
        draft.focus = draft.focus.or(self.next);
        self.entered_last
    }
}

fn words(flaw: Flaw, tr: &Tr) -> String {
    match flaw {
        Flaw::Missing => tr.first_flaw_missing(),
        Flaw::NotArabic => tr.first_flaw_arabic(),
        Flaw::NotLatin => tr.first_flaw_latin(),
        Flaw::SiteForm => tr.first_flaw_site(),
        Flaw::WindowForm => tr.first_flaw_window(),
        Flaw::OfficerForm => tr.first_flaw_officer(),
        Flaw::TooShort(least) => tr.first_flaw_short(least),
        Flaw::Differs => tr.first_flaw_differs(),
    }
}
