//! Proves the slices of the ledger that a batch carries: each series in order, without a gap, each action chained to the last.
//!
//! The sealer runs it over what it is about to send and the receiver over what came, with the same rules.

use std::collections::BTreeMap;

use serde::Serialize;

use super::fault::ChainFault;
use super::fingerprint::Fingerprint;
use super::line::ActionLine;

/// How the ledger hashes one action, from the line alone (its `hash` is not looked at).
pub type ChainHash = dyn Fn(&ActionLine) -> Fingerprint;

/// A stretch of one station's series.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Slice {
    pub station: String,
    pub from: u64,
    pub to: u64,
    /// Hash of the action before `from`.
    pub base: Fingerprint,
    /// Hash of the action `to`.
    pub head: Fingerprint,
}

/// The slices seen so far.
pub(super) struct Slices<'a> {
    hash: &'a ChainHash,
    most: usize,
    seen: BTreeMap<String, Slice>,
    rows: u64,
}

impl<'a> Slices<'a> {
    /// `most` is the number of series it will follow.
    pub(super) fn new(hash: &'a ChainHash, most: usize) -> Self {
        Slices { hash, most, seen: BTreeMap::new(), rows: 0 }
    }

    /// Takes the next action in, or says where the chain breaks.
    pub(super) fn take(&mut self, action: &ActionLine) -> Result<(), ChainFault> {
        self.proves_itself(action)?;
        self.rows += 1;
        match self.seen.get_mut(&action.station) {
            Some(slice) => join(slice, action),
            None => self.begin(action),
        }
    }

    pub(super) fn rows(&self) -> u64 {
        self.rows
    }

    /// All slices, in the order of their stations.
    pub(super) fn all(&self) -> Vec<Slice> {
        self.seen.values().cloned().collect()
    }

    fn proves_itself(&self, action: &ActionLine) -> Result<(), ChainFault> {
        let (station, seq) = (action.station.clone(), action.seq);
        let body = action.body.as_ref().map(|text| Fingerprint::of(text.as_bytes()));
        if body.is_some_and(|hash| hash != action.body_hash) {
            return Err(ChainFault::Content { station, seq });
        }
        if (self.hash)(action) != action.hash {
            return Err(ChainFault::Hash { station, seq });
        }
        Ok(())
    }

    fn begin(&mut self, first: &ActionLine) -> Result<(), ChainFault> {
        if self.seen.len() >= self.most {
            return Err(ChainFault::TooManySeries { most: self.most });
        }
        if first.seq == 0 || (first.seq == 1) != (first.prev == Fingerprint::ZERO) {
            return Err(ChainFault::Link { station: first.station.clone(), seq: first.seq });
        }
        let slice = Slice {
            station: first.station.clone(),
            from: first.seq,
            to: first.seq,
            base: first.prev,
            head: first.hash,
        };
        self.seen.insert(first.station.clone(), slice);
        Ok(())
    }
}

fn join(slice: &mut Slice, next: &ActionLine) -> Result<(), ChainFault> {
    let station = || next.station.clone();
    let expected = slice.to.checked_add(1);
    if expected != Some(next.seq) {
        return Err(ChainFault::Order { station: station(), after: slice.to, found: next.seq });
    }
    if next.prev != slice.head {
        return Err(ChainFault::Link { station: station(), seq: next.seq });
    }
    slice.to = next.seq;
    slice.head = next.hash;
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::testing::{hash_of, series};
    use super::*;

    fn judge(actions: &[ActionLine]) -> Result<Vec<Slice>, ChainFault> {
        let mut slices = Slices::new(&hash_of, 2);
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
    fn an_erased_content_does_not_break_the_chain() {
        let mut actions = series("ZAQ-01", 3);
        actions[1].body = None;
        assert!(judge(&actions).is_ok());
    }

    #[test]
    fn each_way_of_breaking_it_has_its_name() {
        let good = series("ZAQ-01", 3);
        let spoil = |change: fn(&mut Vec<ActionLine>)| {
            let mut actions = good.clone();
            change(&mut actions);
            judge(&actions).unwrap_err()
        };
        assert!(matches!(spoil(|a| drop(a.remove(1))), ChainFault::Order { after: 1, found: 3, .. }));
        assert!(matches!(spoil(|a| a.swap(1, 2)), ChainFault::Order { .. }));
        assert!(matches!(spoil(|a| a[1].officer.push('x')), ChainFault::Hash { seq: 2, .. }));
        assert!(matches!(spoil(|a| a[2].body = Some("{}".into())), ChainFault::Content { seq: 3, .. }));
        assert!(matches!(
            spoil(|a| {
                a[1].prev = Fingerprint::of(b"other");
                a[1].hash = hash_of(&a[1]);
            }),
            ChainFault::Link { seq: 2, .. }
        ));
        assert!(matches!(
            spoil(|a| {
                a[0].seq = 0;
                a[0].hash = hash_of(&a[0]);
            }),
            ChainFault::Link { seq: 0, .. }
        ));
    }

    #[test]
    fn a_flood_of_stations_is_stopped() {
        let flood: Vec<_> = (1..=3).flat_map(|n| series(&format!("ZAQ-0{n}"), 1)).collect();
        assert!(matches!(judge(&flood), Err(ChainFault::TooManySeries { most: 2 })));
    }
}
