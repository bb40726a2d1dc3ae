//! The papers that a counter hands out, and which of them a deed owes the citizen.

use serde::{Deserialize, Serialize};

use super::case::Stage;

/// A kind of paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKind {
    Receipt,
    Acknowledgement,
    Ticket,
    Missing,
    /// What was granted: a licence, or another approval.
    Licence,
}

impl PaperKind {
    pub const ALL: [PaperKind; 5] =
        [PaperKind::Receipt, PaperKind::Acknowledgement, PaperKind::Ticket, PaperKind::Missing, PaperKind::Licence];

    /// As in the print queue and in file names.
    pub fn code(self) -> &'static str {
        match self {
            PaperKind::Receipt => "receipt",
            PaperKind::Acknowledgement => "acknowledgement",
            PaperKind::Ticket => "ticket",
            PaperKind::Missing => "missing",
            PaperKind::Licence => "licence",
        }
    }

    /// The paper that says where a case stands: what is missing, or that it was received.
    pub fn of_stage(stage: Stage) -> PaperKind {
        match stage {
            Stage::Gathering | Stage::Returned => PaperKind::Missing,
            Stage::AwaitingPayment | Stage::Received | Stage::Approved | Stage::Refused => PaperKind::Acknowledgement,
        }
    }

    /// What a case at `stage` owes the citizen, in the order in which it is handed over.
    pub fn owed(stage: Stage, receipt: bool, ticket: bool) -> impl Iterator<Item = PaperKind> {
        let receipt = receipt.then_some(PaperKind::Receipt);
        let ticket = ticket.then_some(PaperKind::Ticket);
        receipt.into_iter().chain([PaperKind::of_stage(stage)]).chain(ticket)
    }
}
