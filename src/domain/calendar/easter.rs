//! Coptic Easter, which is reckoned like the Orthodox one: Julian calendar, told in Gregorian days.

use chrono::{Days, NaiveDate};

/// Easter Sunday of `year` by the Julian reckoning (Meeus). `None` outside the years that dates
/// can express.
pub(super) fn coptic_easter(year: i32) -> Option<NaiveDate> {
    let (a, b, c) = (year.rem_euclid(4), year.rem_euclid(7), year.rem_euclid(19));
    let d = (19 * c + 15) % 30;
    let e = (2 * a + 4 * b - d + 34) % 7;
    let month = (d + e + 114) / 31;
    let day = (d + e + 114) % 31 + 1;
    // The Julian calendar was 13 days behind from 1900-03-14 to 2100-03-13, and falls back a day
    // in each century year that 400 does not divide. Easter always lies after that day.
    let behind = year.div_euclid(100) - year.div_euclid(400) - 2;
    let julian = NaiveDate::from_ymd_opt(year, month.try_into().ok()?, day.try_into().ok()?)?;
    julian.checked_add_days(Days::new(behind.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn known_easters() {
        for (year, month, day) in [
            (1999, 4, 11),
            (2008, 4, 27),
            (2015, 4, 12),
            (2016, 5, 1),
            (2019, 4, 28),
            (2024, 5, 5),
            (2025, 4, 20),
            (2026, 4, 12),
            (2027, 5, 2),
            (2043, 5, 3),
            (2077, 4, 18),
        ] {
            assert_eq!(coptic_easter(year), NaiveDate::from_ymd_opt(year, month, day), "{year}");
        }
    }
}
