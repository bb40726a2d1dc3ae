//! Folds every case again and holds it against its row, its receipts and tickets, the numbers that were
//! given and the tally of its day.

use std::collections::{BTreeMap, BTreeSet, HashMap};

use chrono::NaiveDate;
use rusqlite::Row;

use super::Verified;
use super::chains::GONE;
use crate::domain::case::{Case, step};
use crate::domain::ledger::{Action, Deed, Hash, Subject};
use crate::domain::mark::{StationId, Uid};
use crate::register::action::{self, COLUMNS, FROM, Read};
use crate::register::{Register, Result, station, tally};

/// Actions that are named for themselves where trails are wrong.
const MOST_UNTRAILED: u32 = 20;

/// What the cases folded so far add up to.
#[derive(Default)]
struct Sums {
    /// The serials this station has given, by series letter and year.
    given: BTreeMap<(char, u32), Vec<u32>>,
    /// What the tally should say, by day, station and service.
    tally: HashMap<(NaiveDate, i64, String), tally::Counts>,
    tickets: u64,
    /// Actions that were found by the trails of their cases.
    actions: u64,
}

impl Register {
    /// `of_cases` actions of the ledger are about a case.
    pub(super) fn verify_cases(&self, of_cases: u64, found: &mut Verified) -> Result<()> {
        let mut sums = Sums::default();
        let stations = station::all(&self.conn)?;
        let fresh = self.fresh()?;
        // What was done later about a case that is fresh stands here too; such a case is proved for itself.
        let sql = format!(
            "select {COLUMNS} {FROM} join case_trail t on t.action = a.id and t.case_uid = a.case_uid
             order by t.case_uid, t.action"
        );
        let mut query = self.conn.prepare(&sql)?;
        let mut rows = query.query([])?;
        let mut of_one: Vec<Action> = vec![];
        while let Some(row) = rows.next()? {
            let action = action::from_row(row, Hash::START, Read::ToFold)?;
            if matches!(&action.subject, Subject::Case(uid) if fresh.contains(uid)) {
                continue;
            }
            if of_one.first().is_some_and(|first| first.subject != action.subject) {
                self.verify_case(std::mem::take(&mut of_one), &stations, &mut sums, found)?;
            }
            of_one.push(action);
        }
        self.verify_case(of_one, &stations, &mut sums, found)?;
        for uid in fresh {
            let mut trail = action::of_case(&self.conn, uid)?;
            trail.retain(|action| action.subject == Subject::Case(uid));
            self.verify_case(trail, &stations, &mut sums, found)?;
        }
        let taken_in = "select coalesce(sum(actions), 0) from fresh_case";
        let taken_in: i64 = self.conn.query_row(taken_in, [], |row| row.get(0))?;
        let rows = self.count("case_trail")? + taken_in as u64;
        if (rows, sums.actions) != (of_cases, of_cases) {
            let what = format!("{rows} rows find {} of the {of_cases} actions about cases", sums.actions);
            found.add("case_trail", what);
            self.tell_untrailed(found)?;
        }
        self.verify_counts(&sums, found)?;
        self.verify_serials(sums.given, found)?;
        self.verify_tally(sums.tally, found)
    }

