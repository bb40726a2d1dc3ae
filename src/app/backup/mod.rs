//! Backups: the register copied to another disk or a stick while the counter works, each copy read back,
//! thinned out with time, and put back by one deed.
//!
//! `place` is one folder of backups, `schedule` decides when and which, `thread` makes them beside the desk.
//! Copies are made on a thread and a connection of their own: a reader of the register never holds up the
//! one who writes, so a deed takes as long as ever; only the disk and the processor are shared.

mod place;
mod rescue;
mod schedule;
mod thread;
pub mod words;

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};

pub use place::{Backup, Statement};
pub use rescue::{Heard, Remedy, Rescue};
pub use thread::{News, Watcher};

use place::Place;

use super::custody::{self, Passphrase};
use super::{Fault, Surroundings, found};
use crate::cli::WhichCentre;
use crate::config::{Backups, Centre};
use crate::domain::mark::StationId;
use crate::durable::{self, Readers};
use crate::env::{Clock, Env};
use crate::i18n::Tr;
use crate::register::{By, Copy, Founding, Goes, Newer, Place as At, Prepared, Salvaged, Salvaging, Source, Volumes};
use crate::views::{BackupPlace, BackupRow, RestorePlan};

/// Makes, lists and restores the backups of one station.
#[derive(Clone)]
pub struct Keeper {
    source: Source,
    places: Vec<Place>,
    rule: Backups,
    folder: PathBuf,
    clock: Arc<dyn Clock>,
    /// Held while a copy is made or takes the register's place.
    at_work: Arc<Mutex<()>>,
}

/// Is told how much of something long is done, and of how much.
pub type Far = Box<dyn Fn(u64, u64) + Send>;

/// Whether backups of this station lie at any of its places.
pub(super) fn any_for(centre: &Centre) -> bool {
    centre.backups.places.iter().any(|named| !Place::new(named, &centre.station).backups().is_empty())
}

/// A centre whose backups are to be kept, listed or restored without opening its register: it may be missing,
/// damaged, or open in a window.
pub struct Closed {
    pub keeper: Keeper,
    pub centre: Centre,
}

impl Closed {
    /// Fails with `WrongKey` when the folder holds no key: then `shubbak key recover` comes first.
    pub fn of(
        which: &WhichCentre,
        surroundings: &Surroundings,
        passphrase: Option<&Passphrase>,
        env: &Env,
    ) -> Result<Closed, Fault> {
        let folder = found::folder(which, surroundings);
        let centre = Centre::load(&folder.join("centre.toml"))?;
        let key = custody::key_at_hand(&folder, passphrase)?;
        let source = Source::at(At(folder.clone()), key);
        Ok(Closed { keeper: Keeper::new(source, &centre, &folder, env.clock()), centre })
    }

    /// Brings what can be read of a damaged register into a new one, and leaves a list beside the damaged file.
    pub fn salvage(&self, env: &mut Env, far: &dyn Fn(u64, u64)) -> Result<Salvaged, Fault> {
        let by = By::program(format!("salvage-{}", env.uid()));
        let Closed { keeper, centre } = self;
        let found = keeper.salvage(&found::founding(centre), (env, &by, far), Source::salvage)?;
        keep_list(&found, centre)?;
        Ok(found)
    }

    /// Puts a backup in the register's place.
    pub fn restore(&self, backup: &Backup, env: &mut Env) -> Result<(Goes, PathBuf), Fault> {
        let by = By::program(format!("restore-{}", env.uid()));
        self.keeper.restore(backup, &found::founding(&self.centre), env, &by)
    }
}

/// Keeps the list of what could not be read beside the damaged file, in the centre's language.
pub(super) fn keep_list(found: &Salvaged, centre: &Centre) -> Result<(), Fault> {
    let list = found.list();
    let told = words::salvaged(found, &Tr::new(centre.language, centre.digits)).join("\n");
    let text = crate::text::plain(&told) + "\n";
    durable::write(&list, text.as_bytes(), Readers::Usual).map_err(|error| Fault::file(&list, &error))
}

