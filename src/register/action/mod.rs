//! The ledger's rows: writing an action, reading actions back, heads and trails.

mod row;

use std::collections::BTreeMap;

use rusqlite::{Connection, Transaction};

pub(super) use row::{COLUMNS, FROM, PREV, Read, from_row};

use super::{By, Done, Register, Result, borrowed, station};
use crate::domain::ledger::{Action, Deed, Hash, Subject};
use crate::domain::mark::{StationId, Uid};

/// Writes one action of the station with the number `station`, and gives its row. What the row before says is not said
/// again. Whoever writes one about a case lays it to its trail.
pub(super) fn insert(tx: &Transaction<'_>, station: i64, action: &Action) -> Result<i64> {
    let (case_uid, subject) = match &action.subject {
        Subject::Case(uid) => (Some(uid.as_bytes()), None),
        other => (None, Some(other.to_string())),
    };
    let erased = action.body.is_empty().then_some(action.body_hash.0);
    let row = station::row(station, action.seq);
    tx.prepare_cached(include_str!("insert.sql"))?.execute(rusqlite::named_params! {
        ":id": row,
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
    Ok(row)
}

/// Lays the action of `row` to the trail of its case.
pub(super) fn lay_to_trail(conn: &Connection, case: Uid, row: i64) -> Result<()> {
    conn.prepare_cached("insert into case_trail (case_uid, action) values (?1, ?2)")?
        .execute((case.as_bytes(), row))?;
    Ok(())
}

/// Lays all actions of the ledger to the trails of their cases, where there is none yet.
pub(super) fn lay_all_to_trails(conn: &Connection) -> Result<()> {
    let sql = "insert into case_trail select case_uid, id from action where case_uid is not null order by case_uid, id";
    conn.execute(sql, [])?;
    Ok(())
}

/// Lays the actions by which the fresh cases were taken in to their trails, before these settle.
pub(super) fn settle_trails(conn: &Connection) -> Result<()> {
    conn.prepare_cached(SETTLE)?.execute([])?;
    Ok(())
}

const SETTLE: &str = "insert into case_trail
    select f.uid, a.id from fresh_case f cross join action a
    on a.id >= f.first_action and a.id < f.first_action + f.actions order by f.uid, a.id";

/// A selection of the rows of a case's actions; `case` is what gives its uid: a parameter, or another table's column.
/// (`cross join` keeps SQLite from reading the whole ledger first, which it thinks as short as the fresh cases are few.)
pub(super) fn rows_of(case: &str) -> String {
    format!(
        "(select t.action from case_trail t where t.case_uid = {case}
          union all
          select taken.id from fresh_case f cross join action taken
              on taken.id >= f.first_action and taken.id < f.first_action + f.actions
          where f.uid = {case})"
    )
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
    let sql = format!("select {COLUMNS} {FROM} where a.id in {} order by a.at_ms, a.at_n, s.id, a.id", rows_of("?1"));
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
            "select {COLUMNS}, p.hash {FROM} left join action p on p.id = a.id - 1 where a.id in {}
             order by a.at_ms, a.at_n, s.id, a.id",
            rows_of("?1")
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

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Of millions of actions the trail of a case reads its own.
    #[test]
    fn no_trail_reads_the_whole_ledger() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(include_str!("../../../schema.sql")).unwrap();
        let of_one = format!("select 1 {FROM} where a.id in {}", rows_of("x'00'"));
        let of_each = format!(
            "select (select max(a.id) from action a where a.id in {}) from every_case",
            rows_of("every_case.uid")
        );
        for sql in [of_one, of_each, SETTLE.to_owned()] {
            let mut query = conn.prepare(&format!("explain query plan {sql}")).unwrap();
            let steps = query.query_map([], |step| step.get::<_, String>(3)).unwrap();
            let plan = steps.collect::<rusqlite::Result<Vec<_>>>().unwrap().join("; ");
            assert!(["a", "taken", "t"].iter().all(|table| !plan.contains(&format!("SCAN {table}"))), "{sql}: {plan}");
        }
    }
}
