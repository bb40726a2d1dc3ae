//! How well a name answers what was typed.

use super::words::one_apart;

/// Less is better: errors first, then the order of the parts, then how much of the words was typed, then what
/// kind of error it was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Rank {
    /// Typed words that no word of the name answers even with one error.
    strangers: u8,
    errors: u8,
    out_of_order: bool,
    unfinished: u8,
    /// Errors with a letter that does not belong there.
    foreign: u8,
    /// Where there was an error, words of the name that nothing typed stands for: a short name can be left out of in
    /// fewer ways, so that it is the likelier one.
    left_out: u8,
}

impl Rank {
    /// Whether every typed word begins a word of the name.
    pub fn is_as_typed(self) -> bool {
        self.strangers == 0 && self.errors == 0
    }

    /// Whether one typing error at most stands between them.
    pub fn is_near(self) -> bool {
        self.strangers == 0 && self.errors <= 1
    }
}

/// Holds the words typed against those of a name. A space too many or too few is one error, whatever the pieces
/// look like by themselves.
pub(super) fn rank(typed: &[&str], name: &[&str]) -> Rank {
    let plain = word_by_word(typed, name);
    if plain.is_near() {
        return plain;
    }
    // Every way to run two neighbours together, on either side or on both.
    let typed = one_pair_joined(typed);
    let names = one_pair_joined(name);
    let ways = typed.iter().flat_map(|typed| names.iter().map(move |name| (typed, name)));
    let joined = ways.skip(1).map(|(typed, name)| {
        let rank = word_by_word(&views(typed), &views(name));
        Rank { errors: rank.errors.max(1), ..rank }
    });
    joined.fold(plain, Rank::min)
}

/// The words as they are, then with each pair of neighbours as one word.
fn one_pair_joined(words: &[&str]) -> Vec<Vec<String>> {
    let own = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
    let joined = (1..words.len())
        .map(|at| [own(&words[..at - 1]), vec![words[at - 1..=at].concat()], own(&words[at + 1..])].concat());
    std::iter::once(own(words)).chain(joined).collect()
}

fn views(words: &[String]) -> Vec<&str> {
    words.iter().map(String::as_str).collect()
}

fn word_by_word(typed: &[&str], name: &[&str]) -> Rank {
    let mut rank = Rank { strangers: 0, errors: 0, out_of_order: false, unfinished: 0, foreign: 0, left_out: 0 };
    let mut used = 0_u64;
    let mut after = 0;
    for word in typed {
        let free = |at: &usize| used & (1 << (at % 64)) == 0;
        let best = (0..name.len()).filter(free).filter_map(|at| Some((answer(word, name[at])?, at < after, at))).min();
        let Some((answer, before, at)) = best else {
            rank.strangers += 1;
            continue;
        };
        used |= 1 << (at % 64);
        rank.out_of_order |= before;
        after = at + 1;
        rank.errors += u8::from(matches!(answer, Answer::Slipped | Answer::Foreign));
        rank.foreign += u8::from(answer == Answer::Foreign);
        rank.unfinished += u8::from(answer == Answer::Begun);
    }
    if rank.errors > 0 {
        rank.left_out = name.len().saturating_sub(typed.len()).min(255) as u8;
    }
    rank
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Answer {
    Whole,
    Begun,
    /// A letter left out, or two changed over: there are few ways to do that to a word, so it tells more than
    Slipped,
    /// a letter too many or a wrong one, which might be any.
    Foreign,
}

fn answer(typed: &str, word: &str) -> Option<Answer> {
    if typed == word {
        return Some(Answer::Whole);
    }
    if word.starts_with(typed) {
        return Some(Answer::Begun);
    }
    let (typed, word): (Vec<char>, Vec<char>) = (typed.chars().collect(), word.chars().collect());
    if typed.len() < 3 || !one_apart(&typed, &word) {
        return None;
    }
    let changed_over = || typed.len() == word.len() && typed.iter().zip(&word).filter(|(a, b)| a != b).count() == 2;
    Some(if typed.len() < word.len() || changed_over() { Answer::Slipped } else { Answer::Foreign })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(typed: &str, name: &str) -> Rank {
        rank(&typed.split(' ').collect::<Vec<_>>(), &name.split(' ').collect::<Vec<_>>())
    }

    #[test]
    fn the_right_order_comes_before_the_wrong_and_both_before_an_error() {
        let name = "محمد احمد عبدالرحمن سالم";
        let ranks = [
            of("محمد سالم", name),
            of("محمد سال", name),
            of("سالم محمد", name),
            of("محمد سلام", name),
            of("محمد سالن", name),
            of("محمد زينب", name),
        ];
        assert!(ranks.is_sorted_by(|a, b| a < b), "{ranks:?}");
        assert!(ranks[2].is_as_typed() && !ranks[3].is_as_typed() && ranks[4].is_near() && !ranks[5].is_near());
    }

    #[test]
    fn of_two_names_with_an_error_the_one_without_more_words_comes_first() {
        assert!(of("محمد سلام", "محمد سالم") < of("محمد سلام", "محمد احمد سالم"));
        assert_eq!(of("محمد سالم", "محمد سالم"), of("محمد سالم", "محمد احمد سالم"));
    }

    #[test]
    fn a_word_of_the_name_answers_once() {
        assert!(!of("محمد محمد", "محمد احمد").is_as_typed());
        assert!(of("محمد محمد", "محمد محمد احمد").is_as_typed());
    }

    #[test]
    fn a_space_too_many_or_too_few_is_one_error() {
        assert!(of("محمداحمد سالم", "محمد احمد سالم").is_near());
        assert!(of("مح مد احمد", "محمد احمد سالم").is_near());
        assert!(of("عبذ الرحمن سالم", "عبدالرحمن سالم").is_near());
        assert!(of("معبد الرحمن مقعوغ", "عبدالرحمن اشرف يوسف مقعوغ").is_near());
        assert!(of("منيعبد الرحمن سالم", "مني عبدالرحمن سالم").is_near());
        assert!(!of("معبد الرحمنن مقعوغ", "عبدالرحمن اشرف يوسف مقعوغ").is_near());
    }
}
