//! The back office: what awaits a decision, the oldest legal deadline first, and one case with its papers and
//! its form. Whose it is stands here only where the service needs it: the page is not even given it.

use std::collections::BTreeSet;

use chrono::NaiveDate;
use egui::Ui;

use crate::app::{Rulebook, Verdict};
use crate::domain::ledger;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, look, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, Checkbox, Column, EmptyState, Icon, Order, Part, SortKey, Table, TextField, Tone,
    beside_or_below, cell, divider, fact, row, scroll, side_by_side,
};
use crate::ui::words;
use crate::views::{CaseToDecide, DecisionRow};

/// What the page is given to show.
pub struct View<'a> {
    pub book: &'a Rulebook,
    pub today: NaiveDate,
    /// `None` until the register has answered.
    pub cases: Option<&'a [DecisionRow]>,
    pub open: Option<&'a CaseToDecide>,
    /// A decision is under way.
    pub busy: bool,
    pub key: Option<KeyDeed>,
}

/// What is half-typed.
#[derive(Default)]
pub struct Draft {
    pub selected: Option<usize>,
    pub order: Order,
    /// The list is to get the keyboard.
    pub walk: bool,
    pub reason: String,
    /// Papers that do not do, by their place from 1.
    pub missing: BTreeSet<u16>,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.page_decisions()).kind(Kind::Page).show(ui);
    Text::new(&tr.decisions_words()).muted().show(ui);
    ui.add_space(space::S);
    match (view.cases, view.open) {
        (None, _) => {}
        (Some([]), None) => {
            let (title, words) = (tr.decisions_none(), tr.decisions_none_words());
            EmptyState::new(Icon::Check, &title).words(&words).show(ui);
        }
        (Some(cases), None) => queue(ui, view, cases, tr, draft, &mut asks),
        (Some(cases), Some(open)) => {
            side_by_side(ui, &[Part::Fixed(size::LIST_BESIDE), Part::Share(1.0)], space::L, |ui, at| match at {
                0 => queue(ui, view, cases, tr, draft, &mut asks),
                _ => scroll(ui, "to decide", |ui| case(ui, view, open, tr, draft, &mut asks)),
            });
        }
    }
    asks
}

fn queue(ui: &mut Ui, view: &View<'_>, cases: &[DecisionRow], tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let wide = view.open.is_none();
    let (no, service, left) = (tr.case_no(), tr.case_service(), tr.case_due());
    let sample = cases.first().map(|case| case.no.to_string()).unwrap_or_default();
    let longest = tr.time_left(-111, crate::domain::DayKind::Working);
    let mut columns = vec![Column::fits(&no, &sample).sorts(), Column::fits(&left, &longest).sorts()];
    if wide {
        columns.push(Column::share(&service, 1.0).sorts());
    }
    let of = |row: usize| named(view, &cases[row].service, tr);
    Card::new().flush().show(ui, |ui| {
        let Draft { selected, order, walk, .. } = draft;
        let key = |row: usize, column: usize| match column {
            0 => SortKey::text(cases[row].no.as_str()),
            1 => cases[row].due.map_or(SortKey::Nothing, |due| SortKey::Number(days(due))),
            _ => SortKey::text(&of(row)),
        };
        order.arrange(cases.len(), key, |row| format!("{} {}", cases[row].no, of(row)));
        let name = |row: usize| format!("{} {}", cases[row].no, of(row));
        let title = tr.page_decisions();
        let table = Table::new("decisions", &title, &columns, cases.len()).row_name(&name).order(order);
        let answer = table.show(ui, selected, |ui, row, column| match column {
            0 => drop(cell(ui, &isolate(cases[row].no.as_str()))),
            1 => due(ui, view, cases[row].due, tr),
            _ => drop(cell(ui, &of(row))),
        });
        if std::mem::take(walk) {
            answer.response.request_focus();
            *selected = selected.or(Some(0));
        }
        let opened = answer.opened.or(selected.filter(|_| answer.changed));
        if let Some(case) = opened.and_then(|row| cases.get(row)) {
            asks.push(Ask::OpenToDecide(case.no.to_string()));
        }
    });
}

fn days(date: NaiveDate) -> i64 {
    (date - NaiveDate::default()).num_days()
}

fn named(view: &View<'_>, code: &str, tr: &Tr) -> String {
    view.book.catalogue.service(code).map_or_else(|| code.to_owned(), |service| tr.pick(&service.name).to_owned())
}

