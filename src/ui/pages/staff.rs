//! The staff, for whoever is in charge of it: who is here, as what and until when; somebody new; a change;
//! the end of a service; and letting a name try again that was kept waiting.

use chrono::NaiveDate;
use egui::Ui;

use crate::app::Secret;
use crate::domain::ledger;
use crate::domain::numbers::BadgeNo;
use crate::domain::officer::{Officer, Role};
use crate::i18n::Tr;
use crate::text::{Direction, isolate};
use crate::ui::ask::Ask;
use crate::ui::text::{Field, Flow, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{
    Button, Card, Checkbox, Column, DateField, Icon, IconButton, Order, Part, SortKey, Table, TextField, TypedDate,
    cell, divider, read_date, row, scroll, side_by_side,
};
use crate::ui::words;
use crate::views::LockedName;

/// What the page is given to show.
pub struct View<'a> {
    pub today: NaiveDate,
    /// `None` until the register has answered.
    pub staff: Option<&'a [Officer]>,
    pub locked: &'a [LockedName],
    pub busy: bool,
}

/// What is half-typed; about somebody new until a row is chosen.
#[derive(Default)]
pub struct Draft {
    pub selected: Option<usize>,
    pub order: Order,
    /// The badge that was just given to whom the form is about.
    pub badge: Option<BadgeNo>,
    /// Whom the form is about.
    known: Option<String>,
    officer: String,
    name: String,
    roles: Vec<Role>,
    until: String,
    secret: String,
    reason: String,
}

impl Draft {
    fn of(&mut self, officer: &Officer) {
        self.known = Some(officer.id.to_string());
        self.officer = officer.id.to_string();
        self.name = officer.name.clone();
        self.roles = officer.roles.clone();
        self.until = officer.until.map(|last| last.format("%d/%m/%Y").to_string()).unwrap_or_default();
        (self.secret, self.reason) = Default::default();
        self.badge = None;
    }

    /// An empty form again.
    pub fn clear(&mut self) {
        *self = Self { order: std::mem::take(&mut self.order), ..Self::default() };
    }

    /// The last day, when what was typed is one or nothing.
    fn until(&self) -> Option<Option<NaiveDate>> {
        match read_date(&self.until) {
            _ if self.until.trim().is_empty() => Some(None),
            TypedDate::Day(day) => Some(Some(day)),
            TypedDate::Unfinished | TypedDate::NoSuchDay => None,
        }
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.page_staff()).kind(Kind::Page).show(ui);
    Text::new(&tr.staff_words()).muted().show(ui);
    ui.add_space(space::S);
    let Some(staff) = view.staff else { return asks };
    side_by_side(ui, &[Part::Share(1.4), Part::Share(1.0)], space::L, |ui, at| match at {
        0 => list(ui, view, staff, tr, draft),
        _ => scroll(ui, "staff form", |ui| {
            Card::new().show(ui, |ui| form(ui, view, tr, draft, &mut asks));
        }),
    });
    asks
}

fn list(ui: &mut Ui, view: &View<'_>, staff: &[Officer], tr: &Tr, draft: &mut Draft) {
    let (name, id, roles, until) = (tr.staff_name(), tr.staff_officer(), tr.staff_roles(), tr.staff_until());
    let longest = format!("{}\n{}", tr.date(view.today), tr.staff_ended());
    let columns = [
        Column::share(&name, 1.0).sorts(),
        Column::share(&id, 0.7).sorts().seldom(),
        Column::share(&roles, 1.2),
        Column::fits(&until, &longest).sorts(),
    ];
    Card::new().flush().show(ui, |ui| {
        let key = |row: usize, column: usize| match column {
            0 => SortKey::text(&staff[row].name),
            1 => SortKey::text(staff[row].id.as_str()),
            _ => SortKey::text(&staff[row].until.map(|last| last.to_string()).unwrap_or_default()),
        };
        let words = |row: usize| format!("{} {}", staff[row].name, staff[row].id);
        draft.order.arrange(staff.len(), key, words);
        let title = tr.page_staff();
        let table = Table::new("staff", &title, &columns, staff.len()).row_name(&words).order(&mut draft.order);
        let answer = table.show(ui, &mut draft.selected, |ui, row, column| {
            let officer = &staff[row];
            drop(match column {
                0 => cell(ui, &officer.name),
                1 => cell(ui, &isolate(officer.id.as_str())),
                2 => cell(ui, &roles_of(officer, tr)),
                _ => cell(ui, &last_day(officer, view.today, tr)),
            });
        });
        let chosen = answer.opened.or(draft.selected.filter(|_| answer.changed));
        if let Some(officer) = chosen.and_then(|row| staff.get(row)) {
            draft.of(officer);
        }
    });
}

