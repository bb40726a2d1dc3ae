//! Headquarters' receipts, kept as they came. What they prove is reckoned by whoever knows their form.

use rusqlite::OptionalExtension;

use super::{Register, Result, action, station};
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;

impl Register {
    /// Keeps a receipt under its batch's name; the same one again changes nothing.
    pub fn keep_receipt(&mut self, batch: &str, text: &str, received_ms: i64) -> Result<()> {
        self.files.check()?;
        let sql = "insert into receipt (batch, text, received_ms) values (?1, ?2, ?3)
                   on conflict (batch) do update set text = excluded.text, received_ms = excluded.received_ms";
        self.conn.prepare_cached(sql)?.execute((batch, text, received_ms))?;
        Ok(())
    }

    /// When headquarters signed for the batch in this file, by the clock there.
    pub(super) fn received(&self, file: &str) -> Result<Option<i64>> {
        let name = file.rsplit(['/', '\\']).next().and_then(|name| name.split('.').next()).unwrap_or_default();
        let mut query = self.conn.prepare_cached("select received_ms from receipt where batch = ?1")?;
        Ok(query.query_row([name], |row| row.get(0)).optional()?)
    }

    /// Every receipt that was kept, oldest batch first.
    pub fn receipts(&self) -> Result<Vec<String>> {
        let mut query = self.conn.prepare_cached("select text from receipt order by batch")?;
        let rows = query.query_map([], |row| row.get(0))?;
        Ok(rows.collect::<rusqlite::Result<Vec<String>>>()?)
    }

    /// Hands number and hash of each action of `series` in that stretch to `each`, until it says no. The hash is
    /// reckoned from the action, not read.
    pub fn hashes(
        &self,
        series: &StationId,
        (from, to): (u64, u64),
        mut each: impl FnMut(u64, Hash) -> bool,
    ) -> Result<()> {
        let Some(no) = station::number(&self.conn, series)? else { return Ok(()) };
        let mut going_on = true;
        action::for_each_of_series(
            &self.conn,
            (station::row(no, from), station::row(no, to)),
            action::Read::Whole,
            |action| {
                going_on = going_on && each(action.seq, crate::domain::ledger::link_hash(&action));
                Ok(())
            },
        )
    }
}
