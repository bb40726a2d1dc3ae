//! What each glyph says to whoever searches or copies the text of a PDF.
//!
//! A reader of PDF has only glyphs from left to right and guesses the order of their letters: it turns round what it takes
//! for Arabic, ligatures letter by letter, and cannot know to which side a space or a bracket between an Arabic word and a
//! number belongs. So letters of a ligature are said as they are seen, and where the guess would go wrong a mark of
//! direction (U+200E, U+200F) is said beside the sign: it has no shape, and searches pass over it.

use crate::text::{Direction, GlyphRun, TextLayout, first_strong};

const LEFT_TO_RIGHT: char = '\u{200e}';
const RIGHT_TO_LEFT: char = '\u{200f}';

/// A glyph of a line, or a mark between two.
pub enum Said {
    /// The next glyph of the line, and what it says.
    Glyph(String),
    /// A mark of direction, before the next glyph.
    Mark(char),
}

/// What a line says from left to right, for a text of a direction.
pub fn said(layout: &TextLayout, line: usize, of: Direction) -> Vec<Said> {
    let runs = layout.runs().iter().filter(|run| run.line == line);
    let letters: Vec<Letter> = runs.flat_map(|run| letters(layout, run)).collect();
    let marks = if of.is_rtl() { marks_leftwards(&letters) } else { marks_rightwards(&letters) };
    let mut marks = marks.into_iter().peekable();
    let mut said = Vec::with_capacity(letters.len());
    for (i, letter) in letters.into_iter().enumerate() {
        while let Some((_, mark)) = marks.next_if(|(at, _)| *at == i) {
            said.push(Said::Mark(mark));
        }
        said.push(Said::Glyph(letter.text));
    }
    said.extend(marks.map(|(_, mark)| Said::Mark(mark)));
    said
}

struct Letter {
    text: String,
    /// It stands in a run that is read leftwards.
    rtl: bool,
}

/// What a reader of PDF takes a letter for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Arabic,
    /// Latin, digits, and the signs that go with digits.
    Rightwards,
    Neither,
}

impl Letter {
    fn taken(&self) -> Taken {
        let taken = |c: char| match c {
            _ if first_strong(c.encode_utf8(&mut [0; 4])) == Some(Direction::Rtl) && c.is_alphabetic() => Taken::Arabic,
            _ if c.is_alphanumeric() || NUMERAL_SIGNS.contains(c) => Taken::Rightwards,
            _ => Taken::Neither,
        };
        let mut all = self.text.chars().map(taken);
        let first = all.next().unwrap_or(Taken::Neither);
        if all.all(|one| one == first) { first } else { Taken::Neither }
    }
}

/// Signs that Unicode's bidi algorithm counts among numbers: readers of PDF take them for the beginning of one.
const NUMERAL_SIGNS: &str =
    "+-\u{2212}#$%\u{a3}\u{a5}\u{20ac}\u{b0}\u{b1}\u{66a}\u{2030}\u{2032}\u{2033},./:\u{60c}\u{a0}";

/// The marks that a reader needs who goes through an Arabic line from the right: it takes letters one by one as Arabic until
/// it meets a number or Latin, and then all as one piece to be read rightwards until it meets Arabic again.
fn marks_leftwards(letters: &[Letter]) -> Vec<(usize, char)> {
    let mut marks = Vec::new();
    // The piece that is being read rightwards, by whether the letter that began it is truly to be read so.
    let mut piece: Option<bool> = None;
    for (i, letter) in letters.iter().enumerate().rev() {
        let taken = letter.taken();
        if piece.is_some_and(|true_piece| letter.rtl || !true_piece) && taken != Taken::Arabic {
            marks.push((i + 1, RIGHT_TO_LEFT));
            piece = None;
        }
        if !letter.rtl && piece.is_none() && taken != Taken::Rightwards {
            marks.push((i + 1, LEFT_TO_RIGHT));
        }
        piece = match (letter.rtl, taken) {
            (false, _) => Some(true),
            (true, Taken::Rightwards) => Some(false),
            (true, _) => None,
        };
    }
    marks.reverse();
    marks
}

/// The same for a line in Latin letters, from the left: all is read rightwards until Arabic begins, and then as Arabic until
/// a number or Latin begins.
fn marks_rightwards(letters: &[Letter]) -> Vec<(usize, char)> {
    let mut marks = Vec::new();
    let mut arabic = false;
    for (i, letter) in letters.iter().enumerate() {
        match (letter.rtl, arabic, letter.taken()) {
            (true, false, Taken::Neither) => marks.push((i, RIGHT_TO_LEFT)),
            (false, true, Taken::Neither) => marks.push((i, LEFT_TO_RIGHT)),
            _ => {}
        }
        arabic = letter.rtl;
    }
    marks
}

/// The letters that each glyph of a run stands for. Where a letter and its marks make one cluster, the letter's glyph says
/// the letter and each mark's glyph its mark: else a plain letter elsewhere in the paper would be read with the mark too.
fn letters(layout: &TextLayout, run: &GlyphRun) -> Vec<Letter> {
    let mut said = Vec::with_capacity(run.glyphs.len());
    let mut say = |text| said.push(Letter { text, rtl: run.rtl });
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
            let whole = as_seen(text, run.rtl);
            let own = if glyph.advance.abs() < 0.01 { marks.next().map(|_| String::new()) } else { letters.take().map(|_| whole) };
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
