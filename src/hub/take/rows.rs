//! The actions of a batch on their way into the ledger: those that are new are copied in, those that are here already are
//! held against what is here.

use std::collections::{BTreeMap, HashMap, HashSet};

use super::opened::Inside;
use super::{Applying, Refusal, Work, action};
use crate::domain::ledger::{Action, Hash};
use crate::domain::mark::{StationId, Uid};
use crate::exchange::{Batch, Fault, Halt, Links, Stretch, Verified, Why};
use crate::hub::action::{can_be_kept, case_of};
use crate::hub::binary::Rows;
use crate::hub::cases::InMemory;
use crate::hub::transact::CopyIn;
use crate::hub::{HubFault, Place, Question};

/// How much later than headquarters' own clock a station's may be, in milliseconds.
const CLOCKS_DIFFER: i64 = 10 * 60 * 1_000;
/// Actions between two words on how far it is.
const TELL: u64 = 1_000;

/// Bytes of new actions, about, that are kept in memory for the fold: a usual night's batch is a hundredth of it.
const KEPT: usize = 64 << 20;
/// Of an action besides its content.
const AROUND: usize = 400;

/// What has to be known of an action while its row passes.
pub(super) struct Line {
    series: StationId,
    seq: u64,
    at_ms: i64,
    case: Option<Uid>,
    kind: String,
    hash: Hash,
    kept: bool,
    /// Where its row ends among the others.
    to: usize,
}

impl Line {
    pub fn of(action: &Action, to: usize) -> Line {
        Line {
            series: action.station.clone(),
            seq: action.seq,
            at_ms: action.at.ms,
            case: case_of(action).copied(),
            kind: action.kind.clone(),
            hash: action.hash,
            kept: can_be_kept(action),
            to,
        }
    }
}

/// What was copied in.
#[derive(Default)]
pub(super) struct Copied {
    pub added: u64,
    pub links: Links,
    /// Cases that have a new action.
    pub touched: HashSet<Uid>,
    /// What the batch itself tells of cases that begin with it.
    pub inside: InMemory,
    kept: usize,
    /// Actions of cases that are dated after now.
    pub future: Vec<(Uid, Question)>,
}

/// Why the copying stopped.
pub(super) enum Stopped {
    Forks { series: StationId, seq: u64 },
    Refused(Refusal),
}

/// Why a row does not pass.
enum Stop {
    /// The action here under that number is another.
    Forks(StationId),
    /// A text in it has a letter that is none.
    Odd,
    Failed(HubFault),
}

/// Rows on their way into the ledger.
struct Passing<'a> {
    new: BTreeMap<StationId, Stretch>,
    /// From this time on an action is dated after now.
    latest: i64,
    of: u64,
    done: u64,
    tell: &'a mut dyn FnMut(Work),
}

impl Passing<'_> {
    /// Whether the action is new, and is to be copied in.
    fn takes(&mut self, line: &Line, copied: &mut Copied) -> Result<bool, Stop> {
        copied.links.add(&line.series, &line.hash);
        self.done += 1;
        if self.done.is_multiple_of(TELL) {
            (self.tell)(Work::Actions { done: self.done, of: self.of });
        }
        match self.new.get(&line.series) {
            Some(stretch) if line.seq > stretch.after => {}
            Some(stretch) if line.seq == stretch.after && stretch.meets != Some(line.hash) => {
                return Err(Stop::Forks(line.series.clone()));
            }
            _ => return Ok(false),
        }
        if !line.kept {
            return Err(Stop::Odd);
        }
        copied.notes(line, self.latest);
        Ok(true)
    }
}

impl Applying<'_> {
    /// Copies the new actions in. Nothing stays where it stopped: the transaction goes back.
    pub(super) fn copy(&mut self, tell: &mut dyn FnMut(Work)) -> Result<Result<Copied, Stopped>, HubFault> {
        let new = self.stretches.iter().map(|stretch| (stretch.series.clone(), stretch.clone())).collect();
        let latest = self.by.now_ms.saturating_add(CLOCKS_DIFFER);
        let mut passing = Passing { new, latest, of: self.opened.batch.label.rows.actions, done: 0, tell };
        let mut copied = Copied::default();
        let mut copy = self.tx.copy(action::COPY)?;
        let passed = match &mut self.opened.inside {
            Some(inside) => {
                copied.inside.folded = std::mem::take(&mut inside.folded);
                ready_rows(inside, &mut passing, &mut copied, &mut copy)
            }
            None => read_rows(&self.opened.batch, &mut passing, &mut copied, &mut copy)?,
        };
        match passed {
            Ok(()) => {
                copied.added = copy.end()?;
                self.set_heads()?;
                Ok(Ok(copied))
            }
            Err(Stop::Failed(fault)) => Err(fault),
            Err(Stop::Odd) => {
                Ok(Err(Stopped::Refused(Refusal::new("bad-text", "a text in it has a letter that is none"))))
            }
            Err(Stop::Forks(series)) => {
                drop(copy);
                self.parts(series).map(Err)
            }
        }
    }
}

