//! Taking an application in: what was typed becomes what it means, or one fault that says which
//! field; then one commit. Completing a case that lacked papers goes the same way.

use std::collections::BTreeMap;

use chrono::NaiveDate;

use super::{Desk, Rulebook};
use crate::app::{AgentForm, CaseForm, CompletionForm, DocumentForm, Fault, FeeForm, Outcome, PartyForm, PaymentForm};
use crate::domain::case::{Case, CaseDocument, Complete};
use crate::domain::catalogue::Told;
use crate::domain::deadline;
use crate::domain::fee::{self, FeeFacts, FeeLine, FeeQuote};
use crate::domain::identity::Identity;
use crate::domain::ledger::Tender;
use crate::domain::party::{Agent, Party};
use crate::domain::payment::Payment;
use crate::domain::payment_rules::{PaymentMethod, PaymentVerdict};
use crate::domain::{Phone, Service};
use crate::register::{By, Completion, NewCase, PaperPrinters, RegisterFault, StartClock};
use crate::views::Registered;

impl Desk {
    pub(super) fn register_case(&mut self, by: &By, form: CaseForm) -> Result<Outcome, Fault> {
        let book = self.rulebook();
        let service = service(&book, &form.service)?;
        let applicant = self.party(form.applicant)?;
        self.nothing_blocks(applicant.identity.number())?;
        let agent = form.agent.map(|agent| self.agent(agent)).transpose()?;
        let documents = self.documents(service, &[], form.documents)?;
        let complete = Complete::check(&documents).ok();
        let answers = self.answers(service, &applicant, form.answers, complete.is_some())?;
        let payer = agent.as_ref().map_or(&applicant.name, |agent| &agent.party.name).clone();
        let completion = self.completion(service, complete, &form.fee, form.payment, payer)?;
        let new = NewCase {
            service: service.code.clone(),
            catalogue: self.catalogue.clone(),
            applicant,
            agent,
            documents,
            answers,
            note: form.note.filter(|note| !note.trim().is_empty()),
            completion,
        };
        let printers = self.paper_printers();
        let done = self.register.register_case(by, new, &printers)?;
        Ok(self.registered(done.value, &printers))
    }

    pub(super) fn complete_case(&mut self, by: &By, form: CompletionForm) -> Result<Outcome, Fault> {
        let case = self.case_named(&form.case)?;
        let applicant = case.person().map_err(RegisterFault::from)?;
        let book = self.book_of(&case)?;
        let service = service(&book, &case.service)?;
        let recorded = self.documents(service, &case.documents, form.documents)?;
        let complete = Complete::check(&recorded).ok();
        let mut answers = case.answers.clone();
        answers.extend(form.answers);
        let answers = self.answers(service, applicant, answers, complete.is_some())?;
        let payer = case.agent.as_ref().map_or(&applicant.name, |agent| &agent.party.name).clone();
        let completion = if case.is_paid() {
            Completion { payment: None, clock: complete.map(|_| self.clock(service)), queue: None }
        } else {
            self.completion(service, complete, &form.fee, form.payment, payer)?
        };
        // Only what is new goes into the ledger.
        let recorded = recorded.into_iter().filter(|new| !case.documents.contains(new)).collect();
        let answers = answers.into_iter().filter(|(key, value)| case.answers.get(key) != Some(value)).collect();
        let printers = self.paper_printers();
        let done = self.register.complete_case(by, case.uid, recorded, answers, completion, &printers)?;
        Ok(self.registered(done.value, &printers))
    }

    fn registered(&mut self, registered: Registered, printers: &PaperPrinters) -> Outcome {
        if !printers.is_empty() {
            self.room.stir();
        }
        Outcome::Registered(registered)
    }

