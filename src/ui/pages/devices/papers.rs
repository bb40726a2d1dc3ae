//! Today's papers and those that still wait: what became of each, and what can be done about one that did not come out.

use egui::Ui;

use super::View;
use crate::app::PaperKind;
use crate::domain::ledger;
use crate::domain::paper::{OfficePaper, PaperNote, PaperState};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::{Ask, PaperDeed};
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, Chip, Column, EmptyState, Icon, Order, Part, Select, SortKey, Table, TextField, Tone,
    beside_or_below, cell, divider, fact, scroll, wrapped,
};
use crate::ui::words;
use crate::views::PaperJob;

/// What somebody looks at.
#[derive(Default)]
pub struct Draft {
    pub selected: Option<usize>,
    pub order: Order,
    /// The list is to get the keyboard.
    pub walk: bool,
    /// The paper that is looked at, wherever it stands in the list by now.
    job: Option<i64>,
    /// The other printer.
    printer: Option<usize>,
    reason: String,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let jobs = &view.room.jobs;
    if jobs.is_empty() {
        EmptyState::new(Icon::Printer, &tr.papers_none()).words(&tr.papers_none_words()).show(ui);
        return;
    }
    let parts = [Part::Share(1.5), Part::Share(1.0)];
    beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
        0 => list(ui, view, tr, draft),
        _ => scroll(ui, "paper", |ui| drop(Card::new().show(ui, |ui| chosen(ui, view, tr, draft, asks)))),
    });
}

fn list(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) {
    let jobs = &view.room.jobs;
    let titles = [tr.papers_time(), tr.papers_paper(), tr.papers_state()];
    let time = tr.time(chrono::NaiveTime::default());
    let states = jobs.iter().map(|job| state(job, tr)).max_by_key(|words| words.chars().count());
    let widest = states.unwrap_or_default();
    let columns = [
        Column::fits(&titles[0], &time).sorts(),
        Column::share(&titles[1], 1.0).sorts(),
        Column::fits(&titles[2], &widest).beside(size::ICON_HUGE).sorts(),
    ];
    Card::new().flush().show(ui, |ui| {
        let key = |row: usize, column: usize| match column {
            0 => SortKey::Number(-jobs[row].job),
            1 => SortKey::text(&name(&jobs[row], tr)),
            _ => SortKey::text(&state(&jobs[row], tr)),
        };
        let words = |row: usize| name(&jobs[row], tr);
        draft.order.arrange(jobs.len(), key, words);
        draft.selected = draft.job.and_then(|job| jobs.iter().position(|row| row.job == job));
        let title = tr.devices_papers();
        let table = Table::new("papers", &title, &columns, jobs.len()).row_name(&words).order(&mut draft.order);
        let answer = table.show(ui, &mut draft.selected, |ui, row, column| {
            let job = &jobs[row];
            match column {
                0 => drop(cell(ui, &tr.time(job.made.time()))),
                1 => drop(cell(ui, &name(job, tr))),
                _ => drop(Chip::new(tone(job), &state(job, tr)).show(ui)),
            }
        });
        if std::mem::take(&mut draft.walk) {
            answer.response.request_focus();
        }
        if answer.changed || answer.opened.is_some() {
            let row = answer.opened.or(draft.selected);
            (draft.job, draft.printer) = (row.and_then(|row| jobs.get(row)).map(|job| job.job), None);
            draft.reason.clear();
        }
    });
}

/// The paper that is looked at, what is known of it, and what can be done.
fn chosen(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let Some(job) = draft.job.and_then(|no| view.room.jobs.iter().find(|job| job.job == no)) else {
        Text::new(&tr.papers_choose()).muted().show(ui);
        return;
    };
    Text::new(&name(job, tr)).kind(Kind::Title).show(ui);
    fact(ui, &tr.papers_printer(), &printer(job, tr));
    ui.add_space(space::XS);
    let (why, next) = known(job, view, tr);
    match tone(job) {
        Tone::Done | Tone::Note => drop(Text::new(&why).muted().show(ui)),
        tone => drop(Banner::new(tone, &why).detail(&next).show(ui)),
    }
    ui.add_space(space::S);
    if !view.may_print {
        return;
    }
    let mut ask = |deed| asks.push(Ask::Paper { job: job.job, deed });
    match job.state {
        PaperState::Unsure => wrapped(ui, |ui| {
            if Button::primary(&tr.paper_came()).icon(Icon::Check).show(ui).clicked() {
                ask(PaperDeed::Came);
            }
            if Button::secondary(&tr.paper_did_not_come()).icon(Icon::Printer).show(ui).clicked() {
                ask(PaperDeed::DidNotCome);
            }
        }),
        PaperState::Queued | PaperState::Failed => {
            deeds(ui, view, job, tr, draft, &mut ask);
        }
        PaperState::Printing | PaperState::Printed | PaperState::Cancelled => {}
    }
}

