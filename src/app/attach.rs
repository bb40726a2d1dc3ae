//! Taking a file in: what it really is by its first bytes, whether it can be
//! opened, and whether it is small enough.

use std::fs::File;
use std::io::Read;
use std::path::Path;

use super::{Fault, pages};
use crate::devices::document::picture;
use crate::domain::case::Attachment;
use crate::register::Register;

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
    let kind = picture::check(&data).map_err(|why| pages::refused(&name, why))?;
    Ok(register.store_attachment(&name, kind.media, &data)?)
}
