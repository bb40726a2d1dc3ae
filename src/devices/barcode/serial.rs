//! A barcode reader on a serial port, also one on USB that shows itself as such a port. One thread
//! listens, opens the port again whenever it was lost, and posts what it reads. It knows neither the
//! window nor what a code means.

use std::convert::Infallible;
use std::io::{self, ErrorKind, Read};
use std::ops::ControlFlow;
use std::sync::mpsc::{Receiver, RecvTimeoutError, SyncSender, sync_channel};
use std::thread::JoinHandle;
use std::time::{Duration, Instant};

use serialport::SerialPort;

use super::Framer;
use crate::devices::{Event, Reason, serial_ports};

/// How long one read waits; also how long it may take to stop.
const READ: Duration = Duration::from_millis(50);
/// Pauses between attempts to open the port: from the first, doubled up to the longest.
const FIRST_PAUSE: Duration = Duration::from_millis(100);
const LONGEST_PAUSE: Duration = Duration::from_secs(2);
/// How soon an event that nobody had room for is offered again.
const ROOM_PAUSE: Duration = Duration::from_millis(10);

/// A reader that is listened to until this is dropped, which waits for its thread to end.
#[derive(Debug)]
pub struct SerialReader {
    /// Nothing is ever sent: that it is gone says "stop".
    stop: Option<SyncSender<Infallible>>,
    thread: Option<JoinHandle<()>>,
}

impl SerialReader {
    /// Listens on `port` (`/dev/ttyACM0`, `COM5`) at `baud`. `post` must not block; it gives back an
    /// event for which there is no room, and is offered it again, so that no code is lost meanwhile.
    ///
    /// # Errors
    /// Only when the system has no thread to give. A port that is not there is an [`Event::Down`].
    pub fn start<P>(port: &str, baud: u32, post: P) -> io::Result<SerialReader>
    where
        P: FnMut(Event) -> Result<(), Event> + Send + 'static,
    {
        let (stop, stopped) = sync_channel(1);
        let mut line = Line { port: port.to_owned(), baud, stopped, post };
        let name = format!("scanner {}", port.rsplit('/').next().unwrap_or(port));
        let thread = std::thread::Builder::new().name(name).spawn(move || line.attend())?;
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
struct Line<P> {
    port: String,
    baud: u32,
    stopped: Receiver<Infallible>,
    post: P,
}

impl<P: FnMut(Event) -> Result<(), Event>> Line<P> {
    fn attend(&mut self) {
        let mut pause = FIRST_PAUSE;
        let mut told = None;
        loop {
            let reason = match self.open() {
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

    /// Some readers on USB send nothing before DTR is raised; ports that have no such line ignore it.
    fn open(&self) -> serialport::Result<Box<dyn SerialPort>> {
        serialport::new(&self.port, self.baud).timeout(READ).dtr_on_open(true).open()
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
                self.tell(Event::Scanned { source: self.port.clone(), code });
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
