//! What is under way: the batch that is being sealed or copied, and how the link to headquarters is.

use egui::Ui;

use super::way::megabytes;
use super::{Draft, View};
use crate::error;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Banner, Button, Card, Chip, Icon, Progress, TextField, Tone, row};
use crate::views::{Carrying, CarryingStep, LinkStanding};

pub(super) fn carrying(ui: &mut Ui, carrying: &Carrying, tr: &Tr, asks: &mut Vec<Ask>) {
    let words = step(carrying, tr);
    if carrying.step == CarryingStep::PlaceAway {
        let place = carrying.place.as_deref().map(isolate).unwrap_or_default();
        Banner::new(Tone::Warning, &words).detail(&place).show(ui);
        ui.add_space(space::S);
    }
    Card::new().show(ui, |ui| {
        Text::new(&words).show(ui);
        match carrying.of.filter(|of| *of > 0) {
            Some(of) => {
                // A share of a bar: what is lost beyond the point is not seen.
                let share = (carrying.done as f64 / of as f64) as f32;
                drop(Progress::new(share, &words).show(ui));
                let far =
                    tr.outbox_far(tr.digits().number(&megabytes(carrying.done)), tr.digits().number(&megabytes(of)));
                Text::new(&far).kind(Kind::Small).muted().show(ui);
            }
            None => drop(Progress::waiting(&words).show(ui)),
        }
        ui.add_space(space::XS);
        if Button::secondary(&tr.outbox_stop()).icon(Icon::Close).show(ui).clicked() {
            asks.push(Ask::StopExport);
        }
    });
}

fn step(carrying: &Carrying, tr: &Tr) -> String {
    match carrying.step {
        CarryingStep::Gathering => tr.outbox_gathering(),
        CarryingStep::Packing => tr.outbox_packing(),
        CarryingStep::Reading => tr.outbox_reading(),
        CarryingStep::Copying => tr.outbox_copying(),
        CarryingStep::PlaceAway => tr.outbox_place_away(),
    }
}

/// How the link is, in a word, and what can be done about it.
pub(super) fn link(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let Some(address) = &view.outbox.link.address else { return };
    let standing = &view.outbox.link.standing;
    Card::new().title(&tr.link_title()).show(ui, |ui| {
        let (tone, words) = told(standing, tr);
        row(ui, |ui| {
            Chip::new(tone, &words).show(ui);
            Text::new(&isolate(address)).kind(Kind::Small).faint().show(ui);
        });
        match standing {
            LinkStanding::NoPassword if view.may_set_up => password(ui, tr, draft, asks),
            LinkStanding::Waiting { detail, fault } => {
                Text::new(&tr.link_next()).show(ui);
                Text::new(&isolate(detail)).kind(Kind::Small).faint().show(ui);
                if view.may && Button::secondary(&tr.link_now()).show(ui).clicked() {
                    asks.push(Ask::UploadNow);
                }
                if fault == "wrong-password" && view.may_set_up {
                    password(ui, tr, draft, asks);
                }
            }
            LinkStanding::Sending { done, of, .. } if *of > 0 => {
                let share = (*done as f64 / *of as f64) as f32;
                drop(Progress::new(share, &words).show(ui));
            }
            _ => {}
        }
    });
}

fn password(ui: &mut Ui, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let label = tr.link_password();
    let field = Field::new(&mut draft.password, "link_password").secret().max(200);
    let typed = TextField::new(&label, field).icon(Icon::Lock).peek().show(ui);
    ui.add_space(space::XS);
    let ready = !draft.password.trim().is_empty();
    if Button::primary(&tr.link_keep()).enabled(ready).show(ui).clicked() || (ready && typed.entered) {
        asks.push(Ask::KeepLinkPassword(std::mem::take(&mut draft.password).into()));
    }
}

/// How the link is, as chips and cards say it.
pub fn told(standing: &LinkStanding, tr: &Tr) -> (Tone, String) {
    match standing {
        LinkStanding::Off => (Tone::Note, tr.link_off()),
        LinkStanding::NoPassword => (Tone::Warning, tr.link_no_password()),
        LinkStanding::Quiet => (Tone::Done, tr.link_quiet()),
        LinkStanding::Sending { number, done, of } => {
            let percent = done.saturating_mul(100) / (*of).max(1);
            (Tone::Note, tr.link_sending(tr.number(*number), tr.number(percent)))
        }
        LinkStanding::Waiting { fault, .. } => (Tone::Warning, error::link(fault, tr)),
    }
}
