//! Signing in and out.

use std::time::{Duration, Instant};

use super::{Desk, asked};
use crate::app::secret::{self, Checked, Secret};
use crate::app::{Command, Fault, Outcome};
use crate::domain::mark::OfficerId;
use crate::domain::officer::Officer;
use crate::register::By;

/// How long a refusal takes: longer than checking a secret does on a slow machine.
const REFUSAL: Duration = Duration::from_millis(600);

/// What so many wrong tries in a row cost.
pub(super) fn refusal(failures: u32) -> Fault {
    match secret::wait_ms(failures) {
        0 => Fault::WrongSecret { left: i64::from(secret::left(failures)) },
        wait => Fault::locked(wait),
    }
}

impl Desk {
    pub(super) fn sign_in(&mut self, id: &str, name: &str, secret: &Secret) -> Result<Outcome, Fault> {
        let begun = Instant::now();
        let tried = self.try_secret(id, name, secret);
        if matches!(tried, Err(Fault::WrongSecret { .. } | Fault::Locked { .. })) && !self.centre.practice {
            // Every refusal takes as long: how long it took tells nobody whether the name exists.
            std::thread::sleep(REFUSAL.saturating_sub(begun.elapsed()));
        }
        tried
    }

    fn try_secret(&mut self, id: &str, name: &str, secret: &Secret) -> Result<Outcome, Fault> {
        if self.is_damaged() {
            return self.sign_in_to_read(name, secret);
        }
        // A name that cannot exist is refused like one that does not.
        let officer = name.parse::<OfficerId>().ok();
        let counted = officer.as_ref().map(|officer| self.register.count_attempt(officer, secret::wait_ms));
        let (Some(officer), Some(stored)) = (officer, counted.transpose()?.flatten()) else {
            self.pins.check_nobody(secret);
            if self.register.officers()?.is_empty() {
                return Err(Fault::NobodyEnrolled);
            }
            return Err(Fault::WrongSecret { left: i64::from(secret::TRIES) - 1 });
        };
        let now = self.register.now_not_back();
        if stored.locked_until_ms > now {
            return Err(Fault::locked(stored.locked_until_ms - now));
        }
        let request = asked(&Command::SignIn { officer: officer.to_string(), secret: Secret::default() });
        let by = By { officer: officer.clone(), command: id.to_owned(), request, reason: None };
        let rehashed = match self.pins.check(secret, &stored.secret) {
            Checked::Wrong => return Err(self.refuse(by, stored.failures)?),
            Checked::Right => None,
            Checked::RightButOld => {
                let salt = self.register.env_mut().bytes();
                self.pins.hash(secret, salt)
            }
        };
        let officer = self.register.officer(&officer)?.ok_or(Fault::NotSignedIn)?;
        if let Some(ended) = self.has_ended(&officer) {
            self.refuse(by, stored.failures)?;
            return Err(ended);
        }
        self.register.sign_in(&by, rehashed)?;
        self.session = Some(officer.clone());
        self.found.clear();
        Ok(Outcome::SignedIn { officer })
    }

    /// Writes the refusal down and says what comes of it.
    fn refuse(&mut self, by: By, failures: u32) -> Result<Fault, Fault> {
        // It may be asked again with the right secret: a refusal does not use up the command's id.
        let command = format!("{}#{failures}@{}", by.command, self.register.now_not_back());
        self.register.refuse_sign_in(&By { command, ..by }, failures)?;
        Ok(refusal(failures))
    }

    pub(super) fn sign_out(&mut self, id: &str) -> Result<Outcome, Fault> {
        if self.is_damaged() {
            self.session = None;
            return Ok(Outcome::SignedOut {});
        }
        let by = |officer| By { officer, command: id.to_owned(), request: asked(&Command::SignOut {}), reason: None };
        let Some(officer) = &self.session else {
            // Only a command that is repeated finds nobody and is still right.
            let before: Option<()> = self.register.first_answer(&by(OfficerId::program()))?;
            return before.map(|()| Outcome::SignedOut {}).ok_or(Fault::NotSignedIn);
        };
        self.register.sign_out(&by(officer.id.clone()))?;
        self.session = None;
        Ok(Outcome::SignedOut {})
    }

    /// Whoever is signed in.
    pub fn officer(&self) -> Option<&Officer> {
        self.session.as_ref()
    }
}
