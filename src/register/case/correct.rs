//! A correction: what was written down wrongly stands otherwise from now on, and everything before stays in the trail.

use std::collections::BTreeMap;

use crate::domain::case::CaseDocument;
use crate::domain::ledger::{Deed, Subject};
use crate::domain::mark::Uid;
use crate::domain::party::{Agent, Party};
use crate::register::{By, Done, Register, Result, name};

/// What is otherwise; nothing else is touched.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Correction {
    pub applicant: Option<Party>,
    pub agent: Option<Agent>,
    pub documents: Vec<CaseDocument>,
    pub answers: BTreeMap<String, String>,
}

impl Correction {
    pub fn is_empty(&self) -> bool {
        *self == Correction::default()
    }
}

impl Register {
    /// Corrects a case; why is `by`'s reason. The case goes out again with the next batch.
    ///
    /// Fails with `Emptied` when its content was erased.
    pub fn correct_case(&mut self, by: &By, uid: Uid, correction: Correction) -> Result<Done<()>> {
        let done = self.transact(by, |entry| {
            entry.case(uid)?.person()?;
            let Correction { applicant, agent, documents, answers } = correction;
            entry.append(Subject::Case(uid), &Deed::CaseCorrected { applicant, agent, documents, answers })?;
            let case = entry.case(uid)?;
            name::rename(entry.tx, &case.no, (case.identity_number(), case.applicant_name(), case.phone()))
        })?;
        // A search reads the names anew.
        self.names.forgotten();
        Ok(done)
    }
}
