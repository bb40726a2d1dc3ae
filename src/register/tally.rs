//! The day's tally: what came in and what was taken, by day, station and service. It is counted in the
//! transaction of the deed, so that a year is read from some thousands of small rows and never from the
//! cases; `verify` counts everything again.

use std::collections::BTreeMap;

use chrono::{NaiveDate, TimeDelta};
use rusqlite::Connection;

use super::{Register, Result};
use crate::domain::case::Stage;
use crate::views::{DaySummary, DayTotals, PeriodSummary, ServiceTotals, Totals};

/// Which row of the tally.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Place<'a> {
    pub day: NaiveDate,
    /// The station's number here.
    pub station: i64,
    pub service: &'a str,
}

/// The four counts of a row, or what is to be added to them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Counts {
    pub opened: i64,
    pub waiting: i64,
    pub receipts: i64,
    pub minor: i64,
}

impl Counts {
    pub fn plus(self, more: Counts) -> Counts {
        Counts {
            opened: self.opened + more.opened,
            waiting: self.waiting + more.waiting,
            receipts: self.receipts + more.receipts,
            minor: self.minor + more.minor,
        }
    }
}

/// Days since 1970-01-01, as the register keeps them.
pub(super) fn day_number(date: NaiveDate) -> i64 {
    (date - NaiveDate::default()).num_days()
}

/// The date of [`day_number`]; a number beyond the calendar is its first day.
pub(super) fn date_of(day: i64) -> NaiveDate {
    let span = TimeDelta::try_days(day).unwrap_or_default();
    NaiveDate::default().checked_add_signed(span).unwrap_or_default()
}

/// Counts a case that came in, or has come further than `before`.
pub(super) fn count_case(conn: &Connection, place: Place<'_>, before: Option<Stage>, now: Stage) -> Result<()> {
    let waits = |stage: Stage| i64::from(!stage.is_complete());
    let waiting = waits(now) - before.map_or(0, waits);
    let opened = i64::from(before.is_none());
    if (opened, waiting) == (0, 0) {
        return Ok(());
    }
    add(conn, place, Counts { opened, waiting, ..Counts::default() })
}

/// Counts a receipt of `minor` units.
pub(super) fn count_receipt(conn: &Connection, place: Place<'_>, minor: i64) -> Result<()> {
    add(conn, place, Counts { receipts: 1, minor, ..Counts::default() })
}

fn add(conn: &Connection, place: Place<'_>, more: Counts) -> Result<()> {
    let sql = "insert into day_tally (day, station, service, opened, waiting, receipts, minor)
               values (?1, ?2, ?3, ?4, ?5, ?6, ?7)
               on conflict (day, station, service) do update set
                   opened = opened + excluded.opened, waiting = waiting + excluded.waiting,
                   receipts = receipts + excluded.receipts, minor = minor + excluded.minor";
    let Counts { opened, waiting, receipts, minor } = more;
    let Place { day, station, service } = place;
    conn.prepare_cached(sql)?.execute((day_number(day), station, service, opened, waiting, receipts, minor))?;
    Ok(())
}

/// Every row as it stands, for whoever counts again.
pub(super) fn all(conn: &Connection, mut each: impl FnMut(Place<'_>, Counts) -> Result<()>) -> Result<()> {
    let mut query = conn.prepare("select day, station, service, opened, waiting, receipts, minor from day_tally")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let service: String = row.get(2)?;
        let place = Place { day: date_of(row.get(0)?), station: row.get(1)?, service: &service };
        let counts = Counts { opened: row.get(3)?, waiting: row.get(4)?, receipts: row.get(5)?, minor: row.get(6)? };
        each(place, counts)?;
    }
    Ok(())
}

impl Register {
    /// The day so far.
    pub fn day_summary(&self) -> Result<DaySummary> {
        let today = self.env.today();
        let totals = self.period_summary(today, today)?.totals;
        Ok(DaySummary {
            opened: totals.opened as u32,
            incomplete: totals.waiting as u32,
            taken_minor: totals.minor,
            receipts: totals.receipts as u32,
            waiting_to_leave: self.waiting_to_leave()?,
        })
    }

    /// What came in and was taken from `first` to `last`, both included: day by day, and service by service.
    pub fn period_summary(&self, first: NaiveDate, last: NaiveDate) -> Result<PeriodSummary> {
        let mut query = self.conn.prepare_cached(
            "select day, service, opened, waiting, receipts, minor from day_tally where day between ?1 and ?2",
        )?;
        let mut rows = query.query((day_number(first), day_number(last)))?;
        let (mut days, mut services) = (BTreeMap::<i64, Totals>::new(), BTreeMap::<String, Totals>::new());
        let mut totals = Totals::default();
        while let Some(row) = rows.next()? {
            let part = Totals { opened: row.get(2)?, waiting: row.get(3)?, receipts: row.get(4)?, minor: row.get(5)? };
            let service = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
            match services.get_mut(service) {
                Some(sum) => sum.add(part),
                None => drop(services.insert(service.to_owned(), part)),
            }
            days.entry(row.get(0)?).or_default().add(part);
            totals.add(part);
        }
        Ok(PeriodSummary {
            totals,
            days: days.into_iter().map(|(day, totals)| DayTotals { day: date_of(day), totals }).collect(),
            services: services.into_iter().map(|(service, totals)| ServiceTotals { service, totals }).collect(),
        })
    }
}

impl Totals {
    fn add(&mut self, more: Totals) {
        self.opened += more.opened;
        self.waiting += more.waiting;
        self.receipts += more.receipts;
        self.minor += more.minor;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_are_counted_from_1970() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 22).unwrap_or_default();
        assert_eq!(day_number(day), 20_779);
        assert_eq!(date_of(20_779), day);
        assert_eq!(date_of(i64::MAX), NaiveDate::default());
    }
}
