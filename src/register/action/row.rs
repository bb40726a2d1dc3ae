//! One row of the ledger as an action. What the row leaves out is reckoned: the station and the number
//! from its id, the content's hash from the content.

use rusqlite::Row;
use rusqlite::types::ValueRef;

use crate::domain::ledger::{Action, Hash, HybridTime, Subject, body_hash};
use crate::domain::mark::{MarkError, StationId, Uid};
use crate::register::{RegisterFault, Result, station};

/// What [`from_row`] reads, in its order, from [`FROM`].
pub(in crate::register) const COLUMNS: &str = "a.id, s.id, a.at_ms, a.at_n, a.officer, a.command, a.case_uid, \
     a.subject, a.reason, a.kind, a.version, a.body, a.body_hash, a.hash";
pub(in crate::register) const FROM: &str = "from action a join station s on s.no = a.id >> 40";

/// Place of the hash before, where a statement adds it.
pub(in crate::register) const PREV: usize = 14;

/// How much of an action is needed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::register) enum Read {
    /// With the hash of its content.
    Whole,
    /// Without it: a fold looks at no hash, and whoever proves one reckons it.
    ToFold,
}

/// The action of a row; `prev` is the hash before it.
pub(in crate::register) fn from_row(row: &Row<'_>, prev: Hash, read: Read) -> Result<Action> {
    let mark = |error: MarkError| RegisterFault::Damaged(error.to_string());
    let body: String = row.get(11)?;
    let erased: Option<[u8; 32]> = row.get(12)?;
    let body_hash = match (erased, read) {
        (Some(hash), _) => Hash(hash),
        (None, Read::Whole) => body_hash(&body),
        (None, Read::ToFold) => Hash::START,
    };
    Ok(Action {
        station: row.get::<_, String>(1)?.parse::<StationId>().map_err(mark)?,
        seq: station::seq(row.get(0)?),
        at: HybridTime { ms: row.get(2)?, n: row.get(3)? },
        officer: row.get::<_, String>(4)?.parse().map_err(mark)?,
        command: row.get(5)?,
        subject: subject(row)?,
        reason: row.get(8)?,
        kind: row.get(9)?,
        version: row.get(10)?,
        body,
        body_hash,
        prev,
        hash: Hash(row.get(13)?),
    })
}

fn subject(row: &Row<'_>) -> Result<Subject> {
    match row.get_ref(6)? {
        ValueRef::Null => Ok(row.get::<_, String>(7)?.into()),
        _ => Ok(Subject::Case(Uid::from_bytes(row.get(6)?))),
    }
}
