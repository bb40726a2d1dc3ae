//! The receipt: what was paid, for what, in figures and in words. Stamp duty, fee and surcharge stand on lines of their
//! own, what is not confirmed says so, and a reprint says which copy it is.

use chrono::NaiveDateTime;

use crate::domain::fee::FeeLineKind;
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::{Bilingual, Money};
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight, isolate};
use crate::views::CentreView;

use super::composer::Composer;
use super::head::Mark;
use super::sample::{self, both, pounds};
use super::words;

/// Money was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptView {
    pub centre: CentreView,
    pub receipt_no: String,
    pub case_no: String,
    pub payer: String,
    pub masked_id: String,
    pub service: Bilingual,
    pub lines: Vec<ReceiptLine>,
    pub total: Money,
    pub paid_by: PaymentMethod,
    /// The terminal's or the bank's; none for cash.
    pub reference: Option<String>,
    pub officer: String,
    pub at: NaiveDateTime,
    /// 1 is the original; a reprint says which copy it is.
    pub copy: u32,
    /// Version of the catalogue that the fees come from.
    pub catalogue: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Stamp duty is never hidden in the fee.
    pub kind: FeeLineKind,
    /// Blank where the kind says all there is to say.
    pub label: Bilingual,
    pub amount: Money,
    /// False while the catalogue's value has not been checked against its legal basis.
    pub verified: bool,
}

pub fn receipt(view: &ReceiptView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let marks: Vec<Mark> = Mark::of_copy(view.copy).into_iter().collect();
    let mut part = c.part(Tr::receipt_title, &marks, &view.catalogue);
    part.body.extend(numbers(&c, view));
    part.body.extend(people(&c, view));
    part.body.push(Block::Gap(1.0));
    part.body.push(Block::Table(lines(&c, view)));
    part.body.push(Block::Gap(2.0));
    part.body.extend(c.panel(total(&c, view)));
    part.body.push(Block::Gap(2.5));
    part.body.extend(notes(&c, view));
    let officer = (c.voices.label(Tr::paper_signature), view.officer.as_str());
    part.close.extend(c.close([officer, (c.voices.label(Tr::paper_stamp), "")], &view.receipt_no));
    c.document(part)
}

fn numbers(c: &Composer<'_>, view: &ReceiptView) -> Vec<Block> {
    let number = c.number(Tr::receipt_no, &view.receipt_no);
    c.row([(1.1, number), (1.0, c.field(Tr::paper_date, c.moment(view.at)))])
}

fn people(c: &Composer<'_>, view: &ReceiptView) -> Vec<Block> {
    let paid = |tr: &Tr| match &view.reference {
        None => words::paid_by(tr, view.paid_by),
        Some(reference) => format!("{} · {}", isolate(&words::paid_by(tr, view.paid_by)), isolate(reference)),
    };
    let mut blocks =
        c.row([(1.1, c.fact(Tr::receipt_payer, &view.payer)), (1.0, c.fact(Tr::paper_id_number, &view.masked_id))]);
    blocks.extend(c.row([(1.0, c.field(Tr::paper_service, c.named(&view.service)))]));
    blocks.extend(c.row([(1.1, c.fact(Tr::paper_case_no, &view.case_no)), (1.0, c.field(Tr::receipt_method, paid))]));
    if c.is_roll() {
        blocks.extend(c.row([(1.0, c.fact(Tr::paper_officer, &view.officer))]));
    }
    blocks
}

fn lines(c: &Composer<'_>, view: &ReceiptView) -> Table {
    let unit = |tr: &Tr| tr.receipt_amount(tr.unit(view.total.currency()));
    let head = Row {
        cells: vec![vec![c.label(Tr::receipt_item).into()], vec![c.label(unit).align(Align::End).into()]],
        pad: 0.8,
        rule: Some((0.25, Ink::Black)),
    };
    let row =
        |line: &ReceiptLine| Row { cells: vec![item(c, line), vec![amount(c, line)]], pad: 1.1, rule: c.hairline() };
    Table { shares: vec![1.0, 0.42], head: Some(head), rows: view.lines.iter().map(row).collect(), gap: 3.0 }
}

/// What the line is for, and its kind unless it is a plain fee or has no name of its own.
fn item(c: &Composer<'_>, line: &ReceiptLine) -> Vec<Block> {
    let name = |tr: &Tr| match (named(tr, &line.label), line.kind) {
        (blank, kind) if blank.trim().is_empty() => words::line_kind(tr, kind),
        (label, FeeLineKind::Fee) => label,
        (label, kind) => format!("{} · {}", isolate(&label), words::line_kind(tr, kind)),
    };
    let style = |text: Text, i: usize| if i == 0 { Text { size: c.sizes.body, ..text } } else { text };
    let mut blocks = c.lines(name, |text, i| style(text, i).leading(1.35), c.sizes.small);
    if !line.verified {
        blocks.push(c.label(Tr::paper_not_confirmed).leading(1.35).into());
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
    let sum = c.text(c.voices.first.money(view.total), c.sizes.title - 1.0).weight(Weight::Bold).leading(1.3);
    let mut blocks = vec![Block::Pair(name, sum)];
    let style =
        |text: Text, i: usize| if i == 0 { Text { size: c.sizes.body, ..text.weight(Weight::Medium) } } else { text };
    blocks.extend(c.lines(|tr| tr.in_words(view.total), style, c.sizes.small));
    blocks
}

fn notes(c: &Composer<'_>, view: &ReceiptView) -> Vec<Block> {
    let mut notes: Vec<fn(&Tr) -> String> = vec![Tr::receipt_keep];
    if view.copy > 1 {
        notes.insert(0, Tr::receipt_copy_note);
    }
    if view.lines.iter().any(|line| !line.verified) {
        notes.push(Tr::paper_not_confirmed_note);
    }
    c.notes(&notes)
}

/// Of an invented citizen.
pub fn sample(centre: CentreView) -> ReceiptView {
    let line = |kind, ar: &str, en: &str, minor, verified| ReceiptLine {
        kind,
        label: both(ar, en),
        amount: pounds(minor),
        verified,
    };
    ReceiptView {
        centre,
        receipt_no: sample::RECEIPT.into(),
        case_no: sample::CASE.into(),
        payer: "محمد عبد الله حسن الأحمدي".into(),
        masked_id: "••••••••••0551".into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        lines: vec![
            line(FeeLineKind::Fee, "رسم معاينة", "Inspection fee", 100_000, false),
            line(FeeLineKind::StampDuty, "رسم النظر", "Examination", 15_075, true),
            line(FeeLineKind::Surcharge, "", "", 10_000, true),
        ],
        total: pounds(125_075),
        paid_by: PaymentMethod::Card,
        reference: Some("POS 4471-0092".into()),
        officer: "هدى محمود".into(),
        at: sample::at(),
        copy: 1,
        catalogue: "2026-11-01".into(),
    }
}
