//! What can go wrong with the register. The words for people are in `crate::error`.

use std::io::{self, ErrorKind};

use rusqlite::ErrorCode;
use rusqlite::ffi::SQLITE_IOERR_SHMSIZE;

use crate::domain::case::{Emptied, Stage, Undecidable};
use crate::domain::ledger::DeedError;
use crate::domain::numbers::{CaseNo, TrayNo};
use crate::domain::{Money, MoneyError};

/// Why a deed was not done or a question not answered. Nothing was changed.
#[derive(Debug, thiserror::Error)]
pub enum RegisterFault {
    #[error("another copy of the program has the register open")]
    InUse,
    #[error("the register is of version {found}; this program knows up to {known}")]
    NewerVersion { found: i64, known: i64 },
    #[error("the key does not open the register, or the file is not a register")]
    WrongKey,
    #[error("the register belongs to station {found}, not {expected}")]
    OtherStation { found: String, expected: String },
    #[error("the disk is full")]
    DiskFull,
    #[error("the register cannot be written: the disk or the file is read-only")]
    ReadOnly,
    #[error("the disk did not take it: {0}")]
    DiskFails(String),
    #[error("the register's file was moved, replaced or removed while it was open")]
    Replaced,
    #[error("the register's file is not in its place")]
    Missing,
    #[error("the register's file is damaged: {0}")]
    Damaged(String),
    #[error("the register is damaged and only read")]
    ReadingOnly,
    #[error("this part of a damaged register cannot be read")]
    Unreadable,
    #[error("no {what} «{id}»")]
    NotFound { what: &'static str, id: String },
    #[error("the command id «{0}» was used before for something else")]
    CommandReused(String),
    #[error("papers are missing: {0}")]
    PapersMissing(usize),
    #[error("the case is already {0:?}")]
    WrongStage(Stage),
    #[error("the case awaits no decision: it is {0:?}")]
    NoDecisionDue(Stage),
    #[error("whoever took part in receiving a case cannot decide it")]
    TookPart,
    #[error("the content of the case was erased")]
    Emptied,
    #[error("the case is held")]
    Held,
    #[error("the case is not held")]
    NotHeld,
    #[error("the pack is not taken: {0:?}")]
    Pack(super::PackRefused),
    #[error("the fee is not paid")]
    NotPaid,
    #[error("nothing was taken since the till was last closed")]
    NothingTaken,
    #[error("the till differs from what was taken by {0}, and nobody says why")]
    TillDiffers(Money),
    #[error("the file of case {case} went to the back office in tray {tray}")]
    HandedOver { case: CaseNo, tray: TrayNo },
    #[error("case {0} has no file that goes to the back office: it is not received, or not here")]
    NotToHand(CaseNo),
    #[error(transparent)]
    Money(#[from] MoneyError),
    #[error("an officer «{0}» is already enrolled")]
    OfficerExists(String),
    #[error(transparent)]
    Content(#[from] DeedError),
    #[error("file: {0}")]
    File(io::Error),
    #[error("database: {0}")]
    Database(rusqlite::Error),
}

impl From<Undecidable> for RegisterFault {
    fn from(why: Undecidable) -> Self {
        match why {
            Undecidable::Stage(stage) => Self::NoDecisionDue(stage),
            Undecidable::TookPart => Self::TookPart,
            Undecidable::Emptied => Self::Emptied,
        }
    }
}

impl From<Emptied> for RegisterFault {
    fn from(Emptied: Emptied) -> Self {
        Self::Emptied
    }
}

impl From<rusqlite::Error> for RegisterFault {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            // What is shared beside the log did not get its room.
            _ if error.sqlite_error().is_some_and(|told| told.extended_code == SQLITE_IOERR_SHMSIZE) => Self::DiskFull,
            Some(ErrorCode::SystemIoFailure) => Self::DiskFails(error.to_string()),
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase) => Self::WrongKey,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            _ => Self::Database(error),
        }
    }
}

impl From<io::Error> for RegisterFault {
    fn from(error: io::Error) -> Self {
        match error.kind() {
            ErrorKind::StorageFull | ErrorKind::QuotaExceeded => Self::DiskFull,
            ErrorKind::ReadOnlyFilesystem | ErrorKind::PermissionDenied => Self::ReadOnly,
            _ => Self::File(error),
        }
    }
}

impl From<serde_json::Error> for RegisterFault {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
