//! Everybody's tills: which are open and since when, and the reports of those that were closed.

use egui::Ui;

use super::own::pair;
use super::{View, closed};
use crate::i18n::Tr;
use crate::ui::ask::Ask;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{Card, Chip, Part, Tone, beside_or_below, divider, scroll};
use crate::views::OpenTill;

pub(super) fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut closed::Draft, walk: bool, asks: &mut Vec<Ask>) {
    let Some(all) = view.all else { return };
    let parts = [Part::Share(1.0), Part::Share(1.3)];
    beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
        0 => scroll(ui, "open tills", |ui| {
            let title = tr.tills_open_now();
            Card::new().title(&title).show(ui, |ui| open(ui, &all.open, tr));
        }),
        _ => {
            let (title, none) = (tr.tills_closed_before(), tr.tills_closed_none());
            let list = closed::List { title: &title, none: &none, rows: &all.closed, named: true };
            closed::show(ui, view, &list, tr, draft, walk, asks);
        }
    });
}

fn open(ui: &mut Ui, tills: &[OpenTill], tr: &Tr) {
    if tills.is_empty() {
        Text::new(&tr.tills_open_none()).muted().show(ui);
    }
    for (at, till) in tills.iter().enumerate() {
        if at > 0 {
            divider(ui);
        }
        pair(ui, &till.name, &tr.money(till.total), true);
        Text::new(&tr.till_receipts_count(till.receipts)).kind(Kind::Table).muted().show(ui);
        let since = tr.tills_since(tr.moment(till.since));
        match till.left_open {
            true => drop(Chip::new(Tone::Late, &since).show(ui)),
            false => drop(Text::new(&since).kind(Kind::Small).muted().show(ui)),
        }
    }
}
