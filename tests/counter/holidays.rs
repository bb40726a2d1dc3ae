//! The shipped calendars against a second reckoning: thirty years of days off in three countries,
//! as a public library computes them.

#![allow(clippy::unwrap_used)]

use std::collections::BTreeMap;

use chrono::NaiveDate;
use shubbak::domain::{Calendar, Country};

const REFERENCE: &str = include_str!("data/holidays-2015-2045.txt");

fn calendar(country: Country) -> Calendar {
    let text = match country {
        Country::Egypt => include_str!("../../assets/holidays/eg.json"),
        Country::Kuwait => include_str!("../../assets/holidays/kw.json"),
        Country::Bahrain => include_str!("../../assets/holidays/bh.json"),
    };
    Calendar::parse(text).unwrap()
}

#[test]
fn every_year_agrees_with_the_reference() {
    let calendars: BTreeMap<Country, Calendar> =
        Country::ALL.into_iter().map(|country| (country, calendar(country))).collect();
    let years = REFERENCE.lines().filter(|line| !line.starts_with('#'));
    let mut compared = 0;
    for line in years {
        let (country, rest) = line.split_once(' ').unwrap();
        let (year, expected) = rest.split_once(' ').unwrap();
        let of_year = |month, day| NaiveDate::from_ymd_opt(year.parse().unwrap(), month, day).unwrap();
        let ours: Vec<String> = calendars[&Country::from_code(country).unwrap()]
            .holidays(of_year(1, 1), of_year(12, 31))
            .map(|holiday| format!("{}{}", holiday.date.format("%m%d"), if holiday.estimated { "~" } else { "" }))
            .collect();
        assert_eq!(ours.join(" "), expected, "{country} {year}");
        compared += 1;
    }
    assert_eq!(compared, 3 * 31);
}
