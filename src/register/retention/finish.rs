//! What is left to do after content was erased: the bytes of files that no case needs any more, and what a file
//! keeps of rows that are gone, on its old pages and in its log. What is to be done is noted in the commit that
//! erased; whoever opens the register next finishes it.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::mark::Uid;
use crate::register::{Register, Result, Source, case, meta, name, set_meta};

/// Bodies, names and numbers were erased, and pages may still say them.
pub(super) const ERASING: &str = "erasing";
const FILE: &str = "erasing/";
/// When a file's bytes went, in milliseconds UTC with all their digits, and which: copies made after that day need
/// them no more, and a copy that is restored must not bring them back.
const GONE: &str = "gone/";
/// As an action's content names a file.
const NAMED: &str = "\"sha256\":\"";
const DIGITS: usize = 64;

/// The note that a file's bytes are to go.
pub(super) fn pending(sha256: &str) -> String {
    format!("{FILE}{sha256}")
}

/// Notes what went before as to be removed again: a restored register has had its files brought back.
pub(in crate::register) fn pend_again(conn: &Connection) -> Result<()> {
    let sql = "insert or ignore into meta (key, value)
               select ?1 || substr(key, -?2), '' from meta where key between ?3 and ?3 || 'z'";
    conn.execute(sql, (FILE, DIGITS as i64, GONE))?;
    Ok(())
}

impl Source {
    /// The notes of files that went after that of `after` and before `until_ms`, in their order; a note ends with
    /// the SHA-256 of its file.
    pub(in crate::register) fn files_gone(&self, after: &str, until_ms: i64) -> Result<Vec<String>> {
        let conn = self.reading()?;
        let mut query = conn.prepare("select key from meta where key > ?1 and key < ?2 order by key")?;
        let notes = query.query_map([after.max(GONE), &gone(until_ms, "")], |row| row.get(0))?;
        Ok(notes.collect::<rusqlite::Result<_>>()?)
    }
}

fn gone(ms: i64, sha256: &str) -> String {
    format!("{GONE}{ms:015}/{sha256}")
}

/// The SHA-256 at the end of a note.
pub(in crate::register) fn file_of(note: &str) -> &str {
    note.len().checked_sub(DIGITS).and_then(|at| note.get(at..)).unwrap_or_default()
}

impl Register {
    /// Removes for good what was erased: afterwards no page of the files and no log has it. After a run over
    /// many cases the whole register is written anew.
    ///
    /// While a backup is just reading, its log cannot be cut; then the rest is done the next time.
    pub fn finish_erasing(&mut self) -> Result<()> {
        let files = pending_files(&self.conn)?;
        let contents = is_erasing(&self.conn)?;
        if files.is_empty() && !contents {
            return Ok(());
        }
        self.files.check()?;
        let now = self.now_not_back();
        for sha256 in needed_no_more(&self.conn, files)? {
            self.conn.execute("delete from att.attachment where sha256 = ?1", [&sha256])?;
            set_meta(&self.conn, &gone(now, &sha256), "")?;
        }
        if contents {
            let tx = self.conn.transaction()?;
            name::forget_unused(&tx)?;
            tx.commit()?;
            // Pages that were once split keep copies of rows where nothing is written over them.
            self.conn.execute_batch("pragma temp_store = file; vacuum main; pragma temp_store = memory;")?;
        }
        let read_meanwhile: bool = self.conn.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        if !read_meanwhile {
            self.conn.execute("delete from meta where key = ?1 or key between ?2 and ?2 || 'z'", [ERASING, FILE])?;
        }
        Ok(())
    }
}

/// Whether content went of which the files still keep something.
pub(in crate::register) fn is_erasing(conn: &Connection) -> Result<bool> {
    Ok(meta(conn, ERASING)?.is_some())
}

fn pending_files(conn: &Connection) -> Result<BTreeSet<String>> {
    let mut query = conn.prepare("select substr(key, length(?1) + 1) from meta where key between ?1 and ?1 || 'z'")?;
    let files = query.query_map([FILE], |row| row.get(0))?;
    Ok(files.collect::<rusqlite::Result<_>>()?)
}

/// Those of `files` that no case names: the same bytes may stand under another case, and stay for it.
fn needed_no_more(conn: &Connection, mut files: BTreeSet<String>) -> Result<BTreeSet<String>> {
    let mut query =
        conn.prepare("select case_uid, body from action where case_uid is not null and instr(body, ?1) > 0")?;
    let mut rows = query.query([NAMED])?;
    while let Some(row) = rows.next()? {
        if files.is_empty() {
            break;
        }
        let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        if named(body).any(|sha256| files.contains(sha256))
            && let Some(case) = case::load(conn, Uid::from_bytes(row.get(0)?))?
        {
            let needed = case.documents.iter().flat_map(|document| &document.files);
            for file in needed {
                files.remove(&file.sha256);
            }
        }
    }
    Ok(files)
}

fn named(body: &str) -> impl Iterator<Item = &str> {
    body.split(NAMED).skip(1).filter_map(|rest| rest.get(..DIGITS))
}
