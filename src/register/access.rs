//! Who looked at a citizen's data. Opening a case is an action like any other, in the chain and sent to
//! headquarters, but only the first of an officer on a day: whoever has done something about the case that day
//! stands in its trail already. So a case that is looked at all day grows by one action for each officer.

use super::{By, Register, Result, action, station};
use crate::domain::ledger::{Deed, Looked, Subject};
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::numbers::CaseNo;
use crate::register::RegisterFault;
use crate::views::{AccessLine, TrailDetail, TrailEntry};

/// Kinds of action that tell of nothing but a look.
pub(super) const ONLY_LOOKS: [&str; 2] = ["case_read", "access_told"];

/// A series' actions of one case, and how far batches had carried the series.
struct Sent {
    number: u64,
    /// The row of the last action in it.
    last: i64,
}

impl Register {
    /// Writes down that `officer` looked at a case, before it is shown.
    ///
    /// A register that cannot be written at all may still be read: then, and only then, the look is not recorded.
    pub fn record_look(&mut self, officer: &OfficerId, uid: Uid, how: Looked) -> Result<()> {
        let today = self.env.local(self.now_not_back()).date();
        let last = format!("select max(at_ms) from action where id in {} and officer = ?2", action::rows_of("?1"));
        let last: Option<i64> =
            self.conn.prepare_cached(&last)?.query_row((uid.as_bytes(), officer.as_str()), |row| row.get(0))?;
        if last.is_some_and(|ms| self.env.local(ms).date() == today) {
            return Ok(());
        }
        let command = format!("look/{uid}/{officer}/{today}");
        let by = By { officer: officer.clone(), request: command.clone(), command, reason: None };
        match self.transact(&by, |entry| entry.append(Subject::Case(uid), &Deed::CaseRead { how })) {
            Ok(_) | Err(RegisterFault::ReadOnly) => Ok(()),
            Err(fault) => Err(fault),
        }
    }

    /// Everything that was done about a case or looked at in it, and each batch in which it left, oldest first.
    pub fn access_of(&self, uid: Uid, no: &CaseNo) -> Result<Vec<AccessLine>> {
        let trail = self.trail_entries(uid)?;
        let sent = self.sent(&trail)?;
        let mut lines = vec![];
        for entry in trail.into_iter().chain(sent) {
            let roles = self.officer(&entry.officer)?.map(|officer| officer.roles).unwrap_or_default();
            lines.push(AccessLine { case: no.clone(), roles, entry });
        }
        lines.sort_by_key(|line| (line.entry.at, line.entry.seq));
        Ok(lines)
    }

    /// The batches that carried any of these actions.
    fn sent(&self, trail: &[TrailEntry]) -> Result<Vec<TrailEntry>> {
        let mut batches = self.conn.prepare_cached("select number, heads from batch order by number")?;
        let mut rows = batches.query([])?;
        let mut before = std::collections::BTreeMap::<String, u64>::new();
        let mut sent = vec![];
        while let Some(row) = rows.next()? {
            let heads: std::collections::BTreeMap<String, u64> =
                serde_json::from_str(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?)?;
            let carried = |entry: &&TrailEntry| {
                let series = entry.station.as_str();
                let from = before.get(series).copied().unwrap_or(0);
                heads.get(series).is_some_and(|to| (from + 1..=*to).contains(&entry.seq))
            };
            if let Some(one) = trail.iter().rfind(carried)
                && let Some(no) = station::number(&self.conn, &one.station)?
            {
                let last = station::row(no, heads.get(one.station.as_str()).copied().unwrap_or(0));
                sent.extend(self.sealed(Sent { number: row.get::<_, i64>(0)? as u64, last }, one)?);
            }
            before.extend(heads);
        }
        Ok(sent)
    }

    /// Who sealed the batch: it is recorded right after the last action that it carries.
    fn sealed(&self, sent: Sent, like: &TrailEntry) -> Result<Option<TrailEntry>> {
        let sql = "select officer, at_ms, id from action where id > ?1 and kind = 'batch_sealed' order by id limit 1";
        let mut query = self.conn.prepare_cached(sql)?;
        let mut rows = query.query([sent.last])?;
        let Some(row) = rows.next()? else { return Ok(None) };
        let Ok(officer) = row.get::<_, String>(0)?.parse::<OfficerId>() else { return Ok(None) };
        Ok(Some(TrailEntry {
            at: self.env.local(row.get(1)?),
            officer_name: self.officer(&officer)?.map_or_else(|| officer.to_string(), |officer| officer.name),
            officer,
            station: like.station.clone(),
            seq: station::seq(row.get(2)?),
            kind: "batch_sealed".to_owned(),
            reason: None,
            detail: Some(TrailDetail::Sent(sent.number)),
        }))
    }
}
