//! Scanners and printers, each driven on a thread of its own that posts what it reads.

pub mod barcode;
pub mod document;
pub mod printer;

pub use barcode::Barcode;

/// What a device has to say. `source` is the port, as the settings name it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Event {
    Scanned {
        source: String,
        code: Barcode,
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

/// Names of the serial ports that are plugged in.
pub fn serial_ports() -> Vec<String> {
    serialport::available_ports()
        .map_or_else(|_| vec![], |ports| ports.into_iter().map(|port| port.port_name).collect())
}
