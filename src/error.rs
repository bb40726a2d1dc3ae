//! The faults that a person can meet, worded in one place: what happened and what to do next, in
//! their language. The code is for programs and never changes.

use crate::app::custody::CustodyFault;
use crate::app::{Fault, PageFault, ScanFault};
use crate::config::PrinterFault;
use crate::domain::catalogue::FieldError;
use crate::domain::fee::FeeFault;
use crate::domain::identity::IdentityError;
use crate::domain::mark::StationId;
use crate::domain::money::MoneyError;
use crate::domain::phone::PhoneError;
use crate::domain::quantity::QuantityError;
use crate::exchange::pack::PackFault;
use crate::exchange::{CertificateFault, Fault as BatchFault, LicenceFault, ReceiptFault};
use crate::hub::HubFault;
use crate::i18n::Tr;
use crate::register::RegisterFault;

/// A fault as a person reads it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Wording {
    /// What happened, one sentence.
    pub what: String,
    /// What to do next, one sentence.
    pub next: String,
}

impl Wording {
    fn new(what: String, next: String) -> Self {
        Self { what, next }
    }
}

/// The words for a fault.
pub fn words(fault: &Fault, tr: &Tr) -> Wording {
    match fault {
        Fault::NotSignedIn => Wording::new(tr.fault_not_signed_in(), tr.fault_not_signed_in_next()),
        Fault::NotAllowed => Wording::new(tr.fault_not_allowed(), tr.fault_not_allowed_next()),
        Fault::WrongSecret { left } => Wording::new(tr.fault_wrong_secret(), tr.fault_wrong_secret_next(*left)),
        Fault::Locked { seconds } => locked(*seconds, tr),
        Fault::SecretTooShort { least } => Wording::new(tr.fault_secret_short(*least), tr.fault_secret_short_next()),
        Fault::SecretsDiffer => Wording::new(tr.fault_secrets_differ(), tr.fault_secrets_differ_next()),
        Fault::SecretNeeded { option } => Wording::new(tr.fault_secret_needed(), tr.fault_secret_needed_next(*option)),
        Fault::CentreThere { path } => Wording::new(tr.fault_centre_there(path), tr.fault_centre_there_next()),
        Fault::NobodyEnrolled => {
            Wording::new(tr.fault_nobody_enrolled(), tr.fault_nobody_enrolled_next("shubbak officer add"))
        }
        Fault::AdministratorFirst => Wording::new(
            tr.fault_administrator_first(),
            tr.fault_administrator_first_next("--role system_administrator"),
        ),
        Fault::AdministratorEnrols => {
            Wording::new(tr.fault_administrator_enrols(), tr.fault_administrator_enrols_next("--by"))
        }
        Fault::UnknownService(code) => Wording::new(tr.fault_service(code), tr.fault_service_next()),
        Fault::Identity(error) => Wording::new(identity(error, tr), tr.fault_identity_next()),
        Fault::Phone(error) => Wording::new(phone(error, tr), tr.fault_phone_next()),
        Fault::Money(error) => Wording::new(money(error, tr), tr.fault_money_next()),
        Fault::Quantity(error) => Wording::new(quantity(error, tr), tr.fault_money_next()),
        Fault::Fee(fault) => fee(fault, tr),
        Fault::PaymentRefused { rule } => {
            Wording::new(tr.fault_payment_refused(tr.pick(rule)), tr.fault_payment_refused_next())
        }
        Fault::ReferenceMissing => Wording::new(tr.fault_reference(), tr.fault_reference_next()),
        Fault::NameTooShort => Wording::new(tr.fault_name(), tr.fault_name_next()),
        Fault::Blank { label } => Wording::new(tr.fault_blank(tr.pick(label)), tr.fault_blank_next()),
        Fault::Field { label, fault } => {
            Wording::new(tr.fault_field(tr.pick(label), field(fault, tr)), tr.fault_field_next())
        }
        Fault::UnknownField(key) => Wording::new(tr.fault_unknown_field(key), tr.fault_unknown_field_next()),
        Fault::UnknownDocument(no) => Wording::new(tr.fault_document(tr.number(*no)), tr.fault_document_next()),
        Fault::Page { name, why } => page(name, why, tr),
        Fault::UnknownPage(_) => Wording::new(tr.fault_page_gone(), tr.fault_page_gone_next()),
        Fault::ScanUnderWay => Wording::new(tr.fault_scan_under_way(), tr.fault_scan_under_way_next()),
        Fault::NoScanner => Wording::new(tr.fault_no_scanner(), tr.fault_no_scanner_next()),
        Fault::FolderNotEmpty { path } => {
            Wording::new(tr.fault_folder_not_empty(path), tr.fault_folder_not_empty_next())
        }
        Fault::Scan(fault) => scan(fault, tr),
        Fault::UnknownAttachment(name) => {
            Wording::new(tr.fault_attachment_unknown(name), tr.fault_attachment_unknown_next())
        }
        Fault::AttachmentKind { name } => Wording::new(tr.fault_attachment_kind(name), tr.fault_attachment_kind_next()),
        Fault::AttachmentSize { name, limit_mib } => {
            Wording::new(tr.fault_attachment_size(name, tr.number(*limit_mib)), tr.fault_attachment_size_next())
        }
        Fault::AttachmentUnreadable { name, cause } => {
            Wording::new(tr.fault_attachment_unreadable(name, cause), tr.fault_attachment_unreadable_next())
        }
        Fault::NotPayable => Wording::new(tr.fault_not_payable(), tr.fault_not_payable_next()),
        Fault::NothingToHand => Wording::new(tr.fault_nothing_to_hand(), tr.fault_nothing_to_hand_next()),
        Fault::NoSuchPaper => Wording::new(tr.fault_no_paper(), tr.fault_no_paper_next()),
        Fault::NoPrinter => Wording::new(tr.fault_no_printer(), tr.fault_no_printer_next()),
        Fault::PaperUnderWay => Wording::new(tr.fault_paper_under_way(), tr.fault_paper_under_way_next()),
        Fault::Printers(fault) => Wording::new(printers(fault, tr), tr.fault_printers_next()),
        Fault::BadNumber(text) => Wording::new(tr.fault_number(text), tr.fault_number_next()),
        Fault::BadLine { expected } => Wording::new(tr.fault_line(expected), tr.fault_line_next()),
        Fault::RetentionUnconfirmed => Wording::new(tr.fault_unconfirmed(), tr.fault_unconfirmed_next()),
        Fault::ReasonMissing => Wording::new(tr.fault_reason(), tr.fault_reason_next()),
        Fault::MissingUnnamed => Wording::new(tr.fault_missing_unnamed(), tr.fault_missing_unnamed_next()),
        Fault::ServiceEnded { last } => {
            Wording::new(tr.fault_service_ended(tr.date_long(*last)), tr.fault_service_ended_next())
        }
        Fault::EndDateMissing => Wording::new(tr.fault_end_date(), tr.fault_end_date_next()),
        Fault::EndDatePast => Wording::new(tr.fault_end_date_past(), tr.fault_end_date_past_next()),
        Fault::RolesMissing => Wording::new(tr.fault_roles(), tr.fault_roles_next()),
        Fault::OwnRoles => Wording::new(tr.fault_own_roles(), tr.fault_own_roles_next()),
        Fault::File { path, .. } => Wording::new(tr.fault_file(path), tr.fault_file_next()),
        Fault::PlaceGone { path } => Wording::new(tr.fault_place_gone(path), tr.fault_place_gone_next()),
        Fault::PlaceFull { path } => Wording::new(tr.fault_place_full(path), tr.fault_place_full_next()),
        Fault::PlaceReadOnly { path } => Wording::new(tr.fault_place_read_only(path), tr.fault_place_read_only_next()),
        Fault::NoBackupPlace => {
            Wording::new(tr.fault_no_backup_place(), tr.fault_no_backup_place_next("[backup]", "places = [\"…\"]"))
        }
        Fault::NoBackup { path } => Wording::new(tr.fault_no_backup(path), tr.fault_no_backup_next()),
        Fault::NothingToSalvage => Wording::new(tr.fault_nothing_to_salvage(), tr.fault_nothing_to_salvage_next()),
        Fault::BackupChanged { path } => Wording::new(tr.fault_backup_changed(path), tr.fault_backup_changed_next()),
        Fault::Batch(cause) => Wording::new(tr.fault_batch(cause), tr.fault_batch_next()),
        Fault::NothingCorrected => Wording::new(tr.fault_nothing_corrected(), tr.fault_nothing_corrected_next()),
        Fault::NoSuchBatch(number) => {
            Wording::new(tr.fault_no_such_batch(tr.number(*number)), tr.fault_no_such_batch_next())
        }
        Fault::BatchGone { path } => Wording::new(tr.fault_batch_gone(path), tr.fault_batch_gone_next()),
        Fault::ExportUnderWay => Wording::new(tr.fault_export_under_way(), tr.fault_export_under_way_next()),
        Fault::Stopped => Wording::new(tr.fault_stopped(), tr.fault_stopped_next()),
        Fault::NoLink => Wording::new(tr.fault_no_link_settings(), tr.fault_no_link_settings_next()),
        Fault::Link(fault) => Wording::new(link(fault.code(), tr), tr.fault_link_next()),
        Fault::Receipt(fault) => receipt(fault, tr),
        Fault::Pack(fault) => pack(fault, tr),
        Fault::Referred { title } => Wording::new(tr.fault_referred(tr.pick(title)), tr.fault_referred_next()),
        Fault::Licence(fault) => licence(fault, tr),
        Fault::Config(fault) => {
            Wording::new(tr.fault_config(fault.line as i64, &fault.file, &fault.expected), tr.fault_config_next())
        }
        Fault::Catalogue { file, cause } => Wording::new(tr.fault_catalogue(file, cause), tr.fault_catalogue_next()),
        Fault::Register(fault) => register(fault, tr),
        Fault::Custody(fault) => custody(fault, tr),
        Fault::Hub(HubFault::UnknownStation(station)) => {
            Wording::new(tr.fault_station_unknown(station), tr.fault_station_unknown_next("shubbak hq stations"))
        }
        Fault::Hub(fault) => Wording::new(tr.fault_headquarters(fault.to_string()), tr.fault_headquarters_next()),
    }
}

