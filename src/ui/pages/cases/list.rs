//! The list of what was found; narrow beside an open case, wide alone.

use chrono::Datelike;
use egui::Ui;

use super::{Draft, Found, View};
use crate::domain::case::Stage;
use crate::domain::deadline::DayKind;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, look, size, space};
use crate::ui::widgets::{Button, Card, Column, EmptyState, Icon, SortKey, Table, cell, ends, tip};
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
        |ui| {
            if view.may_scan && Button::quiet(&tr.to_scan()).icon(Icon::Scanner).small().show(ui).clicked() {
                asks.push(Ask::FindToScan);
            }
        },
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
        Some(found) if found.cases.is_empty() && found.text == tr.to_scan_title() => {
            EmptyState::new(Icon::Check, &tr.to_scan_none()).words("").show(ui);
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
    let samples = Samples::of(view, found, tr);
    let columns: Vec<Column<'_>> = told.iter().zip(&titles).map(|(what, title)| what.column(title, &samples)).collect();
    Card::new().flush().show(ui, |ui| {
        let cases = &found.cases;
        let name = |row: usize| format!("{} {}", cases[row].no, cases[row].name);
        draft.order.arrange(
            cases.len(),
            |row, column| told[column].sort_key(view, &cases[row], tr),
            |row| format!("{} {} {}", cases[row].no, cases[row].name, service(view, &cases[row], tr)),
        );
        let table = Table::new("cases", &titles[0], &columns, cases.len()).row_name(&name).order(&mut draft.order);
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
            breaks::NARROW.. => &[No, Name, Identity, Service, Stage, Opened, Due],
            breaks::ONE.. => &[No, Name, Service, Stage, Due],
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

    fn column<'a>(self, title: &'a str, samples: &'a Samples) -> Column<'a> {
        match self {
            What::No => Column::fits(title, &samples.no).sorts(),
            What::Name => Column::share(title, 1.2).sorts(),
            What::Identity => Column::fits(title, &samples.identity).seldom(),
            What::Service => Column::share(title, 1.6).sorts(),
            What::Stage => Column::fits(title, &samples.stages).beside(size::ICON_SMALL).sorts(),
            What::Opened => Column::fits(title, &samples.day).sorts().seldom(),
            What::Due => Column::fits(title, &samples.time_left).sorts(),
        }
    }

    /// What a case is sorted by: dates by the day, stages by how far they are.
    fn sort_key(self, view: &View<'_>, case: &CaseRow, tr: &Tr) -> SortKey {
        match self {
            What::No => SortKey::text(case.no.as_str()),
            What::Name => SortKey::text(&case.name),
            What::Identity => SortKey::text(&case.masked_identity),
            What::Service => SortKey::text(&service(view, case, tr)),
            What::Stage => {
                let far = Stage::ALL.iter().position(|stage| *stage == case.stage);
                SortKey::Number(far.unwrap_or_default() as i64)
            }
            What::Opened => SortKey::Number(case.opened.and_utc().timestamp()),
            What::Due => case.due.map_or(SortKey::Nothing, |due| SortKey::Number(i64::from(due.num_days_from_ce()))),
        }
    }
}

/// What stands in a column at its longest.
struct Samples {
    no: String,
    identity: String,
    stages: String,
    day: String,
    time_left: String,
}

impl Samples {
    fn of(view: &View<'_>, found: &Found, tr: &Tr) -> Self {
        let first = found.cases.first();
        Self {
            no: first.map(|case| case.no.to_string()).unwrap_or_default(),
            identity: first.map(|case| case.masked_identity.clone()).unwrap_or_default(),
            stages: Stage::ALL.map(|stage| words::stage(stage, tr)).join("\n"),
            day: tr.date(view.today),
            time_left: [tr.time_left(111, DayKind::Working), tr.time_left(-111, DayKind::Working), tr.case_no_limit()]
                .join("\n"),
        }
    }
}

fn service(view: &View<'_>, case: &CaseRow, tr: &Tr) -> String {
    let service = view.book.catalogue.service(&case.service);
    service.map_or_else(|| case.service.clone(), |service| tr.pick(&service.name).to_owned())
}

fn draw(ui: &mut Ui, view: &View<'_>, case: &CaseRow, what: What, tr: &Tr) {
    match what {
        What::No => drop(cell(ui, &isolate(case.no.as_str()))),
        What::Name if case.name.is_empty() => drop(cell(ui, &tr.case_erased())),
        What::Name => drop(cell(ui, &case.name)),
        What::Identity => drop(cell(ui, &isolate(&case.masked_identity))),
        What::Service => drop(cell(ui, &service(view, case, tr))),
        What::Stage => stage(ui, case, tr),
        What::Opened => drop(cell(ui, &tr.date(case.opened.date()))),
        What::Due => due(ui, view, case, tr),
    }
}

fn stage(ui: &mut Ui, case: &CaseRow, tr: &Tr) {
    let p = look(ui.ctx()).palette;
    let tone = words::stage_tone(case.stage);
    tone.icon().show(ui, size::ICON_SMALL, tone.signal(p).ink);
    cell(ui, &words::stage(case.stage, tr));
}

/// The time that is left, and the day on hover. Late is red; what has not started says so.
fn due(ui: &mut Ui, view: &View<'_>, case: &CaseRow, tr: &Tr) {
    match case.due {
        Some(due) => {
            let p = look(ui.ctx()).palette;
            let left = words::time_left(&view.book.calendar, view.today, due, tr);
            let ink = if due < view.today { p.late.ink } else { p.ink };
            tip(Text::new(&left).kind(Kind::Table).color(ink).tabular().elide().show(ui), &tr.date_full(due));
        }
        None if case.stage.is_complete() => drop(cell(ui, &tr.case_no_limit())),
        None => drop(cell(ui, "—")),
    }
}
