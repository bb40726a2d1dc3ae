//! What came down from headquarters: the decisions of which a citizen is to be told, the button that takes another file,
//! and what was taken, by whom it was approved and on what law.

use chrono::NaiveDate;
use egui::Ui;

use crate::domain::case::Decision;
use crate::error::Wording;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, look, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, Chip, Column, EmptyState, Icon, Order, Part, SortKey, Table, Tone, cell, row, scroll,
    side_by_side, tip,
};
use crate::views::{CameRow, PackDone, PackRow};

/// Rows of a list that are seen at once.
const MOST_ROWS: usize = 6;

/// What the page is given to show.
pub struct View<'a> {
    /// Decisions of which nobody was told yet; `None` where they are not theirs to see, or are being asked for.
    pub came: Option<&'a [CameRow]>,
    pub packs: Option<&'a [PackRow]>,
    /// Number and first day of the catalogue that is to come into force.
    pub to_come: Option<(u64, NaiveDate)>,
    /// What was taken just now.
    pub done: &'a [PackDone],
    /// Files that the link brought and that were not taken, with what happened and what to do.
    pub refused: &'a [(String, Wording)],
    pub busy: bool,
    pub may_take: bool,
    pub may_tell: bool,
}

/// What the clerk looks at.
#[derive(Default)]
pub struct Draft {
    pub came: Option<usize>,
    pub came_order: Order,
    pub pack: Option<usize>,
    pub pack_order: Order,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.headquarters_title()).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
    scroll(ui, "headquarters", |ui| {
        // The last part is empty: the scroll bar lies in it.
        side_by_side(ui, &[Part::Share(1.0), Part::Fixed(0.0)], space::M, |ui, at| {
            if at == 0 {
                Card::new().show(ui, |ui| take(ui, view, tr, &mut asks));
                said(ui, view, tr);
                ui.add_space(space::S);
                came(ui, view, tr, draft, &mut asks);
                ui.add_space(space::S);
                packs(ui, view, tr, draft);
            }
        });
    });
    asks
}

fn take(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    Text::new(&tr.headquarters_words()).muted().show(ui);
    if !view.may_take {
        Text::new(&tr.headquarters_not_allowed()).muted().show(ui);
        return;
    }
    ui.add_space(space::S);
    row(ui, |ui| {
        let words = if view.busy { tr.headquarters_taking() } else { tr.headquarters_take() };
        if Button::primary(&words).icon(Icon::Folder).enabled(!view.busy).show(ui).clicked() {
            asks.push(Ask::ChoosePack);
        }
    });
}

/// What was taken just now, what was not, and what is to come.
fn said(ui: &mut Ui, view: &View<'_>, tr: &Tr) {
    for done in view.done {
        ui.add_space(space::S);
        let taken = &done.taken;
        let left = taken.left_out.iter().map(|(case, why)| format!("{}: {}", isolate(case), tr.pack_left_out_for(why)));
        let lines: Vec<String> = std::iter::once(tr.pack_changed(taken)).chain(left).collect();
        let (tone, words) = match (done.before, taken.left_out.is_empty()) {
            (true, _) => (Tone::Note, tr.pack_taken_before(tr.pack_named(taken))),
            (false, true) => (Tone::Done, tr.pack_taken(tr.pack_named(taken))),
            (false, false) => (Tone::Warning, tr.pack_taken(tr.pack_named(taken))),
        };
        Banner::new(tone, &words).detail(&lines.join("\n")).show(ui);
    }
    for (file, words) in view.refused {
        ui.add_space(space::S);
        let detail = format!("{}\n{}", words.what, words.next);
        Banner::new(Tone::Stopped, &tr.pack_not_taken(file)).detail(&detail).show(ui);
    }
    if let Some((number, effective)) = view.to_come {
        ui.add_space(space::S);
        let words = tr.headquarters_to_come(tr.number(number), tr.date_long(effective));
        Banner::new(Tone::Note, &words).show(ui);
    }
}

fn came(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let Some(rows) = view.came else { return };
    Card::new().title(&tr.came_title()).show(ui, |ui| {
        if rows.is_empty() {
            Text::new(&tr.came_none()).muted().show(ui);
            return;
        }
        came_list(ui, rows, tr, draft, asks);
        if let Some(chosen) = draft.came.and_then(|at| rows.get(at)) {
            ui.add_space(space::S);
            about(ui, view, chosen, tr, asks);
        }
    });
}

