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

const A4: Sizes = Sizes { label: 8.0, small: 8.5, body: 10.5, strong: 13.5, title: 19.0, hero: 120.0 };
const A5: Sizes = Sizes { label: 7.0, small: 7.5, body: 9.5, strong: 12.0, title: 16.0, hero: 96.0 };
const ROLL_80: Sizes = Sizes { label: 7.5, small: 8.0, body: 9.5, strong: 12.0, title: 15.0, hero: 64.0 };
const ROLL_58: Sizes = Sizes { label: 7.5, small: 7.5, body: 8.5, strong: 10.5, title: 13.0, hero: 52.0 };

/// Bars and modules of two and five dots of a thermal head.
const BAR: f32 = 0.25;
const MODULE: f32 = 0.625;

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
            PaperSize::A4 => A4,
            PaperSize::A5 => A5,
            PaperSize::Roll80 => ROLL_80,
            PaperSize::Roll58 => ROLL_58,
        };
        Self { voices, size, sizes, centre, direction: voices.direction() }
    }

    pub fn is_roll(&self) -> bool {
        self.size.is_roll()
    }

    pub fn document(&self, part: Part) -> Document {
        Document { size: self.size, tr: self.voices.first, parts: vec![part] }
    }

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
        names.extend(self.lines(|tr| named(tr, &self.centre.name), |text, i| strong(text, i).leading(1.3), small + 0.5));
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
        let window = tr.paper_window(self.centre.window);
        let station = isolate(&self.centre.station);
        if self.is_roll() || catalogue.is_empty() {
            return format!("{window} · {station}");
        }
        format!("{window} · {station} · {}", tr.paper_catalogue(catalogue))
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
            style(if i == 0 { line } else { self.quiet(line) }, i).into()
        })
        .collect()
    }

    /// How labels, remarks and a second language look: grey on a sheet; a thermal head has no grey.
    pub fn quiet(&self, text: Text) -> Text {
        if self.is_roll() { text } else { text.grey() }
    }

    pub fn label(&self, words: impl Fn(&Tr) -> String) -> Text {
        self.quiet(self.text(self.voices.label(words), self.sizes.label))
    }

    /// The line under a row. A thermal head prints it or not, so there it is as black as the rest.
    pub fn hairline(&self) -> Option<(f32, Ink)> {
        Some(if self.is_roll() { (0.125, Ink::Black) } else { (0.15, Ink::Line) })
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
        vec![Block::Columns(columns.collect()), Block::Gap(2.5)]
    }

    /// On a roll a short value stands on the line of its label.
    fn roll_field(&self, mut field: Vec<Block>) -> Vec<Block> {
        if let [Block::Text(label), Block::Text(value)] = &field[..] {
            return vec![Block::Pair(label.clone(), value.clone()), Block::Gap(0.4)];
        }
        field.push(Block::Gap(1.2));
        field
    }

    /// A framed word by the title.
    fn mark(&self, mark: Mark, align: Align) -> [Block; 2] {
        let words = |tr: &Tr| match mark {
            Mark::Citizen => tr.ack_for_citizen(),
            Mark::Office => tr.ack_for_office(),
            Mark::Copy(no) => tr.paper_copy(no),
        };
        let text = self.text(self.voices.label(words), self.sizes.label);
        let blocks = vec![text.weight(Weight::SemiBold).align(Align::Center).leading(1.3).into()];
        let pad = (2.0, 0.75);
        [Block::Panel(Panel { ground: Ink::White, frame: Some(0.25), pad, shrink: Some(align), blocks }), Block::Gap(1.0)]
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

    /// Small sentences in each language: on a sheet each language has its own side.
    pub fn notes(&self, notes: &[fn(&Tr) -> String]) -> Vec<Block> {
        let paragraph = |tr: &Tr, align: Align| -> Vec<Block> {
            let line = |words: &fn(&Tr) -> String| Text::new(words(tr), self.sizes.small, direction(tr)).align(align);
            notes.iter().map(|words| line(words).into()).collect()
        };
        if self.is_roll() {
            return self.voices.all().flat_map(|tr| paragraph(&tr, Align::Center)).collect();
        }
        self.beside(|tr| paragraph(tr, Align::Start))
    }

    /// The same blocks in each language: beside each other, each language running from its own side. On a roll, where
    /// there is no room for that, one under the other.
    pub fn beside(&self, blocks: impl Fn(&Tr) -> Vec<Block>) -> Vec<Block> {
        let mut first = blocks(&self.voices.first);
        let Some(second) = self.voices.second else { return first };
        let own = Block::Turned(direction(&second), blocks(&second));
        if self.is_roll() {
            first.extend([Block::Gap(1.0), own]);
            return first;
        }
        vec![columns([(1.0, 6.0, Level::Top, first), (1.0, 0.0, Level::Top, vec![own])])]
    }

    /// The end of a paper: who signs, and both codes of its number, bars for a hand scanner and a square for a telephone.
    /// A roll is not signed.
    pub fn close<const N: usize>(&self, signatures: [(String, &str); N], number: &str) -> Vec<Block> {
        let below = Block::from(self.text(isolate(number), self.sizes.label).align(Align::Center).leading(1.3));
        let bars = |height, align| Block::Code128 { data: number.to_owned(), module: BAR, height, align };
        let square = |align| Block::Qr { data: number.to_owned(), module: MODULE, align };
        match self.size {
            PaperSize::A4 | PaperSize::A5 => {
                // Bars and the number under them stand in the same column, as wide as the bars and their quiet zone.
                const BARS: f32 = 72.0;
                const SQUARE: f32 = 22.0;
                let rest = self.size.measure() - SQUARE - 4.0;
                let coded = vec![bars(8.0, Align::Center), Block::Gap(0.5), below];
                let coded = columns([(BARS, 0.0, Level::Top, coded), (rest - BARS, 0.0, Level::Top, vec![])]);
                let start = vec![self.signatures(signatures), Block::Gap(3.0), coded];
                let square = vec![square(Align::End)];
                vec![columns([(rest, 4.0, Level::Bottom, start), (SQUARE, 0.0, Level::Bottom, square)])]
            }
            PaperSize::Roll80 => {
                let gap = || Block::Gap(1.0);
                vec![gap(), square(Align::Center), gap(), bars(10.0, Align::Center), Block::Gap(0.5), below]
            }
            // The bars of a case number are wider than this paper.
            PaperSize::Roll58 => vec![Block::Gap(1.0), square(Align::Center), below],
        }
    }

    /// Lines to sign on, with the name of who signs where it is known, or room for a stamp.
    fn signatures<const N: usize>(&self, labels: [(String, &str); N]) -> Block {
        let column = |(label, name): (String, &str)| {
            let label = self.text(label, self.sizes.label).grey().leading(1.3);
            let name = self.text(isolate(name), self.sizes.small).leading(1.3);
            let blocks = vec![label.into(), name.into(), Block::Gap(5.0), Block::Rule(0.15, Ink::Line)];
            Column { share: 1.0, gap: 6.0, level: Level::Top, blocks }
        };
        Block::Columns(labels.into_iter().map(column).collect())
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
