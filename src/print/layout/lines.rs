//! Lines of text as slabs.

use std::sync::Arc;

use crate::text::{self, Align, Paragraph, TextLayout};

use super::super::document::Text;
use super::super::pages::{Glyph, Item, Run};
use super::PT;
use super::said::{LEFT_TO_RIGHT, Said, said};
use super::slab::{Setter, Slab};

impl Setter<'_> {
    /// A paragraph, line by line. The first line of several does not stay behind alone.
    pub fn lines(&mut self, text: &Text, width: f32) -> Vec<Slab> {
        let layout = self.paragraph(text, Some(width));
        let count = layout.lines.len();
        let slab = |(i, line): (usize, &text::Line)| {
            let items = glyphs(&layout, text, i, -line.top);
            Slab { height: (line.bottom - line.top) * PT, items, joined: i == 0 && count > 1, ..Slab::default() }
        };
        layout.lines.iter().enumerate().map(slab).collect()
    }

    /// The text in points, aligned in `width` millimetres by the document's sides.
    pub fn paragraph(&mut self, text: &Text, width: Option<f32>) -> Arc<TextLayout> {
        let align = match (text.align, text.direction == self.direction) {
            (Align::Center, _) => Align::Center,
            (same, true) => same,
            (Align::Start, false) => Align::End,
            (Align::End, false) => Align::Start,
        };
        self.engine.layout(&Paragraph {
            weight: text.weight,
            align,
            width: width.map(|mm| mm / PT),
            line_height: text.leading * (0.85 + 0.15 * self.tight),
            tabular: text.tabular,
            snap: false,
            ..Paragraph::new(&text.text, text.size, text.direction)
        })
    }

    /// On one line where both fit, on one baseline; otherwise the value goes under its name.
    pub fn pair(&mut self, name: &Text, value: &Text, width: f32) -> Vec<Slab> {
        const BETWEEN: f32 = 3.0;
        let (left, right) = (self.paragraph(name, None), self.paragraph(value, None));
        if (left.width + right.width) * PT + BETWEEN > width {
            let value = value.clone().align(Align::End);
            let mut slabs = self.lines(name, width);
            slabs.extend(self.lines(&value, width));
            return slabs;
        }
        let baseline = left.baseline().max(right.baseline());
        let height = (left.height - left.baseline()).max(right.height - right.baseline()) + baseline;
        let mut items = Vec::new();
        for (text, align, natural) in [(name, Align::Start, left), (value, Align::End, right)] {
            let set = self.paragraph(&text.clone().align(align), Some(width));
            let lines = 0..set.lines.len();
            items.extend(lines.flat_map(|line| glyphs(&set, text, line, baseline - natural.baseline())));
        }
        vec![Slab { height: height * PT, items, ..Slab::default() }]
    }
}

/// The glyphs of one line, `down` points further down, in millimetres; marks for readers of a PDF stand between them.
fn glyphs(layout: &TextLayout, text: &Text, line: usize, down: f32) -> Vec<Item> {
    let mut said = said(layout, line, text.direction).into_iter();
    let runs = layout.runs().iter().filter(|run| run.line == line);
    runs.map(|run| {
        let placed = run.glyphs.iter().zip(said.by_ref()).flat_map(|(glyph, said)| placed(glyph, said, down));
        Item::Run(Run { weight: run.weight, size: run.size * PT, ink: text.ink, glyphs: placed.collect() })
    })
    .collect()
}

/// A glyph and the marks beside it.
fn placed(glyph: &text::Glyph, said: Said, down: f32) -> Vec<Glyph> {
    let (left, right) = (glyph.x * PT, (glyph.x + glyph.advance) * PT);
    let y = (glyph.y + down) * PT;
    let mark = |mark: char, x: f32| {
        let id = if mark == LEFT_TO_RIGHT { Glyph::LEFT_TO_RIGHT } else { Glyph::RIGHT_TO_LEFT };
        Glyph { id, x, y, advance: 0.0, source: String::from(mark).into(), here: None }
    };
    let own = Glyph {
        id: u16::try_from(glyph.id).unwrap_or_default(),
        x: left,
        y,
        advance: glyph.advance * PT,
        source: said.text.into(),
        here: said.here.map(Into::into),
    };
    let before = said.before.chars().map(|sign| mark(sign, left));
    let after = said.after.chars().map(|sign| mark(sign, right));
    before.chain([own]).chain(after).collect()
}
