//! Who looked at a citizen's data: written down when it is shown, told to whoever may ask, and printed for the
//! citizen.

use super::Desk;
use crate::app::{Answer, Fault};
use crate::domain::digits;
use crate::domain::ledger::{self, Deed, Looked};
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::numbers::CaseNo;
use crate::register::{By, RegisterFault};
use crate::views::{AccessLog, CaseRow};

impl Desk {
    /// Writes down what `answer` is about to show of whom.
    pub(super) fn note_look(&mut self, answer: &Answer) -> Result<(), Fault> {
        let (case, how) = match answer {
            Answer::Cases { cases } | Answer::ToScan { cases } => {
                self.found = cases.iter().map(|row| row.uid).collect();
                return Ok(());
            }
            Answer::Trays(trays) => {
                self.found = trays.waiting.iter().map(|row| row.uid).collect();
                return Ok(());
            }
            Answer::Case(detail) if self.found.contains(&detail.case.uid) => (detail.case.uid, Looked::Found),
            Answer::Case(detail) => (detail.case.uid, Looked::Opened),
            Answer::CaseToDecide(case) => (self.register.case_by_no(&case.no)?.uid, Looked::ToDecide),
            Answer::Person { known: Some(known) } => match known.cases.first() {
                Some(newest) => (newest.uid, Looked::Recognised),
                None => return Ok(()),
            },
            Answer::AccessLog(log) => return self.note_access(log),
            _ => return Ok(()),
        };
        let officer = self.serving()?.id.clone();
        self.looked(officer, case, how)
    }

    /// Somebody looks at a case: written down, or remembered until it can be.
    pub(super) fn looked(&mut self, officer: OfficerId, case: Uid, how: Looked) -> Result<(), Fault> {
        if self.is_damaged() {
            self.remember_look(officer, case, how);
            return Ok(());
        }
        Ok(self.register.record_look(&officer, case, how)?)
    }

    /// That somebody asked who looked stands with the newest case: in the ledger no number tells whose they are.
    fn note_access(&mut self, log: &AccessLog) -> Result<(), Fault> {
        let Some(newest) = log.cases.first() else { return Ok(()) };
        let command = format!("access-{}", self.register.env_mut().uid());
        let officer = self.serving()?.id.clone();
        let by = By { officer, request: command.clone(), command, reason: Some(log.reason.clone()) };
        self.register.record_on_case(&by, newest.uid, Deed::AccessTold { cases: log.cases.len() as u32 })?;
        Ok(())
    }

    /// Who looked at the cases of a citizen, by their number or that of one of their cases.
    ///
    /// Fails with `ReasonMissing` without a reason, and with `NotFound` when there is no such case.
    pub(super) fn access_log(&self, of: &str, reason: &str) -> Result<AccessLog, Fault> {
        let reason = ledger::reason(reason).ok_or(Fault::ReasonMissing)?;
        let cases = self.cases_of(of)?;
        let mut lines = vec![];
        for case in &cases {
            lines.extend(self.register.access_of(case.uid, &case.no)?);
        }
        lines.sort_by_key(|line| std::cmp::Reverse((line.entry.at, line.entry.seq)));
        Ok(AccessLog { reason, cases, lines })
    }

    /// A citizen's cases, newest first: all of whoever has the number, or whose the case is. A case whose content
    /// was erased leads to nobody, and stands for itself.
    pub(super) fn cases_of(&self, of: &str) -> Result<Vec<CaseRow>, Fault> {
        let cases = match of.parse::<CaseNo>() {
            Ok(no) => match self.register.case_by_no(&no)?.person() {
                Ok(person) => self.register.cases_of(person.identity.number())?,
                Err(_) => self.register.find_cases(no.as_str(), self.centre.country, 1)?,
            },
            Err(_) => self.register.cases_of(&digits::compact(of))?,
        };
        if cases.is_empty() {
            return Err(RegisterFault::NotFound { what: "case", id: of.trim().to_owned() }.into());
        }
        Ok(cases)
    }
}
