//! Fluent, held at arm's length: one bundle per language and kind of digits, made on first use and kept for good.

use std::sync::OnceLock;

use fluent_bundle::{FluentArgs, FluentResource, FluentValue, concurrent};
use unic_langid::LanguageIdentifier;

use super::{AR, Digits, EN, Language};

pub type Bundle = concurrent::FluentBundle<FluentResource>;

static ARABIC: OnceLock<Bundle> = OnceLock::new();
static ARABIC_LATIN_DIGITS: OnceLock<Bundle> = OnceLock::new();
static ENGLISH: OnceLock<Bundle> = OnceLock::new();

pub fn of(language: Language, digits: Digits) -> &'static Bundle {
    match (language, digits) {
        (Language::English, _) => ENGLISH.get_or_init(|| build(language, EN, Digits::Latin)),
        (Language::Arabic, Digits::Latin) => ARABIC_LATIN_DIGITS.get_or_init(|| build(language, AR, digits)),
        (Language::Arabic, Digits::ArabicIndic) => ARABIC.get_or_init(|| build(language, AR, digits)),
    }
}

fn build(language: Language, sources: &[&str], digits: Digits) -> Bundle {
    let id: LanguageIdentifier = language.code().parse().unwrap_or_default();
    let mut bundle = Bundle::new_concurrent(vec![id]);
    bundle.set_formatter(Some(match digits {
        Digits::Latin => |value, _| number(value, Digits::Latin),
        Digits::ArabicIndic => |value, _| number(value, Digits::ArabicIndic),
    }));
    for source in sources {
        // The build has parsed every file and found every key once; what could be read is kept in any case.
        let resource = FluentResource::try_new((*source).to_owned()).unwrap_or_else(|(partly, _)| partly);
        bundle.add_resource_overriding(resource);
    }
    bundle
}

/// Numbers inside a sentence: whole ones grouped, in the reader's digits.
fn number(value: &FluentValue<'_>, digits: Digits) -> Option<String> {
    match value {
        FluentValue::Number(number) => Some(digits.number(&number.as_string())),
        _ => None,
    }
}

pub fn say<const N: usize>(bundle: &Bundle, key: &str, values: [(&'static str, FluentValue<'_>); N]) -> Option<String> {
    let pattern = bundle.get_message(key)?.value()?;
    let arguments = (N > 0).then(|| values.into_iter().collect::<FluentArgs<'_>>());
    let mut faults = Vec::new();
    Some(bundle.format_pattern(pattern, arguments.as_ref(), &mut faults).into_owned())
}
