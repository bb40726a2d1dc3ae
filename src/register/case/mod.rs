//! Cases: their rows (a projection of the fold), and the deeds and views of the counter.

mod find;
mod register;

use rusqlite::{Connection, OptionalExtension, Transaction};

pub use register::{Completion, NewCase, StartClock};

use super::Result;
use crate::domain::case::{Case, OfficeClock, Stage};
use crate::domain::mark::Uid;
use crate::domain::search_key::name_key;

/// The case as its row has it.
pub(super) fn load(conn: &Connection, uid: Uid) -> Result<Option<Case>> {
    let state: Option<String> = conn
        .prepare_cached("select state from service_case where uid = ?1")?
        .query_row([uid.to_string()], |row| row.get(0))
        .optional()?;
    Ok(state.map(|state| serde_json::from_str(&state)).transpose()?)
}

/// Writes the case's row as the fold says.
pub(super) fn store(tx: &Transaction<'_>, case: &Case) -> Result<()> {
    let due = due(case).map(|due| due.to_string());
    tx.prepare_cached(include_str!("store.sql"))?.execute(rusqlite::named_params! {
        ":uid": case.uid.to_string(),
        ":no": case.no.as_str(),
        ":service": case.service,
        ":stage": stage_text(case.stage),
        ":identity_number": case.applicant.identity.number(),
        ":name": case.applicant.name,
        ":name_key": name_key(&case.applicant.name),
        ":phone": case.applicant.phone.as_ref().map(ToString::to_string),
        ":opened_ms": case.opened.ms,
        ":due": due,
        ":changed_ms": case.changed.ms,
        ":state": serde_json::to_string(case)?,
    })?;
    Ok(())
}

/// The day by which the office owes an answer.
pub(super) fn due(case: &Case) -> Option<chrono::NaiveDate> {
    match case.clock {
        OfficeClock::NotStarted => None,
        OfficeClock::Running { due, .. } => due,
    }
}

/// As the `stage` column spells it.
pub(super) fn stage_text(stage: Stage) -> &'static str {
    match stage {
        Stage::Gathering => "gathering",
        Stage::AwaitingPayment => "awaiting_payment",
        Stage::Received => "received",
    }
}