fn register(fault: &RegisterFault, tr: &Tr) -> Wording {
    use RegisterFault as F;
    match fault {
        F::InUse => Wording::new(tr.fault_in_use(), tr.fault_in_use_next()),
        F::NewerVersion { .. } => Wording::new(tr.fault_newer(), tr.fault_newer_next()),
        F::WrongKey => Wording::new(tr.fault_key(), tr.fault_key_next()),
        F::OtherStation { found, expected } => {
            Wording::new(tr.fault_other_station(found, expected), tr.fault_other_station_next())
        }
        F::DiskFull => Wording::new(tr.fault_disk_full(), tr.fault_disk_full_next()),
        F::ReadOnly => Wording::new(tr.fault_read_only(), tr.fault_read_only_next()),
        F::DiskFails(_) => Wording::new(tr.fault_disk_fails(), tr.fault_disk_fails_next()),
        F::Replaced => Wording::new(tr.fault_replaced(), tr.fault_replaced_next()),
        F::Missing => Wording::new(tr.fault_missing(), tr.fault_missing_next()),
        F::Damaged(cause) => Wording::new(tr.fault_damaged(cause), tr.fault_damaged_next()),
        F::ReadingOnly => Wording::new(
            tr.fault_reading_only(),
            tr.fault_reading_only_next("shubbak backup restore", "shubbak salvage"),
        ),
        F::Unreadable => Wording::new(tr.fault_unreadable(), tr.fault_unreadable_next()),
        F::Pack(_) => Wording::new(tr.pack_damaged(), tr.pack_damaged_next()),
        F::NotFound { id, .. } => Wording::new(tr.fault_not_found(id), tr.fault_not_found_next()),
        F::CommandReused(id) => Wording::new(tr.fault_reused(id), tr.fault_reused_next()),
        F::PapersMissing(count) => Wording::new(tr.fault_papers_missing(*count), tr.fault_papers_missing_next()),
        F::WrongStage(_) => Wording::new(tr.fault_stage(), tr.fault_stage_next()),
        F::NoDecisionDue(_) => Wording::new(tr.fault_no_decision(), tr.fault_no_decision_next()),
        F::TookPart => Wording::new(tr.fault_took_part(), tr.fault_took_part_next()),
        F::Emptied => Wording::new(tr.fault_emptied(), tr.fault_emptied_next()),
        F::Held => Wording::new(tr.fault_held(), tr.fault_held_next()),
        F::NotHeld => Wording::new(tr.fault_not_held(), tr.fault_not_held_next()),
        F::NotPaid => Wording::new(tr.fault_not_paid(), tr.fault_not_paid_next()),
        F::NothingTaken => Wording::new(tr.fault_nothing_taken(), tr.fault_nothing_taken_next()),
        F::TillDiffers(by) if by.is_negative() => {
            Wording::new(tr.fault_till_short(tr.money(by.magnitude())), tr.fault_till_differs_next())
        }
        F::TillDiffers(by) => Wording::new(tr.fault_till_over(tr.money(*by)), tr.fault_till_differs_next()),
        F::HandedOver { case, tray } => {
            Wording::new(tr.fault_handed_over(case.as_str(), tray.as_str()), tr.fault_handed_over_next())
        }
        F::NotToHand(case) => Wording::new(tr.fault_not_to_hand(case.as_str()), tr.fault_not_to_hand_next()),
        F::Money(error) => Wording::new(money(error, tr), tr.fault_money_next()),
        F::OfficerExists(id) => Wording::new(tr.fault_officer_exists(id), tr.fault_officer_exists_next()),
        F::Content(error) => Wording::new(tr.fault_damaged(error.to_string()), tr.fault_damaged_next()),
        F::File(error) => Wording::new(tr.fault_storage(error.to_string()), tr.fault_storage_next()),
        F::Database(error) => Wording::new(tr.fault_storage(error.to_string()), tr.fault_storage_next()),
    }
}

