//! The end of a paper: who signs it, and both codes of its number, bars for a hand scanner and a square for a telephone.

use crate::print::document::{Block, Column, Level, PaperSize};
use crate::print::pages::Ink;
use crate::text::{Align, isolate};

use super::composer::{Composer, columns};

/// Bars and modules of two and five dots of a thermal head.
const BAR: f32 = 0.25;
const MODULE: f32 = 0.625;

impl Composer<'_> {
    /// Signatures above, codes below, kept together. A roll is not signed.
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
    pub fn signatures<const N: usize>(&self, labels: [(String, &str); N]) -> Block {
        let column = |(label, name): (String, &str)| {
            let label = self.text(label, self.sizes.label).grey().leading(1.3);
            let name = self.text(isolate(name), self.sizes.small).leading(1.3);
            let blocks = vec![label.into(), name.into(), Block::Gap(5.0), Block::Rule(0.15, Ink::Line)];
            Column { share: 1.0, gap: 6.0, level: Level::Top, blocks }
        };
        Block::Columns(labels.into_iter().map(column).collect())
    }
}
