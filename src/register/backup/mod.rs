//! Copies of a register that is at work. A copy is made through a connection of its own, so that the one
//! that writes never waits for it, and it is the engine itself that copies: it reads one moment, every
//! page proves its hash on the way, and what it writes is under the same key. Copying the file's bytes
//! would take the locks of this process away with it.

mod volumes;

use std::collections::BTreeMap;
use std::path::Path;

use rusqlite::{Connection, OpenFlags, OptionalExtension};
use serde::{Deserialize, Serialize};

pub use volumes::Volumes;

use super::damage::Health;
use super::open::{attach, opened, opened_again, series};
use super::{Place, Register, RegisterFault, RegisterKey, Result, meta, officer, station, upgrades};
use crate::domain::ledger::Hash;
use crate::domain::mark::{OfficerId, StationId};
use crate::domain::officer::Officer;

/// From where copies are made: the register's folder and its key. It holds nothing open.
#[derive(Clone)]
pub struct Source {
    pub(super) place: Place,
    pub(super) key: Option<RegisterKey>,
    pub(super) health: Health,
}

/// What a register or a copy of one holds: up to when it tells.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Held {
    /// The counter whose register it is.
    pub station: StationId,
    /// The series in which it writes.
    pub series: StationId,
    /// Number, hash and time (milliseconds UTC) of the last action in that series.
    pub seq: u64,
    pub hash: Hash,
    pub at_ms: i64,
    /// Last action of every series in it.
    pub heads: BTreeMap<String, (u64, Hash)>,
    pub cases: u64,
    pub receipts: u64,
    /// The last numbers that were given on paper, as far as it knows.
    pub last_case: Option<String>,
    pub last_receipt: Option<String>,
    pub schema: i64,
}

impl Register {
    /// From where copies of this register are made.
    pub fn source(&self) -> Source {
        Source { place: self.place.clone(), key: self.key.clone(), health: self.health.clone() }
    }
}

impl Source {
    pub fn at(place: Place, key: RegisterKey) -> Source {
        Source { place, key: Some(key), health: Health::default() }
    }

    /// The last action's number, to know whether anything happened since a copy was made.
    pub fn last_seq(&self) -> Result<(StationId, u64)> {
        let conn = self.reading()?;
        let series = own_series(&conn)?;
        let no = station::number(&conn, &series)?;
        let last = no.map(|no| station::last_row(&conn, no)).transpose()?.flatten();
        Ok((series, last.map_or(0, station::seq)))
    }

