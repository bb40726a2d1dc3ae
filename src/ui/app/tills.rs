//! What the window keeps of tills, trays and late cases, and how it asks for them.

use egui::Ui;

use super::super::ask::Ask;
use super::super::keys::KeyDeed;
use super::super::pages::{Page, till};
use super::super::widgets::Tone;
use super::{Awaited, Window};
use crate::app::{Command, OfficePaper, Question, Request};
use crate::domain::numbers::{TillNo, TrayNo};
use crate::domain::officer::Permission;
use crate::text::isolate;
use crate::views::{LateCases, TillView, TillsView, TraysView};

/// What the page of tills and lists shows and keeps.
#[derive(Default)]
pub(super) struct Tills {
    pub till: Option<Box<TillView>>,
    pub all: Option<Box<TillsView>>,
    pub trays: Option<Box<TraysView>>,
    pub late: Option<Box<LateCases>>,
    pub draft: till::Draft,
}

impl Window {
    pub(super) fn tills_ui(&mut self, ui: &mut Ui, key: Option<KeyDeed>) -> Vec<Ask> {
        let parts = self.parts_of_tills();
        let view = till::View {
            parts: &parts,
            book: &self.book,
            currency: self.centre.country.currency(),
            till: self.tills.till.as_deref(),
            all: self.tills.all.as_deref(),
            trays: self.tills.trays.as_deref(),
            late: self.tills.late.as_deref(),
            busy: self.is_awaiting(&Awaited::TillDeed),
            key,
        };
        till::show(ui, &view, &self.tr, &mut self.tills.draft)
    }

    /// The parts of the page that are theirs.
    fn parts_of_tills(&self) -> Vec<till::Part> {
        till::Part::ALL.into_iter().filter(|part| part.needs().iter().all(|needed| self.may(*needed))).collect()
    }

    pub(super) fn ask_for_tills(&mut self) {
        // The first list that they see has the keyboard.
        self.tills.draft.walk = self.page == Page::Till;
        for part in self.parts_of_tills() {
            let question = match part {
                till::Part::Own => Question::Till {},
                till::Part::Trays => Question::Trays {},
                till::Part::Late => Question::LateCases {},
                till::Part::All => Question::Tills {},
            };
            self.send(Request::Ask(Box::new(question)), Awaited::Tills);
        }
    }

    /// A paper came out: how often stands on the page.
    pub(super) fn look_at_tills_again(&mut self) {
        if self.page == Page::Till {
            self.ask_for_tills();
            self.tills.draft.walk = false;
        }
    }

    pub(super) fn trays_listed(&mut self, trays: Box<TraysView>) {
        self.tills.draft.trays.listed(&trays);
        self.tills.trays = Some(trays);
    }

    pub(super) fn close_till(&mut self, at_opening: String, counted: String, reason: String) {
        if !self.is_awaiting(&Awaited::TillDeed) {
            self.command(Command::CloseTill { at_opening, counted, reason }, Awaited::TillDeed);
        }
    }

    pub(super) fn hand_tray(&mut self, cases: Vec<String>) {
        if !self.is_awaiting(&Awaited::TillDeed) {
            self.command(Command::HandTray { cases }, Awaited::TillDeed);
        }
    }

    /// Commit first, print after: the report of a till that was closed.
    pub(super) fn till_closed(&mut self, till: TillNo) {
        self.toasts.say(Tone::Done, self.tr.tills_done(isolate(till.as_str())));
        self.tills.draft.own = till::own::Draft::default();
        if self.may(Permission::Print) {
            self.print_of_office(OfficePaper::Till, till.to_string());
        }
        self.ask_for_tills();
    }

    /// The list that goes with the files, for both sides to sign.
    pub(super) fn tray_handed_over(&mut self, tray: TrayNo) {
        self.toasts.say(Tone::Done, self.tr.trays_done(isolate(tray.as_str())));
        if self.may(Permission::Print) {
            self.print_of_office(OfficePaper::Tray, tray.to_string());
        }
        self.ask_for_tills();
    }

    pub(super) fn print_of_office(&mut self, paper: OfficePaper, of: String) {
        if self.is_awaiting(&Awaited::OfOffice) {
            return;
        }
        self.command(Command::PrintOfOffice { paper, of, language: None, as_file: false }, Awaited::OfOffice);
    }
}
