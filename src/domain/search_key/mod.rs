//! The key under which a name or a service is found, however it was spelt: with or without hamza,
//! dots, vowels, in presentation forms or with Persian letters. A key is only for finding; what is
//! printed is always the text as it stands on the card.

mod presented;

use presented::presented;

use super::digits;

/// Stored beside every key. Raise it when any rule below changes, so that old keys are made again.
pub const NORMALISER_VERSION: u16 = 1;

/// Words that stand before a name and are often written as one with it: عبد الرحمن, عبدالرحمن.
const JOINED_TO_NEXT: [&str; 4] = ["عبد", "ابو", "ام", "ال"];

/// "Son of" and "daughter of" come and go between the parts of one person's name.
const DROPPED: [&str; 3] = ["بن", "ابن", "بنت"];

/// The key of a person's name. Making a key of a key changes nothing.
pub fn name_key(name: &str) -> String {
    let folded = fold(name);
    let mut words: Vec<String> = Vec::new();
    let mut waiting = String::new();
    for word in folded.split_whitespace().filter(|word| !DROPPED.contains(word)) {
        waiting.push_str(word);
        if JOINED_TO_NEXT.contains(&word) {
            continue;
        }
        let done = std::mem::take(&mut waiting);
        match words.last_mut() {
            // سعد الله is one name, as عبد الله is.
            Some(before) if done == "الله" => before.push_str(&done),
            _ => words.push(done),
        }
    }
    if !waiting.is_empty() {
        words.push(waiting);
    }
    words.join(" ")
}

/// The looser key of a service, a department or a street: the article ال does not count either.
pub fn text_key(text: &str) -> String {
    fold(text).split_whitespace().map(without_article).collect::<Vec<_>>().join(" ")
}

/// How well `text` answers `query`, both of them keys; `None` unless every word of the query is
/// found in some word of the text, in any order. Less is better: a whole word costs nothing, the
/// beginning of a word 1, a piece inside a word 3.
pub fn closeness(query: &str, text: &str) -> Option<u32> {
    query
        .split_whitespace()
        .map(|wanted| {
            text.split_whitespace()
                .filter_map(|word| match word.find(wanted) {
                    Some(0) if word.len() == wanted.len() => Some(0),
                    Some(0) => Some(1),
                    Some(_) => Some(3),
                    None => None,
                })
                .min()
        })
        .sum()
}

/// Whether every word of `query` is found in `text`. Both are keys of the same kind.
pub fn matches(query: &str, text: &str) -> bool {
    closeness(query, text).is_some()
}

fn without_article(word: &str) -> &str {
    let mut word = word;
    while let Some(rest) = word.strip_prefix("ال") {
        if rest.chars().nth(1).is_none() {
            break;
        }
        word = rest;
    }
    word
}

/// Letter by letter: one spelling for each letter, no marks, everything else a space.
fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars().flat_map(char::to_lowercase) {
        fold_char(c, &mut folded);
    }
    digits::to_ascii(&folded).split_whitespace().collect::<Vec<_>>().join(" ")
}

fn fold_char(c: char, out: &mut String) {
    match c {
        'أ' | 'إ' | 'آ' | 'ٱ' | '\u{0672}' | '\u{0673}' | '\u{0675}' => out.push('ا'),
        'ؤ' | '\u{0676}' => out.push('و'),
        'ئ' | 'ی' | 'ى' | '\u{0678}' | '\u{06CE}' | '\u{06D0}' | '\u{06D2}' => out.push('ي'),
        'ة' | '\u{06BE}' | '\u{06C0}'..='\u{06C3}' | '\u{06D5}' => out.push('ه'),
        'ک' | '\u{06AA}' => out.push('ك'),
        'ء' | '\u{0674}' | 'ـ' => {}
        c if is_mark(c) || digits::is_invisible(c) => {}
        '\u{FB50}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFC}' => match presented(c) {
            Some(letters) => letters.chars().for_each(|letter| fold_char(letter, out)),
            None => out.push(' '),
        },
        c if c.is_alphanumeric() => out.push(c),
        _ => out.push(' '),
    }
}

