//! Gathers what the files of a batch say, and judges: do manifests, label, signature, chain and rows agree with each other?
//!
//! Gathering goes on after a bad line or a wrong hash, so that the report can name more than the first thing that is wrong.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::io::Read;

use super::bag::{attachment_of, parse_manifest_line};
use super::fault::Fault;
use super::format::{BAGIT_TXT, Limits, member};
use super::hashing::hash_of;
use super::keys::EnrolledStations;
use super::label::{Label, Oxum, Rows};
use super::line::{AttachmentLine, is_object, parse};
use super::lines::each_line;
use super::members::{Member, Next, Visitor};
use super::report::Check;
use super::series::Slices;
use super::signer::SignerCard;
use crate::domain::ledger::{Action, Hash};

/// How many sorts of media one batch may name.
const MEDIA: usize = 256;

/// Everything that was seen on one walk through the bag.
pub(super) struct Evidence {
    limits: Limits,
    folder: String,
    fixed: BTreeMap<&'static str, Hash>,
    tags: BTreeMap<&'static str, Vec<u8>>,
    attached: HashMap<Hash, u64>,
    oxum: Oxum,
    listed: Listed,
    described: Described,
    slices: Slices,
    cases: u64,
    faults: BTreeMap<Check, Fault>,
}

/// The payload manifest; attachments by their hash alone.
#[derive(Default)]
struct Listed {
    fixed: BTreeMap<String, Hash>,
    attached: HashSet<Hash>,
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

/// The verdict on what was gathered.
pub(super) struct Judgement {
    pub(super) faults: BTreeMap<Check, Fault>,
    /// Checks that could not be made.
    pub(super) unmade: Vec<Check>,
    pub(super) label: Option<Label>,
    pub(super) signer: Option<SignerCard>,
    pub(super) tagmanifest: Option<Hash>,
    pub(super) attachment_bytes: u64,
    pub(super) fixed: BTreeMap<&'static str, Hash>,
    pub(super) described: Described,
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
            faults: BTreeMap::new(),
        }
    }

    /// Weighs everything; `signers` are the keys that are believed.
    pub(super) fn judge(mut self, signers: Option<&EnrolledStations>) -> Judgement {
        self.nothing_missing();
        self.manifests_agree();
        let label = self.label();
        let card = self.signature();
        let mut unmade = Vec::new();
        match (&card, &label, signers) {
            (Some((card, key)), Some(label), Some(signers)) => {
                let station = label.name.station();
                if card.station != *station || !signers.knows(station, key) {
                    self.fault(Fault::UnknownSigner { station: station.clone(), key: card.key_id });
                }
            }
            _ => unmade.push(Check::Signer),
        }
        self.rows_agree(label.as_ref());
        let rest = |bytes: &Vec<u8>| hash_of(bytes);
        Judgement {
            unmade,
            label,
            signer: card.map(|(card, _)| card),
            tagmanifest: self.tags.get(member::TAGMANIFEST).map(rest),
            attachment_bytes: self.attached.values().sum(),
            faults: self.faults,
            fixed: self.fixed,
            described: self.described,
        }
    }

    fn fault(&mut self, fault: Fault) {
        self.faults.entry(fault.check()).or_insert(fault);
    }

    fn nothing_missing(&mut self) {
        let all = member::PAYLOAD.into_iter().chain(member::TAGS).chain(member::SEALS);
        let missing = all.into_iter().find(|name| !self.fixed.contains_key(name));
        if let Some(name) = missing {
            self.fault(Fault::Missing(name.to_owned()));
        }
    }

    fn manifests_agree(&mut self) {
        let payload = |name: &str| member::PAYLOAD.contains(&name);
        let seen: BTreeMap<_, _> = self.fixed.iter().filter(|(name, _)| payload(name)).map(|(&n, &h)| (n, h)).collect();
        let listed = self.listed.fixed.iter().map(|(name, hash)| (name.as_str(), *hash)).collect();
        let mut differ = difference(&seen, &listed);
        let (here, told) = (&self.attached, &self.listed.attached);
        let name = |hash: &Hash| Member::Attachment(*hash).to_string();
        differ =
            differ.or_else(|| here.keys().find(|hash| !told.contains(hash)).map(|hash| Fault::Unlisted(name(hash))));
        differ =
            differ.or_else(|| told.iter().find(|hash| !here.contains_key(hash)).map(|hash| Fault::Missing(name(hash))));
        differ.into_iter().for_each(|fault| self.fault(fault));
        self.tagmanifest_agrees();
    }

    fn tagmanifest_agrees(&mut self) {
        let Some(bytes) = self.tags.get(member::TAGMANIFEST) else { return };
        let text = String::from_utf8_lossy(bytes);
        let lines = text.split_inclusive('\n').map(|line| parse_manifest_line(line.strip_suffix('\n')?));
        let listed: Option<BTreeMap<_, _>> = lines.map(|line| line.map(|(hash, name)| (name, hash))).collect();
        let seen = self.fixed.iter().filter(|(name, _)| member::TAGS.contains(name)).map(|(&n, &h)| (n, h)).collect();
        let fault = match listed {
            None => Some(Fault::Manifest(member::TAGMANIFEST.to_owned())),
            Some(listed) => difference(&seen, &listed),
        };
        fault.into_iter().for_each(|fault| self.fault(fault));
    }

    fn label(&mut self) -> Option<Label> {
        if self.tags.get(member::BAGIT).is_some_and(|text| text != BAGIT_TXT.as_bytes()) {
            self.fault(Fault::Label("bagit.txt is not that of BagIt 1.0".into()));
        }
        let label = match Label::parse(self.tags.get(member::INFO)?) {
            Ok(label) => label,
            Err(fault) => {
                self.fault(fault);
                return None;
            }
        };
        if label.name.to_string() != self.folder {
            self.fault(Fault::Label(format!("the folder is {:?}", self.folder)));
        }
        if label.oxum != self.oxum {
            self.fault(Fault::Label(format!("Payload-Oxum should be {}.{}", self.oxum.bytes, self.oxum.files)));
        }
        Some(label)
    }

    fn signature(&mut self) -> Option<(SignerCard, super::keys::StationPublicKey)> {
        let card = match SignerCard::parse(self.tags.get(member::SIGNER)?) {
            Ok(card) => card,
            Err(fault) => {
                self.fault(fault);
                // Without a key nothing can be signed by it.
                self.fault(Fault::Signature);
                return None;
            }
        };
        let signed = self.tags.get(member::TAGMANIFEST).zip(self.tags.get(member::SIGNATURE));
        if !signed.is_some_and(|(message, signature)| card.1.signed(message, signature)) {
            self.fault(Fault::Signature);
        }
        Some(card)
    }

    fn rows_agree(&mut self, label: Option<&Label>) {
        let rows =
            Rows { actions: self.slices.rows(), cases: self.cases, attachments: self.described.files.len() as u64 };
        let undescribed =
            self.attached.iter().find(|(hash, bytes)| self.described.of(hash).map(|(_, told)| told) != Some(**bytes));
        let why = match undescribed {
            Some((hash, _)) => Some(format!("{hash} is not described as it is")),
            None if rows.attachments != self.attached.len() as u64 => {
                Some("describes a file that is not there".to_owned())
            }
            None => None,
        };
        if let Some(why) = why {
            self.fault(Fault::Line { name: member::ATTACHMENTS.to_owned(), line: 0, why });
        }
        let Some(label) = label else { return };
        // After a fault in a line the count says nothing.
        let counted = !self.faults.contains_key(&Check::Rows) && !self.faults.contains_key(&Check::Chain);
        if counted && label.rows != rows {
            self.fault(Fault::Label(format!("X-Rows should be {rows:?}")));
        }
        if counted && self.slices.all() != label.slices {
            self.fault(Fault::Label("the ranges are not those of the actions inside".into()));
        }
    }

    fn read_actions(&mut self, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let slices = &mut self.slices;
        let mut take = |line, text: &str| Ok(slices.take(&parse::<Action>(member::ACTIONS, line, text)?)?);
        each_line(member::ACTIONS, content, bytes, &self.limits, &mut take).map(drop)
    }

    fn read_cases(&mut self, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let wrong = |line, why| Fault::Line { name: member::CASES.to_owned(), line, why };
        let mut take = |line, text: &str| is_object(text).map_err(|why| wrong(line, why));
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
        use std::io::BufRead;
        let mut content = std::io::BufReader::new(content);
        let mut line = Vec::new();
        for number in 1..=self.limits.members {
            line.clear();
            // No name in a bag is near this long.
            let read = (&mut content).take(1 << 10).read_until(b'\n', &mut line).map_err(Fault::reading)?;
            if read == 0 {
                return Ok(());
            }
            let text = line.strip_suffix(b"\n").and_then(|line| std::str::from_utf8(line).ok());
            let listed = text.and_then(parse_manifest_line).is_some_and(|(hash, name)| self.listed.add(hash, name));
            if !listed {
                return Err(Fault::Manifest(format!("{}, line {number}", member::MANIFEST)));
            }
        }
        Ok(())
    }
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

