//! The ticket: a number large enough to be read across the hall, how many are before it, and nothing about the person.

use chrono::NaiveDateTime;

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Document, Panel, PaperSize, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
use crate::text::{Align, Weight, isolate};
use crate::views::CentreView;

use super::composer::Composer;
use super::sample::{self, both};

/// A place in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketView {
    pub centre: CentreView,
    /// `A014`.
    pub ticket_no: String,
    pub queue: Bilingual,
    pub ahead: u32,
    pub wait_minutes: Option<u32>,
    /// Why this ticket goes before others; none for most.
    pub priority: Option<Bilingual>,
    pub case_no: Option<String>,
    pub at: NaiveDateTime,
}

pub fn ticket(view: &TicketView, voices: &Voices, size: PaperSize) -> Document {
    let c = Composer::new(voices, size, &view.centre);
    let mut part = c.part(Tr::ticket_title, &[], "");
    part.body.extend(centred(&c, |tr| named(tr, &view.queue), c.sizes.strong, Weight::SemiBold));
    let number = c.text(isolate(&view.ticket_no), number_size(&c, view)).weight(Weight::Bold);
    part.body.push(number.align(Align::Center).leading(1.15).into());
    part.body.extend(priority(&c, view));
    part.body.extend(c.panel(waiting(&c, view)));
    part.body.push(Block::Gap(1.0));
    part.body.extend(when(&c, view));
    part.body.push(Block::Qr { data: view.ticket_no.clone(), module: 0.75, align: Align::Center });
    part.body.extend(centred(&c, Tr::ticket_watch, c.sizes.small, Weight::Regular));
    c.document(part)
}

/// Four characters fill the narrowest roll; the thousandth ticket of a day has one more.
fn number_size(c: &Composer<'_>, view: &TicketView) -> f32 {
    c.sizes.hero * 4.0 / view.ticket_no.chars().count().max(4) as f32
}

fn centred(c: &Composer<'_>, words: impl Fn(&Tr) -> String, size: f32, weight: Weight) -> Vec<Block> {
    let style = |text: Text, i: usize| match i {
        0 => Text { size, ..text.weight(weight) }.align(Align::Center),
        _ => text.align(Align::Center),
    };
    c.lines(words, style, c.sizes.small)
}

/// Why this number may be called before lower ones: those who wait should be able to see it.
fn priority(c: &Composer<'_>, view: &TicketView) -> Vec<Block> {
    let Some(class) = &view.priority else { return Vec::new() };
    let words = |tr: &Tr| format!("{}: {}", tr.ticket_priority(), isolate(&named(tr, class)));
    let text = c.text(c.voices.label(words), c.sizes.body).weight(Weight::SemiBold).ink(Ink::White);
    let panel = Panel {
        ground: Ink::Black,
        frame: None,
        pad: (3.0, 0.5),
        shrink: Some(Align::Center),
        blocks: vec![text.align(Align::Center).into()],
    };
    vec![Block::Panel(panel), Block::Gap(1.5)]
}

fn waiting(c: &Composer<'_>, view: &TicketView) -> Vec<Block> {
    let mut blocks = centred(c, |tr| tr.ticket_ahead(view.ahead), c.sizes.strong, Weight::Medium);
    if let Some(minutes) = view.wait_minutes {
        blocks.extend(centred(c, |tr| tr.ticket_wait(minutes), c.sizes.body, Weight::Regular));
    }
    blocks
}

fn when(c: &Composer<'_>, view: &TicketView) -> Vec<Block> {
    let mut blocks = centred(c, c.moment(view.at), c.sizes.body, Weight::Regular);
    if let Some(case) = &view.case_no {
        let line = format!("{} {}", c.voices.first.paper_case_no(), isolate(case));
        blocks.push(c.text(line, c.sizes.small).align(Align::Center).into());
    }
    blocks.push(Block::Gap(1.5));
    blocks
}

/// Of an invented citizen.
pub fn sample(centre: CentreView) -> TicketView {
    TicketView {
        centre,
        ticket_no: "A014".into(),
        queue: both("تراخيص المباني", "Building licences"),
        ahead: 5,
        wait_minutes: Some(20),
        priority: Some(both("كبار السن", "senior citizens")),
        case_no: Some(sample::CASE.into()),
        at: sample::at(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::i18n::{Digits, Language};
    use crate::print::layout::layout;
    use crate::print::pages::Item;
    use crate::text::Engine;

    #[test]
    fn a_number_of_five_characters_stands_in_one_line_on_every_paper() {
        let view = TicketView { ticket_no: "B1000".into(), ..sample(sample::centre(false)) };
        for size in PaperSize::ALL {
            let pages =
                layout(&ticket(&view, &Voices::of(&[Language::Arabic], Digits::Latin), size), &mut Engine::new());
            let page = &pages.pages[0];
            let runs = || {
                page.items.iter().filter_map(|item| match item {
                    Item::Run(run) => Some(run),
                    _ => None,
                })
            };
            let largest = runs().map(|run| run.size).fold(0.0, f32::max);
            let glyphs: Vec<_> = runs().filter(|run| run.size == largest).flat_map(|run| &run.glyphs).collect();
            assert_eq!(glyphs.len(), 5, "{size:?}");
            let edge = (page.width - size.measure()) / 2.0;
            assert!(
                glyphs.iter().all(|glyph| glyph.x >= edge && glyph.x + glyph.advance <= page.width - edge),
                "{size:?}: {glyphs:?}"
            );
            assert!(glyphs.windows(2).all(|two| two[0].y == two[1].y), "{size:?}");
        }
    }
}
