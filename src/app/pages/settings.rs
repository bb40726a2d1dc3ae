//! How this station scans: kept beside its register, and chosen by whoever sits there.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use crate::app::Fault;
use crate::devices::document::{Address, Wish};
use crate::durable::{self, Readers};

const FILE: &str = "scanning.json";

/// What the station chose.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Scanning {
    /// None where there is no scanner, or none was chosen yet.
    pub scanner: Option<Address>,
    pub wish: Wish,
    /// Pages with nothing on them are left out: the backs of what was scanned on both sides.
    pub drop_blank: bool,
    /// A folder into which something else puts scans; what is taken from it is removed there.
    pub folder: Option<PathBuf>,
}

impl Scanning {
    /// What was kept; the usual where nothing was, or where it can no longer be read.
    pub fn load(folder: &Path) -> Scanning {
        let text = fs::read_to_string(folder.join(FILE)).ok();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps it for the next start.
    pub fn keep(&self, folder: &Path) -> Result<(), Fault> {
        let path = folder.join(FILE);
        let text = serde_json::to_string_pretty(self).unwrap_or_default();
        durable::write(&path, text.as_bytes(), Readers::Owner).map_err(|error| Fault::file(&path, &error))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::devices::document::Source;

    #[test]
    fn what_was_chosen_is_chosen_at_the_next_start() {
        let place = tempfile::tempdir().unwrap();
        assert_eq!(Scanning::load(place.path()), Scanning::default());
        let chosen = Scanning {
            scanner: Some(Address::Sane("test:0".into())),
            wish: Wish { source: Source::Duplex, ..Wish::default() },
            drop_blank: true,
            folder: Some("/srv/scans".into()),
        };
        chosen.keep(place.path()).unwrap();
        assert_eq!(Scanning::load(place.path()), chosen);
        fs::write(place.path().join(FILE), "{").unwrap();
        assert_eq!(Scanning::load(place.path()), Scanning::default());
    }
}
