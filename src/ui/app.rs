//! The window's state, and the one place that carries out what pages ask. It draws by handing each page
//! what to show; it changes by sending requests to the desk and taking in what comes back.

mod answers;
mod backups_kept;
mod brought;
mod carry_out;
mod drafts;
mod headquarters;
mod mending;
mod office;
mod pages;
mod printing;
mod privacy;
mod scanned;
mod tills;

use std::collections::HashMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use chrono::NaiveDateTime;
use egui::{Context, Ui};

use super::ask::AttachTo;
use super::chooser::Chooser;
use super::focus::Focus;
use super::frame;
use super::keys::lines::{self, Beneath};
use super::keys::{self, KeyDeed};
use super::pages::counter::spot::Who;
use super::pages::counter::{self, Done, Known, draft::Draft, paper::Picture};
use super::pages::{Page, backups, batches, cases, settings, sign_in};
use super::theme::{self, Look, look, space};
use super::typing::Typing;
use super::widgets::{KeySheet, Toasts, Tone};
use crate::app::first::Home;
use crate::app::{BatchOut, Command, Event, Front, PaperKind, Places, Request, RequestId, Rulebook, Scanners};
use crate::config::{Centre, Reading, Screen};
use crate::domain::officer::{Officer, Permission};
use crate::error::Wording;
use crate::i18n::{Language, Tr};
use crate::views::{BackupPlace, BatchRow, CaseDetail, DaySummary, LockedName, OutboxView, RestorePlan};

/// What the window takes from outside: the time, and marks that nobody has used before.
pub struct Outside {
    /// The centre's wall clock.
    pub now: Box<dyn Fn() -> NaiveDateTime>,
    /// A fresh id for a command.
    pub mark: Box<dyn FnMut() -> String>,
}

/// The window.
pub struct Window {
    front: Front,
    centre: Centre,
    book: Arc<Rulebook>,
    outside: Outside,
    chooser: Chooser,
    tr: Tr,
    screen: Screen,
    officer: Option<Officer>,
    page: Page,
    /// Where Esc leads back to.
    before: Page,
    /// The page was just opened, and something on it is to get the keyboard.
    entering: bool,
    /// What is looked for on the sheet of keys, while it is shown.
    keys_shown: Option<String>,
    bar: frame::Draft,
    sign_in: SignIn,
    counter: Counter,
    cases: Cases,
    batches: Batches,
    backups: Backups,
    office: office::Office,
    printing: printing::Printing,
    mending: mending::Mending,
    privacy: privacy::Privacy,
    pages: pages::Pages,
    headquarters: headquarters::FromHeadquarters,
    tills: tills::Tills,
    waiting: HashMap<RequestId, Awaited>,
    day: DaySummary,
    scans: scanned::Scans,
    folders: Folders,
    /// Colleagues who are kept waiting, for whoever may unlock them.
    locked_names: Vec<LockedName>,
    toasts: Toasts,
    practice: Practice,
    places: Option<Places>,
    /// Files that were opened from outside, until somebody has signed in.
    brought: Vec<PathBuf>,
}

/// Whether a way leads back from a practice centre, and whether it is gone.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Practice {
    #[default]
    NoWayBack,
    MayLeave,
    Leaves,
}

