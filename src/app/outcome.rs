//! What the program answers.

use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::pages::PagesView;
use super::{Answered, Standing};
use crate::config::Printers;
use crate::domain::case::Attachment;
use crate::domain::fee::FeeQuote;
use crate::domain::identity::{Identity, Sex};
use crate::domain::mark::{OfficerId, StationId};
use crate::domain::numbers::{BadgeNo, CaseNo, TillNo, TrayNo};
use crate::domain::officer::Officer;
use crate::domain::retention::Erased;
use crate::domain::{Bilingual, Money, Service};
use crate::register::Salvaged;
use crate::views::{
    AccessLog, BackupPlace, BatchRow, CameRow, CaseDetail, CaseRow, CaseToDecide, DaySummary, DecisionRow, KnownPerson,
    LateCases, LockedName, PackDone, PackRow, PaperRoom, Reference, Registered, RestorePlan, RetentionPlan, TillView,
    TillsView, TraysView,
};

/// What a command did, after the commit.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "did", rename_all = "snake_case")]
pub enum Outcome {
    SignedIn {
        officer: Officer,
    },
    SignedOut {},
    Registered(Registered),
    Attached(Attachment),
    /// The tray after what was done with it, or begun.
    Pages(Box<PagesView>),
    /// Pages of the tray are stored, in the order in which they were asked for.
    PagesAttached {
        files: Vec<Attachment>,
    },
    /// The case stands otherwise; the correction goes out with the next batch.
    CaseCorrected {},
    /// The files stand with the case.
    AttachedToCase {},
    Printed {
        paper: String,
        no: String,
        copy: u32,
        file: PathBuf,
    },
    TillClosed {
        till: TillNo,
        /// Counted less expected: negative when some is missing.
        difference: Money,
    },
    TrayHandedOver {
        tray: TrayNo,
        files: usize,
    },
    /// It is in the queue of a printer; that it came out is told later.
    PaperQueued {
        job: i64,
        paper: String,
        no: String,
        copy: u32,
        printer: String,
    },
    /// What was said about a paper of the queue is done.
    PaperSent {},
    PaperCancelled {},
    PrintersSet {},
    IdentityShown {
        number: String,
    },
    Decided {},
    CaseHeld {},
    HoldLifted {},
    /// A deletion run came to its end.
    ContentErased(Erased),
    OfficerEnrolled {},
    OfficerChanged {},
    OfficerEnded {},
    OfficerUnlocked {},
    BadgeGiven {
        badge: BadgeNo,
    },
    BatchSealed(Box<BatchOut>),
    /// A batch is being sealed or copied; what comes of it is told later.
    ExportBegun {},
    /// A batch lies at another place, read back there.
    BatchCopied {
        number: u64,
        place: PathBuf,
        /// In how many files.
        files: usize,
        bytes: u64,
        sha256: String,
    },
    ExportStopped {},
    LinkPasswordKept {},
    UploadBegun {},
    /// Headquarters' receipt is kept, and the register agrees with it.
    ReceiptTaken {
        batch: String,
    },
    /// Headquarters did not take that batch; why is a word.
    BatchNotTaken {
        batch: String,
        why: String,
    },
    /// A pack is taken, or had been before.
    PackTaken(Box<PackDone>),
    CitizenTold {},
    ConflictSettled {},
    /// A copy of the register is at a place of backups, read back.
    BackedUp {
        file: PathBuf,
        /// Number of the last action in it.
        seq: u64,
    },
    /// A backup is in the register's place; nobody is signed in.
    Restored {
        series: StationId,
        aside: PathBuf,
    },
    /// What could be read of a damaged register is in its place; nobody is signed in.
    Salvaged(Box<Salvaged>),
    /// There was nothing to send.
    NothingToSend {},
}

/// A batch that is out, read back and verified.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct BatchOut {
    pub number: u64,
    pub file: PathBuf,
    pub bytes: u64,
    pub sha256: String,
    pub actions: u64,
    pub cases: u64,
    pub attachments: u64,
    /// The place to which it was copied besides, where one was chosen.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub copied: Option<PathBuf>,
}

