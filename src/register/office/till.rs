//! Tills: a receipt stands in none from when it was given until its cashier closes theirs, and then in that one for good.

use chrono::{Datelike, NaiveDateTime};
use rusqlite::Connection;

use crate::domain::Money;
use crate::domain::case::PaidFee;
use crate::domain::ledger::{Action, Deed, Hash, Subject};
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::numbers::{ReceiptNo, TillNo};
use crate::domain::till::{CashCount, Takings, TillClosed};
use crate::register::action::{COLUMNS, FROM, Read, from_row};
use crate::register::entry::Entry;
use crate::register::receipt::Stands;
use crate::register::{By, Done, Register, RegisterFault, Result, case, meta, set_meta, station};

/// From when receipts are counted in tills, milliseconds UTC; from the first on where it is not said.
pub(in crate::register) const TILLS_FROM: &str = "tills_from";
/// The series of till reports in the table of serials.
const SERIES: &str = "T";

/// A till that was closed, with who closed it, when, and why its cash differs.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ClosedTill {
    pub closed: TillClosed,
    pub officer: OfficerId,
    /// On the centre's clock.
    pub since: NaiveDateTime,
    pub at: NaiveDateTime,
    pub reason: Option<String>,
    /// How often its report came out.
    pub copies: u32,
}

/// Where a receipt stands that is given now: this counter's is in no till yet, when tills are counted.
pub(in crate::register) fn stands(entry: &Entry<'_>) -> Result<Stands> {
    let here = entry.station.counter() == entry.own().counter();
    Ok(if here && entry.now.ms >= tills_from(entry.tx)? { Stands::Open } else { Stands::Settled })
}

fn tills_from(conn: &Connection) -> Result<i64> {
    Ok(meta(conn, TILLS_FROM)?.and_then(|ms| ms.parse().ok()).unwrap_or_default())
}

/// Counts tills from after `ms` on.
pub(in crate::register) fn count_tills_after(entry: &Entry<'_>, ms: i64) -> Result<()> {
    set_meta(entry.tx, TILLS_FROM, &(ms + 1).max(tills_from(entry.tx)?).to_string())?;
    entry.tx.prepare_cached("insert into payment select * from till_open where at_ms <= ?1")?.execute([ms])?;
    entry.tx.prepare_cached("delete from till_open where at_ms <= ?1")?.execute([ms])?;
    Ok(())
}

/// Lays a receipt to the open ones that was written as settled.
pub(super) fn open_again(conn: &Connection, receipt: &str) -> Result<()> {
    conn.prepare_cached("insert into till_open select * from payment where receipt = ?1")?.execute([receipt])?;
    conn.prepare_cached("delete from payment where receipt = ?1")?.execute([receipt])?;
    Ok(())
}

/// Receipts of the counter `?1`, whichever series it was writing in, since tills are counted.
pub(super) const COUNTED: &str = "select receipt from paid
    where substr(receipt, 3, length(?1)) = ?1
    and at_ms >= coalesce((select cast(value as integer) from meta where key = 'tills_from'), 0)";

impl Register {
    /// What `officer` took here and no report tells of yet, in the order in which it was taken.
    pub fn open_till(&self, officer: &OfficerId) -> Result<Vec<PaidFee>> {
        open_till(&self.conn, officer)
    }

    /// Whoever took something that no report tells of yet.
    pub fn open_tills(&self) -> Result<Vec<OfficerId>> {
        let mut query = self.conn.prepare_cached("select distinct officer from till_open order by 1")?;
        let mut rows = query.query([])?;
        let mut officers = vec![];
        while let Some(row) = rows.next()? {
            let id: String = row.get(0)?;
            officers.push(id.parse().map_err(|_| RegisterFault::Damaged(format!("till_open: {id}")))?);
        }
        Ok(officers)
    }

