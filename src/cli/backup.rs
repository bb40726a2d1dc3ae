//! `shubbak backup`: making, listing, verifying and restoring on the command line. What it gives back is text
//! for the terminal, in the words of the window.

use std::fmt::Write;
use std::path::PathBuf;

use crate::app::backup::{Closed, words};
use crate::app::custody::Locked;
use crate::app::{Fault, Surroundings};
use crate::cli::{Phrases, WhichCentre};
use crate::env::Env;
use crate::i18n::Tr;
use crate::text::isolate;
use crate::views::{BackupPlace, BackupRow};

/// What is to be done with backups.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum BackupTask {
    List,
    Make,
    /// Without a file, the newest.
    Verify(Option<PathBuf>),
    /// `yes`: do it; else only tell what it would mean.
    Restore {
        file: Option<PathBuf>,
        yes: bool,
    },
}

/// Salvages a damaged register; without a yes it only tells what that is.
pub fn salvage(
    yes: bool,
    phrases: &Phrases,
    which: &WhichCentre,
    surroundings: &Surroundings,
    tr: &Tr,
) -> Result<String, Fault> {
    if !yes {
        return Ok(tr.salvage_say_yes("--yes") + "\n");
    }
    let mut env = Env::system();
    let closed = closed(phrases, which, surroundings, tr, &env)?;
    let found = closed.salvage(&mut env, &|_, _| {})?;
    Ok(words::salvaged(&found, tr).join("\n") + "\n")
}

fn closed(
    phrases: &Phrases,
    which: &WhichCentre,
    surroundings: &Surroundings,
    tr: &Tr,
    env: &Env,
) -> Result<Closed, Fault> {
    let locked = Locked::of(which, surroundings, Env::system).is_some_and(|locked| !locked.new);
    let phrase = locked.then(|| phrases.now(tr)).transpose()?;
    Closed::of(which, surroundings, phrase.as_ref(), env)
}

/// Carries the task out: what it has to say, and whether all is well.
pub fn carry_out(
    task: &BackupTask,
    phrases: &Phrases,
    which: &WhichCentre,
    surroundings: &Surroundings,
    tr: &Tr,
) -> Result<(String, bool), Fault> {
    let mut env = Env::system();
    let closed = closed(phrases, which, surroundings, tr, &env)?;
    if !closed.keeper.has_places() {
        return Err(Fault::NoBackupPlace);
    }
    match task {
        BackupTask::List => Ok((list(&closed.keeper.standing(), tr), true)),
        BackupTask::Make => make(&closed, tr),
        BackupTask::Verify(file) => {
            let backup = closed.keeper.named(file.as_deref())?;
            let attachments = closed.keeper.verify(&backup)?;
            let path = isolate(&backup.file.display().to_string());
            Ok((format!("{}\n{}\n", path, tr.backup_verified(attachments)), true))
        }
        BackupTask::Restore { file, yes } => {
            let backup = closed.keeper.named(file.as_deref())?;
            let mut told = words::plan(&closed.keeper.plan(&backup)?, tr).join("\n");
            if *yes {
                let (goes, aside) = closed.restore(&backup, &mut env)?;
                let (series, aside) = (isolate(goes.series().as_str()), isolate(&aside.display().to_string()));
                let _ = write!(told, "\n{}\n", tr.backup_restored(series, aside));
            } else {
                let _ = write!(told, "\n{}\n", tr.backup_say_yes("--yes"));
            }
            Ok((told, true))
        }
    }
}

fn make(closed: &Closed, tr: &Tr) -> Result<(String, bool), Fault> {
    let (mut told, mut well) = (String::new(), true);
    for (place, made) in closed.keeper.make() {
        let _ = match made {
            Ok(backup) => writeln!(told, "{}", isolate(&backup.file.display().to_string())),
            Err(fault) => {
                well = false;
                writeln!(told, "{}: {}", isolate(&place.display().to_string()), crate::error::words(&fault, tr).what)
            }
        };
    }
    Ok((told, well))
}

fn list(places: &[BackupPlace], tr: &Tr) -> String {
    let mut told = String::new();
    for place in places {
        let _ = writeln!(told, "{}: {}", isolate(&place.path), words::place(place, tr));
        for row in &place.backups {
            let _ = writeln!(told, "  {}", line(row, tr));
        }
    }
    told
}

fn line(row: &BackupRow, tr: &Tr) -> String {
    let name = row.file.rsplit(['/', '\\']).next().unwrap_or(&row.file);
    format!("{} · {}", isolate(name), words::holds(row, tr))
}
