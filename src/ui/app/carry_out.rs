//! Carrying out what pages and keys ask. Everything that touches the register goes to the desk.

use std::path::PathBuf;

use egui::{Context, Rect};

use super::super::ask::Ask;
use super::super::chooser::{DialogWords, Wanted};
use super::super::focus::{Focus, give_back};
use super::super::frame::other_language;
use super::super::keys::KeyDeed;
use super::super::pages::Page;
use super::super::pages::counter::draft::Draft;
use super::super::pages::counter::sheet::Sheet;
use super::super::pages::counter::{form, spot::Spot};
use super::super::pages::sign_in;
use super::super::widgets::Tone;
use super::{Awaited, Counter, Window, drafts};
use crate::app::{Command, PaperKind, Question, Request};
use crate::config::Screen;
use crate::domain::officer::Permission;
use crate::i18n::Tr;
use crate::views::Registered;

impl Window {
    pub(super) fn carry_out(&mut self, ctx: &Context, ask: Ask) {
        match ask {
            Ask::SignIn { officer, secret } => {
                if !self.is_awaiting(&Awaited::SignIn) {
                    self.command(Command::SignIn { officer, secret }, Awaited::SignIn);
                }
            }
            Ask::Lock => self.lock(),
            Ask::LeavePractice => self.practice = super::Practice::Leaves,
            Ask::Go(page) => self.go(page),
            Ask::ShowKeys => self.keys_shown = Some(String::new()),
            Ask::SwitchLanguage => self.switch_language(),
            Ask::KeepScreen(screen) => self.keep_screen(screen),
            Ask::Commit => self.commit(),
            Ask::NextCitizen => self.next_citizen(),
            Ask::Attach { paper, path } => {
                self.command(Command::AttachFile { path }, Awaited::Attach(paper));
            }
            Ask::ChooseFiles { paper } => self.choose(ctx, Wanted::FilesFor(paper)),
            Ask::ChooseBatchFolder => self.choose(ctx, Wanted::BatchFolder),
            Ask::OfPages(ask) => self.of_pages(ctx, ask),
            Ask::FindToScan => self.find_to_scan(),
            Ask::FindCases(text) => self.find(text),
            Ask::OpenCase(no) => self.open_case(&no),
            Ask::RenewOpenCase => self.renew_open_case(),
            Ask::KeepReading(reading) => self.keep_reading(reading),
            Ask::LookForPorts => self.look_for_ports(),
            Ask::TryReaders(trying) => self.try_readers(trying),
            Ask::PractiseScan(sample) => self.practise_scan(sample),
            Ask::CompleteOpenCase => self.complete_open_case(),
            Ask::Print { case, paper } => {
                self.print(case, paper, None);
            }
            Ask::Correct(form) => drop(self.command(Command::CorrectCase(form), Awaited::Hold)),
            Ask::For { why, case, reason } => self.with_reason(why, case, reason),
            Ask::Erase => self.erase(),
            Ask::OpenToDecide(case) => self.open_to_decide(case),
            Ask::Decide { case, verdict, reason, missing } => {
                self.command(Command::Decide { case, verdict, reason, missing }, Awaited::Decide);
            }
            Ask::Enrol { officer, name, roles, secret, until } => {
                let command = Command::EnrolOfficer { officer, name, roles, secret, until };
                self.command(command, Awaited::ChangeStaff);
            }
            Ask::ChangeOfficer { officer, name, roles, until } => {
                self.command(Command::ChangeOfficer { officer, name, roles, until }, Awaited::ChangeStaff);
            }
            Ask::EndOfficer { officer, reason } => {
                self.command(Command::EndOfficer { officer, reason }, Awaited::ChangeStaff);
            }
            Ask::GiveBadge { officer } => {
                self.command(Command::GiveBadge { officer }, Awaited::ChangeStaff);
            }
            Ask::ExportBatch { folder } => self.export_batch(folder),
            Ask::ChooseCopyFolder { number } => self.choose(ctx, Wanted::CopyFolder(number)),
            Ask::StopExport => drop(self.command(Command::StopExport {}, Awaited::Link)),
            Ask::UploadNow => drop(self.command(Command::UploadNow {}, Awaited::Link)),
            Ask::KeepLinkPassword(password) => {
                self.command(Command::KeepLinkPassword { password }, Awaited::Link);
            }
            Ask::PrintBatch { number } => drop(self.command(Command::PrintBatch { number }, Awaited::PrintBatch)),
            Ask::ChooseReceipt => self.choose(ctx, Wanted::Receipt),
            Ask::ChoosePack => self.choose(ctx, Wanted::Pack),
            Ask::TellCitizen(case) => {
                self.command(Command::TellCitizen { case }, Awaited::TellCitizen);
            }
            Ask::Settle { case, matter, stands, reason } => {
                self.command(Command::SettleConflict { case, matter, stands, reason }, Awaited::Settle);
            }
            Ask::MakeBackup => self.make_backup(),
            Ask::PlanRestore { file } => self.plan_restore(file),
            Ask::RestoreBackup { file } => self.restore_backup(file),
            Ask::ChooseBackup => self.choose(ctx, Wanted::Backup),
            Ask::Salvage => self.salvage(),
            Ask::Unlock { officer } => {
                if !self.is_awaiting(&Awaited::Unlock) {
                    self.command(Command::UnlockOfficer { officer }, Awaited::Unlock);
                }
            }
            Ask::CloseTill { at_opening, counted, reason } => self.close_till(at_opening, counted, reason),
            Ask::HandTray(cases) => self.hand_tray(cases),
            Ask::PrintOfOffice { paper, of } => self.print_of_office(paper, of),
            Ask::Paper { job, deed } => self.paper_deed(job, deed),
            Ask::SetPrinters(printers) => self.set_printers(printers),
            Ask::TestPage { printer } => {
                self.command(Command::PrintTestPage { printer }, Awaited::PaperDeed);
            }
            Ask::Copy(text) => {
                ctx.copy_text(text);
                self.toasts.say(Tone::Done, self.tr.window_copied());
            }
        }
    }

