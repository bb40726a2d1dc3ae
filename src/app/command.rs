//! What can be asked of the program: commands that change something, questions that do not.
//!
//! They are data. The window, the tests and `shubbak exec` send the same ones, as text of a person's
//! typing; what they mean is checked once, in `desk`.

use std::collections::BTreeMap;
use std::path::PathBuf;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::secret::Secret;
use crate::config::Printers;
use crate::devices::document::{Address, Wish};
use crate::domain::case::{Attachment, DeedAt, DocumentState, Matter};
use crate::domain::fee::FeeFacts;
use crate::domain::identity::{IdentityKind, Sex};
use crate::domain::money::MoneyError;
use crate::domain::officer::Role;
pub use crate::domain::paper::{OfficePaper, PaperKind, PaperLanguage};
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::quantity::QuantityError;
use crate::domain::{Country, Currency, Money, Quantity};
use crate::i18n::Language;

/// Something to do. Each carries its own id beside it; the same id again gives the first answer.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "do", rename_all = "snake_case", deny_unknown_fields)]
pub enum Command {
    SignIn {
        officer: String,
        secret: Secret,
    },
    SignOut {},
    /// Takes an application in; complete and paid, it starts the office's clock in the same commit.
    RegisterCase(Box<CaseForm>),
    /// Papers and answers that came later, and the fee when all are there.
    CompleteCase(Box<CompletionForm>),
    /// What was written down wrongly stands otherwise from now on.
    CorrectCase(Box<CorrectionForm>),
    /// Stores a picture or a PDF; the answer is what a document's `files` take.
    AttachFile {
        path: PathBuf,
    },
    /// Scans all that lies in the source into the tray; what is not said, the station chose. Its pages, and how it
    /// ended, are asked by `pages`.
    ScanPages {
        #[serde(default)]
        scanner: Option<Address>,
        #[serde(default)]
        wish: Option<Wish>,
        #[serde(default)]
        drop_blank: Option<bool>,
    },
    /// Ends what is being done with a scanner; the pages that came stay.
    StopScanning {},
    /// Looks for scanners; the answer comes with `pages`.
    FindScanners {},
    /// Scans one page of the chosen scanner and keeps nothing.
    TryScanner {},
    /// The scanner of this station from now on, and the folder that is watched for scans.
    ChooseScanner {
        #[serde(default)]
        scanner: Option<Address>,
        /// What is put there is taken and removed.
        #[serde(default)]
        folder: Option<PathBuf>,
    },
    /// How this station scans from now on.
    ChooseScanning {
        wish: Wish,
        #[serde(default)]
        drop_blank: bool,
    },
    /// Lays a picture or a PDF in the tray.
    TakePage {
        path: PathBuf,
    },
    /// Turns a page of the tray clockwise.
    TurnPage {
        page: u64,
        /// Quarters of a full turn.
        quarters: u8,
    },
    /// Moves a page of the tray to a place, from 1.
    MovePage {
        page: u64,
        place: usize,
    },
    RemovePages {
        pages: Vec<u64>,
    },
    /// Stores pages of the tray; the answer is what a document's `files` take. They stay in the tray until
    /// they are removed.
    AttachPages {
        pages: Vec<u64>,
    },
    /// Adds stored files to a paper of a case that was taken in before, by its place from 1.
    AttachToCase {
        case: String,
        document: u16,
        files: Vec<Attachment>,
    },
    /// Makes a paper of a case, by the printer of its kind or as a PDF, and counts the copy.
    PrintPaper {
        case: String,
        paper: PaperKind,
        #[serde(default)]
        language: Option<PaperLanguage>,
        /// Owed for every copy but the first.
        #[serde(default)]
        reason: Option<String>,
        /// As a PDF, also where the station has a printer for it.
        #[serde(default)]
        as_file: bool,
    },
    /// Closes the till of whoever asks: the cash that lay in it at the opening, and what was counted now.
    CloseTill {
        at_opening: String,
        counted: String,
        /// Owed where the cash is not what it should be.
        #[serde(default)]
        reason: String,
    },
    /// Hands files to the back office together, by the numbers of their cases.
    HandTray {
        cases: Vec<String>,
    },
    /// Makes a paper of the office, by the printer of its kind or as a PDF.
    PrintOfOffice {
        paper: OfficePaper,
        /// The number of a till or a tray, or the code of a service.
        #[serde(default)]
        of: String,
        #[serde(default)]
        language: Option<PaperLanguage>,
        /// As a PDF, also where the station has a printer for it.
        #[serde(default)]
        as_file: bool,
    },
    /// Lets a paper of the queue go once more, by another printer if one is named.
    SendPaper {
        job: i64,
        #[serde(default)]
        printer: Option<String>,
    },
    /// Saves a paper of the queue as a PDF instead.
    SavePaper {
        job: i64,
    },
    /// Takes a paper out of the queue.
    CancelPaper {
        job: i64,
        reason: String,
    },
    /// Somebody has looked whether a paper came out; one that did not is printed again as the same copy.
    PaperCameOut {
        job: i64,
        came: bool,
    },
    /// The printers of this station, all as they are from now on.
    SetPrinters {
        printers: Printers,
    },
    PrintTestPage {
        printer: String,
    },
    /// Shows a masked identity number in full; it is a deed because somebody looked.
    ShowIdentity {
        case: String,
        reason: String,
    },
    /// The back office's word on a case.
    Decide {
        case: String,
        verdict: Verdict,
        /// Owed unless it is approved.
        #[serde(default)]
        reason: String,
        /// Papers that are missing or do not do, by their place from 1; of a returned case alone.
        #[serde(default)]
        missing: Vec<u16>,
    },
    /// Nothing of the case is erased from now on, however old it gets.
    HoldCase {
        case: String,
        reason: String,
    },
    LiftHold {
        case: String,
        reason: String,
    },
    /// Erases what has come to the end of its time by `until`, or today; a question shows it first.
    EraseContent {
        #[serde(default)]
        until: Option<NaiveDate>,
    },
    /// Makes the paper on which a citizen reads their cases, who looked at them, and what was erased.
    PrintTrail {
        /// Their identity number, or the number of one of their cases.
        of: String,
        #[serde(default)]
        language: Option<PaperLanguage>,
        reason: String,
    },
    EnrolOfficer {
        officer: String,
        name: String,
        roles: Vec<Role>,
        secret: Secret,
        /// Last day of service; owed for somebody who is here for a time only.
        #[serde(default)]
        until: Option<NaiveDate>,
    },
    /// Gives a member of staff another name, other roles or another last day, all as they are from now on.
    ChangeOfficer {
        officer: String,
        name: String,
        roles: Vec<Role>,
        #[serde(default)]
        until: Option<NaiveDate>,
    },
    /// Ends somebody's service now.
    EndOfficer {
        officer: String,
        reason: String,
    },
    /// Gives somebody a badge for the barcode reader; the one they had leads nowhere.
    GiveBadge {
        officer: String,
    },
    /// Lets somebody try again at once who is kept waiting after wrong secrets.
    UnlockOfficer {
        officer: String,
    },
    /// Writes everything since the last batch as one sealed file.
    ExportBatch {
        #[serde(default)]
        folder: Option<PathBuf>,
        #[serde(default)]
        reason: Option<String>,
    },
    /// Copies a batch that was sealed to another place, such as a stick.
    CopyBatch {
        number: u64,
        folder: PathBuf,
    },
    /// Stops the sealing or copying that is under way.
    StopExport {},
    /// Keeps the password of the link to headquarters.
    KeepLinkPassword {
        password: Secret,
    },
    /// Uploads what waits now, and looks for receipts.
    UploadNow {},
    /// Prints the paper that goes along with a batch.
    PrintBatch {
        number: u64,
    },
    /// Takes in headquarters' receipt for a batch.
    TakeReceipt {
        file: PathBuf,
    },
    /// Takes what headquarters sent: a catalogue, decisions, a reference register, the trail of a case.
    TakePack {
        file: PathBuf,
    },
    /// The citizen was told of the decision that came.
    TellCitizen {
        case: String,
    },
    /// Says which deed stands where two units did differently.
    SettleConflict {
        case: String,
        matter: Matter,
        stands: DeedAt,
        reason: String,
    },
    /// Copies the register to every place of backups.
    MakeBackup {},
    /// Puts a backup, the newest if none is named, in the register's place; what lies there is set aside.
    RestoreBackup {
        #[serde(default)]
        file: Option<PathBuf>,
    },
    /// Brings what can be read of a damaged register into a new one, in its place.
    Salvage {},
}

