//! Where a draft gets its rows from: the caller hands them over one at a time, so that no batch is ever whole in memory.

use std::io::Read;

use crate::domain::ledger::{Action, Hash};
use crate::exchange::fault::Halt;

/// The rows of one batch. Each method is called once, in the order below; it passes every row to `each` and hands on a
/// `Halt` that `each` returns. All three must speak of one moment of the register (one read transaction).
pub trait Source {
    /// Every action to send; those of one station in the order of their `seq`.
    fn actions(&mut self, each: &mut dyn FnMut(&Action) -> Result<(), Halt>) -> Result<(), Halt>;

    /// The state of every case that those actions touch: one JSON object each, on one line.
    fn cases(&mut self, each: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Halt>;

    /// Every file that those actions name. One that comes twice is sent once.
    fn attachments(&mut self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Halt>;
}

/// An attached file on its way.
pub struct Attachment<'a> {
    pub sha256: Hash,
    /// "image/jpeg", "application/pdf".
    pub media: &'a str,
    /// Size; `content` must give exactly as many bytes.
    pub bytes: u64,
    pub content: &'a mut dyn Read,
}
