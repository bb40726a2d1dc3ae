//! Finding cases: one box for number, identity, phone or part of a name; and one case with its trail.

use chrono::Datelike;

use super::{due, load};
use crate::domain::case::Case;
use crate::domain::ledger::{Action, Deed};
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::numbers::{CaseNo, ReceiptNo};
use crate::domain::search_key::name_key;
use crate::domain::{Country, Phone, digits};
use crate::register::{Register, RegisterFault, Result};
use crate::views::{CaseDetail, CaseRow, DaySummary, KnownPerson, TrailDetail, TrailEntry};

/// The case that a receipt was given for.
const OF_RECEIPT: &str = "where uid = (select case_uid from payment where receipt = ?1)";

impl Register {
    /// Cases that `query` speaks of, newest first: an empty query gives the newest of all.
    /// A telephone number is read as one of `country`.
    pub fn find_cases(&self, query: &str, country: Country, limit: u32) -> Result<Vec<CaseRow>> {
        let query = query.trim();
        if query.is_empty() {
            return self.cases("order by opened_ms desc, id desc limit ?1", [limit]);
        }
        if let Ok(no) = query.parse::<CaseNo>() {
            return self.cases("where no = ?1", [no.as_str()]);
        }
        if let Ok(receipt) = query.parse::<ReceiptNo>() {
            return self.cases(OF_RECEIPT, [receipt.as_str()]);
        }
        let number: String = digits::to_ascii(query).chars().filter(char::is_ascii_alphanumeric).collect();
        let phone = Phone::parse(country, query).map(String::from).unwrap_or_default();
        if number.bytes().all(|b| b.is_ascii_digit()) && (!number.is_empty() || !phone.is_empty()) {
            return self.cases_by_digits(&number, &phone, limit);
        }
        let found = self.cases_by_name(query, limit)?;
        if found.is_empty() && number.len() >= 5 {
            // A passport number mixes letters and digits.
            return self.cases(
                "where identity_number = ?1 order by opened_ms desc, id desc limit ?2",
                (number.to_uppercase(), limit),
            );
        }
        Ok(found)
    }

    /// Digits begin an identity number, make a whole telephone number, or are a case's serial.
    fn cases_by_digits(&self, number: &str, phone: &str, limit: u32) -> Result<Vec<CaseRow>> {
        // A serial alone means one of this station's own, of this year or the last.
        let year = self.env.today().year();
        let own = |year| {
            number.parse().map_or_else(|_| String::new(), |serial| CaseNo::new(&self.station, year, serial).into())
        };
        let (this, last): (String, String) = (own(year), own(year - 1));
        self.cases(include_str!("by_digits.sql"), (number, phone, this, last, limit))
    }

    fn cases_by_name(&self, query: &str, limit: u32) -> Result<Vec<CaseRow>> {
        let key = name_key(query);
        let words: Vec<String> = key.split_whitespace().map(|word| format!("\"{word}\"*")).collect();
        if words.is_empty() {
            return Ok(vec![]);
        }
        self.cases(
            "where id in (select rowid from case_name where case_name match ?1 order by rowid desc limit ?2) order by opened_ms desc, id desc",
            (words.join(" "), limit),
        )
    }

    fn cases(&self, tail: &str, params: impl rusqlite::Params) -> Result<Vec<CaseRow>> {
        Ok(self.select(tail, params)?.iter().map(|case| self.row(case)).collect())
    }

    /// The cases that the end of the statement selects, in its order.
    fn select(&self, tail: &str, params: impl rusqlite::Params) -> Result<Vec<Case>> {
        let mut query = self.conn.prepare_cached(&format!("select state from service_case {tail}"))?;
        let mut rows = query.query(params)?;
        let mut cases = vec![];
        while let Some(row) = rows.next()? {
            let state = row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?;
            cases.push(serde_json::from_str(state)?);
        }
        Ok(cases)
    }

    fn row(&self, case: &Case) -> CaseRow {
        CaseRow {
            uid: case.uid,
            no: case.no.clone(),
            service: case.service.clone(),
            name: case.applicant.name.clone(),
            masked_identity: case.applicant.identity.masked(),
            phone: case.applicant.phone.as_ref().map(ToString::to_string),
            stage: case.stage,
            due: due(case),
            opened: self.env.local(case.opened.ms),
        }
    }

