//! Words for what the domain names: kinds, stages, methods, faults of the sheet.

use chrono::NaiveDate;

use crate::app::{Fault, Meant, PaperKind, ReaderState, Source};
use crate::domain::case::{Case, Decision, DocumentState, OfficeClock, Stage};
use crate::domain::deadline::{DayKind, Limit, working_days_between};
use crate::domain::fee::FeeLineKind;
use crate::domain::identity::{Identity, IdentityKind, Sex};
use crate::domain::ledger::Looked;
use crate::domain::mark::StationId;
use crate::domain::officer::Role;
use crate::domain::paper::{OfficePaper, PaperNote};
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::scan::Scan;
use crate::domain::{Calendar, IdentityError, Phone, PhoneError};
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::widgets::Tone;
use crate::views::{TrailDetail, TrailEntry};

/// The voice of what belongs to no page: the menu of a field, a small button inside it. It speaks the language in which
/// the window reads.
pub fn voice(ctx: &egui::Context) -> Tr {
    if crate::ui::theme::look(ctx).rtl() { Tr::arabic() } else { Tr::english() }
}

pub fn identity_kind(kind: IdentityKind, tr: &Tr) -> String {
    match kind {
        IdentityKind::EgNationalId => tr.identity_kind_eg_national_id(),
        IdentityKind::KwCivilId => tr.identity_kind_kw_civil_id(),
        IdentityKind::BhCpr => tr.identity_kind_bh_cpr(),
        IdentityKind::Passport => tr.identity_kind_passport(),
        IdentityKind::ResidencePermit => tr.identity_kind_residence_permit(),
        IdentityKind::CommercialRegister => tr.identity_kind_commercial_register(),
        IdentityKind::TaxNumber => tr.identity_kind_tax_number(),
    }
}

/// What is to be said of a device: a word for its chip, why, and what to do next.
pub struct Told {
    pub tone: Tone,
    pub words: String,
    pub why: String,
    pub next: String,
}

/// How a barcode reader on a port is.
pub fn reader(port: &str, state: &ReaderState, tr: &Tr) -> Told {
    let name = isolate(port_name(port));
    let (tone, words, why, next) = match state {
        ReaderState::Ready => (Tone::Done, tr.reader_ready(name), tr.reader_ready_why(), String::new()),
        ReaderState::NotThere => {
            (Tone::Warning, tr.reader_not_there(name), tr.reader_not_there_why(), tr.reader_not_there_next())
        }
        ReaderState::InUse => (Tone::Late, tr.reader_in_use(name), tr.reader_in_use_why(), tr.reader_in_use_next()),
        ReaderState::NotAllowed => {
            (Tone::Late, tr.reader_not_allowed(name), tr.reader_not_allowed_why(), tr.reader_not_allowed_next())
        }
        ReaderState::Other(said) => {
            (Tone::Late, tr.reader_other(name), tr.reader_other_why(isolate(said)), tr.reader_other_next())
        }
    };
    Told { tone, words, why, next }
}

/// What a scan means, and whether that is something here.
pub fn meant(meant: &Meant, tr: &Tr) -> (String, bool) {
    let scan = match meant {
        Meant::Scan(scan) => scan,
        Meant::Sealed => return (tr.meant_sealed(), false),
        Meant::Line => return (tr.meant_line(), true),
        Meant::Twice => return (tr.meant_twice(), true),
    };
    match scan {
        Scan::Identity(identity) => (identity_kind(identity.kind(), tr), true),
        Scan::Document(document) => (tr.meant_document(document.names.whole()), true),
        Scan::Misread(_) => (tr.meant_misread(), false),
        Scan::Case(_) => (tr.meant_case(), true),
        Scan::Receipt(_) => (tr.meant_receipt(), true),
        Scan::Ticket(_) => (tr.meant_ticket(), true),
        Scan::Licence(_) | Scan::Signed(_) => (tr.meant_licence(), true),
        Scan::Badge(_) => (tr.meant_badge(), true),
        Scan::Damaged(_) => (tr.meant_damaged(), false),
        Scan::Unknown(_) => (tr.meant_unknown(), false),
    }
}

