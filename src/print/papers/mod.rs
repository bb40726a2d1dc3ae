//! The papers, one file each: what it is filled in with, what stands on it and in which order, and a sample. A new paper
//! is its file and its line in [`SAMPLES`]. What papers share is in `head.rs` (the centre, the title and the marks),
//! `composer.rs` (labelled values, panels, two languages), `sections.rs`, `list.rs`, `close.rs` (signatures and codes)
//! and `words.rs`.

mod acknowledgement;
mod batch;
mod close;
mod composer;
mod head;
mod late;
mod licence;
mod list;
mod missing;
mod receipt;
mod sample;
mod sections;
mod service_card;
mod test_page;
mod ticket;
mod till;
mod trail;
mod tray;
mod words;

pub use acknowledgement::{AcknowledgementView, DueView, acknowledgement};
pub use batch::{BatchView, batch};
pub use late::{Holder, LateCase, LateView, late};
pub use licence::{LicenceView, licence};
pub use missing::{MissingDocument, MissingView, Wanted, missing};
pub use receipt::{ReceiptLine, ReceiptView, receipt};
pub use service_card::{CardDocument, ServiceCardView, service_card};
pub use test_page::{TestPageView, test_page};
pub use ticket::{TicketView, ticket};
pub use till::{CancelledReceipt, CashCount, TillView, till};
pub use trail::{ErasedLine, TrailCase, TrailLine, TrailView, trail};
pub use tray::{TrayFile, TrayView, tray};

use super::document::{Document, PaperSize};
use super::voices::Voices;
use crate::views::CentreView;

/// What each sample is filled in with, for a centre.
pub mod samples {
    pub use super::acknowledgement::sample as acknowledgement;
    pub use super::batch::sample as batch;
    pub use super::late::sample as late;
    pub use super::licence::sample as licence;
    pub use super::missing::sample as missing;
    pub use super::receipt::sample as receipt;
    pub use super::sample::{CASE, RECEIPT, at, centre};
    pub use super::service_card::sample as service_card;
    pub use super::test_page::sample as test_page;
    pub use super::ticket::sample as ticket;
    pub use super::till::sample as till;
    pub use super::trail::sample as trail;
    pub use super::tray::sample as tray;
}

/// A paper filled in with what was invented for it, as a centre would print it.
pub struct Sample {
    /// As in file names.
    pub name: &'static str,
    pub set: fn(CentreView, &Voices, PaperSize) -> Document,
}

/// Every paper once.
pub const SAMPLES: [Sample; 12] = [
    Sample { name: "ticket", set: |centre, voices, size| ticket(&ticket::sample(centre), voices, size) },
    Sample { name: "receipt", set: |centre, voices, size| receipt(&receipt::sample(centre), voices, size) },
    Sample {
        name: "acknowledgement",
        set: |centre, voices, size| acknowledgement(&acknowledgement::sample(centre), voices, size),
    },
    Sample { name: "missing", set: |centre, voices, size| missing(&missing::sample(centre), voices, size) },
    Sample {
        name: "service-card",
        set: |centre, voices, size| service_card(&service_card::sample(centre), voices, size),
    },
    Sample { name: "licence", set: |centre, voices, size| licence(&licence::sample(centre), voices, size) },
    Sample { name: "tray", set: |centre, voices, size| tray(&tray::sample(centre), voices, size) },
    Sample { name: "till", set: |centre, voices, size| till(&till::sample(centre), voices, size) },
    Sample { name: "late", set: |centre, voices, size| late(&late::sample(centre), voices, size) },
    Sample { name: "batch", set: |centre, voices, size| batch(&batch::sample(centre), voices, size) },
    Sample { name: "test-page", set: |centre, voices, size| test_page(&test_page::sample(centre), voices, size) },
    Sample { name: "trail", set: |centre, voices, size| trail(&trail::sample(centre), voices, size) },
];
