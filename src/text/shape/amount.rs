//! An amount with its thousands apart: `1,250.75`. The commas are seen and not stored.

use std::ops::Range;

use super::{Changed, digit};

pub(super) fn show(stored: &str) -> String {
    let plain = store(stored);
    let (whole, rest) = plain.split_at(plain.find('.').unwrap_or(plain.len()));
    let digits = whole.chars().count();
    let mut shown = String::with_capacity(plain.len() + digits / 3);
    for (index, c) in whole.chars().enumerate() {
        if index > 0 && (digits - index).is_multiple_of(3) {
            shown.push(',');
        }
        shown.push(c);
    }
    shown + rest
}

pub(super) fn store(shown: &str) -> String {
    shown.replace([',', '٬'], "")
}

/// All the decimals that the currency has.
pub(super) fn finish(shown: &str, decimals: usize) -> String {
    let (whole, fraction) = shown.split_once('.').unwrap_or((shown, ""));
    if shown.is_empty() || !whole.chars().chain(fraction.chars()).all(|c| c.is_ascii_digit() || c == ',') {
        return shown.to_owned();
    }
    let whole = if whole.is_empty() { "0" } else { whole };
    if decimals == 0 { whole.to_owned() } else { format!("{whole}.{fraction:0<decimals$}") }
}

pub(super) fn put(decimals: usize, shown: &str, range: Range<usize>, typed: &str, most: usize) -> Changed {
    let mut value = Value {
        text: store(shown.get(..range.start).unwrap_or_default()),
        after: store(shown.get(range.end..).unwrap_or_default()),
        decimals,
        most,
    };
    read(typed).chars().for_each(|c| value.take_in(c));
    let solids = value.text.len();
    let text = show(&(value.text + &value.after));
    let caret = place(&text, solids);
    Changed { text, caret }
}

/// The amount on both sides of the caret, without its commas.
struct Value {
    text: String,
    after: String,
    decimals: usize,
    most: usize,
}

impl Value {
    fn take_in(&mut self, c: char) {
        if c == '.' { self.point() } else { self.digit(c) }
    }

    fn point(&mut self) {
        let stepped = self.after.strip_prefix('.').map(str::to_owned);
        let fraction = self.after.len();
        match stepped {
            // It stands there already: the caret steps over it.
            Some(rest) => {
                self.text.push('.');
                self.after = rest;
            }
            None if self.decimals == 0 || fraction > self.decimals => {}
            None if self.text.contains('.') || self.after.contains('.') => {}
            None => {
                if self.text.is_empty() {
                    self.text.push('0');
                }
                self.text.push('.');
            }
        }
    }

    /// Decimals that are full are written over, so that the last ones can be put right.
    fn digit(&mut self, c: char) {
        let typed = self.text.find('.').map(|point| self.text.len() - point - 1);
        if typed.is_some_and(|typed| typed + self.after.len() >= self.decimals) {
            if self.after.is_empty() {
                return;
            }
            self.after.remove(0);
        } else if self.text.len() + self.after.len() >= self.most {
            return;
        }
        self.text.push(c);
    }
}

/// What was typed, or a whole amount that was pasted, as digits and one kind of point. On the keys of an Arabic keyboard
/// the point may come as `٫` or as the comma `،`; a comma among the thousands says nothing.
fn read(typed: &str) -> String {
    let point = match (typed.rfind(['.', '٫']), typed.rfind([',', '،'])) {
        (Some(point), Some(comma)) => Some(point.max(comma)),
        (point, _) => point.or_else(|| lone_comma(typed)),
    };
    let keep = |(at, c): (usize, char)| if Some(at) == point { Some('.') } else { digit(c) };
    typed.char_indices().filter_map(keep).collect()
}

/// The place of a comma that can only be a point: the Arabic one typed by itself, or one before some other number of
/// digits than three.
fn lone_comma(typed: &str) -> Option<usize> {
    let mut commas = typed.char_indices().filter(|(_, c)| matches!(c, ',' | '،'));
    let (at, comma) = commas.next()?;
    let after = typed[at + comma.len_utf8()..].chars().filter(|c| digit(*c).is_some()).count();
    let alone = commas.next().is_none();
    let typed_alone = typed.chars().count() == 1;
    (alone && if typed_alone { comma == '،' } else { after != 3 }).then_some(at)
}

/// The byte after so many letters, commas not counted.
fn place(shown: &str, solids: usize) -> usize {
    let mut ends = shown.char_indices().filter(|(_, c)| *c != ',').map(|(at, c)| at + c.len_utf8());
    if solids == 0 { 0 } else { ends.nth(solids - 1).unwrap_or(shown.len()) }
}
