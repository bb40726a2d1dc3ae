//! Holds the cases that a batch tells against what its actions say. The station tells a case as it knew it: from its own
//! actions, and from what headquarters had sent it of others'; from these its case is folded once more.

use std::collections::{BTreeMap, HashMap};

use super::Opened;
use crate::domain::case::Case;
use crate::domain::mark::{StationId, Uid};
use crate::exchange::{Halt, Slice, Why};
use crate::hub::cases::Folded;
use crate::hub::judge::tell;
use crate::hub::known::{knew_no_more, known_to};
use crate::hub::transact::Tx;
use crate::hub::{HubFault, Place, Question, action};

/// A case as the batch tells it.
pub(super) struct ToldCase {
    pub uid: Uid,
    text: String,
}

/// What can be read of a case that cannot be read.
#[derive(serde::Deserialize)]
struct Bare {
    uid: Uid,
}

impl ToldCase {
    /// None where the line tells of no case: it is an object all the same, and tells nothing here.
    pub fn of(text: String) -> Option<ToldCase> {
        let Bare { uid } = serde_json::from_str(&text).ok()?;
        Some(ToldCase { uid, text })
    }
}

/// Reads the cases of a batch, so many at a time.
pub(super) fn each_told(
    opened: &Opened,
    at_once: usize,
    each: &mut dyn FnMut(&[ToldCase]) -> Result<(), HubFault>,
) -> Result<(), HubFault> {
    if let Some(inside) = &opened.inside {
        return inside.told.chunks(at_once).try_for_each(each);
    }
    let (mut waiting, mut failed) = (Vec::with_capacity(at_once), None);
    let read = opened.batch.for_each_case(&mut |text| {
        waiting.extend(ToldCase::of(text.to_owned()));
        if waiting.len() < at_once {
            return Ok(());
        }
        let told = each(&waiting);
        waiting.clear();
        told.map_err(|fault| {
            failed = Some(fault);
            Halt::Stop
        })
    });
    match (failed, read) {
        (Some(fault), _) => Err(fault),
        (None, read) => {
            read?;
            each(&waiting)
        }
    }
}

/// The cases that are told otherwise than their actions say, each with the question that this raises.
pub(super) fn differing(
    tx: &mut Tx<'_>,
    told: &[ToldCase],
    folded: &[Folded],
    counter: &StationId,
    slices: &[Slice],
) -> Result<Vec<(Uid, Question)>, HubFault> {
    let ends: BTreeMap<&StationId, u64> = slices.iter().map(|slice| (&slice.station, slice.to)).collect();
    let texts: HashMap<Uid, &str> = told.iter().map(|told| (told.uid, told.text.as_str())).collect();
    let differs = |folded: &&Folded| texts.get(&folded.uid).is_some_and(|text| !agrees(text, folded, counter, &ends));
    // What another counter erased meanwhile can be held against nobody, nor what was sent from here and is here no more.
    let others: Vec<&Folded> = folded.iter().filter(differs).filter(|folded| !folded.has_lost()).collect();
    if others.is_empty() {
        return Ok(vec![]);
    }
    let held = action::all_heads(tx)?;
    let known = others.into_iter().filter(|folded| knew_no_more(&folded.actions, counter, &held));
    Ok(known.filter_map(|folded| question(folded, counter, "the batch tells it otherwise")).collect())
}

/// A case that was touched and is not told.
pub(super) fn untold(folded: &Folded, counter: &StationId) -> Option<(Uid, Question)> {
    folded.told.case.as_ref()?;
    question(folded, counter, "the batch does not tell it")
}

fn agrees(text: &str, folded: &Folded, counter: &StationId, ends: &BTreeMap<&StationId, u64>) -> bool {
    // A case whose opening has not come yet can be told by nobody here.
    let Some(case) = &folded.told.case else { return true };
    // Most are told letter by letter as they are written here.
    if folded.state == text {
        return true;
    }
    // One that cannot be read as a case agrees with nothing.
    let state: Option<Case> = serde_json::from_str(text).ok();
    state.as_ref() == Some(case) || state.is_some() && state == tell(known_to(&folded.actions, counter, ends)).case
}

fn question(folded: &Folded, counter: &StationId, detail: &str) -> Option<(Uid, Question)> {
    let last = folded.actions.iter().rfind(|action| action.station.counter() == *counter)?;
    let question =
        Question { place: Place::of(last), why: Why::StateDiffers, detail: detail.to_owned(), answered: None };
    Some((folded.uid, question))
}
