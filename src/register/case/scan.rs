//! Papers that were seen at the counter and are scanned later: which cases owe pages, and the pages when they come.

use crate::domain::case::{Attachment, CaseDocument};
use crate::domain::ledger::{Deed, Subject};
use crate::domain::mark::Uid;
use crate::register::{By, Done, Register, RegisterFault, Result};
use crate::views::CaseRow;

/// Marks that are looked at for one list. Each is a case that owes pages, or once did.
const MOST_MARKS: u32 = 2_000;

impl Register {
    /// Cases that owe pages, the oldest first.
    ///
    /// They are found by the mark in the ledger, of which an index holds those actions alone that bear one: it
    /// costs a case without it nothing. What the mark has come to since, the fold says.
    pub fn cases_to_scan(&self) -> Result<Vec<CaseRow>> {
        let mut query = self.conn.prepare_cached(include_str!("marked_scan_later.sql"))?;
        let uids = query.query_map([MOST_MARKS], |row| Ok(Uid::from_bytes(row.get(0)?)))?;
        let mut cases = vec![];
        for uid in uids {
            let uid = uid?;
            let case = self.case(uid)?;
            if case.documents.iter().any(CaseDocument::owes_pages) {
                cases.extend(self.lines("where no = ?1", [case.no.as_str()])?);
            }
        }
        cases.sort_by(|one, other| (one.opened, &one.no).cmp(&(other.opened, &other.no)));
        Ok(cases)
    }

    /// Adds files to a paper of a case, how far it may have come.
    ///
    /// Fails with `Emptied` when the case's content was erased.
    pub fn attach_to_case(&mut self, by: &By, uid: Uid, index: u16, files: Vec<Attachment>) -> Result<Done<()>> {
        self.transact(by, |entry| {
            let case = entry.case(uid)?;
            case.person()?;
            let known = case.documents.iter().find(|document| document.index == index);
            let known = known.ok_or(RegisterFault::NotFound { what: "document", id: (index + 1).to_string() })?;
            for attachment in files {
                // Sent twice, it stands there once.
                if !known.files.contains(&attachment) {
                    entry.append(Subject::Case(uid), &Deed::AttachmentAdded { document: index, attachment })?;
                }
            }
            Ok(())
        })
    }
}
