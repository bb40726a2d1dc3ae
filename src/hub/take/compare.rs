//! Holds the cases that a batch tells against what its actions say. The station tells a case as it knew it: from its own
//! actions, and from what headquarters had sent it of others'; from these its case is folded once more.

use std::collections::BTreeMap;

use crate::domain::case::Case;
use crate::domain::mark::{StationId, Uid};
use crate::exchange::{Batch, Halt, Slice, Verified, Why};
use crate::hub::cases::Folded;
use crate::hub::judge::tell;
use crate::hub::known::{knew_no_more, known_to};
use crate::hub::{HubFault, Place, Question};

/// A case as the batch tells it; `state` is none where it cannot be read as one.
pub(super) struct ToldCase {
    pub uid: Uid,
    state: Option<Case>,
}

/// What can be read of a case that cannot be read.
#[derive(serde::Deserialize)]
struct Bare {
    uid: Uid,
}

/// Reads the cases of a batch, so many at a time.
pub(super) fn each_told(
    batch: &Batch<Verified>,
    at_once: usize,
    each: &mut dyn FnMut(Vec<ToldCase>) -> Result<(), HubFault>,
) -> Result<(), HubFault> {
    let (mut waiting, mut failed) = (Vec::with_capacity(at_once), None);
    let read = batch.for_each_case(&mut |text| {
        // A line that tells of no case is an object all the same, and tells nothing here.
        let Ok(Bare { uid }) = serde_json::from_str(text) else { return Ok(()) };
        waiting.push(ToldCase { uid, state: serde_json::from_str(text).ok() });
        if waiting.len() < at_once {
            return Ok(());
        }
        each(std::mem::take(&mut waiting)).map_err(|fault| {
            failed = Some(fault);
            Halt::Stop
        })
    });
    match (failed, read) {
        (Some(fault), _) => Err(fault),
        (None, read) => {
            read?;
            each(waiting)
        }
    }
}

/// The cases that are told otherwise than their actions say, each with the question that this raises.
pub(super) fn differing(
    told: &[ToldCase],
    folded: &[Folded],
    counter: &StationId,
    slices: &[Slice],
    held: &BTreeMap<StationId, u64>,
) -> Vec<(Uid, Question)> {
    let ends: BTreeMap<&StationId, u64> = slices.iter().map(|slice| (&slice.station, slice.to)).collect();
    let states: BTreeMap<Uid, &Option<Case>> = told.iter().map(|told| (told.uid, &told.state)).collect();
    let differs =
        |folded: &&Folded| states.get(&folded.uid).is_some_and(|state| !agrees(state, folded, counter, &ends));
    // What was sent from here and is here no more can be held against nobody.
    let can_tell = |folded: &&Folded| knew_no_more(&folded.actions, counter, held);
    folded
        .iter()
        .filter(differs)
        .filter(can_tell)
        .filter_map(|folded| question(folded, counter, "the batch tells it otherwise"))
        .collect()
}

/// A case that was touched and is not told.
pub(super) fn untold(folded: &Folded, counter: &StationId) -> Option<(Uid, Question)> {
    folded.told.case.as_ref()?;
    question(folded, counter, "the batch does not tell it")
}

fn agrees(state: &Option<Case>, folded: &Folded, counter: &StationId, ends: &BTreeMap<&StationId, u64>) -> bool {
    // A case whose opening has not come yet can be told by nobody here.
    if folded.told.case.is_none() || *state == folded.told.case {
        return true;
    }
    *state == tell(known_to(&folded.actions, counter, ends)).case
}

fn question(folded: &Folded, counter: &StationId, detail: &str) -> Option<(Uid, Question)> {
    let last = folded.actions.iter().rfind(|action| action.station.counter() == *counter)?;
    let question =
        Question { place: Place::of(last), why: Why::StateDiffers, detail: detail.to_owned(), answered: None };
    Some((folded.uid, question))
}