/// What the back office may say.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    Approved,
    Refused,
    Returned,
}

/// An application as it was filled in.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CaseForm {
    /// Code in the catalogue.
    pub service: String,
    pub applicant: PartyForm,
    #[serde(default)]
    pub agent: Option<AgentForm>,
    /// Papers that are not listed are missing.
    #[serde(default)]
    pub documents: Vec<DocumentForm>,
    /// The service's own form, by field key.
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    #[serde(default)]
    pub fee: FeeForm,
    /// None keeps the case without a payment.
    #[serde(default)]
    pub payment: Option<PaymentForm>,
    #[serde(default)]
    pub note: Option<String>,
}

/// What came later for a case that was not complete.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CompletionForm {
    /// The case's number.
    pub case: String,
    #[serde(default)]
    pub documents: Vec<DocumentForm>,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
    #[serde(default)]
    pub fee: FeeForm,
    #[serde(default)]
    pub payment: Option<PaymentForm>,
}

impl CompletionForm {
    /// Whether it brings more than a fee.
    pub fn fills_in(&self) -> bool {
        !(self.documents.is_empty() && self.answers.is_empty())
    }
}

/// What is corrected of a case, for a reason. What is not named stays as it is.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct CorrectionForm {
    /// The case's number.
    pub case: String,
    pub reason: String,
    /// The person as they are to stand from now on, whole.
    #[serde(default)]
    pub applicant: Option<PartyForm>,
    #[serde(default)]
    pub agent: Option<AgentForm>,
    #[serde(default)]
    pub documents: Vec<DocumentForm>,
    #[serde(default)]
    pub answers: BTreeMap<String, String>,
}

