//! The time that is left, as a sentence a clerk can read aloud: «باقي ٣ أيام عمل», `2 working days late`.

use super::Tr;
use crate::domain::deadline::{DayKind, Limit};

impl Tr {
    /// `days` until the due date: nought is today, below nought is late. Limits in weeks and months end on a date too, so
    /// what is left of them is counted in calendar days.
    pub fn time_left(&self, days: i64, kind: DayKind) -> String {
        let count = days.unsigned_abs();
        match (days, kind) {
            (0, _) => self.due_today(),
            (1.., DayKind::Working) => self.working_days_left(count),
            (1.., _) => self.calendar_days_left(count),
            (_, DayKind::Working) => self.working_days_late(count),
            (_, _) => self.calendar_days_late(count),
        }
    }

    /// A time limit as the catalogue states it: «٣ أيام عمل», `30 days`, `2 months`.
    pub fn limit(&self, limit: Limit) -> String {
        match limit.kind {
            DayKind::Working => self.working_days(limit.n),
            DayKind::Calendar => self.calendar_days(limit.n),
            DayKind::Week => self.weeks_long(limit.n),
            DayKind::Month => self.months_long(limit.n),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bare(text: &str) -> String {
        text.replace(['\u{2068}', '\u{2069}'], "")
    }

    #[test]
    fn arabic_has_six_plural_forms() {
        let said = |days| bare(&Tr::arabic().time_left(days, DayKind::Working));
        assert_eq!(said(1), "باقي يوم عمل واحد");
        assert_eq!(said(2), "باقي يوما عمل");
        assert_eq!(said(3), "باقي ٣ أيام عمل");
        assert_eq!(said(11), "باقي ١١ يوم عمل");
        assert_eq!(said(100), "باقي ١٠٠ يوم عمل");
        assert_eq!(said(0), "موعده اليوم");
        assert_eq!(said(-2), "متأخر يومي عمل");
    }

    #[test]
    fn english_has_two() {
        let said = |days| bare(&Tr::english().time_left(days, DayKind::Calendar));
        assert_eq!(said(1), "1 day left");
        assert_eq!(said(30), "30 days left");
        assert_eq!(said(-2), "2 days late");
    }

    #[test]
    fn a_limit_stays_in_its_own_unit() {
        let said = |n, kind| bare(&Tr::arabic().limit(Limit { n, kind }));
        assert_eq!(said(10, DayKind::Working), "١٠ أيام عمل");
        assert_eq!(said(2, DayKind::Month), "شهران");
        assert_eq!(said(1, DayKind::Week), "أسبوع واحد");
    }
}