/// What a request was sent for.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Awaited {
    SignIn,
    SignOut,
    LoadDraft,
    KeepDraft,
    Person(String),
    Commit,
    Attach(u16),
    /// What is done with the tray or a scanner.
    Pages,
    /// Pages that are being stored for a document, of the sheet that is committed as this or of a case.
    AttachPages {
        to: AttachTo,
        sheet: String,
        paper: u16,
        pages: Vec<u64>,
    },
    /// Files that go to a case; the pages they were are to be removed.
    AttachToCase {
        pages: Vec<u64>,
    },
    /// By the page's hash and how it is turned.
    PagePicture(String, u8),
    Preview,
    Pictures,
    Cases(String),
    Case,
    Print {
        case: String,
        paper: PaperKind,
    },
    ToDecide,
    CaseToDecide,
    Decide,
    Staff,
    ChangeStaff,
    /// What the page of tills and lists shows.
    Tills,
    /// A till that is being closed, or a tray that is being handed over.
    TillDeed,
    /// A paper of the office.
    OfOffice,
    /// A paper that came out by itself with the commit.
    FirstPrint,
    Identity,
    Batches,
    Export,
    Packs,
    Came,
    TakePack,
    TellCitizen,
    Settle,
    Referred(String),
    /// The link to headquarters.
    Link,
    PrintBatch,
    Papers,
    Printers,
    /// Something about a paper of the queue, or about the printers.
    PaperDeed,
    Backups,
    RestorePlan,
    Restore,
    Salvage,
    RetentionPlan,
    Erase,
    Hold,
    AccessLog,
    PrintTrail,
    Today,
    Folders,
    KeepScreen,
    KeepReading,
    Ports,
    /// Whose badge it is.
    Badge(String),
    /// The case of a ticket, by the ticket's number.
    Ticket(String),
    Licence,
    /// The case whose licence is to be renewed.
    Renewed,
    LockedNames,
    Unlock,
}

/// Where the centre's things lie, to tell people.
#[derive(Default)]
struct Folders {
    centre: String,
    papers: String,
    batches: String,
}

impl Awaited {
    /// Whether the answer decides what the next key is for. True if it also moves the keyboard.
    fn holds_keys(&self) -> Option<bool> {
        match self {
            Awaited::SignIn
            | Awaited::SignOut
            | Awaited::Restore
            | Awaited::Salvage
            | Awaited::LoadDraft
            | Awaited::Person(_)
            | Awaited::Commit
            // It may ask why another copy is wanted.
            | Awaited::Print { .. }
            | Awaited::Badge(_)
            | Awaited::Ticket(_)
            | Awaited::Licence
            | Awaited::Renewed
            | Awaited::Cases(_) => Some(true),
            Awaited::Case => Some(false),
            Awaited::KeepDraft
            | Awaited::Attach(_)
            | Awaited::Pages
            | Awaited::AttachPages { .. }
            | Awaited::AttachToCase { .. }
            | Awaited::PagePicture(..)
            | Awaited::Preview
            | Awaited::Pictures
            | Awaited::ToDecide
            | Awaited::CaseToDecide
            | Awaited::Decide
            | Awaited::Staff
            | Awaited::ChangeStaff
            | Awaited::Tills
            | Awaited::TillDeed
            | Awaited::OfOffice
            | Awaited::FirstPrint
            | Awaited::Identity
            | Awaited::Batches
            | Awaited::Export
            | Awaited::Packs
            | Awaited::Came
            | Awaited::TakePack
            | Awaited::TellCitizen
            | Awaited::Settle
            | Awaited::Referred(_)
            | Awaited::Link
            | Awaited::PrintBatch
            | Awaited::Papers
            | Awaited::Printers
            | Awaited::PaperDeed
            | Awaited::Backups
            | Awaited::RestorePlan
            | Awaited::RetentionPlan
            | Awaited::Erase
            | Awaited::Hold
            | Awaited::AccessLog
            | Awaited::PrintTrail
            | Awaited::Today
            | Awaited::Folders
            | Awaited::KeepScreen
            | Awaited::KeepReading
            | Awaited::Ports
            | Awaited::LockedNames
            | Awaited::Unlock => None,
        }
    }
}

#[derive(Default)]
struct SignIn {
    draft: sign_in::Draft,
    refused: Option<String>,
    draft_waits: bool,
}

/// The sheet and all that hangs on it.
struct Counter {
    draft: Draft,
    memory: counter::Memory,
    known: Option<Known>,
    /// The number whose holder was last asked for.
    known_number: String,
    preview: Option<Picture>,
    done: Option<Done>,
    refused: Option<Wording>,
    keeping: drafts::Keeping,
}

