//! The desk on a thread of its own: the window sends requests and goes on drawing; answers come
//! back as events and wake it. Nothing that touches the disk runs where the window is drawn.

use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::thread::JoinHandle;

use chrono::NaiveDate;

use super::pages::{PagePicture, PagesView, Teller};
use super::papers::{PaperPicture, Preview};
use crate::config::{Reading, Screen};

use super::backup::{Far, News, Watcher};
use super::pictures::Pictured;
use super::scanners::{Came, ReaderState};
use super::{Answer, Command, Desk, Fault, Outcome, Question, Rulebook};
use crate::views::{Damage, OutboxView, PackDone, PaperRoom};

/// Number of a request, to know its answer by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Default)]
pub struct RequestId(pub u64);

/// Asks the window to look at its events.
pub type Wake = Arc<dyn Fn() + Send + Sync>;

/// What the window asks for.
#[derive(Debug)]
pub enum Request {
    /// Something to do, under its own command id.
    Do {
        id: String,
        command: Box<Command>,
    },
    Ask(Box<Question>),
    /// Keeps what is being typed.
    SaveDraft(String),
    /// The draft of whoever is signed in.
    LoadDraft,
    ClearDraft,
    /// The papers of a registered case, as pictures.
    Pictures {
        case: String,
    },
    /// A page of the tray, small.
    PagePicture {
        page: u64,
    },
    /// The paper as it would print now; only the newest request is drawn.
    Preview(Box<Preview>),
    /// Where the centre's things lie.
    Folders,
    /// Keeps how the window looks.
    KeepScreen(Screen),
    /// Keeps which barcode readers the station has.
    KeepReading(Reading),
    /// Which ports a barcode reader may be on.
    Ports,
}

/// What came of a request.
#[derive(Debug)]
pub enum Reply {
    Done(Outcome),
    Told(Box<Answer>),
    Draft(Option<String>),
    Kept,
    Ports(Vec<String>),
    Pictures(Vec<PaperPicture>),
    /// None of a PDF.
    PagePicture(Option<PagePicture>),
    Folders {
        centre: PathBuf,
        papers: PathBuf,
        batches: PathBuf,
    },
    Refused(Fault),
}

/// Something for the window to take note of.
#[derive(Debug)]
pub enum Event {
    Answered {
        request: RequestId,
        reply: Reply,
    },
    /// A barcode reader read this.
    Scanned(Came),
    /// A file was looked at for codes.
    Pictured(Pictured),
    /// A barcode reader came or went.
    Reader {
        port: String,
        state: ReaderState,
    },
    /// The tray of pages, or what is done with a scanner, is another.
    Pages(Box<PagesView>),
    /// Something became of a paper or a printer.
    Papers(Box<PaperRoom>),
    /// Something became of a batch on its way out, or of the link.
    Outbox(Box<OutboxView>),
    /// A batch that was begun is out or at its place, or is not.
    Carried(Box<Result<Outcome, Fault>>),
    /// The link brought a pack: the name of its file, and what became of it.
    Pack(Box<(String, Result<PackDone, Fault>)>),
    /// A backup was made, or could not be.
    Backup(News),
    /// Another catalogue is in force from now on.
    Rulebook(Arc<Rulebook>),
    /// The clock was set back before the last action; said once.
    ClockBehind,
    /// The clock is far ahead of the last action, which was on that day; said at the start.
    ClockAhead(NaiveDate),
    /// The register is damaged and only read from here; none when it is mended.
    Damaged(Option<Box<Damage>>),
    /// So much of something long is done, and of how much.
    Far {
        done: u64,
        all: u64,
    },
}

/// The window's end of the desk.
pub struct Front {
    requests: Option<SyncSender<(RequestId, Request)>>,
    events: Option<Receiver<Event>>,
    sender: SyncSender<Event>,
    wake: Wake,
    last: u64,
    thread: Option<JoinHandle<()>>,
    backups: Option<Watcher>,
}

