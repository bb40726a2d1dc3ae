//! Files of cases, each kept once under the hash of its bytes, in an encrypted file of their own.
//!
//! They are on disk before the case that names them commits. One that no case names (the program
//! was killed in between) is harmless.

use rusqlite::OptionalExtension;
use sha2::{Digest, Sha256};

use super::{Register, RegisterFault, Result};
use crate::domain::case::Attachment;

/// A stored file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct AttachmentBytes {
    pub media: String,
    pub data: Vec<u8>,
}

impl Register {
    /// Stores a file and returns what a case says of it. The same bytes are stored once.
    pub fn store_attachment(&mut self, name: &str, media: &str, data: &[u8]) -> Result<Attachment> {
        self.files.check()?;
        let sha256 = hex::encode(Sha256::digest(data));
        self.conn
            .prepare_cached(
                "insert into att.attachment (sha256, media, data) values (?1, ?2, ?3) on conflict do nothing",
            )?
            .execute((&sha256, media, data))?;
        Ok(Attachment { sha256, media: media.to_owned(), bytes: data.len() as u64, name: name.to_owned() })
    }

    pub fn has_attachment(&self, sha256: &str) -> Result<bool> {
        let sql = "select exists (select 1 from att.attachment where sha256 = ?1)";
        Ok(self.conn.prepare_cached(sql)?.query_row([sha256], |row| row.get(0))?)
    }

    pub fn attachment(&self, sha256: &str) -> Result<AttachmentBytes> {
        read(&self.conn, sha256)
    }
}

/// The attachment with this hash, from a connection that has them attached.
pub(super) fn read(conn: &rusqlite::Connection, sha256: &str) -> Result<AttachmentBytes> {
    conn.prepare_cached("select media, data from att.attachment where sha256 = ?1")?
        .query_row([sha256], |row| Ok(AttachmentBytes { media: row.get(0)?, data: row.get(1)? }))
        .optional()?
        .ok_or_else(|| RegisterFault::NotFound { what: "attachment", id: sha256.to_owned() })
}