/// A port without the folders that its name begins with.
pub fn port_name(port: &str) -> &str {
    port.rsplit('/').next().unwrap_or(port)
}

/// Whether the number belongs to a company rather than a person.
pub fn is_company(kind: IdentityKind) -> bool {
    matches!(kind, IdentityKind::CommercialRegister | IdentityKind::TaxNumber)
}

pub fn sex(sex: Sex, tr: &Tr) -> String {
    match sex {
        Sex::Male => tr.sex_male(),
        Sex::Female => tr.sex_female(),
    }
}

pub fn stage(stage: Stage, tr: &Tr) -> String {
    tr.stage(stage)
}

/// The tone in which a stage is told.
pub fn stage_tone(stage: Stage) -> Tone {
    match stage {
        Stage::Gathering | Stage::AwaitingPayment | Stage::Returned => Tone::Warning,
        Stage::Received => Tone::Note,
        Stage::Approved => Tone::Done,
        Stage::Refused => Tone::Stopped,
    }
}

pub fn role(role: Role, tr: &Tr) -> String {
    tr.role(role)
}

pub fn method(method: PaymentMethod, tr: &Tr) -> String {
    match method {
        PaymentMethod::Cash => tr.pay_cash(),
        PaymentMethod::Card => tr.pay_card(),
        PaymentMethod::BankTransfer => tr.pay_bank_transfer(),
        PaymentMethod::OtherElectronic => tr.pay_other_electronic(),
    }
}

pub fn document_state(state: DocumentState, tr: &Tr) -> String {
    match state {
        DocumentState::Missing => tr.documents_missing(),
        DocumentState::Promised => tr.documents_promised(),
        DocumentState::OriginalSeen => tr.documents_seen(),
        DocumentState::CopyKept => tr.documents_copy(),
        DocumentState::OriginalSeenCopyKept => tr.documents_both(),
    }
}

pub fn paper(paper: PaperKind, tr: &Tr) -> String {
    match paper {
        PaperKind::Receipt => tr.receipt_title(),
        PaperKind::Acknowledgement => tr.ack_title(),
        PaperKind::Ticket => tr.ticket_title(),
        PaperKind::Missing => tr.missing_title(),
        PaperKind::Licence => tr.licence_title(),
    }
}

pub fn office_paper(paper: OfficePaper, tr: &Tr) -> String {
    match paper {
        OfficePaper::ServiceCard => tr.card_title(),
        OfficePaper::LateList => tr.late_title(),
        OfficePaper::Tray => tr.tray_title(),
        OfficePaper::Till => tr.till_title(),
    }
}

pub fn line_kind(kind: FeeLineKind, tr: &Tr) -> String {
    match kind {
        FeeLineKind::Fee => tr.fee_kind_fee(),
        FeeLineKind::Deposit => tr.fee_kind_deposit(),
        FeeLineKind::StampDuty => tr.fee_kind_stamp_duty(),
        FeeLineKind::Surcharge => tr.fee_kind_surcharge(),
    }
}

