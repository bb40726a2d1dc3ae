//! Every refusal there is, with what is longest in it, wherever refusals are told: over the main button, at signing in, as
//! news in the corner, in the window that opens when the program cannot.

use std::io;

use egui_kittest::Harness;
use shubbak::app::custody::CustodyFault;
use shubbak::app::{Fault, PageFault, Rulebook, ScanFault};
use shubbak::config::{ConfigFault, PrinterFault};
use shubbak::domain::case::Stage;
use shubbak::domain::catalogue::FieldError;
use shubbak::domain::fee::FeeFault;
use shubbak::domain::identity::IdentityError;
use shubbak::domain::money::{Currency, Money, MoneyError};
use shubbak::domain::phone::PhoneError;
use shubbak::domain::quantity::QuantityError;
use shubbak::domain::{Bilingual, Country};
use shubbak::error;
use shubbak::exchange::{CertificateFault, LicenceFault};
use shubbak::hub::HubFault;
use shubbak::i18n::{Digits, Language, Tr};
use shubbak::link::LinkFault;
use shubbak::register::RegisterFault;
use shubbak::ui::pages::sign_in;
use shubbak::ui::refusal;
use shubbak::ui::theme::{self, Look, Theme};
use shubbak::ui::widgets::{Toasts, Tone};

use super::rooms::Room;
use super::{Eye, LONG_FILE, SCREENS, Screen, eye, must_be_well};
use crate::window::now;

const PATH: &str = "/media/usb/centre-of-zagazig/2026/november/batches/ZAQ-03-2026-11-21-000123.shubbak";
const CAUSE: &str = "Input/output error (os error 5) while reading the directory of the device";

/// The longest text of a kind in the catalogue.
fn longest(texts: impl Iterator<Item = Bilingual>) -> Bilingual {
    texts.max_by_key(|text| text.ar.chars().count() + text.en.chars().count()).unwrap()
}

