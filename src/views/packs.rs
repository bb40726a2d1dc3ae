//! What the page of headquarters' packs shows, and what the counter is told from reference registers.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::CaseRow;
use crate::domain::Bilingual;
use crate::domain::Money;
use crate::domain::case::Decision;
use crate::domain::ledger::PackTaken;

/// A pack of headquarters that was taken.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct PackRow {
    pub at: NaiveDateTime,
    pub officer_name: String,
    /// When headquarters made it, by the clock here.
    pub made: NaiveDateTime,
    pub taken: PackTaken,
}

/// A decision that came from headquarters, and whom to call about it.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct CameRow {
    pub case: CaseRow,
    pub decision: Decision,
    pub reason: Option<String>,
    pub decider: String,
    pub basis: String,
    pub decided: NaiveDate,
    /// Number of the pack that brought it.
    pub pack: u64,
    pub at: NaiveDateTime,
}

/// What a reference register says of a number.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Reference {
    pub title: Bilingual,
    pub as_of: NaiveDate,
    /// The counter may not go on; else it is a warning.
    pub blocks: bool,
    /// Sum of the amounts in its first column of money; none where it has none.
    pub total: Option<Money>,
    /// Each row that was found: the columns' names and what stands in them, without the empty ones.
    pub rows: Vec<Vec<(Bilingual, String)>>,
}

/// What became of a pack.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PackDone {
    pub taken: PackTaken,
    /// It had been taken before: nothing changed.
    pub before: bool,
}