#[derive(Default)]
struct Cases {
    draft: cases::Draft,
    found: Option<cases::Found>,
    open: Option<Box<CaseDetail>>,
    identity: Option<String>,
}

#[derive(Default)]
struct Batches {
    rows: Option<Vec<BatchRow>>,
    /// The name of the batch that was opened from outside, until the list is here.
    wanted: Option<String>,
    draft: batches::Draft,
    sealed: Option<Box<BatchOut>>,
    outbox: OutboxView,
}

#[derive(Default)]
struct Backups {
    places: Option<Vec<BackupPlace>>,
    draft: backups::Draft,
    plan: Option<Box<RestorePlan>>,
    /// One was asked for and is being made.
    making: bool,
    made: bool,
    /// The place where none could be made, and why.
    not_made: Option<(String, String)>,
}

impl Window {
    /// A window in front of the desk; nobody is signed in.
    pub fn new(front: Front, centre: Centre, book: Arc<Rulebook>, tr: Tr, outside: Outside) -> Self {
        let mut outside = outside;
        let draft = Draft::new(centre.country, (outside.mark)());
        let mut window = Self {
            front,
            centre,
            book,
            outside,
            chooser: Chooser::default(),
            tr,
            screen: Screen::default(),
            officer: None,
            page: Page::Counter,
            before: Page::Counter,
            entering: false,
            keys_shown: None,
            bar: frame::Draft::default(),
            sign_in: SignIn::default(),
            counter: Counter::new(draft),
            cases: Cases::default(),
            batches: Batches::default(),
            backups: Backups::default(),
            office: office::Office::default(),
            printing: printing::Printing::default(),
            mending: mending::Mending::default(),
            privacy: privacy::Privacy::default(),
            pages: pages::Pages::default(),
            headquarters: headquarters::FromHeadquarters::default(),
            tills: tills::Tills::default(),
            waiting: HashMap::new(),
            day: DaySummary::default(),
            scans: scanned::Scans::default(),
            folders: Folders::default(),
            locked_names: vec![],
            toasts: Toasts::default(),
            practice: Practice::default(),
            places: None,
            brought: vec![],
        };
        window.send(Request::Folders, Awaited::Folders);
        window
    }

    /// Another way of asking for files, for tests and the tour.
    pub fn with_chooser(mut self, chooser: Chooser) -> Self {
        self.chooser = chooser;
        self
    }

    /// With the places of this machine, and a way back from practice to where one came from.
    pub fn with_home(mut self, home: Option<&Home>) -> Self {
        self.places = home.map(|home| home.places.clone());
        if self.centre.practice && home.is_some() {
            self.practice = Practice::MayLeave;
        }
        self
    }

    /// Whether somebody wants to leave practice.
    pub fn leaves_practice(&self) -> bool {
        self.practice == Practice::Leaves
    }

    pub fn centre(&self) -> &Centre {
        &self.centre
    }

    /// As the station chose it; `None` when that could not be read, which is told.
    pub fn with_screen(mut self, screen: Option<Screen>) -> Self {
        if screen.is_none() {
            self.toasts.say(Tone::Warning, self.tr.settings_unreadable());
        }
        self.screen = screen.unwrap_or_default();
        self
    }

    /// Listens to the readers of the station; where their choice could not be read, that is told and none is.
    pub fn with_scanners(mut self, scanners: Scanners, reading: Option<Reading>) -> Self {
        if reading.is_none() {
            self.toasts.say(Tone::Warning, self.tr.scan_unreadable());
        }
        self.scans.begin(scanners, reading.unwrap_or_default());
        self
    }

    pub fn language(&self) -> Language {
        self.tr.language()
    }

    /// Whether something sent has not been answered yet, or a key waits for its turn.
    pub fn is_waiting(&self) -> bool {
        let carrying = self.batches.outbox.carrying.is_some();
        carrying || !self.waiting.is_empty() || self.backups.making || self.scans.keys_wait
    }

