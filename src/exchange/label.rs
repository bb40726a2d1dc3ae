//! `bag-info.txt`: the label of a batch. Written one way only, so that reading it and writing it again gives the same bytes.

use std::collections::BTreeMap;
use std::fmt::Write;

use chrono::{DateTime, SecondsFormat, Utc};
use serde::Serialize;

use super::fault::Fault;
use super::format::{BatchName, PROFILE, SCHEMA};
use super::hashing::parse_hash;
use super::series::Slice;
use crate::domain::ledger::Hash;

/// Whether a batch carries what is new, or everything.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// What happened since the batch before.
    Delta,
    /// The whole ledger of the station, for a headquarters that lost its own.
    Full,
}

impl Kind {
    fn word(self) -> &'static str {
        match self {
            Kind::Delta => "delta",
            Kind::Full => "full",
        }
    }
}

/// How many rows of each sort.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Rows {
    pub actions: u64,
    pub cases: u64,
    pub attachments: u64,
}

/// Bytes and number of the files under `data/`.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize)]
pub struct Oxum {
    pub bytes: u64,
    pub files: u64,
}

/// What the outside of the bag says about its inside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Label {
    pub name: BatchName,
    pub kind: Kind,
    /// When it was sealed, milliseconds UTC since 1970.
    pub created_ms: i64,
    /// Hash of the tag manifest of the station's batch before this one; zeros for its first.
    pub previous: Hash,
    /// Version of the lines; see [`SCHEMA`].
    pub schema: u32,
    pub rows: Rows,
    pub oxum: Oxum,
    /// The stretches of the ledger inside, in the order of their stations.
    pub slices: Vec<Slice>,
    /// The public keys it is sealed for.
    pub recipients: Vec<String>,
}

impl Label {
    pub(super) fn to_text(&self) -> String {
        let mut text = String::new();
        let mut say = |name: &str, value: &dyn std::fmt::Display| {
            // Writing into a string cannot fail.
            let _ = writeln!(text, "{name}: {value}");
        };
        say("External-Identifier", &self.name);
        say("Bagging-Date", &self.name.day().format("%Y-%m-%d"));
        say("Payload-Oxum", &format_args!("{}.{}", self.oxum.bytes, self.oxum.files));
        say("X-Profile", &PROFILE);
        say("X-Schema", &self.schema);
        say("X-Kind", &self.kind.word());
        say("X-Centre", &self.name.station().site());
        say("X-Station", &self.name.station());
        say("X-Seq", &self.name.seq());
        say("X-Created", &utc(self.created_ms));
        say("X-Prev-Tagmanifest-SHA256", &self.previous);
        say("X-Rows", &format_args!("actions={}", self.rows.actions));
        say("X-Rows", &format_args!("cases={}", self.rows.cases));
        say("X-Rows", &format_args!("attachments={}", self.rows.attachments));
        for Slice { station, from, to, base, head } in &self.slices {
            say("X-Action-From", &format_args!("{station} {from}"));
            say("X-Action-To", &format_args!("{station} {to}"));
            say("X-Base", &format_args!("{station} {base}"));
            say("X-Head", &format_args!("{station} {head}"));
        }
        for recipient in &self.recipients {
            say("X-Recipients", recipient);
        }
        text
    }

    pub(super) fn parse(bytes: &[u8]) -> Result<Self, Fault> {
        let text = std::str::from_utf8(bytes).map_err(|_| wrong("is not UTF-8"))?;
        let said = Said::read(text)?;
        if said.one("X-Profile")? != PROFILE {
            return Err(Fault::Newer(format!("profile {:?}", said.one("X-Profile")?)));
        }
        let schema = said.number("X-Schema")?;
        if schema > u64::from(SCHEMA) {
            return Err(Fault::Newer(format!("schema {schema}")));
        }
        let label = said.label(SCHEMA)?;
        if label.to_text() != text {
            return Err(wrong("is not written as this profile writes it"));
        }
        Ok(label)
    }
}

/// Time as the label tells it; one that no calendar reaches is told as the first moment of 1970.
fn utc(ms: i64) -> String {
    DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default().to_rfc3339_opts(SecondsFormat::Millis, true)
}

fn wrong(why: impl Into<String>) -> Fault {
    Fault::Label(why.into())
}

/// The lines of a label by their names.
struct Said<'a>(BTreeMap<&'a str, Vec<&'a str>>);

impl<'a> Said<'a> {
    fn read(text: &'a str) -> Result<Self, Fault> {
        let mut said: BTreeMap<_, Vec<_>> = BTreeMap::new();
        for line in text.lines() {
            let (name, value) = line.split_once(": ").ok_or_else(|| wrong("has a line without a name"))?;
            said.entry(name).or_default().push(value);
        }
        Ok(Said(said))
    }

