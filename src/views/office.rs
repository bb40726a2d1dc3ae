//! Tills, trays and late cases, as the page of the office and programs see them.

use chrono::{NaiveDate, NaiveDateTime};
use serde::{Deserialize, Serialize};

use super::CaseRow;
use crate::domain::mark::OfficerId;
use crate::domain::numbers::{CaseNo, TillNo, TrayNo};
use crate::domain::till::{CashCount, Takings};
use crate::domain::{Bilingual, Money};

/// The till of whoever asks, as it is, and those that they closed before.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TillView {
    /// When the first receipt in it was given, on the centre's clock; none while there is nothing in it.
    pub since: Option<NaiveDateTime>,
    /// It was open when the day began: it should have been closed on an earlier one.
    pub left_open: bool,
    pub takings: Takings,
    pub total: Money,
    /// Of it, what lies in the drawer.
    pub cash: Money,
    /// The newest first.
    pub closed: Vec<TillRow>,
}

/// Everybody's tills.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TillsView {
    pub open: Vec<OpenTill>,
    /// The newest first.
    pub closed: Vec<TillRow>,
}

/// A till that was not closed yet.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpenTill {
    pub officer: OfficerId,
    pub name: String,
    /// On the centre's clock.
    pub since: NaiveDateTime,
    pub left_open: bool,
    pub receipts: u32,
    pub total: Money,
}

/// A till that was closed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TillRow {
    pub no: TillNo,
    pub officer: OfficerId,
    pub name: String,
    /// On the centre's clock.
    pub at: NaiveDateTime,
    pub receipts: u32,
    pub total: Money,
    pub cash: CashCount,
    /// Counted less expected: negative when some is missing.
    pub difference: Money,
    /// Why it differs.
    pub reason: Option<String>,
    /// How often its report came out.
    pub copies: u32,
}

/// Files at the window, and trays that went.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct TraysView {
    /// Received here and in no tray yet, the oldest first.
    pub waiting: Vec<CaseRow>,
    /// The newest first.
    pub handed: Vec<TrayRow>,
}

/// Files that went to the back office together.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TrayRow {
    pub no: TrayNo,
    pub cases: Vec<CaseNo>,
    pub name: String,
    /// On the centre's clock.
    pub at: NaiveDateTime,
    /// How often its list came out.
    pub copies: u32,
}

/// Cases past their day, by who holds them.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateCases {
    /// The day as of which they are late.
    pub today: NaiveDate,
    /// The one with the most first.
    pub holders: Vec<LateHolder>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateHolder {
    pub name: Bilingual,
    /// The latest first.
    pub cases: Vec<LateRow>,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LateRow {
    pub no: CaseNo,
    /// Kept from whoever decides.
    pub applicant: Option<String>,
    pub service: Bilingual,
    pub due: NaiveDate,
    /// Calendar days since then.
    pub days: u32,
}