/// All of them; whoever adds a fault adds it here.
fn refusals() -> Vec<Fault> {
    let book = Rulebook::shipped(Country::Egypt).unwrap();
    let rule = longest(book.catalogue.services().iter().map(|service| service.fee.rule.clone()));
    let label = longest(book.catalogue.services().iter().flat_map(|s| &s.fields).map(|field| field.label.clone()));
    let law = Bilingual {
        ar: "لا يجوز السداد نقدًا فيما يزيد على ٥٠٠ جنيه".to_owned(),
        en: "Cash is not accepted above EGP 500 (Law 18 of 2019)".to_owned(),
    };
    let money = |minor| Money::new(minor, Currency::Egp);
    let mut all = vec![
        Fault::NotSignedIn,
        Fault::NotAllowed,
        Fault::WrongSecret { left: 3 },
        Fault::Locked { seconds: 15 },
        Fault::Locked { seconds: 900 },
        Fault::SecretTooShort { least: 4 },
        Fault::SecretsDiffer,
        Fault::SecretNeeded { option: "--by-secret-file" },
        Fault::CentreThere { path: LONG_FILE.to_owned() },
        Fault::NobodyEnrolled,
        Fault::AdministratorFirst,
        Fault::AdministratorEnrols,
        Fault::UnknownService("EG-BLD-99".to_owned()),
        Fault::PaymentRefused { rule: law },
        Fault::ReferenceMissing,
        Fault::NameTooShort,
        Fault::Blank { label: label.clone() },
        Fault::UnknownField("applicant_nationality".to_owned()),
        Fault::UnknownDocument(12),
        Fault::UnknownAttachment(LONG_FILE.to_owned()),
        Fault::AttachmentKind { name: LONG_FILE.to_owned() },
        Fault::AttachmentSize { name: LONG_FILE.to_owned(), limit_mib: 25 },
        Fault::AttachmentUnreadable { name: LONG_FILE.to_owned(), cause: CAUSE.to_owned() },
        Fault::NotPayable,
        Fault::NoSuchPaper,
        Fault::NothingToHand,
        Fault::NoPrinter,
        Fault::PaperUnderWay,
        Fault::Printers(PrinterFault::Address(LONG_FILE.to_owned())),
        Fault::Printers(PrinterFault::SheetsDirectly(LONG_FILE.to_owned())),
        Fault::BadNumber("C-ZAQ-03-26-000001-7".to_owned()),
        Fault::ReasonMissing,
        Fault::RetentionUnconfirmed,
        Fault::MissingUnnamed,
        Fault::ServiceEnded { last: chrono::NaiveDate::from_ymd_opt(2026, 11, 22).unwrap() },
        Fault::EndDateMissing,
        Fault::EndDatePast,
        Fault::RolesMissing,
        Fault::OwnRoles,
        Fault::BadLine { expected: "expected value at line 1 column 2".to_owned() },
        Fault::File { path: PATH.to_owned(), cause: CAUSE.to_owned() },
        Fault::PlaceGone { path: PATH.to_owned() },
        Fault::PlaceFull { path: PATH.to_owned() },
        Fault::PlaceReadOnly { path: PATH.to_owned() },
        Fault::NoBackupPlace,
        Fault::NoBackup { path: PATH.to_owned() },
        Fault::BackupChanged { path: PATH.to_owned() },
        Fault::NothingToSalvage,
        Fault::Batch(CAUSE.to_owned()),
        Fault::NothingCorrected,
        Fault::NoSuchBatch(12_345),
        Fault::BatchGone { path: PATH.to_owned() },
        Fault::ExportUnderWay,
        Fault::Stopped,
        Fault::NoLink,
        Fault::Link(LinkFault::TooLarge(4 << 20)),
        Fault::Hub(HubFault::Address(CAUSE.to_owned())),
        Fault::Hub(HubFault::UnknownStation("ZAQ-03".to_owned())),
        Fault::Licence(LicenceFault::NotALicence),
        Fault::Licence(LicenceFault::Signature),
        Fault::Licence(LicenceFault::Certificate(CertificateFault::UnknownKey)),
        Fault::Licence(LicenceFault::Certificate(CertificateFault::OtherKey)),
        Fault::Config(ConfigFault { file: PATH.to_owned(), line: 12, expected: "a station such as 03".to_owned() }),
        Fault::Catalogue { file: PATH.to_owned(), cause: CAUSE.to_owned() },
    ];
    let fees = [
        FeeFault::NeedsAssessment { rule: rule.clone() },
        FeeFault::NeedsTier { of: 4 },
        FeeFault::NoSuchTier { chosen: 9, of: 4 },
        FeeFault::NeedsQuantity { unit: Some("m2".to_owned()) },
        FeeFault::AboveCap { assessed: money(1), cap: money(123_456_750), rule: rule.clone() },
        FeeFault::BelowLeast { assessed: money(1), least: money(123_456_750), rule: rule.clone() },
        FeeFault::OutOfRange { assessed: money(1), min: money(100_000), max: money(123_456_750), rule: rule.clone() },
        FeeFault::Negative { amount: money(-1) },
        FeeFault::SetByRule { rule },
    ];
    all.extend(scans().map(Fault::Scan));
    all.extend(not_pages().map(|why| Fault::Page { name: "scan-2026-11-21.jpg".to_owned(), why }));
    all.extend([Fault::UnknownPage(7), Fault::ScanUnderWay, Fault::NoScanner]);
    all.push(Fault::FolderNotEmpty { path: PATH.to_owned() });
    all.extend(fees.map(Fault::Fee));
    all.extend(identities().map(Fault::Identity));
    all.extend(phones().map(Fault::Phone));
    all.extend(amounts().map(Fault::Money));
    all.extend(measures().map(Fault::Quantity));
    all.extend(entries().map(|fault| Fault::Field { label: label.clone(), fault }));
    all.extend(of_the_register().map(Fault::Register));
    all.extend(of_the_key().map(Fault::Custody));
    all
}

