//! Why a calendar file was not accepted, for the manager who edits it.

use chrono::NaiveDate;

use super::super::Country;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CalendarError {
    /// Not JSON, a missing key, or a value of the wrong kind.
    #[error("line {line}, column {column}: {what}")]
    Shape { line: usize, column: usize, what: String },
    #[error("schema version {found}, this program reads {known}")]
    Version { found: u32, known: u32 },
    #[error("a calendar for {found}, expected one for {expected}")]
    OtherCountry { expected: Country, found: Country },
    #[error("the calendar lacks {what}")]
    Missing { what: &'static str },
    #[error("the weekend from {from:?} leaves no working day")]
    NoWorkingDay { from: Option<NaiveDate> },
    #[error("{rule}: {found:?} is not a month and day such as 04-25")]
    NotAMonthAndDay { rule: String, found: String },
    #[error("{rule}: no Hijri dates are given for {event}")]
    UnknownEvent { rule: String, event: String },
    #[error("{rule}: the name is empty in one language")]
    EmptyName { rule: String },
    #[error("{date}: a day off needs a name in both languages")]
    UnnamedDay { date: NaiveDate },
    #[error("two rules are called {rule}")]
    DuplicateRule { rule: String },
    #[error("{event} was sighted on {date}, but no estimate lies within {within} days of it")]
    NothingToSight { event: String, date: NaiveDate, within: i64 },
}