/// What is wrong with an identity number.
pub fn identity(error: &IdentityError, tr: &Tr) -> String {
    use IdentityError as E;
    match error {
        E::Empty => tr.identity_empty(),
        E::NotADigit { found, place } => tr.identity_not_a_digit(found.to_string(), tr.number(*place)),
        E::NotALetterOrDigit { found, place } => tr.identity_not_a_letter(found.to_string(), tr.number(*place)),
        E::WrongLength { expected, found } => tr.identity_length(*found, tr.number(*expected)),
        E::LengthOutside { least, most, found } => {
            tr.identity_length_between(*found, tr.number(*least), tr.number(*most))
        }
        E::Century { expected, found } => tr.identity_century(found.to_string(), *expected),
        E::NotADate { year, month, day } => tr.identity_not_a_date(format!("{day:02}/{month:02}/{year}")),
        E::NotAMonth { found } => tr.identity_not_a_month(format!("{found:02}")),
        E::BirthInFuture { birth, .. } => tr.identity_future(tr.date(*birth)),
        E::UnknownGovernorate { code } => tr.identity_governorate(code),
        E::CheckDigit { expected, found } => tr.identity_check_digit(found.to_string(), expected.to_string()),
        E::NoCheckDigitFits => tr.identity_no_check_digit(),
        E::NotRecognised { typed } => tr.identity_unknown(typed),
    }
}

