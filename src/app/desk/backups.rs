//! Backups at the desk: making one, and putting one in the register's place.

use std::path::Path;

use super::Desk;
use crate::app::found::founding;
use crate::app::{Fault, Outcome};
use crate::register::By;
use crate::views::RestorePlan;

impl Desk {
    /// Makes one at every place; a place where it did not work is told when no other took one.
    pub(super) fn make_backup(&mut self) -> Result<Outcome, Fault> {
        if !self.keeper.has_places() {
            return Err(Fault::NoBackupPlace);
        }
        let (made, failed): (Vec<_>, Vec<_>) =
            self.keeper.make().into_iter().map(|(_, made)| made).partition(Result::is_ok);
        match (made.into_iter().flatten().next(), failed.into_iter().find_map(Result::err)) {
            (Some(backup), _) => Ok(Outcome::BackedUp { file: backup.file, seq: backup.statement.held.seq }),
            (None, fault) => Err(fault.unwrap_or(Fault::NoBackupPlace)),
        }
    }

    /// What restoring this backup would mean.
    pub(super) fn restore_plan(&self, file: &Path) -> Result<RestorePlan, Fault> {
        self.keeper.plan(&self.keeper.named(Some(file))?)
    }

    /// Puts a backup in the register's place. Nobody is signed in afterwards: the staff are those of then.
    pub(super) fn restore_backup(&mut self, by: &By, file: Option<&Path>) -> Result<Outcome, Fault> {
        // A damaged register is not asked.
        if !self.is_damaged()
            && let Some((series, aside)) = self.register.first_answer(by)?
        {
            return Ok(Outcome::Restored { series, aside });
        }
        let backup = self.keeper.named(file)?;
        let founding = founding(&self.centre);
        let keeper = self.keeper.clone();
        let prepared = keeper.prepare(&backup, &founding, self.register.env(), by)?;
        let (series, aside) = (prepared.goes.series().clone(), prepared.aside.clone());
        let _no_copy_meanwhile = keeper.rest();
        self.session = None;
        self.register.give_way(prepared, &founding)?;
        self.begin_again()?;
        Ok(Outcome::Restored { series, aside })
    }
}