/// Requests under way at once; the window never waits for a free place.
const QUEUE: usize = 256;

impl Front {
    /// Starts the desk on its thread.
    pub fn start(desk: Desk, wake: Wake) -> std::io::Result<Front> {
        let (requests, inbox) = sync_channel::<(RequestId, Request)>(QUEUE);
        let (sender, events) = sync_channel(QUEUE);
        let outbox = sender.clone();
        let keeper = Some(desk.keeper().clone()).filter(|keeper| keeper.has_places());
        let backups = keeper.map(|keeper| Watcher::start(keeper, sender.clone(), Arc::clone(&wake))).transpose()?;
        let waking = Arc::clone(&wake);
        let thread =
            std::thread::Builder::new().name("desk".into()).spawn(move || serve(desk, &inbox, &outbox, &wake))?;
        let (requests, events, thread) = (Some(requests), Some(events), Some(thread));
        Ok(Front { requests, events, sender, wake: waking, last: 0, thread, backups })
    }

    /// Sends a request; `None` when the desk is gone or its queue is full, so that the caller says so.
    pub fn send(&mut self, request: Request) -> Option<RequestId> {
        self.last += 1;
        let id = RequestId(self.last);
        match self.requests.as_ref()?.try_send((id, request)) {
            Ok(()) => Some(id),
            Err(TrySendError::Full(_) | TrySendError::Disconnected(_)) => None,
        }
    }

    /// What happened since the last look.
    pub fn events(&mut self) -> Vec<Event> {
        self.events.iter().flat_map(Receiver::try_iter).collect()
    }

    /// Asks for a backup now; what comes of it is an event. False where the settings name no place.
    pub fn back_up_now(&self) -> bool {
        self.backups.as_ref().map(Watcher::make_now).is_some()
    }

    /// Looks for codes in a picture or a PDF; what comes of it is an event. `attached` where it belongs to a document.
    pub fn look_for_codes(&self, path: PathBuf, attached: bool) {
        super::pictures::look(path, attached, self.sender.clone(), Arc::clone(&self.wake));
    }

    /// Where devices post to.
    pub fn sender(&self) -> SyncSender<Event> {
        self.sender.clone()
    }
}

impl Drop for Front {
    /// Lets the desk finish what it was asked, then ends it.
    fn drop(&mut self) {
        self.requests = None;
        self.backups = None;
        // Nobody listens any more: a desk that waits to be heard goes on.
        self.events = None;
        if let Some(thread) = self.thread.take() {
            // A desk that panicked has nothing left to finish.
            let _ = thread.join();
        }
    }
}

fn serve(mut desk: Desk, inbox: &Receiver<(RequestId, Request)>, outbox: &SyncSender<Event>, wake: &Wake) {
    let mut names_read = false;
    if let Some(last) = desk.clock_far_ahead() {
        // A window that is closing no longer listens.
        let _ = outbox.send(Event::ClockAhead(last));
    }
    desk.tell_how_far(how_far(outbox.clone(), Arc::clone(wake)));
    desk.serve_pages(Some(tell_pages(outbox.clone(), Arc::clone(wake))));
    desk.serve_outbox();
    tell_damage(&mut desk, outbox, wake);
    tell_papers(&mut desk, outbox, wake, true);
    tell_outbox(&mut desk, outbox, wake);
    while let Some(first) = next(&mut desk, inbox, outbox, wake) {
        // All that waits is taken at once, so that an outdated preview is not drawn.
        let waiting: Vec<_> = std::iter::once(first).chain(inbox.try_iter()).collect();
        let newest_preview =
            waiting.iter().rev().find(|(_, request)| matches!(request, Request::Preview(_))).map(|(id, _)| *id);
        for (id, request) in waiting {
            if matches!(request, Request::Preview(_)) && Some(id) != newest_preview {
                continue;
            }
            let reply = desk.reply(request);
            // What was begun, and by which catalogue it goes on, is told of before the answer.
            tell_outbox(&mut desk, outbox, wake);
            // A window that is closing no longer listens; what was done is done.
            let _ = outbox.send(Event::Answered { request: id, reply });
            if desk.notices_clock() {
                let _ = outbox.send(Event::ClockBehind);
            }
            tell_damage(&mut desk, outbox, wake);
            wake();
        }
        tell_papers(&mut desk, outbox, wake, false);
        tell_outbox(&mut desk, outbox, wake);
        if !names_read {
            // The window has what it opens with; nobody's first search waits for this. If it fails, a search says so.
            names_read = true;
            desk.read_names();
            tell_damage(&mut desk, outbox, wake);
        }
    }
    desk.finish_papers();
}

