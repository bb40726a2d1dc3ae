//! What leaves: everything since the last batch, read at one moment through a connection of its own, so that the
//! counter goes on writing while ten thousand cases are sealed.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::{Connection, OptionalExtension};

use crate::domain::case::{Attachment, Case};
use crate::domain::ledger::{Action, Subject};
use crate::domain::mark::{StationId, Uid};
use crate::register::action::{self, Read};
use crate::register::{AttachmentBytes, KnownCatalogue, Register, RegisterFault, Result, Source};
use crate::register::{attachment, backup, case, catalogue, station};

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

/// A register as it stood when this was opened, to be sealed.
pub struct Leaving {
    conn: Connection,
    station: StationId,
}

impl Register {
    /// Opens the register once more, as it stands now.
    pub fn leaving(&self) -> Result<Leaving> {
        self.source().leaving()
    }
}

impl Source {
    /// Opens the register once more, as it stands now.
    pub fn leaving(&self) -> Result<Leaving> {
        let conn = self.reading_all()?;
        let station = backup::own_series(&conn)?;
        // From the first look on everything is read as of that moment, until the connection is dropped.
        conn.execute_batch("begin deferred")?;
        Ok(Leaving { conn, station })
    }
}

impl Leaving {
    /// The series in which the station writes.
    pub fn station(&self) -> &StationId {
        &self.station
    }

    /// Everything since the last batch; `None` when nothing happened but the sealing of that batch.
    pub fn outgoing(&self) -> Result<Option<Outgoing>> {
        let slices = going(&self.conn, &self.station)?;
        let last: Option<(i64, String)> = self
            .conn
            .prepare_cached("select number, tagmanifest from batch order by number desc limit 1")?
            .query_row([], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let mut cases = BTreeSet::new();
        let mut deeds = 0;
        for slice in &slices {
            self.actions(slice, |action| {
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

    /// The actions of that stretch, in order.
    pub fn actions(&self, slice: &Going, each: impl FnMut(Action) -> Result<()>) -> Result<()> {
        let Some(no) = station::number(&self.conn, &slice.series)? else { return Ok(()) };
        let rows = (station::row(no, slice.from + 1), station::row(no, slice.to));
        action::for_each_of_series(&self.conn, rows, Read::Whole, each)
    }

    pub fn case(&self, uid: Uid) -> Result<Case> {
        case::load(&self.conn, uid)?.ok_or_else(|| RegisterFault::NotFound { what: "case", id: uid.to_string() })
    }

    pub fn attachment(&self, sha256: &str) -> Result<AttachmentBytes> {
        attachment::read(&self.conn, sha256)
    }

    pub fn known_catalogue(&self, sha256: &str) -> Result<Option<KnownCatalogue>> {
        catalogue::known(&self.conn, sha256)
    }
}

/// Every series of this counter, as far as no batch has carried it.
fn going(conn: &Connection, own: &StationId) -> Result<Vec<Going>> {
    let sql = "select heads from batch order by number desc limit 1";
    let heads: Option<String> = conn.prepare_cached(sql)?.query_row([], |row| row.get(0)).optional()?;
    let sent: BTreeMap<String, u64> = heads.map_or(Ok(BTreeMap::new()), |heads| serde_json::from_str(&heads))?;
    let counter = own.counter();
    let mut going = vec![];
    for (no, series) in station::all(conn)?.into_iter().filter(|(_, series)| series.counter() == counter) {
        let to = station::last_row(conn, no)?.map_or(0, station::seq);
        going.push(Going { from: sent.get(series.as_str()).copied().unwrap_or(0), to, series });
    }
    Ok(going)
}

/// Actions that no batch has carried; that the last one was sealed does not count.
pub(super) fn waiting(conn: &Connection, own: &StationId) -> Result<u64> {
    let going = going(conn, own)?;
    let waiting: u64 = going.iter().map(|Going { from, to, .. }| to.saturating_sub(*from)).sum();
    let sealed_here = going.iter().any(|going| going.series == *own && going.from > 0);
    Ok(waiting.saturating_sub(u64::from(sealed_here)))
}
