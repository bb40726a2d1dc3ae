//! Codes in a picture or a PDF that somebody shows: looked for on a thread of its own, because a large page takes a second,
//! and because what cannot be read must take nobody else along.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::mpsc::SyncSender;

use super::worker::{Event, Wake};
use crate::devices::barcode::{self, PictureFault};

/// The largest file that is looked at, in bytes.
const LARGEST: u64 = 32 << 20;

/// What was found in a file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pictured {
    /// The file's own name.
    pub name: String,
    /// It belongs to a document of the sheet; nobody wants to be led away by it.
    pub attached: bool,
    pub found: Result<Vec<String>, NotRead>,
}

/// Why nothing could be looked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NotRead {
    Unreadable,
    TooLarge,
    Locked,
}

/// Looks for codes in the file at `path`, and tells the window. Where the system has no thread to give, nothing is told.
pub(super) fn look(path: PathBuf, attached: bool, sender: SyncSender<Event>, wake: Wake) {
    let looks = move || {
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        // What unpacks pictures is made by others, and meets what others made.
        let found = std::panic::catch_unwind(|| codes_in(&path)).unwrap_or(Err(NotRead::Unreadable));
        // A window that is closing no longer listens.
        let _ = sender.send(Event::Pictured(Pictured { name, attached, found }));
        wake();
    };
    let _ = std::thread::Builder::new().name("codes".into()).spawn(looks);
}

fn codes_in(path: &Path) -> Result<Vec<String>, NotRead> {
    let length = fs::metadata(path).map_err(|_| NotRead::Unreadable)?.len();
    if length > LARGEST {
        return Err(NotRead::TooLarge);
    }
    let file = fs::read(path).map_err(|_| NotRead::Unreadable)?;
    barcode::codes_in(&file).map_err(|fault| match fault {
        PictureFault::Unreadable(_) => NotRead::Unreadable,
        PictureFault::TooLarge => NotRead::TooLarge,
        PictureFault::Locked => NotRead::Locked,
    })
}
