//! When the register is missing or damaged, the window that says so also offers the way out: the newest backup
//! is restored, or what can be read is salvaged, by somebody whom that backup knows as one who keeps backups.
//! The work is done on a thread of its own; the window goes on drawing.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

use super::{Backup, Closed};
use crate::app::custody::Locked;
use crate::app::secret::{Checked, Cost, Pins, Secret};
use crate::app::{Fault, Surroundings, Wake};
use crate::cli::WhichCentre;
use crate::domain::officer::Permission;
use crate::env::Env;
use crate::i18n::Tr;
use crate::register::RegisterFault;
use crate::views::RestorePlan;

/// How long a wrong secret takes, so that guessing at this window takes days.
const REFUSAL: Duration = Duration::from_secs(3);

/// A way out of a register that does not open.
pub struct Rescue {
    closed: Arc<Closed>,
    backup: Backup,
    /// What restoring would mean.
    pub plan: RestorePlan,
    /// The file is there and damaged: something in it may be readable.
    pub damaged: bool,
    env: fn() -> Env,
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    Restore,
    Salvage,
}

impl Rescue {
    /// The way out of `fault`, when there is one: the register is missing or damaged, its key is at hand and
    /// there is a backup.
    pub fn of(fault: &Fault, which: &WhichCentre, surroundings: &Surroundings, env: fn() -> Env) -> Option<Rescue> {
        let damaged = match fault {
            Fault::Register(RegisterFault::Missing) => false,
            Fault::Register(RegisterFault::Damaged(_) | RegisterFault::Content(_)) => true,
            _ => return None,
        };
        if Locked::of(which, surroundings, env).is_some() {
            // Its passphrase was typed elsewhere and is not kept; the command line asks for it.
            return None;
        }
        let closed = Closed::of(which, surroundings, None, &env()).ok()?;
        let backup = closed.keeper.named(None).ok()?;
        let plan = closed.keeper.plan(&backup).ok()?;
        Some(Rescue { closed: Arc::new(closed), backup, plan, damaged, env })
    }

    /// Begins; what came of it, in lines to show, is sent when it is done.
    pub fn begin(
        &self,
        remedy: Remedy,
        (officer, secret): (String, Secret),
        tr: Tr,
        wake: Wake,
    ) -> Option<Receiver<Result<Vec<String>, Fault>>> {
        let (answer, answered) = sync_channel(1);
        let (closed, backup, env) = (Arc::clone(&self.closed), self.backup.clone(), self.env);
        let work = move || {
            let done =
                closed.lets(&backup, &officer, &secret).and_then(|()| closed.remedy(remedy, &backup, &mut env(), &tr));
            // A window that was closed meanwhile needs no answer.
            let _ = answer.send(done);
            wake();
        };
        std::thread::Builder::new().name("rescue".into()).spawn(work).ok().map(|_| answered)
    }
}

impl Closed {
    /// Whether the backup knows this officer as one who keeps backups, by this secret.
    fn lets(&self, backup: &Backup, officer: &str, secret: &Secret) -> Result<(), Fault> {
        let begun = Instant::now();
        let pins = Pins::new(self.keeper.source.key().ok_or(Fault::NotAllowed)?, Cost::COUNTER);
        let known = officer.parse().ok().map(|id| self.keeper.source.officer_in(&backup.file, &id)).transpose()?;
        let right = known.flatten().filter(|(_, stored)| pins.check(secret, stored) != Checked::Wrong);
        match right {
            Some((officer, _)) if officer.may(Permission::KeepBackups) => Ok(()),
            Some(_) => Err(Fault::NotAllowed),
            None => {
                std::thread::sleep(REFUSAL.saturating_sub(begun.elapsed()));
                Err(Fault::WrongSecret { left: 1 })
            }
        }
    }

    fn remedy(&self, remedy: Remedy, backup: &Backup, env: &mut Env, tr: &Tr) -> Result<Vec<String>, Fault> {
        match remedy {
            Remedy::Restore => {
                let (goes, aside) = self.restore(backup, env)?;
                let [series, aside] = [goes.series().to_string(), aside.display().to_string()];
                Ok(vec![tr.backup_restored(crate::text::isolate(&series), crate::text::isolate(&aside))])
            }
            Remedy::Salvage => Ok(super::words::salvaged(&self.salvage(env)?, tr)),
        }
    }
}
