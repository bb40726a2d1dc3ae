//! Every message said in both languages with the values that a counter puts in: none is empty or half said, and each value
//! keeps its own order, whatever stands around it.

#![allow(clippy::unwrap_used)]

use std::ops::Range;

use super::*;
use crate::text::{Engine, Paragraph};

/// What is put where a text belongs: numbers with dashes and slashes, Latin and Arabic names, amounts, a path.
const TEXTS: [&str; 9] = [
    "C-ZAQ-03-26-000123-4",
    "10/2026-000123",
    "+20 10 1234 5678",
    "Nile Foods (S.A.E.)",
    "scan 12.pdf",
    "/srv/papers/2026/11",
    "محمد عبد الرحمن السيد",
    "١٬٢٥٠٫٧٥ ج.م",
    "٢١/١١/٢٠٢٦",
];
/// One of each plural form of Arabic, and one with its thousands apart.
const COUNTS: [u32; 7] = [0, 1, 2, 3, 11, 100, 12_345];
const VOICES: [(Language, Digits); 3] =
    [(Language::Arabic, Digits::ArabicIndic), (Language::Arabic, Digits::Latin), (Language::English, Digits::Latin)];

/// A message as it is said once: the texts and the counts that went in.
struct Said {
    key: &'static str,
    voice: (Language, Digits),
    /// The texts, each beside its variable.
    texts: Vec<&'static str>,
    count: u32,
    words: String,
}

fn say(key: &'static str, variables: &[(&'static str, bool)], voice: (Language, Digits), turn: usize) -> Said {
    let count = COUNTS[turn % COUNTS.len()];
    let mut texts = vec![];
    let mut arguments = fluent_bundle::FluentArgs::new();
    for (place, (name, counted)) in variables.iter().enumerate() {
        if *counted {
            arguments.set(*name, count.value());
        } else {
            let text = TEXTS[(turn + place) % TEXTS.len()];
            texts.push(text);
            arguments.set(*name, text);
        }
    }
    let (language, digits) = voice;
    let bundle = bundle::of(language, digits);
    let pattern = bundle.get_message(key).and_then(|message| message.value()).unwrap();
    let mut faults = vec![];
    let words = bundle.format_pattern(pattern, Some(&arguments), &mut faults).into_owned();
    assert!(faults.is_empty(), "{key}: {faults:?}");
    Said { key, voice, texts, count, words }
}

/// Every message in every voice, with each of the values in turn.
fn everything_said() -> impl Iterator<Item = Said> {
    let turns = TEXTS.len() * COUNTS.len();
    MESSAGES.iter().flat_map(move |(key, variables)| {
        let turns = if variables.is_empty() { 1 } else { turns };
        VOICES.into_iter().flat_map(move |voice| (0..turns).map(move |turn| say(key, variables, voice, turn)))
    })
}

/// Where a value lies in what was said, without its isolates.
fn place_of(value: &str, words: &str) -> Option<Range<usize>> {
    words.find(value).map(|at| at..at + value.len())
}

#[test]
fn every_message_says_something_whole() {
    for said in everything_said() {
        let Said { key, words, .. } = &said;
        assert!(!words.trim().is_empty(), "{key} says nothing with {}", said.count);
        assert!(!words.contains(['{', '}', '$']), "{key}: {words}");
        assert!(!words.contains("  ") && words.trim() == words || *key == "list-separator", "{key}: «{words}»");
    }
}

#[test]
fn every_text_that_goes_in_comes_out_isolated() {
    for said in everything_said() {
        for text in &said.texts {
            // What is chosen by name, such as the unit of a fee, does not come out itself.
            let Some(at) = place_of(text, &said.words) else { continue };
            let alone = at == (0..said.words.len());
            let isolated = said.words.contains(&format!("\u{2068}{text}\u{2069}"));
            assert!(alone || isolated, "{} ({:?}): «{}» in «{}»", said.key, said.voice, text, said.words);
        }
    }
}

#[test]
fn every_count_that_is_shown_is_in_the_readers_digits_and_isolated() {
    let tr = |(language, digits)| Tr::new(language, digits);
    for said in everything_said().filter(|said| said.count > 100) {
        let shown = tr(said.voice).number(said.count);
        if place_of(&shown, &said.words).is_some() && shown != said.words {
            assert!(said.words.contains(&format!("\u{2068}{shown}\u{2069}")), "{}: «{}»", said.key, said.words);
        }
        assert!(!said.words.contains("12345"), "{}: «{}»", said.key, said.words);
    }
}

/// The letters of a value stand together as seen, and those of a Latin one in their order from left to right.
#[test]
fn no_value_is_torn_or_turned_round_as_it_is_seen() {
    let mut engine = Engine::new();
    for said in everything_said() {
        let direction = said.voice.0.direction();
        let layout = engine.layout(&Paragraph::new(&said.words, 16.0, direction));
        let glyphs: Vec<(f32, Range<usize>)> =
            layout.runs().iter().flat_map(|run| &run.glyphs).map(|glyph| (glyph.x, glyph.source.clone())).collect();
        for text in &said.texts {
            let Some(value) = place_of(text, &said.words) else { continue };
            let within = |source: &Range<usize>| value.start <= source.start && source.end <= value.end;
            let of_value: Vec<&(f32, Range<usize>)> = glyphs.iter().filter(|(_, source)| within(source)).collect();
            let left = of_value.iter().map(|(x, _)| *x).fold(f32::MAX, f32::min);
            let right = of_value.iter().map(|(x, _)| *x).fold(f32::MIN, f32::max);
            let torn = glyphs.iter().any(|(x, source)| !within(source) && left < *x && *x < right);
            assert!(!torn, "{} ({:?}): «{text}» is torn in «{}»", said.key, said.voice, said.words);
            if text.is_ascii() {
                let in_order =
                    of_value.windows(2).all(|pair| (pair[0].0 < pair[1].0) == (pair[0].1.start < pair[1].1.start));
                assert!(in_order, "{} ({:?}): «{text}» is turned round in «{}»", said.key, said.voice, said.words);
            }
        }
    }
}

/// The tone of the house, and one word for one thing.
#[test]
fn messages_keep_to_the_words_of_the_office() {
    // What is not said, and what is said instead.
    let instead = [
        ("!", "a full stop"),
        ("please", "nothing"),
        ("رجاء", "لا شيء"),
        ("برجاء", "لا شيء"),
        ("من فضلك", "لا شيء"),
        ("كود", "رمز"),
        ("حقل", "خانة"),
        ("مشرف النظام", "مسؤول النظام"),
        ("طريقة الدفع", "طريقة السداد"),
        ("وثيقة", "مستند"),
        ("وثائق", "مستندات"),
        ("فاتورة", "إيصال"),
        ("تذكرة", "دور"),
        ("نافذة رقم", "شباك"),
        ("حزمة", "دفعة"),
        ("'", "’"),
        ("\"", "“ ” or « »"),
        ("...", "…"),
    ];
    for said in everything_said() {
        for (word, better) in instead {
            let words = said.words.to_lowercase();
            assert!(!words.contains(word), "{}: «{}» says {word}; say {better}", said.key, said.words);
        }
    }
}
