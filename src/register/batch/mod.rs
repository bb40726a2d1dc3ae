//! Sealed batches: the record that one was sealed, and their list. What the next one carries is told by `leaving`,
//! what becomes of one afterwards by `way`.

mod leaving;
mod way;

use std::collections::BTreeMap;

pub use leaving::{Going, Leaving, Outgoing};
pub use way::{Contents, ToUpload};

use super::{By, Done, Register, Result};
use crate::domain::ledger::{Deed, Subject};
use crate::views::{BatchRow, NotTakenBatch};

/// A batch that is on disk and was read back.
#[derive(Debug, Clone)]
pub struct SealedBatch {
    pub number: u64,
    pub file: String,
    pub sha256: String,
    pub tagmanifest: String,
    /// Last seq in it, of each station.
    pub heads: BTreeMap<String, u64>,
    pub contents: Contents,
}

impl Register {
    /// Records that the batch is out; `answer` is what a repeated command is told.
    pub fn record_batch<T>(&mut self, by: &By, sealed: SealedBatch, answer: T) -> Result<Done<T>>
    where
        T: serde::Serialize + serde::de::DeserializeOwned,
    {
        let now = self.env.now_ms();
        self.transact(by, |entry| {
            let sql =
                "insert into batch (number, file, sha256, tagmanifest, heads, at_ms) values (?1, ?2, ?3, ?4, ?5, ?6)";
            entry.tx.prepare_cached(sql)?.execute((
                sealed.number as i64,
                &sealed.file,
                &sealed.sha256,
                &sealed.tagmanifest,
                serde_json::to_string(&sealed.heads)?,
                now,
            ))?;
            way::begin(entry.tx, sealed.number, sealed.contents)?;
            entry.changes.batches = true;
            let SealedBatch { number, file, sha256, tagmanifest, heads, .. } = sealed;
            entry.append(Subject::Station, &Deed::BatchSealed { number, file, sha256, tagmanifest, heads })?;
            Ok(answer)
        })
    }

    /// Actions that no batch has carried yet. That the last batch was sealed goes out with the next
    /// one, but asks for none.
    pub(super) fn waiting_to_leave(&self) -> Result<u64> {
        leaving::waiting(&self.conn, &self.station)
    }

    /// Batches sealed here, newest first.
    pub fn batches(&self) -> Result<Vec<BatchRow>> {
        let sql = "select number, file, sha256, at_ms from batch order by number desc limit 200";
        let mut query = self.conn.prepare_cached(sql)?;
        let rows = query.query_map([], |row| {
            Ok((row.get::<_, i64>(0)?, row.get::<_, String>(1)?, row.get(2)?, row.get::<_, i64>(3)?))
        })?;
        rows.map(|row| {
            let (number, file, sha256, at_ms) = row?;
            let present = std::path::Path::new(&file).exists();
            let received = self.received(&file)?.map(|ms| self.env.local(ms));
            let refused = self.refused_of(&file)?;
            let said = self.not_taken(&file)?.filter(|_| received.is_none());
            let not_taken =
                said.map(|said| NotTakenBatch { at: self.env.local(said.at_ms), code: said.code, detail: said.detail });
            let (at, way) = (self.env.local(at_ms), self.way_of(number as u64)?);
            Ok(BatchRow { number: number as u64, present, file, sha256, at, received, refused, not_taken, way })
        })
        .collect()
    }
}
