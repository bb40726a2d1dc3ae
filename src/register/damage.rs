//! A damaged register is read on and never written to again: no deed and no checkpoint touches its file, so that
//! whoever mends it finds it as it broke. That it is damaged shows when it is opened, by a look at what the next
//! deed would stand on; when a page that is wanted does not prove its hash; and whenever a copy is made, because
//! that reads every page. A connection that met a bad page answers nothing any more, so another takes its place.

use std::fs;
use std::sync::{Arc, Mutex, PoisonError};

use rusqlite::{Connection, OpenFlags, Params};

use super::case::{COLUMNS, row};
use super::open::{Stood, attach, last_of, opened_again, series, tune};
use super::standing::Standing;
use super::{Founding, Names, Place, Register, RegisterFault, RegisterKey, Result, Source};
use super::{action, meta, officer, station, upgrades};
use crate::domain::ledger::{Broken, Hash, HybridTime, link_hash};
use crate::domain::mark::StationId;
use crate::views::CaseRow;

/// The last actions that are held against the chain when a register is opened.
const LOOKED_AT: u64 = 256;
/// A file up to so many bytes is read whole then; it takes some hundredths of a second.
const READ_WHOLE: u64 = 8 << 20;

/// What is known of the damage, shared by a register and whoever copies it.
#[derive(Debug, Clone, Default)]
pub(super) struct Health(Arc<Mutex<Option<String>>>);

