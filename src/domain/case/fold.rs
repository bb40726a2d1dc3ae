//! From actions to the state of a case: pure, total, and the same on every machine.
//!
//! Actions arrive in the order of (hybrid time, station, seq). One that cannot be applied (of a
//! case that was never opened, say) is noted in `unsettled` and nothing is dropped.

use super::{
    Case, CaseDocument, Complete, Decided, Decision, DocumentState, Hold, OfficeClock, PaidFee, Stage, Undecidable,
};
use crate::domain::ledger::{Action, Deed, DeedError, Subject};

/// The state after all `actions` of one case, or `None` when no action opens it.
pub fn fold<'a>(actions: impl IntoIterator<Item = &'a Action>) -> Result<Option<Case>, DeedError> {
    actions.into_iter().try_fold(None, apply)
}

/// The state after one more action.
pub fn apply(case: Option<Case>, action: &Action) -> Result<Option<Case>, DeedError> {
    Ok(step(case, Deed::read(action)?, action))
}

/// The same, of an action whose deed was read before; none where it is of a later program or was erased.
pub fn step(case: Option<Case>, deed: Option<Deed>, action: &Action) -> Option<Case> {
    match (case, deed) {
        (case, None) => case.map(|case| touched(case, action)),
        (None, Some(deed)) => opened(deed, action),
        (Some(case), Some(deed)) => Some(changed(case, deed, action)),
    }
}

fn touched(mut case: Case, action: &Action) -> Case {
    case.changed = case.changed.max(action.at);
    case
}

fn opened(deed: Deed, action: &Action) -> Option<Case> {
    let Subject::Case(uid) = action.subject else { return None };
    if let Deed::ContentErased { remains: Some(remains), .. } = deed {
        // How it was opened and what followed can be read no more: this is what is left of it.
        return Some(remains.emptied_by(action));
    }
    let Deed::CaseOpened { no, service, catalogue, applicant, agent, documents, answers, note } = deed else {
        return None;
    };
    let mut case = Case {
        uid,
        no,
        service,
        catalogue,
        applicant: Some(applicant),
        agent,
        documents,
        answers,
        note,
        stage: Stage::Gathering,
        clock: OfficeClock::NotStarted,
        payments: vec![],
        tickets: vec![],
        opened: action.at,
        opened_by: action.officer.clone(),
        received_by: vec![action.officer.clone()],
        decided: None,
        held: None,
        erased: vec![],
        emptied: None,
        station: action.station.clone(),
        changed: action.at,
        unsettled: vec![],
    };
    case.stage = stage(&case);
    Some(case)
}

fn changed(case: Case, deed: Deed, action: &Action) -> Case {
    let mut case = if steps(&deed) { touched(case, action) } else { case };
    if receives(&deed) && !case.received_by.contains(&action.officer) {
        case.received_by.push(action.officer.clone());
    }
    match deed {
        Deed::DocumentsRecorded { documents } => record(&mut case, documents),
        Deed::AttachmentAdded { document, attachment } => {
            match case.documents.iter_mut().find(|old| old.index == document) {
                Some(old) => old.add(attachment),
                None => case.unsettled.push(unsettled(action, "no such paper")),
            }
        }
        Deed::AnswersRecorded { answers } => case.answers.extend(answers),
        Deed::CaseCorrected { .. } if case.applicant.is_none() => {
            case.unsettled.push(unsettled(action, "corrected after its content was erased"));
        }
        Deed::CaseCorrected { applicant, agent, documents, answers } => {
            case.applicant = applicant.or(case.applicant);
            case.agent = agent.or(case.agent);
            record(&mut case, documents);
            case.answers.extend(answers);
        }
        Deed::FeePaid { receipt, payer, lines, total, tender } => case.payments.push(PaidFee {
            receipt,
            payer,
            lines,
            total,
            tender,
            at: action.at,
            officer: action.officer.clone(),
            station: action.station.clone(),
        }),
        Deed::ClockStarted { started, due, due_estimated } => match case.clock {
            OfficeClock::NotStarted => case.clock = OfficeClock::Running { started, due, due_estimated },
            OfficeClock::Running { .. } => case.unsettled.push(unsettled(action, "the clock already runs")),
        },
        Deed::TicketIssued { no, .. } => case.tickets.push(no),
        Deed::CaseOpened { .. } => case.unsettled.push(unsettled(action, "opened twice")),
        Deed::Decided { decision } => decide(&mut case, decision, action),
        Deed::DecisionCame { decision, .. } => decide_from_above(&mut case, decision, action),
        Deed::ConflictSettled(settled) => settled.stands_in(&mut case, action),
        Deed::CaseHeld {} => case.held = Some(Hold::by(action)),
        Deed::HoldLifted {} => case.held = None,
        Deed::ContentErased { remains: Some(remains), .. } => return remains.emptied_by(action),
        Deed::ContentErased { files, .. } => case.loses(files),
        // Of the trail, not of the state.
        Deed::PaperPrinted { .. }
        | Deed::PaperCancelled { .. }
        | Deed::IdentityShown { .. }
        | Deed::CaseRead { .. }
        | Deed::CitizenTold {}
        | Deed::TrailTaken { .. }
        | Deed::AccessTold { .. } => {}
        // Not deeds on a case.
        Deed::RegisterCreated { .. }
        | Deed::OfficerEnrolled { .. }
        | Deed::OfficerChanged { .. }
        | Deed::OfficerEnded { .. }
        | Deed::SecretChanged { .. }
        | Deed::SignedIn {}
        | Deed::SignedOut {}
        | Deed::SignInRefused { .. }
        | Deed::OfficerUnlocked { .. }
        | Deed::BadgeGiven { .. }
        | Deed::RegisterRestored { .. }
        | Deed::RegisterSalvaged { .. }
        | Deed::RetentionRun { .. }
        | Deed::PackTaken(_)
        | Deed::TillClosed(_)
        | Deed::TrayHandedOver { .. }
        | Deed::BatchSealed { .. } => case.unsettled.push(unsettled(action, "not a deed on a case")),
    }
    case.stage = stage(&case);
    case
}