    /// Takes in what happened since the last look; also while the window is hidden.
    pub fn logic(&mut self, ctx: &Context) {
        for event in self.front.events() {
            match event {
                Event::Answered { request, reply } => self.answered(ctx, request, reply),
                Event::Scanned(came) => self.scanned(&came),
                Event::Pictured(pictured) => self.pictured_codes(pictured),
                Event::Pages(view) => self.pages_changed(*view),
                Event::Papers(room) => self.hear_of_papers(*room),
                Event::Rulebook(book) => self.book = book,
                Event::Outbox(view) => self.hear_of_the_outbox(*view),
                Event::Carried(ended) => self.carried(*ended),
                Event::Pack(came) => self.pack_came(*came),
                Event::Backup(news) => self.hear_of_backups(news),
                Event::Damaged(damage) => self.hear_of_damage(damage),
                Event::Far { done, all } => self.mending.far = Some((done, all)),
                Event::ClockAhead(last) => {
                    self.toasts.say(Tone::Warning, self.tr.clock_ahead(self.tr.date_long(last)));
                }
                Event::ClockBehind => self.toasts.say(Tone::Warning, self.tr.clock_behind()),
                Event::Reader { port, state } => self.scans.hear(port, state),
            }
        }
        for (wanted, paths) in self.chooser.chosen() {
            self.chosen(wanted, paths);
        }
    }

    /// Draws the window.
    pub fn ui(&mut self, ui: &mut Ui) {
        let direction = self.tr.direction();
        theme::apply(
            ui.ctx(),
            Look::new(self.screen.theme, direction).touch(self.screen.touch).still(self.screen.still),
        );
        self.fit(ui.ctx());
        self.typed_codes(ui.ctx());
        // While a question is open, keys belong to it.
        let asked = self.is_asked();
        let key = if asked { None } else { keys::pressed(ui.ctx()) };
        self.take_dropped(ui.ctx());
        let mut asks = self.bars(ui, key);
        self.mend_bar(ui);
        let ground = look(ui.ctx()).palette.ground;
        let frame = egui::Frame::new().fill(ground).inner_margin(egui::Margin::same(space::L as i8));
        let page = egui::CentralPanel::default().frame(frame).show(ui, |ui| {
            super::widgets::column(ui, |ui| asks.extend(self.page_ui(ui, key)));
        });
        let page = page.response.rect;
        self.why_again(ui.ctx());
        self.paper_question(ui.ctx());
        asks.extend(self.mend_questions(ui.ctx()));
        self.licence_shown(ui.ctx());
        self.sheet_of_keys(ui.ctx());
        let back = (keys::back(ui.ctx()) && !asked).then_some(KeyDeed::Back);
        if let Some(key) = key.or(back) {
            self.key(ui.ctx(), key, page);
        }
        for ask in asks {
            self.carry_out(ui.ctx(), ask);
        }
        self.keep_draft(ui.ctx());
        self.toasts.show(ui.ctx(), &self.tr.window_close_note());
        self.tell_the_keyboard(ui.ctx(), page);
        self.wake_for_the_clock(ui.ctx());
    }

    fn is_asked(&self) -> bool {
        self.counter.memory.clearing
            || self.cases.draft.why.is_some()
            || (self.privacy.draft.asking && self.page == Page::Retention)
            || self.office.again.is_some()
            || self.is_asked_for_paper()
            || self.keys_shown.is_some()
            || self.scans.licence.is_some()
            || self.mending.draft.is_open()
            || (self.backups.draft.asking && self.page == Page::Backups)
    }

