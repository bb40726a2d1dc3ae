//! The thread of one printer: papers wait in line, one is printed at a time, and what became of each is posted. Whoever
//! sends never waits; when the line is full they are told so at once.

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::Builder;

use super::{Outcome, Way, print};

/// Papers that may wait for one printer.
const LINE: usize = 32;

/// A paper for a printer; `id` is the caller's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub id: u64,
    pub bytes: Vec<u8>,
}

/// Drives one printer until dropped: the papers still in line are printed, and then its thread ends. Nobody waits for it.
#[derive(Debug)]
pub struct Attendant {
    line: SyncSender<Job>,
}

impl Attendant {
    /// Starts the thread, named after the printer. `post` is called on it with each paper's outcome.
    ///
    /// Fails when the system gives no thread.
    pub fn start(name: &str, way: Way, post: impl FnMut(u64, Outcome) + Send + 'static) -> std::io::Result<Attendant> {
        let (line, jobs) = sync_channel(LINE);
        Builder::new().name(format!("printer {name}")).spawn(move || attend(&way, &jobs, post))?;
        Ok(Attendant { line })
    }

    /// Puts a paper in line; gives it back when the line is full.
    pub fn put(&self, job: Job) -> Result<(), Job> {
        self.line.try_send(job).map_err(|error| match error {
            TrySendError::Full(job) | TrySendError::Disconnected(job) => job,
        })
    }
}

fn attend(way: &Way, jobs: &Receiver<Job>, mut post: impl FnMut(u64, Outcome)) {
    for job in jobs {
        let outcome = match way.open() {
            Ok(mut printer) => print(&mut *printer, &job.bytes),
            Err(trouble) => Outcome::Failed(trouble),
        };
        post(job.id, outcome);
    }
}
