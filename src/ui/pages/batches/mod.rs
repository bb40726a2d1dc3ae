//! Sealed batches: what waits to leave, the button that sends it, and what has left, with every step of its way.

mod under_way;
mod way;

use egui::Ui;

use crate::app::BatchOut;
use crate::app::outbox::words;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, Chip, Column, EmptyState, Icon, IconButton, Order, Part, SortKey, Table, Tone, cell, row,
    scroll, side_by_side, tip,
};
use crate::views::{BatchRow, OutboxView};

pub use under_way::told as link_told;

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
    /// To open a case that headquarters refused, and to set up the link.
    pub may_read: bool,
    pub may_set_up: bool,
    /// The batch just written.
    pub sealed: Option<&'a BatchOut>,
    pub outbox: &'a OutboxView,
}

/// What the clerk looks at.
#[derive(Default)]
pub struct Draft {
    pub selected: Option<usize>,
    pub order: Order,
    /// Of the link, while it is typed.
    pub password: String,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.batches_title()).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
    Card::new().show(ui, |ui| waiting(ui, view, tr, &mut asks));
    if let Some(carrying) = &view.outbox.carrying {
        ui.add_space(space::S);
        under_way::carrying(ui, carrying, tr, &mut asks);
    }
    if let Some(batch) = view.sealed {
        ui.add_space(space::S);
        sealed(ui, batch, tr, &mut asks);
    }
    ui.add_space(space::S);
    if view.outbox.link.address.is_some() {
        under_way::link(ui, view, tr, draft, &mut asks);
        ui.add_space(space::S);
    }
    match view.batches {
        None => {}
        Some([]) => {
            EmptyState::new(Icon::Outbox, &tr.batches_none()).words(&tr.batches_none_words()).show(ui);
        }
        Some(batches) => {
            let open = draft.selected.and_then(|row| batches.get(row));
            let parts: &[Part] = if open.is_some() { &[Part::Share(1.0); 2] } else { &[Part::Share(1.0)] };
            // The list keeps its place among the parts, and with it the keyboard.
            side_by_side(ui, parts, space::L, |ui, at| match (at, open) {
                (0, _) => list(ui, batches, tr, draft, &mut asks),
                (_, Some(batch)) => scroll(ui, "batch", |ui| {
                    // The last part is empty: the scroll bar lies in it.
                    side_by_side(ui, &[Part::Share(1.0), Part::Fixed(0.0)], space::M, |ui, at| {
                        if at == 0 {
                            way::show(ui, batch, view, tr, &mut asks);
                        }
                    });
                }),
                _ => {}
            });
        }
    }
    asks
}

/// The receipt on the screen: what went, and by which hash it is known wherever it arrives.
fn sealed(ui: &mut Ui, batch: &BatchOut, tr: &Tr, asks: &mut Vec<Ask>) {
    let place = batch.copied.as_deref().or_else(|| batch.file.parent()).map(|place| place.display().to_string());
    let contents = tr.batch_contents_words(batch.actions, batch.cases, batch.attachments);
    let size = tr.batch_size_mb(tr.digits().number(&way::megabytes(batch.bytes)));
    let lines = [contents, size, isolate(&place.unwrap_or_default()), isolate(&batch.sha256)];
    let (title, paper) = (tr.batches_sealed(tr.number(batch.number)), tr.batch_print());
    if Banner::new(Tone::Done, &title).detail(&lines.join(" · ")).action(&paper).show(ui) {
        asks.push(Ask::PrintBatch { number: batch.number });
    }
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
        let any = view.batches.is_some_and(|batches| !batches.is_empty());
        if any && Button::quiet(&tr.receipt_take()).enabled(!view.busy).show(ui).clicked() {
            asks.push(Ask::ChooseReceipt);
        }
    });
}

