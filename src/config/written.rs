//! The settings of a centre that is about to begin, as the text of `centre.toml`: what the first start asked for and
//! nothing else. What is not written has its usual value, and a person adds it later.

use serde::Deserialize;

use super::KeyKeeping;
use crate::domain::mark::{OfficerId, StationId};
use crate::domain::{Bilingual, Country};
use crate::i18n::Language;

/// Who is to be the centre's first system administrator: `[administrator]` in the settings. Their secret stands
/// nowhere; it is chosen by themselves when the window opens for the first time.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Appointed {
    /// The name of sign-in.
    pub id: OfficerId,
    /// As shown on screen and paper.
    pub name: String,
    /// Whether they are in charge of the counter too.
    #[serde(default = "usually")]
    pub supervisor: bool,
}

fn usually() -> bool {
    true
}

/// What a new centre has to be told.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewCentre {
    pub country: Country,
    pub name: Bilingual,
    pub station: StationId,
    pub language: Language,
    pub key: KeyKeeping,
}

impl NewCentre {
    /// The text of its settings.
    pub fn settings(&self) -> String {
        // A string of JSON is one of TOML.
        let quoted = |text: &str| serde_json::Value::from(text).to_string();
        let digits = match self.language {
            Language::Arabic => "arabic_indic",
            Language::English => "latin",
        };
        let lines = [
            ("station", quoted(self.station.as_str())),
            ("country", quoted(self.country.code())),
            ("name_ar", quoted(&self.name.ar)),
            ("name_en", quoted(&self.name.en)),
            ("language", quoted(self.language.code())),
            ("digits", quoted(digits)),
            ("key", quoted(self.key.code())),
        ];
        lines.map(|(name, value)| format!("{name} = {value}\n")).concat()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use std::path::Path;

    use super::super::Centre;
    use super::*;
    use crate::i18n::Digits;

    #[test]
    fn what_is_written_is_read_as_it_was_meant() {
        for (key, language) in [KeyKeeping::Keyring, KeyKeeping::Passphrase, KeyKeeping::Beside].into_iter().zip([
            Language::Arabic,
            Language::English,
            Language::Arabic,
        ]) {
            // Quotes and strokes in a name end nothing.
            let name = Bilingual::new("مركز \"النصر\"", "The \\ \"Nasr\" centre");
            let station: StationId = "NSR-07".parse().unwrap();
            let new = NewCentre { country: Country::Kuwait, name, station, language, key };
            let read = Centre::read(&new.settings(), Path::new("/centre")).unwrap();
            assert_eq!((read.country, read.name, read.station), (new.country, new.name, new.station));
            assert_eq!((read.key, read.language, read.practice), (key, language, false));
            assert_eq!(read.digits == Digits::Latin, language == Language::English);
        }
    }
}