    /// The keys in words, over whatever page is shown.
    fn sheet_of_keys(&mut self, ctx: &Context) {
        let open = self.open_pages();
        let Some(query) = &mut self.keys_shown else { return };
        let tr = self.tr;
        let beneath = match self.page {
            Page::Settings => Beneath::Settings,
            _ if self.officer.is_none() => Beneath::SignIn,
            Page::Counter if self.counter.done.is_some() => Beneath::Registered,
            Page::Counter => Beneath::Counter,
            Page::Cases => Beneath::Cases,
            Page::Batches => Beneath::Batches,
            Page::Backups => Beneath::Backups,
            Page::Till => Beneath::Till,
            // Their deeds bear their keys.
            Page::Decisions | Page::Staff | Page::Retention | Page::Devices | Page::Headquarters => Beneath::Other,
        };
        let (title, words, search, close) =
            (tr.keys_title(), tr.keys_words(), tr.keys_search(), tr.window_close_note());
        let (nothing, next) = (tr.keys_none(), tr.keys_none_next());
        let groups = lines::groups(beneath, &open, &tr);
        let sheet = KeySheet::new(&title, &words, &groups).search(&search, (&nothing, &next)).close(&close);
        let closed = sheet.show(ctx, query);
        // Whoever leaves in a hurry does not put the sheet away first.
        let locks = self.officer.is_some() && keys::asked(ctx, KeyDeed::Lock);
        if closed || locks || keys::asked(ctx, KeyDeed::Help) || keys::asked(ctx, KeyDeed::Back) {
            self.keys_shown = None;
        }
        if locks {
            self.lock();
        }
    }

    /// Tells what comes in by key next, and where it is to go.
    fn tell_the_keyboard(&mut self, ctx: &Context, page: egui::Rect) {
        let caret = keys::is_typing(ctx);
        let holding = self.waiting.values().filter_map(Awaited::holds_keys).reduce(|one, other| one || other);
        let now = ctx.input(|input| input.time);
        let typing = ctx.plugin_or_default::<Typing>();
        typing.lock().told(caret, holding, now);
        typing.lock().listen(&self.scans.reading.typed, self.listener());
        self.scans.keys_wait = typing.lock().is_waiting();
        let focus = ctx.plugin_or_default::<Focus>();
        if std::mem::take(&mut self.entering) {
            focus.lock().enter(page);
        }
    }

    /// Everything as large as the station chose; letters are drawn anew at that size.
    fn fit(&self, ctx: &Context) {
        let factor = f32::from(self.screen.percent) / 100.0;
        if ctx.zoom_factor() != factor {
            ctx.set_zoom_factor(factor);
        }
        // The size has keys of ours, which are kept for the next start.
        if ctx.options(|options| options.zoom_with_keyboard) {
            ctx.options_mut(|options| options.zoom_with_keyboard = false);
        }
    }

    fn bars(&mut self, ui: &mut Ui, key: Option<KeyDeed>) -> Vec<super::ask::Ask> {
        let centre = self.tr.pick(&self.centre.name).to_owned();
        let window = self.window_no();
        let view = frame::View {
            centre: &centre,
            window: &window,
            practice: self.centre.practice,
            officer: self.officer.as_ref(),
            now: (self.outside.now)(),
            page: self.page,
            outbox: self.day.waiting_to_leave,
            papers: &self.folders.papers,
            devices: self.scans.readers(),
            room: &self.printing.room,
            busy: self.is_exporting(),
            link: &self.batches.outbox.link,
            key,
        };
        let mut asks = frame::top(ui, &view, &self.tr, &mut self.bar);
        if self.officer.is_some() {
            asks.extend(frame::side(ui, &view, &self.tr));
        }
        asks
    }

    /// The window as the hall knows it, in the digits of the screen.
    fn window_no(&self) -> String {
        super::words::window_no(&self.centre.station, &self.tr)
    }

    fn page_ui(&mut self, ui: &mut Ui, key: Option<KeyDeed>) -> Vec<super::ask::Ask> {
        if self.officer.is_none() && self.page != Page::Settings {
            return self.sign_in_ui(ui);
        }
        match self.page {
            Page::Counter => self.counter_ui(ui, key),
            Page::Cases => self.cases_ui(ui, key),
            Page::Batches => self.batches_ui(ui),
            Page::Backups => self.backups_ui(ui),
            Page::Decisions => self.decisions_ui(ui, key),
            Page::Staff => self.staff_ui(ui),
            Page::Retention => self.retention_ui(ui),
            Page::Headquarters => self.headquarters_ui(ui),
            Page::Till => self.tills_ui(ui, key),
            Page::Devices => self.devices_ui(ui),
            Page::Settings => self.settings_ui(ui),
        }
    }

