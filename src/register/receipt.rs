//! The row of a receipt, and its place in the tally of its day. It stands with the open ones of this counter until its
//! till is closed, and with all others from then on.

use rusqlite::{Connection, named_params};

use super::{Result, tally};
use crate::domain::Money;
use crate::domain::ledger::Tender;
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::numbers::ReceiptNo;

/// The table that a receipt stands in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Stands {
    /// In no till report yet.
    Open,
    /// In one, or in none ever.
    Settled,
}

/// A receipt as its action tells it.
pub(super) struct Given<'a> {
    pub no: &'a ReceiptNo,
    pub case: Uid,
    pub total: Money,
    pub tender: &'a Tender,
    /// Milliseconds UTC.
    pub at_ms: i64,
    pub officer: &'a OfficerId,
}

/// Writes the receipt's row and counts it at `place`.
pub(super) fn write(conn: &Connection, given: &Given<'_>, stands: Stands, place: tally::Place<'_>) -> Result<()> {
    let sql = match stands {
        Stands::Open => {
            "insert into till_open (receipt, case_uid, minor, currency, method, reference, at_ms, officer)
             values (:receipt, :case_uid, :minor, :currency, :method, :reference, :at_ms, :officer)"
        }
        Stands::Settled => {
            "insert into payment (receipt, case_uid, minor, currency, method, reference, at_ms, officer)
             values (:receipt, :case_uid, :minor, :currency, :method, :reference, :at_ms, :officer)"
        }
    };
    conn.prepare_cached(sql)?.execute(named_params! {
        ":receipt": given.no.as_str(),
        ":case_uid": given.case.as_bytes(),
        ":minor": given.total.minor(),
        ":currency": given.total.currency().code(),
        ":method": given.tender.method.code(),
        ":reference": given.tender.reference,
        ":at_ms": given.at_ms,
        ":officer": given.officer.as_str(),
    })?;
    tally::count_receipt(conn, place, given.total.minor())
}
