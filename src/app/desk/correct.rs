//! Correcting a case: a name misspelled, a digit misread, a paper marked that was never there. Only what is otherwise goes
//! into the ledger, with a reason; what was said before stays in the trail.

use super::Desk;
use super::intake::service;
use crate::app::command::CorrectionForm;
use crate::app::{Fault, Outcome};
use crate::domain::case::Complete;
use crate::register::{By, Correction, RegisterFault};

impl Desk {
    /// Fails with `NothingCorrected` where the form says what stands there already.
    pub(super) fn correct_case(&mut self, by: &By, form: CorrectionForm) -> Result<Outcome, Fault> {
        let case = self.case_named(&form.case)?;
        let person = case.person().map_err(RegisterFault::from)?;
        let book = self.book_of(&case)?;
        let service = service(&book, &case.service)?;
        let applicant = form.applicant.map(|party| self.party(party)).transpose()?;
        let agent = form.agent.map(|agent| self.agent(agent)).transpose()?;
        let marked = self.documents(service, &case.documents, form.documents)?;
        let mut answers = case.answers.clone();
        answers.extend(form.answers);
        let complete = Complete::check(&marked).is_ok();
        let answers = self.answers(service, applicant.as_ref().unwrap_or(person), answers, complete)?;
        let correction = Correction {
            applicant: applicant.filter(|applicant| applicant != person),
            agent: agent.filter(|agent| case.agent.as_ref() != Some(agent)),
            documents: marked.into_iter().filter(|new| !case.documents.contains(new)).collect(),
            answers: answers.into_iter().filter(|(key, value)| case.answers.get(key) != Some(value)).collect(),
        };
        if correction.is_empty() {
            return Err(Fault::NothingCorrected);
        }
        self.register.correct_case(by, case.uid, correction)?;
        Ok(Outcome::CaseCorrected {})
    }
}
