//! Files that were not taken: one line each, and nothing else of them.

use super::{Hub, HubFault};
use crate::domain::ledger::Hash;

/// Why a file was not taken.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Refusal {
    /// A code of `exchange::Fault`, or `gap`, `fork`, `held`, `other-counter`, `revoked-station`, `other-folder`,
    /// `same-name`, `bad-text`.
    pub why: String,
    /// For whoever looks closer, in plain English.
    pub detail: String,
}

impl Refusal {
    pub fn new(why: &str, detail: impl Into<String>) -> Refusal {
        Refusal { why: why.to_owned(), detail: detail.into() }
    }

    /// Whether the same file may well be taken another time: when others have come, a person has looked, the disk answers.
    pub fn may_pass_later(&self) -> bool {
        ["gap", "held", "cannot-read"].contains(&self.why.as_str())
    }
}

impl Hub {
    /// Notes that a file was not taken; the same again is counted.
    pub fn note_refusal(
        &mut self,
        file: (&str, Option<Hash>),
        station: &str,
        refusal: &Refusal,
        now_ms: i64,
    ) -> Result<(), HubFault> {
        let sql = "insert into refusal (at_ms, sha256, file, station, why, detail) values ($1, $2, $3, $4, $5, $6)
                   on conflict (sha256, station, why) do update set times = refusal.times + 1";
        let (file, sha256) = (file.0, file.1.map(|hash| hash.0.to_vec()));
        let detail = refusal.detail.replace('\0', "");
        self.client.execute(sql, &[&now_ms, &sha256, &file, &station, &refusal.why, &detail])?;
        Ok(())
    }
}