    /// Keys that mean the same on every page; the counter's own are handled there. `page` is where the
    /// page lies in the window.
    pub(super) fn key(&mut self, ctx: &Context, key: KeyDeed, page: Rect) {
        match key {
            KeyDeed::Help => self.keys_shown = Some(String::new()),
            KeyDeed::Language => self.switch_language(),
            KeyDeed::Larger => self.resize(self.screen.resized(true)),
            KeyDeed::Smaller => self.resize(self.screen.resized(false)),
            KeyDeed::UsualSize => self.resize(Screen::default().percent),
            KeyDeed::Colours => self.keep_screen(Screen { theme: self.screen.theme.next(), ..self.screen.clone() }),
            KeyDeed::Back => self.back(ctx, page),
            KeyDeed::Page(Page::Settings) if self.page == Page::Settings => self.go(self.before),
            KeyDeed::Page(Page::Settings) => self.go(Page::Settings),
            _ if self.officer.is_none() => {}
            KeyDeed::Find => self.bar.find = true,
            KeyDeed::Lock => self.lock(),
            KeyDeed::Page(page) if !self.may_go(page) => {}
            KeyDeed::Page(page) => self.go(page),
            KeyDeed::NewCase | KeyDeed::NextCitizen if self.page != Page::Counter && self.may_go(Page::Counter) => {
                self.go(Page::Counter);
                if self.counter.done.is_some() {
                    self.next_citizen();
                }
            }
            KeyDeed::DoIt if self.page == Page::Batches => self.export_batch(None),
            KeyDeed::DoIt if self.page == Page::Backups => self.make_backup(),
            KeyDeed::Scan if matches!(self.page, Page::Counter | Page::Cases) => self.scan_pages(),
            // The pages' own, and the bar's.
            KeyDeed::NewCase
            | KeyDeed::NextCitizen
            | KeyDeed::DoIt
            | KeyDeed::Attach
            | KeyDeed::Scan
            | KeyDeed::Tray
            | KeyDeed::Chips
            | KeyDeed::Person
            | KeyDeed::Section(_)
            | KeyDeed::Agent
            | KeyDeed::OpenCase
            | KeyDeed::Print
            | KeyDeed::ShowIdentity => {}
        }
    }