fn roles_of(officer: &Officer, tr: &Tr) -> String {
    officer.roles.iter().map(|role| words::role(*role, tr)).collect::<Vec<_>>().join(" · ")
}

fn last_day(officer: &Officer, today: NaiveDate, tr: &Tr) -> String {
    match officer.until {
        _ if officer.ended(today).is_some() => tr.staff_ended(),
        Some(last) => tr.date(last),
        None => "—".to_owned(),
    }
}

fn form(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let new = draft.known.is_none();
    let title = if new { tr.staff_new() } else { tr.staff_change() };
    Text::new(&title).kind(Kind::Title).show(ui);
    let (name, id, secret) = (tr.staff_name(), tr.staff_officer(), tr.sign_in_secret());
    TextField::new(&name, Field::new(&mut draft.name, "staff name").max(80)).show(ui);
    if new {
        let field = Field::new(&mut draft.officer, "staff id").flow(Flow::Fixed(Direction::Ltr)).max(32);
        TextField::new(&id, field).help(&tr.staff_officer_help()).show(ui);
        TextField::new(&secret, Field::new(&mut draft.secret, "staff secret").secret().max(64)).peek().show(ui);
    } else {
        Text::new(&isolate(&draft.officer)).muted().show(ui);
    }
    Text::new(&tr.staff_roles()).kind(Kind::Label).show(ui);
    for role in Role::ALL {
        let mut on = draft.roles.contains(&role);
        if Checkbox::new(&mut on, &words::role(role, tr)).show(ui).changed() {
            if on { draft.roles.push(role) } else { draft.roles.retain(|given| *given != role) }
        }
    }
    let (until, help) = (tr.staff_until(), tr.staff_until_help());
    DateField::new(&until, &mut draft.until, "staff until", tr, view.today).help(&help).show(ui);
    ui.add_space(space::S);
    deeds(ui, view, tr, draft, asks);
}

fn deeds(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let ready = !view.busy && draft.name.trim().chars().count() > 1 && !draft.roles.is_empty();
    let until = draft.until();
    let Some(officer) = draft.known.clone() else {
        let enrols = ready && until.is_some() && !draft.officer.trim().is_empty() && !draft.secret.is_empty();
        if Button::primary(&tr.staff_enrol()).icon(Icon::Plus).enabled(enrols).show(ui).clicked() {
            asks.push(Ask::Enrol {
                officer: draft.officer.trim().to_owned(),
                name: draft.name.trim().to_owned(),
                roles: draft.roles.clone(),
                secret: Secret::from(draft.secret.as_str()),
                until: until.flatten(),
            });
        }
        return;
    };
    row(ui, |ui| {
        if Button::primary(&tr.staff_save()).enabled(ready && until.is_some()).show(ui).clicked() {
            asks.push(Ask::ChangeOfficer {
                officer: officer.clone(),
                name: draft.name.trim().to_owned(),
                roles: draft.roles.clone(),
                until: until.flatten(),
            });
        }
        if Button::secondary(&tr.staff_new()).icon(Icon::Plus).show(ui).clicked() {
            draft.clear();
        }
    });
    if view.locked.iter().any(|name| name.officer.as_str() == officer) {
        ui.add_space(space::S);
        if Button::secondary(&tr.settings_unlock(&draft.name)).icon(Icon::Lock).show(ui).clicked() {
            asks.push(Ask::Unlock { officer: officer.clone() });
        }
    }
    divider(ui);
    badge(ui, view, tr, draft, &officer, asks);
    divider(ui);
    let reason = tr.case_reason();
    TextField::new(&reason, Field::new(&mut draft.reason, "end reason").max(120)).show(ui);
    ui.add_space(size::ICON_SMALL / 2.0);
    let reasoned = !view.busy && ledger::reason(&draft.reason).is_some();
    if Button::danger(&tr.staff_end()).enabled(reasoned).show(ui).clicked() {
        asks.push(Ask::EndOfficer { officer, reason: draft.reason.trim().to_owned() });
    }
}

/// A number to be printed on a card: it says who somebody is, and the secret is asked as ever.
fn badge(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &Draft, officer: &str, asks: &mut Vec<Ask>) {
    Text::new(&tr.staff_badge_words()).kind(Kind::Small).muted().show(ui);
    row(ui, |ui| {
        if Button::secondary(&tr.staff_badge()).icon(Icon::Scanner).enabled(!view.busy).show(ui).clicked() {
            asks.push(Ask::GiveBadge { officer: officer.to_owned() });
        }
        if let Some(badge) = &draft.badge {
            let copy = tr.settings_copy(tr.staff_badge_no());
            if IconButton::new(Icon::Document, &copy).small().show(ui).clicked() {
                asks.push(Ask::Copy(badge.to_string()));
            }
            Text::new(&isolate(badge.as_str())).strong().tabular().show(ui);
        }
    });
}
