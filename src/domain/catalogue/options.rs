//! Lists to choose from. The catalogues name the fields to choose in but not the choices; these
//! are proposals of the program (`assets/catalogue/options.json`), so anything else may be typed.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::domain::bilingual::Bilingual;
use crate::domain::country::Country;
use crate::domain::identity::EGYPTIAN_GOVERNORATES;
use crate::domain::search_key::text_key;

/// One entry of a list; `value` is what is stored.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Choice {
    pub value: String,
    #[serde(flatten)]
    pub name: Bilingual,
}

impl Choice {
    /// Whether this is what was typed: the value, or the name in either language.
    pub fn answers(&self, typed: &str) -> bool {
        let typed = text_key(typed);
        typed == text_key(&self.value) || typed == text_key(&self.name.ar) || typed == text_key(&self.name.en)
    }
}

#[derive(Clone, Debug, Deserialize)]
pub struct Options {
    /// Whether anyone has confirmed the lists.
    #[serde(default)]
    pub verified: bool,
    selects: Vec<Select>,
    #[serde(default)]
    categories: BTreeMap<String, Bilingual>,
}

#[derive(Clone, Debug, Deserialize)]
struct Select {
    country: Country,
    key: String,
    options: Vec<Choice>,
}

/// The options file is not what was expected.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("line {line}, column {column}: {what}")]
pub struct OptionsError {
    pub line: usize,
    pub column: usize,
    pub what: String,
}

impl Options {
    pub fn parse(json: &str) -> Result<Options, OptionsError> {
        serde_json::from_str(json).map_err(|error| OptionsError {
            line: error.line(),
            column: error.column(),
            what: error.to_string(),
        })
    }

    /// The choices for a field; empty where only free text makes sense.
    pub fn choices(&self, country: Country, key: &str) -> Vec<Choice> {
        if country == Country::Egypt && key == "governorate" {
            return egyptian_governorates();
        }
        let listed = self.selects.iter().find(|select| select.country == country && select.key == key);
        listed.map_or_else(Vec::new, |select| select.options.clone())
    }

    pub(super) fn categories(&self) -> &BTreeMap<String, Bilingual> {
        &self.categories
    }
}

fn egyptian_governorates() -> Vec<Choice> {
    let at_home = EGYPTIAN_GOVERNORATES.iter().filter(|governorate| !governorate.is_abroad());
    at_home.map(|governorate| Choice { value: governorate.code.to_owned(), name: governorate.name() }).collect()
}
