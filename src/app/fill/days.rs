//! When invented cases come: on working days before today, during the hours of a counter, oldest first.

use chrono::{Datelike, Days as Span, NaiveDate, Weekday};

use crate::env::Env;

/// Cases that one window takes in on one day, about.
const A_WINDOW: u32 = 250;
const MOST_WINDOWS: u32 = 8;
/// A register is filled over a year of working days before a second window opens.
const A_YEAR: u32 = 250;
/// From half past eight for six hours, in milliseconds of the centre's day.
const OPENS: i64 = 30_600_000;
const HOURS: i64 = 21_600_000;

/// The working days, each with its first millisecond.
pub(super) struct Days {
    days: Vec<(NaiveDate, i64)>,
    cases: u32,
    windows: u32,
}

impl Days {
    /// So many days before today that `cases` fit in.
    pub fn before(env: &Env, cases: u32) -> Days {
        let a_day = (cases / A_YEAR).clamp(40, A_WINDOW * MOST_WINDOWS);
        let wanted = cases.div_ceil(a_day).max(1) as usize;
        let mut days: Vec<(NaiveDate, i64)> = (1..)
            .map_while(|back| env.today().checked_sub_days(Span::new(back)))
            .filter(|day| !matches!(day.weekday(), Weekday::Fri | Weekday::Sat))
            .take(wanted)
            .map(|day| (day, env.day_bounds(day).0))
            .collect();
        days.reverse();
        Days { days, cases: cases.max(1), windows: a_day.div_ceil(A_WINDOW) }
    }

    /// How many windows are open.
    pub fn windows(&self) -> u32 {
        self.windows
    }

    pub fn first(&self) -> NaiveDate {
        self.days.first().map_or_else(NaiveDate::default, |(day, _)| *day)
    }

    /// The day of the case `at`, and its time in milliseconds UTC.
    pub fn of(&self, at: u32) -> (NaiveDate, i64) {
        let place = u64::from(at) * self.days.len() as u64;
        let (day, start) = self.days[(place / u64::from(self.cases)) as usize % self.days.len()];
        let within = (place % u64::from(self.cases)) as i64 * HOURS / i64::from(self.cases);
        (day, start + OPENS + within)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::env::Fixed;

    #[test]
    fn cases_come_in_order_on_working_days_before_today() {
        // Sunday 2026-11-22, 09:41 in Cairo.
        let env = Fixed { ms: 1_795_333_260_000, offset_secs: 7_200 }.env();
        let days = Days::before(&env, 1_000);
        let times: Vec<_> = (0..1_000).map(|at| days.of(at)).collect();
        assert!(times.is_sorted());
        assert_eq!(times[999].0.to_string(), "2026-11-19");
        assert!(times.iter().all(|(day, ms)| env.local(*ms).date() == *day));
        assert!(times.iter().all(|(day, _)| !matches!(day.weekday(), Weekday::Fri | Weekday::Sat)));
        assert_eq!((days.days.len(), days.windows()), (25, 1));
        assert_eq!(Days::before(&env, 5_000_000).windows(), 8);
    }
}
