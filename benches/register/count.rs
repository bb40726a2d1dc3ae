//! The day's figures and a year's, from the tally; and the same year counted from the cases themselves.

use std::path::Path;

use chrono::Days;

use super::measure::Times;
use super::scene::{desk, raw};

pub fn run(folder: &Path) {
    let desk = desk(folder);
    let register = desk.register();
    let today = register.env().today();
    let mut day = Times::default();
    for _ in 0..200 {
        day.of(|| register.day_summary().unwrap());
    }
    day.tell("today", "");
    let newest = register.find_cases("", shubbak::domain::Country::Egypt, 1).unwrap()[0].opened.date();
    let mut full = Times::default();
    for _ in 0..200 {
        full.of(|| register.period_summary(newest, newest).unwrap());
    }
    full.tell("a full day", "");
    let mut year = Times::default();
    let summary = (0..100).map(|_| year.of(|| register.period_summary(today - Days::new(365), today).unwrap())).last();
    let opened = summary.map_or(0, |summary| summary.totals.opened);
    year.tell("a year, by day and by service", &format!("{opened} cases"));
    let conn = raw(folder);
    let mut rows = Times::default();
    let (from, to) = (register.env().day_bounds(today - Days::new(365)).0, register.env().day_bounds(today).1);
    let sql = "select service, count(*) from every_case where opened_ms >= ?1 and opened_ms < ?2 group by service";
    rows.of(|| {
        let mut query = conn.prepare(sql).unwrap();
        let counts = query.query_map((from, to), |row| row.get::<_, i64>(1)).unwrap();
        assert_eq!(counts.map(Result::unwrap).sum::<i64>(), opened, "the tally agrees with the rows");
    });
    rows.tell("the same year counted from the cases", "");
}