    /// The rules a case was opened under: those in force, or the catalogue of its day.
    pub(super) fn book_of(&self, case: &Case) -> Result<std::sync::Arc<Rulebook>, Fault> {
        if case.catalogue == self.catalogue {
            return Ok(self.rulebook());
        }
        let Some(old) = self.register.known_catalogue(&case.catalogue)? else { return Ok(self.rulebook()) };
        Ok(std::sync::Arc::new(self.book.with_catalogue(old.body)?))
    }

    pub(super) fn party(&self, form: PartyForm) -> Result<Party, Fault> {
        let identity = Identity::parse(form.kind, &form.number, self.today())?;
        let name = form.name.split_whitespace().collect::<Vec<_>>().join(" ");
        if name.chars().filter(|c| c.is_alphabetic()).count() < 3 {
            return Err(Fault::NameTooShort);
        }
        let phone = match form.phone.trim() {
            "" => None,
            typed => Some(Phone::parse(self.centre.country, typed)?),
        };
        Ok(Party {
            birth_date: identity.birth_date().or(form.birth_date),
            sex: identity.sex().or(form.sex),
            identity,
            name,
            phone,
            address: Some(form.address.trim().to_owned()).filter(|address| !address.is_empty()),
            doubt_accepted: form.doubt_accepted.filter(|reason| !reason.trim().is_empty()),
        })
    }

    pub(super) fn agent(&self, form: AgentForm) -> Result<Agent, Fault> {
        let authority = form.authority.trim().to_owned();
        if authority.is_empty() {
            return Err(Fault::ReasonMissing);
        }
        Ok(Agent { party: self.party(form.party)?, authority })
    }

    /// The service's papers with what the clerk said now, or else before.
    pub(super) fn documents(
        &self,
        service: &Service,
        before: &[CaseDocument],
        marked: Vec<DocumentForm>,
    ) -> Result<Vec<CaseDocument>, Fault> {
        let mut documents = CaseDocument::asked_by(service);
        for document in &mut documents {
            if let Some(old) = before.iter().find(|old| old.index == document.index) {
                document.clone_from(old);
            }
        }
        for form in marked {
            let place = form.no.checked_sub(1).and_then(|index| documents.get_mut(usize::from(index)));
            let document = place.ok_or(Fault::UnknownDocument(form.no))?;
            document.state = form.state;
            document.scan_later = false;
            for file in form.files {
                if !self.register.has_attachment(&file.sha256)? {
                    return Err(Fault::UnknownAttachment(file.name));
                }
                if !document.files.contains(&file) {
                    document.files.push(file);
                }
            }
            document.scan_later = form.scan_later && form.state.is_settled() && document.files.is_empty();
        }
        Ok(documents)
    }

    /// The form's answers in their normal form. What the applicant already told is filled in; a blank
    /// that is required is refused only when the file would otherwise be complete.
    pub(super) fn answers(
        &self,
        service: &Service,
        applicant: &Party,
        mut typed: BTreeMap<String, String>,
        complete: bool,
    ) -> Result<BTreeMap<String, String>, Fault> {
        let mut answers = BTreeMap::new();
        let told = Told {
            kind: applicant.identity.kind(),
            number: applicant.identity.number(),
            name: &applicant.name,
            phone: applicant.phone.as_ref().map_or("", Phone::e164),
            address: applicant.address.as_deref().unwrap_or_default(),
        };
        for field in &service.fields {
            let text = typed.remove(&field.key).filter(|text| !text.trim().is_empty());
            let text = text.or_else(|| field.told_by(&told).map(str::to_owned)).unwrap_or_default();
            if text.is_empty() && !complete {
                continue;
            }
            let blank = text.is_empty() && field.required;
            let label = field.label.clone();
            if blank {
                return Err(Fault::Blank { label });
            }
            let kept =
                field.check(&text, self.centre.country, self.today()).map_err(|fault| Fault::Field { label, fault })?;
            if !kept.is_empty() {
                answers.insert(field.key.clone(), kept);
            }
        }
        match typed.into_keys().next() {
            Some(key) => Err(Fault::UnknownField(key)),
            None => Ok(answers),
        }
    }

