//! The back office's end of a case: what awaits a decision, and the decision.

use crate::domain::case::Decision;
use crate::domain::ledger::{Deed, Subject};
use crate::domain::mark::{OfficerId, Uid};
use crate::register::{By, Done, Register, Result, action};
use crate::views::CaseRow;

impl Register {
    /// Cases that await a decision which `officer` may take, the oldest legal deadline first; those without
    /// one come after, the oldest first.
    pub fn cases_to_decide(&self, officer: &OfficerId, limit: u32) -> Result<Vec<CaseRow>> {
        let mut found = self.undecided("due is not null", "due, id", officer, limit)?;
        let more = limit.saturating_sub(found.len() as u32);
        if more > 0 {
            found.extend(self.undecided("due is null", "id", officer, more)?);
        }
        Ok(found)
    }

    fn undecided(&self, which: &str, order: &str, officer: &OfficerId, limit: u32) -> Result<Vec<CaseRow>> {
        // Whoever had a hand in receiving it is left out here; the fold has the last word.
        let tail = format!(
            "where stage = 'received' and {which} and not exists (
                 select 1 from action a where a.id in {} and a.officer = ?1 and a.kind in (
                     'case_opened', 'documents_recorded', 'attachment_added', 'answers_recorded', 'case_corrected', 'fee_paid',
                     'clock_started', 'ticket_issued'))
             order by {order} limit ?2",
            action::rows_of("every_case.uid")
        );
        self.lines(&tail, (officer.as_str(), limit))
    }

    /// Writes a decision down; the case's stage follows.
    ///
    /// Fails with `NoDecisionDue` unless the case awaits one, and with `TookPart` when the officer helped to
    /// receive it, whatever their roles are.
    pub fn decide(&mut self, by: &By, uid: Uid, decision: Decision) -> Result<Done<()>> {
        self.transact(by, |entry| {
            entry.case(uid)?.decidable_by(&entry.by.officer)?;
            entry.append(Subject::Case(uid), &Deed::Decided { decision })
        })
    }
}
