//! `shubbak --selftest`: fonts, catalogue, register, printing and ports, without a window.

use std::path::Path;

use super::desk::Rulebook;
use super::found::{Surroundings, open_centre};
use super::{CaseForm, Command, DocumentForm, Fault, Outcome, PaperKind, PartyForm, PaymentForm};
use crate::cli::WhichCentre;
use crate::domain::case::DocumentState;
use crate::domain::payment_rules::PaymentMethod;
use crate::domain::{Country, IdentityKind};
use crate::env::Env;
use crate::text::{Direction, Paragraph};

/// One check, and what it found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Check {
    pub name: &'static str,
    pub outcome: Result<String, String>,
}

/// Makes every check; `scratch` is an empty folder that it may fill and nobody needs afterwards.
pub fn run(scratch: &Path, env: Env) -> Vec<Check> {
    vec![
        Check { name: "fonts", outcome: fonts() },
        Check { name: "catalogue", outcome: catalogues() },
        Check { name: "register and printing", outcome: one_case(scratch, env) },
        Check { name: "ports", outcome: Ok(ports()) },
    ]
}

fn fonts() -> Result<String, String> {
    let mut engine = crate::text::Engine::new();
    let sample = "رقم الطلب C-ZAQ-03/2026 (١٢٣٫٥٠ ج.م) لا";
    let layout = engine.layout(&Paragraph::new(sample, 16.0, Direction::Rtl));
    if layout.lacks_a_glyph() {
        Err("a letter is missing from the fonts".to_owned())
    } else {
        Ok("all letters".to_owned())
    }
}

fn catalogues() -> Result<String, String> {
    let count = |country| Rulebook::shipped(country).map(|book| book.catalogue.services().len());
    let mut found = vec![];
    for country in Country::ALL {
        let services = count(country).map_err(|fault| plain(&fault))?;
        found.push(format!("{} {services}", country.code()));
    }
    Ok(format!("services: {}", found.join(", ")))
}

/// Serves one invented citizen in a register of its own, prints, and verifies.
fn one_case(scratch: &Path, env: Env) -> Result<String, String> {
    let folder = scratch.join("selftest");
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder) };
    let opened = open_centre(&which, &Surroundings { data: scratch.to_owned() }, env).map_err(|fault| plain(&fault))?;
    let mut desk = opened.desk;
    let mut carry_out = |id: &str, command| desk.carry_out(id, command).map_err(|fault| plain(&fault));
    carry_out("1", Command::SignIn { officer: "huda".into(), secret: "2580".into() })?;
    let registered = match carry_out("2", Command::RegisterCase(Box::new(sample_case())))? {
        Outcome::Registered(registered) => registered,
        other => return Err(format!("unexpected: {other:?}")),
    };
    let receipt = registered.receipt.ok_or("no receipt was given")?;
    let print = Command::PrintPaper {
        as_file: true,
        case: registered.case.to_string(),
        paper: PaperKind::Receipt,
        language: None,
        reason: None,
    };
    let Outcome::Printed { file, .. } = carry_out("3", print)? else { return Err("nothing was printed".to_owned()) };
    let bytes = std::fs::read(&file).map_err(|error| error.to_string())?;
    if !bytes.starts_with(b"%PDF-") {
        return Err(format!("{} is not a PDF", file.display()));
    }
    let verified = desk.register().verify().map_err(|fault| fault.to_string())?;
    match verified.findings.first() {
        None => Ok(format!("case {}, receipt {receipt}, {} actions verified", registered.case, verified.actions)),
        Some(finding) => Err(format!("{}: {}", finding.place, finding.what)),
    }
}

/// An application of nobody, with all it needs.
fn sample_case() -> CaseForm {
    let documents = (1..=3).map(|no| DocumentForm {
        no,
        state: DocumentState::OriginalSeenCopyKept,
        files: vec![],
        scan_later: false,
    });
    CaseForm {
        service: "EG-BLD-01".into(),
        applicant: PartyForm {
            kind: IdentityKind::EgNationalId,
            number: "29406191300551".into(),
            name: "منى عبد الرحمن سالم إبراهيم".into(),
            phone: "01012345678".into(),
            ..PartyForm::default()
        },
        documents: documents
            .chain([DocumentForm { no: 4, state: DocumentState::CopyKept, files: vec![], scan_later: false }])
            .collect(),
        answers: [
            ("applicant_role", "owner"),
            ("district", "الزقازيق"),
            ("street", "شارع الجلاء"),
            ("building_no", "15"),
            ("plot_area_m2", "240"),
        ]
        .map(|(key, value)| (key.to_owned(), value.to_owned()))
        .into(),
        fee: super::FeeForm { assessed: "150".into(), ..Default::default() },
        payment: Some(PaymentForm { method: PaymentMethod::Cash, reference: String::new() }),
        ..CaseForm::default()
    }
}

fn ports() -> String {
    let names = crate::devices::serial_ports();
    if names.is_empty() { "no serial port is plugged in".to_owned() } else { names.join(", ") }
}

fn plain(fault: &Fault) -> String {
    let words = crate::error::words(fault, &crate::i18n::Tr::english());
    format!("{} {}", words.what, words.next)
}
