//! Why the program did not do what it was asked. The words for people are in `crate::error`.

use std::io;
use std::path::Path;

use chrono::NaiveDate;

use super::FeeFormFault;
use super::custody::CustodyFault;
use crate::config::{ConfigFault, PrinterFault};
use crate::devices::document::{PageFault, ScanFault};
use crate::domain::Bilingual;
use crate::domain::catalogue::FieldError;
use crate::domain::fee::FeeFault;
use crate::domain::identity::IdentityError;
use crate::domain::money::MoneyError;
use crate::domain::phone::PhoneError;
use crate::domain::quantity::QuantityError;
use crate::exchange::pack::PackFault;
use crate::exchange::{LicenceFault, ReceiptFault};
use crate::hub::HubFault;
use crate::link::LinkFault;
use crate::register::RegisterFault;

/// A refusal. Nothing was changed.
#[derive(Debug)]
pub enum Fault {
    NotSignedIn,
    NotAllowed,
    /// `left`: tries before the name is locked.
    WrongSecret {
        left: i64,
    },
    /// Nobody may try under this name for so long.
    Locked {
        seconds: i64,
    },
    SecretTooShort {
        least: usize,
    },
    /// The two that were typed are not the same.
    SecretsDiffer,
    /// Nobody is there to type it; `option` names a file that holds it.
    SecretNeeded {
        option: &'static str,
    },
    /// A centre is to be set up where there is one.
    CentreThere {
        path: String,
    },
    /// There is nobody yet who could sign in.
    NobodyEnrolled,
    /// Before anybody else.
    AdministratorFirst,
    /// There is one, who enrols everybody else.
    AdministratorEnrols,
    UnknownService(String),
    Identity(IdentityError),
    Phone(PhoneError),
    Money(MoneyError),
    Quantity(QuantityError),
    Fee(FeeFault),
    /// The law on ways of paying refuses this one.
    PaymentRefused {
        rule: Bilingual,
    },
    ReferenceMissing,
    NameTooShort,
    Blank {
        label: Bilingual,
    },
    Field {
        label: Bilingual,
        fault: FieldError,
    },
    UnknownField(String),
    UnknownDocument(u16),
    UnknownAttachment(String),
    AttachmentKind {
        name: String,
    },
    AttachmentSize {
        name: String,
        limit_mib: i64,
    },
    AttachmentUnreadable {
        name: String,
        cause: String,
    },
    /// A page or file is not what can be taken.
    Page {
        name: String,
        why: PageFault,
    },
    /// There is no such page in the tray.
    UnknownPage(u64),
    /// Something is being done with a scanner already.
    ScanUnderWay,
    /// None is chosen for this station.
    NoScanner,
    /// Only a folder with nothing in it is watched: what is taken is removed there.
    FolderNotEmpty {
        path: String,
    },
    Scan(ScanFault),
    NotPayable,
    /// A correction that changes nothing.
    NothingCorrected,
    NoSuchPaper,
    /// No file was named that goes to the back office.
    NothingToHand,
    /// No printer is chosen for it, or none of that name.
    NoPrinter,
    /// A printer has the paper, or somebody has to say first whether it came out.
    PaperUnderWay,
    /// Printers cannot be chosen so.
    Printers(PrinterFault),
    BadNumber(String),
    ReasonMissing,
    /// In a real centre nothing goes by a schedule that nobody has confirmed.
    RetentionUnconfirmed,
    /// A returned case names neither a paper nor in words what is missing.
    MissingUnnamed,
    /// Their last day of service is over.
    ServiceEnded {
        last: NaiveDate,
    },
    /// Somebody who is here for a time only needs a last day.
    EndDateMissing,
    /// The last day lies in the past.
    EndDatePast,
    RolesMissing,
    /// Nobody changes their own roles or ends their own service.
    OwnRoles,
    BadLine {
        expected: String,
    },
    File {
        path: String,
        cause: String,
    },
    /// The folder, disk or stick is not there.
    PlaceGone {
        path: String,
    },
    /// No room left on the disk or stick where a file was to go.
    PlaceFull {
        path: String,
    },
    /// The place is read-only, or this person may not write there.
    PlaceReadOnly {
        path: String,
    },
    /// The settings name no place for backups.
    NoBackupPlace,
    /// There is no such backup, or none at all.
    NoBackup {
        path: String,
    },
    /// Nothing is known to be wrong with the register.
    NothingToSalvage,
    /// A backup is not what was said of it when it was made.
    BackupChanged {
        path: String,
    },
    Batch(String),
    /// There is no batch of this number.
    NoSuchBatch(u64),
    /// Its file is no longer where it was written, or is another.
    BatchGone {
        path: String,
    },
    /// One batch is being sealed or copied already.
    ExportUnderWay,
    /// Somebody asked for long work to stop; nothing of it stays.
    Stopped,
    /// The settings name no server of headquarters.
    NoLink,
    /// Headquarters' server.
    Link(LinkFault),
    /// Headquarters' receipt is not believed, or the register differs from it.
    Receipt(ReceiptFault),
    /// A pack of headquarters is not taken.
    Pack(PackFault),
    /// A reference register keeps the counter from going on.
    Referred {
        title: Bilingual,
    },
    /// A licence that was shown, or a station's certificate, is not believed.
    Licence(LicenceFault),
    Config(ConfigFault),
    Catalogue {
        file: String,
        cause: String,
    },
    Register(RegisterFault),
    /// The register's key could not be had.
    Custody(CustodyFault),
    /// Headquarters' database or folder.
    Hub(HubFault),
}

