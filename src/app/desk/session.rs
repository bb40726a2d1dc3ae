//! Signing in and out, and enrolling staff.

use super::{Desk, asked};
use crate::app::{Command, Fault, Outcome, secret};
use crate::domain::mark::OfficerId;
use crate::domain::officer::{Officer, Role};
use crate::register::{By, NewOfficer};

impl Desk {
    pub(super) fn sign_in(&mut self, id: &str, name: &str, secret: &str) -> Result<Outcome, Fault> {
        let wrong = |left| Fault::WrongSecret { left };
        // A name that cannot exist is refused in the same words as one that does not.
        let officer: OfficerId = name.parse().map_err(|_| wrong(i64::from(secret::TRIES) - 1))?;
        let Some(stored) = self.register.count_attempt(&officer)? else {
            return Err(wrong(i64::from(secret::TRIES) - 1));
        };
        let now = self.register.now_not_back();
        if stored.locked_until_ms > now {
            return Err(Fault::Locked { minutes: (stored.locked_until_ms - now + 59_999) / 60_000 });
        }
        let request = asked(&Command::SignIn { officer: officer.to_string(), secret: String::new() });
        let by = By { officer: officer.clone(), command: id.to_owned(), request, reason: None };
        if !secret::is_right(secret, &stored.secret) {
            // A refusal may be asked again with the right secret: it does not use up the command's id.
            let by = By { command: format!("{id}#{}@{now}", stored.failures), ..by };
            let until = secret::locked_until(stored.failures, now);
            self.register.refuse_sign_in(&by, stored.failures, until)?;
            let left = secret::TRIES - 1 - (stored.failures + secret::TRIES - 1) % secret::TRIES;
            return Err(match until {
                0 => wrong(i64::from(left)),
                _ => Fault::Locked { minutes: (until - now + 59_999) / 60_000 },
            });
        }
        self.register.sign_in(&by)?;
        let officer = self.register.officer(&officer)?.ok_or(Fault::NotSignedIn)?;
        self.session = Some(officer.clone());
        Ok(Outcome::SignedIn { officer })
    }

    pub(super) fn sign_out(&mut self, id: &str) -> Result<Outcome, Fault> {
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

    pub(super) fn enrol_officer(
        &mut self,
        by: &By,
        officer: &str,
        name: String,
        roles: Vec<Role>,
        chosen: &str,
    ) -> Result<Outcome, Fault> {
        if chosen.chars().count() < secret::SHORTEST {
            return Err(Fault::SecretTooShort { least: secret::SHORTEST });
        }
        if name.trim().chars().count() < 2 {
            return Err(Fault::NameTooShort);
        }
        let id: OfficerId = officer
            .parse()
            .map_err(|_| Fault::BadLine { expected: "officer: 2 to 32 Latin letters or digits".into() })?;
        let salt = self.register.env_mut().bytes();
        let hash = secret::hash(chosen, salt).ok_or(Fault::SecretTooShort { least: secret::SHORTEST })?;
        let officer = Officer { id, name: name.trim().to_owned(), roles };
        self.register.enrol_officer(by, NewOfficer { officer, secret: hash })?;
        Ok(Outcome::OfficerEnrolled {})
    }

    /// Whoever is signed in.
    pub fn officer(&self) -> Option<&Officer> {
        self.session.as_ref()
    }
}
