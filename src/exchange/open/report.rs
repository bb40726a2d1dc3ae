//! What is known of a batch after it was looked at: its label, who signed, and each check with its outcome.

use std::collections::BTreeMap;

use serde::{Serialize, Serializer};

use crate::domain::ledger::Hash;
use crate::exchange::fault::Fault;
use crate::exchange::label::Label;
use crate::exchange::signer::SignerCard;

/// The checks, in the order in which a person would want to read them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Check {
    /// It is an age file and one of the keys opens it.
    Opens,
    /// Every byte is as it was encrypted, to the end; and it is the file that was recorded, if one was.
    Whole,
    /// The tar holds plain files with the names that belong there, each once, none too large.
    Members,
    /// Every file is what the manifests say, and they name every file.
    Manifests,
    /// The label says what is inside.
    Label,
    /// The tag manifest was signed by the key on the signer's card.
    Signature,
    /// That key is enrolled for that station.
    Signer,
    /// Each series is in order, without a gap and chained.
    Chain,
    /// Every line can be read, and there are as many as the label says.
    Rows,
}

impl Check {
    pub const ALL: [Check; 9] = [
        Check::Opens,
        Check::Whole,
        Check::Members,
        Check::Manifests,
        Check::Label,
        Check::Signature,
        Check::Signer,
        Check::Chain,
        Check::Rows,
    ];
}

/// How a check came out.
#[derive(Debug)]
pub enum Outcome {
    Passed,
    Failed(Fault),
    /// Something it needs was not at hand, or an earlier failure ended the reading.
    NotReached,
}

impl Serialize for Outcome {
    /// "passed", "not-reached", or the failure's code and words.
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        match self {
            Outcome::Passed => to.serialize_str("passed"),
            Outcome::NotReached => to.serialize_str("not-reached"),
            Outcome::Failed(fault) => to.collect_map([("failed", fault.code().to_owned()), ("why", fault.to_string())]),
        }
    }
}

/// One check and its outcome.
#[derive(Debug, Serialize)]
pub struct Checked {
    pub check: Check,
    pub outcome: Outcome,
}

/// Everything there is to say of a file that may be a batch. What it tells of the inside is only a claim until
/// [`Report::is_verified`].
#[derive(Debug, Default, Serialize)]
pub struct Report {
    /// Name of the file, without its folder.
    pub file: String,
    pub bytes: u64,
    /// `None` if it was not read to its end.
    pub sha256: Option<Hash>,
    /// Stanzas in the age header: one for each recipient, and the sealer's own.
    pub stanzas: usize,
    pub label: Option<Label>,
    pub signer: Option<SignerCard>,
    /// Hash of the tag manifest: what the station's next batch names as the one before it.
    pub tagmanifest_sha256: Option<Hash>,
    /// Sum of the sizes of the attachments.
    pub attachment_bytes: u64,
    pub checks: Vec<Checked>,
}

impl Report {
    /// True when every check was made and passed.
    pub fn is_verified(&self) -> bool {
        !self.checks.is_empty() && self.checks.iter().all(|checked| matches!(checked.outcome, Outcome::Passed))
    }

    /// The first thing that is wrong. A check that could not be made is not a fault.
    pub fn fault(&self) -> Option<&Fault> {
        self.checks.iter().find_map(|checked| match &checked.outcome {
            Outcome::Failed(fault) => Some(fault),
            Outcome::Passed | Outcome::NotReached => None,
        })
    }

    /// Label and tag manifest, where the station that is named there did sign them, whatever else is wrong with the batch.
    pub fn signed_by_its_station(&self) -> Option<(&Label, Hash)> {
        let needed = [Check::Manifests, Check::Label, Check::Signature, Check::Signer];
        let passed = |check: &Check| {
            let outcome = self.checks.iter().find(|checked| checked.check == *check).map(|checked| &checked.outcome);
            matches!(outcome, Some(Outcome::Passed))
        };
        self.label.as_ref().zip(self.tagmanifest_sha256).filter(|_| needed.iter().all(passed))
    }

    /// There was no key to look inside with.
    pub(super) fn unopened(&mut self) {
        self.check(|_| Outcome::NotReached);
    }

    /// Reading came to an end at this fault.
    pub(super) fn stopped_by(&mut self, fault: Fault) {
        let (failed, mut fault) = (fault.check(), Some(fault));
        self.check(|check| match check {
            _ if check == failed => fault.take().map_or(Outcome::NotReached, Outcome::Failed),
            // It was open when it was found.
            Check::Opens => Outcome::Passed,
            _ => Outcome::NotReached,
        });
    }

    /// Everything was read and weighed.
    pub(super) fn judged(&mut self, mut faults: BTreeMap<Check, Fault>, unmade: &[Check]) {
        self.check(|check| match faults.remove(&check) {
            Some(fault) => Outcome::Failed(fault),
            None if unmade.contains(&check) => Outcome::NotReached,
            None => Outcome::Passed,
        });
    }

    fn check(&mut self, mut outcome: impl FnMut(Check) -> Outcome) {
        self.checks = Check::ALL.map(|check| Checked { check, outcome: outcome(check) }).into();
    }
}
