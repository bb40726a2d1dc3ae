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
use crate::domain::ledger::Action;
use crate::domain::mark::Uid;

/// The case as its actions tell it; none when it was never opened here.
pub(super) fn load(conn: &Connection, uid: Uid) -> Result<Option<Case>> {
    Ok(fold(&action::of_case(conn, uid)?)?)
}

/// The case as it was before `last`, which is in the ledger already.
pub(super) fn load_before(conn: &Connection, uid: Uid, last: &Action) -> Result<Option<Case>> {
    let mut actions = action::of_case(conn, uid)?;
    actions.retain(|action| (&action.station, action.seq) != (&last.station, last.seq));
    Ok(fold(&actions)?)
}

/// Writes the case's row as the fold says, and counts it in the day it was opened. `before` is how far it had
/// come when its row was written last; none for a new one, whose row number comes back.
pub(super) fn store(
    tx: &Transaction<'_>,
    case: &Case,
    before: Option<Stage>,
    opened: NaiveDate,
) -> Result<Option<i64>> {
    let place = tally::Place { day: opened, station: station::enter(tx, &case.station)?, service: &case.service };
    tally::count_case(tx, place, before, case.stage)?;
    if before.is_some() {
        let row = (case.no.as_str(), case.stage.code(), case.due().map(tally::day_number));
        let settled = "update service_case set stage = ?2, due = ?3 where no = ?1";
        if tx.prepare_cached(settled)?.execute(row)? == 0 {
            tx.prepare_cached("update fresh_case set stage = ?2, due = ?3 where no = ?1")?.execute(row)?;
        }
        return Ok(None);
    }
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
    })?;
    Ok(Some(tx.last_insert_rowid()))
}
