//! The pages of the window. A page draws and asks; it keeps only half-typed text and the selected row.

pub mod backups;
pub mod batches;
pub mod cases;
pub mod counter;
pub mod decisions;
pub mod devices;
pub mod first_start;
pub mod headquarters;
mod leaves;
pub mod licence;
pub mod retention;
pub mod settings;
pub mod sign_in;
pub mod staff;
pub mod till;
pub mod tray;
pub mod unlock;

use crate::domain::officer::{Officer, Permission};
use crate::i18n::Tr;
use crate::ui::keys::KeyDeed;
use crate::ui::widgets::{Icon, Order};

/// What somebody looks at on a page that is one list with one deed.
#[derive(Default)]
pub struct OnList {
    pub selected: Option<usize>,
    pub order: Order,
    /// The question whether to do it is open.
    pub asking: bool,
}

/// A page of the side bar.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Page {
    #[default]
    Counter,
    Cases,
    Batches,
    /// What came down, and whom to call about it.
    Headquarters,
    /// For those who keep them.
    Backups,
    Decisions,
    Staff,
    /// Tills, trays of files and late cases.
    Till,
    /// What is erased when its time has ended.
    Retention,
    /// Papers, printers and what else hangs on this station.
    Devices,
    Settings,
}

impl Page {
    pub const ALL: [Page; 11] = [
        Page::Counter,
        Page::Cases,
        Page::Batches,
        Page::Headquarters,
        Page::Devices,
        Page::Decisions,
        Page::Till,
        Page::Staff,
        Page::Backups,
        Page::Retention,
        Page::Settings,
    ];
    /// The side bar from top to bottom; the settings have their place in the top bar.
    pub const SIDE: [Page; 10] = [
        Page::Counter,
        Page::Cases,
        Page::Batches,
        Page::Headquarters,
        Page::Devices,
        Page::Decisions,
        Page::Till,
        Page::Staff,
        Page::Backups,
        Page::Retention,
    ];

    pub fn name(self, tr: &Tr) -> String {
        match self {
            Page::Counter => tr.page_counter(),
            Page::Cases => tr.page_cases(),
            Page::Batches => tr.page_batches(),
            Page::Headquarters => tr.page_headquarters(),
            Page::Backups => tr.page_backups(),
            Page::Decisions => tr.page_decisions(),
            Page::Staff => tr.page_staff(),
            Page::Till => tr.page_till(),
            Page::Retention => tr.page_retention(),
            Page::Devices => tr.page_devices(),
            Page::Settings => tr.page_settings(),
        }
    }

    pub fn icon(self) -> Icon {
        match self {
            Page::Counter => Icon::Window,
            Page::Cases => Icon::Folder,
            Page::Batches => Icon::Box,
            Page::Headquarters => Icon::Transfer,
            Page::Backups => Icon::Book,
            Page::Decisions => Icon::Tasks,
            Page::Staff => Icon::People,
            Page::Till => Icon::Money,
            Page::Retention => Icon::Clock,
            Page::Devices => Icon::Printer,
            Page::Settings => Icon::Settings,
        }
    }

    /// Whether it is of any use to this member of staff; the desk checks each deed on it anyway.
    pub fn is_open_to(self, officer: &Officer) -> bool {
        use Permission as P;
        let needed: &[P] = match self {
            Page::Counter => &[P::OpenCases, P::TakePayments],
            Page::Cases => &[P::ReadCases],
            Page::Batches => &[P::ReadCases, P::ExportBatches],
            Page::Headquarters => &[P::ReadCases, P::ExportBatches],
            Page::Decisions => &[P::DecideCases],
            Page::Staff => &[P::EnrolOfficers],
            Page::Backups => &[P::KeepBackups],
            Page::Till => &[P::TakePayments, P::SeeTills, P::SeeLate],
            Page::Retention => &[P::EraseContent],
            Page::Devices => &[P::Print, P::OpenCases, P::SetUpDevices],
            Page::Settings => return true,
        };
        needed.iter().any(|permission| officer.may(*permission))
    }

    /// Where somebody's day begins.
    pub fn first_of(officer: &Officer) -> Page {
        Page::SIDE.into_iter().find(|page| page.is_open_to(officer)).unwrap_or(Page::Settings)
    }

    /// The key that opens it.
    pub fn key(self) -> &'static str {
        crate::ui::keys::cap(KeyDeed::Page(self))
    }
}
