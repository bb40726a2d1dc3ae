//! The order of glyphs: what the engine says stands where, against ICU and HarfBuzz, with FriBidi as a second opinion.

use std::sync::Arc;

use shubbak::text::{Engine, Paragraph, TextLayout};

use super::gold::{Gold, gold};
use super::reference::{self, Asked, Line};

/// An em on screen at 100 %.
const SIZE: f32 = 16.0;
/// What a glyph may stand off, in ems: a fiftieth of a pixel on screen.
const TOLERANCE: f32 = 0.02 / SIZE;
/// The same for a line that ends within a word. Parley shapes before it breaks, HarfBuzz here afterwards, so that the last
/// letter of such a line is still kerned with the first of the next.
const TORN_TOLERANCE: f32 = 0.05;

/// Our painters put a glyph on the quarter of a pixel at its left: on the average so much before its place.
pub const ROUNDED_DOWN: f32 = 0.2;

/// A string set by our engine.
pub struct Set<'a> {
    pub string: &'a Gold,
    pub ems: Option<f32>,
    pub layout: Arc<TextLayout>,
}

/// Every string at an em of `size`: once if it is never wrapped, else once for each of its widths.
pub fn set_all<'a>(gold: &'a [Gold], engine: &mut Engine, size: f32) -> Vec<Set<'a>> {
    let mut all = Vec::new();
    for string in gold {
        let widths: Vec<_> = string.widths.iter().map(|ems| Some(*ems)).collect();
        for ems in if widths.is_empty() { vec![None] } else { widths } {
            let width = ems.map(|ems| ems * size);
            let set =
                Paragraph { weight: string.weight, width, ..Paragraph::new(&string.text, size, string.direction) };
            all.push(Set { string, ems, layout: engine.layout(&set) });
        }
    }
    all
}