fn identities() -> [IdentityError; 13] {
    [
        IdentityError::Empty,
        IdentityError::NotADigit { found: 'ش', place: 14 },
        IdentityError::NotALetterOrDigit { found: 'ش', place: 14 },
        IdentityError::WrongLength { expected: 14, found: 13 },
        IdentityError::LengthOutside { least: 5, most: 15, found: 24 },
        IdentityError::Century { expected: "2, 3", found: '9' },
        IdentityError::NotADate { year: 2026, month: 13, day: 32 },
        IdentityError::NotAMonth { found: 13 },
        IdentityError::BirthInFuture { birth: "2031-12-31".parse().unwrap(), today: now().date() },
        IdentityError::UnknownGovernorate { code: "05".to_owned() },
        IdentityError::CheckDigit { expected: 1, found: 2 },
        IdentityError::NoCheckDigitFits,
        IdentityError::NotRecognised { typed: "29406191300551294061".to_owned() },
    ]
}

fn phones() -> [PhoneError; 5] {
    [
        PhoneError::Empty,
        PhoneError::NotADigit { found: 'ش' },
        PhoneError::WrongLength { expected: 11, found: 9 },
        PhoneError::UnknownBeginning { beginning: "019".to_owned() },
        PhoneError::AbroadLength { found: 19 },
    ]
}

fn amounts() -> [MoneyError; 6] {
    [
        MoneyError::Empty,
        MoneyError::NotANumber { typed: "12.5.6,789.123456".to_owned() },
        MoneyError::Negative,
        MoneyError::TooManyDecimals { currency: Currency::Egp, allowed: 2, found: 5 },
        MoneyError::TooLarge,
        MoneyError::MixedCurrencies { left: Currency::Egp, right: Currency::Kwd },
    ]
}

fn measures() -> [QuantityError; 4] {
    [
        QuantityError::NotANumber { typed: "12.5.6,789.123456".to_owned() },
        QuantityError::Negative,
        QuantityError::TooManyDecimals { found: 5 },
        QuantityError::TooLarge,
    ]
}

fn entries() -> [FieldError; 8] {
    let typed = || "12.5.6,789.123456".to_owned();
    [
        FieldError::Required,
        FieldError::TooLong { most: 400, found: 401 },
        FieldError::NotAWholeNumber { typed: typed() },
        FieldError::NotADate { typed: typed() },
        FieldError::NoSuchDay { year: 2026, month: 13, day: 32 },
        FieldError::NotAnEmail { typed: typed() },
        FieldError::IbanCheck,
        FieldError::NotAPlace { typed: typed() },
    ]
}

fn of_the_register() -> [RegisterFault; 22] {
    use RegisterFault as F;
    [
        F::InUse,
        F::NewerVersion { found: 9, known: 8 },
        F::WrongKey,
        F::OtherStation { found: "ZAQ-03".to_owned(), expected: "ZAQ-04".to_owned() },
        F::DiskFull,
        F::ReadOnly,
        F::DiskFails(CAUSE.to_owned()),
        F::Replaced,
        F::Missing,
        F::ReadingOnly,
        F::Unreadable,
        F::Damaged(CAUSE.to_owned()),
        F::NotFound { what: "case", id: "C-ZAQ-03-26-000001-6".to_owned() },
        F::CommandReused("window-1-Instant { tv_sec: 12345, tv_nsec: 678901234 }-17".to_owned()),
        F::PapersMissing(9),
        F::WrongStage(Stage::Received),
        F::NoDecisionDue(Stage::Approved),
        F::TookPart,
        F::NotPaid,
        F::OfficerExists("mahmoud.elsayed".to_owned()),
        F::File(io::Error::other(CAUSE)),
        F::Database(rusqlite::Error::InvalidPath(PATH.into())),
    ]
}

