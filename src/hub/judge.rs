//! A case from all its actions, and what about it cannot be agreed to: pure, and the same in whatever order batches came.
//!
//! A question stays open until a later step of the case gives a reason: that is how a counter corrects, since nothing in a
//! ledger is undone. What is asked here is asked of the actions alone; what needs other cases or the clock is asked by
//! `cases` and `take`.

use crate::domain::case::{Case, Decision, OfficeClock, PaidFee, step};
use crate::domain::ledger::{Action, Deed, HybridTime};
use crate::domain::mark::StationId;
use crate::domain::money::Money;
use crate::domain::party::{Agent, Party};
use crate::exchange::Why;

/// An action by its place.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    pub series: StationId,
    pub seq: u64,
}

impl Place {
    pub(super) fn of(action: &Action) -> Place {
        Place { series: action.station.clone(), seq: action.seq }
    }
}

impl std::fmt::Display for Place {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}/{}", self.series, self.seq)
    }
}

/// Something about a case that is not agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Question {
    pub place: Place,
    pub why: Why,
    pub detail: String,
    /// The later action that put it right.
    pub answered: Option<Place>,
}

/// A case as its actions tell it.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub case: Option<Case>,
    /// The action that opened it.
    pub opened: Option<Place>,
    /// When the office's clock last started.
    pub received: Option<HybridTime>,
    /// The actions by which payments were taken, in their order.
    pub payments: Vec<(HybridTime, Place)>,
    pub questions: Vec<Question>,
    /// Steps that gave a reason, in their order: each answers what was asked before it.
    pub corrections: Vec<(HybridTime, Place)>,
}

/// Folds the actions of one case, given in the order of the fold.
pub(super) fn tell<'a>(actions: impl IntoIterator<Item = &'a Action>) -> Told {
    let mut told = Told::default();
    let mut asked: Vec<(HybridTime, Question)> = vec![];
    for action in actions {
        let mut ask = |why, detail: String| {
            asked.push((action.at, Question { place: Place::of(action), why, detail, answered: None }));
        };
        match Deed::read(action) {
            // The rest of the case is told all the same.
            Err(fault) => ask(Why::CannotRead, fault.cause),
            Ok(deed) => {
                if let Some(doubt) = deed.as_ref().and_then(doubted) {
                    ask(doubt.0, doubt.1);
                }
                if told.take(deed, action) {
                    ask(Why::DoesNotFollow, told.why_unsettled(action));
                }
            }
        }
    }
    told.questions = asked.into_iter().map(|(at, question)| told.answered(at, question)).collect();
    told
}

impl Told {
    /// Takes the next action in; true when the case as it stood did not allow it.
    fn take(&mut self, deed: Option<Deed>, action: &Action) -> bool {
        let opens = self.case.is_none();
        if opens {
            self.before_what_is_left(deed.as_ref(), action);
        }
        let corrects = action.reason.as_deref().is_some_and(|reason| !reason.trim().is_empty());
        let (before, known) = (self.counted(), deed.is_some());
        if action.kind == "fee_paid" {
            self.payments.push((action.at, Place::of(action)));
        }
        self.case = step(self.case.take(), deed, action);
        let Some(case) = &self.case else { return known && self.opened.is_none() };
        if opens {
            self.opened.get_or_insert_with(|| Place::of(action));
        }
        self.received = match (&case.clock, self.received) {
            (OfficeClock::NotStarted, _) => None,
            (OfficeClock::Running { .. }, None) => Some(action.at),
            (OfficeClock::Running { .. }, started) => started,
        };
        let unsettled = case.unsettled.len() > before;
        if corrects && !opens && !unsettled && case.changed == action.at {
            self.corrections.push((action.at, Place::of(action)));
        }
        unsettled
    }

    /// Where the opening was erased nothing can be folded until what is left of the case comes, and that does not tell when
    /// the case was opened and when the clock started.
    fn before_what_is_left(&mut self, deed: Option<&Deed>, action: &Action) {
        if action.kind == "case_opened" {
            self.opened.get_or_insert_with(|| Place::of(action));
        }
        match deed {
            Some(Deed::ClockStarted { .. }) => self.received = self.received.or(Some(action.at)),
            Some(Deed::Decided { decision: Decision::Returned { .. } }) => self.received = None,
            _ => {}
        }
    }

    /// The action by which that payment was taken.
    pub(super) fn paid_by(&self, paid: &PaidFee) -> Option<&Place> {
        let by = self.payments.iter().find(|(at, place)| *at == paid.at && place.series == paid.station);
        by.map(|(_, place)| place)
    }

    fn counted(&self) -> usize {
        self.case.as_ref().map_or(0, |case| case.unsettled.len())
    }

    fn why_unsettled(&self, action: &Action) -> String {
        let last = self.case.as_ref().and_then(|case| case.unsettled.last());
        let why = last.and_then(|text| text.split_once(": ")).map_or("the case was not opened", |(_, why)| why);
        format!("{}: {why}", action.kind)
    }

    /// The question asked at that time, with the step that answered it.
    pub(super) fn answered(&self, at: HybridTime, question: Question) -> Question {
        let after = self.corrections.iter().find(|(time, place)| (*time, place) > (at, &question.place));
        Question { answered: after.map(|(_, place)| place.clone()), ..question }
    }
}

/// What is wrong with a deed by itself.
fn doubted(deed: &Deed) -> Option<(Why, String)> {
    match deed {
        Deed::CaseOpened { applicant, agent, .. } => of_people(Some(applicant), agent.as_ref()),
        Deed::CaseCorrected { applicant, agent, .. } => of_people(applicant.as_ref(), agent.as_ref()),
        Deed::FeePaid { lines, total, .. } => {
            let sum = Money::sum(total.currency(), lines.iter().map(|line| line.amount));
            match sum {
                Ok(sum) if sum == *total => None,
                Ok(sum) => Some((Why::Total, format!("{total} taken, the lines add up to {sum}"))),
                Err(fault) => Some((Why::Total, fault.to_string())),
            }
        }
        _ => None,
    }
}

fn of_people(applicant: Option<&Party>, agent: Option<&Agent>) -> Option<(Why, String)> {
    let mut people = applicant.into_iter().chain(agent.map(|agent| &agent.party));
    people.any(is_doubtful).then(|| (Why::IdentityNumber, "its check digit is wrong".to_owned()))
}

/// The State publishes no rule for the last digit: a clerk may go on, and says why.
fn is_doubtful(party: &Party) -> bool {
    !party.identity.check_digit_agrees() && party.doubt_accepted.is_none()
}
