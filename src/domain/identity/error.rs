//! What is wrong with a number, exactly enough for the clerk to see which digit to read again.

use chrono::NaiveDate;

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum IdentityError {
    #[error("no number was given")]
    Empty,
    /// `place` counts from 1, after spaces and dashes are taken out.
    #[error("{found:?} at place {place} is not a digit")]
    NotADigit { found: char, place: usize },
    #[error("{found:?} at place {place} is neither a Latin letter nor a digit")]
    NotALetterOrDigit { found: char, place: usize },
    #[error("expected {expected} digits, found {found}")]
    WrongLength { expected: usize, found: usize },
    #[error("expected {least} to {most} characters, found {found}")]
    LengthOutside { least: usize, most: usize, found: usize },
    /// The first digit tells the century of birth.
    #[error("the first digit must be one of {expected}, found {found}")]
    Century { expected: &'static str, found: char },
    #[error("{year}-{month:02}-{day:02} is not a day")]
    NotADate { year: i32, month: u32, day: u32 },
    #[error("month {found:02} does not exist")]
    NotAMonth { found: u32 },
    #[error("born on {birth}, which is after {today}")]
    BirthInFuture { birth: NaiveDate, today: NaiveDate },
    #[error("no governorate has the code {code}")]
    UnknownGovernorate { code: String },
    #[error("the last digit should be {expected}, found {found}")]
    CheckDigit { expected: u8, found: u8 },
    /// The first digits alone already rule the number out: no last digit would fit.
    #[error("no number begins with these digits")]
    NoCheckDigitFits,
    #[error("{typed:?} looks like no number of an identity paper")]
    NotRecognised { typed: String },
}
