//! Headquarters' receipts, kept as they came. What they prove is reckoned by whoever knows their form.

use rusqlite::OptionalExtension;
use serde::{Deserialize, Serialize};

use super::{Register, Result, action, meta, set_meta, station};
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;
use crate::views::RefusedRecord;

/// The batch's name, from its file's path on either system.
pub(super) fn name_of(file: &str) -> &str {
    file.rsplit(['/', '\\']).next().and_then(|name| name.split('.').next()).unwrap_or_default()
}

/// Under which name the register keeps such an answer, before that of the batch.
const NOT_TAKEN: &str = "headquarters.not_taken.";

/// Why headquarters did not take a batch. It is no deed of the ledger, and is forgotten when the batch is received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct NotTaken {
    pub at_ms: i64,
    pub code: String,
    pub detail: String,
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
        tx.prepare_cached("delete from meta where key = ?1")?.execute([format!("{NOT_TAKEN}{batch}")])?;
        for RefusedRecord { series, seq, case, code, detail, .. } in refused {
            let sql =
                "insert into batch_refused (batch, series, seq, case_no, code, detail) values (?1, ?2, ?3, ?4, ?5, ?6)
                       on conflict do nothing";
            tx.prepare_cached(sql)?.execute((batch, series, *seq as i64, case, code, detail))?;
        }
        Ok(tx.commit()?)
    }

    /// Keeps headquarters' answer that it did not take the batch, and says whether that is news; none where no such batch was
    /// sealed here, or where it was received since.
    pub fn keep_not_taken(&mut self, batch: &str, tagmanifest: &Hash, why: &NotTaken) -> Result<Option<bool>> {
        self.files.check()?;
        let tagmanifest = tagmanifest.to_string();
        let mut query = self.conn.prepare_cached("select file from batch where tagmanifest = ?1")?;
        let file: Option<String> = query.query_row([&tagmanifest], |row| row.get(0)).optional()?;
        drop(query);
        let Some(file) = file.filter(|file| name_of(file) == batch) else { return Ok(None) };
        if self.received(&file)?.is_some() {
            return Ok(None);
        }
        if self.not_taken(&file)?.is_some_and(|before| before == *why) {
            return Ok(Some(false));
        }
        set_meta(&self.conn, &format!("{NOT_TAKEN}{batch}"), &serde_json::to_string(why)?)?;
        Ok(Some(true))
    }

    /// Why headquarters did not take the batch in this file, as it said last.
    pub(super) fn not_taken(&self, file: &str) -> Result<Option<NotTaken>> {
        let told = meta(&self.conn, &format!("{NOT_TAKEN}{}", name_of(file)))?;
        Ok(told.map(|text| serde_json::from_str(&text)).transpose()?)
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
