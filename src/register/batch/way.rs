//! The way of a batch after it was sealed: where it was copied, whether it was uploaded, and what headquarters refused
//! of it. None of this is a deed of the ledger, see `schema.sql`.

use rusqlite::{Connection, OptionalExtension};

use crate::domain::mark::OfficerId;
use crate::register::{Register, Result, countersigned, meta, set_meta};
use crate::views::{BatchCopy, BatchWay, RefusedRecord};

/// Under which name the register keeps the password of the link to headquarters.
const LINK_PASSWORD: &str = "headquarters_link.password";

/// Receipts that are looked for at once.
const MOST_AWAITED: usize = 100;

/// How much is in a batch: sizes in bytes, the others counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Contents {
    pub bytes: u64,
    pub actions: u64,
    pub cases: u64,
    pub attachments: u64,
}

/// A batch that is still to go up.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ToUpload {
    pub number: u64,
    pub file: String,
    pub sha256: String,
}

pub(super) fn begin(tx: &Connection, number: u64, contents: Contents) -> Result<()> {
    let Contents { bytes, actions, cases, attachments } = contents;
    let sql = "insert into batch_way (number, bytes, actions, cases, attachments) values (?1, ?2, ?3, ?4, ?5)";
    let counts = [number, bytes, actions, cases, attachments].map(|count| count as i64);
    tx.prepare_cached(sql)?.execute(counts)?;
    Ok(())
}

impl Register {
    /// Remembers that the batch lies at `place`, read back there.
    pub fn record_copy(&mut self, number: u64, place: &str, by: &OfficerId) -> Result<()> {
        self.files.check()?;
        let sql = "insert into batch_copy (number, place, at_ms, officer) values (?1, ?2, ?3, ?4)
                   on conflict (number, place) do update set at_ms = excluded.at_ms, officer = excluded.officer";
        self.conn.prepare_cached(sql)?.execute((number as i64, place, self.env.now_ms(), by.as_str()))?;
        Ok(())
    }

    /// Remembers what came of a try to upload the batch: nothing hindered it, or `fault` did.
    pub fn record_upload(&mut self, number: u64, fault: Option<&str>) -> Result<()> {
        self.files.check()?;
        let now = self.env.now_ms();
        // One that an older program sealed has no row yet.
        let sql = "insert into batch_way (number, bytes, actions, cases, attachments, uploaded_ms, fault, fault_ms)
                   values (?1, 0, 0, 0, 0, ?2, ?3, ?4)
                   on conflict (number) do update set
                       uploaded_ms = excluded.uploaded_ms, fault = excluded.fault, fault_ms = excluded.fault_ms";
        let (up, failed) = if fault.is_none() { (Some(now), None) } else { (None, Some(now)) };
        self.conn.prepare_cached(sql)?.execute((number as i64, up, fault, failed))?;
        Ok(())
    }

    /// Batches that were neither uploaded nor received, the oldest first.
    pub fn to_upload(&self) -> Result<Vec<ToUpload>> {
        let sql = "select b.number, b.file, b.sha256 from batch b left join batch_way w on w.number = b.number
                   where w.uploaded_ms is null order by b.number";
        let mut query = self.conn.prepare_cached(sql)?;
        let rows = query.query_map([], |row| {
            Ok(ToUpload { number: row.get::<_, i64>(0)? as u64, file: row.get(1)?, sha256: row.get(2)? })
        })?;
        let mut waiting = vec![];
        for row in rows {
            let batch = row?;
            if self.received(&batch.file)?.is_none() {
                waiting.push(batch);
            }
        }
        Ok(waiting)
    }

    /// Names of the batches for which no receipt came yet, the oldest first.
    pub fn awaiting_receipt(&self) -> Result<Vec<String>> {
        let mut query = self.conn.prepare_cached("select file from batch order by number")?;
        let files = query.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let mut awaited = vec![];
        for file in files {
            if self.received(&file)?.is_none() {
                awaited.push(countersigned::name_of(&file).to_owned());
            }
        }
        // Of those that nobody ever answers the newest are asked for.
        Ok(awaited.split_off(awaited.len().saturating_sub(MOST_AWAITED)))
    }

    /// The password of the link to headquarters; it leaves the register only for the link.
    pub fn link_password(&self) -> Result<Option<String>> {
        Ok(meta(&self.conn, LINK_PASSWORD)?.filter(|password| !password.is_empty()))
    }

    pub fn keep_link_password(&mut self, password: &str) -> Result<()> {
        self.files.check()?;
        set_meta(&self.conn, LINK_PASSWORD, password)
    }

    /// What the station remembers of the way of a batch.
    pub(super) fn way_of(&self, number: u64) -> Result<BatchWay> {
        let sql =
            "select bytes, actions, cases, attachments, uploaded_ms, fault, fault_ms from batch_way where number = ?1";
        let mut query = self.conn.prepare_cached(sql)?;
        let local = |ms: Option<i64>| ms.map(|ms| self.env.local(ms));
        let way = query.query_row([number as i64], |row| {
            let count = |at| row.get::<_, i64>(at).map(|count| count as u64);
            Ok(BatchWay {
                bytes: count(0)?,
                actions: count(1)?,
                cases: count(2)?,
                attachments: count(3)?,
                uploaded: local(row.get(4)?),
                fault: row.get(5)?,
                failed: local(row.get(6)?),
                copies: vec![],
            })
        });
        let copies = self.copies_of(number)?;
        Ok(BatchWay { copies, ..way.optional()?.unwrap_or_default() })
    }

    fn copies_of(&self, number: u64) -> Result<Vec<BatchCopy>> {
        let sql = "select place, at_ms, officer from batch_copy where number = ?1 order by at_ms desc";
        let mut query = self.conn.prepare_cached(sql)?;
        let rows = query.query_map([number as i64], |row| {
            Ok(BatchCopy { place: row.get(0)?, at: self.env.local(row.get(1)?), officer: row.get(2)? })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// What headquarters refused of the batch in this file.
    pub(super) fn refused_of(&self, file: &str) -> Result<Vec<RefusedRecord>> {
        self.refused(countersigned::name_of(file))
    }

    fn refused(&self, batch: &str) -> Result<Vec<RefusedRecord>> {
        let mut query = self.conn.prepare_cached(include_str!("refused.sql"))?;
        let rows = query.query_map([batch], |row| {
            Ok(RefusedRecord {
                series: row.get(0)?,
                seq: row.get::<_, i64>(1)? as u64,
                case: row.get(2)?,
                code: row.get(3)?,
                detail: row.get(4)?,
                corrected: row.get(5)?,
            })
        })?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
