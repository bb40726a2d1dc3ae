//! When an answer is due. The law speaks of days, working days, weeks and months; each stays what
//! it is. The day on which the clock starts is never counted.

use chrono::{Days, Months, NaiveDate};
use serde::{Deserialize, Serialize};

use super::calendar::{Calendar, DayOff};

/// What a time limit is counted in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DayKind {
    Working,
    Calendar,
    Week,
    Month,
}

/// A time limit as the law or the catalogue states it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Limit {
    pub n: u16,
    pub kind: DayKind,
}

/// The last day of a limit, and what the clerk may be asked about it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Due {
    pub date: NaiveDate,
    /// The days that did not count, each with the reason. Empty unless working days are counted.
    pub skipped: Vec<SkippedDay>,
    /// An announcement could still move the date: a feast nearby is only reckoned, or the date
    /// lies outside the years that the calendar covers.
    pub estimated: bool,
    /// Limits in days, weeks and months keep their date even when the office is closed on it.
    pub falls_on_day_off: Option<DayOff>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct SkippedDay {
    pub date: NaiveDate,
    pub why: DayOff,
}

/// The last day of `n` units after `start`. A month that lacks the day ends on its last one:
/// a month from 31 January is 28 February.
pub fn due(calendar: &Calendar, start: NaiveDate, n: u16, kind: DayKind) -> Due {
    let by_days = |days: u64| start.checked_add_days(Days::new(days)).unwrap_or(NaiveDate::MAX);
    match kind {
        DayKind::Working => working_due(calendar, start, n),
        DayKind::Calendar => dated(calendar, by_days(n.into())),
        DayKind::Week => dated(calendar, by_days(u64::from(n) * 7)),
        DayKind::Month => {
            let date = start.checked_add_months(Months::new(n.into())).unwrap_or(NaiveDate::MAX);
            dated(calendar, date)
        }
    }
}

/// How many working days are left until `due`, or, negative, how many have passed since it. The
/// day itself counts and today does not: due tomorrow, a working day, is 1; due today is 0.
pub fn working_days_between(calendar: &Calendar, today: NaiveDate, due: NaiveDate) -> i32 {
    let between = |after: NaiveDate, until: NaiveDate| -> i32 {
        let worked = after.iter_days().skip(1).take_while(|&day| day <= until);
        worked.filter(|&day| calendar.is_working(day)).fold(0, |count, _| count + 1)
    };
    if due >= today { between(today, due) } else { -between(due, today) }
}

fn dated(calendar: &Calendar, date: NaiveDate) -> Due {
    Due { date, skipped: Vec::new(), estimated: false, falls_on_day_off: calendar.day_off(date) }
}

fn working_due(calendar: &Calendar, start: NaiveDate, n: u16) -> Due {
    let (mut date, mut left, mut skipped) = (start, n, Vec::new());
    while left > 0 {
        let Some(next) = date.succ_opt() else { break };
        date = next;
        match calendar.day_off(date) {
            Some(why) => skipped.push(SkippedDay { date, why }),
            None => left -= 1,
        }
    }
    Due {
        date,
        skipped,
        estimated: may_move(calendar, start, date),
        falls_on_day_off: if n == 0 { calendar.day_off(date) } else { None },
    }
}