fn ready_rows(
    inside: &Inside,
    passing: &mut Passing<'_>,
    copied: &mut Copied,
    copy: &mut CopyIn<'_>,
) -> Result<(), Stop> {
    // Rows that follow each other go out as one piece.
    let (rows, mut from, mut to) = (inside.rows.bytes(), 0, 0);
    for line in &inside.lines {
        if !passing.takes(line, copied)? {
            copy.put(&rows[from..to]).map_err(Stop::Failed)?;
            from = line.to;
        }
        to = line.to;
    }
    copy.put(&rows[from..to]).map_err(Stop::Failed)
}

/// Reads the batch again; each line becomes its row here.
fn read_rows(
    batch: &Batch<Verified>,
    passing: &mut Passing<'_>,
    copied: &mut Copied,
    copy: &mut CopyIn<'_>,
) -> Result<Result<(), Stop>, HubFault> {
    let (mut rows, mut stopped) = (Rows::default(), None);
    let read = batch.for_each_action(&mut |action| {
        rows.clear();
        action::write(&action, &mut rows);
        let taken = passing.takes(&Line::of(&action, rows.bytes().len()), copied).and_then(|new| {
            if new {
                copy.put(rows.bytes()).map_err(Stop::Failed)?;
                copied.keeps(action);
            }
            Ok(())
        });
        taken.map_err(|stop| {
            stopped = Some(stop);
            Halt::Stop
        })
    });
    match (stopped, read) {
        (Some(stop), _) => Ok(Err(stop)),
        (None, read) => Ok(Ok(read?)),
    }
}

impl Applying<'_> {
    /// How far each series is now.
    fn set_heads(&mut self) -> Result<(), HubFault> {
        let sql = "insert into series (id, station, seq, hash) values ($1, $2, $3, $4)
                   on conflict (id) do update set seq = excluded.seq, hash = excluded.hash";
        for Stretch { series, to, .. } in &self.stretches {
            let head =
                self.opened.batch.label.slices.iter().find(|slice| slice.station == *series).map(|slice| slice.head);
            let hash = head.map(|hash| hash.0.to_vec());
            self.tx.execute(sql, &[&series.as_str(), &self.counter.as_str(), &(*to as i64), &hash])?;
        }
        Ok(())
    }

    /// Where the series of the batch and the one that is here part.
    fn parts(&mut self, series: StationId) -> Result<Stopped, HubFault> {
        self.tx.start_again()?;
        let from =
            self.opened.batch.label.slices.iter().find(|slice| slice.station == series).map_or(1, |slice| slice.from);
        let ours = action::hashes(&mut self.tx, &series, from)?;
        let mut parted = None;
        let read = self.opened.batch.for_each_action(&mut |action: Action| {
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
    /// Keeps what a case begins with and what follows, as long as there is room for it.
    fn keeps(&mut self, action: Action) {
        let Some(&uid) = case_of(&action) else { return };
        self.kept = self.kept.saturating_add(AROUND + action.body.len());
        if self.kept > KEPT {
            self.inside.fresh = HashMap::new();
        } else if action.kind == "case_opened" {
            self.inside.fresh.entry(uid).or_default().push(action);
        } else if let Some(known) = self.inside.fresh.get_mut(&uid) {
            known.push(action);
        }
    }

    fn notes(&mut self, line: &Line, latest: i64) {
        let Some(uid) = line.case else { return };
        self.touched.insert(uid);
        if line.at_ms > latest {
            let detail = format!("{} is dated after it came", line.kind);
            let place = Place { series: line.series.clone(), seq: line.seq };
            self.future.push((uid, Question { place, why: Why::Future, detail, answered: None }));
        }
    }
}
