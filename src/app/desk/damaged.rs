//! The desk of a damaged register: what can be read is shown, every deed is refused in the same words, and two
//! mend it: a backup is restored, or what can be read is salvaged into a new register. Nothing is written
//! meanwhile; wrong secrets, drafts and who looked at whom are kept in memory until it can be.

use std::collections::BTreeMap;

use super::Desk;
use super::session::refusal;
use crate::app::backup::{Far, keep_list};
use crate::app::found::founding;
use crate::app::secret::{self, Checked, Secret};
use crate::app::{Command, Fault, Outcome};
use crate::domain::ledger::Looked;
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::officer::Officer;
use crate::register::{By, RegisterFault, StoredSecret};
use crate::views::Damage;

/// What the desk remembers while nothing can be written.
#[derive(Default)]
pub(super) struct Meanwhile {
    /// Wrong tries in a row, and until when nobody may try again, in milliseconds UTC.
    tries: BTreeMap<OfficerId, (u32, i64)>,
    /// What clerks were typing; none where the sheet was cleared.
    drafts: BTreeMap<OfficerId, Option<String>>,
    /// Who looked at which case, and how they came to it.
    looks: BTreeMap<(OfficerId, Uid), Looked>,
    /// The damage has been said.
    told: bool,
}

/// Whether a command may be tried in a damaged register.
fn mends(command: &Command) -> bool {
    matches!(
        command,
        Command::SignIn { .. } | Command::SignOut {} | Command::RestoreBackup { .. } | Command::Salvage {}
    )
}

impl Desk {
    pub fn is_damaged(&self) -> bool {
        self.register.damage().is_some()
    }

    /// Damage that was found beside the desk, while a copy was made, is heeded from here.
    pub(super) fn heed_damage(&mut self) -> Result<(), Fault> {
        Ok(self.register.heed_damage()?)
    }

    /// Fails with `ReadingOnly` for every deed that would be written into a damaged register.
    pub(super) fn check_sound(&self, command: &Command) -> Result<(), Fault> {
        match self.is_damaged() && !mends(command) {
            true => Err(RegisterFault::ReadingOnly.into()),
            false => Ok(()),
        }
    }

    /// What was done or answered; a fault that tells of damage turns the desk to reading.
    pub(super) fn beware<T>(&mut self, done: Result<T, Fault>) -> Result<T, Fault> {
        let Err(Fault::Register(fault)) = done else { return done };
        let known = self.is_damaged();
        let follows = matches!(fault, RegisterFault::Database(_) | RegisterFault::DiskFails(_));
        if !(fault.tells_of_damage() || known && follows) {
            return Err(fault.into());
        }
        self.register.read_on(&fault.to_string())?;
        Err(RegisterFault::Unreadable.into())
    }

    /// The news that the register is damaged, or that it no longer is; each is said once.
    pub fn news_of_damage(&mut self) -> Option<Option<Damage>> {
        let damage = self.register.damage();
        if std::mem::replace(&mut self.meanwhile.told, damage.is_some()) == damage.is_some() {
            return None;
        }
        Some(damage.map(|cause| {
            let newest = self.keeper.named(None).and_then(|backup| self.keeper.plan(&backup));
            Damage { cause, newest: newest.ok() }
        }))
    }

    /// Reads the names, which the first search would have to wait for.
    pub fn read_names(&mut self) {
        let read = self.register.read_names().map_err(Fault::from);
        // What cannot be read now is told to whoever searches.
        let _ = self.beware(read);
    }

