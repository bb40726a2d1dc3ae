//! The test page: that a printer is reached, that Arabic comes out joined, that the paper is as wide as the settings say,
//! and that codes can be read. It is about nobody and is no paper of the office.

use chrono::NaiveDateTime;

use crate::i18n::Tr;
use crate::print::document::{Block, Document, PaperSize};
use crate::print::pages::Ink;
use crate::print::voices::Voices;
use crate::text::Align;
use crate::views::CentreView;

use super::composer::Composer;
use super::sample;

/// A printer of the station.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TestPageView {
    pub centre: CentreView,
    /// As the office calls it.
    pub printer: String,
    /// Where it is reached.
    pub place: String,
    pub at: NaiveDateTime,
}

pub fn test_page(view: &TestPageView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let mut part = c.part(Tr::test_page_title, &[], "");
    // From one edge of what the head reaches to the other.
    part.body.push(Block::Rule(0.75, Ink::Black));
    part.body.push(Block::Gap(2.0));
    part.body.extend(c.fact(Tr::test_page_printer, &view.printer));
    part.body.extend(c.fact(Tr::test_page_place, &view.place));
    part.body.extend(c.field(Tr::test_page_made, c.moment(view.at)));
    part.body.extend(c.lines(Tr::test_page_letters, |text, _| text, c.sizes.body));
    part.body.push(Block::Gap(3.0));
    part.body.push(Block::Qr { data: view.printer.clone(), module: 0.75, align: Align::Center });
    part.body.push(Block::Gap(2.0));
    part.body.extend(c.notes(&[Tr::test_page_note]));
    part.body.push(Block::Rule(0.75, Ink::Black));
    c.document(part)
}

pub fn sample(centre: CentreView) -> TestPageView {
    TestPageView { centre, printer: "TM-T20".into(), place: "192.168.1.50:9100".into(), at: sample::at() }
}
