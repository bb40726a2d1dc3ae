//! The ways to a printer: a socket (port 9100), a device file (`/dev/usb/lp0`), a serial port, and the system's own
//! queues. Each is opened for one job and closed after it, so that another counter may use it too, and so that a printer
//! that was switched off and on again needs nobody to do anything.

use std::fs::OpenOptions;
use std::io::{ErrorKind, Read, Write};
use std::net::{TcpStream, ToSocketAddrs};
use std::path::PathBuf;
use std::process::{Command, Stdio};
use std::time::Duration;

use super::{Printer, QUESTIONS, Status, Trouble};

/// To be there.
const CONNECT: Duration = Duration::from_secs(2);
/// To take the next bytes: a full buffer empties within a second.
const WRITE: Duration = Duration::from_secs(5);
/// To answer.
const ANSWER: Duration = Duration::from_secs(1);
/// Bytes at a time, so that after a fault it is known how much went out.
const PIECE: usize = 4096;

/// Where a printer is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Way {
    /// `192.168.1.50:9100`.
    Socket(String),
    /// `/dev/usb/lp0`: takes bytes and says nothing.
    Device(PathBuf),
    Serial {
        port: String,
        baud: u32,
    },
    /// A queue of the system, by its name.
    Queue(String),
}

impl Way {
    /// Opens the printer for one job.
    pub fn open(&self) -> Result<Box<dyn Printer>, Trouble> {
        Ok(match self {
            Way::Socket(address) => Box::new(Line { stream: socket(address)?, answers: true }),
            Way::Device(path) => {
                // Some drivers cannot be read from without waiting for ever; so it is not asked.
                let stream = OpenOptions::new().write(true).open(path).map_err(trouble)?;
                Box::new(Line { stream: Mute(stream), answers: false })
            }
            Way::Serial { port, baud } => {
                let port =
                    serialport::new(port, *baud).timeout(ANSWER).open().map_err(|error| serial_trouble(&error))?;
                Box::new(Line { stream: port, answers: true })
            }
            Way::Queue(name) => Box::new(Queue(name.clone())),
        })
    }
}

/// A printer at the end of a line of bytes.
struct Line<S> {
    stream: S,
    answers: bool,
}

impl<S: Read + Write> Printer for Line<S> {
    fn status(&mut self) -> Option<Status> {
        if !self.answers {
            return None;
        }
        let mut answers = [0; 4];
        for (question, answer) in QUESTIONS.iter().zip(&mut answers) {
            let asked = self.stream.write_all(question).and_then(|()| self.stream.flush());
            if asked.and_then(|()| self.stream.read_exact(std::slice::from_mut(answer))).is_err() {
                // It is not asked again in this job: each time would cost a second.
                self.answers = false;
                return None;
            }
        }
        Status::read(answers)
    }

    fn send(&mut self, bytes: &[u8]) -> Result<(), (usize, Trouble)> {
        let mut sent = 0;
        for piece in bytes.chunks(PIECE) {
            self.stream.write_all(piece).map_err(|error| (sent, trouble(error)))?;
            sent += piece.len();
        }
        self.stream.flush().map_err(|error| (sent, trouble(error)))
    }
}

/// A file that is only written to.
struct Mute(std::fs::File);

impl Read for Mute {
    fn read(&mut self, _: &mut [u8]) -> std::io::Result<usize> {
        Err(ErrorKind::Unsupported.into())
    }
}

impl Write for Mute {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.write(bytes)
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// A queue of the system: it takes the whole paper or nothing, and prints it by itself.
struct Queue(String);

impl Printer for Queue {
    fn status(&mut self) -> Option<Status> {
        None
    }

    fn send(&mut self, bytes: &[u8]) -> Result<(), (usize, Trouble)> {
        let raw: &[&str] = if bytes.starts_with(b"%PDF-") { &[] } else { &["-o", "raw"] };
        let mut lp = Command::new("lp");
        lp.args(["-s", "-d", &self.0]).args(raw).stdin(Stdio::piped()).stdout(Stdio::null()).stderr(Stdio::piped());
        let mut child = lp.spawn().map_err(|error| (0, trouble(error)))?;
        let written = child.stdin.take().map_or(Ok(()), |mut input| input.write_all(bytes));
        let said = child.wait_with_output().map_err(|error| (0, trouble(error)))?;
        match said.status.success() && written.is_ok() {
            true => Ok(()),
            false => Err((0, Trouble::Other(String::from_utf8_lossy(&said.stderr).trim().to_owned()))),
        }
    }
}

fn socket(address: &str) -> Result<TcpStream, Trouble> {
    let found = address.to_socket_addrs().map_err(|_| Trouble::NotThere)?.next().ok_or(Trouble::NotThere)?;
    let stream = TcpStream::connect_timeout(&found, CONNECT).map_err(trouble)?;
    let set = stream.set_write_timeout(Some(WRITE)).and_then(|()| stream.set_read_timeout(Some(ANSWER)));
    set.map_err(trouble)?;
    Ok(stream)
}

fn trouble(error: std::io::Error) -> Trouble {
    match error.kind() {
        ErrorKind::NotFound
        | ErrorKind::ConnectionRefused
        | ErrorKind::ConnectionReset
        | ErrorKind::BrokenPipe
        | ErrorKind::HostUnreachable
        | ErrorKind::NetworkUnreachable => Trouble::NotThere,
        ErrorKind::PermissionDenied => Trouble::NotAllowed,
        ErrorKind::ResourceBusy => Trouble::InUse,
        ErrorKind::TimedOut | ErrorKind::WouldBlock => Trouble::Stuck,
        _ => Trouble::Other(error.to_string()),
    }
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
