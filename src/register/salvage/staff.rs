//! The staff of a salvaged register. Whoever's row was saved is enrolled anew, because how they came to be
//! enrolled may be among what was lost. Of whom only the ledger tells, a backup may still know the secret; without
//! one their service ends here, and they are named, so that somebody enrols them again.

use chrono::NaiveDate;

use super::Salvaged;
use crate::domain::ledger::{Action, Deed, Hash, Subject};
use crate::domain::officer::Officer;
use crate::register::action::{COLUMNS, FROM, Read, from_row};
use crate::register::entry::Entry;
use crate::register::officer::{KINDS, all, as_told, write};
use crate::register::{Result, badge};

pub(super) fn enrol(
    entry: &mut Entry<'_>,
    known: &[(Officer, String)],
    today: NaiveDate,
    found: &mut Salvaged,
) -> Result<()> {
    let rows = all(entry.tx)?;
    let saved = actions(entry)?;
    // A badge whose giving was lost is given again.
    badge::write_as_told(entry.tx, &saved)?;
    let mut missing = as_told(saved);
    missing.retain(|id, _| rows.iter().all(|row| row.id != *id));
    for officer in rows {
        appears(entry, officer)?;
    }
    for (id, officer) in missing {
        match known.iter().find(|(known, _)| known.id == id) {
            Some((_, secret)) => {
                write(entry.tx, &officer, secret)?;
                appears(entry, officer)?;
            }
            None => {
                found.staff.push(officer.clone());
                let until = today.pred_opt().unwrap_or_default();
                // No secret is the right one for an empty hash.
                write(entry.tx, &Officer { until: Some(until), ..officer }, "")?;
                entry.append(Subject::Station, &Deed::OfficerEnded { officer: id, until })?;
            }
        }
    }
    Ok(())
}

fn appears(entry: &mut Entry<'_>, officer: Officer) -> Result<()> {
    let Officer { id, name, roles, until } = officer;
    entry.append(Subject::Station, &Deed::OfficerEnrolled { officer: id, name, roles, until })
}

/// What was saved of all that was done about the staff.
fn actions(entry: &Entry<'_>) -> Result<Vec<Action>> {
    let kinds = KINDS.iter().chain([&badge::KIND]).map(|kind| format!("'{kind}'")).collect::<Vec<_>>().join(", ");
    let sql = format!("select {COLUMNS} {FROM} where a.kind in ({kinds})");
    let mut query = entry.tx.prepare(&sql)?;
    let (mut rows, mut actions) = (query.query([])?, vec![]);
    while let Some(row) = rows.next()? {
        actions.push(from_row(row, Hash::START, Read::ToFold)?);
    }
    Ok(actions)
}
