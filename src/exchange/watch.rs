//! How long work tells how far it is, and how it is asked to stop.

use std::sync::atomic::{AtomicBool, Ordering};

/// What is being done just now.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step {
    /// Gathering actions; `done` counts them.
    Actions,
    /// Gathering cases; `done` counts them.
    Cases,
    /// Copying attachments; `done` counts them.
    Attachments,
    /// Reading the file back, or a file that came; `done` and `of` are bytes.
    Reading,
    /// Copying a sealed file; `done` and `of` are bytes.
    Copying,
}

/// How far a step is; `of` is the whole where it is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Progress {
    pub step: Step,
    pub done: u64,
    pub of: Option<u64>,
}

/// The caller's end of long work. Raise `cancel` from any thread; what was half written is removed.
pub struct Watch<'a> {
    pub progress: &'a mut dyn FnMut(Progress),
    pub cancel: &'a AtomicBool,
}

impl Watch<'_> {
    /// Tells the caller; true when the work should stop.
    pub(super) fn tell(&mut self, step: Step, done: u64, of: Option<u64>) -> bool {
        (self.progress)(Progress { step, done, of });
        self.cancel.load(Ordering::Relaxed)
    }
}
