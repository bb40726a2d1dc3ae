//! The cashier's own till: what was taken since it was last closed, the count of the cash, and the closing.

use egui::Ui;

use super::{View, closed};
use crate::domain::till::CashCount;
use crate::domain::{Money, ledger};
use crate::error;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::shapes;
use crate::ui::text::{Field, Text};
use crate::ui::theme::{Kind, size, space};
use crate::ui::widgets::{
    Banner, Button, Card, EmptyState, Icon, Part, TextField, Tone, beside_or_below, divider, ends, scroll,
};
use crate::ui::words;
use crate::views::TillView;

/// What is half-typed.
#[derive(Default)]
pub struct Draft {
    at_opening: String,
    counted: String,
    reason: String,
    closed: closed::Draft,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, walk: bool, asks: &mut Vec<Ask>) {
    let Some(till) = view.till else { return };
    let parts = [Part::Share(1.0), Part::Share(1.0)];
    beside_or_below(ui, size::CHOICES_LEAST, &parts, space::L, |ui, at| match at {
        0 => scroll(ui, "till", |ui| drop(Card::new().show(ui, |ui| own(ui, view, till, tr, draft, walk, asks)))),
        _ => {
            let (title, none) = (tr.tills_closed_before(), tr.tills_closed_none());
            let list = closed::List { title: &title, none: &none, rows: &till.closed, named: false };
            closed::show(ui, view, &list, tr, &mut draft.closed, walk && till.since.is_none(), asks);
        }
    });
}

fn own(ui: &mut Ui, view: &View<'_>, till: &TillView, tr: &Tr, draft: &mut Draft, walk: bool, asks: &mut Vec<Ask>) {
    let Some(since) = till.since else {
        EmptyState::new(Icon::Money, &tr.tills_nothing()).words(&tr.tills_nothing_words()).show(ui);
        return;
    };
    if till.left_open {
        let words = tr.tills_left_open(tr.date_long(since.date()));
        Banner::new(Tone::Late, &words).detail(&tr.tills_left_open_next()).show(ui);
        ui.add_space(space::S);
    }
    taken(ui, till, tr);
    Text::new(&tr.tills_since(tr.moment(since))).kind(Kind::Small).muted().show(ui);
    divider(ui);
    count(ui, view, till, tr, draft, walk, asks);
}

/// What was taken, by way of paying and by kind of line.
fn taken(ui: &mut Ui, till: &TillView, tr: &Tr) {
    pair(ui, &tr.till_taken(), &tr.money(till.total), true);
    beside_or_below(ui, size::FIELD_LEAST, &[Part::Share(1.0); 2], space::XL, |ui, at| {
        ui.spacing_mut().item_spacing.y = 0.0;
        match at {
            0 => till.takings.by_method.iter().for_each(|one| {
                let name = format!("{} · {}", words::method(one.method, tr), tr.till_receipts_count(one.receipts));
                pair(ui, &name, &tr.money(one.sum), false);
            }),
            _ => till.takings.by_kind.iter().for_each(|one| {
                pair(ui, &words::line_kind(one.kind, tr), &tr.money(one.sum), false);
            }),
        }
    });
}

/// A name at the start of the line, an amount at its end.
pub(super) fn pair(ui: &mut Ui, name: &str, amount: &str, strong: bool) {
    let kind = if strong { Kind::Title } else { Kind::Table };
    ends(
        ui,
        |ui| drop(Text::new(name).kind(kind).show(ui)),
        |ui| drop(Text::new(amount).kind(kind).tabular().show(ui)),
    );
}

/// The count of the cash. What it should be is said once it was counted.
fn count(ui: &mut Ui, view: &View<'_>, till: &TillView, tr: &Tr, draft: &mut Draft, walk: bool, asks: &mut Vec<Ask>) {
    Text::new(&tr.tills_count()).kind(Kind::Title).show(ui);
    Text::new(&tr.tills_count_words()).kind(Kind::Small).muted().show(ui);
    ui.add_space(space::XS);
    let mut entered = false;
    let mut counts = (None, None);
    beside_or_below(ui, size::FIELD_LEAST, &[Part::Share(1.0); 2], space::L, |ui, at| match at {
        0 => {
            let label = tr.tills_at_opening();
            counts.0 = amount(ui, view, tr, (&label, &mut draft.at_opening, "at opening"), walk, &mut entered);
        }
        _ => {
            let label = tr.tills_counted();
            counts.1 = amount(ui, view, tr, (&label, &mut draft.counted, "counted"), false, &mut entered);
        }
    });
    ui.add_space(space::S);
    let counted = counts.0.zip(counts.1).and_then(|(opening, now)| CashCount::of(opening, till.cash, now).ok());
    let ready = counted.is_some_and(|cash| differs(ui, &cash, tr, draft, &mut entered));
    ui.add_space(space::S);
    let words = tr.tills_close();
    let button = Button::primary(&words).icon(Icon::Lock).shortcut(keys::cap(KeyDeed::DoIt));
    let ready = ready && !view.busy;
    let pressed = button.enabled(ready).show(ui).clicked() || view.key == Some(KeyDeed::DoIt) || entered;
    if ready && pressed {
        let Draft { at_opening, counted, reason, .. } = draft;
        let reason = reason.trim().to_owned();
        asks.push(Ask::CloseTill { at_opening: at_opening.clone(), counted: counted.clone(), reason });
    }
}

/// A field for an amount; what was typed, if it is one. What is wrong with it stands below it.
fn amount(
    ui: &mut Ui,
    view: &View<'_>,
    tr: &Tr,
    (label, text, salt): (&str, &mut String, &str),
    walk: bool,
    entered: &mut bool,
) -> Option<Money> {
    let unit = tr.unit(view.currency);
    let typed = (!text.trim().is_empty()).then(|| Money::parse(text, view.currency));
    let wrong = typed.as_ref().and_then(|typed| typed.as_ref().err()).map(|fault| error::money(fault, tr));
    let field = Field::new(text, salt).shape(shapes::money(view.currency)).max(16).unit(unit);
    let answer = TextField::new(label, field).error(wrong.as_deref()).show(ui);
    if walk {
        answer.request_focus();
    }
    *entered |= answer.entered;
    typed.and_then(Result::ok)
}

/// What the cash should be, what it differs by, and why. True once nothing is owed any more.
fn differs(ui: &mut Ui, cash: &CashCount, tr: &Tr, draft: &mut Draft, entered: &mut bool) -> bool {
    let words = closed::difference(cash.difference(), tr);
    let expected = format!("{}: {}", tr.tills_expected(), isolate(&tr.money(cash.expected)));
    if cash.difference().is_zero() {
        Banner::new(Tone::Done, &words).detail(&expected).show(ui);
        return true;
    }
    Banner::new(Tone::Warning, &words).detail(&expected).show(ui);
    ui.add_space(space::XS);
    let (label, help) = (tr.tills_reason(), tr.tills_reason_help());
    *entered |= TextField::new(&label, Field::new(&mut draft.reason, "why").max(200)).help(&help).show(ui).entered;
    ledger::reason(&draft.reason).is_some()
}
