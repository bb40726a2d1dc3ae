//! What is wrong with a catalogue file, for the person who edits it: where, in which service, and
//! what was expected there.

use std::fmt;

use crate::domain::country::Country;
use crate::domain::money::{Currency, MoneyError};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct CatalogueError {
    /// From 1.
    pub line: usize,
    /// From 1.
    pub column: usize,
    /// The code of the service, where it was read before the fault.
    pub service: Option<String>,
    pub problem: Problem,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Problem {
    /// Not JSON, a missing key, or a value of another kind than expected.
    #[error("{0}")]
    Shape(String),
    #[error("schema version {found}, expected {expected}")]
    Version { found: u32, expected: u32 },
    #[error("two services have this code")]
    DuplicateCode,
    #[error("{key} is empty, expected words in Arabic and English")]
    Empty { key: &'static str },
    #[error("currency {found}, expected {expected} in {country}")]
    Currency { found: Currency, expected: Currency, country: Country },
    #[error("{key}: {error}")]
    Amount { key: &'static str, error: MoneyError },
    #[error("a fee of type {fee} needs {key}")]
    Missing { fee: &'static str, key: &'static str },
    #[error("a fee of type {fee} may have no amount but zero")]
    NotFree { fee: &'static str },
    #[error("min {min} is above max {max}")]
    MinAboveMax { min: String, max: String },
    #[error("share_percent is 1 to 100, found {found}")]
    Percent { found: u8 },
    #[error("two time limits are given, expected one")]
    TwoLimits,
    #[error("a time limit of 0, expected at least 1")]
    ZeroLimit,
    #[error("two form fields are called {key}")]
    DuplicateField { key: String },
    #[error("stage {stage:?} is not among citizen_stages")]
    UnknownStage { stage: String },
}

impl fmt::Display for CatalogueError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "line {}, column {}", self.line, self.column)?;
        if let Some(service) = &self.service {
            write!(f, ", service {service}")?;
        }
        write!(f, ": {}", self.problem)
    }
}

impl std::error::Error for CatalogueError {}
