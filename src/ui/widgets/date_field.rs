//! A date, typed by its digits alone or picked from a calendar. When it is whole it is said as a sentence under the
//! field, with its weekday, so that nobody takes the month for the day.

use chrono::{NaiveDate, Weekday};
use egui::{AsIdSalt, Id, Key, Modifiers, Ui};

use super::Icon;
use super::calendar::Calendar;
use super::column;
use super::number_pad::pad_under;
use super::text_field::aid::{self, Aid};
use super::text_field::{over, under};
use crate::i18n::Tr;
use crate::text::Shape;
use crate::ui::text::{Field, FieldResponse, Place, float};
use crate::ui::theme::{look, space};

/// A labelled field for a date, kept as `dd/mm/yyyy`.
///
/// ```text
/// DateField::new(tr.birth(), &mut draft.birth, "birth", tr, today).until(today).error(problem).show(ui);
/// ```
#[must_use = "show it"]
pub struct DateField<'a> {
    label: &'a str,
    text: &'a mut String,
    salt: egui::IdSalt,
    calendar: Calendar<'a>,
    help: &'a str,
    aside: &'a str,
    error: Option<&'a str>,
}

/// What was typed so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Typed {
    Unfinished,
    /// Day, month and year are there, but no calendar has such a day.
    NoSuchDay,
    Day(NaiveDate),
}

impl<'a> DateField<'a> {
    pub fn new(label: &'a str, text: &'a mut String, salt: impl AsIdSalt, tr: &'a Tr, today: NaiveDate) -> Self {
        let calendar = Calendar { tr, today, first: Weekday::Sat, until: None };
        Self { label, text, salt: egui::IdSalt::new(salt), calendar, help: "", aside: "", error: None }
    }

    /// The day with which the country's week begins.
    pub fn week_from(mut self, first: Weekday) -> Self {
        self.calendar.first = first;
        self
    }

    /// No later day can be picked.
    pub fn until(mut self, until: NaiveDate) -> Self {
        self.calendar.until = Some(until);
        self
    }

    /// Said until the date is whole.
    pub fn help(mut self, help: &'a str) -> Self {
        self.help = help;
        self
    }

    pub fn aside(mut self, aside: &'a str) -> Self {
        self.aside = aside;
        self
    }

    /// What to do about it; a day that does not exist says so by itself.
    pub fn error(mut self, error: Option<&'a str>) -> Self {
        self.error = error;
        self
    }

    pub fn show(self, ui: &mut Ui) -> FieldResponse {
        let Self { label, text, salt, calendar, help, aside, error } = self;
        let tr = calendar.tr;
        column(ui, |ui| {
            ui.spacing_mut().item_spacing.y = space::XS;
            let head = over(ui, label, aside);
            let hint = tr.date_placeholder();
            let id = Field::new(text, salt).id_in(ui);
            let picked = open_and_listen(ui, id, &calendar, text);
            let problem = match read(text) {
                Typed::NoSuchDay => Some(tr.field_no_such_day(text.as_str())),
                _ => None,
            };
            let error = error.or(problem.as_deref());
            let trail = aid::room(ui, if look(ui.ctx()).is_touch() { 2 } else { 1 });
            let field = Field::new(text, salt).shape(Shape::Date).placeholder(&hint).wrong(error.is_some());
            let mut answer = field.room(0.0, trail).show(ui);
            answer.response = answer.response.labelled_by(head);
            if look(ui.ctx()).is_touch() {
                pad_under(ui, &answer, 1, false, tr);
            }
            let pressed = button_and_month(ui, &answer, &calendar, text);
            if let Some(day) = picked.or(pressed) {
                write(text, day);
                answer.response.mark_changed();
            }
            let said = match read(text) {
                Typed::Day(day) => tr.date_full(day),
                Typed::Unfinished | Typed::NoSuchDay => help.to_owned(),
            };
            under(ui, &answer, &said, error);
            answer
        })
    }
}

const CALENDAR: &str = "calendar";