fn came_list(ui: &mut Ui, rows: &[CameRow], tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let (no, name, phone, decision) = (tr.came_case(), tr.came_name(), tr.came_phone(), tr.came_decision());
    let sample = rows.first().map(|row| row.case.no.to_string()).unwrap_or_default();
    let verdicts = format!("{}\n{}\n{}", tr.came_approved(), tr.came_refused(), tr.came_returned());
    let columns = [
        Column::fits(&no, &sample).sorts(),
        Column::share(&name, 1.0).sorts(),
        Column::fits(&phone, "+20 100 000 0000"),
        Column::fits(&decision, &verdicts).beside(size::ICON_HUGE).sorts(),
    ];
    let Draft { came, came_order, .. } = draft;
    let key = |row: usize, column: usize| match column {
        0 => SortKey::text(rows[row].case.no.as_str()),
        1 => SortKey::text(&rows[row].case.name),
        _ => SortKey::text(&verdict(&rows[row].decision, tr).1),
    };
    came_order.arrange(rows.len(), key, |row| format!("{} {}", rows[row].case.no, rows[row].case.name));
    let row_name = |row: usize| format!("{} {}", rows[row].case.no, rows[row].case.name);
    let title = tr.came_title();
    let table = Table::new("came", &title, &columns, rows.len())
        .height(tall(ui, rows.len()))
        .row_name(&row_name)
        .order(came_order);
    let answer = table.show(ui, came, |ui, row, column| match column {
        0 => drop(cell(ui, &isolate(rows[row].case.no.as_str()))),
        1 => drop(cell(ui, &rows[row].case.name)),
        2 => drop(cell(ui, &isolate(rows[row].case.phone.as_deref().unwrap_or_default()))),
        _ => {
            let (tone, words) = verdict(&rows[row].decision, tr);
            drop(Chip::new(tone, &words).show(ui));
        }
    });
    if let Some(opened) = answer.opened.and_then(|row| rows.get(row)) {
        asks.push(Ask::OpenCase(opened.case.no.to_string()));
    }
}

/// What to say on the telephone, and that it was said.
fn about(ui: &mut Ui, view: &View<'_>, row_of: &CameRow, tr: &Tr, asks: &mut Vec<Ask>) {
    if let Some(reason) = &row_of.reason {
        Text::new(reason).show(ui);
    }
    let by = tr.came_by(&row_of.decider, tr.date(row_of.decided), &row_of.basis);
    Text::new(&by).kind(Kind::Small).muted().show(ui);
    ui.add_space(space::XS);
    row(ui, |ui| {
        if view.may_tell && Button::primary(&tr.came_tell()).icon(Icon::Phone).show(ui).clicked() {
            asks.push(Ask::TellCitizen(row_of.case.no.to_string()));
        }
        if Button::secondary(&tr.came_open()).icon(Icon::Folder).show(ui).clicked() {
            asks.push(Ask::OpenCase(row_of.case.no.to_string()));
        }
        Text::new(&tr.came_on(tr.date(row_of.at.date()))).kind(Kind::Small).muted().show(ui);
    });
}

/// Head and rows of a list that another stands below of: some rows are seen, the rest is scrolled to.
fn tall(ui: &Ui, rows: usize) -> f32 {
    (rows.min(MOST_ROWS) + 2) as f32 * look(ui.ctx()).sizes.row
}

fn verdict(decision: &Decision, tr: &Tr) -> (Tone, String) {
    match decision {
        Decision::Approved => (Tone::Done, tr.came_approved()),
        Decision::Refused => (Tone::Stopped, tr.came_refused()),
        Decision::Returned { .. } => (Tone::Warning, tr.came_returned()),
    }
}

fn packs(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) {
    match view.packs {
        None => {}
        Some([]) => {
            EmptyState::new(Icon::Transfer, &tr.packs_none()).words(&tr.packs_none_words()).show(ui);
        }
        Some(rows) => {
            Card::new().title(&tr.packs_title()).show(ui, |ui| pack_list(ui, rows, tr, draft));
        }
    }
}

fn pack_list(ui: &mut Ui, rows: &[PackRow], tr: &Tr, draft: &mut Draft) {
    let titles = [tr.pack_what(), tr.pack_when(), tr.pack_approved_by(), tr.pack_basis(), tr.pack_change()];
    let longest = rows.iter().map(|row| tr.pack_named(&row.taken)).max_by_key(|name| name.chars().count());
    let longest = longest.unwrap_or_default();
    let when = rows.first().map(|row| tr.date(row.at.date())).unwrap_or_default();
    let wide = ui.available_width() >= breaks::NARROW;
    let mut columns = vec![Column::fits(&titles[0], &longest).sorts(), Column::fits(&titles[1], &when).sorts()];
    let told: &[usize] = if wide { &[2, 3, 4] } else { &[4] };
    columns.extend(told.iter().map(|at| Column::share(&titles[*at], 1.0)));
    let Draft { pack, pack_order, .. } = draft;
    let key = |row: usize, column: usize| match column {
        0 => SortKey::text(&format!("{} {:09}", rows[row].taken.series, rows[row].taken.number)),
        _ => SortKey::Number(rows[row].at.and_utc().timestamp()),
    };
    let words = |row: usize| format!("{} {}", tr.pack_named(&rows[row].taken), rows[row].taken.basis);
    pack_order.arrange(rows.len(), key, words);
    let row_name = |row: usize| tr.pack_named(&rows[row].taken);
    let title = tr.packs_title();
    let table = Table::new("packs", &title, &columns, rows.len())
        .height(tall(ui, rows.len()))
        .row_name(&row_name)
        .order(pack_order);
    table.show(ui, pack, |ui, row, column| {
        let taken = &rows[row].taken;
        let what = if column < 2 { column } else { told[column - 2] };
        match what {
            0 => drop(cell(ui, &tr.pack_named(taken))),
            1 => drop(cell(ui, &tr.date(rows[row].at.date()))),
            2 => drop(tip(cell(ui, &taken.approved_by), &tr.date_long(taken.approved))),
            3 => drop(tip(cell(ui, &taken.basis), &taken.basis)),
            _ => drop(tip(cell(ui, &tr.pack_changed(taken)), &tr.pack_changed(taken))),
        }
    });
}
