//! What the counter's pages show.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use crate::domain::case::{Case, Conflict, Decision, DocumentState, Stage};
use crate::domain::ledger::Looked;
use crate::domain::mark::{OfficerId, StationId, Uid};
use crate::domain::numbers::{CaseNo, ReceiptNo, TicketNo};
use crate::domain::party::Party;
use crate::domain::{Bilingual, Money};

/// A case in a list. The identity number is masked: showing it in full is a deed of its own.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseRow {
    pub uid: Uid,
    pub no: CaseNo,
    /// Code in the catalogue.
    pub service: String,
    pub name: String,
    pub masked_identity: String,
    pub phone: Option<String>,
    pub stage: Stage,
    pub due: Option<NaiveDate>,
    /// On the centre's clock.
    pub opened: NaiveDateTime,
}

/// A case as whoever decides it sees it: whose it is stands in it only where the service needs that.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseToDecide {
    pub no: CaseNo,
    /// Code in the catalogue.
    pub service: String,
    pub service_name: Bilingual,
    /// On the centre's clock.
    pub opened: NaiveDateTime,
    pub due: Option<NaiveDate>,
    pub papers: Vec<PaperToDecide>,
    /// The service's form, without what tells of the person.
    pub answers: Vec<AnswerToDecide>,
    /// Answers that are kept from whoever decides.
    pub withheld: usize,
    pub applicant: Option<Party>,
    /// Why it was sent back before, if it was.
    pub returned: Option<String>,
}

/// One paper of a case, without its files' names.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct PaperToDecide {
    /// Place in the service's list, from 1.
    pub no: u16,
    pub name: Bilingual,
    pub required: bool,
    pub state: DocumentState,
    pub files: usize,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerToDecide {
    pub label: Bilingual,
    pub value: String,
}

/// A case in the queue of those that await a decision: no person stands in it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DecisionRow {
    pub no: CaseNo,
    /// Code in the catalogue.
    pub service: String,
    pub due: Option<NaiveDate>,
    /// On the centre's clock.
    pub opened: NaiveDateTime,
}

/// A member of staff who may not try to sign in just now.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LockedName {
    pub officer: OfficerId,
    pub name: String,
    /// Wrong tries in a row.
    pub failures: u32,
    /// Still to wait.
    pub seconds: i64,
}

/// One line of a case's trail.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrailEntry {
    /// On the centre's clock.
    pub at: NaiveDateTime,
    pub officer: OfficerId,
    /// As enrolled; the id where the name is not known here.
    pub officer_name: String,
    pub station: StationId,
    pub seq: u64,
    /// The action's kind, `case_opened`; one of a later version is shown as it is.
    pub kind: String,
    pub reason: Option<String>,
    pub detail: Option<TrailDetail>,
}

/// What an action speaks of.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum TrailDetail {
    /// A case or a ticket.
    Number(String),
    Paid {
        receipt: ReceiptNo,
        total: Money,
    },
    Due(NaiveDate),
    /// A paper came out; 1 is the first print.
    Printed {
        paper: String,
        no: String,
        copy: u32,
    },
    /// Papers were recorded, so many.
    Documents(usize),
    /// The back office decided.
    Decided(Decision),
    /// Somebody looked and did no more.
    Looked(Looked),
    /// Files went, or what the case told of its person with them.
    Erased {
        files: usize,
        contents: bool,
    },
    /// It went to headquarters in this batch.
    Sent(u64),
}

/// A case with everything that was done about it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDetail {
    pub case: Case,
    /// Names of the case's papers in their order, from the catalogue it was opened under.
    pub paper_names: Vec<Bilingual>,
    pub opened_by_name: String,
    /// On the centre's clock.
    pub opened: NaiveDateTime,
    /// Since when nothing of it may be erased, and when its own content was.
    pub held: Option<NaiveDateTime>,
    pub emptied: Option<NaiveDateTime>,
    /// What headquarters does not agree to, as long as nobody corrected it: told with the batches.
    pub refused: Vec<RefusedRecord>,
    pub trail: Vec<TrailEntry>,
    /// What two units did that cannot both stand, and what was settled of it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub conflicts: Vec<Conflict>,
}

/// Someone who has been here before: how they were written down last, and their cases.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct KnownPerson {
    pub party: Party,
    /// Newest first, at most twenty.
    pub cases: Vec<CaseRow>,
}

/// The day so far at this station.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct DaySummary {
    pub opened: u32,
    pub incomplete: u32,
    /// Taken today, in minor units of the centre's currency.
    pub taken_minor: i64,
    pub receipts: u32,
    /// Actions that no batch has carried yet.
    pub waiting_to_leave: u64,
}

/// Counts over some days, stations or services.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Totals {
    pub opened: i64,
    /// Of those opened, the ones that are not complete and paid by now.
    pub waiting: i64,
    pub receipts: i64,
    /// Taken, in minor units of the centre's currency.
    pub minor: i64,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayTotals {
    pub day: NaiveDate,
    pub totals: Totals,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ServiceTotals {
    /// Code in the catalogue.
    pub service: String,
    pub totals: Totals,
}

/// What came in and was taken over some days. Days and services without anything are left out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct PeriodSummary {
    pub totals: Totals,
    /// Oldest first.
    pub days: Vec<DayTotals>,
    /// By code.
    pub services: Vec<ServiceTotals>,
}

/// What registering a case gave: the numbers that go on paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Registered {
    pub uid: Uid,
    pub case: CaseNo,
    pub stage: Stage,
    pub receipt: Option<ReceiptNo>,
    pub ticket: Option<TicketNo>,
    pub due: Option<NaiveDate>,
    /// How many required papers are missing.
    pub missing: usize,
}

/// A sealed batch in the list.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchRow {
    pub number: u64,
    pub file: String,
    /// SHA-256 of the file, 64 hexadecimal digits.
    pub sha256: String,
    pub at: NaiveDateTime,
    /// Whether the file is still where it was written.
    pub present: bool,
    /// When headquarters signed for it.
    pub received: Option<NaiveDateTime>,
    /// What headquarters did not agree to.
    pub refused: Vec<RefusedRecord>,
    /// Why headquarters did not take it; none once it did, or while it said nothing.
    pub not_taken: Option<NotTakenBatch>,
    pub way: BatchWay,
}

/// A batch that headquarters did not take as a whole.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotTakenBatch {
    /// By headquarters' clock.
    pub at: NaiveDateTime,
    /// Why, as a word that travels in the answer.
    pub code: String,
    /// For whoever looks closer, in plain English.
    pub detail: String,
}

/// What the station remembers of a batch since it was sealed. Counts are zero where an older program sealed it.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct BatchWay {
    /// Size of the file.
    pub bytes: u64,
    pub actions: u64,
    pub cases: u64,
    pub attachments: u64,
    /// When the whole of it lay at headquarters' server.
    pub uploaded: Option<NaiveDateTime>,
    /// What hindered the last try to upload it, as a code, and when.
    pub fault: Option<String>,
    pub failed: Option<NaiveDateTime>,
    /// The newest first.
    pub copies: Vec<BatchCopy>,
}

/// A place where a batch was copied to and read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct BatchCopy {
    pub place: String,
    pub at: NaiveDateTime,
    pub officer: String,
}

/// A record that headquarters received and does not agree to.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedRecord {
    pub series: String,
    pub seq: u64,
    /// Number of the case it is of.
    pub case: Option<String>,
    /// Why, as a word that travels in the receipt.
    pub code: String,
    /// For whoever looks closer, in plain English.
    pub detail: String,
    /// The case was corrected since.
    pub corrected: bool,
}
