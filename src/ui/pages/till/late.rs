//! Late cases, by who holds them, as the list prints them.

use egui::Ui;

use super::View;
use crate::app::OfficePaper;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, look, space};
use crate::ui::widgets::{Button, Card, Column, EmptyState, Icon, Order, SortKey, Table, cell, ends};
use crate::views::{LateHolder, LateRow};

/// What somebody looks at.
#[derive(Default)]
pub(super) struct Draft {
    selected: Option<usize>,
    order: Order,
}

pub(super) fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, walk: bool, asks: &mut Vec<Ask>) {
    let Some(late) = view.late else { return };
    let rows: Vec<(&LateHolder, &LateRow)> =
        late.holders.iter().flat_map(|holder| holder.cases.iter().map(move |case| (holder, case))).collect();
    if rows.is_empty() {
        EmptyState::new(Icon::Check, &tr.late_none()).words(&tr.late_none_words()).show(ui);
        return;
    }
    let words = tr.late_print();
    let mut pressed = view.key == Some(KeyDeed::Print);
    ends(
        ui,
        |ui| drop(Text::new(&tr.late_words()).muted().show(ui)),
        |ui| {
            let button = Button::secondary(&words).icon(Icon::Printer).shortcut(keys::cap(KeyDeed::Print));
            pressed |= button.show(ui).clicked();
        },
    );
    if pressed {
        asks.push(Ask::PrintOfOffice { paper: OfficePaper::LateList, of: String::new() });
    }
    ui.add_space(space::XS);
    Card::new().flush().show(ui, |ui| table(ui, &rows, tr, draft, walk));
}

/// What a column tells.
#[derive(Clone, Copy)]
enum What {
    No,
    Since,
    Due,
    Holder,
    Applicant,
    Service,
}

fn table(ui: &mut Ui, rows: &[(&LateHolder, &LateRow)], tr: &Tr, draft: &mut Draft, walk: bool) {
    let mut told = vec![What::No, What::Since, What::Due, What::Holder];
    // Whoever decides goes by the case alone: the column is not even there.
    if rows.iter().any(|(_, case)| case.applicant.is_some()) {
        told.push(What::Applicant);
    }
    if ui.available_width() >= breaks::NARROW {
        told.push(What::Service);
    }
    let titles: Vec<String> = told.iter().map(|what| title(*what, tr)).collect();
    let widest = |what: What| {
        rows.iter().map(|row| text(row, what, tr)).max_by_key(|text| text.chars().count()).unwrap_or_default()
    };
    let samples: Vec<String> = told.iter().map(|what| widest(*what)).collect();
    let column = |(at, what): (usize, &What)| match what {
        What::No | What::Since | What::Due => Column::fits(&titles[at], &samples[at]).sorts(),
        What::Holder | What::Applicant | What::Service => Column::share(&titles[at], 1.0).sorts(),
    };
    let columns: Vec<Column<'_>> = told.iter().enumerate().map(column).collect();
    let key = |row: usize, column: usize| match told[column] {
        What::Since | What::Due => SortKey::Number(i64::from(rows[row].1.days)),
        what => SortKey::text(&text(&rows[row], what, tr)),
    };
    draft.order.arrange(rows.len(), key, |row| told.iter().map(|what| text(&rows[row], *what, tr)).collect());
    let name = |row: usize| format!("{} {}", rows[row].1.no, tr.calendar_days_late(rows[row].1.days));
    let title = tr.late_tab();
    let table = Table::new("late", &title, &columns, rows.len()).row_name(&name).order(&mut draft.order);
    let answer = table.show(ui, &mut draft.selected, |ui, row, column| match told[column] {
        What::Since => {
            let ink = look(ui.ctx()).palette.late.ink;
            Text::new(&text(&rows[row], What::Since, tr)).kind(Kind::Table).color(ink).tabular().elide().show(ui);
        }
        what => drop(cell(ui, &text(&rows[row], what, tr))),
    });
    if walk {
        answer.response.request_focus();
        draft.selected = draft.selected.or(Some(0));
    }
}

fn title(what: What, tr: &Tr) -> String {
    match what {
        What::No => tr.case_no(),
        What::Since => tr.late_since(),
        What::Due => tr.late_due(),
        What::Holder => tr.late_holder(),
        What::Applicant => tr.case_person(),
        What::Service => tr.case_service(),
    }
}

fn text((holder, case): &(&LateHolder, &LateRow), what: What, tr: &Tr) -> String {
    match what {
        What::No => isolate(case.no.as_str()),
        What::Since => tr.calendar_days(case.days),
        What::Due => tr.date(case.due),
        What::Holder => tr.pick(&holder.name).to_owned(),
        What::Applicant => case.applicant.clone().unwrap_or_default(),
        What::Service => tr.pick(&case.service).to_owned(),
    }
}
