//! The attachments of all copies at one place. An attachment never changes, so each is copied once, into
//! encrypted files of their own that only grow, until it was erased and no copy needs it any more; when one is full the next begins, because sticks are
//! often of a kind that takes no file of four gigabytes.

use std::path::{Path, PathBuf};

use rusqlite::{Connection, OpenFlags, OptionalExtension};
use sha2::{Digest, Sha256};

use super::{RegisterFault, RegisterKey, Result, Source};
use crate::durable;
use crate::register::open::opened;
use crate::register::retention::file_of;

/// A volume takes no more attachments once it is as large as this, in bytes.
const FULL: u64 = 1 << 30;
/// Attachments in one commit: so many are lost when a stick is pulled, and copied again.
const AT_ONCE: usize = 64;

/// The attachments at one place of copies.
pub struct Volumes {
    folder: PathBuf,
    key: Option<RegisterKey>,
    volumes: Vec<Connection>,
}

impl Volumes {
    /// What is in `folder`, which must be there; nothing is made yet.
    pub fn open(folder: &Path, source: &Source) -> Result<Volumes> {
        let mut all = Volumes { folder: folder.to_owned(), key: source.key.clone(), volumes: vec![] };
        while all.file(all.volumes.len() + 1).exists() {
            let volume = opened(&all.file(all.volumes.len() + 1), all.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            all.volumes.push(safely(volume)?);
        }
        Ok(all)
    }

    /// Copies what is not here yet, reads it back, and gives how many came.
    pub fn take_from(&mut self, source: &Source) -> Result<u64> {
        let file = source.place.attachments();
        if !file.exists() {
            return Ok(0);
        }
        let conn = opened(&file, source.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        let from = self.begin_at(&conn)?;
        let mut query =
            conn.prepare("select rowid, sha256, media, data from attachment where rowid > ?1 order by rowid")?;
        let mut rows = query.query([from])?;
        let (mut came, mut waiting) = (0, vec![]);
        while let Some(row) = rows.next()? {
            let sha256: String = row.get(1)?;
            let known = self.has(&sha256)?;
            waiting.push(Row {
                at: row.get(0)?,
                media: row.get(2)?,
                data: if known { None } else { Some(row.get(3)?) },
                sha256,
            });
            came += u64::from(!known);
            if waiting.len() == AT_ONCE {
                self.put(std::mem::take(&mut waiting))?;
            }
        }
        if !waiting.is_empty() {
            self.put(waiting)?;
        }
        Ok(came)
    }

    /// Removes what the register erased before `oldest_ms`, when the oldest copy here was made: no copy needs it any
    /// more; gives how many went.
    pub fn forget_erased(&mut self, source: &Source, oldest_ms: i64) -> Result<u64> {
        let Some(last) = self.volumes.last() else { return Ok(0) };
        let sql = "select note from forgot";
        let after: Option<String> = last.query_row(sql, [], |row| row.get(0)).optional()?;
        let notes = source.files_gone(&after.unwrap_or_default(), oldest_ms)?;
        let Some(latest) = notes.last() else { return Ok(0) };
        let mut went = 0;
        for sha256 in notes.iter().map(|note| file_of(note)) {
            if !source.has_attachment(sha256)? {
                for volume in &self.volumes {
                    went += volume.execute("delete from attachment where sha256 = ?1", [sha256])? as u64;
                }
            }
        }
        let sql = "insert into forgot (no, note) values (1, ?1) on conflict (no) do update set note = excluded.note";
        last.execute(sql, [latest])?;
        Ok(went)
    }

    /// Gives every attachment to `to` that it does not have; how many came.
    pub(in crate::register) fn give_to(&self, to: &Connection) -> Result<u64> {
        let mut came = 0;
        for volume in &self.volumes {
            let mut query = volume.prepare("select sha256, media, data from attachment")?;
            let mut rows = query.query([])?;
            let tx = to.unchecked_transaction()?;
            while let Some(row) = rows.next()? {
                let sql = "insert into attachment (sha256, media, data) values (?1, ?2, ?3) on conflict do nothing";
                let (sha256, media, data): (String, String, Vec<u8>) = (row.get(0)?, row.get(1)?, row.get(2)?);
                came += to.prepare_cached(sql)?.execute((sha256, media, data))? as u64;
            }
            tx.commit()?;
        }
        Ok(came)
    }

    /// Holds every attachment against its hash: how many there are, and which are not what they were.
    pub fn verify(&self) -> Result<(u64, Vec<String>)> {
        let (mut count, mut changed) = (0, vec![]);
        for volume in &self.volumes {
            let mut query = volume.prepare("select sha256, data from attachment")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let sha256: String = row.get(0)?;
                count += 1;
                if hash_of(row.get_ref(1)?.as_blob().unwrap_or_default()) != sha256 {
                    changed.push(sha256);
                }
            }
        }
        Ok((count, changed))
    }

    pub fn count(&self) -> Result<u64> {
        let count =
            |volume: &Connection| volume.query_row("select count(*) from attachment", [], |row| row.get::<_, i64>(0));
        Ok(self.volumes.iter().map(count).sum::<rusqlite::Result<i64>>()? as u64)
    }

    fn file(&self, no: usize) -> PathBuf {
        self.folder.join(format!("attachments-{no:02}.db"))
    }

    /// Where copying went on last time; from the beginning when the register's own file is another by now.
    fn begin_at(&self, source: &Connection) -> Result<i64> {
        let Some(last) = self.volumes.last() else { return Ok(0) };
        let seen: Option<(i64, String)> =
            last.query_row("select at, sha256 from seen", [], |row| Ok((row.get(0)?, row.get(1)?))).optional()?;
        let Some((at, sha256)) = seen else { return Ok(0) };
        let sql = "select sha256 from attachment where rowid = ?1";
        let there: Option<String> = source.query_row(sql, [at], |row| row.get(0)).optional()?;
        Ok(if there == Some(sha256) { at } else { 0 })
    }

    fn has(&self, sha256: &str) -> Result<bool> {
        for volume in &self.volumes {
            let sql = "select exists (select 1 from attachment where sha256 = ?1)";
            if volume.prepare_cached(sql)?.query_row([sha256], |row| row.get(0))? {
                return Ok(true);
            }
        }
        Ok(false)
    }

    /// One commit in the last volume, read back.
    fn put(&mut self, rows: Vec<Row>) -> Result<()> {
        let room = std::fs::metadata(self.file(self.volumes.len())).is_ok_and(|found| found.len() < FULL);
        if !room {
            self.begin_volume()?;
        }
        let Some(volume) = self.volumes.last() else { return Ok(()) };
        let tx = volume.unchecked_transaction()?;
        for Row { at, sha256, media, data } in &rows {
            if let Some(data) = data {
                let sql = "insert into attachment (sha256, media, data) values (?1, ?2, ?3)";
                tx.prepare_cached(sql)?.execute((sha256, media, data))?;
            }
            let sql = "insert into seen (no, at, sha256) values (1, ?1, ?2)
                       on conflict (no) do update set at = excluded.at, sha256 = excluded.sha256";
            tx.prepare_cached(sql)?.execute((at, sha256))?;
        }
        tx.commit()?;
        // What was kept in memory of it proves nothing.
        volume.execute_batch("pragma shrink_memory")?;
        for Row { sha256, .. } in rows.iter().filter(|row| row.data.is_some()) {
            let data: Vec<u8> = volume
                .prepare_cached("select data from attachment where sha256 = ?1")?
                .query_row([sha256], |row| row.get(0))?;
            if hash_of(&data) != *sha256 {
                return Err(RegisterFault::Damaged(format!("attachment {sha256} was not kept as it is")));
            }
        }
        Ok(())
    }

    fn begin_volume(&mut self) -> Result<()> {
        let file = self.file(self.volumes.len() + 1);
        let how = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE;
        let volume = safely(opened(&file, self.key.as_ref(), how)?)?;
        durable::sync_folder(&self.folder)?;
        self.volumes.push(volume);
        Ok(())
    }
}

/// One attachment on its way; without data when a volume has it already.
struct Row {
    at: i64,
    sha256: String,
    media: String,
    data: Option<Vec<u8>>,
}

fn hash_of(data: &[u8]) -> String {
    hex::encode(Sha256::digest(data))
}

/// One file and no log beside it: a stick is pulled out as it is.
fn safely(conn: Connection) -> Result<Connection> {
    conn.execute_batch(
        "pragma journal_mode = delete;
         pragma synchronous = full;
         pragma secure_delete = on;
         pragma busy_timeout = 5000;
         create table if not exists attachment (
             sha256 text primary key check (length(sha256) = 64),
             media  text not null,
             data   blob not null
         ) strict;
         create table if not exists seen (
             no     integer primary key check (no = 1),
             at     integer not null,
             sha256 text not null
         ) strict;
         create table if not exists forgot (
             no   integer primary key check (no = 1),
             note text not null
         ) strict;",
    )?;
    Ok(conn)
}
