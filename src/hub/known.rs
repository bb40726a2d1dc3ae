//! What a counter knew of a case: its own actions, and those of others as far as headquarters had sent it their trail. Nobody
//! is asked why they did not follow what they could not know.

use std::collections::{BTreeMap, BTreeSet};

use super::Question;
use super::judge::{Told, tell};
use crate::domain::ledger::{Action, Deed};
use crate::domain::mark::StationId;

/// The actions of a case, given in the order of the fold, that `counter` knew when its series ended at `ends`.
pub(super) fn known_to<'a>(
    actions: &'a [Action],
    counter: &StationId,
    ends: &BTreeMap<&StationId, u64>,
) -> Vec<&'a Action> {
    let own = |action: &Action| action.station.counter() == *counter;
    let then = |action: &&Action| own(action) && ends.get(&action.station).is_none_or(|end| action.seq <= *end);
    let sent = sent_to_it(actions.iter().filter(then));
    let known = |action: &&Action| match own(action) {
        true => then(action),
        false => sent.get(&action.station).is_some_and(|head| action.seq <= *head),
    };
    actions.iter().filter(known).collect()
}

/// Whether everything that the counter was sent of others' is held here: `held` is how far each series has come.
pub(super) fn knew_no_more(actions: &[Action], counter: &StationId, held: &BTreeMap<StationId, u64>) -> bool {
    let own = actions.iter().filter(|action| action.station.counter() == *counter);
    sent_to_it(own).iter().all(|(series, head)| held.get(series).is_some_and(|held| held >= head))
}

/// Up to where headquarters had sent it the trail of others.
fn sent_to_it<'a>(own: impl Iterator<Item = &'a Action>) -> BTreeMap<StationId, u64> {
    let mut sent = BTreeMap::new();
    for action in own {
        let Ok(Some(Deed::TrailTaken { heads, .. })) = Deed::read(action) else { continue };
        for (series, head) in heads {
            let known = sent.entry(series).or_insert(head);
            *known = head.max(*known);
        }
    }
    sent
}

/// The counters that acted on a case.
pub(super) fn counters(actions: &[Action]) -> BTreeSet<StationId> {
    actions.iter().map(|action| action.station.counter()).collect()
}

/// A case folded from everything, and each counter asked only about what did not follow from what it knew.
pub(super) fn tell_fairly(actions: &[Action]) -> Told {
    let mut told = tell(actions);
    if told.questions.is_empty() {
        return told;
    }
    let counters = counters(actions);
    if counters.len() < 2 {
        return told;
    }
    let asked = |counter: &StationId| -> Vec<Question> {
        let knew = tell(known_to(actions, counter, &BTreeMap::new()));
        knew.questions.into_iter().filter(|question| question.place.series.counter() == *counter).collect()
    };
    let fair: Vec<Question> = counters.iter().flat_map(asked).collect();
    told.questions.retain(|one| fair.iter().any(|other| (&one.place, &one.why) == (&other.place, &other.why)));
    told
}
