//! The receipt: what was paid, for what, in figures and in words. Stamp duty, fee and surcharge stand on lines of their
//! own, what is not confirmed says so, and a reprint says which copy it is.

use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight};
use crate::views::{ReceiptLine, ReceiptView};

use super::composer::Composer;
use super::words;

pub fn receipt(view: &ReceiptView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let mut part = c.part(Tr::receipt_title, view.at, &view.catalogue);
    part.body.extend(numbers(&c, view));
    part.body.extend(people(&c, view));
    part.body.push(Block::Gap(1.0));
    part.body.push(Block::Table(lines(&c, view)));
    part.body.push(Block::Gap(2.0));
    part.body.extend(c.panel(total(&c, view)));
    part.body.push(Block::Gap(2.5));
    part.body.extend(notes(&c, view));
    if !c.is_roll() {
        part.close.extend(c.signatures([c.label(Tr::paper_signature), c.label(Tr::paper_stamp)]));
    }
    part.close.extend(c.codes(&view.receipt_no));
    c.document(vec![part])
}

fn numbers(c: &Composer<'_>, view: &ReceiptView) -> Vec<Block> {
    let when = c.field(Tr::paper_date, c.moment(view.at));
    let mut number = c.number(Tr::receipt_no, &view.receipt_no);
    if c.is_roll() {
        number.extend([Block::Gap(0.8)]);
        number.extend(c.copy_mark(view.copy, Align::Center));
        number.push(Block::Gap(0.8));
        number.extend(c.row([(1.0, when)]));
        return number;
    }
    let mark = c.copy_mark(view.copy, Align::End).into_iter().collect();
    c.row([(1.25, number), (1.1, when), (0.7, mark)])
}

fn people(c: &Composer<'_>, view: &ReceiptView) -> Vec<Block> {
    let method = |tr: &Tr| words::paid_by(tr, view.paid_by);
    let mut blocks = c.row([
        (1.25, c.fact(Tr::receipt_payer, &view.payer)),
        (1.8, c.fact(Tr::paper_id_number, &view.masked_id)),
    ]);
    blocks.extend(c.row([(1.0, c.field(Tr::paper_service, c.named(&view.service)))]));
    let case = c.fact(Tr::paper_case_no, &view.case_no);
    let officer = c.fact(Tr::paper_officer, &view.officer);
    let paid = match &view.reference {
        None => c.field(Tr::receipt_method, method),
        Some(reference) => c.field(Tr::receipt_method, |tr| {
            format!("{} · {}", crate::text::isolate(&method(tr)), crate::text::isolate(reference))
        }),
    };
    blocks.extend(c.row([(1.25, case), (1.1, paid), (0.7, officer)]));
    blocks
}

fn lines(c: &Composer<'_>, view: &ReceiptView) -> Table {
    let unit = |tr: &Tr| tr.receipt_amount(tr.unit(view.total.currency()));
    let rule = if c.is_roll() { (0.25, Ink::Black) } else { (0.15, Ink::Line) };
    let head = Row {
        cells: vec![vec![c.label(Tr::receipt_item).into()], vec![c.label(unit).align(Align::End).into()]],
        pad: 0.8,
        rule: Some((0.25, Ink::Black)),
    };
    let row = |line: &ReceiptLine| Row { cells: vec![item(c, line), vec![amount(c, line)]], pad: 1.1, rule: Some(rule) };
    Table { shares: vec![1.0, 0.42], head: Some(head), rows: view.lines.iter().map(row).collect(), gap: 3.0 }
}

/// The line's own name with its kind under it; the kind alone where it has no name.
fn item(c: &Composer<'_>, line: &ReceiptLine) -> Vec<Block> {
    let kind = |tr: &Tr| words::line_kind(tr, line.kind);
    let name = |tr: &Tr| match named(tr, &line.label) {
        blank if blank.trim().is_empty() => kind(tr),
        label => label,
    };
    let style = |text: Text, i: usize| if i == 0 { Text { size: c.sizes.body, ..text } } else { text };
    let mut blocks = c.lines(name, |text, i| style(text, i).leading(1.35), c.sizes.small);
    let mut remarks = Vec::new();
    if !line.label.ar.trim().is_empty() || !line.label.en.trim().is_empty() {
        remarks.push(c.voices.label(kind));
    }
    if !line.verified {
        remarks.push(c.voices.label(Tr::paper_not_confirmed));
    }
    if !remarks.is_empty() {
        let remark = c.text(remarks.join(" — "), c.sizes.label).leading(1.35);
        blocks.push(if c.is_roll() { remark } else { remark.grey() }.into());
    }
    blocks
}

fn amount(c: &Composer<'_>, line: &ReceiptLine) -> Block {
    let amount = c.text(c.voices.first.amount(line.amount), c.sizes.body).leading(1.35);
    amount.weight(Weight::Medium).tabular().align(Align::End).into()
}

/// The sum in figures, then in words.
fn total(c: &Composer<'_>, view: &ReceiptView) -> Vec<Block> {
    let name = c.text(c.voices.label(Tr::receipt_total), c.sizes.body).weight(Weight::SemiBold);
    let sum = c.text(c.voices.first.money(view.total), c.sizes.title - 1.0).weight(Weight::Bold).tabular().leading(1.3);
    let mut blocks = vec![Block::Pair(name, sum)];
    let style = |text: Text, i: usize| if i == 0 { Text { size: c.sizes.body, ..text.weight(Weight::Medium) } } else { text };
    blocks.extend(c.lines(|tr| tr.in_words(view.total), style, c.sizes.small));
    blocks
}

fn notes(c: &Composer<'_>, view: &ReceiptView) -> Vec<Block> {
    let mut blocks = Vec::new();
    if view.copy > 1 {
        blocks.extend(c.note(Tr::receipt_copy_note));
    }
    blocks.extend(c.note(Tr::receipt_keep));
    if view.lines.iter().any(|line| !line.verified) {
        blocks.extend(c.note(Tr::paper_not_confirmed_note));
    }
    blocks
}
