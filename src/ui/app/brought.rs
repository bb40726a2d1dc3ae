//! Files of ours that were opened from outside, with the window or dropped on it: each leads where it belongs. What
//! headquarters sent is taken, a batch is shown among the others with what became of it.

use std::path::{Path, PathBuf};

use super::super::pages::Page;
use super::super::widgets::Tone;
use super::{Awaited, Window};
use crate::app::{Brought, Command};

impl Window {
    /// These were opened with the window. They wait until somebody has signed in.
    pub fn bring(&mut self, files: Vec<PathBuf>) {
        self.brought.extend(files);
        self.take_brought();
    }

    /// Takes those of `files` that are ours to where they belong, and gives back the others.
    pub(super) fn sort_brought(&mut self, files: Vec<PathBuf>) -> Vec<PathBuf> {
        let (ours, others) = files.into_iter().partition(|file| Brought::of(file).is_some());
        self.bring(ours);
        others
    }

    pub(super) fn take_brought(&mut self) {
        if self.officer.is_none() || self.brought.is_empty() {
            return;
        }
        let mut packs = vec![];
        for file in std::mem::take(&mut self.brought) {
            match Brought::of(&file) {
                Some(Brought::Pack) => packs.push(file),
                Some(Brought::Receipt) if self.goes(Page::Batches, &file) => {
                    self.command(Command::TakeReceipt { file }, Awaited::Export);
                }
                Some(Brought::Batch) if self.goes(Page::Batches, &file) => {
                    self.batches.wanted = file.file_name().map(|name| name.to_string_lossy().into_owned());
                }
                Some(Brought::Receipt | Brought::Batch) => {}
                None => self.toasts.say(Tone::Warning, self.tr.brought_unknown(name_of(&file))),
            }
        }
        if let Some(first) = packs.first()
            && self.goes(Page::Headquarters, first)
        {
            self.packs_chosen(packs);
        }
    }

    /// Goes to a page, or says why this file cannot be taken to it.
    fn goes(&mut self, page: Page, file: &Path) -> bool {
        let may = self.may_go(page);
        match may {
            true => self.go(page),
            false => self.toasts.say(Tone::Warning, self.tr.brought_not_allowed(name_of(file))),
        }
        may
    }

    /// The list of batches is here: the one that was opened is chosen in it.
    pub(super) fn choose_wanted_batch(&mut self) {
        let Some(name) = self.batches.wanted.take() else { return };
        let rows = self.batches.rows.as_deref().unwrap_or_default();
        let is_it = |file: &str| file.rsplit(['/', '\\']).next() == Some(name.as_str());
        self.batches.draft.selected = rows.iter().position(|row| is_it(&row.file));
        if self.batches.draft.selected.is_none() {
            self.toasts.say(Tone::Warning, self.tr.brought_other_batch(&name));
        }
    }
}

fn name_of(file: &Path) -> String {
    file.file_name().unwrap_or_default().to_string_lossy().into_owned()
}
