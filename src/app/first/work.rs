//! One thing that takes a while, done on a thread of its own while the window goes on drawing.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use crate::app::Wake;

/// What is being done, if anything.
pub struct Work<T> {
    wake: Wake,
    under_way: Option<Receiver<T>>,
}

impl<T: Send + 'static> Work<T> {
    /// Nothing yet; `wake` asks the window to look whether it is done.
    pub fn new(wake: Wake) -> Work<T> {
        Work { wake, under_way: None }
    }

    /// Asks the window to look.
    pub fn wake(&self) -> Wake {
        self.wake.clone()
    }

    pub fn is_under_way(&self) -> bool {
        self.under_way.is_some()
    }

    /// Begins it, unless something is under way.
    pub fn begin(&mut self, what: impl FnOnce() -> T + Send + 'static) {
        if self.is_under_way() {
            return;
        }
        let (done, answer) = sync_channel(1);
        let wake = self.wake.clone();
        let begun = std::thread::Builder::new().name("first start".into()).spawn(move || {
            // A window that was closed meanwhile needs no answer.
            let _ = done.send(what());
            wake();
        });
        self.under_way = begun.is_ok().then_some(answer);
    }

    /// What came of it, once it is done.
    pub fn answer(&mut self) -> Option<T> {
        let answer = self.under_way.as_ref()?.try_recv();
        if !matches!(answer, Err(TryRecvError::Empty)) {
            self.under_way = None;
        }
        answer.ok()
    }
}
