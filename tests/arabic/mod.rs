//! The gold set: what a government centre writes, in `gold/*.txt`, set by our engine and looked at by the tools of others.
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod gold;
mod order;
mod reference;
