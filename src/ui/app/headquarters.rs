//! The window's end of what comes down from headquarters: the files that are taken one after another, the decisions of
//! which somebody is to be told, and what its registers say of whoever stands at the window.

use std::path::PathBuf;

use chrono::NaiveDate;
use egui::Ui;

use super::super::ask::Ask;
use super::super::pages::Page;
use super::super::pages::headquarters;
use super::super::widgets::Tone;
use super::{Awaited, Window};
use crate::app::{Command, Fault, Question, Request};
use crate::domain::officer::Permission;
use crate::error::{self, Wording};
use crate::views::{CameRow, PackDone, PackRow, Reference};

#[derive(Default)]
pub(super) struct FromHeadquarters {
    pub packs: Option<Vec<PackRow>>,
    /// Number and first day of the catalogue that is to come into force.
    pub to_come: Option<(u64, NaiveDate)>,
    pub came: Option<Vec<CameRow>>,
    /// What was taken since the page was opened.
    pub done: Vec<PackDone>,
    /// Files that the link brought and that were not taken, with what happened and what to do.
    pub refused: Vec<(String, Wording)>,
    pub draft: headquarters::Draft,
    /// What the registers say of the number on the sheet.
    pub referred: Vec<Reference>,
}

impl Window {
    pub(super) fn headquarters_ui(&mut self, ui: &mut Ui) -> Vec<Ask> {
        let (may_take, may_tell) = (self.may(Permission::ExportBatches), self.may(Permission::OpenCases));
        let busy = self.is_awaiting(&Awaited::TakePack);
        let known = &mut self.headquarters;
        let view = headquarters::View {
            came: known.came.as_deref(),
            packs: known.packs.as_deref(),
            to_come: known.to_come,
            done: &known.done,
            refused: &known.refused,
            busy,
            may_take,
            may_tell,
        };
        headquarters::show(ui, &view, &self.tr, &mut known.draft)
    }

    pub(super) fn ask_what_came(&mut self) {
        self.send(Request::Ask(Box::new(Question::Packs {})), Awaited::Packs);
        if self.may(Permission::ReadCases) {
            self.send(Request::Ask(Box::new(Question::DecisionsThatCame {})), Awaited::Came);
        }
    }

    /// Each file is a deed of its own: one that is refused keeps no other back.
    pub(super) fn packs_chosen(&mut self, files: Vec<PathBuf>) {
        self.headquarters.done.clear();
        for file in files {
            self.command(Command::TakePack { file }, Awaited::TakePack);
        }
    }

    pub(super) fn pack_taken(&mut self, done: PackDone) {
        if self.page != Page::Headquarters {
            self.toasts.say(Tone::Done, self.tr.pack_taken(self.tr.pack_named(&done.taken)));
        }
        self.headquarters.done.push(done);
        self.headquarters.draft.came = None;
        self.ask_what_came();
        self.ask_for_the_day();
    }

    /// The link brought one.
    pub(super) fn pack_came(&mut self, (file, done): (String, Result<PackDone, Fault>)) {
        self.headquarters.refused.retain(|(before, _)| *before != file);
        match done {
            // It came twice: nothing is new.
            Ok(PackDone { before: true, .. }) => {}
            Ok(done) => self.pack_taken(done),
            Err(fault) => {
                let words = error::words(&fault, &self.tr);
                self.toasts.say(Tone::Late, self.tr.pack_not_taken(&file));
                self.headquarters.refused.push((file, words));
            }
        }
    }

    /// Asks the registers about the number on the sheet.
    pub(super) fn ask_what_is_known_of(&mut self, number: String) {
        if self.may(Permission::ReadCases) {
            let question = Question::Referred { number: number.clone() };
            self.send(Request::Ask(Box::new(question)), Awaited::Referred(number));
        }
    }

    /// What the registers say, if the number is still the one asked for.
    pub(super) fn referred(&mut self, number: &str, registers: Vec<Reference>) {
        if crate::domain::digits::compact(&self.counter.draft.applicant.number) == number {
            self.headquarters.referred = registers;
        }
    }
}