    /// The case as it stands.
    pub fn case(&self, uid: Uid) -> Result<Case> {
        load(&self.conn, uid)?.ok_or_else(|| RegisterFault::NotFound { what: "case", id: uid.to_string() })
    }

    /// The case with this number.
    pub fn case_by_no(&self, no: &CaseNo) -> Result<Case> {
        let found = self.select("where no = ?1", [no.as_str()])?.pop();
        found.ok_or_else(|| RegisterFault::NotFound { what: "case", id: no.to_string() })
    }

    /// The case with its whole trail.
    pub fn case_detail(&self, uid: Uid) -> Result<CaseDetail> {
        let case = self.case(uid)?;
        let trail = self.trail(uid)?.into_iter().map(|action| self.trail_entry(action)).collect::<Result<_>>()?;
        Ok(CaseDetail {
            opened_by_name: self.officer_name(&case.opened_by)?,
            opened: self.env.local(case.opened.ms),
            case,
            trail,
        })
    }

    fn trail_entry(&self, action: Action) -> Result<TrailEntry> {
        let detail = match Deed::read(&action)? {
            Some(Deed::CaseOpened { no, .. }) => Some(TrailDetail::Number(no.into())),
            Some(Deed::FeePaid { receipt, total, .. }) => Some(TrailDetail::Paid { receipt, total }),
            Some(Deed::TicketIssued { no, .. }) => Some(TrailDetail::Number(no.into())),
            Some(Deed::ClockStarted { due, .. }) => due.map(TrailDetail::Due),
            Some(Deed::PaperPrinted { paper, no, copy }) => Some(TrailDetail::Printed { paper, no, copy }),
            Some(Deed::DocumentsRecorded { documents }) => Some(TrailDetail::Documents(documents.len())),
            _ => None,
        };
        Ok(TrailEntry {
            at: self.env.local(action.at.ms),
            officer_name: self.officer_name(&action.officer)?,
            officer: action.officer,
            station: action.station,
            seq: action.seq,
            kind: action.kind,
            reason: action.reason,
            detail,
        })
    }

    fn officer_name(&self, id: &OfficerId) -> Result<String> {
        Ok(self.officer(id)?.map_or_else(|| id.to_string(), |officer| officer.name))
    }

    /// The case a receipt was given for.
    pub fn case_of_receipt(&self, receipt: &ReceiptNo) -> Result<Case> {
        let found = self.select(OF_RECEIPT, [receipt.as_str()])?.pop();
        found.ok_or_else(|| RegisterFault::NotFound { what: "receipt", id: receipt.to_string() })
    }

    /// Whoever was here before with this identity number.
    pub fn known_person(&self, number: &str) -> Result<Option<KnownPerson>> {
        let tail = "where identity_number = ?1 order by opened_ms desc, id desc limit 20";
        let cases = self.select(tail, [number])?;
        let rows = cases.iter().map(|case| self.row(case)).collect();
        // The newest is how they were written down last.
        Ok(cases.into_iter().next().map(|newest| KnownPerson { party: newest.applicant, cases: rows }))
    }

    /// How many tickets of the same queue were given before this one today.
    pub fn tickets_ahead(&self, no: &str) -> Result<u32> {
        let sql = "select count(*) from ticket
                   where day = ?1 and station = ?2 and no < ?3 and substr(no, 1, 1) = substr(?3, 1, 1)";
        let today = self.env.today().to_string();
        Ok(self.conn.prepare_cached(sql)?.query_row((today, self.station.as_str(), no), |row| row.get(0))?)
    }

    /// The number that the next case (`C`) or receipt (`R`) of `period` would bear.
    pub fn next_serial(&self, series: &str, period: &str) -> Result<u32> {
        let sql = "select coalesce((select last from serial where series = ?1 and period = ?2), 0) + 1";
        Ok(self.conn.prepare_cached(sql)?.query_row([series, period], |row| row.get(0))?)
    }

    /// The day so far.
    pub fn day_summary(&self) -> Result<DaySummary> {
        let (start, end) = self.env.day_bounds(self.env.today());
        let mut query = self.conn.prepare_cached(include_str!("day_summary.sql"))?;
        let waiting_to_leave = self.waiting_to_leave()?;
        Ok(query.query_row((start, end), |row| {
            Ok(DaySummary {
                opened: row.get(0)?,
                incomplete: row.get(1)?,
                taken_minor: row.get(2)?,
                receipts: row.get(3)?,
                waiting_to_leave,
            })
        })?)
    }
}