/// What is wrong with a telephone number.
pub fn phone(error: &PhoneError, tr: &Tr) -> String {
    use PhoneError as E;
    match error {
        E::Empty => tr.phone_empty(),
        E::NotADigit { found } => tr.phone_not_a_digit(found.to_string()),
        E::WrongLength { expected, found } => tr.phone_length(*found, tr.number(*expected)),
        E::UnknownBeginning { beginning } => tr.phone_beginning(beginning),
        E::AbroadLength { found } => tr.phone_abroad(tr.number(*found)),
    }
}

/// What is wrong with an amount.
pub fn money(error: &MoneyError, tr: &Tr) -> String {
    use MoneyError as E;
    match error {
        E::Empty => tr.money_empty(),
        E::NotANumber { typed } => tr.money_not_a_number(typed),
        E::Negative => tr.money_negative(),
        E::TooManyDecimals { currency, allowed, found } => {
            tr.money_decimals(tr.unit(*currency), *allowed, tr.number(*found))
        }
        E::TooLarge => tr.money_too_large(),
        E::MixedCurrencies { left, right } => tr.money_mixed(left.code(), right.code()),
    }
}

/// Why a receipt of headquarters is not believed.
/// What hindered the link, by its code: plain words for whoever looks at the screen.
pub fn link(code: &str, tr: &Tr) -> String {
    match code {
        "no-link" => tr.link_fault_no_link(),
        "wrong-password" => tr.link_fault_wrong_password(),
        "forbidden" => tr.link_fault_forbidden(),
        "certificate" => tr.link_fault_certificate(),
        "server-full" => tr.link_fault_server_full(),
        "too-large" => tr.link_fault_too_large(),
        "busy" => tr.link_fault_busy(),
        "not-kept" => tr.link_fault_not_kept(),
        "file" => tr.link_fault_file(),
        "settings" => tr.link_fault_settings(),
        "cancelled" => tr.link_fault_cancelled(),
        _ => tr.link_fault_unexpected(),
    }
}

