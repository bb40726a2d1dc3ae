//! Staff: enrolment, the stored secret, and its failures, which are counted before they are checked.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::{Connection, OptionalExtension, Row, TransactionBehavior};

use super::tally::{date_of, day_number};
use super::{By, Done, Register, RegisterFault, Result};
use crate::domain::ledger::{Action, Deed, Subject};
use crate::domain::mark::{MarkError, OfficerId};
use crate::domain::officer::Officer;
use crate::views::LockedName;

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
    /// Until when nobody may try; 0, or past, when this attempt may be checked.
    pub locked_until_ms: i64,
}

/// The columns that make somebody enrolled, in the order that [`from_row`] reads.
pub(super) const COLUMNS: &str = "id, name, roles, until";

fn from_row(row: &Row<'_>) -> Result<Officer> {
    let id = row.get::<_, String>(0)?.parse().map_err(|error: MarkError| RegisterFault::Damaged(error.to_string()))?;
    let roles = serde_json::from_str(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)?;
    Ok(Officer { id, name: row.get(1)?, roles, until: row.get::<_, Option<i64>>(3)?.map(date_of) })
}

pub(super) fn one(conn: &Connection, id: &OfficerId) -> Result<Option<Officer>> {
    let mut query = conn.prepare_cached(&format!("select {COLUMNS} from officer where id = ?1"))?;
    let mut rows = query.query([id.as_str()])?;
    rows.next()?.map(from_row).transpose()
}

/// Everyone enrolled, by name of sign-in.
pub(super) fn all(conn: &Connection) -> Result<Vec<Officer>> {
    let mut query = conn.prepare_cached(&format!("select {COLUMNS} from officer order by id"))?;
    let rows = query.query_and_then([], from_row)?;
    rows.collect()
}

/// What is done about the staff.
pub(super) const KINDS: [&str; 3] = ["officer_enrolled", "officer_changed", "officer_ended"];

/// The staff as actions of these kinds tell of them.
pub(super) fn as_told(mut actions: Vec<Action>) -> BTreeMap<OfficerId, Officer> {
    let mut told: BTreeMap<OfficerId, Officer> = BTreeMap::new();
    actions.sort_by(Action::fold_order);
    for action in actions {
        // What cannot be read is named where the cases are folded, or belongs to a later program.
        match Deed::read(&action) {
            Ok(Some(
                Deed::OfficerEnrolled { officer: id, name, roles, until }
                | Deed::OfficerChanged { officer: id, name, roles, until },
            )) => drop(told.insert(id.clone(), Officer { id, name, roles, until })),
            Ok(Some(Deed::OfficerEnded { officer, until })) => {
                if let Some(officer) = told.get_mut(&officer) {
                    officer.until = Some(until);
                }
            }
            Ok(_) | Err(_) => {}
        }
    }
    told
}

/// Writes a row for somebody; false when there is one. One whose secret was lost is taken over.
pub(super) fn write(conn: &Connection, officer: &Officer, secret: &str) -> Result<bool> {
    let Officer { id, name, roles, until } = officer;
    let sql = "insert into officer (id, name, roles, until, secret) values (?1, ?2, ?3, ?4, ?5)
               on conflict (id) do update set
                   name = excluded.name, roles = excluded.roles, until = excluded.until, secret = excluded.secret,
                   failures = 0, locked_until_ms = 0
               where secret = ''";
    let roles = serde_json::to_string(roles)?;
    Ok(conn.prepare_cached(sql)?.execute((id.as_str(), name, roles, until.map(day_number), secret))? > 0)
}

/// A row of [`COLUMNS`] and the secret after them.
pub(super) fn with_secret(row: &Row<'_>) -> Result<(Officer, String)> {
    Ok((from_row(row)?, row.get(4)?))
}

impl Register {
    pub fn enrol_officer(&mut self, by: &By, new: NewOfficer) -> Result<Done<()>> {
        self.transact(by, |entry| {
            if !write(entry.tx, &new.officer, &new.secret)? {
                return Err(RegisterFault::OfficerExists(new.officer.id.to_string()));
            }
            entry.changes.staff = true;
            let Officer { id, name, roles, until } = new.officer;
            entry.append(Subject::Station, &Deed::OfficerEnrolled { officer: id, name, roles, until })
        })
    }

    pub fn officer(&self, id: &OfficerId) -> Result<Option<Officer>> {
        one(&self.conn, id)
    }

