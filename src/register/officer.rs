//! Staff: enrolment, the stored secret, and its failures, which are counted before they are checked.

use rusqlite::OptionalExtension;

use super::{By, Done, Register, RegisterFault, Result};
use crate::domain::ledger::{Deed, Subject};
use crate::domain::mark::OfficerId;
use crate::domain::officer::Officer;

/// A member of staff to enrol; `secret` is the hash in PHC form, never the secret.
#[derive(Debug, Clone)]
pub struct NewOfficer {
    pub officer: Officer,
    pub secret: String,
}

/// What is kept to check a secret against.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSecret {
    /// PHC form.
    pub secret: String,
    /// Failures, counting the attempt that is being made.
    pub failures: u32,
    pub locked_until_ms: i64,
}

impl Register {
    pub fn enrol_officer(&mut self, by: &By, new: NewOfficer) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let Officer { id, name, roles } = new.officer;
            let inserted = entry
                .tx
                .prepare_cached(
                    "insert into officer (id, name, roles, secret) values (?1, ?2, ?3, ?4) on conflict do nothing",
                )?
                .execute((id.as_str(), &name, serde_json::to_string(&roles)?, new.secret))?;
            if inserted == 0 {
                return Err(RegisterFault::OfficerExists(id.to_string()));
            }
            entry.changes.staff = true;
            entry.append(Subject::Station, &Deed::OfficerEnrolled { officer: id, name, roles })
        })
    }

    pub fn officer(&self, id: &OfficerId) -> Result<Option<Officer>> {
        let found: Option<(String, String)> = self
            .conn
            .prepare_cached("select name, roles from officer where id = ?1")?
            .query_row([id.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))
            .optional()?;
        let Some((name, roles)) = found else { return Ok(None) };
        Ok(Some(Officer { id: id.clone(), name, roles: serde_json::from_str(&roles)? }))
    }

    /// Everyone enrolled, by name of sign-in.
    pub fn officers(&self) -> Result<Vec<Officer>> {
        let mut query = self.conn.prepare_cached("select id from officer order by id")?;
        let ids = query.query_map([], |row| row.get::<_, String>(0))?.collect::<rusqlite::Result<Vec<_>>>()?;
        let officers = ids.into_iter().filter_map(|id| id.parse().ok()).map(|id| self.officer(&id));
        Ok(officers.collect::<Result<Vec<_>>>()?.into_iter().flatten().collect())
    }

    /// Counts an attempt to sign in, on disk, before its secret is checked: killing the program
    /// gives no free tries. `None` when nobody of that name is enrolled.
    pub fn count_attempt(&mut self, id: &OfficerId) -> Result<Option<StoredSecret>> {
        let sql = "update officer set failures = failures + 1 where id = ?1 and locked_until_ms <= ?2
                   returning secret, failures, locked_until_ms";
        self.files.check()?;
        let now = self.now_not_back();
        let counted = self.conn.prepare_cached(sql)?.query_row((id.as_str(), now), stored).optional()?;
        if counted.is_some() {
            return Ok(counted);
        }
        let sql = "select secret, failures, locked_until_ms from officer where id = ?1";
        Ok(self.conn.prepare_cached(sql)?.query_row([id.as_str()], stored).optional()?)
    }

    /// Milliseconds UTC by the wall clock, or the last action's time when the clock was set back.
    pub fn now_not_back(&self) -> i64 {
        self.env.now_ms().max(self.head.time.ms)
    }

    /// By how many milliseconds the wall clock is behind the last action; 0 when it is not.
    pub fn clock_behind_ms(&self) -> i64 {
        self.now_not_back() - self.env.now_ms()
    }

    /// The secret was right: the count starts again.
    pub fn sign_in(&mut self, by: &By) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let sql = "update officer set failures = 0, locked_until_ms = 0 where id = ?1";
            entry.tx.prepare_cached(sql)?.execute([entry.by.officer.as_str()])?;
            entry.append(Subject::Station, &Deed::SignedIn {})
        })
    }

    /// The secret was wrong. `locked_until_ms` keeps further tries out until then.
    pub fn refuse_sign_in(&mut self, by: &By, failures: u32, locked_until_ms: i64) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let sql = "update officer set locked_until_ms = ?2 where id = ?1";
            entry.tx.prepare_cached(sql)?.execute((entry.by.officer.as_str(), locked_until_ms))?;
            let officer = entry.by.officer.to_string();
            entry.append(Subject::Station, &Deed::SignInRefused { officer, failures })
        })
    }

    pub fn sign_out(&mut self, by: &By) -> Result<Done<()>> {
        self.transact(by, |entry| entry.append(Subject::Station, &Deed::SignedOut {}))
    }
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredSecret> {
    Ok(StoredSecret { secret: row.get(0)?, failures: row.get(1)?, locked_until_ms: row.get(2)? })
}
