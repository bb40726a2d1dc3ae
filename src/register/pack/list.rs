//! Which packs were taken, which catalogue is in force, and whom to call about decisions that came.

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::domain::case::{Settled, Stage};
use crate::domain::ledger::{Action, Deed, Hash, PackTaken, Subject};
use crate::domain::mark::Uid;
use crate::register::action::{COLUMNS, FROM, Read, from_row};
use crate::register::{By, Done, Register, Result};
use crate::views::{CameRow, PackRow};

/// Decisions in one list.
const MOST_CAME: u32 = 200;

/// Every pack that was taken, with the action that says so, the first taken first.
pub(super) fn taken(conn: &Connection) -> Result<Vec<(Action, PackTaken)>> {
    let sql = format!("select {COLUMNS} {FROM} where a.kind = 'pack_taken' order by a.id");
    let mut query = conn.prepare_cached(&sql)?;
    let mut rows = query.query([])?;
    let mut found = vec![];
    while let Some(row) = rows.next()? {
        let action = from_row(row, Hash::START, Read::ToFold)?;
        if let Some(Deed::PackTaken(taken)) = Deed::read(&action)? {
            found.push((action, *taken));
        }
    }
    Ok(found)
}

impl Register {
    /// Packs as they are shown, the last taken first.
    pub fn packs(&self) -> Result<Vec<PackRow>> {
        let mut rows = vec![];
        for (action, taken) in taken(&self.conn)?.into_iter().rev() {
            rows.push(PackRow {
                at: self.env.local(action.at.ms),
                officer_name: self.officer_name(&action.officer)?,
                made: self.env.local(taken.made_ms),
                taken,
            });
        }
        Ok(rows)
    }

    /// SHA-256 of the catalogue by which new cases go on `day`, and its first day; none where no pack brought one. Its
    /// number is the highest of those that are in force.
    pub fn catalogue_on(&self, day: NaiveDate) -> Result<Option<(String, NaiveDate)>> {
        let brought = taken(&self.conn)?.into_iter().filter_map(|(_, taken)| Some((taken.number, taken.catalogue?)));
        let in_force = brought.filter(|(_, (_, effective))| *effective <= day);
        Ok(in_force.max_by_key(|(number, _)| *number).map(|(_, catalogue)| catalogue))
    }

    /// Decisions that came and of which the citizen was not told yet, the first that came first.
    pub fn decisions_that_came(&self) -> Result<Vec<CameRow>> {
        let sql = format!(
            "select {COLUMNS} {FROM} where a.kind = 'decision_came' and a.case_uid is not null and not exists (
                 select 1 from case_trail t join action told on told.id = t.action
                 where t.case_uid = a.case_uid and told.kind = 'citizen_told'
                     and (told.at_ms, told.at_n) > (a.at_ms, a.at_n))
             order by a.at_ms, a.at_n, a.id limit {MOST_CAME}"
        );
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query([])?;
        let mut came: Vec<CameRow> = vec![];
        while let Some(row) = rows.next()? {
            let action = from_row(row, Hash::START, Read::ToFold)?;
            let Subject::Case(uid) = action.subject else { continue };
            let Some(Deed::DecisionCame { decision, decider, basis, decided, pack, .. }) = Deed::read(&action)? else {
                continue;
            };
            let Some(case) = self.line_of(uid)? else { continue };
            // A later decision on the same case takes the place of an earlier one that nobody was told of.
            came.retain(|row| row.case.uid != uid);
            came.push(CameRow {
                decision,
                reason: action.reason,
                decider,
                basis,
                decided,
                pack,
                at: self.env.local(action.at.ms),
                case,
            });
        }
        Ok(came)
    }

    /// The citizen was told of the decision that came.
    ///
    /// Fails with `WrongStage` while there is none.
    pub fn citizen_told(&mut self, by: &By, uid: Uid) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let case = entry.case(uid)?;
            match (case.decided, case.stage) {
                (Some(_), Stage::Approved | Stage::Refused | Stage::Returned) => {
                    entry.append(Subject::Case(uid), &Deed::CitizenTold {})
                }
                (_, stage) => Err(crate::register::RegisterFault::WrongStage(stage)),
            }
        })
    }

    /// Says what stands where two units did differently.
    pub fn settle(&mut self, by: &By, uid: Uid, settled: Settled) -> Result<Done<()>> {
        self.transact(by, |entry| {
            entry.case(uid)?.person()?;
            entry.append(Subject::Case(uid), &Deed::ConflictSettled(Box::new(settled)))
        })
    }
}
