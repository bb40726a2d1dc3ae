//! Holds the rows of the staff against what the ledger says of them: a role that nobody gave shows.

use super::Verified;
use crate::domain::ledger::Action;
use crate::register::{Register, Result, officer};

impl Register {
    pub(super) fn verify_staff(&self, actions: Vec<Action>, found: &mut Verified) -> Result<()> {
        if !self.badges_are_as_told(&actions)? {
            found.add("badge", "the badges are not those that were given".to_owned());
        }
        let mut told = officer::as_told(actions);
        for officer in self.officers()? {
            if told.remove(&officer.id).as_ref() != Some(&officer) {
                found.add(&format!("officer {}", officer.id), "its row is not what its actions say".to_owned());
            }
        }
        for id in told.into_keys() {
            found.add(&format!("officer {id}"), "the row is gone".to_owned());
        }
        Ok(())
    }
}
