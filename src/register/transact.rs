//! One deed, one transaction: actions are appended, cases folded again, rows written, all or nothing.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, TransactionBehavior};
use serde::Serialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};

use super::entry::Entry;
use super::{Register, RegisterFault, Result, station};
use crate::domain::mark::{OfficerId, Uid};

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
        let station_no = station::enter(&tx, &self.station)?;
        let mut entry = Entry::new(&tx, &self.env, by, (&self.station, station_no), self.head);
        let value = deed(&mut entry)?;
        entry.write_cases()?;
        let (head, changes, last_case) = (entry.head(), entry.changes, entry.last_case());
        let indexed = self.names.index_block(&tx, last_case)?;
        answered(&tx, by, &value, now_ms)?;
        tx.commit()?;
        // Only what is on disk is the head; a failed commit leaves the old one.
        self.head = head;
        self.names.indexed(indexed);
        Ok(Done { value, changes, repeated: false })
    }

    /// What this command was answered before, for work that is done outside the transaction.
    pub fn first_answer<T: DeserializeOwned>(&self, by: &By) -> Result<Option<T>> {
        let answer = first_answer(&self.conn, &by.command, &hash_of(&by.request))?;
        Ok(answer.map(|answer| serde_json::from_str(&answer)).transpose()?)
    }
}

/// Keeps the answer to a command, so that the same one again gets it again.
pub(super) fn answered<T: Serialize>(tx: &Connection, by: &By, answer: &T, now_ms: i64) -> Result<()> {
    let sql = "insert into command (id, request, answer, at_ms) values (?1, ?2, ?3, ?4)";
    let answer = serde_json::to_string(answer)?;
    tx.prepare_cached(sql)?.execute((as_kept(&by.command), hash_of(&by.request), answer, now_ms))?;
    Ok(())
}

/// A command's id as its table has it: a UUID, which is how a counter marks what it asks for, as bytes, any other as
/// text. All text comes before all bytes there, so that the counter's commands, which are marked in the order of
/// time, go to the end, and the few that the program itself has marked in words are not behind them.
fn as_kept(command: &str) -> Value {
    // Any other spelling of the same UUID is another id.
    match command.parse::<Uid>() {
        Ok(uid) if uid.to_string() == command => Value::Blob(uid.as_bytes().to_vec()),
        _ => Value::Text(command.to_owned()),
    }
}

/// Lays the ids of commands down as today's are that came as text from an older or a damaged register.
pub(super) fn keep_all_alike(conn: &Connection) -> Result<()> {
    conn.execute(
        "update command set id = unhex(id)
         where typeof(id) = 'text' and length(id) = 32 and id not glob '*[^0-9a-f]*'",
        [],
    )?;
    Ok(())
}

fn hash_of(request: &str) -> [u8; 32] {
    Sha256::digest(request.as_bytes()).into()
}

fn first_answer(conn: &Connection, command: &str, request: &[u8; 32]) -> Result<Option<String>> {
    let seen: Option<([u8; 32], String)> = conn
        .prepare_cached("select request, answer from command where id = ?1")?
        .query_row([as_kept(command)], |row| Ok((row.get(0)?, row.get(1)?)))
        .optional()?;
    match seen {
        Some((asked, _)) if asked != *request => Err(RegisterFault::CommandReused(command.to_owned())),
        Some((_, answer)) => Ok(Some(answer)),
        None => Ok(None),
    }
}