    /// Whether a batch is being sealed or copied.
    pub(super) fn is_exporting(&self) -> bool {
        self.is_awaiting(&Awaited::Export) || self.batches.outbox.carrying.is_some()
    }

    /// Seals what waits, unless that is under way, there is nothing, or it is not theirs to do.
    fn export_batch(&mut self, folder: Option<PathBuf>) {
        let may = self.officer.as_ref().is_some_and(|officer| officer.may(Permission::ExportBatches));
        if !may || self.day.waiting_to_leave == 0 || self.is_exporting() {
            return;
        }
        self.batches.sealed = None;
        self.command(Command::ExportBatch { folder, reason: None }, Awaited::Export);
    }

    /// Puts out the papers that the commit owes the citizen: commit first, print after.
    pub(super) fn print_what_is_owed(&mut self, registered: &Registered) {
        if !self.officer.as_ref().is_some_and(|officer| officer.may(Permission::Print)) {
            return;
        }
        let (receipt, ticket) = (registered.receipt.is_some(), registered.ticket.is_some());
        for paper in PaperKind::owed(registered.stage, receipt, ticket) {
            if self.prints_by_itself(paper) {
                continue;
            }
            let case = registered.case.to_string();
            let command = Command::PrintPaper { case, paper, language: None, reason: None, as_file: true };
            self.command(command, Awaited::FirstPrint);
        }
    }

    pub(super) fn go(&mut self, page: Page) {
        if self.officer.as_ref().is_some_and(|officer| !page.is_open_to(officer)) {
            return;
        }
        // What is scanned on another page leads somewhere.
        self.scans.trying &= page == self.page;
        if self.page != page {
            self.before = self.page;
            self.page = page;
            if page != Page::Cases {
                self.bar.query.clear();
            }
        }
        self.entering = true;
        match page {
            Page::Counter => self.counter.memory.come_back_to(self.counter.draft.focus.clone()),
            Page::Batches => {
                self.ask_for_batches();
                self.ask_for_the_day();
            }
            // With nothing found yet, finding is what comes next.
            Page::Cases if self.cases.found.is_none() && self.cases.open.is_none() => {
                (self.bar.find, self.entering) = (true, false);
            }
            Page::Backups => {
                self.backups.made = false;
                self.ask_for_backups();
            }
            Page::Devices => self.ask_for_devices(),
            Page::Retention => self.ask_for_the_plan(),
            Page::Headquarters => self.ask_what_came(),
            Page::Till => self.ask_for_tills(),
            Page::Settings => self.ask_for_locked_names(),
            Page::Decisions => self.ask_to_decide(),
            Page::Staff => self.ask_for_the_staff(),
            Page::Cases => {}
        }
    }

    /// One step back; nothing typed is lost.
    fn back(&mut self, ctx: &Context, page: Rect) {
        if self.toasts.put_away() || leave_the_bars(ctx, page) {
            return;
        }
        match self.page {
            Page::Cases if self.cases.open.is_some() && self.cases.found.is_some() => self.cases.open = None,
            Page::Settings => self.go(self.before),
            Page::Decisions if self.office.open.is_some() => self.office.open = None,
            Page::Cases
            | Page::Batches
            | Page::Decisions
            | Page::Staff
            | Page::Backups
            | Page::Retention
            | Page::Till
            | Page::Devices
            | Page::Headquarters => {
                self.go(Page::Counter);
            }
            Page::Counter => {}
        }
    }

    pub(super) fn lock(&mut self) {
        self.save_draft();
        self.command(Command::SignOut {}, Awaited::SignOut);
    }

    fn switch_language(&mut self) {
        let language = Some(other_language(self.tr.language()));
        self.keep_screen(Screen { language, ..self.screen.clone() });
    }

