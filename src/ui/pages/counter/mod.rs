//! The counter: one sheet from the person to the papers, in three columns. The person at the start, the
//! four sections in the middle, the paper as it will be printed at the end with the one main button.

pub mod draft;
pub mod fee;
pub mod form;
pub mod paper;
pub mod sheet;
pub mod spot;

mod answers;
mod documents;
mod done;
mod payment;
mod person;
mod service;
mod walk;

use chrono::NaiveDate;
use egui::{Rect, Ui};

use crate::app::{OfficePaper, Rulebook};
use crate::error::Wording;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::ui::ask::Ask;
use crate::ui::keys::{self, KeyDeed};
use crate::ui::pages::tray;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, breaks, size, space};
use crate::ui::widgets::{
    Answer, Button, Card, Dialog, Part as Share, Section, SectionState, column, ends, scroll, side_by_side,
};
use crate::views::{DaySummary, KnownPerson, Reference, Registered};

use draft::Draft;
use fee::FeeRead;
use paper::Picture;
use sheet::{Sheet, Why};
use spot::{Part, Spot, Who};
use walk::Walk;

/// What the page is given to show.
pub struct View<'a> {
    pub book: &'a Rulebook,
    pub today: NaiveDate,
    /// Whoever has the number that is typed.
    pub known: Option<&'a Known>,
    /// What headquarters' registers say of the applicant's number.
    pub referred: &'a [Reference],
    pub preview: Option<&'a Picture>,
    /// Documents whose files are on their way into the register.
    pub attaching: &'a [u16],
    /// Files are held over the window.
    pub dragging: bool,
    /// The key of this frame.
    pub key: Option<KeyDeed>,
    /// The sheet is being committed.
    pub busy: bool,
    pub done: Option<&'a Done>,
    pub day: &'a DaySummary,
    /// Why the last commit was refused.
    pub refused: Option<&'a Wording>,
    pub tray: tray::Seen<'a>,
}

/// What is known of the person whose number was typed.
pub enum Known {
    Asked,
    New,
    Here(Box<KnownPerson>),
}

/// A sheet that was committed.
pub struct Done {
    pub registered: Registered,
    /// The applicant, as on the card.
    pub name: String,
    pub pictures: Vec<Picture>,
    /// Papers that came out with the commit.
    pub printed: usize,
}

/// What the page remembers beside the draft.
#[derive(Default)]
pub struct Memory {
    /// The marked row of the service list.
    pub service_row: usize,
    /// Where each document lies, for files that are dropped.
    pub papers: Vec<(u16, Rect)>,
    /// The spot that is to get the keyboard.
    pub wanted: Option<Spot>,
    /// Where the keyboard only comes back to; what is typed there goes on where it was.
    back: Option<Spot>,
    /// Which of the papers is looked at, after the commit.
    pub shown_paper: usize,
    /// The question whether to clear the sheet is open.
    pub clearing: bool,
    pub tray: tray::Draft,
    /// Where the person has no column of their own, they fold into a line while the rest is filled in.
    pub person_folded: bool,
}

/// How the page lies in the room there is, in points. A screen made large for tired eyes has less of it.
enum Shape {
    /// Person, sheet and paper beside each other.
    Three { person: f32, paper: f32 },
    /// The person above the sections, the paper beside them.
    Two { paper: f32 },
    /// The paper has no place; the main button stays.
    One,
}

impl Shape {
    fn of(width: f32) -> Self {
        match width {
            breaks::WIDE.. => Self::Three { person: size::PERSON_WIDE, paper: size::PAPER_WIDE },
            breaks::THREE.. => Self::Three { person: size::PERSON, paper: size::PAPER },
            breaks::ONE.. => Self::Two { paper: size::PAPER_NARROW },
            _ => Self::One,
        }
    }
}

impl Memory {
    /// A fresh page whose keyboard is to be at `spot`.
    pub fn at(spot: Spot) -> Self {
        Self { wanted: Some(spot), ..Self::default() }
    }

    /// The keyboard comes back to `spot`, as if it had never been away.
    pub fn come_back_to(&mut self, spot: Option<Spot>) {
        self.back.clone_from(&spot);
        self.wanted = spot;
    }

