//! Digits apart in groups. The gaps are spaces; they are seen, and neither stored nor copied.

use std::ops::Range;

use super::{Changed, digit};

/// The lengths of the groups of a value typed so far. What is longer than all of them goes on in the last.
pub type Grouping = fn(&str) -> &'static [usize];

pub(super) fn show(grouping: Grouping, stored: &str) -> String {
    let solid = store(stored);
    let mut shown = String::with_capacity(solid.len() + 4);
    let mut letters = solid.chars();
    let lengths = grouping(&solid);
    for (index, length) in lengths.iter().enumerate() {
        let last = index + 1 == lengths.len();
        let group: String = letters.by_ref().take(if last { usize::MAX } else { *length }).collect();
        if group.is_empty() {
            break;
        }
        if index > 0 {
            shown.push(' ');
        }
        shown.push_str(&group);
    }
    if lengths.is_empty() { solid } else { shown }
}

/// Without the gaps, and without the dashes of numbers that were pasted.
pub(super) fn store(shown: &str) -> String {
    shown.chars().filter(|c| !c.is_whitespace() && *c != '-').collect()
}

pub(super) fn put(grouping: Grouping, shown: &str, range: Range<usize>, typed: &str, most: usize) -> Changed {
    let head = store(shown.get(..range.start).unwrap_or_default());
    let tail = store(shown.get(range.end..).unwrap_or_default());
    let room = most.saturating_sub(head.chars().count() + tail.chars().count());
    // The plus of a number from abroad stands at its very beginning or nowhere.
    let admit = |(at, c): (usize, char)| (c != '+' || (at == 0 && head.is_empty())).then_some(c);
    let typed: String = typed.chars().enumerate().filter_map(admit).take(room).collect();
    let solids = head.chars().count() + typed.chars().count();
    let text = show(grouping, &format!("{head}{typed}{tail}"));
    let caret = place(&text, solids);
    Changed { text, caret }
}

/// What a number may hold, of what was typed: digits, and the plus sign of a number from abroad.
pub(super) fn digits(typed: &str) -> String {
    typed.chars().filter_map(|c| digit(c).or_else(|| matches!(c, '+' | '＋').then_some('+'))).collect()
}

/// What a code may hold: digits and capital letters.
pub(super) fn code(typed: &str) -> String {
    let admit = |c: char| digit(c).or_else(|| c.is_ascii_alphabetic().then(|| c.to_ascii_uppercase()));
    typed.chars().filter_map(admit).collect()
}

/// The byte after so many letters, gaps not counted.
fn place(shown: &str, solids: usize) -> usize {
    let mut ends = shown.char_indices().filter(|(_, c)| *c != ' ').map(|(at, c)| at + c.len_utf8());
    if solids == 0 { 0 } else { ends.nth(solids - 1).unwrap_or(shown.len()) }
}