    fn all(&self, name: &str) -> &[&'a str] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    fn one(&self, name: &str) -> Result<&'a str, Fault> {
        match self.all(name) {
            [value] => Ok(value),
            _ => Err(wrong(format!("{name} must stand once"))),
        }
    }

    fn number(&self, name: &str) -> Result<u64, Fault> {
        self.one(name)?.parse().map_err(|_| wrong(format!("{name} is not a number")))
    }

    fn rows(&self, of: &str) -> Result<u64, Fault> {
        let mut told = self.all("X-Rows").iter().filter_map(|row| row.strip_prefix(of)?.strip_prefix('='));
        told.next().and_then(|n| n.parse().ok()).ok_or_else(|| wrong(format!("X-Rows does not count {of}")))
    }

    fn label(&self, schema: u32) -> Result<Label, Fault> {
        let name = BatchName::parse(self.one("External-Identifier")?).ok_or_else(|| wrong("has no proper name"))?;
        let (bytes, files) =
            self.one("Payload-Oxum")?.split_once('.').ok_or_else(|| wrong("Payload-Oxum is not two numbers"))?;
        let count = |text: &str| text.parse::<u64>().map_err(|_| wrong("Payload-Oxum is not two numbers"));
        let created =
            DateTime::parse_from_rfc3339(self.one("X-Created")?).map_err(|_| wrong("X-Created is not a time"))?;
        Ok(Label {
            kind: match self.one("X-Kind")? {
                "delta" => Kind::Delta,
                "full" => Kind::Full,
                other => return Err(Fault::Newer(format!("kind {other:?}"))),
            },
            created_ms: created.timestamp_millis(),
            previous: hash(self.one("X-Prev-Tagmanifest-SHA256")?)?,
            schema,
            rows: Rows {
                actions: self.rows("actions")?,
                cases: self.rows("cases")?,
                attachments: self.rows("attachments")?,
            },
            oxum: Oxum { bytes: count(bytes)?, files: count(files)? },
            slices: self.slices()?,
            recipients: self.all("X-Recipients").iter().map(|&name| name.to_owned()).collect(),
            name,
        })
    }

    fn slices(&self) -> Result<Vec<Slice>, Fault> {
        let (from, to) = (self.all("X-Action-From"), self.all("X-Action-To"));
        let (base, head) = (self.all("X-Base"), self.all("X-Head"));
        if [to.len(), base.len(), head.len()] != [from.len(); 3] {
            return Err(wrong("the four lines of a series are not together"));
        }
        let slice = |n: usize| {
            let (station, first) = station(from[n])?;
            Ok(Slice {
                station: station.parse().map_err(|_| wrong("a series of no station"))?,
                from: number(first)?,
                to: number(self::station(to[n])?.1)?,
                base: hash(self::station(base[n])?.1)?,
                head: hash(self::station(head[n])?.1)?,
            })
        };
        (0..from.len()).map(slice).collect()
    }
}

fn station(text: &str) -> Result<(&str, &str), Fault> {
    text.split_once(' ').ok_or_else(|| wrong("a series without its station"))
}

fn number(text: &str) -> Result<u64, Fault> {
    text.parse().map_err(|_| wrong("a range that is not a number"))
}

fn hash(text: &str) -> Result<Hash, Fault> {
    parse_hash(text).ok_or_else(|| wrong("a hash that is none"))
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::hashing::hash_of;
    use super::*;
    use chrono::NaiveDate;

    fn label() -> Label {
        let slice = |station: &str| Slice {
            station: station.parse().unwrap(),
            from: 41,
            to: 57,
            base: hash_of(b"base"),
            head: hash_of(b"head"),
        };
        Label {
            name: BatchName::new("ZAQ-03".parse().unwrap(), NaiveDate::from_ymd_opt(2026, 11, 21).unwrap(), 42)
                .unwrap(),
            kind: Kind::Delta,
            created_ms: 1_795_252_523_004,
            previous: Hash::START,
            schema: SCHEMA,
            rows: Rows { actions: 34, cases: 9, attachments: 12 },
            oxum: Oxum { bytes: 1234, files: 17 },
            slices: vec![slice("ZAQ-01"), slice("ZAQ-03")],
            recipients: vec!["age1a".into(), "age1b".into()],
        }
    }

    #[test]
    fn a_label_reads_back_as_it_was_written() {
        let text = label().to_text();
        assert!(text.contains("X-Action-To: ZAQ-03 57\n") && text.contains("X-Created: 2026-"), "{text}");
        assert_eq!(Label::parse(text.as_bytes()).unwrap(), label());
    }

    #[test]
    fn a_label_written_otherwise_is_refused() {
        let text = label().to_text();
        let changes: [(&str, &str); 7] = [
            ("X-Seq: 42", "X-Seq: 43"),
            ("X-Seq: 42\n", ""),
            ("X-Seq: 42\n", "X-Seq: 42\nX-Seq: 42\n"),
            ("X-Kind: delta", "X-Kind: pack"),
            ("X-Schema: 1", "X-Schema: 2"),
            ("X-Head: ZAQ-01", "X-Head: ZAQ-02"),
            ("Bagging-Date: 2026", "Bagging-Date:  2026"),
        ];
        for (from, to) in changes {
            assert!(text.contains(from), "{from}");
            assert!(Label::parse(text.replacen(from, to, 1).as_bytes()).is_err(), "{to}");
        }
        // Cut between two lines it may still be a label; the tag manifest would not be its own.
        for n in (0..text.len()).filter(|&n| !text[..n].ends_with('\n')) {
            assert!(Label::parse(&text.as_bytes()[..n]).is_err(), "cut at {n}");
        }
    }
}
