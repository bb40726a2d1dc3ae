//! The bytes that travel: a sealed batch goes out of a station as one file, and is opened, verified and read elsewhere.
//!
//! The state of a batch is in its type. `Batch<Draft>` says what is to be sent; [`Batch::seal`] writes it, reads it back and
//! gives `Batch<Sealed>`; [`inspect`] looks at a file that came from anywhere and, only if every check passed, gives
//! `Batch<Verified>`, the one state whose actions, cases and attachments can be read. The layout is told in [`format`].
//! This module knows no register and no headquarters: rows come in through [`Source`] and go out through closures.

pub mod format;

mod bag;
mod fault;
mod hashing;
mod inspect;
mod judge;
mod keys;
mod label;
mod line;
mod lines;
mod members;
mod place;
mod report;
mod schema;
mod seal;
mod series;
mod signer;
mod source;
mod spool;
#[cfg(test)]
mod testing;
mod verified;
mod watch;

pub use fault::{ChainFault, Fault, Halt, SealFault};
pub use format::{BatchName, Limits};
pub use inspect::{Inspection, Opening, inspect};
pub use keys::{EnrolledStations, HeadquartersKeys, KeyFault, OpeningKeys, StationKey, StationPublicKey};
pub use label::{Kind, Label, Rows};
pub use report::{Check, Checked, Outcome, Report};
pub use schema::{Code, CodeList};
pub use seal::{Draft, Sealed, Sealing};
pub use series::Slice;
pub use signer::SignerCard;
pub use source::{Attachment, Source};
pub use verified::Verified;
pub use watch::{Progress, Step, Watch};

/// A batch in one of its states: [`Draft`], [`Sealed`] or [`Verified`].
#[derive(Debug)]
pub struct Batch<State> {
    state: State,
}

impl<State> std::ops::Deref for Batch<State> {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}
