//! The staff: enrolling them, the first of them too, and letting them try again.

use chrono::NaiveDate;

use super::Desk;
use crate::app::secret::{self, Secret};
use crate::app::{Fault, Outcome};
use crate::domain::mark::OfficerId;
use crate::domain::officer::{Officer, Permission, Role};
use crate::register::{By, NewOfficer, RegisterFault};

impl Desk {
    /// Whether somebody of these roles may be enrolled though nobody signed in: the system administrator
    /// alone, and only while the register has none.
    ///
    /// Fails with `AdministratorEnrols` once it has one, with `AdministratorFirst` for anybody else.
    pub fn may_enrol_unasked(&self, roles: &[Role]) -> Result<(), Fault> {
        let is_administrator = |roles: &[Role]| roles.contains(&Role::SystemAdministrator);
        for officer in self.register.officers()? {
            // One whose secret was lost with a damaged register enrols nobody any more.
            if is_administrator(&officer.roles) && self.register.can_sign_in(&officer.id)? {
                return Err(Fault::AdministratorEnrols);
            }
        }
        if is_administrator(roles) { Ok(()) } else { Err(Fault::AdministratorFirst) }
    }

    /// Whether a real centre has nobody at all yet.
    pub fn awaits_administrator(&self) -> bool {
        let nobody = || self.register.officers().is_ok_and(|officers| officers.is_empty());
        !self.centre.practice && !self.is_damaged() && nobody()
    }

    /// Enrols the register's first system administrator, in the program's own name: whoever may open the
    /// register on this machine may say who that is, once.
    pub fn enrol_first(
        &mut self,
        officer: &str,
        name: String,
        roles: Vec<Role>,
        chosen: &Secret,
    ) -> Result<Outcome, Fault> {
        self.may_enrol_unasked(&roles)?;
        let by = By::program(format!("enrol-first-{}", self.register.env_mut().uid()));
        self.enrol_officer(&by, officer, name, roles, None, chosen)
    }

    pub(super) fn enrol_officer(
        &mut self,
        by: &By,
        officer: &str,
        name: String,
        roles: Vec<Role>,
        until: Option<NaiveDate>,
        chosen: &Secret,
    ) -> Result<Outcome, Fault> {
        self.check_service(&roles, until)?;
        let least = least_of(&roles);
        if chosen.length() < least {
            return Err(Fault::SecretTooShort { least });
        }
        if name.trim().chars().count() < 2 {
            return Err(Fault::NameTooShort);
        }
        let id: OfficerId = officer
            .parse()
            .map_err(|_| Fault::BadLine { expected: "officer: 2 to 32 Latin letters or digits".into() })?;
        let salt = self.register.env_mut().bytes();
        let hash = self.pins.hash(chosen, salt).ok_or(Fault::SecretTooShort { least })?;
        let officer = Officer { id, name: name.trim().to_owned(), roles, until };
        self.register.enrol_officer(by, NewOfficer { officer, secret: hash })?;
        Ok(Outcome::OfficerEnrolled {})
    }

    pub(super) fn change_officer(
        &mut self,
        by: &By,
        officer: &str,
        name: &str,
        roles: Vec<Role>,
        until: Option<NaiveDate>,
    ) -> Result<Outcome, Fault> {
        self.check_service(&roles, until)?;
        if name.trim().chars().count() < 2 {
            return Err(Fault::NameTooShort);
        }
        let id = self.other_officer(officer)?;
        self.register.change_officer(by, Officer { id, name: name.trim().to_owned(), roles, until })?;
        Ok(Outcome::OfficerChanged {})
    }

    /// Fails with `ReasonMissing` when `by` carries none.
    pub(super) fn end_officer(&mut self, by: &By, officer: &str) -> Result<Outcome, Fault> {
        let id = self.other_officer(officer)?;
        if by.reason.is_none() {
            return Err(Fault::ReasonMissing);
        }
        self.register.end_officer(by, &id)?;
        Ok(Outcome::OfficerEnded {})
    }

    /// Somebody has a role, and a last day from today on where one is owed or given.
    fn check_service(&self, roles: &[Role], until: Option<NaiveDate>) -> Result<(), Fault> {
        match until {
            _ if roles.is_empty() => Err(Fault::RolesMissing),
            None if roles.iter().any(|role| role.is_temporary()) => Err(Fault::EndDateMissing),
            Some(last) if last < self.today() => Err(Fault::EndDatePast),
            _ => Ok(()),
        }
    }

    /// A colleague: so somebody who may change the staff is always left, and nobody gives themselves a role.
    fn other_officer(&self, officer: &str) -> Result<OfficerId, Fault> {
        let id = known(officer)?;
        if self.session.as_ref().is_some_and(|signed_in| signed_in.id == id) {
            return Err(Fault::OwnRoles);
        }
        Ok(id)
    }

    pub(super) fn give_badge(&mut self, by: &By, officer: &str) -> Result<Outcome, Fault> {
        let badge = self.register.give_badge(by, &known(officer)?)?.value;
        Ok(Outcome::BadgeGiven { badge })
    }

    pub(super) fn unlock_officer(&mut self, by: &By, officer: &str) -> Result<Outcome, Fault> {
        let id = known(officer)?;
        self.register.unlock_officer(by, &id)?;
        Ok(Outcome::OfficerUnlocked {})
    }
}

/// A name that cannot exist is one that nobody has.
fn known(officer: &str) -> Result<OfficerId, RegisterFault> {
    officer.parse().map_err(|_| RegisterFault::NotFound { what: "officer", id: officer.trim().to_owned() })
}

/// Characters that the secret of somebody with these roles has at least.
pub fn least_of(roles: &[Role]) -> usize {
    let in_charge = roles.iter().any(|role| role.allows(Permission::UnlockOfficers));
    if in_charge { secret::SHORTEST_IN_CHARGE } else { secret::SHORTEST }
}
