//! A barcode reader on a serial port, also one on USB that shows itself as such a port. One thread
//! listens, opens the port again whenever it was lost, and posts what it reads. It knows neither the
//! window nor what a code means.

use std::convert::Infallible;
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serialport::{DataBits, FlowControl, SerialPort, StopBits};

use super::Framer;
use crate::devices::{Event, Reason, serial_ports};

/// How long one read waits; also how long it may take to stop.
const READ: Duration = Duration::from_millis(50);
/// Pauses between attempts to open the port: from the first, doubled up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// How soon an event that nobody had room for is offered again.
const ROOM_PAUSE: Duration = Duration::from_millis(10);

/// How a reader speaks, as its manual says. One on USB ignores all of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Line {
    /// Bits a second.
    pub baud: u32,
    /// Seven, as old readers send, or eight.
    pub seven_bits: bool,
    pub parity: Parity,
    pub two_stop_bits: bool,
    pub flow: Flow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Parity {
    None,
    Even,
    Odd,
}

/// How the computer says that it cannot take more for now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Flow {
    None,
    /// By wires of its own.
    RtsCts,
    /// By the characters XON and XOFF, which are then lost to sealed blocks.
    XonXoff,
}

impl Line {
    /// As readers leave the factory: 8 bits, no parity, one stop bit.
    pub const fn usual(baud: u32) -> Line {
        Line { baud, seven_bits: false, parity: Parity::None, two_stop_bits: false, flow: Flow::None }
    }

    /// Some readers on USB send nothing before DTR is raised; ports that have no such line ignore it.
    fn open(&self, port: &str) -> serialport::Result<Box<dyn SerialPort>> {
        let parity = match self.parity {
            Parity::None => serialport::Parity::None,
            Parity::Even => serialport::Parity::Even,
            Parity::Odd => serialport::Parity::Odd,
        };
        let flow = match self.flow {
            Flow::None => FlowControl::None,
            Flow::RtsCts => FlowControl::Hardware,
            Flow::XonXoff => FlowControl::Software,
        };
        serialport::new(port, self.baud)
            .timeout(READ)
            .data_bits(if self.seven_bits { DataBits::Seven } else { DataBits::Eight })
            .parity(parity)
            .stop_bits(if self.two_stop_bits { StopBits::Two } else { StopBits::One })
            .flow_control(flow)
            .dtr_on_open(true)
            .open()
    }
}

/// A reader that is listened to until this is dropped, which waits for its thread to end.
#[derive(Debug)]
pub struct SerialReader {
    /// Nothing is ever sent: that it is gone says "stop".
    stop: Option<SyncSender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl SerialReader {
    /// Listens on `port` (`/dev/ttyACM0`, `COM5`), which speaks as `line`. `post` must not block; it gives back an
    /// event for which there is no room, and is offered it again, so that no code is lost meanwhile.
    ///
    /// # Errors
    /// Only when the system has no thread to give. A port that is not there is an [`Event::Down`].
    pub fn start<P>(port: &str, line: Line, post: P) -> io::Result<SerialReader>
    where
        P: FnMut(Event) -> Result<(), Event> + Send + 'static,
    {
        let (stop, stopped) = sync_channel(1);
        let mut ear = Ear { port: port.to_owned(), line, began: Instant::now(), stopped, post };
        let name = format!("scanner {}", port.rsplit('/').next().unwrap_or(port));
        let thread = std::thread::Builder::new().name(name).spawn(move || ear.attend())?;
        Ok(SerialReader { stop: Some(stop), thread: Some(thread) })
    }
}

impl Drop for SerialReader {
    fn drop(&mut self) {
        self.stop = None;
        if let Some(thread) = self.thread.take() {
            // A thread that panicked has ended too.
            let _ = thread.join();
        }
    }
}

/// What the thread owns.
struct Ear<P> {
    port: String,
    line: Line,
    began: Instant,
    stopped: Receiver<Infallible>,
    post: P,
}

impl<P: FnMut(Event) -> Result<(), Event>> Ear<P> {
    fn attend(&mut self) {
        let mut pause = FIRST_PAUSE;
        let mut told = None;
        loop {
            let reason = match self.line.open(&self.port) {
                Ok(port) => {
                    told = None;
                    self.tell(Event::Up { source: self.port.clone() });
                    let opened = Instant::now();
                    if self.listen(port).is_break() {
                        return;
                    }
                    // A port that opens and fails at once is not opened ten times a second.
                    if opened.elapsed() > READ {
                        pause = FIRST_PAUSE;
                    }
                    Reason::NotThere
                }
                Err(error) => self.why_closed(error),
            };
            if told.as_ref() != Some(&reason) {
                self.tell(Event::Down { source: self.port.clone(), reason: reason.clone() });
                told = Some(reason);
            }
            if self.is_stopped_within(pause) {
                return;
            }
            pause = (pause * 2).min(LONGEST_PAUSE);
        }
    }

    /// Reads until the port is lost; breaks when told to stop. A code that was cut off by the loss is
    /// forgotten: half a number is worse than none.
    fn listen(&mut self, mut port: Box<dyn SerialPort>) -> ControlFlow<()> {
        let mut framer = Framer::default();
        let mut buffer = [0; 512];
        while !self.is_stopped_within(Duration::ZERO) {
            let codes = match port.read(&mut buffer) {
                Ok(0) => return ControlFlow::Continue(()),
                Ok(length) => framer.push(&buffer[..length], Instant::now()),
                Err(error) if error.kind() == ErrorKind::TimedOut => {
                    framer.silence(Instant::now()).into_iter().collect()
                }
                Err(error) if error.kind() == ErrorKind::Interrupted => vec![],
                // Unplugged; each system says it in another way. Opening it again tells if it was something else.
                Err(_) => return ControlFlow::Continue(()),
            };
            for code in codes {
                let at_ms = u64::try_from(self.began.elapsed().as_millis()).unwrap_or(u64::MAX);
                self.tell(Event::Scanned { source: self.port.clone(), code, at_ms });
            }
        }
        ControlFlow::Break(())
    }

    /// Posts `event`, however long that takes, unless told to stop.
    fn tell(&mut self, mut event: Event) {
        while let Err(back) = (self.post)(event) {
            if self.is_stopped_within(ROOM_PAUSE) {
                return;
            }
            event = back;
        }
    }

    fn is_stopped_within(&self, pause: Duration) -> bool {
        self.stopped.recv_timeout(pause) == Err(RecvTimeoutError::Disconnected)
    }

    fn why_closed(&self, error: serialport::Error) -> Reason {
        match error.kind {
            serialport::ErrorKind::Io(ErrorKind::NotFound) => Reason::NotThere,
            serialport::ErrorKind::Io(ErrorKind::PermissionDenied) => Reason::NotAllowed,
            // On Linux this kind says that the lock is taken; on Windows also that there is no such port.
            serialport::ErrorKind::NoDevice if cfg!(unix) || serial_ports().contains(&self.port) => Reason::InUse,
            serialport::ErrorKind::NoDevice => Reason::NotThere,
            _ => Reason::Other(error.description),
        }
    }
}
