//! The deletion run: what has come to the end of its time by the schedule, shown first and erased after; and the
//! hold that keeps a case out of it.

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Days, Months, NaiveDate, NaiveTime};

use super::{Desk, Rulebook};
use crate::app::papers;
use crate::app::{Fault, Outcome, sweep};
use crate::domain::case::Case;
use crate::domain::mark::Uid;
use crate::domain::numbers::CaseNo;
use crate::domain::retention::{Ended, Kept};
use crate::register::{By, RegisterFault};
use crate::views::{PlannedCase, RetentionPlan, ScheduleRow};

/// Rules by the SHA-256 of the catalogue.
type Books = BTreeMap<String, Arc<Rulebook>>;

/// A case of which something has ended.
struct Due {
    uid: Uid,
    no: CaseNo,
    service: String,
    /// Receipts whose papers may lie on the disk.
    receipts: Vec<String>,
    since: NaiveDate,
    held: bool,
    ended: Ended,
}

impl Desk {
    /// Fails with `Held` or `NotHeld` when that is so already.
    pub(super) fn hold_case(&mut self, by: &By, case: &str, hold: bool) -> Result<Outcome, Fault> {
        let case = self.case_named(case)?;
        self.register.hold_case(by, case.uid, hold)?;
        Ok(if hold { Outcome::CaseHeld {} } else { Outcome::HoldLifted {} })
    }

    /// What a run up to `until`, or today, would erase. Nothing is changed.
    pub fn retention_plan(&self, until: Option<NaiveDate>) -> Result<RetentionPlan, Fault> {
        let until = self.until(until);
        let (held, going): (Vec<_>, Vec<_>) = self.due(until)?.into_iter().partition(|due| due.held);
        let cases: Vec<PlannedCase> = going.into_iter().map(planned).collect();
        let env = self.register.env();
        Ok(RetentionPlan {
            until,
            files: cases.iter().map(|case| case.files).sum(),
            bytes: cases.iter().map(|case| case.bytes).sum(),
            emptied: cases.iter().filter(|case| case.content).count(),
            cases,
            held: held.into_iter().map(|due| due.no).collect(),
            schedule: self.schedule(until),
            unconfirmed: self.is_unconfirmed(),
            began_anew: self.register.began_anew()?.map(|ms| env.local(ms)),
        })
    }

    /// Whether nothing may be erased, because somebody's real data would go by a period that nobody has confirmed.
    fn is_unconfirmed(&self) -> bool {
        !self.centre.practice && self.book.retention.rules().iter().any(|rule| !rule.verified)
    }

    /// Erases what has ended by `until`, or today. A run that was stopped goes on where it stopped.
    ///
    /// Fails with `RetentionUnconfirmed` where it is not certain that it may go.
    pub(super) fn erase_content(&mut self, by: &By, until: Option<NaiveDate>) -> Result<Outcome, Fault> {
        if let Some(before) = self.register.first_answer(by)? {
            return Ok(Outcome::ContentErased(before));
        }
        if self.is_unconfirmed() {
            return Err(Fault::RetentionUnconfirmed);
        }
        let until = self.until(until);
        let mut held = 0;
        for due in self.due(until)? {
            if due.held || !self.erase_case(by, due)? {
                held += 1;
            }
        }
        // Papers that tell of more than one case, what nobody will go on typing, and registers of before.
        sweep::trails(&self.papers_folder())?;
        if let Some(day) = self.day_before(Kept::Draft, until) {
            self.register.erase_drafts(day.and_time(NaiveTime::MIN).and_utc().timestamp_millis())?;
        }
        if let Some(day) = self.day_before(Kept::SetAside, until) {
            self.register.erase_set_aside(day)?;
        }
        self.register.finish_erasing()?;
        Ok(Outcome::ContentErased(self.register.record_run(by, until, held)?.value))
    }