/// A person or company, as typed.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PartyForm {
    pub kind: IdentityKind,
    pub number: String,
    pub name: String,
    #[serde(default)]
    pub phone: String,
    /// Needed only where the number does not tell.
    #[serde(default)]
    pub birth_date: Option<NaiveDate>,
    #[serde(default)]
    pub sex: Option<Sex>,
    #[serde(default)]
    pub address: String,
    /// Why the clerk goes on although the check digit looks wrong.
    #[serde(default)]
    pub doubt_accepted: Option<String>,
}

impl Default for PartyForm {
    fn default() -> Self {
        Self {
            kind: IdentityKind::EgNationalId,
            number: String::new(),
            name: String::new(),
            phone: String::new(),
            birth_date: None,
            sex: None,
            address: String::new(),
            doubt_accepted: None,
        }
    }
}

/// Who comes in another's name, and by what right.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AgentForm {
    pub party: PartyForm,
    /// Number and office of the power of attorney.
    pub authority: String,
}

/// What the clerk says of one paper.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DocumentForm {
    /// Place in the service's list, from 1.
    pub no: u16,
    pub state: DocumentState,
    #[serde(default)]
    pub files: Vec<Attachment>,
    /// It was seen, and is scanned when there is time; said of no paper that has files.
    #[serde(default)]
    pub scan_later: bool,
}

/// What the fee depends on, as typed.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct FeeForm {
    /// Square metres, months or trips, for a fee by unit.
    #[serde(default)]
    pub quantity: String,
    /// Place in the list of rates, from 1.
    #[serde(default)]
    pub tier: Option<usize>,
    /// What the department assessed, where the rule leaves the amount to it.
    #[serde(default)]
    pub assessed: String,
    /// The deposit, where the rule leaves it open.
    #[serde(default)]
    pub deposit: String,
}

/// A fact of the fee cannot be read: which one, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum FeeFormFault {
    Quantity(QuantityError),
    Assessed(MoneyError),
    Deposit(MoneyError),
}

