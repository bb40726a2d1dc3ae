//! The head of a paper: whose it is and what it is, whose copy and which copy, and the marks of a practice centre; with
//! what goes behind the text and under it.

use crate::i18n::Tr;
use crate::print::document::{Block, Level, Panel, Part, Text};
use crate::print::pages::Ink;
use crate::print::voices::named;
use crate::text::{Align, Weight, isolate};

use super::composer::{Composer, Sizes, columns, first_strong};

/// How the centre's name and the title share the head of a sheet.
const HEAD_START: f32 = 1.35;
const HEAD_END: f32 = 1.0;

/// What is said in a frame by the title.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Mark {
    Citizen,
    Office,
    Copy(u32),
}

impl Mark {
    /// A reprint says which copy it is; the original needs no mark.
    pub fn of_copy(no: u32) -> Option<Self> {
        (no > 1).then_some(Self::Copy(no))
    }
}

impl Composer<'_> {
    /// A part with what every paper has: the head, with `marks` (whose copy, which copy) by its title, and the foot.
    pub fn part(&self, title: impl Fn(&Tr) -> String, marks: &[Mark], catalogue: &str) -> Part {
        let watermark = if self.centre.practice && !self.is_roll() { self.watermark() } else { Vec::new() };
        Part {
            head: if self.is_roll() { self.roll_head(&title, marks) } else { self.sheet_head(&title, marks) },
            running_head: self.running_head(&title),
            foot: self.foot(catalogue),
            watermark,
            ..Part::default()
        }
    }

    /// The centre's name at the start, what the paper is at the end.
    fn sheet_head(&self, title: &impl Fn(&Tr) -> String, marks: &[Mark]) -> Vec<Block> {
        let Sizes { small, title: large, .. } = self.sizes;
        let mut titles: Vec<Block> = marks.iter().flat_map(|mark| self.mark(*mark, Align::End)).collect();
        for (i, (text, direction)) in self.voices.say(title).into_iter().enumerate() {
            let line = Text::new(text, if i == 0 { large } else { small + 2.0 }, direction).align(Align::End);
            titles.push(if i == 0 { line.weight(Weight::Bold).leading(1.35) } else { line.grey() }.into());
        }
        let head = columns([(HEAD_START, 5.0, Level::Bottom, self.name()), (HEAD_END, 0.0, Level::Bottom, titles)]);
        let mut head = vec![head, Block::Gap(2.0), Block::Rule(0.5, Ink::Black), Block::Gap(1.0)];
        head.extend(self.practice_banner());
        head.push(Block::Gap(2.5));
        head
    }

    /// The logo with the names beside it.
    fn name(&self) -> Vec<Block> {
        const LOGO: f32 = 11.0;
        let small = self.sizes.small;
        let mut names = self.lines(|tr| named(tr, &self.centre.authority), |text, _| text.grey(), small - 0.5);
        let strong = first_strong(Weight::SemiBold, self.sizes.strong - 1.0);
        names.extend(self.lines(
            |tr| named(tr, &self.centre.name),
            |text, i| strong(text, i).leading(1.3),
            small + 0.5,
        ));
        let Some(logo) = &self.centre.logo else { return names };
        let logo = vec![Block::Gap(1.0), Block::Logo { logo: logo.clone(), height: LOGO, align: Align::Start }];
        let rest = (self.size.measure() - 5.0) * HEAD_START / (HEAD_START + HEAD_END) - LOGO - 3.0;
        vec![columns([(LOGO, 3.0, Level::Middle, logo), (rest, 0.0, Level::Middle, names)])]
    }

    fn roll_head(&self, title: &impl Fn(&Tr) -> String, marks: &[Mark]) -> Vec<Block> {
        let Sizes { small, title: large, strong, .. } = self.sizes;
        let centred = |text: Text, _: usize| text.align(Align::Center);
        let logo = self.centre.logo.iter().cloned();
        let logo = logo.map(|logo| Block::Logo { logo, height: 9.0, align: Align::Center });
        let mut head: Vec<Block> = logo.collect();
        head.extend(self.lines(|tr| named(tr, &self.centre.authority), centred, small));
        head.extend(self.lines(
            |tr| named(tr, &self.centre.name),
            |text, i| first_strong(Weight::SemiBold, strong)(text, i).align(Align::Center),
            small,
        ));
        head.extend([Block::Gap(1.5), Block::Rule(0.5, Ink::Black), Block::Gap(1.0)]);
        head.extend(self.practice_banner());
        head.extend(self.lines(
            title,
            |text, i| first_strong(Weight::Bold, large)(text, i).align(Align::Center),
            small + 1.0,
        ));
        head.extend(marks.iter().flat_map(|mark| self.mark(*mark, Align::Center)));
        head.push(Block::Gap(1.5));
        head
    }

    /// The title and the centre, small, on the second sheet and after.
    fn running_head(&self, title: &impl Fn(&Tr) -> String) -> Vec<Block> {
        let name = Text::new(named(&self.voices.first, &self.centre.name), self.sizes.small, self.direction).grey();
        let title = Text::new(title(&self.voices.first), self.sizes.small, self.direction).weight(Weight::SemiBold);
        vec![Block::Pair(name, title), Block::Gap(1.5), Block::Rule(0.3, Ink::Black), Block::Gap(4.0)]
    }

    /// Which fees and rules it follows, and where it was made.
    fn foot(&self, catalogue: &str) -> String {
        let tr = &self.voices.first;
        let window = tr.paper_window(tr.number(self.centre.window));
        let station = isolate(&self.centre.station);
        if self.is_roll() || catalogue.is_empty() {
            return format!("{window} · {station}");
        }
        format!("{window} · {station} · {}", tr.paper_catalogue(catalogue))
    }

    fn watermark(&self) -> Vec<Text> {
        let (ar, en) = (Tr::arabic(), Tr::english());
        let mark = |text: String, tr: &Tr, size: f32| {
            let text = Text::new(text, size, tr.direction()).align(Align::Center);
            text.weight(Weight::Bold).ink(Ink::Ghost).leading(1.4)
        };
        vec![mark(ar.paper_practice(), &ar, 60.0), mark(en.paper_practice().to_uppercase(), &en, 48.0)]
    }

    /// White on black under the head, because a thermal printer has no pale ink to print a watermark with.
    fn practice_banner(&self) -> Vec<Block> {
        if !self.centre.practice {
            return Vec::new();
        }
        let (ar, en) = (Tr::arabic(), Tr::english());
        let banner = format!("{} · {}", isolate(&ar.paper_practice()), isolate(&en.paper_practice().to_uppercase()));
        let mut blocks: Vec<Block> = vec![self.text(banner, self.sizes.body).weight(Weight::Bold).into()];
        blocks.extend(self.lines(Tr::paper_practice_note, |text, _| text, self.sizes.label));
        let white = |block| match block {
            Block::Text(text) => Block::Text(text.ink(Ink::White).align(Align::Center).leading(1.3)),
            other => other,
        };
        let blocks = blocks.into_iter().map(white).collect();
        let panel = Panel { ground: Ink::Black, frame: None, pad: (2.0, 1.0), shrink: None, blocks };
        vec![Block::Panel(panel), Block::Gap(1.0)]
    }

    /// A framed word by the title.
    fn mark(&self, mark: Mark, align: Align) -> [Block; 2] {
        let words = |tr: &Tr| match mark {
            Mark::Citizen => tr.ack_for_citizen(),
            Mark::Office => tr.ack_for_office(),
            Mark::Copy(no) => tr.paper_copy(tr.number(no)),
        };
        let text = self.text(self.voices.label(words), self.sizes.label);
        let blocks = vec![text.weight(Weight::SemiBold).align(Align::Center).leading(1.3).into()];
        let pad = (2.0, 0.75);
        [
            Block::Panel(Panel { ground: Ink::White, frame: Some(0.25), pad, shrink: Some(align), blocks }),
            Block::Gap(1.0),
        ]
    }
}