    /// The document that a dropped file is for: the one under the pointer, else the one in hand.
    pub fn paper_at(&self, pointer: Option<egui::Pos2>, draft: &Draft) -> Option<u16> {
        let under = pointer.and_then(|at| self.papers.iter().find(|(_, rect)| rect.contains(at)));
        let in_hand = match draft.focus {
            Some(Spot::Paper(no)) => Some(no),
            _ => None,
        };
        let bare =
            || self.papers.iter().find(|(no, _)| draft.papers.get(no).is_none_or(|paper| paper.files.is_empty()));
        under.map(|(no, _)| *no).or(in_hand).or_else(|| bare().map(|(no, _)| *no))
    }
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft, memory: &mut Memory) -> Vec<Ask> {
    let mut asks = vec![];
    if let Some(done) = view.done {
        done::show(ui, view, done, &mut memory.shown_paper, tr, &mut asks);
        memory.wanted = None;
        return asks;
    }
    head(ui, view, tr, draft, memory, &mut asks);
    let sheet = Sheet::read(draft, view.book, view.today);
    let (mut wanted, back) = (memory.wanted.take(), memory.back.take());
    let mut walk = Walk {
        tr,
        country: view.book.country,
        today: view.today,
        sheet: &sheet,
        at: draft.focus.clone(),
        back: back.as_ref(),
        wanted: &mut wanted,
        found: None,
        leave: None,
    };
    memory.tray.wanted |= view.key == Some(KeyDeed::Tray);
    if let Some(key) = view.key {
        go_by(key, view, draft, &mut walk);
    }
    // Where the section of the service is open, its own button listens.
    if let (Some(KeyDeed::Print), Some(service), true) = (view.key, sheet.service, draft.open != Some(Part::Service)) {
        asks.push(Ask::PrintOfOffice { paper: OfficePaper::ServiceCard, of: service.code.clone() });
    }
    match Shape::of(ui.available_width()) {
        Shape::Three { person, paper } => {
            let parts = [Share::Fixed(person), Share::Share(1.0), Share::Fixed(paper)];
            side_by_side(ui, &parts, space::L, |ui, at| match at {
                0 => card(ui, "person", |ui| {
                    Text::new(&tr.person_title()).kind(Kind::Title).show(ui);
                    ui.add_space(space::XS);
                    person::show(ui, view, draft, &mut walk, &mut asks);
                }),
                1 => card(ui, "sheet", |ui| sections(ui, view, draft, memory, &mut walk, &mut asks)),
                _ => paper::show(ui, view, draft, &mut walk, &mut asks),
            });
        }
        Shape::Two { paper } => {
            side_by_side(ui, &[Share::Share(1.0), Share::Fixed(paper)], space::L, |ui, at| match at {
                0 => card(ui, "sheet", |ui| whole_sheet(ui, view, draft, memory, &mut walk, &mut asks)),
                _ => paper::show(ui, view, draft, &mut walk, &mut asks),
            });
        }
        Shape::One => {
            let (above, foot) = paper::cut(ui, view);
            paper::inside(ui, above, "above", |ui| {
                card(ui, "sheet", |ui| whole_sheet(ui, view, draft, memory, &mut walk, &mut asks));
            });
            paper::inside(ui, foot, "foot", |ui| paper::foot(ui, view, draft, &mut walk, &mut asks));
        }
    }
    let (found, leave) = (walk.found.take(), walk.leave.take());
    if found.is_some() {
        draft.focus = found;
    }
    if let Some(left) = leave {
        // What was typed in this frame counts already.
        wanted = Some(Sheet::read(draft, view.book, view.today).next(Some(&left), draft));
    }
    if let Some(spot) = &wanted {
        if let Some(part) = spot.part() {
            draft.open = Some(part);
        }
        if *spot != Spot::Go {
            memory.person_folded = spot.part().is_some();
        }
        ui.ctx().request_repaint();
    }
    memory.back = back.filter(|spot| wanted.as_ref() == Some(spot));
    memory.wanted = wanted;
    asks
}

