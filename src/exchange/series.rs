//! Proves the slices of the ledger that a batch carries: each series in order, without a gap, each action chained to the last.
//!
//! The sealer runs it over what it is about to send and the receiver over what came, with the ledger's own rule.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fault::ChainFault;
use crate::domain::ledger::{Action, Hash, check_link};
use crate::domain::mark::StationId;

/// A stretch of one station's series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slice {
    pub station: StationId,
    pub from: u64,
    pub to: u64,
    /// Hash of the action before `from`.
    pub base: Hash,
    /// Hash of the action `to`.
    pub head: Hash,
}

/// The slices seen so far.
pub(super) struct Slices {
    most: usize,
    seen: BTreeMap<StationId, Slice>,
    rows: u64,
}

impl Slices {
    /// `most` is the number of series it will follow.
    pub(super) fn new(most: usize) -> Self {
        Slices { most, seen: BTreeMap::new(), rows: 0 }
    }

    /// Takes the next action in, or says where the chain breaks.
    pub(super) fn take(&mut self, action: &Action) -> Result<(), ChainFault> {
        self.rows += 1;
        let Some(slice) = self.seen.get_mut(&action.station) else { return self.begin(action) };
        follows(slice.to, slice.head, action)?;
        slice.to = action.seq;
        slice.head = action.hash;
        Ok(())
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// All slices, in the order of their stations.
    pub(super) fn all(&self) -> Vec<Slice> {
        self.seen.values().cloned().collect()
    }

    /// The first of a series: what it says of the action before it is believed here and checked by whoever holds that action.
    fn begin(&mut self, first: &Action) -> Result<(), ChainFault> {
        if self.seen.len() >= self.most {
            return Err(ChainFault::TooManySeries { most: self.most });
        }
        let base = if first.seq == 1 { Hash::START } else { first.prev };
        follows(first.seq.saturating_sub(1), base, first)?;
        let Action { station, seq, hash, .. } = first;
        let slice = Slice { station: station.clone(), from: *seq, to: *seq, base, head: *hash };
        self.seen.insert(station.clone(), slice);
        Ok(())
    }
}

fn follows(last_seq: u64, last_hash: Hash, action: &Action) -> Result<(), ChainFault> {
    let link = if last_seq == u64::MAX {
        Err(crate::domain::ledger::Broken::Gap)
    } else {
        check_link(last_seq, last_hash, action)
    };
    link.map_err(|broken| ChainFault::Broken { station: action.station.clone(), seq: action.seq, broken })
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::series;
    use super::*;
    use crate::domain::ledger::{Broken, link_hash};

    fn judge(actions: &[Action]) -> Result<Vec<Slice>, ChainFault> {
        let mut slices = Slices::new(2);
        actions.iter().try_for_each(|action| slices.take(action))?;
        Ok(slices.all())
    }

    #[test]
    fn two_series_that_take_turns_are_each_whole() {
        let (a, b) = (series("ZAQ-01", 3), series("ZAQ-02", 2));
        let mixed = [&a[0], &b[0], &a[1], &b[1], &a[2]].map(Clone::clone);
        let slices = judge(&mixed).unwrap();
        let told: Vec<_> = slices.iter().map(|s| (s.station.as_str(), s.from, s.to, s.head)).collect();
        assert_eq!(told, [("ZAQ-01", 1, 3, a[2].hash), ("ZAQ-02", 1, 2, b[1].hash)]);
    }

    #[test]
    fn a_later_slice_says_what_it_is_joined_to() {
        let actions = series("ZAQ-01", 9);
        let slices = judge(&actions[4..]).unwrap();
        assert_eq!((slices[0].from, slices[0].to, slices[0].base), (5, 9, actions[3].hash));
    }

    #[test]
    fn an_erased_content_does_not_break_the_chain() {
        let mut actions = series("ZAQ-01", 3);
        actions[1].body.clear();
        assert!(judge(&actions).is_ok());
    }

    #[test]
    fn each_way_of_breaking_it_is_named_with_its_place() {
        let good = series("ZAQ-01", 3);
        type Spoil = fn(&mut Vec<Action>);
        let cases: [(Spoil, u64, Broken); 7] = [
            (|a| drop(a.remove(1)), 3, Broken::Gap),
            (|a| a.swap(1, 2), 3, Broken::Gap),
            (|a| a.push(a[2].clone()), 3, Broken::Gap),
            (|a| a[1].kind.push('x'), 2, Broken::Header),
            (|a| a[2].body.push(' '), 3, Broken::Body),
            (|a| relink(&mut a[1], Hash([7; 32])), 2, Broken::Order),
            (|a| relink(&mut a[0], Hash([7; 32])), 1, Broken::Order),
        ];
        for (spoil, at, expected) in cases {
            let mut actions = good.clone();
            spoil(&mut actions);
            let fault = judge(&actions).unwrap_err();
            assert!(
                matches!(&fault, ChainFault::Broken { seq, broken, .. } if (*seq, *broken) == (at, expected)),
                "{fault}"
            );
        }
    }

    #[test]
    fn numbers_at_the_ends_of_the_range_are_no_trap() {
        let mut action = series("ZAQ-01", 1).remove(0);
        action.seq = 0;
        relink(&mut action, Hash::START);
        assert!(judge(&[action.clone()]).is_err());
        action.seq = u64::MAX;
        relink(&mut action, Hash([7; 32]));
        assert!(judge(&[action.clone()]).is_ok());
        assert!(judge(&[action.clone(), action]).is_err());
    }

    #[test]
    fn a_flood_of_stations_is_stopped() {
        let flood: Vec<_> = (1..=3).flat_map(|n| series(&format!("ZAQ-0{n}"), 1)).collect();
        assert!(matches!(judge(&flood), Err(ChainFault::TooManySeries { most: 2 })));
    }

    /// Gives an action another predecessor, rightly hashed.
    fn relink(action: &mut Action, prev: Hash) {
        action.prev = prev;
        action.hash = link_hash(action);
    }
}
