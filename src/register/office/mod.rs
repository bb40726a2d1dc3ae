//! What the office itself does with what the counter took in: tills are counted and closed, files go to the back office
//! by the tray, and late cases are asked for. The rows here are folded from the ledger; `as_told` folds them again.

mod as_told;
mod late;
mod till;
mod tray;

use rusqlite::{Connection, OptionalExtension};

use super::{Result, WantedPaper};
use crate::domain::paper::OfficePaper;

pub(super) use as_told::{AsTold, tells, write_as_told};
pub use till::ClosedTill;
pub(super) use till::{TILLS_FROM, count_tills_after, stands};
pub use tray::HandedTray;

/// How many copies of a paper of the office came out; of those that are not counted, none.
pub(super) fn copies(conn: &Connection, wanted: &WantedPaper) -> Result<u32> {
    let Some(table) = counted(wanted) else { return Ok(0) };
    let sql = format!("select copies from {table} where no = ?1");
    let found = conn.prepare_cached(&sql)?.query_row([&wanted.no], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}

/// Puts down that this copy came out.
pub(super) fn count_copy(conn: &Connection, wanted: &WantedPaper, copy: u32) -> Result<()> {
    let Some(table) = counted(wanted) else { return Ok(()) };
    let sql = format!("update {table} set copies = max(copies, ?2) where no = ?1");
    conn.prepare_cached(&sql)?.execute((&wanted.no, copy))?;
    Ok(())
}

/// The table that counts the copies of such a paper.
fn counted(wanted: &WantedPaper) -> Option<&'static str> {
    match OfficePaper::from_code(&wanted.paper)? {
        OfficePaper::Till => Some("till"),
        OfficePaper::Tray => Some("tray"),
        OfficePaper::ServiceCard | OfficePaper::LateList => None,
    }
}