/// Why headquarters refused a record, by its code.
pub fn refused(code: &str, tr: &Tr) -> String {
    match code {
        "cannot-read" => tr.refused_cannot_read(),
        "does-not-follow" => tr.refused_does_not_follow(),
        "state-differs" => tr.refused_state_differs(),
        "identity-number" => tr.refused_identity_number(),
        "number-taken" => tr.refused_number_taken(),
        "total" => tr.refused_total(),
        "future" => tr.refused_future(),
        other => tr.refused_other(other),
    }
}

/// Why headquarters did not take a batch as a whole, by its code, and what is to be done.
pub fn not_taken(code: &str, tr: &Tr) -> Wording {
    match code {
        "gap" => Wording::new(tr.not_taken_gap(), tr.not_taken_gap_next()),
        "fork" | "held" => Wording::new(tr.not_taken_fork(), tr.not_taken_fork_next()),
        "other-folder" | "other-counter" => Wording::new(tr.not_taken_elsewhere(), tr.not_taken_elsewhere_next()),
        other => Wording::new(tr.not_taken_faulty(other), tr.not_taken_faulty_next()),
    }
}

fn receipt(fault: &ReceiptFault, tr: &Tr) -> Wording {
    use ReceiptFault as F;
    let at = |series: &StationId, seq: u64| crate::text::isolate(&format!("{series}/{seq}"));
    match fault {
        F::NotAReceipt(_) => Wording::new(tr.receipt_none(), tr.receipt_none_next()),
        F::UnknownKey | F::Signature => Wording::new(tr.receipt_forged(), tr.receipt_forged_next()),
        F::KeyNotValid(day) => Wording::new(tr.receipt_key_expired(tr.date(*day)), tr.receipt_key_expired_next()),
        F::OtherStation(station) => Wording::new(tr.receipt_other_station(station.as_str()), tr.receipt_none_next()),
        F::Differs { series, seq } => Wording::new(tr.receipt_differs(at(series, *seq)), tr.receipt_differs_next()),
        F::Ends { series, seq } => Wording::new(tr.receipt_ends(at(series, *seq)), tr.receipt_differs_next()),
    }
}

