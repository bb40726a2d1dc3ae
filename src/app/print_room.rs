//! The printers of this station, each on a thread of its own: which has a paper, which is in trouble, and what they say.
//! It knows no register: which paper goes next, and what is written down of it, is the desk's.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::time::{Duration, Instant};

use crate::config::{PrinterSetting, PrinterWay, Printers};
use crate::devices::printer::{Attendant, Job, News, Outcome, Paper, Status, Trouble, Way};
use crate::domain::paper::PaperNote;
use crate::views::{PrinterRow, PrinterStanding};

/// What printers have said and the desk has not heard yet.
const QUEUE: usize = 64;
/// While a paper is on its way, the desk listens so often.
const BUSY: Duration = Duration::from_millis(50);
/// A printer in trouble that papers wait for is looked at so often.
const LOOK: Duration = Duration::from_secs(2);

/// What became known of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Heard {
    /// It is on its way and waits for this.
    Waits(i64, PaperNote),
    Printed(i64, PaperNote),
    Unsure(i64, PaperNote),
    /// Nothing of it came out.
    NotPrinted(i64, PaperNote),
    /// A printer is well again, or is not; no paper was in it.
    Looked,
}

pub(super) struct PrintRoom {
    settings: Printers,
    unreadable: Option<String>,
    attended: BTreeMap<String, Attended>,
    /// Papers that a printer has.
    on_their_way: BTreeMap<i64, String>,
    news: Receiver<(String, News)>,
    outbox: SyncSender<(String, News)>,
    /// What was heard and could not be written down.
    unwritten: Vec<Heard>,
    /// Something happened after which another paper may go.
    stirred: bool,
    /// When sending last failed for a reason of ours.
    rests_since: Option<Instant>,
}

/// A printer that was used, or looked at.
#[derive(Default)]
struct Attended {
    attendant: Option<Attendant>,
    standing: PrinterStanding,
    looking: bool,
    looked: Option<Instant>,
}

impl PrintRoom {
    pub fn new(settings: Result<Printers, String>) -> PrintRoom {
        let (outbox, news) = sync_channel(QUEUE);
        let unreadable = settings.as_ref().err().cloned();
        PrintRoom {
            settings: settings.unwrap_or_default(),
            unreadable,
            attended: BTreeMap::new(),
            on_their_way: BTreeMap::new(),
            news,
            outbox,
            unwritten: vec![],
            stirred: true,
            rests_since: None,
        }
    }

    pub fn settings(&self) -> &Printers {
        &self.settings
    }

    pub fn unreadable(&self) -> Option<&String> {
        self.unreadable.as_ref()
    }

    /// Other printers from now on. Those that have a paper finish it.
    pub fn set(&mut self, settings: Printers) {
        (self.settings, self.unreadable, self.stirred) = (settings, None, true);
        self.attended.clear();
    }

    /// Another paper may go from here.
    pub fn stir(&mut self) {
        self.stirred = true;
    }

    /// Whether there may be something to send; asked once.
    pub fn is_stirred(&mut self) -> bool {
        let rests = self.rests_since.is_some_and(|since| since.elapsed() < LOOK);
        !rests && std::mem::take(&mut self.stirred)
    }

    /// What could not be sent now, because the disk is full, is tried again after a while.
    pub fn rest(&mut self) {
        (self.stirred, self.rests_since) = (true, Some(Instant::now()));
    }

    /// Whether any printer has a paper.
    pub fn is_busy(&self) -> bool {
        !self.on_their_way.is_empty() || !self.unwritten.is_empty()
    }

    /// How long the desk may sleep before it listens again; none while nothing is on its way.
    pub fn pace(&self) -> Option<Duration> {
        let calm = self.is_troubled().then(|| LOOK / 4);
        if self.is_busy() || self.stirred || self.attended.values().any(|one| one.looking) { Some(BUSY) } else { calm }
    }

    /// Whether a printer needs somebody, and is looked at until it is well.
    pub fn is_troubled(&self) -> bool {
        self.attended.values().any(Attended::is_troubled)
    }

    /// Whether this printer may be given a paper now.
    pub fn is_free(&self, name: &str) -> bool {
        let has_one = self.on_their_way.values().any(|printer| printer == name);
        !has_one && self.attended.get(name).is_none_or(|one| !one.is_troubled() && !one.looking)
    }

    /// Hands a paper to its printer; false when it has enough to do or its thread cannot be started.
    pub fn print(&mut self, setting: &PrinterSetting, job: i64, bytes: Vec<u8>) -> bool {
        let Some(attendant) = self.attendant(setting) else { return false };
        let given = attendant.put(Job { id: job, bytes }).is_ok();
        if given {
            self.on_their_way.insert(job, setting.name.clone());
            self.stands(&setting.name, PrinterStanding::Printing);
        }
        given
    }

