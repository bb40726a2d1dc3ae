//! `shubbak verify`: reads every action again, checks every link, folds every case, and compares
//! the projections with what the ledger says. It changes nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Register, Result, action};
use crate::domain::case::{Case, apply};
use crate::domain::ledger::{Hash, Subject, check_link};
use crate::domain::mark::{StationId, Uid};

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
}

/// One thing that is not as it must be, and where.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// `ZAQ-03/17`, a case number, a receipt number or a table.
    pub place: String,
    pub what: String,
}

impl Register {
    /// Proves the register. Memory stays small: cases are folded one at a time.
    pub fn verify(&self) -> Result<Verified> {
        let mut found = Verified::default();
        self.verify_file(&mut found)?;
        self.verify_chain(&mut found)?;
        let given = self.verify_cases(&mut found)?;
        self.verify_receipts(&mut found)?;
        self.verify_serials(given, &mut found)?;
        Ok(found)
    }

    /// The pages of the file, the foreign keys and the name index.
    fn verify_file(&self, found: &mut Verified) -> Result<()> {
        // A torn checkpoint is healed by the log, but only once it is carried over.
        self.conn.query_row("pragma wal_checkpoint(truncate)", [], |_| Ok(()))?;
        let mut report = |place: &str, sql: &str| -> Result<()> {
            let mut query = self.conn.prepare(sql)?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let what: rusqlite::types::Value = row.get(0)?;
                if !matches!(&what, rusqlite::types::Value::Text(text) if text == "ok") {
                    found.add(place, format!("{what:?}"));
                }
            }
            Ok(())
        };
        report("register.db", "pragma main.cipher_integrity_check")?;
        report("register.db", "pragma main.integrity_check")?;
        report("attachments.db", "pragma att.integrity_check")?;
        report("register.db", "pragma foreign_key_check")
    }

    fn verify_chain(&self, found: &mut Verified) -> Result<()> {
        let mut last: BTreeMap<String, (u64, Hash)> = BTreeMap::new();
        action::for_each(&self.conn, "order by station, seq", [], |action| {
            found.actions += 1;
            let station = action.station.to_string();
            let (seq, hash) = last.get(&station).copied().unwrap_or((0, Hash::START));
            if let Err(broken) = check_link(seq, hash, &action) {
                found.add(&format!("{station}/{}", action.seq), broken.to_string());
            }
            last.insert(station, (action.seq, action.hash));
            Ok(())
        })?;
        found.heads = last;
        Ok(())
    }

    /// Folds every case again and holds it against its row and its receipts; gives the numbers this
    /// station has given.
    fn verify_cases(&self, found: &mut Verified) -> Result<Given> {
        let mut given = Given::default();
        let mut folding: Option<(Uid, Option<Case>)> = None;
        let tail = "where subject >= 'case:' and subject < 'case;' order by subject, at_ms, at_n, station, seq";
        action::for_each(&self.conn, tail, [], |action| {
            let Subject::Case(uid) = action.subject else { return Ok(()) };
            let before = match folding.take() {
                Some((same, case)) if same == uid => case,
                Some((_, finished)) => {
                    self.verify_case(finished, &mut given, found)?;
                    None
                }
                None => None,
            };
            let after = apply(before.clone(), &action).unwrap_or_else(|fault| {
                found.add(&format!("{}/{}", action.station, action.seq), fault.to_string());
                before
            });
            folding = Some((uid, after));
            Ok(())
        })?;
        if let Some((_, finished)) = folding {
            self.verify_case(finished, &mut given, found)?;
        }
        let rows: u64 =
            self.conn.query_row("select count(*) from service_case", [], |row| row.get::<_, i64>(0))? as u64;
        if rows != found.cases {
            found.add("service_case", format!("{rows} rows, but the ledger opened {} cases", found.cases));
        }
        Ok(given)
    }

    fn verify_case(&self, case: Option<Case>, given: &mut Given, found: &mut Verified) -> Result<()> {
        let Some(case) = case else { return Ok(()) };
        found.cases += 1;
        let mut query = self.conn.prepare_cached(include_str!("case/verify.sql"))?;
        let mut rows = query.query([case.uid.to_string()])?;
        let same = match rows.next()? {
            None => false,
            Some(row) => {
                row.get::<_, String>(0)? == serde_json::to_string(&case)?
                    && row.get::<_, String>(1)? == case.no.as_str()
                    && row.get::<_, String>(2)? == super::case::stage_text(case.stage)
                    && row.get::<_, String>(3)? == case.applicant.identity.number()
                    && row.get::<_, String>(4)? == crate::domain::search_key::name_key(&case.applicant.name)
            }
        };
        if !same {
            found.add(case.no.as_str(), "its row is not what its actions say".to_owned());
        }
        let mut receipt = self.conn.prepare_cached("select minor, case_uid from payment where receipt = ?1")?;
        for paid in &case.payments {
            found.receipts += 1;
            let mut rows = receipt.query([paid.receipt.as_str()])?;
            let (minor, uid): (i64, String) = match rows.next()? {
                Some(row) => (row.get(0)?, row.get(1)?),
                None => (0, String::new()),
            };
            if (minor, uid) != (paid.total.minor(), case.uid.to_string()) {
                found.add(paid.receipt.as_str(), "the receipt is not what the ledger says".to_owned());
            }
        }
        given.add(&case, &self.station);
        Ok(())
    }

    fn verify_receipts(&self, found: &mut Verified) -> Result<()> {
        let rows = self.conn.query_row("select count(*) from payment", [], |row| row.get::<_, i64>(0))? as u64;
        if rows != found.receipts {
            found.add("payment", format!("{rows} rows, but the ledger has {} receipts", found.receipts));
        }
        Ok(())
    }

    /// Numbers run from 1 without gaps in each year, and the next one is right.
    fn verify_serials(&self, given: Given, found: &mut Verified) -> Result<()> {
        for ((series, year), mut serials) in given.0 {
            serials.sort_unstable();
            let gapless = serials.iter().zip(1..).all(|(serial, expected)| *serial == expected);
            let sql = "select coalesce((select last from serial where series = ?1 and period like '%' || ?2), 0)";
            let last: u32 = self.conn.query_row(sql, (series.to_string(), format!("{year:02}")), |row| row.get(0))?;
            if !gapless || last as usize != serials.len() {
                found.add(&format!("{series}-{year:02}"), "numbers have a gap or a repeat".to_owned());
            }
        }
        Ok(())
    }
}

/// The serials this station has given, by series letter and year.
#[derive(Default)]
struct Given(BTreeMap<(char, u32), Vec<u32>>);

impl Given {
    fn add(&mut self, case: &Case, station: &StationId) {
        if case.station == *station {
            self.0.entry(('C', case.no.year())).or_default().push(case.no.serial());
        }
        for paid in case.payments.iter().filter(|paid| paid.station == *station) {
            self.0.entry(('R', paid.receipt.year())).or_default().push(paid.receipt.serial());
        }
    }
}

impl Verified {
    fn add(&mut self, place: &str, what: String) {
        self.findings.push(Finding { place: place.to_owned(), what });
    }
}
