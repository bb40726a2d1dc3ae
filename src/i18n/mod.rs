//! Words, numbers and dates in the reader's language. `Tr` is the voice of the program: every sentence a person sees is
//! one of its methods, made at build time from `assets/i18n/*.ftl` (see `codegen.rs`), so a sentence that one language
//! lacks does not compile. It knows which way a language runs, but draws nothing: that is `text/`.

mod arg;
mod bundle;
#[cfg(test)]
mod codegen;
mod counter;
mod date;
mod digits;
mod direction;
mod money;
mod packs;
#[cfg(test)]
mod tests;
mod time_left;
mod words;

use fluent_bundle::FluentValue;
use serde::{Deserialize, Serialize};

pub use arg::{Arg, Count};
pub use digits::Digits;
pub use direction::Direction;

include!(concat!(env!("OUT_DIR"), "/messages.rs"));

/// A language that the program speaks.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Language {
    #[default]
    #[serde(rename = "ar")]
    Arabic,
    #[serde(rename = "en")]
    English,
}

impl Language {
    pub const ALL: [Self; 2] = [Self::Arabic, Self::English];

    /// `ar` or `en`, as in settings, file names and the PDF.
    pub fn code(self) -> &'static str {
        match self {
            Self::Arabic => "ar",
            Self::English => "en",
        }
    }

    /// As its own readers call it, so that they find it whatever the window speaks.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::Arabic => "العربية",
            Self::English => "English",
        }
    }

    pub fn direction(self) -> Direction {
        match self {
            Self::Arabic => Direction::Rtl,
            Self::English => Direction::Ltr,
        }
    }

    /// The same thing named in both languages: the name for this one.
    pub fn choose<'a>(self, ar: &'a str, en: &'a str) -> &'a str {
        let (own, other) = match self {
            Self::Arabic => (ar, en),
            Self::English => (en, ar),
        };
        if own.is_empty() { other } else { own }
    }
}

/// The voice: a language and the digits it writes. Two words wide, so it is copied and never shared by reference.
#[derive(Clone, Copy)]
pub struct Tr {
    language: Language,
    digits: Digits,
    bundle: &'static bundle::Bundle,
}

impl Tr {
    /// English is always written in Latin digits; the setting is for Arabic.
    pub fn new(language: Language, digits: Digits) -> Self {
        let digits = if language == Language::English { Digits::Latin } else { digits };
        Self { language, digits, bundle: bundle::of(language, digits) }
    }

    pub fn arabic() -> Self {
        Self::new(Language::Arabic, Digits::ArabicIndic)
    }

    pub fn english() -> Self {
        Self::new(Language::English, Digits::Latin)
    }

    pub fn language(&self) -> Language {
        self.language
    }

    pub fn direction(&self) -> Direction {
        self.language.direction()
    }

    pub fn digits(&self) -> Digits {
        self.digits
    }

    /// One message with its values, each value isolated so that it cannot turn round its neighbours. A message that
    /// cannot be said (the build makes sure there is none) comes back as its key: a wrong word is better than no window.
    fn say<const N: usize>(&self, key: &str, values: [(&'static str, FluentValue<'_>); N]) -> String {
        bundle::say(self.bundle, key, values).unwrap_or_else(|| key.to_owned())
    }
}

impl std::fmt::Debug for Tr {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Tr({}, {:?})", self.language.code(), self.digits)
    }
}

impl PartialEq for Tr {
    fn eq(&self, other: &Self) -> bool {
        (self.language, self.digits) == (other.language, other.digits)
    }
}

impl Eq for Tr {}

impl Tr {
    /// A text that the data gives in both languages, in the reader's.
    pub fn pick<'a>(&self, text: &'a crate::domain::Bilingual) -> &'a str {
        self.language.choose(&text.ar, &text.en)
    }
}
