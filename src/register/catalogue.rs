//! The catalogues that cases were opened under: each is kept whole, so that an old case still reads.

use rusqlite::OptionalExtension;
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
        let sha256 = hex::encode(Sha256::digest(body.as_bytes()));
        if self.damage().is_some() {
            // No case is opened under it.
            return Ok(sha256);
        }
        let known: bool = self
            .conn
            .prepare_cached("select exists (select 1 from catalogue where sha256 = ?1)")?
            .query_row([&sha256], |row| row.get(0))?;
        if !known {
            let sql = "insert into catalogue (sha256, country, body, first_ms) values (?1, ?2, ?3, ?4)";
            let now = self.env.now_ms();
            self.conn.prepare_cached(sql)?.execute((&sha256, country, body, now))?;
        }
        Ok(sha256)
    }

    pub fn known_catalogue(&self, sha256: &str) -> Result<Option<KnownCatalogue>> {
        known(&self.conn, sha256)
    }
}

pub(super) fn known(conn: &rusqlite::Connection, sha256: &str) -> Result<Option<KnownCatalogue>> {
    let mut query = conn.prepare_cached("select body from catalogue where sha256 = ?1")?;
    let body = query.query_row([sha256], |row| row.get(0)).optional()?;
    Ok(body.map(|body| KnownCatalogue { sha256: sha256.to_owned(), body }))
}