/// Where a key of the counter leads.
fn go_by(key: KeyDeed, view: &View<'_>, draft: &mut Draft, walk: &mut Walk<'_>) {
    let a_paper_is_in_hand = draft.open == Some(Part::Documents) && matches!(draft.focus, Some(Spot::Paper(_)));
    match key {
        KeyDeed::Section(part) => open_section(part, walk.sheet, draft, walk.wanted),
        // Its own place for the keyboard, without a spot of the sheet.
        KeyDeed::Tray if walk.sheet.service.is_some() => draft.open = Some(Part::Documents),
        KeyDeed::Person if draft.completes.is_none() => *walk.wanted = Some(Spot::Number(Who::Applicant)),
        KeyDeed::Agent => person::calls_the_agent(view.book.country, draft, walk.wanted),
        // A file is for a document; with none in hand, the documents come first.
        KeyDeed::Attach if !a_paper_is_in_hand => open_section(Part::Documents, walk.sheet, draft, walk.wanted),
        _ => {}
    }
}

/// The title, and the day so far.
fn head(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &Draft, memory: &mut Memory, asks: &mut Vec<Ask>) {
    let title = match &draft.completes {
        Some(completing) => tr.counter_completing(isolate(completing.case.as_str())),
        None => tr.counter_new(),
    };
    let blank = draft.is_blank();
    ends(
        ui,
        |ui| {
            Text::new(&title).kind(Kind::Page).show(ui);
            ui.add_space(space::M);
            let day = if blank { day(view.day, tr) } else { tr.counter_kept() };
            Text::new(&day).kind(Kind::Table).muted().show(ui);
        },
        |ui| {
            let words = tr.counter_clear();
            let button = Button::quiet(&words).shortcut(keys::cap(KeyDeed::NewCase)).small();
            if !blank && (button.show(ui).clicked() || view.key == Some(KeyDeed::NewCase)) {
                memory.clearing = true;
            }
        },
    );
    ui.add_space(space::XS);
    if memory.clearing {
        clearing(ui, tr, draft, memory, asks);
    }
}

fn day(day: &DaySummary, tr: &Tr) -> String {
    let opened = tr.counter_day(day.opened);
    if day.incomplete == 0 { opened } else { format!("{opened} · {}", tr.counter_day_incomplete(day.incomplete)) }
}

/// Only this throws typed text away, so only this asks first.
fn clearing(ui: &Ui, tr: &Tr, draft: &Draft, memory: &mut Memory, asks: &mut Vec<Ask>) {
    let name = if draft.applicant.name.trim().is_empty() { &draft.applicant.number } else { &draft.applicant.name };
    let (title, words) = (tr.counter_clear_title(), tr.counter_clear_words(isolate(name)));
    let (deed, cancel) = (tr.counter_clear_do(), tr.window_cancel());
    let dialog = Dialog::new("clear", &title).words(&words).danger(&deed).cancel(&cancel);
    match dialog.show(ui.ctx(), |_| {}) {
        Some(Answer::Done) => {
            memory.clearing = false;
            asks.push(Ask::NextCitizen);
        }
        Some(Answer::Cancelled) => memory.clearing = false,
        None => {}
    }
}

/// A column with its own scroll bar, as high as there is room.
fn card(ui: &mut Ui, salt: &str, add: impl FnOnce(&mut Ui)) {
    Card::new().flush().show(ui, |ui| {
        let height = ui.available_height();
        ui.set_min_height(height);
        ui.set_max_height(height);
        // The margin scrolls along, so that the bar lies in it and not over what is read.
        scroll(ui, salt, |ui| {
            let margin = egui::Margin::same(space::L as i8);
            egui::Frame::new().inner_margin(margin).show(ui, |ui| column(ui, add));
        });
    });
}

/// The person as a section before the others, where there is no column for them.
fn whole_sheet(
    ui: &mut Ui,
    view: &View<'_>,
    draft: &mut Draft,
    memory: &mut Memory,
    walk: &mut Walk<'_>,
    asks: &mut Vec<Ask>,
) {
    let lacks = walk.sheet.lacks.iter().any(|lack| lack.spot.part().is_none());
    let state = match (memory.person_folded, lacks) {
        (false, _) => SectionState::Now,
        (true, true) => SectionState::Missing,
        (true, false) => SectionState::Complete,
    };
    let summary = if memory.person_folded { draft.applicant.name.clone() } else { String::new() };
    let title = walk.tr.person_title();
    let mut open = !memory.person_folded;
    Section::new("", &title).state(state).summary(&summary).show(ui, &mut open, |ui| {
        person::show(ui, view, draft, walk, asks);
    });
    memory.person_folded = !open;
    sections(ui, view, draft, memory, walk, asks);
}

