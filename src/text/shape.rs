//! How a number is written while it is typed: an identity number in groups, an amount with its thousands apart, a date
//! with its slashes. The field keeps the bare value; what stands between its digits is put in and taken out here.
//!
//! A shape knows neither fields nor screens: it is asked what a text becomes when something is typed, pasted or erased,
//! and answers with the text and the place of the caret, in bytes.

mod amount;
mod date;
mod groups;

use std::ops::Range;

pub use groups::Grouping;

/// How a value is written.
#[derive(Clone, Copy, Debug)]
pub enum Shape {
    /// Digits apart in groups, as people say them: `2 940619 13 00551`.
    Groups(Grouping),
    /// Capital letters and digits apart in groups: `EG38 0019 0005`.
    Code(Grouping),
    /// A number with its thousands apart and at most so many decimals; an amount of money always shows all of them.
    Amount { decimals: usize, money: bool },
    /// Day, month and year: `01/12/2026`.
    Date,
}

/// A text after a change, and where its caret stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Changed {
    pub(super) text: String,
    pub(super) caret: usize,
}

impl Shape {
    /// A stored value as it is shown.
    #[must_use]
    pub fn show(self, stored: &str) -> String {
        match self {
            Self::Groups(grouping) | Self::Code(grouping) => groups::show(grouping, stored),
            Self::Amount { .. } => amount::show(stored),
            Self::Date => date::show(stored),
        }
    }

    /// What is kept of a shown text.
    #[must_use]
    pub fn store(self, shown: &str) -> String {
        match self {
            Self::Groups(_) | Self::Code(_) => groups::store(shown),
            Self::Amount { .. } => amount::store(shown),
            Self::Date => date::store(shown),
        }
    }

    /// The text as it is left behind: an amount with all its decimals, a date with both digits of its day.
    #[must_use]
    pub fn finish(self, shown: &str) -> String {
        match self {
            Self::Amount { decimals, money: true } => amount::finish(shown, decimals),
            Self::Groups(_) | Self::Code(_) | Self::Amount { .. } => shown.to_owned(),
            Self::Date => date::finish(shown),
        }
    }

    /// Puts what was typed in the place of `range`; at most `most` letters are kept.
    pub(super) fn put(self, shown: &str, range: Range<usize>, typed: &str, most: usize) -> Changed {
        let changed = match self {
            Self::Groups(grouping) => groups::put(grouping, shown, range, &groups::digits(typed), most),
            Self::Code(grouping) => groups::put(grouping, shown, range, &groups::code(typed), most),
            Self::Amount { decimals, .. } => amount::put(decimals, shown, range, typed, most),
            Self::Date => date::put(shown, range, typed),
        };
        self.settled(changed)
    }

    /// Takes `range` out.
    pub(super) fn erase(self, shown: &str, range: Range<usize>) -> Changed {
        let changed = match self {
            Self::Groups(grouping) | Self::Code(grouping) => groups::put(grouping, shown, range, "", usize::MAX),
            Self::Amount { decimals, .. } => amount::put(decimals, shown, range, "", usize::MAX),
            Self::Date => date::erase(shown, range),
        };
        self.settled(changed)
    }

    fn settled(self, changed: Changed) -> Changed {
        Changed { caret: self.rest(&changed.text, changed.caret), ..changed }
    }

    /// What Backspace takes at a caret: the digit before it, though a separator stand between.
    pub(super) fn before(self, shown: &str, at: usize) -> Range<usize> {
        let head = shown.get(..at).unwrap_or_default();
        let start = head.rfind(|c| !self.separates(c));
        start.map_or(at..at, |start| start..at)
    }

    /// What Delete takes at a caret: the digit after it, though a separator stand between.
    pub(super) fn after(self, shown: &str, at: usize) -> Range<usize> {
        let tail = shown.get(at..).unwrap_or_default();
        let found = tail.char_indices().find(|(_, c)| !self.separates(*c));
        found.map_or(at..at, |(start, c)| at..at + start + c.len_utf8())
    }

    /// The place of a caret that was put at `at`: it never waits before a separator that stands by itself, so that one
    /// press of an arrow is one digit.
    pub(super) fn rest(self, shown: &str, at: usize) -> usize {
        let here = shown.get(at..).unwrap_or_default().chars().next();
        let steps = match self {
            Self::Groups(_) | Self::Code(_) | Self::Amount { .. } => here.is_some_and(|c| self.separates(c)),
            Self::Date => here == Some('/') && date::is_settled_before(shown, at),
        };
        if steps { at + 1 } else { at }
    }

    fn separates(self, c: char) -> bool {
        match self {
            Self::Groups(_) | Self::Code(_) => c == ' ',
            Self::Amount { .. } => c == ',',
            Self::Date => c == '/',
        }
    }
}

/// A digit of any script as a Latin one.
fn digit(c: char) -> Option<char> {
    let zero = match c {
        '0'..='9' => return Some(c),
        '٠'..='٩' => '٠',
        '۰'..='۹' => '۰',
        _ => return None,
    };
    char::from_digit(c as u32 - zero as u32, 10)
}

#[cfg(test)]
mod tests;
