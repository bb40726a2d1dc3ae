//! The calendar file as it is written. One form serves the country's calendar and a manager's
//! edits to it; only the first must be complete.

use std::collections::{BTreeMap, HashMap, HashSet};

use chrono::{Datelike, NaiveDate, Weekday};
use serde::Deserialize;

use super::super::{Bilingual, Country};
use super::CalendarError;
use super::edits::{DayEdit, DayIs, Sighting};

const SCHEMA_VERSION: u32 = 1;

#[derive(Clone, Debug, Deserialize)]
pub(super) struct CalendarData {
    schema_version: u32,
    pub country: Country,
    /// Where the rules come from; the basis of every day that names no other.
    #[serde(default)]
    pub source: String,
    pub years: Option<(i32, i32)>,
    #[serde(default)]
    pub weekends: Vec<Weekend>,
    pub shift: Option<Shift>,
    #[serde(default)]
    pub rules: Vec<Rule>,
    #[serde(default)]
    pub days: Vec<DayEdit>,
    #[serde(default)]
    pub hijri: BTreeMap<String, HijriDates>,
    #[serde(default)]
    pub sighted: Vec<Sighting>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Weekend {
    /// The first day on which it holds; always, when missing.
    pub from: Option<NaiveDate>,
    days: Vec<Weekday>,
}

/// Egypt moves a holiday that falls inside the week so that it touches the weekend.
#[derive(Clone, Debug, Deserialize)]
pub(super) struct Shift {
    pub since: i32,
    /// How many days later, by the weekday of the holiday itself.
    pub by: HashMap<Weekday, i64>,
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct Rule {
    pub id: String,
    #[serde(flatten)]
    pub name: Bilingual,
    pub on: On,
    pub from: Option<i32>,
    pub to: Option<i32>,
    /// Years in which the day was not given at all.
    #[serde(default)]
    pub except: Vec<i32>,
    #[serde(default)]
    pub shifts: bool,
    /// Years in which the day was left where it fell.
    #[serde(default)]
    pub unshifted: Vec<i32>,
    pub basis: Option<String>,
}

#[derive(Clone, Debug, Deserialize)]
#[serde(untagged)]
pub(super) enum On {
    /// `"04-25"`, month and day.
    Fixed { fixed: String },
    /// Days after Coptic Easter Sunday.
    CopticEaster { coptic_easter: i64 },
    /// Days after a Hijri date listed under `hijri`.
    Hijri {
        hijri: String,
        #[serde(default)]
        offset: i64,
    },
}

#[derive(Clone, Debug, Deserialize)]
pub(super) struct HijriDates {
    /// First and last year whose dates were announced; all others are estimates.
    confirmed: Option<(i32, i32)>,
    pub dates: Vec<NaiveDate>,
    #[serde(skip)]
    pub sighted: HashSet<NaiveDate>,
}

impl CalendarData {
    pub fn parse(json: &str) -> Result<CalendarData, CalendarError> {
        let data: CalendarData = serde_json::from_str(json).map_err(|error| CalendarError::Shape {
            line: error.line(),
            column: error.column(),
            what: error.to_string(),
        })?;
        data.check()?;
        Ok(data)
    }

    /// What a country's own calendar must have, and an edit need not.
    pub fn check_complete(&self) -> Result<(), CalendarError> {
        if self.years.is_none_or(|(first, last)| first > last) {
            return Err(CalendarError::Missing { what: "its first and last year" });
        }
        if !self.weekends.iter().any(|weekend| weekend.from.is_none()) {
            return Err(CalendarError::Missing { what: "a weekend without a first day" });
        }
        self.check_events()
    }

    pub fn is_weekend(&self, date: NaiveDate) -> bool {
        self.weekends
            .iter()
            .rfind(|weekend| weekend.from.is_none_or(|from| from <= date))
            .is_some_and(|weekend| weekend.days.contains(&date.weekday()))
    }

    fn check(&self) -> Result<(), CalendarError> {
        if self.schema_version != SCHEMA_VERSION {
            return Err(CalendarError::Version { found: self.schema_version, known: SCHEMA_VERSION });
        }
        for weekend in &self.weekends {
            // Chrono's seven weekdays; a week without work would make every deadline endless.
            if (0..7).all(|n| Weekday::try_from(n).is_ok_and(|day| weekend.days.contains(&day))) {
                return Err(CalendarError::NoWorkingDay { from: weekend.from });
            }
        }
        let mut seen = HashSet::new();
        for rule in &self.rules {
            rule.check()?;
            if !seen.insert(&rule.id) {
                return Err(CalendarError::DuplicateRule { rule: rule.id.clone() });
            }
        }
        match self.days.iter().find(|day| day.is == DayIs::Off && !day.name().is_complete()) {
            Some(day) => Err(CalendarError::UnnamedDay { date: day.date }),
            None => Ok(()),
        }
    }

    pub fn check_events(&self) -> Result<(), CalendarError> {
        for rule in &self.rules {
            if let On::Hijri { hijri, .. } = &rule.on
                && !self.hijri.contains_key(hijri)
            {
                return Err(CalendarError::UnknownEvent { rule: rule.id.clone(), event: hijri.clone() });
            }
        }
        Ok(())
    }
}

impl HijriDates {
    pub fn is_estimated(&self, date: NaiveDate) -> bool {
        let announced = self.confirmed.is_some_and(|(first, last)| (first..=last).contains(&date.year()));
        !announced && !self.sighted.contains(&date)
    }
}

impl Rule {
    fn check(&self) -> Result<(), CalendarError> {
        if !self.name.is_complete() {
            return Err(CalendarError::EmptyName { rule: self.id.clone() });
        }
        match &self.on {
            // A leap year, so that the 29th of February is a month and day too.
            On::Fixed { fixed } if fixed_day(fixed, 2000).is_none() => {
                Err(CalendarError::NotAMonthAndDay { rule: self.id.clone(), found: fixed.clone() })
            }
            _ => Ok(()),
        }
    }
}

/// `"04-25"` in `year`.
pub(super) fn fixed_day(month_and_day: &str, year: i32) -> Option<NaiveDate> {
    let (month, day) = month_and_day.split_once('-')?;
    NaiveDate::from_ymd_opt(year, month.parse().ok()?, day.parse().ok()?)
}
