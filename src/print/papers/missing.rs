//! The list of what is missing: what to bring, where, and that the time for the answer has not begun. It is kept with the
//! case number, so that the citizen comes back to the same file at any window.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Weight, isolate};
use crate::views::{CentreView, FiledDocument};

use super::composer::Composer;
use super::head::Mark;
use super::sample::{self, both};
use super::words;

/// The file is not complete: what to bring, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingView {
    pub centre: CentreView,
    pub case_no: String,
    pub applicant: String,
    pub masked_id: String,
    pub service: Bilingual,
    pub missing: Vec<MissingDocument>,
    /// What is already in the file.
    pub present: Vec<FiledDocument>,
    pub bring_by: Option<NaiveDate>,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
    pub catalogue: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingDocument {
    pub title: Bilingual,
    pub wanted: Option<Wanted>,
    pub issuer: Option<Bilingual>,
    /// The citizen said it would be brought.
    pub promised: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Original,
    Copy,
    OriginalAndCopy,
}

pub fn missing(view: &MissingView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let marks: Vec<Mark> = Mark::of_copy(view.copy).into_iter().collect();
    let mut part = c.part(Tr::missing_title, &marks, &view.catalogue);
    part.body.extend(people(&c, view));
    part.body.extend(c.panel(summary(&c, view)));
    part.body.push(Block::Gap(3.5));
    part.body.push(Block::Table(to_bring(&c, view)));
    part.body.push(Block::Gap(4.0));
    part.body.extend(place(&c, &view.centre.address));
    part.body.extend(present(&c, view));
    part.close.extend(c.notes(&[Tr::missing_same_window]));
    part.close.push(Block::Gap(2.5));
    let officer = (c.voices.label(Tr::paper_signature), view.officer.as_str());
    part.close.extend(c.close([officer, (c.voices.label(Tr::paper_stamp), "")], &view.case_no));
    c.document(part)
}

fn people(c: &Composer<'_>, view: &MissingView) -> Vec<Block> {
    let number = c.number(Tr::paper_case_no, &view.case_no);
    let mut blocks = c.row([(1.1, number), (1.0, c.field(Tr::paper_date, c.moment(view.at)))]);
    blocks.extend(c.row([
        (1.1, c.fact(Tr::paper_applicant, &view.applicant)),
        (1.0, c.fact(Tr::paper_id_number, &view.masked_id)),
    ]));
    blocks.extend(c.row([(1.0, c.field(Tr::paper_service, c.named(&view.service)))]));
    if c.is_roll() {
        blocks.extend(c.row([(1.0, c.fact(Tr::paper_officer, &view.officer))]));
    }
    blocks
}

/// How many, what that means, and by when.
fn summary(c: &Composer<'_>, view: &MissingView) -> Vec<Block> {
    c.beside(|tr| {
        let set = |text, size| Text::new(text, size, tr.direction());
        let count = set(tr.missing_count(view.missing.len()), c.sizes.strong).weight(Weight::Bold);
        let mut blocks = vec![count.into(), set(tr.missing_clock(), c.sizes.small + 0.5).into()];
        if let Some(date) = view.bring_by {
            let by = format!("{} {}", tr.missing_by(), isolate(&tr.date_full(date)));
            blocks.push(set(by, c.sizes.small + 0.5).weight(Weight::SemiBold).into());
        }
        blocks
    })
}

/// A box to tick, what is wanted, and who issues it.
fn to_bring(c: &Composer<'_>, view: &MissingView) -> Table {
    let row = |document: &MissingDocument| {
        let cells = vec![c.tick(), wanted(c, document)];
        Row { cells, pad: 1.0, rule: c.hairline() }
    };
    let head = Row {
        cells: vec![vec![], vec![c.heading(Tr::missing_bring).into()]],
        pad: 0.8,
        rule: Some((0.25, Ink::Black)),
    };
    Table { shares: c.tick_shares(), head: Some(head), rows: view.missing.iter().map(row).collect(), gap: 1.0 }
}

fn wanted(c: &Composer<'_>, document: &MissingDocument) -> Vec<Block> {
    c.beside(|tr| {
        let kind = document.wanted.map(|wanted| words::wanted(tr, wanted));
        let from = document.issuer.as_ref().map(|issuer| tr.missing_issued_by(named(tr, issuer)));
        let promised = document.promised.then(|| tr.document_promised());
        let remarks: Vec<String> = [kind, from, promised].into_iter().flatten().map(|text| isolate(&text)).collect();
        let set = |text, size| Text::new(text, size, tr.direction()).leading(1.35);
        let mut blocks = vec![set(named(tr, &document.title), c.sizes.body).weight(Weight::Medium).into()];
        if !remarks.is_empty() {
            blocks.push(c.quiet(set(remarks.join(" · "), c.sizes.label + 0.5)).into());
        }
        blocks
    })
}

fn place(c: &Composer<'_>, address: &Bilingual) -> Vec<Block> {
    c.section(Tr::missing_where, |tr| vec![named(tr, &c.centre.name), named(tr, address)])
}

/// What need not be brought again, as one sentence: it is for reassurance, not for ticking off.
fn present(c: &Composer<'_>, view: &MissingView) -> Vec<Block> {
    c.section(Tr::missing_have, |tr| {
        let titles: Vec<String> = view.present.iter().map(|document| named(tr, &document.title)).collect();
        vec![titles.join(tr.list_separator().as_str())]
    })
}

/// Of an invented citizen.
pub fn sample(centre: CentreView) -> MissingView {
    let wants = |ar: &str, en: &str, wanted, issuer: Option<(&str, &str)>, promised| MissingDocument {
        title: both(ar, en),
        wanted: Some(wanted),
        issuer: issuer.map(|(ar, en)| both(ar, en)),
        promised,
    };
    MissingView {
        centre,
        case_no: sample::CASE.into(),
        applicant: "Maria Katarina Papadopoulou".into(),
        masked_id: "•••••4821".into(),
        service: both("ترخيص أعمال (تعلية)", "Building licence: additional storey"),
        missing: vec![
            wants(
                "تقرير استشاري عن سلامة المبنى",
                "Consultant’s report on the building’s safety",
                Wanted::Original,
                Some(("مكتب استشاري معتمد", "an accredited consultant")),
                true,
            ),
            wants(
                "شهادة براءة ذمة من الضرائب العقارية",
                "Property tax clearance",
                Wanted::OriginalAndCopy,
                Some(("مأمورية الضرائب العقارية", "the property tax office")),
                false,
            ),
            wants("صورة توكيل موثق في الشهر العقاري", "Notarised power of attorney", Wanted::Copy, None, false),
        ],
        present: sample::documents().into_iter().take(3).collect(),
        bring_by: Some(sample::day(2026, 12, 22)),
        officer: "هدى محمود".into(),
        at: sample::at(),
        copy: 1,
        catalogue: "2026-11-01".into(),
    }
}
