//! Fields: text in both directions, numbers that take their shape, a date with its calendar, a secret, and number keys.

use chrono::{NaiveDate, Weekday};
use egui::Ui;

use super::{GalleryState, say};
use crate::domain::identity::IdentityKind;
use crate::domain::{Country, Currency};
use crate::ui::shapes;
use crate::ui::text::{Field, Flow};
use crate::ui::theme::look;
use crate::ui::widgets::{Card, DateField, Icon, NumberPad, TextField, column};
use crate::ui::words::voice;

/// The gallery's day stands still, so that its pictures do.
fn today() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 11, 21).unwrap_or_default()
}

pub(super) fn show(ui: &mut Ui, state: &mut GalleryState) {
    Card::new().title(say(ui, "حقول", "Fields")).show(ui, |ui| {
        texts(ui, state);
        numbers(ui, state);
        others(ui, state);
    });
}

fn texts(ui: &mut Ui, state: &mut GalleryState) {
    let [empty, name, ..] = &mut state.fields;
    let hint = say(ui, "رقم طلب، رقم قومي، هاتف، اسم…", "Case, national ID, phone, name…");
    TextField::new(say(ui, "بحث", "Find"), Field::new(empty, "find").placeholder(hint).flow(Flow::FirstStrong))
        .icon(Icon::Search)
        .show(ui);
    let field = Field::new(name, "name").flow(Flow::FirstStrong);
    TextField::new(say(ui, "الاسم كما في البطاقة", "Name as on the card"), field).show(ui);
}

fn numbers(ui: &mut Ui, state: &mut GalleryState) {
    let tr = voice(ui.ctx());
    let [_, _, id, phone, _, _] = &mut state.fields;
    if let Some((shape, most)) = shapes::identity(IdentityKind::EgNationalId) {
        TextField::new(say(ui, "الرقم القومي", "National ID"), Field::new(id, "id").shape(shape).max(most))
            .help(say(ui, "14 رقمًا، أو امسح البطاقة", "14 digits, or scan the card"))
            .show(ui);
    }
    let field = Field::new(phone, "phone").shape(shapes::phone(Country::Egypt)).max(shapes::PHONE_MOST);
    TextField::new(say(ui, "الهاتف", "Phone"), field)
        .aside(say(ui, "اختياري", "optional"))
        .error(Some(say(ui, "ينقص الرقم خمس خانات", "Five digits are missing")))
        .show(ui);
    let [amount, date, _] = &mut state.numbers;
    let field = Field::new(amount, "amount").shape(shapes::money(Currency::Egp)).unit(tr.unit(Currency::Egp));
    TextField::new(say(ui, "المبلغ", "Amount"), field).show(ui);
    DateField::new(say(ui, "تاريخ الميعاد", "Date of the appointment"), date, "date", &tr, today())
        .week_from(Weekday::Sat)
        .show(ui);
}

fn others(ui: &mut Ui, state: &mut GalleryState) {
    let [.., pin, note] = &mut state.fields;
    let field = Field::new(pin, "pin").secret().placeholder("••••");
    TextField::new(say(ui, "الرقم السري", "PIN"), field).peek().show(ui);
    let hint = say(ui, "ما يحتاج الموظف التالي أن يعرفه", "What the next clerk should know");
    let field = Field::new(note, "note").rows(3).flow(Flow::FirstStrong).placeholder(hint);
    TextField::new(say(ui, "ملاحظة", "Note"), field).show(ui);
    ui.add_enabled_ui(false, |ui| {
        let mut fixed = say(ui, "لا يمكن تغييره", "Cannot be changed").to_owned();
        TextField::new(say(ui, "المركز", "Centre"), Field::new(&mut fixed, "fixed")).show(ui);
    });
}

/// Number keys, which type into the field that had the keyboard last.
pub(super) fn keys(ui: &mut Ui) {
    let tr = voice(ui.ctx());
    Card::new().title(say(ui, "لوحة الأرقام", "Number keys")).show(ui, |ui| {
        column(ui, |ui| NumberPad::new(&tr).point(look(ui.ctx()).rtl()).show(ui));
    });
}
