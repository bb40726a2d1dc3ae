//! The barcode readers that the settings name, listened to for as long as this is kept; what they
//! read goes to the window as events.

use std::sync::mpsc::{SyncSender, TrySendError};

pub use crate::devices::barcode::Wedge;

use super::worker::{Event, Wake};
use crate::config;
use crate::devices;
use crate::devices::barcode::SerialReader;

/// Ends its threads when dropped, within a fraction of a second.
#[derive(Debug, Default)]
pub struct Scanners {
    _readers: Vec<SerialReader>,
}

impl Scanners {
    /// Starts one reader for each of `wanted`. Each says at once, as [`Event::Device`], whether it is
    /// there, and again when that changes; it may be plugged in at any time.
    pub fn start(wanted: &[config::Scanner], sender: SyncSender<Event>, wake: Wake) -> Scanners {
        let readers = wanted.iter().filter_map(|scanner| {
            let started = SerialReader::start(&scanner.port, scanner.baud, forward(sender.clone(), wake.clone()));
            if started.is_err() {
                // No thread for it: it stays down. At the start there is room for a few events.
                let _ = sender.try_send(Event::Device { name: scanner.port.clone(), up: false });
            }
            started.ok()
        });
        Scanners { _readers: readers.collect() }
    }
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
        devices::Event::Scanned { code, .. } => Event::Scanned(code.text.clone()),
        devices::Event::Up { source } => Event::Device { name: source.clone(), up: true },
        devices::Event::Down { source, .. } => Event::Device { name: source.clone(), up: false },
    }
}
