//! Staff badges: a number that says who somebody is, for a barcode reader at the sign-in page. It proves nothing; the
//! secret is asked as ever. Who has which is told by the ledger, and the table is read from there.

use std::collections::BTreeMap;

use chrono::Datelike;
use rusqlite::{Connection, OptionalExtension};

use super::{By, Done, Register, RegisterFault, Result};
use crate::domain::ledger::{Action, Deed, Subject};
use crate::domain::mark::OfficerId;
use crate::domain::numbers::BadgeNo;
use crate::domain::officer::Officer;

/// The series of badges in the table of serials.
const SERIES: &str = "S";

pub(super) const KIND: &str = "badge_given";

impl Register {
    /// Gives somebody a new badge; the one they had leads nowhere from now on.
    ///
    /// Fails with `NotFound` when nobody of that name is enrolled.
    pub fn give_badge(&mut self, by: &By, id: &OfficerId) -> Result<Done<BadgeNo>> {
        let year = self.env.today().year();
        self.transact(by, |entry| {
            if super::officer::one(entry.tx, id)?.is_none() {
                return Err(RegisterFault::NotFound { what: "officer", id: id.to_string() });
            }
            let badge = BadgeNo::new(&entry.station, year, entry.next_serial(SERIES, &year.to_string())?);
            write(entry.tx, id, &badge)?;
            entry.changes.staff = true;
            entry.append(Subject::Station, &Deed::BadgeGiven { officer: id.clone(), badge: badge.clone() })?;
            Ok(badge)
        })
    }

    /// Whose badge it is; nobody's where another was given since.
    pub fn officer_of_badge(&self, badge: &BadgeNo) -> Result<Option<Officer>> {
        let sql = "select officer from badge where no = ?1";
        let found = self.conn.prepare_cached(sql)?.query_row([badge.as_str()], |row| row.get::<_, String>(0));
        match found.optional()?.and_then(|id| id.parse().ok()) {
            Some(id) => self.officer(&id),
            None => Ok(None),
        }
    }

    /// Whether the badges are those that the ledger says were given.
    pub(super) fn badges_are_as_told(&self, actions: &[Action]) -> Result<bool> {
        Ok(all(&self.conn)? == as_told(actions))
    }
}

/// Writes what the ledger tells, in place of what is there.
pub(super) fn write_as_told(conn: &Connection, actions: &[Action]) -> Result<()> {
    conn.execute("delete from badge", [])?;
    as_told(actions).iter().try_for_each(|(id, badge)| write(conn, id, badge))
}

/// Who has which badge, as actions in their order tell.
fn as_told(actions: &[Action]) -> BTreeMap<OfficerId, BadgeNo> {
    let mut given: Vec<&Action> = actions.iter().filter(|action| action.kind == KIND).collect();
    given.sort_by(|a, b| a.fold_order(b));
    let read = given.into_iter().filter_map(|action| match Deed::read(action) {
        Ok(Some(Deed::BadgeGiven { officer, badge })) => Some((officer, badge)),
        Ok(_) | Err(_) => None,
    });
    read.collect()
}

fn all(conn: &Connection) -> Result<BTreeMap<OfficerId, BadgeNo>> {
    let mut query = conn.prepare_cached("select officer, no from badge")?;
    let mut rows = query.query([])?;
    let mut badges = BTreeMap::new();
    while let Some(row) = rows.next()? {
        let (id, no): (String, String) = (row.get(0)?, row.get(1)?);
        // What cannot be read is missing when it is held against the ledger.
        if let (Ok(id), Ok(no)) = (id.parse(), no.parse()) {
            badges.insert(id, no);
        }
    }
    Ok(badges)
}

fn write(conn: &Connection, id: &OfficerId, badge: &BadgeNo) -> Result<()> {
    let sql = "insert or replace into badge (officer, no) values (?1, ?2)";
    conn.prepare_cached(sql)?.execute((id.as_str(), badge.as_str()))?;
    Ok(())
}
