//! A sealed file goes up in parts, which are its volumes; the list of them comes last and says that all are there.
//!
//! What lies at the server from an earlier try is read back and held against the file, and is not sent again where it
//! is the same. Nothing is said to be up before the server was asked for it and gave its size.

use std::collections::BTreeSet;
use std::fs::File;
use std::io::{Read, Seek, SeekFrom};
use std::path::Path;

use sha2::{Digest, Sha256};

use super::{LinkFault, Server};
use crate::domain::ledger::Hash;
use crate::exchange::volumes::{LIST, Volume, Volumes, stretches, volume_name};

/// More parts than this cannot be named.
const MOST: u64 = 999;
/// A list of so many parts is far shorter, in bytes.
const LONGEST_LIST: u64 = 1 << 20;

/// How large the parts are, and which of them this program has sent since it was started.
pub struct Part<'a> {
    /// Bytes of a part, where so many parts suffice.
    pub size: u64,
    pub sent: &'a mut BTreeSet<String>,
}

/// Sees to it that the sealed `file` lies in `folder` of the server, whole. `sha256` is what the file was when it was
/// sealed; `far` is told how many of its bytes are there.
pub fn upload(
    server: &Server,
    folder: &str,
    file: &Path,
    sha256: Hash,
    part: &mut Part<'_>,
    far: &mut dyn FnMut(u64, u64),
) -> Result<(), LinkFault> {
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let list_at = format!("{folder}/{name}{LIST}");
    let lies_there = server.get(&list_at, LONGEST_LIST)?;
    let lies_there = lies_there.and_then(|bytes| Volumes::parse(&String::from_utf8(bytes).ok()?).ok());
    if lies_there.is_some_and(|list| list.sha256 == sha256) {
        return Ok(());
    }
    let broken = |error: std::io::Error| LinkFault::File(format!("{}: {error}", file.display()));
    let mut source = File::open(file).map_err(broken)?;
    let bytes = source.metadata().map_err(broken)?.len();
    let (mut whole, mut volumes) = (Sha256::new(), vec![]);
    for (no, from, size) in stretches(bytes, part.size.max(bytes.div_ceil(MOST))) {
        let mut content = vec![0; usize::try_from(size).unwrap_or_default()];
        source.seek(SeekFrom::Start(from)).and_then(|_| source.read_exact(&mut content)).map_err(broken)?;
        whole.update(&content);
        let volume = Volume { name: volume_name(name, no), bytes: size, sha256: Hash(Sha256::digest(&content).into()) };
        send_part(server, folder, &volume, &content, part.sent)?;
        volumes.push(volume);
        far(from + size, bytes);
    }
    let list = Volumes { file: name.to_owned(), bytes, sha256: Hash(whole.finalize().into()), volumes };
    if list.sha256 != sha256 {
        return Err(LinkFault::File(format!("{} is not what was sealed", file.display())));
    }
    let text = list.to_text();
    server.put(&list_at, text.as_bytes())?;
    match server.get(&list_at, LONGEST_LIST)? {
        Some(kept) if kept == text.as_bytes() => Ok(()),
        _ => Err(LinkFault::NotKept(list_at)),
    }
}

/// Sends one part, unless the very same lies there.
fn send_part(
    server: &Server,
    folder: &str,
    volume: &Volume,
    content: &[u8],
    sent: &mut BTreeSet<String>,
) -> Result<(), LinkFault> {
    let at = format!("{folder}/{}", volume.name);
    let lies_there = server.size(&at)? == Some(volume.bytes);
    if lies_there && (sent.contains(&at) || server.get(&at, volume.bytes)?.as_deref() == Some(content)) {
        return Ok(());
    }
    server.put(&at, content)?;
    if server.size(&at)? != Some(volume.bytes) {
        return Err(LinkFault::NotKept(at));
    }
    sent.insert(at);
    Ok(())
}