impl Fault {
    /// A file could not be written at `path`.
    pub fn file(path: &Path, error: &io::Error) -> Fault {
        let path = path.display().to_string();
        match error.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Fault::PlaceFull { path },
            io::ErrorKind::ReadOnlyFilesystem | io::ErrorKind::PermissionDenied => Fault::PlaceReadOnly { path },
            io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => Fault::PlaceGone { path },
            _ => Fault::File { path, cause: error.to_string() },
        }
    }

    /// Nobody may try under this name for so many milliseconds.
    pub fn locked(ms: i64) -> Fault {
        Fault::Locked { seconds: (ms + 999) / 1000 }
    }

    /// A name for programs; it never changes.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::NotSignedIn => "not_signed_in",
            Fault::NotAllowed => "not_allowed",
            Fault::WrongSecret { .. } => "wrong_secret",
            Fault::Locked { .. } => "locked",
            Fault::SecretTooShort { .. } => "secret_too_short",
            Fault::SecretsDiffer => "secrets_differ",
            Fault::SecretNeeded { .. } => "secret_needed",
            Fault::CentreThere { .. } => "centre_there",
            Fault::NobodyEnrolled => "nobody_enrolled",
            Fault::AdministratorFirst => "administrator_first",
            Fault::AdministratorEnrols => "administrator_enrols",
            Fault::UnknownService(_) => "unknown_service",
            Fault::Identity(error) => identity_code(error),
            Fault::Phone(_) => "phone",
            Fault::Money(error) => money_code(error),
            Fault::Quantity(_) => "quantity",
            Fault::Fee(_) => "fee",
            Fault::PaymentRefused { .. } => "payment_refused",
            Fault::ReferenceMissing => "reference_missing",
            Fault::NameTooShort => "name_too_short",
            Fault::Blank { .. } => "field_blank",
            Fault::Field { .. } => "field",
            Fault::UnknownField(_) => "unknown_field",
            Fault::UnknownDocument(_) => "unknown_document",
            Fault::UnknownAttachment(_) => "unknown_attachment",
            Fault::AttachmentKind { .. } => "attachment_kind",
            Fault::AttachmentSize { .. } => "attachment_size",
            Fault::AttachmentUnreadable { .. } => "attachment_unreadable",
            Fault::Page { why, .. } => page_code(why),
            Fault::UnknownPage(_) => "unknown_page",
            Fault::ScanUnderWay => "scan_under_way",
            Fault::NoScanner => "no_scanner",
            Fault::FolderNotEmpty { .. } => "folder_not_empty",
            Fault::Scan(fault) => scan_code(fault),
            Fault::NotPayable => "not_payable",
            Fault::NothingCorrected => "nothing_corrected",
            Fault::NoPrinter => "no_printer",
            Fault::PaperUnderWay => "paper_under_way",
            Fault::Printers(_) => "printers",
            Fault::NoSuchPaper => "no_such_paper",
            Fault::NothingToHand => "nothing_to_hand",
            Fault::BadNumber(_) => "bad_number",
            Fault::ReasonMissing => "reason_missing",
            Fault::RetentionUnconfirmed => "retention_unconfirmed",
            Fault::MissingUnnamed => "missing_unnamed",
            Fault::ServiceEnded { .. } => "service_ended",
            Fault::EndDateMissing => "end_date_missing",
            Fault::EndDatePast => "end_date_past",
            Fault::RolesMissing => "roles_missing",
            Fault::OwnRoles => "own_roles",
            Fault::BadLine { .. } => "bad_line",
            Fault::File { .. } => "file",
            Fault::PlaceGone { .. } => "place_gone",
            Fault::PlaceFull { .. } => "place_full",
            Fault::PlaceReadOnly { .. } => "place_read_only",
            Fault::NoBackupPlace => "no_backup_place",
            Fault::NoBackup { .. } => "no_backup",
            Fault::NothingToSalvage => "nothing_to_salvage",
            Fault::BackupChanged { .. } => "backup_changed",
            Fault::Batch(_) => "batch",
            Fault::NoSuchBatch(_) => "no_such_batch",
            Fault::BatchGone { .. } => "batch_gone",
            Fault::ExportUnderWay => "export_under_way",
            Fault::Stopped => "stopped",
            Fault::NoLink => "no_link_settings",
            Fault::Link(fault) => fault.code(),
            Fault::Receipt(fault) => receipt_code(fault),
            Fault::Licence(fault) => licence_code(fault),
            Fault::Config(_) => "config",
            Fault::Catalogue { .. } => "catalogue",
            Fault::Pack(fault) => pack_code(fault),
            Fault::Referred { .. } => "referred",
            Fault::Register(fault) => register_code(fault),
            Fault::Custody(fault) => fault.code(),
            Fault::Hub(HubFault::UnknownStation(_)) => "unknown_station",
            Fault::Hub(_) => "headquarters",
        }
    }
}

