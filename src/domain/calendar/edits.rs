//! What a manager changes in a calendar: days added, confirmed or removed, months sighted.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::CalendarError;
use super::data::CalendarData;
use crate::domain::bilingual::Bilingual;

/// A sighting corrects an estimate by a day, rarely two; months lie further apart than this.
const SIGHTED_WITHIN_DAYS: i64 = 5;

/// One day changed by announcement.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct DayEdit {
    pub date: NaiveDate,
    pub is: DayIs,
    /// Needed for a day off that no rule names.
    #[serde(default)]
    pub ar: String,
    #[serde(default)]
    pub en: String,
    #[serde(default)]
    pub basis: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayIs {
    /// A day off, added or renamed, and no longer an estimate.
    Off,
    /// The rules' day off is certain now.
    Confirmed,
    /// Offices are open, whatever the rules or the weekend say.
    Working,
}

/// The announced first day of a feast; every day reckoned from it moves along.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Sighting {
    /// A key of `hijri`, such as `eid_al_fitr`.
    pub event: String,
    pub date: NaiveDate,
}

impl DayEdit {
    pub fn name(&self) -> Bilingual {
        Bilingual::new(&self.ar, &self.en)
    }
}

impl CalendarData {
    /// Lays a manager's file over this one.
    pub fn apply(&mut self, edits: CalendarData) -> Result<(), CalendarError> {
        self.weekends.extend(edits.weekends);
        self.weekends.sort_by_key(|weekend| weekend.from);
        self.years = edits.years.or(self.years);
        self.shift = edits.shift.or(self.shift.take());
        self.rules.retain(|rule| !edits.rules.iter().any(|edited| edited.id == rule.id));
        self.rules.extend(edits.rules);
        self.days.extend(edits.days);
        self.hijri.extend(edits.hijri);
        for sighting in edits.sighted {
            self.sight(sighting)?;
        }
        self.check_events()
    }

    /// Puts the announced date in the place of the estimate nearest to it.
    fn sight(&mut self, sighting: Sighting) -> Result<(), CalendarError> {
        let Sighting { event, date } = sighting;
        let distance = |estimate: &NaiveDate| estimate.signed_duration_since(date).num_days().abs();
        let listed = self.hijri.get_mut(&event);
        let nearest = listed.and_then(|listed| {
            let index = (0..listed.dates.len()).min_by_key(|&index| distance(&listed.dates[index]))?;
            (distance(&listed.dates[index]) <= SIGHTED_WITHIN_DAYS).then_some((listed, index))
        });
        let Some((listed, index)) = nearest else {
            return Err(CalendarError::NothingToSight { event, date, within: SIGHTED_WITHIN_DAYS });
        };
        listed.dates[index] = date;
        listed.sighted.insert(date);
        Ok(())
    }
}