    /// Signs somebody in to read: nothing is written down of it.
    pub(super) fn sign_in_to_read(&mut self, name: &str, secret: &Secret) -> Result<Outcome, Fault> {
        let known = name.parse::<OfficerId>().ok().and_then(|id| self.as_last_known(&id));
        let Some((officer, stored)) = known else {
            self.pins.check_nobody(secret);
            return Err(Fault::WrongSecret { left: i64::from(secret::TRIES) - 1 });
        };
        let now = self.register.now_not_back();
        let before = (stored.failures, stored.locked_until_ms);
        let (failures, until) = *self.meanwhile.tries.get(&officer.id).unwrap_or(&before);
        if until > now {
            return Err(Fault::locked(until - now));
        }
        if self.pins.check(secret, &stored.secret) == Checked::Wrong {
            let failures = failures.saturating_add(1);
            let wait = secret::wait_ms(failures);
            self.meanwhile.tries.insert(officer.id, (failures, now + wait));
            return Err(refusal(failures));
        }
        if let Some(ended) = self.has_ended(&officer) {
            return Err(ended);
        }
        self.meanwhile.tries.insert(officer.id.clone(), (0, 0));
        self.session = Some(officer.clone());
        Ok(Outcome::SignedIn { officer })
    }

    /// Somebody as the register knows them, or as the newest backup does where that cannot be read.
    fn as_last_known(&mut self, id: &OfficerId) -> Option<(Officer, StoredSecret)> {
        let read = self.register.secret_of(id).map_err(Fault::from);
        if let Ok(found) = self.beware(read) {
            return found;
        }
        let backup = self.keeper.named(None).ok()?;
        let (officer, secret) = self.keeper.source().officer_in(&backup.file, id).ok()??;
        Some((officer, StoredSecret { secret, failures: 0, locked_until_ms: 0 }))
    }

    /// Brings what can be read into a new register, in the damaged one's place. Nobody is signed in afterwards.
    ///
    /// Fails with `NothingToSalvage` while nothing is known to be wrong.
    pub(super) fn salvage(&mut self, by: &By) -> Result<Outcome, Fault> {
        if !self.is_damaged() {
            return Err(Fault::NothingToSalvage);
        }
        let founding = founding(&self.centre);
        let keeper = self.keeper.clone();
        let _no_copy_meanwhile = keeper.rest();
        let (found, prepared) = keeper.salvage_beside(&founding, self.register.env(), by, &*self.far)?;
        self.session = None;
        self.register.give_way(prepared, &founding)?;
        keep_list(&found, &self.centre)?;
        self.begin_again()?;
        Ok(Outcome::Salvaged(Box::new(found)))
    }

    /// What a register that was put in the place of another is given at once.
    pub(super) fn begin_again(&mut self) -> Result<(), Fault> {
        self.catalogue = self.register.remember_catalogue(self.centre.country.code(), &self.book.catalogue_text)?;
        for (officer, draft) in std::mem::take(&mut self.meanwhile.drafts) {
            match draft {
                Some(body) => self.register.save_draft(&officer, &body)?,
                None => self.register.clear_draft(&officer)?,
            }
        }
        for ((officer, case), how) in std::mem::take(&mut self.meanwhile.looks) {
            // A case that was lost has no trail to stand in.
            let _ = self.register.record_look(&officer, case, how);
        }
        self.meanwhile.tries.clear();
        Ok(())
    }

    /// A look that is written down when that can be done again.
    pub(super) fn remember_look(&mut self, officer: OfficerId, case: Uid, how: Looked) {
        self.meanwhile.looks.entry((officer, case)).or_insert(how);
    }

    /// Keeps what is being typed, on disk or, while that is damaged, in memory.
    pub(super) fn keep_draft(&mut self, body: Option<String>) -> Result<(), Fault> {
        let officer = self.serving()?.id.clone();
        if self.is_damaged() {
            self.meanwhile.drafts.insert(officer, body);
            return Ok(());
        }
        match body {
            Some(body) => Ok(self.register.save_draft(&officer, &body)?),
            None => Ok(self.register.clear_draft(&officer)?),
        }
    }

    /// The draft of whoever is signed in.
    pub(super) fn draft(&self) -> Result<Option<String>, Fault> {
        let officer = &self.serving()?.id;
        match self.meanwhile.drafts.get(officer) {
            Some(draft) => Ok(draft.clone()),
            None => Ok(self.register.draft(officer)?),
        }
    }

    /// Who is told how far something long has come.
    pub fn tell_how_far(&mut self, far: Far) {
        self.far = far;
    }
}