/// A reckoned feast may come a day earlier or later, so one day on either side matters as well.
fn may_move(calendar: &Calendar, start: NaiveDate, date: NaiveDate) -> bool {
    if date == start {
        return false;
    }
    let until = date.succ_opt().unwrap_or(date);
    !calendar.covers(start)
        || !calendar.covers(date)
        || calendar.holidays(start, until).any(|holiday| holiday.estimated)
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use proptest::prelude::*;

    use super::*;

    fn calendar(country: &str) -> Calendar {
        Calendar::parse(match country {
            "EG" => include_str!("../../assets/holidays/eg.json"),
            "KW" => include_str!("../../assets/holidays/kw.json"),
            _ => include_str!("../../assets/holidays/bh.json"),
        })
        .unwrap()
    }

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn working(country: &str, start: &str, n: u16) -> Due {
        due(&calendar(country), day(start), n, DayKind::Working)
    }

    #[test]
    fn working_days_skip_weekends_and_holidays() {
        for (country, start, n, expected) in [
            ("EG", "2026-03-17", 3, "2026-03-24"),
            ("EG", "2026-03-18", 1, "2026-03-23"),
            ("EG", "2026-04-09", 2, "2026-04-14"),
            ("KW", "2026-02-24", 1, "2026-03-01"),
            ("BH", "2026-12-15", 1, "2026-12-20"),
        ] {
            assert_eq!(working(country, start, n).date, day(expected), "{country} {start} + {n}");
        }
    }

    #[test]
    fn skipped_days_tell_why() {
        let due = working("EG", "2026-04-09", 2);
        let days: Vec<_> = due.skipped.iter().map(|skipped| skipped.date.to_string()).collect();
        assert_eq!(days, ["2026-04-10", "2026-04-11", "2026-04-13"]);
        let DayOff::Holiday(spring) = &due.skipped[2].why else { unreachable!() };
        assert!(spring.name.en.contains("Sham el-Nessim"));
        assert!(!due.estimated && due.falls_on_day_off.is_none());
    }

    #[test]
    fn a_reckoned_feast_nearby_makes_the_date_an_estimate() {
        assert!(working("EG", "2026-05-24", 3).estimated);
        assert!(working("KW", "2026-05-24", 1).estimated, "Arafah is reckoned for the day after");
        assert!(!working("EG", "2026-02-01", 3).estimated);
        assert!(working("EG", "2079-01-02", 3).estimated, "no feast is known that far");
    }

    #[test]
    fn other_units_keep_their_date() {
        let on = |start: &str, n, kind| due(&calendar("EG"), day(start), n, kind);
        assert_eq!(on("2026-01-31", 1, DayKind::Month).date, day("2026-02-28"));
        assert_eq!(on("2026-01-01", 3, DayKind::Month).date, day("2026-04-01"));
        assert_eq!(on("2026-01-01", 2, DayKind::Week).date, day("2026-01-15"));
        let friday = on("2026-01-06", 3, DayKind::Calendar);
        assert_eq!(friday.date, day("2026-01-09"));
        assert_eq!(friday.falls_on_day_off, Some(DayOff::Weekend(chrono::Weekday::Fri)));
        assert_eq!(on("2026-01-06", 0, DayKind::Working).date, day("2026-01-06"));
    }

    #[test]
    fn days_left_and_days_late() {
        let eg = calendar("EG");
        assert_eq!(working_days_between(&eg, day("2026-03-17"), day("2026-03-24")), 3);
        assert_eq!(working_days_between(&eg, day("2026-03-24"), day("2026-03-17")), -3);
        assert_eq!(working_days_between(&eg, day("2026-03-17"), day("2026-03-17")), 0);
        assert_eq!(working_days_between(&eg, day("2026-03-20"), day("2026-03-21")), 0);
    }

    proptest! {
        #[test]
        fn later_starts_and_longer_limits_are_never_due_earlier(start in 0u64..36_000, n in 0u16..80, kind in prop::sample::select(vec![
            DayKind::Working, DayKind::Calendar, DayKind::Week, DayKind::Month])) {
            let eg = calendar("EG");
            let start = day("1975-01-01") + Days::new(start);
            let date = due(&eg, start, n, kind).date;
            prop_assert!(date <= due(&eg, start + Days::new(1), n, kind).date);
            prop_assert!(date <= due(&eg, start, n + 1, kind).date);
            if kind == DayKind::Working {
                prop_assert_eq!(working_days_between(&eg, start, date), i32::from(n));
            }
        }
    }
}
