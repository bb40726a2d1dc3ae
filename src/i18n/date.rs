//! Dates and times as the office writes them: day, month, year; twelve hours with «ص» and «م».

use chrono::{Datelike, NaiveDate, NaiveDateTime, NaiveTime, Timelike};

use super::Tr;

impl Tr {
    /// `21/11/2026`, for tables.
    pub fn date(&self, date: NaiveDate) -> String {
        self.digits().shape(&format!("{:02}/{:02}/{}", date.day(), date.month(), date.year()))
    }

    /// `21/11/2026 · 9:41 am`, for tables.
    pub fn moment(&self, at: NaiveDateTime) -> String {
        format!("{} · {}", self.date(at.date()), self.time(at.time()))
    }

    /// «٢١ نوفمبر ٢٠٢٦», `21 November 2026`: for papers and sentences, where nobody may take the month for the day.
    pub fn date_long(&self, date: NaiveDate) -> String {
        let (day, year) = (date.day().to_string(), date.year().to_string());
        format!("{} {} {}", self.digits().shape(&day), self.month_name(date.month()), self.digits().shape(&year))
    }

    /// «السبت ٢١ نوفمبر ٢٠٢٦», `Saturday 21 November 2026`: for the day on which somebody has to come back.
    pub fn date_full(&self, date: NaiveDate) -> String {
        format!("{} {}", self.weekday(date), self.date_long(date))
    }

    pub fn weekday(&self, date: NaiveDate) -> String {
        self.weekday_name(date.weekday().number_from_monday())
    }

    /// «٩:٤١ ص», `9:41 am`.
    pub fn time(&self, time: NaiveTime) -> String {
        let (pm, hour) = time.hour12();
        let clock = self.digits().shape(&format!("{hour}:{:02}", time.minute()));
        format!("{clock}\u{00A0}{}", self.half_of_day(if pm { "pm" } else { "am" }))
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::i18n::{Digits, Language};

    fn day() -> NaiveDate {
        NaiveDate::from_ymd_opt(2026, 11, 21).unwrap()
    }

    #[test]
    fn a_date_is_day_month_year_in_both_languages() {
        assert_eq!(Tr::arabic().date_long(day()), "٢١ نوفمبر ٢٠٢٦");
        assert_eq!(Tr::english().date_long(day()), "21 November 2026");
        assert_eq!(Tr::arabic().date_full(day()), "السبت ٢١ نوفمبر ٢٠٢٦");
        assert_eq!(Tr::new(Language::Arabic, Digits::Latin).date(day()), "21/11/2026");
    }

    #[test]
    fn noon_and_midnight_are_twelve() {
        let at = |h, m| NaiveTime::from_hms_opt(h, m, 0).unwrap();
        assert_eq!(Tr::arabic().time(at(9, 41)), "٩:٤١\u{a0}ص");
        assert_eq!(Tr::arabic().time(at(12, 5)), "١٢:٠٥\u{a0}م");
        assert_eq!(Tr::english().time(at(0, 0)), "12:00\u{a0}am");
        assert_eq!(Tr::english().time(at(23, 59)), "11:59\u{a0}pm");
    }
}
