//! What the window keeps for the back office and for whoever is in charge of the staff; and the question why
//! a paper is to come out again.

use egui::{Context, Ui};

use super::super::ask::Ask;
use super::super::keys::KeyDeed;
use super::super::pages::{Page, decisions, staff};
use super::super::text::Field;
use super::super::widgets::{Answer, Dialog, TextField, Tone};
use super::{Awaited, Window};
use crate::app::{Command, PaperKind, Question, Request};
use crate::domain::ledger;
use crate::domain::officer::Officer;
use crate::views::{CaseToDecide, DecisionRow};

/// What the pages of the office show and keep.
#[derive(Default)]
pub(super) struct Office {
    pub cases: Option<Vec<DecisionRow>>,
    pub open: Option<Box<CaseToDecide>>,
    pub decisions: decisions::Draft,
    pub staff: Option<Vec<Officer>>,
    pub staff_draft: staff::Draft,
    pub again: Option<Again>,
}

/// A paper that is to come out again, and the reason as far as it is typed.
pub(super) struct Again {
    case: String,
    paper: PaperKind,
    reason: String,
    /// The field is to get the keyboard.
    fresh: bool,
}

impl Window {
    pub(super) fn decisions_ui(&mut self, ui: &mut Ui, key: Option<KeyDeed>) -> Vec<Ask> {
        let view = decisions::View {
            book: &self.book,
            today: (self.outside.now)().date(),
            cases: self.office.cases.as_deref(),
            open: self.office.open.as_deref(),
            busy: self.is_awaiting(&Awaited::Decide),
            key,
        };
        decisions::show(ui, &view, &self.tr, &mut self.office.decisions)
    }

    pub(super) fn staff_ui(&mut self, ui: &mut Ui) -> Vec<Ask> {
        let view = staff::View {
            today: (self.outside.now)().date(),
            staff: self.office.staff.as_deref(),
            locked: &self.locked_names,
            busy: self.is_awaiting(&Awaited::ChangeStaff),
        };
        staff::show(ui, &view, &self.tr, &mut self.office.staff_draft)
    }

    /// The pages of whoever is signed in; before that, all that there are.
    pub(super) fn open_pages(&self) -> Vec<Page> {
        Page::ALL.into_iter().filter(|page| self.officer.is_none() || self.may_go(*page)).collect()
    }

    pub(super) fn may_go(&self, page: Page) -> bool {
        self.officer.as_ref().is_some_and(|officer| page.is_open_to(officer))
    }

    /// Where the page of before is not for them, their own comes first.
    pub(super) fn begin_the_day(&mut self) {
        let Some(officer) = &self.officer else { return };
        if self.page != Page::Settings && !self.page.is_open_to(officer) {
            let first = Page::first_of(officer);
            self.go(first);
        }
    }

    pub(super) fn ask_to_decide(&mut self) {
        self.send(Request::Ask(Box::new(Question::ToDecide {})), Awaited::ToDecide);
    }

    pub(super) fn open_to_decide(&mut self, case: String) {
        self.send(Request::Ask(Box::new(Question::CaseToDecide { case })), Awaited::CaseToDecide);
    }

    pub(super) fn listed_to_decide(&mut self, cases: Vec<DecisionRow>) {
        self.office.decisions.walk = self.page == Page::Decisions;
        self.office.cases = Some(cases);
        self.office.decisions.order.renew();
    }

    pub(super) fn opened_to_decide(&mut self, case: Box<CaseToDecide>) {
        if self.office.open.as_ref().is_none_or(|open| open.no != case.no) {
            self.office.decisions.reason.clear();
            self.office.decisions.missing.clear();
        }
        self.office.open = Some(case);
    }

    /// The case leaves the queue.
    pub(super) fn decided(&mut self) {
        self.toasts.say(Tone::Done, self.tr.decisions_done());
        self.office.open = None;
        self.office.decisions = decisions::Draft::default();
        self.ask_to_decide();
    }

    pub(super) fn ask_for_the_staff(&mut self) {
        self.send(Request::Ask(Box::new(Question::Staff {})), Awaited::Staff);
        self.ask_for_locked_names();
    }

    pub(super) fn staff_changed(&mut self) {
        self.toasts.say(Tone::Done, self.tr.staff_saved());
        self.office.staff_draft.clear();
        self.ask_for_the_staff();
    }

    pub(super) fn print(&mut self, case: String, paper: PaperKind, reason: Option<String>) {
        let awaited = Awaited::Print { case: case.clone(), paper };
        self.command(Command::PrintPaper { case, paper, language: None, reason, as_file: false }, awaited);
    }

    pub(super) fn ask_why_again(&mut self, case: String, paper: PaperKind) {
        self.office.again = Some(Again { case, paper, reason: String::new(), fresh: true });
    }

    /// Another copy tells of the citizen once more, so it asks for a reason first.
    pub(super) fn why_again(&mut self, ctx: &Context) {
        let Some(again) = &mut self.office.again else { return };
        let tr = self.tr;
        let (title, words, deed) = (tr.print_again_title(), tr.print_again_words(), tr.print_again());
        let (label, cancel) = (tr.case_reason(), tr.window_cancel());
        let said = |typed: &str| ledger::reason(typed).is_some();
        let dialog = Dialog::new("again", &title).words(&words).deed(&deed).cancel(&cancel).ready(said(&again.reason));
        let mut entered = false;
        let answer = dialog.show(ctx, |ui| {
            let field = TextField::new(&label, Field::new(&mut again.reason, "again").max(120)).show(ui);
            if std::mem::take(&mut again.fresh) || ui.memory(|memory| memory.focused().is_none()) {
                field.request_focus();
            }
            entered = field.entered;
        });
        let done = answer == Some(Answer::Done) || (entered && said(&again.reason));
        if answer.is_none() && !done {
            return;
        }
        if let Some(Again { case, paper, reason, .. }) = self.office.again.take().filter(|_| done) {
            self.print(case, paper, Some(reason.trim().to_owned()));
        }
    }
}
