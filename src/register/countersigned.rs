//! Headquarters' receipts, kept as they came. What they prove is reckoned by whoever knows their form.

use rusqlite::OptionalExtension;

use super::{Register, Result, action, station};
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;
use crate::views::RefusedRecord;

/// The batch's name, from its file's path on either system.
pub(super) fn name_of(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().and_then(|name| name.split('.').next()).unwrap_or_default()
}

impl Register {
    /// Keeps a receipt under its batch's name, with what it refuses; the same one again changes nothing.
    pub fn keep_receipt(&mut self, batch: &str, text: &str, received_ms: i64, refused: &[RefusedRecord]) -> Result<()> {
        self.files.check()?;
        let tx = self.conn.transaction()?;
        let sql = "insert into receipt (batch, text, received_ms) values (?1, ?2, ?3)
                   on conflict (batch) do update set text = excluded.text, received_ms = excluded.received_ms";
        tx.prepare_cached(sql)?.execute((batch, text, received_ms))?;
        tx.prepare_cached("delete from batch_refused where batch = ?1")?.execute([batch])?;
        for RefusedRecord { series, seq, case, code, detail, .. } in refused {
            let sql =
                "insert into batch_refused (batch, series, seq, case_no, code, detail) values (?1, ?2, ?3, ?4, ?5, ?6)
                       on conflict do nothing";
            tx.prepare_cached(sql)?.execute((batch, series, *seq as i64, case, code, detail))?;
        }
        Ok(tx.commit()?)
    }

    /// When headquarters signed for the batch in this file, by the clock there.
    pub(super) fn received(&self, file: &str) -> Result<Option<i64>> {
        let mut query = self.conn.prepare_cached("select received_ms from receipt where batch = ?1")?;
        Ok(query.query_row([name_of(file)], |row| row.get(0)).optional()?)
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
