//! The ledger's rows: writing an action, reading actions back, heads and trails.

use std::collections::BTreeMap;

use rusqlite::{Connection, Row, Transaction};

use super::{By, Done, Register, RegisterFault, Result};
use crate::domain::ledger::{Action, Deed, Hash, HybridTime, Subject};
use crate::domain::mark::{StationId, Uid};

pub(super) fn insert(tx: &Transaction<'_>, action: &Action) -> Result<()> {
    tx.prepare_cached(include_str!("insert.sql"))?.execute(rusqlite::named_params! {
        ":station": action.station.as_str(),
        ":seq": action.seq as i64,
        ":at_ms": action.at.ms,
        ":at_n": action.at.n,
        ":officer": action.officer.as_str(),
        ":command": action.command,
        ":subject": action.subject.to_string(),
        ":reason": action.reason,
        ":kind": action.kind,
        ":version": action.version,
        ":body": action.body,
        ":body_hash": action.body_hash.0,
        ":prev": action.prev.0,
        ":hash": action.hash.0,
    })?;
    Ok(())
}

/// The columns of `from_row`, in its order.
pub(super) const COLUMNS: &str =
    "station, seq, at_ms, at_n, officer, command, subject, reason, kind, version, body, body_hash, prev, hash";

pub(super) fn from_row(row: &Row<'_>) -> Result<Action> {
    let mark = |error: crate::domain::mark::MarkError| RegisterFault::Damaged(error.to_string());
    Ok(Action {
        station: row.get::<_, String>(0)?.parse().map_err(mark)?,
        seq: row.get::<_, i64>(1)? as u64,
        at: HybridTime { ms: row.get(2)?, n: row.get(3)? },
        officer: row.get::<_, String>(4)?.parse().map_err(mark)?,
        command: row.get(5)?,
        subject: row.get::<_, String>(6)?.into(),
        reason: row.get(7)?,
        kind: row.get(8)?,
        version: row.get(9)?,
        body: row.get(10)?,
        body_hash: Hash(row.get(11)?),
        prev: Hash(row.get(12)?),
        hash: Hash(row.get(13)?),
    })
}

/// Hands every action that `sql` selects to `each`, one at a time.
pub(super) fn for_each(
    conn: &Connection,
    tail: &str,
    params: impl rusqlite::Params,
    mut each: impl FnMut(Action) -> Result<()>,
) -> Result<()> {
    let mut query = conn.prepare_cached(&format!("select {COLUMNS} from action {tail}"))?;
    let mut rows = query.query(params)?;
    while let Some(row) = rows.next()? {
        each(from_row(row)?)?;
    }
    Ok(())
}

impl Register {
    /// Records one deed on a case that only its trail shows.
    pub fn record_on_case(&mut self, by: &By, case: Uid, deed: Deed) -> Result<Done<()>> {
        self.transact(by, |entry| entry.append(Subject::Case(case), &deed))
    }

    /// The last seq held of each station.
    pub fn heads(&self) -> Result<BTreeMap<String, u64>> {
        let mut query = self.conn.prepare_cached("select station, max(seq) from action group by station")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, i64>(1)? as u64)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Every action of `station` after `seq`, in order.
    pub fn actions_after(&self, station: &StationId, seq: u64, each: impl FnMut(Action) -> Result<()>) -> Result<()> {
        for_each(&self.conn, "where station = ?1 and seq > ?2 order by seq", (station.as_str(), seq as i64), each)
    }

    /// Everything that was done about a case, oldest first.
    pub fn trail(&self, case: Uid) -> Result<Vec<Action>> {
        let mut trail = vec![];
        let subject = Subject::Case(case).to_string();
        for_each(&self.conn, "where subject = ?1 order by at_ms, at_n, station, seq", [subject], |action| {
            trail.push(action);
            Ok(())
        })?;
        Ok(trail)
    }
}
