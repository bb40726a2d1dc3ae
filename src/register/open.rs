//! Opening and founding a register: the lock, the key, the settings of the connection, upgrades.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::config::DbConfig;
use rusqlite::{Connection, OpenFlags};
use zeroize::Zeroizing;

use super::damage::{Health, look_over, stand_to_read};
use super::pack::References;
use super::standing::Standing;
use super::transact::By;
use super::{Head, Names, Register, RegisterFault, Result, log, meta, restore, station, upgrades};
use crate::domain::ledger::{Deed, Hash, HybridTime, Subject};
use crate::domain::mark::{OfficerId, StationId};
use crate::durable::{self, Readers};
use crate::env::Env;

/// Where a restored register says in which series it goes on.
pub(super) const SERIES: &str = "series";

/// Where a register's files are: one folder, `register.db` and `attachments.db` in it.
#[derive(Debug, Clone)]
pub struct Place(pub PathBuf);

impl Place {
    pub fn register(&self) -> PathBuf {
        self.0.join("register.db")
    }

    /// Whether there is no register here, nor one that is about to take its place.
    pub fn holds_nothing(&self) -> bool {
        !self.register().exists() && !self.0.join(restore::RESTORING).exists()
    }

    /// What was written last, until it is carried over.
    pub(super) fn log(&self) -> PathBuf {
        self.0.join("register.db-wal")
    }

    pub(super) fn attachments(&self) -> PathBuf {
        self.0.join("attachments.db")
    }

    /// Says that a register was founded here, also when it is there no more.
    pub(super) fn founded(&self) -> PathBuf {
        self.0.join("register.station")
    }
}

/// The random 256-bit key under which both files are encrypted (SQLCipher, AES-256, raw key).
/// Wiped from memory when dropped; it shows itself to nobody.
#[derive(Clone, PartialEq, Eq)]
pub struct RegisterKey(Zeroizing<[u8; 32]>);

impl RegisterKey {
    pub fn new(bytes: [u8; 32]) -> Self {
        Self(Zeroizing::new(bytes))
    }

    /// Reads 64 hexadecimal digits.
    pub fn from_hex(text: &str) -> Option<Self> {
        let mut bytes = Zeroizing::new([0; 32]);
        hex::decode_to_slice(text.trim(), &mut *bytes).ok()?;
        Some(Self(bytes))
    }

    pub fn to_hex(&self) -> Zeroizing<String> {
        Zeroizing::new(hex::encode(*self.0))
    }

    /// Another secret, made from this one for `purpose`; it tells nothing of the key (HKDF-SHA256).
    pub fn derive(&self, purpose: &str) -> Zeroizing<[u8; 32]> {
        let mut derived = Zeroizing::new([0; 32]);
        // Only more than 255 × 32 bytes can fail.
        let _ = hkdf::Hkdf::<sha2::Sha256>::new(None, &*self.0).expand(purpose.as_bytes(), &mut *derived);
        derived
    }

    /// As SQLCipher wants a raw key written.
    pub(super) fn literal(&self) -> Zeroizing<String> {
        Zeroizing::new(format!("x'{}'", *self.to_hex()))
    }
}

impl std::fmt::Debug for RegisterKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("RegisterKey(…)")
    }
}

/// What the first action of a new register says.
#[derive(Debug, Clone)]
pub struct Founding {
    pub station: StationId,
    pub centre: String,
    pub country: String,
    pub practice: bool,
}

impl Register {
    /// Opens the register in `place`, founding it when there is none. One that is damaged is opened to be read,
    /// and says so (`damage`).
    ///
    /// Fails with `InUse` when another copy of the program has it, `WrongKey` when `key` does not
    /// open it, `NewerVersion` when a later program wrote it, `OtherStation` when it is another's, `Damaged`
    /// when not even its list of tables can be read.
    pub fn open(place: &Place, key: &RegisterKey, founding: &Founding, env: Env) -> Result<Register> {
        Self::open_with(place, Some(key), founding, env)
    }

    /// Opens a register without any encryption, to measure what encryption costs.
    ///
    /// Fails with `WrongKey` when it is not one for practice: nobody's data ever lies open.
    pub fn open_in_clear_for_a_measure(place: &Place, founding: &Founding, env: Env) -> Result<Register> {
        if !founding.practice {
            return Err(RegisterFault::WrongKey);
        }
        Self::open_with(place, None, founding, env)
    }

