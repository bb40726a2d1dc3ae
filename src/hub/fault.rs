//! Why headquarters' database did not do what it was asked. Nothing was changed.

use std::error::Error;
use std::io;
use std::path::PathBuf;

use crate::domain::ledger::DeedError;
use crate::exchange::Fault;

#[derive(Debug, thiserror::Error)]
pub enum HubFault {
    /// Not reachable, not let in, or refused a statement.
    #[error("the database: {}", told(.0))]
    Database(#[from] postgres::Error),
    #[error("the database's address: {0}")]
    Address(String),
    /// It was made by a later program.
    #[error("the database is of version {0}, and this program knows {1}")]
    Newer(i32, i32),
    #[error("{0} is not enrolled")]
    UnknownStation(String),
    #[error("{path}: {cause}")]
    File { path: PathBuf, cause: io::Error },
    /// The batch could not be read a second time.
    #[error(transparent)]
    Batch(#[from] Fault),
    /// What was stored does not read back.
    #[error("what stands in the database cannot be read: {0}")]
    Stored(String),
}

impl From<DeedError> for HubFault {
    fn from(fault: DeedError) -> Self {
        HubFault::Stored(fault.to_string())
    }
}

impl HubFault {
    /// Whether the database refused what it was given, and not the work: no value of an honest counter is such.
    pub(super) fn is_of_the_values(&self) -> bool {
        let HubFault::Database(fault) = self else { return false };
        fault.code().is_some_and(|state| state.code().starts_with("22"))
    }

    pub(super) fn file(path: &std::path::Path) -> impl FnOnce(io::Error) -> HubFault {
        let path = path.to_owned();
        move |cause| HubFault::File { path, cause }
    }
}

/// The database's own sentence; the library's alone says only that there was one.
fn told(fault: &postgres::Error) -> String {
    match (fault.as_db_error(), fault.source()) {
        (Some(said), _) => said.to_string(),
        (None, Some(cause)) => format!("{fault}: {cause}"),
        (None, None) => fault.to_string(),
    }
}
