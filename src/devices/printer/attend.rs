//! The thread of one printer: it prints one paper at a time, or looks how the printer is, and posts what it learns.
//! Whoever sends never waits; when it has enough to do they are told so at once.

use std::sync::mpsc::{Receiver, SyncSender, TrySendError, sync_channel};
use std::thread::{Builder, JoinHandle};

use super::{Outcome, Status, Trouble, Way, print};

/// Papers that may wait for one printer here; the others wait in the register.
const LINE: usize = 2;

/// A paper for a printer; `id` is the caller's own.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Job {
    pub id: i64,
    pub bytes: Vec<u8>,
}

/// What is learnt of a printer.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum News {
    /// The paper is on its way and waits for this.
    Waits { id: i64, trouble: Trouble },
    /// What became of it.
    Done { id: i64, outcome: Outcome },
    /// How the printer is; `None` when it cannot say.
    Looked(Result<Option<Status>, Trouble>),
}

enum Task {
    Print(Job),
    Look,
}

/// Drives one printer until dropped: the papers still in line are printed, and then its thread ends. Nobody waits for it;
/// every step of it has its own patience, so that it ends.
#[derive(Debug)]
pub struct Attendant {
    line: SyncSender<Task>,
    thread: JoinHandle<()>,
}

impl Attendant {
    /// Starts the thread, named after the printer. `post` is called on it with all that is learnt.
    ///
    /// Fails when the system gives no thread.
    pub fn start(name: &str, way: Way, post: impl FnMut(News) + Send + 'static) -> std::io::Result<Attendant> {
        let (line, tasks) = sync_channel(LINE);
        let thread = Builder::new().name(format!("printer {name}")).spawn(move || attend(&way, &tasks, post))?;
        Ok(Attendant { line, thread })
    }

    /// Puts a paper in line; gives it back when the line is full.
    pub fn put(&self, job: Job) -> Result<(), Job> {
        self.line.try_send(Task::Print(job)).map_err(|error| match error {
            TrySendError::Full(Task::Print(job)) | TrySendError::Disconnected(Task::Print(job)) => job,
            TrySendError::Full(Task::Look) | TrySendError::Disconnected(Task::Look) => Job { id: 0, bytes: vec![] },
        })
    }

    /// Looks how the printer is, once it has nothing else to do; false when it has enough.
    pub fn look(&self) -> bool {
        self.line.try_send(Task::Look).is_ok()
    }

    /// Whether its thread has ended, which it never does while it is kept.
    pub fn is_gone(&self) -> bool {
        self.thread.is_finished()
    }
}

fn attend(way: &Way, tasks: &Receiver<Task>, mut post: impl FnMut(News)) {
    let mut answered = false;
    for task in tasks {
        match (task, way.open()) {
            (Task::Print(Job { id, bytes }), Ok(mut printer)) => {
                let mut waits = |trouble| post(News::Waits { id, trouble });
                let outcome = print(&mut *printer, &bytes, &mut answered, &mut waits);
                post(News::Done { id, outcome });
            }
            (Task::Print(Job { id, .. }), Err(trouble)) => {
                post(News::Done { id, outcome: Outcome::Failed(trouble) });
            }
            (Task::Look, opened) => {
                let status = opened.and_then(|mut printer| printer.status());
                // One that has answered and does not is not well.
                post(News::Looked(match status {
                    Ok(None) if answered => Err(Trouble::Stuck),
                    status => status,
                }));
            }
        }
    }
}
