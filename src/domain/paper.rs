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

    /// The kind that a code names; papers that are of no case, or of a whole person, have codes of their own.
    pub fn from_code(code: &str) -> Option<PaperKind> {
        Self::ALL.into_iter().find(|kind| kind.code() == code)
    }

    /// Whether an action of this kind makes it another paper, of which a first print is owed again: what is printed
    /// after it is no copy of what was printed before. Receipts and licences have numbers of their own.
    pub fn is_renewed_by(self, kind: &str) -> bool {
        match self {
            PaperKind::Acknowledgement => matches!(kind, "fee_paid" | "clock_started"),
            PaperKind::Missing => matches!(kind, "documents_recorded" | "decided"),
            // A number comes again every day.
            PaperKind::Ticket => kind == "ticket_issued",
            PaperKind::Receipt | PaperKind::Licence => false,
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

/// A paper of the office itself: it is of no case, and what it tells it takes from the catalogue or the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum OfficePaper {
    /// What a service asks, costs and takes; about nobody.
    ServiceCard,
    /// Cases past their day.
    LateList,
    /// Files that were handed to the back office together.
    Tray,
    /// What a cashier took until they closed their till.
    Till,
}

impl OfficePaper {
    pub const ALL: [OfficePaper; 4] =
        [OfficePaper::ServiceCard, OfficePaper::LateList, OfficePaper::Tray, OfficePaper::Till];

    /// As in the print queue and in file names.
    pub fn code(self) -> &'static str {
        match self {
            OfficePaper::ServiceCard => "service_card",
            OfficePaper::LateList => "late_list",
            OfficePaper::Tray => "tray",
            OfficePaper::Till => "till",
        }
    }

    pub fn from_code(code: &str) -> Option<OfficePaper> {
        Self::ALL.into_iter().find(|paper| paper.code() == code)
    }

    /// Whether its copies are counted: a card or a list is drawn anew each time, as things are then.
    pub fn is_counted(self) -> bool {
        matches!(self, OfficePaper::Tray | OfficePaper::Till)
    }
}

/// The language or languages of a paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperLanguage {
    #[default]
    Arabic,
    English,
    Both,
}

impl PaperLanguage {
    /// As in the print queue.
    pub fn code(self) -> &'static str {
        match self {
            PaperLanguage::Arabic => "arabic",
            PaperLanguage::English => "english",
            PaperLanguage::Both => "both",
        }
    }

    pub fn from_code(code: &str) -> Option<PaperLanguage> {
        [PaperLanguage::Arabic, PaperLanguage::English, PaperLanguage::Both].into_iter().find(|it| it.code() == code)
    }
}

/// How far a paper has come.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperState {
    /// Owed; nothing of it went out.
    Queued,
    /// A printer has it, or had it when the program ended.
    Printing,
    Printed,
    /// Something of it went out: somebody has to look whether it came.
    Unsure,
    /// Nothing of it came out, and it is not tried again by itself.
    Failed,
    Cancelled,
}

impl PaperState {
    const ALL: [PaperState; 6] = [
        PaperState::Queued,
        PaperState::Printing,
        PaperState::Printed,
        PaperState::Unsure,
        PaperState::Failed,
        PaperState::Cancelled,
    ];

    /// As in the print queue.
    pub fn code(self) -> &'static str {
        match self {
            PaperState::Queued => "queued",
            PaperState::Printing => "printing",
            PaperState::Printed => "printed",
            PaperState::Unsure => "unsure",
            PaperState::Failed => "failed",
            PaperState::Cancelled => "cancelled",
        }
    }

    pub fn from_code(code: &str) -> Option<PaperState> {
        Self::ALL.into_iter().find(|state| state.code() == code)
    }

    /// Whether something is still to be done about it.
    pub fn is_open(self) -> bool {
        !matches!(self, PaperState::Printed | PaperState::Cancelled)
    }
}

/// What is known of the last try to print a paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(into = "String", from = "String")]
pub enum PaperNote {
    /// The printer, or the system's queue, said that it is done.
    Confirmed,
    /// The printer took all of it and cannot say more.
    Sent,
    /// Somebody looked, and it was there.
    Seen,
    /// It lies on the disk as a PDF.
    Saved,
    PaperOut,
    CoverOpen,
    Offline,
    /// The knife, the head, or something that only the printer's maker knows.
    PrinterFault,
    NotThere,
    NotAllowed,
    InUse,
    /// It took nothing more, for so long that it was given up.
    Stuck,
    /// The program ended while the printer had it.
    Interrupted,
    /// The settings name no such printer.
    NoSuchPrinter,
    /// Somebody said that it did not come out.
    DidNotCome,
    /// In the system's own words.
    Other(String),
}

impl PaperNote {
    const CODES: [(PaperNote, &'static str); 15] = [
        (PaperNote::Confirmed, "confirmed"),
        (PaperNote::Sent, "sent"),
        (PaperNote::Seen, "seen"),
        (PaperNote::Saved, "saved"),
        (PaperNote::PaperOut, "paper_out"),
        (PaperNote::CoverOpen, "cover_open"),
        (PaperNote::Offline, "offline"),
        (PaperNote::PrinterFault, "printer_fault"),
        (PaperNote::NotThere, "not_there"),
        (PaperNote::NotAllowed, "not_allowed"),
        (PaperNote::InUse, "in_use"),
        (PaperNote::Stuck, "stuck"),
        (PaperNote::Interrupted, "interrupted"),
        (PaperNote::NoSuchPrinter, "no_such_printer"),
        (PaperNote::DidNotCome, "did_not_come"),
    ];

    /// Whether the next try needs nobody: the printer is asked again until it is well.
    pub fn passes_by_itself(&self) -> bool {
        use PaperNote as N;
        matches!(self, N::PaperOut | N::CoverOpen | N::Offline | N::PrinterFault | N::NotThere | N::InUse | N::Stuck)
    }
}

impl From<PaperNote> for String {
    fn from(note: PaperNote) -> String {
        match note {
            PaperNote::Other(said) => said,
            known => {
                let code = PaperNote::CODES.into_iter().find(|(note, _)| *note == known);
                code.map_or_else(String::new, |(_, code)| code.to_owned())
            }
        }
    }
}

impl From<String> for PaperNote {
    fn from(text: String) -> PaperNote {
        let known = Self::CODES.into_iter().find(|(_, code)| *code == text);
        known.map_or(PaperNote::Other(text), |(note, _)| note)
    }
}
