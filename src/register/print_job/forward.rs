//! How a paper moves on: to a printer, out of it, back into the queue, or away. Only that it came out, and that
//! somebody took it out of the queue, are deeds; the rest is the printer's business and leaves no action.

use super::{PrintedCopy, WantedPaper, copies};
use crate::domain::ledger::{Deed, Subject};
use crate::domain::paper::{OfficePaper, PaperNote, PaperState};
use crate::register::entry::Entry;
use crate::register::{By, Changes, Done, Register, RegisterFault, Result, office};
use crate::views::PaperJob;

/// A paper that only tries the printer: that it came out is no deed.
pub const TEST_PAGE: &str = "test_page";

impl Register {
    /// Says, on the disk, that a printer has the paper from here on; false when it is not waiting any more.
    pub fn goes_to_printer(&mut self, job: i64, printer: &str) -> Result<bool> {
        let sql = "update print_job set state = 'printing', printer = ?2, note = null, changed_ms = ?3
                   where id = ?1 and state = 'queued'";
        self.files.check()?;
        Ok(self.conn.prepare_cached(sql)?.execute((job, printer, self.env.now_ms()))? > 0)
    }

    /// Puts down how a paper stands that did not come out; one that came out or was cancelled stays so.
    pub fn stands(&mut self, job: i64, state: PaperState, note: Option<PaperNote>) -> Result<bool> {
        let sql = "update print_job set state = ?2, note = ?3, changed_ms = ?4
                   where id = ?1 and state in ('queued', 'printing', 'unsure', 'failed')";
        self.files.check()?;
        let (note, now) = (note.map(String::from), self.env.now_ms());
        Ok(self.conn.prepare_cached(sql)?.execute((job, state.code(), note, now))? > 0)
    }

    /// Sends a paper to another printer from now on, or back to the one that the settings choose.
    pub fn goes_by(&mut self, job: i64, printer: Option<&str>) -> Result<()> {
        self.files.check()?;
        let sql = "update print_job set printer = ?2 where id = ?1";
        self.conn.prepare_cached(sql)?.execute((job, printer))?;
        Ok(())
    }

    /// Records that a paper came out. It is the deed of whoever wanted it, also when somebody else is signed in by
    /// then. Done once: a paper that came out does not come out again.
    pub fn came_out(&mut self, job: i64, note: PaperNote) -> Result<Done<PrintedCopy>> {
        let found = self.paper_job(job)?;
        if !found.state.is_open() {
            return Ok(Done { value: PrintedCopy { copy: found.copy }, changes: Changes::default(), repeated: true });
        }
        let command = format!("paper/{}/{job}", self.station);
        let by = By { officer: found.officer.clone(), request: command.clone(), command, reason: found.reason.clone() };
        self.transact(&by, |entry| {
            printed(entry, &found, &note)?;
            Ok(PrintedCopy { copy: found.copy })
        })
    }

    /// Records that a paper was saved as a PDF: printing is a deed.
    pub fn record_print(&mut self, by: &By, wanted: &WantedPaper) -> Result<Done<PrintedCopy>> {
        self.transact(by, |entry| {
            let copy = copies(entry.tx, wanted)? + 1;
            let queued = super::queue::put(entry, wanted, copy, None)?;
            close(entry, queued.job, PaperState::Printed, Some(&PaperNote::Saved))?;
            entry.tx.prepare_cached("update print_job set copy = ?2 where id = ?1")?.execute((queued.job, copy))?;
            record(entry, wanted, copy)?;
            Ok(PrintedCopy { copy })
        })
    }

    /// Takes a paper out of the queue; why is the command's reason. Fails with `NotFound` when it is not in it.
    pub fn cancel_paper(&mut self, by: &By, job: i64) -> Result<Done<()>> {
        let found = self.paper_job(job)?;
        self.transact(by, |entry| {
            if !matches!(found.state, PaperState::Queued | PaperState::Failed | PaperState::Unsure) {
                return Err(RegisterFault::NotFound { what: "print_job", id: job.to_string() });
            }
            close(entry, job, PaperState::Cancelled, None)?;
            let PaperJob { paper, no, copy, case, .. } = found;
            if let Some(case) = case {
                entry.append(Subject::Case(case), &Deed::PaperCancelled { paper, no, copy })?;
            }
            entry.changes.papers = true;
            Ok(())
        })
    }

    /// After a start: papers that a printer had when the program ended came out, or not; somebody has to look. And
    /// what came out on earlier days is not listed any more. Gives how many somebody has to look for.
    pub fn settle_papers(&mut self) -> Result<usize> {
        let today = self.env.day_bounds(self.env.today()).0;
        let unsure = "update print_job set state = 'unsure', note = 'interrupted' where state = 'printing'";
        let unsure = self.conn.execute(unsure, [])?;
        // The last row stays, so that no number is given to another paper.
        let sql = "delete from print_job where state in ('printed', 'cancelled') and changed_ms < ?1
                   and id < (select max(id) from print_job)";
        self.conn.execute(sql, [today])?;
        Ok(unsure)
    }
}

fn printed(entry: &mut Entry<'_>, job: &PaperJob, note: &PaperNote) -> Result<()> {
    close(entry, job.job, PaperState::Printed, Some(note))?;
    let wanted = WantedPaper { case: job.case, paper: job.paper.clone(), no: job.no.clone(), language: job.language };
    record(entry, &wanted, job.copy)
}

/// Ends a paper's way. Its reason stands in the ledger from here, and nowhere else.
fn close(entry: &mut Entry<'_>, job: i64, state: PaperState, note: Option<&PaperNote>) -> Result<()> {
    let sql = "update print_job set state = ?2, note = ?3, reason = null, changed_ms = ?4 where id = ?1";
    let note = note.cloned().map(String::from);
    entry.tx.prepare_cached(sql)?.execute((job, state.code(), note, entry.now.ms))?;
    Ok(())
}

fn record(entry: &mut Entry<'_>, wanted: &WantedPaper, copy: u32) -> Result<()> {
    entry.changes.papers = true;
    // A page that tries the printer, and a card that is about nobody, leave no action.
    if wanted.paper == TEST_PAGE || wanted.paper == OfficePaper::ServiceCard.code() {
        return Ok(());
    }
    if wanted.case.is_none() {
        office::count_copy(entry.tx, wanted, copy)?;
    }
    let subject = wanted.case.map_or(Subject::Station, Subject::Case);
    entry.append(subject, &Deed::PaperPrinted { paper: wanted.paper.clone(), no: wanted.no.clone(), copy })
}
