//! The stations whose series stand in this register, and where in the ledger's table each series lies:
//! an action's row is its station's number times 2^40 plus its own number.

use rusqlite::{Connection, OptionalExtension};

use super::{RegisterFault, Result};
use crate::domain::mark::StationId;

const SHIFT: u32 = 40;
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

/// The number of a station, given one now if it has none.
pub(super) fn enter(conn: &Connection, station: &StationId) -> Result<i64> {
    if let Some(no) = number(conn, station)? {
        return Ok(no);
    }
    conn.prepare_cached("insert into station (id) values (?1)")?.execute([station.as_str()])?;
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
mod tests {
    use super::*;

    #[test]
    fn a_row_tells_its_number_and_series_do_not_meet() {
        assert_eq!(seq(row(3, 17)), 17);
        assert_eq!(row(3, 17) >> SHIFT, 3);
        assert!(row(3, MOST) < row(4, 1));
    }
}
