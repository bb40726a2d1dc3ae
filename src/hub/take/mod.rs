//! One batch, whole or not at all: planned, copied in, folded, judged, signed for and committed.

mod compare;
mod opened;
mod rows;

use std::collections::{BTreeMap, HashSet};

pub use self::opened::Opened;
use self::rows::Copied;
use super::cases::{self, Folded, Stored, fold, store};
use super::files::Files;
use super::station::{hash_of, parsed};
use super::transact::Tx;
use super::{Hub, HubFault, Refusal, action, erased};
use crate::domain::ledger::Hash;
use crate::domain::mark::{StationId, Uid};
use crate::exchange::{Batch, Head, Plan, Receipt, Refused, StationKey, Stretch, Verified, Why, plan};

/// How far each series has come.
type Heads = BTreeMap<StationId, Head>;

/// Cases that are folded together: a few megabytes at most.
const AT_ONCE: usize = 500;

/// Who takes a batch in, and when.
pub struct Receiver<'a> {
    /// By which headquarters signs.
    pub key: &'a StationKey,
    pub files: &'a Files,
    pub now_ms: i64,
}

/// Taking apart what was read of a batch costs as much as a third of the work on it here: a thread of its own does that, while
/// the next batch is begun.
fn put_away(what: impl Send + 'static) {
    // Where there is no thread to be had, it goes at once.
    drop(std::thread::Builder::new().name("put away".into()).spawn(move || drop(what)));
}

/// How far the work on one batch is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Work {
    Actions { done: u64, of: u64 },
    Cases { done: u64, of: u64 },
}

/// What came of a batch.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Taken {
    Applied(Box<Applied>),
    /// Nothing in it was new. The receipt is the one that was given then, or one for what is held.
    AlreadyHad {
        receipt: Receipt,
    },
    /// Nothing of it stays.
    Refused(Refusal),
}

/// A batch that was applied.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Applied {
    pub receipt: Receipt,
    /// Actions that were new.
    pub added: u64,
    /// Cases that stand otherwise than before, and payments and questions.
    pub changed: u64,
    pub refused: u64,
    /// Files that its counter erased and nobody else refers to.
    pub went: u64,
}

impl Hub {
    /// Takes a batch that passed every check. `tell` hears how far it is.
    ///
    /// Fails when the database or the disk does; a batch that is not to be believed is no failure but `Refused`.
    pub fn take(&mut self, opened: Opened, by: &Receiver<'_>, tell: &mut dyn FnMut(Work)) -> Result<Taken, HubFault> {
        match self.try_to_take(opened, by, tell) {
            Err(fault) if fault.is_of_the_values() => Ok(Taken::Refused(Refusal::new("bad-text", fault.to_string()))),
            Ok(Taken::Applied(applied)) if applied.went > 0 => {
                by.files.erase(self)?;
                Ok(Taken::Applied(applied))
            }
            told => told,
        }
    }

    fn try_to_take(
        &mut self,
        opened: Opened,
        by: &Receiver<'_>,
        tell: &mut dyn FnMut(Work),
    ) -> Result<Taken, HubFault> {
        let batch = &opened.batch;
        let counter = batch.label.name.station().counter();
        let mut tx = self.alone()?;
        let heads = match known(&mut tx, batch, &counter)? {
            Ok(heads) => heads,
            Err(taken) => return Ok(taken),
        };
        let mut ours = |series: &StationId, seq| action::hash_at(&mut tx, series, seq);
        let stretches = match plan(&counter, &batch.label.slices, &heads, &mut ours)? {
            Plan::Apply(stretches) => stretches,
            Plan::AlreadyHave => vec![],
            Plan::Gap { series, have, from } => {
                let detail = format!("{series}: it begins at {from}, and {have} is the last that came");
                return Ok(Taken::Refused(Refusal::new("gap", detail)));
            }
            Plan::Foreign { series } => {
                let detail = format!("{counter} signed it, and it tells of {series}");
                return Ok(Taken::Refused(Refusal::new("other-counter", detail)));
            }
            Plan::Fork { series, seq } => return held(tx, &counter, &series, seq, by.now_ms),
        };
        let applying = Applying { tx, opened, counter, stretches, by };
        applying.apply(tell)
    }
}