/// Vowel signs, Quranic marks and Latin accents.
fn is_mark(c: char) -> bool {
    matches!(c, '\u{0610}'..='\u{061A}' | '\u{064B}'..='\u{065F}' | '\u{0670}'
        | '\u{06D6}'..='\u{06DC}' | '\u{06DF}'..='\u{06E8}' | '\u{06EA}'..='\u{06ED}' | '\u{0300}'..='\u{036F}')
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn same_name(one: &str, other: &str) {
        assert_eq!(name_key(one), name_key(other), "{one} / {other}");
    }

    #[test]
    fn spellings_of_one_name_share_a_key() {
        same_name("أحمد إبراهيم", "احمد ابراهيم");
        same_name("مُحَمَّد عَلِيّ", "محمد على");
        same_name("فاطمة", "فاطمه");
        same_name("مـــحـــمد", "محمد");
        same_name("عبد الرحمن", "عبدالرحمن");
        same_name("عبد الله", "عبدالله");
        same_name("سعد الله", "سعدالله");
        same_name("أبو بكر", "ابوبكر");
        same_name("آل خليفة", "ال خليفه");
        same_name("آل خليفة", "الخليفة");
        same_name("أم كلثوم", "امكلثوم");
        same_name("خالد بن الوليد", "خالد الوليد");
        same_name("محمد ابن سالم", "محمد سالم");
        same_name("علی کریم", "علي كريم");
        same_name("مؤمن هانئ", "مومن هاني");
        same_name("هناء", "هنا");
        same_name("رحمٰن", "رحمن");
        same_name("\u{202B}  علي\u{00A0}\u{200F} حسن\u{202C}", "علي حسن");
        same_name("John O\u{0301}", "JOHN o");
        same_name("رقم ١٢", "رقم 12");
    }

    #[test]
    fn presentation_forms_are_read_as_letters() {
        same_name("\u{FEE3}\u{FEA4}\u{FEE4}\u{FEAA}", "محمد");
        same_name("\u{FE8D}\u{FEF7}\u{FEB3}\u{FE98}\u{FE8E}\u{FEAB}", "الأستاذ");
        same_name("عبد \u{FDF2}", "عبدالله");
        same_name("\u{FEFB}", "لا");
        same_name("\u{FB94}ل", "گل");
        same_name("\u{FBFC}", "ي");
    }

    #[test]
    fn different_names_stay_apart() {
        assert_ne!(name_key("حسن"), name_key("حسين"));
        assert_ne!(name_key("علي محمد"), name_key("محمد علي"));
        assert_eq!(name_key("محمد عبد"), "محمد عبد");
        assert_eq!(name_key("ـ ء ،؛"), "");
    }

    #[test]
    fn every_word_of_the_query_must_be_found_in_any_order() {
        let name = name_key("محمد أحمد عبد الرحمن السيد");
        assert!(matches(&name_key("السيد محمد"), &name));
        assert!(matches(&name_key("عبدالر احمد"), &name));
        assert!(matches(&name_key("رحمن"), &name));
        assert!(!matches(&name_key("محمود"), &name));
        assert_eq!(closeness("محمد", &name), Some(0));
        assert_eq!(closeness("محم", &name), Some(1));
        assert_eq!(closeness("", &name), Some(0));
    }

    #[test]
    fn the_article_does_not_matter_in_a_service() {
        assert_eq!(text_key("رخصة المحلات العامة"), text_key("رخصه محلات عامه"));
        assert_eq!(text_key("Building LICENCE - new"), "building licence new");
        assert_eq!(text_key("الحي"), "حي");
        assert_eq!(text_key("الألماني"), text_key("الماني"));
    }

    proptest! {
        #[test]
        fn a_key_of_a_key_is_itself(text in "(\\PC{0,12}|([اأءةىعبدابنولهالل مـ\u{FE81}-\u{FEFC}]){0,14})") {
            let name = name_key(&text);
            prop_assert_eq!(name_key(&name), name.clone());
            let loose = text_key(&text);
            prop_assert_eq!(text_key(&loose), loose);
        }

        #[test]
        fn joined_words_keep_their_key(words in prop::collection::vec(prop::sample::select(vec![
            "عبد", "ال", "الله", "ابو", "ام", "بن", "ابن", "بنت", "له", "رحمن", "محمد", "ءابن"]), 0..7)) {
            let name = name_key(&words.join(" "));
            prop_assert_eq!(name_key(&name), name);
        }
    }
}
