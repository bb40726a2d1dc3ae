//! Backups in the window: asked for, heard of, restored.

use super::super::pages::Page;
use super::super::widgets::Tone;
use super::super::words;
use super::{Awaited, Window};
use crate::app::backup::News;
use crate::app::{Command, Question, Request};
use crate::domain::officer::Permission;
use crate::text::isolate;

impl Window {
    fn keeps_backups(&self) -> bool {
        self.officer.as_ref().is_some_and(|officer| officer.may(Permission::KeepBackups))
    }

    /// Asks where backups lie, for whoever keeps them.
    pub(super) fn ask_for_backups(&mut self) {
        if self.keeps_backups() {
            self.send(Request::Ask(Box::new(Question::Backups {})), Awaited::Backups);
        }
    }

    /// Has one made beside the desk, unless one is being made.
    pub(super) fn make_backup(&mut self) {
        if self.keeps_backups() && !self.backups.making && !self.is_awaiting(&Awaited::Restore) {
            (self.backups.made, self.backups.not_made) = (false, None);
            self.backups.making = self.front.back_up_now();
        }
    }

    /// A missing stick disturbs nobody at the counter: it is said once, in passing.
    pub(super) fn hear_of_backups(&mut self, news: News) {
        match news {
            News::Made { asked, .. } => {
                self.backups.not_made = None;
                self.backups.made |= asked;
                self.backups.making &= !asked;
            }
            News::NotMade { asked, place, fault } => {
                let (place, why) = (place.display().to_string(), words::fault(&fault, &self.tr));
                if !asked {
                    self.toasts.say(Tone::Warning, format!("{} · {why}", self.tr.backups_not_made(isolate(&place))));
                }
                self.backups.making &= !asked;
                self.backups.not_made = Some((place, why));
            }
        }
        if self.page == Page::Backups {
            self.ask_for_backups();
        }
    }

    pub(super) fn plan_restore(&mut self, file: String) {
        self.backups.plan = None;
        self.send(Request::Ask(Box::new(Question::RestorePlan { file: file.into() })), Awaited::RestorePlan);
    }

    pub(super) fn restore_backup(&mut self, file: String) {
        if !self.is_awaiting(&Awaited::Restore) {
            self.save_draft();
            self.command(Command::RestoreBackup { file: Some(file.into()) }, Awaited::Restore);
        }
    }
}