impl FeeForm {
    /// The facts that were typed; an amount is in `currency`, and a blank says nothing.
    pub fn facts(&self, currency: Currency) -> Result<FeeFacts, FeeFormFault> {
        let typed = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
        let quantity = typed(&self.quantity).map(|text| Quantity::parse(&text)).transpose();
        let assessed = typed(&self.assessed).map(|text| Money::parse(&text, currency)).transpose();
        let deposit = typed(&self.deposit).map(|text| Money::parse(&text, currency)).transpose();
        Ok(FeeFacts {
            quantity: quantity.map_err(FeeFormFault::Quantity)?,
            // Counted from 1 by people; 0 is no place, and is refused as one that does not exist.
            tier: self.tier.map(|no| no.wrapping_sub(1)),
            assessed: assessed.map_err(FeeFormFault::Assessed)?,
            deposit: deposit.map_err(FeeFormFault::Deposit)?,
        })
    }
}

/// How the fee is paid.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PaymentForm {
    pub method: PaymentMethod,
    /// The terminal's or the bank's reference; not for cash.
    #[serde(default)]
    pub reference: String,
}

/// Something to be told. A question changes nothing and may be asked by any program of the office.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "ask", rename_all = "snake_case", deny_unknown_fields)]
pub enum Question {
    /// What an identity number tells; without a kind, which kind it is.
    ParseId {
        text: String,
        #[serde(default)]
        kind: Option<IdentityKind>,
        #[serde(default)]
        country: Option<Country>,
    },
    FindService {
        text: String,
        #[serde(default)]
        country: Option<Country>,
    },
    /// A service with its papers, form, fee rule and time limit.
    Service {
        code: String,
    },
    /// By number, identity number, phone or part of the name.
    FindCase {
        text: String,
    },
    /// A case as it stands, with its trail.
    Case {
        case: String,
    },
    /// Whose badge it is.
    Badge {
        no: String,
    },
    /// The case for which this queue ticket was given today.
    Ticket {
        no: String,
    },
    /// Whether a licence is genuine and in force, by the text of its square.
    Licence {
        text: String,
    },
    /// Whoever was here before with this identity number.
    Person {
        number: String,
    },
    QuoteFee {
        service: String,
        #[serde(default)]
        fee: FeeForm,
        #[serde(default)]
        method: Option<PaymentMethod>,
    },
    DueDate {
        country: Country,
        start: NaiveDate,
        count: u16,
        kind: DayUnit,
    },
    AmountInWords {
        amount: String,
        currency: Currency,
        #[serde(default)]
        language: Option<Language>,
    },
    Today {},
    Batches {},
    /// Packs of headquarters that were taken, the last first.
    Packs {},
    /// Decisions that came and of which the citizen was not told yet.
    DecisionsThatCame {},
    /// What headquarters' registers (arrears, fines, licences) say of an identity, licence or plot number.
    Referred {
        number: String,
    },
    /// The till of whoever asks, and those that they closed.
    Till {},
    /// Everybody's tills.
    Tills {},
    /// Files that wait to be handed to the back office, and trays that were.
    Trays {},
    /// Cases past their day, by who holds them.
    LateCases {},
    /// Papers that wait or came out today, and how the printers are.
    Papers {},
    /// The printers of this station, and those that the machine has.
    Printers {},
    /// The places of backups and what lies there.
    Backups {},
    /// What restoring a backup would mean.
    RestorePlan {
        file: PathBuf,
    },
    /// Cases that await a decision which whoever asks may take, the oldest legal deadline first.
    ToDecide {},
    /// The pages in the tray, and what is being done with scanners.
    Pages {},
    /// Cases with papers that were seen and are to be scanned later, the oldest first.
    ToScan {},
    /// One of them, as whoever decides may see it.
    CaseToDecide {
        case: String,
    },
    /// What a deletion run up to `until`, or today, would erase.
    RetentionPlan {
        #[serde(default)]
        until: Option<NaiveDate>,
    },
    /// Who looked at a citizen's data, when and why; that somebody asked is written down too.
    AccessLog {
        /// Their identity number, or the number of one of their cases.
        of: String,
        reason: String,
    },
    /// Everyone enrolled, with roles and last day.
    Staff {},
    /// Staff who are kept waiting after wrong secrets.
    LockedNames {},
    WhoAmI {},
}

/// In what a time limit counts.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayUnit {
    WorkingDays,
    CalendarDays,
    Weeks,
    Months,
}
