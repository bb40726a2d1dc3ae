//! Parts that several papers have: numbered steps, a heading with sentences, a box to tick.

use crate::domain::Bilingual;
use crate::i18n::Tr;
use crate::print::document::{Block, Panel, Row, Table, Text};
use crate::print::pages::Ink;
use crate::print::voices::named;
use crate::text::{Align, Weight};

use super::composer::Composer;

impl Composer<'_> {
    /// Numbered, and in two languages beside each other; nothing where there are none.
    pub fn steps(&self, heading: fn(&Tr) -> String, steps: &[Bilingual]) -> Vec<Block> {
        if steps.is_empty() {
            return Vec::new();
        }
        let size = self.sentence();
        let numbered = |tr: &Tr| -> Vec<Block> {
            let set = |text: String| Text::new(text, size, tr.direction()).leading(1.35);
            let row = |(no, step): (i64, &Bilingual)| {
                let no = set(tr.number(no)).weight(Weight::SemiBold).into();
                Row { cells: vec![vec![no], vec![set(named(tr, step)).into()]], pad: 0.5, rule: None }
            };
            let rows = (1..).zip(steps).map(row).collect();
            vec![Block::Table(Table { shares: vec![0.07, 0.93], head: None, rows, gap: 1.0 })]
        };
        let mut blocks = vec![self.heading(heading).into(), Block::Gap(0.5)];
        blocks.extend(self.beside(numbered));
        blocks.push(Block::Gap(3.0));
        blocks
    }

    /// A heading with sentences under it; nothing where there are none.
    pub fn section(&self, heading: fn(&Tr) -> String, lines: impl Fn(&Tr) -> Vec<String>) -> Vec<Block> {
        if lines(&self.voices.first).concat().is_empty() {
            return Vec::new();
        }
        let size = self.sentence();
        let mut blocks = self.beside(|tr| {
            let set = |text| Text::new(text, size, tr.direction());
            let heading = Text { size: self.sizes.body, ..set(heading(tr)).weight(Weight::SemiBold) };
            let lines = lines(tr).into_iter().filter(|line| !line.is_empty()).map(set);
            std::iter::once(heading).chain(lines).map(Block::from).collect()
        });
        blocks.push(Block::Gap(3.0));
        blocks
    }

    /// Sentences are a little smaller where two languages share the width.
    fn sentence(&self) -> f32 {
        if self.voices.second.is_some() { self.sizes.small + 0.5 } else { self.sizes.body - 0.5 }
    }

    /// A box to tick, level with the first line beside it.
    pub fn tick(&self) -> Vec<Block> {
        let (ground, pad) = (Ink::White, (1.625, 1.625));
        let square = Panel { ground, frame: Some(0.25), pad, shrink: Some(Align::Start), blocks: vec![] };
        vec![Block::Gap(0.6), Block::Panel(square)]
    }

    /// How boxes and what stands beside them share the width.
    pub fn tick_shares(&self) -> Vec<f32> {
        if self.is_roll() { vec![0.09, 0.91] } else { vec![0.05, 0.95] }
    }
}
