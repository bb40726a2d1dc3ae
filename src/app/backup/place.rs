//! One place of backups: a folder of this station's on another disk or a stick, with a copy a moment, a
//! statement beside each of what it holds, and the attachments of all. A copy without its statement was
//! not finished, and nobody was promised anything.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use chrono::NaiveDateTime;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use super::schedule;
use crate::app::Fault;
use crate::config::Backups;
use crate::domain::mark::StationId;
use crate::durable::{self, Readers};
use crate::register::{Held, RegisterFault, Source, Volumes};

/// How copies and their statements end.
const COPY: &str = "register";
const STATEMENT: &str = "json";
const PART: &str = "part";

/// What is said of a copy, after it was read back.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Statement {
    #[serde(flatten)]
    pub held: Held,
    /// Milliseconds UTC.
    pub made_ms: i64,
    pub bytes: u64,
    pub sha256: String,
    /// Attachments at the place when it was made.
    pub attachments: u64,
    /// Version of the program.
    pub program: String,
}

/// A backup that is whole.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Backup {
    pub file: PathBuf,
    pub statement: Statement,
}

/// Where the backups of one station lie.
#[derive(Debug, Clone)]
pub struct Place {
    /// As the settings name it.
    pub named: PathBuf,
    folder: PathBuf,
}

impl Place {
    pub fn new(named: &Path, station: &StationId) -> Place {
        Place { named: named.to_owned(), folder: named.join(format!("shubbak-{station}")) }
    }

    /// Whether the disk or stick is there. Its own folder is never made: a stick that is not plugged in
    /// would become a folder on the very disk it is to outlive.
    pub fn is_there(&self) -> bool {
        self.named.is_dir()
    }

    /// Whether it lies on the disk that holds `folder` too.
    pub fn shares_disk_with(&self, folder: &Path) -> bool {
        device(&self.named).is_some() && device(&self.named) == device(folder)
    }

    /// Copies the register here, reads the copy back, and only then says so.
    pub fn make(&self, source: &Source, made: NaiveDateTime, made_ms: i64) -> Result<Backup, Fault> {
        let fault = |error: RegisterFault| self.fault(error);
        if !self.is_there() {
            return Err(Fault::PlaceGone { path: self.named.display().to_string() });
        }
        durable::make_folder(&self.folder).map_err(|error| Fault::file(&self.folder, &error))?;
        self.clear_unfinished();
        let (series, _) = source.last_seq()?;
        let file = self.free_name(&series, made);
        let part = Unfinished(file.with_extension(PART));
        let held = source.copy_into(&part.0).map_err(fault)?;
        // After the copy: what it names was there before it was copied.
        let mut volumes = Volumes::open(&self.folder, source).map_err(fault)?;
        volumes.take_from(source).map_err(fault)?;
        let attachments = volumes.count().map_err(fault)?;
        let (bytes, sha256) = hash_of(&part.0).map_err(|error| Fault::file(&self.folder, &error))?;
        let statement =
            Statement { held, made_ms, bytes, sha256, attachments, program: env!("CARGO_PKG_VERSION").to_owned() };
        self.keep(&part.0, &file, &statement).map_err(|error| Fault::file(&self.folder, &error))?;
        Ok(Backup { file, statement })
    }

    /// Gives the copy its name, then says what it is; both are on the disk when this is done.
    fn keep(&self, part: &Path, file: &Path, statement: &Statement) -> io::Result<()> {
        fs::rename(part, file)?;
        durable::sync_folder(&self.folder)?;
        durable::write(&file.with_extension(STATEMENT), &serde_json::to_vec_pretty(statement)?, Readers::Usual)
    }

