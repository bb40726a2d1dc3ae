//! What all papers share: their type sizes, the head with the centre's name, labelled values, marks and codes. A sheet
//! sets things beside each other; a roll sets them under each other, in the middle.

use chrono::NaiveDateTime;

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Column, Document, Level, Panel, PaperSize, Part, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, direction, named};
use crate::text::{Align, Direction, Weight, isolate};
use crate::views::CentreView;

/// Sizes in points.
#[derive(Clone, Copy)]
pub struct Sizes {
    pub label: f32,
    pub small: f32,
    pub body: f32,
    pub strong: f32,
    pub title: f32,
    /// The number that is read from across the hall.
    pub hero: f32,
}

const SHEET: Sizes = Sizes { label: 7.0, small: 7.5, body: 9.5, strong: 12.0, title: 17.0, hero: 96.0 };
const ROLL_80: Sizes = Sizes { label: 7.5, small: 8.0, body: 9.5, strong: 12.0, title: 15.0, hero: 64.0 };
const ROLL_58: Sizes = Sizes { label: 7.5, small: 7.5, body: 8.5, strong: 10.5, title: 13.0, hero: 52.0 };

/// Bars and modules of two and five dots of a thermal head.
const BAR: f32 = 0.25;
const MODULE: f32 = 0.625;

/// Sets the words of one paper.
pub struct Composer<'a> {
    pub voices: &'a Voices,
    pub size: PaperSize,
    pub sizes: Sizes,
    pub centre: &'a CentreView,
    pub direction: Direction,
}

impl<'a> Composer<'a> {
    pub fn new(voices: &'a Voices, size: PaperSize, centre: &'a CentreView) -> Self {
        let sizes = match size {
            PaperSize::A4 | PaperSize::A5 => SHEET,
            PaperSize::Roll80 => ROLL_80,
            PaperSize::Roll58 => ROLL_58,
        };
        Self { voices, size, sizes, centre, direction: voices.direction() }
    }

    pub fn is_roll(&self) -> bool {
        self.size.is_roll()
    }

    pub fn document(&self, parts: Vec<Part>) -> Document {
        Document { size: self.size, tr: self.voices.first, parts }
    }

    /// A part with the head and the marks that every paper has.
    pub fn part(&self, title: impl Fn(&Tr) -> String, at: NaiveDateTime, catalogue: &str) -> Part {
        let watermark = if self.centre.practice && !self.is_roll() { self.watermark() } else { Vec::new() };
        Part {
            head: if self.is_roll() { self.roll_head(&title) } else { self.sheet_head(&title) },
            running_head: self.running_head(&title),
            foot: self.foot(at, catalogue),
            watermark,
            ..Part::default()
        }
    }

    fn sheet_head(&self, title: &impl Fn(&Tr) -> String) -> Vec<Block> {
        let Sizes { small, title: large, .. } = self.sizes;
        let mut name: Vec<Block> = Vec::new();
        if let Some(logo) = &self.centre.logo {
            name.extend([Block::Logo { logo: logo.clone(), height: 11.0 }, Block::Gap(1.5)]);
        }
        name.extend(self.lines(|tr| named(tr, &self.centre.authority), |text, _| text.grey(), small));
        name.extend(self.lines(|tr| named(tr, &self.centre.name), first_strong(Weight::SemiBold, 12.0), small + 0.5));
        let mut titles: Vec<Block> = Vec::new();
        for (i, (text, direction)) in self.voices.say(title).into_iter().enumerate() {
            let line = Text::new(text, if i == 0 { large } else { small + 2.0 }, direction).align(Align::End);
            titles.push(if i == 0 { line.weight(Weight::Bold).leading(1.35) } else { line.grey() }.into());
        }
        let mut head = vec![columns([(1.25, 6.0, Level::Bottom, name), (1.0, 0.0, Level::Bottom, titles)])];
        head.extend([Block::Gap(2.5), Block::Rule(0.5, Ink::Black), Block::Gap(1.0)]);
        head.extend(self.practice_banner());
        head.push(Block::Gap(3.0));
        head
    }

    fn roll_head(&self, title: &impl Fn(&Tr) -> String) -> Vec<Block> {
        let Sizes { small, title: large, strong, .. } = self.sizes;
        let centred = |text: Text, _: usize| text.align(Align::Center);
        let mut head: Vec<Block> = Vec::new();
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
        head.push(Block::Gap(1.0));
        head
    }