fn list(ui: &mut Ui, batches: &[BatchRow], tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let told: &[What] = if ui.available_width() < breaks::NARROW { &What::FEW } else { &What::ALL };
    let titles: Vec<String> = told.iter().map(|what| what.title(tr)).collect();
    let samples = Samples::of(batches, tr);
    let columns: Vec<Column<'_>> = told.iter().zip(&titles).map(|(what, title)| what.column(title, &samples)).collect();
    Card::new().flush().show(ui, |ui| {
        let Draft { selected, order, .. } = draft;
        let searched = |row: usize| format!("{} {} {}", batches[row].number, batches[row].file, batches[row].sha256);
        order.arrange(batches.len(), |row, column| told[column].sort_key(&batches[row]), searched);
        let name = |row: usize| format!("{} {}", tr.batch_number(), batches[row].number);
        let title = tr.batches_title();
        let table = Table::new("batches", &title, &columns, batches.len()).row_name(&name).order(order);
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
        What::No => drop(cell(ui, &tr.number(batch.number))),
        What::When => drop(cell(ui, &tr.moment(batch.at))),
        What::File => drop(cell(ui, &isolate(file_name(&batch.file)))),
        What::Hash => hash(ui, batch, tr, asks),
        What::State => {
            Chip::new(way::tone(batch), &words::state(batch, tr)).show(ui);
        }
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
    const FEW: [Self; 3] = [Self::No, Self::When, Self::State];

    fn title(self, tr: &Tr) -> String {
        match self {
            What::No => tr.batch_number(),
            What::When => tr.batch_when(),
            What::File => tr.batch_file(),
            What::Hash => tr.batch_hash(),
            What::State => tr.batch_state(),
        }
    }

    fn column<'a>(self, title: &'a str, samples: &'a Samples) -> Column<'a> {
        match self {
            What::No => Column::fits(title, &samples.number).sorts(),
            What::When => Column::fits(title, &samples.when).sorts(),
            What::File => Column::share(title, 1.0).sorts(),
            What::Hash => Column::fits(title, &samples.hash).beside(size::ICON_HUGE),
            What::State => Column::fits(title, &samples.states).beside(size::ICON_HUGE).sorts(),
        }
    }

    fn sort_key(self, batch: &BatchRow) -> SortKey {
        match self {
            What::No => SortKey::Number(batch.number as i64),
            What::When => SortKey::Number(batch.at.and_utc().timestamp()),
            What::File => SortKey::text(file_name(&batch.file)),
            What::Hash => SortKey::text(&batch.sha256),
            What::State => SortKey::Number(way::tone(batch) as i64),
        }
    }
}

/// What stands in a column at its longest: the newest batch has the longest number.
struct Samples {
    number: String,
    when: String,
    hash: String,
    states: String,
}

impl Samples {
    fn of(batches: &[BatchRow], tr: &Tr) -> Self {
        let of_the_first = |tell: &dyn Fn(&BatchRow) -> String| batches.first().map(tell).unwrap_or_default();
        Self {
            number: of_the_first(&|batch| tr.number(batch.number)),
            when: of_the_first(&|batch| tr.moment(batch.at)),
            hash: of_the_first(&short),
            states: [
                tr.batch_made(),
                tr.batch_received(),
                tr.batch_uploaded(),
                tr.batch_refused(12),
                tr.batch_not_taken(),
            ]
            .join("\n"),
        }
    }
}

fn short(batch: &BatchRow) -> String {
    let beginning: String = batch.sha256.chars().take(16).collect();
    isolate(&format!("{beginning}…"))
}

/// Its beginning, and the whole to copy for the paper that goes along.
fn hash(ui: &mut Ui, batch: &BatchRow, tr: &Tr, asks: &mut Vec<Ask>) {
    let words = tr.window_copy();
    if IconButton::new(Icon::Document, &words).key("Ctrl+C").small().passed_by().show(ui).clicked() {
        asks.push(Ask::Copy(batch.sha256.clone()));
    }
    tip(cell(ui, &short(batch)), &batch.sha256);
}

/// The last part of a path, on either system.
fn file_name(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}
