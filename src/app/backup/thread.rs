//! The thread that makes backups while the counter works. It looks now and then whether one is due; a
//! place that is not there is told once, and looked for again every time.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use super::place::Place;
use super::schedule::{Last, is_due};
use super::{Backup, Keeper};
use crate::app::{Event, Fault, Wake};

/// How often it looks.
const LOOK: Duration = Duration::from_secs(30);

/// What the window is told of backups.
#[derive(Debug)]
pub enum News {
    /// One was made, because it was due or because it was asked for.
    Made { asked: bool, backup: Box<Backup> },
    /// None could be made at this place. Told once until it works again, or when it was asked for.
    NotMade { asked: bool, place: PathBuf, fault: Fault },
}

/// The window's end of the thread.
pub struct Watcher {
    orders: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Watcher {
    pub fn start(keeper: Keeper, outbox: SyncSender<Event>, wake: Wake) -> std::io::Result<Watcher> {
        let (orders, inbox) = sync_channel(1);
        let keep = move || keep(&keeper, &inbox, &outbox, &wake);
        let thread = std::thread::Builder::new().name("backup".into()).spawn(keep)?;
        Ok(Watcher { orders: Some(orders), thread: Some(thread) })
    }

    /// Asks for one now.
    pub fn make_now(&self) {
        if let Some(orders) = &self.orders {
            // One that waits already is enough.
            let _ = orders.try_send(());
        }
    }
}

impl Drop for Watcher {
    /// Lets it finish the copy it is at.
    fn drop(&mut self) {
        self.orders = None;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
    }
}

/// What the thread remembers of a place.
#[derive(Default)]
struct Memory {
    took: Duration,
    told: bool,
}

fn keep(keeper: &Keeper, orders: &Receiver<()>, outbox: &SyncSender<Event>, wake: &Wake) {
    let mut memories: BTreeMap<PathBuf, Memory> = BTreeMap::new();
    loop {
        let asked = match orders.recv_timeout(LOOK) {
            Ok(()) => true,
            Err(RecvTimeoutError::Timeout) => false,
            Err(RecvTimeoutError::Disconnected) => return,
        };
        if keeper.source.damage().is_some() && !asked {
            // A damaged register is mended, not copied.
            continue;
        }
        for place in &keeper.places {
            let memory = memories.entry(place.named.clone()).or_default();
            if let Some(news) = look(keeper, place, memory, asked) {
                // A window that is closing listens no more, and waits for nothing but the end of this.
                let _ = outbox.try_send(Event::Backup(news));
                wake();
            }
        }
    }
}

/// Makes a backup at `place` if one is due or asked for; the news, if there is any.
fn look(keeper: &Keeper, place: &Place, memory: &mut Memory, asked: bool) -> Option<News> {
    let begun = Instant::now();
    let made = match asked || due(keeper, place, memory) {
        true => keeper.make_at(place),
        false => return None,
    };
    memory.took = begun.elapsed();
    match made {
        Ok(backup) => {
            memory.told = false;
            Some(News::Made { asked, backup: Box::new(backup) })
        }
        Err(_) if memory.told && !asked => None,
        Err(fault) => {
            memory.told = true;
            Some(News::NotMade { asked, place: place.named.clone(), fault })
        }
    }
}

fn due(keeper: &Keeper, place: &Place, memory: &Memory) -> bool {
    // A register that cannot be read just now is tried again, and the try tells why.
    let Ok((series, seq)) = keeper.source.last_seq() else { return true };
    let last = place.backups().into_iter().find(|backup| backup.statement.held.series == series);
    let last = last.map(|backup| Last { made_ms: backup.statement.made_ms, seq: backup.statement.held.seq });
    is_due(&keeper.rule, last, seq, keeper.clock.now_ms(), memory.took)
}
