//! The languages a paper speaks: one, or two of which the first leads and gives the paper its direction.

use crate::domain::Bilingual;
use crate::i18n::{Digits, Language, Tr};
use crate::text::{Direction, isolate};

/// The centre's language on paper, and a second one under it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Voices {
    pub first: Tr,
    pub second: Option<Tr>,
}

impl Voices {
    pub fn one(tr: Tr) -> Self {
        Self { first: tr, second: None }
    }

    pub fn both(first: Tr, second: Tr) -> Self {
        Self { first, second: Some(second) }
    }

    /// Arabic leads where both are spoken.
    pub fn of(languages: &[Language], digits: Digits) -> Self {
        let (ar, en) = (Tr::new(Language::Arabic, digits), Tr::new(Language::English, digits));
        match (languages.contains(&Language::Arabic), languages.contains(&Language::English)) {
            (true, true) => Self::both(ar, en),
            (false, true) => Self::one(en),
            (_, false) => Self::one(ar),
        }
    }

    pub fn direction(&self) -> Direction {
        self.first.direction()
    }

    /// The first language, then the second.
    pub fn all(&self) -> impl Iterator<Item = Tr> {
        std::iter::once(self.first).chain(self.second)
    }

    /// The same words in every language of the paper, each said once and none of them blank.
    pub fn say(&self, words: impl Fn(&Tr) -> String) -> Vec<(String, Direction)> {
        let mut said: Vec<(String, Direction)> = Vec::new();
        for tr in self.all() {
            let text = words(&tr);
            if !text.trim().is_empty() && said.iter().all(|(before, _)| *before != text) {
                said.push((text, tr.direction()));
            }
        }
        said
    }

    /// A short label on one line: «الخدمة · Service».
    pub fn label(&self, words: impl Fn(&Tr) -> String) -> String {
        match &self.say(words)[..] {
            [] => String::new(),
            [(only, _)] => only.clone(),
            several => several.iter().map(|(text, _)| isolate(text)).collect::<Vec<_>>().join(" · "),
        }
    }
}

/// A name that the data gives in both languages, in this one; the other's where this one is blank.
pub fn named(tr: &Tr, name: &Bilingual) -> String {
    tr.pick(name).to_owned()
}
