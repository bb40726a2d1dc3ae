//! Papers owed: queued with the deed that owes them, printed after the commit, counted copy by copy.

use serde::{Deserialize, Serialize};

use super::{By, Done, Register, Result};
use crate::domain::ledger::{Deed, Subject};
use crate::domain::mark::Uid;

/// A paper that was put out.
#[derive(Debug, Clone, Serialize, Deserialize)]
pub struct PrintedCopy {
    /// 1 for the first print; a reprint says which it is.
    pub copy: u32,
}

impl Register {
    /// The number that the next copy of a paper bears. A ticket's number comes again every day, so it
    /// is counted within its case.
    fn next_copy(&self, case: Uid, paper: &str, no: &str) -> Result<u32> {
        let sql = "select coalesce(max(copy), 0) from print_job
                   where paper = ?1 and no = ?2 and case_uid = ?3 and state = 'printed'";
        let printed: u32 = self.conn.prepare_cached(sql)?.query_row((paper, no, case.as_bytes()), |row| row.get(0))?;
        Ok(printed + 1)
    }

    /// The number of the copy that this command prints: the next, or the one that it recorded before.
    pub fn copy_to_print(&self, by: &By, case: Uid, paper: &str, no: &str) -> Result<u32> {
        let before: Option<PrintedCopy> = self.first_answer(by)?;
        before.map_or_else(|| self.next_copy(case, paper, no), |before| Ok(before.copy))
    }

    /// Records that a paper came out: printing is a deed.
    pub fn record_print(&mut self, by: &By, case: Uid, paper: &str, no: &str) -> Result<Done<PrintedCopy>> {
        let copy = self.next_copy(case, paper, no)?;
        let now = self.env.now_ms();
        self.transact(by, |entry| {
            let sql = "update print_job set state = 'printed'
                       where paper = ?1 and no = ?2 and case_uid = ?3 and copy = ?4 and state = 'queued'";
            let was_queued = entry.tx.prepare_cached(sql)?.execute((paper, no, case.as_bytes(), copy))? > 0;
            if !was_queued {
                let sql = "insert into print_job (paper, no, case_uid, copy, state, made_ms) values (?1, ?2, ?3, ?4, 'printed', ?5)";
                entry.tx.prepare_cached(sql)?.execute((paper, no, case.as_bytes(), copy, now))?;
            }
            let deed = Deed::PaperPrinted { paper: paper.to_owned(), no: no.to_owned(), copy };
            entry.append(Subject::Case(case), &deed)?;
            entry.changes.papers = true;
            Ok(PrintedCopy { copy })
        })
    }
}