fn scans() -> [ScanFault; 15] {
    use ScanFault as F;
    [
        F::NotThere { at: "http://192.168.100.120:8080/eSCL".to_owned(), cause: CAUSE.to_owned() },
        F::NotAnAddress { text: "https://printer of the first floor".to_owned() },
        F::NotAllowed,
        F::Busy,
        F::FeederEmpty,
        F::Jam,
        F::CoverOpen,
        F::Silent { seconds: 90 },
        F::ProgramMissing { program: "scanimage".to_owned() },
        F::Refused { cause: CAUSE.to_owned() },
        F::Page { why: PageFault::Huge { megapixels: 4294, most: 100 } },
        F::NoRoom,
        F::NotKept { cause: CAUSE.to_owned() },
        F::Stopped,
        F::Other { cause: CAUSE.to_owned() },
    ]
}

fn not_pages() -> [PageFault; 5] {
    [
        PageFault::Kind,
        PageFault::Damaged { cause: CAUSE.to_owned() },
        PageFault::Huge { megapixels: 4294, most: 100 },
        PageFault::Large { limit_mib: 10 },
        PageFault::Locked,
    ]
}

fn of_the_key() -> [CustodyFault; 13] {
    use CustodyFault as F;
    [
        F::PassphraseNeeded { new: true },
        F::PassphraseNeeded { new: false },
        F::WrongPassphrase,
        F::PassphraseShort { least: 12 },
        F::PassphrasesDiffer,
        F::NoKeyring(CAUSE.to_owned()),
        F::NotInKeyring("ZAQ-03 0123456789abcdef".to_owned()),
        F::LiesOpen,
        F::NoEscrow,
        F::BadEscrow(12),
        F::NotACopy,
        F::CopyClosed,
        F::NotThisRegister,
    ]
}

/// A kind of fault that is not named here does not compile: then it is missing above, too.
fn _all_are_listed(fault: &Fault) {
    match fault {
        Fault::NotSignedIn
        | Fault::NotAllowed
        | Fault::WrongSecret { .. }
        | Fault::Locked { .. }
        | Fault::SecretTooShort { .. }
        | Fault::SecretsDiffer
        | Fault::SecretNeeded { .. }
        | Fault::CentreThere { .. }
        | Fault::NobodyEnrolled
        | Fault::AdministratorFirst
        | Fault::AdministratorEnrols
        | Fault::UnknownService(_)
        | Fault::Identity(_)
        | Fault::Phone(_)
        | Fault::Money(_)
        | Fault::Quantity(_)
        | Fault::Fee(_)
        | Fault::PaymentRefused { .. }
        | Fault::ReferenceMissing
        | Fault::NameTooShort
        | Fault::Blank { .. }
        | Fault::Field { .. }
        | Fault::UnknownField(_)
        | Fault::UnknownDocument(_)
        | Fault::UnknownAttachment(_)
        | Fault::AttachmentKind { .. }
        | Fault::AttachmentSize { .. }
        | Fault::AttachmentUnreadable { .. }
        | Fault::Page { .. }
        | Fault::UnknownPage(_)
        | Fault::ScanUnderWay
        | Fault::NoScanner
        | Fault::FolderNotEmpty { .. }
        | Fault::Scan(_)
        | Fault::NotPayable
        | Fault::NothingCorrected
        | Fault::NoSuchPaper
        | Fault::NothingToHand
        | Fault::NoPrinter
        | Fault::PaperUnderWay
        | Fault::Printers(_)
        | Fault::BadNumber(_)
        | Fault::ReasonMissing
        | Fault::RetentionUnconfirmed
        | Fault::MissingUnnamed
        | Fault::ServiceEnded { .. }
        | Fault::EndDateMissing
        | Fault::EndDatePast
        | Fault::RolesMissing
        | Fault::OwnRoles
        | Fault::BadLine { .. }
        | Fault::File { .. }
        | Fault::PlaceGone { .. }
        | Fault::PlaceFull { .. }
        | Fault::PlaceReadOnly { .. }
        | Fault::NoBackupPlace
        | Fault::NoBackup { .. }
        | Fault::BackupChanged { .. }
        | Fault::NothingToSalvage
        | Fault::Batch(_)
        | Fault::NoSuchBatch(_)
        | Fault::BatchGone { .. }
        | Fault::ExportUnderWay
        | Fault::Stopped
        | Fault::NoLink
        | Fault::Link(_)
        | Fault::Receipt(_)
        | Fault::Pack(_)
        | Fault::Referred { .. }
        | Fault::Licence(_)
        | Fault::Config(_)
        | Fault::Catalogue { .. }
        | Fault::Register(_)
        | Fault::Hub(_)
        | Fault::Custody(_) => {}
    }
}

