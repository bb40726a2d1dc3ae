//! Names as a clerk types them: spelt otherwise than on the card, some parts left out, a letter wrong.

use super::scene::Throw;

/// The parts of a name as people count them: عبد الرحمن is one.
pub fn parts(name: &str) -> Vec<String> {
    let mut parts: Vec<String> = vec![];
    let mut joined = false;
    for word in name.split(' ') {
        match parts.last_mut().filter(|_| joined) {
            Some(last) => *last = format!("{last} {word}"),
            None => parts.push(word.to_owned()),
        }
        joined = matches!(word, "عبد" | "أبو" | "ابن");
    }
    parts
}

/// `count` of the parts, in their order.
pub fn some(parts: &[String], count: usize, throw: &mut Throw) -> Vec<String> {
    let mut kept: Vec<usize> = (0..parts.len()).collect();
    while kept.len() > count.max(1) {
        kept.remove(throw.below(kept.len()));
    }
    kept.into_iter().map(|at| parts[at].clone()).collect()
}

/// The same words in another spelling.
pub fn respelt(text: &str, throw: &mut Throw) -> String {
    let text = if throw.below(2) == 0 { text.replace("عبد ال", "عبدال") } else { text.to_owned() };
    let pick = |throw: &mut Throw, c: char, others: &[char]| {
        if throw.below(2) == 0 { c } else { others[throw.below(others.len())] }
    };
    text.chars()
        .map(|c| match c {
            'أ' | 'إ' | 'آ' | 'ا' => pick(throw, c, &['ا', 'أ', 'إ']),
            'ة' | 'ه' => pick(throw, c, &['ه', 'ة']),
            'ى' => 'ي',
            c => c,
        })
        .collect()
}

/// One typing error in a word of three letters or more: a letter missing, too many, another, or two changed over.
pub fn mistyped(words: &[String], throw: &mut Throw) -> Vec<String> {
    let mut typed = words.to_vec();
    let long: Vec<usize> = (0..typed.len()).filter(|at| typed[*at].chars().count() > 2).collect();
    let Some(&word) = long.get(throw.below(long.len())) else { return typed };
    let mut letters: Vec<char> = typed[word].chars().collect();
    let at = throw.below(letters.len() - 1);
    let other = ['ب', 'ت', 'ن', 'ي', 'ر', 'ز', 'س', 'ع', 'ف', 'ل', 'م', 'ه'][throw.below(12)];
    match throw.below(4) {
        0 => drop(letters.remove(at)),
        1 => letters.insert(at, other),
        2 => letters[at] = other,
        _ => letters.swap(at, at + 1),
    }
    typed[word] = letters.into_iter().collect();
    typed
}
