//! What is to be done with a batch that may be believed, decided from what it carries and how far its receiver has each
//! series: a value that a test can compare. Whether its actions may stand beside each other in a case is not asked here.
//!
//! A series is one chain, so one equal hash proves that everything before it is equal too. A batch is applied whole or not
//! at all: one series with a gap holds back the others, because what they tell may lean on it.

use std::collections::BTreeMap;

use super::series::Slice;
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;

/// How far the receiver has a series.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Head {
    pub seq: u64,
    pub hash: Hash,
}

/// What to do with a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Plan {
    /// Something in it is new.
    Apply(Vec<Stretch>),
    /// Every action is there already, and is the same.
    AlreadyHave,
    /// What comes before has not come yet: it can be tried again later.
    Gap { series: StationId, have: u64, from: u64 },
    /// Two different histories of one series: its register was put back from an old copy, or made up.
    Fork { series: StationId, seq: u64 },
    /// It tells of a counter that did not sign it.
    Foreign { series: StationId },
}

/// A series of the batch: everything after `after` is new.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Stretch {
    pub series: StationId,
    pub after: u64,
    pub to: u64,
    /// What the action `after` must hash to where it is in the batch too: only its reader can tell.
    pub meets: Option<Hash>,
}

/// Tells the hash of an action that the receiver holds.
pub type Ours<'a, E> = dyn FnMut(&StationId, u64) -> Result<Option<Hash>, E> + 'a;

/// Plans for the batch that `counter` signed. `heads` is how far its series are held, `ours` the hash of an action that is.
pub fn plan<E>(
    counter: &StationId,
    slices: &[Slice],
    heads: &BTreeMap<StationId, Head>,
    ours: &mut Ours<'_, E>,
) -> Result<Plan, E> {
    let mut stretches = vec![];
    for slice in slices {
        if slice.station.counter() != counter.counter() {
            return Ok(Plan::Foreign { series: slice.station.clone() });
        }
        let head = heads.get(&slice.station).copied().unwrap_or(Head { seq: 0, hash: Hash::START });
        if slice.from > head.seq.saturating_add(1) {
            return Ok(Plan::Gap { series: slice.station.clone(), have: head.seq, from: slice.from });
        }
        match differs(slice, head, ours)? {
            Some(seq) => return Ok(Plan::Fork { series: slice.station.clone(), seq }),
            None if slice.to <= head.seq => {}
            None => stretches.push(Stretch {
                series: slice.station.clone(),
                after: head.seq,
                to: slice.to,
                meets: (slice.from <= head.seq).then_some(head.hash),
            }),
        }
    }
    Ok(if stretches.is_empty() { Plan::AlreadyHave } else { Plan::Apply(stretches) })
}

/// The first action at which the slice is known to differ from what is held, as far as its label tells.
fn differs<E>(slice: &Slice, head: Head, ours: &mut Ours<'_, E>) -> Result<Option<u64>, E> {
    let before = slice.from.saturating_sub(1);
    let mut held = |seq: u64| match seq {
        0 => Ok(Some(Hash::START)),
        seq if seq == head.seq => Ok(Some(head.hash)),
        seq => ours(&slice.station, seq),
    };
    if held(before)? != Some(slice.base) {
        return Ok(Some(before.max(1)));
    }
    let inside = slice.to <= head.seq;
    Ok((inside && held(slice.to)? != Some(slice.head)).then_some(slice.from))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::series;
    use super::*;
    use crate::domain::ledger::{Action, link_hash};

    fn slice(actions: &[Action]) -> Slice {
        let (first, last) = (actions.first().unwrap(), actions.last().unwrap());
        let base = if first.seq == 1 { Hash::START } else { first.prev };
        Slice { station: first.station.clone(), from: first.seq, to: last.seq, base, head: last.hash }
    }

    /// What a receiver that holds `held` plans for `sent`.
    fn planned(held: &[Action], sent: &[&[Action]]) -> Plan {
        let heads = held.iter().map(|last| (last.station.clone(), Head { seq: last.seq, hash: last.hash })).collect();
        let slices: Vec<Slice> = sent.iter().map(|actions| slice(actions)).collect();
        let mut ours = |series: &StationId, seq: u64| -> Result<Option<Hash>, std::convert::Infallible> {
            Ok(held.iter().find(|action| action.station == *series && action.seq == seq).map(|action| action.hash))
        };
        let Ok(plan) = plan(&"ZAQ-03".parse().unwrap(), &slices, &heads, &mut ours);
        plan
    }

    fn new(after: u64, to: u64, meets: Option<Hash>) -> Plan {
        Plan::Apply(vec![Stretch { series: "ZAQ-03".parse().unwrap(), after, to, meets }])
    }

    /// The same series, rewritten from the action `at` on.
    fn rewritten(actions: &[Action], at: usize) -> Vec<Action> {
        let mut other = actions.to_vec();
        for n in at..other.len() {
            if n > 0 {
                other[n].prev = other[n - 1].hash;
            }
            other[n].command = format!("otherwise {n}");
            other[n].hash = link_hash(&other[n]);
        }
        other
    }

    #[test]
    fn what_is_new_is_applied_and_what_is_there_is_not() {
        let all = series("ZAQ-03", 9);
        assert_eq!(planned(&[], &[&all[..4]]), new(0, 4, None));
        assert_eq!(planned(&all[..4], &[&all[4..]]), new(4, 9, None));
        assert_eq!(planned(&all[..6], &[&all[2..]]), new(6, 9, Some(all[5].hash)));
        assert_eq!(planned(&all[..6], &[&all]), new(6, 9, Some(all[5].hash)));
        for again in [&all[..], &all[2..7], &all[8..]] {
            assert_eq!(planned(&all, &[again]), Plan::AlreadyHave);
        }
    }

    #[test]
    fn a_gap_waits() {
        let all = series("ZAQ-03", 9);
        let gap = |have, from| Plan::Gap { series: "ZAQ-03".parse().unwrap(), have, from };
        assert_eq!(planned(&[], &[&all[1..]]), gap(0, 2));
        assert_eq!(planned(&all[..3], &[&all[4..]]), gap(3, 5));
        // The other series of the counter waits with it.
        let second = series("ZAQ-03B", 2);
        assert_eq!(planned(&[], &[&second, &all[1..]]), gap(0, 2));
    }

    #[test]
    fn two_histories_of_one_series_are_named() {
        let all = series("ZAQ-03", 9);
        let fork = |seq| Plan::Fork { series: "ZAQ-03".parse().unwrap(), seq };
        let other = rewritten(&all, 4);
        assert_eq!(planned(&all[..6], &[&other[6..]]), fork(6));
        assert_eq!(planned(&all, &[&other[4..6]]), fork(5));
        assert_eq!(planned(&all, &[&other[6..]]), fork(6));
        // Where they part inside the batch and it goes further, whoever reads it will see.
        assert_eq!(planned(&all[..6], &[&other]), new(6, 9, Some(all[5].hash)));
        assert_ne!(other[5].hash, all[5].hash);
        assert_eq!(planned(&all, &[&rewritten(&all, 0)]), fork(1));
    }

    #[test]
    fn nobody_tells_of_another_counter() {
        let (own, other) = (series("ZAQ-03", 2), series("ZAQ-04", 2));
        let foreign = Plan::Foreign { series: "ZAQ-04".parse().unwrap() };
        assert_eq!(planned(&[], &[&own, &other]), foreign);
        let Plan::Apply(both) = planned(&[], &[&own, &series("ZAQ-03C", 2)]) else { unreachable!() };
        assert_eq!(both.len(), 2);
    }
}
