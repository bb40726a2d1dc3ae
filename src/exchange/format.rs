//! The layout of a sealed batch, version `shubbak-batch-1`: the names, the limits, and why each is so. No bytes move here.
//!
//! A batch is one file, `ZAQ-03-20261121-000042.bag.tar.age`: station, day of sealing, number of the batch in that station's
//! own gapless series. It is an [age](https://age-encryption.org/v1) file over a POSIX (ustar) tar over a BagIt 1.0 bag
//! (RFC 8493), so that each layer can be opened with a stock tool and none of our code:
//!
//! ```text
//! ZAQ-03-20261121-000042/
//!   bagit.txt                    BagIt-Version: 1.0, UTF-8
//!   data/README.txt              this layout in plain words, Arabic and English
//!   data/schema.json             JSON Schema of every line below, with code lists in both languages
//!   data/actions.jsonl.zst       slice of the ledger: one action a line, the series of a station in order and without a gap
//!   data/cases.jsonl.zst         the state of every case that those actions touch, one JSON object a line
//!   data/att/ab/<sha256>         each attached file once, named by its SHA-256, in the folder of its first two digits
//!   data/attachments.jsonl.zst   one line for each of them: hash, media type, size
//!   bag-info.txt                 the label: who, when, what range of which series, for whom
//!   manifest-sha256.txt          SHA-256 of every file under data/
//!   signer.json                  station and public key that signed
//!   tagmanifest-sha256.txt       SHA-256 of bagit.txt, bag-info.txt, manifest-sha256.txt and signer.json
//!   tagmanifest-sha256.txt.sig   Ed25519 over the bytes of tagmanifest-sha256.txt, 64 raw bytes
//! ```
//!
//! - **Why signed inside.** age keeps a batch secret and whole but says nothing of its sender: anybody can encrypt to a public
//!   key. The signature covers the tag manifest, which covers the label and every hash, so profile, station, number, range and
//!   recipients cannot be changed without the station's key.
//! - **Label.** `External-Identifier` (the name above), `Bagging-Date`, `Payload-Oxum`, `X-Profile`, `X-Schema`, `X-Kind`
//!   (`delta` or `full`), `X-Centre`, `X-Station`, `X-Seq`, `X-Created` (UTC), `X-Prev-Tagmanifest-SHA256` (of the station's batch
//!   before, zeros for the first), `X-Rows: table=n` and `X-Recipients`, one line each. For every series in the batch four lines
//!   that begin with its station: `X-Action-From` and `X-Action-To` (sequence numbers), `X-Base` (hash of the action before the
//!   first) and `X-Head` (hash of the last).
//! - **Order.** Payload first, label and manifests after it, the signature last: a batch is written in one pass, and nothing in
//!   it is believed before its end has been read.
//! - **Recipients** are data. There are always at least two, headquarters and an offline escrow key. The age header
//!   carries one stanza more (besides age's own "grease", which opens nothing): the sealer also encrypts to a key
//!   that it makes for this file, uses once to read the file back from the disk and throws away, because a station
//!   must prove what it wrote and yet be unable to open it tomorrow.
//! - **Volumes.** A place that takes no large file is given pieces of at most 1 GiB, `<name>.bag.tar.age.001`, `.002` …, and,
//!   written last, `<name>.bag.tar.age.volumes.json`: `file`, `bytes` and `sha256` of the whole, and of every volume in order
//!   `name`, `bytes` and `sha256`. The pieces one after the other are the file (`cat`); [`super::volumes`] does it with proof.
//! - **Only plain files.** No folders, links or extended headers stand in the tar; a reader refuses any other kind, any name that
//!   is not in the table above, and any name that comes twice.

use chrono::NaiveDate;
use serde::{Serialize, Serializer};

use crate::domain::mark::StationId;

/// Names the layout and its rules; a reader refuses any other.
pub const PROFILE: &str = "shubbak-batch-1";
/// Version of the lines within that layout.
pub const SCHEMA: u32 = 1;
/// How the name of every batch file ends.
pub const EXTENSION: &str = ".bag.tar.age";

/// The members of a bag by their names, besides the attachments.
pub mod member {
    pub const BAGIT: &str = "bagit.txt";
    pub const README: &str = "data/README.txt";
    pub const SCHEMA: &str = "data/schema.json";
    pub const ACTIONS: &str = "data/actions.jsonl.zst";
    pub const CASES: &str = "data/cases.jsonl.zst";
    pub const ATTACHMENTS: &str = "data/attachments.jsonl.zst";
    pub const INFO: &str = "bag-info.txt";
    pub const MANIFEST: &str = "manifest-sha256.txt";
    pub const SIGNER: &str = "signer.json";
    pub const TAGMANIFEST: &str = "tagmanifest-sha256.txt";
    pub const SIGNATURE: &str = "tagmanifest-sha256.txt.sig";

