//! What a pack brings, put in its place within the one commit.

use super::{Brings, CameDecision, NewPack, PackTaken, reference, trail, write_down};
use crate::domain::case::{Case, Decision, Stage};
use crate::domain::ledger::{Deed, Subject};
use crate::register::entry::Entry;
use crate::register::{Result, catalogue};

pub(super) fn all(entry: &mut Entry<'_>, pack: NewPack<'_>) -> Result<PackTaken> {
    let mut taken = pack.taken;
    match pack.brings {
        Brings::Catalogue { country, body } => {
            let sha256 = catalogue::keep(entry.tx, country, &body, entry.now.ms)?;
            taken.catalogue = taken.catalogue.map(|(_, effective)| (sha256, effective));
            taken.applied = 1;
        }
        Brings::Register { name, head, rows } => {
            taken.applied = reference::replace(entry.tx, (&name, taken.number, &head), &rows)?;
        }
        Brings::Decisions(decisions) => decide(entry, &mut taken, decisions)?,
        Brings::Trail(actions) => taken.applied = trail::take(entry, taken.number, actions)?,
    }
    write_down(entry, taken)
}

/// The same pack once more: what stands beside the ledger is put right where it is gone.
pub(super) fn again(entry: &mut Entry<'_>, taken: &PackTaken, brings: &Brings<'_>) -> Result<()> {
    match brings {
        Brings::Catalogue { country, body } => catalogue::keep(entry.tx, country, body, entry.now.ms).map(drop),
        Brings::Register { name, head, rows } => match reference::number(entry.tx, name)? {
            Some(held) if held >= taken.number => Ok(()),
            _ => reference::replace(entry.tx, (name, taken.number, head), rows).map(drop),
        },
        Brings::Decisions(_) | Brings::Trail(_) => Ok(()),
    }
}

fn decide(entry: &mut Entry<'_>, taken: &mut PackTaken, decisions: Vec<CameDecision>) -> Result<()> {
    let why_taken = entry.by.reason.take();
    for came in decisions {
        let no = came.case.to_string();
        match entry.case_by_no(&came.case)? {
            None => taken.left_out.push((no, "unknown".to_owned())),
            Some(case) => match left_out(&case, &came.decision) {
                Some(why) => taken.left_out.push((no, why.to_owned())),
                None => {
                    entry.by.reason = came.reason;
                    let deed = Deed::DecisionCame {
                        decision: came.decision,
                        decider: came.decider,
                        basis: came.basis,
                        decided: came.decided,
                        headquarters: taken.headquarters.clone(),
                        pack: taken.number,
                    };
                    entry.append(Subject::Case(case.uid), &deed)?;
                    taken.applied += 1;
                }
            },
        }
    }
    entry.by.reason = why_taken;
    Ok(())
}

/// Why this decision changes nothing here, as a code.
fn left_out(case: &Case, decision: &Decision) -> Option<&'static str> {
    let decided = case.decided.as_ref().map(|decided| &decided.decision);
    if case.stage != Stage::Received {
        return Some(match decided {
            Some(known) if known == decision => "decided-alike",
            Some(_) => "decided-otherwise",
            None => "not-received",
        });
    }
    if case.applicant.is_none() {
        return Some("erased");
    }
    match decision {
        Decision::Returned { papers } => {
            let known = |paper: &u16| case.documents.iter().any(|document| document.index == *paper);
            (!papers.iter().all(known)).then_some("no-such-paper")
        }
        Decision::Approved | Decision::Refused => None,
    }
}