    /// Whether the register still has this attachment.
    pub(super) fn has_attachment(&self, sha256: &str) -> Result<bool> {
        let conn = opened(&self.place.attachments(), self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let sql = "select exists (select 1 from attachment where sha256 = ?1)";
        Ok(conn.query_row(sql, [sha256], |row| row.get(0))?)
    }

    /// What the register holds now.
    pub fn held(&self) -> Result<Held> {
        held(&self.reading()?)
    }

    /// Copies the register into `file`, which must not be there yet, reads the copy back, and gives what it
    /// holds. The file is on the disk, but its folder may not remember it yet.
    ///
    /// Fails with `Damaged` when the copy is not what the register says, or cannot be read.
    pub fn copy_into(&self, file: &Path) -> Result<Held> {
        let conn = self.reading()?;
        conn.execute("vacuum main into ?1", [file.to_string_lossy()])?;
        crate::durable::sync_file(file)?;
        let held = look(file, self.key.as_ref())?;
        for (series, (seq, hash)) in &held.heads {
            if hash_at(&conn, series, *seq)? != Some(*hash) {
                return Err(RegisterFault::Damaged(format!("the copy differs at {series}/{seq}")));
            }
        }
        Ok(held)
    }

    pub fn key(&self) -> Option<&RegisterKey> {
        self.key.as_ref()
    }

    /// A member of staff as a copy knows them, with the hash of their secret.
    pub fn officer_in(&self, copy: &Path, id: &OfficerId) -> Result<Option<(Officer, String)>> {
        let conn = opened(copy, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut query = conn.prepare(&format!("select {}, secret from officer where id = ?1", officer::COLUMNS))?;
        let mut rows = query.query([id.as_str()])?;
        rows.next()?.map(officer::with_secret).transpose()
    }

    /// All staff as a copy knows them, with the hashes of their secrets.
    pub fn staff_in(&self, copy: &Path) -> Result<Vec<(Officer, String)>> {
        let conn = opened(copy, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        let mut query = conn.prepare(&format!("select {}, secret from officer", officer::COLUMNS))?;
        query.query_and_then([], officer::with_secret)?.collect()
    }

    /// Opens a copy with the key, reads every page of it, and gives what it holds.
    pub fn look_at(&self, copy: &Path) -> Result<Held> {
        look(copy, self.key.as_ref())
    }

    /// Whether the register tells the same as `held` up to there: `None` when it does not reach so far.
    pub(super) fn agrees_with(&self, held: &Held) -> Result<Option<bool>> {
        Ok(hash_at(&self.reading()?, held.series.as_str(), held.seq)?.map(|hash| hash == held.hash))
    }

    pub(super) fn reading(&self) -> Result<Connection> {
        if !self.place.register().exists() {
            return Err(RegisterFault::Missing);
        }
        // Not for reading alone: what the log holds after a kill is carried over by whoever comes first.
        let conn = opened_again(&self.place, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        conn.execute_batch("pragma busy_timeout = 5000; pragma cache_size = -8192; pragma cell_size_check = on;")?;
        Ok(conn)
    }

    /// The same with its attachments.
    pub(super) fn reading_all(&self) -> Result<Connection> {
        let conn = self.reading()?;
        attach(&conn, &self.place, self.key.as_ref())?;
        Ok(conn)
    }
}

/// Every page of a copy, and what it holds.
fn look(file: &Path, key: Option<&RegisterKey>) -> Result<Held> {
    let conn = opened(file, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    conn.execute_batch("pragma cell_size_check = on; pragma cache_size = -8192;")?;
    let told: String = conn.query_row("pragma quick_check(1)", [], |row| row.get(0))?;
    if told != "ok" {
        return Err(RegisterFault::Damaged(told));
    }
    held(&conn)
}

/// Each table is read from its end: of the two as one, all would be.
const LAST_RECEIPT: &str = "select max(last) from (
    select max(receipt) as last from payment where receipt like ?1
    union all select max(receipt) from till_open where receipt like ?1)";

fn held(conn: &Connection) -> Result<Held> {
    let schema: i64 = conn.query_row("pragma user_version", [], |row| row.get(0))?;
    match schema {
        upgrades::VERSION => {}
        newer if newer > upgrades::VERSION => {
            return Err(RegisterFault::NewerVersion { found: newer, known: upgrades::VERSION });
        }
        older => return Err(RegisterFault::Damaged(format!("version {older}, never opened by this program"))),
    }
    // One moment for all of it.
    let tx = conn.unchecked_transaction()?;
    let series = own_series(&tx)?;
    let mut heads = BTreeMap::new();
    let mut last = None;
    for (no, id) in station::all(&tx)? {
        let Some(row) = station::last_row(&tx, no)? else { continue };
        let sql = "select hash, at_ms from action where id = ?1";
        let (hash, at_ms) = tx.query_row(sql, [row], |row| Ok((Hash(row.get(0)?), row.get(1)?)))?;
        if id == series {
            last = Some((station::seq(row), hash, at_ms));
        }
        heads.insert(id.to_string(), (station::seq(row), hash));
    }
    let (seq, hash, at_ms) = last.ok_or_else(|| RegisterFault::Damaged("it has no action".to_owned()))?;
    let count = |table| tx.query_row(&format!("select count(*) from {table}"), [], |row| row.get::<_, i64>(0));
    Ok(Held {
        station: series.counter(),
        seq,
        hash,
        at_ms,
        heads,
        cases: (count("service_case")? + count("fresh_case")?) as u64,
        receipts: (count("payment")? + count("till_open")?) as u64,
        last_case: last_number(
            &tx,
            "select no, id from every_case where no like ?1 order by id desc limit 1",
            'C',
            &series,
        )?,
        last_receipt: last_number(&tx, LAST_RECEIPT, 'R', &series)?,
        schema,
        series,
    })
}

pub(in crate::register) fn own_series(conn: &Connection) -> Result<StationId> {
    if let Some(series) = series(conn)? {
        return Ok(series);
    }
    let station = meta(conn, "station")?.ok_or_else(|| RegisterFault::Damaged("it names no station".to_owned()))?;
    station.parse().map_err(|error| RegisterFault::Damaged(format!("station: {error}")))
}

fn last_number(conn: &Connection, sql: &str, letter: char, series: &StationId) -> Result<Option<String>> {
    Ok(conn.query_row(sql, [format!("{letter}-{series}-%")], |row| row.get(0)).optional()?.flatten())
}

pub(super) fn hash_at(conn: &Connection, series: &str, seq: u64) -> Result<Option<Hash>> {
    let Ok(series) = series.parse() else { return Ok(None) };
    let Some(no) = station::number(conn, &series)? else { return Ok(None) };
    let mut query = conn.prepare_cached("select hash from action where id = ?1")?;
    Ok(query.query_row([station::row(no, seq)], |row| row.get(0).map(Hash)).optional()?)
}