/// How far the counter's series have come. A batch that was taken before has its receipt; nothing is taken of a counter that
/// is held, nor two batches of one name.
fn known(tx: &mut Tx<'_>, batch: &Batch<Verified>, counter: &StationId) -> Result<Result<Heads, Taken>, HubFault> {
    let name = batch.label.name.to_string();
    let tagmanifest = batch.tagmanifest_sha256.0.as_slice();
    let rows = tx.query(include_str!("../sql/known.sql"), &[&tagmanifest, &name, &counter.as_str()])?;
    let mut heads = Heads::new();
    for row in &rows {
        if let Some(receipt) = row.get::<_, Option<&str>>(0) {
            let receipt = Receipt::parse(receipt).map_err(|fault| HubFault::Stored(fault.to_string()))?;
            return Ok(Err(Taken::AlreadyHad { receipt }));
        }
        if let Some(why) = row.get::<_, Option<String>>(5) {
            return Ok(Err(Taken::Refused(Refusal::new("held", why))));
        }
        if let Some(series) = row.get::<_, Option<&str>>(2) {
            let head = Head { seq: row.get::<_, i64>(3) as u64, hash: hash_of(row.get(4))? };
            heads.insert(parsed(series)?, head);
        }
    }
    let same_name = rows.iter().any(|row| row.get(1));
    let refusal = || Taken::Refused(Refusal::new("same-name", format!("another batch has the name {name}")));
    Ok(if same_name { Err(refusal()) } else { Ok(heads) })
}

/// The histories of a series differ: that is named, and a person has to look before anything more of the counter is taken.
fn held(mut tx: Tx<'_>, counter: &StationId, series: &StationId, seq: u64, now_ms: i64) -> Result<Taken, HubFault> {
    let detail = format!(
        "{series}/{seq} is not the action that came before under that number: {counter} was put back from an old copy, or somebody else wrote"
    );
    let sql = "update series set held_ms = $2, held_why = $3 where id = $1 and held_ms is null";
    tx.execute(sql, &[&series.as_str(), &now_ms, &detail])?;
    tx.commit()?;
    Ok(Taken::Refused(Refusal::new("fork", detail)))
}

/// What became of the cases of a batch.
#[derive(Default)]
struct Cases {
    stored: Stored,
    /// Files that their counter erased.
    erased: Vec<Hash>,
}

impl Cases {
    fn add(&mut self, tx: &mut Tx<'_>, folded: &[Folded]) -> Result<(), HubFault> {
        self.stored += store(tx, folded)?;
        self.erased.extend(erased::note_files(tx, folded)?);
        Ok(())
    }
}

/// A batch on its way in.
struct Applying<'a> {
    tx: Tx<'a>,
    opened: Opened,
    counter: StationId,
    stretches: Vec<Stretch>,
    by: &'a Receiver<'a>,
}

