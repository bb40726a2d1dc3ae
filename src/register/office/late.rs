//! Cases past the day that the citizen was told.

use chrono::NaiveDate;

use crate::register::{Register, Result, tally};
use crate::views::CaseRow;

impl Register {
    /// Cases that the office has received and not decided, whose day was before `today`; the latest first, so many at
    /// most.
    pub fn late_cases(&self, today: NaiveDate, most: u32) -> Result<Vec<CaseRow>> {
        let tail = "where stage = 'received' and due < ?1 order by due, id limit ?2";
        self.lines(tail, (tally::day_number(today), most))
    }
}
