//! A folder for what a program of the system writes for us: nobody else may look into it, and it goes when it is let go of.

use std::fs::DirBuilder;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};

/// People's papers are in it.
pub(super) struct Scratch(PathBuf);

impl Scratch {
    /// Fails with what the system said, such as that there is no room.
    pub fn make() -> std::io::Result<Scratch> {
        static LAST: AtomicU64 = AtomicU64::new(0);
        let no = LAST.fetch_add(1, Ordering::Relaxed);
        let folder = std::env::temp_dir().join(format!("shubbak-scan-{}-{no}", std::process::id()));
        for_ourselves().create(&folder)?;
        Ok(Scratch(folder))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

/// Makes folders that nobody else may look into.
#[cfg(unix)]
fn for_ourselves() -> DirBuilder {
    let mut make = DirBuilder::new();
    std::os::unix::fs::DirBuilderExt::mode(&mut make, 0o700);
    make
}

/// Elsewhere the folder for what is temporary is the user's own.
#[cfg(not(unix))]
fn for_ourselves() -> DirBuilder {
    DirBuilder::new()
}

impl Drop for Scratch {
    fn drop(&mut self) {
        // What stays of it in the temporary folder is the system's to sweep.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}
