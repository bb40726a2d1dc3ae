//! The list of the packs that lie for a counter at headquarters' server, `out/<STATION>/packs/packs.json`: any web server
//! can serve it, and a counter fetches only what it lacks. Nothing is believed for standing here; each pack proves itself.

use serde::{Deserialize, Serialize};

use super::{EXTENSION, Published};
use crate::domain::ledger::Hash;

/// The list's name, beside the packs.
pub const SHELF: &str = "packs.json";

/// A pack that lies there.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Lying {
    pub file: String,
    /// The pack's own name: SHA-256 of its label.
    pub id: Hash,
    pub series: String,
    pub number: u64,
    /// A later one of its series takes its place.
    pub replaces: bool,
    /// Size of the file.
    pub bytes: u64,
}

impl Lying {
    pub fn of(pack: &Published) -> Lying {
        Lying {
            file: pack.file.clone(),
            id: pack.id,
            series: pack.label.content.series(),
            number: pack.label.number,
            replaces: pack.label.content.replaces(),
            bytes: pack.bytes.len() as u64,
        }
    }

    /// Whether its name is one that packs have: it leads to no other folder.
    fn is_named_well(&self) -> bool {
        let name = self.file.strip_suffix(".age").unwrap_or(&self.file);
        let plain = |b: u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_' | b'.');
        name.ends_with(EXTENSION) && !name.starts_with('.') && name.bytes().all(plain)
    }
}

/// What lies there, the first that was published first; none when it is no such list. Names that no pack has are left out.
pub fn shelf(bytes: &[u8]) -> Option<Vec<Lying>> {
    let all: Vec<Lying> = serde_json::from_slice(bytes).ok()?;
    Some(all.into_iter().filter(Lying::is_named_well).collect())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn lying(file: &str) -> Lying {
        let series = "decisions".to_owned();
        Lying { file: file.to_owned(), id: Hash::START, series, number: 1, replaces: false, bytes: 7 }
    }

    #[test]
    fn a_name_that_leads_elsewhere_is_left_out() {
        let names =
            ["decisions-000001-ZAQ-03.pack.tar.age", "../../etc/x.pack.tar", "https:x.pack.tar", ".pack.tar", "x"];
        let told = serde_json::to_vec(&names.map(lying)).unwrap();
        assert_eq!(shelf(&told).unwrap(), [lying(names[0])]);
        assert!(shelf(b"<html>").is_none());
    }
}
