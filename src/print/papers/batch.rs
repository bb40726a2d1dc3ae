//! The paper that goes along with a sealed batch: what is in it, where it was copied, the hash by which whoever receives
//! the stick knows the file, and who handed it to whom. It names nobody whose case is inside.

use chrono::NaiveDateTime;

use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize};
use crate::print::voices::Voices;
use crate::text::{Align, Weight, isolate};
use crate::views::CentreView;

use super::composer::Composer;
use super::sample;

/// A sealed batch, as whoever carries it shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BatchView {
    pub centre: CentreView,
    pub number: u64,
    pub station: String,
    /// Name of the file, without its folder.
    pub file: String,
    pub sha256: String,
    pub sealed: NaiveDateTime,
    pub actions: u64,
    pub cases: u64,
    pub attachments: u64,
    /// Where it was copied last; empty where it was not.
    pub copied: String,
    /// Who prints this and hands it over.
    pub officer: String,
}

pub fn batch(view: &BatchView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let mut part = c.part(Tr::batch_paper_title, &[], "");
    let count = |count: u64| move |tr: &Tr| tr.number(count);
    let sealed = c.field(Tr::batch_paper_sealed, c.moment(view.sealed));
    let station = c.number(Tr::batch_paper_station, &view.station);
    part.body.extend(c.row([
        (0.7, c.field(Tr::batch_paper_number, count(view.number))),
        (1.0, station),
        (1.2, sealed),
    ]));
    part.body.extend(c.panel(c.row([
        (1.0, c.field(Tr::batch_paper_entries, count(view.actions))),
        (1.0, c.field(Tr::batch_paper_cases, count(view.cases))),
        (1.0, c.field(Tr::batch_paper_attachments, count(view.attachments))),
    ])));
    part.body.push(Block::Gap(3.5));
    let square = Block::Qr { data: view.sha256.clone(), module: 0.75, align: Align::Center };
    part.body.extend(c.row([(2.6, file(&c, view)), (1.0, vec![Block::Gap(1.0), square])]));
    part.close.extend(c.notes(&[Tr::batch_paper_words]));
    part.close.push(Block::Gap(2.5));
    // A roll is not signed, and says who hands it over.
    if c.is_roll() {
        part.close.extend(c.fact(Tr::batch_paper_handed, &view.officer));
    } else {
        let handed = (c.voices.label(Tr::batch_paper_handed), view.officer.as_str());
        part.close.push(c.signatures([handed, (c.voices.label(Tr::batch_paper_taken), "")]));
    }
    c.document(part)
}

/// The file by its name, its hash and where it was copied.
fn file(c: &Composer<'_>, view: &BatchView) -> Vec<Block> {
    let mut blocks = c.fact(Tr::batch_paper_file, &view.file);
    blocks.push(Block::Gap(2.0));
    blocks.push(c.label(Tr::batch_paper_hash).leading(1.3).into());
    let line = |line: String| c.text(isolate(&line), c.sizes.body).weight(Weight::Medium).leading(1.4).into();
    blocks.extend(lines_of(&view.sha256).map(line));
    if !view.copied.is_empty() {
        blocks.push(Block::Gap(2.0));
        blocks.extend(c.fact(Tr::batch_paper_copied, &view.copied));
    }
    blocks
}

/// A hash in groups of eight, thirty-two letters a line: it is compared by eye, on a roll too.
fn lines_of(sha256: &str) -> impl Iterator<Item = String> {
    let letters: Vec<char> = sha256.chars().collect();
    let line =
        |line: &[char]| line.chunks(8).map(|group| group.iter().collect::<String>()).collect::<Vec<_>>().join(" ");
    letters.chunks(32).map(line).collect::<Vec<_>>().into_iter()
}

pub fn sample(centre: CentreView) -> BatchView {
    BatchView {
        centre,
        number: 42,
        station: "ZAQ-03".into(),
        file: "ZAQ-03-20261122-000042.bag.tar.age".into(),
        sha256: "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08".into(),
        sealed: sample::at(),
        actions: 1_284,
        cases: 316,
        attachments: 902,
        copied: "/media/HQ-07".into(),
        officer: "م. سمير فؤاد".into(),
    }
}
