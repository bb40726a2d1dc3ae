//! The catalogues that cases were opened under: each is kept whole, so that an old case still reads.

use rusqlite::{Connection, OptionalExtension};
use sha2::{Digest, Sha256};

use super::{Register, Result};

/// A catalogue by the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownCatalogue {
    pub sha256: String,
    pub body: String,
}

impl Register {
    /// Keeps the catalogue in force and returns the SHA-256 by which cases name it.
    pub fn remember_catalogue(&mut self, country: &str, body: &str) -> Result<String> {
        if self.damage().is_some() {
            // No case is opened under it.
            return Ok(hex::encode(Sha256::digest(body.as_bytes())));
        }
        keep(&self.conn, country, body, self.env.now_ms())
    }

    pub fn known_catalogue(&self, sha256: &str) -> Result<Option<KnownCatalogue>> {
        known(&self.conn, sha256)
    }
}

/// Keeps a catalogue under the hash of its bytes, which comes back.
pub(super) fn keep(conn: &Connection, country: &str, body: &str, now_ms: i64) -> Result<String> {
    let sha256 = hex::encode(Sha256::digest(body.as_bytes()));
    let known: bool = conn
        .prepare_cached("select exists (select 1 from catalogue where sha256 = ?1)")?
        .query_row([&sha256], |row| row.get(0))?;
    if !known {
        let sql = "insert into catalogue (sha256, country, body, first_ms) values (?1, ?2, ?3, ?4)";
        conn.prepare_cached(sql)?.execute((&sha256, country, body, now_ms))?;
    }
    Ok(sha256)
}

pub(super) fn known(conn: &Connection, sha256: &str) -> Result<Option<KnownCatalogue>> {
    let mut query = conn.prepare_cached("select body from catalogue where sha256 = ?1")?;
    let body = query.query_row([sha256], |row| row.get(0)).optional()?;
    Ok(body.map(|body| KnownCatalogue { sha256: sha256.to_owned(), body }))
}