fn page_code(why: &PageFault) -> &'static str {
    match why {
        PageFault::Kind => "attachment_kind",
        PageFault::Damaged { .. } => "page_damaged",
        PageFault::Huge { .. } => "page_huge",
        PageFault::Large { .. } => "attachment_size",
        PageFault::Locked => "page_locked",
    }
}

fn scan_code(fault: &ScanFault) -> &'static str {
    use ScanFault as F;
    match fault {
        F::NotThere { .. } => "scanner_not_there",
        F::NotAnAddress { .. } => "scanner_address",
        F::NotAllowed => "scanner_not_allowed",
        F::Busy => "scanner_busy",
        F::FeederEmpty => "feeder_empty",
        F::Jam => "scanner_jam",
        F::CoverOpen => "scanner_cover_open",
        F::Silent { .. } => "scanner_silent",
        F::ProgramMissing { .. } => "scanner_program",
        F::Refused { .. } => "scanner_refused",
        F::Page { why } => page_code(why),
        F::NoRoom => "disk_full",
        F::NotKept { .. } => "page_not_kept",
        F::Stopped => "stopped",
        F::Other { .. } => "scanner",
    }
}

fn licence_code(fault: &LicenceFault) -> &'static str {
    match fault {
        LicenceFault::NotALicence => "not_a_licence",
        LicenceFault::Signature => "licence_forged",
        LicenceFault::UnknownStation(_) => "licence_unknown_station",
        LicenceFault::Certificate(_) => "licence_certificate",
    }
}

fn identity_code(error: &IdentityError) -> &'static str {
    use IdentityError as E;
    match error {
        E::Empty => "identity_empty",
        E::NotADigit { .. } => "identity_not_a_digit",
        E::NotALetterOrDigit { .. } => "identity_not_a_letter",
        E::WrongLength { .. } | E::LengthOutside { .. } => "identity_length",
        E::Century { .. } => "identity_century",
        E::NotADate { .. } | E::NotAMonth { .. } => "identity_date",
        E::BirthInFuture { .. } => "identity_future_birth",
        E::UnknownGovernorate { .. } => "identity_governorate",
        E::CheckDigit { .. } | E::NoCheckDigitFits => "identity_check_digit",
        E::NotRecognised { .. } => "identity_not_recognised",
    }
}

