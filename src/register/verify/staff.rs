//! Holds the rows of the staff against what the ledger says of them: a role that nobody gave shows.

use std::collections::BTreeMap;

use super::Verified;
use crate::domain::ledger::{Action, Deed};
use crate::domain::mark::OfficerId;
use crate::domain::officer::Officer;
use crate::register::{Register, Result};

/// What is done about the staff.
pub(super) const KINDS: [&str; 3] = ["officer_enrolled", "officer_changed", "officer_ended"];

impl Register {
    pub(super) fn verify_staff(&self, mut actions: Vec<Action>, found: &mut Verified) -> Result<()> {
        let mut told: BTreeMap<OfficerId, Officer> = BTreeMap::new();
        actions.sort_by(|a, b| (a.at, &a.station, a.seq).cmp(&(b.at, &b.station, b.seq)));
        for action in actions {
            // What cannot be read is named where the cases are folded, or belongs to a later program.
            match Deed::read(&action) {
                Ok(Some(
                    Deed::OfficerEnrolled { officer: id, name, roles, until }
                    | Deed::OfficerChanged { officer: id, name, roles, until },
                )) => drop(told.insert(id.clone(), Officer { id, name, roles, until })),
                Ok(Some(Deed::OfficerEnded { officer, until })) => {
                    if let Some(officer) = told.get_mut(&officer) {
                        officer.until = Some(until);
                    }
                }
                Ok(_) | Err(_) => {}
            }
        }
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