    fn resize(&mut self, percent: u16) {
        self.keep_screen(Screen { percent, ..self.screen.clone() });
    }

    /// Takes on what was chosen for the window at once, and keeps it for the next start.
    fn keep_screen(&mut self, screen: Screen) {
        if screen == self.screen {
            return;
        }
        let language = screen.language.unwrap_or(self.tr.language());
        let spoken = Tr::new(language, screen.digits.unwrap_or(self.tr.digits()));
        if (spoken.language(), spoken.digits()) != (self.tr.language(), self.tr.digits()) {
            self.tr = spoken;
            self.sign_in.refused = None;
            self.forget_paper();
        }
        self.screen = screen.clone();
        self.send(Request::KeepScreen(screen), Awaited::KeepScreen);
    }

    fn commit(&mut self) {
        if self.is_awaiting(&Awaited::Commit) {
            return;
        }
        let today = (self.outside.now)().date();
        let sheet = Sheet::read(&self.counter.draft, &self.book, today);
        let command = form::command(&self.counter.draft, &sheet);
        self.counter.refused = None;
        // The sheet bears its id from the start, so that doing it again after a power cut registers nothing twice.
        let id = self.counter.draft.command.clone();
        self.save_draft();
        self.send(Request::Do { id, command: Box::new(command) }, Awaited::Commit);
    }

    /// An empty sheet; what was on the old one is registered or was given up.
    pub(super) fn next_citizen(&mut self) {
        let draft = Draft::new(self.centre.country, (self.outside.mark)());
        self.counter = Counter::new(draft.clone());
        self.counter.keeping = drafts::Keeping::holds(draft);
        self.send(Request::ClearDraft, Awaited::KeepDraft);
        self.ask_for_the_day();
        self.go(Page::Counter);
        self.counter.memory.wanted = self.counter.memory.wanted.take().or(Some(Spot::Number(super::Who::Applicant)));
    }

    pub(super) fn find(&mut self, text: String) {
        if text.is_empty() {
            self.bar.find = true;
            return;
        }
        self.go(Page::Cases);
        self.bar.find = false;
        let question = Question::FindCase { text: text.clone() };
        self.send(Request::Ask(Box::new(question)), Awaited::Cases(text));
    }

    pub(super) fn open_case(&mut self, no: &str) {
        self.go(Page::Cases);
        self.cases.identity = None;
        self.send(Request::Ask(Box::new(Question::Case { case: no.to_owned() })), Awaited::Case);
    }

    /// Asks again for the open case, whose trail has grown.
    pub(super) fn look_again(&mut self) {
        if let Some(open) = &self.cases.open {
            let case = open.case.no.to_string();
            self.send(Request::Ask(Box::new(Question::Case { case })), Awaited::Case);
        }
    }

    /// The open case goes back to the sheet with what it has. A sheet that was begun is not thrown away.
    fn complete_open_case(&mut self) {
        let Some(open) = &self.cases.open else { return };
        let begun = self.counter.done.is_none() && !self.counter.draft.is_blank();
        let same = self.counter.draft.completes.as_ref().is_some_and(|completing| completing.case == open.case.no);
        if begun && !same {
            self.go(Page::Counter);
            self.counter.memory.clearing = true;
            return;
        }
        if !same {
            let draft = Draft::completing(&open.case, self.centre.country, (self.outside.mark)());
            self.counter = Counter::new(draft);
        }
        self.go(Page::Counter);
        let today = (self.outside.now)().date();
        let sheet = Sheet::read(&self.counter.draft, &self.book, today);
        self.counter.memory.wanted = Some(sheet.next(None, &self.counter.draft));
    }

