//! Words for what came down from headquarters: what a pack is, what it changed, what was left out.

use super::Tr;
use crate::domain::ledger::PackTaken;

impl Tr {
    /// What it is, with its number.
    pub fn pack_named(&self, pack: &PackTaken) -> String {
        let number = self.number(pack.number);
        match pack.sort.as_str() {
            "catalogue" => self.pack_catalogue(number),
            "decisions" => self.pack_decisions(number),
            "case" => self.pack_case(number),
            _ => self.pack_register(number),
        }
    }

    /// What changed here.
    pub fn pack_changed(&self, pack: &PackTaken) -> String {
        match (pack.sort.as_str(), &pack.catalogue) {
            ("catalogue", Some((_, effective))) => self.pack_effective(self.date(*effective)),
            ("decisions", _) if pack.left_out.is_empty() => self.pack_decided(pack.applied),
            ("decisions", _) => {
                let left = pack.left_out.len() as u64;
                format!("{} · {}", self.pack_decided(pack.applied), self.pack_left(left))
            }
            ("case", _) => self.pack_steps(pack.applied),
            _ => self.pack_rows(pack.applied),
        }
    }

    /// Why a decision changed nothing here, by its code.
    pub fn pack_left_out_for(&self, why: &str) -> String {
        match why {
            "unknown" => self.pack_left_unknown(),
            "not-received" => self.pack_left_not_received(),
            "decided-alike" => self.pack_left_alike(),
            "decided-otherwise" => self.pack_left_otherwise(),
            "erased" => self.pack_left_erased(),
            "no-such-paper" => self.pack_left_paper(),
            other => other.to_owned(),
        }
    }
}