    fn open_with(place: &Place, key: Option<&RegisterKey>, founding: &Founding, env: Env) -> Result<Register> {
        fs::create_dir_all(&place.0)?;
        let lock = lock(&place.0)?;
        restore::finish(place)?;
        if !place.register().exists() && place.founded().exists() {
            // A station whose register is gone never begins its numbers again by itself.
            return Err(RegisterFault::Missing);
        }
        let health = Health::default();
        let stood = stand(place, key, founding, &env).or_else(|fault| {
            if !fault.tells_of_damage() || matches!(fault, RegisterFault::WrongKey) {
                return Err(fault);
            }
            health.break_down(&fault.to_string());
            stand_to_read(place, key, founding)
        });
        let Stood { conn, station, head, names, files, new } = stood?;
        let (place, key) = (place.clone(), key.cloned());
        let mut register = Register {
            conn,
            env,
            station,
            head,
            names,
            references: References::default(),
            health,
            files,
            place,
            key,
            _lock: lock,
        };
        if new {
            register.found(founding)?;
        }
        if !register.place.founded().exists() {
            let name = format!("{}\n", founding.station);
            durable::write(&register.place.founded(), name.as_bytes(), Readers::Usual)?;
        }
        // What an interrupted run erased is finished now, or, where the disk does not let it, by the next run.
        let _ = register.damage().is_none().then(|| register.finish_erasing());
        Ok(register)
    }

    /// Opens again what now lies where the register lay.
    pub(super) fn stand_again(&mut self, founding: &Founding) -> Result<()> {
        let Stood { conn, station, head, names, files, .. } =
            stand(&self.place, self.key.as_ref(), founding, &self.env)?;
        (self.conn, self.station, self.head, self.names, self.files) = (conn, station, head, names, files);
        self.references = References::default();
        self.health.recover();
        Ok(())
    }

    /// Whether `key` opens the register in `place`. Nothing is changed.
    ///
    /// Fails with `InUse` when another copy of the program has it.
    pub fn fits(place: &Place, key: &RegisterKey) -> Result<bool> {
        let _lock = lock(&place.0)?;
        match unlocked(place, Some(key)) {
            Ok(_) => Ok(true),
            Err(RegisterFault::WrongKey) => Ok(false),
            Err(fault) => Err(fault),
        }
    }

    fn found(&mut self, founding: &Founding) -> Result<()> {
        let by = By::program(format!("found-{}", founding.station));
        self.transact(&by, |entry| {
            entry.set_meta("station", founding.station.as_str())?;
            entry.set_meta("practice", if founding.practice { "yes" } else { "no" })?;
            let deed = Deed::RegisterCreated {
                centre: founding.centre.clone(),
                country: founding.country.clone(),
                practice: founding.practice,
            };
            entry.append(Subject::Station, &deed)
        })?;
        Ok(())
    }

    /// Caps the file at its present size plus `more` pages, as a full disk would; `None` lifts the cap.
    /// For tests of what a clerk sees then: a disk cannot be filled safely where others work.
    pub fn limit_pages_for_a_test(&self, more: Option<u32>) -> Result<()> {
        let pages: u32 = self.conn.query_row("pragma page_count", [], |row| row.get(0))?;
        let limit = more.map_or(u32::MAX - 1, |more| pages + more);
        self.conn.query_row(&format!("pragma max_page_count = {limit}"), [], |_| Ok(()))?;
        Ok(())
    }

    /// Syncs less than a register must: `normal` or `off`. For the test that must notice what is lost then.
    pub fn sync_less_for_a_test(&self, synchronous: &str) -> Result<()> {
        self.conn.pragma_update(Some("main"), "synchronous", synchronous)?;
        Ok(self.conn.pragma_update(Some("att"), "synchronous", synchronous)?)
    }
}

