//! The queue as it is looked at: what is still to be done, and what came out today.

use rusqlite::{Params, Row};

use crate::domain::mark::{OfficerId, Uid};
use crate::domain::paper::{PaperLanguage, PaperNote, PaperState};
use crate::env::Env;
use crate::register::{Register, RegisterFault, Result};
use crate::views::PaperJob;

/// Papers that are listed at most.
const MOST: u32 = 500;
const COLUMNS: &str =
    "id, case_uid, paper, no, copy, language, state, printer, officer, reason, note, made_ms, changed_ms";

impl Register {
    /// Papers that wait, and today's that came out or were cancelled; the newest first, so many at most.
    pub fn paper_jobs(&self) -> Result<Vec<PaperJob>> {
        let today = self.env.today();
        let sql = format!("select {COLUMNS} from print_job order by id desc limit {MOST}");
        let jobs = self.jobs(&sql, [])?;
        Ok(jobs.into_iter().filter(|job| job.state.is_open() || job.changed.date() == today).collect())
    }

    /// Papers that wait or are on their way, the one that waited longest first.
    pub fn open_jobs(&self) -> Result<Vec<PaperJob>> {
        self.jobs(
            &format!(
                "select {COLUMNS} from print_job where state in ('queued', 'printing', 'unsure', 'failed')
             order by id limit {MOST}"
            ),
            [],
        )
    }

    /// One of them. Fails with `NotFound` when there is none.
    pub fn paper_job(&self, job: i64) -> Result<PaperJob> {
        let found = self.jobs(&format!("select {COLUMNS} from print_job where id = ?1"), [job])?;
        found.into_iter().next().ok_or_else(|| RegisterFault::NotFound { what: "print_job", id: job.to_string() })
    }

    fn jobs(&self, sql: &str, params: impl Params) -> Result<Vec<PaperJob>> {
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query(params)?;
        let mut jobs = vec![];
        while let Some(row) = rows.next()? {
            jobs.push(job(row, &self.env)?);
        }
        Ok(jobs)
    }
}

fn job(row: &Row<'_>, env: &Env) -> Result<PaperJob> {
    let (state, language): (String, Option<String>) = (row.get(6)?, row.get(5)?);
    let (officer, note): (String, Option<String>) = (row.get(8)?, row.get(10)?);
    let damaged = |what: &str| RegisterFault::Damaged(format!("print_job: {what}"));
    Ok(PaperJob {
        job: row.get(0)?,
        case: row.get::<_, Option<[u8; 16]>>(1)?.map(Uid::from_bytes),
        paper: row.get(2)?,
        no: row.get(3)?,
        copy: row.get(4)?,
        language: language.as_deref().and_then(PaperLanguage::from_code),
        state: PaperState::from_code(&state).ok_or_else(|| damaged(&state))?,
        printer: row.get(7)?,
        officer: officer.parse::<OfficerId>().map_err(|_| damaged(&officer))?,
        reason: row.get(9)?,
        note: note.map(PaperNote::from),
        made: env.local(row.get(11)?),
        changed: env.local(row.get(12)?),
    })
}
