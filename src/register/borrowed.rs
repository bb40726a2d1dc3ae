//! Actions of other units, borrowed for one case: of their series only these stand here. Each is kept with the hash of
//! the action before it, so that it proves itself; that nothing of the series is missing, headquarters says by its
//! signature on the pack that brought them.

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Transaction};

use super::verify::Verified;
use super::{Result, action, receipt, station, tally};
use crate::domain::case::Case;
use crate::domain::ledger::{Action, Deed, Hash, Subject, body_hash, link_hash};
use crate::domain::mark::StationId;

/// Writes one of them.
pub(super) fn insert(tx: &Transaction<'_>, action: &Action) -> Result<()> {
    let no = station::enter(tx, &action.station)?;
    let row = action::insert(tx, no, action)?;
    if let Subject::Case(uid) = action.subject {
        action::lay_to_trail(tx, uid, row)?;
    }
    let sql = "insert into borrowed (id, prev) values (?1, ?2)";
    tx.prepare_cached(sql)?.execute((row, action.prev.0))?;
    Ok(())
}

/// Writes the rows that searches and sums read of it: its receipt or its ticket.
pub(super) fn project(tx: &Transaction<'_>, action: &Action, case: &Case, day: NaiveDate) -> Result<()> {
    match Deed::read(action)? {
        Some(Deed::FeePaid { receipt: no, total, tender, .. }) => {
            let given = receipt::Given {
                no: &no,
                case: case.uid,
                total,
                tender: &tender,
                at_ms: action.at.ms,
                officer: &action.officer,
            };
            let place = tally::Place { day, station: station::enter(tx, &action.station)?, service: &case.service };
            receipt::write(tx, &given, receipt::Stands::Settled, place)
        }
        Some(Deed::TicketIssued { no, day, service, .. }) => {
            let sql = "insert or ignore into ticket (day, station, no, service, case_uid, issued_ms)
                       values (?1, ?2, ?3, ?4, ?5, ?6)";
            let day = day.to_string();
            let row = (day, action.station.as_str(), no.as_str(), service, case.uid.as_bytes(), action.at.ms);
            tx.prepare_cached(sql)?.execute(row)?;
            Ok(())
        }
        _ => Ok(()),
    }
}

/// Hash of the action before the borrowed one; the start where it is not borrowed.
pub(super) fn before(conn: &Connection, series: &StationId, seq: u64) -> Result<Hash> {
    let Some(no) = station::number(conn, series)? else { return Ok(Hash::START) };
    let sql = "select prev from borrowed where id = ?1";
    let prev = conn.prepare_cached(sql)?.query_row([station::row(no, seq)], |row| row.get(0)).optional()?;
    Ok(prev.map_or(Hash::START, Hash))
}

/// Whether of this station only borrowed actions stand here.
pub(super) fn is_borrowed(conn: &Connection, no: i64) -> Result<bool> {
    let sql = "select exists (select 1 from borrowed where id between ?1 and ?2)";
    let whole = (station::row(no, 0), station::row(no, station::MOST));
    Ok(conn.prepare_cached(sql)?.query_row(whole, |row| row.get(0))?)
}

/// Proves each of a station's borrowed actions by itself; gives how many are about a case.
pub(super) fn prove(conn: &Connection, no: i64, id: &StationId, found: &mut Verified) -> Result<u64> {
    let sql = format!(
        "select {}, b.prev {} left join borrowed b on b.id = a.id where a.id between ?1 and ?2 order by a.id",
        action::COLUMNS,
        action::FROM
    );
    let mut query = conn.prepare(&sql)?;
    let mut rows = query.query((station::row(no, 0), station::row(no, station::MOST)))?;
    let mut of_cases = 0;
    while let Some(row) = rows.next()? {
        let prev: Option<[u8; 32]> = row.get(action::PREV)?;
        let mut read = action::from_row(row, Hash(prev.unwrap_or_default()), action::Read::ToFold)?;
        if !read.body.is_empty() {
            read.body_hash = body_hash(&read.body);
        }
        found.actions += 1;
        if link_hash(&read) != read.hash {
            found.add(&format!("{id}/{}", read.seq), "its fields are not what its hash covers".to_owned());
        }
        of_cases += u64::from(matches!(read.subject, Subject::Case(_)));
    }
    Ok(of_cases)
}
