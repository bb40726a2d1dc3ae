//! Where backups go, how often, and how long they are kept: the table `[backup]` of the settings.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// The settings of backups.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Backups {
    /// Folders on another disk or on a stick, `/media/backup` or `E:\`; each gets every backup.
    pub places: Vec<PathBuf>,
    /// While something happens, at most so long without one.
    pub every_minutes: u16,
    /// So long the last of each hour is kept, then the last of each day, then the last of each month.
    pub hours: u16,
    pub days: u16,
    pub months: u16,
}

impl Default for Backups {
    fn default() -> Self {
        Self { places: vec![], every_minutes: 15, hours: 24, days: 31, months: 12 }
    }
}

impl Backups {
    /// Relative places are seen from the centre's folder. A practice centre keeps its own beside it, so that
    /// restoring can be practised.
    pub(super) fn seen_from(mut self, folder: &Path, practice: bool) -> Self {
        if practice && self.places.is_empty() {
            self.places.push("backups".into());
        }
        self.places = self.places.iter().map(|place| folder.join(place)).collect();
        self.every_minutes = self.every_minutes.max(1);
        self
    }
}
