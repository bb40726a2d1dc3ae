//! Salvaging a damaged register: what can still be read goes into a new one, and what cannot is listed by
//! number. The ledger is read stretch by stretch; where a page is damaged the stretch is halved until only
//! the actions on that page are left out. All else is folded from the ledger again, as it was at first.

mod ledger;
mod staff;
mod tables;

use std::fs;
use std::path::PathBuf;

use rusqlite::{Connection, OpenFlags, Transaction, TransactionBehavior};
use serde::{Deserialize, Serialize};

use super::damage::is_bad_page;
use super::entry::Entry;
use super::open::{SERIES, connect, lock, opened, opened_again};
use super::restore::{RESTORING, make_ready, number_anew, remove};
use super::{
    By, Founding, Goes, Head, Place, Prepared, RegisterFault, Result, Source, action, log, meta, name, office, restore,
    set_meta, station, upgrades,
};
use crate::domain::ledger::{Deed, Hash, HybridTime, Subject};
use crate::domain::mark::{StationId, Uid};
use crate::domain::officer::Officer;
use crate::env::Env;

/// What salvaging is done with.
#[derive(Clone, Copy)]
pub struct Salvaging<'a> {
    pub founding: &'a Founding,
    /// Series that the station is known to have begun.
    pub used: &'a [StationId],
    /// Staff as a backup knows them, with the hashes of their secrets: for those whose rows are lost.
    pub staff: &'a [(Officer, String)],
    pub env: &'a Env,
    pub by: &'a By,
    /// Hears how many of how many actions are done; each counts twice, once when it is read and once when its
    /// case is folded.
    pub far: &'a dyn Fn(u64, u64),
}

/// What came of salvaging.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Salvaged {
    /// Actions that are in the new register.
    pub actions: u64,
    /// Of these, the ones whose place in the chain cannot be proved because the one before is lost.
    pub unproved: Vec<(StationId, u64)>,
    /// Stretches of each series that could not be read, from and to.
    pub lost: Vec<(StationId, u64, u64)>,
    /// Actions that could be read but are not what the chain says; they were left out.
    pub changed: Vec<(StationId, u64)>,
    pub cases: u64,
    /// Cases of which something is left, but not how they were opened.
    pub headless: Vec<Uid>,
    /// Members of staff of whom only the ledger tells: their secrets are lost.
    pub staff: Vec<Officer>,
    /// The log is broken: what was done last may be missing, and nobody can tell how much.
    pub log: bool,
    /// Other tables of which not every row could be read.
    pub tables: Vec<String>,
    pub attachments: u64,
    /// Attachments that could not be read, or were not what they are named by.
    pub attachments_lost: u64,
    /// The series in which the station goes on.
    pub series: Option<StationId>,
    /// Where the damaged file lies now.
    pub aside: PathBuf,
}

impl Salvaged {
    /// The file in which all this is listed, beside the damaged one.
    pub fn list(&self) -> PathBuf {
        self.aside.join("salvaged.txt")
    }

    /// Whether everything was found.
    pub fn is_whole(&self) -> bool {
        self.lost.is_empty()
            && self.changed.is_empty()
            && self.headless.is_empty()
            && !self.log
            && self.staff.is_empty()
            && self.tables.is_empty()
            && self.attachments_lost == 0
    }
}

/// Tells how far salvaging has come.
struct Tells<'a> {
    far: &'a dyn Fn(u64, u64),
    done: u64,
    /// Actions, as far as they are known.
    all: u64,
}

impl Tells<'_> {
    fn more(&mut self, actions: u64) {
        self.done += actions;
        (self.far)(self.done.min(2 * self.all), 2 * self.all);
    }
}

impl Source {
    /// Reads what can be read into a new register, puts that in the damaged one's place, and sets the damaged
    /// one aside. The station goes on in a new series: its last numbers may be among what was lost.
    ///
    /// Fails with `InUse` when a program has the register open, and with `Damaged` when its beginning cannot be
    /// read: then nothing in it can be found, and a backup is restored instead.
    pub fn salvage(&self, with: &Salvaging<'_>) -> Result<Salvaged> {
        let _lock = lock(&self.place.0)?;
        restore::finish(&self.place)?;
        let (found, _) = self.salvage_beside(with)?;
        restore::finish(&self.place)?;
        Ok(found)
    }

