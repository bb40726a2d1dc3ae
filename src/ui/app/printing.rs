//! Papers and printers in the window: heard of, told at once, and asked about after a crash.

use std::collections::BTreeSet;

use egui::{Context, Ui};

use super::super::ask::{Ask, PaperDeed};
use super::super::pages::{Page, devices};
use super::super::widgets::{Answer, Dialog, Tone};
use super::super::words;
use super::{Awaited, Window};
use crate::app::{Command, PaperKind, PrintersKnown, Question, Request};
use crate::config::Printers;
use crate::domain::officer::Permission;
use crate::domain::paper::{PaperNote, PaperState};
use crate::views::PaperRoom;

/// What the window knows and keeps of papers and printers.
#[derive(Default)]
pub(super) struct Printing {
    pub room: PaperRoom,
    pub known: Option<Box<PrintersKnown>>,
    pub draft: devices::Draft,
    /// Papers that somebody wants to be asked about later.
    later: BTreeSet<i64>,
    asking: Option<i64>,
}

impl Window {
    pub(super) fn devices_ui(&mut self, ui: &mut Ui) -> Vec<Ask> {
        let (may_print, may_set_up) = (self.may(Permission::Print), self.may(Permission::SetUpDevices));
        let view = devices::View {
            today: (self.outside.now)().date(),
            room: &self.printing.room,
            known: self.printing.known.as_deref(),
            busy: self.is_awaiting(&Awaited::PaperDeed),
            may_print,
            may_set_up,
            pages: self.pages.seen().view,
            may_scan: self.may(Permission::OpenCases),
            scanners: self.scans.view(may_set_up, self.centre.practice),
        };
        devices::show(ui, &view, &self.tr, &mut self.printing.draft)
    }

    /// Asks how papers and printers are, and what printers the machine has, of what they may know.
    pub(super) fn ask_for_devices(&mut self) {
        // With papers in it, the list has the keyboard.
        self.printing.draft.papers.walk = self.page == Page::Devices;
        self.entering &= self.printing.room.jobs.is_empty() || self.printing.draft.tab > 0;
        self.ask_for_papers();
        if self.may(Permission::SetUpDevices) {
            self.look_for_ports();
            self.send(Request::Ask(Box::new(Question::Printers {})), Awaited::Printers);
        }
    }

    pub(super) fn ask_for_papers(&mut self) {
        if self.may(Permission::Print) {
            self.send(Request::Ask(Box::new(Question::Papers {})), Awaited::Papers);
        }
    }

    /// Whether a paper of this kind goes to a printer by itself, after the commit.
    pub(super) fn prints_by_itself(&self, paper: PaperKind) -> bool {
        self.printing.room.papers.contains_key(paper.code())
    }

    /// Something became of a paper or a printer: what needs somebody is said at once, and once.
    pub(super) fn hear_of_papers(&mut self, room: PaperRoom) {
        let before = std::mem::replace(&mut self.printing.room, room);
        if self.officer.is_none() {
            return;
        }
        self.say_what_is_wrong(&before);
        let came_out = |room: &PaperRoom| room.jobs.iter().filter(|job| job.state == PaperState::Printed).count();
        if came_out(&before) != came_out(&self.printing.room) {
            self.count_what_came_out();
            self.look_again();
        }
    }

    fn say_what_is_wrong(&mut self, before: &PaperRoom) {
        let (tr, room) = (self.tr, &self.printing.room);
        let troubled = |room: &PaperRoom| {
            let (row, note) = room.troubled()?;
            let (what, next) = words::trouble(note, &tr);
            Some(format!("{}. {next}", tr.chip_printer_trouble(&row.name, what)))
        };
        let (was, is) = (troubled(before), troubled(room));
        if was != is {
            // What is mended needs nobody to put it away.
            was.iter().for_each(|was| self.toasts.take_back(was));
            is.into_iter().for_each(|is| self.toasts.say(Tone::Warning, is));
        }
        let stood = |job: i64| before.jobs.iter().find(|one| one.job == job).map(|one| one.state);
        let news: Vec<_> = self.printing.room.jobs.iter().filter(|job| stood(job.job) != Some(job.state)).collect();
        for job in news {
            let wrong = matches!(job.state, PaperState::Unsure | PaperState::Failed);
            // The question after a crash says it by itself.
            if let Some(note) = job.note.as_ref().filter(|note| wrong && **note != PaperNote::Interrupted) {
                let (what, next) = words::trouble(note, &tr);
                self.toasts.say(Tone::Late, format!("{} · {what}. {next}", devices::paper_name(job, &tr)));
            }
        }
    }

