//! What each glyph says to whoever searches or copies the text of a PDF.
//!
//! A reader of PDF has only glyphs from left to right and guesses the order of their letters: it turns round what it takes
//! for Arabic, ligatures letter by letter, and cannot know to which side a space or a bracket between an Arabic word and a
//! number belongs. So letters of a ligature are said as they are seen, and where the guess would go wrong a glyph without
//! shape says a mark of direction, which searches pass over. The guess is that of poppler; pdfium is helped as well.

use crate::text::{Direction, GlyphRun, TextLayout, first_strong};

pub const LEFT_TO_RIGHT: char = '\u{200e}';
pub const RIGHT_TO_LEFT: char = '\u{200f}';

/// What one glyph says.
pub struct Said {
    /// The letters it stands for.
    pub text: String,
    /// What it says in this place, where that is something else.
    pub here: Option<String>,
    /// Marks of direction at its left; at its right only the last glyph of a line has any, since a mark belongs to the piece
    /// of text that follows it: poppler puts one that ends a piece into the next word.
    pub before: String,
    pub after: String,
    /// It stands in a run that is read leftwards.
    rtl: bool,
}

/// What the glyphs of a line say, from left to right, in a text of a direction.
pub fn said(layout: &TextLayout, line: usize, of: Direction) -> Vec<Said> {
    let runs = layout.runs().iter().filter(|run| run.line == line);
    let mut said: Vec<Said> = runs.flat_map(|run| letters(layout, run)).collect();
    match of {
        Direction::Rtl => mark_leftwards(&mut said),
        Direction::Ltr => mark_rightwards(&mut said),
    }
    said
}

/// Marks what goes wrong for a reader that begins an Arabic line at its right: it takes letter after letter as Arabic until
/// it meets a number or Latin, and then all as one piece to be read rightwards until it meets Arabic again.
fn mark_leftwards(said: &mut [Said]) {
    // The piece that is being read rightwards, by whether the letter that began it is truly read so.
    let mut piece: Option<bool> = None;
    for at in (0..said.len()).rev() {
        let (rtl, taken) = (said[at].rtl, said[at].taken());
        let ends = piece.is_some_and(|true_piece| rtl || !true_piece) && taken != Taken::Arabic;
        let begins = !rtl && (ends || piece.is_none()) && taken != Taken::Rightwards;
        let marks = begins.then_some(LEFT_TO_RIGHT).into_iter().chain(ends.then_some(RIGHT_TO_LEFT));
        match said.get_mut(at + 1) {
            Some(next) => next.before.extend(marks),
            None => said[at].after.extend(marks),
        }
        piece = match (rtl, taken) {
            (false, _) => Some(true),
            (true, Taken::Rightwards) => Some(false),
            (true, _) => None,
        };
    }
}

/// The same for a Latin line, from its left: all is read rightwards until Arabic begins, and then as Arabic until a number or
/// Latin begins.
fn mark_rightwards(said: &mut [Said]) {
    let mut arabic = false;
    for letter in said {
        match (letter.rtl, arabic, letter.taken()) {
            (true, false, Taken::Neither) => letter.before.push(RIGHT_TO_LEFT),
            (false, true, Taken::Neither) => letter.before.push(LEFT_TO_RIGHT),
            _ => {}
        }
        arabic = letter.rtl;
    }
}

/// What a reader of PDF takes a letter for.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Taken {
    Arabic,
    /// Latin, digits, and the signs that go with digits.
    Rightwards,
    Neither,
}

impl Said {
    fn taken(&self) -> Taken {
        let mut all = self.text.chars().map(taken);
        let first = all.next().unwrap_or(Taken::Neither);
        if all.all(|one| one == first) { first } else { Taken::Neither }
    }
}

fn taken(c: char) -> Taken {
    match first_strong(c.encode_utf8(&mut [0; 4])) {
        Some(Direction::Rtl) if c.is_alphabetic() => Taken::Arabic,
        _ if c.is_alphanumeric() || NUMERAL_SIGNS.contains(&c) => Taken::Rightwards,
        _ => Taken::Neither,
    }
}

/// Signs that Unicode's bidi algorithm counts among numbers (its classes ES, ET and CS), so that a reader takes them for
/// the beginning of one.
const NUMERAL_SIGNS: [char; 20] =
    ['+', '-', '−', '#', '$', '%', '£', '¥', '€', '°', '±', '٪', '‰', '′', '″', ',', '.', '/', ':', '،'];

/// The letters that each glyph of a run stands for. Where a letter and its vowel marks make one cluster, its glyph stands
/// for the letter alone, for it comes without them elsewhere; but here it says them too, since a reader that sees a mark
/// above the middle of a letter cannot tell which of them comes first.
fn letters(layout: &TextLayout, run: &GlyphRun) -> Vec<Said> {
    let mut said = Vec::with_capacity(run.glyphs.len());
    let mut say =
        |text, here| said.push(Said { text, here, before: String::new(), after: String::new(), rtl: run.rtl });
    for cluster in run.glyphs.chunk_by(|one, next| one.source == next.source) {
        let whole = as_seen(cluster.first().map_or("", |glyph| layout.source(glyph)), run.rtl);
        if cluster.len() == 1 {
            say(whole, None);
            continue;
        }
        let (vowels, letters): (String, String) = whole.chars().partition(|c| is_vowel(*c));
        let (mut vowels, mut letters, mut whole) = (vowels.chars(), Some(letters), Some(whole));
        for glyph in cluster {
            let vowel = if glyph.advance.abs() < 0.01 { vowels.next() } else { None };
            match vowel {
                Some(vowel) => say(vowel.into(), Some(String::new())),
                None => say(letters.take().unwrap_or_default(), Some(whole.take().unwrap_or_default())),
            }
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