/// What to ask for strings whose unit is a pixel and whose leftmost line begins at a whole one.
pub fn asked(set: &[Set<'_>], size: f32) -> Vec<Asked> {
    set.iter()
        .map(|Set { string, layout, .. }| {
            Asked::new(layout, string.direction, string.weight, size, |line| line.left - layout.left - ROUNDED_DOWN)
        })
        .collect()
}

/// A glyph of ours as the reference tells it.
struct Seen {
    id: u32,
    letter: usize,
    x: f32,
    up: f32,
}

fn seen(layout: &TextLayout, line: usize) -> Vec<Seen> {
    let (left, baseline) = (layout.lines[line].left, layout.lines[line].baseline);
    let runs = layout.runs().iter().filter(|run| run.line == line);
    let glyph = |glyph: &shubbak::text::Glyph| Seen {
        id: glyph.id,
        letter: glyph.source.start,
        x: glyph.x - left,
        up: baseline - glyph.y,
    };
    runs.flat_map(|run| run.glyphs.iter().map(glyph)).collect()
}

/// True if a line ends within a word.
pub fn is_torn(layout: &TextLayout, line: usize) -> bool {
    let end = layout.lines[line].source.end;
    !layout.text[end..].is_empty() && !layout.text[..end].ends_with(char::is_whitespace)
}

/// What is wrong with a line set at an em of `size`; nothing if it is as the reference says.
fn fault(layout: &TextLayout, line: usize, reference: &Line, size: f32) -> Option<String> {
    let ours = seen(layout, line);
    let told: Vec<_> = ours.iter().map(|glyph| (glyph.id, glyph.letter)).collect();
    let wanted: Vec<_> = reference.glyphs.iter().map(|glyph| (glyph.id, glyph.letter)).collect();
    if told != wanted {
        return Some(format!("other glyphs:\n  ours      {told:?}\n  reference {wanted:?}"));
    }
    let off = ours.iter().zip(&reference.glyphs).map(|(a, b)| (a.x - b.x).abs().max((a.up - b.up).abs()));
    let worst = off.fold((layout.lines[line].width - reference.width).abs(), f32::max);
    let tolerance = if is_torn(layout, line) { TORN_TOLERANCE } else { TOLERANCE };
    (worst > tolerance * size).then(|| format!("a glyph or the end of the line stands {worst} off"))
}

#[test]
fn every_line_is_ordered_and_shaped_as_icu_and_harfbuzz_do() {
    let gold = gold();
    let set = set_all(&gold, &mut Engine::new(), SIZE);
    let lacking = set.iter().filter(|set| set.layout.lacks_a_glyph()).map(|set| &set.string.text);
    assert_eq!(lacking.collect::<Vec<_>>(), Vec::<&String>::new(), "boxes in place of letters");
    let mut faults = Vec::new();
    let mut count = 0;
    for (Set { string, ems, layout }, lines) in set.iter().zip(reference::lines(&asked(&set, SIZE))) {
        for (i, line) in lines.iter().enumerate() {
            count += 1;
            if let Some(fault) = fault(layout, i, line, SIZE) {
                let text = &layout.text[layout.lines[i].source.clone()];
                faults.push(format!("{}, {ems:?} ems, line {i}: {text:?}: {fault}", string.kind));
            }
        }
    }
    assert!(count > 1000, "only {count} lines were looked at");
    assert!(faults.is_empty(), "{} of {count} lines differ:\n{}", faults.len(), faults.join("\n"));
}

/// Where FriBidi 1.0.8 sees another order than ICU, and errs: after a right-to-left isolate it takes a first-strong isolate
/// without letters for right-to-left too, where rule X5c of Unicode's algorithm makes it left-to-right.
const FRIBIDI_ERRS: [&str; 2] =
    ["\u{2068}المنامة 1\u{2069} وصلت \u{2068}22/11/2026، 09:41\u{2069}", "هاتفه \u{2068}+20 100 123 4567\u{2069}"];

#[test]
fn fribidi_is_of_the_same_opinion() {
    let gold = gold();
    let set = set_all(&gold, &mut Engine::new(), SIZE);
    let lines = reference::lines(&asked(&set, SIZE));
    let differs = |(_, lines): &(&Set<'_>, Vec<Line>)| lines.iter().any(|line| !line.fribidi);
    let mut others: Vec<&str> = set.iter().zip(lines).filter(differs).map(|(set, _)| &*set.string.text).collect();
    others.dedup();
    for known in FRIBIDI_ERRS {
        let count = others.len();
        others.retain(|text| !text.contains(known));
        assert!(others.len() < count, "FriBidi no longer errs in {known}");
    }
    assert!(others.is_empty(), "{others:#?}");
}

/// Strings of one line, spoiled, and what they were before: those that then look different, as `EGP 150` does not beside
/// `150 EGP` in Arabic.
pub fn spoiled() -> (Vec<Gold>, Vec<Gold>) {
    let gold: Vec<Gold> = gold().into_iter().filter(|string| string.widths.is_empty()).collect();
    let (spoiled, whole): (Vec<Gold>, Vec<Gold>) = gold.into_iter().filter_map(|s| Some((s.spoiled()?, s))).unzip();
    let looks = |gold: &[Gold]| {
        let lines = reference::lines(&asked(&set_all(gold, &mut Engine::new(), SIZE), SIZE));
        let ids = |line: &Line| line.glyphs.iter().map(|glyph| glyph.id).collect::<Vec<_>>();
        lines.iter().map(|lines| ids(&lines[0])).collect::<Vec<_>>()
    };
    let differs: Vec<bool> = looks(&spoiled).iter().zip(looks(&whole)).map(|(one, other)| *one != other).collect();
    let only =
        |gold: Vec<Gold>| gold.into_iter().zip(&differs).filter(|(_, d)| **d).map(|(s, _)| s).collect::<Vec<_>>();
    let (spoiled, whole) = (only(spoiled), only(whole));
    assert!(whole.len() > 550, "only {} strings can be spoiled", whole.len());
    (spoiled, whole)
}

#[test]
fn words_that_changed_places_are_noticed() {
    let (spoiled, whole) = spoiled();
    let mut engine = Engine::new();
    let wanted = reference::lines(&asked(&set_all(&whole, &mut engine, SIZE), SIZE));
    for (set, lines) in set_all(&spoiled, &mut engine, SIZE).iter().zip(wanted) {
        assert!(fault(&set.layout, 0, &lines[0], SIZE).is_some(), "{}", set.string.text);
    }
}
