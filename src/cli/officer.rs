//! `shubbak officer add`: the first system administrator of a new register, who could not sign in before
//! being there; and anybody else by the secret of one who may enrol them.

use std::path::{Path, PathBuf};

use chrono::NaiveDate;

use super::ask::{first_line, unseen};
use crate::app::{Command, Desk, Fault, Outcome, Secret, least_secret};
use crate::domain::officer::Role;
use crate::env::Env;
use crate::i18n::Tr;

/// Whom to enrol, and in whose name.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct AddOfficer {
    /// The name of sign-in.
    pub officer: String,
    /// As shown on screen and paper.
    pub name: String,
    pub roles: Vec<Role>,
    /// Last day of service; owed for a temporary entry clerk.
    pub until: Option<NaiveDate>,
    /// Who enrols; nobody where it is the first system administrator.
    pub by: Option<String>,
    /// The new secret; without a file it is asked for, twice.
    pub secret_file: Option<PathBuf>,
    /// The secret of `by`.
    pub by_secret_file: Option<PathBuf>,
}

/// Roles as they are written: parted by commas.
pub(super) fn roles_of(text: &str) -> Result<Vec<Role>, String> {
    let known = || Role::ALL.iter().filter_map(|role| serde_json::to_value(role).ok()?.as_str().map(str::to_owned));
    let one = |word: &str| {
        let role = serde_json::from_value(serde_json::Value::from(word.trim()));
        role.map_err(|_| format!("a role is one of {}, not «{word}»", known().collect::<Vec<_>>().join(", ")))
    };
    text.split(',').map(one).collect()
}

/// Enrols them, and gives what there is to say.
///
/// Fails with `AdministratorEnrols` or `AdministratorFirst` when it is nobody who enrols and the register has
/// a system administrator, or is to get somebody else before one; else as signing in and enrolling do.
pub fn add(add: &AddOfficer, desk: &mut Desk, tr: &Tr) -> Result<String, Fault> {
    match &add.by {
        None => {
            desk.may_enrol_unasked(&add.roles)?;
            let secret = add.chosen(tr)?;
            desk.enrol_first(&add.officer, add.name.clone(), add.roles.clone(), &secret)?;
        }
        Some(by) => {
            let secret = secret_of(by, add.by_secret_file.as_deref(), tr)?;
            let enrol = |desk: &mut Desk| add.enrol(desk, tr);
            in_the_name_of(desk, by, secret, enrol)?;
        }
    }
    Ok(format!("{}\n", tr.officer_enrolled(add.name.trim(), &add.officer)))
}

impl AddOfficer {
    /// In the name of whoever is signed in.
    fn enrol(&self, desk: &mut Desk, tr: &Tr) -> Result<Outcome, Fault> {
        let (officer, name, roles) = (self.officer.clone(), self.name.clone(), self.roles.clone());
        let secret = self.chosen(tr)?;
        carry_out(desk, Command::EnrolOfficer { officer, name, roles, secret, until: self.until })
    }

    /// The new secret: typed twice, since nobody sees what they type.
    fn chosen(&self, tr: &Tr) -> Result<Secret, Fault> {
        if let Some(file) = &self.secret_file {
            return Ok(Secret::from(first_line(file)?.as_str()));
        }
        let needed = || Fault::SecretNeeded { option: "--secret-file" };
        let question = tr.officer_ask_new(least_secret(&self.roles), &self.officer);
        let chosen = Secret::from(unseen(&question).ok_or_else(needed)?.as_str());
        let again = Secret::from(unseen(&tr.officer_ask_again()).ok_or_else(needed)?.as_str());
        if chosen.folded() == again.folded() { Ok(chosen) } else { Err(Fault::SecretsDiffer) }
    }
}

/// Does it in the name of `by`, who is signed in for it and out again.
pub(super) fn in_the_name_of(
    desk: &mut Desk,
    by: &str,
    secret: Secret,
    deed: impl FnOnce(&mut Desk) -> Result<Outcome, Fault>,
) -> Result<Outcome, Fault> {
    carry_out(desk, Command::SignIn { officer: by.to_owned(), secret })?;
    let done = deed(desk);
    carry_out(desk, Command::SignOut {})?;
    done
}

pub(super) fn secret_of(officer: &str, file: Option<&Path>, tr: &Tr) -> Result<Secret, Fault> {
    let typed = match file {
        Some(file) => first_line(file)?,
        None => unseen(&tr.officer_ask(officer)).ok_or(Fault::SecretNeeded { option: "--by-secret-file" })?,
    };
    Ok(Secret::from(typed.as_str()))
}

pub(super) fn carry_out(desk: &mut Desk, command: Command) -> Result<Outcome, Fault> {
    let id = format!("officer-{}", Env::system().uid());
    desk.carry_out(&id, command)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn roles_are_written_as_in_the_ledger() {
        assert_eq!(roles_of("counter_clerk, cashier").unwrap(), [Role::CounterClerk, Role::Cashier]);
        let told = roles_of("clerk").unwrap_err();
        assert!(told.contains("system_administrator") && told.contains("«clerk»"), "{told}");
    }
}
