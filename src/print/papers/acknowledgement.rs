//! The acknowledgement: the request was received, with these documents, and an answer is owed by this day. The citizen
//! keeps one copy, which says what happens next; the other stays with the file and is signed by the applicant.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Part, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight, isolate};
use crate::views::{CentreView, FiledDocument};

use super::composer::Composer;
use super::head::Mark;
use super::sample::{self, both};
use super::words;

/// A request was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcknowledgementView {
    pub centre: CentreView,
    pub case_no: String,
    pub applicant: String,
    pub masked_id: String,
    pub service: Bilingual,
    pub documents: Vec<FiledDocument>,
    pub due: DueView,
    /// What the office does from here on, in order.
    pub next_steps: Vec<Bilingual>,
    /// Receipt numbers of what was paid for this case.
    pub receipts: Vec<String>,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
    pub catalogue: String,
}

/// When the answer is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueView {
    By {
        date: NaiveDate,
        verified: bool,
    },
    /// The authority publishes no time limit.
    NoPublishedLimit,
    /// The file is not complete.
    NotStarted,
}

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
        part.body.extend(c.steps(Tr::paper_next, &view.next_steps));
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

fn first_at(text: Text, i: usize, size: f32) -> Text {
    if i == 0 { Text { size, ..text } } else { text }
}

/// Of an invented citizen.
pub fn sample(centre: CentreView) -> AcknowledgementView {
    AcknowledgementView {
        centre,
        case_no: sample::CASE.into(),
        applicant: "محمد عبد الله حسن الأحمدي".into(),
        masked_id: "••••••••••0551".into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        documents: sample::documents(),
        due: DueView::By { date: sample::day(2026, 12, 22), verified: false },
        next_steps: vec![
            both("معاينة الموقع بمعرفة الإدارة الهندسية", "The engineering department inspects the site"),
            both("قرار رئيس الحي بالموافقة أو الرفض", "The head of the district approves or refuses"),
            both(
                "سداد رسم الترخيص واستلامه من الشباك",
                "The licence fee is paid and the licence handed over at the window",
            ),
        ],
        receipts: vec![sample::RECEIPT.into()],
        officer: "هدى محمود".into(),
        at: sample::at(),
        copy: 1,
        catalogue: "2026-11-01".into(),
    }
}
