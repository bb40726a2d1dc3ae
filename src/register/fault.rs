//! What can go wrong with the register. The words for people are in `crate::error`.

use rusqlite::ErrorCode;

use crate::domain::case::Stage;
use crate::domain::ledger::DeedError;

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
    #[error("the register's file is damaged: {0}")]
    Damaged(String),
    #[error("no {what} «{id}»")]
    NotFound { what: &'static str, id: String },
    #[error("the command id «{0}» was used before for something else")]
    CommandReused(String),
    #[error("papers are missing: {0}")]
    PapersMissing(usize),
    #[error("the case is already {0:?}")]
    WrongStage(Stage),
    #[error("the fee is not paid")]
    NotPaid,
    #[error("an officer «{0}» is already enrolled")]
    OfficerExists(String),
    #[error(transparent)]
    Content(#[from] DeedError),
    #[error("file: {0}")]
    File(#[from] std::io::Error),
    #[error("database: {0}")]
    Database(rusqlite::Error),
}

impl From<rusqlite::Error> for RegisterFault {
    fn from(error: rusqlite::Error) -> Self {
        match error.sqlite_error_code() {
            Some(ErrorCode::DiskFull) => Self::DiskFull,
            Some(ErrorCode::ReadOnly) => Self::ReadOnly,
            Some(ErrorCode::NotADatabase) => Self::WrongKey,
            Some(ErrorCode::DatabaseCorrupt) => Self::Damaged(error.to_string()),
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => Self::InUse,
            _ => Self::Database(error),
        }
    }
}

impl From<serde_json::Error> for RegisterFault {
    fn from(error: serde_json::Error) -> Self {
        Self::Damaged(error.to_string())
    }
}
