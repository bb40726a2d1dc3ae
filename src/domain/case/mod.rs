//! A case: one citizen's application for one service, as it stands now.
//!
//! A case is never edited: it is folded from its actions (`fold`), on every machine to the same state.

mod decision;
mod document;
mod erased;
mod fold;
mod settle;

use std::collections::BTreeMap;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use decision::{Decided, Decision, Undecidable};
pub use document::{Attachment, CaseDocument, Complete, DocumentState};
pub use erased::{Emptied, Hold};
pub use fold::{apply, fold, step};
pub use settle::{Conflict, DeedAt, Matter, Settled, Settler, conflicts};

use super::fee::FeeLine;
use super::ledger::{HybridTime, Tender};
use super::mark::{OfficerId, StationId, Uid};
use super::money::Money;
use super::numbers::{CaseNo, ReceiptNo, TicketNo};
use super::party::{Agent, Party};
use super::retention::ErasedFile;

/// How far a case has come, as the counter sees it.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stage {
    /// Papers are missing; the office's clock has not started.
    Gathering,
    /// All papers are there; the fee is not paid.
    AwaitingPayment,
    /// Complete and paid; the office owes an answer.
    Received,
    /// The back office sent it back: the citizen owes something.
    Returned,
    Approved,
    Refused,
}

impl Stage {
    /// In the order in which a case comes through them.
    pub const ALL: [Self; 6] =
        [Self::Gathering, Self::AwaitingPayment, Self::Received, Self::Returned, Self::Approved, Self::Refused];

    /// As databases spell it, the counter's and headquarters'.
    pub fn code(self) -> &'static str {
        match self {
            Self::Gathering => "gathering",
            Self::AwaitingPayment => "awaiting_payment",
            Self::Received => "received",
            Self::Returned => "returned",
            Self::Approved => "approved",
            Self::Refused => "refused",
        }
    }

    /// Whether papers and fee are there; if not, the citizen owes something.
    pub fn is_complete(self) -> bool {
        match self {
            Self::Gathering | Self::AwaitingPayment | Self::Returned => false,
            Self::Received | Self::Approved | Self::Refused => true,
        }
    }

    /// Whether the citizen has their answer.
    pub fn is_decided(self) -> bool {
        matches!(self, Self::Approved | Self::Refused)
    }
}

/// The office's clock. It runs only when the file is complete.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "state")]
pub enum OfficeClock {
    NotStarted,
    Running {
        started: NaiveDate,
        /// None where the authority publishes no time limit.
        due: Option<NaiveDate>,
        /// The way to it crosses a holiday whose date is not yet confirmed.
        due_estimated: bool,
    },
}

/// A payment taken for the case, with its receipt.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaidFee {
    pub receipt: ReceiptNo,
    pub payer: String,
    pub lines: Vec<FeeLine>,
    pub total: Money,
    pub tender: Tender,
    pub at: HybridTime,
    pub officer: OfficerId,
    pub station: StationId,
}

/// A case as it stands after some of its actions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Case {
    pub uid: Uid,
    pub no: CaseNo,
    pub service: String,
    /// SHA-256 of the catalogue it was opened under.
    pub catalogue: String,
    /// None once the case's own content was erased.
    pub applicant: Option<Party>,
    pub agent: Option<Agent>,
    pub documents: Vec<CaseDocument>,
    /// The service's own form, by field key.
    pub answers: BTreeMap<String, String>,
    pub note: Option<String>,
    pub stage: Stage,
    pub clock: OfficeClock,
    pub payments: Vec<PaidFee>,
    pub tickets: Vec<TicketNo>,
    pub opened: HybridTime,
    pub opened_by: OfficerId,
    /// Everyone who took part in receiving it, in the order in which they came: none of them decides it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub received_by: Vec<OfficerId>,
    /// The last decision of the back office.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub decided: Option<Decided>,
    /// Why nothing of it may be erased, while it is held.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub held: Option<Hold>,
    /// Files that were erased.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub erased: Vec<ErasedFile>,
    /// When the case's own content was erased.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub emptied: Option<HybridTime>,
    pub station: StationId,
    /// Time of the last step in it: who looked, printed or held takes none.
    pub changed: HybridTime,
    /// Actions that could not be applied in order: nothing is dropped, somebody has to look.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub unsettled: Vec<String>,
}

impl Case {
    /// What is still missing, in the service's order.
    pub fn missing(&self) -> impl Iterator<Item = &CaseDocument> {
        self.documents.iter().filter(|document| document.is_missing())
    }

    /// The day by which the office owes an answer.
    pub fn due(&self) -> Option<NaiveDate> {
        match self.clock {
            OfficeClock::NotStarted => None,
            OfficeClock::Running { due, .. } => due,
        }
    }

    pub fn is_paid(&self) -> bool {
        !self.payments.is_empty()
    }
}
