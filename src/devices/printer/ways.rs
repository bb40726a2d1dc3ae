//! The ways to a printer: a socket (port 9100), a device file (`/dev/usb/lp0`), a serial port, and the system's own
//! queues. Each is opened for one job and closed after it, so that another counter may use it too, and so that a printer
//! that was switched off and on again needs nobody to do anything.

use std::fs::{File, OpenOptions};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::{Path, PathBuf};
use std::time::Duration;

use super::line::{ANSWER, Line, Patient, WRITE, trouble};
use super::queue::Queue;
pub use super::queue::queues;
use super::{Printer, Trouble};

/// To be there.
const CONNECT: Duration = Duration::from_secs(2);

/// Where a printer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// `192.168.1.50:9100`.
    Socket(String),
    /// `/dev/usb/lp0`.
    Device(PathBuf),
    Serial {
        port: String,
        baud: u32,
        /// RTS and CTS are wired.
        handshake: bool,
    },
    /// A queue of the system, by its name, or of the machine `server` (`host:port`).
    Queue { name: String, server: Option<String> },
}

impl Way {
    /// Opens the printer for one job.
    pub fn open(&self) -> Result<Box<dyn Printer>, Trouble> {
        Ok(match self {
            Way::Socket(address) => Box::new(Line::new(socket(address)?, true)),
            Way::Device(path) => {
                let (file, reads) = device(path).map_err(trouble)?;
                // A file of paper is no printer: it is not asked.
                let answers = reads && file.metadata().is_ok_and(|found| !found.is_file());
                Box::new(Line::new(Patient(file), answers))
            }
            Way::Serial { port, baud, handshake } => {
                let flow = if *handshake { serialport::FlowControl::Hardware } else { serialport::FlowControl::None };
                let port = serialport::new(port, *baud).timeout(ANSWER).flow_control(flow).open();
                Box::new(Line::new(port.map_err(|error| serial_trouble(&error))?, true))
            }
            Way::Queue { name, server } => Box::new(Queue::new(name, server.as_deref())),
        })
    }
}

/// Device files of printers on USB that are plugged in.
pub fn usb_devices() -> Vec<String> {
    let found = std::fs::read_dir("/dev/usb").into_iter().flatten().flatten();
    let printers = found.filter(|entry| entry.file_name().to_string_lossy().starts_with("lp"));
    let mut names: Vec<String> = printers.map(|entry| entry.path().display().to_string()).collect();
    names.sort();
    names
}

/// Opens a device file so that nothing waits for ever, and whether it can be read from too.
fn device(path: &Path) -> std::io::Result<(File, bool)> {
    let mut how = OpenOptions::new();
    how.write(true);
    #[cfg(target_os = "linux")]
    std::os::unix::fs::OpenOptionsExt::custom_flags(&mut how, NONBLOCK);
    match how.clone().read(true).open(path) {
        Ok(file) => Ok((file, true)),
        Err(_) => how.open(path).map(|file| (file, false)),
    }
}

/// `O_NONBLOCK`.
#[cfg(target_os = "linux")]
const NONBLOCK: i32 = 0o4000;

fn socket(address: &str) -> Result<TcpStream, Trouble> {
    let found = address.to_socket_addrs().map_err(|_| Trouble::NotThere)?.next().ok_or(Trouble::NotThere)?;
    let stream = TcpStream::connect_timeout(&found, CONNECT).map_err(|error| match trouble(error) {
        // Nobody at that address.
        Trouble::Stuck => Trouble::NotThere,
        trouble => trouble,
    })?;
    let set = stream.set_write_timeout(Some(WRITE)).and_then(|()| stream.set_read_timeout(Some(ANSWER)));
    set.map_err(trouble)?;
    Ok(stream)
}

fn serial_trouble(error: &serialport::Error) -> Trouble {
    match error.kind {
        serialport::ErrorKind::Io(kind) => trouble(kind.into()),
        // On Linux this kind says that the lock is taken.
        serialport::ErrorKind::NoDevice if cfg!(unix) => Trouble::InUse,
        serialport::ErrorKind::NoDevice => Trouble::NotThere,
        _ => Trouble::Other(error.description.clone()),
    }
}
