//! The lines of a pack: a decision, or a row of a reference register.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::{Column, Content, Holds};
use crate::domain::case::Decision;
use crate::domain::money::Money;
use crate::domain::numbers::CaseNo;
use crate::domain::{Bilingual, Country, digits};

/// Columns of one register, at most.
const MOST_COLUMNS: usize = 12;
/// Letters of one value, at most, in bytes.
const LONGEST_VALUE: usize = 1_000;

/// A decision of headquarters on a case.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct DecisionLine {
    pub case: CaseNo,
    pub decision: Decision,
    /// Owed by a refusal and a return.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub reason: Option<String>,
    /// Who decided there, as it is to be read.
    pub decider: String,
    pub basis: String,
    pub decided: NaiveDate,
}

/// By what a row is found at the counter.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Found {
    /// A person's or a company's number.
    Identity,
    Licence,
    /// A plot of land, a shop, a building: whatever number the office gives it.
    Plot,
}

impl Found {
    pub const ALL: [Found; 3] = [Found::Identity, Found::Licence, Found::Plot];

    pub fn code(self) -> &'static str {
        match self {
            Found::Identity => "identity",
            Found::Licence => "licence",
            Found::Plot => "plot",
        }
    }

    /// A number as it is kept and compared: Western digits, capitals, without blanks and marks between.
    pub fn spelled(number: &str) -> String {
        digits::compact(number).to_uppercase()
    }
}

/// A row of a reference register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct RegisterLine {
    pub by: Found,
    pub no: String,
    /// One for each column, in their order; an empty one says nothing.
    pub values: Vec<String>,
}

impl DecisionLine {
    /// What is wrong with it.
    pub(super) fn unfit(&self) -> Option<&'static str> {
        let blank = |text: &str| text.trim().is_empty() || text.len() > 2_000;
        let owes = matches!(self.decision, Decision::Refused | Decision::Returned { .. });
        if blank(&self.decider) || blank(&self.basis) {
            return Some("does not say who decided, on what basis");
        }
        (owes && self.reason.as_deref().is_none_or(blank)).then_some("gives no reason")
    }
}

impl RegisterLine {
    /// What is wrong with it in this register.
    pub(super) fn unfit(&self, country: Country, columns: &[Column]) -> Option<&'static str> {
        if self.no.is_empty() || Found::spelled(&self.no) != self.no {
            return Some("its number is not spelled as numbers are compared");
        }
        if self.values.len() != columns.len() {
            return Some("it has not one value for each column");
        }
        let fits = |(value, column): (&String, &Column)| {
            value.len() <= LONGEST_VALUE
                && match column.holds {
                    Holds::Text => !value.contains(['\n', '\r']),
                    Holds::Money => value.is_empty() || Money::parse(value, country.currency()).is_ok(),
                    Holds::Date => value.is_empty() || value.parse::<NaiveDate>().is_ok(),
                }
        };
        (!self.values.iter().zip(columns).all(fits)).then_some("a value is not what its column holds")
    }
}

/// What is wrong with a register's head.
pub(super) fn unfit(name: &str, title: &Bilingual, columns: &[Column]) -> Option<&'static str> {
    let plain = |text: &str| {
        !text.is_empty()
            && text.len() <= 32
            && text.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'_')
    };
    if !plain(name) || !title.is_complete() {
        return Some("the register has no proper name");
    }
    let known = columns.iter().all(|column| plain(&column.key) && column.title.is_complete());
    (!known || columns.is_empty() || columns.len() > MOST_COLUMNS).then_some("its columns have no proper names")
}

/// Reads and judges one line of a pack: nothing but the right lines is ever kept.
pub(super) fn check(content: &Content, country: Country, line: &str) -> Result<(), String> {
    let unfit = match content {
        Content::Catalogue { .. } => None,
        Content::Decisions {} => parse::<DecisionLine>(line)?.unfit(),
        Content::Register { columns, .. } => parse::<RegisterLine>(line)?.unfit(country, columns),
        Content::Case { .. } => parse::<crate::domain::ledger::Action>(line).map(|_| None)?,
    };
    unfit.map_or(Ok(()), |why| Err(why.to_owned()))
}

fn parse<T: serde::de::DeserializeOwned + Serialize>(line: &str) -> Result<T, String> {
    let value: T = serde_json::from_str(line).map_err(|error| error.to_string())?;
    let again = serde_json::to_string(&value).map_err(|error| error.to_string())?;
    if again == line { Ok(value) } else { Err("is not written as this profile writes it".to_owned()) }
}
