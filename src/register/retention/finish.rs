//! What is left to do after content was erased: the bytes of files that no case needs any more, and what a file
//! keeps of rows that are gone, on its old pages and in its log. What is to be done is noted in the commit that
//! erased; whoever opens the register next finishes it.

use std::collections::BTreeSet;

use rusqlite::Connection;

use crate::domain::mark::Uid;
use crate::register::{Register, Result, case, meta};

/// Bodies, names and numbers were erased, and pages may still say them.
pub(super) const ERASING: &str = "erasing";
const FILE: &str = "erasing/";
/// As an action's content names a file.
const NAMED: &str = "\"sha256\":\"";
const DIGITS: usize = 64;

/// The note that a file's bytes are to go.
pub(super) fn pending(sha256: &str) -> String {
    format!("{FILE}{sha256}")
}

impl Register {
    /// Removes for good what was erased: afterwards no page of the files and no log has it. After a run over
    /// many cases the whole register is written anew, so this takes a minute for each two million cases.
    ///
    /// While a backup is just reading, its log cannot be cut; then the rest is done the next time.
    pub fn finish_erasing(&mut self) -> Result<()> {
        let files = pending_files(&self.conn)?;
        let contents = meta(&self.conn, ERASING)?.is_some();
        if files.is_empty() && !contents {
            return Ok(());
        }
        self.files.check()?;
        for sha256 in needed_no_more(&self.conn, files)? {
            self.conn.execute("delete from att.attachment where sha256 = ?1", [sha256])?;
        }
        if contents {
            // Pages that were once split keep copies of rows where nothing is written over them.
            self.conn.execute_batch("pragma temp_store = file; vacuum main; pragma temp_store = memory;")?;
        }
        let read_meanwhile: bool =
            self.conn.query_row("pragma wal_checkpoint(truncate)", [], |row| row.get(0))?;
        if !read_meanwhile {
            self.conn.execute("delete from meta where key = ?1 or key like ?2 || '%'", [ERASING, FILE])?;
        }
        Ok(())
    }
}

fn pending_files(conn: &Connection) -> Result<BTreeSet<String>> {
    let mut query = conn.prepare("select substr(key, length(?1) + 1) from meta where key like ?1 || '%'")?;
    let files = query.query_map([FILE], |row| row.get(0))?;
    Ok(files.collect::<rusqlite::Result<_>>()?)
}

/// Those of `files` that no case names: the same bytes may stand under another case, and stay for it.
fn needed_no_more(conn: &Connection, mut files: BTreeSet<String>) -> Result<BTreeSet<String>> {
    let mut query = conn.prepare("select case_uid, body from action where case_uid is not null and instr(body, ?1) > 0")?;
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
            needed.for_each(|file| drop(files.remove(&file.sha256)));
        }
    }
    Ok(files)
}

fn named(body: &str) -> impl Iterator<Item = &str> {
    body.split(NAMED).skip(1).filter_map(|rest| rest.get(..DIGITS))
}
