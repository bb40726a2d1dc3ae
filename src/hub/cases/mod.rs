//! Cases as they stand, written after every batch that touches them: folded from all their actions, whoever sent them.

mod questions;
mod states;

use std::collections::HashMap;

pub(super) use self::questions::ask;
use super::judge::Told;
use super::known::tell_fairly;
use super::transact::Tx;
use super::{HubFault, Place, action, erased};
use crate::domain::ledger::Action;
use crate::domain::mark::Uid;

/// A case with all its actions, in the order of the fold.
pub(super) struct Folded {
    pub uid: Uid,
    pub actions: Vec<Action>,
    pub told: Told,
    /// The case as JSON, written once for whoever stores it or compares it; blank while nobody has opened it.
    pub state: String,
    /// Actions whose content has to go, because a counter erased it.
    pub emptied: Vec<Place>,
    /// Nothing of it was here before the batch at hand.
    pub new: bool,
    /// Something about it was asked when an earlier batch came.
    pub asked: bool,
}

/// How many rows are other than before, and how many of them ask something.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Stored {
    pub changed: u64,
    pub asked: u64,
}

impl std::ops::AddAssign for Stored {
    fn add_assign(&mut self, more: Stored) {
        self.changed += more.changed;
        self.asked += more.asked;
    }
}

impl Folded {
    /// Folds these actions of one case.
    pub fn of(uid: Uid, mut actions: Vec<Action>) -> Result<Folded, HubFault> {
        actions.sort_by(Action::fold_order);
        let emptied = erased::empty(&mut actions);
        let told = tell_fairly(&actions);
        let written = told.case.as_ref().map(serde_json::to_string).transpose();
        let state = written.map_err(|fault| HubFault::Stored(fault.to_string()))?.unwrap_or_default();
        Ok(Folded { uid, actions, told, state, emptied, new: false, asked: false })
    }
}

impl Folded {
    /// Whether some of it can be read no more.
    pub fn has_lost(&self) -> bool {
        self.actions.iter().any(|action| action.body.is_empty())
    }
}

/// What is known of the batch at hand without asking the database. It is all there is of a case that nobody heard of before.
#[derive(Default)]
pub(super) struct InMemory {
    /// Every action that is new, of cases that begin with the batch.
    pub fresh: HashMap<Uid, Vec<Action>>,
    /// The same, folded.
    pub folded: HashMap<Uid, Folded>,
}

impl InMemory {
    fn take(&mut self, uid: &Uid) -> Result<Option<Folded>, HubFault> {
        match (self.folded.remove(uid), self.fresh.remove(uid)) {
            (None, Some(actions)) => Folded::of(*uid, actions).map(Some),
            (folded, _) => Ok(folded),
        }
    }
}

/// Folds these cases anew: whichever was heard of before, from everything that is here.
pub(super) fn fold(tx: &mut Tx<'_>, uids: &[Uid], inside: &mut InMemory) -> Result<Vec<Folded>, HubFault> {
    let known = heard_of(tx, uids)?;
    let mut told: HashMap<Uid, Folded> = HashMap::with_capacity(uids.len());
    let mut others = vec![];
    for uid in uids {
        match inside.take(uid)?.filter(|_| !known.contains_key(uid)) {
            Some(folded) => drop(told.insert(*uid, Folded { new: true, ..folded })),
            None => others.push(*uid),
        }
    }
    let mut stored: HashMap<Uid, Vec<Action>> = HashMap::with_capacity(others.len());
    if !others.is_empty() {
        for action in action::of_cases(tx, &others)? {
            if let Some(&uid) = action::case_of(&action) {
                stored.entry(uid).or_default().push(action);
            }
        }
    }
    let folded = |uid: &Uid| match told.remove(uid) {
        Some(folded) => Ok(folded),
        None => {
            let folded = Folded::of(*uid, stored.remove(uid).unwrap_or_default())?;
            Ok(Folded { asked: known.get(uid).is_some_and(|asked| *asked), ..folded })
        }
    };
    uids.iter().map(folded).collect()
}

/// Those of these cases of which some action came with an earlier batch, each with whether something was asked about it then.
fn heard_of(tx: &mut Tx<'_>, cases: &[Uid]) -> Result<HashMap<Uid, bool>, HubFault> {
    let rows = tx.query(include_str!("../sql/heard_of.sql"), &[&raw(cases.iter()), &questions::ON_ARRIVAL.to_vec()])?;
    rows.iter().map(|row| Ok((super::station::uid_of(row.get(0))?, row.get(1)))).collect()
}

/// Writes down how these cases stand.
pub(super) fn store(tx: &mut Tx<'_>, cases: &[Folded]) -> Result<Stored, HubFault> {
    let (new, known): (Vec<&Folded>, Vec<&Folded>) = cases.iter().partition(|folded| folded.new);
    let mut taken = questions::numbers_borne(tx, &new)?;
    let mut changed = states::copy(tx, &new)?;
    erased::store(tx, cases)?;
    if !known.is_empty() {
        forget(tx, &known)?;
        changed += states::store(tx, &known)?;
        changed += questions::store_conflicts(tx, &known)?;
    }
    states::note_awaited(tx, cases)?;
    taken.extend(questions::numbers_borne_twice(tx, &known)?);
    let asked = questions::store(tx, cases)? + questions::ask_of_numbers(tx, &taken)?;
    let about: Vec<&Folded> = known.into_iter().filter(|folded| folded.asked).collect();
    if !about.is_empty() {
        questions::answer_others(tx, &about)?;
    }
    Ok(Stored { changed: changed + asked, asked })
}

/// Takes back what is folded of these cases and written anew; how they stand and what was paid is put over what was there.
fn forget(tx: &mut Tx<'_>, cases: &[&Folded]) -> Result<(), HubFault> {
    let kept: Vec<&str> = questions::ON_ARRIVAL.into_iter().chain(["number-taken"]).collect();
    tx.execute(include_str!("../sql/forget.sql"), &[&raw(cases.iter().map(|folded| &folded.uid)), &kept])?;
    Ok(())
}

/// Raw uids, as the database has them.
fn raw<'a>(uids: impl Iterator<Item = &'a Uid>) -> Vec<&'a [u8]> {
    uids.map(|uid| uid.as_bytes().as_slice()).collect()
}
