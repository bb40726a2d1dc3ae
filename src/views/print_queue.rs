//! Papers on their way to a printer, as the list of them shows it.

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};

use crate::domain::mark::{OfficerId, Uid};
use crate::domain::paper::{PaperLanguage, PaperNote, PaperState};

/// A paper in the queue, or one of today's that came out.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperJob {
    /// In the order in which they were queued.
    pub job: i64,
    /// None: a paper of the station itself.
    pub case: Option<Uid>,
    /// A code of `PaperKind`, or of a paper that is of no case.
    pub paper: String,
    pub no: String,
    /// 1 for the first print.
    pub copy: u32,
    /// None: the centre's own.
    pub language: Option<PaperLanguage>,
    pub state: PaperState,
    /// As the settings name it; none until it was sent to one.
    pub printer: Option<String>,
    pub officer: OfficerId,
    /// Why it is printed once more.
    pub reason: Option<String>,
    pub note: Option<PaperNote>,
    /// On the centre's clock.
    pub made: NaiveDateTime,
    pub changed: NaiveDateTime,
}
