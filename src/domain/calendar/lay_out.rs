//! From rules to days: every holiday of every year that the data covers, with the edits on top.

use std::collections::BTreeMap;

use chrono::{Datelike, Duration, NaiveDate};

use super::data::{CalendarData, On, Rule, Shift, fixed_day};
use super::easter::coptic_easter;
use super::edits::{DayEdit, DayIs};
use super::{Day, Holiday};

pub(super) fn days(data: &CalendarData) -> BTreeMap<NaiveDate, Day> {
    let mut days = BTreeMap::new();
    for rule in &data.rules {
        for (date, estimated) in occurrences(rule, data) {
            if let Some(holiday) = holiday(rule, data, date, estimated) {
                add(&mut days, holiday);
            }
        }
    }
    for edit in &data.days {
        apply(&mut days, edit, data);
    }
    days
}

/// Two holidays may share a day; the day then carries both names and is as sure as the surer one.
fn add(days: &mut BTreeMap<NaiveDate, Day>, holiday: Holiday) {
    match days.get_mut(&holiday.date) {
        Some(Day::Off(there)) => {
            there.name.ar = format!("{}، {}", there.name.ar, holiday.name.ar);
            there.name.en = format!("{}, {}", there.name.en, holiday.name.en);
            there.estimated &= holiday.estimated;
        }
        _ => {
            days.insert(holiday.date, Day::Off(holiday));
        }
    }
}

fn apply(days: &mut BTreeMap<NaiveDate, Day>, edit: &DayEdit, data: &CalendarData) {
    match edit.is {
        DayIs::Off => {
            let basis = if edit.basis.is_empty() { &data.source } else { &edit.basis };
            let holiday = Holiday {
                date: edit.date,
                name: edit.name(),
                estimated: false,
                moved_from: None,
                basis: basis.clone(),
            };
            days.insert(edit.date, Day::Off(holiday));
        }
        DayIs::Confirmed => {
            if let Some(Day::Off(holiday)) = days.get_mut(&edit.date) {
                holiday.estimated = false;
                if !edit.basis.is_empty() {
                    holiday.basis.clone_from(&edit.basis);
                }
            }
        }
        DayIs::Working => {
            days.insert(edit.date, Day::Working);
        }
    }
}

/// The days of a rule before any move, each with whether it is an estimate.
fn occurrences(rule: &Rule, data: &CalendarData) -> Vec<(NaiveDate, bool)> {
    let (first, last) = data.years.unwrap_or((1, 0));
    match &rule.on {
        On::Fixed { fixed } => (first..=last).filter_map(|year| Some((fixed_day(fixed, year)?, false))).collect(),
        On::CopticEaster { coptic_easter: after } => {
            (first..=last).filter_map(|year| Some((later(coptic_easter(year)?, *after)?, false))).collect()
        }
        On::Hijri { hijri, offset } => data.hijri.get(hijri).map_or_else(Vec::new, |listed| {
            let dated = |&date: &NaiveDate| Some((later(date, *offset)?, listed.is_estimated(date)));
            listed.dates.iter().filter_map(dated).collect()
        }),
    }
}

fn holiday(rule: &Rule, data: &CalendarData, day: NaiveDate, estimated: bool) -> Option<Holiday> {
    let year = day.year();
    let begun = rule.from.is_none_or(|from| from <= year);
    let over = rule.to.is_some_and(|to| to < year);
    if !begun || over || rule.except.contains(&year) {
        return None;
    }
    let date = match &data.shift {
        Some(shift) if rule.shifts && !rule.unshifted.contains(&year) => moved(day, shift)?,
        _ => day,
    };
    Some(Holiday {
        date,
        name: rule.name.clone(),
        estimated,
        moved_from: (date != day).then_some(day),
        basis: rule.basis.as_ref().unwrap_or(&data.source).clone(),
    })
}

fn moved(day: NaiveDate, shift: &Shift) -> Option<NaiveDate> {
    if day.year() < shift.since {
        return Some(day);
    }
    later(day, shift.by.get(&day.weekday()).copied().unwrap_or(0))
}

fn later(day: NaiveDate, days: i64) -> Option<NaiveDate> {
    day.checked_add_signed(Duration::try_days(days)?)
}
