//! A text that the data gives in Arabic and in English. Words of the program itself live in the
//! message files instead.

use serde::{Deserialize, Serialize};

/// The same words twice; which one is shown is the reader's choice.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Bilingual {
    pub ar: String,
    pub en: String,
}

impl Bilingual {
    pub fn new(ar: impl Into<String>, en: impl Into<String>) -> Bilingual {
        Bilingual { ar: ar.into(), en: en.into() }
    }

    /// Neither language may be blank: a printed slip has no room for a missing name.
    pub fn is_complete(&self) -> bool {
        !self.ar.trim().is_empty() && !self.en.trim().is_empty()
    }
}