/// Why a pack of headquarters is not taken.
fn pack(fault: &PackFault, tr: &Tr) -> Wording {
    use PackFault as F;
    let number = |series: &str, number: u64| crate::text::isolate(&format!("{series} {number}"));
    match fault {
        F::NotAPack => Wording::new(tr.pack_none(), tr.pack_none_next()),
        F::Layout(BatchFault::NotForThisKey) => Wording::new(tr.pack_other_key(), tr.pack_other_centre_next()),
        F::Layout(BatchFault::Newer(_)) => Wording::new(tr.pack_newer(), tr.pack_newer_next()),
        F::Layout(_) | F::Label(_) | F::Line { .. } | F::CannotSeal(_) => {
            Wording::new(tr.pack_damaged(), tr.pack_damaged_next())
        }
        F::UnknownKey | F::Signature | F::NotSealed => Wording::new(tr.pack_forged(), tr.pack_forged_next()),
        F::KeyNotValid(day) => Wording::new(tr.pack_key_expired(tr.date(*day)), tr.pack_key_expired_next()),
        F::OtherCentre(centre) => Wording::new(tr.pack_other_centre(centre), tr.pack_other_centre_next()),
        F::OtherCountry(country) => Wording::new(tr.pack_other_country(country), tr.pack_other_centre_next()),
        F::Older { series, number: no, held } => {
            Wording::new(tr.pack_older(number(series, *no), number(series, *held)), tr.pack_older_next())
        }
        F::SameNumber { series, number: no } => {
            Wording::new(tr.pack_same_number(number(series, *no)), tr.pack_same_number_next())
        }
        F::Trail(_) => Wording::new(tr.pack_trail(), tr.pack_same_number_next()),
    }
}

/// Why a licence or a station's certificate is not believed.
fn licence(fault: &LicenceFault, tr: &Tr) -> Wording {
    use CertificateFault as C;
    use LicenceFault as F;
    let unknown = || Wording::new(tr.licence_unknown(), tr.licence_unknown_next());
    match fault {
        F::NotALicence => Wording::new(tr.licence_none(), tr.licence_none_next()),
        F::Signature | F::Certificate(C::Signature) => Wording::new(tr.licence_forged(), tr.licence_forged_next()),
        F::UnknownStation(_) | F::Certificate(C::UnknownKey) => unknown(),
        F::Certificate(C::NotValid(station, from, until)) => {
            let days = (tr.date(*from), tr.date(*until));
            Wording::new(tr.certificate_not_valid(station.as_str(), days.0, days.1), tr.licence_unknown_next())
        }
        F::Certificate(C::NotACertificate) => Wording::new(tr.certificate_none(), tr.certificate_none_next()),
        F::Certificate(C::OtherKey) => Wording::new(tr.certificate_other(), tr.certificate_none_next()),
    }
}

