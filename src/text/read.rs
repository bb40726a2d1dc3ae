//! From parley's layout to ours: its clusters become glyphs that know their letters, and the space at which a line breaks
//! goes where it belongs.

use std::ops::Range;

use parley::layout::{BreakReason, LineMetrics};
use parley::{Layout, Run};

use super::paragraph::is_direction_mark;
use super::{Align, Fonts, Glyph, GlyphRun, Line, TextLayout};

/// What becomes of the space at which a line breaks. After a Latin name on an Arabic line parley leaves it at the right of
/// the name, within the line; but it belongs to the line's end (rule L1 of Unicode's bidi algorithm) and takes no room.
#[derive(Clone, Copy)]
pub(super) enum Spaces {
    /// At the line's end; the line is then shorter and moves to the side it is aligned to.
    Hang(Align),
    /// As parley has it: a caret is placed by parley, and must agree with the letters beside it.
    Stay,
}

pub(super) fn read(layout: &Layout<()>, text: &str, fonts: &Fonts, spaces: Spaces) -> TextLayout {
    let mut out = TextLayout { text: text.into(), height: layout.height(), ..TextLayout::default() };
    let reader = Reader { text, fonts, rtl: layout.is_rtl(), spaces };
    for (index, line) in layout.lines().enumerate() {
        reader.line(index, &line, &mut out);
    }
    if !out.lines.is_empty() {
        let right = out.lines.iter().map(|line| line.left + line.width).fold(f32::MIN, f32::max);
        out.left = out.lines.iter().map(|line| line.left).fold(f32::MAX, f32::min);
        out.width = (right - out.left).max(0.0);
    }
    out
}

struct Reader<'a> {
    text: &'a str,
    fonts: &'a Fonts,
    rtl: bool,
    spaces: Spaces,
}

impl Reader<'_> {
    fn line(&self, index: usize, line: &parley::Line<'_, ()>, out: &mut TextLayout) {
        let metrics = line.metrics();
        let (end, astray) = self.hung(line);
        let width = metrics.advance - metrics.hanging_advance - astray;
        let hanging_left = if self.rtl { metrics.hanging_advance } else { 0.0 };
        let mut left = metrics.inline_min_coord + metrics.offset + hanging_left;
        if astray > 0.0 {
            let room = metrics.inline_max_coord - metrics.inline_min_coord - width;
            left = metrics.inline_min_coord + room * self.share_at_left();
        }
        out.lines.push(Line {
            left,
            width,
            top: metrics.block_min_coord,
            baseline: metrics.baseline,
            bottom: metrics.block_max_coord,
            source: line.text_range(),
        });
        let hangs = end < line.text_range().end;
        let mut pen = if hangs { left } else { left - hanging_left };
        for run in line.runs() {
            out.runs.push(self.run(index, &run, end, &mut pen, metrics));
        }
    }

    /// Where the letters of a line end that are set, and the width of the space after them that parley left within the line.
    fn hung(&self, line: &parley::Line<'_, ()>) -> (usize, f32) {
        let source = line.text_range();
        let wrapped = matches!(line.break_reason(), BreakReason::Regular | BreakReason::Emergency);
        if !wrapped || matches!(self.spaces, Spaces::Stay) {
            return (source.end, 0.0);
        }
        let letters = self.text.get(source.clone()).unwrap_or_default();
        let letters = letters.trim_end_matches(|c: char| c.is_whitespace() || is_direction_mark(c));
        let end = source.start + letters.len();
        let runs = line.runs();
        let clusters =
            runs.flat_map(|run| run.clusters().map(|c| (c.text_range().start, c.advance())).collect::<Vec<_>>());
        let space: f32 = clusters.filter(|(start, _)| *start >= end).map(|(_, advance)| advance).sum();
        (end, (space - line.metrics().hanging_advance).max(0.0))
    }

    /// How much of the room that a line leaves stands at its left.
    fn share_at_left(&self) -> f32 {
        match (self.spaces, self.rtl) {
            (Spaces::Hang(Align::Center), _) => 0.5,
            (Spaces::Hang(Align::Start), true) | (Spaces::Hang(Align::End), false) => 1.0,
            (Spaces::Hang(_) | Spaces::Stay, _) => 0.0,
        }
    }

    fn run(&self, line: usize, run: &Run<'_, ()>, end: usize, pen: &mut f32, metrics: &LineMetrics) -> GlyphRun {
        let pieces = pieces(run);
        let underlined = pieces.iter().any(|piece| piece.underlined);
        let mut glyphs = Vec::new();
        for piece in pieces.into_iter().filter(|piece| piece.source.start < end) {
            let unseen = self.text.get(piece.source.clone()).is_some_and(is_unseen);
            for g in piece.glyphs {
                if !unseen {
                    let (x, y) = (*pen + g.x, metrics.baseline + g.y);
                    glyphs.push(Glyph { id: g.id, x, y, advance: g.advance, source: piece.source.clone() });
                }
                *pen += g.advance;
            }
        }
        let weight = self.fonts.weight_of(run.font());
        GlyphRun { weight, size: run.font_size(), rtl: run.is_rtl(), line, underlined, glyphs }
    }
}

/// Graphemes of one ligature are joined again, so that its glyph names all of its letters.
struct Piece {
    source: Range<usize>,
    underlined: bool,
    glyphs: Vec<parley::Glyph>,
}

/// The pieces of a run from left to right as seen.
fn pieces(run: &Run<'_, ()>) -> Vec<Piece> {
    let mut pieces: Vec<Piece> = Vec::new();
    for cluster in run.clusters() {
        let range = cluster.text_range();
        match pieces.last_mut() {
            Some(last) if cluster.is_ligature_continuation() => last.source.end = range.end,
            _ => pieces.push(Piece {
                source: range,
                underlined: cluster.style().underline.is_some(),
                glyphs: cluster.glyphs().collect(),
            }),
        }
    }
    if run.is_rtl() {
        pieces.reverse();
    }
    pieces
}

/// Line feeds and direction marks steer the text and have no shape of their own.
fn is_unseen(source: &str) -> bool {
    source.chars().all(|c| c.is_control() || is_direction_mark(c))
}
