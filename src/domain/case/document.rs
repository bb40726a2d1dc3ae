//! The papers of a case: which the service asks for, and which of them the clerk has seen.

use serde::{Deserialize, Serialize};

use crate::domain::catalogue::Service;

/// What the clerk says of one required paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DocumentState {
    #[default]
    Missing,
    /// The citizen will bring it; the file is not complete until then.
    Promised,
    OriginalSeen,
    CopyKept,
    /// The original was shown and a copy stays in the file.
    OriginalSeenCopyKept,
}

impl DocumentState {
    pub const ALL: [DocumentState; 5] = [
        DocumentState::Missing,
        DocumentState::Promised,
        DocumentState::OriginalSeen,
        DocumentState::CopyKept,
        DocumentState::OriginalSeenCopyKept,
    ];

    /// Whether the paper is there.
    pub fn is_settled(self) -> bool {
        match self {
            DocumentState::Missing | DocumentState::Promised => false,
            DocumentState::OriginalSeen | DocumentState::CopyKept | DocumentState::OriginalSeenCopyKept => true,
        }
    }
}

/// A file that belongs to a case: kept once under the hash of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, Hash, Serialize, Deserialize)]
pub struct Attachment {
    /// SHA-256 of the bytes, 64 hexadecimal digits.
    pub sha256: String,
    /// `image/jpeg`, `image/png` or `application/pdf`.
    pub media: String,
    /// Size in bytes.
    pub bytes: u64,
    /// The file's name when it was chosen, for people.
    pub name: String,
}

/// One paper that the service asks for, as it stands in this case. Its name stands in the catalogue under
/// which the case was opened, and nowhere else. (Until version 2 of the ledger's contents it was repeated here.)
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CaseDocument {
    /// Place in the service's list, from 0.
    pub index: u16,
    pub required: bool,
    pub state: DocumentState,
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<Attachment>,
    /// It was seen, and its pages are owed to the file: the counter does not wait for the scanner.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub scan_later: bool,
}

impl CaseDocument {
    /// The papers of a service as a new case begins with them: none there yet.
    pub fn asked_by(service: &Service) -> Vec<CaseDocument> {
        let papers = (0..).zip(&service.documents);
        papers
            .map(|(index, asked)| CaseDocument {
                index,
                required: asked.required,
                state: DocumentState::Missing,
                files: vec![],
                scan_later: false,
            })
            .collect()
    }

    /// Takes a file into it. Whose pages are kept was seen and is kept.
    pub fn add(&mut self, file: Attachment) {
        self.files.push(file);
        self.scan_later = false;
        if self.state == DocumentState::OriginalSeen {
            self.state = DocumentState::OriginalSeenCopyKept;
        }
    }

    /// Whether its pages are still to be scanned.
    pub fn owes_pages(&self) -> bool {
        self.scan_later && self.files.is_empty()
    }

    /// Whether the file cannot be complete because of this paper.
    pub fn is_missing(&self) -> bool {
        self.required && !self.state.is_settled()
    }
}

/// Proof that every required paper is there: what taking a fee asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Complete(());

impl Complete {
    /// The proof, or the papers that are missing.
    pub fn check(documents: &[CaseDocument]) -> Result<Complete, Vec<&CaseDocument>> {
        let missing: Vec<_> = documents.iter().filter(|document| document.is_missing()).collect();
        if missing.is_empty() { Ok(Complete(())) } else { Err(missing) }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn paper(required: bool, state: DocumentState) -> CaseDocument {
        CaseDocument { index: 0, required, state, files: vec![], scan_later: false }
    }

    #[test]
    fn a_promise_is_not_a_paper() {
        for state in [DocumentState::Missing, DocumentState::Promised] {
            let papers = [paper(true, state)];
            assert_eq!(Complete::check(&papers).unwrap_err().len(), 1);
        }
    }

    #[test]
    fn an_optional_paper_may_stay_away() {
        let papers = [paper(true, DocumentState::CopyKept), paper(false, DocumentState::Missing)];
        assert!(Complete::check(&papers).is_ok());
    }
}
