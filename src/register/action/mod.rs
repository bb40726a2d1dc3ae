//! The ledger's rows: writing an action, reading actions back, heads and trails.

mod row;

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction};

pub(super) use row::{COLUMNS, FROM, PREV, Read, from_row};

use super::{By, Done, Register, Result, borrowed, station};
use crate::domain::ledger::{Action, Deed, Hash, Subject};
use crate::domain::mark::{StationId, Uid};

/// Writes one action of the station with the number `station`. What the row before says is not said again.
pub(super) fn insert(tx: &Transaction<'_>, station: i64, action: &Action) -> Result<()> {
    let (case_uid, subject) = match &action.subject {
        Subject::Case(uid) => (Some(uid.as_bytes()), None),
        other => (None, Some(other.to_string())),
    };
    let erased = action.body.is_empty().then_some(action.body_hash.0);
    tx.prepare_cached(include_str!("insert.sql"))?.execute(rusqlite::named_params! {
        ":id": station::row(station, action.seq),
        ":at_ms": action.at.ms,
        ":at_n": action.at.n,
        ":officer": action.officer.as_str(),
        ":command": action.command,
        ":case_uid": case_uid,
        ":subject": subject,
        ":reason": action.reason,
        ":kind": action.kind,
        ":version": action.version,
        ":body": action.body,
        ":body_hash": erased,
        ":hash": action.hash.0,
    })?;
    Ok(())
}

/// Hands the actions of `station` from row `from` to row `to` to `each`, in the order of their series.
pub(super) fn for_each_of_series(
    conn: &Connection,
    (from, to): (i64, i64),
    read: Read,
    mut each: impl FnMut(Action) -> Result<()>,
) -> Result<()> {
    let before = "select hash from action where id = ?1";
    let mut prev = conn.prepare_cached(before)?.query_row([from - 1], |row| row.get(0)).unwrap_or(Hash::START.0);
    let sql = format!("select {COLUMNS} {FROM} where a.id between ?1 and ?2 order by a.id");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query((from, to))?;
    while let Some(row) = rows.next()? {
        let action = from_row(row, Hash(prev), read)?;
        prev = action.hash.0;
        each(action)?;
    }
    Ok(())
}

/// What was done about one case, oldest first. The hashes before them are not read: folding needs none.
pub(super) fn of_case(conn: &Connection, uid: Uid) -> Result<Vec<Action>> {
    let sql = format!("select {COLUMNS} {FROM} where a.case_uid = ?1 order by a.at_ms, a.at_n, s.id, a.id");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([uid.as_bytes()])?;
    let mut actions = vec![];
    while let Some(row) = rows.next()? {
        actions.push(from_row(row, Hash::START, Read::ToFold)?);
    }
    Ok(actions)
}

impl Register {
    /// Records one deed on a case that only its trail shows.
    pub fn record_on_case(&mut self, by: &By, case: Uid, deed: Deed) -> Result<Done<()>> {
        self.transact(by, |entry| entry.append(Subject::Case(case), &deed))
    }

    /// The last seq held of each station.
    pub fn heads(&self) -> Result<BTreeMap<String, u64>> {
        let mut heads = BTreeMap::new();
        for (no, id) in station::all(&self.conn)? {
            let last = station::last_row(&self.conn, no)?;
            if let Some(last) = last {
                heads.insert(id.to_string(), station::seq(last));
            }
        }
        Ok(heads)
    }

    /// Every action of `station` after `seq`, in order.
    pub fn actions_after(&self, station: &StationId, seq: u64, each: impl FnMut(Action) -> Result<()>) -> Result<()> {
        let Some(no) = station::number(&self.conn, station)? else { return Ok(()) };
        for_each_of_series(&self.conn, (station::row(no, seq + 1), station::row(no, station::MOST)), Read::Whole, each)
    }

    /// Everything that was done about a case, oldest first, with the hashes before and after.
    pub fn trail(&self, case: Uid) -> Result<Vec<Action>> {
        let sql = format!(
            "select {COLUMNS}, p.hash {FROM} left join action p on p.id = a.id - 1 where a.case_uid = ?1
             order by a.at_ms, a.at_n, s.id, a.id"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query([case.as_bytes()])?;
        let mut trail = vec![];
        while let Some(row) = rows.next()? {
            let before: Option<[u8; 32]> = row.get(row::PREV)?;
            let mut action = from_row(row, before.map_or(Hash::START, Hash), Read::Whole)?;
            // Only of what was borrowed does the one before not stand here.
            if before.is_none() && action.seq > 1 {
                action.prev = borrowed::before(&self.conn, &action.station, action.seq)?;
            }
            trail.push(action);
        }
        Ok(trail)
    }
}