/// Why the register's key could not be had.
fn custody(fault: &CustodyFault, tr: &Tr) -> Wording {
    use CustodyFault as F;
    match fault {
        F::PassphraseNeeded { new } => {
            let option = if *new { "--new-passphrase-file" } else { "--passphrase-file" };
            Wording::new(tr.key_needs_passphrase(), tr.key_needs_passphrase_next(option))
        }
        F::WrongPassphrase => Wording::new(tr.key_wrong_passphrase(), tr.key_wrong_passphrase_next()),
        F::PassphraseShort { least } => Wording::new(tr.key_short(*least), tr.key_short_next()),
        F::PassphrasesDiffer => Wording::new(tr.key_differ(), tr.key_differ_next()),
        F::NoKeyring(cause) => Wording::new(tr.key_no_keyring(cause), tr.key_no_keyring_next("key = \"passphrase\"")),
        F::NotInKeyring(name) => Wording::new(tr.key_not_in_keyring(name), tr.key_recover_next("shubbak key recover")),
        F::LiesOpen => Wording::new(
            tr.key_open_refused(),
            tr.key_open_refused_next("shubbak key change --to keyring", "key = \"beside\""),
        ),
        F::NoEscrow => Wording::new(tr.key_no_escrow(), tr.key_no_escrow_next("escrow = [\"age1…\"]")),
        F::BadEscrow(at) => Wording::new(tr.key_bad_escrow(tr.number(*at)), tr.key_bad_escrow_next()),
        F::NotACopy => Wording::new(tr.key_not_a_copy(), tr.key_not_a_copy_next()),
        F::CopyClosed => Wording::new(tr.key_copy_closed(), tr.key_copy_closed_next("--identity")),
        F::NotThisRegister => Wording::new(tr.key_of_another(), tr.key_of_another_next()),
    }
}

/// Why a file or a page is not taken.
fn page(name: &str, why: &PageFault, tr: &Tr) -> Wording {
    match why {
        PageFault::Kind => Wording::new(tr.fault_attachment_kind(name), tr.fault_attachment_kind_next()),
        PageFault::Large { limit_mib } => {
            Wording::new(tr.fault_attachment_size(name, tr.number(*limit_mib)), tr.fault_attachment_size_next())
        }
        PageFault::Damaged { .. } => Wording::new(tr.fault_page_damaged(name), tr.fault_page_damaged_next()),
        PageFault::Huge { megapixels, most } => {
            Wording::new(tr.fault_page_huge(name, tr.number(*megapixels), tr.number(*most)), tr.fault_page_huge_next())
        }
        PageFault::Locked => Wording::new(tr.fault_page_locked(name), tr.fault_page_locked_next()),
    }
}

/// Why a scan ended early, and what to do about it.
pub fn scan(fault: &ScanFault, tr: &Tr) -> Wording {
    use ScanFault as F;
    match fault {
        F::NotThere { at, .. } => Wording::new(tr.scan_not_there(at), tr.scan_not_there_next()),
        F::NotAnAddress { text } => Wording::new(tr.scan_address(text), tr.scan_address_next("192.168.1.20")),
        F::NotAllowed => Wording::new(tr.scan_not_allowed(), tr.scan_not_allowed_next()),
        F::Busy => Wording::new(tr.scan_busy(), tr.scan_busy_next()),
        F::FeederEmpty => Wording::new(tr.scan_empty(), tr.scan_empty_next()),
        F::Jam => Wording::new(tr.scan_jam(), tr.scan_jam_next()),
        F::CoverOpen => Wording::new(tr.scan_cover(), tr.scan_cover_next()),
        F::Silent { seconds } => Wording::new(tr.scan_silent(tr.number(*seconds)), tr.scan_silent_next()),
        F::ProgramMissing { program } => Wording::new(tr.scan_program(program), tr.scan_program_next("sane-utils")),
        F::Refused { cause } => Wording::new(tr.scan_refused(cause), tr.scan_refused_next()),
        F::Page { why } => page(&tr.scan_page(), why, tr),
        F::NoRoom => Wording::new(tr.scan_no_room(), tr.scan_no_room_next()),
        F::NotKept { cause } => Wording::new(tr.scan_not_kept(cause), tr.scan_not_kept_next()),
        F::Stopped => Wording::new(tr.scan_stopped(), tr.scan_stopped_next()),
        F::Other { cause } => Wording::new(tr.scan_other(cause), tr.scan_other_next()),
    }
}