    /// Closes the till of whoever asks: `at_opening` lay in it before the first receipt, `counted` lies in it now.
    ///
    /// Fails with `NothingTaken` when there is no receipt in it, and with `TillDiffers` when the cash is not what it
    /// should be and no reason is given.
    pub fn close_till(&mut self, by: &By, at_opening: Money, counted: Money) -> Result<Done<TillNo>> {
        let year = self.env.today().year();
        self.transact(by, |entry| {
            let paid = open_till(entry.tx, &entry.by.officer)?;
            let first = paid.first().ok_or(RegisterFault::NothingTaken)?;
            let takings = Takings::of(counted.currency(), &paid)?;
            let cash = CashCount::of(at_opening, takings.cash(counted.currency()), counted)?;
            if !cash.difference().is_zero() && entry.by.reason.is_none() {
                return Err(RegisterFault::TillDiffers(cash.difference()));
            }
            let no = TillNo::new(&entry.station, year, entry.next_serial(SERIES, &year.to_string())?);
            let closed = TillClosed { no: no.clone(), since_ms: first.at.ms, takings, cash };
            let receipts = closed.takings.receipts.clone();
            entry.append(Subject::Station, &Deed::TillClosed(Box::new(closed)))?;
            write(entry.tx, &no, station::row(entry.station_no, entry.head().seq), &receipts)?;
            entry.changes.papers = true;
            Ok(no)
        })
    }

    /// A till that was closed. Fails with `NotFound` when there is none of that number.
    pub fn till(&self, no: &TillNo) -> Result<ClosedTill> {
        let found = self.tills("where t.no = ?1", [no.as_str()])?.pop();
        found.ok_or_else(|| RegisterFault::NotFound { what: "till", id: no.to_string() })
    }

    /// Tills that were closed, the newest first, so many at most; of one officer or of all.
    pub fn closed_tills(&self, of: Option<&OfficerId>, most: u32) -> Result<Vec<ClosedTill>> {
        let tail = "where ?1 is null or a.officer = ?1 order by a.at_ms desc, a.id desc limit ?2";
        self.tills(tail, (of.map(OfficerId::as_str), most))
    }

    fn tills(&self, tail: &str, params: impl rusqlite::Params) -> Result<Vec<ClosedTill>> {
        let sql = format!("select {COLUMNS}, t.copies {FROM} join till t on t.action = a.id {tail}");
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query(params)?;
        let mut tills = vec![];
        while let Some(row) = rows.next()? {
            tills.extend(self.closed(from_row(row, Hash::START, Read::ToFold)?, row.get("copies")?)?);
        }
        Ok(tills)
    }

    fn closed(&self, action: Action, copies: u32) -> Result<Option<ClosedTill>> {
        let Some(Deed::TillClosed(closed)) = Deed::read(&action)? else { return Ok(None) };
        Ok(Some(ClosedTill {
            since: self.env.local(closed.since_ms),
            at: self.env.local(action.at.ms),
            officer: action.officer,
            reason: action.reason,
            closed: *closed,
            copies,
        }))
    }
}

fn open_till(conn: &Connection, officer: &OfficerId) -> Result<Vec<PaidFee>> {
    let sql = "select receipt, case_uid from till_open where officer = ?1 order by at_ms, receipt";
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query([officer.as_str()])?;
    let mut paid = vec![];
    while let Some(row) = rows.next()? {
        paid.push(paid_fee(conn, &row.get::<_, String>(0)?, Uid::from_bytes(row.get(1)?))?);
    }
    Ok(paid)
}

/// A receipt with its lines, as its case tells it.
fn paid_fee(conn: &Connection, receipt: &str, uid: Uid) -> Result<PaidFee> {
    let case = case::load(conn, uid)?;
    let paid = case.and_then(|case| case.payments.into_iter().find(|paid| paid.receipt.as_str() == receipt));
    paid.ok_or_else(|| RegisterFault::NotFound { what: "receipt", id: receipt.to_owned() })
}

/// Writes a till's row; its receipts are in it from here on.
pub(super) fn write(conn: &Connection, no: &TillNo, action: i64, receipts: &[ReceiptNo]) -> Result<()> {
    conn.prepare_cached("insert into till (no, action) values (?1, ?2)")?.execute((no.as_str(), action))?;
    let mut settle = conn.prepare_cached("insert into payment select * from till_open where receipt = ?1")?;
    let mut open = conn.prepare_cached("delete from till_open where receipt = ?1")?;
    for receipt in receipts {
        settle.execute([receipt.as_str()])?;
        open.execute([receipt.as_str()])?;
    }
    Ok(())
}
