//! One deed, one transaction: actions are appended, cases folded again, rows written, all or nothing.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, Transaction, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::{Head, Register, RegisterFault, Result, action, case};
use crate::domain::case::{Case, apply};
use crate::domain::ledger::{Action, Deed, Hash, HybridTime, Subject, seal};
use crate::domain::mark::{OfficerId, StationId, Uid};

/// Who acts, by which command, and why where a reason is owed.
#[derive(Debug, Clone)]
pub struct By {
    pub officer: OfficerId,
    /// The command's own id: the same id gives the first answer again and changes nothing.
    pub command: String,
    /// What was asked, whole; an id that comes again with another request is refused.
    pub request: String,
    pub reason: Option<String>,
}

/// Which views are out of date after a deed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Changes {
    pub cases: bool,
    pub staff: bool,
    pub batches: bool,
    pub papers: bool,
}

/// What a deed made, and what it changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Done<T> {
    pub value: T,
    pub changes: Changes,
    /// The command had been carried out before: this is its first answer.
    pub repeated: bool,
}

impl Register {
    /// Carries out one deed. When the command's id was seen before, its first answer comes back.
    pub(super) fn transact<T>(&mut self, by: &By, deed: impl FnOnce(&mut Entry<'_>) -> Result<T>) -> Result<Done<T>>
    where
        T: Serialize + DeserializeOwned,
    {
        let now_ms = self.env.now_ms();
        let request = hash_of(&by.request);
        self.files.check()?;
        let tx = self.conn.transaction_with_behavior(TransactionBehavior::Immediate)?;
        if let Some(answer) = first_answer(&tx, &by.command, &request)? {
            return Ok(Done { value: serde_json::from_str(&answer)?, changes: Changes::default(), repeated: true });
        }
        let mut entry = Entry {
            tx: &tx,
            by,
            station: &self.station,
            head: self.head,
            now: HybridTime::after(self.head.time, now_ms),
            touched: BTreeMap::new(),
            changes: Changes::default(),
        };
        let value = deed(&mut entry)?;
        entry.write_cases()?;
        let (head, changes) = (entry.head, entry.changes);
        tx.prepare_cached("insert into command (id, request, answer, at_ms) values (?1, ?2, ?3, ?4)")?.execute((
            &by.command,
            request,
            serde_json::to_string(&value)?,
            now_ms,
        ))?;
        tx.commit()?;
        // Only what is on disk is the head; a failed commit leaves the old one.
        self.head = head;
        Ok(Done { value, changes, repeated: false })
    }
}

impl Register {
    /// What this command was answered before, for work that is done outside the transaction.
    pub fn first_answer<T: DeserializeOwned>(&self, by: &By) -> Result<Option<T>> {
        let answer = first_answer(&self.conn, &by.command, &hash_of(&by.request))?;
        Ok(answer.map(|answer| serde_json::from_str(&answer)).transpose()?)
    }
}

fn hash_of(request: &str) -> [u8; 32] {
    Sha256::digest(request.as_bytes()).into()
}

fn first_answer(conn: &Connection, command: &str, request: &[u8; 32]) -> Result<Option<String>> {
    let seen: Option<([u8; 32], String)> = conn
        .prepare_cached("select request, answer from command where id = ?1")?
        .query_row([command], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match seen {
        Some((asked, _)) if asked != *request => Err(RegisterFault::CommandReused(command.to_owned())),
        Some((_, answer)) => Ok(Some(answer)),
        None => Ok(None),
    }
}

/// An open transaction, as the deeds see it.
pub(super) struct Entry<'a> {
    pub tx: &'a Transaction<'a>,
    pub by: &'a By,
    pub station: &'a StationId,
    /// Time of the next action.
    pub now: HybridTime,
    pub changes: Changes,
    head: Head,
    /// Cases folded again in this transaction; written once at its end.
    touched: BTreeMap<Uid, Case>,
}

impl Entry<'_> {
    /// Appends one action to the station's own series, and folds it into its case.
    pub fn append(&mut self, subject: Subject, deed: &Deed) -> Result<()> {
        let (kind, body) = deed.write();
        let draft = Action {
            station: self.station.clone(),
            seq: self.head.seq + 1,
            at: self.now,
            officer: self.by.officer.clone(),
            command: self.by.command.clone(),
            subject,
            reason: self.by.reason.clone(),
            kind,
            version: Deed::VERSION,
            body,
            body_hash: Hash::START,
            prev: Hash::START,
            hash: Hash::START,
        };
        let sealed = seal(draft, self.head.hash);
        action::insert(self.tx, &sealed)?;
        if let Subject::Case(uid) = sealed.subject {
            let before = self.touched.remove(&uid).map_or_else(|| case::load(self.tx, uid), |case| Ok(Some(case)))?;
            if let Some(after) = apply(before, &sealed)? {
                self.touched.insert(uid, after);
            }
            self.changes.cases = true;
        }
        self.head = Head { seq: sealed.seq, hash: sealed.hash, time: sealed.at };
        self.now = HybridTime::after(sealed.at, sealed.at.ms);
        Ok(())
    }

    /// A case as it stands within this transaction.
    pub fn case(&self, uid: Uid) -> Result<Case> {
        let found = self.touched.get(&uid).cloned().map_or_else(|| case::load(self.tx, uid), |case| Ok(Some(case)))?;
        found.ok_or_else(|| RegisterFault::NotFound { what: "case", id: uid.to_string() })
    }

    /// The next number of a series: gapless, because it is taken in the transaction that uses it.
    pub fn next_serial(&self, series: &str, period: &str) -> Result<u32> {
        let sql = "insert into serial (series, period, last) values (?1, ?2, 1)
                   on conflict (series, period) do update set last = last + 1 returning last";
        Ok(self.tx.prepare_cached(sql)?.query_row([series, period], |row| row.get(0))?)
    }

    pub fn set_meta(&self, key: &str, value: &str) -> Result<()> {
        let sql =
            "insert into meta (key, value) values (?1, ?2) on conflict (key) do update set value = excluded.value";
        self.tx.prepare_cached(sql)?.execute([key, value])?;
        Ok(())
    }

    /// Writes the row of a case before something refers to it.
    pub fn write_case(&self, uid: Uid) -> Result<()> {
        case::store(self.tx, &self.case(uid)?)
    }

    fn write_cases(&mut self) -> Result<()> {
        self.touched.values().try_for_each(|case| case::store(self.tx, case))
    }
}
