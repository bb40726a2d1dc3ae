//! The pages of the window. A page draws and asks; it keeps only half-typed text and the selected row.

pub mod backups;
pub mod batches;
pub mod cases;
pub mod counter;
pub mod settings;
pub mod sign_in;
pub mod unlock;

use crate::domain::officer::{Officer, Permission};
use crate::i18n::Tr;
use crate::ui::keys::KeyDeed;
use crate::ui::widgets::Icon;

/// A page of the side bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    #[default]
    Counter,
    Cases,
    Batches,
    /// For those who keep them.
    Backups,
    Settings,
}

impl Page {
    pub const ALL: [Page; 5] = [Page::Counter, Page::Cases, Page::Batches, Page::Settings, Page::Backups];
    /// The side bar from top to bottom; the settings have their place in the top bar.
    pub const SIDE: [Page; 4] = [Page::Counter, Page::Cases, Page::Batches, Page::Backups];

    pub fn name(self, tr: &Tr) -> String {
        match self {
            Page::Counter => tr.page_counter(),
            Page::Cases => tr.page_cases(),
            Page::Batches => tr.page_batches(),
            Page::Backups => tr.page_backups(),
            Page::Settings => tr.page_settings(),
        }
    }

    pub fn icon(self) -> Icon {
        match self {
            Page::Counter => Icon::Window,
            Page::Cases => Icon::Folder,
            Page::Batches => Icon::Box,
            Page::Backups => Icon::Book,
            Page::Settings => Icon::Settings,
        }
    }

    /// Whether it is one for this member of staff.
    pub fn is_for(self, officer: Option<&Officer>) -> bool {
        self != Page::Backups || officer.is_some_and(|officer| officer.may(Permission::KeepBackups))
    }

    /// The key that opens it.
    pub fn key(self) -> &'static str {
        crate::ui::keys::cap(KeyDeed::Page(self))
    }
}