    /// The backups here, newest first.
    pub fn backups(&self) -> Vec<Backup> {
        let files = fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path());
        let mut found: Vec<Backup> = files.filter_map(|file| Backup::at(&file)).collect();
        found.sort_by_key(|backup| std::cmp::Reverse(backup.statement.made_ms));
        found
    }

    /// Takes away those that have had their time; how many.
    pub fn thin_out(&self, rule: &Backups, now: NaiveDateTime, local: &dyn Fn(i64) -> NaiveDateTime) -> usize {
        let backups = self.backups();
        let made: Vec<NaiveDateTime> = backups.iter().map(|backup| local(backup.statement.made_ms)).collect();
        let gone = schedule::had_their_time(rule, &made, now);
        // One that cannot be removed now is thinned out the next time. What speaks of it goes first.
        let remove = |backup: &Backup| {
            fs::remove_file(backup.file.with_extension(STATEMENT)).and_then(|()| fs::remove_file(&backup.file))
        };
        gone.into_iter().filter(|at| remove(&backups[*at]).is_ok()).count()
    }

    /// Removes attachments that were erased before the oldest backup here was made.
    pub fn forget_erased(&self, source: &Source) -> crate::register::Result<u64> {
        let Some(oldest) = self.backups().pop() else { return Ok(0) };
        Volumes::open(&self.folder, source)?.forget_erased(source, oldest.statement.made_ms)
    }

    /// What a kill or a pulled stick left.
    fn clear_unfinished(&self) {
        for file in fs::read_dir(&self.folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
            let lone = is(&file, COPY) && !file.with_extension(STATEMENT).exists();
            if lone || is(&file, PART) || file.to_string_lossy().ends_with(".part-journal") {
                // It stays for the next time when it cannot be removed now.
                let _ = fs::remove_file(file);
            }
        }
    }

    fn free_name(&self, series: &StationId, made: NaiveDateTime) -> PathBuf {
        let name = format!("{series}-{}", made.format("%Y%m%d-%H%M%S"));
        let mut names = (1..).map(|no| if no == 1 { name.clone() } else { format!("{name}-{no}") });
        let free = names.find(|name| !self.folder.join(format!("{name}.{COPY}")).exists());
        self.folder.join(format!("{}.{COPY}", free.unwrap_or(name)))
    }

    /// A fault of copying: what the engine says of its file is meant of this place when it is gone or full.
    fn fault(&self, fault: RegisterFault) -> Fault {
        let path = self.named.display().to_string();
        match fault {
            _ if !self.is_there() => Fault::PlaceGone { path },
            RegisterFault::DiskFull => Fault::PlaceFull { path },
            RegisterFault::ReadOnly => Fault::PlaceReadOnly { path },
            fault => fault.into(),
        }
    }
}

impl Backup {
    /// The backup whose copy is `file`, when it has a statement.
    pub fn at(file: &Path) -> Option<Backup> {
        let text = is(file, COPY).then(|| fs::read(file.with_extension(STATEMENT)).ok()).flatten()?;
        let statement = serde_json::from_slice(&text).ok()?;
        file.exists().then(|| Backup { file: file.to_owned(), statement })
    }

    /// Holds the copy against its statement: every byte, every page, and what it holds.
    pub fn verify(&self, source: &Source) -> Result<(), Fault> {
        let (bytes, sha256) = hash_of(&self.file).map_err(|error| Fault::file(&self.file, &error))?;
        let said = &self.statement;
        if (bytes, &sha256) != (said.bytes, &said.sha256) {
            return Err(Fault::BackupChanged { path: self.file.display().to_string() });
        }
        match source.look_at(&self.file)? == said.held {
            true => Ok(()),
            false => Err(Fault::BackupChanged { path: self.file.display().to_string() }),
        }
    }
}

/// A copy that is being made; it goes away unless it got its name.
struct Unfinished(PathBuf);

impl Drop for Unfinished {
    fn drop(&mut self) {
        // Under its name it is not here any more.
        let _ = fs::remove_file(&self.0);
    }
}

fn is(file: &Path, ending: &str) -> bool {
    file.extension().is_some_and(|extension| extension == ending)
}

/// Length and SHA-256 of a file, as it is read back.
fn hash_of(file: &Path) -> io::Result<(u64, String)> {
    let mut sha = Sha256::new();
    let bytes = io::copy(&mut File::open(file)?, &mut sha)?;
    Ok((bytes, hex::encode(sha.finalize())))
}

#[cfg(unix)]
fn device(path: &Path) -> Option<u64> {
    use std::os::unix::fs::MetadataExt;
    fs::metadata(path).ok().map(|found| found.dev())
}

/// The drive's letter, or the share of another machine.
#[cfg(not(unix))]
fn device(path: &Path) -> Option<std::ffi::OsString> {
    let whole = fs::canonicalize(path).ok()?;
    whole.components().next().map(|drive| drive.as_os_str().to_ascii_uppercase())
}