    /// Reads what can be read into a new register and makes that ready to take the damaged one's place, which
    /// itself is not touched.
    pub fn salvage_beside(&self, with: &Salvaging<'_>) -> Result<(Salvaged, Prepared)> {
        let Salvaging { founding, env, .. } = *with;
        let beside = Place(self.place.0.join(RESTORING));
        remove(&beside.0)?;
        crate::durable::make_folder(&beside.0)?;
        let mut found = Salvaged { log: log::check(&self.place).is_err(), ..Salvaged::default() };
        let conn = connect(&beside, self.key.as_ref())?;
        upgrades::bring_up_to_date(&conn, env)?;
        let tx = Transaction::new_unchecked(&conn, TransactionBehavior::Immediate)?;
        let stations = tables::stations(self, founding)?;
        let mut tells = Tells { far: with.far, done: 0, all: ledger::count(self, &stations) };
        for (no, series) in &stations {
            tx.execute("insert into station (no, id) values (?1, ?2)", (no, series.as_str()))?;
            ledger::gather(self, (*no, series), &tx, &mut found, &mut tells)?;
        }
        tables::copy(self, &tx, &mut found)?;
        action::lay_all_to_trails(&tx)?;
        tables::fold_cases(&tx, env, &mut found, &mut tells)?;
        self.begin(&tx, with, (&stations, &mut found))?;
        name::settle(&tx)?;
        name::rebuild(&tx)?;
        office::write_as_told(&tx, founding.station.as_str(), self.tills_from())?;
        tx.commit()?;
        restore::close(conn)?;
        let mut files = vec!["register.db".to_owned()];
        if self.salvage_attachments(&beside, &mut found)? {
            files.push("attachments.db".to_owned());
        }
        let goes = Goes::Anew(found.series.clone().unwrap_or_else(|| founding.station.clone()));
        let aside = restore::free_name(&self.place, env);
        make_ready(&self.place, &beside, files, &goes, &aside)?;
        found.aside = self.place.0.join(restore::SET_ASIDE).join(aside);
        let prepared = Prepared { place: self.place.clone(), goes, aside: found.aside.clone() };
        Ok((found, prepared))
    }

    /// Begins the new series and says in it what was salvaged.
    fn begin(
        &self,
        tx: &Transaction<'_>,
        with: &Salvaging<'_>,
        (stations, found): (&[(i64, StationId)], &mut Salvaged),
    ) -> Result<()> {
        let Salvaging { founding, used, staff, env, by, .. } = *with;
        let own = stations.iter().map(|(_, series)| series).chain(used);
        let own = own.filter(|series| series.counter() == founding.station).cloned().chain(self.written());
        let last = own.max().unwrap_or_else(|| founding.station.clone());
        let next = last.next_series().ok_or_else(|| RegisterFault::Damaged("no letter is left for a series".into()))?;
        set_meta(tx, "station", founding.station.as_str())?;
        set_meta(tx, "practice", if founding.practice { "yes" } else { "no" })?;
        set_meta(tx, SERIES, next.as_str())?;
        number_anew(tx, &last, env.today())?;
        let time = tx.query_row("select coalesce(max(at_ms), 0) from action", [], |row| row.get(0))?;
        let head = Head { seq: 0, hash: Hash::START, time: HybridTime { ms: time, n: u16::MAX } };
        let no = station::enter_own(tx, &next)?;
        let mut entry = Entry::new(tx, env, by, (&next, no), head);
        let lost = found.lost.iter().map(|(series, from, to)| format!("{series}/{from}-{to}")).collect();
        let changed = found.changed.iter().map(|(series, seq)| format!("{series}/{seq}")).collect();
        entry.append(Subject::Station, &Deed::RegisterSalvaged { actions: found.actions, lost, changed })?;
        staff::enrol(&mut entry, staff, env.today(), found)?;
        found.series = Some(next);
        Ok(())
    }

    /// Attachments that can be read, into a new file when the old one is not sound; whether there is a new one.
    fn salvage_attachments(&self, beside: &Place, found: &mut Salvaged) -> Result<bool> {
        let old = self.place.attachments();
        if !old.exists() {
            return Ok(true);
        }
        let sound = opened(&old, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)
            .and_then(|conn| Ok(conn.query_row("pragma quick_check(1)", [], |row| row.get::<_, String>(0))?))
            .is_ok_and(|told| told == "ok");
        if sound {
            let conn = opened(&old, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
            found.attachments =
                conn.query_row("select count(*) from attachment", [], |row| row.get::<_, i64>(0))? as u64;
            return Ok(false);
        }
        let to = opened(&beside.attachments(), self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_WRITE)?;
        tables::attachments(self, &to, found)?;
        restore::close(to)?;
        Ok(true)
    }

    fn written(&self) -> Option<StationId> {
        fs::read_to_string(self.place.founded()).ok().and_then(|text| text.trim().parse().ok())
    }

    /// From when tills are counted; where that cannot be read, from the first receipt on.
    fn tills_from(&self) -> Option<String> {
        self.again().and_then(|conn| meta(&conn, office::TILLS_FROM)).ok().flatten()
    }

    /// A fresh connection to the damaged file: one that met a bad page is not used again.
    fn again(&self) -> Result<Connection> {
        let conn = opened_again(&self.place, self.key.as_ref(), OpenFlags::SQLITE_OPEN_READ_ONLY)?;
        conn.execute_batch("pragma busy_timeout = 5000; pragma query_only = on;")?;
        Ok(conn)
    }
}
