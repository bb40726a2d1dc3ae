//! What is shown of backups: where they lie, up to when each tells, and what restoring one would mean.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::domain::mark::StationId;

/// A place that the settings name for backups.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupPlace {
    pub path: String,
    /// The disk or stick is there.
    pub there: bool,
    /// It lies on the same disk as the register: it outlives a mistake, not the disk.
    pub same_disk: bool,
    /// Newest first.
    pub backups: Vec<BackupRow>,
}

/// One backup. Times are on the centre's clock.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BackupRow {
    pub file: String,
    pub made: NaiveDateTime,
    /// Time of the last action in it.
    pub up_to: NaiveDateTime,
    pub series: StationId,
    /// Number of that action in its series.
    pub seq: u64,
    pub cases: u64,
    pub receipts: u64,
    pub last_case: Option<String>,
    pub last_receipt: Option<String>,
    pub attachments: u64,
    pub bytes: u64,
    /// SHA-256 of the copy, 64 hexadecimal digits.
    pub sha256: String,
}

/// A damaged register, and what the newest backup would bring back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Damage {
    /// For the technician.
    pub cause: String,
    pub newest: Option<RestorePlan>,
}

/// What restoring a backup would mean.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RestorePlan {
    pub row: BackupRow,
    /// How the present register stands to it: `missing`, `unreadable`, `same`, `behind`, `ahead`, `other`.
    pub newer: String,
    /// Of a register that is ahead: what would be put aside with it.
    pub actions: u64,
    pub cases: u64,
    pub receipts: u64,
    /// When the last of these was done.
    pub last: Option<NaiveDateTime>,
    /// The station goes on in a new series, because numbers may have been given that the backup lacks.
    pub anew: bool,
    /// The series in which it goes on.
    pub series: StationId,
}