    /// Names the first actions that the trail of their case does not lead to.
    fn tell_untrailed(&self, found: &mut Verified) -> Result<()> {
        let sql = format!(
            "select s.id, a.id {FROM} where a.case_uid is not null and a.id not in {} order by a.id limit {MOST_UNTRAILED}",
            action::rows_of("a.case_uid")
        );
        let mut query = self.conn.prepare(&sql)?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let place = format!("{}/{}", row.get::<_, String>(0)?, station::seq(row.get(1)?));
            found.add(&place, "its case does not know it".to_owned());
        }
        Ok(())
    }

    fn fresh(&self) -> Result<BTreeSet<Uid>> {
        let mut query = self.conn.prepare("select uid from fresh_case")?;
        let uids = query.query_map([], |row| row.get(0).map(Uid::from_bytes))?;
        Ok(uids.collect::<rusqlite::Result<_>>()?)
    }

    /// One case from all its actions.
    fn verify_case(
        &self,
        mut actions: Vec<Action>,
        stations: &[(i64, StationId)],
        sums: &mut Sums,
        found: &mut Verified,
    ) -> Result<()> {
        sums.actions += actions.len() as u64;
        actions.sort_by(Action::fold_order);
        let mut folded: Option<Case> = None;
        for action in &actions {
            match Deed::read(action) {
                Ok(deed) => folded = step(folded.take(), deed, action),
                // The rest of the case is proved all the same.
                Err(fault) => found.add(&format!("{}/{}", action.station, action.seq), fault.to_string()),
            }
        }
        verify_erased(folded.as_ref(), &actions, found);
        let (Some(case), Some(Subject::Case(uid))) = (folded, actions.first().map(|first| &first.subject)) else {
            return Ok(());
        };
        found.cases += 1;
        if !self.row_agrees(&case, *uid)? {
            found.add(case.no.as_str(), "its row is not what its actions say".to_owned());
        }
        self.verify_receipts(&case, found)?;
        sums.add(&case, &self.station, stations, |ms| self.env.local(ms).date());
        Ok(())
    }

    fn row_agrees(&self, case: &Case, uid: Uid) -> Result<bool> {
        let sql = "select c.no, s.id, c.service, c.stage, c.identity_number, c.name, c.phone, c.opened_ms, c.due
                   from every_case c join station s on s.no = c.station where c.no = ?1 and c.uid = ?2";
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query((case.no.as_str(), uid.as_bytes()))?;
        match rows.next()? {
            None => Ok(false),
            Some(row) => Ok(agrees(row, case)?),
        }
    }

    fn verify_receipts(&self, case: &Case, found: &mut Verified) -> Result<()> {
        let sql = "select minor, case_uid, currency, at_ms from paid where receipt = ?1";
        let mut query = self.conn.prepare_cached(sql)?;
        for paid in &case.payments {
            found.receipts += 1;
            let mut rows = query.query([paid.receipt.as_str()])?;
            let same = match rows.next()? {
                None => false,
                Some(row) => {
                    row.get::<_, i64>(0)? == paid.total.minor()
                        && row.get::<_, [u8; 16]>(1)? == *case.uid.as_bytes()
                        && row.get::<_, String>(2)? == paid.total.currency().code()
                        && row.get::<_, i64>(3)? == paid.at.ms
                }
            };
            if !same {
                found.add(paid.receipt.as_str(), "the receipt is not what the ledger says".to_owned());
            }
        }
        Ok(())
    }

    fn verify_counts(&self, sums: &Sums, found: &mut Verified) -> Result<()> {
        let said = [("every_case", found.cases), ("paid", found.receipts), ("every_ticket", sums.tickets)];
        for (table, expected) in said {
            let rows = self.count(table)?;
            if rows != expected {
                found.add(table, format!("{rows} rows, but the ledger tells of {expected}"));
            }
        }
        Ok(())
    }

    /// Numbers run from 1 without gaps in each year, and the next one is right.
    pub(super) fn verify_serials(&self, given: BTreeMap<(char, u32), Vec<u32>>, found: &mut Verified) -> Result<()> {
        for ((series, year), mut serials) in given {
            serials.sort_unstable();
            let gapless = serials.iter().zip(1..).all(|(serial, expected)| *serial == expected);
            // A queue's letter may be the same; its periods are days.
            let sql = "select coalesce((select last from serial where series = ?1 and period like '__' || ?2), 0)";
            let last: u32 = self.conn.query_row(sql, (series.to_string(), format!("{year:02}")), |row| row.get(0))?;
            if !gapless || last as usize != serials.len() {
                found.add(&format!("{series}-{year:02}"), "numbers have a gap or a repeat".to_owned());
            }
        }
        Ok(())
    }

    fn verify_tally(
        &self,
        mut expected: HashMap<(NaiveDate, i64, String), tally::Counts>,
        found: &mut Verified,
    ) -> Result<()> {
        let wrong = |day: NaiveDate, service: &str| (format!("day_tally {day} {service}"), "miscounted".to_owned());
        tally::all(&self.conn, |place, counts| {
            let right = expected.remove(&(place.day, place.station, place.service.to_owned())).unwrap_or_default();
            if counts != right {
                let (place, what) = wrong(place.day, place.service);
                found.add(&place, what);
            }
            Ok(())
        })?;
        for ((day, _, service), _) in expected.into_iter().filter(|(_, counts)| *counts != tally::Counts::default()) {
            let (place, what) = wrong(day, &service);
            found.add(&place, what);
        }
        Ok(())
    }
}

/// A content that is gone was erased by an action that came after.
fn verify_erased(case: Option<&Case>, actions: &[Action], found: &mut Verified) {
    for action in actions.iter().filter(|action| action.body.is_empty()) {
        if case.and_then(|case| case.emptied).is_none_or(|emptied| emptied < action.at) {
            found.add(&format!("{}/{}", action.station, action.seq), GONE.to_owned());
        }
    }
}

fn agrees(row: &Row<'_>, case: &Case) -> rusqlite::Result<bool> {
    Ok(row.get::<_, String>(0)? == case.no.as_str()
        && row.get::<_, String>(1)? == case.station.as_str()
        && row.get::<_, String>(2)? == case.service
        && row.get::<_, String>(3)? == case.stage.code()
        && row.get::<_, String>(4)? == case.identity_number()
        && row.get::<_, String>(5)? == case.applicant_name()
        && row.get::<_, Option<String>>(6)?.as_deref() == case.phone()
        && row.get::<_, i64>(7)? == case.opened.ms
        && row.get::<_, Option<i64>>(8)? == case.due().map(tally::day_number))
}

impl Sums {
    fn add(&mut self, case: &Case, own: &StationId, stations: &[(i64, StationId)], day: impl Fn(i64) -> NaiveDate) {
        let number = |id: &StationId| stations.iter().find(|(_, other)| other == id).map_or(0, |(no, _)| *no);
        if case.station == *own {
            self.given.entry(('C', case.no.year())).or_default().push(case.no.serial());
        }
        for paid in case.payments.iter().filter(|paid| paid.station == *own) {
            self.given.entry(('R', paid.receipt.year())).or_default().push(paid.receipt.serial());
        }
        self.tickets += case.tickets.len() as u64;
        let mut count = |ms: i64, station: &StationId, more: tally::Counts| {
            let counts = self.tally.entry((day(ms), number(station), case.service.clone())).or_default();
            *counts = counts.plus(more);
        };
        let waiting = i64::from(!case.stage.is_complete());
        count(case.opened.ms, &case.station, tally::Counts { opened: 1, waiting, ..Default::default() });
        for paid in &case.payments {
            let minor = paid.total.minor();
            count(paid.at.ms, &paid.station, tally::Counts { receipts: 1, minor, ..Default::default() });
        }
    }
}
