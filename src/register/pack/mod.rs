//! Packs of headquarters: taken whole in one commit or not at all, each once, and never an older one over a newer.
//!
//! That a pack was taken is an action; what it decided stands in the cases. A catalogue and a reference register are
//! kept beside the ledger, which names them by hash and number: they can be taken again from the same pack.

mod bring;
mod list;
mod reference;
mod trail;

pub use reference::ReferenceRow;
pub(super) use reference::References;

use super::entry::Entry;
use super::{By, Done, Register, RegisterFault, Result};
use crate::domain::case::Decision;
use crate::domain::ledger::{Action, Deed, PackTaken, Subject};
use crate::domain::numbers::CaseNo;
use crate::views::PackDone;

/// A pack that was believed, in the register's own terms.
pub struct NewPack<'a> {
    /// What the ledger is to say; what became of it is reckoned here.
    pub taken: PackTaken,
    pub brings: Brings<'a>,
}

/// What a pack brings.
pub enum Brings<'a> {
    Catalogue {
        country: &'a str,
        body: String,
    },
    Decisions(Vec<CameDecision>),
    Register {
        name: String,
        head: String,
        rows: Rows<'a>,
    },
    /// What other units did about one case.
    Trail(Vec<Action>),
}

/// Hands every row to whoever asks, once.
pub type Rows<'a> = Box<dyn Fn(&mut dyn FnMut(ReferenceRow) -> Result<()>) -> Result<()> + 'a>;

/// A decision of headquarters.
#[derive(Debug, Clone)]
pub struct CameDecision {
    pub case: CaseNo,
    pub decision: Decision,
    pub reason: Option<String>,
    pub decider: String,
    pub basis: String,
    pub decided: chrono::NaiveDate,
}

/// Why a pack that is headquarters' own is not taken here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PackRefused {
    /// This number, or a later day, of the series was taken before.
    Older { held: u64 },
    /// Another pack under the same number was taken before.
    SameNumber,
    /// The trail is not whole, or not of a case that can be gone on with here.
    Trail(&'static str),
}

impl Register {
    /// Takes a pack: all of it in one commit. What cannot be applied is left out and told, the rest applied.
    ///
    /// Fails with `Pack` when it is older than what was taken, or another one under the same number.
    pub fn take_pack(&mut self, by: &By, pack: NewPack<'_>) -> Result<Done<PackDone>> {
        self.references = References::default();
        self.transact(by, |entry| {
            let before = known(entry, &pack.taken)?;
            entry.changes.cases = true;
            match before {
                Some(taken) => {
                    // The ledger may have outlived what stands beside it.
                    bring::again(entry, &taken, &pack.brings)?;
                    Ok(PackDone { taken, before: true })
                }
                None => bring::all(entry, pack).map(|taken| PackDone { taken, before: false }),
            }
        })
    }

    /// A secret that stands in the register, which is encrypted as a whole.
    pub fn kept_secret(&mut self, name: &str, make: impl FnOnce() -> String) -> Result<String> {
        if let Some(kept) = super::meta(&self.conn, name)? {
            return Ok(kept);
        }
        let made = make();
        self.files.check()?;
        super::set_meta(&self.conn, name, &made)?;
        Ok(made)
    }
}

/// What was written down when this very pack was taken; none where it is new.
fn known(entry: &Entry<'_>, new: &PackTaken) -> Result<Option<PackTaken>> {
    let refuse = |why| Err(RegisterFault::Pack(why));
    let series = list::taken(entry.tx)?.into_iter().map(|(_, taken)| taken).filter(|taken| taken.series == new.series);
    let (mut same, mut newest) = (None, None);
    for taken in series {
        if taken.number == new.number {
            same = Some(taken.clone());
        }
        newest = newest.filter(|held: &PackTaken| held.number > taken.number).or(Some(taken));
    }
    match (same, newest) {
        (Some(same), _) if same.sha256 == new.sha256 => Ok(Some(same)),
        (Some(_), _) => refuse(PackRefused::SameNumber),
        // What adds is taken in whatever order it comes; what replaces never goes back, neither by its number nor by
        // the day on which it says to be made: a key that was given up could still sign for that day.
        (None, Some(held)) if replaces(new) && (held.number > new.number || held.made_ms > new.made_ms) => {
            refuse(PackRefused::Older { held: held.number })
        }
        (None, _) => Ok(None),
    }
}

fn replaces(pack: &PackTaken) -> bool {
    matches!(pack.sort.as_str(), "catalogue" | "register")
}

fn write_down(entry: &mut Entry<'_>, taken: PackTaken) -> Result<PackTaken> {
    entry.append(Subject::Station, &Deed::PackTaken(Box::new(taken.clone())))?;
    Ok(taken)
}
