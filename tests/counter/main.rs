//! Days at the counter: one binary, so that the program is linked once. What stands where:
//!
//! - `day`: the main path without a window, as a clerk's story
//! - `exec`: JSON lines, bad lines, repeated commands
//! - `kill`: the process killed at random moments; nothing acknowledged is lost, nothing is doubled
//! - `bad_input`: what wrong numbers, files, settings and disks get
//! - `batch`: sealed batches, opened by stock tools, refused when touched
//! - `custody`: who keeps the register's key, and what wrong secrets cost
//! - `holidays`: days off against an independent library
//! - `papers`: every paper, read back by stock tools
//! - `scanner`: barcode readers on real pseudo-terminals, unplugged and plugged in
//! - `arabic`: the gold set of Arabic strings, against the tools of others
//! - `gallery`, `window`: the widgets and the real window, found by label
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

#[path = "../arabic/mod.rs"]
mod arabic;
mod bad_input;
mod batch;
mod centre;
mod custody;
mod day;
mod exec;
mod fields;
mod gallery;
mod holidays;
mod kill;
mod papers;
mod scanner;
mod window;