    /// Everything under `data/` but the attachments.
    pub const PAYLOAD: [&str; 5] = [README, SCHEMA, ACTIONS, CASES, ATTACHMENTS];
    /// The tag files that the tag manifest lists.
    pub const TAGS: [&str; 4] = [BAGIT, INFO, MANIFEST, SIGNER];
    /// What vouches for the rest, and so cannot be listed in it.
    pub const SEALS: [&str; 2] = [TAGMANIFEST, SIGNATURE];
    /// Folder of the attachments.
    pub const ATTACHED: &str = "data/att/";
}

/// The whole of `bagit.txt`.
pub const BAGIT_TXT: &str = "BagIt-Version: 1.0\nTag-File-Character-Encoding: UTF-8\n";
/// The description that travels in every bag.
pub const README_TXT: &str = include_str!("../../assets/batch/README.txt");

/// How much a reader is willing to take in before it calls a batch hostile. Sizes in bytes.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// The whole file.
    pub file: u64,
    /// The age header, before anything is decrypted.
    pub header: u64,
    /// Number of files in the bag.
    pub members: u64,
    /// One attachment.
    pub attachment: u64,
    /// One of the other files, as it stands in the tar.
    pub listing: u64,
    /// A tag file that is read into memory (label, signer, tag manifest).
    pub tag: u64,
    /// One line of JSON.
    pub line: u64,
    /// Unpacked bytes for each packed one; ledgers with their hashes reach about 10.
    pub ratio: u64,
    /// Unpacked bytes that are always allowed, whatever the ratio: a small file of like lines packs very well.
    pub unpacked_floor: u64,
    /// Number of station series in one batch.
    pub series: usize,
    /// Unpacked bytes of lines that are kept in memory while the batch is verified, so that they need not be read again.
    pub kept: usize,
}

impl Limits {
    /// For whoever takes the lines in: a usual night's are about 2 MB, and are kept.
    pub fn for_taking() -> Limits {
        Limits { kept: 12 << 20, ..Limits::default() }
    }
}

impl Default for Limits {
    fn default() -> Self {
        Limits {
            file: 64 << 30,
            header: 64 << 10,
            members: 500_000,
            attachment: 256 << 20,
            listing: 4 << 30,
            tag: 4 << 20,
            line: 4 << 20,
            ratio: 100,
            unpacked_floor: 4 << 20,
            series: 10_000,
            kept: 0,
        }
    }
}

/// Name of a batch: `ZAQ-03-20261121-000042`. It is also the folder in the tar and the `External-Identifier`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct BatchName {
    station: StationId,
    day: NaiveDate,
    seq: u64,
}

impl BatchName {
    /// `seq` from 1 to 999,999; `None` outside.
    pub fn new(station: StationId, day: NaiveDate, seq: u64) -> Option<Self> {
        (1..=999_999).contains(&seq).then_some(BatchName { station, day, seq })
    }

    /// Reads a name back; `None` unless it is written exactly as [`BatchName`] writes it.
    pub fn parse(text: &str) -> Option<Self> {
        let (rest, seq) = text.rsplit_once('-')?;
        let (station, day) = rest.rsplit_once('-')?;
        let day = NaiveDate::parse_from_str(day, "%Y%m%d").ok()?;
        let name = BatchName::new(station.parse().ok()?, day, seq.parse().ok()?)?;
        (name.to_string() == text).then_some(name)
    }

    pub fn station(&self) -> &StationId {
        &self.station
    }

    /// Day of sealing, by the centre's own calendar.
    pub fn day(&self) -> NaiveDate {
        self.day
    }

    /// Number of the batch in its station's series, from 1.
    pub fn seq(&self) -> u64 {
        self.seq
    }

    pub fn file_name(&self) -> String {
        format!("{self}{EXTENSION}")
    }
}

impl std::fmt::Display for BatchName {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}-{}-{:06}", self.station, self.day.format("%Y%m%d"), self.seq)
    }
}

impl Serialize for BatchName {
    fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
        to.collect_str(self)
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_as_it_was_written() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        let name = BatchName::new("ZAQ-03".parse().unwrap(), day, 42).unwrap();
        assert_eq!(name.file_name(), "ZAQ-03-20261121-000042.bag.tar.age");
        assert_eq!(BatchName::parse("ZAQ-03-20261121-000042"), Some(name));
    }

    #[test]
    fn a_name_that_is_written_otherwise_is_none() {
        let day = NaiveDate::from_ymd_opt(2026, 11, 21).unwrap();
        assert!(BatchName::new("ZAQ-03".parse().unwrap(), day, 0).is_none());
        let near = ["", "ZAQ-03", "ZAQ-03-20261121-42", "ZAQ-03-20261321-000042", "ZAQ-03-20261121-000042 "];
        for text in near.into_iter().chain(["../X-20261121-000042", "a/b-03-20261121-000042", "ز-03-20261121-000042"])
        {
            assert!(BatchName::parse(text).is_none(), "{text}");
        }
    }
}
