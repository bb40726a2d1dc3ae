//! What a file of ours is, by its name: as it is opened from outside.

use std::path::Path;

use crate::exchange::{RECEIPT_EXTENSION, format, pack};

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Brought {
    /// What headquarters sent.
    Pack,
    /// Headquarters' receipt for a batch.
    Receipt,
    /// A sealed batch.
    Batch,
}

impl Brought {
    pub fn of(file: &Path) -> Option<Brought> {
        let name = file.file_name()?.to_str()?;
        let is_pack = name.strip_suffix(".age").unwrap_or(name).ends_with(pack::EXTENSION);
        match name {
            _ if is_pack => Some(Brought::Pack),
            _ if name.ends_with(RECEIPT_EXTENSION) => Some(Brought::Receipt),
            _ if name.ends_with(format::EXTENSION) => Some(Brought::Batch),
            _ => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ours_are_known_by_their_names() {
        let of = |name: &str| Brought::of(Path::new(name));
        assert_eq!(of("/media/x/ZAQ-03-20261122-000042.bag.tar.age"), Some(Brought::Batch));
        assert_eq!(of("decisions-000001-ZAQ-03.pack.tar.age"), Some(Brought::Pack));
        assert_eq!(of("catalogue-000001-EG.pack.tar"), Some(Brought::Pack));
        assert_eq!(of("ZAQ-03-20261122-000042.receipt.json"), Some(Brought::Receipt));
        assert_eq!(["verify", "scan.pdf", "bag.tar.age.volumes.json"].map(of), [None; 3]);
    }
}
