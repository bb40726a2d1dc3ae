//! Everything that can go wrong with a batch, by name. The words here are for the log; the screen words a fault by its `code`.

use std::io;
use std::path::PathBuf;

use super::open::Check;
use crate::domain::ledger::{Broken, Hash};
use crate::domain::mark::StationId;

/// What a row's giver or taker returns to end the work early.
#[derive(Debug, thiserror::Error)]
pub enum Halt {
    /// The other side asked to stop and knows why.
    #[error("stopped")]
    Stop,
    /// Own failure: the register could not be read, a row could not be stored.
    #[error(transparent)]
    Failed(Box<dyn std::error::Error + Send + Sync>),
}

impl Halt {
    pub fn failed(why: impl Into<Box<dyn std::error::Error + Send + Sync>>) -> Self {
        Halt::Failed(why.into())
    }
}

/// Why a slice of a series is not the ledger's.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ChainFault {
    #[error("series {station}, action {seq}: {broken}")]
    Broken { station: StationId, seq: u64, broken: Broken },
    #[error("more than {most} series in one batch")]
    TooManySeries { most: usize },
}

/// Why a file is not a batch to be believed.
#[derive(Debug, thiserror::Error)]
pub enum Fault {
    #[error("cannot be read: {0}")]
    CannotRead(io::Error),
    #[error("stopped on request")]
    Cancelled,
    #[error("is not a sealed batch (no age header)")]
    NotABatch,
    #[error("is not sealed for any of the keys at hand")]
    NotForThisKey,
    #[error("is of a newer form: {0}")]
    Newer(String),
    #[error("was changed on its way: {0}")]
    Changed(String),
    #[error("ends too early")]
    Truncated,
    #[error("has {0} bytes too many at its end")]
    Trailing(u64),
    #[error("is not the file that was recorded: expected SHA-256 {expected}, found {found}")]
    OtherFile { expected: Hash, found: Hash },
    #[error("the tar inside is malformed: {0}")]
    Malformed(String),
    #[error("a name leads out of the bag: {0:?}")]
    PathEscapes(String),
    #[error("{0:?} is not a plain file")]
    NotAPlainFile(String),
    #[error("{0:?} has no place in a batch")]
    Unexpected(String),
    #[error("{0:?} comes twice")]
    Twice(String),
    #[error("{0:?} is missing")]
    Missing(String),
    #[error("{name} is over the limit of {limit}")]
    TooLarge { name: String, limit: u64 },
    #[error("the content of {0:?} is not what the manifest says")]
    Manifest(String),
    #[error("{0:?} is in the bag but not in the manifest")]
    Unlisted(String),
    #[error("{name}, line {line}: {why}")]
    Line { name: String, line: u64, why: String },
    #[error("label: {0}")]
    Label(String),
    #[error("signer.json: {0}")]
    SignerCard(String),
    #[error("the signature is not that of the key that it names")]
    Signature,
    #[error("key {key} is not enrolled for station {station}")]
    UnknownSigner { station: StationId, key: Hash },
    #[error(transparent)]
    Chain(#[from] ChainFault),
    #[error("was not checked to the end: {0:?}")]
    NotChecked(Check),
    /// The taker of the rows gave up.
    #[error(transparent)]
    Halted(Halt),
}

impl Fault {
    /// A stable name for logs, answers and the words on the screen.
    pub fn code(&self) -> &'static str {
        match self {
            Fault::CannotRead(_) => "cannot-read",
            Fault::Cancelled => "cancelled",
            Fault::NotABatch => "not-a-batch",
            Fault::NotForThisKey => "not-for-this-key",
            Fault::Newer(_) => "newer-format",
            Fault::Changed(_) => "changed",
            Fault::Truncated => "truncated",
            Fault::Trailing(_) => "trailing-bytes",
            Fault::OtherFile { .. } => "other-file",
            Fault::Malformed(_) => "malformed",
            Fault::PathEscapes(_) => "path-escapes",
            Fault::NotAPlainFile(_) => "not-a-plain-file",
            Fault::Unexpected(_) => "unexpected-member",
            Fault::Twice(_) => "duplicate-member",
            Fault::Missing(_) => "missing-member",
            Fault::TooLarge { .. } => "too-large",
            Fault::Manifest(_) => "manifest-mismatch",
            Fault::Unlisted(_) => "unlisted-member",
            Fault::Line { .. } => "bad-line",
            Fault::Label(_) => "bad-label",
            Fault::SignerCard(_) => "bad-signer-card",
            Fault::Signature => "bad-signature",
            Fault::UnknownSigner { .. } => "unknown-signer",
            Fault::Chain(_) => "chain-broken",
            Fault::NotChecked(_) => "not-checked",
            Fault::Halted(_) => "halted",
        }
    }

