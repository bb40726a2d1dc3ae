//! Filling a practice register: many invented cases in one commit, each at a time and a station of its own,
//! as if other stations' series had been received.

use std::collections::BTreeMap;

use super::open::last_of;
use super::{By, Head, NewCase, Register, Result, case, office, station};
use crate::domain::ledger::HybridTime;
use crate::domain::mark::{OfficerId, StationId};

/// A case that never was.
#[derive(Debug, Clone)]
pub struct Invented {
    pub station: StationId,
    pub officer: OfficerId,
    pub at_ms: i64,
    pub case: NewCase,
}

impl Register {
    /// Takes invented cases in, in the order of their times, in one commit; gives how many. Only a practice
    /// register may be filled: that is the caller's to see to.
    pub fn register_invented(&mut self, command: &str, cases: Vec<Invented>) -> Result<usize> {
        let with_marks: Vec<_> = cases.into_iter().map(|one| (self.env.uid_at(one.at_ms), one)).collect();
        let by = By::program(command.to_owned());
        let last = with_marks.iter().map(|(_, one)| one.at_ms).max().unwrap_or_default();
        let done = self.transact(&by, |entry| {
            // What was never taken is never counted: tills begin after it.
            office::count_tills_after(entry, last)?;
            let mut heads: BTreeMap<StationId, (i64, Head)> = BTreeMap::new();
            let count = with_marks.len();
            for (uid, Invented { station, officer, at_ms, case }) in with_marks {
                if station != entry.station {
                    let next = match heads.remove(&station) {
                        Some(known) => known,
                        None => (station::enter(entry.tx, &station)?, last_of(entry.tx, &station)?),
                    };
                    let (left, no, head) = entry.go_on_at((station, next.0), next.1);
                    heads.insert(left, (no, head));
                }
                (entry.by.officer, entry.now) = (officer, HybridTime { ms: at_ms, n: 0 });
                let day = entry.day(at_ms);
                case::open(entry, uid, case, day)?;
            }
            if let Some((no, head)) = heads.remove(entry.own()) {
                let own = entry.own().clone();
                entry.go_on_at((own, no), head);
            }
            Ok(count)
        })?;
        Ok(done.value)
    }

    /// Lets the pages of the register take up to `bytes` of memory, for filling it.
    pub fn allow_memory(&self, bytes: usize) -> Result<()> {
        self.conn.pragma_update(None, "cache_size", -((bytes / 1024) as i64))?;
        Ok(())
    }
}
