//! Who keeps the register's key, what a stolen folder shows, who is enrolled, and what wrong secrets cost.

mod keyring;
mod officers;
mod passphrase;
mod secrets;
mod stolen;

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use shubbak::app::custody::Passphrase;
use shubbak::app::{Fault, Opened, Surroundings, unlock_centre};
use shubbak::cli::WhichCentre;
use shubbak::env::{Env, Fixed};

use crate::centre::SUNDAY_MORNING;

/// What a van's crew agreed on.
pub const CREW: &str = "باب الخير مفتوح ٢٠٢٦";

/// Settings of the Zagazig centre, with what a test adds.
pub fn settings(folder: &Path, more: &str) {
    let text = format!(
        "station = \"ZAQ-03\"\ncountry = \"EG\"\nname_ar = \"مركز الزقازيق\"\nname_en = \"Zagazig centre\"\n{more}\n"
    );
    fs::write(folder.join("centre.toml"), text).unwrap();
}

pub fn which(folder: &Path) -> WhichCentre {
    WhichCentre::Installed(Some(folder.to_owned()))
}

/// Opens the centre in `folder`, so many milliseconds after Sunday morning. Ids are random: they make keys.
pub fn opening_after(folder: &Path, passphrase: Option<&str>, ms: i64) -> Result<Opened, Fault> {
    let passphrase = passphrase.map(Passphrase::new);
    let env = Env::new(Fixed { ms: SUNDAY_MORNING + ms, offset_secs: 7_200 }, Random);
    unlock_centre(&which(folder), &Surroundings { data: folder.to_owned() }, passphrase.as_ref(), env)
}

pub fn opening(folder: &Path, passphrase: Option<&str>) -> Result<Opened, Fault> {
    opening_after(folder, passphrase, 0)
}

/// The code by which an opening was refused.
pub fn refused(opening: Result<Opened, Fault>) -> &'static str {
    match opening {
        Ok(_) => "opened",
        Err(fault) => fault.code(),
    }
}

struct Random;

impl shubbak::env::IdSource for Random {
    fn fill(&mut self, bytes: &mut [u8]) {
        getrandom::fill(bytes).unwrap();
    }
}

/// The program on the centre in `folder`; no terminal, no desktop.
pub fn shubbak(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_shubbak"));
    command.arg("--data").arg(folder).args(words).stdin(std::process::Stdio::null());
    command.env("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent");
    command
}

pub fn said(output: &Output) -> String {
    format!("{}{}", String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr))
}

/// A file with one line, as `--passphrase-file` reads it.
pub fn phrase_file(folder: &Path, name: &str, phrase: &str) -> PathBuf {
    let path = folder.join(name);
    fs::write(&path, format!("{phrase}\n")).unwrap();
    path
}
