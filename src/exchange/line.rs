//! One line of a listing in the bag: an action, or what is known of an attachment.
//!
//! An action's line carries every field that its hash covers, so that whoever holds the lines of a series can prove the chain
//! with nothing else in hand. The content travels as the exact text that was hashed, not as JSON inside JSON: parsing and
//! writing it again could change a byte.

use serde::{Deserialize, Serialize};

use super::fingerprint::Fingerprint;

/// An action of the ledger as it travels. Fields stand in this order on the line.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct ActionLine {
    /// Whose series: "ZAQ-03".
    pub station: String,
    /// Place in that series, from 1 without a gap.
    pub seq: u64,
    /// Hybrid time: milliseconds UTC since 1970, and a counter that tells deeds of one millisecond apart.
    pub at_ms: i64,
    pub at_n: u16,
    /// Who did it.
    pub officer: String,
    /// Id of the command that asked for it.
    pub command: String,
    /// What it was done to: "case:<uid>", "ticket:<uid>", "station".
    pub subject: String,
    pub reason: Option<String>,
    /// What was done: "case_opened"; `version` is the version of its content.
    pub kind: String,
    pub version: u16,
    /// The content, JSON text. `None` once its retention has ended and it was erased; its hash stays.
    pub body: Option<String>,
    pub body_hash: Fingerprint,
    /// Hash of the action before it in the series; zeros for the first.
    pub prev: Fingerprint,
    pub hash: Fingerprint,
}

/// What a name that is only a hash cannot say.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct AttachmentLine {
    pub sha256: Fingerprint,
    /// "image/jpeg", "application/pdf".
    pub media: String,
    pub bytes: u64,
}
