//! The thread that uploads what waits and fetches receipts and packs, whenever there is a link. It opens no register: what is to
//! go up is told by the desk, and what came of it goes back there. The program never waits for it, not at its end either.

use std::collections::BTreeSet;
use std::fs;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, TrySendError, sync_channel};
use std::time::{Duration, Instant};

use zeroize::Zeroizing;

use super::round::{HeldPacks, Round};
use crate::app::Fault;
use crate::config::HeadquartersLink;
use crate::domain::ledger::Hash;
use crate::exchange::pack::Lying;
use crate::link::{Account, LinkFault, Patience};
use crate::register::{Register, ToUpload};
use crate::views::LinkStanding;

/// Orders and news that may wait; the desk never waits for room.
const ORDERS: usize = 8;
const NEWS: usize = 64;
/// Everything that is to be seen to.
#[derive(Clone)]
pub struct Work {
    pub account: Account,
    /// Folder of this counter at the server.
    pub station: String,
    pub part_bytes: u64,
    pub look: Duration,
    pub to_send: Vec<ToUpload>,
    /// Names of batches for which no receipt came yet.
    pub awaited: Vec<String>,
    /// The packs that need not come.
    pub held: HeldPacks,
}

/// What became of it.
#[derive(Debug)]
pub enum LinkNews {
    Uploaded(u64),
    NotUploaded(u64, LinkFault),
    /// Headquarters' receipt, as it lies at the server; nothing of it is believed yet.
    Receipt(String),
    /// A pack as it lies at the server; nothing of it is believed yet.
    Pack(Lying, Vec<u8>),
    Standing(LinkStanding),
}

enum Order {
    Work(Box<Work>),
    Now,
}

/// The desk's end of the thread.
pub(in crate::app) struct Link {
    orders: SyncSender<Order>,
    news: Receiver<LinkNews>,
    stop: Arc<AtomicBool>,
    sending: bool,
}

impl Link {
    pub fn start() -> std::io::Result<Link> {
        let ((orders, inbox), (sender, news)) = (sync_channel(ORDERS), sync_channel(NEWS));
        let stop = Arc::new(AtomicBool::new(false));
        let raised = Arc::clone(&stop);
        std::thread::Builder::new().name("link".into()).spawn(move || tend(&inbox, &sender, &raised))?;
        Ok(Link { orders, news, stop, sending: false })
    }

    /// From now on there is this to do. False when it could not be told, and is to be told again.
    pub fn give(&self, work: Work) -> bool {
        // To a thread that is gone nothing needs to be told; batches can still go by stick.
        !matches!(self.orders.try_send(Order::Work(Box::new(work))), Err(TrySendError::Full(_)))
    }

    /// Does not wait for the next try.
    pub fn now(&self) {
        // Orders that wait already are looked at as soon.
        let _ = self.orders.try_send(Order::Now);
    }

    pub fn next(&mut self) -> Option<LinkNews> {
        let news = self.news.try_recv().ok()?;
        if let LinkNews::Standing(standing) = &news {
            self.sending = matches!(standing, LinkStanding::Sending { .. });
        }
        Some(news)
    }

    pub fn is_sending(&self) -> bool {
        self.sending
    }
}

impl Drop for Link {
    /// A transfer is cut; it goes on with the next start. Nobody waits for a server.
    fn drop(&mut self) {
        self.stop.store(true, Ordering::Relaxed);
    }
}

/// As whom the station comes to the server.
pub fn account(link: &HeadquartersLink, password: String) -> Result<Account, Fault> {
    let read = |path: &std::path::PathBuf| fs::read(path).map_err(|error| Fault::file(path, &error));
    Ok(Account {
        address: link.address.clone(),
        user: link.user.clone(),
        password: Zeroizing::new(password),
        authorities: link.authorities.as_ref().map(read).transpose()?,
    })
}

/// What the register has for the link now; none while nobody has given it the password. The packs that were `refused` do
/// not come again.
pub(in crate::app) fn to_do(
    register: &Register,
    link: &HeadquartersLink,
    refused: &BTreeSet<Hash>,
) -> Result<Option<Work>, Fault> {
    let Some(password) = register.link_password()? else { return Ok(None) };
    Ok(Some(Work {
        account: account(link, password)?,
        station: register.station().counter().to_string(),
        part_bytes: u64::from(link.part_mib) << 20,
        look: Duration::from_secs(u64::from(link.look_seconds)),
        to_send: register.to_upload()?,
        awaited: register.awaiting_receipt()?,
        held: HeldPacks::of(register.packs()?.into_iter().map(|row| row.taken), refused),
    }))
}

fn tend(orders: &Receiver<Order>, news: &SyncSender<LinkNews>, stop: &Arc<AtomicBool>) {
    let (mut work, mut sent, mut patience) = (None::<Box<Work>>, BTreeSet::new(), Patience::default());
    let mut next = Instant::now();
    while !stop.load(Ordering::Relaxed) {
        let wait = work.as_ref().map_or(Duration::MAX, |_| next.saturating_duration_since(Instant::now()));
        match orders.recv_timeout(wait) {
            Ok(Order::Work(given)) => {
                let more = work.as_ref().is_none_or(|before| {
                    before.to_send.len() < given.to_send.len() || before.account.password != given.account.password
                });
                next = if more { Instant::now() } else { next };
                work = Some(given);
                continue;
            }
            Ok(Order::Now) => (next, patience) = (Instant::now(), Patience::default()),
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return,
        }
        let Some(now) = &mut work else { continue };
        let done = Round { work: now, stop, sent: &mut sent }.go(&mut |told| {
            // A desk that listens no more is at its end, and so is this. How far it is may be missed.
            match told {
                LinkNews::Standing(_) => drop(news.try_send(told)),
                told => drop(news.send(told)),
            }
        });
        let (standing, wait) = match done {
            Ok(()) => {
                patience.rest();
                // What went up is not sent again before the desk says what there is now.
                now.to_send.clear();
                (LinkStanding::Quiet, now.look)
            }
            Err(fault) => {
                let (fault, detail) = (fault.code().to_owned(), fault.to_string());
                (LinkStanding::Waiting { fault, detail }, patience.wait())
            }
        };
        let _ = news.send(LinkNews::Standing(standing));
        next = Instant::now() + wait;
    }
}