fn due(ui: &mut Ui, view: &View<'_>, due: Option<NaiveDate>, tr: &Tr) {
    let p = look(ui.ctx()).palette;
    let Some(due) = due else { return drop(cell(ui, &tr.case_no_limit())) };
    let left = words::time_left(&view.book.calendar, view.today, due, tr);
    let ink = if due < view.today { p.late.ink } else { p.ink };
    Text::new(&left).kind(Kind::Table).color(ink).tabular().elide().show(ui);
}

fn case(ui: &mut Ui, view: &View<'_>, open: &CaseToDecide, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    Card::new().title(&isolate(open.no.as_str())).show(ui, |ui| {
        Text::new(tr.pick(&open.service_name)).strong().show(ui);
        due(ui, view, open.due, tr);
        if let Some(reason) = &open.returned {
            Banner::new(Tone::Note, &tr.decisions_returned_before()).detail(reason).show(ui);
        }
        match &open.applicant {
            Some(applicant) => drop(fact(ui, &tr.case_person(), &applicant.name)),
            None => drop(Text::new(&tr.decisions_nobody()).kind(Kind::Small).muted().show(ui)),
        }
        divider(ui);
        beside_or_below(ui, size::FIELD_LEAST, &[Part::Share(1.0); 2], space::L, |ui, at| match at {
            0 => papers(ui, open, tr, draft),
            _ => answers(ui, open, tr),
        });
        divider(ui);
        verdict(ui, view, open, tr, draft, asks);
    });
}

/// The papers; a mark on one says that it does not do.
fn papers(ui: &mut Ui, open: &CaseToDecide, tr: &Tr, draft: &mut Draft) {
    Text::new(&tr.decisions_papers()).kind(Kind::Label).muted().show(ui);
    for paper in &open.papers {
        let mut missing = draft.missing.contains(&paper.no);
        let files = if paper.files > 0 { format!(" · {}", tr.case_files(paper.files)) } else { String::new() };
        let words = format!("{} · {}{files}", tr.pick(&paper.name), words::document_state(paper.state, tr));
        if Checkbox::new(&mut missing, &words).show(ui).changed() {
            if missing {
                draft.missing.insert(paper.no)
            } else {
                draft.missing.remove(&paper.no)
            };
        }
    }
}

fn answers(ui: &mut Ui, open: &CaseToDecide, tr: &Tr) {
    Text::new(&tr.decisions_form()).kind(Kind::Label).muted().show(ui);
    for answer in &open.answers {
        fact(ui, tr.pick(&answer.label), &answer.value);
    }
    if open.withheld > 0 {
        Text::new(&tr.decisions_withheld(open.withheld)).kind(Kind::Small).muted().show(ui);
    }
}

fn verdict(ui: &mut Ui, view: &View<'_>, open: &CaseToDecide, tr: &Tr, draft: &mut Draft, asks: &mut Vec<Ask>) {
    let (label, help) = (tr.case_reason(), tr.decisions_reason_help());
    TextField::new(&label, Field::new(&mut draft.reason, "decision").max(300)).help(&help).show(ui);
    ui.add_space(space::S);
    let reasoned = ledger::reason(&draft.reason).is_some();
    let (ready, marked) = (!view.busy, !draft.missing.is_empty());
    let mut chosen = None;
    row(ui, |ui| {
        let (approve, give_back, refuse) = (tr.decisions_approve(), tr.decisions_return(), tr.decisions_refuse());
        let approves = Button::primary(&approve).icon(Icon::Check).shortcut(keys::cap(KeyDeed::DoIt));
        // What is marked as missing cannot be approved in the same breath.
        let may_approve = ready && !marked;
        if approves.enabled(may_approve).show(ui).clicked() || (may_approve && view.key == Some(KeyDeed::DoIt)) {
            chosen = Some(Verdict::Approved);
        }
        if Button::secondary(&give_back).icon(Icon::Transfer).enabled(ready && (reasoned || marked)).show(ui).clicked()
        {
            chosen = Some(Verdict::Returned);
        }
        if Button::danger(&refuse).enabled(ready && reasoned && !marked).show(ui).clicked() {
            chosen = Some(Verdict::Refused);
        }
    });
    if let Some(verdict) = chosen {
        let missing = draft.missing.iter().copied().filter(|_| verdict == Verdict::Returned).collect();
        let reason = draft.reason.trim().to_owned();
        asks.push(Ask::Decide { case: open.no.to_string(), verdict, reason, missing });
    }
}
