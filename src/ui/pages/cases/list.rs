//! The list of what was found; narrow beside an open case, wide alone.

use egui::Ui;

use super::{Draft, Found, View};
use crate::domain::case::Stage;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, space};
use crate::ui::widgets::{Card, Column, EmptyState, Icon, Table, Tone, cell, ends};
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
    let told = What::told(view.open.is_some(), ui.available_width());
    let titles: Vec<String> = told.iter().map(|what| what.title(tr)).collect();
    let columns: Vec<Column<'_>> = told.iter().zip(&titles).map(|(what, title)| what.column(title)).collect();
    Card::new().flush().show(ui, |ui| {
        let cases = &found.cases;
        let name = |row: usize| format!("{} {}", cases[row].no, cases[row].name);
        let table = Table::new("cases", &titles[0], &columns, cases.len()).row_name(&name);
        let answer =
            table.show(ui, &mut draft.selected, |ui, row, column| draw(ui, view, &cases[row], told[column], tr));
        if std::mem::take(&mut draft.walk) {
            answer.response.request_focus();
            draft.selected = draft.selected.or(Some(0));
        }
        let marked = draft.selected.and_then(|row| cases.get(row));
        if let (true, Some(case)) = (answer.response.has_focus(), marked)
            && keys::copied(ui.ctx())
        {
            asks.push(Ask::Copy(case.no.to_string()));
        }
        let opened = answer.opened.or(draft.selected.filter(|_| answer.changed));
        if let Some(case) = opened.and_then(|row| cases.get(row)) {
            asks.push(Ask::OpenCase(case.no.to_string()));
        }
    });
}

/// What a column tells of a case.
#[derive(Clone, Copy)]
enum What {
    No,
    Name,
    Identity,
    Service,
    Stage,
    Opened,
    Due,
}

impl What {
    /// As much as there is room for, in points: the number and the name first.
    fn told(beside: bool, width: f32) -> &'static [What] {
        use What::{Due, Identity, Name, No, Opened, Service, Stage};
        match width {
            _ if beside => &[No, Name],
            1000.0.. => &[No, Name, Identity, Service, Stage, Opened, Due],
            760.0.. => &[No, Name, Service, Stage, Due],
            _ => &[No, Name, Stage],
        }
    }

    fn title(self, tr: &Tr) -> String {
        match self {
            What::No => tr.case_no(),
            What::Name => tr.case_name(),
            What::Identity => tr.case_identity(),
            What::Service => tr.case_service(),
            What::Stage => tr.case_stage(),
            What::Opened => tr.case_opened(),
            What::Due => tr.case_due(),
        }
    }

    fn column(self, title: &str) -> Column<'_> {
        match self {
            What::No => Column::fixed(title, 190.0),
            What::Name => Column::share(title, 1.2),
            What::Identity => Column::fixed(title, 150.0),
            What::Service => Column::share(title, 1.6),
            What::Stage => Column::fixed(title, 140.0),
            What::Opened | What::Due => Column::fixed(title, 110.0),
        }
    }
}

fn draw(ui: &mut Ui, view: &View<'_>, case: &CaseRow, what: What, tr: &Tr) {
    match what {
        What::No => drop(cell(ui, &isolate(case.no.as_str()))),
        What::Name => drop(cell(ui, &case.name)),
        What::Identity => drop(cell(ui, &isolate(&case.masked_identity))),
        What::Service => {
            let service = view.book.catalogue.service(&case.service);
            drop(cell(ui, &service.map_or_else(|| case.service.clone(), |service| tr.pick(&service.name).to_owned())));
        }
        What::Stage => stage(ui, case, tr),
        What::Opened => drop(cell(ui, &tr.date(case.opened.date()))),
        What::Due => due(ui, view, case, tr),
    }
}

fn stage(ui: &mut Ui, case: &CaseRow, tr: &Tr) {
    let p = look(ui.ctx()).palette;
    let tone = match case.stage {
        Stage::Gathering | Stage::AwaitingPayment => Tone::Warning,
        Stage::Received => Tone::Note,
    };
    tone.icon().show(ui, crate::ui::theme::size::ICON_SMALL, tone.signal(p).ink);
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
