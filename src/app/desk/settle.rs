//! What two units did differently about one case is settled: one of the deeds stands, for a reason.

use super::Desk;
use crate::app::{Fault, Outcome};
use crate::domain::case::{DeedAt, Matter, Settled, conflicts};
use crate::register::{By, RegisterFault};

impl Desk {
    /// Fails with `NotFound` when there is no such conflict or that deed is none of it, and with `TookPart` when a
    /// verdict is to be settled by somebody who received the case.
    pub(super) fn settle_conflict(
        &mut self,
        by: &By,
        case: &str,
        matter: &Matter,
        stands: &DeedAt,
    ) -> Result<Outcome, Fault> {
        let case = self.case_named(case)?;
        case.person().map_err(RegisterFault::from)?;
        if *matter == Matter::Decided && case.received_by.contains(&by.officer) {
            return Err(RegisterFault::TookPart.into());
        }
        let trail = self.register.trail(case.uid)?;
        let open =
            conflicts(&trail).into_iter().find(|conflict| conflict.matter == *matter && conflict.settled.is_none());
        let settled = open.and_then(|conflict| Settled::by(&conflict, stands, &trail));
        let id = || format!("{}/{}", stands.station, stands.seq);
        let settled = settled.ok_or_else(|| RegisterFault::NotFound { what: "conflict", id: id() })?;
        self.register.settle(by, case.uid, settled)?;
        Ok(Outcome::ConflictSettled {})
    }
}
