//! The actions of a batch on their way into the ledger: those that are new are copied in, those that are here already are
//! held against what is here.

use std::collections::{BTreeMap, HashSet};

use super::{Applying, Refusal, Work, action};
use crate::domain::ledger::Action;
use crate::domain::mark::{StationId, Uid};
use crate::exchange::{Fault, Halt, Links, Stretch, Why};
use crate::hub::action::{CopyIn, can_be_kept, case_of};
use crate::hub::{HubFault, Place, Question};

/// How much later than headquarters' own clock a station's may be, in milliseconds.
const CLOCKS_DIFFER: i64 = 10 * 60 * 1_000;
/// Actions between two words on how far it is.
const TELL: u64 = 1_000;

/// What was copied in.
pub(super) struct Copied {
    pub added: u64,
    pub links: Links,
    /// Cases that have a new action.
    pub touched: HashSet<Uid>,
    /// Actions of cases that are dated after now.
    pub future: Vec<(Uid, Question)>,
}

/// Why the copying stopped.
pub(super) enum Stopped {
    Forks { series: StationId, seq: u64 },
    Refused(Refusal),
}

impl Applying<'_> {
    /// Copies the new actions in. Nothing stays where it stopped: the transaction goes back.
    pub(super) fn copy(&mut self, tell: &mut dyn FnMut(Work)) -> Result<Result<Copied, Stopped>, HubFault> {
        let new: BTreeMap<&StationId, &Stretch> =
            self.stretches.iter().map(|stretch| (&stretch.series, stretch)).collect();
        let mut copied = Copied { added: 0, links: Links::default(), touched: HashSet::new(), future: vec![] };
        let (of, latest) = (self.batch.label.rows.actions, self.by.now_ms.saturating_add(CLOCKS_DIFFER));
        let mut copy = CopyIn::begin(&mut self.tx)?;
        let (mut stopped, mut failed, mut odd, mut done) = (None, None, false, 0);
        let read = self.batch.for_each_action(&mut |action| {
            copied.links.add(&action);
            done += 1;
            if done % TELL == 0 {
                tell(Work::Actions { done, of });
            }
            match new.get(&action.station) {
                Some(stretch) if action.seq > stretch.after => {}
                Some(stretch) if action.seq == stretch.after && stretch.meets != Some(action.hash) => {
                    stopped = Some(action.station.clone());
                    return Err(Halt::Stop);
                }
                _ => return Ok(()),
            }
            if !can_be_kept(&action) {
                odd = true;
                return Err(Halt::Stop);
            }
            copied.notes(&action, latest);
            copy.put(&action).map_err(|fault| {
                failed = Some(fault);
                Halt::Stop
            })
        });
        match (stopped, failed, read) {
            (Some(series), ..) => {
                drop(copy);
                self.parts(series).map(Err)
            }
            (_, Some(fault), _) => Err(fault),
            _ if odd => Ok(Err(Stopped::Refused(Refusal::new("bad-text", "a text in it has a letter that is none")))),
            (None, None, Err(fault)) => Err(fault.into()),
            (None, None, Ok(())) => {
                copied.added = copy.end()?;
                self.set_heads()?;
                Ok(Ok(copied))
            }
        }
    }
}

impl Applying<'_> {
    /// How far each series is now.
    fn set_heads(&mut self) -> Result<(), HubFault> {
        let sql = "insert into series (id, station, seq, hash) values ($1, $2, $3, $4)
                   on conflict (id) do update set seq = excluded.seq, hash = excluded.hash";
        for Stretch { series, to, .. } in &self.stretches {
            let head = self.batch.label.slices.iter().find(|slice| slice.station == *series).map(|slice| slice.head);
            let hash = head.map(|hash| hash.0.to_vec());
            self.tx.execute(sql, &[&series.as_str(), &self.counter.as_str(), &(*to as i64), &hash])?;
        }
        Ok(())
    }

    /// Where the series of the batch and the one that is here part.
    fn parts(&mut self, series: StationId) -> Result<Stopped, HubFault> {
        self.tx.batch_execute("rollback; begin")?;
        let from = self.batch.label.slices.iter().find(|slice| slice.station == series).map_or(1, |slice| slice.from);
        let ours = action::hashes(&mut self.tx, &series, from)?;
        let mut parted = None;
        let read = self.batch.for_each_action(&mut |action: Action| {
            let at = usize::try_from(action.seq.saturating_sub(from)).unwrap_or(usize::MAX);
            match ours.get(at).filter(|_| action.station == series) {
                Some(hash) if *hash != action.hash => {
                    parted = Some(action.seq);
                    Err(Halt::Stop)
                }
                _ => Ok(()),
            }
        });
        match (parted, read) {
            (Some(seq), _) => Ok(Stopped::Forks { series, seq }),
            (None, Err(fault)) => Err(fault.into()),
            (None, Ok(())) => Err(Fault::Changed(format!("{series} changed while it was read")).into()),
        }
    }
}

impl Copied {
    fn notes(&mut self, action: &Action, latest: i64) {
        let Some(&uid) = case_of(action) else { return };
        self.touched.insert(uid);
        if action.at.ms > latest {
            let detail = format!("{} is dated after it came", action.kind);
            let question = Question { place: Place::of(action), why: Why::Future, detail, answered: None };
            self.future.push((uid, question));
        }
    }
}
