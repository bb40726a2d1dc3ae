//! Taking a file in: what it really is by its first bytes, and whether it is small enough.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::Fault;
use crate::domain::case::Attachment;
use crate::register::Register;

/// A kind of file by its first bytes, whatever its name says.
fn media(data: &[u8]) -> Option<&'static str> {
    match data {
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        [0x89, b'P', b'N', b'G', b'\r', b'\n', 0x1a, b'\n', ..] => Some("image/png"),
        [b'%', b'P', b'D', b'F', b'-', ..] => Some("application/pdf"),
        _ => None,
    }
}

/// Reads the file at `path`, of at most `limit` bytes, and stores it.
pub fn attach(register: &mut Register, path: &Path, limit: u64) -> Result<Attachment, Fault> {
    let name = path.file_name().map_or_else(|| path.display().to_string(), |name| name.to_string_lossy().into_owned());
    let unreadable =
        |error: std::io::Error| Fault::AttachmentUnreadable { name: name.clone(), cause: error.to_string() };
    let file = File::open(path).map_err(unreadable)?;
    if file.metadata().map_err(unreadable)?.is_dir() {
        return Err(Fault::AttachmentKind { name });
    }
    let mut data = vec![];
    // One byte more than allowed tells a file that is too large, also one that grows while it is read.
    file.take(limit + 1).read_to_end(&mut data).map_err(unreadable)?;
    if data.len() as u64 > limit {
        return Err(Fault::AttachmentSize { name, limit_mib: (limit / 1024 / 1024) as i64 });
    }
    let media = media(&data).ok_or_else(|| Fault::AttachmentKind { name: name.clone() })?;
    Ok(register.store_attachment(&name, media, &data)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_what_its_first_bytes_say() {
        assert_eq!(media(b"%PDF-1.7"), Some("application/pdf"));
        assert_eq!(media(&[0xff, 0xd8, 0xff, 0xe0]), Some("image/jpeg"));
        assert_eq!(media(b"MZ\x90\0"), None);
        assert_eq!(media(b""), None);
    }
}
