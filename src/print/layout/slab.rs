//! Blocks into slabs: pieces of paper as wide as the text, that no page break goes through. A line of a paragraph is a
//! slab, and so is a row of a table, a panel or a code.

use std::rc::Rc;

use crate::text::{Align, Direction, Engine};
use crate::views::Logo;

use super::super::codes::{Code, code128, on_a_dot, qr, stretches};
use super::super::document::{Block, Column, Level, Panel};
use super::super::pages::{Ink, Item, Rect};
use super::PT;

/// A piece that stays whole; its corner is at nought.
#[derive(Clone, Debug, Default)]
pub struct Slab {
    pub height: f32,
    pub items: Vec<Item>,
    /// Stays on one page with the one after it.
    pub joined: bool,
    /// Left out at the top of a page.
    pub is_space: bool,
    /// Set again above this one at the top of a page: the head of its table.
    pub repeats: Option<Rc<Slab>>,
}

/// Sets blocks in the document's direction.
pub struct Setter<'a> {
    pub engine: &'a mut Engine,
    pub direction: Direction,
    /// Empty space is multiplied by this, and leading gives way a little with it.
    pub tight: f32,
}

impl Setter<'_> {
    pub fn set(&mut self, blocks: &[Block], width: f32) -> Vec<Slab> {
        blocks.iter().flat_map(|block| self.block(block, width)).collect()
    }

    fn block(&mut self, block: &Block, width: f32) -> Vec<Slab> {
        match block {
            Block::Text(text) => self.lines(text, width),
            Block::Pair(name, value) => self.pair(name, value, width),
            Block::Rule(height, ink) => {
                let rect = Rect { x: 0.0, y: 0.0, width, height: *height, ink: *ink };
                vec![Slab { height: *height, items: vec![Item::Rect(rect)], joined: true, ..Slab::default() }]
            }
            Block::Gap(height) => {
                let height = height * self.tight;
                vec![Slab { height, is_space: true, joined: true, ..Slab::default() }]
            }
            Block::Table(table) => self.table(table, width),
            Block::Columns(columns) => vec![self.columns(columns, width)],
            Block::Panel(panel) => vec![self.panel(panel, width)],
            Block::Turned(direction, blocks) => {
                Setter { engine: &mut *self.engine, direction: *direction, tight: self.tight }.set(blocks, width)
            }
            Block::Qr { data, module, align } => self.code(qr(data, *module), *align, width),
            Block::Code128 { data, module, height, align } => self.code(code128(data, *module, *height), *align, width),
            Block::Logo { logo, height, align } => self.code(drawn(logo, *height), *align, width),
        }
    }

    pub fn columns(&mut self, columns: &[Column], width: f32) -> Slab {
        let gaps: f32 = columns.iter().rev().skip(1).map(|column| column.gap).sum();
        let shares: f32 = columns.iter().map(|column| column.share).sum();
        let mut from_start = 0.0;
        let mut set = Vec::new();
        for column in columns {
            let own = (width - gaps) * column.share / shares.max(f32::EPSILON);
            let x = if self.direction.is_rtl() { width - from_start - own } else { from_start };
            set.push((on_a_dot(x), column.level, stack(self.set(&column.blocks, own))));
            from_start += own + column.gap;
        }
        let height = set.iter().map(|(.., slab)| slab.height).fold(0.0, f32::max);
        let place = |(x, level, slab): (f32, Level, Slab)| {
            let spare = height - slab.height;
            let y = on_a_dot(match level {
                Level::Top => 0.0,
                Level::Middle => spare / 2.0,
                Level::Bottom => spare,
            });
            slab.items.into_iter().map(move |item| item.moved(x, y))
        };
        Slab { height, items: set.into_iter().flat_map(place).collect(), ..Slab::default() }
    }

    fn panel(&mut self, panel: &Panel, width: f32) -> Slab {
        let (side, top) = (panel.pad.0, panel.pad.1 * self.tight);
        let (outer, align) = match panel.shrink {
            None => (width, Align::Start),
            Some(align) => ((self.natural(&panel.blocks) + 2.0 * side + 0.1).min(width), align),
        };
        let x = on_a_dot(self.offset(align, outer, width));
        let inner = stack(self.set(&panel.blocks, outer - 2.0 * side));
        let height = inner.height + 2.0 * top;
        let mut items = Vec::new();
        if panel.ground != Ink::White {
            items.push(Item::Rect(Rect { x, y: 0.0, width: outer, height, ink: panel.ground }));
        }
        if let Some(thick) = panel.frame {
            items.extend(frame(x, outer, height, thick));
        }
        items.extend(inner.items.into_iter().map(|item| item.moved(x + side, top)));
        Slab { height, items, ..Slab::default() }
    }

    /// The width that texts take when nothing makes them break.
    fn natural(&mut self, blocks: &[Block]) -> f32 {
        let width = |block: &Block| match block {
            Block::Text(text) => self.paragraph(text, None).width * PT,
            _ => 0.0,
        };
        blocks.iter().map(width).fold(0.0, f32::max)
    }

    fn code(&mut self, code: Option<Code>, align: Align, width: f32) -> Vec<Slab> {
        // Bars wider than their place would be cut off and read as something else: better none.
        let Some(code) = code.filter(|code| code.width <= width + 0.1) else { return Vec::new() };
        let x = on_a_dot(self.offset(align, code.width, width));
        let items = code.bars.into_iter().map(|bar| Item::Rect(bar).moved(x, 0.0)).collect();
        vec![Slab { height: code.height, items, ..Slab::default() }]
    }

    /// How far from the left a piece begins that stands at a side of the document.
    fn offset(&self, align: Align, piece: f32, width: f32) -> f32 {
        match (align, self.direction.is_rtl()) {
            (Align::Center, _) => (width - piece) / 2.0,
            (Align::Start, false) | (Align::End, true) => 0.0,
            (Align::Start, true) | (Align::End, false) => width - piece,
        }
    }
}

/// Slabs on top of each other, as one.
pub fn stack(slabs: Vec<Slab>) -> Slab {
    let mut stacked = Slab::default();
    for slab in slabs {
        let y = on_a_dot(stacked.height);
        stacked.items.extend(slab.items.into_iter().map(|item| item.moved(0.0, y)));
        stacked.height += slab.height;
    }
    stacked
}

pub fn height_of(slabs: &[Slab]) -> f32 {
    slabs.iter().map(|slab| slab.height).sum()
}

fn frame(x: f32, width: f32, height: f32, thick: f32) -> [Item; 4] {
    let edge = |x, y, width, height| Item::Rect(Rect { x, y, width, height, ink: Ink::Black });
    [
        edge(x, 0.0, width, thick),
        edge(x, height - thick, width, thick),
        edge(x, 0.0, thick, height),
        edge(x + width - thick, 0.0, thick, height),
    ]
}

/// A logo of `height` millimetres, its dark dots merged along each row.
fn drawn(logo: &Logo, height: f32) -> Option<Code> {
    let rows = logo.dots.len().checked_div(logo.width)?;
    let dot = height / (rows.max(1) as f32);
    let mut bars = Vec::new();
    for (row, dots) in logo.dots.chunks_exact(logo.width).enumerate() {
        bars.extend(stretches(dots).map(|(from, length)| Rect {
            x: from as f32 * dot,
            y: row as f32 * dot,
            width: length as f32 * dot,
            height: dot,
            ink: Ink::Black,
        }));
    }
    Some(Code { width: logo.width as f32 * dot, height, bars })
}
