//! The lines of a batch, kept while it is verified where they are few enough, so that nobody reads them a second time. What
//! is kept is handed out only with a batch that passed every check.

use crate::domain::ledger::Action;

/// An action in memory besides its texts.
const AROUND: usize = 400;

/// Everything that a small batch tells.
#[derive(Debug, Default)]
pub struct Kept {
    /// In the order of the batch.
    pub actions: Vec<Action>,
    /// Each as JSON.
    pub cases: Vec<String>,
}

/// Keeps lines until they are too many; then all of them go.
pub(super) struct Keeping {
    room: usize,
    kept: Option<Kept>,
}

impl Keeping {
    /// Up to about so many bytes.
    pub(super) fn new(room: usize) -> Self {
        Keeping { room, kept: (room > 0).then(Kept::default) }
    }

    pub(super) fn action(&mut self, bytes: usize, action: Action) {
        if let Some(kept) = self.room_for(AROUND + bytes) {
            kept.actions.push(action);
        }
    }

    pub(super) fn case(&mut self, text: &str) {
        if let Some(kept) = self.room_for(text.len()) {
            kept.cases.push(text.to_owned());
        }
    }

    pub(super) fn finish(self) -> Option<Kept> {
        self.kept
    }

    fn room_for(&mut self, bytes: usize) -> Option<&mut Kept> {
        match self.room.checked_sub(bytes) {
            Some(room) => self.room = room,
            None => self.kept = None,
        }
        self.kept.as_mut()
    }
}