    /// Which check of the report this fault answers.
    pub(super) fn check(&self) -> Check {
        match self {
            Fault::CannotRead(_) | Fault::Cancelled | Fault::Halted(_) | Fault::NotABatch | Fault::NotForThisKey => {
                Check::Opens
            }
            Fault::Changed(_) | Fault::Truncated | Fault::Trailing(_) | Fault::OtherFile { .. } => Check::Whole,
            Fault::Malformed(_) | Fault::PathEscapes(_) | Fault::NotAPlainFile(_) | Fault::Unexpected(_) => {
                Check::Members
            }
            Fault::Twice(_) | Fault::Missing(_) | Fault::TooLarge { .. } => Check::Members,
            Fault::Manifest(_) | Fault::Unlisted(_) => Check::Manifests,
            Fault::Label(_) | Fault::Newer(_) => Check::Label,
            Fault::Signature => Check::Signature,
            Fault::SignerCard(_) | Fault::UnknownSigner { .. } => Check::Signer,
            Fault::Chain(_) => Check::Chain,
            Fault::Line { .. } => Check::Rows,
            Fault::NotChecked(check) => *check,
        }
    }

    /// An error met while reading decrypted bytes: the disk's own, or the cipher refusing what it was given.
    pub(super) fn reading(error: io::Error) -> Self {
        match error.kind() {
            _ if error.raw_os_error().is_some() => Fault::CannotRead(error),
            io::ErrorKind::UnexpectedEof => Fault::Truncated,
            io::ErrorKind::InvalidData => Fault::Changed(error.to_string()),
            _ => Fault::Malformed(error.to_string()),
        }
    }
}

/// Why a batch did not get out. Nothing of it stays at the place.
#[derive(Debug, thiserror::Error)]
pub enum SealFault {
    #[error("no batch can have the number {0}")]
    Number(u64),
    #[error("{0} is already there")]
    AlreadyThere(PathBuf),
    #[error("no room left in {0}")]
    PlaceFull(PathBuf),
    #[error("{place} cannot hold a file of this size")]
    PlaceTooSmall { place: PathBuf },
    #[error("cannot write in {place}: {source}")]
    CannotWrite { place: PathBuf, source: io::Error },
    #[error("stopped on request")]
    Cancelled,
    #[error("the register could not give its rows: {0}")]
    Source(Halt),
    #[error("the ledger is not whole: {0}")]
    Chain(#[from] ChainFault),
    #[error("case {line}: {why}")]
    Case { line: u64, why: String },
    #[error("attachment {0} is not what its name says")]
    Attachment(Hash),
    #[error("cannot be encrypted to these recipients: {0}")]
    Recipients(String),
    #[error("what was written does not read back: {0}")]
    ReadBack(Fault),
}

impl SealFault {
    /// A stable name for logs, answers and the words on the screen.
    pub fn code(&self) -> &'static str {
        match self {
            SealFault::Number(_) => "bad-number",
            SealFault::AlreadyThere(_) => "already-there",
            SealFault::PlaceFull(_) => "place-full",
            SealFault::PlaceTooSmall { .. } => "place-too-small",
            SealFault::CannotWrite { .. } => "cannot-write",
            SealFault::Cancelled => "cancelled",
            SealFault::Source(_) => "no-rows",
            SealFault::Chain(_) => "chain-broken",
            SealFault::Case { .. } => "bad-case",
            SealFault::Attachment(_) => "bad-attachment",
            SealFault::Recipients(_) => "bad-recipients",
            SealFault::ReadBack(_) => "read-back",
        }
    }
}