fn deeds(ui: &mut Ui, view: &View<'_>, job: &PaperJob, tr: &Tr, draft: &mut Draft, ask: &mut impl FnMut(PaperDeed)) {
    let names: Vec<&str> = view.room.printers.iter().map(|printer| printer.name.as_str()).collect();
    let goes = job.printer.as_deref().filter(|name| names.contains(name)).is_some();
    let goes = goes || view.room.papers.contains_key(&job.paper);
    wrapped(ui, |ui| {
        let words = if job.state == PaperState::Failed { tr.paper_send_again() } else { tr.paper_send() };
        if goes && Button::primary(&words).icon(Icon::Printer).show(ui).clicked() {
            ask(PaperDeed::Send(None));
        }
        // A page that tries the printer is of no use on the disk.
        let saves = job.case.is_some() || OfficePaper::from_code(&job.paper).is_some();
        if saves && Button::secondary(&tr.paper_save()).icon(Icon::Document).show(ui).clicked() {
            ask(PaperDeed::Save);
        }
    });
    if names.len() > usize::from(goes) {
        ui.add_space(space::XS);
        let label = tr.paper_send_by();
        let taken = Select::new("other printer", &label, &names).show(ui, &mut draft.printer).changed();
        if let (true, Some(name)) = (taken, draft.printer.and_then(|at| names.get(at))) {
            ask(PaperDeed::Send(Some((*name).to_owned())));
        }
    }
    divider(ui);
    let label = tr.paper_cancel_reason();
    TextField::new(&label, Field::new(&mut draft.reason, "cancel reason").max(120)).show(ui);
    ui.add_space(space::XS);
    let said = ledger::reason(&draft.reason).is_some();
    if Button::danger(&tr.paper_cancel()).enabled(said).show(ui).clicked() {
        ask(PaperDeed::Cancel(draft.reason.trim().to_owned()));
    }
}

/// What it is.
pub fn kind(job: &PaperJob, tr: &Tr) -> String {
    let of_case = PaperKind::from_code(&job.paper).map(|kind| words::paper(kind, tr));
    let of_office = || OfficePaper::from_code(&job.paper).map(|paper| words::office_paper(paper, tr));
    of_case.or_else(of_office).unwrap_or_else(|| tr.papers_test_page())
}

/// The paper as a person calls it: what it is, its number, and which copy. For a line of its own: inside a sentence the
/// parts would lose their order.
pub fn name(job: &PaperJob, tr: &Tr) -> String {
    match job.copy {
        1 => tr.papers_first(kind(job, tr), &job.no),
        copy => tr.papers_copy(kind(job, tr), &job.no, tr.number(copy)),
    }
}

fn printer(job: &PaperJob, tr: &Tr) -> String {
    match &job.printer {
        _ if job.note == Some(PaperNote::Saved) => tr.papers_as_file(),
        Some(name) => isolate(name),
        None => "—".to_owned(),
    }
}

fn state(job: &PaperJob, tr: &Tr) -> String {
    match (job.state, &job.note) {
        (PaperState::Queued, Some(note)) if note.passes_by_itself() => words::trouble_in_short(note, tr),
        (PaperState::Printing, Some(note)) => words::trouble_in_short(note, tr),
        (PaperState::Queued, _) => tr.paper_queued(),
        (PaperState::Printing, None) => tr.paper_printing(),
        (PaperState::Printed, Some(PaperNote::Sent)) => tr.paper_sent(),
        (PaperState::Printed, Some(PaperNote::Saved)) => tr.paper_saved(),
        (PaperState::Printed, _) => tr.paper_printed(),
        (PaperState::Unsure, _) => tr.paper_unsure(),
        (PaperState::Failed, _) => tr.paper_failed(),
        (PaperState::Cancelled, _) => tr.paper_cancelled(),
    }
}

fn tone(job: &PaperJob) -> Tone {
    match (job.state, &job.note) {
        (PaperState::Printed, _) => Tone::Done,
        (PaperState::Unsure | PaperState::Failed, _) => Tone::Late,
        (PaperState::Queued, Some(note)) if note.passes_by_itself() => Tone::Warning,
        (PaperState::Printing, Some(_)) => Tone::Warning,
        (PaperState::Queued | PaperState::Printing | PaperState::Cancelled, _) => Tone::Note,
    }
}

/// What is known of a paper, and what to do next.
fn known(job: &PaperJob, view: &View<'_>, tr: &Tr) -> (String, String) {
    let told = |words: String| (words, String::new());
    match (job.state, &job.note) {
        (PaperState::Printed, Some(PaperNote::Sent)) => told(tr.paper_sent_why()),
        (PaperState::Printed, Some(PaperNote::Saved)) => told(tr.paper_saved_why()),
        (PaperState::Printed, Some(PaperNote::Seen)) => told(tr.paper_seen_why()),
        (PaperState::Printed, _) => told(tr.paper_confirmed_why()),
        (PaperState::Cancelled, _) => told(tr.paper_cancelled_why()),
        (PaperState::Printing, None) => told(tr.paper_printing_why()),
        (PaperState::Queued, None | Some(PaperNote::DidNotCome)) if job.changed.date() < view.today => {
            told(tr.paper_old_why())
        }
        (PaperState::Queued, None) => told(tr.paper_waits_why()),
        (_, Some(note)) => words::trouble(note, tr),
        (_, None) => told(state(job, tr)),
    }
}
