//! Shubbak (شُبّاك, "the window"): the front desk of government one-stop-shop service centres.
//!
//! # The one idea
//! Every deed at a counter is one action in a ledger; what a case is now is folded from its actions;
//! the tables that screens read are written in the same transaction as the action. Where to look:
//!
//! | module | one sentence | may use |
//! |---|---|---|
//! | [`domain`] | what a person, service, case, fee, receipt and action *are*; pure | nothing of ours |
//! | [`env`] | the clock and the source of ids, handed in | domain |
//! | [`durable`] | files and folders that outlive a power cut | nothing of ours |
//! | [`views`] | plain structs that a screen or a paper shows | domain |
//! | [`i18n`] | typed messages, digits, dates, money and amounts in words, Arabic and English | domain |
//! | [`text`] | bidi order, shaping, lines, glyphs: one engine for screen and paper | i18n |
//! | [`print`] | papers: a document, its layout, PDF and raster; opens nothing | domain, views, i18n, text |
//! | [`register`] | the one facade over the SQLite file; each deed one transaction | domain, views, env |
//! | [`exchange`] | sealed batches: the bytes that travel | domain |
//! | [`link`] | the way to headquarters' server over HTTPS | domain, exchange |
//! | [`hub`] | headquarters on PostgreSQL: stations, batches in, cases folded, reports | domain, views, exchange |
//! | [`devices`] | scanners and printers on threads of their own | std |
//! | [`app`] | commands in, outcomes out: session, permissions, the worker that owns the register | all above |
//! | [`ui`] | the window: a page is given what to show and gives back what the clerk wants | app, views, domain, i18n, text |
//! | [`cli`], [`config`], [`error`] | the command line, the settings, the words for faults | domain, i18n, app |
//!
//! `tests/architecture.rs` proves this table from the source. What happens on "take payment" is one
//! line of calls: `ui::pages::counter` → `app::Command::RegisterCase` → `app::desk` →
//! `register::case::register` (one transaction) → `print::papers`.

pub mod app;
pub mod cli;
pub mod config;
pub mod devices;
pub mod domain;
pub mod durable;
pub mod env;
pub mod error;
pub mod exchange;
pub mod hub;
pub mod i18n;
pub mod link;
pub mod print;
pub mod register;
pub mod text;
pub mod ui;
pub mod views;
