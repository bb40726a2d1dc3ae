//! The window's end of scanned pages: what the tray holds, its pictures, and the way of pages into a sheet or a case.

use std::collections::{HashMap, HashSet};
use std::path::PathBuf;

use egui::{ColorImage, Context, TextureHandle, TextureOptions};

use super::super::ask::{AttachTo, OfPages};
use super::super::chooser::Wanted;
use super::super::pages::Page;
use super::super::pages::tray;
use super::super::widgets::Tone;
use super::{Awaited, Window};
use crate::app::pages::{PagePicture, PagesView};
use crate::app::{Command, Question, Request};
use crate::domain::case::Attachment;
use crate::domain::officer::Permission;

/// Scanned pages as the window knows them.
#[derive(Default)]
pub(super) struct Pages {
    view: PagesView,
    /// By the page's hash and how it is turned.
    pictures: HashMap<(String, u8), TextureHandle>,
    asked: HashSet<(String, u8)>,
}

impl Pages {
    pub fn seen(&self) -> tray::Seen<'_> {
        tray::Seen { view: &self.view, pictures: &self.pictures }
    }
}

impl Window {
    /// What is in the tray, and what is done with a scanner, is another.
    pub(super) fn pages_changed(&mut self, view: PagesView) {
        let pages = &mut self.pages;
        let there = |key: &(String, u8)| view.pages.iter().any(|page| (&page.sha256, page.turned) == (&key.0, key.1));
        pages.pictures.retain(|key, _| there(key));
        pages.asked.retain(there);
        pages.view = view;
        // Nobody who is not signed in sees a paper; whoever comes asks for them.
        if self.may(Permission::OpenCases) {
            self.ask_for_page_pictures();
        }
    }

    /// The tray as it is now, for somebody who has just signed in.
    pub(super) fn ask_for_pages(&mut self) {
        self.send(Request::Ask(Box::new(Question::Pages {})), Awaited::Pages);
    }

    fn ask_for_page_pictures(&mut self) {
        let wanted: Vec<(u64, (String, u8))> = self
            .pages
            .view
            .pages
            .iter()
            .map(|page| (page.no, (page.sha256.clone(), page.turned)))
            .filter(|(_, key)| !self.pages.asked.contains(key))
            .collect();
        for (page, key) in wanted {
            if self.send(Request::PagePicture { page }, Awaited::PagePicture(key.0.clone(), key.1)) {
                self.pages.asked.insert(key);
            }
        }
    }

    pub(super) fn page_pictured(&mut self, ctx: &Context, key: (String, u8), picture: Option<PagePicture>) {
        let Some(picture) = picture else { return };
        let image = ColorImage::from_rgb([picture.width, picture.height], &picture.rgb);
        let texture = ctx.load_texture(format!("page {} {}", key.0, key.1), image, TextureOptions::LINEAR);
        self.pages.pictures.insert(key, texture);
    }

    pub(super) fn of_pages(&mut self, ctx: &Context, ask: OfPages) {
        let command = match ask {
            OfPages::Scan => return self.scan_pages(),
            OfPages::Stop => Command::StopScanning {},
            OfPages::ChooseFiles => return self.choose(ctx, Wanted::Pages),
            OfPages::ChooseFolder => return self.choose(ctx, Wanted::ScansFolder),
            OfPages::Turn { page, quarters } => Command::TurnPage { page, quarters },
            OfPages::Move { page, place } => Command::MovePage { page, place },
            OfPages::Remove(pages) => Command::RemovePages { pages },
            OfPages::Attach { to, paper, pages } => return self.attach_pages(to, paper, pages),
            OfPages::FindScanners => Command::FindScanners {},
            OfPages::TryScanner => Command::TryScanner {},
            OfPages::Choose { scanner, folder } => Command::ChooseScanner { scanner, folder },
            OfPages::ScanSo { wish, drop_blank } => Command::ChooseScanning { wish, drop_blank },
        };
        self.command(command, Awaited::Pages);
    }

    /// Scans with what the station chose, unless that is under way or not theirs to do.
    pub(super) fn scan_pages(&mut self) {
        if self.may(Permission::OpenCases) && self.pages.view.work.is_none() && !self.is_awaiting(&Awaited::Pages) {
            let (scanner, wish, drop_blank) = (None, None, None);
            self.command(Command::ScanPages { scanner, wish, drop_blank }, Awaited::Pages);
        }
    }

    fn attach_pages(&mut self, to: AttachTo, paper: u16, pages: Vec<u64>) {
        let under_way = |awaited: &Awaited| match awaited {
            Awaited::AttachPages { pages: others, .. } | Awaited::AttachToCase { pages: others } => {
                others.iter().any(|page| pages.contains(page))
            }
            _ => false,
        };
        // Pressed twice, a page is attached once.
        if pages.is_empty() || self.waiting.values().any(under_way) {
            return;
        }
        let sheet = self.counter.draft.command.clone();
        let awaited = Awaited::AttachPages { to, sheet, paper, pages: pages.clone() };
        self.command(Command::AttachPages { pages }, awaited);
    }

    /// Pages are stored. Where they were for the sheet, it is kept with them before they leave the tray.
    pub(super) fn pages_attached(&mut self, awaited: Awaited, files: Vec<Attachment>) {
        let Awaited::AttachPages { to, sheet, paper, pages } = awaited else { return };
        match to {
            AttachTo::Case(case) => {
                let command = Command::AttachToCase { case, document: paper, files };
                self.command(command, Awaited::AttachToCase { pages });
            }
            // Another sheet lies there by now; the pages wait in the tray.
            AttachTo::Sheet if self.counter.draft.command != sheet || self.counter.done.is_some() => {}
            AttachTo::Sheet => {
                self.counter.draft.paper(paper).take(files);
                self.save_draft();
                self.command(Command::RemovePages { pages }, Awaited::Pages);
            }
        }
    }

    /// The case has its files; the pages leave the tray.
    pub(super) fn attached_to_case(&mut self, awaited: Awaited) {
        if let Awaited::AttachToCase { pages } = awaited {
            self.command(Command::RemovePages { pages }, Awaited::Pages);
            self.toasts.say(Tone::Done, self.tr.to_scan_attached());
            self.look_again();
        }
    }

    pub(super) fn pages_chosen(&mut self, paths: Vec<PathBuf>) {
        for path in paths {
            self.command(Command::TakePage { path }, Awaited::Pages);
        }
    }

    pub(super) fn scans_folder_chosen(&mut self, paths: Vec<PathBuf>) {
        if let Some(folder) = paths.into_iter().next() {
            let scanner = self.pages.view.scanning.scanner.clone();
            self.command(Command::ChooseScanner { scanner, folder: Some(folder) }, Awaited::Pages);
        }
    }

    /// Cases that owe pages, as a list of cases.
    pub(super) fn find_to_scan(&mut self) {
        self.go(Page::Cases);
        self.bar.find = false;
        let text = self.tr.to_scan_title();
        self.send(Request::Ask(Box::new(Question::ToScan {})), Awaited::Cases(text));
    }
}
