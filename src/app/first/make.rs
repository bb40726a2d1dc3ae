//! A centre is made whole or not at all. It is founded in a folder aside, proved there, and only then moved into its
//! place, its settings last: without them there is no centre. One rename divides what has not begun, and is swept
//! away, from what is finished by the next start.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use crate::app::custody::{self, Passphrase};
use crate::app::found::open_in;
use crate::app::{Desk, Fault, Secret};
use crate::config::{Centre, ConfigFault};
use crate::domain::officer::Role;
use crate::durable::{self, Readers};
use crate::env::Env;
use crate::register::RegisterFault;

const SETTINGS: &str = "centre.toml";
/// Here it is made; whatever lies here has not begun.
const ASIDE: &str = "centre.beginning";
/// Here it is whole, and only has to be moved.
const WHOLE: &str = "centre.whole";

/// A centre that is to be.
pub struct Wanted {
    /// The text of its settings.
    pub settings: String,
    /// For a key that is to stand behind one.
    pub passphrase: Option<Passphrase>,
    /// Who is enrolled at once.
    pub first: Option<First>,
}

/// The first system administrator, with the secret they chose.
pub struct First {
    pub officer: String,
    pub name: String,
    /// Whether they are in charge of the counter too.
    pub supervises: bool,
    pub secret: Secret,
}

impl First {
    pub(super) fn roles(supervises: bool) -> Vec<Role> {
        let roles = [(true, Role::SystemAdministrator), (supervises, Role::Supervisor)];
        roles.into_iter().filter_map(|(has, role)| has.then_some(role)).collect()
    }

    /// Enrols them in a register that has nobody.
    ///
    /// Fails as `Desk::enrol_first` does.
    pub fn enrol(&self, desk: &mut Desk) -> Result<(), Fault> {
        let roles = First::roles(self.supervises);
        desk.enrol_first(&self.officer, self.name.clone(), roles, &self.secret).map(drop)
    }
}

/// Makes the centre in `folder`.
///
/// Fails with `CentreThere` where there is one, and as opening and enrolling do; then nothing of it stays.
pub fn make(folder: &Path, wanted: &Wanted, env: Env) -> Result<(), Fault> {
    finish(folder)?;
    if folder.join(SETTINGS).exists() {
        return Err(Fault::CentreThere { path: folder.display().to_string() });
    }
    let aside = folder.join(ASIDE);
    let made = make_aside(folder, &aside, wanted, env);
    if made.is_err() {
        // What cannot be swept now is swept by the next start.
        let _ = sweep(folder);
    }
    made?;
    moved(fs::rename(&aside, folder.join(WHOLE)).and_then(|()| durable::sync_folder(folder)), folder)?;
    finish(folder)
}

/// Sweeps away what was not whole when it was interrupted, and moves what was whole into its place.
pub(super) fn finish(folder: &Path) -> Result<(), Fault> {
    sweep(folder)?;
    let whole = folder.join(WHOLE);
    if !whole.exists() {
        return Ok(());
    }
    let entries = fs::read_dir(&whole).and_then(|entries| entries.map(|entry| Ok(entry?.file_name())).collect());
    let mut names: Vec<_> = moved::<Vec<std::ffi::OsString>>(entries, &whole)?;
    names.sort_by_key(|name| name.as_os_str() == SETTINGS);
    for name in names {
        if name.as_os_str() == SETTINGS {
            // All the others are remembered before the one that makes it a centre.
            moved(durable::sync_folder(folder), folder)?;
        }
        moved(fs::rename(whole.join(&name), folder.join(&name)), folder)?;
    }
    moved(fs::remove_dir(&whole).and_then(|()| durable::sync_folder(folder)), folder)
}

fn make_aside(folder: &Path, aside: &Path, wanted: &Wanted, env: Env) -> Result<(), Fault> {
    // Relative places in the settings are seen from where it will stand.
    let settings = folder.join(SETTINGS);
    let centre = Centre::read(&wanted.settings, folder).map_err(|(line, expected)| {
        Fault::Config(ConfigFault { file: settings.display().to_string(), line, expected })
    })?;
    moved(durable::make_folder(aside), aside)?;
    let mut desk = open_in(aside, centre, wanted.passphrase.as_ref(), env)?.desk;
    if let Some(first) = &wanted.first {
        first.enrol(&mut desk)?;
    }
    let found = desk.verify()?;
    if let Some(finding) = found.findings.first() {
        return Err(RegisterFault::Damaged(format!("{}: {}", finding.place, finding.what)).into());
    }
    drop(desk);
    moved(durable::write(&aside.join(SETTINGS), wanted.settings.as_bytes(), Readers::Usual), aside)
}

fn sweep(folder: &Path) -> Result<(), Fault> {
    let aside = folder.join(ASIDE);
    if !aside.exists() {
        return Ok(());
    }
    // The keyring forgets the key of a register that never was; one that does not answer keeps an entry of no use.
    let _ = custody::forget(&aside);
    moved(fs::remove_dir_all(&aside), &aside)
}

fn moved<T>(done: io::Result<T>, at: &Path) -> Result<T, Fault> {
    done.map_err(|error| Fault::file(at, &error))
}

/// Where the settings of a centre in `folder` stand.
pub(super) fn settings_of(folder: &Path) -> PathBuf {
    folder.join(SETTINGS)
}
