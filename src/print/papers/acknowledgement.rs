//! The acknowledgement: the request was received, with these documents, and an answer is owed by this day. The citizen
//! keeps one copy, which says what happens next; the other stays with the file and is signed by the applicant.

use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Part, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight, isolate};
use crate::views::{AcknowledgementView, DueView, FiledDocument};

use super::composer::Composer;
use super::head::Mark;
use super::words;

/// Both copies: on A4 beside each other to be cut apart, else one after the other.
pub fn acknowledgement(view: &AcknowledgementView, voices: &Voices, size: PaperSize) -> Document {
    // Half an A4 sheet is an A5 one.
    let own = if size == PaperSize::A4 { PaperSize::A5 } else { size };
    let c = Composer::new(voices, own, &view.centre);
    let parts = vec![copy(&c, view, Mark::Citizen), copy(&c, view, Mark::Office)];
    Document { size, tr: voices.first, parts }
}

fn copy(c: &Composer<'_>, view: &AcknowledgementView, holder: Mark) -> Part {
    let marks: Vec<Mark> = std::iter::once(holder).chain(Mark::of_copy(view.copy)).collect();
    let mut part = c.part(Tr::ack_title, &marks, &view.catalogue);
    part.body.extend(people(c, view));
    part.body.extend(c.panel(due(c, view)));
    part.body.push(Block::Gap(3.0));
    part.body.extend(documents(c, &view.documents));
    let officer = (c.voices.label(Tr::paper_signature), view.officer.as_str());
    let beside = match holder {
        Mark::Office => (c.voices.label(Tr::ack_applicant_signature), ""),
        Mark::Citizen | Mark::Copy(_) => (c.voices.label(Tr::paper_stamp), ""),
    };
    if holder == Mark::Citizen {
        part.body.extend(next_steps(c, view));
        part.close.extend(c.notes(&[Tr::ack_quote]));
        part.close.push(Block::Gap(2.5));
    }
    part.close.extend(c.close([officer, beside], &view.case_no));
    part
}

fn people(c: &Composer<'_>, view: &AcknowledgementView) -> Vec<Block> {
    let number = c.number(Tr::paper_case_no, &view.case_no);
    let mut blocks = c.row([(1.1, number), (1.0, c.field(Tr::ack_received, c.moment(view.at)))]);
    blocks.extend(c.row([
        (1.1, c.fact(Tr::paper_applicant, &view.applicant)),
        (1.0, c.fact(Tr::paper_id_number, &view.masked_id)),
    ]));
    let service = c.field(Tr::paper_service, c.named(&view.service));
    let receipts: Vec<String> = view.receipts.iter().map(|no| isolate(no)).collect();
    let paid = c.field(Tr::ack_receipt, |_| receipts.join("\n"));
    blocks.extend(if receipts.is_empty() { c.row([(1.0, service)]) } else { c.row([(1.1, service), (1.0, paid)]) });
    if c.is_roll() {
        blocks.extend(c.row([(1.0, c.fact(Tr::paper_officer, &view.officer))]));
    }
    blocks
}

/// The day the answer is owed, which is what the paper is for.
fn due(c: &Composer<'_>, view: &AcknowledgementView) -> Vec<Block> {
    c.beside(|tr| {
        let says = match &view.due {
            DueView::By { date, .. } => tr.date_full(*date),
            DueView::NoPublishedLimit => tr.ack_no_limit(),
            DueView::NotStarted => tr.ack_clock_not_started(),
        };
        let set = |text, size| Text::new(text, size, tr.direction());
        let mut blocks = vec![c.quiet(set(tr.ack_due(), c.sizes.label)).leading(1.3).into()];
        blocks.push(set(says, c.sizes.strong).weight(Weight::Bold).into());
        if let DueView::By { verified: false, .. } = view.due {
            blocks.push(set(tr.ack_due_not_confirmed(), c.sizes.small).into());
        }
        blocks
    })
}

/// The file's papers, each with its state at the end of its line.
fn documents(c: &Composer<'_>, documents: &[FiledDocument]) -> Vec<Block> {
    if documents.is_empty() {
        return Vec::new();
    }
    let row = |document: &FiledDocument| {
        let title = |tr: &Tr| named(tr, &document.title);
        let name = c.lines(title, |text, i| first_at(text, i, c.sizes.body - 0.5).leading(1.35), c.sizes.label);
        let says = |tr: &Tr| words::document_state(tr, document.state);
        // On the title's baseline, though smaller.
        let leading = |i| if i == 0 { 1.35 * (c.sizes.body - 0.5) / c.sizes.label } else { 1.45 };
        let state = c.lines(says, |text, i| text.align(Align::End).leading(leading(i)), c.sizes.label);
        Row { cells: vec![name, state], pad: 0.75, rule: c.hairline() }
    };
    let head = Row {
        cells: vec![vec![c.heading(Tr::paper_documents).into()], vec![]],
        pad: 0.8,
        rule: Some((0.25, Ink::Black)),
    };
    let rows = documents.iter().map(row).collect();
    vec![Block::Table(Table { shares: vec![1.0, 0.6], head: Some(head), rows, gap: 3.0 }), Block::Gap(3.0)]
}

/// Numbered, and in two languages beside each other.
fn next_steps(c: &Composer<'_>, view: &AcknowledgementView) -> Vec<Block> {
    if view.next_steps.is_empty() {
        return Vec::new();
    }
    let steps = |tr: &Tr| -> Vec<Block> {
        let row = |(no, step): (i64, &_)| {
            let size = if c.voices.second.is_some() { c.sizes.small + 0.5 } else { c.sizes.body - 0.5 };
            let set = |text: String| Text::new(text, size, tr.direction()).leading(1.35);
            let cells =
                vec![vec![set(tr.number(no)).weight(Weight::SemiBold).into()], vec![set(named(tr, step)).into()]];
            Row { cells, pad: 0.5, rule: None }
        };
        let rows = (1..).zip(&view.next_steps).map(row).collect();
        let table = Table { shares: vec![0.07, 0.93], head: None, rows, gap: 1.0 };
        vec![Block::Table(table)]
    };
    let mut blocks = vec![c.heading(Tr::paper_next).into(), Block::Gap(0.5)];
    blocks.extend(c.beside(steps));
    blocks.push(Block::Gap(3.0));
    blocks
}

fn first_at(text: Text, i: usize, size: f32) -> Text {
    if i == 0 { Text { size, ..text } } else { text }
}
