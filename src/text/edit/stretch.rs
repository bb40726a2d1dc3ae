//! The text as a screen reader is told it: stretches of one line that run one way, letter by letter, with the place and
//! the width of each, so that the reader can follow the caret and a magnifier can show it.

use std::ops::Range;

use parley::{Layout, Line, Run};

use super::Area;

/// Readers count the letters of a stretch in one byte.
const LONGEST: usize = 255;

/// Letters of one line that run one way.
#[derive(Clone, Debug, PartialEq)]
pub struct Stretch {
    pub line: usize,
    pub rtl: bool,
    /// The bytes of the shown text.
    pub source: Range<usize>,
    pub area: Area,
    pub letters: Vec<Letter>,
    /// The letters with which a word begins.
    pub words: Vec<u8>,
}

/// A letter with its marks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Letter {
    /// Its length in the text.
    pub bytes: u8,
    /// Its distance from where the stretch begins, in reading.
    pub at: f32,
    pub width: f32,
}

impl Stretch {
    /// The byte before which the letter of this number stands.
    #[must_use]
    pub fn byte_of(&self, letter: usize) -> usize {
        let before: usize = self.letters.iter().take(letter).map(|letter| usize::from(letter.bytes)).sum();
        self.source.start + before
    }

    /// The letter that stands at a byte, or after it.
    #[must_use]
    pub fn letter_at(&self, byte: usize) -> usize {
        let mut at = self.source.start;
        let before = |letter: &&Letter| {
            let stands_before = at < byte;
            at += usize::from(letter.bytes);
            stands_before
        };
        self.letters.iter().take_while(before).count()
    }

    /// The stretch, by its place in the list, and the letter in it, before which a byte stands.
    #[must_use]
    pub fn find(stretches: &[Self], byte: usize) -> (usize, usize) {
        let last = stretches.len().saturating_sub(1);
        let at = stretches.iter().position(|stretch| stretch.source.contains(&byte)).unwrap_or(last);
        (at, stretches.get(at).map_or(0, |stretch| stretch.letter_at(byte)))
    }
}

pub(super) fn read(layout: &Layout<()>, text: &str) -> Vec<Stretch> {
    let mut stretches = Vec::new();
    for (number, line) in layout.lines().enumerate() {
        let first = stretches.len();
        let m = line.metrics();
        let mut x = m.inline_min_coord + m.offset;
        for run in line.runs() {
            read_run(&mut stretches, &run, text, number, (&line, x));
            x += run.advance();
        }
        stretches[first..].sort_by_key(|stretch| stretch.source.start);
        if stretches.len() == first {
            stretches.push(blank(layout, &line, number, text.len()));
        }
    }
    stretches
}

/// A line without letters, where the caret may stand all the same.
fn blank(layout: &Layout<()>, line: &Line<'_, ()>, number: usize, end: usize) -> Stretch {
    let m = line.metrics();
    let x = m.inline_min_coord + m.offset;
    let area = Area { left: x, top: m.block_min_coord, right: x, bottom: m.block_max_coord };
    let at = line.text_range().start.min(end);
    Stretch { line: number, rtl: layout.is_rtl(), source: at..at, area, letters: vec![], words: vec![] }
}

fn read_run(into: &mut Vec<Stretch>, run: &Run<'_, ()>, text: &str, number: usize, (line, left): (&Line<'_, ()>, f32)) {
    let (mut letters, mut words) = (Vec::new(), Vec::new());
    let mut at = 0.0;
    for cluster in run.clusters() {
        let source = cluster.text_range();
        let written = text.get(source.clone()).unwrap_or_default();
        if cluster.is_word_boundary() && written.chars().any(char::is_alphanumeric) {
            words.push(letters.len());
        }
        let width = cluster.advance();
        match u8::try_from(source.len()) {
            Ok(bytes) => letters.push(Letter { bytes, at, width }),
            // More marks on one letter than a reader can count: each is a letter of its own.
            Err(_) => letters.extend(written.chars().map(|c| Letter {
                bytes: u8::try_from(c.len_utf8()).unwrap_or(1),
                at,
                width,
            })),
        }
        at += width;
    }
    let m = line.metrics();
    let mut start = run.text_range().start;
    for (part, chunk) in letters.chunks(LONGEST).enumerate() {
        let length: usize = chunk.iter().map(|letter| usize::from(letter.bytes)).sum();
        let (from, to) = (chunk[0].at, chunk[chunk.len() - 1].at + chunk[chunk.len() - 1].width);
        let (near, far) = if run.is_rtl() { (left + at - to, left + at - from) } else { (left + from, left + to) };
        let first = part * LONGEST;
        into.push(Stretch {
            line: number,
            rtl: run.is_rtl(),
            source: start..start + length,
            area: Area { left: near, top: m.block_min_coord, right: far, bottom: m.block_max_coord },
            letters: chunk.iter().map(|letter| Letter { at: letter.at - from, ..*letter }).collect(),
            words: words.iter().filter_map(|word| u8::try_from(word.checked_sub(first)?).ok()).collect(),
        });
        start += length;
    }
}
