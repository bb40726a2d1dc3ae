//! Gathers what the files of a batch say while they pass; what it means is for `judge`.
//!
//! A bad line or a wrong hash does not end the gathering, so that the report can name more than the first thing that is wrong.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::{BufRead, BufReader, Read};

use super::kept::Keeping;
use super::lines::each_line;
use super::members::{Member, Next, Visitor};
use super::report::Check;
use crate::domain::ledger::{Action, Hash};
use crate::exchange::fault::Fault;
use crate::exchange::format::{Limits, member};
use crate::exchange::label::Oxum;
use crate::exchange::line::{AttachmentLine, is_object, parse};
use crate::exchange::manifest::{attachment_of, parse_line};
use crate::exchange::series::Slices;

/// How many sorts of media one batch may name.
const MEDIA: usize = 256;

/// Everything that was seen on one walk through the bag.
pub(super) struct Evidence {
    limits: Limits,
    pub(super) folder: String,
    /// Hash of each file but the attachments.
    pub(super) fixed: BTreeMap<&'static str, Hash>,
    /// The tag files that are small enough to keep.
    pub(super) tags: BTreeMap<&'static str, Vec<u8>>,
    /// Size of each attachment.
    pub(super) attached: HashMap<Hash, u64>,
    pub(super) oxum: Oxum,
    pub(super) listed: Listed,
    pub(super) described: Described,
    pub(super) slices: Slices,
    pub(super) cases: u64,
    pub(super) kept: Keeping,
    /// The first fault of each check.
    pub(super) faults: BTreeMap<Check, Fault>,
}

impl Evidence {
    pub(super) fn new(limits: Limits) -> Self {
        Evidence {
            limits,
            folder: String::new(),
            fixed: BTreeMap::new(),
            tags: BTreeMap::new(),
            attached: HashMap::new(),
            oxum: Oxum::default(),
            listed: Listed::default(),
            described: Described::default(),
            slices: Slices::new(limits.series),
            cases: 0,
            kept: Keeping::new(limits.kept),
            faults: BTreeMap::new(),
        }
    }

    pub(super) fn fault(&mut self, fault: Fault) {
        self.faults.entry(fault.check()).or_insert(fault);
    }

    fn read(&mut self, member: Member, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        match member {
            Member::Attachment(_) | Member::Fixed(member::README | member::SCHEMA) => Ok(()),
            Member::Fixed(member::ACTIONS) => self.read_actions(bytes, content),
            Member::Fixed(member::CASES) => self.read_cases(bytes, content),
            Member::Fixed(member::ATTACHMENTS) => self.read_descriptions(bytes, content),
            Member::Fixed(member::MANIFEST) => self.read_manifest(content),
            Member::Fixed(name) => {
                let mut whole = Vec::new();
                content.read_to_end(&mut whole).map_err(Fault::reading)?;
                self.tags.insert(name, whole);
                Ok(())
            }
        }
    }

    fn read_actions(&mut self, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let (slices, kept) = (&mut self.slices, &mut self.kept);
        let mut take = |line, text: &str| {
            let action = parse::<Action>(member::ACTIONS, line, text)?;
            slices.take(&action)?;
            kept.action(text.len(), action);
            Ok(())
        };
        each_line(member::ACTIONS, content, bytes, &self.limits, &mut take).map(drop)
    }

    fn read_cases(&mut self, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let wrong = |line, why| Fault::Line { name: member::CASES.to_owned(), line, why };
        let kept = &mut self.kept;
        let mut take = |line, text: &str| {
            is_object(text).map_err(|why| wrong(line, why))?;
            kept.case(text);
            Ok(())
        };
        self.cases = each_line(member::CASES, content, bytes, &self.limits, &mut take)?;
        Ok(())
    }