    fn completion(
        &self,
        service: &Service,
        complete: Option<Complete>,
        fee: &FeeForm,
        payment: Option<PaymentForm>,
        payer: String,
    ) -> Result<Completion, Fault> {
        let keep = Completion { payment: None, clock: None, queue: None };
        let Some(complete) = complete else {
            return if payment.is_some() { Err(Fault::NotPayable) } else { Ok(keep) };
        };
        let queue = Some(queue_of(&self.book, service));
        if owes_nothing(service) {
            return Ok(Completion { payment: None, clock: Some(self.clock(service)), queue });
        }
        // Without a payment the case waits for it, also while the amount is not assessed.
        let Some(form) = payment else { return Ok(keep) };
        let quote = quote(service, fee, self.centre.country.currency())?;
        if quote.total.is_zero() {
            return Ok(Completion { payment: None, clock: Some(self.clock(service)), queue });
        }
        let lines = lines_by_method(&self.book, self.today(), &quote, form.method)?;
        let tender = tender(form)?;
        let payment = Payment::of(complete, payer, lines, tender).map_err(|_| Fault::NotPayable)?;
        Ok(Completion { payment: Some(payment), clock: Some(self.clock(service)), queue })
    }

    /// The office's clock, were it started today.
    pub(in crate::app) fn clock(&self, service: &Service) -> StartClock {
        let due = service.limit.map(|limit| deadline::due(&self.book.calendar, self.today(), limit.n, limit.kind));
        StartClock { due: due.as_ref().map(|due| due.date), due_estimated: due.is_some_and(|due| due.estimated) }
    }
}

/// The quote's lines and what the law adds for this way of paying on that day, or its refusal.
pub(super) fn lines_by_method(
    book: &Rulebook,
    day: NaiveDate,
    quote: &FeeQuote,
    method: PaymentMethod,
) -> Result<Vec<FeeLine>, Fault> {
    let mut lines = quote.lines.clone();
    match book.payment.verdict(book.country, quote.total, method, day)? {
        PaymentVerdict::Allowed => {}
        PaymentVerdict::Surcharged { line, .. } => lines.push(line),
        PaymentVerdict::Refused { rule } => return Err(Fault::PaymentRefused { rule: rule.name.clone() }),
    }
    lines.retain(|line| !line.amount.is_zero());
    Ok(lines)
}

/// The service with this code.
pub(super) fn service<'a>(book: &'a Rulebook, code: &str) -> Result<&'a Service, Fault> {
    book.catalogue.service(code.trim()).ok_or_else(|| Fault::UnknownService(code.trim().to_owned()))
}

/// What the fee comes to, from what was typed.
pub(super) fn quote(service: &Service, form: &FeeForm, currency: crate::domain::Currency) -> Result<FeeQuote, Fault> {
    Ok(fee::quote(service, &form.facts(currency)?)?)
}

/// Whether the rule itself says that nothing is paid.
pub(in crate::app) fn owes_nothing(service: &Service) -> bool {
    fee::quote(service, &FeeFacts::default()).is_ok_and(|quote| quote.total.is_zero())
}

fn tender(form: PaymentForm) -> Result<Tender, Fault> {
    let reference = form.reference.trim().to_owned();
    match (form.method, reference.is_empty()) {
        (PaymentMethod::Cash, _) => Ok(Tender { method: form.method, reference: None }),
        (_, true) => Err(Fault::ReferenceMissing),
        (_, false) => Ok(Tender { method: form.method, reference: Some(reference) }),
    }
}

/// The queue's letter: services of one category share a queue.
pub(in crate::app) fn queue_of(book: &Rulebook, service: &Service) -> char {
    let mut categories: Vec<&str> = book.catalogue.services().iter().map(|other| other.category.as_str()).collect();
    categories.sort_unstable();
    categories.dedup();
    let place = categories.iter().position(|category| *category == service.category).unwrap_or(0);
    char::from(b'A' + (place % 26) as u8)
}
