//! Makes a pack: label, signature and content in a tar of one spelling, and for people's eyes a seal around it.

use std::io::Write;
use std::iter;

use super::{CONTENT, Content, LABEL, Label, MEMBERS, PROFILE, PackFault, README, README_TXT, SIGNATURE, rows};
use crate::domain::ledger::Hash;
use crate::exchange::hashing::hash_of;
use crate::exchange::keys::{StationKey, recipient};

/// Level 9: packs are small, and made once for many.
const LEVEL: i32 = 9;

/// A pack that was made: its name and its bytes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Published {
    pub label: Label,
    /// SHA-256 of the label: the pack's own name.
    pub id: Hash,
    pub file: String,
    pub bytes: Vec<u8>,
}

/// Signs a pack with headquarters' `key`. What its label says of the content, the key and the profile is put in here.
/// `content` is the catalogue, or lines that each end with a line feed; `to` the station's recipient where it is secret.
///
/// Fails with `Line` when a line is not what belongs there, with `Label` when the label says less than it must.
pub fn publish(mut label: Label, content: &str, key: &StationKey, to: Option<&str>) -> Result<Published, PackFault> {
    label.rows = match label.content {
        Content::Catalogue { .. } => 1,
        _ => checked(&label, content)?,
    };
    let packed =
        zstd::bulk::compress(content.as_bytes(), LEVEL).map_err(|error| PackFault::CannotSeal(error.to_string()))?;
    label.profile = PROFILE.to_owned();
    label.content_sha256 = hash_of(&packed);
    label.readme_sha256 = hash_of(README_TXT.as_bytes());
    label.key = key.public().id();
    let json = label.to_json().map_err(|error| PackFault::Label(error.to_string()))?;
    // What the reader would refuse is not sent.
    Label::parse(json.as_bytes())?;
    let signature = key.sign(json.as_bytes());
    let tar = tar_of(label.made_ms, &[README_TXT.as_bytes(), json.as_bytes(), &signature, &packed])?;
    let bytes = match (label.content.is_secret(), to) {
        (false, _) => tar,
        (true, Some(to)) => sealed(&tar, to)?,
        (true, None) => return Err(PackFault::NotSealed),
    };
    Ok(Published { file: label.file_name(), id: hash_of(json.as_bytes()), label, bytes })
}

fn checked(label: &Label, content: &str) -> Result<u64, PackFault> {
    let mut line = 0;
    for text in content.lines() {
        line += 1;
        rows::check(&label.content, label.country, text).map_err(|why| PackFault::Line { line, why })?;
    }
    match content.is_empty() || content.ends_with('\n') {
        true => Ok(line),
        false => Err(PackFault::Line { line, why: "is cut off".to_owned() }),
    }
}

/// The four files as the one tar that they have.
pub(super) fn tar_of(made_ms: i64, contents: &[&[u8]; 4]) -> Result<Vec<u8>, PackFault> {
    debug_assert_eq!(MEMBERS, [README, LABEL, SIGNATURE, CONTENT]);
    let mut tar = tar::Builder::new(vec![]);
    for (name, content) in iter::zip(MEMBERS, contents) {
        let mut header = tar::Header::new_ustar();
        header.set_size(content.len() as u64);
        header.set_mode(0o644);
        header.set_mtime(u64::try_from(made_ms / 1_000).unwrap_or_default());
        tar.append_data(&mut header, name, *content).map_err(|error| PackFault::CannotSeal(error.to_string()))?;
    }
    tar.into_inner().map_err(|error| PackFault::CannotSeal(error.to_string()))
}

fn sealed(tar: &[u8], to: &str) -> Result<Vec<u8>, PackFault> {
    let to = recipient(to.trim()).ok_or_else(|| PackFault::CannotSeal("not a recipient, age1…".to_owned()))?;
    let cannot = |error: &dyn std::fmt::Display| PackFault::CannotSeal(error.to_string());
    let sealer =
        age::Encryptor::with_recipients(iter::once(&*to as &dyn age::Recipient)).map_err(|error| cannot(&error))?;
    let mut out = sealer.wrap_output(vec![]).map_err(|error| cannot(&error))?;
    out.write_all(tar).map_err(|error| cannot(&error))?;
    out.finish().map_err(|error| cannot(&error))
}
