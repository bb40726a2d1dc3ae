//! Reference registers: shops and licences, fines, arrears. Each comes whole and takes the place of the one before it;
//! the counter asks by a number that was typed or scanned.

use std::cell::OnceCell;

use rusqlite::{Connection, OptionalExtension, Transaction};
use serde::{Deserialize, Serialize};

use super::Rows;
use crate::register::{Register, Result};

/// A row by what it is found by. Its values are text that whoever knows the columns reads.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReferenceRow {
    /// `identity`, `licence` or `plot`.
    pub found_by: &'static str,
    pub no: String,
    /// JSON: one value for each column.
    pub body: String,
}

/// Whether any register stands here: every case asks for them, and most centres have none.
#[derive(Default)]
pub(in crate::register) struct References(OnceCell<bool>);

impl References {
    fn stand_in(&self, conn: &Connection) -> Result<bool> {
        if let Some(known) = self.0.get() {
            return Ok(*known);
        }
        let sql = "select exists (select 1 from reference_register)";
        let found = conn.prepare_cached(sql)?.query_row([], |row| row.get(0))?;
        Ok(*self.0.get_or_init(|| found))
    }
}

/// Puts a register in the place of the one of its name; how many rows it has.
pub(super) fn replace(tx: &Transaction<'_>, (name, number, head): (&str, u64, &str), rows: &Rows<'_>) -> Result<u64> {
    tx.prepare_cached("delete from reference_row where register = ?1")?.execute([name])?;
    let sql = "insert into reference_register (name, number, head, rows) values (?1, ?2, ?3, 0)
               on conflict (name) do update set number = excluded.number, head = excluded.head";
    tx.prepare_cached(sql)?.execute((name, number as i64, head))?;
    let mut insert =
        tx.prepare_cached("insert into reference_row (register, found_by, no, row, body) values (?1, ?2, ?3, ?4, ?5)")?;
    let mut count = 0_u64;
    rows(&mut |row| {
        count += 1;
        insert.execute((name, row.found_by, row.no, count as i64, row.body))?;
        Ok(())
    })?;
    tx.prepare_cached("update reference_register set rows = ?2 where name = ?1")?.execute((name, count as i64))?;
    Ok(count)
}

/// Number of the pack that brought the register which stands here.
pub(super) fn number(conn: &Connection, name: &str) -> Result<Option<u64>> {
    let mut query = conn.prepare_cached("select number from reference_register where name = ?1")?;
    let found: Option<i64> = query.query_row([name], |row| row.get(0)).optional()?;
    Ok(found.map(|number| number as u64))
}

impl Register {
    /// What the registers say of a number: head and row of each, in the order of the registers and their rows.
    pub fn referred(&self, found_by: &str, no: &str) -> Result<Vec<(String, String)>> {
        if !self.references.stand_in(&self.conn)? {
            return Ok(vec![]);
        }
        let mut query = self.conn.prepare_cached(
            "select g.head, r.body from reference_row r join reference_register g on g.name = r.register
             where r.found_by = ?1 and r.no = ?2 order by r.register, r.row",
        )?;
        let rows = query.query_map([found_by, no], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// Rows that are not as many as their register says: what `verify` tells.
    pub(in crate::register) fn miscounted_registers(&self) -> Result<Vec<String>> {
        let mut query = self.conn.prepare(
            "select g.name from reference_register g
             where g.rows <> (select count(*) from reference_row r where r.register = g.name) order by g.name",
        )?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
