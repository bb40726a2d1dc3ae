//! What headquarters reports: counts, waiting and money of a stretch of days, what is in question, and what two counters have
//! to settle. Plain values; how they are worded and written is the caller's.

use chrono::NaiveDate;

use super::{Hub, HubFault};
use crate::domain::Money;
use crate::domain::money::Currency;

/// What one row of a report stands for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Per {
    Governorate,
    #[default]
    Centre,
    Service,
    Day,
    /// Fixed or mobile.
    Kind,
}

impl Per {
    pub const ALL: [Per; 5] = [Per::Governorate, Per::Centre, Per::Service, Per::Day, Per::Kind];

    pub fn code(self) -> &'static str {
        match self {
            Per::Governorate => "governorate",
            Per::Centre => "centre",
            Per::Service => "service",
            Per::Day => "day",
            Per::Kind => "kind",
        }
    }

    pub fn from_code(code: &str) -> Option<Per> {
        Per::ALL.into_iter().find(|per| per.code() == code)
    }
}

/// Which days, both counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Span {
    pub from: NaiveDate,
    pub until: NaiveDate,
}

/// One row.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ReportRow {
    /// Code of the governorate, centre, service or kind; or the day as `2026-11-22`.
    pub key: String,
    pub name_ar: String,
    pub name_en: String,
    /// Cases that were opened.
    pub opened: i64,
    /// Files that became complete, so that the office owes an answer.
    pub received: i64,
    /// Approved or refused.
    pub finished: i64,
    /// Whose answer was owed in these days and not given by then.
    pub late: i64,
    /// From complete to answered, mean of those finished, in minutes.
    pub waiting: Option<i64>,
    /// Taken, one sum a currency.
    pub money: Vec<Money>,
}

/// What two counters did about one case that cannot both stand.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConflictRow {
    pub no: String,
    /// `paid`, `decided`, `handed_over`, `answered KEY` or `paper PLACE`
    pub matter: String,
    pub deeds: String,
    /// `back_office` or `supervisor`
    pub settler: String,
    /// The counter where it is to be settled.
    pub at: String,
    pub settled: Option<String>,
}

/// A record that is not agreed to.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct QuestionRow {
    /// Blank while the case's opening has not come.
    pub no: String,
    pub place: String,
    pub why: String,
    pub detail: String,
    pub answered: Option<String>,
}

impl Hub {
    /// Counts per `per` over the days of `span`, as they are counted in `time_zone`.
    ///
    /// Fails with `Database` for a time zone that there is not.
    pub fn report(&mut self, per: Per, span: Span, time_zone: &str) -> Result<Vec<ReportRow>, HubFault> {
        let (from, until) = (span.from.to_string(), span.until.to_string());
        let rows = self.client.query(include_str!("sql/report.sql"), &[&per.code(), &from, &until, &time_zone])?;
        let sums = |row: &postgres::Row| {
            let all = [(8, Currency::Egp), (9, Currency::Kwd), (10, Currency::Bhd)];
            let sums = all.map(|(at, currency)| Money::new(row.get(at), currency));
            sums.into_iter().filter(|sum| !sum.is_zero()).collect()
        };
        let row = |row: &postgres::Row| ReportRow {
            key: row.get(0),
            name_ar: row.get(1),
            name_en: row.get(2),
            opened: row.get(3),
            received: row.get(4),
            finished: row.get(5),
            late: row.get(6),
            waiting: row.get(7),
            money: sums(row),
        };
        Ok(rows.iter().map(row).collect())
    }

    /// What two counters have to settle, open matters first.
    pub fn conflicts(&mut self) -> Result<Vec<ConflictRow>, HubFault> {
        let row = |row: &postgres::Row| ConflictRow {
            no: row.get(0),
            matter: row.get(1),
            deeds: row.get(2),
            settler: row.get(3),
            at: row.get(4),
            settled: row.get(5),
        };
        Ok(self.client.query(include_str!("sql/conflicts.sql"), &[])?.iter().map(row).collect())
    }

    /// What is not agreed to, open questions first.
    pub fn questions(&mut self) -> Result<Vec<QuestionRow>, HubFault> {
        let row = |row: &postgres::Row| QuestionRow {
            no: row.get(0),
            place: row.get(1),
            why: row.get(2),
            detail: row.get(3),
            answered: row.get(4),
        };
        Ok(self.client.query(include_str!("sql/questions.sql"), &[])?.iter().map(row).collect())
    }
}