    /// Papers of the case that was just registered which its printers have put out.
    pub(super) fn count_what_came_out(&mut self) {
        let Some(done) = &mut self.counter.done else { return };
        let case = done.registered.uid;
        let of_it = self.printing.room.jobs.iter().filter(|job| job.case == Some(case));
        done.printed = of_it.filter(|job| job.state == PaperState::Printed).count();
    }

    pub(super) fn paper_deed(&mut self, job: i64, deed: PaperDeed) {
        let command = match deed {
            PaperDeed::Send(printer) => Command::SendPaper { job, printer },
            PaperDeed::Save => Command::SavePaper { job },
            PaperDeed::Cancel(reason) => Command::CancelPaper { job, reason },
            PaperDeed::Came => Command::PaperCameOut { job, came: true },
            PaperDeed::DidNotCome => Command::PaperCameOut { job, came: false },
        };
        self.command(command, Awaited::PaperDeed);
    }

    pub(super) fn set_printers(&mut self, printers: Printers) {
        if !self.is_awaiting(&Awaited::PaperDeed) {
            self.command(Command::SetPrinters { printers }, Awaited::PaperDeed);
        }
    }

    /// Something was done about a paper.
    pub(super) fn paper_dealt_with(&mut self) {
        self.ask_for_papers();
        self.printing.draft.papers.walk = self.page == Page::Devices;
    }

    pub(super) fn printers_set(&mut self) {
        self.toasts.say(Tone::Done, self.tr.printers_saved());
        self.printing.draft.printers = Default::default();
        self.ask_for_devices();
    }

    pub(super) fn is_asked_for_paper(&self) -> bool {
        self.printing.asking.is_some()
    }

    /// After a crash: what a printer had then came out, or did not. Only somebody who looks can tell.
    pub(super) fn paper_question(&mut self, ctx: &Context) {
        if !self.may(Permission::Print) {
            self.printing.asking = None;
            return;
        }
        let interrupted = self.printing.room.jobs.iter().rev().find(|job| {
            let asks = job.state == PaperState::Unsure && job.note == Some(PaperNote::Interrupted);
            asks && !self.printing.later.contains(&job.job)
        });
        self.printing.asking = interrupted.map(|job| job.job);
        let Some(job) = interrupted else { return };
        let tr = self.tr;
        let printer = job.printer.as_deref().unwrap_or_default();
        let (title, words) =
            (tr.paper_question(), tr.paper_question_words(devices::paper_kind(job, &tr), &job.no, printer));
        let (came, again, later) = (tr.paper_came(), tr.paper_did_not_come(), tr.paper_later());
        let (no, mut not) = (job.job, false);
        let dialog = Dialog::new("came out", &title).words(&words).deed(&came).cancel(&later);
        let waits = self.is_awaiting(&Awaited::PaperDeed);
        let answer = dialog.ready(!waits).show(ctx, |ui| {
            ui.add_space(super::super::theme::space::S);
            let button = super::super::widgets::Button::secondary(&again);
            not = button.icon(super::super::widgets::Icon::Printer).enabled(!waits).show(ui).clicked();
        });
        match answer {
            Some(Answer::Done) => self.paper_deed(no, PaperDeed::Came),
            Some(Answer::Cancelled) => drop(self.printing.later.insert(no)),
            None if not => self.paper_deed(no, PaperDeed::DidNotCome),
            None => {}
        }
    }
}
