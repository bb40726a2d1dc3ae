//! When the register is missing, or so damaged that it cannot even be read, the window that says so also offers
//! the way out: the newest backup or another that lies elsewhere is restored, or what can be read is salvaged, by
//! somebody whom that backup knows as one who keeps backups. The work is done on a thread of its own; the window
//! goes on drawing.

use std::path::Path;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, sync_channel};
use std::time::{Duration, Instant};

use super::{Backup, Closed};
use crate::app::custody::Passphrase;
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

/// Words of progress that may wait to be heard.
const WAITING: usize = 4;

/// A way out of a register that does not open.
pub struct Rescue {
    closed: Arc<Closed>,
    /// The newest backup, or the one that was looked for, and what restoring it would mean.
    offer: Option<(Backup, RestorePlan)>,
    /// The file is there and damaged, and something in it may be readable.
    pub salvageable: bool,
    env: fn() -> Env,
}

/// What is heard of it while it is done.
#[derive(Debug)]
pub enum Heard {
    /// So much is done, and of how much.
    Far(u64, u64),
    /// What came of it, in lines to show.
    Done(Result<Vec<String>, Fault>),
}

/// What is to be done.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Remedy {
    Restore,
    Salvage,
}

impl Rescue {
    /// The way out of `fault`, when there is one: the register is missing or damaged and its key is at hand,
    /// behind `passphrase` where it stands behind one.
    pub fn of(
        fault: &Fault,
        which: &WhichCentre,
        surroundings: &Surroundings,
        passphrase: Option<&Passphrase>,
        env: fn() -> Env,
    ) -> Option<Rescue> {
        let damaged = match fault {
            Fault::Register(RegisterFault::Missing) => false,
            Fault::Register(RegisterFault::Damaged(_) | RegisterFault::Content(_)) => true,
            _ => return None,
        };
        let closed = Closed::of(which, surroundings, passphrase, &env()).ok()?;
        let salvageable = damaged && closed.keeper.source.can_be_read();
        let mut rescue = Rescue { closed: Arc::new(closed), offer: None, salvageable, env };
        // Without one it is looked for.
        let _ = rescue.look_at(None);
        Some(rescue)
    }

    /// What restoring the backup on offer would mean.
    pub fn plan(&self) -> Option<&RestorePlan> {
        self.offer.as_ref().map(|(_, plan)| plan)
    }

    /// Offers the backup in `file` from now on, or the newest.
    ///
    /// Fails with `NoBackup` when it is none of this station's, or nothing is said of it beside it.
    pub fn look_at(&mut self, file: Option<&Path>) -> Result<(), Fault> {
        let backup = self.closed.keeper.named(file)?;
        let plan = self.closed.keeper.plan(&backup)?;
        self.offer = Some((backup, plan));
        Ok(())
    }

    /// Begins, where a backup is on offer; what is heard of it is sent, and last what came of it.
    pub fn begin(
        &self,
        remedy: Remedy,
        (officer, secret): (String, Secret),
        tr: Tr,
        wake: Wake,
    ) -> Option<Receiver<Heard>> {
        let (answer, answered) = sync_channel(WAITING);
        let (closed, backup, env) = (Arc::clone(&self.closed), self.offer.as_ref()?.0.clone(), self.env);
        let work = move || {
            let far = |done, all| {
                // The next one tells it as well.
                let _ = answer.try_send(Heard::Far(done, all));
                wake();
            };
            let done = closed.lets(&backup, &officer, &secret);
            let done = done.and_then(|()| closed.remedy(remedy, &backup, &mut env(), &tr, &far));
            // A window that was closed meanwhile needs no answer.
            let _ = answer.send(Heard::Done(done));
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

    fn remedy(
        &self,
        remedy: Remedy,
        backup: &Backup,
        env: &mut Env,
        tr: &Tr,
        far: &dyn Fn(u64, u64),
    ) -> Result<Vec<String>, Fault> {
        match remedy {
            Remedy::Restore => {
                let (goes, aside) = self.restore(backup, env)?;
                let [series, aside] = [goes.series().to_string(), aside.display().to_string()];
                Ok(vec![tr.backup_restored(crate::text::isolate(&series), crate::text::isolate(&aside))])
            }
            Remedy::Salvage => Ok(super::words::salvaged(&self.salvage(env, far)?, tr)),
        }
    }
}
