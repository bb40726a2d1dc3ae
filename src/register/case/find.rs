//! Finding cases: one box for number, identity, phone or part of a name; and whoever was here before.

use std::cmp::Reverse;

use chrono::Datelike;

use super::{line, load};
use crate::domain::mark::Uid;
use crate::domain::numbers::{CaseNo, ReceiptNo};
use crate::domain::{Country, Phone, digits};
use crate::register::{Register, Result};
use crate::views::{CaseRow, KnownPerson};

/// Cases of one citizen, or of the office that applies for many.
const MOST_OF_ONE: u32 = 1000;

impl Register {
    /// Cases that `query` speaks of, the likeliest first and else the newest: an empty query gives the newest
    /// of all. A telephone number is read as one of `country`.
    pub fn find_cases(&self, query: &str, country: Country, limit: u32) -> Result<Vec<CaseRow>> {
        let query = query.trim();
        if query.is_empty() {
            return self.newest(limit);
        }
        if let Ok(no) = query.parse::<CaseNo>() {
            return self.lines("where no = ?1", [no.as_str()]);
        }
        if let Ok(receipt) = query.parse::<ReceiptNo>() {
            let uid = self.uid_of_receipt(&receipt)?;
            return Ok(uid.map(|uid| self.line_of(uid)).transpose()?.flatten().into_iter().collect());
        }
        let number: String = digits::to_ascii(query).chars().filter(char::is_ascii_alphanumeric).collect();
        let phone = Phone::parse(country, query).map(String::from).unwrap_or_default();
        if number.bytes().all(|b| b.is_ascii_digit()) && (!number.is_empty() || !phone.is_empty()) {
            return self.cases_by_digits(&number, &phone, limit);
        }
        let found = self.cases_by_name(query, limit)?;
        if found.is_empty() && number.len() >= 5 {
            // A passport number mixes letters and digits.
            return self.of_identity(&number.to_uppercase(), limit);
        }
        Ok(found)
    }

    /// Those that came in last, the newest first. Rows stand in the order in which they came.
    fn newest(&self, limit: u32) -> Result<Vec<CaseRow>> {
        let mut newest = self.lines("order by id desc limit ?1", [limit])?;
        // One that was fetched from another unit may be older than those before it.
        newest.sort_by_key(|case| Reverse(case.opened));
        Ok(newest)
    }

    /// The line of one case; none where it was never opened here.
    pub(in crate::register) fn line_of(&self, uid: Uid) -> Result<Option<CaseRow>> {
        if self.damage().is_some() {
            // Its actions may not be readable: the row is looked for among all.
            return Ok(self.lines("where uid = ?1", [uid.as_bytes()])?.pop());
        }
        let Some(case) = load(&self.conn, uid)? else { return Ok(None) };
        Ok(self.lines("where no = ?1", [case.no.as_str()])?.pop())
    }

    /// Digits are an identity number, a whole telephone number or a case's serial; only when they are none
    /// of these, the beginning of an identity number.
    fn cases_by_digits(&self, number: &str, phone: &str, limit: u32) -> Result<Vec<CaseRow>> {
        let mut found = self.of_serial(number)?;
        found.extend(self.of_identity(number, limit)?);
        if !phone.is_empty() {
            found.extend(self.cases_by_phone(phone, limit)?);
        }
        if found.is_empty() {
            // In the order of the index, so that two digits, which begin half of all numbers, cost no more than ten.
            let beginning = "where identity_number >= ?1 and identity_number < ?1 || ':'
                             order by identity_number, opened_ms limit ?2";
            found = self.lines(beginning, (number, limit))?;
        }
        found.sort_by(|a, b| (b.opened, &b.no).cmp(&(a.opened, &a.no)));
        found.dedup_by(|a, b| a.uid == b.uid);
        found.truncate(limit as usize);
        Ok(found)
    }

    /// A serial alone means a case of this station, of this year or the last.
    fn of_serial(&self, number: &str) -> Result<Vec<CaseRow>> {
        let Ok(serial) = number.parse() else { return Ok(vec![]) };
        let year = self.env.today().year();
        let own = |year| String::from(CaseNo::new(&self.station, year, serial));
        self.lines("where no in (?1, ?2)", (own(year), own(year - 1)))
    }

    /// The cases of whoever has this identity number, newest first.
    pub fn cases_of(&self, number: &str) -> Result<Vec<CaseRow>> {
        self.of_identity(number, MOST_OF_ONE)
    }

    fn of_identity(&self, number: &str, limit: u32) -> Result<Vec<CaseRow>> {
        self.lines("where identity_number = ?1 order by opened_ms desc, id desc limit ?2", (number, limit))
    }

    /// The lines that the end of the statement selects, in its order.
    pub(in crate::register) fn lines(&self, tail: &str, params: impl rusqlite::Params + Clone) -> Result<Vec<CaseRow>> {
        if self.damage().is_some() {
            return self.lines_left(tail, params);
        }
        let sql = format!("select {} from every_case {tail}", line::COLUMNS);
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(params)?;
        let mut lines = vec![];
        while let Some(row) = rows.next()? {
            lines.push(line::row(row, &self.env)?);
        }
        Ok(lines)
    }

    /// Whoever was here before with this identity number.
    pub fn known_person(&self, number: &str) -> Result<Option<KnownPerson>> {
        let cases = self.of_identity(number, 20)?;
        // The newest is how they were written down last.
        let Some(newest) = cases.first() else { return Ok(None) };
        Ok(self.case(newest.uid)?.applicant.map(|party| KnownPerson { party, cases }))
    }

    /// How many tickets of the same queue were given before this one today.
    pub fn tickets_ahead(&self, no: &str) -> Result<u32> {
        let sql = "select count(*) from every_ticket
                   where day = ?1 and station = ?2 and substr(no, 1, 1) = substr(?3, 1, 1)
                   and cast(substr(no, 2) as integer) < cast(substr(?3, 2) as integer)";
        let today = self.env.today().to_string();
        Ok(self.conn.prepare_cached(sql)?.query_row((today, self.station.as_str(), no), |row| row.get(0))?)
    }

    /// The number that the next case (`C`) or receipt (`R`) of `period` would bear.
    pub fn next_serial(&self, series: &str, period: &str) -> Result<u32> {
        let sql = "select coalesce((select last from serial where series = ?1 and period = ?2), 0) + 1";
        Ok(self.conn.prepare_cached(sql)?.query_row([series, period], |row| row.get(0))?)
    }
}
