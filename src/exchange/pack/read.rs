//! Opens a file that may be a pack and believes it only whole: seal, tar, label, signature, key, addressee, content.

use std::io::{BufReader, Cursor, Read};

use super::write::tar_of;
use super::{Content, Label, MEMBERS, PackFault, README, limits, rows};
use crate::domain::Country;
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;
use crate::exchange::fault::Fault;
use crate::exchange::hashing::hash_of;
use crate::exchange::keys::OpeningKeys;
use crate::exchange::open::{decrypted, each_line, stanzas};
use crate::exchange::receipt::{ReceiptKey, Signed};

/// Whom the station believes, and what it is.
pub struct PackTrust<'a> {
    pub headquarters: &'a [ReceiptKey],
    pub station: &'a StationId,
    pub country: Country,
    /// The station's own, for what is sealed for it.
    pub keys: Option<&'a OpeningKeys>,
}

/// A pack of which every part was proved.
#[derive(Debug)]
pub struct Pack {
    pub label: Label,
    /// SHA-256 of the label: the pack's own name, since the label covers the rest.
    pub id: Hash,
    content: Vec<u8>,
}

/// Opens the bytes of a file.
pub fn open_pack(bytes: &[u8], trust: &PackTrust<'_>) -> Result<Pack, PackFault> {
    let most = limits();
    if bytes.len() as u64 > most.file {
        return Err(Fault::TooLarge { name: "the file".into(), limit: most.file }.into());
    }
    let sealed = bytes.starts_with(b"age-encryption.org/");
    let opened = if sealed { Some(unsealed(bytes, trust)?) } else { None };
    let tar = opened.as_deref().unwrap_or(bytes);
    let [readme, label, signature, content] = members(tar)?;
    let label_bytes = label;
    let label = Label::parse(&label_bytes)?;
    believed(&label, &label_bytes, &signature, trust)?;
    if label.content.is_secret() && !sealed {
        return Err(PackFault::NotSealed);
    }
    for (name, found, told) in
        [(README, hash_of(&readme), label.readme_sha256), (super::CONTENT, hash_of(&content), label.content_sha256)]
    {
        if found != told {
            return Err(Fault::Manifest(name.to_owned()).into());
        }
    }
    if tar_of(label.made_ms, &[&readme, &label_bytes, &signature, &content])? != tar {
        return Err(Fault::Malformed("is not written as this profile writes it".to_owned()).into());
    }
    let pack = Pack { id: hash_of(&label_bytes), label, content };
    pack.check_content()?;
    Ok(pack)
}

fn unsealed(bytes: &[u8], trust: &PackTrust<'_>) -> Result<Vec<u8>, PackFault> {
    let most = limits();
    let mut file = BufReader::with_capacity(most.header as usize, Cursor::new(bytes));
    stanzas(&mut file, &most)?;
    let keys = trust.keys.ok_or(Fault::NotForThisKey)?;
    let mut tar = vec![];
    decrypted(file, keys)?.take(most.file + 1).read_to_end(&mut tar).map_err(Fault::reading)?;
    Ok(tar)
}

/// The four files, in their order and no other.
fn members(tar: &[u8]) -> Result<[Vec<u8>; 4], PackFault> {
    let most = limits();
    let mut archive = tar::Archive::new(tar);
    let mut found = MEMBERS.map(|_| vec![]);
    let mut number = 0;
    let entries = archive.entries().map_err(|_| PackFault::NotAPack)?.raw(true);
    for entry in entries {
        let entry =
            entry.map_err(|error| if number == 0 { PackFault::NotAPack } else { Fault::reading(error).into() })?;
        let path = entry.path_bytes().into_owned();
        let shown = || String::from_utf8_lossy(&path).chars().take(200).collect::<String>();
        if number == 0 && !path.starts_with(b"pack/") {
            return Err(PackFault::NotAPack);
        }
        if !entry.header().entry_type().is_file() {
            return Err(Fault::NotAPlainFile(shown()).into());
        }
        let Some(name) = MEMBERS.get(number).filter(|name| name.as_bytes() == path) else {
            let known = MEMBERS[..number].iter().any(|name| name.as_bytes() == path);
            return Err(if known { Fault::Twice(shown()) } else { Fault::Unexpected(shown()) }.into());
        };
        let limit = if *name == super::CONTENT { most.listing } else { most.tag };
        let bytes = entry.size();
        if bytes > limit {
            return Err(Fault::TooLarge { name: (*name).to_owned(), limit }.into());
        }
        entry.take(limit).read_to_end(&mut found[number]).map_err(Fault::reading)?;
        if found[number].len() as u64 != bytes {
            return Err(Fault::Truncated.into());
        }
        number += 1;
    }
    match MEMBERS.get(number) {
        None => Ok(found),
        Some(_) if number == 0 => Err(PackFault::NotAPack),
        Some(missing) => Err(Fault::Missing((*missing).to_owned()).into()),
    }
}

/// Headquarters says so, and to this station.
fn believed(label: &Label, bytes: &[u8], signature: &[u8], trust: &PackTrust<'_>) -> Result<(), PackFault> {
    Signed { key: label.key, at_ms: label.made_ms, bytes }.is_believed(signature, trust.headquarters)?;
    if label.country != trust.country {
        return Err(PackFault::OtherCountry(label.country.code().to_owned()));
    }
    match label.is_for(trust.station) {
        true => Ok(()),
        false => Err(PackFault::OtherCentre(label.r#for.join(", "))),
    }
}

impl Pack {
    /// The catalogue that it brings, as text.
    pub fn text(&self) -> Result<String, PackFault> {
        let most = limits();
        let room = (self.content.len() as u64).saturating_mul(most.ratio).max(most.unpacked_floor).min(most.listing);
        let mut text = vec![];
        let unpacked = zstd::Decoder::new(&self.content[..]).map_err(Fault::reading)?;
        unpacked.take(room + 1).read_to_end(&mut text).map_err(Fault::reading)?;
        if text.len() as u64 > room {
            return Err(Fault::TooLarge { name: "content.zst, unpacked".into(), limit: room }.into());
        }
        String::from_utf8(text).map_err(|error| PackFault::Line { line: 1, why: error.to_string() })
    }

    /// Hands every line to `each`, with its number from 1.
    pub fn each_line<E: From<PackFault>>(&self, mut each: impl FnMut(u64, &str) -> Result<(), E>) -> Result<u64, E> {
        let mut stopped = None;
        let mut content = &self.content[..];
        let lines = each_line("content.zst", &mut content, self.content.len() as u64, &limits(), &mut |line, text| {
            each(line, text).map_err(|fault| {
                stopped = Some(fault);
                Fault::Cancelled
            })
        });
        match (stopped, lines) {
            (Some(fault), _) => Err(fault),
            (None, lines) => lines.map_err(|fault| PackFault::from(fault).into()),
        }
    }

    fn check_content(&self) -> Result<(), PackFault> {
        if let Content::Catalogue { .. } = self.label.content {
            return self.text().map(drop);
        }
        let Label { content, country, rows, .. } = &self.label;
        let found = self.each_line(|line, text| {
            rows::check(content, *country, text).map_err(|why| PackFault::Line { line, why })
        })?;
        if found == *rows {
            Ok(())
        } else {
            Err(PackFault::Label(format!("{rows} lines were told, there are {found}")))
        }
    }
}
