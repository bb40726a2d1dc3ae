//! A batch that passed every check, and the only way to its rows.
//!
//! Unless they were few and were kept, the rows are read from the file again, since no large batch is ever in memory; on a stick that somebody holds, that file
//! could have changed since. So each file inside is hashed again on the way and must be what was verified. A caller commits
//! what it took only after the call has returned `Ok`.

use std::collections::{BTreeMap, HashSet};
use std::fs::File;
use std::io::{BufReader, Read, Seek};

use super::evidence::Described;
use super::kept::Kept;
use super::lines::each_line;
use super::members::{Member, Next, Visitor, decrypted, walk};
use crate::domain::ledger::{Action, Hash};
use crate::exchange::Batch;
use crate::exchange::fault::{Fault, Halt};
use crate::exchange::format::{Limits, member};
use crate::exchange::keys::OpeningKeys;
use crate::exchange::label::Label;
use crate::exchange::seal::Attachment;

/// A batch that may be believed.
pub struct Verified {
    file: File,
    keys: OpeningKeys,
    limits: Limits,
    pub label: Label,
    /// What was signed; the station's next batch names it.
    pub tagmanifest_sha256: Hash,
    actions: Hash,
    cases: Hash,
    described: Described,
    kept: Option<Kept>,
}

impl std::fmt::Debug for Verified {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("Verified").field(&self.label.name).finish()
    }
}

impl Verified {
    pub(super) fn new(
        file: File,
        keys: OpeningKeys,
        limits: Limits,
        label: Label,
        tagmanifest_sha256: Hash,
        hashes: BTreeMap<&'static str, Hash>,
        described: Described,
    ) -> Option<Self> {
        let (actions, cases) = (*hashes.get(member::ACTIONS)?, *hashes.get(member::CASES)?);
        Some(Verified { file, keys, limits, label, tagmanifest_sha256, actions, cases, described, kept: None })
    }
}

impl Verified {
    /// With what was kept on the way.
    pub(super) fn keeping(self, kept: Option<Kept>) -> Self {
        Verified { kept, ..self }
    }
}

impl Batch<Verified> {
    /// All lines, where they were kept: once, to whoever asks first.
    pub fn take_kept(&mut self) -> Option<Kept> {
        self.state.kept.take()
    }

    /// Every action, those of one station in order. That each is written as this profile writes it was seen when the batch was
    /// verified, and these are the same bytes or the call fails.
    pub fn for_each_action(&self, each: &mut dyn FnMut(Action) -> Result<(), Halt>) -> Result<(), Fault> {
        self.listing(member::ACTIONS, self.actions, &mut |line, text| {
            let wrong =
                |why: serde_json::Error| Fault::Line { name: member::ACTIONS.to_owned(), line, why: why.to_string() };
            each(serde_json::from_str(text).map_err(wrong)?).map_err(Fault::Halted)
        })
    }

    /// The state of every case, as JSON.
    pub fn for_each_case(&self, each: &mut dyn FnMut(&str) -> Result<(), Halt>) -> Result<(), Fault> {
        self.listing(member::CASES, self.cases, &mut |_, text| each(text).map_err(Fault::Halted))
    }

    /// Every attachment. Its bytes are proved only once this has returned.
    pub fn for_each_attachment(&self, each: &mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>) -> Result<(), Fault> {
        let mut take = TakeAttachments { described: &self.described, seen: HashSet::new(), each };
        self.walk(&mut take)?;
        if take.seen.len() as u64 == self.label.rows.attachments { Ok(()) } else { Err(changed("an attachment")) }
    }

    fn listing(
        &self,
        name: &'static str,
        hash: Hash,
        each: &mut dyn FnMut(u64, &str) -> Result<(), Fault>,
    ) -> Result<(), Fault> {
        let mut take = TakeLines { name, hash, limits: &self.limits, found: false, each };
        self.walk(&mut take)?;
        if take.found { Ok(()) } else { Err(changed(name)) }
    }

    fn walk(&self, visitor: &mut dyn Visitor) -> Result<(), Fault> {
        let mut file = &self.file;
        file.rewind().map_err(Fault::CannotRead)?;
        let file = BufReader::with_capacity(1 << 18, file);
        walk(decrypted(file, &self.keys)?, &self.limits, visitor)
    }
}

fn changed(what: &str) -> Fault {
    Fault::Changed(format!("{what} changed after it was verified"))
}

/// Takes the lines of one listing and looks no further.
struct TakeLines<'a> {
    name: &'static str,
    hash: Hash,
    limits: &'a Limits,
    found: bool,
    each: &'a mut dyn FnMut(u64, &str) -> Result<(), Fault>,
}

impl Visitor for TakeLines<'_> {
    fn content(&mut self, member: Member, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        if member != Member::Fixed(self.name) {
            return Ok(());
        }
        each_line(self.name, content, bytes, self.limits, self.each).map(drop)
    }

    fn ended(&mut self, member: Member, _: u64, hash: Hash) -> Result<Next, Fault> {
        if member != Member::Fixed(self.name) {
            return Ok(Next::Go);
        }
        self.found = hash == self.hash;
        Ok(Next::Enough)
    }
}

/// Takes each attachment that was described, once.
struct TakeAttachments<'a> {
    described: &'a Described,
    seen: HashSet<Hash>,
    each: &'a mut dyn FnMut(Attachment<'_>) -> Result<(), Halt>,
}

impl Visitor for TakeAttachments<'_> {
    fn content(&mut self, member: Member, bytes: u64, content: &mut dyn Read) -> Result<(), Fault> {
        let Member::Attachment(sha256) = member else { return Ok(()) };
        let described = self.described.of(&sha256).filter(|(_, told)| *told == bytes);
        let (media, _) = described.ok_or_else(|| changed("an attachment"))?;
        (self.each)(Attachment { sha256, media, bytes, content }).map_err(Fault::Halted)
    }

    fn ended(&mut self, member: Member, _: u64, hash: Hash) -> Result<Next, Fault> {
        match member {
            Member::Attachment(named) if named != hash => Err(changed("an attachment")),
            Member::Attachment(named) if !self.seen.insert(named) => Err(Fault::Twice(member.to_string())),
            Member::Attachment(_) | Member::Fixed(_) => Ok(Next::Go),
        }
    }
}
