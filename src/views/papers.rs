//! What stands on the papers that a counter hands out: one struct a paper, filled by whoever knows the case, laid out by
//! `print/`. Numbers of cases, receipts and tickets come as the text that is printed and scanned; times are the centre's
//! own clock; identity numbers are masked before they get here.

use chrono::{NaiveDate, NaiveDateTime};

use crate::domain::case::{Decision, DocumentState, Stage};
use crate::domain::fee::FeeLineKind;
use crate::domain::officer::Role;
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::{Bilingual, Money};

/// Who hands the paper out: the head of every paper.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CentreView {
    pub name: Bilingual,
    /// What it belongs to: the state, the governorate or municipality.
    pub authority: Bilingual,
    /// Where it is and when it is open, for somebody who has to come back. May be blank.
    pub address: Bilingual,
    /// `ZAQ-03`.
    pub station: String,
    /// The window as the hall knows it: `3`.
    pub window: u32,
    pub logo: Option<Logo>,
    /// A practice centre's papers are marked all over, so that none of them can pass for a real one.
    pub practice: bool,
}

/// A picture in black and white, `width` dots to a row, row by row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logo {
    pub width: usize,
    pub dots: Vec<bool>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptLine {
    /// Stamp duty is never hidden in the fee.
    pub kind: FeeLineKind,
    /// Blank where the kind says all there is to say.
    pub label: Bilingual,
    pub amount: Money,
    /// False while the catalogue's value has not been checked against its legal basis.
    pub verified: bool,
}

/// Money was taken.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptView {
    pub centre: CentreView,
    pub receipt_no: String,
    pub case_no: String,
    pub payer: String,
    pub masked_id: String,
    pub service: Bilingual,
    pub lines: Vec<ReceiptLine>,
    pub total: Money,
    pub paid_by: PaymentMethod,
    /// The terminal's or the bank's; none for cash.
    pub reference: Option<String>,
    pub officer: String,
    pub at: NaiveDateTime,
    /// 1 is the original; a reprint says which copy it is.
    pub copy: u32,
    /// Version of the catalogue that the fees come from.
    pub catalogue: String,
}

/// One paper of the citizen's file, as the clerk marked it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FiledDocument {
    pub title: Bilingual,
    pub state: DocumentState,
}

/// When the answer is owed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueView {
    By {
        date: NaiveDate,
        verified: bool,
    },
    /// The authority publishes no time limit.
    NoPublishedLimit,
    /// The file is not complete.
    NotStarted,
}

/// A request was received.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AcknowledgementView {
    pub centre: CentreView,
    pub case_no: String,
    pub applicant: String,
    pub masked_id: String,
    pub service: Bilingual,
    pub documents: Vec<FiledDocument>,
    pub due: DueView,
    /// What the office does from here on, in order.
    pub next_steps: Vec<Bilingual>,
    /// Receipt numbers of what was paid for this case.
    pub receipts: Vec<String>,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
    pub catalogue: String,
}

/// A place in the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TicketView {
    pub centre: CentreView,
    /// `A014`.
    pub ticket_no: String,
    pub queue: Bilingual,
    pub ahead: u32,
    pub wait_minutes: Option<u32>,
    /// Why this ticket goes before others; none for most.
    pub priority: Option<Bilingual>,
    pub case_no: Option<String>,
    pub at: NaiveDateTime,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Wanted {
    Original,
    Copy,
    OriginalAndCopy,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingDocument {
    pub title: Bilingual,
    pub wanted: Option<Wanted>,
    pub issuer: Option<Bilingual>,
    /// The citizen said it would be brought.
    pub promised: bool,
}

/// The file is not complete: what to bring, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MissingView {
    pub centre: CentreView,
    pub case_no: String,
    pub applicant: String,
    pub masked_id: String,
    pub service: Bilingual,
    pub missing: Vec<MissingDocument>,
    /// What is already in the file.
    pub present: Vec<FiledDocument>,
    pub bring_by: Option<NaiveDate>,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
    pub catalogue: String,
}

/// What a citizen may know of their own cases.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailView {
    pub centre: CentreView,
    /// The number of the newest case: by it the paper is kept and scanned.
    pub no: String,
    /// Both are blank where they were erased.
    pub name: String,
    pub masked_id: String,
    /// Newest first.
    pub cases: Vec<TrailCase>,
    pub officer: String,
    pub at: NaiveDateTime,
    pub copy: u32,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailCase {
    pub no: String,
    pub service: Bilingual,
    pub stage: Stage,
    /// Oldest first.
    pub steps: Vec<TrailLine>,
    /// Who looked at it or took something out of it, oldest first.
    pub looks: Vec<TrailLine>,
    pub erased: Vec<ErasedLine>,
}

/// Something that was done. The citizen reads by which office, not by whom.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TrailLine {
    pub at: NaiveDateTime,
    /// The action's kind, `case_opened`.
    pub kind: String,
    pub decision: Option<Decision>,
    pub roles: Vec<Role>,
    pub station: String,
}

/// What was erased, and by which rule.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ErasedLine {
    /// The rule's name.
    pub what: Bilingual,
    pub files: usize,
    pub on: NaiveDate,
}