/// What a question is answered with.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(tag = "answer", rename_all = "snake_case")]
pub enum Answer {
    Identity(IdentityFacts),
    Services {
        services: Vec<ServiceLine>,
    },
    Service(Box<Service>),
    Cases {
        cases: Vec<CaseRow>,
    },
    Case(Box<CaseDetail>),
    Person {
        known: Option<Box<KnownPerson>>,
    },
    Badge {
        officer: Option<OfficerId>,
    },
    Ticket {
        case: Option<CaseNo>,
    },
    Licence(Box<LicenceTold>),
    Fee(FeeAnswer),
    DueDate(DueAnswer),
    Words {
        words: String,
    },
    Today(DaySummary),
    Batches {
        batches: Vec<BatchRow>,
    },
    /// `to_come`: number and first day of the next catalogue that is not in force yet.
    Packs {
        packs: Vec<PackRow>,
        to_come: Option<(u64, NaiveDate)>,
    },
    DecisionsThatCame {
        decisions: Vec<CameRow>,
    },
    Referred {
        registers: Vec<Reference>,
    },
    Till(Box<TillView>),
    Tills(Box<TillsView>),
    Trays(Box<TraysView>),
    LateCases(Box<LateCases>),
    Papers(Box<PaperRoom>),
    Printers(Box<PrintersKnown>),
    Backups {
        places: Vec<BackupPlace>,
    },
    RestorePlan(Box<RestorePlan>),
    ToDecide {
        cases: Vec<DecisionRow>,
    },
    Pages(Box<PagesView>),
    ToScan {
        cases: Vec<CaseRow>,
    },
    CaseToDecide(Box<CaseToDecide>),
    RetentionPlan(Box<RetentionPlan>),
    AccessLog(Box<AccessLog>),
    Staff {
        staff: Vec<Officer>,
    },
    LockedNames {
        names: Vec<LockedName>,
    },
    Officer {
        officer: Option<Officer>,
    },
}

/// What a licence says, and whether it may be believed and still holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct LicenceTold {
    pub licence: String,
    pub holder: String,
    /// The last digits of the holder's identity number.
    pub id: String,
    /// As the licence names it.
    pub service: String,
    pub issued: NaiveDate,
    /// Its last day; none where it does not end.
    pub until: Option<NaiveDate>,
    pub station: StationId,
    pub standing: Standing,
    /// The case that it was granted in, where this register holds it.
    pub case: Option<CaseNo>,
    /// The service by which it is renewed, by its code in the catalogue.
    pub renewal: Option<String>,
}

/// The printers of this station, and what the machine has to choose from.
#[derive(Debug, Clone, Default, PartialEq, Serialize)]
pub struct PrintersKnown {
    pub settings: Printers,
    /// Queues of the system.
    pub queues: Vec<String>,
    /// This system has no queue that takes our papers: printers are reached directly, and sheets stay PDFs.
    pub directly: bool,
    /// Device files of printers on USB.
    pub usb: Vec<String>,
    pub serial: Vec<String>,
}

/// What an identity number tells of its holder.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct IdentityFacts {
    pub identity: Identity,
    pub masked: String,
    pub birth_date: Option<NaiveDate>,
    pub sex: Option<Sex>,
    pub governorate: Option<GovernorateFacts>,
    /// False warns and does not block: no official rule for Egypt's check digit was published.
    pub check_digit_agrees: bool,
}

/// Governorate of birth.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct GovernorateFacts {
    pub code: String,
    pub name: Bilingual,
}

/// A service in a list.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ServiceLine {
    pub code: String,
    pub name: Bilingual,
    pub category: String,
    pub department: Bilingual,
}

/// A fee, and what the method of payment makes of it.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct FeeAnswer {
    #[serde(flatten)]
    pub quote: FeeQuote,
    /// In words, in the centre's language.
    pub words: String,
}

/// A due date, and why it is that day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct DueAnswer {
    pub due: NaiveDate,
    /// A holiday on the way is not yet confirmed.
    pub estimated: bool,
    pub falls_on_day_off: bool,
    pub skipped: Vec<SkippedDay>,
}

/// A day that did not count.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct SkippedDay {
    pub date: NaiveDate,
    pub why: Bilingual,
}

impl From<Answered> for Outcome {
    fn from(answered: Answered) -> Self {
        match answered {
            Answered::Received { batch } => Outcome::ReceiptTaken { batch },
            Answered::NotTaken { batch, code } => Outcome::BatchNotTaken { batch, why: code },
        }
    }
}
