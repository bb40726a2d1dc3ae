//! Asking for files and folders by the desktop's own dialog, on a thread of its own: the window goes
//! on drawing, and the dialog cannot hold it up.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};

use egui::Context;

/// What is to be chosen.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Wanted {
    /// Pictures or PDF for a document of the sheet.
    FilesFor(u16),
    /// Pictures or PDF for the tray of pages.
    Pages,
    /// A folder into which scans come.
    ScansFolder,
    BatchFolder,
    /// For a copy of the batch with this number.
    CopyFolder(u64),
    /// The file of headquarters' receipt.
    Receipt,
    /// Files that headquarters sent.
    Pack,
    /// The file that prepares a centre.
    SetupFile,
    /// A backup that lies elsewhere than at the places of the settings.
    Backup,
}

/// The words of the dialog.
#[derive(Debug, Clone)]
pub struct DialogWords {
    pub title: String,
    /// Name of the kinds of files that are shown.
    pub kinds: String,
}

/// Shows a dialog and waits for the choice; called on a thread of its own.
pub type Dialog = fn(Wanted, &DialogWords) -> Vec<PathBuf>;

/// Dialogs under way.
pub struct Chooser {
    dialog: Dialog,
    sender: SyncSender<(Wanted, Vec<PathBuf>)>,
    chosen: Receiver<(Wanted, Vec<PathBuf>)>,
}

impl Default for Chooser {
    fn default() -> Self {
        Self::with(of_the_desktop)
    }
}

impl Chooser {
    pub fn with(dialog: Dialog) -> Self {
        let (sender, chosen) = sync_channel(8);
        Self { dialog, sender, chosen }
    }

    /// Opens a dialog. False when the system gives no thread for it.
    pub fn ask(&self, ctx: &Context, wanted: Wanted, words: DialogWords) -> bool {
        let (dialog, sender, ctx) = (self.dialog, self.sender.clone(), ctx.clone());
        let asked = std::thread::Builder::new().name("dialog".into()).spawn(move || {
            // Nobody listens any more when the window has been closed.
            let _ = sender.send((wanted, dialog(wanted, &words)));
            ctx.request_repaint();
        });
        asked.is_ok()
    }

    /// What was chosen since the last look.
    pub fn chosen(&self) -> Vec<(Wanted, Vec<PathBuf>)> {
        self.chosen.try_iter().collect()
    }
}

fn of_the_desktop(wanted: Wanted, words: &DialogWords) -> Vec<PathBuf> {
    let dialog = rfd::FileDialog::new().set_title(&words.title);
    match wanted {
        Wanted::FilesFor(_) | Wanted::Pages => {
            let kinds = dialog.add_filter(&words.kinds, &["pdf", "png", "jpg", "jpeg"]);
            kinds.pick_files().unwrap_or_default()
        }
        Wanted::BatchFolder | Wanted::CopyFolder(_) | Wanted::ScansFolder => dialog.pick_folder().into_iter().collect(),
        Wanted::Receipt => dialog.add_filter(&words.kinds, &["json"]).pick_file().into_iter().collect(),
        Wanted::Pack => dialog.add_filter(&words.kinds, &["age", "tar"]).pick_files().unwrap_or_default(),
        Wanted::SetupFile => dialog.add_filter(&words.kinds, &["toml"]).pick_file().into_iter().collect(),
        Wanted::Backup => dialog.add_filter(&words.kinds, &["register"]).pick_file().into_iter().collect(),
    }
}