/// Holds the register for this process alone; the system lets go when the process ends, however it ends.
pub(super) fn lock(folder: &Path) -> Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("register.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(RegisterFault::InUse),
        Err(fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

/// An open file, and what was read of it at once.
pub(super) struct Stood {
    pub conn: Connection,
    /// The series in which this station writes now.
    pub station: StationId,
    pub head: Head,
    pub names: Names,
    pub files: Standing,
    /// Nothing was founded in it yet.
    pub new: bool,
}

fn stand(place: &Place, key: Option<&RegisterKey>, founding: &Founding, env: &Env) -> Result<Stood> {
    log::check(place)?;
    let conn = connect(place, key)?;
    upgrades::bring_up_to_date(&conn, env)?;
    let found = meta(&conn, "station")?;
    if let Some(found) = found.as_ref().filter(|found| *found != founding.station.as_str()) {
        return Err(RegisterFault::OtherStation { found: found.clone(), expected: founding.station.to_string() });
    }
    let station = series(&conn)?.unwrap_or_else(|| founding.station.clone());
    look_over(&conn, place, &station)?;
    let (head, names) = (last_of(&conn, &station)?, Names::open(&conn)?);
    leave_the_log(&conn, false)?;
    Ok(Stood { conn, station, head, names, files: Standing::of(place), new: found.is_none() })
}

/// The series in which a station goes on whose register was restored.
pub(super) fn series(conn: &Connection) -> Result<Option<StationId>> {
    let written = meta(conn, SERIES)?;
    let read = |text: String| text.parse().map_err(|error| RegisterFault::Damaged(format!("series: {error}")));
    written.map(read).transpose()
}

/// A connection that was given the key, and whose first read told that it fits.
fn unlocked(place: &Place, key: Option<&RegisterKey>) -> Result<Connection> {
    not_the_key(place, key, with_key(Connection::open(place.register())?, key))
}

/// The register's file, which is there already.
pub(super) fn opened_again(place: &Place, key: Option<&RegisterKey>, how: OpenFlags) -> Result<Connection> {
    not_the_key(place, key, opened(&place.register(), key, how))
}

/// A file whose beginning is damaged looks as if the key were wrong. When the key fits what lies beside, it is not.
fn not_the_key(place: &Place, key: Option<&RegisterKey>, conn: Result<Connection>) -> Result<Connection> {
    match conn {
        Err(RegisterFault::WrongKey) if fits_attachments(place, key) => {
            Err(RegisterFault::Damaged("its beginning cannot be read".to_owned()))
        }
        conn => conn,
    }
}

fn fits_attachments(place: &Place, key: Option<&RegisterKey>) -> bool {
    let written = fs::metadata(place.attachments()).is_ok_and(|found| found.len() > 0);
    written && opened(&place.attachments(), key, OpenFlags::SQLITE_OPEN_READ_WRITE).is_ok()
}

/// A file that is there already; it is not made.
pub(super) fn opened(file: &Path, key: Option<&RegisterKey>, how: OpenFlags) -> Result<Connection> {
    with_key(Connection::open_with_flags(file, how | OpenFlags::SQLITE_OPEN_NO_MUTEX)?, key)
}

fn with_key(conn: Connection, key: Option<&RegisterKey>) -> Result<Connection> {
    // A wrong key is told to the person, not to standard error.
    conn.execute_batch("pragma cipher_log_level = none")?;
    leave_the_log(&conn, true)?;
    if let Some(key) = key {
        conn.pragma_update(None, "key", key.literal().as_str())?;
    }
    conn.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

/// Whether the log is carried over into the file when the connection closes. Not by one that only looks, nor
/// before the file was found sound: what is damaged stays as it broke.
pub(super) fn leave_the_log(conn: &Connection, leave: bool) -> Result<()> {
    conn.set_db_config(DbConfig::SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, leave)?;
    Ok(())
}

/// How every connection reads.
pub(super) fn tune(conn: &Connection) -> Result<()> {
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn.execute_batch(
        "pragma busy_timeout = 5000;
         pragma cache_size = -65536;
         pragma temp_store = memory;
         pragma trusted_schema = off;
         pragma cell_size_check = on;",
    )?)
}

/// Gives a connection the file of the attachments too.
pub(super) fn attach(conn: &Connection, place: &Place, key: Option<&RegisterKey>) -> Result<()> {
    let attachments = place.attachments();
    // An empty key is none.
    let literal = key.map(RegisterKey::literal).unwrap_or_default();
    conn.execute("attach database ?1 as att key ?2", (attachments.to_string_lossy(), literal.as_str()))?;
    Ok(())
}

pub(super) fn connect(place: &Place, key: Option<&RegisterKey>) -> Result<Connection> {
    let conn = unlocked(place, key)?;
    conn.execute_batch(
        "pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma secure_delete = on;",
    )?;
    tune(&conn)?;
    attach(&conn, place, key)?;
    conn.execute_batch(
        "pragma att.journal_mode = wal;
         pragma att.synchronous = full;
         pragma att.secure_delete = on;
         create table if not exists att.attachment (
             sha256 text primary key check (length(sha256) = 64),
             media  text not null,
             data   blob not null
         ) strict;",
    )?;
    Ok(conn)
}

/// The last action of a station's series. Of this station's own, its time is the latest this register has seen,
/// because an action of another station that came later is never given a time before it (`HybridTime::after`).
pub(super) fn last_of(conn: &Connection, station: &StationId) -> Result<Head> {
    let none = Head { seq: 0, hash: Hash::START, time: HybridTime { ms: 0, n: 0 } };
    let Some(no) = station::number(conn, station)? else { return Ok(none) };
    let Some(row) = station::last_row(conn, no)? else { return Ok(none) };
    let sql = "select hash, at_ms, at_n from action where id = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([row], |last| {
        let time = HybridTime { ms: last.get(1)?, n: last.get(2)? };
        Ok(Head { seq: station::seq(row), hash: Hash(last.get(0)?), time })
    })?)
}

impl By {
    /// The program acting for itself, once: `command` makes it safe to repeat.
    pub fn program(command: String) -> Self {
        Self { officer: OfficerId::program(), request: command.clone(), command, reason: None }
    }
}
