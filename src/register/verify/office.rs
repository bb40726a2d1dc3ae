//! Holds the rows of tills and trays against what the ledger says of them, and their numbers against each other.

use std::collections::{BTreeMap, BTreeSet};

use super::Verified;
use crate::domain::ledger::Action;
use crate::domain::mark::Uid;
use crate::register::office::AsTold;
use crate::register::{Register, Result};

impl Register {
    pub(super) fn verify_office(&self, actions: &[Action], found: &mut Verified) -> Result<()> {
        let told = AsTold::by(&self.conn, actions)?;
        let counter = self.station.counter();
        if self.open_as_kept()? != told.open(&self.conn, counter.as_str())? {
            found.add("till_open", "the receipts that stand in no till are others".to_owned());
        }
        let tills = told.tills.iter().map(|(no, told)| (no.to_string(), (told.action, told.copies))).collect();
        self.same_rows("till", &tills, found)?;
        let trays = told.trays.iter().map(|(no, told)| (no.to_string(), (told.action, told.copies))).collect();
        self.same_rows("tray", &trays, found)?;
        let files = told.trays.iter().flat_map(|(no, told)| told.holds.iter().map(|uid| (*uid, no.to_string())));
        if self.files_as_kept()? != files.collect() {
            found.add("tray_file", "the files that lie in trays are others".to_owned());
        }
        self.each_once(&told, found);
        let own = |station: &str| station.starts_with(&format!("{}-", self.station));
        let mut given: BTreeMap<(char, u32), Vec<u32>> = BTreeMap::new();
        for no in told.tills.keys().filter(|no| own(&no.as_str()[2..])) {
            given.entry(('T', no.year())).or_default().push(no.serial());
        }
        for no in told.trays.keys().filter(|no| own(&no.as_str()[2..])) {
            given.entry(('H', no.year())).or_default().push(no.serial());
        }
        self.verify_serials(given, found)
    }

    /// No receipt stands in two tills.
    fn each_once(&self, told: &AsTold, found: &mut Verified) {
        let mut seen = BTreeSet::new();
        for receipt in told.tills.values().flat_map(|told| &told.holds) {
            if !seen.insert(receipt) {
                found.add(receipt.as_str(), "the receipt stands in two tills".to_owned());
            }
        }
    }

    fn same_rows(&self, table: &str, told: &BTreeMap<String, (i64, u32)>, found: &mut Verified) -> Result<()> {
        let mut query = self.conn.prepare(&format!("select no, action, copies from {table}"))?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, (row.get(1)?, row.get(2)?))))?;
        let kept = rows.collect::<rusqlite::Result<BTreeMap<String, (i64, u32)>>>()?;
        for no in told.keys().chain(kept.keys()).collect::<BTreeSet<_>>() {
            if told.get(no) != kept.get(no) {
                found.add(no, "its row is not what its actions say".to_owned());
            }
        }
        Ok(())
    }

    fn open_as_kept(&self) -> Result<BTreeSet<String>> {
        let mut query = self.conn.prepare("select receipt from till_open")?;
        Ok(query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?)
    }

    fn files_as_kept(&self) -> Result<BTreeSet<(Uid, String)>> {
        let mut query = self.conn.prepare("select case_uid, tray from tray_file")?;
        let rows = query.query_map([], |row| Ok((Uid::from_bytes(row.get(0)?), row.get(1)?)))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }
}
