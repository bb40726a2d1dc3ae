//! Cases: found by number, identity number, phone or part of the name; each with its whole trail.

mod access;
mod correct;
mod detail;
mod list;

use std::sync::Arc;

use chrono::NaiveDate;
use egui::Ui;

use crate::app::Rulebook;
use crate::i18n::Tr;
use crate::ui::ask::{Ask, Why};
use crate::ui::keys::KeyDeed;
use crate::ui::pages::tray;
use crate::ui::theme::{breaks, size, space};
use crate::ui::widgets::{Order, Part, side_by_side};
use crate::views::{AccessLog, CaseDetail, CaseRow};

/// What the page is given to show.
pub struct View<'a> {
    pub book: &'a Rulebook,
    pub today: NaiveDate,
    /// `None` while nothing was looked for.
    pub found: Option<&'a Found>,
    pub open: Option<&'a CaseDetail>,
    /// The applicant's whole number, once somebody asked for it.
    pub identity: Option<&'a str>,
    pub key: Option<KeyDeed>,
    pub may_complete: bool,
    pub may_show: bool,
    pub may_correct: bool,
    pub may_hold: bool,
    pub may_read_access: bool,
    pub may_print: bool,
    /// Pages are brought into cases.
    pub may_scan: bool,
    pub tray: tray::Seen<'a>,
    /// Who looked at the cases of this citizen, once somebody asked for it.
    pub log: Option<&'a AccessLog>,
}

/// What was looked for, and the cases that answer it.
pub struct Found {
    pub text: String,
    pub cases: Arc<Vec<CaseRow>>,
}

/// What is half-typed.
#[derive(Default)]
pub struct Draft {
    pub selected: Option<usize>,
    /// How the list stands, and what was typed to narrow it.
    pub order: Order,
    /// The list is to get the keyboard.
    pub walk: bool,
    /// What is to be done for a reason, and the reason as far as it is typed.
    pub why: Option<(Why, String)>,
    pub tray: tray::Draft,
    /// What is being corrected.
    pub correcting: Option<correct::Correcting>,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    let Some(open) = view.open else {
        // The first part here as well, so that the list is the same list and keeps the keyboard.
        side_by_side(ui, &[Part::Share(1.0)], space::L, |ui, _| list::show(ui, view, tr, draft, &mut asks));
        return asks;
    };
    let narrow = ui.available_width() < breaks::THREE;
    if narrow || view.found.is_none_or(|found| found.cases.is_empty()) {
        detail::show(ui, view, open, tr, draft, &mut asks);
        return asks;
    }
    side_by_side(ui, &[Part::Fixed(size::LIST_BESIDE), Part::Share(1.0)], space::L, |ui, at| match at {
        0 => list::show(ui, view, tr, draft, &mut asks),
        _ => detail::show(ui, view, open, tr, draft, &mut asks),
    });
    asks
}
