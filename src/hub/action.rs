//! Rows of the ledger: how far each series has come, actions in and actions out.

use std::collections::BTreeMap;

use postgres::Row;

use super::HubFault;
use super::binary::Rows;
use super::station::{hash_of, parsed};
use super::transact::Tx;
use crate::domain::ledger::{Action, Hash, HybridTime, Subject};
use crate::domain::mark::{OfficerId, StationId, Uid};

/// The columns of `action`, in the order in which they are copied in and read.
pub(super) const COLUMNS: &str = "series, seq, at_ms, at_n, officer, command, subject, case_uid, reason, kind, version, \
                                  body, body_hash, prev, hash";
/// The last action that came of every series.
pub(super) fn all_heads(tx: &mut Tx<'_>) -> Result<BTreeMap<StationId, u64>, HubFault> {
    let rows = tx.query("select id, seq from series", &[])?;
    rows.iter().map(|row| Ok((parsed(row.get(0))?, row.get::<_, i64>(1) as u64))).collect()
}

/// Hash of an action that is held.
pub(super) fn hash_at(tx: &mut Tx<'_>, series: &StationId, seq: u64) -> Result<Option<Hash>, HubFault> {
    let Ok(seq) = i64::try_from(seq) else { return Ok(None) };
    let row = tx.query_opt("select hash from action where series = $1 and seq = $2", &[&series.as_str(), &seq])?;
    row.map(|row| hash_of(row.get(0))).transpose()
}

/// Hashes of the actions of a series from `from` on, in order.
pub(super) fn hashes(tx: &mut Tx<'_>, series: &StationId, from: u64) -> Result<Vec<Hash>, HubFault> {
    let sql = "select hash from action where series = $1 and seq >= $2 order by seq";
    let rows = tx.query(sql, &[&series.as_str(), &i64::try_from(from).unwrap_or(i64::MAX)])?;
    rows.iter().map(|row| hash_of(row.get(0))).collect()
}

/// Copies new actions in. The plan has told which are new; were one there already, the copy as a whole would fail.
pub(super) const COPY: &str = "copy action (series, seq, at_ms, at_n, officer, command, subject, case_uid, reason, kind, \
                               version, body, body_hash, prev, hash) from stdin (format binary)";

/// Writes an action as a row of that copy.
pub(super) fn write(action: &Action, rows: &mut Rows) {
    rows.row(15)
        .text(action.station.as_str())
        .bigint(action.seq as i64)
        .bigint(action.at.ms)
        .integer(i32::from(action.at.n))
        .text(action.officer.as_str())
        .text(&action.command)
        .text(&action.subject.to_string())
        .or_null(case_of(action), |rows, uid| rows.raw(uid.as_bytes()))
        .or_null(action.reason.as_deref(), Rows::text)
        .text(&action.kind)
        .integer(i32::from(action.version))
        .text(&action.body)
        .raw(&action.body_hash.0)
        .raw(&action.prev.0)
        .raw(&action.hash.0);
}

/// PostgreSQL's text holds every letter but one; no counter writes it.
pub(super) fn can_be_kept(action: &Action) -> bool {
    let texts = [&action.command, &action.kind, &action.body, &action.subject.to_string()];
    let reason = action.reason.as_deref().unwrap_or_default();
    i64::try_from(action.seq).is_ok() && !reason.contains('\0') && !texts.into_iter().any(|text| text.contains('\0'))
}

pub(super) fn case_of(action: &Action) -> Option<&Uid> {
    match &action.subject {
        Subject::Case(uid) => Some(uid),
        Subject::Station | Subject::Ticket(_) | Subject::Other(_) => None,
    }
}

/// All actions of these cases, those of one case together and in the order of the fold.
pub(super) fn of_cases(tx: &mut Tx<'_>, cases: &[Uid]) -> Result<Vec<Action>, HubFault> {
    let uids: Vec<&[u8]> = cases.iter().map(|uid| uid.as_bytes().as_slice()).collect();
    let sql =
        format!("select {COLUMNS} from action where case_uid = any ($1) order by case_uid, at_ms, at_n, series, seq");
    tx.query(&sql, &[&uids])?.iter().map(read).collect()
}

pub(super) fn read(row: &Row) -> Result<Action, HubFault> {
    let officer: &str = row.get(4);
    let stored = |fault: &dyn std::fmt::Display| HubFault::Stored(fault.to_string());
    Ok(Action {
        station: parsed(row.get(0))?,
        seq: row.get::<_, i64>(1) as u64,
        at: HybridTime { ms: row.get(2), n: u16::try_from(row.get::<_, i32>(3)).map_err(|fault| stored(&fault))? },
        officer: officer.parse::<OfficerId>().map_err(|fault| stored(&fault))?,
        command: row.get(5),
        subject: Subject::from(row.get::<_, String>(6)),
        reason: row.get(8),
        kind: row.get(9),
        version: u16::try_from(row.get::<_, i32>(10)).map_err(|fault| stored(&fault))?,
        body: row.get(11),
        body_hash: hash_of(row.get(12))?,
        prev: hash_of(row.get(13))?,
        hash: hash_of(row.get(14))?,
    })
}
