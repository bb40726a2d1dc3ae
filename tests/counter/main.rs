//! Days at the counter: one binary, so that the program is linked once. What stands where:
//!
//! - `day`: the main path without a window, as a clerk's story
//! - `exec`: JSON lines, bad lines, repeated commands
//! - `durability`: killed, without power, on a full disk: nothing acknowledged is lost, nothing is doubled
//! - `first_day`: a centre set up from a file, killed on the way, on a stick that is full
//! - `filled`: a register of some hundred cases: found, counted, proved
//! - `flush`: how often the disk is waited for
//! - `bad_input`: what wrong numbers, files, settings and disks get
//! - `batch`: sealed batches, opened by stock tools, refused when touched
//! - `custody`: who keeps the register's key, and what wrong secrets cost
//! - `hub`: headquarters on a PostgreSQL of the tests' own: batches taken, refused, in any order
//! - `holidays`: days off against an independent library
//! - `outbox`: batches by stick and over HTTPS, to a real web server that is killed, full, slow or another's
//! - `pages`: scanned pages from SANE's own test scanner, a network scanner of ours, a folder and files, into a case
//! - `packs`: what comes down from headquarters, and two units on one case
//! - `papers`: every paper, read back by stock tools
//! - `printing`: printers that run out of paper, vanish and hang, CUPS, and a program killed in the middle of a paper
//! - `privacy`: what is erased when its time has ended, what is held, and who looked
//! - `roles`: every role by every command and question, deciding apart from receiving, staff that ends
//! - `scanner`: barcode readers on real pseudo-terminals, unplugged and plugged in
//! - `tills`: tills that are counted and closed, trays of files, the late list and the service card
//! - `upgrade`: registers of every older version, brought up to today's and killed on the way
//! - `arabic`: the gold set of Arabic strings, against the tools of others
//! - `gallery`, `window`: the widgets and the real window, found by label
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, clippy::print_stderr)]

#[path = "../arabic/mod.rs"]
mod arabic;
mod backups;
mod bad_input;
mod batch;
mod centre;
mod custody;
mod damaged;
mod day;
#[cfg(target_os = "linux")]
mod durability;
mod exec;
mod fields;
mod filled;
mod first_day;
mod flush;
mod gallery;
mod holidays;
mod hub;
#[cfg(target_os = "linux")]
mod outbox;
mod packs;
mod pages;
mod papers;
mod printing;
mod privacy;
mod receipts;
mod roles;
mod salvage;
mod scanner;
mod tills;
mod upgrade;
mod window;
