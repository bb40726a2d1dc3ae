//! Tills and lists: the cashier's own till and its closing, files that go to the back office, cases that are late, and
//! everybody's tills for whoever is in charge. Each part is for those whose work it is.

mod all;
mod closed;
mod late;
pub mod own;
pub mod trays;

use egui::Ui;

use crate::app::Rulebook;
use crate::domain::Currency;
use crate::domain::officer::Permission;
use crate::i18n::Tr;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{TabItem, tabs};
use crate::views::{LateCases, TillView, TillsView, TraysView};

/// What the page is given to show. `None` where the register has not answered yet.
pub struct View<'a> {
    /// The parts of whoever is signed in, in their order.
    pub parts: &'a [Part],
    pub book: &'a Rulebook,
    pub currency: Currency,
    pub till: Option<&'a TillView>,
    pub all: Option<&'a TillsView>,
    pub trays: Option<&'a TraysView>,
    pub late: Option<&'a LateCases>,
    /// A till is being closed, or a tray handed over.
    pub busy: bool,
    pub key: Option<KeyDeed>,
}

/// A part of the page.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub enum Part {
    #[default]
    Own,
    Trays,
    Late,
    All,
}

impl Part {
    pub const ALL: [Part; 4] = [Part::Own, Part::Trays, Part::Late, Part::All];

    /// What it takes to see it; the desk checks each deed anyway.
    pub fn needs(self) -> &'static [Permission] {
        use Permission as P;
        match self {
            Part::Own => &[P::TakePayments],
            Part::Trays => &[P::OpenCases, P::ReadCases],
            Part::Late => &[P::SeeLate],
            Part::All => &[P::SeeTills],
        }
    }

    fn name(self, tr: &Tr) -> String {
        match self {
            Part::Own => tr.tills_own(),
            Part::Trays => tr.trays_tab(),
            Part::Late => tr.late_tab(),
            Part::All => tr.tills_all(),
        }
    }

    /// Whether the register has answered.
    fn is_told(self, view: &View<'_>) -> bool {
        match self {
            Part::Own => view.till.is_some(),
            Part::Trays => view.trays.is_some(),
            Part::Late => view.late.is_some(),
            Part::All => view.all.is_some(),
        }
    }

    /// How many things wait behind it.
    fn count(self, view: &View<'_>) -> usize {
        match self {
            Part::Own => view.till.map_or(0, |till| till.takings.receipts.len()),
            Part::Trays => view.trays.map_or(0, |trays| trays.waiting.len()),
            Part::Late => view.late.map_or(0, |late| late.holders.iter().map(|holder| holder.cases.len()).sum()),
            Part::All => view.all.map_or(0, |all| all.open.len()),
        }
    }
}

/// What is half-typed or looked at.
#[derive(Default)]
pub struct Draft {
    pub tab: usize,
    /// The first thing on the page is to get the keyboard.
    pub walk: bool,
    pub own: own::Draft,
    pub trays: trays::Draft,
    late: late::Draft,
    all: closed::Draft,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.tills_title()).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
    draft.tab = draft.tab.min(view.parts.len().saturating_sub(1));
    choose(ui, view, tr, &mut draft.tab);
    ui.add_space(space::S);
    let part = view.parts.get(draft.tab);
    // What the register has not told yet cannot take the keyboard.
    let walk = part.is_some_and(|part| part.is_told(view)) && std::mem::take(&mut draft.walk);
    match part {
        None => {}
        Some(Part::Own) => own::show(ui, view, tr, &mut draft.own, walk, &mut asks),
        Some(Part::Trays) => trays::show(ui, view, tr, &mut draft.trays, walk, &mut asks),
        Some(Part::Late) => late::show(ui, view, tr, &mut draft.late, walk, &mut asks),
        Some(Part::All) => all::show(ui, view, tr, &mut draft.all, walk, &mut asks),
    }
    asks
}

fn choose(ui: &mut Ui, view: &View<'_>, tr: &Tr, tab: &mut usize) {
    let count = |part: &Part| match part.count(view) {
        0 => String::new(),
        many => tr.number(many as u64),
    };
    let names: Vec<(String, String)> = view.parts.iter().map(|part| (part.name(tr), count(part))).collect();
    let items: Vec<TabItem<'_>> = names.iter().map(|(name, count)| TabItem::new(name).count(count)).collect();
    if items.len() < 2 {
        return;
    }
    if let Some(digit) = (!keys::is_typing(ui.ctx())).then(|| keys::digit(ui.ctx(), 1..=items.len())).flatten() {
        *tab = digit - 1;
    }
    tabs(ui, tab, &items);
}
