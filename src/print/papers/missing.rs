//! The list of what is missing: what to bring, where, and that the time for the answer has not begun. It is kept with the
//! case number, so that the citizen comes back to the same file at any window.

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, Panel, PaperSize, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight, isolate};
use crate::views::{MissingDocument, MissingView};

use super::composer::Composer;
use super::head::Mark;
use super::words;

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
    let tick = || Panel {
        ground: Ink::White,
        frame: Some(0.25),
        pad: (1.625, 1.625),
        shrink: Some(Align::Start),
        blocks: vec![],
    };
    let row = |document: &MissingDocument| {
        let cells = vec![vec![Block::Gap(0.6), Block::Panel(tick())], wanted(c, document)];
        Row { cells, pad: 1.0, rule: c.hairline() }
    };
    let head = Row {
        cells: vec![vec![], vec![c.heading(Tr::missing_bring).into()]],
        pad: 0.8,
        rule: Some((0.25, Ink::Black)),
    };
    let shares = if c.is_roll() { vec![0.09, 0.91] } else { vec![0.05, 0.95] };
    Table { shares, head: Some(head), rows: view.missing.iter().map(row).collect(), gap: 1.0 }
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
    section(c, Tr::missing_where, |tr| vec![named(tr, &c.centre.name), named(tr, address)])
}

/// What need not be brought again, as one sentence: it is for reassurance, not for ticking off.
fn present(c: &Composer<'_>, view: &MissingView) -> Vec<Block> {
    section(c, Tr::missing_have, |tr| {
        let titles: Vec<String> = view.present.iter().map(|document| named(tr, &document.title)).collect();
        vec![titles.join(tr.list_separator().as_str())]
    })
}

/// A heading with sentences under it; nothing where there are none.
fn section(c: &Composer<'_>, heading: fn(&Tr) -> String, lines: impl Fn(&Tr) -> Vec<String>) -> Vec<Block> {
    let size = if c.voices.second.is_some() { c.sizes.small + 0.5 } else { c.sizes.body - 0.5 };
    if lines(&c.voices.first).concat().is_empty() {
        return Vec::new();
    }
    let mut blocks = c.beside(|tr| {
        let set = |text| Text::new(text, size, tr.direction());
        let heading = Text { size: c.sizes.body, ..set(heading(tr)).weight(Weight::SemiBold) };
        std::iter::once(heading).chain(lines(tr).into_iter().map(set)).map(Block::from).collect()
    });
    blocks.push(Block::Gap(3.0));
    blocks
}
