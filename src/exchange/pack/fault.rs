//! Why a pack is not taken. The words here are for the log; the screen words a fault by its kind.

use chrono::NaiveDate;

use crate::exchange::fault::Fault;
use crate::exchange::receipt::Doubt;

/// Why a pack is not taken, or cannot be made.
#[derive(Debug, thiserror::Error)]
pub enum PackFault {
    #[error("it is not a pack of headquarters")]
    NotAPack,
    /// Something that can be wrong with a batch too: cut off, changed, too large, a member out of place.
    #[error(transparent)]
    Layout(#[from] Fault),
    #[error("label: {0}")]
    Label(String),
    #[error("it is signed with a key that is not headquarters'")]
    UnknownKey,
    #[error("the key was not valid on {0}")]
    KeyNotValid(NaiveDate),
    #[error("its signature is not that of what it says")]
    Signature,
    #[error("it is for {0}")]
    OtherCentre(String),
    #[error("it is of {0}")]
    OtherCountry(String),
    #[error("it tells of people and is not sealed")]
    NotSealed,
    #[error("number {number} of {series}: number {held} was taken before")]
    Older { series: String, number: u64, held: u64 },
    #[error("number {number} of {series} was taken before, and it was another pack")]
    SameNumber { series: String, number: u64 },
    #[error("line {line}: {why}")]
    Line { line: u64, why: String },
    #[error("the trail: {0}")]
    Trail(&'static str),
    #[error("it cannot be sealed: {0}")]
    CannotSeal(String),
}

impl From<Doubt> for PackFault {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::UnknownKey => PackFault::UnknownKey,
            Doubt::KeyNotValid(day) => PackFault::KeyNotValid(day),
            Doubt::Signature => PackFault::Signature,
        }
    }
}

impl PackFault {
    /// A stable name for logs, answers and tests.
    pub fn code(&self) -> &'static str {
        match self {
            PackFault::NotAPack => "not-a-pack",
            PackFault::Layout(fault) => fault.code(),
            PackFault::Label(_) => "bad-label",
            PackFault::UnknownKey => "unknown-key",
            PackFault::KeyNotValid(_) => "key-not-valid",
            PackFault::Signature => "bad-signature",
            PackFault::OtherCentre(_) => "other-centre",
            PackFault::OtherCountry(_) => "other-country",
            PackFault::NotSealed => "not-sealed",
            PackFault::Older { .. } => "older",
            PackFault::SameNumber { .. } => "same-number",
            PackFault::Line { .. } => "bad-line",
            PackFault::Trail(_) => "bad-trail",
            PackFault::CannotSeal(_) => "cannot-seal",
        }
    }
}
