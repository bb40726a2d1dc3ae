//! The desk's end of sending: one batch at a time is sealed or copied on a thread of its own, and another thread
//! uploads what waits. The desk stays free for the counter; what they have done it writes down when it looks here.

pub(super) mod carry;
mod link;
mod round;
pub mod words;

use std::collections::BTreeSet;
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};
use std::time::Duration;

pub(super) use carry::{Carried, Errand, Parcel};
pub(super) use link::{Link, LinkNews, to_do};
pub(super) use round::Round;

use super::Fault;
use super::batch::Prepared;
use crate::domain::ledger::Hash;
use crate::register::By;
use crate::views::{Carrying, OutboxView, PackDone};

/// While something is under way the desk looks so often.
const BUSY: Duration = Duration::from_millis(40);
/// And otherwise, where there is a link.
const QUIET: Duration = Duration::from_millis(500);

/// News that may wait.
const NEWS: usize = 16;

/// What a thread tells of a batch that it seals or copies.
pub(super) enum News {
    Far(Carrying),
    /// It is to be written down; the thread is at its end.
    Sealed(Result<Option<Box<Prepared>>, Fault>),
    Copied(Result<Carried, Fault>),
}

/// What is being sealed or copied now.
pub(super) struct UnderWay {
    pub by: By,
    pub news: Receiver<News>,
    pub stop: Arc<AtomicBool>,
    /// To which place it is copied when it is sealed.
    pub then_to: Option<PathBuf>,
    /// The batch that was sealed on the way.
    pub sealed: Option<Box<super::BatchOut>>,
}

/// A pack that the link brought, by its file, and what became of it.
pub type CamePack = (String, Result<PackDone, Fault>);

#[derive(Default)]
pub(super) struct Outbox {
    /// Somebody looks here again and again; without that, work is done at once.
    pub served: bool,
    pub under_way: Option<UnderWay>,
    pub link: Option<Link>,
    pub view: OutboxView,
    /// What waits to be uploaded may be another.
    pub stirred: bool,
    pub changed: bool,
    /// Packs that the link brought since the last look.
    pub came: Vec<CamePack>,
    /// Those of them that are not taken, whatever is tried.
    pub refused: BTreeSet<Hash>,
}

impl Outbox {
    /// How long the desk may wait before it looks again; none: until it is asked for something.
    pub fn pace(&self) -> Option<Duration> {
        let sending = self.link.as_ref().is_some_and(Link::is_sending);
        match (self.under_way.is_some() || sending, &self.link) {
            (true, _) => Some(BUSY),
            (false, Some(_)) => Some(QUIET),
            (false, None) => None,
        }
    }

    /// Begins an errand on its own thread.
    pub fn begin(&mut self, by: By, errand: Errand, then_to: Option<PathBuf>) -> Result<(), Fault> {
        let (sender, news) = sync_channel(NEWS);
        let stop = Arc::new(AtomicBool::new(false));
        let raised = Arc::clone(&stop);
        let run = move || carry::carry(errand, &sender, &raised);
        let thread = std::thread::Builder::new().name("batch".into()).spawn(run);
        thread.map_err(|error| Fault::File { path: "batch".to_owned(), cause: error.to_string() })?;
        self.under_way = Some(UnderWay { by, news, stop, then_to, sealed: None });
        self.changed = true;
        Ok(())
    }

    pub fn stop(&self) {
        if let Some(under_way) = &self.under_way {
            under_way.stop.store(true, Ordering::Relaxed);
        }
    }

    /// The next news of what is under way, if there is any.
    pub fn next(&mut self) -> Option<News> {
        let under_way = self.under_way.as_ref()?;
        match under_way.news.try_recv() {
            Ok(News::Far(carrying)) => {
                self.view.carrying = Some(carrying);
                self.changed = true;
                self.next()
            }
            Ok(news) => Some(news),
            Err(TryRecvError::Empty) => None,
            // The thread is gone without a word: it panicked.
            Err(TryRecvError::Disconnected) => Some(News::Copied(Err(Fault::Stopped))),
        }
    }
}

impl Drop for Outbox {
    /// What was half written is removed by its thread, or by the next sealing.
    fn drop(&mut self) {
        self.stop();
    }
}
