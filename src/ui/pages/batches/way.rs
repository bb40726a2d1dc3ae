//! One batch: what is in it, every step of its way, what headquarters refused of it, and what can be done next.

use egui::Ui;

use crate::app::outbox::words::still_refused;
use crate::error::{self, Wording};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{Banner, Button, Card, Icon, IconButton, Tone, fact, row, wrapped};
use crate::views::{BatchRow, NotTakenBatch};

use super::View;

pub(super) fn tone(batch: &BatchRow) -> Tone {
    match batch {
        BatchRow { received: Some(_), .. } if still_refused(batch).next().is_some() => Tone::Late,
        BatchRow { received: Some(_), .. } => Tone::Done,
        BatchRow { not_taken: Some(_), .. } => Tone::Late,
        BatchRow { way, .. } if way.uploaded.is_some() || !way.copies.is_empty() => Tone::Note,
        _ => Tone::Warning,
    }
}

pub(super) fn show(ui: &mut Ui, batch: &BatchRow, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    if let Some(said) = &batch.not_taken {
        not_taken(ui, said, tr);
        ui.add_space(space::S);
    }
    if !batch.refused.is_empty() {
        refused(ui, batch, view, tr, asks);
        ui.add_space(space::S);
    }
    let title = tr.batch_title(tr.number(batch.number));
    Card::new().title(&title).show(ui, |ui| {
        for step in steps(batch, tr) {
            Text::new(&step).show(ui);
        }
        ui.add_space(space::XS);
        if batch.way.bytes > 0 {
            let way = &batch.way;
            let contents = tr.batch_contents_words(way.actions, way.cases, way.attachments);
            let size = tr.batch_size_mb(tr.digits().number(&megabytes(way.bytes)));
            fact(ui, &tr.batch_contents(), &format!("{contents} · {size}"));
        }
        fact(ui, &tr.batch_file(), &isolate(&batch.file));
        row(ui, |ui| {
            if IconButton::new(Icon::Document, &tr.window_copy()).small().show(ui).clicked() {
                asks.push(Ask::Copy(batch.sha256.clone()));
            }
            // In two lines of one length: it is compared by eye.
            let (first, second) = batch.sha256.split_at(batch.sha256.len() / 2);
            fact(ui, &tr.batch_hash(), &format!("{}\n{}", isolate(first), isolate(second)));
        });
        if view.may {
            ui.add_space(space::S);
            deeds(ui, batch, view, tr, asks);
        }
    });
}

fn deeds(ui: &mut Ui, batch: &BatchRow, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    wrapped(ui, |ui| {
        let ready = !view.busy && batch.present;
        if Button::secondary(&tr.batch_copy_to()).icon(Icon::Folder).enabled(ready).show(ui).clicked() {
            asks.push(Ask::ChooseCopyFolder { number: batch.number });
        }
        if Button::quiet(&tr.batch_print()).icon(Icon::Printer).enabled(!view.busy).show(ui).clicked() {
            asks.push(Ask::PrintBatch { number: batch.number });
        }
    });
}

/// Every step of its way, in the order of time as far as it is known.
fn steps(batch: &BatchRow, tr: &Tr) -> Vec<String> {
    let mut steps = vec![tr.batch_sealed_at(tr.moment(batch.at))];
    let copies = batch.way.copies.iter().rev();
    steps.extend(copies.map(|copy| tr.batch_copied_to(isolate(&copy.place), tr.moment(copy.at))));
    if let Some(at) = batch.way.uploaded {
        steps.push(tr.batch_uploaded_at(tr.moment(at)));
    }
    if let (Some(code), Some(at), None) = (&batch.way.fault, batch.way.failed, batch.received) {
        steps.push(tr.batch_not_uploaded(tr.moment(at), error::link(code, tr)));
    }
    steps.push(match (batch.received, &batch.not_taken) {
        (Some(at), _) => tr.batch_received_at(tr.moment(at)),
        (None, Some(said)) => tr.batch_not_taken_at(tr.moment(said.at)),
        (None, None) => tr.batch_not_received(),
    });
    steps
}

/// Why headquarters did not take it as a whole, and what is to be done.
fn not_taken(ui: &mut Ui, said: &NotTakenBatch, tr: &Tr) {
    let Wording { what, next } = error::not_taken(&said.code, tr);
    Banner::new(Tone::Late, &what).detail(&next).show(ui);
    Text::new(&isolate(&said.detail)).kind(Kind::Small).muted().show(ui);
}

/// What headquarters did not agree to, each with the way to its case.
fn refused(ui: &mut Ui, batch: &BatchRow, view: &View<'_>, tr: &Tr, asks: &mut Vec<Ask>) {
    let words = tr.batch_refused(still_refused(batch).count() as i64);
    if still_refused(batch).next().is_some() {
        Banner::new(Tone::Late, &words).show(ui);
        ui.add_space(space::S);
    }
    Card::new().title(&tr.batch_refused_title()).show(ui, |ui| {
        for record in &batch.refused {
            row(ui, |ui| {
                let entry = isolate(&format!("{}/{}", record.series, record.seq));
                Text::new(&tr.batch_refused_record(entry, error::refused(&record.code, tr))).show(ui);
                if let (Some(case), true) = (&record.case, view.may_read)
                    && Button::quiet(&tr.batch_open_case(isolate(case))).show(ui).clicked()
                {
                    asks.push(Ask::OpenCase(case.clone()));
                }
            });
            let below = if record.corrected { tr.batch_corrected() } else { isolate(&record.detail) };
            Text::new(&below).kind(Kind::Small).muted().show(ui);
            ui.add_space(space::XS);
        }
    });
}

/// Millions of bytes, with one place behind the point for what is small.
pub(super) fn megabytes(bytes: u64) -> String {
    let tenths = bytes.div_ceil(100_000);
    if tenths < 100 { format!("{}.{}", tenths / 10, tenths % 10) } else { (tenths / 10).to_string() }
}