    /// Looks at printers in trouble that papers wait for, not oftener than is of use.
    pub fn look(&mut self, waited_for: &[String]) {
        for name in waited_for {
            let Some(setting) = self.settings.named(name).cloned() else { continue };
            let due = self.attended.get(name).is_some_and(|one| {
                one.is_troubled() && !one.looking && one.looked.is_none_or(|looked| looked.elapsed() > LOOK)
            });
            let asked = due && self.attendant(&setting).is_some_and(Attendant::look);
            if let Some(one) = self.attended.get_mut(name).filter(|_| asked) {
                (one.looking, one.looked) = (true, Some(Instant::now()));
            }
        }
    }

    /// The next thing that a printer said.
    pub fn hear(&mut self) -> Option<Heard> {
        if let Some(heard) = self.unwritten.pop() {
            return Some(heard);
        }
        let (name, news) = self.news.try_recv().ok()?;
        self.stirred = true;
        Some(match news {
            News::Waits { id, trouble } => {
                let note = note(&trouble);
                self.stands(&name, PrinterStanding::Troubled(note.clone()));
                Heard::Waits(id, note)
            }
            News::Done { id, outcome } => self.done(&name, id, outcome),
            News::Looked(status) => {
                if let Some(one) = self.attended.get_mut(&name) {
                    one.looking = false;
                    one.standing = standing(status);
                }
                Heard::Looked
            }
        })
    }

    /// What could not be written down is heard again.
    pub fn hear_again(&mut self, heard: Heard) {
        self.unwritten.push(heard);
    }

    fn done(&mut self, name: &str, id: i64, outcome: Outcome) -> Heard {
        self.on_their_way.remove(&id);
        let (standing, heard) = match outcome {
            Outcome::Printed => (PrinterStanding::Ready, Heard::Printed(id, PaperNote::Confirmed)),
            Outcome::Taken => (PrinterStanding::Unknown, Heard::Printed(id, PaperNote::Sent)),
            Outcome::Unsure(trouble) => (troubled(&trouble), Heard::Unsure(id, note(&trouble))),
            Outcome::Failed(trouble) => (troubled(&trouble), Heard::NotPrinted(id, note(&trouble))),
        };
        self.stands(name, standing);
        heard
    }

    fn stands(&mut self, name: &str, standing: PrinterStanding) {
        if let Some(one) = self.attended.get_mut(name) {
            one.standing = standing;
        }
    }

    /// The printer's thread, started when it is first needed.
    fn attendant(&mut self, setting: &PrinterSetting) -> Option<&Attendant> {
        let outbox = self.outbox.clone();
        let name = setting.name.clone();
        let one = self.attended.entry(setting.name.clone()).or_default();
        if one.attendant.is_none() {
            // The desk that no longer listens has left the paper for the next start to ask about.
            let post = move |news| drop(outbox.send((name.clone(), news)));
            one.attendant = Attendant::start(&setting.name, way(&setting.way), post).ok();
        }
        one.attendant.as_ref()
    }

    /// The printers as they stand, each with how many papers wait for it.
    pub fn rows(&self, waiting: impl Fn(&str) -> usize) -> Vec<PrinterRow> {
        let row = |printer: &PrinterSetting| PrinterRow {
            name: printer.name.clone(),
            standing: self.attended.get(&printer.name).map(|one| one.standing.clone()).unwrap_or_default(),
            waiting: waiting(&printer.name),
        };
        self.settings.printers.iter().map(row).collect()
    }
}

impl Attended {
    fn is_troubled(&self) -> bool {
        matches!(self.standing, PrinterStanding::Troubled(_))
    }
}

fn way(way: &PrinterWay) -> Way {
    match way.clone() {
        PrinterWay::System { queue, server } => Way::Queue { name: queue, server },
        PrinterWay::Network { address } => Way::Socket(address),
        PrinterWay::Usb { device } => Way::Device(device),
        PrinterWay::Serial { port, baud, handshake } => Way::Serial { port, baud, handshake },
    }
}

fn standing(looked: Result<Option<Status>, Trouble>) -> PrinterStanding {
    match looked {
        Ok(None) => PrinterStanding::Unknown,
        Ok(Some(status)) if status.is_ready() => PrinterStanding::Ready,
        Ok(Some(status)) => troubled(&Trouble::NotReady(status)),
        Err(trouble) => troubled(&trouble),
    }
}

fn troubled(trouble: &Trouble) -> PrinterStanding {
    match note(trouble) {
        // It will be no better by being looked at: the next paper tells.
        note if !note.passes_by_itself() => PrinterStanding::Unknown,
        note => PrinterStanding::Troubled(note),
    }
}

/// What a clerk is told of it.
fn note(trouble: &Trouble) -> PaperNote {
    match trouble {
        Trouble::NotThere => PaperNote::NotThere,
        Trouble::NotAllowed => PaperNote::NotAllowed,
        Trouble::InUse => PaperNote::InUse,
        Trouble::Stuck => PaperNote::Stuck,
        Trouble::NotReady(status) if status.cover_open => PaperNote::CoverOpen,
        Trouble::NotReady(status) if status.paper == Paper::Out => PaperNote::PaperOut,
        Trouble::NotReady(status) if status.error => PaperNote::PrinterFault,
        Trouble::NotReady(_) => PaperNote::Offline,
        Trouble::Other(said) => PaperNote::Other(said.clone()),
    }
}