    pub(super) fn choose(&mut self, ctx: &Context, wanted: Wanted) {
        let title = match wanted {
            Wanted::FilesFor(_) => self.tr.documents_choose(),
            Wanted::Pages => self.tr.pages_choose(),
            Wanted::ScansFolder => self.tr.scanner_folder_choose(),
            Wanted::BatchFolder | Wanted::CopyFolder(_) => self.tr.batches_choose(),
            Wanted::Receipt => self.tr.receipt_choose(),
            Wanted::Pack => self.tr.pack_choose(),
            Wanted::Backup => self.tr.backup_another_choose(),
            Wanted::SetupFile => self.tr.first_file_choose(),
        };
        let kinds = match wanted {
            Wanted::Receipt => self.tr.receipt_file(),
            Wanted::Pack => self.tr.pack_files(),
            Wanted::Backup => self.tr.backup_file(),
            Wanted::SetupFile => self.tr.first_file_kinds(),
            Wanted::FilesFor(_) | Wanted::Pages | Wanted::ScansFolder | Wanted::CopyFolder(_) | Wanted::BatchFolder => {
                self.tr.documents_files()
            }
        };
        self.chooser.ask(ctx, wanted, DialogWords { title, kinds });
    }

    pub(super) fn chosen(&mut self, wanted: Wanted, paths: Vec<PathBuf>) {
        match wanted {
            Wanted::FilesFor(paper) => {
                for path in paths {
                    self.front.look_for_codes(path.clone(), true);
                    self.command(Command::AttachFile { path }, Awaited::Attach(paper));
                }
            }
            Wanted::Pages => self.pages_chosen(paths),
            Wanted::ScansFolder => self.scans_folder_chosen(paths),
            Wanted::Receipt => {
                if let Some(file) = paths.into_iter().next() {
                    self.command(Command::TakeReceipt { file }, Awaited::Export);
                }
            }
            Wanted::Pack => self.packs_chosen(paths),
            // Asked for before there is a centre.
            Wanted::SetupFile => {}
            Wanted::Backup => {
                if let Some(file) = paths.into_iter().next() {
                    self.go(Page::Backups);
                    self.backups.draft.asking = true;
                    self.plan_restore(file.display().to_string());
                }
            }
            Wanted::CopyFolder(number) => {
                if let Some(folder) = paths.into_iter().next() {
                    self.command(Command::CopyBatch { number, folder }, Awaited::Export);
                }
            }
            Wanted::BatchFolder => {
                if let Some(folder) = paths.into_iter().next() {
                    self.batches.sealed = None;
                    self.command(Command::ExportBatch { folder: Some(folder), reason: None }, Awaited::Export);
                }
            }
        }
    }

    /// Who is kept waiting is told only to those who may do something about it.
    pub(super) fn ask_for_locked_names(&mut self) {
        if self.officer.as_ref().is_some_and(|officer| officer.may(Permission::UnlockOfficers)) {
            self.send(Request::Ask(Box::new(Question::LockedNames {})), Awaited::LockedNames);
        }
    }

    pub(super) fn ask_for_the_day(&mut self) {
        self.send(Request::Ask(Box::new(Question::Today {})), Awaited::Today);
    }

    /// Nobody is signed in any more; the sheet is in the register.
    pub(super) fn locked(&mut self) {
        self.officer = None;
        self.sign_in = super::SignIn { draft_waits: !self.counter.draft.is_blank(), ..Default::default() };
        self.sign_in.draft.focus = Some(sign_in::Spot::Officer);
        self.scans.put_away();
        if let Some(officer) = self.scans.comes.take() {
            self.comes(officer);
        }
        self.cases = super::Cases::default();
        self.locked_names.clear();
        self.backups = super::Backups::default();
        self.office = super::office::Office::default();
        self.privacy = super::privacy::Privacy::default();
        self.pages = super::pages::Pages::default();
        self.tills = super::tills::Tills::default();
        self.counter = Counter::new(Draft::new(self.centre.country, (self.outside.mark)()));
        self.bar = Default::default();
        self.page = Page::Counter;
    }
}

/// From the bars the keyboard goes back to where it was on the page. True if it was in the bars.
fn leave_the_bars(ctx: &Context, page: Rect) -> bool {
    let focus = ctx.plugin_or_default::<Focus>();
    let focus = focus.lock();
    let Some(back) = focus.way_back(ctx, page) else { return false };
    give_back(ctx, back);
    true
}
