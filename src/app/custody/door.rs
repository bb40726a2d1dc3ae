//! The door of a centre whose key stands behind a passphrase: the window knocks with what was typed
//! and goes on drawing, while a thread of its own does the second's work of opening.

use std::sync::mpsc::{Receiver, TryRecvError, sync_channel};

use super::{Kept, Passphrase};
use crate::app::backup::Rescue;
use crate::app::found::{self, Opened, Surroundings, unlock_centre};
use crate::app::{Fault, Wake};
use crate::cli::WhichCentre;
use crate::config::{Centre, KeyKeeping, Screen};
use crate::env::Env;

/// A centre that opens only to a passphrase, as far as it can be known from outside.
#[derive(Debug, Clone)]
pub struct Locked {
    which: WhichCentre,
    surroundings: Surroundings,
    pub centre: Centre,
    /// How its window looks; `None` when that was kept and can no longer be read.
    pub screen: Option<Screen>,
    /// There is no register yet: the passphrase is to be chosen.
    pub new: bool,
    env: fn() -> Env,
}

impl Locked {
    /// The centre, if it is one that opens to a passphrase; `env` is what it will open with.
    pub fn of(which: &WhichCentre, surroundings: &Surroundings, env: fn() -> Env) -> Option<Locked> {
        let folder = found::folder(which, surroundings);
        let centre = Centre::load(&folder.join("centre.toml")).ok()?;
        let kept = Kept::read(&folder).ok()?;
        let new = kept.is_none();
        let locked = match kept {
            Some(kept) => matches!(kept, Kept::Passphrase(_)),
            None => centre.key == KeyKeeping::Passphrase,
        };
        let screen = found::screen(&folder);
        let (which, surroundings) = (which.clone(), surroundings.clone());
        locked.then_some(Locked { which, surroundings, centre, screen, new, env })
    }

    fn try_with(&self, passphrase: &Passphrase) -> Result<Opened, Shut> {
        let Locked { which, surroundings, env, .. } = self;
        unlock_centre(which, surroundings, Some(passphrase), env()).map_err(|fault| {
            let rescue = Rescue::of(&fault, which, surroundings, Some(passphrase), *env);
            Shut { fault, rescue: rescue.map(Box::new) }
        })
    }
}

/// Why it stays shut, and the way out where the register is missing or damaged.
pub struct Shut {
    pub fault: Fault,
    pub rescue: Option<Box<Rescue>>,
}

/// Where the window knocks.
pub struct Door {
    pub locked: Locked,
    wake: Wake,
    opening: Option<Receiver<Result<Opened, Shut>>>,
}

impl Door {
    /// `wake` asks the window to look whether the door has opened.
    pub fn new(locked: Locked, wake: Wake) -> Door {
        Door { locked, wake, opening: None }
    }

    /// Asks the window to look.
    pub fn wake(&self) -> Wake {
        self.wake.clone()
    }

    /// Whether a passphrase is being tried.
    pub fn is_opening(&self) -> bool {
        self.opening.is_some()
    }

    /// Tries a passphrase, unless one is being tried.
    pub fn knock(&mut self, passphrase: Passphrase) {
        if self.is_opening() {
            return;
        }
        let (answer, answered) = sync_channel(1);
        let (locked, wake) = (self.locked.clone(), self.wake.clone());
        let knocking = std::thread::Builder::new().name("door".into()).spawn(move || {
            let opened = locked.try_with(&passphrase);
            // A window that was closed meanwhile needs no answer.
            let _ = answer.send(opened);
            wake();
        });
        self.opening = knocking.is_ok().then_some(answered);
    }

    /// The centre, or why it did not open, once that is known.
    pub fn answer(&mut self) -> Option<Result<Opened, Shut>> {
        match self.opening.as_ref()?.try_recv() {
            Ok(answer) => {
                self.opening = None;
                Some(answer)
            }
            Err(TryRecvError::Empty) => None,
            Err(TryRecvError::Disconnected) => {
                self.opening = None;
                None
            }
        }
    }
}