impl Keeper {
    pub fn new(source: Source, centre: &Centre, folder: &Path, clock: Arc<dyn Clock>) -> Keeper {
        let places = centre.backups.places.iter().map(|named| Place::new(named, &centre.station)).collect();
        let (rule, folder) = (centre.backups.clone(), folder.to_owned());
        Keeper { source, places, rule, folder, clock, at_work: Arc::default() }
    }

    /// Whether the settings name a place at all.
    pub fn has_places(&self) -> bool {
        !self.places.is_empty()
    }

    /// Makes a backup at every place, and thins out the old ones where that worked.
    pub fn make(&self) -> Vec<(PathBuf, Result<Backup, Fault>)> {
        self.places.iter().map(|place| (place.named.clone(), self.make_at(place))).collect()
    }

    fn make_at(&self, place: &Place) -> Result<Backup, Fault> {
        let _one_at_a_time = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        if place.named.starts_with(&self.folder) && !place.is_there() {
            // Inside the centre's own folder there is no stick to be missed.
            durable::make_folder(&place.named).map_err(|error| Fault::file(&place.named, &error))?;
        }
        let now_ms = self.clock.now_ms();
        let made = place.make(&self.source, self.clock.local(now_ms), now_ms);
        if let Err(Fault::Register(fault)) = &made
            && fault.tells_of_damage()
        {
            // The copy or the register: whichever it is, the register is to know.
            self.source.looks_sound();
        }
        let backup = made?;
        place.thin_out(&self.rule, self.clock.local(now_ms), &|ms| self.clock.local(ms));
        // What cannot be removed now goes with the next backup.
        let _ = place.forget_erased(&self.source);
        Ok(backup)
    }

    /// Every backup at every place that is there, newest first.
    pub fn backups(&self) -> Vec<Backup> {
        let mut all: Vec<Backup> = self.places.iter().flat_map(Place::backups).collect();
        all.sort_by_key(|backup| std::cmp::Reverse(backup.statement.made_ms));
        all
    }

    /// The places and what lies there, to show.
    pub fn standing(&self) -> Vec<BackupPlace> {
        let shown = |place: &Place| BackupPlace {
            path: place.named.display().to_string(),
            there: place.is_there() || place.named.starts_with(&self.folder),
            same_disk: place.named.starts_with(&self.folder) || place.shares_disk_with(&self.folder),
            backups: place.backups().iter().map(|backup| self.row(backup)).collect(),
        };
        self.places.iter().map(shown).collect()
    }

    /// A backup by its file's path or name; the newest without one.
    pub fn named(&self, file: Option<&Path>) -> Result<Backup, Fault> {
        let gone = || Fault::NoBackup { path: file.map_or_else(String::new, |file| file.display().to_string()) };
        match file {
            None => self.backups().into_iter().next().ok_or_else(gone),
            Some(file) => Backup::at(file)
                .or_else(|| self.backups().into_iter().find(|backup| backup.file.file_name() == file.file_name()))
                .ok_or_else(gone),
        }
    }

    /// Holds a backup and the attachments beside it against what was said of them: how many attachments.
    pub fn verify(&self, backup: &Backup) -> Result<u64, Fault> {
        backup.verify(&self.source)?;
        let (count, changed) = Volumes::open(folder_of(&backup.file), &self.source)?.verify()?;
        match changed.first() {
            None => Ok(count),
            Some(_) => Err(Fault::BackupChanged { path: folder_of(&backup.file).display().to_string() }),
        }
    }

