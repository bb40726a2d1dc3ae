//! Trays: the files that wait at this window, which of them go along now, and the lists of those that went.

use std::collections::BTreeSet;

use egui::Ui;

use super::{View, closed};
use crate::app::OfficePaper;
use crate::domain::numbers::CaseNo;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{
    Button, Card, Checkbox, Column, EmptyState, Icon, Order, Part, SortKey, Table, beside_or_below, cell, scroll,
};
use crate::views::{CaseRow, TrayRow, TraysView};

/// What somebody looks at.
#[derive(Default)]
pub struct Draft {
    /// Files that stay at the window this time.
    left: BTreeSet<CaseNo>,
    selected: Option<usize>,
    order: Order,
}

impl Draft {
    /// What stays is said of files that are still there.
    pub fn listed(&mut self, trays: &TraysView) {
        self.left.retain(|no| trays.waiting.iter().any(|case| case.no == *no));
        self.order.renew();
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, walk: bool, asks: &mut Vec<Ask>) {
    let Some(trays) = view.trays else { return };
    let parts = [Part::Share(1.0), Part::Share(1.0)];
    beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
        0 if trays.waiting.is_empty() => {
            EmptyState::new(Icon::Check, &tr.trays_none()).words(&tr.trays_none_words()).show(ui);
        }
        0 => drop(Card::new().show(ui, |ui| waiting(ui, view, &trays.waiting, tr, draft, asks))),
        _ => handed(ui, view, &trays.handed, tr, draft, walk, asks),
    });
}

/// The button stands first: the list may be long.
fn waiting(ui: &mut Ui, view: &View<'_>, cases: &[CaseRow], tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    Text::new(&tr.trays_words()).muted().show(ui);
    ui.add_space(space::XS);
    let goes: Vec<&CaseRow> = cases.iter().filter(|case| !draft.left.contains(&case.no)).collect();
    let words = tr.trays_hand(goes.len());
    let ready = !goes.is_empty() && !view.busy;
    let button = Button::primary(&words).icon(Icon::Transfer).shortcut(keys::cap(KeyDeed::DoIt)).enabled(ready);
    if button.show(ui).clicked() || (ready && view.key == Some(KeyDeed::DoIt)) {
        asks.push(Ask::HandTray(goes.iter().map(|case| case.no.to_string()).collect()));
    }
    ui.add_space(space::S);
    scroll(ui, "files", |ui| {
        for case in cases {
            let mut goes = !draft.left.contains(&case.no);
            let service = view.book.catalogue.service(&case.service);
            let service = service.map_or(case.service.as_str(), |service| tr.pick(&service.name));
            let words = format!("{} · {} · {service}", isolate(case.no.as_str()), isolate(&case.name));
            if Checkbox::new(&mut goes, &words).show(ui).changed() {
                match goes {
                    true => drop(draft.left.remove(&case.no)),
                    false => drop(draft.left.insert(case.no.clone())),
                }
            }
        }
    });
}

fn handed(
    ui: &mut Ui,
    view: &View<'_>,
    trays: &[TrayRow],
    tr: &Tr,
    draft: &mut Draft,
    walk: bool,
    asks: &mut Vec<Ask>,
) {
    Text::new(&tr.trays_before()).kind(Kind::Title).show(ui);
    ui.add_space(space::XS);
    if trays.is_empty() {
        Text::new(&tr.trays_before_none()).muted().show(ui);
        return;
    }
    Card::new().flush().show(ui, |ui| table(ui, trays, tr, draft, walk));
    ui.add_space(space::S);
    match draft.selected.and_then(|row| trays.get(row)) {
        None => drop(Text::new(&tr.trays_choose()).muted().show(ui)),
        Some(tray) => drop(Card::new().show(ui, |ui| {
            Text::new(&isolate(tray.no.as_str())).strong().show(ui);
            let told = format!("{} · {}", tray.name, tr.tray_count(tray.cases.len()));
            Text::new(&told).kind(Kind::Table).muted().show(ui);
            ui.add_space(space::XS);
            closed::print(ui, view, (OfficePaper::Tray, tray.no.as_str(), tray.copies), tr, asks);
            ui.add_space(space::S);
            scroll(ui, "in tray", |ui| {
                for case in &tray.cases {
                    Text::new(&isolate(case.as_str())).kind(Kind::Table).tabular().show(ui);
                }
            });
        })),
    }
}

fn table(ui: &mut Ui, trays: &[TrayRow], tr: &Tr, draft: &mut Draft, walk: bool) {
    let titles = [tr.tray_no(), tr.paper_date(), tr.trays_files()];
    let sample = trays.first().map(|tray| tray.no.to_string()).unwrap_or_default();
    let most = trays.iter().map(|tray| tr.tray_count(tray.cases.len())).max_by_key(|text| text.chars().count());
    let most = most.unwrap_or_default();
    let columns = [
        Column::fits(&titles[0], &sample).sorts(),
        Column::share(&titles[1], 1.0).sorts(),
        Column::fits(&titles[2], &most).sorts(),
    ];
    let key = |row: usize, column: usize| match column {
        0 => SortKey::text(trays[row].no.as_str()),
        1 => SortKey::Number(trays[row].at.and_utc().timestamp()),
        _ => SortKey::Number(trays[row].cases.len() as i64),
    };
    draft.order.arrange(trays.len(), key, |row| format!("{} {}", trays[row].no, trays[row].name));
    let name = |row: usize| trays[row].no.to_string();
    let sizes = look(ui.ctx()).sizes;
    let height = sizes.head + sizes.row * size::ROWS_ABOVE.min(trays.len() as f32);
    let title = tr.trays_before();
    let table = Table::new("trays", &title, &columns, trays.len()).row_name(&name).height(height);
    let answer = table.order(&mut draft.order).show(ui, &mut draft.selected, |ui, row, column| {
        let text = match column {
            0 => isolate(trays[row].no.as_str()),
            1 => tr.moment(trays[row].at),
            _ => tr.tray_count(trays[row].cases.len()),
        };
        drop(cell(ui, &text));
    });
    if walk {
        answer.response.request_focus();
        draft.selected = draft.selected.or(Some(0));
    }
}
