//! The rows of tills and trays as the ledger tells them: to hold what is there against it, and to write it anew.

use std::collections::{BTreeMap, BTreeSet};

use rusqlite::Connection;

use super::till::{COUNTED, TILLS_FROM};
use super::{till, tray};
use crate::domain::ledger::{Action, Deed, Hash, Subject};
use crate::domain::mark::{StationId, Uid};
use crate::domain::numbers::{ReceiptNo, TillNo, TrayNo};
use crate::domain::paper::OfficePaper;
use crate::register::action::{COLUMNS, FROM, Read, from_row};
use crate::register::{Result, set_meta, station};

/// Whether an action tells of a till or a tray.
pub(in crate::register) fn tells(action: &Action) -> bool {
    match action.kind.as_str() {
        "till_closed" | "tray_handed_over" => true,
        "paper_printed" => action.subject == Subject::Station,
        _ => false,
    }
}

/// Tills and trays of this register.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::register) struct AsTold {
    pub tills: BTreeMap<TillNo, Told<ReceiptNo>>,
    pub trays: BTreeMap<TrayNo, Told<Uid>>,
}

/// The row of its action, what stands in it, and how often its paper came out.
#[derive(Debug, Default, PartialEq, Eq)]
pub(in crate::register) struct Told<T> {
    pub action: i64,
    pub holds: BTreeSet<T>,
    pub copies: u32,
}

impl AsTold {
    /// As the actions of these series tell; a case that is not here any more lies in no tray here.
    pub fn by(conn: &Connection, actions: &[Action]) -> Result<AsTold> {
        let mut told = AsTold::default();
        for action in actions.iter().filter(|action| tells(action)) {
            // What cannot be read is named where the chains are proved, or is of a later program.
            if let Ok(Some(deed)) = Deed::read(action) {
                told.take(conn, action, deed)?;
            }
        }
        for action in actions.iter().filter(|action| tells(action)) {
            if let Ok(Some(Deed::PaperPrinted { paper, no, copy })) = Deed::read(action) {
                told.count(&paper, &no, copy);
            }
        }
        Ok(told)
    }

    fn take(&mut self, conn: &Connection, action: &Action, deed: Deed) -> Result<()> {
        let row = row_of(conn, &action.station, action.seq)?;
        match deed {
            Deed::TillClosed(closed) => {
                let holds = closed.takings.receipts.into_iter().collect();
                self.tills.insert(closed.no, Told { action: row, holds, copies: 0 });
            }
            Deed::TrayHandedOver { no, cases } => {
                let uids = cases.iter().map(|case| uid_of(conn, case.as_str())).collect::<Result<Vec<_>>>()?;
                let holds = uids.into_iter().flatten().collect();
                self.trays.insert(no, Told { action: row, holds, copies: 0 });
            }
            _ => {}
        }
        Ok(())
    }

    fn count(&mut self, paper: &str, no: &str, copy: u32) {
        let copies = match OfficePaper::from_code(paper) {
            Some(OfficePaper::Till) => no.parse().ok().and_then(|no| self.tills.get_mut(&no)).map(|it| &mut it.copies),
            Some(OfficePaper::Tray) => no.parse().ok().and_then(|no| self.trays.get_mut(&no)).map(|it| &mut it.copies),
            Some(OfficePaper::ServiceCard | OfficePaper::LateList) | None => None,
        };
        if let Some(copies) = copies {
            *copies = (*copies).max(copy);
        }
    }

    /// Receipts that stand in no till, of those that are counted.
    pub fn open(&self, conn: &Connection, counter: &str) -> Result<BTreeSet<String>> {
        let mut query = conn.prepare(COUNTED)?;
        let all = query.query_map([counter], |row| row.get::<_, String>(0))?;
        let closed: BTreeSet<&str> = self.tills.values().flat_map(|told| &told.holds).map(ReceiptNo::as_str).collect();
        let mut open = BTreeSet::new();
        for receipt in all {
            let receipt = receipt?;
            if !closed.contains(receipt.as_str()) {
                open.insert(receipt);
            }
        }
        Ok(open)
    }
}

/// Writes what the ledger of this counter tells, in a register that has none of it yet.
pub(in crate::register) fn write_as_told(conn: &Connection, counter: &str, tills_from: Option<String>) -> Result<()> {
    if let Some(from) = tills_from {
        set_meta(conn, TILLS_FROM, &from)?;
    }
    let told = AsTold::by(conn, &actions(conn)?)?;
    told.open(conn, counter)?.iter().try_for_each(|receipt| till::open_again(conn, receipt))?;
    for (no, Told { action, holds, copies }) in told.tills {
        let receipts: Vec<ReceiptNo> = holds.into_iter().collect();
        till::write(conn, &no, action, &receipts)?;
        conn.execute("update till set copies = ?2 where no = ?1", (no.as_str(), copies))?;
    }
    for (no, Told { action, holds, copies }) in told.trays {
        let uids: Vec<Uid> = holds.into_iter().collect();
        tray::write(conn, &no, action, &uids)?;
        conn.execute("update tray set copies = ?2 where no = ?1", (no.as_str(), copies))?;
    }
    Ok(())
}

fn actions(conn: &Connection) -> Result<Vec<Action>> {
    let sql = format!(
        "select {COLUMNS} {FROM} where a.case_uid is null
         and a.kind in ('till_closed', 'tray_handed_over', 'paper_printed') order by a.id"
    );
    let mut query = conn.prepare(&sql)?;
    let (mut rows, mut actions) = (query.query([])?, vec![]);
    while let Some(row) = rows.next()? {
        actions.push(from_row(row, Hash::START, Read::ToFold)?);
    }
    Ok(actions)
}

fn row_of(conn: &Connection, series: &StationId, seq: u64) -> Result<i64> {
    Ok(station::number(conn, series)?.map_or(0, |no| station::row(no, seq)))
}

fn uid_of(conn: &Connection, no: &str) -> Result<Option<Uid>> {
    let mut query = conn.prepare_cached("select uid from every_case where no = ?1")?;
    let found = query.query_row([no], |row| row.get(0));
    Ok(rusqlite::OptionalExtension::optional(found)?.map(Uid::from_bytes))
}