    /// The title and the centre, small, on the second sheet and after.
    fn running_head(&self, title: &impl Fn(&Tr) -> String) -> Vec<Block> {
        let name = Text::new(named(&self.voices.first, &self.centre.name), self.sizes.small, self.direction).grey();
        let title = Text::new(title(&self.voices.first), self.sizes.small, self.direction).weight(Weight::SemiBold);
        vec![Block::Pair(name, title), Block::Gap(1.5), Block::Rule(0.3, Ink::Black), Block::Gap(4.0)]
    }

    /// Which fees and rules it follows, and where and when it was made.
    fn foot(&self, at: NaiveDateTime, catalogue: &str) -> String {
        let tr = &self.voices.first;
        let printed = tr.paper_printed(tr.date(at.date()), tr.time(at.time()));
        let station = isolate(&self.centre.station);
        if self.is_roll() || catalogue.is_empty() {
            return format!("{printed} · {station}");
        }
        format!("{} · {printed} · {station}", tr.paper_catalogue(catalogue))
    }

    fn watermark(&self) -> Vec<Text> {
        let (ar, en) = (Tr::arabic(), Tr::english());
        let mark = |text: String, tr: &Tr, size: f32| {
            let text = Text::new(text, size, direction(tr)).align(Align::Center);
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

    /// A text in the paper's first language.
    pub fn text(&self, text: impl Into<String>, size: f32) -> Text {
        Text::new(text, size, self.direction)
    }

    /// The same words in each language, one under the other: the second small and grey.
    pub fn lines(
        &self,
        words: impl Fn(&Tr) -> String,
        style: impl Fn(Text, usize) -> Text,
        size: f32,
    ) -> Vec<Block> {
        let said = self.voices.say(words).into_iter().enumerate();
        said.map(|(i, (text, direction))| {
            let line = Text::new(text, size, direction);
            style(if i == 0 { line } else { self.second(line) }, i).into()
        })
        .collect()
    }

    /// How a second language looks: grey on a sheet; a thermal head has no grey.
    fn second(&self, text: Text) -> Text {
        if self.is_roll() { text } else { text.grey() }
    }

    pub fn label(&self, words: impl Fn(&Tr) -> String) -> Text {
        let text = self.text(self.voices.label(words), self.sizes.label);
        if self.is_roll() { text } else { text.grey() }
    }

    /// A section's name.
    pub fn heading(&self, words: impl Fn(&Tr) -> String) -> Text {
        self.text(self.voices.label(words), self.sizes.body).weight(Weight::SemiBold)
    }

    /// A value under its label.
    pub fn field(&self, label: impl Fn(&Tr) -> String, value: impl Fn(&Tr) -> String) -> Vec<Block> {
        let mut blocks = vec![self.label(label).leading(1.3).into()];
        let style = first_strong(Weight::Medium, self.sizes.body);
        blocks.extend(self.lines(value, |text, i| style(text.leading(1.4), i), self.sizes.small));
        blocks
    }

    /// A value that is the same in every language: a number, a name, a reference.
    pub fn fact(&self, label: impl Fn(&Tr) -> String, value: &str) -> Vec<Block> {
        self.field(label, |_| isolate(value))
    }

    /// A number that is quoted on the telephone: larger, always in Latin digits.
    pub fn number(&self, label: impl Fn(&Tr) -> String, number: &str) -> Vec<Block> {
        let number = self.text(isolate(number), self.sizes.strong).weight(Weight::SemiBold).leading(1.35);
        vec![self.label(label).leading(1.3).into(), number.into()]
    }

    /// Fields beside each other on a sheet, under each other on a roll.
    pub fn row<const N: usize>(&self, fields: [(f32, Vec<Block>); N]) -> Vec<Block> {
        if self.is_roll() {
            return fields.into_iter().flat_map(|(_, field)| self.roll_field(field)).collect();
        }
        let columns = fields.into_iter().map(|(share, blocks)| Column { share, gap: 5.0, level: Level::Top, blocks });
        vec![Block::Columns(columns.collect()), Block::Gap(3.0)]
    }

    /// On a roll a short value stands on the line of its label.
    fn roll_field(&self, mut field: Vec<Block>) -> Vec<Block> {
        if let [Block::Text(label), Block::Text(value)] = &field[..] {
            return vec![Block::Pair(label.clone(), value.clone()), Block::Gap(0.4)];
        }
        field.push(Block::Gap(0.8));
        field
    }

    /// A framed word: which copy this is.
    pub fn mark(&self, words: impl Fn(&Tr) -> String, align: Align) -> Block {
        let text = self.label(words).ink(Ink::Black).weight(Weight::SemiBold).align(Align::Center).leading(1.3);
        let pad = (2.0, 0.75);
        Block::Panel(Panel { ground: Ink::White, frame: Some(0.25), pad, shrink: Some(align), blocks: vec![text.into()] })
    }

    /// «صورة رقم ٢» on a reprint; nothing on the original.
    pub fn copy_mark(&self, copy: u32, align: Align) -> Option<Block> {
        (copy > 1).then(|| self.mark(|tr| tr.paper_copy(copy), align))
    }

    /// What matters most, on a tinted ground; a roll has no tint and takes two lines instead.
    pub fn panel(&self, blocks: Vec<Block>) -> Vec<Block> {
        if !self.is_roll() {
            let panel = Panel { ground: Ink::Tint, frame: None, pad: (3.5, 2.5), shrink: None, blocks };
            return vec![Block::Panel(panel)];
        }
        let mut framed = vec![Block::Gap(1.0), Block::Rule(0.375, Ink::Black), Block::Gap(0.8)];
        framed.extend(blocks);
        framed.extend([Block::Gap(0.8), Block::Rule(0.375, Ink::Black), Block::Gap(1.0)]);
        framed
    }

    /// A small sentence in each language.
    pub fn note(&self, words: impl Fn(&Tr) -> String) -> Vec<Block> {
        let align = if self.is_roll() { Align::Center } else { Align::Start };
        self.lines(words, |text, _| text.align(align), self.sizes.small)
    }

    /// Both codes of a number: bars for a hand scanner, a square for a telephone.
    pub fn codes(&self, number: &str) -> Vec<Block> {
        let below = |align| Block::from(self.text(isolate(number), self.sizes.label).align(align));
        let bars = |align| Block::Code128 { data: number.to_owned(), module: BAR, height: 10.0, align };
        let square = |align| Block::Qr { data: number.to_owned(), module: MODULE, align };
        match self.size {
            PaperSize::A4 | PaperSize::A5 => {
                let bars = vec![bars(Align::Center), Block::Gap(0.5), below(Align::Center)];
                vec![columns([(72.0, 4.0, Level::Bottom, bars), (30.0, 0.0, Level::Bottom, vec![square(Align::End)])])]
            }
            PaperSize::Roll80 => vec![
                Block::Gap(1.0),
                square(Align::Center),
                Block::Gap(1.0),
                bars(Align::Center),
                Block::Gap(0.5),
                below(Align::Center),
            ],
            // The bars of a case number are wider than this paper.
            PaperSize::Roll58 => vec![Block::Gap(1.0), square(Align::Center), below(Align::Center)],
        }
    }

    /// Lines to sign on and room for a stamp.
    pub fn signatures<const N: usize>(&self, labels: [Text; N]) -> Vec<Block> {
        let column = |label: Text| Column {
            share: 1.0,
            gap: 8.0,
            level: Level::Top,
            blocks: vec![label.into(), Block::Gap(9.0), Block::Rule(0.15, Ink::Line)],
        };
        vec![Block::Columns(labels.into_iter().map(column).collect()), Block::Gap(4.0)]
    }

    /// «الأحد ٢٢ نوفمبر ٢٠٢٦» and the time.
    pub fn moment(&self, at: NaiveDateTime) -> impl Fn(&Tr) -> String {
        move |tr| format!("{} · {}", isolate(&tr.date_long(at.date())), isolate(&tr.time(at.time())))
    }

    pub fn named(&self, name: &Bilingual) -> impl Fn(&Tr) -> String {
        move |tr| named(tr, name)
    }
}

/// The first language in this weight and size, the second as it is.
fn first_strong(weight: Weight, size: f32) -> impl Fn(Text, usize) -> Text {
    move |text, i| if i == 0 { Text { size, ..text.weight(weight) } } else { text }
}

pub fn columns<const N: usize>(columns: [(f32, f32, Level, Vec<Block>); N]) -> Block {
    let column = |(share, gap, level, blocks)| Column { share, gap, level, blocks };
    Block::Columns(columns.into_iter().map(column).collect())
}
