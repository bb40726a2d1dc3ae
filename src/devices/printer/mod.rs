//! Printers: the bytes of a paper go out, and what is known of them afterwards comes back. A printer that can answer is
//! asked before and after; one that cannot has taken the bytes, and more is not known. Each is driven on a thread of its
//! own (`attend`), by one of the ways in `ways`.

mod attend;
mod status;
#[cfg(test)]
mod tests;
mod ways;

pub use attend::{Attendant, Job};
pub use status::{Paper, QUESTIONS, Status};
pub use ways::Way;

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
    /// All of it was taken, and the printer says that it is well.
    Printed,
    /// All of it was taken; the printer cannot say more.
    Taken,
    /// Some of it was taken, or all of it and then something happened: somebody has to look.
    Unsure(Trouble),
    /// Nothing came out.
    Failed(Trouble),
}

/// One printer, opened for one job.
pub trait Printer {
    /// How it is; `None` when it cannot say.
    fn status(&mut self) -> Option<Status>;

    /// Sends all of `bytes`; on a fault how many went out before it.
    fn send(&mut self, bytes: &[u8]) -> Result<(), (usize, Trouble)>;
}

/// Asks, sends, and asks again.
pub fn print(printer: &mut dyn Printer, bytes: &[u8]) -> Outcome {
    if let Some(status) = printer.status().filter(|status| !status.is_ready()) {
        return Outcome::Failed(Trouble::NotReady(status));
    }
    match printer.send(bytes) {
        Err((0, trouble)) => Outcome::Failed(trouble),
        Err((_, trouble)) => Outcome::Unsure(trouble),
        Ok(()) => match printer.status() {
            None => Outcome::Taken,
            Some(status) if status.is_ready() => Outcome::Printed,
            Some(status) => Outcome::Unsure(Trouble::NotReady(status)),
        },
    }
}
