//! The pages of the files, their indexes and the keys between tables, as SQLite and SQLCipher prove them: by a
//! connection of its own, on a thread of its own, while the ledger is proved beside it.

use rusqlite::Connection;
use rusqlite::types::ValueRef;

use super::Finding;
use crate::register::{Result, Source};

/// Memory for pages, in KiB: an index is looked into once for every row of its table.
const CACHE: u32 = 128 << 10;

/// Reads every page. Each proves its hash when it is read, so that SQLCipher is asked which pages are damaged only
/// when one is.
pub(super) fn verify(source: &Source) -> Result<Vec<Finding>> {
    let whole = pages(source);
    if whole.as_ref().is_ok_and(Vec::is_empty) {
        return whole;
    }
    let mut found = told(&source.reading()?, "register.db", "pragma main.cipher_integrity_check")?;
    found.extend(whole?);
    Ok(found)
}

fn pages(source: &Source) -> Result<Vec<Finding>> {
    let conn = source.reading_all()?;
    conn.pragma_update(None, "cache_size", -i64::from(CACHE))?;
    let mut found = told(&conn, "register.db", "pragma main.integrity_check")?;
    found.extend(told(&conn, "attachments.db", "pragma att.integrity_check")?);
    found.extend(told(&conn, "register.db", "pragma foreign_key_check")?);
    Ok(found)
}

/// What a check says, but for its word that all is well.
fn told(conn: &Connection, place: &str, check: &str) -> Result<Vec<Finding>> {
    let mut query = conn.prepare(check)?;
    let mut rows = query.query([])?;
    let mut found = vec![];
    while let Some(row) = rows.next()? {
        let what = row.get_ref(0)?;
        if what != ValueRef::Text(b"ok") {
            found.push(Finding { place: place.to_owned(), what: format!("{what:?}") });
        }
    }
    Ok(found)
}
