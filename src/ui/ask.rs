//! What a page asks for. Pages draw and ask; the window carries the asking out.

use std::path::PathBuf;

use chrono::NaiveDate;

use super::pages::Page;
use crate::app::{Address, CorrectionForm, OfficePaper, PaperKind, ScanSample, Secret, Verdict, Wish};
use crate::config::{Printers, Reading, Screen};
use crate::domain::case::{DeedAt, Matter};
use crate::domain::officer::Role;

/// A wish of the clerk that goes beyond the page's own half-typed text.
#[derive(Debug, Clone, PartialEq)]
pub enum Ask {
    SignIn {
        officer: String,
        secret: Secret,
    },
    Lock,
    /// Out of the practice centre, to where one came from.
    LeavePractice,
    Go(Page),
    /// The sheet of keys.
    ShowKeys,
    SwitchLanguage,
    /// How the window is to look from now on.
    KeepScreen(Screen),
    /// Commits the sheet.
    Commit,
    /// An empty sheet for the next person.
    NextCitizen,
    /// A file for a document of the sheet, by its place from 1.
    Attach {
        paper: u16,
        path: PathBuf,
    },
    ChooseFiles {
        paper: u16,
    },
    /// What is done with scanned pages and scanners.
    OfPages(OfPages),
    /// Cases with pages that are still to be scanned.
    FindToScan,
    FindCases(String),
    OpenCase(String),
    /// A new case that renews the licence of the open one.
    RenewOpenCase,
    /// Back to the sheet with what the open case has.
    CompleteOpenCase,
    Print {
        case: String,
        paper: PaperKind,
    },
    Correct(Box<CorrectionForm>),
    /// What is done about a case only for a reason.
    For {
        why: Why,
        case: String,
        reason: String,
    },
    /// Erases what the plan shows.
    Erase,
    OpenToDecide(String),
    Decide {
        case: String,
        verdict: Verdict,
        reason: String,
        /// Papers by their place from 1.
        missing: Vec<u16>,
    },
    Enrol {
        officer: String,
        name: String,
        roles: Vec<Role>,
        secret: Secret,
        until: Option<NaiveDate>,
    },
    ChangeOfficer {
        officer: String,
        name: String,
        roles: Vec<Role>,
        until: Option<NaiveDate>,
    },
    EndOfficer {
        officer: String,
        reason: String,
    },
    GiveBadge {
        officer: String,
    },
    ExportBatch {
        folder: Option<PathBuf>,
    },
    ChooseBatchFolder,
    /// Where a batch that was sealed goes besides.
    ChooseCopyFolder {
        number: u64,
    },
    StopExport,
    UploadNow,
    KeepLinkPassword(Secret),
    /// The paper that goes along with a batch.
    PrintBatch {
        number: u64,
    },
    /// The file of headquarters' receipt.
    ChooseReceipt,
    /// The files that headquarters sent.
    ChoosePack,
    /// The citizen was told of the decision that came.
    TellCitizen(String),
    /// Which deed stands where two units did differently.
    Settle {
        case: String,
        matter: Matter,
        stands: DeedAt,
        reason: String,
    },
    MakeBackup,
    /// What restoring this backup would mean.
    PlanRestore {
        file: String,
    },
    RestoreBackup {
        file: String,
    },
    /// The file of a backup that lies elsewhere.
    ChooseBackup,
    /// Which barcode readers the station has from now on.
    KeepReading(Reading),
    /// Which ports there are for one.
    LookForPorts,
    /// What is scanned is shown on the page of devices, or goes where it leads again.
    TryReaders(bool),
    /// A scan as a reader would send it.
    PractiseScan(ScanSample),
    /// What can be read of a damaged register goes into a new one.
    Salvage,
    /// Closes the till of whoever asks, by the amounts that they typed.
    CloseTill {
        at_opening: String,
        counted: String,
        reason: String,
    },
    /// Hands the files of these cases to the back office.
    HandTray(Vec<String>),
    /// A paper of the office: of this till, tray or service.
    PrintOfOffice {
        paper: OfficePaper,
        of: String,
    },
    /// Something about a paper of the queue.
    Paper {
        job: i64,
        deed: PaperDeed,
    },
    /// The printers of this station from now on.
    SetPrinters(Printers),
    TestPage {
        printer: String,
    },
    /// Lets a colleague try again who is kept waiting.
    Unlock {
        officer: String,
    },
    Copy(String),
}

/// What is asked of the tray of pages, and of scanners.
#[derive(Debug, Clone, PartialEq)]
pub enum OfPages {
    Scan,
    Stop,
    /// Pictures or PDF for the tray.
    ChooseFiles,
    Turn {
        page: u64,
        /// Clockwise.
        quarters: u8,
    },
    Move {
        page: u64,
        /// From 1.
        place: usize,
    },
    Remove(Vec<u64>),
    /// Attaches pages to a document by its place from 1: of the sheet, or of the case that is open.
    Attach {
        to: AttachTo,
        paper: u16,
        pages: Vec<u64>,
    },
    FindScanners,
    TryScanner,
    /// The scanner of this station, and the folder that is watched.
    Choose {
        scanner: Option<Address>,
        folder: Option<PathBuf>,
    },
    /// How pages are scanned.
    ScanSo {
        wish: Wish,
        drop_blank: bool,
    },
    /// A folder to be watched.
    ChooseFolder,
}

/// Where pages go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum AttachTo {
    Sheet,
    /// A case that was taken in before, by its number.
    Case(String),
}

/// What can be done about a paper of the queue.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PaperDeed {
    /// Goes once more, by this printer where one is named.
    Send(Option<String>),
    Save,
    /// For a reason.
    Cancel(String),
    Came,
    DidNotCome,
}

/// What a reason is given for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Why {
    ShowIdentity,
    /// Nothing of the case is to be erased.
    Hold,
    LiftHold,
    /// Who looked at the citizen's cases.
    ReadAccess,
    /// The citizen's own trail on paper.
    PrintTrail,
}
