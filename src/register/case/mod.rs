//! Cases: the rows that lists and searches see (a projection of the fold), and the deeds and views of the
//! counter. What a case is in full stands only in its actions.

mod correct;
mod decide;
mod detail;
mod find;
mod line;
mod register;
mod scan;

use chrono::NaiveDate;
use rusqlite::{Connection, Transaction};

pub use correct::Correction;
pub(super) use line::{COLUMNS, row};
pub(super) use register::open;
pub use register::{Completion, NewCase, StartClock};

use super::{Result, action, station, tally};
use crate::domain::case::{Case, Stage, fold};
use crate::domain::mark::Uid;
use crate::domain::numbers::TicketNo;

/// The case as its actions tell it; none when it was never opened here.
pub(super) fn load(conn: &Connection, uid: Uid) -> Result<Option<Case>> {
    Ok(fold(&action::of_case(conn, uid)?)?)
}

/// What a case's row is written over.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Was {
    /// Nothing: it is new, and was taken in so.
    New(TakenIn),
    /// Itself, at this stage.
    At(Stage),
}

/// The deed by which a case was taken in.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(super) struct TakenIn {
    pub actions: Stretch,
    /// The ticket that it was given, and the day.
    pub ticket: Option<(TicketNo, NaiveDate)>,
}

/// Actions that follow one another: the row of the first, and how many. None where the trail of a case stands in
/// `case_trail` from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct Stretch {
    pub first: i64,
    pub count: i64,
}

impl Stretch {
    /// Counts the action of `row` in, where it follows the others; whether it does.
    pub fn goes_on_with(&mut self, row: i64) -> bool {
        let follows = self.first + self.count == row;
        self.count += i64::from(follows);
        follows
    }
}

/// Writes the case's row as the fold says, and counts it in the day it was opened. The row's number comes back where it
/// is new.
pub(super) fn store(tx: &Transaction<'_>, case: &Case, was: Was, opened: NaiveDate) -> Result<Option<i64>> {
    let place = tally::Place { day: opened, station: station::enter(tx, &case.station)?, service: &case.service };
    let before = match &was {
        Was::New(_) => None,
        Was::At(stage) => Some(*stage),
    };
    tally::count_case(tx, place, before, case.stage)?;
    let Was::New(taken_in) = was else {
        let row = (case.no.as_str(), case.stage.code(), case.due().map(tally::day_number));
        let settled = "update service_case set stage = ?2, due = ?3 where no = ?1";
        if tx.prepare_cached(settled)?.execute(row)? == 0 {
            tx.prepare_cached("update fresh_case set stage = ?2, due = ?3 where no = ?1")?.execute(row)?;
        }
        return Ok(None);
    };
    tx.prepare_cached(include_str!("store.sql"))?.execute(rusqlite::named_params! {
        ":uid": case.uid.as_bytes(),
        ":no": case.no.as_str(),
        ":station": place.station,
        ":service": case.service,
        ":stage": case.stage.code(),
        ":identity_number": case.identity_number(),
        ":name": case.applicant_name(),
        ":phone": case.phone(),
        ":opened_ms": case.opened.ms,
        ":due": case.due().map(tally::day_number),
        ":first_action": taken_in.actions.first,
        ":actions": taken_in.actions.count,
        ":ticket": taken_in.ticket.as_ref().map(|(no, _)| no.as_str()),
        ":ticket_day": taken_in.ticket.as_ref().map(|(_, day)| day.to_string()),
    })?;
    Ok(Some(tx.last_insert_rowid()))
}
