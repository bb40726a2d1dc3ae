//! A licence that somebody showed: what it says, whether it is genuine and in force, and that it can be renewed.

use egui::Context;

use crate::app::{LicenceTold, Standing};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::theme::space;
use crate::ui::widgets::{Answer, Banner, Dialog, Tone, fact};

/// What is done with it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Chosen {
    Renew,
    Close,
}

/// Shows it until something is chosen; `may` says whether whoever looks may begin a case.
pub fn show(ctx: &Context, told: &LicenceTold, may: bool, tr: &Tr) -> Option<Chosen> {
    let (title, deed, close) =
        (tr.shown_licence_title(isolate(&told.licence)), tr.shown_licence_renew(), tr.window_close());
    let dialog = Dialog::new("licence", &title).deed(&deed).cancel(&close).ready(may && told.renewal.is_some());
    let answer = dialog.show(ctx, |ui| {
        let (tone, words) = standing(told, tr);
        ui.add_space(space::S);
        Banner::new(tone, &words).show(ui);
        ui.add_space(space::S);
        fact(ui, &tr.shown_licence_holder(), &told.holder);
        fact(ui, &tr.shown_licence_id(), &isolate(&told.id));
        fact(ui, &tr.shown_licence_service(), &told.service);
        fact(ui, &tr.shown_licence_issued(), &tr.date(told.issued));
        let until = told.until.map_or_else(|| tr.shown_licence_no_end(), |day| tr.date(day));
        fact(ui, &tr.shown_licence_until(), &until);
        fact(ui, &tr.shown_licence_station(), &isolate(told.station.as_str()));
    });
    answer.map(|answer| match answer {
        Answer::Done => Chosen::Renew,
        Answer::Cancelled => Chosen::Close,
    })
}

fn standing(told: &LicenceTold, tr: &Tr) -> (Tone, String) {
    match told.standing {
        Standing::Valid => (Tone::Done, tr.shown_licence_valid()),
        Standing::Expired => (Tone::Late, tr.shown_licence_expired()),
        Standing::Practice => (Tone::Warning, tr.shown_licence_practice()),
    }
}
