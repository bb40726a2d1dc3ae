//! Taking a case in, and completing one whose papers were missing: one commit each, that gives
//! case number, receipt, due date and ticket together, or nothing.

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate};
use serde::Serialize;

use crate::domain::case::{CaseDocument, Complete};
use crate::domain::ledger::{Deed, Subject};
use crate::domain::mark::Uid;
use crate::domain::numbers::{CaseNo, ReceiptNo, TicketNo};
use crate::domain::party::{Agent, Party};
use crate::domain::payment::Payment;
use crate::register::entry::Entry;
use crate::register::print_job::{PaperPrinters, queue_owed};
use crate::register::{By, Done, Register, RegisterFault, Result, office, receipt, tally};
use crate::views::Registered;

/// An application as the counter took it in.
#[derive(Debug, Clone, Serialize)]
pub struct NewCase {
    pub service: String,
    /// SHA-256 of the catalogue in force.
    pub catalogue: String,
    pub applicant: Party,
    pub agent: Option<Agent>,
    pub documents: Vec<CaseDocument>,
    pub answers: BTreeMap<String, String>,
    pub note: Option<String>,
    pub completion: Completion,
}

/// What happens once the papers are complete.
#[derive(Debug, Clone, Serialize)]
pub struct Completion {
    pub payment: Option<Payment>,
    /// Set when the file is complete and nothing is owed, or the fee is paid with it.
    pub clock: Option<StartClock>,
    /// The queue's letter for the citizen's ticket; none gives no ticket.
    pub queue: Option<char>,
}

/// The start of the office's clock.
#[derive(Debug, Clone, Serialize)]
pub struct StartClock {
    pub due: Option<NaiveDate>,
    pub due_estimated: bool,
}

impl Register {
    /// Takes a case in: opened, paid, clock started and ticket issued in one commit.
    /// Without all papers it is kept, its clock not started.
    /// Its papers wait for the printers of their kinds.
    pub fn register_case(&mut self, by: &By, new: NewCase, printers: &PaperPrinters) -> Result<Done<Registered>> {
        let uid = self.env.uid();
        let today = self.env.today();
        self.transact(by, |entry| {
            let registered = open(entry, uid, new, today)?;
            queue_owed(entry, uid, registered.receipt.as_ref(), printers, true)?;
            Ok(registered)
        })
    }

    /// Records papers and answers that came later, and goes on as far as they allow.
    pub fn complete_case(
        &mut self,
        by: &By,
        uid: Uid,
        documents: Vec<CaseDocument>,
        answers: BTreeMap<String, String>,
        completion: Completion,
        printers: &PaperPrinters,
    ) -> Result<Done<Registered>> {
        let today = self.env.today();
        self.transact(by, |entry| {
            let case = entry.case(uid)?;
            case.person()?;
            if case.stage.is_complete() {
                return Err(RegisterFault::WrongStage(case.stage));
            }
            if !documents.is_empty() {
                entry.append(Subject::Case(uid), &Deed::DocumentsRecorded { documents })?;
            }
            if !answers.is_empty() {
                entry.append(Subject::Case(uid), &Deed::AnswersRecorded { answers })?;
            }
            let registered = complete(entry, uid, completion, today)?;
            queue_owed(entry, uid, registered.receipt.as_ref(), printers, false)?;
            Ok(registered)
        })
    }
}

pub(in crate::register) fn open(entry: &mut Entry<'_>, uid: Uid, new: NewCase, today: NaiveDate) -> Result<Registered> {
    let serial = entry.next_serial("C", &today.year().to_string())?;
    let no = CaseNo::new(&entry.station, today.year(), serial);
    let opened = Deed::CaseOpened {
        no,
        service: new.service,
        catalogue: new.catalogue,
        applicant: new.applicant,
        agent: new.agent,
        documents: new.documents,
        answers: new.answers,
        note: new.note,
    };
    entry.append(Subject::Case(uid), &opened)?;
    complete(entry, uid, new.completion, today)
}

fn complete(entry: &mut Entry<'_>, uid: Uid, completion: Completion, today: NaiveDate) -> Result<Registered> {
    let receipt = completion.payment.map(|payment| take(entry, uid, payment, today)).transpose()?;
    if let Some(clock) = completion.clock {
        start_clock(entry, uid, clock, today)?;
    }
    let ticket = completion.queue.map(|queue| issue_ticket(entry, uid, queue, today)).transpose()?;
    let case = entry.case(uid)?;
    Ok(Registered {
        uid,
        due: case.due(),
        missing: case.missing().count(),
        case: case.no,
        stage: case.stage,
        receipt,
        ticket,
    })
}

fn take(entry: &mut Entry<'_>, uid: Uid, payment: Payment, today: NaiveDate) -> Result<ReceiptNo> {
    let case = entry.case(uid)?;
    Complete::check(&case.documents).map_err(|missing| RegisterFault::PapersMissing(missing.len()))?;
    let serial = entry.next_serial("R", &today.year().to_string())?;
    let receipt = ReceiptNo::new(&entry.station, today.year(), serial);
    let Payment { payer, lines, total, tender } = payment;
    let given = receipt::Given {
        no: &receipt,
        case: uid,
        total,
        tender: &tender,
        at_ms: entry.now.ms,
        officer: &entry.by.officer,
    };
    // The day that the action itself tells: a clock that was set back would say another.
    let place = tally::Place { day: entry.day(entry.now.ms), station: entry.station_no, service: &case.service };
    receipt::write(entry.tx, &given, office::stands(entry)?, place)?;
    entry.append(Subject::Case(uid), &Deed::FeePaid { receipt: receipt.clone(), payer, lines, total, tender })?;
    Ok(receipt)
}

fn start_clock(entry: &mut Entry<'_>, uid: Uid, clock: StartClock, today: NaiveDate) -> Result<()> {
    let case = entry.case(uid)?;
    Complete::check(&case.documents).map_err(|missing| RegisterFault::PapersMissing(missing.len()))?;
    let StartClock { due, due_estimated } = clock;
    entry.append(Subject::Case(uid), &Deed::ClockStarted { started: today, due, due_estimated })
}

fn issue_ticket(entry: &mut Entry<'_>, uid: Uid, queue: char, today: NaiveDate) -> Result<TicketNo> {
    let case = entry.case(uid)?;
    let no = TicketNo::new(queue, entry.next_ticket(queue, &today.to_string())?);
    entry.write_ticket(&case, &no, today)?;
    let deed = Deed::TicketIssued { no: no.clone(), day: today, case: Some(case.no), service: case.service };
    entry.append(Subject::Case(uid), &deed)?;
    Ok(no)
}
