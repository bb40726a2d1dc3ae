//! From the draft to what is asked of the desk. The text goes over as typed; the desk reads it again.

use super::draft::{Draft, PartyDraft, Pay};
use super::sheet::{PersonRead, Sheet};
use crate::app::{AgentForm, CaseForm, Command, CompletionForm, DocumentForm, PartyForm, PaymentForm};
use crate::domain::payment_rules::PaymentMethod;

/// The command that the main button sends.
pub fn command(draft: &Draft, sheet: &Sheet<'_>) -> Command {
    match &draft.completes {
        None => Command::RegisterCase(Box::new(case(draft, sheet))),
        Some(completing) => Command::CompleteCase(Box::new(CompletionForm {
            case: completing.case.to_string(),
            documents: documents(draft),
            answers: answers(draft),
            fee: draft.fee.clone(),
            payment: payment(draft, sheet),
        })),
    }
}

/// The application as it stands, for a commit or for the live paper.
pub fn case(draft: &Draft, sheet: &Sheet<'_>) -> CaseForm {
    CaseForm {
        service: draft.service.clone().unwrap_or_default(),
        applicant: party(&draft.applicant, &sheet.applicant),
        agent: draft
            .agent
            .as_ref()
            .zip(sheet.agent.as_ref())
            .map(|(agent, read)| AgentForm { party: party(&agent.party, read), authority: agent.authority.clone() }),
        documents: documents(draft),
        answers: answers(draft),
        fee: draft.fee.clone(),
        payment: payment(draft, sheet),
        note: None,
    }
}

fn party(draft: &PartyDraft, read: &PersonRead) -> PartyForm {
    PartyForm {
        kind: draft.kind,
        number: draft.number.clone(),
        name: draft.name.clone(),
        phone: draft.phone.clone(),
        birth_date: read.birth.as_ref().and_then(|birth| birth.as_ref().ok().copied()),
        sex: draft.sex,
        address: draft.address.clone(),
        doubt_accepted: Some(draft.doubt.clone()).filter(|doubt| read.is_doubtful() && !doubt.trim().is_empty()),
    }
}

fn documents(draft: &Draft) -> Vec<DocumentForm> {
    let said = |(no, paper): (&u16, &super::draft::PaperDraft)| {
        let state = paper.state.unwrap_or_default();
        let told = paper.state.is_some() || !paper.files.is_empty();
        told.then(|| DocumentForm { no: *no, state, files: paper.files.clone(), scan_later: paper.scan_later })
    };
    draft.papers.iter().filter_map(said).collect()
}

fn answers(draft: &Draft) -> std::collections::BTreeMap<String, String> {
    let typed = draft.answers.iter().filter(|(_, text)| !text.trim().is_empty());
    typed.map(|(key, text)| (key.clone(), text.clone())).collect()
}

/// Only a complete file pays; the desk settles by itself what turns out to cost nothing.
fn payment(draft: &Draft, sheet: &Sheet<'_>) -> Option<PaymentForm> {
    let Some(Pay::By(method)) = draft.pay else { return None };
    let pays = sheet.fee.is_due() && sheet.papers_there(draft);
    let reference = if method == PaymentMethod::Cash { String::new() } else { draft.reference.clone() };
    pays.then_some(PaymentForm { method, reference })
}
