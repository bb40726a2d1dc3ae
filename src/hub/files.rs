//! Attached files, in a folder of headquarters under their hash: `ab/<sha256>`. Not in the database: its log would carry
//! every scan twice more, and a folder of files that never change is copied, checked and archived with any tool.
//!
//! They wait in `coming` until the database has committed the batch that brings them, and only then get their names. Who is
//! killed between the two is helped by [`Files::finish`]; what no committed batch named goes away, so that nothing stays of
//! a batch that was refused.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::station::hash_of;
use super::{Hub, HubFault};
use crate::domain::ledger::Hash;
use crate::durable;
use crate::exchange::{Attachment, Batch, Halt, Verified};

/// Bytes in memory at a time.
const CHUNK: usize = 1 << 18;

/// The folder of attached files.
#[derive(Debug, Clone)]
pub struct Files {
    folder: PathBuf,
}

impl Files {
    pub fn new(folder: &Path) -> Files {
        Files { folder: folder.to_owned() }
    }

    /// Where a file lies, whether it is there or not.
    pub fn path(&self, sha256: &Hash) -> PathBuf {
        let name = sha256.to_string();
        self.folder.join(&name[..2]).join(&name)
    }

    fn coming(&self) -> PathBuf {
        self.folder.join("coming")
    }

    /// Writes the attachments of a batch that are not here yet where they wait, but for those that `gone` says were erased.
    pub(super) fn receive(
        &self,
        batch: &Batch<Verified>,
        gone: &mut dyn FnMut(&Hash) -> Result<bool, HubFault>,
    ) -> Result<Coming, HubFault> {
        let mut coming = Coming { files: self.clone(), new: vec![], all: vec![], kept: false };
        if batch.label.rows.attachments == 0 {
            return Ok(coming);
        }
        let folder = self.coming();
        durable::make_folder(&folder).map_err(HubFault::file(&folder))?;
        let mut failed = None;
        let told = batch.for_each_attachment(&mut |attachment| {
            let (sha256, media, bytes) = (attachment.sha256, attachment.media.to_owned(), attachment.bytes);
            let mut stop = |fault| {
                failed = Some(fault);
                Halt::Stop
            };
            if gone(&sha256).map_err(&mut stop)? {
                return Ok(());
            }
            coming.all.push((sha256, media, bytes));
            if self.path(&sha256).exists() {
                return Ok(());
            }
            coming.new.push(sha256);
            let place = folder.join(sha256.to_string());
            written(&place, attachment).map_err(|cause| stop(HubFault::File { path: place.clone(), cause }))
        });
        match (failed, told) {
            (Some(fault), _) => Err(fault),
            (None, told) => {
                told?;
                durable::sync_folder(&folder).map_err(HubFault::file(&folder))?;
                Ok(coming)
            }
        }
    }

    /// Names the files whose batch was committed and takes the others away: for whoever was killed in between.
    pub fn finish(&self, hub: &mut Hub) -> Result<(), HubFault> {
        self.erase(hub)?;
        let folder = self.coming();
        let waiting = match fs::read_dir(&folder) {
            Ok(waiting) => waiting,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(HubFault::file(&folder)(error)),
        };
        for entry in waiting {
            let path = entry.map_err(HubFault::file(&folder))?.path();
            let named = path.file_name().and_then(|name| Hash::try_from(name.to_string_lossy().into_owned()).ok());
            match named {
                Some(sha256) if hub.has_attachment(&sha256)? => self.name(&sha256)?,
                _ => fs::remove_file(&path).map_err(HubFault::file(&path))?,
            }
        }
        Ok(())
    }

    /// Takes away what a committed batch erased.
    pub(super) fn erase(&self, hub: &mut Hub) -> Result<(), HubFault> {
        for row in hub.client.query("select sha256 from file_to_erase", &[])? {
            let sha256 = hash_of(row.get(0))?;
            let path = self.path(&sha256);
            match fs::remove_file(&path) {
                Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(HubFault::file(&path)(error)),
                _ => {}
            }
            if let Some(folder) = path.parent().filter(|folder| folder.exists()) {
                durable::sync_folder(folder).map_err(HubFault::file(folder))?;
            }
            hub.client.execute("delete from file_to_erase where sha256 = $1", &[&sha256.0.as_slice()])?;
        }
        Ok(())
    }

    fn name(&self, sha256: &Hash) -> Result<(), HubFault> {
        let path = self.path(sha256);
        let folder = path.parent().unwrap_or(&self.folder);
        durable::make_folder(folder).map_err(HubFault::file(folder))?;
        fs::rename(self.coming().join(sha256.to_string()), &path).map_err(HubFault::file(&path))?;
        durable::sync_folder(folder).map_err(HubFault::file(folder))
    }
}

fn written(place: &Path, attachment: Attachment<'_>) -> io::Result<()> {
    let mut out = File::create(place)?;
    let mut content = attachment.content.take(attachment.bytes);
    let mut chunk = vec![0; CHUNK.min(usize::try_from(attachment.bytes).unwrap_or(CHUNK)).max(1)];
    loop {
        let n = content.read(&mut chunk)?;
        if n == 0 {
            break;
        }
        io::Write::write_all(&mut out, &chunk[..n])?;
    }
    out.sync_data()
}

/// Files that wait for their batch to be committed; without that they go away.
pub(super) struct Coming {
    files: Files,
    new: Vec<Hash>,
    /// Every attachment of the batch, with media type and size in bytes.
    pub all: Vec<(Hash, String, u64)>,
    kept: bool,
}

impl Coming {
    /// The batch is committed: they get their names.
    pub fn keep(mut self) -> Result<(), HubFault> {
        self.kept = true;
        self.new.iter().try_for_each(|sha256| self.files.name(sha256))
    }
}

impl Drop for Coming {
    fn drop(&mut self) {
        if !self.kept {
            for sha256 in &self.new {
                // What stays goes away with the next start.
                let _ = fs::remove_file(self.files.coming().join(sha256.to_string()));
            }
        }
    }
}

impl Hub {
    fn has_attachment(&mut self, sha256: &Hash) -> Result<bool, HubFault> {
        let sql = "select exists (select from attachment where sha256 = $1)";
        Ok(self.client.query_one(sql, &[&sha256.0.as_slice()])?.get(0))
    }
}
