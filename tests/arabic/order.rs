//! The order of glyphs: what the engine says stands where, against FriBidi and HarfBuzz.

use shubbak::text::{Engine, Paragraph, TextLayout};

use super::gold::{Gold, gold};
use super::reference::{self, Asked, Glyph, Line};

/// An em on screen at 100 %.
const SIZE: f32 = 16.0;
/// What a glyph may stand off, in ems: a fiftieth of a pixel on screen.
const TOLERANCE: f32 = 0.02 / SIZE;
/// The same for a line that ends within a word. Parley shapes before it breaks, HarfBuzz here afterwards, so that the last
/// letter of such a line is still kerned with the first of the next.
const TORN_TOLERANCE: f32 = 0.05;

/// A string in lines: once for what is never wrapped, else once for each width.
pub fn settings(gold: &[Gold]) -> Vec<(&Gold, Option<f32>)> {
    gold.iter()
        .flat_map(|string| {
            let widths: Vec<_> = string.widths.iter().map(|ems| Some(*ems)).collect();
            let widths = if widths.is_empty() { vec![None] } else { widths };
            widths.into_iter().map(move |ems| (string, ems))
        })
        .collect()
}

/// The glyphs of one of our lines, as the reference tells them: without the space at its end.
pub fn seen(layout: &TextLayout, line: usize) -> Vec<Glyph> {
    let own = &layout.lines[line];
    let shown = layout.text[own.source.clone()].trim_end_matches(|c: char| c.is_whitespace() || is_mark(c));
    let end = own.source.start + shown.len();
    let runs = layout.runs().iter().filter(|run| run.line == line);
    runs.flat_map(|run| &run.glyphs)
        .filter(|glyph| glyph.source.start < end)
        .map(|glyph| Glyph {
            id: glyph.id,
            letter: glyph.source.start,
            x: glyph.x - own.left,
            up: own.baseline - glyph.y,
            advance: glyph.advance,
        })
        .collect()
}

fn is_mark(c: char) -> bool {
    matches!(c, '\u{200e}' | '\u{200f}' | '\u{2068}' | '\u{2069}')
}

/// True if a line ends within a word.
pub fn is_torn(layout: &TextLayout, line: usize) -> bool {
    let end = layout.lines[line].source.end;
    !layout.text[end..].is_empty() && !layout.text[..end].ends_with(char::is_whitespace)
}

/// What is wrong with a line set at an em of `size`; nothing if it is as the reference says.
pub fn fault(ours: &[Glyph], width: f32, reference: &Line, size: f32, torn: bool) -> Option<String> {
    let ids = |glyphs: &[Glyph]| glyphs.iter().map(|glyph| (glyph.id, glyph.letter)).collect::<Vec<_>>();
    if ids(ours) != ids(&reference.glyphs) {
        return Some(format!("other glyphs:\n  ours      {:?}\n  reference {:?}", ids(ours), ids(&reference.glyphs)));
    }
    let off = |(a, b): (&Glyph, &Glyph)| (a.x - b.x).abs().max((a.up - b.up).abs());
    let worst = ours.iter().zip(&reference.glyphs).map(off).fold((width - reference.width).abs(), f32::max);
    let tolerance = if torn { TORN_TOLERANCE } else { TOLERANCE };
    (worst > tolerance * size).then(|| format!("a glyph or the end of the line stands {worst} off"))
}

#[test]
fn every_line_is_ordered_and_shaped_as_fribidi_and_harfbuzz_do() {
    let gold = gold();
    let mut engine = Engine::new();
    let (mut layouts, mut asked) = (Vec::new(), Vec::new());
    for (string, ems) in settings(&gold) {
        let layout = engine.layout(&Paragraph {
            weight: string.weight,
            width: ems.map(|ems| ems * SIZE),
            ..Paragraph::new(&string.text, SIZE, string.direction)
        });
        asked.push(Asked::new(&layout, string.direction, string.weight, SIZE));
        layouts.push((string, ems, layout));
    }
    let mut faults = Vec::new();
    let mut count = 0;
    for ((string, ems, layout), lines) in layouts.iter().zip(reference::lines(&asked)) {
        for (i, line) in lines.iter().enumerate() {
            count += 1;
            let torn = is_torn(layout, i);
            if let Some(fault) = fault(&seen(layout, i), layout.lines[i].width, line, SIZE, torn) {
                let text = &layout.text[layout.lines[i].source.clone()];
                faults.push(format!("{}, {ems:?} ems, line {i}: {text:?}: {fault}", string.kind));
            }
        }
    }
    assert!(count > 1000, "only {count} lines were looked at");
    assert!(faults.is_empty(), "{} of {count} lines differ:\n{}", faults.len(), faults.join("\n"));
}