    fn sign_in_ui(&mut self, ui: &mut Ui) -> Vec<super::ask::Ask> {
        let centre = self.tr.pick(&self.centre.name).to_owned();
        let window = self.window_no();
        let view = sign_in::View {
            centre: &centre,
            window: &window,
            now: (self.outside.now)(),
            practice: self.centre.practice,
            busy: self.is_awaiting(&Awaited::SignIn),
            refused: self.sign_in.refused.as_deref(),
            draft_waits: self.sign_in.draft_waits,
            may_leave: self.practice == Practice::MayLeave,
        };
        sign_in::show(ui, &view, &self.tr, &mut self.sign_in.draft)
    }

    fn counter_ui(&mut self, ui: &mut Ui, key: Option<KeyDeed>) -> Vec<super::ask::Ask> {
        let attaching: Vec<u16> = self
            .waiting
            .values()
            .filter_map(|awaited| if let Awaited::Attach(no) = awaited { Some(*no) } else { None })
            .collect();
        let counter = &mut self.counter;
        let view = counter::View {
            book: &self.book,
            today: (self.outside.now)().date(),
            known: counter.known.as_ref(),
            referred: &self.headquarters.referred,
            preview: counter.preview.as_ref(),
            attaching: &attaching,
            dragging: ui.input(|input| !input.raw.hovered_files.is_empty()),
            key,
            busy: self.waiting.values().any(|awaited| *awaited == Awaited::Commit),
            done: counter.done.as_ref(),
            day: &self.day,
            refused: counter.refused.as_ref(),
            tray: self.pages.seen(),
        };
        let asks = counter::show(ui, &view, &self.tr, &mut counter.draft, &mut counter.memory);
        self.ask_who_it_is();
        asks
    }

    fn cases_ui(&mut self, ui: &mut Ui, key: Option<KeyDeed>) -> Vec<super::ask::Ask> {
        let may = |permission| self.may(permission);
        let view = cases::View {
            book: &self.book,
            today: (self.outside.now)().date(),
            found: self.cases.found.as_ref(),
            open: self.cases.open.as_deref(),
            identity: self.cases.identity.as_deref(),
            key,
            may_complete: may(Permission::OpenCases),
            may_show: may(Permission::ShowIdentity),
            may_correct: may(Permission::CorrectCases) && may(Permission::ReadCases),
            may_hold: may(Permission::HoldCases),
            may_read_access: may(Permission::ReadAccess),
            may_print: may(Permission::Print),
            may_settle: may(Permission::SettleConflicts),
            may_scan: may(Permission::OpenCases) && may(Permission::ReadCases),
            tray: self.pages.seen(),
            log: self.privacy.log.as_deref(),
        };
        cases::show(ui, &view, &self.tr, &mut self.cases.draft)
    }

    fn batches_ui(&mut self, ui: &mut Ui) -> Vec<super::ask::Ask> {
        let view = batches::View {
            batches: self.batches.rows.as_deref(),
            waiting: self.day.waiting_to_leave,
            folder: &self.folders.batches,
            busy: self.is_exporting(),
            may_read: self.may(Permission::ReadCases),
            may_set_up: self.may(Permission::SetUpDevices),
            outbox: &self.batches.outbox,
            may: self.may(Permission::ExportBatches),
            sealed: self.batches.sealed.as_deref(),
        };
        batches::show(ui, &view, &self.tr, &mut self.batches.draft)
    }

    fn backups_ui(&mut self, ui: &mut Ui) -> Vec<super::ask::Ask> {
        let (restoring, damaged) = (self.is_awaiting(&Awaited::Restore), self.mending.damage.is_some());
        let Backups { places, plan, making, made, not_made, draft } = &mut self.backups;
        let view = backups::View {
            places: places.as_deref(),
            every_minutes: self.centre.backups.every_minutes,
            busy: *making,
            restoring,
            plan: plan.as_deref(),
            not_made: not_made.as_ref(),
            made: *made,
            damaged,
        };
        backups::show(ui, &view, &self.tr, draft)
    }

