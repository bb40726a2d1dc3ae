//! Sealed batches: what waits to leave, the button that sends it, and what has left with its hash.

use egui::Ui;

use crate::app::BatchOut;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Banner, Button, Card, Column, EmptyState, Icon, IconButton, Table, Tone, cell, row, tip};
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

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, selected: &mut Option<usize>) -> Vec<Ask> {
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
        Some(batches) => list(ui, batches, tr, selected, &mut asks),
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
        let write = Button::primary(&words).icon(Icon::Outbox).shortcut(keys::cap(KeyDeed::DoIt)).enabled(ready);
        if write.show(ui).clicked() {
            asks.push(Ask::ExportBatch { folder: None });
        }
        if Button::secondary(&tr.batches_write_to()).icon(Icon::Folder).enabled(ready).show(ui).clicked() {
            asks.push(Ask::ChooseBatchFolder);
        }
    });
}

fn list(ui: &mut Ui, batches: &[BatchRow], tr: &Tr, selected: &mut Option<usize>, asks: &mut Vec<Ask>) {
    let told: &[What] = if ui.available_width() < super::NARROW { &What::FEW } else { &What::ALL };
    let titles: Vec<String> = told.iter().map(|what| what.title(tr)).collect();
    let columns: Vec<Column<'_>> = told.iter().zip(&titles).map(|(what, title)| what.column(title)).collect();
    Card::new().flush().show(ui, |ui| {
        let name = |row: usize| format!("{} {}", tr.batch_number(), batches[row].number);
        let title = tr.batches_title();
        let table = Table::new("batches", &title, &columns, batches.len()).row_name(&name);
        let answer = table.show(ui, selected, |ui, row, column| draw(ui, &batches[row], told[column], tr, asks));
        let marked = selected.and_then(|row| batches.get(row));
        if let (true, Some(batch)) = (answer.response.has_focus(), marked)
            && keys::copied(ui.ctx())
        {
            asks.push(Ask::Copy(batch.sha256.clone()));
        }
    });
}

fn draw(ui: &mut Ui, batch: &BatchRow, what: What, tr: &Tr, asks: &mut Vec<Ask>) {
    match what {
        What::No => drop(cell(ui, &tr.number(batch.number as i64))),
        What::When => drop(cell(ui, &format!("{} · {}", tr.date(batch.at.date()), tr.time(batch.at.time())))),
        What::File => drop(cell(ui, &isolate(file_name(&batch.file)))),
        What::Hash => hash(ui, batch, tr, asks),
        What::State => drop(cell(ui, &if batch.present { tr.batch_present() } else { tr.batch_taken() })),
    }
}

/// What a column tells of a batch.
#[derive(Clone, Copy)]
enum What {
    No,
    When,
    File,
    Hash,
    State,
}

impl What {
    const ALL: [Self; 5] = [Self::No, Self::When, Self::File, Self::Hash, Self::State];
    const FEW: [Self; 3] = [Self::No, Self::When, Self::Hash];

    fn title(self, tr: &Tr) -> String {
        match self {
            What::No => tr.batch_number(),
            What::When => tr.batch_when(),
            What::File => tr.batch_file(),
            What::Hash => tr.batch_hash(),
            What::State => tr.batch_state(),
        }
    }

    fn column(self, title: &str) -> Column<'_> {
        match self {
            What::No => Column::fixed(title, 80.0),
            What::When => Column::fixed(title, 180.0),
            What::File => Column::share(title, 1.0),
            What::Hash => Column::fixed(title, 220.0),
            What::State => Column::fixed(title, 120.0),
        }
    }
}

/// Its beginning, and the whole to copy for the paper that goes along.
fn hash(ui: &mut Ui, batch: &BatchRow, tr: &Tr, asks: &mut Vec<Ask>) {
    let short: String = batch.sha256.chars().take(16).collect();
    let words = tr.window_copy();
    if IconButton::new(Icon::Document, &words).key("Ctrl+C").small().passed_by().show(ui).clicked() {
        asks.push(Ask::Copy(batch.sha256.clone()));
    }
    tip(cell(ui, &isolate(&format!("{short}…"))), &batch.sha256);
}

/// The last part of a path, on either system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
