//! Lines of text as slabs, and what a PDF needs to know about their glyphs: which letters each one stands for.

use std::sync::Arc;

use crate::text::{self, Align, GlyphRun, Paragraph, TextLayout};

use super::super::document::Text;
use super::super::pages::{Glyph, Ink, Item, Run};
use super::PT;
use super::slab::{Setter, Slab};

impl Setter<'_> {
    /// A paragraph, line by line. The first line of several does not stay behind alone.
    pub fn lines(&mut self, text: &Text, width: f32) -> Vec<Slab> {
        let layout = self.paragraph(text, Some(width));
        let natural = text.tabular.then(|| self.paragraph(&Text { tabular: false, ..text.clone() }, Some(width)));
        let count = layout.lines.len();
        let slab = |(i, line): (usize, &text::Line)| {
            let mut items = runs(&layout, text.ink, Some(i), -line.top);
            if let Some(natural) = &natural {
                centre_in_cells(&mut items, &runs(natural, text.ink, Some(i), -line.top));
            }
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
            items.extend(runs(&set, text.ink, None, baseline - natural.baseline()));
        }
        vec![Slab { height: height * PT, items, ..Slab::default() }]
    }
}

/// The glyphs of one line, or of all, `down` points further down, in millimetres.
fn runs(layout: &TextLayout, ink: Ink, line: Option<usize>, down: f32) -> Vec<Item> {
    let wanted = layout.runs().iter().filter(|run| line.is_none_or(|line| run.line == line));
    wanted
        .map(|run| {
            let sources = sources(layout, run);
            let glyph = |(glyph, source): (&text::Glyph, String)| Glyph {
                id: u16::try_from(glyph.id).unwrap_or_default(),
                x: glyph.x * PT,
                y: (glyph.y + down) * PT,
                advance: glyph.advance * PT,
                source: source.into(),
            };
            let glyphs = run.glyphs.iter().zip(sources).map(glyph).collect();
            Item::Run(Run { weight: run.weight, size: run.size * PT, ink, glyphs })
        })
        .collect()
}

/// The engine gives every digit of a column the same room and leaves it at the left of it; «٠» and «١» look lost unless
/// they stand in the middle. `natural` is the same line without that room.
fn centre_in_cells(items: &mut [Item], natural: &[Item]) {
    let natural: Vec<f32> = natural.iter().flat_map(glyphs).map(|glyph| glyph.advance).collect();
    if items.iter().flat_map(glyphs).count() != natural.len() {
        return;
    }
    let mut advances = natural.into_iter();
    for item in items {
        let Item::Run(run) = item else { continue };
        for (glyph, natural) in run.glyphs.iter_mut().zip(advances.by_ref()) {
            glyph.x += (glyph.advance - natural) / 2.0;
        }
    }
}

fn glyphs(item: &Item) -> &[Glyph] {
    match item {
        Item::Run(run) => &run.glyphs,
        Item::Rect(_) => &[],
    }
}

/// The letters that each glyph stands for. Where a letter and its marks make one cluster, the letter's glyph says the
/// letter and each mark's glyph its mark: else a plain letter elsewhere in the paper would be read with the mark too.
fn sources(layout: &TextLayout, run: &GlyphRun) -> Vec<String> {
    let mut sources = Vec::with_capacity(run.glyphs.len());
    for cluster in run.glyphs.chunk_by(|one, next| one.source == next.source) {
        let text = cluster.first().map_or("", |glyph| layout.source(glyph));
        if cluster.len() == 1 {
            sources.push(if run.rtl { text.chars().rev().collect() } else { text.to_owned() });
            continue;
        }
        let (marks, letters): (Vec<char>, Vec<char>) = text.chars().partition(|c| is_mark(*c));
        let mut marks: Box<dyn Iterator<Item = char>> =
            if run.rtl { Box::new(marks.into_iter().rev()) } else { Box::new(marks.into_iter()) };
        let mut letters = Some(String::from_iter(letters));
        for glyph in cluster {
            let own = if glyph.advance.abs() < 0.01 { marks.next().map(String::from) } else { letters.take() };
            sources.push(own.unwrap_or_default());
        }
    }
    sources
}

/// Harakat, and the small letters written above.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0300}'..='\u{036F}')
}
