//! A typed name as questions to the index, from what it says to what it may have meant.

use super::words::Words;

/// Words that one mistyped word may stand for.
const NEAR: usize = 60;
/// Words that one beginning may stand for. The index holds the beginnings of 2, 3 and 4 letters itself.
const BEGINNINGS: usize = 256;
const INDEXED_BEGINNINGS: std::ops::RangeInclusive<usize> = 2..=4;

/// All of these in one name, each in one of its forms; written as the full-text index reads it.
pub(super) struct Ask(String);

impl Ask {
    pub fn text(&self) -> &str {
        &self.0
    }

    /// `None` when a word has no form that stands in any name.
    fn of(forms: &[Option<String>]) -> Option<Ask> {
        let all: Option<Vec<&str>> = forms.iter().map(Option::as_deref).collect();
        all.filter(|all| !all.is_empty()).map(|all| Ask(all.join(" AND ")))
    }
}

/// The words as they were typed, each the beginning of a word of the name. One letter alone asks nothing here.
pub(super) fn as_typed(typed: &[&str], words: &Words) -> Option<Ask> {
    let forms: Vec<_> = typed.iter().filter(|word| letters(word) > 1).map(|word| beginning(word, words)).collect();
    Ask::of(&forms)
}

/// The words with one typing error in one of them, or one space too many or too few.
pub(super) fn with_one_error(typed: &[&str], words: &Words) -> Vec<Ask> {
    let plain: Vec<_> = typed.iter().map(|word| beginning(word, words)).collect();
    let mut asks = vec![];
    for at in 0..typed.len() {
        let with = |put: Option<String>, of: usize| {
            let mut forms = plain[..at].to_vec();
            forms.push(put);
            forms.extend_from_slice(&plain[at + of..]);
            Ask::of(&forms)
        };
        asks.extend(with(any(&near(typed[at], words)), 1));
        asks.extend(with(split(typed[at], words), 1));
        if at + 1 < typed.len() {
            let joined = [typed[at], typed[at + 1]].concat();
            let mut meant = near(&joined, words);
            meant.extend(words.knows(&joined).then_some(joined));
            asks.extend(with(any(&meant), 2));
            // منىعبد الرحمن: the space stands after عبد instead of before it.
            asks.extend(with(split(&[typed[at], typed[at + 1]].concat(), words), 2));
        }
    }
    asks
}

/// The words but one: for a name of which more than one part is wrong.
pub(super) fn without_one(typed: &[&str], words: &Words) -> Vec<Ask> {
    if typed.len() < 3 {
        return vec![];
    }
    let plain: Vec<_> = typed.iter().map(|word| beginning(word, words)).collect();
    (0..typed.len()).filter_map(|at| Ask::of(&[&plain[..at], &plain[at + 1..]].concat())).collect()
}

fn letters(word: &str) -> usize {
    word.chars().count()
}

fn beginning(word: &str, words: &Words) -> Option<String> {
    if INDEXED_BEGINNINGS.contains(&letters(word)) {
        return Some(format!("\"{word}\"*"));
    }
    any(&words.beginning_with(word, BEGINNINGS))
}

/// Too short a word is one error away from everything.
fn near(word: &str, words: &Words) -> Vec<String> {
    if letters(word) < 3 { vec![] } else { words.mistyped(word, NEAR) }
}

fn any(words: &[String]) -> Option<String> {
    let quoted: Vec<String> = words.iter().map(|word| format!("\"{word}\"")).collect();
    (!quoted.is_empty()).then(|| format!("({})", quoted.join(" OR ")))
}

/// Two words of names that were typed as one.
fn split(word: &str, words: &Words) -> Option<String> {
    let places = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
    let pairs: Vec<String> = places
        .filter(|(left, right)| letters(right) > 1 && words.knows(left) && words.knows(right))
        .map(|(left, right)| format!("(\"{left}\" AND \"{right}\")"))
        .collect();
    (!pairs.is_empty()).then(|| format!("({})", pairs.join(" OR ")))
}
