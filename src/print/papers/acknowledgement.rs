//! The acknowledgement: the request was received, with these documents, and an answer is owed by this day. The citizen
//! keeps one copy, which says what happens next; the other stays with the file and is signed by the applicant.

use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Part, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight, isolate};
use crate::views::{AcknowledgementView, DueView, FiledDocument};

use super::composer::Composer;
use super::words;

/// Whose copy it is.
#[derive(Clone, Copy, PartialEq)]
enum Holder {
    Citizen,
    Office,
}

/// Both copies: on A4 beside each other to be cut apart, else one after the other.
pub fn acknowledgement(view: &AcknowledgementView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    c.document(vec![copy(&c, view, Holder::Citizen), copy(&c, view, Holder::Office)])
}

fn copy(c: &Composer<'_>, view: &AcknowledgementView, holder: Holder) -> Part {
    let mut part = c.part(Tr::ack_title, view.at, &view.catalogue);
    part.body.extend(numbers(c, view, holder));
    part.body.extend(people(c, view));
    part.body.extend(c.panel(due(c, view)));
    part.body.push(Block::Gap(3.5));
    part.body.extend(documents(c, &view.documents));
    if holder == Holder::Citizen {
        part.body.extend(next_steps(c, view));
        part.close.extend(c.note(Tr::ack_quote));
        part.close.push(Block::Gap(3.0));
    }
    if !c.is_roll() {
        part.close.extend(match holder {
            Holder::Citizen => c.signatures([c.label(Tr::paper_signature), c.label(Tr::paper_stamp)]),
            Holder::Office => c.signatures([c.label(Tr::ack_applicant_signature), c.label(Tr::paper_signature)]),
        });
    }
    part.close.extend(c.codes(&view.case_no));
    part
}

fn numbers(c: &Composer<'_>, view: &AcknowledgementView, holder: Holder) -> Vec<Block> {
    let whose = |align| match holder {
        Holder::Citizen => c.mark(Tr::ack_for_citizen, align),
        Holder::Office => c.mark(Tr::ack_for_office, align),
    };
    let marks = |align| -> Vec<Block> {
        let again = c.copy_mark(view.copy, align).map(|mark| [Block::Gap(0.8), mark]);
        std::iter::once(whose(align)).chain(again.into_iter().flatten()).collect()
    };
    let number = c.number(Tr::paper_case_no, &view.case_no);
    let when = c.field(Tr::ack_received, c.moment(view.at));
    if c.is_roll() {
        let mut blocks = marks(Align::Center);
        blocks.push(Block::Gap(1.0));
        blocks.extend(number);
        blocks.extend(c.row([(1.0, when)]));
        return blocks;
    }
    c.row([(1.25, number), (1.0, when), (0.8, marks(Align::End))])
}

fn people(c: &Composer<'_>, view: &AcknowledgementView) -> Vec<Block> {
    let mut blocks = c.row([
        (1.25, c.fact(Tr::paper_applicant, &view.applicant)),
        (1.0, c.fact(Tr::paper_id_number, &view.masked_id)),
        (0.8, c.fact(Tr::paper_officer, &view.officer)),
    ]);
    let service = c.field(Tr::paper_service, c.named(&view.service));
    if view.receipts.is_empty() {
        blocks.extend(c.row([(1.0, service)]));
    } else {
        let receipts: Vec<String> = view.receipts.iter().map(|no| isolate(no)).collect();
        let paid = c.field(Tr::ack_receipt, |_| receipts.join("\n"));
        blocks.extend(c.row([(1.25, service), (1.85, paid)]));
    }
    blocks
}

/// The day the answer is owed, which is what the paper is for.
fn due(c: &Composer<'_>, view: &AcknowledgementView) -> Vec<Block> {
    let says = |tr: &Tr| match &view.due {
        DueView::By { date, .. } => tr.date_full(*date),
        DueView::NoPublishedLimit => tr.ack_no_limit(),
        DueView::NotStarted => tr.ack_clock_not_started(),
    };
    let large = |text: Text, i: usize| match i {
        0 => Text { size: c.sizes.strong + 1.0, ..text.weight(Weight::Bold) }.leading(1.4),
        _ => text,
    };
    let mut blocks = vec![c.label(Tr::ack_due).leading(1.3).into()];
    blocks.extend(c.lines(says, large, c.sizes.small));
    if let DueView::By { verified: false, .. } = view.due {
        let remark = c.text(c.voices.label(Tr::paper_not_confirmed), c.sizes.label);
        blocks.push(remark.into());
        blocks.extend(c.note(Tr::paper_not_confirmed_note));
    }
    blocks
}

/// The file's papers, each with its state at the end of its line.
pub fn documents(c: &Composer<'_>, documents: &[FiledDocument]) -> Vec<Block> {
    if documents.is_empty() {
        return Vec::new();
    }
    let row = |document: &FiledDocument| {
        let title = |tr: &Tr| named(tr, &document.title);
        let name = c.lines(title, |text, i| first_at(text, i, c.sizes.body - 0.5).leading(1.35), c.sizes.label);
        let state = c.text(c.voices.label(|tr| words::document_state(tr, document.state)), c.sizes.small);
        Row { cells: vec![name, vec![state.align(Align::End).into()]], pad: 0.9, rule: Some((0.15, Ink::Line)) }
    };
    let head = Row {
        cells: vec![vec![c.heading(Tr::paper_documents).into()], vec![]],
        pad: 0.8,
        rule: Some((0.25, Ink::Black)),
    };
    let rows = documents.iter().map(row).collect();
    vec![Block::Table(Table { shares: vec![1.0, 0.6], head: Some(head), rows, gap: 3.0 }), Block::Gap(4.0)]
}

fn next_steps(c: &Composer<'_>, view: &AcknowledgementView) -> Vec<Block> {
    if view.next_steps.is_empty() {
        return Vec::new();
    }
    let row = |(no, step): (i64, &_)| {
        let no = c.text(c.voices.first.number(no), c.sizes.body - 0.5).weight(Weight::SemiBold).leading(1.35);
        let says = |tr: &Tr| named(tr, step);
        let step = c.lines(says, |text, i| first_at(text, i, c.sizes.body - 0.5).leading(1.35), c.sizes.label);
        Row { cells: vec![vec![no.into()], step], pad: 0.6, rule: None }
    };
    let rows = (1..).zip(&view.next_steps).map(row).collect();
    let heading = c.heading(Tr::paper_next).into();
    let shares = vec![0.05, 0.95];
    vec![heading, Block::Gap(0.5), Block::Table(Table { shares, head: None, rows, gap: 1.0 }), Block::Gap(3.0)]
}

fn first_at(text: Text, i: usize, size: f32) -> Text {
    if i == 0 { Text { size, ..text } } else { text }
}