    fn settings_ui(&mut self, ui: &mut Ui) -> Vec<super::ask::Ask> {
        let view = settings::View {
            screen: &self.screen,
            language: self.tr.language(),
            digits: self.tr.digits(),
            centre: &self.centre,
            folder: &self.folders.centre,
            papers: &self.folders.papers,
            batches: &self.folders.batches,
            whose: self.places.as_ref().map(|places| places.whose_is(Path::new(&self.folders.centre))),
            signed_in: self.officer.is_some(),
            locked: &self.locked_names,
        };
        settings::show(ui, &view, &self.tr)
    }

    /// Sends a request and remembers what for. A desk that takes none is told of, once, in words.
    fn send(&mut self, request: Request, awaited: Awaited) -> bool {
        match self.front.send(request) {
            Some(id) => {
                self.waiting.insert(id, awaited);
                true
            }
            None => {
                let words = format!("{} {}", self.tr.window_busy_refused(), self.tr.window_busy_refused_next());
                self.toasts.say(Tone::Late, words);
                false
            }
        }
    }

    fn command(&mut self, command: Command, awaited: Awaited) -> bool {
        let id = (self.outside.mark)();
        self.send(Request::Do { id, command: Box::new(command) }, awaited)
    }

    fn is_awaiting(&self, awaited: &Awaited) -> bool {
        self.waiting.values().any(|waiting| waiting == awaited)
    }

    /// The clock of the top bar turns once a minute; nothing else moves by itself.
    fn wake_for_the_clock(&self, ctx: &Context) {
        use chrono::Timelike;
        let left = 60 - u64::from((self.outside.now)().second().min(59));
        ctx.request_repaint_after(std::time::Duration::from_secs(left));
    }

    /// Whose number is typed, asked once for each whole number.
    fn ask_who_it_is(&mut self) {
        let draft = &self.counter.draft.applicant;
        if self.counter.draft.completes.is_some() || self.counter.known_number == draft.number {
            return;
        }
        let today = (self.outside.now)().date();
        let identity = crate::domain::Identity::parse(draft.kind, &draft.number, today);
        self.counter.known_number.clone_from(&draft.number);
        self.counter.known = None;
        self.headquarters.referred.clear();
        if let Ok(identity) = identity {
            let number = identity.number().to_owned();
            self.ask_what_is_known_of(number.clone());
            let question = crate::app::Question::Person { number: number.clone() };
            if self.send(Request::Ask(Box::new(question)), Awaited::Person(number)) {
                self.counter.known = Some(Known::Asked);
            }
        }
    }

    /// Files of ours that are dropped on the window lead to their page; others go to the document under the pointer; where there is none, a code in them leads on.
    fn take_dropped(&mut self, ctx: &Context) {
        let dropped: Vec<PathBuf> =
            ctx.input(|input| input.raw.dropped_files.iter().map(|file| file.path().to_owned()).collect());
        if dropped.is_empty() || self.officer.is_none() {
            return;
        }
        let dropped = self.sort_brought(dropped);
        let pointer = ctx.input(|input| input.pointer.latest_pos());
        let on_sheet = self.page == Page::Counter;
        let paper = on_sheet.then(|| self.counter.memory.paper_at(pointer, &self.counter.draft)).flatten();
        for path in dropped {
            self.front.look_for_codes(path.clone(), paper.is_some());
            if let Some(paper) = paper {
                self.command(Command::AttachFile { path }, Awaited::Attach(paper));
            }
        }
    }
}

impl Counter {
    fn new(draft: Draft) -> Self {
        Self {
            draft,
            memory: counter::Memory::at(counter::spot::Spot::Number(Who::Applicant)),
            known: None,
            known_number: String::new(),
            preview: None,
            done: None,
            refused: None,
            keeping: drafts::Keeping::default(),
        }
    }
}