/// A short wait is told in seconds, a lock in minutes, with whom to ask.
fn locked(seconds: i64, tr: &Tr) -> Wording {
    match seconds {
        ..60 => Wording::new(tr.fault_wrong_secret(), tr.fault_wait_next(seconds)),
        _ => Wording::new(tr.fault_locked((seconds + 59) / 60), tr.fault_locked_next()),
    }
}

/// Why printers cannot be chosen so.
fn printers(fault: &PrinterFault, tr: &Tr) -> String {
    use PrinterFault as F;
    match fault {
        F::Nameless => tr.printers_nameless(),
        F::NameTwice(name) => tr.printers_name_twice(name),
        F::Placeless(name) => tr.printers_placeless(name),
        F::Address(name) => tr.printers_address_wrong(name, "192.168.1.50:9100"),
        F::SheetsDirectly(name) => tr.printers_sheets(name),
        F::UnknownPaper(paper) => tr.printers_unknown_paper(paper),
        F::UnknownPrinter(name) => tr.printers_unknown(name),
    }
}

/// Why a fee cannot be named.
fn fee(fault: &FeeFault, tr: &Tr) -> Wording {
    use FeeFault as F;
    match fault {
        F::NeedsAssessment { rule } => Wording::new(tr.fault_assessment(tr.pick(rule)), tr.fault_assessment_next()),
        F::NeedsTier { .. } => Wording::new(tr.fault_tier(), tr.fault_tier_next()),
        F::NoSuchTier { .. } => Wording::new(tr.fault_tier_unknown(), tr.fault_tier_next()),
        F::NeedsQuantity { unit } => {
            Wording::new(tr.fault_quantity(tr.fee_unit(unit.as_deref().unwrap_or("unit"))), tr.fault_quantity_next())
        }
        F::AboveCap { cap, rule, .. } => {
            Wording::new(tr.fault_above_cap(tr.money(*cap), tr.pick(rule)), tr.fault_money_next())
        }
        F::BelowLeast { least, rule, .. } => {
            Wording::new(tr.fault_below_least(tr.money(*least), tr.pick(rule)), tr.fault_money_next())
        }
        F::OutOfRange { min, max, rule, .. } => {
            Wording::new(tr.fault_out_of_range(tr.money(*min), tr.money(*max), tr.pick(rule)), tr.fault_money_next())
        }
        F::Negative { .. } => Wording::new(tr.money_negative(), tr.fault_money_next()),
        F::SetByRule { rule } => Wording::new(tr.fault_set_by_rule(tr.pick(rule)), tr.fault_set_by_rule_next()),
        F::Money(error) => Wording::new(money(error, tr), tr.fault_money_next()),
    }
}

/// What is wrong with a field of a service's form.
pub fn field(error: &FieldError, tr: &Tr) -> String {
    use FieldError as E;
    match error {
        E::Required => tr.field_empty(),
        E::TooLong { most, .. } => tr.field_too_long(*most),
        E::NotAWholeNumber { .. } => tr.field_not_whole(),
        E::NotADate { .. } => tr.field_not_a_date(),
        E::NoSuchDay { year, month, day } => tr.field_no_such_day(format!("{day:02}/{month:02}/{year}")),
        E::NotAnEmail { .. } => tr.field_email(),
        E::NotAnIban { .. } | E::IbanLength { .. } | E::IbanCheck => tr.field_iban(),
        E::NotAPlace { .. } => tr.field_place(),
        E::Quantity(error) => quantity(error, tr),
        E::Money(error) => money(error, tr),
        E::Phone(error) => phone(error, tr),
        E::Identity(error) => identity(error, tr),
    }
}

/// What is wrong with a measure.
pub fn quantity(error: &QuantityError, tr: &Tr) -> String {
    use QuantityError as E;
    match error {
        E::NotANumber { typed } => tr.money_not_a_number(typed),
        E::Negative => tr.money_negative(),
        E::TooManyDecimals { found } => tr.quantity_decimals(tr.number(*found)),
        E::TooLarge => tr.money_too_large(),
    }
}
