//! The list of what was found; narrow beside an open case, wide alone.

use chrono::Datelike;
use egui::Ui;

use super::{Draft, Found, View};
use crate::domain::case::Stage;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{Card, Column, EmptyState, Icon, SortKey, Table, Tone, cell, ends};
use crate::ui::words;
use crate::views::CaseRow;

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let count = view.found.map(|found| tr.cases_count(found.cases.len())).unwrap_or_default();
    ends(
        ui,
        |ui| {
            Text::new(&tr.cases_title()).kind(Kind::Page).show(ui);
            ui.add_space(space::S);
            Text::new(&count).kind(Kind::Table).muted().show(ui);
        },
        |_| {},
    );
    ui.add_space(space::XS);
    match view.found {
        None => {
            let (title, words) = (tr.cases_empty(), tr.cases_empty_words());
            if EmptyState::new(Icon::Search, &title)
                .words(&words)
                .action(&tr.cases_find(), keys::cap(KeyDeed::Find))
                .show(ui)
            {
                asks.push(Ask::FindCases(String::new()));
            }
        }
        Some(found) if found.cases.is_empty() => {
            let title = tr.cases_none(isolate(&found.text));
            EmptyState::new(Icon::Search, &title).words(&tr.cases_none_words()).show(ui);
        }
        Some(found) => table(ui, view, found, tr, draft, asks),
    }
}

fn table(ui: &mut Ui, view: &View<'_>, found: &Found, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let beside = view.open.is_some();
    let titles = [
        tr.case_no(),
        tr.case_name(),
        tr.case_identity(),
        tr.case_service(),
        tr.case_stage(),
        tr.case_opened(),
        tr.case_due(),
    ];
    let (no, day) = (found.cases[0].no.as_str(), tr.date(view.today));
    let stages = Stage::ALL.map(|stage| words::stage(stage, tr)).join("\n");
    let wide = [
        Column::fits(&titles[0], no).sorts(),
        Column::share(&titles[1], 1.2).sorts(),
        Column::fits(&titles[2], &found.cases[0].masked_identity).seldom(),
        Column::share(&titles[3], 1.6).sorts(),
        Column::fits(&titles[4], &stages).beside(size::ICON_SMALL).sorts(),
        Column::fits(&titles[5], &day).sorts().seldom(),
        Column::fits(&titles[6], &day).sorts(),
    ];
    let narrow = [Column::fits(&titles[0], no).sorts(), Column::share(&titles[1], 1.0).sorts()];
    let columns: &[Column<'_>] = if beside { &narrow } else { &wide };
    Card::new().flush().show(ui, |ui| {
        let cases = &found.cases;
        draft.order.arrange(
            cases.len(),
            |row, column| sort_key(view, &cases[row], column, tr),
            |row| format!("{} {} {}", cases[row].no, cases[row].name, service(view, &cases[row], tr)),
        );
        let name = |row: usize| format!("{} {}", cases[row].no, cases[row].name);
        let table = Table::new("cases", &titles[0], columns, cases.len()).row_name(&name).order(&mut draft.order);
        let answer = table.show(ui, &mut draft.selected, |ui, row, column| draw(ui, view, &cases[row], column, tr));
        if std::mem::take(&mut draft.walk) {
            answer.response.request_focus();
            draft.selected = draft.selected.or(Some(0));
        }
        let opened = answer.opened.or(draft.selected.filter(|_| answer.changed));
        if let Some(case) = opened.and_then(|row| cases.get(row)) {
            asks.push(Ask::OpenCase(case.no.to_string()));
        }
    });
}

fn draw(ui: &mut Ui, view: &View<'_>, case: &CaseRow, column: usize, tr: &Tr) {
    match column {
        0 => drop(cell(ui, &isolate(case.no.as_str()))),
        1 => drop(cell(ui, &case.name)),
        2 => drop(cell(ui, &isolate(&case.masked_identity))),
        3 => drop(cell(ui, &service(view, case, tr))),
        4 => stage(ui, case, tr),
        5 => drop(cell(ui, &tr.date(case.opened.date()))),
        _ => due(ui, view, case, tr),
    }
}

fn service(view: &View<'_>, case: &CaseRow, tr: &Tr) -> String {
    let service = view.book.catalogue.service(&case.service);
    service.map_or_else(|| case.service.clone(), |service| tr.pick(&service.name).to_owned())
}

/// What a case is sorted by in a column: dates by the day, stages by how far they are.
fn sort_key(view: &View<'_>, case: &CaseRow, column: usize, tr: &Tr) -> SortKey {
    match column {
        0 => SortKey::text(case.no.as_str()),
        1 => SortKey::text(&case.name),
        2 => SortKey::text(&case.masked_identity),
        3 => SortKey::text(&service(view, case, tr)),
        4 => SortKey::Number(Stage::ALL.iter().position(|stage| *stage == case.stage).unwrap_or_default() as i64),
        5 => SortKey::Number(case.opened.and_utc().timestamp()),
        _ => case.due.map_or(SortKey::Nothing, |due| SortKey::Number(i64::from(due.num_days_from_ce()))),
    }
}

fn stage(ui: &mut Ui, case: &CaseRow, tr: &Tr) {
    let p = look(ui.ctx()).palette;
    let tone = match case.stage {
        Stage::Gathering | Stage::AwaitingPayment => Tone::Warning,
        Stage::Received => Tone::Note,
    };
    tone.icon().show(ui, size::ICON_SMALL, tone.signal(p).ink);
    cell(ui, &words::stage(case.stage, tr));
}

/// Late is red; what has not started says so.
fn due(ui: &mut Ui, view: &View<'_>, case: &CaseRow, tr: &Tr) {
    match case.due {
        Some(due) if due < view.today => {
            let p = look(ui.ctx()).palette;
            Text::new(&tr.date(due)).kind(Kind::Table).color(p.late.ink).tabular().show(ui);
        }
        Some(due) => drop(cell(ui, &tr.date(due))),
        None if case.stage == Stage::Received => drop(cell(ui, &tr.case_no_limit())),
        None => drop(cell(ui, "—")),
    }
}
