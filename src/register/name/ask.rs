//! A typed name as questions to the roll, from what it says to what it may have meant.

use super::words::Words;

/// Words that one mistyped word may stand for.
const NEAR: usize = 60;

/// A name that has a word of every part answers; a part is the numbers of words.
pub(super) struct Ask(Vec<Vec<u32>>);

impl Ask {
    pub fn parts(&self) -> &[Vec<u32>] {
        &self.0
    }

    /// `None` when a part has no word that stands in any name.
    fn of(parts: Vec<Vec<u32>>) -> Option<Ask> {
        let possible = !parts.is_empty() && parts.iter().all(|part| !part.is_empty());
        possible.then_some(Ask(parts))
    }
}

/// The words as they were typed, each the beginning of a word of the name.
pub(super) fn as_typed(typed: &[&str], words: &Words) -> Option<Ask> {
    Ask::of(typed.iter().map(|word| words.beginning_with(word)).collect())
}

/// The words with one typing error in one of them, or one space too many or too few.
pub(super) fn with_one_error(typed: &[&str], words: &Words) -> Vec<Ask> {
    let plain: Vec<_> = typed.iter().map(|word| words.beginning_with(word)).collect();
    let mut asks = vec![];
    for at in 0..typed.len() {
        let mut meant = |parts: Vec<Vec<u32>>, of: usize| {
            asks.extend(Ask::of([&plain[..at], &parts, &plain[at + of..]].concat()));
        };
        meant(vec![near(typed[at], words)], 1);
        split(typed[at], words).for_each(|pair| meant(pair, 1));
        if at + 1 < typed.len() {
            let joined = [typed[at], typed[at + 1]].concat();
            let mut one = near(&joined, words);
            one.extend(words.number(&joined));
            meant(vec![one], 2);
            // منىعبد الرحمن: the space stands after عبد instead of before it.
            split(&joined, words).for_each(|pair| meant(pair, 2));
        }
    }
    asks
}

/// The words but one: for a name of which more than one part is wrong.
pub(super) fn without_one(typed: &[&str], words: &Words) -> Vec<Ask> {
    if typed.len() < 3 {
        return vec![];
    }
    let plain: Vec<_> = typed.iter().map(|word| words.beginning_with(word)).collect();
    (0..typed.len()).filter_map(|at| Ask::of([&plain[..at], &plain[at + 1..]].concat())).collect()
}

/// Too short a word is one error away from everything.
fn near(word: &str, words: &Words) -> Vec<u32> {
    if word.chars().count() < 3 { vec![] } else { words.mistyped(word, NEAR) }
}

/// Two words of names that were typed as one.
fn split(word: &str, words: &Words) -> impl Iterator<Item = Vec<Vec<u32>>> {
    let places = word.char_indices().skip(2).map(|(at, _)| word.split_at(at));
    places
        .filter(|(_, right)| right.chars().count() > 1)
        .filter_map(|(left, right)| Some(vec![vec![words.number(left)?], vec![words.number(right)?]]))
}