    /// Name, roles and last day of service as they are from now on.
    ///
    /// Fails with `NotFound` when nobody of that name is enrolled.
    pub fn change_officer(&mut self, by: &By, officer: Officer) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let Officer { id, name, roles, until } = officer;
            let sql = "update officer set name = ?2, roles = ?3, until = ?4 where id = ?1";
            let roles_text = serde_json::to_string(&roles)?;
            if entry.tx.prepare_cached(sql)?.execute((id.as_str(), &name, roles_text, until.map(day_number)))? == 0 {
                return Err(RegisterFault::NotFound { what: "officer", id: id.to_string() });
            }
            entry.changes.staff = true;
            entry.append(Subject::Station, &Deed::OfficerChanged { officer: id, name, roles, until })
        })
    }

    /// Ends somebody's service now: yesterday was the last day.
    ///
    /// Fails with `NotFound` when nobody of that name is enrolled.
    pub fn end_officer(&mut self, by: &By, id: &OfficerId) -> Result<Done<()>> {
        let until = self.env.today().pred_opt().unwrap_or_default();
        self.transact(by, |entry| {
            let sql = "update officer set until = ?2 where id = ?1";
            if entry.tx.prepare_cached(sql)?.execute((id.as_str(), day_number(until)))? == 0 {
                return Err(RegisterFault::NotFound { what: "officer", id: id.to_string() });
            }
            entry.changes.staff = true;
            entry.append(Subject::Station, &Deed::OfficerEnded { officer: id.clone(), until })
        })
    }

    /// Everyone enrolled, by name of sign-in.
    pub fn officers(&self) -> Result<Vec<Officer>> {
        all(&self.conn)
    }

    /// Counts an attempt to sign in as wrong, and makes whoever tries next wait as long as `wait_ms` says,
    /// on disk, before its secret is checked: killing the program gives no free tries. `None` when nobody of
    /// that name is enrolled. While a wait lasts nothing is counted.
    pub fn count_attempt(&mut self, id: &OfficerId, wait_ms: fn(u32) -> i64) -> Result<Option<StoredSecret>> {
        self.files.check()?;
        let now = self.now_not_back();
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        let sql = "select secret, failures, locked_until_ms from officer where id = ?1";
        let Some(mut found) = tx.prepare_cached(sql)?.query_row([id.as_str()], stored).optional()? else {
            return Ok(None);
        };
        if found.locked_until_ms > now {
            return Ok(Some(found));
        }
        found.failures = found.failures.saturating_add(1);
        let until = match wait_ms(found.failures) {
            0 => 0,
            wait => now + wait,
        };
        let sql = "update officer set failures = ?2, locked_until_ms = ?3 where id = ?1";
        tx.prepare_cached(sql)?.execute((id.as_str(), found.failures, until))?;
        tx.commit()?;
        Ok(Some(found))
    }

    /// Somebody, and what their secret is held against. Nothing is counted.
    pub fn secret_of(&self, id: &OfficerId) -> Result<Option<(Officer, StoredSecret)>> {
        let sql = "select secret, failures, locked_until_ms from officer where id = ?1";
        let found = self.conn.prepare_cached(sql)?.query_row([id.as_str()], stored).optional()?;
        Ok(self.officer(id)?.zip(found))
    }

    /// Whether there is somebody of that name whose secret was not lost.
    pub fn can_sign_in(&self, id: &OfficerId) -> Result<bool> {
        Ok(self.secret_of(id)?.is_some_and(|(_, stored)| !stored.secret.is_empty()))
    }

    /// Whoever may not try to sign in just now, the longest wait first.
    pub fn locked_names(&self) -> Result<Vec<LockedName>> {
        let sql = "select id, name, failures, locked_until_ms from officer where locked_until_ms > ?1
                   order by locked_until_ms desc";
        let now = self.now_not_back();
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query([now])?;
        let mut names = vec![];
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            let Ok(officer) = id.parse() else { continue };
            let seconds = (row.get::<_, i64>(3)? - now + 999) / 1000;
            names.push(LockedName { officer, name: row.get(1)?, failures: row.get(2)?, seconds });
        }
        Ok(names)
    }

    /// Milliseconds UTC by the wall clock, or the last action's time when the clock was set back.
    pub fn now_not_back(&self) -> i64 {
        self.env.now_ms().max(self.head.time.ms)
    }

    /// The day of the last action and how many milliseconds the wall clock is ahead of it; none where nothing was
    /// done yet.
    pub fn clock_ahead_of(&self) -> Option<(NaiveDate, i64)> {
        let last = self.head.time.ms;
        (self.head.seq > 0).then(|| (self.env.local(last).date(), self.env.now_ms() - last))
    }

    /// By how many milliseconds the wall clock is behind the last action; 0 when it is not.
    pub fn clock_behind_ms(&self) -> i64 {
        self.now_not_back() - self.env.now_ms()
    }

    /// The secret was right: the count starts again. `rehashed` takes the place of a hash made as it is no
    /// longer done.
    pub fn sign_in(&mut self, by: &By, rehashed: Option<String>) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let sql =
                "update officer set failures = 0, locked_until_ms = 0, secret = coalesce(?2, secret) where id = ?1";
            entry.tx.prepare_cached(sql)?.execute((entry.by.officer.as_str(), rehashed))?;
            entry.append(Subject::Station, &Deed::SignedIn {})
        })
    }

    /// The secret was wrong; what that costs was written when the attempt was counted.
    pub fn refuse_sign_in(&mut self, by: &By, failures: u32) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let officer = entry.by.officer.to_string();
            entry.append(Subject::Station, &Deed::SignInRefused { officer, failures })
        })
    }

    /// Takes away the wait of a name, and the tries counted against it.
    ///
    /// Fails with `NotFound` when nobody of that name is enrolled.
    pub fn unlock_officer(&mut self, by: &By, id: &OfficerId) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let sql = "update officer set failures = 0, locked_until_ms = 0 where id = ?1";
            if entry.tx.prepare_cached(sql)?.execute([id.as_str()])? == 0 {
                return Err(RegisterFault::NotFound { what: "officer", id: id.to_string() });
            }
            entry.changes.staff = true;
            entry.append(Subject::Station, &Deed::OfficerUnlocked { officer: id.clone() })
        })
    }

    pub fn sign_out(&mut self, by: &By) -> Result<Done<()>> {
        self.transact(by, |entry| entry.append(Subject::Station, &Deed::SignedOut {}))
    }
}

fn stored(row: &rusqlite::Row<'_>) -> rusqlite::Result<StoredSecret> {
    Ok(StoredSecret { secret: row.get(0)?, failures: row.get(1)?, locked_until_ms: row.get(2)? })
}
