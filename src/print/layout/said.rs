//! What each glyph says to whoever searches or copies the text of a PDF.
//!
//! A reader of PDF has only glyphs from left to right and guesses the order of their letters: it turns round what it takes
//! for Arabic, ligatures letter by letter, and cannot know to which side a space or a bracket between an Arabic word and a
//! number belongs. So letters of a ligature are said as they are seen, and where the guess would go wrong a mark of
//! direction (U+200E, U+200F) is said beside the sign: it has no shape, and searches pass over it.

use crate::text::{Direction, GlyphRun, TextLayout, first_strong};

const LEFT_TO_RIGHT: char = '\u{200e}';
const RIGHT_TO_LEFT: char = '\u{200f}';

/// What the glyphs of a line say, run by run; `of` is the direction of its text and `on` that of its paper.
pub fn said(layout: &TextLayout, line: usize, of: Direction, on: Direction) -> Vec<Vec<String>> {
    let runs: Vec<&GlyphRun> = layout.runs().iter().filter(|run| run.line == line).collect();
    let mut said: Vec<Said> = runs.iter().flat_map(|run| letters(layout, run)).collect();
    mark_ends(&mut said, on);
    for left in 1..said.len() {
        mark_between(&mut said, left - 1, of);
    }
    let mut said = said.into_iter().map(|said| said.text);
    runs.iter().map(|run| said.by_ref().take(run.glyphs.len()).collect()).collect()
}

struct Said {
    text: String,
    /// It stands in a run that is read leftwards.
    rtl: bool,
}

impl Said {
    /// True if a reader sees by this glyph alone that Arabic stands here.
    fn is_arabic(&self) -> bool {
        self.text.chars().all(|c| c.is_alphabetic() && first_strong(c.encode_utf8(&mut [0; 4])) == Some(Direction::Rtl))
    }

    /// True if a reader sees by this glyph alone that a number or Latin stands here.
    fn is_rightwards(&self) -> bool {
        self.text.chars().all(|c| c.is_numeric() || c.is_ascii_alphabetic())
    }

    fn is_space(&self) -> bool {
        self.text.chars().all(char::is_whitespace)
    }
}

/// Says at the end of a line from which a reader begins that what stands there runs the other way than the paper.
fn mark_ends(said: &mut [Said], on: Direction) {
    let (end, mark) = match on {
        Direction::Rtl => (said.last_mut().filter(|last| !last.rtl && !last.is_rightwards()), LEFT_TO_RIGHT),
        Direction::Ltr => (said.first_mut().filter(|first| first.rtl && !first.is_arabic()), RIGHT_TO_LEFT),
    };
    match (end, on) {
        (Some(end), Direction::Rtl) => end.text.push(mark),
        (Some(end), Direction::Ltr) => end.text.insert(0, mark),
        (None, _) => {}
    }
}

/// Says between two neighbours of different direction where the one ends and the other begins. A reader goes on in the
/// direction it is in until it meets a letter of the other, so that only the glyph it comes to next can mislead it.
fn mark_between(said: &mut [Said], left: usize, of: Direction) {
    let [first, second] = &mut said[left..=left + 1] else { return };
    if first.rtl == second.rtl {
        return;
    }
    let next = if of.is_rtl() { &*first } else { &*second };
    let (clear, mark) =
        if next.rtl { (next.is_arabic(), RIGHT_TO_LEFT) } else { (next.is_rightwards(), LEFT_TO_RIGHT) };
    match (clear, second.is_space()) {
        (true, _) => {}
        // A space by itself is not read as a letter but as a gap.
        (false, true) => first.text.push(mark),
        (false, false) => second.text.insert(0, mark),
    }
}

/// The letters that each glyph of a run stands for. Where a letter and its marks make one cluster, the letter's glyph says
/// the letter and each mark's glyph its mark: else a plain letter elsewhere in the paper would be read with the mark too.
fn letters(layout: &TextLayout, run: &GlyphRun) -> Vec<Said> {
    let mut said = Vec::with_capacity(run.glyphs.len());
    let mut say = |text| said.push(Said { text, rtl: run.rtl });
    for cluster in run.glyphs.chunk_by(|one, next| one.source == next.source) {
        let text = cluster.first().map_or("", |glyph| layout.source(glyph));
        if cluster.len() == 1 {
            say(as_seen(text, run.rtl));
            continue;
        }
        let (marks, letters): (String, String) = text.chars().partition(|c| is_vowel(*c));
        let (marks, mut letters) = (as_seen(&marks, run.rtl), Some(as_seen(&letters, run.rtl)));
        let mut marks = marks.chars();
        for glyph in cluster {
            let own = if glyph.advance.abs() < 0.01 { marks.next().map(String::from) } else { letters.take() };
            say(own.unwrap_or_default());
        }
    }
    said
}

fn as_seen(letters: &str, rtl: bool) -> String {
    if rtl { letters.chars().rev().collect() } else { letters.to_owned() }
}

/// Harakat, and the small letters written above.
fn is_vowel(c: char) -> bool {
    matches!(c, '\u{064B}'..='\u{065F}' | '\u{0670}' | '\u{0300}'..='\u{036F}')
}
