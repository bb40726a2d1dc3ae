//! Which days a country's offices work, and why not on the others.
//!
//! The rules are data (`assets/holidays/*.json`): weekends by date, fixed days, days reckoned from
//! Coptic Easter, Hijri feasts, Egypt's move to Thursday, days of one year. Hijri dates are
//! estimates until a year is confirmed, so a manager may add, confirm or remove days, or tell when
//! the moon was sighted, in a file of the same form. Nothing here knows what day it is.

mod data;
mod easter;
mod edits;
mod error;
mod lay_out;

use std::collections::BTreeMap;

use chrono::{Datelike, NaiveDate, Weekday};
use serde::{Deserialize, Serialize};

use super::{Bilingual, Country};
use data::CalendarData;
pub use edits::{DayEdit, DayIs, Sighting};
pub use error::CalendarError;

/// One country's days off, laid out once for all the years that the data covers.
#[derive(Clone, Debug)]
pub struct Calendar {
    country: Country,
    data: CalendarData,
    days: BTreeMap<NaiveDate, Day>,
}

#[derive(Clone, Debug, PartialEq)]
enum Day {
    Off(Holiday),
    /// Declared a working day against the rules: a feast cancelled, or a Saturday worked.
    Working,
}

/// A day off by law or announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Holiday {
    pub date: NaiveDate,
    pub name: Bilingual,
    /// Reckoned, not announced: the sighted day may differ by one.
    pub estimated: bool,
    /// The day itself, where the day off was moved to this date.
    pub moved_from: Option<NaiveDate>,
    /// Where the data takes the day from: a decree, a circular, a library.
    pub basis: String,
}

/// Why an office is closed on a day.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayOff {
    Weekend(Weekday),
    Holiday(Holiday),
}

impl DayOff {
    pub fn is_estimated(&self) -> bool {
        matches!(self, DayOff::Holiday(holiday) if holiday.estimated)
    }
}

impl Calendar {
    /// Reads a country's calendar and lays out its days.
    pub fn parse(json: &str) -> Result<Calendar, CalendarError> {
        let data = CalendarData::parse(json)?;
        data.check_complete()?;
        Ok(Calendar { country: data.country, days: lay_out::days(&data), data })
    }

    /// The same calendar with a manager's file applied: days added, confirmed or removed, months
    /// sighted, and anything else a calendar file may hold. Later edits win.
    pub fn with_edits(&self, json: &str) -> Result<Calendar, CalendarError> {
        let edits = CalendarData::parse(json)?;
        if edits.country != self.country {
            return Err(CalendarError::OtherCountry { expected: self.country, found: edits.country });
        }
        let mut data = self.data.clone();
        data.apply(edits)?;
        Ok(Calendar { country: self.country, days: lay_out::days(&data), data })
    }

    pub fn country(&self) -> Country {
        self.country
    }

    /// First and last year for which the days are known. Outside them only weekends are.
    pub fn years(&self) -> (i32, i32) {
        self.data.years.unwrap_or((i32::MAX, i32::MIN))
    }

    pub fn covers(&self, date: NaiveDate) -> bool {
        let (first, last) = self.years();
        (first..=last).contains(&date.year())
    }

    /// `None` on a working day. A holiday on a weekend is told as the holiday.
    pub fn day_off(&self, date: NaiveDate) -> Option<DayOff> {
        match self.days.get(&date) {
            Some(Day::Off(holiday)) => Some(DayOff::Holiday(holiday.clone())),
            Some(Day::Working) => None,
            None if self.data.is_weekend(date) => Some(DayOff::Weekend(date.weekday())),
            None => None,
        }
    }

    pub fn is_working(&self, date: NaiveDate) -> bool {
        match self.days.get(&date) {
            Some(Day::Off(_)) => false,
            Some(Day::Working) => true,
            None => !self.data.is_weekend(date),
        }
    }

    /// The holidays from `first` to `last`, both counted, in order: the manager's list of a year.
    pub fn holidays(&self, first: NaiveDate, last: NaiveDate) -> impl Iterator<Item = &Holiday> {
        // A range that ends before it begins would panic.
        self.days.range(first..=last.max(first)).filter_map(move |(date, day)| match day {
            Day::Off(holiday) if *date <= last => Some(holiday),
            _ => None,
        })
    }
}

#[cfg(test)]
mod tests;
