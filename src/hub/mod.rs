//! Headquarters' end on PostgreSQL: who may send, what has come, and how every case stands after all of it.
//!
//! A batch is applied in one transaction or not at all; what came twice changes nothing, and the order in which batches come
//! makes no difference, because a case is folded again from all its actions whenever one is added. Nothing here reads a
//! file of its own accord, words anything for people, or holds a private key longer than a signature takes.
//! `schema.sql` tells what stands where.

mod action;
mod binary;
mod cases;
mod connect;
mod erased;
mod fault;
mod files;
mod fingerprint;
mod judge;
mod known;
mod pack;
mod refusal;
mod report;
mod station;
mod take;
mod transact;
mod verify;

pub use connect::Hub;
pub use fault::HubFault;
pub use files::Files;
pub use judge::{Place, Question};
pub use pack::Publication;
pub use refusal::Refusal;
pub use report::{ConflictRow, Per, QuestionRow, ReportRow, Span};
pub use station::{Site, SiteKind, StationRow};
pub use take::{Applied, Opened, Receiver, Taken, Work};
pub use verify::Proved;
