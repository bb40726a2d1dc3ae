//! `shubbak verify`: reads every action again, checks every link, folds every case, and compares
//! the projections with what the ledger says. It changes nothing.

mod cases;
mod chains;
mod file;
mod names;
mod office;
mod staff;

use std::collections::BTreeMap;
use std::thread::{self, ScopedJoinHandle};

use serde::{Deserialize, Serialize};

use super::{Register, Result};
use crate::domain::ledger::Hash;

/// What verifying found.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Verified {
    pub actions: u64,
    pub cases: u64,
    pub receipts: u64,
    /// Last hash of each station's series: what a printed or countersigned head is compared with.
    pub heads: BTreeMap<String, (u64, Hash)>,
    pub findings: Vec<Finding>,
}

impl Verified {
    pub fn is_clean(&self) -> bool {
        self.findings.is_empty()
    }

    pub(super) fn add(&mut self, place: &str, what: String) {
        self.findings.push(Finding { place: place.to_owned(), what });
    }
}

/// One thing that is not as it must be, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// `ZAQ-03/17`, a case number, a receipt number or a table.
    pub place: String,
    pub what: String,
}

fn joined<T>(thread: ScopedJoinHandle<'_, T>) -> T {
    thread.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}

impl Register {
    /// Proves the register: what it holds here, and the pages of its files on another thread meanwhile. Memory stays
    /// small: cases are folded one at a time.
    pub fn verify(&self) -> Result<Verified> {
        // A torn checkpoint is healed by the log, but only once it is carried over.
        if self.damage().is_none() {
            // The pages are read by another connection: of this very file.
            self.files.check()?;
            self.conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        }
        let source = self.source();
        let (content, pages) = thread::scope(|scope| {
            let pages = thread::Builder::new().name("verify".into()).spawn_scoped(scope, || file::verify(&source));
            let content = self.verify_content();
            // Where no thread can be had, one after the other will do.
            (content, pages.map_or_else(|_| file::verify(&source), joined))
        });
        let (mut pages, mut found) = (pages?, content?);
        pages.append(&mut found.findings);
        Ok(Verified { findings: pages, ..found })
    }

    /// Proves what the register holds: every series, and that cases, names and staff are what it says.
    pub fn verify_content(&self) -> Result<Verified> {
        let mut found = Verified::default();
        let chains::Told { of_station, of_cases } = self.verify_chains(&mut found)?;
        self.verify_cases(of_cases, &mut found)?;
        self.verify_names(&mut found)?;
        self.verify_office(&of_station, &mut found)?;
        self.verify_staff(of_station, &mut found)?;
        for name in self.miscounted_registers()? {
            found.add(&format!("reference_register {name}"), "its rows are not all there".to_owned());
        }
        Ok(found)
    }

    /// Proves the ledger alone: every series whole and chained, nothing of it changed.
    pub fn verify_ledger(&self) -> Result<Verified> {
        let mut found = Verified::default();
        self.verify_chains(&mut found)?;
        Ok(found)
    }

    fn count(&self, table: &str) -> Result<u64> {
        let rows: i64 = self.conn.query_row(&format!("select count(*) from {table}"), [], |row| row.get(0))?;
        Ok(rows as u64)
    }
}