impl Applying<'_> {
    fn apply(mut self, tell: &mut dyn FnMut(Work)) -> Result<Taken, HubFault> {
        let mut copied = match self.copy(tell)? {
            Ok(copied) => copied,
            Err(rows::Stopped::Forks { series, seq }) => {
                let Applying { tx, counter, by, .. } = self;
                return held(tx, &counter, &series, seq, by.now_ms);
            }
            Err(rows::Stopped::Refused(refusal)) => return Ok(Taken::Refused(refusal)),
        };
        let Cases { stored: Stored { changed, asked }, erased } = self.cases(&mut copied, tell)?;
        let tx = &mut self.tx;
        let coming = self.by.files.receive(&self.opened.batch, &mut |sha256| erased::is_gone(tx, sha256))?;
        self.note_files(&coming.all)?;
        let went = erased::forget_files(&mut self.tx, &erased)?;
        // Nobody asked anything of these actions before they came.
        let refused = if asked > 0 { self.refused()? } else { vec![] };
        let count = refused.len() as u64;
        let receipt = Receipt::countersign(
            &self.opened.batch.label,
            self.opened.batch.tagmanifest_sha256,
            copied.links,
            self.by.key,
            self.by.now_ms,
            refused,
        );
        self.note_batch(&receipt, copied.added)?;
        self.tx.commit()?;
        coming.keep()?;
        put_away((self.opened, copied.inside));
        Ok(match self.stretches.is_empty() {
            true => Taken::AlreadyHad { receipt },
            false => Taken::Applied(Box::new(Applied { receipt, added: copied.added, changed, refused: count, went })),
        })
    }

    /// Folds every case that was touched, in the order in which the batch tells them, and holds each against that.
    fn cases(&mut self, copied: &mut Copied, tell: &mut dyn FnMut(Work)) -> Result<Cases, HubFault> {
        let of = copied.touched.len() as u64;
        let (mut cases, mut done, mut differing) = (Cases::default(), 0, vec![]);
        tell(Work::Cases { done, of });
        let mut left: HashSet<Uid> = std::mem::take(&mut copied.touched);
        compare::each_told(&self.opened, AT_ONCE, &mut |told| {
            let uids: Vec<Uid> = told.iter().map(|case| case.uid).filter(|uid| left.remove(uid)).collect();
            let folded = fold(&mut self.tx, &uids, &mut copied.inside)?;
            cases.add(&mut self.tx, &folded)?;
            let slices = &self.opened.batch.label.slices;
            differing.extend(compare::differing(&mut self.tx, told, &folded, &self.counter, slices)?);
            put_away(folded);
            done += uids.len() as u64;
            tell(Work::Cases { done, of });
            Ok(())
        })?;
        // A case that the batch touches and does not tell.
        let silent: Vec<Uid> = left.into_iter().collect();
        for uids in silent.chunks(AT_ONCE) {
            let folded = fold(&mut self.tx, uids, &mut copied.inside)?;
            cases.add(&mut self.tx, &folded)?;
            differing.extend(folded.iter().filter_map(|folded| compare::untold(folded, &self.counter)));
        }
        for (uid, question) in differing.iter().chain(&copied.future) {
            let asked = cases::ask(&mut self.tx, uid, question)?;
            cases.stored += Stored { changed: asked, asked };
        }
        Ok(cases)
    }

    /// What the station is told to look at again: open questions about what came now.
    fn refused(&mut self) -> Result<Vec<Refused>, HubFault> {
        let mut refused = vec![];
        for Stretch { series, after, to, .. } in &self.stretches {
            let sql = include_str!("../sql/refused.sql");
            for row in self.tx.query(sql, &[&series.as_str(), &(*after as i64), &(*to as i64)])? {
                refused.push(Refused {
                    series: series.clone(),
                    seq: row.get::<_, i64>(0) as u64,
                    no: row.get(1),
                    why: Why::from(row.get::<_, String>(2)),
                    detail: row.get(3),
                });
            }
        }
        Ok(refused)
    }

    fn note_files(&mut self, files: &[(Hash, String, u64)]) -> Result<(), HubFault> {
        let sql = "insert into attachment (sha256, media, bytes) values ($1, $2, $3) on conflict do nothing";
        for (sha256, media, bytes) in files {
            self.tx.execute(sql, &[&sha256.0.as_slice(), media, &(*bytes as i64)])?;
        }
        Ok(())
    }

    fn note_batch(&mut self, receipt: &Receipt, added: u64) -> Result<(), HubFault> {
        let label = &self.opened.batch.label;
        let (name, tagmanifest) = (label.name.to_string(), self.opened.batch.tagmanifest_sha256.0);
        let rows = [label.rows.actions, added, label.rows.cases, label.rows.attachments].map(|rows| rows as i64);
        self.tx.execute(
            include_str!("../sql/note_batch.sql"),
            &[
                &tagmanifest.as_slice(),
                &name,
                &self.counter.as_str(),
                &label.created_ms,
                &self.by.now_ms,
                &rows[0],
                &rows[1],
                &rows[2],
                &rows[3],
                &receipt.to_text(),
            ],
        )?;
        Ok(())
    }
}