    /// What restoring this backup would mean.
    pub fn plan(&self, backup: &Backup) -> Result<RestorePlan, Fault> {
        let held = &backup.statement.held;
        let newer = self.source.newer_than(&backup.file, held);
        let goes = self.source.goes(newer, held, &self.series_used())?;
        let (actions, cases, receipts, last) = match newer {
            Newer::Ahead { actions, cases, receipts, last_ms } => {
                (actions, cases, receipts, Some(self.clock.local(last_ms)))
            }
            _ => (0, 0, 0, None),
        };
        Ok(RestorePlan {
            row: self.row(backup),
            newer: match newer {
                Newer::Missing => "missing",
                Newer::Unreadable => "unreadable",
                Newer::Same => "same",
                Newer::Behind => "behind",
                Newer::Ahead { .. } => "ahead",
                Newer::Other => "other",
            }
            .to_owned(),
            actions,
            cases,
            receipts,
            last,
            anew: matches!(goes, Goes::Anew(_)),
            series: goes.series().clone(),
        })
    }

    /// Verifies a backup and puts it in the place of a register that nobody has open.
    pub fn restore(&self, backup: &Backup, founding: &Founding, env: &Env, by: &By) -> Result<(Goes, PathBuf), Fault> {
        backup.verify(&self.source)?;
        let attachments = Volumes::open(folder_of(&backup.file), &self.source)?;
        let used = self.series_used();
        let copy =
            Copy { file: &backup.file, sha256: &backup.statement.sha256, attachments: &attachments, used: &used };
        Ok(self.source.restore(&copy, founding, env, by)?)
    }

    /// Verifies a backup and makes it ready to take the register's place.
    pub fn prepare(&self, backup: &Backup, founding: &Founding, env: &Env, by: &By) -> Result<Prepared, Fault> {
        let _one_at_a_time = self.at_work.lock().unwrap_or_else(PoisonError::into_inner);
        backup.verify(&self.source)?;
        let attachments = Volumes::open(folder_of(&backup.file), &self.source)?;
        let used = self.series_used();
        let copy =
            Copy { file: &backup.file, sha256: &backup.statement.sha256, attachments: &attachments, used: &used };
        Ok(self.source.prepare(&copy, founding, env, by)?)
    }

    /// Makes what can be read of a damaged register ready to take its place.
    pub fn salvage_beside(
        &self,
        founding: &Founding,
        env: &Env,
        by: &By,
        far: &dyn Fn(u64, u64),
    ) -> Result<(Salvaged, Prepared), Fault> {
        self.salvage(founding, (env, by, far), Source::salvage_beside)
    }

    fn salvage<T>(
        &self,
        founding: &Founding,
        (env, by, far): (&Env, &By, &dyn Fn(u64, u64)),
        salvage: impl FnOnce(&Source, &Salvaging<'_>) -> crate::register::Result<T>,
    ) -> Result<T, Fault> {
        let used = self.series_used();
        // A backup knows the secrets of staff whose rows are lost.
        let newest = self.named(None).ok();
        let staff = newest.and_then(|backup| self.source.staff_in(&backup.file).ok()).unwrap_or_default();
        Ok(salvage(&self.source, &Salvaging { founding, used: &used, staff: &staff, env, by, far })?)
    }

    /// From where copies are made.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Waits until no copy is being made, and keeps it so while the value lives.
    pub fn rest(&self) -> std::sync::MutexGuard<'_, ()> {
        self.at_work.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn series_used(&self) -> Vec<StationId> {
        self.backups().into_iter().map(|backup| backup.statement.held.series).collect()
    }

    fn row(&self, backup: &Backup) -> BackupRow {
        let Statement { held, made_ms, bytes, sha256, attachments, .. } = &backup.statement;
        BackupRow {
            file: backup.file.display().to_string(),
            made: self.clock.local(*made_ms),
            up_to: self.clock.local(held.at_ms),
            series: held.series.clone(),
            seq: held.seq,
            cases: held.cases,
            receipts: held.receipts,
            last_case: held.last_case.clone(),
            last_receipt: held.last_receipt.clone(),
            attachments: *attachments,
            bytes: *bytes,
            sha256: sha256.clone(),
        }
    }
}

fn folder_of(file: &Path) -> &Path {
    file.parent().unwrap_or(Path::new("."))
}
