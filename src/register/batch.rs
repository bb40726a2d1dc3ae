//! What leaves: everything since the last batch, and the record that a batch was sealed.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::OptionalExtension;

use super::{By, Done, Register, Result, station};
use crate::domain::case::Attachment;
use crate::domain::ledger::{Deed, Subject};
use crate::domain::mark::{StationId, Uid};
use crate::views::BatchRow;

/// What the next batch is to carry.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Outgoing {
    /// Number of the batch, from 1 without gaps.
    pub number: u64,
    /// Of each series of this counter: after `from`, up to and with `to`. There is more than one only when the
    /// register was restored and its old series had not all left.
    pub slices: Vec<Going>,
    /// Cases that its actions touch.
    pub cases: Vec<Uid>,
    /// Catalogues and services that those cases name: SHA-256 and code.
    pub services: BTreeSet<(String, String)>,
    /// Files that those actions name.
    pub attachments: Vec<Attachment>,
    /// The tag manifest's hash of the batch before; none for the first.
    pub previous: Option<String>,
}

/// A stretch of a series: after `from`, up to and with `to`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Going {
    pub series: StationId,
    pub from: u64,
    pub to: u64,
}

/// A batch that is on disk and was read back.
#[derive(Debug, Clone)]
pub struct SealedBatch {
    pub number: u64,
    pub file: String,
    pub sha256: String,
    pub tagmanifest: String,
    /// Last seq in it, of each station.
    pub heads: BTreeMap<String, u64>,
}

impl Register {
    /// Every series of this counter, as far as no batch has carried it.
    fn going(&self) -> Result<Vec<Going>> {
        let sql = "select heads from batch order by number desc limit 1";
        let heads: Option<String> = self.conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
        let sent: BTreeMap<String, u64> = heads.map_or(Ok(BTreeMap::new()), |heads| serde_json::from_str(&heads))?;
        let counter = self.station.counter();
        let mut going = vec![];
        for (no, series) in station::all(&self.conn)?.into_iter().filter(|(_, series)| series.counter() == counter) {
            let to = station::last_row(&self.conn, no)?.map_or(0, station::seq);
            going.push(Going { from: sent.get(series.as_str()).copied().unwrap_or(0), to, series });
        }
        Ok(going)
    }

    /// Actions that no batch has carried yet. That the last batch was sealed goes out with the next
    /// one, but asks for none.
    pub(super) fn waiting_to_leave(&self) -> Result<u64> {
        let going = self.going()?;
        let waiting: u64 = going.iter().map(|Going { from, to, .. }| to.saturating_sub(*from)).sum();
        let sealed_here = going.iter().any(|going| going.series == self.station && going.from > 0);
        Ok(waiting.saturating_sub(u64::from(sealed_here)))
    }

    /// Everything since the last batch; `None` when nothing happened but the sealing of that batch.
    pub fn outgoing(&self) -> Result<Option<Outgoing>> {
        let slices = self.going()?;
        let last: Option<(i64, String)> = self
            .conn
            .prepare_cached("select number, tagmanifest from batch order by number desc limit 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let mut cases = BTreeSet::new();
        let mut deeds = 0;
        for Going { series, from, .. } in &slices {
            self.actions_after(series, *from, |action| {
                if let Subject::Case(uid) = action.subject {
                    cases.insert(uid);
                }
                deeds += usize::from(action.kind != "batch_sealed");
                Ok(())
            })?;
        }
        if deeds == 0 {
            return Ok(None);
        }
        let (mut attachments, mut services) = (BTreeMap::new(), BTreeSet::new());
        for &uid in &cases {
            let case = self.case(uid)?;
            services.insert((case.catalogue, case.service));
            let files = case.documents.into_iter().flat_map(|document| document.files);
            attachments.extend(files.map(|file| (file.sha256.clone(), file)));
        }
        Ok(Some(Outgoing {
            number: last.as_ref().map_or(1, |(number, _)| *number as u64 + 1),
            slices,
            cases: cases.into_iter().collect(),
            services,
            attachments: attachments.into_values().collect(),
            previous: last.map(|(_, tagmanifest)| tagmanifest),
        }))
    }

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
            entry.changes.batches = true;
            let SealedBatch { number, file, sha256, tagmanifest, heads } = sealed;
            entry.append(Subject::Station, &Deed::BatchSealed { number, file, sha256, tagmanifest, heads })?;
            Ok(answer)
        })
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
            Ok(BatchRow { number: number as u64, present, file, sha256, at: self.env.local(at_ms), received })
        })
        .collect()
    }
}