impl Visitor for Evidence {
    fn folder(&mut self, name: &str) -> Result<(), Fault> {
        self.folder = name.to_owned();
        Ok(())
    }

    fn content(&mut self, member: Member, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let read = match member {
            Member::Attachment(sha256) if self.attached.contains_key(&sha256) => {
                return Err(Fault::Twice(member.to_string()));
            }
            Member::Fixed(name) if self.fixed.contains_key(name) => return Err(Fault::Twice(member.to_string())),
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
        };
        match read {
            Err(fault) if matches!(fault.check(), Check::Manifests | Check::Chain | Check::Rows) => {
                self.fault(fault);
                Ok(())
            }
            read => read,
        }
    }

    fn ended(&mut self, member: Member, bytes: u64, hash: Hash) -> Result<Next, Fault> {
        match member {
            Member::Attachment(named) => {
                if named != hash {
                    self.fault(Fault::Manifest(member.to_string()));
                }
                self.attached.insert(named, bytes);
            }
            Member::Fixed(name) => drop(self.fixed.insert(name, hash)),
        }
        if matches!(member, Member::Attachment(_))
            || matches!(member, Member::Fixed(name) if member::PAYLOAD.contains(&name))
        {
            self.oxum.bytes = self.oxum.bytes.saturating_add(bytes);
            self.oxum.files += 1;
        }
        Ok(Next::Go)
    }
}

/// What is first wrong between the files that are there and the files that are listed.
fn difference(seen: &BTreeMap<&str, Hash>, listed: &BTreeMap<&str, Hash>) -> Option<Fault> {
    let wrong = seen.iter().find_map(|(name, hash)| match listed.get(name) {
        Some(told) if told == hash => None,
        Some(_) => Some(Fault::Manifest((*name).to_owned())),
        None => Some(Fault::Unlisted((*name).to_owned())),
    });
    wrong
        .or_else(|| listed.keys().find(|name| !seen.contains_key(*name)).map(|name| Fault::Missing((*name).to_owned())))
}