fn money_code(error: &MoneyError) -> &'static str {
    use MoneyError as E;
    match error {
        E::Empty => "money_empty",
        E::NotANumber { .. } => "money_not_a_number",
        E::Negative => "money_negative",
        E::TooManyDecimals { .. } => "money_decimals",
        E::TooLarge => "money_too_large",
        E::MixedCurrencies { .. } => "money_mixed",
    }
}

fn receipt_code(fault: &ReceiptFault) -> &'static str {
    use ReceiptFault as F;
    match fault {
        F::NotAReceipt(_) => "not_a_receipt",
        F::UnknownKey => "receipt_key",
        F::Signature => "receipt_signature",
        F::KeyNotValid(_) => "receipt_key_expired",
        F::OtherStation(_) => "receipt_other_station",
        F::Differs { .. } | F::Ends { .. } => "receipt_differs",
    }
}

fn pack_code(fault: &PackFault) -> &'static str {
    use PackFault as F;
    match fault {
        F::NotAPack | F::Label(_) => "not_a_pack",
        F::Layout(_) | F::Line { .. } => "pack_damaged",
        F::UnknownKey => "pack_key",
        F::Signature => "pack_signature",
        F::KeyNotValid(_) => "pack_key_expired",
        F::OtherCentre(_) => "pack_other_centre",
        F::OtherCountry(_) => "pack_other_country",
        F::NotSealed => "pack_not_sealed",
        F::Older { .. } => "pack_older",
        F::SameNumber { .. } => "pack_same_number",
        F::Trail(_) => "pack_trail",
        F::CannotSeal(_) => "pack_cannot_seal",
    }
}

fn register_code(fault: &RegisterFault) -> &'static str {
    use RegisterFault as F;
    match fault {
        F::InUse => "register_in_use",
        F::NewerVersion { .. } => "register_newer",
        F::WrongKey => "register_key",
        F::OtherStation { .. } => "register_other_station",
        F::DiskFull => "disk_full",
        F::ReadOnly => "read_only",
        F::DiskFails(_) => "disk_fails",
        F::Replaced => "register_replaced",
        F::Missing => "register_missing",
        F::Damaged(_) | F::Content(_) => "register_damaged",
        F::ReadingOnly => "register_reading_only",
        F::Unreadable => "register_unreadable",
        F::NotFound { .. } => "not_found",
        F::CommandReused(_) => "command_reused",
        F::PapersMissing(_) => "papers_missing",
        F::WrongStage(_) => "wrong_stage",
        F::NoDecisionDue(_) => "no_decision_due",
        F::TookPart => "took_part",
        F::Emptied => "content_erased",
        F::Held => "held",
        F::NotHeld => "not_held",
        F::Pack(_) => "pack_older",
        F::NotPaid => "not_paid",
        F::NothingTaken => "nothing_taken",
        F::TillDiffers(_) => "till_differs",
        F::HandedOver { .. } => "handed_over",
        F::NotToHand(_) => "not_to_hand",
        F::Money(error) => money_code(error),
        F::OfficerExists(_) => "officer_exists",
        F::File(_) | F::Database(_) => "register_storage",
    }
}

/// Faults of one part become faults of the program.
macro_rules! faults_of {
    ($($part:ty => $variant:ident),* $(,)?) => {$(
        impl From<$part> for Fault {
            fn from(fault: $part) -> Self {
                Fault::$variant(fault)
            }
        }
    )*};
}
faults_of! {
    RegisterFault => Register,
    LinkFault => Link,
    LicenceFault => Licence,
    ReceiptFault => Receipt,
    PackFault => Pack,
    IdentityError => Identity,
    PhoneError => Phone,
    MoneyError => Money,
    QuantityError => Quantity,
    FeeFault => Fee,
    ConfigFault => Config,
    CustodyFault => Custody,
    HubFault => Hub,
    PrinterFault => Printers,
}

impl From<FeeFormFault> for Fault {
    fn from(fault: FeeFormFault) -> Self {
        match fault {
            FeeFormFault::Quantity(error) => Fault::Quantity(error),
            FeeFormFault::Assessed(error) | FeeFormFault::Deposit(error) => Fault::Money(error),
        }
    }
}
