//! The end of a case's content: what is left when its person has gone, and what keeps it from going.

use serde::{Deserialize, Serialize};

use super::{Case, Decision};
use crate::domain::ledger::{Action, HybridTime};
use crate::domain::mark::OfficerId;
use crate::domain::party::Party;
use crate::domain::phone::Phone;
use crate::domain::retention::ErasedFile;

/// The case's own content was erased: nothing can be done with it any more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Emptied;

/// For a court or an inspection nothing of the case is erased, however old it gets.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hold {
    pub reason: Option<String>,
    pub at: HybridTime,
    pub officer: OfficerId,
}

impl Hold {
    pub(super) fn by(action: &Action) -> Hold {
        Hold { reason: action.reason.clone(), at: action.at, officer: action.officer.clone() }
    }
}

impl Case {
    /// Whose case it is.
    pub fn person(&self) -> Result<&Party, Emptied> {
        self.applicant.as_ref().ok_or(Emptied)
    }

    /// The applicant's name; blank once it was erased.
    pub fn applicant_name(&self) -> &str {
        self.applicant.as_ref().map_or("", |party| &party.name)
    }

    /// The applicant's number; blank once it was erased.
    pub fn identity_number(&self) -> &str {
        self.applicant.as_ref().map_or("", |party| party.identity.number())
    }

    /// The applicant's telephone as it is kept.
    pub fn phone(&self) -> Option<&str> {
        self.applicant.as_ref()?.phone.as_ref().map(Phone::e164)
    }

    /// The end of the applicant's number; blank once it was erased.
    pub fn masked_identity(&self) -> String {
        self.applicant.as_ref().map(|party| party.identity.masked()).unwrap_or_default()
    }

    /// From when its time counts: the final decision, or the last step of a case that was never finished.
    pub fn time_counts_from(&self) -> HybridTime {
        let decided = self.decided.as_ref().filter(|decided| match decided.decision {
            Decision::Approved | Decision::Refused => true,
            Decision::Returned { .. } => false,
        });
        decided.map_or(self.changed, |decided| decided.at)
    }

    /// The case as it is left when its own content goes with these files: numbers, money, steps and officers,
    /// and nothing that tells of a person. Reasons stand in the chain itself and stay.
    pub fn without_its_person(&self, files: Vec<ErasedFile>) -> Case {
        let mut left = self.clone();
        left.loses(files);
        left.applicant = None;
        left.agent = None;
        left.answers.clear();
        left.note = None;
        left.payments.iter_mut().for_each(|paid| paid.payer.clear());
        left
    }

    /// Files went.
    pub(super) fn loses(&mut self, files: Vec<ErasedFile>) {
        for erased in files {
            for document in self.documents.iter_mut().filter(|paper| paper.index == erased.document) {
                document.files.retain(|file| file.sha256 != erased.sha256);
            }
            self.erased.push(erased);
        }
    }

    /// This is what `action` left of the case.
    pub(super) fn emptied_by(self, action: &Action) -> Case {
        Case { emptied: Some(action.at), ..self }
    }
}