    /// Erases one case; whether it went, and was not held meanwhile.
    fn erase_case(&mut self, by: &By, due: Due) -> Result<bool, Fault> {
        if due.ended.content {
            // First, while the register could still draw them again.
            let numbers = due.receipts.iter().map(String::as_str).chain([due.no.as_str()]);
            sweep::papers_of(&self.papers_folder(), &numbers.collect::<Vec<_>>())?;
        }
        let by = By { command: format!("{}/{}", by.command, due.no), ..by.clone() };
        match self.register.erase_content(&by, due.uid, due.ended, due.since) {
            Ok(_) => Ok(true),
            Err(RegisterFault::Held) => Ok(false),
            Err(fault) => Err(fault.into()),
        }
    }

    /// A day that has not come erases nothing before its time.
    fn until(&self, until: Option<NaiveDate>) -> NaiveDate {
        let today = self.today();
        until.map_or(today, |until| until.min(today))
    }

    /// Every case of which something has ended by `until`.
    fn due(&self, until: NaiveDate) -> Result<Vec<Due>, Fault> {
        let schedule = &self.book.retention;
        let ages = [Kept::Case, Kept::Paper].map(|kept| self.before(until, schedule.shortest(kept)));
        let (mut due, mut failed, mut books) = (vec![], Ok(()), BTreeMap::new());
        self.register.each_case_of_age((ages[0], ages[1]), |case| {
            match self.due_of(case, until, &mut books) {
                Ok(found) => due.extend(found),
                Err(fault) => failed = Err(fault),
            }
            Ok(())
        })?;
        failed?;
        due.sort_by(|a, b| (a.since, &a.no).cmp(&(b.since, &b.no)));
        Ok(due)
    }

    /// What of one case has; `books` keeps the rules of the catalogues met so far.
    fn due_of(&self, case: Case, until: NaiveDate, books: &mut Books) -> Result<Option<Due>, Fault> {
        let since = self.register.env().local(case.time_counts_from().ms).date();
        let book = match books.get(&case.catalogue) {
            Some(book) => Arc::clone(book),
            None => Arc::clone(books.entry(case.catalogue.clone()).or_insert(self.book_of(&case)?)),
        };
        let names = papers::names(book.catalogue.service(&case.service), &case);
        let ended = self.book.retention.ended(&case, &names, self.centre.country, (since, until));
        Ok((!ended.is_none()).then(|| Due {
            uid: case.uid,
            receipts: case.payments.iter().map(|paid| paid.receipt.to_string()).collect(),
            no: case.no,
            service: case.service,
            since,
            held: case.held.is_some(),
            ended,
        }))
    }

    /// The first moment, in milliseconds UTC, that is not yet `months` before the end of `day`, a day to spare.
    fn before(&self, day: NaiveDate, months: u32) -> i64 {
        let before = day.checked_sub_months(Months::new(months)).and_then(|day| day.checked_add_days(Days::new(2)));
        before.map_or(i64::MIN, |day| day.and_time(NaiveTime::MIN).and_utc().timestamp_millis())
    }

    /// What was left before that day has ended; the rule of today holds for it.
    fn day_before(&self, kept: Kept, until: NaiveDate) -> Option<NaiveDate> {
        let rule = self.book.retention.of(kept, until)?;
        until.checked_sub_months(Months::new(rule.months))
    }

    /// The rules in force on `day`.
    fn schedule(&self, day: NaiveDate) -> Vec<ScheduleRow> {
        let schedule = &self.book.retention;
        let row = |rule: &crate::domain::retention::RetentionRule| ScheduleRow {
            id: rule.id.clone(),
            of: rule.of,
            name: rule.name.clone(),
            months: rule.months,
            basis: rule.basis(self.centre.country),
            verified: rule.verified,
        };
        schedule.in_force_on(day).map(row).collect()
    }
}

fn planned(due: Due) -> PlannedCase {
    PlannedCase {
        no: due.no,
        service: due.service,
        since: due.since,
        files: due.ended.files.len() as u64,
        bytes: due.ended.files.iter().map(|file| file.bytes).sum(),
        content: due.ended.content,
        rules: due.ended.rules.into_iter().map(|rule| rule.rule).collect(),
    }
}
