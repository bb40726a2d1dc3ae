//! The stations whose series stand in this register, and where in the ledger's table each series lies:
//! an action's row is its station's number times 2^40 plus its own number.

use rusqlite::{Connection, OptionalExtension};

use super::{RegisterFault, Result};
use crate::domain::mark::StationId;

const SHIFT: u32 = 40;
/// Own series have numbers from here on, all others smaller ones: what is done here goes to the end of the ledger's table. In
/// the middle of it every other case would have to move the actions of three pages.
const OWN: i64 = 500_000;
/// The highest number an action can have.
pub(super) const MOST: u64 = (1 << SHIFT) - 1;

/// The row of action `seq` of the station with the number `no`.
pub(super) fn row(no: i64, seq: u64) -> i64 {
    (no << SHIFT) | (seq.min(MOST) as i64)
}

/// The action's own number, from its row.
pub(super) fn seq(row: i64) -> u64 {
    row as u64 & MOST
}

/// The number of a station that has a series here.
pub(super) fn number(conn: &Connection, station: &StationId) -> Result<Option<i64>> {
    let mut query = conn.prepare_cached("select no from station where id = ?1")?;
    Ok(query.query_row([station.as_str()], |row| row.get(0)).optional()?)
}

/// The number of a station, given one now if it has none: behind all others of this kind.
pub(super) fn enter(conn: &Connection, station: &StationId) -> Result<i64> {
    let next = "insert into station (no, id) select coalesce(max(no), 0) + 1, ?1 from station where no < ?2";
    number_or(conn, station, next)
}

/// The number of this register's own series, given one now if it has none: behind all that stand here.
pub(super) fn enter_own(conn: &Connection, series: &StationId) -> Result<i64> {
    let next = "insert into station (no, id) select max(coalesce(max(no), 0) + 1, ?2), ?1 from station";
    number_or(conn, series, next)
}

fn number_or(conn: &Connection, station: &StationId, next: &str) -> Result<i64> {
    if let Some(no) = number(conn, station)? {
        return Ok(no);
    }
    conn.prepare_cached(next)?.execute((station.as_str(), OWN))?;
    Ok(conn.last_insert_rowid())
}

/// All stations with a series here, by their names.
pub(super) fn all(conn: &Connection) -> Result<Vec<(i64, StationId)>> {
    let mut query = conn.prepare_cached("select no, id from station order by id")?;
    let rows = query.query_map([], |row| Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?)))?;
    rows.map(|row| {
        let (no, id) = row?;
        Ok((no, id.parse().map_err(|error| RegisterFault::Damaged(format!("station: {error}")))?))
    })
    .collect()
}

/// The row of a station's last action.
pub(super) fn last_row(conn: &Connection, no: i64) -> Result<Option<i64>> {
    let mut query = conn.prepare_cached("select max(id) from action where id between ?1 and ?2")?;
    Ok(query.query_row((row(no, 0), row(no, MOST)), |row| row.get(0))?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_done_here_lies_behind_what_came_from_elsewhere() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(include_str!("../../schema.sql")).unwrap();
        let id = |text: &str| text.parse::<StationId>().unwrap();
        let own = enter_own(&conn, &id("ZAQ-03")).unwrap();
        let other = enter(&conn, &id("ZAQ-04")).unwrap();
        let next = enter_own(&conn, &id("ZAQ-03B")).unwrap();
        let another = enter(&conn, &id("ZAQ-05")).unwrap();
        assert_eq!((own, other, next, another), (OWN, 1, OWN + 1, 2));
        assert_eq!(enter(&conn, &id("ZAQ-03")).unwrap(), own);
        // A register of before: the own series has a small number, and keeps it.
        conn.execute("update station set no = 3 where id = 'ZAQ-03B'", []).unwrap();
        assert_eq!(enter_own(&conn, &id("ZAQ-03B")).unwrap(), 3);
    }

    #[test]
    fn a_row_tells_its_number_and_series_do_not_meet() {
        assert_eq!(seq(row(3, 17)), 17);
        assert_eq!(row(3, 17) >> SHIFT, 3);
        assert!(row(3, MOST) < row(4, 1));
    }
}
