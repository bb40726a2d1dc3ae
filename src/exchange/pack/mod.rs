//! What comes down from headquarters: one signed file, a pack. Its layout, version `shubbak-pack-1`, and its label.
//!
//! A pack is a POSIX (ustar) tar of four plain files in this order; `assets/pack/README.txt` rides in it and tells the
//! same to whoever finds it in thirty years:
//!
//! ```text
//! pack/README.txt      this layout in plain words, Arabic and English
//! pack/pack.json       the label: headquarters, series and number, for whom, who approved it on what basis, what is inside
//! pack/pack.json.sig   Ed25519 over the bytes of pack.json, 64 raw bytes
//! pack/content.zst     the content: JSON lines, or one catalogue, packed with zstd
//! ```
//!
//! - **Sorts and series.** A pack holds one sort: a `catalogue`, `decisions`, a `register` (shops, fines, arrears) or the
//!   trail of a `case`. Numbers rise within a series, which is the sort, and for a register its name too, so that a list
//!   of fines never keeps back one of arrears. What *replaces* (catalogue, register) is refused when it is older than what
//!   was taken; what *adds* (decisions, a trail) is taken once each in whatever order the sticks arrive, because a
//!   decision that came late is a decision all the same.
//! - **Secrecy.** What tells of people travels inside age, for one station each, so that nobody who finds the stick and
//!   no other counter reads it. A station's recipient is an X25519 key that it makes for itself and keeps in its
//!   register (which is encrypted, backed up and restored as a whole, so that the key is never lost without the cases it
//!   is for); the public half leaves with `shubbak station key` at enrolment. A key derived from the signing key would
//!   have saved a line there, but then whoever can sign for a station could read what is sent to it. A catalogue is
//!   public law: it is only signed.
//! - **Signed inside**, as a batch is: age says nothing of the sender. Every other byte of the file is covered by the
//!   label, and the tar has one spelling: what is read is written again and must be the same bytes.

mod fault;
mod read;
mod rows;
mod shelf;
mod write;

use std::fmt;

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

pub use fault::PackFault;
pub use read::{Pack, PackTrust, open_pack};
pub use rows::{DecisionLine, Found, RegisterLine};
pub use shelf::{Lying, SHELF, shelf};
pub use write::{Published, publish};

use super::fault::Fault;
use super::format::Limits;
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;
use crate::domain::{Bilingual, Country};

/// Names the layout and its rules; a reader refuses any other.
pub const PROFILE: &str = "shubbak-pack-1";
/// How the names of packs end; a secret one has `.age` after it.
pub const EXTENSION: &str = ".pack.tar";
const README_TXT: &str = include_str!("../../../assets/pack/README.txt");

const README: &str = "pack/README.txt";
const LABEL: &str = "pack/pack.json";
const SIGNATURE: &str = "pack/pack.json.sig";
const CONTENT: &str = "pack/content.zst";
/// In the order in which they lie there.
const MEMBERS: [&str; 4] = [README, LABEL, SIGNATURE, CONTENT];

/// As for a batch, but that a pack is held in memory: bytes of the file, and of a catalogue unpacked.
pub fn limits() -> Limits {
    Limits { file: 64 << 20, listing: 64 << 20, members: 4, tag: 1 << 20, ..Limits::default() }
}

/// The label of a pack. Keys stand in this order; it has one spelling.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Label {
    pub profile: String,
    /// Headquarters, by its own name.
    pub headquarters: String,
    pub country: Country,
    /// Rises within its series, from 1; gaps are usual, because not every pack is for every station.
    pub number: u64,
    /// Milliseconds UTC.
    pub made_ms: i64,
    /// Stations (`ZAQ-03`) or centres (`ZAQ`); none for the whole country.
    pub r#for: Vec<String>,
    pub approved_by: String,
    /// The law, decree or decision that it rests on.
    pub basis: String,
    pub approved: NaiveDate,
    pub content: Content,
    /// Lines; 1 for a catalogue.
    pub rows: u64,
    pub content_sha256: Hash,
    pub readme_sha256: Hash,
    /// SHA-256 of the raw public key that signed.
    pub key: Hash,
}

