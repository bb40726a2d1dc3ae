//! Lines of text as slabs.

use std::sync::Arc;

use crate::text::{self, Align, Direction, GlyphRun, Paragraph, TextLayout};

use super::super::document::Text;
use super::super::pages::{Glyph, Item, Run};
use super::PT;
use super::said::said;
use super::slab::{Setter, Slab};

impl Setter<'_> {
    /// A paragraph, line by line. The first line of several does not stay behind alone.
    pub fn lines(&mut self, text: &Text, width: f32) -> Vec<Slab> {
        let layout = self.paragraph(text, Some(width));
        let writing = Writing { layout: &layout, text, on: self.paper };
        let count = layout.lines.len();
        let slab = |(i, line): (usize, &text::Line)| {
            let items = writing.line(i, -line.top);
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
            let writing = Writing { layout: &set, text, on: self.paper };
            let lines = 0..set.lines.len();
            items.extend(lines.flat_map(|line| writing.line(line, baseline - natural.baseline())));
        }
        vec![Slab { height: height * PT, items, ..Slab::default() }]
    }
}

/// Glyphs as they stand in a layout, on a paper of a direction.
struct Writing<'a> {
    layout: &'a TextLayout,
    text: &'a Text,
    on: Direction,
}

impl Writing<'_> {
    /// The glyphs of one line, `down` points further down, in millimetres.
    fn line(&self, line: usize, down: f32) -> Vec<Item> {
        let runs = self.layout.runs().iter().filter(|run| run.line == line);
        let said = said(self.layout, line, self.text.direction, self.on);
        runs.zip(said).map(|(run, said)| Item::Run(self.run(run, said, down))).collect()
    }

    fn run(&self, run: &GlyphRun, said: Vec<String>, down: f32) -> Run {
        let glyph = |(glyph, source): (&text::Glyph, String)| Glyph {
            id: u16::try_from(glyph.id).unwrap_or_default(),
            x: glyph.x * PT,
            y: (glyph.y + down) * PT,
            advance: glyph.advance * PT,
            source: source.into(),
        };
        let glyphs = run.glyphs.iter().zip(said).map(glyph).collect();
        Run { weight: run.weight, size: run.size * PT, ink: self.text.ink, glyphs }
    }
}
