//! The end of content: holding a case for a court or an inspection, and erasing what has come to the end of its
//! time. Each case goes in one commit: an action says what went and keeps what is left; the bodies that told of
//! the person are emptied, whose hashes the chain covers, and with them its row and its name. The bytes of files
//! and what old pages of the file still say go after, in `finish`, however often that is interrupted.

mod finish;

pub(super) use finish::{file_of, is_erasing, pend_again};

use std::fs;

use chrono::NaiveDate;
use rusqlite::Connection;

use super::entry::Entry;
use super::restore::SET_ASIDE;
use super::{By, Done, Register, RegisterFault, Result, action, name, print_job};
use crate::domain::case::Case;
use crate::domain::ledger::{Deed, Subject, body_hash};
use crate::domain::mark::Uid;
use crate::domain::retention::{Ended, Erased, OF_PEOPLE};

impl Register {
    /// Keeps the content of a case beyond its time, or lets its time count again; why is `by`'s reason.
    ///
    /// Fails with `Held` or `NotHeld` when that is so already.
    pub fn hold_case(&mut self, by: &By, uid: Uid, hold: bool) -> Result<Done<()>> {
        self.transact(by, |entry| match (entry.case(uid)?.held, hold) {
            (Some(_), true) => Err(RegisterFault::Held),
            (None, false) => Err(RegisterFault::NotHeld),
            (None, true) => entry.append(Subject::Case(uid), &Deed::CaseHeld {}),
            (Some(_), false) => entry.append(Subject::Case(uid), &Deed::HoldLifted {}),
        })
    }

    /// Hands every case to `each` of which something may have ended: those with a person in them opened before
    /// `content_ms`, and those with files that came before `files_ms`. One case at a time is in memory.
    pub fn each_case_of_age(
        &self,
        (content_ms, files_ms): (i64, i64),
        mut each: impl FnMut(Case) -> Result<()>,
    ) -> Result<()> {
        let sql = "select uid from every_case where opened_ms < ?1 and identity_number <> ''
                   union
                   select case_uid from action where case_uid is not null and at_ms < ?2
                   and kind in ('case_opened', 'documents_recorded', 'case_corrected', 'attachment_added') and instr(body, '\"sha256\"') > 0";
        let mut query = self.conn.prepare(sql)?;
        let mut rows = query.query((content_ms, files_ms))?;
        while let Some(row) = rows.next()? {
            each(self.case(Uid::from_bytes(row.get(0)?))?)?;
        }
        Ok(())
    }

    /// Erases what has `ended` of one case whose time counted from `since`. What it leaves on old pages goes
    /// with [`Self::finish_erasing`].
    ///
    /// Fails with `Held` when the case is held, whatever was planned before.
    pub fn erase_content(&mut self, by: &By, uid: Uid, ended: Ended, since: NaiveDate) -> Result<Done<Erased>> {
        let done = self.transact(by, |entry| erase(entry, uid, ended, since))?;
        self.names.forgotten();
        Ok(done)
    }

    /// Removes what was half typed and not touched since `before_ms`. A draft is no deed.
    pub fn erase_drafts(&mut self, before_ms: i64) -> Result<u64> {
        self.files.check()?;
        Ok(self.conn.execute("delete from draft where saved_ms < ?1", [before_ms])? as u64)
    }

    /// Removes registers that were set aside before `day`: they keep what was erased since.
    pub fn erase_set_aside(&mut self, day: NaiveDate) -> Result<u64> {
        let mut went = 0;
        for entry in fs::read_dir(self.place.0.join(SET_ASIDE)).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let set_aside = name.to_str().and_then(|name| name.get(..8));
            let set_aside = set_aside.and_then(|text| NaiveDate::parse_from_str(text, "%Y%m%d").ok());
            if set_aside.is_some_and(|set_aside| set_aside < day) {
                fs::remove_dir_all(entry.path())?;
                went += 1;
            }
        }
        Ok(went)
    }

    /// Records that a run came to its end; gives what it erased, also before it was interrupted.
    pub fn record_run(&mut self, by: &By, until: NaiveDate, held: u64) -> Result<Done<Erased>> {
        self.transact(by, |entry| {
            let done = erased_by(entry.tx, &by.command)?;
            let Erased { cases, files, bytes, contents } = done;
            entry.append(Subject::Station, &Deed::RetentionRun { until, cases, files, bytes, contents, held })?;
            Ok(done)
        })
    }

    /// When this register began anew from a copy or out of a damaged one, in milliseconds UTC: holds that were
    /// set after that copy are not in it.
    pub fn began_anew(&self) -> Result<Option<i64>> {
        if self.station == self.station.counter() {
            return Ok(None);
        }
        let Some(no) = super::station::number(&self.conn, &self.station)? else { return Ok(None) };
        let mut first = self.conn.prepare_cached("select at_ms from action where id = ?1")?;
        Ok(Some(first.query_row([super::station::row(no, 1)], |row| row.get(0))?))
    }
}

/// What the commands of single cases within a run erased.
fn erased_by(conn: &Connection, run: &str) -> Result<Erased> {
    let mut query = conn.prepare_cached("select answer from command where id > ?1 || '/' and id < ?1 || '0'")?;
    let mut rows = query.query([run])?;
    let mut sum = Erased::default();
    while let Some(row) = rows.next()? {
        let answer = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
        sum.add(serde_json::from_str(answer)?);
    }
    Ok(sum)
}

fn erase(entry: &mut Entry<'_>, uid: Uid, ended: Ended, since: NaiveDate) -> Result<Erased> {
    let case = entry.case(uid)?;
    if case.held.is_some() {
        return Err(RegisterFault::Held);
    }
    let contents = if ended.content { contents(entry.tx, uid)? } else { vec![] };
    let remains = ended.content.then(|| Box::new(case.without_its_person(ended.files.clone())));
    let erased = Erased {
        cases: 1,
        files: ended.files.len() as u64,
        bytes: ended.files.iter().map(|file| file.bytes).sum(),
        contents: contents.len() as u64,
    };
    for file in &ended.files {
        entry.set_meta(&finish::pending(&file.sha256), "")?;
    }
    let no = case.no;
    let deed = Deed::ContentErased {
        no: no.clone(),
        service: case.service,
        stage: case.stage,
        since,
        rules: ended.rules,
        files: ended.files,
        contents: contents.len() as u32,
        remains,
    };
    entry.append(Subject::Case(uid), &deed)?;
    if ended.content {
        // After the fold, which still had to read them.
        empty(entry.tx, &contents)?;
        name::forget(entry.tx, &no)?;
        print_job::forget(entry.tx, uid)?;
        entry.set_meta(finish::ERASING, "yes")?;
    }
    Ok(erased)
}

/// The rows of the case's actions that tell of people, and the hashes of what they say.
fn contents(conn: &Connection, uid: Uid) -> Result<Vec<(i64, [u8; 32])>> {
    let sql = format!(
        "select id, body from action where id in {} and body <> '' and kind in ('{}')",
        action::rows_of("?1"),
        OF_PEOPLE.join("', '")
    );
    let mut query = conn.prepare_cached(&sql)?;
    let rows = query.query_map([uid.as_bytes()], |row| {
        let body = row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?;
        Ok((row.get(0)?, body_hash(body).0))
    })?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}

fn empty(conn: &Connection, contents: &[(i64, [u8; 32])]) -> Result<()> {
    let mut update = conn.prepare_cached("update action set body = '', body_hash = ?2 where id = ?1")?;
    for content in contents {
        update.execute(*content)?;
    }
    Ok(())
}
