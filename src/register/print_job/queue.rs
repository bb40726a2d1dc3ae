//! Into the queue: with the deed that owes a paper, or because somebody wants it. A paper stands in it once.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension};

use super::{QueuedPaper, WantedPaper, copies, copies_in};
use crate::domain::mark::Uid;
use crate::domain::numbers::{ReceiptNo, TicketNo};
use crate::domain::paper::{PaperKind, PaperLanguage};
use crate::register::entry::Entry;
use crate::register::{By, Done, PrintedCopy, Register, Result, action};

/// By which printer each kind of paper goes that a deed owes, by their codes. One without waits until somebody sends it.
pub type PaperPrinters = BTreeMap<String, String>;

/// Puts the papers that a deed owes the citizen in the print queue of their printers. Of a case that was `just_opened`
/// there can be none yet, so that none is looked for.
pub(in crate::register) fn queue_owed(
    entry: &mut Entry<'_>,
    case: Uid,
    receipt: Option<&ReceiptNo>,
    printers: &PaperPrinters,
    just_opened: bool,
) -> Result<()> {
    let case = entry.case(case)?;
    let trail = if just_opened { vec![] } else { action::of_case(entry.tx, case.uid)? };
    let ticket = case.tickets.last();
    for paper in PaperKind::owed(case.stage, receipt.is_some(), ticket.is_some()) {
        let no = match paper {
            PaperKind::Receipt => receipt.map(ReceiptNo::as_str),
            PaperKind::Ticket => ticket.map(TicketNo::as_str),
            PaperKind::Acknowledgement | PaperKind::Missing => Some(case.no.as_str()),
            // Nothing is granted at the counter.
            PaperKind::Licence => None,
        };
        let Some(no) = no else { continue };
        let (paper, no) = (paper.code().to_owned(), no.to_owned());
        let wanted = WantedPaper { case: Some(case.uid), paper, no, language: None };
        // One that came out as it is now is not owed again.
        if copies_in(&trail, &wanted)? > 0 {
            continue;
        }
        let printer = printers.get(&wanted.paper).map(String::as_str);
        if just_opened {
            insert(entry, &wanted, 1, printer)?;
        } else {
            put(entry, &wanted, 1, printer)?;
        }
    }
    entry.changes.papers = true;
    Ok(())
}

impl Register {
    /// The number of the copy that this command prints: the next, or the one that it recorded before.
    pub fn copy_to_print(&self, by: &By, wanted: &WantedPaper) -> Result<u32> {
        if let Some(PrintedCopy { copy }) = self.first_answer(by)? {
            return Ok(copy);
        }
        Ok(copies(&self.conn, wanted)? + 1)
    }

    /// Puts a paper in the queue, where it goes to `printer`. One that waits there already stays where it is.
    pub fn queue_paper(&mut self, by: &By, wanted: &WantedPaper, printer: Option<&str>) -> Result<Done<QueuedPaper>> {
        self.transact(by, |entry| {
            let copy = copies(entry.tx, wanted)? + 1;
            let queued = put(entry, wanted, copy, None)?;
            let sql = "update print_job
                       set printer = ?2, language = coalesce(?3, language), officer = ?4, reason = ?5, changed_ms = ?6,
                           state = iif(state = 'failed', 'queued', state), note = iif(state = 'failed', null, note)
                       where id = ?1 and state in ('queued', 'failed')";
            entry.tx.prepare_cached(sql)?.execute((
                queued.job,
                printer,
                wanted.language.map(PaperLanguage::code),
                entry.by.officer.as_str(),
                &entry.by.reason,
                entry.now.ms,
            ))?;
            entry.changes.papers = true;
            Ok(queued)
        })
    }
}

/// Papers of a case whose content went can be drawn no more, and why somebody wanted one is nobody's business then.
pub(in crate::register) fn forget(conn: &Connection, case: Uid) -> Result<()> {
    // The last row keeps its number from being given again.
    let sql = "delete from print_job where case_uid = ?1 and id < (select max(id) from print_job)";
    conn.prepare_cached(sql)?.execute([case.as_bytes()])?;
    let sql = "update print_job set state = 'cancelled', reason = null where case_uid = ?1";
    conn.prepare_cached(sql)?.execute([case.as_bytes()])?;
    Ok(())
}

/// The row of a paper that is on its way already, or a new one, as the copy that it is now.
pub(super) fn put(
    entry: &mut Entry<'_>,
    wanted: &WantedPaper,
    copy: u32,
    printer: Option<&str>,
) -> Result<QueuedPaper> {
    if let Some(waiting) = on_its_way(entry.tx, wanted)? {
        // It may have become another paper since: what waited as a copy is an original then.
        let sql = "update print_job set copy = ?2, printer = iif(state = 'queued', coalesce(?3, printer), printer)
                   where id = ?1 and state in ('queued', 'failed')";
        let waits = entry.tx.prepare_cached(sql)?.execute((waiting.job, copy, printer))? > 0;
        return Ok(if waits { QueuedPaper { copy, ..waiting } } else { waiting });
    }
    insert(entry, wanted, copy, printer)
}

fn insert(entry: &mut Entry<'_>, wanted: &WantedPaper, copy: u32, printer: Option<&str>) -> Result<QueuedPaper> {
    let sql = "insert into print_job (case_uid, paper, no, copy, language, state, officer, reason, made_ms, changed_ms,
                   printer)
               values (?1, ?2, ?3, ?4, ?5, 'queued', ?6, ?7, ?8, ?8, ?9)";
    entry.tx.prepare_cached(sql)?.execute((
        wanted.case.as_ref().map(|case| case.as_bytes()),
        &wanted.paper,
        &wanted.no,
        copy,
        wanted.language.map(PaperLanguage::code),
        entry.by.officer.as_str(),
        &entry.by.reason,
        entry.now.ms,
        printer,
    ))?;
    Ok(QueuedPaper { job: entry.tx.last_insert_rowid(), copy })
}

/// The rows that are looked through are those of a day.
fn on_its_way(conn: &Connection, wanted: &WantedPaper) -> Result<Option<QueuedPaper>> {
    let sql = "select id, copy from print_job
               where case_uid is ?1 and paper = ?2 and no = ?3 and state in ('queued', 'printing', 'unsure', 'failed')";
    let case = wanted.case.as_ref().map(|case| case.as_bytes());
    let found = conn
        .prepare_cached(sql)?
        .query_row((case, &wanted.paper, &wanted.no), |row| Ok(QueuedPaper { job: row.get(0)?, copy: row.get(1)? }));
    Ok(found.optional()?)
}
