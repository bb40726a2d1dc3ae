//! What is shown of retention and of who looked at a citizen's data.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::{CaseRow, TrailEntry};
use crate::domain::Bilingual;
use crate::domain::numbers::CaseNo;
use crate::domain::officer::Role;
use crate::domain::retention::Kept;

/// What a deletion run would erase.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RetentionPlan {
    pub until: NaiveDate,
    /// The oldest first.
    pub cases: Vec<PlannedCase>,
    pub files: u64,
    /// Of those files.
    pub bytes: u64,
    /// Cases of which the person goes.
    pub emptied: usize,
    /// Cases of which something has ended, but which are held.
    pub held: Vec<CaseNo>,
    pub schedule: Vec<ScheduleRow>,
    /// Nothing goes yet: this is a real centre, and not every period is confirmed.
    pub unconfirmed: bool,
    /// The register began anew from a copy on that day: holds that were set after the copy are lacking.
    pub began_anew: Option<NaiveDateTime>,
}

/// One case of a plan. No person stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PlannedCase {
    pub no: CaseNo,
    /// Code in the catalogue.
    pub service: String,
    /// The day from which its time counts.
    pub since: NaiveDate,
    pub files: u64,
    /// Of those files.
    pub bytes: u64,
    /// What the case tells of its person goes.
    pub content: bool,
    /// Ids of the rules.
    pub rules: Vec<String>,
}

/// A rule of the schedule as it is in force.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ScheduleRow {
    pub id: String,
    pub of: Kept,
    pub name: Bilingual,
    pub months: u32,
    pub basis: Bilingual,
    pub verified: bool,
}

/// Who looked at a citizen's cases or did something about them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLog {
    /// Why it was asked for.
    pub reason: String,
    /// Newest first.
    pub cases: Vec<CaseRow>,
    /// Newest first.
    pub lines: Vec<AccessLine>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AccessLine {
    pub case: CaseNo,
    /// What the officer is there for, as of today.
    pub roles: Vec<Role>,
    #[serde(flatten)]
    pub entry: TrailEntry,
}
