//! The devices of this station: the papers of today and what becomes of them, the printers they go to, and the readers of
//! barcodes.

mod document;
mod papers;
mod printers;
pub mod scanners;

use chrono::NaiveDate;
use egui::Ui;

use crate::app::PrintersKnown;
use crate::app::pages::PagesView;
use crate::i18n::Tr;
use crate::ui::ask::Ask;
use crate::ui::keys;
use crate::ui::text::Text;
use crate::ui::theme::{Kind, space};
use crate::ui::widgets::{TabItem, tabs};
use crate::views::PaperRoom;

pub use papers::{kind as paper_kind, name as paper_name};

/// What the page is given to show.
pub struct View<'a> {
    pub today: NaiveDate,
    pub room: &'a PaperRoom,
    /// The printers and what the machine has; `None` until it was asked, and for those who may not set them up.
    pub known: Option<&'a PrintersKnown>,
    pub busy: bool,
    pub may_print: bool,
    pub may_set_up: bool,
    /// Scanned pages, and what scans them.
    pub pages: &'a PagesView,
    /// Takes pages into cases.
    pub may_scan: bool,
    pub scanners: scanners::View<'a>,
}

/// What is half-typed or looked at.
#[derive(Default)]
pub struct Draft {
    pub tab: usize,
    pub papers: papers::Draft,
    pub printers: printers::Draft,
    pub document: document::Draft,
    pub scanners: scanners::Draft,
}

pub fn show(ui: &mut Ui, view: &View<'_>, tr: &Tr, draft: &mut Draft) -> Vec<Ask> {
    let mut asks = vec![];
    Text::new(&tr.page_devices()).kind(Kind::Page).show(ui);
    ui.add_space(space::XS);
    let open = view.room.jobs.iter().filter(|job| job.state.is_open()).count();
    let count = if open > 0 { tr.number(open as u64) } else { String::new() };
    let (papers, printers) = (tr.devices_papers(), tr.devices_printers());
    let (readers, scanner) = (tr.readers_tab(), tr.scanner_title());
    let items =
        [TabItem::new(&papers).count(&count), TabItem::new(&printers), TabItem::new(&readers), TabItem::new(&scanner)];
    if let Some(digit) = (!keys::is_typing(ui.ctx())).then(|| keys::digit(ui.ctx(), 1..=items.len())).flatten() {
        draft.tab = digit - 1;
    }
    tabs(ui, &mut draft.tab, &items);
    ui.add_space(space::S);
    match draft.tab {
        0 => papers::show(ui, view, tr, &mut draft.papers, &mut asks),
        1 => printers::show(ui, view, tr, &mut draft.printers, &mut asks),
        2 => scanners::show(ui, &view.scanners, tr, &mut draft.scanners, &mut asks),
        _ => document::show(ui, view, tr, &mut draft.document, &mut asks),
    }
    asks
}
