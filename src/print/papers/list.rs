//! Lists of the office: a row for a file, a receipt or a late case. A sheet gives every value a column; a roll sets the
//! first and the last on one line and the others under them.

use crate::i18n::Tr;
use crate::print::document::{Block, Row, Table, Text};
use crate::print::pages::Ink;
use crate::text::{Align, Weight, isolate};

use super::composer::Composer;

/// One column of a list: what stands over it, its share of the width, its side.
pub struct Heading<'a> {
    pub words: &'a dyn Fn(&Tr) -> String,
    pub share: f32,
    pub align: Align,
}

impl<'a> Heading<'a> {
    pub fn new(words: &'a dyn Fn(&Tr) -> String, share: f32) -> Self {
        Self { words, share, align: Align::Start }
    }

    pub fn at_end(self) -> Self {
        Self { align: Align::End, ..self }
    }
}

/// The lines of one value, the first of them the stronger.
pub type Lines = Vec<Text>;

impl Composer<'_> {
    pub fn list<const N: usize>(&self, headings: &[Heading<'_>; N], rows: Vec<[Lines; N]>) -> Vec<Block> {
        let table = if self.is_roll() { self.narrow(rows) } else { self.wide(headings, rows) };
        vec![Block::Table(table), Block::Gap(2.5)]
    }

    fn wide<const N: usize>(&self, headings: &[Heading<'_>; N], rows: Vec<[Lines; N]>) -> Table {
        let head = headings.iter().map(|h| vec![self.label(h.words).align(h.align).leading(1.3).into()]);
        let head = Row { cells: head.collect(), pad: 0.8, rule: Some((0.25, Ink::Black)) };
        let row = |lines: [Lines; N]| {
            let cells = lines
                .into_iter()
                .zip(headings)
                .map(|(lines, h)| lines.into_iter().map(|text| text.align(h.align).leading(1.35).into()).collect());
            Row { cells: cells.collect(), pad: 0.9, rule: self.hairline() }
        };
        let shares = headings.iter().map(|h| h.share).collect();
        Table { shares, head: Some(head), rows: rows.into_iter().map(row).collect(), gap: 3.0 }
    }

    /// As a roll has it: the first and the last value on one line, the others under them.
    pub fn narrow<const N: usize>(&self, rows: Vec<[Lines; N]>) -> Table {
        let row = |lines: [Lines; N]| {
            let mut lines = lines.into_iter().filter(|lines| !lines.is_empty());
            let (mut first, mut last) = (lines.next().unwrap_or_default(), lines.next_back().unwrap_or_default());
            let mut cell = Vec::new();
            if !first.is_empty() && !last.is_empty() {
                let (name, value) = (first.remove(0), last.remove(0));
                cell.push(Block::Pair(name, value.align(Align::End)));
            }
            cell.extend(first.into_iter().chain(lines.flatten()).chain(last).map(|text| text.leading(1.35).into()));
            Row { cells: vec![cell], pad: 0.8, rule: self.hairline() }
        };
        Table { shares: vec![1.0], head: None, rows: rows.into_iter().map(row).collect(), gap: 0.0 }
    }

    /// A short word, in every language of the paper on one line.
    pub fn term(&self, words: impl Fn(&Tr) -> String) -> Lines {
        vec![self.text(self.voices.label(words), self.sizes.body - 0.5)]
    }

    /// A value in every language of the paper: under each other on a sheet, on one line of a roll.
    pub fn value(&self, words: impl Fn(&Tr) -> String) -> Lines {
        if self.is_roll() {
            return self.term(words);
        }
        let set = |(i, (text, direction))| match i {
            0 => Text::new(text, self.sizes.body - 0.5, direction),
            _ => self.quiet(Text::new(text, self.sizes.label, direction)),
        };
        self.voices.say(words).into_iter().enumerate().map(set).collect()
    }

    /// Small and quiet, a line for each language: it explains what stands over it.
    pub fn remark(&self, words: impl Fn(&Tr) -> String) -> Lines {
        let said = self.voices.say(words).into_iter();
        said.map(|(text, direction)| self.quiet(Text::new(text, self.sizes.label, direction))).collect()
    }

    /// A value that counts or names: the same in every language.
    pub fn figure(&self, text: impl Into<String>) -> Lines {
        vec![self.text(text, self.sizes.body - 0.5).weight(Weight::Medium).tabular()]
    }

    /// A number that is read aloud and searched for; it never breaks.
    pub fn key(&self, number: &str) -> Lines {
        vec![self.text(isolate(number), self.sizes.body - 1.0).weight(Weight::Medium)]
    }

    /// A sum at the end of its name's line, under a list.
    pub fn sum(&self, name: impl Fn(&Tr) -> String, sum: String, strong: bool) -> Block {
        let weight = if strong { Weight::Bold } else { Weight::Regular };
        let name = self.text(self.voices.label(name), self.sizes.body).weight(weight).leading(1.35);
        Block::Pair(name, self.text(sum, self.sizes.body).weight(weight).tabular().leading(1.35))
    }
}
