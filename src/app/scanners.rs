//! The barcode readers of the station, listened to for as long as this is kept; what they read goes to the window as
//! events. Which ones they are may be changed at any time: a thread of its own lets go of the old and starts the new, so
//! that a driver that hangs holds up nobody.

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

pub use crate::devices::Barcode;
pub use crate::devices::barcode::{Burst, Passed, Prefix, Stroke, Wedge};

use super::worker::{Event, Wake};
use crate::config::{self, Scanner};
use crate::devices::barcode::{Flow, Line, Parity, SerialReader};
use crate::devices::{self, Reason};

/// How long the program waits for a driver when it closes.
const PATIENCE: Duration = Duration::from_secs(2);

/// A code that a reader read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Came {
    /// The port; none from a reader that types, or from a picture.
    pub port: Option<String>,
    pub code: Barcode,
    /// Tells how far codes of the same reader are apart.
    pub at_ms: u64,
}

/// Codes as a counter meets them, for practice without a reader.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ScanSample {
    /// A good card.
    Card,
    /// Both lines of ICAO's published passport.
    Passport,
    /// What stands on goods, and is nobody's here.
    Goods,
    /// A case's number with a digit that was misread.
    Damaged,
}

impl ScanSample {
    pub const ALL: [ScanSample; 4] = [ScanSample::Card, ScanSample::Passport, ScanSample::Goods, ScanSample::Damaged];

    /// What a reader would send.
    pub fn code(self) -> &'static str {
        match self {
            ScanSample::Card => "29406191300551",
            ScanSample::Passport => {
                "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\rL898902C36UTO7408122F1204159ZE184226B<<<<<10"
            }
            ScanSample::Goods => "6221031492058",
            ScanSample::Damaged => "C-ZAQ-03-26-000123-4",
        }
    }
}

/// How a reader on a port is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum ReaderState {
    /// It is there and listened to.
    Ready,
    NotThere,
    /// Another program holds the port.
    InUse,
    /// This user may not open the port.
    NotAllowed,
    /// What the system said, in its own words.
    Other(String),
}

/// The readers that are wanted and not yet looked at; the newest choice counts.
type Wanted = Mutex<Vec<Scanner>>;

/// Ends its threads when dropped, within a fraction of a second, or leaves one behind whose driver hangs.
#[derive(Debug, Default)]
pub struct Scanners {
    wanted: Arc<Wanted>,
    /// Rings when others are wanted; that it is gone says "stop".
    bell: Option<SyncSender<()>>,
    thread: Option<JoinHandle<()>>,
}

impl Scanners {
    /// Starts one reader for each of `wanted`. Each says at once, as [`Event::Reader`], how it is, and again when that
    /// changes; it may be plugged in at any time. Where the system has no thread to give, all of them stay silent.
    pub fn start(wanted: &[Scanner], sender: SyncSender<Event>, wake: Wake) -> Scanners {
        let (bell, rings) = sync_channel(1);
        let choice = Arc::new(Wanted::default());
        let known = Arc::clone(&choice);
        let attends = move || attend(&known, &rings, &sender, &wake);
        let thread = std::thread::Builder::new().name("scanners".into()).spawn(attends);
        let scanners = Scanners { wanted: choice, bell: Some(bell), thread: thread.ok() };
        scanners.change(wanted);
        scanners
    }

    /// Listens to these from now on.
    pub fn change(&self, wanted: &[Scanner]) {
        *self.wanted.lock().unwrap_or_else(PoisonError::into_inner) = wanted.to_vec();
        if let Some(bell) = &self.bell {
            // It rings already, or the thread could not be started: then the page shows no state for its readers.
            let _ = bell.try_send(());
        }
    }
}

impl Drop for Scanners {
    fn drop(&mut self) {
        self.bell = None;
        let Some(thread) = self.thread.take() else { return };
        let began = Instant::now();
        while !thread.is_finished() && began.elapsed() < PATIENCE {
            std::thread::sleep(Duration::from_millis(2));
        }
    }
}

fn attend(choice: &Wanted, rings: &Receiver<()>, sender: &SyncSender<Event>, wake: &Wake) {
    let mut readers: Vec<(Scanner, SerialReader)> = vec![];
    while rings.recv().is_ok() {
        let wanted = choice.lock().unwrap_or_else(PoisonError::into_inner).clone();
        // Let go first: the port of one may be the port of the next, at another speed.
        readers.retain(|(scanner, _)| wanted.contains(scanner));
        for scanner in wanted {
            if readers.iter().any(|(known, _)| *known == scanner) {
                continue;
            }
            let post = forward(sender.clone(), wake.clone());
            match SerialReader::start(&scanner.port, line(&scanner), post) {
                Ok(reader) => readers.push((scanner, reader)),
                // No thread for it: it stays down. A window that is far behind hears of it no more.
                Err(error) => {
                    let state = ReaderState::Other(error.to_string());
                    let _ = sender.try_send(Event::Reader { port: scanner.port, state });
                    wake();
                }
            }
        }
    }
}

fn line(scanner: &Scanner) -> Line {
    let parity = match scanner.parity {
        config::Parity::None => Parity::None,
        config::Parity::Even => Parity::Even,
        config::Parity::Odd => Parity::Odd,
    };
    let flow = match scanner.flow {
        config::Flow::None => Flow::None,
        config::Flow::RtsCts => Flow::RtsCts,
        config::Flow::XonXoff => Flow::XonXoff,
    };
    let Scanner { baud, seven_bits, two_stop_bits, .. } = *scanner;
    Line { baud, seven_bits, parity, two_stop_bits, flow }
}

/// Ports that are plugged in, those whose names last first. It asks the system: not for a thread that draws.
pub(super) fn ports() -> Vec<String> {
    devices::serial_ports()
}

/// Hands an event to the window, or back to the reader while the window is behind.
fn forward(
    sender: SyncSender<Event>,
    wake: Wake,
) -> impl FnMut(devices::Event) -> Result<(), devices::Event> + Send + 'static {
    move |event| match sender.try_send(told(&event)) {
        Ok(()) => {
            wake();
            Ok(())
        }
        Err(TrySendError::Full(_)) => Err(event),
        // The window is closed; nobody waits for it.
        Err(TrySendError::Disconnected(_)) => Ok(()),
    }
}

fn told(event: &devices::Event) -> Event {
    match event {
        devices::Event::Scanned { source, code, at_ms } => {
            Event::Scanned(Came { port: Some(source.clone()), code: code.clone(), at_ms: *at_ms })
        }
        devices::Event::Up { source } => Event::Reader { port: source.clone(), state: ReaderState::Ready },
        devices::Event::Down { source, reason } => {
            let state = match reason {
                Reason::NotThere => ReaderState::NotThere,
                Reason::InUse => ReaderState::InUse,
                Reason::NotAllowed => ReaderState::NotAllowed,
                Reason::Other(said) => ReaderState::Other(said.clone()),
            };
            Event::Reader { port: source.clone(), state }
        }
    }
}
