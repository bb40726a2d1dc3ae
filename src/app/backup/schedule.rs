//! When the next backup is due, and which of the old ones have had their time. Pure: times in, choices out.

use std::collections::BTreeSet;
use std::time::Duration;

use chrono::{Datelike, NaiveDateTime, TimeDelta, Timelike};

use crate::config::Backups;

/// A backup may take at most this part of the time: one of a large register that takes two minutes comes
/// at most every forty.
const SHARE: u32 = 20;
/// However old they are, so many of the newest stay.
const NEWEST: usize = 3;

/// What is known of the last backup at a place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Last {
    pub made_ms: i64,
    /// Last action in it.
    pub seq: u64,
}

/// Whether a backup is due: something happened, and enough time has passed. A clock that was set back
/// puts nothing off.
pub fn is_due(rule: &Backups, last: Option<Last>, seq: u64, now_ms: i64, took: Duration) -> bool {
    let Some(last) = last else { return seq > 0 };
    let every = Duration::from_secs(60 * u64::from(rule.every_minutes)).max(took * SHARE);
    let since = now_ms - last.made_ms;
    seq != last.seq && (since < 0 || since >= i64::try_from(every.as_millis()).unwrap_or(i64::MAX))
}

/// The places in `made` (newest first) of those that have had their time: of the first hours the last of
/// each hour stays, then of each day, then of each month, and the newest in any case.
pub fn had_their_time(rule: &Backups, made: &[NaiveDateTime], now: NaiveDateTime) -> Vec<usize> {
    let (mut hours, mut days, mut months) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    let mut gone = vec![];
    for (at, made) in made.iter().enumerate() {
        let age = now - *made;
        let day = made.date();
        // The newest of each span is met first, and stands for it from then on. It stands for all spans it is in.
        let of_hour = hours.insert((day, made.hour())) && age <= TimeDelta::hours(rule.hours.into());
        let of_day = days.insert(day) && age <= TimeDelta::days(rule.days.into());
        let of_month = months.insert((day.year(), day.month())) && age <= TimeDelta::days(31 * i64::from(rule.months));
        let fresh = age < TimeDelta::hours(1);
        if !(fresh || of_hour || of_day || of_month || at < NEWEST) {
            gone.push(at);
        }
    }
    gone
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn at(text: &str) -> NaiveDateTime {
        NaiveDateTime::parse_from_str(text, "%Y-%m-%d %H:%M").unwrap()
    }

    #[test]
    fn one_is_due_when_something_happened_and_time_has_passed() {
        let rule = Backups::default();
        let last = Some(Last { made_ms: 0, seq: 7 });
        let (short, minute) = (Duration::from_secs(1), 60_000);
        assert!(is_due(&rule, None, 1, 0, short));
        assert!(!is_due(&rule, last, 7, 99 * minute, short), "nothing happened");
        assert!(!is_due(&rule, last, 8, 14 * minute, short));
        assert!(is_due(&rule, last, 8, 15 * minute, short));
        assert!(!is_due(&rule, last, 8, 39 * minute, Duration::from_secs(120)), "it takes too long to come so often");
        assert!(is_due(&rule, last, 8, 40 * minute, Duration::from_secs(120)));
        assert!(is_due(&rule, last, 8, -minute, short), "the clock was set back");
    }

    /// A year and a half of working days, with a backup every quarter of an hour, thinned out after each.
    #[test]
    fn a_year_of_backups_thins_out_to_hours_days_and_months() {
        let rule = Backups::default();
        let mut kept: Vec<NaiveDateTime> = vec![];
        let mut now = at("2025-06-01 08:00");
        let end = at("2026-11-22 14:00");
        while now <= end {
            kept.insert(0, now);
            for place in had_their_time(&rule, &kept, now).into_iter().rev() {
                kept.remove(place);
            }
            now += TimeDelta::minutes(15);
            if now.hour() >= 15 {
                now = (now.date() + TimeDelta::days(1)).and_hms_opt(8, 0, 0).unwrap();
            }
        }
        let within = |from: &str, to: &str| kept.iter().filter(|made| (at(from)..at(to)).contains(made)).count();
        assert_eq!(within("2026-11-22 08:00", "2026-11-22 13:00"), 5, "the last of each hour");
        assert_eq!(within("2026-11-22 13:00", "2026-11-22 14:01"), 4, "all of the last hour");
        assert_eq!(within("2026-11-01 00:00", "2026-11-21 00:00"), 20, "one a day");
        assert_eq!(within("2026-01-01 00:00", "2026-10-01 00:00"), 9, "one a month");
        assert_eq!(within("2025-06-01 00:00", "2025-11-01 00:00"), 0, "older than a year");
        assert!((40..80).contains(&kept.len()), "{}", kept.len());
        assert!(kept.contains(&at("2026-11-19 14:45")), "the last of a day, not the first");
    }

    #[test]
    fn the_newest_stay_however_old() {
        let old = ["2020-01-03 09:00", "2020-01-02 09:00", "2020-01-01 09:00", "2019-12-01 09:00"].map(at);
        assert_eq!(had_their_time(&Backups::default(), &old, at("2026-11-22 09:00")), [3]);
    }
}