/// What is wrong with a printer or became of a paper, and what to do next.
pub fn trouble(note: &PaperNote, tr: &Tr) -> (String, String) {
    use PaperNote as N;
    match note {
        N::Confirmed => (tr.paper_printed(), tr.paper_confirmed_why()),
        N::Sent => (tr.paper_sent(), tr.paper_sent_why()),
        N::Seen => (tr.paper_printed(), tr.paper_seen_why()),
        N::Saved => (tr.paper_saved(), tr.paper_saved_why()),
        N::PaperOut => (tr.trouble_paper_out(), tr.trouble_paper_out_next()),
        N::CoverOpen => (tr.trouble_cover_open(), tr.trouble_cover_open_next()),
        N::Offline => (tr.trouble_offline(), tr.trouble_offline_next()),
        N::PrinterFault => (tr.trouble_fault(), tr.trouble_fault_next()),
        N::NotThere => (tr.trouble_not_there(), tr.trouble_not_there_next()),
        N::NotAllowed => (tr.trouble_not_allowed(), tr.trouble_not_allowed_next()),
        N::InUse => (tr.trouble_in_use(), tr.trouble_in_use_next()),
        N::Stuck => (tr.trouble_stuck(), tr.trouble_stuck_next()),
        N::Interrupted => (tr.trouble_interrupted(), tr.trouble_interrupted_next()),
        N::NoSuchPrinter => (tr.trouble_no_printer(), tr.trouble_no_printer_next()),
        N::DidNotCome => (tr.trouble_did_not_come(), tr.paper_waits_why()),
        N::Other(said) => (tr.trouble_other(crate::text::isolate(said)), tr.trouble_other_next()),
    }
}

/// The same in a word or two, for a chip; a number where only a list tells it.
pub fn trouble_in_short(note: &PaperNote, tr: &Tr) -> String {
    use PaperNote as N;
    match note {
        N::PaperOut => tr.trouble_paper_out_short(),
        N::CoverOpen => tr.trouble_cover_open_short(),
        N::Offline => tr.trouble_offline_short(),
        N::NotThere => tr.trouble_not_there_short(),
        N::InUse => tr.trouble_in_use_short(),
        N::Stuck => tr.trouble_stuck_short(),
        _ => tr.trouble_fault_short(),
    }
}

/// A unit of a fee as the catalogue writes it; one that has no words here is shown as it is.
pub fn unit(unit: &str, tr: &Tr) -> String {
    match unit {
        "m2" => tr.unit_m2(),
        "month" => tr.unit_month(),
        "trip" => tr.unit_trip(),
        "day" => tr.unit_day(),
        other => other.to_owned(),
    }
}

