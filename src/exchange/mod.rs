//! The bytes that travel: a sealed batch goes out of a station as one file, and is opened, verified and read elsewhere.
//!
//! The state of a batch is in its type. `Batch<Draft>` says what is to be sent; [`Batch::prepare`] writes it and reads it back,
//! `Batch<Ready>` waits for its name, and [`Batch::keep`] gives `Batch<Sealed>`; [`inspect`] looks at a file that came from
//! anywhere and, only if every check passed, gives `Batch<Verified>`, the one state whose actions, cases and attachments can
//! be read. The layout is told in [`format`]. This module knows no register and no headquarters: rows come in through
//! [`Source`] and go out through closures.

pub mod format;

mod base45;
mod certificate;
mod fault;
mod hashing;
mod keys;
mod label;
mod licence;
mod line;
mod manifest;
pub mod not_taken;
mod open;
pub mod pack;
mod plan;
pub mod receipt;
mod refused;
mod schema;
mod seal;
mod series;
mod signer;
mod stream;
#[cfg(test)]
mod testing;
pub mod volumes;
mod watch;
pub mod wrap;

pub use certificate::{Certificate, CertificateFault};
pub use fault::{ChainFault, Fault, Halt, SealFault};
pub use format::{BatchName, Limits};
pub use keys::{EnrolledStations, HeadquartersKeys, KeyFault, OpeningKeys, StationKey, StationPublicKey};
pub use label::{Kind, Label, Oxum, Rows};
pub use licence::{Granted, LicenceFault, SignedLicence, TEXT as LICENCE_TEXT, Trust};
pub use not_taken::{NotTaken, NotTakenSaid};
pub use open::{Check, Checked, Inspection, Kept, Opening, Outcome, Report, Verified, inspect};
pub use plan::{Head, Plan, Stretch, plan};
pub use receipt::{EXTENSION as RECEIPT_EXTENSION, Links, Receipt, ReceiptFault, ReceiptKey, Received, Said};
pub use refused::{Refused, Why};
pub use schema::{Code, CodeList};
pub use seal::{Attachment, Draft, Ready, Sealed, Sealing, Source, finish};
pub use series::Slice;
pub use signer::SignerCard;
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
