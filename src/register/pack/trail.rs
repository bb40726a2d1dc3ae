//! The trail of a case from other units: their actions stand beside this station's own, in the order of the fold, and
//! nothing of either side goes. From then on this station knows of them, and says so in its own series.

use std::collections::BTreeMap;

use super::PackRefused;
use crate::domain::ledger::{Action, Deed, Hash, Subject, body_hash, link_hash};
use crate::domain::mark::{StationId, Uid};
use crate::register::entry::Entry;
use crate::register::{RegisterFault, Result};

/// Takes the actions of one case; how many of them were new here.
pub(super) fn take(entry: &mut Entry<'_>, pack: u64, actions: Vec<Action>) -> Result<u64> {
    let refuse = |why| Err(RegisterFault::Pack(PackRefused::Trail(why)));
    let Some(uid) = of_one_case(&actions) else { return refuse("it is not of one case") };
    let own = entry.own().counter();
    let (mut heads, mut new) = (BTreeMap::<StationId, u64>::new(), vec![]);
    for action in actions {
        if body_hash(&action.body) != action.body_hash && !action.body.is_empty() {
            return refuse("an action's content is not what its hash says");
        }
        if link_hash(&action) != action.hash {
            return refuse("an action is not what its hash says");
        }
        let head = heads.entry(action.station.clone()).or_default();
        *head = (*head).max(action.seq);
        match entry.held(&action)? {
            Some(held) if held != action.hash => return refuse("another action stands here in its place"),
            Some(_) => {}
            // What this counter did is known here best; what is missing was lost, and comes from a backup.
            None if action.station.counter() == own => {
                return refuse("it tells of this counter what is not in its register");
            }
            None => new.push(action),
        }
    }
    let count = new.len() as u64;
    entry.borrow(uid, new)?;
    // Its own series it knows without being told.
    heads.retain(|station, _| station.counter() != own);
    entry.append(Subject::Case(uid), &Deed::TrailTaken { pack, heads })?;
    Ok(count)
}

fn of_one_case(actions: &[Action]) -> Option<Uid> {
    let Subject::Case(uid) = actions.first()?.subject else { return None };
    let all = actions.iter().all(|action| action.subject == Subject::Case(uid) && action.prev != action.hash);
    let twice = actions.iter().map(|action| (&action.station, action.seq)).collect::<std::collections::BTreeSet<_>>();
    (all && twice.len() == actions.len() && actions.iter().all(|action| action.hash != Hash::START)).then_some(uid)
}
