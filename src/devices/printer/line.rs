//! A printer at the end of a line of bytes: a socket, a serial port, a device file. It is asked in its own language, and
//! every byte that it took is counted, so that after a fault it is known whether anything can have come out.

use std::fs::File;
use std::io::{ErrorKind, Read, Write};
use std::thread;
use std::time::{Duration, Instant};

use super::{Printer, QUESTIONS, Status, Trouble};

/// To take the next bytes: a full buffer empties within a second or two.
pub(super) const WRITE: Duration = Duration::from_secs(5);
/// To answer.
pub(super) const ANSWER: Duration = Duration::from_secs(1);
/// Bytes that go out within [`WRITE`] on the slowest line, 9,600 bits a second.
const PIECE: usize = 2048;
const LOOK: Duration = Duration::from_millis(10);

pub(super) struct Line<S> {
    pub stream: S,
    pub answers: bool,
    /// Dots of a picture may look like a question, and there are printers that answer it: so many answers may come
    /// before those that were asked for.
    unasked: usize,
}

impl<S: Read> Line<S> {
    pub fn new(stream: S, answers: bool) -> Line<S> {
        Line { stream, answers, unasked: 0 }
    }

    /// Hears as many answers as may come; the last four are to the questions.
    fn hear(&mut self, answers: &mut Vec<u8>) -> std::io::Result<()> {
        for _ in 0..QUESTIONS.len() + std::mem::take(&mut self.unasked) {
            let mut answer = [0];
            self.stream.read_exact(&mut answer)?;
            answers.push(answer[0]);
        }
        Ok(())
    }
}

impl<S: Read + Write> Printer for Line<S> {
    fn status(&mut self) -> Result<Option<Status>, Trouble> {
        if !self.answers {
            return Ok(None);
        }
        let asked = self.stream.write_all(&QUESTIONS.concat()).and_then(|()| self.stream.flush());
        let mut answers = vec![];
        let heard = asked.and_then(|()| self.hear(&mut answers));
        match (heard, answers.last_chunk()) {
            (_, Some(last)) => Ok(Status::read(*last)),
            (Err(error), None) if matches!(error.kind(), ErrorKind::ConnectionReset | ErrorKind::BrokenPipe) => {
                Err(Trouble::NotThere)
            }
            // It is not asked again in this job: each time would cost a second.
            (_, None) => {
                self.answers = false;
                Ok(None)
            }
        }
    }

    fn send(&mut self, bytes: &[u8]) -> Result<(), (usize, Trouble)> {
        self.unasked = bytes.windows(3).filter(|three| QUESTIONS.iter().any(|question| question == three)).count();
        let mut sent = 0;
        for piece in bytes.chunks(PIECE) {
            let (began, mut left) = (Instant::now(), piece);
            while !left.is_empty() {
                match self.stream.write(left) {
                    Ok(count @ 1..) => (sent, left) = (sent + count, &left[count..]),
                    Err(error) if error.kind() == ErrorKind::Interrupted => {}
                    Err(error) => return Err((sent, trouble(error))),
                    Ok(0) => return Err((sent, Trouble::Stuck)),
                }
                // A byte now and then is the line's own buffers, and no printer that prints.
                if !left.is_empty() && began.elapsed() > WRITE {
                    return Err((sent, Trouble::Stuck));
                }
            }
        }
        self.stream.flush().map_err(|error| (sent, trouble(error)))
    }
}

/// A device file that was opened so that nothing waits in the system for ever; the waiting is done here, with patience.
pub(super) struct Patient(pub File);

impl Patient {
    fn tried<T>(
        &mut self,
        patience: Duration,
        mut deed: impl FnMut(&mut File) -> std::io::Result<T>,
    ) -> std::io::Result<T> {
        let began = Instant::now();
        loop {
            match deed(&mut self.0) {
                Err(error) if error.kind() == ErrorKind::WouldBlock && began.elapsed() < patience => {
                    thread::sleep(LOOK);
                }
                Err(error) if error.kind() == ErrorKind::WouldBlock => return Err(ErrorKind::TimedOut.into()),
                done => return done,
            }
        }
    }
}

impl Read for Patient {
    fn read(&mut self, buffer: &mut [u8]) -> std::io::Result<usize> {
        self.tried(ANSWER, |file| file.read(buffer))
    }
}

impl Write for Patient {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.tried(WRITE, |file| file.write(bytes))
    }

    fn flush(&mut self) -> std::io::Result<()> {
        self.0.flush()
    }
}

/// What a fault of the system means for a printer.
pub(super) fn trouble(error: std::io::Error) -> Trouble {
    // No such device or address: a device file whose printer was unplugged.
    const UNPLUGGED: [i32; 2] = [6, 19];
    match error.kind() {
        _ if error.raw_os_error().is_some_and(|code| cfg!(unix) && UNPLUGGED.contains(&code)) => Trouble::NotThere,
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
