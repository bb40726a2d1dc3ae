//! The office's own work at the window: a till is closed, files go to the back office, late cases are asked for.

use chrono::{NaiveDate, NaiveDateTime};

use super::Desk;
use crate::app::{Answer, Fault, Outcome};
use crate::domain::case::PaidFee;
use crate::domain::mark::OfficerId;
use crate::domain::numbers::CaseNo;
use crate::domain::officer::Permission;
use crate::domain::till::Takings;
use crate::domain::{Bilingual, Currency, Money};
use crate::register::{By, ClosedTill, HandedTray};
use crate::views::{
    CaseRow, LateCases, LateHolder, LateRow, OpenTill, TillRow, TillView, TillsView, TrayRow, TraysView,
};

/// Closed tills and trays that are listed, and files that go in one tray.
const MOST_LISTED: u32 = 50;
const MOST_FILES: u32 = 200;
/// Late cases in one list.
const MOST_LATE: u32 = 2_000;

impl Desk {
    /// Closes the till of whoever asks, by the amounts that they typed.
    pub(super) fn close_till(&mut self, by: &By, at_opening: &str, counted: &str) -> Result<Outcome, Fault> {
        let currency = self.currency();
        let (at_opening, counted) = (Money::parse(at_opening, currency)?, Money::parse(counted, currency)?);
        let till = self.register.close_till(by, at_opening, counted)?.value;
        let difference = self.register.till(&till)?.closed.cash.difference();
        Ok(Outcome::TillClosed { till, difference })
    }

    /// Hands these files to the back office.
    pub(super) fn hand_tray(&mut self, by: &By, cases: &[String]) -> Result<Outcome, Fault> {
        let mut files: Vec<(CaseNo, crate::domain::mark::Uid)> = vec![];
        for case in cases {
            let case = self.case_named(case)?;
            if files.iter().all(|(no, _)| *no != case.no) {
                files.push((case.no, case.uid));
            }
        }
        if files.is_empty() {
            return Err(Fault::NothingToHand);
        }
        let count = files.len();
        let tray = self.register.hand_tray(by, files)?.value;
        Ok(Outcome::TrayHandedOver { tray, files: count })
    }

    /// The till of whoever asks.
    pub(super) fn own_till(&self) -> Result<Answer, Fault> {
        let officer = self.serving()?.id.clone();
        let paid = self.register.open_till(&officer)?;
        let takings = Takings::of(self.currency(), &paid)?;
        let since = paid.first().map(|first| self.when(first));
        Ok(Answer::Till(Box::new(TillView {
            left_open: since.is_some_and(|since| since.date() < self.today()),
            since,
            total: takings.total(self.currency())?,
            cash: takings.cash(self.currency()),
            takings,
            closed: self.closed_tills(Some(&officer))?,
        })))
    }

    /// Everybody's tills.
    pub(super) fn all_tills(&self) -> Result<Answer, Fault> {
        let mut open = vec![];
        for officer in self.register.open_tills()? {
            let paid = self.register.open_till(&officer)?;
            let Some(since) = paid.first().map(|first| self.when(first)) else { continue };
            open.push(OpenTill {
                name: self.name_of(&officer)?,
                officer,
                since,
                left_open: since.date() < self.today(),
                receipts: paid.len() as u32,
                total: Money::sum(self.currency(), paid.iter().map(|one| one.total))?,
            });
        }
        open.sort_by_key(|till| till.since);
        Ok(Answer::Tills(Box::new(TillsView { open, closed: self.closed_tills(None)? })))
    }

    fn closed_tills(&self, of: Option<&OfficerId>) -> Result<Vec<TillRow>, Fault> {
        let closed = self.register.closed_tills(of, MOST_LISTED)?;
        closed.into_iter().map(|till| self.till_row(till)).collect()
    }

    fn till_row(&self, till: ClosedTill) -> Result<TillRow, Fault> {
        let ClosedTill { closed, officer, at, reason, copies, .. } = till;
        Ok(TillRow {
            name: self.name_of(&officer)?,
            officer,
            at,
            receipts: closed.takings.receipts.len() as u32,
            total: closed.takings.total(closed.cash.counted.currency())?,
            difference: closed.cash.difference(),
            cash: closed.cash,
            no: closed.no,
            reason,
            copies,
        })
    }

    /// Files at the window, and trays that went.
    pub(super) fn trays(&self) -> Result<Answer, Fault> {
        let waiting = self.register.cases_to_hand(MOST_FILES)?;
        let handed = self.register.trays(MOST_LISTED)?;
        let handed = handed.into_iter().map(|tray| self.tray_row(tray)).collect::<Result<_, Fault>>()?;
        Ok(Answer::Trays(Box::new(TraysView { waiting, handed })))
    }

    fn tray_row(&self, tray: HandedTray) -> Result<TrayRow, Fault> {
        let HandedTray { no, cases, officer, at, copies } = tray;
        Ok(TrayRow { no, cases, name: self.name_of(&officer)?, at, copies })
    }

    /// Cases past their day, by the department that holds them. Whose they are is told to those who may read cases;
    /// whoever decides goes by the case alone.
    pub(super) fn late_cases(&self, officer: &OfficerId) -> Result<LateCases, Fault> {
        let today = self.today();
        let reads = self.register.officer(officer)?.is_some_and(|officer| officer.may(Permission::ReadCases));
        let mut holders: Vec<LateHolder> = vec![];
        for row in self.register.late_cases(today, MOST_LATE)? {
            let (holder, late) = self.late(row, reads, today);
            match holders.iter_mut().find(|known| known.name == holder) {
                Some(known) => known.cases.push(late),
                None => holders.push(LateHolder { name: holder, cases: vec![late] }),
            }
        }
        // Stable: holders of as many stay in the order of their latest case.
        holders.sort_by_key(|holder| std::cmp::Reverse(holder.cases.len()));
        Ok(LateCases { today, holders })
    }

    fn late(&self, row: CaseRow, reads: bool, today: NaiveDate) -> (Bilingual, LateRow) {
        let due = row.due.unwrap_or(today);
        let service = self.book.catalogue.service(&row.service);
        let late = LateRow {
            no: row.no,
            applicant: reads.then_some(row.name),
            service: service.map_or_else(|| Bilingual::new(&row.service, &row.service), |service| service.name.clone()),
            due,
            days: u32::try_from((today - due).num_days()).unwrap_or_default(),
        };
        (self.department(service), late)
    }

    /// Who does the work behind the window; of a service that the catalogue of today has no more, the back office.
    pub(super) fn department(&self, service: Option<&crate::domain::Service>) -> Bilingual {
        service.map_or_else(back_office, |service| service.department.clone())
    }

    pub(super) fn name_of(&self, officer: &OfficerId) -> Result<String, Fault> {
        Ok(self.register.officer(officer)?.map_or_else(|| officer.to_string(), |officer| officer.name))
    }

    fn currency(&self) -> Currency {
        self.centre.country.currency()
    }

    fn when(&self, paid: &PaidFee) -> NaiveDateTime {
        self.register.env().local(paid.at.ms)
    }
}

pub(super) fn back_office() -> Bilingual {
    Bilingual::new("الإدارة المختصة", "Back office")
}
