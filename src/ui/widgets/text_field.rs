//! A field with its label above and its help or its mistake below: what is wrong is said in its place, in words.

pub(super) mod aid;

use egui::{Id, Response, Ui};

use super::number_pad::pad_under;
use super::{Icon, column, row};
use crate::ui::text::{Field, FieldResponse, Text};
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::words::voice;
use aid::Aid;

/// A labelled field.
///
/// ```text
/// let field = Field::new(&mut draft.phone, "phone").shape(words::phone_shape(country)).max(16);
/// let answer = TextField::new(tr.phone(), field).help(tr.phone_help()).error(problem.as_deref()).show(ui);
/// if answer.entered { … }
/// ```
#[must_use = "show it"]
pub struct TextField<'a> {
    label: &'a str,
    field: Field<'a>,
    help: &'a str,
    error: Option<&'a str>,
    aside: &'a str,
    icon: Option<Icon>,
    peek: bool,
}

impl<'a> TextField<'a> {
    pub fn new(label: &'a str, field: Field<'a>) -> Self {
        Self { label, field, help: "", error: None, aside: "", icon: None, peek: false }
    }

    pub fn help(mut self, help: &'a str) -> Self {
        self.help = help;
        self
    }

    /// What to do about it; takes the place of the help and goes away by itself.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    /// A word after the label: "optional".
    pub fn aside(mut self, aside: &'a str) -> Self {
        self.aside = aside;
        self
    }

    /// A picture inside the field, at its start.
    pub fn icon(mut self, icon: Icon) -> Self {
        self.icon = Some(icon);
        self
    }

    /// A secret with an eye: what was typed can be looked at until the keyboard leaves the field.
    pub fn peek(mut self) -> Self {
        self.peek = true;
        self
    }

    pub fn show(self, ui: &mut Ui) -> FieldResponse {
        let Self { label, field, help, error, aside, icon, peek } = self;
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let head = over(ui, label, aside);
            let id = field.id_in(ui);
            let tr = voice(ui.ctx());
            let eye = peek && field.is_secret();
            let pad = look(ui.ctx()).is_touch() && field.takes_numbers();
            let point = field.takes_point();
            let lead = icon.map_or(0.0, |_| size::ICON + space::S);
            let trail = aid::room(ui, usize::from(eye) + usize::from(pad));
            let bared = eye && aid::is_on(ui, id, EYE);
            let mut answer = field.bared(bared).wrong(error.is_some()).room(lead, trail).show(ui);
            answer.response = answer.response.labelled_by(head);
            if let Some(icon) = icon {
                paint_icon(ui, &answer, icon);
            }
            if eye {
                let name = if bared { tr.field_hide_secret() } else { tr.field_show_secret() };
                Aid { icon: Icon::Eye, name: &name, stop: true }.switch(ui, &answer, 0, EYE);
            }
            if pad {
                pad_under(ui, &answer, usize::from(eye), point, &tr);
            }
            under(ui, &answer, help, error);
            answer
        })
    }
}

const EYE: &str = "eye";

fn paint_icon(ui: &Ui, answer: &FieldResponse, icon: Icon) {
    let look = look(ui.ctx());
    let mut run = super::paint::Run::new(ui, answer.rect, space::M);
    let place = run.take(egui::Vec2::splat(size::ICON));
    icon.paint(ui.painter(), place, look.palette.faint, look.rtl());
}

/// The label of a field, and a word after it. Gives the id by which the field is told whose label it is.
pub(super) fn over(ui: &mut Ui, label: &str, aside: &str) -> Id {
    row(ui, |ui| {
        ui.spacing_mut().item_spacing.x = space::XS + 2.0;
        let head = Text::new(label).kind(Kind::Label).show(ui);
        if !aside.is_empty() {
            Text::new(aside).kind(Kind::Small).faint().show(ui);
        }
        head.id
    })
}

/// The mistake, or else the help, which a screen reader says after the field.
pub(super) fn under(ui: &mut Ui, answer: &Response, help: &str, error: Option<&str>) {
    let p = look(ui.ctx()).palette;
    let said = match error {
        Some(error) => row(ui, |ui| {
            ui.spacing_mut().item_spacing.x = space::XS + 1.0;
            Icon::Late.show(ui, size::ICON_SMALL, p.late.ink);
            Text::new(error).kind(Kind::Small).color(p.late.ink).show(ui)
        }),
        None if !help.is_empty() => Text::new(help).kind(Kind::Small).muted().show(ui),
        None => return,
    };
    ui.ctx().accesskit_node_builder(answer.id, |node| node.push_described_by(said.id.accesskit_id()));
}
