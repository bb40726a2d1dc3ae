//! One deed, one transaction: actions are appended, cases folded again, rows written, all or nothing.

use rusqlite::types::{Value, ValueRef};
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
        let place = match asked(&tx, &by.command, &request)? {
            Asked::Before(answer) => {
                let value = serde_json::from_str(&answer)?;
                return Ok(Done { value, changes: Changes::default(), repeated: true });
            }
            Asked::Never(place) => place,
        };
        let station_no = station::enter_own(&tx, &self.station)?;
        let mut entry = Entry::new(&tx, &self.env, by, (&self.station, station_no), self.head);
        let value = deed(&mut entry)?;
        entry.write_cases()?;
        let (head, changes, last_case) = (entry.head(), entry.changes, entry.last_case());
        let indexed = self.names.index_block(&tx, last_case)?;
        let answer = serde_json::to_string(&value)?;
        write(&tx, place, (&kept(&by.command), &request, &answer, now_ms))?;
        tx.commit()?;
        // Only what is on disk is the head; a failed commit leaves the old one.
        self.head = head;
        self.names.indexed(indexed);
        Ok(Done { value, changes, repeated: false })
    }

    /// What this command was answered before, for work that is done outside the transaction.
    pub fn first_answer<T: DeserializeOwned>(&self, by: &By) -> Result<Option<T>> {
        match asked(&self.conn, &by.command, &hash_of(&by.request))? {
            Asked::Before(answer) => Ok(Some(serde_json::from_str(&answer)?)),
            Asked::Never(_) => Ok(None),
        }
    }
}

/// Keeps the answer to a command that is new here, so that the same one again gets it again.
pub(super) fn answered<T: Serialize>(tx: &Connection, by: &By, answer: &T, now_ms: i64) -> Result<()> {
    let request = hash_of(&by.request);
    match asked(tx, &by.command, &request)? {
        Asked::Before(_) => Ok(()),
        Asked::Never(place) => {
            write(tx, place, (&kept(&by.command), &request, &serde_json::to_string(answer)?, now_ms))
        }
    }
}

/// What is known of a command.
enum Asked {
    /// Its first answer.
    Before(String),
    /// Nothing; it goes to this row.
    Never(i64),
}

fn asked(conn: &Connection, command: &str, request: &[u8]) -> Result<Asked> {
    let mut query = conn.prepare_cached("select id, request, answer from command where no = ?1")?;
    let (id, mut no) = (kept(command), place(command));
    loop {
        let row = query.query_row([no], |row| Ok((row.get::<_, Value>(0)?, row.get::<_, Vec<u8>>(1)?, row.get(2)?)));
        match row.optional()? {
            None => return Ok(Asked::Never(no)),
            Some((other, ..)) if other != id => no = no.wrapping_add(1),
            Some((_, asked, _)) if asked != request => return Err(RegisterFault::CommandReused(command.to_owned())),
            Some((.., answer)) => return Ok(Asked::Before(answer)),
        }
    }
}

type Row<'a> = (&'a Value, &'a [u8], &'a str, i64);

fn write(conn: &Connection, no: i64, (id, request, answer, at_ms): Row<'_>) -> Result<()> {
    let sql = "insert into command (no, id, request, answer, at_ms) values (?1, ?2, ?3, ?4, ?5)";
    conn.prepare_cached(sql)?.execute((no, id, request, answer, at_ms))?;
    Ok(())
}

/// A command's id as its row has it: a UUID, which is how a counter marks what it asks for, as bytes, any other as text.
fn kept(command: &str) -> Value {
    match uuid(command) {
        Some(uid) => Value::Blob(uid.as_bytes().to_vec()),
        None => Value::Text(command.to_owned()),
    }
}

/// Any other spelling of the same UUID is another id.
fn uuid(command: &str) -> Option<Uid> {
    command.parse::<Uid>().ok().filter(|uid| uid.to_string() == command)
}

/// The row that a command wants: of a UUID that begins with its time (version 7, RFC 9562), that time and a few of
/// its random bits, so that a counter's commands go to the end one after the other; of any other id one below zero, by
/// its hash.
fn place(command: &str) -> i64 {
    let first_eight = |bytes: &[u8]| bytes.iter().take(8).fold(0_u64, |number, byte| number << 8 | u64::from(*byte));
    match uuid(command) {
        Some(uid) if uid.as_bytes()[6] >> 4 == 7 => {
            let bits = first_eight(uid.as_bytes());
            // 48 bits of milliseconds, 4 of the version, 12 at random.
            (bits >> 16 << 12 | bits & 0xfff) as i64
        }
        _ => -1 - (first_eight(&hash_of(command)) >> 1) as i64,
    }
}

/// Takes over answers from a damaged register or an older version's table: id, request, answer and time of each.
pub(super) fn take_over(conn: &Connection, rows: &mut rusqlite::Rows<'_>) -> Result<()> {
    while let Some(row) = rows.next()? {
        let id = match row.get_ref(0)? {
            ValueRef::Blob(bytes) => hex::encode(bytes),
            text => text.as_str().map_err(rusqlite::Error::from)?.to_owned(),
        };
        let request: Vec<u8> = row.get(1)?;
        if let Ok(Asked::Never(no)) = asked(conn, &id, &request) {
            write(conn, no, (&kept(&id), &request, &row.get::<_, String>(2)?, row.get(3)?))?;
        }
    }
    Ok(())
}

fn hash_of(request: &str) -> [u8; 32] {
    Sha256::digest(request.as_bytes()).into()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Two commands of one millisecond want one row when their first random bits are the same; so may any two hashes.
    #[test]
    fn commands_that_want_the_same_row_keep_an_answer_each() {
        let conn = Connection::open_in_memory().unwrap();
        conn.execute_batch(include_str!("../../schema.sql")).unwrap();
        let ids = ["019a9f1c5f00700080000000000000a1", "019a9f1c5f00700080000000000000a2", "look/x"];
        assert_eq!(place(ids[0]), place(ids[1]));
        assert!(place(ids[2]) < 0 && place(ids[0]) < place("019a9f1c5f01700080000000000000a1"));
        let by = |id: &str, request: &str| By { request: request.to_owned(), ..By::program(id.to_owned()) };
        for id in ids {
            answered(&conn, &by(id, "?"), &id, 0).unwrap();
        }
        for id in ids {
            let told = asked(&conn, id, &hash_of("?")).unwrap();
            assert!(matches!(told, Asked::Before(answer) if answer == format!("\"{id}\"")), "{id}");
            assert!(matches!(asked(&conn, id, &hash_of("!")), Err(RegisterFault::CommandReused(_))));
        }
        let next = asked(&conn, "019a9f1c5f00700080000000000000a3", &hash_of("?")).unwrap();
        assert!(matches!(next, Asked::Never(no) if no == place(ids[0]) + 2));
    }
}
