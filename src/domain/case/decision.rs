//! What the back office decided about a case, and who may not: whoever took part in receiving it.

use serde::{Deserialize, Serialize};

use super::{Case, Stage};
use crate::domain::ledger::HybridTime;
use crate::domain::mark::{OfficerId, StationId};

/// A decision; why stands beside it, in the action's reason.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum Decision {
    Approved,
    Refused,
    /// Something is missing: the citizen owes it, and the office's clock starts anew when it is there.
    Returned {
        /// Papers that do not do, by their place from 0.
        papers: Vec<u16>,
    },
}

/// A decision that was taken.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Decided {
    #[serde(flatten)]
    pub decision: Decision,
    pub reason: Option<String>,
    pub at: HybridTime,
    pub officer: OfficerId,
    pub station: StationId,
}

/// Why a case cannot be decided, or not by this officer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Undecidable {
    /// It does not await a decision.
    Stage(Stage),
    /// Whoever receives does not decide.
    TookPart,
    /// There is nothing left of it to decide about.
    Emptied,
}

impl Case {
    /// Whether `officer` may decide the case as it stands.
    pub fn decidable_by(&self, officer: &OfficerId) -> Result<(), Undecidable> {
        if self.stage != Stage::Received {
            return Err(Undecidable::Stage(self.stage));
        }
        if self.applicant.is_none() {
            return Err(Undecidable::Emptied);
        }
        if self.received_by.contains(officer) { Err(Undecidable::TookPart) } else { Ok(()) }
    }
}
