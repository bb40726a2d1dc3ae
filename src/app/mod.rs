//! Commands in, outcomes out: what the counter does, without a window.
//!
//! `desk` carries commands out and answers questions, one after another; `worker` runs a desk on a
//! thread of its own for the window; `exec` runs one for JSON lines. All three obey the same rules,
//! because the rules are here and not in the window.

mod attach;
pub mod backup;
mod batch;
mod brought;
mod command;
pub mod custody;
mod desk;
pub mod exec;
mod fault;
pub mod fill;
pub mod first;
mod found;
pub mod hq;
mod licence;
pub mod outbox;
mod outcome;
mod packs;
pub mod pages;
mod painter;
pub mod papers;
mod pictures;
pub mod places;
mod print_room;
mod receipts;
mod route;
pub mod samples;
mod scanners;
mod secret;
pub mod selftest;
mod station_key;
mod sweep;
mod worker;

pub use crate::devices::document::{Abilities, Address, Colour, Flaw, PageFault, ScanFault, Source, Wish, find::Found};
pub use batch::look_into as look_into_batch;
pub use brought::Brought;
pub use command::{
    AgentForm, CaseForm, Command, CompletionForm, CorrectionForm, DayUnit, DocumentForm, FeeForm, FeeFormFault,
    OfficePaper, PaperKind, PaperLanguage, PartyForm, PaymentForm, Question, Verdict,
};
pub use desk::{Desk, OutboxNews, Rulebook, least_secret};
pub use fault::Fault;
pub use found::{
    Opened, PRACTICE_STAFF, PracticeOfficer, Surroundings, folder as centre_folder, open_centre, unlock_centre,
};
pub use licence::{
    CheckedLicence, Standing, certify, check as check_licence, station_key_text, station_recipient, take_certificate,
};
pub use outcome::{
    Answer, BatchOut, DueAnswer, FeeAnswer, GovernorateFacts, IdentityFacts, LicenceTold, Outcome, PrintersKnown,
    ServiceLine, SkippedDay,
};
pub use painter::Painter;
pub use pictures::{NotRead, Pictured};
pub use places::Places;
pub use receipts::{Answered, countersign};
pub use route::{Meant, Router};
pub use scanners::{Barcode, Burst, Came, Passed, Prefix, ReaderState, ScanSample, Scanners, Stroke, Wedge};
pub use secret::Secret;
pub use worker::{Event, Front, Reply, Request, RequestId, Wake};
