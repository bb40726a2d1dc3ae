//! The holder's names as the lines have them: capitals of A to Z, fillers for spaces, hyphens and apostrophes.

use serde::{Deserialize, Serialize};

/// The two parts of a name, each as it is written in Latin letters.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Names {
    /// The family's name; where a State writes the whole name as one, all of it.
    pub family: String,
    /// Empty where there is none.
    pub given: String,
}

impl Names {
    pub(super) fn read(field: &str) -> Names {
        let (family, given) = field.split_once("<<").unwrap_or((field, ""));
        Names { family: written(family), given: written(given) }
    }

    /// As one would write it: `Anna Maria Eriksson`.
    pub fn whole(&self) -> String {
        format!("{} {}", self.given, self.family).trim().to_owned()
    }
}

/// With capitals at the beginnings of words only.
fn written(field: &str) -> String {
    let word = |word: &str| {
        let (first, rest) = word.split_at_checked(1).unwrap_or((word, ""));
        format!("{first}{}", rest.to_ascii_lowercase())
    };
    field.split('<').filter(|part| !part.is_empty()).map(word).collect::<Vec<_>>().join(" ")
}
