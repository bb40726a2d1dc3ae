//! One case in full, with everything that was done about it.

use rusqlite::OptionalExtension;

use super::load;
use crate::domain::case::{Case, conflicts};
use crate::domain::ledger::{Action, Deed};
use crate::domain::mark::{OfficerId, Uid};
use crate::domain::numbers::{CaseNo, ReceiptNo};
use crate::register::{Register, RegisterFault, Result, access, officer};
use crate::views::{CaseDetail, TrailDetail, TrailEntry};

const OF_RECEIPT: &str = "select case_uid from paid where receipt = ?1";

impl Register {
    /// The case as it stands.
    pub fn case(&self, uid: Uid) -> Result<Case> {
        load(&self.conn, uid)?.ok_or_else(|| RegisterFault::NotFound { what: "case", id: uid.to_string() })
    }

    /// The case with this number.
    pub fn case_by_no(&self, no: &CaseNo) -> Result<Case> {
        self.case_by("select uid from every_case where no = ?1", no.as_str(), "case")
    }

    /// The case with its whole trail.
    pub fn case_detail(&self, uid: Uid) -> Result<CaseDetail> {
        let case = self.case(uid)?;
        let actions = self.trail(uid)?;
        let conflicts = conflicts(&actions);
        // Who only looked is told to those who may know it.
        let trail =
            self.entries_of(actions)?.into_iter().filter(|entry| !access::ONLY_LOOKS.contains(&entry.kind.as_str()));
        Ok(CaseDetail {
            // The catalogue is for whoever knows the rules to read.
            paper_names: vec![],
            opened_by_name: self.officer_name(&case.opened_by)?,
            opened: self.env.local(case.opened.ms),
            held: case.held.as_ref().map(|held| self.env.local(held.at.ms)),
            emptied: case.emptied.map(|at| self.env.local(at.ms)),
            // Told with the batches: a case opens also where their pages are damaged.
            refused: vec![],
            case,
            trail: trail.collect(),
            conflicts,
        })
    }

    /// Everything that was done about a case, oldest first.
    pub(in crate::register) fn trail_entries(&self, uid: Uid) -> Result<Vec<TrailEntry>> {
        self.entries_of(self.trail(uid)?)
    }

    fn entries_of(&self, actions: Vec<Action>) -> Result<Vec<TrailEntry>> {
        actions.into_iter().map(|action| self.trail_entry(action)).collect()
    }

    fn trail_entry(&self, action: Action) -> Result<TrailEntry> {
        let detail = match Deed::read(&action)? {
            Some(Deed::CaseOpened { no, .. }) => Some(TrailDetail::Number(no.into())),
            Some(Deed::FeePaid { receipt, total, .. }) => Some(TrailDetail::Paid { receipt, total }),
            Some(Deed::TicketIssued { no, .. }) => Some(TrailDetail::Number(no.into())),
            Some(Deed::ClockStarted { due, .. }) => due.map(TrailDetail::Due),
            Some(Deed::PaperPrinted { paper, no, copy } | Deed::PaperCancelled { paper, no, copy }) => {
                Some(TrailDetail::Printed { paper, no, copy })
            }
            Some(Deed::DocumentsRecorded { documents }) => Some(TrailDetail::Documents(documents.len())),
            Some(Deed::Decided { decision } | Deed::DecisionCame { decision, .. }) => {
                Some(TrailDetail::Decided(decision))
            }
            Some(Deed::CaseRead { how }) => Some(TrailDetail::Looked(how)),
            Some(Deed::ContentErased { files, contents, .. }) => {
                Some(TrailDetail::Erased { files: files.len(), contents: contents > 0 })
            }
            _ => None,
        };
        Ok(TrailEntry {
            at: self.env.local(action.at.ms),
            officer_name: self.officer_name(&action.officer)?,
            officer: action.officer,
            station: action.station,
            seq: action.seq,
            kind: action.kind,
            reason: action.reason,
            detail,
        })
    }

    pub(in crate::register) fn officer_name(&self, id: &OfficerId) -> Result<String> {
        let found = match self.damage() {
            None => self.officer(id)?,
            // Without the name the case is read all the same.
            Some(_) => self.tried(|conn| officer::one(conn, id)).flatten(),
        };
        Ok(found.map_or_else(|| id.to_string(), |officer| officer.name))
    }

    /// The case a receipt was given for.
    pub fn case_of_receipt(&self, receipt: &ReceiptNo) -> Result<Case> {
        self.case_by(OF_RECEIPT, receipt.as_str(), "receipt")
    }

    pub(super) fn uid_of_receipt(&self, receipt: &ReceiptNo) -> Result<Option<Uid>> {
        self.uid_by(OF_RECEIPT, receipt.as_str())
    }

    /// The case for which a ticket was given today, at this station or at another whose entries are here: the newest.
    pub fn case_of_ticket(&self, no: &str) -> Result<Option<CaseNo>> {
        let sql = "select case_uid from every_ticket
                   where day = ?1 and no = ?2 and case_uid is not null order by issued_ms desc limit 1";
        let today = self.env.today().to_string();
        let uid = self.conn.prepare_cached(sql)?.query_row([&today, no], |row| row.get(0)).optional()?;
        let case = uid.map(|uid| load(&self.conn, Uid::from_bytes(uid))).transpose()?.flatten();
        Ok(case.map(|case| case.no))
    }

    /// The case that `sql` leads to from a number that somebody quotes.
    fn case_by(&self, sql: &str, no: &str, what: &'static str) -> Result<Case> {
        let uid = self.uid_by(sql, no)?.ok_or_else(|| RegisterFault::NotFound { what, id: no.to_owned() })?;
        self.case(uid)
    }

    fn uid_by(&self, sql: &str, no: &str) -> Result<Option<Uid>> {
        let uid = self.conn.prepare_cached(sql)?.query_row([no], |row| row.get(0)).optional()?;
        Ok(uid.map(Uid::from_bytes))
    }
}