/// Opens the calendar by key, and lets it take its keys while it is open. Gives the day that was picked.
fn open_and_listen(ui: &Ui, id: Id, calendar: &Calendar<'_>, text: &str) -> Option<NaiveDate> {
    if !ui.memory(|memory| memory.has_focus(id)) {
        return None;
    }
    let pressed = |modifiers, key| ui.input_mut(|input| input.consume_key(modifiers, key));
    if !aid::is_on(ui, id, CALENDAR) {
        if pressed(Modifiers::NONE, Key::ArrowDown) {
            aid::turn(ui, id, CALENDAR, true);
            ui.data_mut(|data| data.remove::<NaiveDate>(marked_id(id)));
        }
        return None;
    }
    let mut marked = marked(ui, id, calendar, text);
    let picked = calendar.keys(ui, &mut marked);
    ui.data_mut(|data| data.insert_temp(marked_id(id), marked));
    // A digit goes into the field: whoever types needs no calendar.
    let typed = ui.input(|input| input.events.iter().any(|event| matches!(event, egui::Event::Text(_))));
    if picked.is_some() || typed || pressed(Modifiers::NONE, Key::Escape) {
        aid::turn(ui, id, CALENDAR, false);
    }
    picked
}

/// The button at the field's end, and the month under it while it is open. Gives the day that was pressed.
fn button_and_month(ui: &Ui, answer: &FieldResponse, calendar: &Calendar<'_>, text: &str) -> Option<NaiveDate> {
    let name = calendar.tr.calendar_open();
    let was = aid::is_on(ui, answer.id, CALENDAR);
    let on = Aid { icon: Icon::Calendar, name: &name, stop: false }.switch(ui, answer, 0, CALENDAR);
    if !on {
        return None;
    }
    if !was {
        ui.data_mut(|data| data.remove::<NaiveDate>(marked_id(answer.id)));
    }
    // Escape puts the calendar away and leaves the keyboard in the field.
    let ours = egui::EventFilter { horizontal_arrows: true, vertical_arrows: true, tab: false, escape: true };
    ui.memory_mut(|memory| memory.set_focus_lock_filter(answer.id, ours));
    let mut marked = marked(ui, answer.id, calendar, text);
    let chosen = if let Typed::Day(day) = read(text) { Some(day) } else { None };
    let drawn = float(ui, answer.id, CALENDAR, Place::Under(answer.rect), &name, |ui| {
        calendar.show(ui, answer.id, chosen, &mut marked)
    });
    ui.data_mut(|data| data.insert_temp(marked_id(answer.id), marked));
    let picked = drawn.inner.flatten();
    let elsewhere = ui.ctx().pointer_interact_pos().is_some_and(|pos| !answer.rect.contains(pos));
    if picked.is_some() || (drawn.pressed_outside && elsewhere) {
        aid::turn(ui, answer.id, CALENDAR, false);
    }
    picked
}

fn marked_id(field: Id) -> Id {
    field.with("marked day")
}

/// The day that the keys move: the one that was typed, else today.
fn marked(ui: &Ui, field: Id, calendar: &Calendar<'_>, text: &str) -> NaiveDate {
    let known = ui.data(|data| data.get_temp(marked_id(field)));
    let typed = if let Typed::Day(day) = read(text) { Some(day) } else { None };
    known.or(typed).unwrap_or_else(|| calendar.within(calendar.today))
}

fn write(text: &mut String, day: NaiveDate) {
    *text = day.format("%d/%m/%Y").to_string();
}

/// What a text says as a date; `dd/mm/yyyy` as typed, or as it is stored once it was checked.
#[must_use]
pub fn read(text: &str) -> Typed {
    let shown = Shape::Date.show(text);
    let parts: Vec<&str> = shown.split('/').collect();
    let [day, month, year] = parts[..] else { return Typed::Unfinished };
    if year.len() != 4 || day.is_empty() || month.is_empty() {
        return Typed::Unfinished;
    }
    let day = || NaiveDate::from_ymd_opt(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?);
    day().filter(|day| (1800..=2200).contains(&chrono::Datelike::year(day))).map_or(Typed::NoSuchDay, Typed::Day)
}

#[cfg(test)]
mod tests;
