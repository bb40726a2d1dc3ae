//! What the window shows of sending: the batch that is being sealed or copied, and the link to headquarters.

use serde::{Deserialize, Serialize};

/// Everything that is under way on its way out.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OutboxView {
    pub carrying: Option<Carrying>,
    pub link: LinkView,
}

/// A batch that is being sealed or copied.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Carrying {
    pub step: CarryingStep,
    /// Rows, or bytes of `of`.
    pub done: u64,
    pub of: Option<u64>,
    /// Where it is copied to.
    pub place: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum CarryingStep {
    /// Actions and cases are gathered; counted in rows.
    Gathering,
    /// Attachments are packed; counted.
    Packing,
    /// It is read back; in bytes.
    Reading,
    /// It is copied; in bytes.
    Copying,
    /// The stick was pulled out; it goes on when it comes back.
    PlaceAway,
}

/// The link to headquarters' server.
#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct LinkView {
    /// As the settings name it; none where they do not.
    pub address: Option<String>,
    pub standing: LinkStanding,
}

#[derive(Debug, Clone, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case")]
pub enum LinkStanding {
    /// The settings name no server.
    #[default]
    Off,
    /// Nobody has typed its password yet.
    NoPassword,
    /// Everything is up, as far as is known.
    Quiet,
    Sending {
        number: u64,
        /// Bytes.
        done: u64,
        of: u64,
    },
    /// It waits before the next try.
    Waiting {
        /// A code of what hindered the last one.
        fault: String,
        /// The technician's words for it.
        detail: String,
    },
}