/// The next request; while papers or batches are on their way, what becomes of them is taken in between.
fn next(
    desk: &mut Desk,
    inbox: &Receiver<(RequestId, Request)>,
    outbox: &SyncSender<Event>,
    wake: &Wake,
) -> Option<(RequestId, Request)> {
    loop {
        let paces = [desk.papers_pace(), desk.outbox_pace()];
        let Some(pace) = paces.into_iter().flatten().min() else { return inbox.recv().ok() };
        match inbox.recv_timeout(pace) {
            Ok(request) => return Some(request),
            Err(RecvTimeoutError::Timeout) => {
                tell_papers(desk, outbox, wake, false);
                tell_outbox(desk, outbox, wake);
            }
            Err(RecvTimeoutError::Disconnected) => return None,
        }
    }
}

/// Tends to the papers, and tells the window when anything changed about them.
fn tell_papers(desk: &mut Desk, outbox: &SyncSender<Event>, wake: &Wake, first: bool) {
    let changed = desk.tend_papers();
    if (changed || first)
        && let Ok(room) = desk.paper_room()
    {
        // A window that is closing no longer listens.
        let _ = outbox.send(Event::Papers(Box::new(room)));
        wake();
    }
}

/// Writes down what became of batches on their way, and tells the window.
fn tell_outbox(desk: &mut Desk, outbox: &SyncSender<Event>, wake: &Wake) {
    let news = desk.tend_outbox();
    let stirred = news.changed || !news.ended.is_empty() || !news.came.is_empty();
    for ended in news.ended {
        // A window that is closing no longer listens.
        let _ = outbox.send(Event::Carried(Box::new(ended)));
    }
    for came in news.came {
        let _ = outbox.send(Event::Pack(Box::new(came)));
    }
    // A catalogue is in force from here on.
    if let Some(book) = desk.news_of_book() {
        let _ = outbox.send(Event::Rulebook(book));
    }
    if stirred {
        let _ = outbox.send(Event::Outbox(Box::new(desk.outbox_view())));
        wake();
    }
}

fn tell_damage(desk: &mut Desk, outbox: &SyncSender<Event>, wake: &Wake) {
    if let Some(damage) = desk.news_of_damage() {
        // A window that is closing no longer listens.
        let _ = outbox.send(Event::Damaged(damage.map(Box::new)));
        wake();
    }
}

/// Tells the window of the tray. It waits for room: the last news must not be the one that is left out.
fn tell_pages(outbox: SyncSender<Event>, wake: Wake) -> Teller {
    Arc::new(move |view| {
        // A window that is closing no longer listens.
        let _ = outbox.send(Event::Pages(Box::new(view)));
        wake();
    })
}

/// Tells the window how far something has come, not oftener than it can be seen.
fn how_far(outbox: SyncSender<Event>, wake: Wake) -> Far {
    let last = std::cell::Cell::new(0);
    Box::new(move |done, all| {
        let hundredth = done * 100 / all.max(1);
        if last.replace(hundredth) != hundredth {
            // Where the window has not looked yet, the next one tells it as well.
            let _ = outbox.try_send(Event::Far { done, all });
            wake();
        }
    })
}
