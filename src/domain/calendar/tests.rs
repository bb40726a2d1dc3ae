//! The calendars that are shipped, and what a manager may change in them.
#![allow(clippy::unwrap_used, clippy::panic)]

use super::*;

const EG: &str = include_str!("../../../assets/holidays/eg.json");
const KW: &str = include_str!("../../../assets/holidays/kw.json");
const BH: &str = include_str!("../../../assets/holidays/bh.json");

fn day(text: &str) -> NaiveDate {
    text.parse().unwrap()
}

fn egypt() -> Calendar {
    Calendar::parse(EG).unwrap()
}

fn edited(days: &str) -> Calendar {
    egypt().with_edits(&format!(r#"{{"schema_version":1,"country":"EG",{days}}}"#)).unwrap()
}

fn holiday(calendar: &Calendar, date: &str) -> Holiday {
    match calendar.day_off(day(date)) {
        Some(DayOff::Holiday(holiday)) => holiday,
        other => panic!("{date}: {other:?}"),
    }
}

#[test]
fn the_shipped_calendars_are_sound() {
    for (text, country) in [(EG, Country::Egypt), (KW, Country::Kuwait), (BH, Country::Bahrain)] {
        let calendar = Calendar::parse(text).unwrap();
        assert_eq!((calendar.country(), calendar.years()), (country, (1970, 2077)));
    }
}

#[test]
fn egypt_moves_a_midweek_day_to_thursday_since_2020() {
    let moved = holiday(&egypt(), "2026-01-29");
    assert_eq!(moved.moved_from, Some(day("2026-01-25")));
    assert!(egypt().is_working(day("2026-01-26")));
    assert_eq!(holiday(&egypt(), "2019-10-06").moved_from, None);
    assert_eq!(holiday(&egypt(), "2026-01-07").name.en, "Coptic Christmas Day");
    assert_eq!(holiday(&egypt(), "2024-10-06").moved_from, None);
    assert_eq!(holiday(&egypt(), "2026-04-13").name.ar, "عيد شم النسيم");
}

#[test]
fn kuwait_changed_its_weekend_in_september_2007() {
    let kuwait = Calendar::parse(KW).unwrap();
    assert_eq!(kuwait.day_off(day("2007-08-30")), Some(DayOff::Weekend(Weekday::Thu)));
    assert!(kuwait.is_working(day("2007-08-25")));
    assert_eq!(kuwait.day_off(day("2007-09-01")), Some(DayOff::Weekend(Weekday::Sat)));
    assert!(kuwait.is_working(day("2007-09-06")));
}

#[test]
fn a_feast_is_an_estimate_until_it_is_confirmed() {
    assert!(holiday(&egypt(), "2026-05-27").estimated);
    assert!(!holiday(&egypt(), "2026-03-20").estimated);
    let confirmed = edited(r#""days":[{"date":"2026-05-27","is":"confirmed","basis":"Decree 1/2026"}]"#);
    assert!(!holiday(&confirmed, "2026-05-27").estimated);
    assert_eq!(holiday(&confirmed, "2026-05-27").basis, "Decree 1/2026");
    assert!(holiday(&confirmed, "2026-05-28").estimated);
}

#[test]
fn a_sighting_moves_every_day_of_the_feast() {
    let sighted = edited(r#""sighted":[{"event":"eid_al_adha","date":"2026-05-28"}]"#);
    assert!(sighted.is_working(day("2026-05-26")));
    assert_eq!(holiday(&sighted, "2026-05-27").name.en, "Day of Arafah");
    assert!(!holiday(&sighted, "2026-05-31").estimated);
    let far = egypt()
        .with_edits(r#"{"schema_version":1,"country":"EG","sighted":[{"event":"eid_al_adha","date":"2026-08-01"}]}"#);
    assert!(matches!(far, Err(CalendarError::NothingToSight { .. })));
}

#[test]
fn a_manager_adds_and_removes_days() {
    let calendar = edited(
        r#""days":[
        {"date":"2026-12-08","is":"off","ar":"انتخابات","en":"Elections","basis":"Decree 9"},
        {"date":"2026-10-08","is":"working"},
        {"date":"2026-10-10","is":"working","basis":"A Saturday worked"}]"#,
    );
    assert_eq!(holiday(&calendar, "2026-12-08").name.en, "Elections");
    assert!(calendar.is_working(day("2026-10-08")) && calendar.is_working(day("2026-10-10")));
    assert!(!egypt().is_working(day("2026-10-08")));
    let back =
        calendar.with_edits(r#"{"schema_version":1,"country":"EG","days":[{"date":"2026-12-08","is":"working"}]}"#);
    assert!(back.unwrap().is_working(day("2026-12-08")));
}

#[test]
fn a_years_list_is_in_order() {
    let calendar = egypt();
    let list: Vec<_> = calendar.holidays(day("2026-01-01"), day("2026-12-31")).collect();
    assert_eq!(list.len(), 19);
    assert!(list.is_sorted_by_key(|holiday| holiday.date));
    assert_eq!(calendar.holidays(day("2026-12-31"), day("2026-01-01")).count(), 0);
}

#[test]
fn faults_in_a_file_are_named() {
    let refusal = |text: &str| Calendar::parse(text).map(|_| ()).unwrap_err();
    let calendar = |rest: &str| format!(r#"{{"schema_version":1,"country":"EG","years":[2020,2030],{rest}}}"#);
    assert!(matches!(refusal("{\n \"country\": 5}"), CalendarError::Shape { line: 2, .. }));
    assert_eq!(refusal(r#"{"schema_version":2,"country":"EG"}"#), CalendarError::Version { found: 2, known: 1 });
    assert!(matches!(refusal(r#"{"schema_version":1,"country":"EG"}"#), CalendarError::Missing { .. }));
    let everyday = r#""weekends":[{"days":["sun","mon","tue","wed","thu","fri","sat"]}]"#;
    assert_eq!(refusal(&calendar(everyday)), CalendarError::NoWorkingDay { from: None });
    let rule = |on: &str| {
        calendar(&format!(r#""weekends":[{{"days":["fri"]}}],"rules":[{{"id":"x","ar":"س","en":"x","on":{on}}}]"#))
    };
    assert!(matches!(refusal(&rule(r#"{"fixed":"13-01"}"#)), CalendarError::NotAMonthAndDay { .. }));
    assert!(matches!(refusal(&rule(r#"{"hijri":"never"}"#)), CalendarError::UnknownEvent { .. }));
    assert!(Calendar::parse(&rule(r#"{"fixed":"02-29"}"#)).is_ok());
    assert!(matches!(
        egypt().with_edits(r#"{"schema_version":1,"country":"EG","days":[{"date":"2026-12-08","is":"off"}]}"#),
        Err(CalendarError::UnnamedDay { .. })
    ));
    assert!(matches!(
        egypt().with_edits(r#"{"schema_version":1,"country":"KW"}"#),
        Err(CalendarError::OtherCountry { expected: Country::Egypt, found: Country::Kuwait })
    ));
}