/// Where a refusal is told.
struct Told {
    tr: Tr,
    words: error::Wording,
    draft: sign_in::Draft,
    toasts: Toasts,
    place: Place,
}

#[derive(Clone, Copy, Debug)]
enum Place {
    SigningIn,
    Corner,
    OwnWindow,
}

impl Told {
    fn ui(&mut self, ui: &mut egui::Ui) {
        theme::apply(ui.ctx(), Look::new(Theme::Light, self.tr.direction()).still(true));
        let line = format!("{} {}", self.words.what, self.words.next);
        match self.place {
            Place::SigningIn => {
                let view = sign_in::View {
                    centre: "مركز خدمة المواطنين بالزقازيق",
                    window: "12",
                    now: now(),
                    practice: true,
                    busy: false,
                    refused: Some(&line),
                    draft_waits: true,
                    may_leave: true,
                };
                sign_in::show(ui, &view, &self.tr, &mut self.draft);
            }
            Place::Corner => {
                if self.toasts.is_empty() {
                    (0..3).for_each(|_| self.toasts.say(Tone::Late, line.clone()));
                }
                self.toasts.show(ui.ctx(), &self.tr.window_close_note());
            }
            Place::OwnWindow => refusal::page(ui, &self.words, &self.tr),
        }
    }

    fn of(tr: Tr, place: Place, screen: Screen) -> Harness<'static, Told> {
        let size = if let Place::OwnWindow = place { theme::size::REFUSAL_WINDOW.into() } else { screen.size };
        let words = error::words(&Fault::NotSignedIn, &tr);
        let told = Told { tr, words, draft: sign_in::Draft::default(), toasts: Toasts::default(), place };
        Harness::builder().with_size(size).with_pixels_per_point(screen.scale).with_render_cursor(false).build_ui_state(
            |ui, told: &mut Told| {
                let whole = ui.ctx().content_rect();
                let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
                told.ui(&mut ui);
            },
            told,
        )
    }
}

/// Over the main button, with the sheet folded away.
fn over_the_button(language: Language, screen: Screen, eye: &mut Eye) {
    let tr = Tr::new(language, Digits::ArabicIndic);
    let mut room = Room::new(Country::Egypt, language).on(screen);
    for fault in refusals() {
        room.state_mut().refused = Some(error::words(&fault, &tr));
        room.state_mut().draft.open = None;
        room.step();
        eye.look(&mut room, &format!("{} {} over the button", screen.name, fault.code()));
    }
}

fn elsewhere(language: Language, screen: Screen, eye: &mut Eye) {
    let tr = Tr::new(language, Digits::ArabicIndic);
    for place in [Place::SigningIn, Place::Corner, Place::OwnWindow] {
        let mut told = Told::of(tr, place, screen);
        for fault in refusals() {
            told.state_mut().words = error::words(&fault, &tr);
            told.state_mut().toasts = Toasts::default();
            told.run_steps(3);
            eye.look(&mut told, &format!("{} {} {place:?}", screen.name, fault.code()));
        }
    }
}

fn told_everywhere(language: Language) {
    let mut eye = eye(Country::Egypt, language);
    for screen in SCREENS {
        over_the_button(language, screen, &mut eye);
        elsewhere(language, screen, &mut eye);
    }
    must_be_well(&eye, refusals().len() * 3 * 4);
}

#[test]
fn every_refusal_has_room_in_arabic() {
    told_everywhere(Language::Arabic);
}

#[test]
fn every_refusal_has_room_in_english() {
    told_everywhere(Language::English);
}