impl Health {
    pub fn damage(&self) -> Option<String> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// The first cause stays: what follows comes of it.
    pub fn break_down(&self, cause: &str) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).get_or_insert_with(|| cause.to_owned());
    }

    pub fn recover(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

impl RegisterFault {
    /// Whether this, met in a register that was open, says that its file is damaged: there the key was right.
    pub fn tells_of_damage(&self) -> bool {
        matches!(self, Self::Damaged(_) | Self::Content(_) | Self::WrongKey)
    }
}

/// Whether a fault is that of a bad page, so that looking elsewhere may still find something.
pub(super) fn is_bad_page(fault: &RegisterFault) -> bool {
    use RegisterFault as F;
    matches!(fault, F::Damaged(_) | F::WrongKey | F::DiskFails(_) | F::Database(_) | F::Content(_))
}

/// Looks at what the next deed would stand on: the staff, the end of the chain, and a small file whole.
///
/// Fails with `Damaged` where something is not as it was written.
pub(super) fn look_over(conn: &Connection, place: &Place, own: &StationId) -> Result<()> {
    if fs::metadata(place.register())?.len() <= READ_WHOLE {
        every_page(conn)?;
    }
    officer::all(conn)?;
    let Some(no) = station::number(conn, own)? else { return Ok(()) };
    let Some(last) = station::last_row(conn, no)? else { return Ok(()) };
    let first = station::seq(last).saturating_sub(LOOKED_AT).max(1);
    action::for_each_of_series(conn, (station::row(no, first), last), action::Read::Whole, |action| {
        match link_hash(&action) {
            hash if hash == action.hash => Ok(()),
            _ => Err(RegisterFault::Damaged(format!("{own}/{}: {}", action.seq, Broken::Header))),
        }
    })
}

/// Fails with `Damaged` when a page of the register does not prove its hash, or is not what its tree says.
fn every_page(conn: &Connection) -> Result<()> {
    match conn.query_row("pragma main.quick_check(1)", [], |row| row.get::<_, String>(0))? {
        told if told == "ok" => Ok(()),
        told => Err(RegisterFault::Damaged(told)),
    }
}

/// Opens the file for reading alone. What stands in the log is read from there and stays there.
fn connect_to_read(place: &Place, key: Option<&RegisterKey>) -> Result<Connection> {
    let conn = opened_again(place, key, OpenFlags::SQLITE_OPEN_READ_ONLY)?;
    tune(&conn)?;
    conn.execute_batch("pragma query_only = on")?;
    // Without its attachments it is read all the same.
    let _ = attach(&conn, place, key);
    Ok(conn)
}

/// Opens a damaged register to be read; what cannot be read of its settings is left open.
///
/// Fails with `Damaged` when its first pages or the list of its tables are gone, or an older program wrote it.
pub(super) fn stand_to_read(place: &Place, key: Option<&RegisterKey>, founding: &Founding) -> Result<Stood> {
    let version: i64 = connect_to_read(place, key)?.query_row("pragma user_version", [], |row| row.get(0))?;
    if version != upgrades::VERSION {
        return Err(RegisterFault::Damaged(format!("version {version}, never opened by this program")));
    }
    if let Some(found) = tried(place, key, |conn| meta(conn, "station")).flatten()
        && found != founding.station.as_str()
    {
        return Err(RegisterFault::OtherStation { found, expected: founding.station.to_string() });
    }
    let station = tried(place, key, series).flatten().unwrap_or_else(|| founding.station.clone());
    let unknown = super::Head { seq: 0, hash: Hash::START, time: HybridTime { ms: 0, n: 0 } };
    let head = tried(place, key, |conn| last_of(conn, &station)).unwrap_or(unknown);
    let (conn, names) = (connect_to_read(place, key)?, Names::default());
    Ok(Stood { conn, station, head, names, files: Standing::Broken, new: false })
}

/// What `read` finds by a connection of its own; none where that met a bad page.
fn tried<T>(place: &Place, key: Option<&RegisterKey>, read: impl FnOnce(&Connection) -> Result<T>) -> Option<T> {
    connect_to_read(place, key).and_then(|conn| read(&conn)).ok()
}

impl Register {
    /// What is wrong with its file; none as long as nothing is known to be.
    pub fn damage(&self) -> Option<String> {
        self.health.damage()
    }

    /// What `read` finds by a connection of its own; none where that met a bad page.
    pub(super) fn tried<T>(&self, read: impl FnOnce(&Connection) -> Result<T>) -> Option<T> {
        tried(&self.place, self.key.as_ref(), read)
    }

    /// Damage that somebody else met, who copied it, is heeded from here.
    pub fn heed_damage(&mut self) -> Result<()> {
        match (&self.files, self.damage()) {
            (Standing::As(_), Some(cause)) => self.read_on(&cause),
            _ => Ok(()),
        }
    }

    /// From here it is only read, by another connection than the one that met the damage.
    pub fn read_on(&mut self, cause: &str) -> Result<()> {
        self.health.break_down(cause);
        self.files = Standing::Broken;
        super::open::leave_the_log(&self.conn, true)?;
        // Where nothing at all can be read, nothing is there to be asked.
        let again = connect_to_read(&self.place, self.key.as_ref()).or_else(|_| Connection::open_in_memory())?;
        self.conn = again;
        Ok(())
    }

    /// The lines that the end of the statement selects, as far as they can be read.
    pub(super) fn lines_left(&self, tail: &str, params: impl Params + Clone) -> Result<Vec<CaseRow>> {
        // What cannot be read of the one table hides nothing of the other.
        let fresh = self.lines_left_in("fresh_case", tail, params.clone());
        match (fresh, self.lines_left_in("service_case", tail, params)) {
            (Ok(fresh), Ok(settled)) => Ok([fresh, settled].concat()),
            (Ok(lines), Err(_)) | (Err(_), Ok(lines)) => Ok(lines),
            (Err(_), Err(fault)) => Err(fault),
        }
    }

    fn lines_left_in(&self, table: &str, tail: &str, params: impl Params + Clone) -> Result<Vec<CaseRow>> {
        let by_index = self.cases_left(&format!("{table} as every_case {tail}"), params.clone());
        let cases =
            by_index.or_else(|_| self.cases_left(&format!("{table} as every_case not indexed {tail}"), params))?;
        let source = self.source();
        let (mut conn, mut lines) = (source.reading()?, vec![]);
        let sql = format!("select {COLUMNS} from {table} where id = ?1");
        for case in cases {
            let read = conn.prepare_cached(&sql).map_err(RegisterFault::from).and_then(|mut query| {
                let mut rows = query.query([case])?;
                rows.next()?.map(|found| row(found, &self.env)).transpose()
            });
            match read {
                Ok(line) => lines.extend(line),
                Err(fault) if is_bad_page(&fault) => conn = source.reading()?,
                Err(fault) => return Err(fault),
            }
        }
        Ok(lines)
    }

    /// The rows of cases, up to where they cannot be read any more.
    fn cases_left(&self, from: &str, params: impl Params) -> Result<Vec<i64>> {
        let conn = self.source().reading()?;
        let mut query = conn.prepare(&format!("select id from {from}"))?;
        let mut rows = query.query(params)?;
        let mut cases = vec![];
        loop {
            match rows.next() {
                Ok(Some(row)) => cases.push(row.get(0)?),
                Ok(None) => return Ok(cases),
                Err(_) if !cases.is_empty() => return Ok(cases),
                Err(error) => return Err(error.into()),
            }
        }
    }
}

impl Source {
    /// Reads every page by itself, and lets the register know when one is damaged: whether all are sound.
    pub fn looks_sound(&self) -> bool {
        match self.reading().and_then(|conn| every_page(&conn)) {
            Err(fault) if fault.tells_of_damage() => {
                self.health.break_down(&fault.to_string());
                false
            }
            _ => true,
        }
    }

    /// Whether the file opens at all, so that something in it may be readable.
    pub fn can_be_read(&self) -> bool {
        self.reading().is_ok()
    }

    /// What is known to be wrong with the register's file.
    pub fn damage(&self) -> Option<String> {
        self.health.damage()
    }
}