fn sections(
    ui: &mut Ui,
    view: &View<'_>,
    draft: &mut Draft,
    memory: &mut Memory,
    walk: &mut Walk<'_>,
    asks: &mut Vec<Ask>,
) {
    ui.spacing_mut().item_spacing.y = 0.0;
    for part in Part::ALL {
        let (number, title) = (walk.tr.number(i64::from(part.number())), title(part, walk.tr));
        let summary = summary(part, draft, walk);
        let mut open = draft.open == Some(part) && (part == Part::Service || walk.sheet.service.is_some());
        let before = open;
        let section = Section::new(&number, &title).state(state(part, open, draft, walk.sheet)).summary(&summary);
        let section = section.key(keys::cap(KeyDeed::Section(part)));
        section.show(ui, &mut open, |ui| {
            ui.spacing_mut().item_spacing.y = space::S;
            match part {
                Part::Service => service::show(ui, view, draft, memory, walk, asks),
                Part::Documents => documents::show(ui, view, draft, memory, walk, asks),
                Part::Answers => answers::show(ui, draft, walk),
                Part::Fee => payment::show(ui, draft, walk),
            }
        });
        match (before, open) {
            (false, true) => open_section(part, walk.sheet, draft, walk.wanted),
            (true, false) => draft.open = None,
            _ => {}
        }
    }
}

/// Without a service there is nothing in the others.
fn open_section(part: Part, sheet: &Sheet<'_>, draft: &mut Draft, wanted: &mut Option<Spot>) {
    if part == Part::Service || sheet.service.is_some() {
        draft.open = Some(part);
        *wanted = sheet.entry(part);
    }
}

pub fn title(part: Part, tr: &Tr) -> String {
    match part {
        Part::Service => tr.section_service(),
        Part::Documents => tr.section_documents(),
        Part::Answers => tr.section_answers(),
        Part::Fee => tr.section_fee(),
    }
}

fn state(part: Part, open: bool, draft: &Draft, sheet: &Sheet<'_>) -> SectionState {
    let settled = sheet.is_complete(part) && (part != Part::Fee || !sheet.fee.is_due() || sheet.papers_there(draft));
    let passed = draft.open.is_some_and(|at| at.number() > part.number());
    match (settled, open, passed) {
        (true, _, _) => SectionState::Complete,
        (false, true, _) => SectionState::Now,
        (false, false, true) => SectionState::Missing,
        (false, false, false) => SectionState::Waiting,
    }
}

/// The section in one line.
fn summary(part: Part, draft: &Draft, walk: &Walk<'_>) -> String {
    let (tr, sheet) = (walk.tr, walk.sheet);
    let Some(service) = sheet.service else { return String::new() };
    match part {
        Part::Service if draft.open == Some(Part::Service) => String::new(),
        Part::Service => tr.pick(&service.name).to_owned(),
        Part::Documents if service.documents.is_empty() => tr.documents_none(),
        Part::Documents => match sheet.missing_papers(draft) {
            0 => tr.documents_all(),
            missing => {
                let of = sheet.papers_of();
                tr.documents_progress(tr.number(of - missing), tr.number(of))
            }
        },
        Part::Answers if service.fields.is_empty() => tr.answers_none(),
        Part::Answers => match sheet.lacks_in(Part::Answers).count() {
            0 => tr.answers_done(),
            left => tr.answers_left(left),
        },
        Part::Fee => fee_summary(draft, walk),
    }
}

fn fee_summary(draft: &Draft, walk: &Walk<'_>) -> String {
    let (tr, sheet) = (walk.tr, walk.sheet);
    match &sheet.fee {
        FeeRead::NoService | FeeRead::Paid => String::new(),
        FeeRead::Free { assumed: true } => tr.fee_assumed_free(),
        FeeRead::Free { assumed: false } => tr.fee_free(),
        FeeRead::Quoted(quoted) => tr.money(quoted.total),
        FeeRead::Open { .. } if !sheet.papers_there(draft) => String::new(),
        FeeRead::Open { lack, .. } if lack.is_blank() => walk::why(&Why::Fee(lack.clone()), &Spot::Assessed, tr),
        // What is wrong stands beside its field, at length.
        FeeRead::Open { .. } => tr.fault_money_next(),
    }
}