/// What is inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "is", rename_all = "snake_case", deny_unknown_fields)]
pub enum Content {
    /// A catalogue; new cases go by it from this day on.
    Catalogue { effective: NaiveDate },
    /// Decisions on cases.
    Decisions {},
    /// A reference register, whole: it replaces the one of the same name.
    Register {
        name: String,
        title: Bilingual,
        columns: Vec<Column>,
        as_of: NaiveDate,
        /// A row that is found keeps the counter from going on; else it only warns.
        #[serde(default, skip_serializing_if = "std::ops::Not::not")]
        blocks: bool,
    },
    /// What other units did about one case.
    Case { case: String },
}

/// A column of a reference register.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Column {
    pub key: String,
    pub title: Bilingual,
    pub holds: Holds,
}

/// What stands in a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Holds {
    Text,
    /// An amount in the country's money, as `350` or `350.50`; amounts of one person are added up.
    Money,
    /// `2026-11-22`.
    Date,
}

impl Content {
    pub fn sort(&self) -> &'static str {
        match self {
            Content::Catalogue { .. } => "catalogue",
            Content::Decisions {} => "decisions",
            Content::Register { .. } => "register",
            Content::Case { .. } => "case",
        }
    }

    /// The numbers that rise together.
    pub fn series(&self) -> String {
        match self {
            Content::Register { name, .. } => format!("register/{name}"),
            other => other.sort().to_owned(),
        }
    }

    /// Whether it tells of people, and so travels sealed.
    pub fn is_secret(&self) -> bool {
        !matches!(self, Content::Catalogue { .. })
    }

    /// Whether a later one takes the place of what came before it.
    pub fn replaces(&self) -> bool {
        matches!(self, Content::Catalogue { .. } | Content::Register { .. })
    }
}

impl Label {
    /// Whether it is meant for this counter.
    pub fn is_for(&self, station: &StationId) -> bool {
        let counter = station.counter();
        self.r#for.is_empty() || self.r#for.iter().any(|mark| *mark == counter.as_str() || *mark == counter.site())
    }

    /// `decisions-000042-ZAQ-03.pack.tar.age`
    pub fn file_name(&self) -> String {
        let series = self.content.series().replace('/', "-");
        let to = match self.r#for.as_slice() {
            [one] => one.clone(),
            [] => self.country.code().to_owned(),
            [..] => "MANY".to_owned(),
        };
        let sealed = if self.content.is_secret() { ".age" } else { "" };
        format!("{series}-{:06}-{to}{EXTENSION}{sealed}", self.number)
    }

    fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }

    /// Reads a label; one that is not written as we write it is refused.
    fn parse(bytes: &[u8]) -> Result<Label, PackFault> {
        let wrong = |why: &dyn fmt::Display| PackFault::Label(why.to_string());
        #[derive(Deserialize)]
        struct Of {
            profile: String,
        }
        let of: Of = serde_json::from_slice(bytes).map_err(|error| wrong(&error))?;
        if of.profile != PROFILE {
            return Err(Fault::Newer(format!("profile {:?}", of.profile)).into());
        }
        let label: Label = serde_json::from_slice(bytes).map_err(|error| wrong(&error))?;
        let again = label.to_json().map_err(|error| wrong(&error))?;
        match (again.as_bytes() == bytes, label.fits()) {
            (true, None) => Ok(label),
            (true, Some(why)) => Err(wrong(&why)),
            (false, _) => Err(wrong(&"is not written as this profile writes it")),
        }
    }

    /// What it says that no label may say.
    fn fits(&self) -> Option<&'static str> {
        let said = [&self.headquarters, &self.approved_by, &self.basis];
        let mark = |text: &String| {
            !text.is_empty()
                && text.len() <= 16
                && text.bytes().all(|b| b.is_ascii_uppercase() || b.is_ascii_digit() || b == b'-')
        };
        if self.number == 0 || self.number > 999_999 {
            return Some("its number is not one of 1 to 999999");
        }
        if said.into_iter().any(|text| text.trim().is_empty() || text.len() > 2_000) {
            return Some("it does not say who approved it, on what basis");
        }
        if !self.r#for.iter().all(mark) || (self.content.is_secret() && self.r#for.len() != 1) {
            return Some("it is not for a station");
        }
        match &self.content {
            Content::Register { name, title, columns, .. } => rows::unfit(name, title, columns),
            Content::Catalogue { .. } | Content::Decisions {} | Content::Case { .. } => None,
        }
    }
}
