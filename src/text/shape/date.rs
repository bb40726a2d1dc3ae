//! Day, month and year. Each keeps its own digits, so that putting the month right never pushes digits into the year.
//!
//! The slashes come by themselves when a part is full, or when one types any separator after a single digit. A digit that
//! can only be the second of its part (4 for a day) brings its nought along.

use std::ops::Range;

use super::{Changed, digit};

/// Digits of day, month and year.
const FULL: [usize; 3] = [2, 2, 4];

#[derive(Clone, Debug, Default, PartialEq)]
struct Parts {
    texts: [String; 3],
    /// Where the caret is: a part, and how many of its digits are before it.
    at: (usize, usize),
}

pub(super) fn show(stored: &str) -> String {
    let mut stored = stored.trim().split([' ', 'T']).next().unwrap_or_default().to_owned();
    if let Some([year, month, day]) = year_first(&stored) {
        stored = format!("{day}/{month}/{year}");
    }
    Parts::read(&stored, 0).write().text
}

/// The slash after a part that is not followed by anything is not kept.
pub(super) fn store(shown: &str) -> String {
    shown.trim_end_matches('/').to_owned()
}

/// Both digits of the day and of the month.
pub(super) fn finish(shown: &str) -> String {
    let mut parts = Parts::read(shown, 0);
    if parts.texts[2].is_empty() {
        return shown.to_owned();
    }
    parts.pad(0);
    parts.pad(1);
    parts.write().text
}

pub(super) fn put(shown: &str, range: Range<usize>, typed: &str) -> Changed {
    let mut parts = Parts::without(shown, range);
    let whole = typed.trim().replace(['-', '.'], "/");
    let turned = year_first(&whole).map(|[year, month, day]| format!("{day}/{month}/{year}"));
    for c in turned.as_deref().unwrap_or(typed).chars() {
        match digit(c) {
            Some(c) => parts.take_in(c),
            None if matches!(c, '/' | '-' | '.' | '\\' | ' ' | '،' | '٫' | '؍') => parts.close(),
            None => {}
        }
    }
    parts.write()
}

pub(super) fn erase(shown: &str, range: Range<usize>) -> Changed {
    Parts::without(shown, range).write()
}

/// Whether the part before the slash at `at` has all its digits.
pub(super) fn is_settled_before(shown: &str, at: usize) -> bool {
    let parts = Parts::read(shown, at);
    parts.texts[parts.at.0].len() == FULL[parts.at.0]
}

/// `2026-12-01`, as it is stored once it was checked, and as other programs copy it.
fn year_first(text: &str) -> Option<[String; 3]> {
    let text: String = text.chars().map(|c| digit(c).unwrap_or(c)).collect();
    let parts: Vec<&str> = text.split(['-', '/']).collect();
    let digits = |part: &&str| !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    match parts[..] {
        [year, month, day] if year.len() == 4 && day.len() <= 2 && parts.iter().all(digits) => {
            Some([year, month, day].map(str::to_owned))
        }
        _ => None,
    }
}

impl Parts {
    fn read(shown: &str, caret: usize) -> Self {
        let mut parts = Self::default();
        let mut part = 0;
        for (at, c) in shown.char_indices() {
            if at == caret {
                parts.at = (part, parts.texts[part].len());
            }
            match digit(c) {
                Some(c) if parts.texts[part].len() < FULL[part] => parts.texts[part].push(c),
                Some(c) if part < 2 => {
                    part += 1;
                    parts.texts[part].push(c);
                }
                None if part < 2 => part += 1,
                _ => {}
            }
        }
        if caret >= shown.len() {
            parts.at = (part, parts.texts[part].len());
        }
        parts
    }

    /// The parts without what stands in `range`, the caret in its place.
    fn without(shown: &str, range: Range<usize>) -> Self {
        let mut parts = Self::read(shown, range.start);
        let end = Self::read(shown, range.end).at;
        let start = parts.at;
        for part in start.0..=end.0 {
            let from = if part == start.0 { start.1 } else { 0 };
            let to = if part == end.0 { end.1 } else { parts.texts[part].len() };
            parts.texts[part].replace_range(from..to.max(from), "");
        }
        parts
    }

    fn take_in(&mut self, c: char) {
        if self.at.1 == FULL[self.at.0] {
            if self.at.0 == 2 {
                return;
            }
            self.at = (self.at.0 + 1, 0);
        }
        let (part, at) = self.at;
        let text = &mut self.texts[part];
        if text.len() == FULL[part] {
            text.remove(at);
        }
        text.insert(at, c);
        self.at.1 += 1;
        let only_second = match part {
            0 => c > '3',
            1 => c > '1',
            _ => false,
        };
        if only_second && self.texts[part].len() == 1 {
            self.pad(part);
        }
        self.go_on_when_full();
    }

    /// A separator was typed: a single digit is whole, and a part that has none is not left.
    fn close(&mut self) {
        let (part, at) = self.at;
        if part < 2 && at > 0 {
            self.pad(part);
            self.at = (part + 1, 0);
        }
    }

    fn pad(&mut self, part: usize) {
        if self.texts[part].len() == 1 {
            self.texts[part].insert(0, '0');
            if self.at.0 == part {
                self.at.1 = 2;
            }
        }
    }

    fn go_on_when_full(&mut self) {
        let (part, at) = self.at;
        if part < 2 && at == FULL[part] {
            self.at = (part + 1, 0);
        }
    }

    fn write(&self) -> Changed {
        let mut text = String::with_capacity(10);
        let mut caret = 0;
        for part in 0..3 {
            if part == self.at.0 {
                caret = text.len() + self.at.1;
            }
            text.push_str(&self.texts[part]);
            let more = self.texts[part + 1..].iter().any(|text| !text.is_empty());
            if part < 2 && (more || self.texts[part].len() == FULL[part]) {
                text.push('/');
            }
        }
        Changed { caret: caret.min(text.len()), text }
    }
}
