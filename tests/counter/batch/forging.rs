//! What somebody could make who holds headquarters' public key and a copy of the plain bag: the pieces, changed and packed again.

use std::fs;
use std::io::{Read, Write};
use std::path::Path;

use sha2::{Digest, Sha256};
use shubbak::exchange::OpeningKeys;

use super::{Centre, Day, NAME};

/// A file in the tar of a batch that was taken apart.
#[derive(Clone)]
pub(crate) struct Member {
    pub(crate) path: String,
    pub(crate) kind: tar::EntryType,
    pub(crate) bytes: Vec<u8>,
}

/// What somebody with headquarters' public key and a copy of the plain bag could make.
pub(super) fn take_apart(centre: &Centre) -> Vec<Member> {
    let sealed = centre.seals(Day::of(3)).unwrap();
    members_of(&sealed.path, &centre.hq)
}

/// The files of a batch, opened with headquarters' own key.
pub(crate) fn members_of(batch: &Path, keys: &OpeningKeys) -> Vec<Member> {
    let keys: age::x25519::Identity = keys.to_secret_text().trim().parse().unwrap();
    let file = age::Decryptor::new(fs::File::open(batch).unwrap()).unwrap();
    let mut tar = tar::Archive::new(file.decrypt(std::iter::once(&keys as &dyn age::Identity)).unwrap());
    let member = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry = entry.unwrap();
        let path = entry.path().unwrap().to_str().unwrap().to_owned();
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).unwrap();
        Member { path, kind: tar::EntryType::Regular, bytes }
    };
    tar.entries().unwrap().map(member).collect()
}

pub(crate) fn encrypt(members: &[Member], to: &OpeningKeys) -> Vec<u8> {
    encrypt_bytes(&pack(members), to)
}

pub(crate) fn pack(members: &[Member]) -> Vec<u8> {
    let mut tar = tar::Builder::new(Vec::new());
    for Member { path, kind, bytes } in members {
        let mut header = tar::Header::new_ustar();
        header.set_entry_type(*kind);
        header.set_size(bytes.len() as u64);
        header.set_mode(0o644);
        // Straight into the field: the library itself would refuse some of these names.
        let field = &mut header.as_ustar_mut().unwrap().name;
        field[..path.len().min(100)].copy_from_slice(&path.as_bytes()[..path.len().min(100)]);
        header.set_cksum();
        tar.append(&header, &bytes[..]).unwrap();
    }
    tar.into_inner().unwrap()
}

pub(crate) fn encrypt_bytes(tar: &[u8], to: &OpeningKeys) -> Vec<u8> {
    let recipient: age::x25519::Recipient = to.recipients_text().trim().parse().unwrap();
    let sealed = age::Encryptor::with_recipients(std::iter::once(&recipient as &dyn age::Recipient)).unwrap();
    let mut out = Vec::new();
    let mut writer = sealed.wrap_output(&mut out).unwrap();
    writer.write_all(tar).unwrap();
    writer.finish().unwrap();
    out
}

pub(crate) fn hex_of(bytes: &[u8]) -> String {
    hex::encode(Sha256::digest(bytes))
}

pub(super) fn find<'a>(members: &'a mut [Member], name: &str) -> &'a mut Member {
    members.iter_mut().find(|member| member.path == format!("{NAME}/{name}")).unwrap()
}

/// Makes both manifests and the byte count true again; the signature stays as it was.
pub(super) fn fix_manifests(members: &mut [Member]) {
    let (mut manifest, mut bytes, mut files) = (String::new(), 0, 0);
    for member in members.iter() {
        if let Some(name) = member.path.strip_prefix(&format!("{NAME}/")).filter(|name| name.starts_with("data/")) {
            manifest += &format!("{}  {name}\n", hex_of(&member.bytes));
            bytes += member.bytes.len();
            files += 1;
        }
    }
    find(members, "manifest-sha256.txt").bytes = manifest.into_bytes();
    let info = String::from_utf8(find(members, "bag-info.txt").bytes.clone()).unwrap();
    let oxum = |line: &str| {
        if line.starts_with("Payload-Oxum") { format!("Payload-Oxum: {bytes}.{files}\n") } else { format!("{line}\n") }
    };
    find(members, "bag-info.txt").bytes = info.lines().map(oxum).collect::<String>().into_bytes();
    fix_tagmanifest(members);
}

pub(super) fn fix_tagmanifest(members: &mut [Member]) {
    let tags = ["bagit.txt", "bag-info.txt", "manifest-sha256.txt", "signer.json"];
    let lines = tags.map(|name| format!("{}  {name}\n", hex_of(&find(members, name).bytes)));
    find(members, "tagmanifest-sha256.txt").bytes = lines.concat().into_bytes();
}

/// Replaces the lines of a listing.
pub(super) fn relist(members: &mut [Member], name: &str, text: &[u8]) {
    find(members, name).bytes = zstd::encode_all(text, 3).unwrap();
    fix_manifests(members);
}

/// Names and contents, which is all that a bag is; padding and dates are not.
pub(super) fn tar_contents(tar: impl Read) -> Option<Vec<(Vec<u8>, Vec<u8>)>> {
    let mut tar = tar::Archive::new(tar);
    let read = |entry: std::io::Result<tar::Entry<'_, _>>| {
        let mut entry = entry.ok()?;
        let mut bytes = Vec::new();
        entry.read_to_end(&mut bytes).ok()?;
        Some((entry.path_bytes().into_owned(), bytes))
    };
    tar.entries().ok()?.map(read).collect()
}
