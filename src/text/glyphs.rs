//! What came out: glyphs in their places, each still knowing which letters it stands for.

use std::ops::Range;

use super::Weight;

/// A paragraph set: x grows to the right and y downwards from the top left corner of the paragraph's box.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct TextLayout {
    /// The text that was set; it differs from what was asked only when it was elided.
    pub text: Box<str>,
    /// Left edge of the leftmost line: not zero when a short line stands at the right of a wide box.
    pub left: f32,
    /// Width of the widest line.
    pub width: f32,
    /// Height of all lines.
    pub height: f32,
    pub lines: Vec<Line>,
    /// True if the text was cut and ends with `…`.
    pub elided: bool,
    pub(super) runs: Vec<GlyphRun>,
}

/// One line. `left` and `width` leave out the space at its end.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    pub left: f32,
    pub width: f32,
    pub top: f32,
    pub baseline: f32,
    pub bottom: f32,
    /// The bytes of the text on this line.
    pub source: Range<usize>,
}

/// Glyphs of one font, one size and one direction, from left to right as seen.
#[derive(Clone, Debug, PartialEq)]
pub struct GlyphRun {
    pub weight: Weight,
    pub size: f32,
    pub rtl: bool,
    /// Index into [`TextLayout::lines`].
    pub line: usize,
    /// Underlined because an input method is still composing it.
    pub underlined: bool,
    pub glyphs: Vec<Glyph>,
}

/// A glyph at its origin on the baseline.
#[derive(Clone, Debug, PartialEq)]
pub struct Glyph {
    pub id: u32,
    pub x: f32,
    pub y: f32,
    pub advance: f32,
    /// The bytes of [`TextLayout::text`] that this glyph stands for: two letters for lam-alef; the same bytes again on
    /// a mark drawn as a glyph of its own.
    pub source: Range<usize>,
}

impl TextLayout {
    #[must_use]
    pub fn runs(&self) -> &[GlyphRun] {
        &self.runs
    }

    /// The letters a glyph stands for, for a PDF's ToUnicode map.
    #[must_use]
    pub fn source(&self, glyph: &Glyph) -> &str {
        self.text.get(glyph.source.clone()).unwrap_or_default()
    }

    /// Baseline of the first line.
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.lines.first().map_or(0.0, |line| line.baseline)
    }

    /// True if the face lacks a letter of this text, so that an empty box stands in its place.
    #[must_use]
    pub fn lacks_a_glyph(&self) -> bool {
        self.runs.iter().flat_map(|run| &run.glyphs).any(|glyph| glyph.id == 0)
    }

    /// Spacing is added after a digit; half of it belongs before.
    pub(super) fn center_digits(&mut self, spacing: &[(Range<usize>, f32)]) {
        if spacing.is_empty() {
            return;
        }
        for glyph in self.runs.iter_mut().flat_map(|run| &mut run.glyphs) {
            if let Ok(at) = spacing.binary_search_by_key(&glyph.source.start, |(range, _)| range.start) {
                glyph.x += spacing[at].1 / 2.0;
            }
        }
    }
}
