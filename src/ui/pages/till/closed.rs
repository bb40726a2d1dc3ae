//! Tills that were closed: a list, and the one that is looked at with its report to print.

use egui::Ui;

use super::View;
use super::own::pair;
use crate::app::OfficePaper;
use crate::domain::Money;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{Button, Card, Column, Icon, Order, SortKey, Table, cell};
use crate::views::TillRow;

/// What somebody looks at.
#[derive(Default)]
pub struct Draft {
    selected: Option<usize>,
    order: Order,
}

/// Which tills are listed, and under which title.
pub(super) struct List<'a> {
    pub title: &'a str,
    /// What is said where there are none.
    pub none: &'a str,
    pub rows: &'a [TillRow],
    /// Whose each was is said: it is not always their own.
    pub named: bool,
}

pub(super) fn show(
    ui: &mut Ui,
    view: &View<'_>,
    list: &List<'_>,
    tr: &Tr,
    draft: &mut Draft,
    walk: bool,
    asks: &mut Vec<Ask>,
) {
    Text::new(list.title).kind(Kind::Title).show(ui);
    ui.add_space(space::XS);
    if list.rows.is_empty() {
        Text::new(list.none).muted().show(ui);
        return;
    }
    Card::new().flush().show(ui, |ui| table(ui, list, tr, draft, walk));
    ui.add_space(space::S);
    match draft.selected.and_then(|row| list.rows.get(row)) {
        Some(till) => drop(Card::new().show(ui, |ui| chosen(ui, view, till, tr, asks))),
        None => drop(Text::new(&tr.tills_choose()).muted().show(ui)),
    }
}

fn table(ui: &mut Ui, list: &List<'_>, tr: &Tr, draft: &mut Draft, walk: bool) {
    let rows = list.rows;
    let widest = |text: &dyn Fn(&TillRow) -> String| {
        rows.iter().map(text).max_by_key(|text| text.chars().count()).unwrap_or_default()
    };
    let titles = [tr.tills_when(), tr.tills_total(), tr.tills_difference(), tr.till_cashier()];
    let samples = [
        widest(&|till| tr.moment(till.at)),
        widest(&|till| tr.money(till.total)),
        widest(&|till| difference(till.difference, tr)),
    ];
    let mut columns = vec![
        Column::fits(&titles[0], &samples[0]).sorts(),
        Column::fits(&titles[1], &samples[1]).number().sorts(),
        Column::share(&titles[2], 1.0).sorts(),
    ];
    if list.named {
        columns.push(Column::share(&titles[3], 1.0).sorts());
    }
    let key = |row: usize, column: usize| match column {
        0 => SortKey::Number(rows[row].at.and_utc().timestamp()),
        1 => SortKey::Number(rows[row].total.minor()),
        2 => SortKey::Number(rows[row].difference.minor()),
        _ => SortKey::text(&rows[row].name),
    };
    draft.order.arrange(rows.len(), key, |row| format!("{} {}", rows[row].no, rows[row].name));
    let name = |row: usize| format!("{} {}", rows[row].no, rows[row].name);
    let sizes = look(ui.ctx()).sizes;
    let height = sizes.head + sizes.row * size::ROWS_ABOVE.min(rows.len() as f32);
    let table = Table::new("tills", list.title, &columns, rows.len()).row_name(&name).height(height);
    let answer = table.order(&mut draft.order).show(ui, &mut draft.selected, |ui, row, column| {
        let till = &rows[row];
        let text = match column {
            0 => tr.moment(till.at),
            1 => tr.money(till.total),
            2 => difference(till.difference, tr),
            _ => till.name.clone(),
        };
        drop(cell(ui, &text));
    });
    if walk {
        answer.response.request_focus();
        draft.selected = draft.selected.or(Some(0));
    }
}

/// The report in short, and the way to it on paper.
fn chosen(ui: &mut Ui, view: &View<'_>, till: &TillRow, tr: &Tr, asks: &mut Vec<Ask>) {
    Text::new(&isolate(till.no.as_str())).strong().show(ui);
    let told = format!("{} · {}", till.name, tr.till_receipts_count(till.receipts));
    Text::new(&told).kind(Kind::Table).muted().show(ui);
    ui.spacing_mut().item_spacing.y = 0.0;
    pair(ui, &tr.till_at_opening(), &tr.money(till.cash.at_opening), false);
    pair(ui, &tr.tills_expected(), &tr.money(till.cash.expected), false);
    pair(ui, &tr.till_counted(), &tr.money(till.cash.counted), false);
    pair(ui, &tr.tills_difference(), &difference(till.difference, tr), false);
    if let Some(reason) = &till.reason {
        Text::new(&format!("{}: {reason}", tr.tills_reason())).kind(Kind::Table).show(ui);
    }
    ui.add_space(space::XS);
    print(ui, view, (OfficePaper::Till, till.no.as_str(), till.copies), tr, asks);
}

/// The button that prints a numbered paper, and how often it came out.
pub(super) fn print(
    ui: &mut Ui,
    view: &View<'_>,
    (paper, no, copies): (OfficePaper, &str, u32),
    tr: &Tr,
    asks: &mut Vec<Ask>,
) {
    Text::new(&tr.tills_copies(copies)).kind(Kind::Small).muted().show(ui);
    let first = if paper == OfficePaper::Tray { tr.trays_print() } else { tr.tills_print() };
    let words = if copies > 0 { tr.tills_print_again() } else { first };
    let button = Button::secondary(&words).icon(Icon::Printer).shortcut(keys::cap(KeyDeed::Print));
    if button.show(ui).clicked() || view.key == Some(KeyDeed::Print) {
        asks.push(Ask::PrintOfOffice { paper, of: no.to_owned() });
    }
}

/// Which way the cash differs, and by how much.
pub(super) fn difference(by: Money, tr: &Tr) -> String {
    match by.minor() {
        0 => tr.tills_agrees(),
        1.. => tr.tills_over(tr.money(by)),
        _ => tr.tills_short(tr.money(by.magnitude())),
    }
}
