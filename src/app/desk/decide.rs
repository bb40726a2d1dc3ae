//! The back office: what awaits a decision, shown without whose it is unless the service needs that, and
//! the decision itself.

use super::Desk;
use super::intake::service;
use crate::app::papers;
use crate::app::{Answer, Fault, Outcome, Verdict};
use crate::domain::case::{Case, Decision};
use crate::domain::catalogue::{FieldKind, FormField, Told};
use crate::domain::digits;
use crate::domain::party::Party;
use crate::domain::search_key::name_key;
use crate::domain::{Bilingual, Service};
use crate::register::{By, RegisterFault};
use crate::views::{AnswerToDecide, CaseToDecide, DecisionRow, PaperToDecide};

/// Cases in the queue at once.
const MOST_CASES: u32 = 200;

impl Desk {
    pub(super) fn decide(&mut self, by: &By, case: &str, verdict: Verdict, missing: &[u16]) -> Result<Outcome, Fault> {
        let case = self.case_named(case)?;
        let decision = match verdict {
            Verdict::Approved => Decision::Approved,
            Verdict::Refused if by.reason.is_none() => return Err(Fault::ReasonMissing),
            Verdict::Refused => Decision::Refused,
            Verdict::Returned if by.reason.is_none() && missing.is_empty() => return Err(Fault::MissingUnnamed),
            Verdict::Returned => Decision::Returned { papers: papers_of(&case, missing)? },
        };
        self.register.decide(by, case.uid, decision)?;
        Ok(Outcome::Decided {})
    }

    /// The queue of whoever is signed in.
    pub(super) fn to_decide(&self) -> Result<Answer, Fault> {
        let rows = self.register.cases_to_decide(&self.serving()?.id, MOST_CASES)?;
        let row = |row: crate::views::CaseRow| DecisionRow {
            no: row.no,
            service: row.service,
            due: row.due,
            opened: row.opened,
        };
        Ok(Answer::ToDecide { cases: rows.into_iter().map(row).collect() })
    }

    /// A case as whoever decides it may see it.
    ///
    /// Fails like the decision would: with `NoDecisionDue` or `TookPart`.
    pub(super) fn case_to_decide(&self, case: &str) -> Result<Answer, Fault> {
        let case = self.case_named(case)?;
        case.decidable_by(&self.serving()?.id).map_err(RegisterFault::from)?;
        let book = self.book_of(&case)?;
        let service = service(&book, &case.service)?;
        let shown = service.decider_sees_applicant;
        let known = case.answers.iter().filter(|(_, value)| !value.trim().is_empty());
        let known: Vec<_> = known.map(|(key, value)| (field(service, key), key, value)).collect();
        let told = known.iter().filter(|(field, _, value)| shown || !tells_of_people(*field, value, &case));
        let answers: Vec<_> = told.map(|(field, key, value)| answer(*field, key, value)).collect();
        Ok(Answer::CaseToDecide(Box::new(CaseToDecide {
            no: case.no.clone(),
            service: case.service.clone(),
            service_name: service.name.clone(),
            opened: self.register.env().local(case.opened.ms),
            due: case.due(),
            papers: shown_papers(service, &case),
            withheld: known.len() - answers.len(),
            answers,
            applicant: case.applicant.clone().filter(|_| shown),
            returned: case.decided.and_then(|decided| decided.reason),
        })))
    }
}

/// The places from 0 of papers named from 1.
fn papers_of(case: &Case, missing: &[u16]) -> Result<Vec<u16>, Fault> {
    let place = |no: &u16| {
        let place = no.wrapping_sub(1);
        let known = case.documents.iter().any(|document| document.index == place);
        if known { Ok(place) } else { Err(Fault::UnknownDocument(*no)) }
    };
    missing.iter().map(place).collect()
}

fn shown_papers(service: &Service, case: &Case) -> Vec<PaperToDecide> {
    let names = papers::names(Some(service), case);
    let paper = |(document, name): (&crate::domain::case::CaseDocument, Bilingual)| PaperToDecide {
        no: document.index + 1,
        name,
        required: document.required,
        state: document.state,
        files: document.files.len(),
    };
    case.documents.iter().zip(names).map(paper).collect()
}

/// What a paper that is shown to others may tell of the case: the answers that say nothing of people.
pub(super) fn facts_of_things(service: &Service, case: &Case) -> Vec<(Bilingual, String)> {
    let known = case.answers.iter().filter(|(_, value)| !value.trim().is_empty());
    let known = known.map(|(key, value)| (field(service, key), key, value));
    let told = known.filter(|(field, _, value)| !tells_of_people(*field, value, case));
    told.map(|(field, key, value)| answer(field, key, value)).map(|answer| (answer.label, answer.value)).collect()
}

fn field<'a>(service: &'a Service, key: &str) -> Option<&'a FormField> {
    service.fields.iter().find(|field| field.key == key)
}

fn answer(field: Option<&FormField>, key: &str, value: &str) -> AnswerToDecide {
    let chosen = field.and_then(|field| field.options.iter().find(|choice| choice.value == value));
    let value = chosen.map_or_else(|| value.to_owned(), |choice| choice.name.ar.clone());
    let label = field.map_or_else(|| Bilingual::new(key, key), |field| field.label.clone());
    AnswerToDecide { label, value }
}

/// Whether an answer says who somebody is: by its kind, by what the form asks, or by what stands in it.
fn tells_of_people(field: Option<&FormField>, value: &str, case: &Case) -> bool {
    let by_kind = field.is_none_or(|field| match field.kind {
        FieldKind::Phone
        | FieldKind::Email
        | FieldKind::EgNationalId
        | FieldKind::KwCivilId
        | FieldKind::BhCpr
        | FieldKind::EgTaxNumber
        | FieldKind::Iban
        | FieldKind::Attachment => true,
        FieldKind::Text
        | FieldKind::TextArea
        | FieldKind::Select
        | FieldKind::Integer
        | FieldKind::Decimal
        | FieldKind::Money
        | FieldKind::Date
        | FieldKind::Geo => case.person().map_or(true, |applicant| asks_who(field, applicant)),
    });
    let people = [case.applicant.as_ref(), case.agent.as_ref().map(|agent| &agent.party)];
    by_kind || people.into_iter().flatten().any(|party| names(value, party))
}

/// Names of things, not of people.
const THINGS: [&str; 2] = ["shop_name", "product_name"];

/// Fields that the applicant's own data would answer, and those that ask for another person's name.
fn asks_who(field: &FormField, applicant: &Party) -> bool {
    let told = Told { kind: applicant.identity.kind(), number: "-", name: "-", phone: "-", address: "-" };
    field.told_by(&told).is_some() || (field.key.ends_with("_name") && !THINGS.contains(&field.key.as_str()))
}

/// Whether the text holds somebody's number, telephone, address or two parts of their name.
fn names(text: &str, party: &Party) -> bool {
    let number = digits::compact(text);
    let phone = party.phone.as_ref().map(|phone| phone.e164().trim_start_matches('+').to_owned());
    let last_digits = phone.as_ref().and_then(|phone| phone.get(phone.len().saturating_sub(8)..));
    let said = name_key(text);
    let parts = |key: &str| key.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
    let (said, name) = (parts(&said), parts(&name_key(&party.name)));
    number.contains(party.identity.number())
        || last_digits.is_some_and(|last| number.contains(last))
        || party.address.as_ref().is_some_and(|address| text.contains(address.as_str()))
        || name.iter().filter(|part| said.contains(part)).count() >= 2
}
