//! Lines of text as slabs.

use std::sync::Arc;

use crate::text::{self, Align, GlyphRun, Paragraph, TextLayout};

use super::super::document::Text;
use super::super::pages::{Cluster, Glyph, Item, Run};
use super::PT;
use super::said::{Said, said};
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

/// The glyphs of one line, `down` points further down, in millimetres.
fn glyphs(layout: &TextLayout, text: &Text, line: usize, down: f32) -> Vec<Item> {
    let mut said = said(layout, line, text.direction).into_iter().peekable();
    let mut items = Vec::new();
    let runs: Vec<&GlyphRun> = layout.runs().iter().filter(|run| run.line == line).collect();
    for (i, run) in runs.iter().enumerate() {
        let mut glyphs = Vec::new();
        for (j, glyph) in run.glyphs.iter().enumerate() {
            let placed = |id, advance: f32, source: String| Glyph {
                id,
                x: glyph.x * PT,
                y: (glyph.y + down) * PT,
                advance: advance * PT,
                source: source.into(),
                cluster: None,
            };
            while let Some(Said::Mark(mark)) = said.next_if(|said| matches!(said, Said::Mark(_))) {
                glyphs.push(placed(shapeless(mark), 0.0, mark.into()));
            }
            if let Some(Said::Glyph(source)) = said.next() {
                let mut placed = placed(u16::try_from(glyph.id).unwrap_or_default(), glyph.advance, source);
                let first = j == 0 || run.glyphs[j - 1].source != glyph.source;
                let count = run.glyphs[j..].iter().take_while(|g| g.source == glyph.source).count();
                if false && first && count > 1 {
                    let own = layout.source(glyph);
                    let own: String = if run.rtl { own.chars().rev().collect() } else { own.into() };
                    placed.cluster = Some(Cluster { glyphs: count, source: own.into() });
                }
                glyphs.push(placed);
            }
        }
        if let (Some(last), true) = (run.glyphs.last(), i + 1 == runs.len()) {
            while let Some(Said::Mark(mark)) = said.next() {
                glyphs.push(Glyph {
                    id: shapeless(mark),
                    x: (last.x + last.advance) * PT,
                    y: (last.y + down) * PT,
                    advance: 0.0,
                    source: String::from(mark).into(),
                    cluster: None,
                });
            }
        }
        items.push(Item::Run(Run { weight: run.weight, size: run.size * PT, ink: text.ink, glyphs }));
    }
    items
}

fn shapeless(mark: char) -> u16 {
    if mark == '\u{200f}' { 1 } else { 2 }
}