fn record(case: &mut Case, documents: Vec<CaseDocument>) {
    for new in documents {
        match case.documents.iter_mut().find(|old| old.index == new.index) {
            Some(old) => *old = new,
            None => case.documents.push(new),
        }
    }
}

/// Whether a deed is part of taking a case in.
fn receives(deed: &Deed) -> bool {
    matches!(
        deed,
        Deed::DocumentsRecorded { .. }
            | Deed::AttachmentAdded { .. }
            | Deed::AnswersRecorded { .. }
            | Deed::CaseCorrected { .. }
            | Deed::FeePaid { .. }
            | Deed::ClockStarted { .. }
            | Deed::TicketIssued { .. }
    )
}

/// Whether a deed takes the case a step on.
fn steps(deed: &Deed) -> bool {
    receives(deed) || matches!(deed, Deed::Decided { .. } | Deed::DecisionCame { .. } | Deed::ConflictSettled(_))
}

/// A decision stands only where it was theirs to take, whatever program wrote it down.
fn decide(case: &mut Case, decision: Decision, action: &Action) {
    match case.decidable_by(&action.officer) {
        Err(Undecidable::Stage(_)) => return case.unsettled.push(unsettled(action, "it awaited no decision")),
        Err(Undecidable::Emptied) => {
            return case.unsettled.push(unsettled(action, "decided after its content was erased"));
        }
        Err(Undecidable::TookPart) => return case.unsettled.push(unsettled(action, "decided by one who received it")),
        Ok(()) => {}
    }
    decided(case, decision, action);
}

/// Headquarters decides for itself who may: whoever took the pack here only carries its word.
fn decide_from_above(case: &mut Case, decision: Decision, action: &Action) {
    match (case.stage, &case.applicant) {
        (Stage::Received, Some(_)) => decided(case, decision, action),
        (Stage::Received, None) => case.unsettled.push(unsettled(action, "decided after its content was erased")),
        _ => case.unsettled.push(unsettled(action, "it awaited no decision")),
    }
}

/// From here on this is the decision.
pub(super) fn decided(case: &mut Case, decision: Decision, action: &Action) {
    if let Decision::Returned { papers } = &decision {
        for document in case.documents.iter_mut().filter(|document| papers.contains(&document.index)) {
            document.state = DocumentState::Missing;
        }
        case.clock = OfficeClock::NotStarted;
    }
    case.decided = Some(Decided {
        decision,
        reason: action.reason.clone(),
        at: action.at,
        officer: action.officer.clone(),
        station: action.station.clone(),
    });
}

fn unsettled(action: &Action, why: &str) -> String {
    format!("{}/{}: {why}", action.station, action.seq)
}

fn stage(case: &Case) -> Stage {
    let decided = case.decided.as_ref().map(|decided| &decided.decision);
    match (decided, &case.clock) {
        (Some(Decision::Approved), _) => return Stage::Approved,
        (Some(Decision::Refused), _) => return Stage::Refused,
        (Some(Decision::Returned { .. }), OfficeClock::NotStarted) => return Stage::Returned,
        (Some(Decision::Returned { .. }), OfficeClock::Running { .. }) | (None, _) => {}
    }
    match (&case.clock, Complete::check(&case.documents)) {
        (OfficeClock::Running { .. }, _) => Stage::Received,
        (OfficeClock::NotStarted, Ok(_)) => Stage::AwaitingPayment,
        (OfficeClock::NotStarted, Err(_)) => Stage::Gathering,
    }
}