    fn read_descriptions(&mut self, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let (described, most) = (&mut self.described, self.limits.members);
        let wrong = |line, why| Fault::Line { name: member::ATTACHMENTS.to_owned(), line, why };
        let mut take = |line, text: &str| {
            if line > most {
                return Err(Fault::TooLarge { name: member::ATTACHMENTS.to_owned(), limit: most });
            }
            described.add(parse(member::ATTACHMENTS, line, text)?).map_err(|why| wrong(line, why))
        };
        each_line(member::ATTACHMENTS, content, bytes, &self.limits, &mut take).map(drop)
    }

    fn read_manifest(&mut self, content: &mut dyn Read) -> Result<(), Fault> {
        let mut content = BufReader::new(content);
        let mut line = Vec::new();
        for number in 1..=self.limits.members {
            line.clear();
            // No name in a bag is near this long.
            let read = (&mut content).take(1 << 10).read_until(b'\n', &mut line).map_err(Fault::reading)?;
            if read == 0 {
                return Ok(());
            }
            let text = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok());
            let listed = text.and_then(parse_line).is_some_and(|(hash, name)| self.listed.add(hash, name));
            if !listed {
                return Err(Fault::Manifest(format!("{}, line {number}", member::MANIFEST)));
            }
        }
        Ok(())
    }
}

impl Visitor for Evidence {
    fn folder(&mut self, name: &str) -> Result<(), Fault> {
        self.folder = name.to_owned();
        Ok(())
    }

    fn content(&mut self, member: Member, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let twice = match member {
            Member::Attachment(sha256) => self.attached.contains_key(&sha256),
            Member::Fixed(name) => self.fixed.contains_key(name),
        };
        if twice {
            return Err(Fault::Twice(member.to_string()));
        }
        match self.read(member, bytes, content) {
            Err(fault) if matches!(fault.check(), Check::Manifests | Check::Chain | Check::Rows) => {
                self.fault(fault);
                Ok(())
            }
            read => read,
        }
    }

    fn ended(&mut self, member: Member, bytes: u64, hash: Hash) -> Result<Next, Fault> {
        let payload = match member {
            Member::Attachment(named) => {
                if named != hash {
                    self.fault(Fault::Manifest(member.to_string()));
                }
                self.attached.insert(named, bytes);
                true
            }
            Member::Fixed(name) => {
                self.fixed.insert(name, hash);
                member::PAYLOAD.contains(&name)
            }
        };
        if payload {
            self.oxum.bytes = self.oxum.bytes.saturating_add(bytes);
            self.oxum.files += 1;
        }
        Ok(Next::Go)
    }
}

/// The payload manifest; attachments by their hash alone.
#[derive(Default)]
pub(super) struct Listed {
    pub(super) fixed: BTreeMap<String, Hash>,
    pub(super) attached: HashSet<Hash>,
}

impl Listed {
    /// False for a line that cannot be true: listed twice, or an attachment that is not named by its hash.
    fn add(&mut self, hash: Hash, name: &str) -> bool {
        match attachment_of(name) {
            Some(named) => named == hash && self.attached.insert(hash),
            None => self.fixed.len() < 64 && self.fixed.insert(name.to_owned(), hash).is_none(),
        }
    }
}

/// What `attachments.jsonl` says: size and sort of each file, sorts kept once.
#[derive(Default)]
pub(super) struct Described {
    files: HashMap<Hash, (u64, usize)>,
    media: Vec<String>,
}

impl Described {
    /// Media type and size of an attachment.
    pub(super) fn of(&self, sha256: &Hash) -> Option<(&str, u64)> {
        let (bytes, media) = self.files.get(sha256)?;
        Some((self.media.get(*media)?, *bytes))
    }

    pub(super) fn count(&self) -> u64 {
        self.files.len() as u64
    }

    fn add(&mut self, line: AttachmentLine) -> Result<(), String> {
        let known = self.media.iter().position(|media| *media == line.media);
        let media = known.unwrap_or(self.media.len());
        if known.is_none() {
            if media == MEDIA {
                return Err("too many sorts of media".into());
            }
            self.media.push(line.media);
        }
        match self.files.insert(line.sha256, (line.bytes, media)) {
            None => Ok(()),
            Some(_) => Err("the same file is described twice".into()),
        }
    }
}
