//! An open transaction, as the deeds see it: they append actions, take numbers and read cases as they
//! stand within it. The rows of the cases touched are written once, at its end.

use std::borrow::Cow;
use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{OptionalExtension, Transaction};

use super::case::{Stretch, TakenIn, Was};
use super::transact::{By, Changes};
use super::{Head, RegisterFault, Result, action, borrowed, case, station};
use crate::domain::case::{Case, step};
use crate::domain::ledger::{Action, Deed, Hash, HybridTime, Subject, seal};
use crate::domain::mark::{StationId, Uid};
use crate::domain::numbers::{CaseNo, TicketNo};
use crate::env::Env;

pub(super) struct Entry<'a> {
    pub tx: &'a Transaction<'a>,
    pub by: By,
    pub station: StationId,
    /// The number of that station's series here.
    pub station_no: i64,
    /// Time of the next action.
    pub now: HybridTime,
    pub changes: Changes,
    /// The station whose register this is.
    own: StationId,
    env: &'a Env,
    head: Head,
    /// Cases folded again in this transaction.
    touched: BTreeMap<Uid, Touched>,
    last_case: Option<i64>,
}

/// A case, and what its row is written over.
struct Touched {
    was: Was,
    case: Case,
}

impl<'a> Entry<'a> {
    pub fn new(
        tx: &'a Transaction<'a>,
        env: &'a Env,
        by: &By,
        (station, station_no): (&StationId, i64),
        head: Head,
    ) -> Self {
        Self {
            tx,
            by: by.clone(),
            station: station.clone(),
            station_no,
            now: HybridTime::after(head.time, env.now_ms()),
            changes: Changes::default(),
            own: station.clone(),
            env,
            head,
            touched: BTreeMap::new(),
            last_case: None,
        }
    }

    /// The station whose register this is.
    pub fn own(&self) -> &StationId {
        &self.own
    }

    /// The last action appended.
    pub fn head(&self) -> Head {
        self.head
    }

    /// The row of the newest case written here.
    pub fn last_case(&self) -> Option<i64> {
        self.last_case
    }

    /// Goes on in the series of another station, whose last action is `head`; gives the series left off.
    pub fn go_on_at(&mut self, (station, station_no): (StationId, i64), head: Head) -> (StationId, i64, Head) {
        (
            std::mem::replace(&mut self.station, station),
            std::mem::replace(&mut self.station_no, station_no),
            std::mem::replace(&mut self.head, head),
        )
    }

    /// The centre's day at `ms`.
    pub fn day(&self, ms: i64) -> NaiveDate {
        self.env.local(ms).date()
    }

    /// Appends one action to the station's own series, and folds it into its case.
    pub fn append(&mut self, subject: Subject, deed: &Deed) -> Result<()> {
        let (kind, body) = deed.write();
        let draft = Action {
            station: self.station.clone(),
            seq: self.head.seq + 1,
            at: self.now,
            officer: self.by.officer.clone(),
            command: self.by.command.clone(),
            subject,
            reason: self.by.reason.clone(),
            kind,
            version: Deed::VERSION,
            body,
            body_hash: Hash::START,
            prev: Hash::START,
            hash: Hash::START,
        };
        let sealed = seal(draft, self.head.hash);
        let row = action::insert(self.tx, self.station_no, &sealed)?;
        if let Subject::Case(uid) = sealed.subject {
            self.fold(uid, &sealed, deed)?;
            self.trail(uid, row)?;
        }
        self.head = Head { seq: sealed.seq, hash: sealed.hash, time: sealed.at };
        self.now = HybridTime::after(sealed.at, sealed.at.ms);
        Ok(())
    }

    /// The deed is taken as it was written: to read it back from its text would cost as much again.
    fn fold(&mut self, uid: Uid, action: &Action, deed: &Deed) -> Result<()> {
        debug_assert!(matches!(Deed::read(action), Ok(Some(read)) if read == *deed), "{} reads otherwise", action.kind);
        let new = || {
            let actions = Stretch { first: station::row(self.station_no, action.seq), count: 0 };
            Was::New(TakenIn { actions, ticket: None })
        };
        let (was, case) = match self.touched.remove(&uid) {
            Some(Touched { was, case }) => (was, Some(case)),
            // A mark that was just made has no past to look for.
            None if matches!(deed, Deed::CaseOpened { .. }) => (new(), None),
            None => {
                let case = case::load(self.tx, uid)?;
                (case.as_ref().map_or_else(new, |case| Was::At(case.stage)), case)
            }
        };
        if let Some(case) = step(case, Some(deed.clone()), action) {
            self.touched.insert(uid, Touched { was, case });
        }
        self.changes.cases = true;
        Ok(())
    }

    /// Lays an action to the trail of its case, after it was folded.
    fn trail(&mut self, uid: Uid, row: i64) -> Result<()> {
        let takes_it_in = match self.touched.get_mut(&uid).map(|touched| &mut touched.was) {
            Some(Was::New(taken_in)) => taken_in.actions.goes_on_with(row),
            _ => false,
        };
        if takes_it_in { Ok(()) } else { action::lay_to_trail(self.tx, uid, row) }
    }

