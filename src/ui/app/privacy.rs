//! What the window keeps of retention and of who looked: the plan of a deletion run, the access log of the
//! citizen whose case is open, and what came of holding, erasing and printing.

use egui::Ui;

use super::super::ask::{Ask, Why};
use super::super::pages::retention;
use super::super::widgets::Tone;
use super::{Awaited, Window};
use crate::app::{Command, Question, Request};
use crate::domain::officer::Permission;
use crate::domain::retention::Erased;
use crate::views::{AccessLog, RetentionPlan};

#[derive(Default)]
pub(super) struct Privacy {
    pub plan: Option<Box<RetentionPlan>>,
    /// What the last run of this session erased.
    pub erased: Option<Erased>,
    pub draft: retention::Draft,
    /// Of the citizen whose case is open.
    pub log: Option<Box<AccessLog>>,
}

impl Window {
    pub(super) fn retention_ui(&mut self, ui: &mut Ui) -> Vec<Ask> {
        let view = retention::View {
            book: &self.book,
            plan: self.privacy.plan.as_deref(),
            busy: self.is_awaiting(&Awaited::Erase),
            erased: self.privacy.erased.as_ref(),
        };
        retention::show(ui, &view, &self.tr, &mut self.privacy.draft)
    }

    pub(super) fn may(&self, permission: Permission) -> bool {
        self.officer.as_ref().is_some_and(|officer| officer.may(permission))
    }

    pub(super) fn ask_for_the_plan(&mut self) {
        if self.may(Permission::EraseContent) {
            self.privacy.plan = None;
            self.send(Request::Ask(Box::new(Question::RetentionPlan { until: None })), Awaited::RetentionPlan);
        }
    }

    /// Runs what the plan shows, to the day of the plan.
    pub(super) fn erase(&mut self) {
        let Some(until) = self.privacy.plan.as_ref().map(|plan| plan.until) else { return };
        if !self.is_awaiting(&Awaited::Erase) {
            self.privacy.erased = None;
            self.command(Command::EraseContent { until: Some(until) }, Awaited::Erase);
        }
    }

    pub(super) fn erased(&mut self, erased: Erased) {
        self.privacy.erased = Some(erased);
        // What was found before may show names that are gone.
        self.cases = super::Cases::default();
        self.ask_for_the_plan();
        self.ask_for_the_day();
    }

    /// Does for the reason given what was asked about a case.
    pub(super) fn with_reason(&mut self, why: Why, case: String, reason: String) {
        match why {
            Why::ShowIdentity => {
                self.command(Command::ShowIdentity { case, reason }, Awaited::Identity);
            }
            Why::Hold => {
                self.command(Command::HoldCase { case, reason }, Awaited::Hold);
            }
            Why::LiftHold => {
                self.command(Command::LiftHold { case, reason }, Awaited::Hold);
            }
            Why::ReadAccess => {
                self.send(Request::Ask(Box::new(Question::AccessLog { of: case, reason })), Awaited::AccessLog);
            }
            Why::PrintTrail => {
                self.command(Command::PrintTrail { of: case, language: None, reason }, Awaited::PrintTrail);
            }
        }
    }

    pub(super) fn held(&mut self, said: String) {
        self.toasts.say(Tone::Done, said);
        self.look_again();
    }
}
