//! Trays: the files that the window received go to the back office together, under a number, so that no file is ever
//! between two desks. A case that comes back and is received again waits for another tray.

use chrono::{Datelike, NaiveDateTime};
use rusqlite::Connection;

use crate::domain::ledger::{Action, Deed, Hash, Subject};
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::numbers::{CaseNo, TrayNo};
use crate::register::action::{COLUMNS, FROM, Read, from_row, rows_of};
use crate::register::entry::Entry;
use crate::register::{By, Done, Register, RegisterFault, Result, station};
use crate::views::CaseRow;

/// The series of trays in the table of serials.
const SERIES: &str = "H";

/// Cases that the office has received at this counter and whose file lies in no tray since.
fn wait() -> String {
    format!(
        "stage = 'received'
         and station in (select no from station where substr(id, 1, length(?1)) = ?1)
         and not exists (
             select 1 from tray_file f join tray t on t.no = f.tray
             where f.case_uid = every_case.uid and t.action > (
                 select max(a.id) from action a where a.id in {} and a.kind = 'clock_started'))",
        rows_of("every_case.uid")
    )
}

/// Files that were handed over together.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct HandedTray {
    pub no: TrayNo,
    pub cases: Vec<CaseNo>,
    pub officer: OfficerId,
    /// On the centre's clock.
    pub at: NaiveDateTime,
    /// How often its list came out.
    pub copies: u32,
}

impl Register {
    /// Cases whose file is still at the window, the oldest first.
    pub fn cases_to_hand(&self, most: u32) -> Result<Vec<CaseRow>> {
        let counter = self.station.counter();
        self.lines(&format!("where {} order by opened_ms, id limit ?2", wait()), (counter.as_str(), most))
    }

    /// Hands files over, in the order given; each once.
    ///
    /// Fails with `HandedOver` when one of them went before, and with `NotToHand` when it is not at this window.
    pub fn hand_tray(&mut self, by: &By, cases: Vec<(CaseNo, Uid)>) -> Result<Done<TrayNo>> {
        let year = self.env.today().year();
        self.transact(by, |entry| {
            cases.iter().try_for_each(|(no, uid)| waits(entry, no, *uid))?;
            let no = TrayNo::new(&entry.station, year, entry.next_serial(SERIES, &year.to_string())?);
            let named = cases.iter().map(|(case, _)| case.clone()).collect();
            entry.append(Subject::Station, &Deed::TrayHandedOver { no: no.clone(), cases: named })?;
            let uids: Vec<Uid> = cases.iter().map(|(_, uid)| *uid).collect();
            write(entry.tx, &no, station::row(entry.station_no, entry.head().seq), &uids)?;
            entry.changes.cases = true;
            entry.changes.papers = true;
            Ok(no)
        })
    }

    /// A tray that was handed over. Fails with `NotFound` when there is none of that number.
    pub fn tray(&self, no: &TrayNo) -> Result<HandedTray> {
        let found = self.handed("where t.no = ?1", [no.as_str()])?.pop();
        found.ok_or_else(|| RegisterFault::NotFound { what: "tray", id: no.to_string() })
    }

    /// Trays that were handed over, the newest first, so many at most.
    pub fn trays(&self, most: u32) -> Result<Vec<HandedTray>> {
        self.handed("order by a.at_ms desc, a.id desc limit ?1", [most])
    }

    fn handed(&self, tail: &str, params: impl rusqlite::Params) -> Result<Vec<HandedTray>> {
        let sql = format!("select {COLUMNS}, t.copies {FROM} join tray t on t.action = a.id {tail}");
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(params)?;
        let mut trays = vec![];
        while let Some(row) = rows.next()? {
            trays.extend(self.handed_over(from_row(row, Hash::START, Read::ToFold)?, row.get("copies")?)?);
        }
        Ok(trays)
    }

    fn handed_over(&self, action: Action, copies: u32) -> Result<Option<HandedTray>> {
        let Some(Deed::TrayHandedOver { no, cases }) = Deed::read(&action)? else { return Ok(None) };
        Ok(Some(HandedTray { no, cases, at: self.env.local(action.at.ms), officer: action.officer, copies }))
    }
}

/// Whether this file is at the window; the refusal says where else it is.
fn waits(entry: &Entry<'_>, no: &CaseNo, uid: Uid) -> Result<()> {
    let sql = format!("select count(*) from every_case where {} and no = ?2", wait());
    let counter = entry.own().counter();
    let here: u32 = entry.tx.prepare_cached(&sql)?.query_row((counter.as_str(), no.as_str()), |row| row.get(0))?;
    if here > 0 {
        return Ok(());
    }
    let sql = "select f.tray from tray_file f join tray t on t.no = f.tray join every_case c on c.uid = f.case_uid
               where f.case_uid = ?1 and c.no = ?2 and c.stage = 'received' order by t.action desc limit 1";
    let tray: Option<String> = rusqlite::OptionalExtension::optional(
        entry.tx.prepare_cached(sql)?.query_row((uid.as_bytes(), no.as_str()), |row| row.get(0)),
    )?;
    Err(match tray.and_then(|tray| tray.parse().ok()) {
        Some(tray) => RegisterFault::HandedOver { case: no.clone(), tray },
        None => RegisterFault::NotToHand(no.clone()),
    })
}

/// Writes a tray's row and which cases lie in it.
pub(super) fn write(conn: &Connection, no: &TrayNo, action: i64, cases: &[Uid]) -> Result<()> {
    conn.prepare_cached("insert into tray (no, action) values (?1, ?2)")?.execute((no.as_str(), action))?;
    let mut sql = conn.prepare_cached("insert or ignore into tray_file (case_uid, tray) values (?1, ?2)")?;
    for uid in cases {
        sql.execute((uid.as_bytes(), no.as_str()))?;
    }
    Ok(())
}