    /// Writes a ticket that a case is given: with the case, where it is just taken in.
    pub fn write_ticket(&mut self, case: &Case, no: &TicketNo, day: NaiveDate) -> Result<()> {
        if let Some(Was::New(taken_in)) = self.touched.get_mut(&case.uid).map(|touched| &mut touched.was)
            && taken_in.actions.count > 0
            && taken_in.ticket.is_none()
        {
            taken_in.ticket = Some((no.clone(), day));
            return Ok(());
        }
        let sql = "insert into ticket (day, station, no, service, case_uid, issued_ms) values (?1, ?2, ?3, ?4, ?5, ?6)";
        let row =
            (day.to_string(), self.station.as_str(), no.as_str(), &case.service, case.uid.as_bytes(), self.now.ms);
        self.tx.prepare_cached(sql)?.execute(row)?;
        Ok(())
    }

    /// A case as it stands within this transaction.
    pub fn case(&self, uid: Uid) -> Result<Case> {
        let touched = self.touched.get(&uid).map(|touched| touched.case.clone());
        let found = touched.map_or_else(|| case::load(self.tx, uid), |case| Ok(Some(case)))?;
        found.ok_or_else(|| RegisterFault::NotFound { what: "case", id: uid.to_string() })
    }

    /// The case with this number, as it stands within this transaction; none where it was never here.
    pub fn case_by_no(&self, no: &CaseNo) -> Result<Option<Case>> {
        let mut query = self.tx.prepare_cached("select uid from every_case where no = ?1")?;
        let uid = query.query_row([no.as_str()], |row| row.get(0)).optional()?;
        uid.map(|uid| self.case(Uid::from_bytes(uid))).transpose()
    }

    /// The hash of the action that stands here in this one's place.
    pub fn held(&self, action: &Action) -> Result<Option<Hash>> {
        let Some(no) = station::number(self.tx, &action.station)? else { return Ok(None) };
        let mut query = self.tx.prepare_cached("select hash from action where id = ?1")?;
        Ok(query.query_row([station::row(no, action.seq)], |row| row.get(0)).optional()?.map(Hash))
    }

    /// Lays actions of other units beside this station's own, and folds their case anew. What is done here from now on
    /// comes after all of them.
    ///
    /// Fails with `NotFound` when nothing opens the case.
    pub fn borrow(&mut self, uid: Uid, actions: Vec<Action>) -> Result<()> {
        let was = match self.touched.remove(&uid) {
            Some(touched) => touched.was,
            None => case::load(self.tx, uid)?.map_or(Was::New(TakenIn::default()), |case| Was::At(case.stage)),
        };
        for action in &actions {
            borrowed::insert(self.tx, action)?;
            self.now = self.now.max(HybridTime::after(action.at, action.at.ms));
        }
        let missing = || RegisterFault::NotFound { what: "case", id: uid.to_string() };
        let case = case::load(self.tx, uid)?.ok_or_else(missing)?;
        for action in &actions {
            borrowed::project(self.tx, action, &case, self.day(action.at.ms))?;
        }
        self.touched.insert(uid, Touched { was, case });
        self.changes.cases = true;
        Ok(())
    }

    /// The next number of a series: gapless, because it is taken in the transaction that uses it.
    pub fn next_serial(&self, series: &str, period: &str) -> Result<u32> {
        let series = self.series_of(series);
        let next = self.last_given(&series, period)?.unwrap_or_default() + 1;
        self.give(&series, period, next)
    }

    /// The next ticket of a queue on `day` (2026-11-23). The first of a day puts the count of the days before away, which
    /// would only spread the series over more pages; should the clock go back to one of them, its tickets tell.
    pub fn next_ticket(&self, queue: char, day: &str) -> Result<u32> {
        // As the ticket itself says it.
        let queue = queue.to_ascii_uppercase().to_string();
        let series = self.series_of(&queue);
        let next = match self.last_given(&series, day)? {
            Some(last) => last + 1,
            None => {
                let sql = "delete from serial where series = ?1 and length(period) = 10 and period < ?2";
                self.tx.prepare_cached(sql)?.execute((&*series, day))?;
                let sql = "select coalesce(max(cast(substr(no, 2) as integer)), 0) from every_ticket
                           where day = ?1 and station = ?2 and substr(no, 1, 1) = ?3";
                let last: u32 =
                    self.tx.prepare_cached(sql)?.query_row((day, self.station.as_str(), &queue), |row| row.get(0))?;
                last + 1
            }
        };
        self.give(&series, day, next)
    }

    /// Another station's numbers come with its actions; they are counted here only while a practice register is filled.
    fn series_of<'s>(&self, series: &'s str) -> Cow<'s, str> {
        if self.station == self.own { series.into() } else { format!("{}/{series}", self.station).into() }
    }

    fn last_given(&self, series: &str, period: &str) -> Result<Option<u32>> {
        let sql = "select last from serial where series = ?1 and period = ?2";
        Ok(self.tx.prepare_cached(sql)?.query_row([series, period], |row| row.get(0)).optional()?)
    }

    fn give(&self, series: &str, period: &str, next: u32) -> Result<u32> {
        // No `returning`: it would open a table of its own for the one number, at twice the cost.
        let sql = "insert into serial (series, period, last) values (?1, ?2, ?3)
                   on conflict (series, period) do update set last = excluded.last";
        self.tx.prepare_cached(sql)?.execute((series, period, next))?;
        Ok(next)
    }

    pub fn set_meta(&self, key: &str, value: &str) -> Result<()> {
        super::set_meta(self.tx, key, value)
    }

    /// Writes the rows of the cases touched.
    pub fn write_cases(&mut self) -> Result<()> {
        for (_, Touched { was, case }) in std::mem::take(&mut self.touched) {
            let day = self.day(case.opened.ms);
            let row = case::store(self.tx, &case, was, day)?;
            self.last_case = self.last_case.max(row);
        }
        Ok(())
    }
}
