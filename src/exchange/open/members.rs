//! Walks through the files of a batch that came from anywhere: decrypts, takes the tar apart, and lets nothing pass that has no
//! place in a bag. Every byte of a file goes through its hash, whether the visitor read it or not.

use std::io::{self, BufRead, Read};

use crate::domain::ledger::Hash;
use crate::exchange::fault::Fault;
use crate::exchange::format::{Limits, member};
use crate::exchange::hashing::Hashed;
use crate::exchange::keys::OpeningKeys;
use crate::exchange::manifest::{attachment_name, attachment_of};
use crate::exchange::stream;

/// A file in the bag, by its place.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Member {
    /// One of the names in [`member`].
    Fixed(&'static str),
    Attachment(Hash),
}

impl std::fmt::Display for Member {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            Member::Fixed(name) => f.write_str(name),
            Member::Attachment(sha256) => f.write_str(&attachment_name(sha256)),
        }
    }
}

/// Whether the walk goes on.
pub(super) enum Next {
    Go,
    Enough,
}

/// Who looks at the files on the way.
pub(super) trait Visitor {
    /// The one folder that all files lie in; comes before the first of them.
    fn folder(&mut self, _name: &str) -> Result<(), Fault> {
        Ok(())
    }

    /// A file begins; what is not read here is passed over.
    fn content(&mut self, member: Member, bytes: u64, content: &mut dyn Read) -> Result<(), Fault>;

    /// It ended, and this is its hash.
    fn ended(&mut self, member: Member, bytes: u64, hash: Hash) -> Result<Next, Fault>;
}

/// How many stanzas the age header has. Looks at the first bytes only and takes none of them away.
pub(in crate::exchange) fn stanzas(file: &mut impl BufRead, limits: &Limits) -> Result<usize, Fault> {
    let start = file.fill_buf().map_err(Fault::reading)?;
    if !start.starts_with(b"age-encryption.org/v1\n") {
        return Err(Fault::NotABatch);
    }
    let most = usize::try_from(limits.header).unwrap_or(usize::MAX);
    let header = &start[..start.len().min(most)];
    let Some(end) = header.windows(4).position(|at| at == b"\n---") else {
        let cut = start.len() < most;
        return Err(if cut {
            Fault::Truncated
        } else {
            Fault::TooLarge { name: "age header".into(), limit: limits.header }
        });
    };
    let header = String::from_utf8_lossy(&header[..end]);
    let kinds = header.lines().filter_map(|line| line.strip_prefix("-> ")?.split(' ').next());
    // age adds a stanza that opens nothing, so that readers stay used to kinds that they do not know.
    Ok(kinds.filter(|kind| !kind.ends_with("-grease")).count())
}

/// What was encrypted, if one of the keys opens it.
pub(in crate::exchange) fn decrypted<R: BufRead>(file: R, keys: &OpeningKeys) -> Result<impl Read + use<R>, Fault> {
    let refused = |fault| match fault {
        age::DecryptError::NoMatchingKeys => Fault::NotForThisKey,
        age::DecryptError::Io(error) => Fault::reading(error),
        age::DecryptError::UnknownFormat => Fault::Newer("age header".into()),
        other => Fault::Changed(other.to_string()),
    };
    stream::decrypt(file, keys).map_err(refused)
}

/// Shows every file to the visitor, in the order in which they lie there, and proves that nothing follows the last.
pub(super) fn walk(plain: impl Read, limits: &Limits, visitor: &mut dyn Visitor) -> Result<(), Fault> {
    let mut tar = tar::Archive::new(plain);
    let mut folder = None;
    // Raw: extended headers, which could rename or resize what follows, come as entries of their own and are refused.
    for (n, entry) in tar.entries().map_err(Fault::reading)?.raw(true).enumerate() {
        let entry = entry.map_err(Fault::reading)?;
        if n as u64 >= limits.members {
            return Err(Fault::TooLarge { name: "number of files".into(), limit: limits.members });
        }
        let member = placed(&entry, &mut folder, visitor)?;
        let bytes = within(member, entry.size(), limits)?;
        let mut content = Hashed::new(entry);
        visitor.content(member, bytes, &mut content)?;
        io::copy(&mut content, &mut io::sink()).map_err(Fault::reading)?;
        let (_, hash, read) = content.finish();
        if read != bytes {
            return Err(Fault::Truncated);
        }
        if let Next::Enough = visitor.ended(member, bytes, hash)? {
            return Ok(());
        }
    }
    nothing_follows(tar.into_inner())
}

/// A tar ends with two empty blocks, the first of which the walk has taken; stock tools fill up to 20.
fn nothing_follows(rest: impl Read) -> Result<(), Fault> {
    const BLOCK: u64 = 512;
    let mut end = Vec::new();
    let mut rest = rest.take(20 * BLOCK);
    rest.read_to_end(&mut end).map_err(Fault::reading)?;
    let more = io::copy(&mut rest.into_inner(), &mut io::sink()).map_err(Fault::reading)?;
    if (end.len() as u64) < BLOCK {
        return Err(Fault::Truncated);
    }
    let written = end.iter().rposition(|&byte| byte != 0).map_or(0, |at| at as u64 + 1);
    match written + more {
        0 => Ok(()),
        extra => Err(Fault::Trailing(extra)),
    }
}

fn placed<R: Read>(
    entry: &tar::Entry<'_, R>,
    folder: &mut Option<String>,
    visitor: &mut dyn Visitor,
) -> Result<Member, Fault> {
    let bytes = entry.path_bytes();
    let path = String::from_utf8_lossy(&bytes);
    let shown = || path.chars().take(200).collect::<String>();
    if leads_out(&path) {
        return Err(Fault::PathEscapes(shown()));
    }
    if !entry.header().entry_type().is_file() {
        return Err(Fault::NotAPlainFile(shown()));
    }
    let (top, name) = path.split_once('/').ok_or_else(|| Fault::Unexpected(shown()))?;
    let member = member_named(name).ok_or_else(|| Fault::Unexpected(shown()))?;
    match folder {
        Some(known) if known != top => return Err(Fault::Unexpected(shown())),
        Some(_) => {}
        None => {
            visitor.folder(top)?;
            *folder = Some(top.to_owned());
        }
    }
    Ok(member)
}

/// A path that some program, on some system, might follow out of the folder it unpacks into.
fn leads_out(path: &str) -> bool {
    let odd = |c: char| c == '\\' || c == ':' || c == char::REPLACEMENT_CHARACTER || c.is_control();
    path.starts_with('/') || path.contains(odd) || path.split('/').any(|part| part == "..")
}

fn member_named(name: &str) -> Option<Member> {
    let mut fixed = member::PAYLOAD.into_iter().chain(member::TAGS).chain(member::SEALS);
    let fixed = fixed.find(|&known| known == name).map(Member::Fixed);
    fixed.or_else(|| attachment_of(name).map(Member::Attachment))
}

fn within(member: Member, bytes: u64, limits: &Limits) -> Result<u64, Fault> {
    let limit = match member {
        Member::Attachment(_) => limits.attachment,
        Member::Fixed(name) if name == member::MANIFEST || member::PAYLOAD.contains(&name) => limits.listing,
        Member::Fixed(_) => limits.tag,
    };
    if bytes > limit { Err(Fault::TooLarge { name: member.to_string(), limit }) } else { Ok(bytes) }
}
