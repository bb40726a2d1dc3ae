//! What all papers share: their type sizes, labelled values, panels and notes, in one language or in two. A sheet sets
//! things beside each other, a roll under each other.

use chrono::NaiveDateTime;

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Column, Document, Level, Panel, PaperSize, Part, Text};
use crate::print::pages::Ink;
use crate::print::voices::{Voices, named};
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

    /// A text in the paper's first language.
    pub fn text(&self, text: impl Into<String>, size: f32) -> Text {
        Text::new(text, size, self.direction)
    }

    /// The same words in each language, one under the other: the second small and grey.
    pub fn lines(&self, words: impl Fn(&Tr) -> String, style: impl Fn(Text, usize) -> Text, size: f32) -> Vec<Block> {
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
            let line = |words: &fn(&Tr) -> String| Text::new(words(tr), self.sizes.small, tr.direction()).align(align);
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
        let own = Block::Turned(second.direction(), blocks(&second));
        if self.is_roll() {
            first.extend([Block::Gap(1.0), own]);
            return first;
        }
        vec![columns([(1.0, 6.0, Level::Top, first), (1.0, 0.0, Level::Top, vec![own])])]
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
pub fn first_strong(weight: Weight, size: f32) -> impl Fn(Text, usize) -> Text {
    move |text, i| if i == 0 { Text { size, ..text.weight(weight) } } else { text }
}

pub fn columns<const N: usize>(columns: [(f32, f32, Level, Vec<Block>); N]) -> Block {
    let column = |(share, gap, level, blocks)| Column { share, gap, level, blocks };
    Block::Columns(columns.into_iter().map(column).collect())
}
