//! What a clerk was typing. It is no deed and leaves no action; it only must not be lost.

use rusqlite::OptionalExtension;

use super::{Register, Result};
use crate::domain::mark::OfficerId;

impl Register {
    /// Keeps the draft of `officer`, instead of the one before.
    pub fn save_draft(&mut self, officer: &OfficerId, body: &str) -> Result<()> {
        let sql = "insert into draft (officer, body, saved_ms) values (?1, ?2, ?3)
                   on conflict (officer) do update set body = excluded.body, saved_ms = excluded.saved_ms";
        self.files.check()?;
        let now = self.env.now_ms();
        self.conn.prepare_cached(sql)?.execute((officer.as_str(), body, now))?;
        Ok(())
    }

    pub fn draft(&self, officer: &OfficerId) -> Result<Option<String>> {
        let mut query = self.conn.prepare_cached("select body from draft where officer = ?1")?;
        Ok(query.query_row([officer.as_str()], |row| row.get(0)).optional()?)
    }

    pub fn clear_draft(&mut self, officer: &OfficerId) -> Result<()> {
        self.files.check()?;
        self.conn.prepare_cached("delete from draft where officer = ?1")?.execute([officer.as_str()])?;
        Ok(())
    }
}
