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

/// The case as its actions tell it; none when it was never opened here.
pub(super) fn load(conn: &Connection, uid: Uid) -> Result<Option<Case>> {
    Ok(fold(&action::of_case(conn, uid)?)?)
}

/// What a case's row is written over.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Was {
    /// Nothing: it is new, and these actions took it in.
    New(TakenIn),
    /// Itself, at this stage.
    At(Stage),
}

/// The actions by which a case was taken in: the row of the first, and how many follow one another. Of none where its
/// trail stands in `case_trail` from the first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(super) struct TakenIn {
    pub first: i64,
    pub actions: i64,
}

impl TakenIn {
    /// Counts the action of `row` in, where it follows the others; whether it does.
    pub fn goes_on_with(&mut self, row: i64) -> bool {
        let follows = self.first + self.actions == row;
        self.actions += i64::from(follows);
        follows
    }
}

/// Writes the case's row as the fold says, and counts it in the day it was opened. The row's number comes back where it
/// is new.
pub(super) fn store(tx: &Transaction<'_>, case: &Case, was: Was, opened: NaiveDate) -> Result<Option<i64>> {
    let place = tally::Place { day: opened, station: station::enter(tx, &case.station)?, service: &case.service };
    let before = match was {
        Was::New(_) => None,
        Was::At(stage) => Some(stage),
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
        ":first_action": taken_in.first,
        ":actions": taken_in.actions,
    })?;
    Ok(Some(tx.last_insert_rowid()))
}
