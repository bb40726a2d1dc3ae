//! Scanners and printers, each driven on a thread of its own that posts what it reads.

pub mod barcode;
mod child;
pub mod document;
pub mod printer;
mod scratch;

pub use barcode::Barcode;

/// What a device has to say. `source` is the port, as the settings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Scanned {
        source: String,
        code: Barcode,
        /// When it was read, in milliseconds of the reader's own clock, which says nothing but how far codes are apart.
        at_ms: u64,
    },
    /// The device is there and listened to.
    Up {
        source: String,
    },
    Down {
        source: String,
        reason: Reason,
    },
}

/// Why a device cannot be used now. It is a state, not an error: the port is tried again and again.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Reason {
    #[error("not plugged in")]
    NotThere,
    #[error("another program holds the port")]
    InUse,
    #[error("this user may not open the port")]
    NotAllowed,
    /// What the system said, in its own words.
    #[error("{0}")]
    Other(String),
}

/// Names of the serial ports that are plugged in. Where the system has names that stay with a device however it is
/// plugged in, they come first.
pub fn serial_ports() -> Vec<String> {
    if !ports_are_told() {
        return vec![];
    }
    let plain = serialport::available_ports()
        .map_or_else(|_| vec![], |ports| ports.into_iter().map(|port| port.port_name).collect());
    [lasting_ports(), plain].concat()
}

/// Where Linux lists no ports (a container, a bare change of root), serialport would panic instead of finding none.
fn ports_are_told() -> bool {
    !cfg!(target_os = "linux") || std::path::Path::new("/sys/class/tty").is_dir()
}

/// Linux names a reader by its maker and serial number there.
fn lasting_ports() -> Vec<String> {
    let mut ports: Vec<String> = std::fs::read_dir("/dev/serial/by-id")
        .into_iter()
        .flatten()
        .flatten()
        .map(|entry| entry.path().display().to_string())
        .collect();
    ports.sort();
    ports
}