/// «ذكر · مواليد ١٩ يونيو ١٩٩٤ · الشرقية»: what the number itself tells.
pub fn told_by(identity: &Identity, tr: &Tr) -> String {
    let sex = identity.sex().map(|of| sex(of, tr));
    let born = identity.birth_date().map(|date| tr.person_born(tr.date_long(date)));
    let place = identity.governorate().map(|place| tr.pick(&place.name()).to_owned());
    [sex, born, place].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

pub fn identity_error(error: &IdentityError, tr: &Tr) -> String {
    crate::error::identity(error, tr)
}

pub fn phone_error(error: &PhoneError, tr: &Tr) -> String {
    crate::error::phone(error, tr)
}

/// A telephone number that keeps its order inside Arabic.
pub fn phone(phone: &Phone, country: crate::domain::Country) -> String {
    isolate(&phone.local(country))
}

/// A time limit as told to the citizen.
pub fn limit(limit: Option<Limit>, tr: &Tr) -> String {
    limit.map_or_else(|| tr.service_no_limit(), |limit| tr.service_limit(tr.limit(limit)))
}

/// The office's clock as a sentence.
pub fn clock(case: &Case, calendar: &Calendar, today: NaiveDate, tr: &Tr) -> String {
    match &case.clock {
        OfficeClock::NotStarted => match case.missing().count() {
            0 => tr.case_clock_waits_fee(),
            missing => tr.case_clock_waits(missing),
        },
        OfficeClock::Running { started, due: None, .. } => tr.case_clock_none(tr.date_long(*started)),
        OfficeClock::Running { due: Some(due), .. } => {
            tr.case_clock_due(time_left(calendar, today, *due, tr), tr.date_full(*due))
        }
    }
}

/// A station's window as the hall knows it: its number without leading zeros.
pub fn window_no(station: &StationId, tr: &Tr) -> String {
    let no = station.window().trim_start_matches('0');
    no.parse().map_or_else(|_| no.to_owned(), |no: i64| tr.number(no))
}

/// The time from `today` to the day an answer is due, as a sentence.
pub fn time_left(calendar: &Calendar, today: NaiveDate, due: NaiveDate, tr: &Tr) -> String {
    tr.time_left(i64::from(working_days_between(calendar, today, due)), DayKind::Working)
}

/// How much of the office's time has passed, from 0 to 1; `None` while its clock does not run towards a day.
pub fn time_passed(clock: &OfficeClock, calendar: &Calendar, today: NaiveDate) -> Option<f32> {
    let OfficeClock::Running { started, due: Some(due), .. } = clock else { return None };
    let whole = working_days_between(calendar, *started, *due).max(1);
    let left = working_days_between(calendar, today, *due);
    Some((1.0 - left as f32 / whole as f32).clamp(0.0, 1.0))
}

/// What a line of the trail did; an action of a later version is called by its own name.
pub fn trail(entry: &TrailEntry, tr: &Tr) -> String {
    let decision = match &entry.detail {
        Some(TrailDetail::Decided(decision)) => Some(decision),
        _ => None,
    };
    tr.deed(&entry.kind, decision).unwrap_or_else(|| isolate(&entry.kind))
}

/// When it was done, by whom and where.
pub fn trail_by(entry: &TrailEntry, tr: &Tr) -> String {
    let when = format!("{} {}", tr.date(entry.at.date()), tr.time(entry.at.time()));
    tr.trail_by(when, &entry.officer_name, isolate(&entry.station.to_string()))
}

/// A fault in one line: what happened and what to do next.
pub fn fault(fault: &Fault, tr: &Tr) -> String {
    let wording = crate::error::words(fault, tr);
    format!("{} {}", wording.what, wording.next)
}

/// What an action speaks of: a number, an amount, a day.
pub fn trail_detail(detail: &TrailDetail, tr: &Tr) -> String {
    match detail {
        TrailDetail::Number(no) => unbroken(no),
        TrailDetail::Paid { receipt, total } => format!("{} · {}", unbroken(receipt.as_str()), tr.money(*total)),
        TrailDetail::Due(date) => tr.trail_due(tr.date_long(*date)),
        TrailDetail::Printed { paper, no, copy } => {
            let named = PaperKind::ALL
                .into_iter()
                .find(|kind| kind.code() == paper)
                .map_or_else(|| paper.clone(), |kind| self::paper(kind, tr));
            tr.trail_printed(named, unbroken(no), i64::from(*copy))
        }
        TrailDetail::Documents(count) => tr.trail_documents(*count),
        TrailDetail::Decided(Decision::Returned { papers }) if !papers.is_empty() => tr.trail_papers(papers.len()),
        TrailDetail::Decided(_) => String::new(),
        TrailDetail::Looked(how) => match how {
            Looked::Opened => tr.trail_looked_opened(),
            Looked::Found => tr.trail_looked_found(),
            Looked::Recognised => tr.trail_looked_recognised(),
            Looked::ToDecide => tr.trail_looked_to_decide(),
        },
        TrailDetail::Erased { files, contents } => {
            let files = Some(*files).filter(|files| *files > 0).map(|files| tr.case_files(files));
            let person = contents.then(|| tr.trail_erased_person());
            [person, files].into_iter().flatten().collect::<Vec<_>>().join(tr.list_separator().as_str())
        }
        TrailDetail::Sent(batch) => tr.trail_batch(tr.number(*batch)),
    }
}

/// A number that a narrow column does not break at its dashes (U+2060 forbids it).
fn unbroken(no: &str) -> String {
    isolate(&no.replace('-', "-\u{2060}"))
}

/// Where a scanner takes pages from.
pub fn source(source: Source, tr: &Tr) -> String {
    match source {
        Source::Flatbed => tr.scanner_flatbed(),
        Source::Feeder => tr.scanner_feeder(),
        Source::Duplex => tr.scanner_duplex(),
    }
}
