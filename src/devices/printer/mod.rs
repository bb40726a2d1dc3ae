//! Printers: the bytes of a paper go out, and what is known of them afterwards comes back. A printer that can answer is
//! asked before and after; one that cannot has taken the bytes, and more is not known. Each is driven on a thread of its
//! own (`attend`), by one of the ways in `ways`.

mod attend;
mod ipp;
mod line;
mod queue;
mod status;
#[cfg(test)]
mod tests;
mod ways;

pub use attend::{Attendant, Job, News};
pub use status::{Paper, QUESTIONS, Status};
pub use ways::{Way, queues, usb_devices};

/// Whether this system's own queues take our papers: those of CUPS take PDFs and rolls. Those of Windows take no PDF.
pub const QUEUES: bool = cfg!(unix);

/// Why a paper did not go out, or not surely.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Trouble {
    #[error("it is not there")]
    NotThere,
    #[error("this user may not use it")]
    NotAllowed,
    #[error("another program holds it")]
    InUse,
    /// It took nothing more for so long that it was given up.
    #[error("it takes nothing")]
    Stuck,
    /// It answered, and is not ready.
    #[error("it is not ready: {0:?}")]
    NotReady(Status),
    #[error("{0}")]
    Other(String),
}

/// What became of a paper.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Outcome {
    /// All of it was taken, and the printer says that it is well, or the system that it is done.
    Printed,
    /// All of it was taken; the printer cannot say more.
    Taken,
    /// Some of it was taken, or all of it and then something happened: somebody has to look.
    Unsure(Trouble),
    /// Nothing came out.
    Failed(Trouble),
}

/// Hears what a paper waits for while it is on its way.
pub type Waits<'a> = &'a mut dyn FnMut(Trouble);

/// One printer, opened for one job.
pub trait Printer {
    /// How it is; `None` when it cannot say.
    fn status(&mut self) -> Result<Option<Status>, Trouble>;

    /// Sends all of `bytes`; on a fault how many went out before it.
    fn send(&mut self, bytes: &[u8]) -> Result<(), (usize, Trouble)>;

    /// What became of the bytes, all of which were taken.
    fn settle(&mut self, _: Waits<'_>) -> Outcome {
        match self.status() {
            Ok(None) => Outcome::Taken,
            Ok(Some(status)) if status.is_ready() => Outcome::Printed,
            Ok(Some(status)) => Outcome::Unsure(Trouble::NotReady(status)),
            Err(trouble) => Outcome::Unsure(trouble),
        }
    }
}

/// Asks, sends, and asks again. `answered` says whether this printer has ever said how it is, and is told: one that has
/// and now does not is busy with somebody else's paper, or hangs.
pub fn print(printer: &mut dyn Printer, bytes: &[u8], answered: &mut bool, waits: Waits<'_>) -> Outcome {
    match printer.status() {
        Err(trouble) => return Outcome::Failed(trouble),
        Ok(Some(status)) if !status.is_ready() => return Outcome::Failed(Trouble::NotReady(status)),
        Ok(None) if *answered => return Outcome::Failed(Trouble::Stuck),
        Ok(status) => *answered |= status.is_some(),
    }
    match printer.send(bytes) {
        Err((0, trouble)) => Outcome::Failed(trouble),
        Err((_, trouble)) => Outcome::Unsure(trouble),
        Ok(()) => match printer.settle(waits) {
            Outcome::Taken if *answered => Outcome::Unsure(Trouble::Stuck),
            outcome => outcome,
        },
    }
}
