//! Opening and founding a register: the lock, the key, the settings of the connection, upgrades.

use std::fs::{self, File, OpenOptions};
use std::path::{Path, PathBuf};

use rusqlite::{Connection, OptionalExtension};
use zeroize::Zeroizing;

use super::transact::By;
use super::{Head, Register, RegisterFault, Result};
use crate::domain::ledger::{Deed, Hash, HybridTime, Subject};
use crate::domain::mark::{OfficerId, StationId};
use crate::env::Env;

/// The schema of today; new files are made with it.
const SCHEMA: &str = include_str!("../../schema.sql");
/// Its `user_version`.
const VERSION: i64 = 1;
/// Scripts that bring a file of version N (from 1) to N + 1, in order.
const UPGRADES: [&str; (VERSION - 1) as usize] = [];

/// Where a register's files are: one folder, `register.db` and `attachments.db` in it.
#[derive(Debug, Clone)]
pub struct Place(pub PathBuf);

impl Place {
    pub fn register(&self) -> PathBuf {
        self.0.join("register.db")
    }

    fn attachments(&self) -> PathBuf {
        self.0.join("attachments.db")
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
    fn literal(&self) -> Zeroizing<String> {
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
    /// Opens the register in `place`, founding it when there is none.
    ///
    /// Fails with `InUse` when another copy of the program has it, `WrongKey` when `key` does not
    /// open it, `NewerVersion` when a later program wrote it, `OtherStation` when it is another's.
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
        let conn = connect(place, key)?;
        bring_up_to_date(&conn)?;
        let mut register = Register {
            head: own_head(&conn, &founding.station)?,
            conn,
            env,
            station: founding.station.clone(),
            _lock: lock,
        };
        match register.meta("station")? {
            None => register.found(founding)?,
            Some(found) if found != founding.station.as_str() => {
                return Err(RegisterFault::OtherStation { found, expected: founding.station.to_string() });
            }
            Some(_) => {}
        }
        Ok(register)
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

    /// A setting kept in the register itself.
    pub(super) fn meta(&self, key: &str) -> Result<Option<String>> {
        let mut query = self.conn.prepare_cached("select value from meta where key = ?1")?;
        Ok(query.query_row([key], |row| row.get(0)).optional()?)
    }
}

/// Holds the register for this process alone; the system lets go when the process ends, however it ends.
fn lock(folder: &Path) -> Result<File> {
    let file = OpenOptions::new().create(true).truncate(false).write(true).open(folder.join("register.lock"))?;
    match file.try_lock() {
        Ok(()) => Ok(file),
        Err(fs::TryLockError::WouldBlock) => Err(RegisterFault::InUse),
        Err(fs::TryLockError::Error(error)) => Err(error.into()),
    }
}

/// A connection that was given the key, and whose first read told that it fits.
fn unlocked(place: &Place, key: Option<&RegisterKey>) -> Result<Connection> {
    let conn = Connection::open(place.register())?;
    // A wrong key is told to the person, not to standard error.
    conn.execute_batch("pragma cipher_log_level = none")?;
    if let Some(key) = key {
        conn.pragma_update(None, "key", key.literal().as_str())?;
    }
    conn.query_row("select count(*) from sqlite_schema", [], |_| Ok(()))?;
    Ok(conn)
}

fn connect(place: &Place, key: Option<&RegisterKey>) -> Result<Connection> {
    let conn = unlocked(place, key)?;
    conn.execute_batch(
        "pragma journal_mode = wal;
         pragma synchronous = full;
         pragma foreign_keys = on;
         pragma busy_timeout = 5000;
         pragma cache_size = -16000;
         pragma temp_store = memory;
         pragma trusted_schema = off;
         pragma cell_size_check = on;",
    )?;
    let attachments = place.attachments();
    // An empty key is none.
    let literal = key.map(RegisterKey::literal).unwrap_or_default();
    conn.execute("attach database ?1 as att key ?2", (attachments.to_string_lossy(), literal.as_str()))?;
    conn.execute_batch(
        "pragma att.journal_mode = wal;
         pragma att.synchronous = full;
         create table if not exists att.attachment (
             sha256 text primary key check (length(sha256) = 64),
             media  text not null,
             data   blob not null
         ) strict;",
    )?;
    conn.set_prepared_statement_cache_capacity(64);
    Ok(conn)
}

fn bring_up_to_date(conn: &Connection) -> Result<()> {
    let found: i64 = conn.query_row("pragma user_version", [], |row| row.get(0))?;
    if found > VERSION {
        return Err(RegisterFault::NewerVersion { found, known: VERSION });
    }
    if found == VERSION {
        return Ok(());
    }
    let script = match found {
        0 => SCHEMA.to_owned(),
        _ => UPGRADES[(found - 1) as usize..].concat(),
    };
    // One transaction: a crash leaves either the old file or the new one.
    conn.execute_batch(&format!("begin immediate; {script}; pragma user_version = {VERSION}; commit;"))?;
    Ok(())
}

/// The station's own last action. Its time is the latest this register has seen, because an action of
/// another station that came later is never given a time before it (`HybridTime::after`).
fn own_head(conn: &Connection, station: &StationId) -> Result<Head> {
    let sql = "select seq, hash, at_ms, at_n from action where station = ?1 order by seq desc limit 1";
    let last = conn.query_row(sql, [station.as_str()], |row| {
        let time = HybridTime { ms: row.get(2)?, n: row.get(3)? };
        Ok(Head { seq: row.get::<_, i64>(0)? as u64, hash: Hash(row.get(1)?), time })
    });
    let none = Head { seq: 0, hash: Hash::START, time: HybridTime { ms: 0, n: 0 } };
    Ok(last.optional()?.unwrap_or(none))
}

impl By {
    /// The program acting for itself, once: `command` makes it safe to repeat.
    pub fn program(command: String) -> Self {
        Self { officer: OfficerId::program(), request: command.clone(), command, reason: None }
    }
}
