//! `shubbak verify`: reads every action again, checks every link, folds every case, and compares
//! the projections with what the ledger says. It changes nothing.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::{Register, Result, action};
use crate::domain::case::{Case, apply};
use crate::domain::ledger::{Action, Hash, Subject, check_link};
use crate::domain::mark::Uid;

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
    pub fn verify(&self) -> Result<Verified> {
        let mut found = Verified::default();
        self.verify_file(&mut found)?;
        let cases = self.verify_chain(&mut found)?;
        self.verify_cases(&cases, &mut found)?;
        self.verify_receipts(&cases, &mut found)?;
        self.verify_serials(&cases, &mut found)?;
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
                let what: String = row.get::<_, rusqlite::types::Value>(0).map(|value| format!("{value:?}"))?;
                if what != "Text(\"ok\")" {
                    found.add(place, what);
                }
            }
            Ok(())
        };
        report("register.db", "pragma main.cipher_integrity_check")?;
        report("register.db", "pragma main.integrity_check")?;
        report("attachments.db", "pragma att.integrity_check")?;
        report("register.db", "pragma foreign_key_check")
    }

    fn verify_chain(&self, found: &mut Verified) -> Result<BTreeMap<Uid, Case>> {
        let mut last: BTreeMap<String, (u64, Hash)> = BTreeMap::new();
        let mut by_case: BTreeMap<Uid, Vec<Action>> = BTreeMap::new();
        action::for_each(&self.conn, "order by station, seq", [], |action| {
            found.actions += 1;
            let station = action.station.to_string();
            let (seq, hash) = last.get(&station).copied().unwrap_or((0, Hash::START));
            if let Err(broken) = check_link(seq, hash, &action) {
                found.add(&format!("{station}/{}", action.seq), broken.to_string());
            }
            last.insert(station, (action.seq, action.hash));
            if let Subject::Case(uid) = action.subject {
                by_case.entry(uid).or_default().push(action);
            }
            Ok(())
        })?;
        found.heads = last;
        let mut cases = BTreeMap::new();
        for (uid, mut actions) in by_case {
            actions.sort_by(|a, b| (a.at, &a.station, a.seq).cmp(&(b.at, &b.station, b.seq)));
            let mut case = None;
            for action in &actions {
                case = match apply(case.clone(), action) {
                    Ok(next) => next,
                    Err(fault) => {
                        found.add(&format!("{}/{}", action.station, action.seq), fault.to_string());
                        case
                    }
                };
            }
            if let Some(case) = case {
                cases.insert(uid, case);
            }
        }
        found.cases = cases.len() as u64;
        Ok(cases)
    }

    /// Every row of `service_case` is what the fold gives, and every folded case has a row.
    fn verify_cases(&self, cases: &BTreeMap<Uid, Case>, found: &mut Verified) -> Result<()> {
        let mut query = self.conn.prepare(include_str!("case/verify.sql"))?;
        let mut rows = query.query([])?;
        let mut seen = 0;
        while let Some(row) = rows.next()? {
            let uid: String = row.get(0)?;
            let Some(case) = uid.parse().ok().and_then(|uid: Uid| cases.get(&uid)) else {
                found.add(&uid, "a case that no action opened".to_owned());
                continue;
            };
            seen += 1;
            let same = row.get::<_, String>(1)? == serde_json::to_string(case)?
                && row.get::<_, String>(2)? == case.no.as_str()
                && row.get::<_, String>(3)? == super::case::stage_text(case.stage)
                && row.get::<_, String>(4)? == case.applicant.identity.number()
                && row.get::<_, String>(5)? == crate::domain::search_key::name_key(&case.applicant.name);
            if !same {
                found.add(case.no.as_str(), "its row is not what its actions say".to_owned());
            }
        }
        if seen != cases.len() {
            found.add("service_case", format!("{} cases have no row", cases.len() - seen));
        }
        Ok(())
    }

    fn verify_receipts(&self, cases: &BTreeMap<Uid, Case>, found: &mut Verified) -> Result<()> {
        let mut paid: BTreeMap<String, (i64, String)> = cases
            .values()
            .flat_map(|case| case.payments.iter().map(move |paid| (case, paid)))
            .map(|(case, paid)| (paid.receipt.to_string(), (paid.total.minor(), case.uid.to_string())))
            .collect();
        found.receipts = paid.len() as u64;
        let mut query = self.conn.prepare("select receipt, minor, case_uid from payment")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let receipt: String = row.get(0)?;
            if paid.remove(&receipt) != Some((row.get(1)?, row.get(2)?)) {
                found.add(&receipt, "the receipt is not what the ledger says".to_owned());
            }
        }
        for receipt in paid.keys() {
            found.add(receipt, "the receipt is in the ledger but not in its table".to_owned());
        }
        Ok(())
    }

    /// Numbers run from 1 without gaps in each year, and the next one is right.
    fn verify_serials(&self, cases: &BTreeMap<Uid, Case>, found: &mut Verified) -> Result<()> {
        let mut given: BTreeMap<(char, u32), Vec<u32>> = BTreeMap::new();
        for case in cases.values().filter(|case| case.station == self.station) {
            given.entry(('C', case.no.year())).or_default().push(case.no.serial());
            let receipts = case.payments.iter().filter(|paid| paid.station == self.station);
            for paid in receipts {
                given.entry(('R', paid.receipt.year())).or_default().push(paid.receipt.serial());
            }
        }
        for ((series, year), mut serials) in given {
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

impl Verified {
    fn add(&mut self, place: &str, what: String) {
        self.findings.push(Finding { place: place.to_owned(), what });
    }
}
