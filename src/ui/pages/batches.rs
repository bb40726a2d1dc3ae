//! Sealed batches: what waits to leave, the button that sends it, and what has left with its hash.

use egui::Ui;

use crate::app::BatchOut;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, look, space};
use crate::ui::widgets::{
    Banner, Button, Card, Column, EmptyState, Icon, IconButton, Order, SortKey, Table, Tone, cell, row, tip,
};
use crate::views::BatchRow;

/// What the page is given to show.
pub struct View<'a> {
    /// `None` while they are being asked for.
    pub batches: Option<&'a [BatchRow]>,
    /// Actions that no batch has carried yet.
    pub waiting: u64,
    /// Where batches go unless another folder is chosen.
    pub folder: &'a str,
    pub busy: bool,
    pub may: bool,
    /// The batch just written.
    pub sealed: Option<&'a BatchOut>,
}

/// What the clerk looks at.
#[derive(Default)]
pub struct Draft {
    pub selected: Option<usize>,
    pub order: Order,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.batches_title()).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
    Card::new().show(ui, |ui| waiting(ui, view, tr, &mut asks));
    if let Some(batch) = view.sealed {
        ui.add_space(space::S);
        let words = tr.batches_sealed_words(batch.cases, batch.actions);
        let detail = format!("{words} · {}", isolate(&batch.file.display().to_string()));
        Banner::new(Tone::Done, &tr.batches_sealed(tr.number(batch.number as i64))).detail(&detail).show(ui);
    }
    ui.add_space(space::S);
    match view.batches {
        None => {}
        Some([]) => {
            EmptyState::new(Icon::Outbox, &tr.batches_none()).words(&tr.batches_none_words()).show(ui);
        }
        Some(batches) => list(ui, batches, tr, draft, &mut asks),
    }
    asks
}

fn waiting(ui: &mut Ui, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    Text::new(&tr.batches_waiting(view.waiting)).kind(Kind::Title).show(ui);
    Text::new(&tr.batches_words()).muted().show(ui);
    Text::new(&format!("{}: {}", tr.batches_folder(), isolate(view.folder))).kind(Kind::Small).faint().show(ui);
    ui.add_space(space::S);
    if !view.may {
        Text::new(&tr.batches_not_allowed()).show(ui);
        return;
    }
    row(ui, |ui| {
        let words = if view.busy { tr.batches_writing() } else { tr.batches_write() };
        let ready = !view.busy && view.waiting > 0;
        if Button::primary(&words).icon(Icon::Outbox).enabled(ready).show(ui).clicked() {
            asks.push(Ask::ExportBatch { folder: None });
        }
        if Button::secondary(&tr.batches_write_to()).icon(Icon::Folder).enabled(ready).show(ui).clicked() {
            asks.push(Ask::ChooseBatchFolder);
        }
    });
}

fn list(ui: &mut Ui, batches: &[BatchRow], tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let titles = [tr.batch_number(), tr.batch_when(), tr.batch_file(), tr.batch_hash(), tr.batch_state()];
    // The newest stands first, and is the longest.
    let (number, when, hash) = (tr.number(batches[0].number as i64), when(&batches[0], tr), short(&batches[0]));
    let states = format!("{}\n{}", tr.batch_present(), tr.batch_taken());
    let columns = [
        Column::fits(&titles[0], &number).sorts(),
        Column::fits(&titles[1], &when).sorts(),
        Column::share(&titles[2], 1.0),
        Column::fits(&titles[3], &hash).beside(look(ui.ctx()).sizes.target).seldom(),
        Column::fits(&titles[4], &states).sorts(),
    ];
    Card::new().flush().show(ui, |ui| {
        let Draft { selected, order } = draft;
        let name = |row: usize| format!("{} {}", tr.batch_number(), batches[row].number);
        let words = |row: usize| format!("{} {} {}", batches[row].number, batches[row].file, batches[row].sha256);
        order.arrange(batches.len(), |row, column| sort_key(&batches[row], column), words);
        let title = tr.batches_title();
        let table = Table::new("batches", &title, &columns, batches.len()).row_name(&name).order(order);
        table.show(ui, selected, |ui, row, column| draw(ui, &batches[row], column, tr, asks));
    });
}

fn draw(ui: &mut Ui, batch: &BatchRow, column: usize, tr: &Tr, asks: &mut Vec<Ask>) {
    match column {
        0 => drop(cell(ui, &tr.number(batch.number as i64))),
        1 => drop(cell(ui, &when(batch, tr))),
        2 => drop(cell(ui, &isolate(file_name(&batch.file)))),
        3 => hash(ui, batch, tr, asks),
        _ => drop(cell(ui, &if batch.present { tr.batch_present() } else { tr.batch_taken() })),
    }
}

fn sort_key(batch: &BatchRow, column: usize) -> SortKey {
    match column {
        0 => SortKey::Number(batch.number as i64),
        1 => SortKey::Number(batch.at.and_utc().timestamp()),
        _ => SortKey::Number(i64::from(batch.present)),
    }
}

fn when(batch: &BatchRow, tr: &Tr) -> String {
    format!("{} · {}", tr.date(batch.at.date()), tr.time(batch.at.time()))
}

fn short(batch: &BatchRow) -> String {
    let beginning: String = batch.sha256.chars().take(16).collect();
    isolate(&format!("{beginning}…"))
}

/// Its beginning, and the whole to copy for the paper that goes along.
fn hash(ui: &mut Ui, batch: &BatchRow, tr: &Tr, asks: &mut Vec<Ask>) {
    if IconButton::new(Icon::Document, &tr.window_copy()).small().show(ui).clicked() {
        asks.push(Ask::Copy(batch.sha256.clone()));
    }
    tip(cell(ui, &short(batch)), &batch.sha256);
}

/// The last part of a path, on either system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
