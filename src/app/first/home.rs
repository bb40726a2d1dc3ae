//! What a start finds: a centre, one that waits for its passphrase, one that was prepared in a file, or nothing yet.

use std::path::{Path, PathBuf};

use super::file::Given;
use super::{Typed, Wanted, file, make};
use crate::app::custody::{self, Locked, Passphrase};
use crate::app::found::{self, Opened, unlock_centre};
use crate::app::{Fault, Places};
use crate::cli::WhichCentre;
use crate::domain::Country;
use crate::durable::{self, Readers};
use crate::env::Env;

/// Where the program was started, and for which centre.
#[derive(Clone)]
pub struct Home {
    pub which: WhichCentre,
    pub places: Places,
    pub env: fn() -> Env,
}

/// What is there.
pub enum Found {
    Open(Box<Opened>),
    Locked(Box<Locked>),
    /// No centre yet, and no file that says which; or one that is wrong, and how.
    Nothing(Option<Fault>),
}

impl Home {
    /// The centre's folder, whether it is there or not.
    pub fn folder(&self) -> PathBuf {
        found::folder(&self.which, &self.places.surroundings(&self.which))
    }

    /// Looks, and opens what can be opened; `passphrase` is one that nobody has to be asked for.
    ///
    /// Fails as opening does.
    pub fn look(&self, passphrase: Option<&Passphrase>) -> Result<Found, Fault> {
        let folder = self.folder();
        if matches!(self.which, WhichCentre::Installed(_)) {
            make::finish(&folder)?;
            if !make::settings_of(&folder).exists() {
                // A file that is wrong keeps nobody from setting the counter up by hand.
                match self.places.prepared().map(|file| self.set_up(&file)) {
                    Some(Ok(())) => {}
                    Some(Err(fault)) => return Ok(Found::Nothing(Some(fault))),
                    None => return Ok(Found::Nothing(None)),
                }
            }
        }
        let surroundings = self.places.surroundings(&self.which);
        match Locked::of(&self.which, &surroundings, self.env) {
            Some(locked) if passphrase.is_none() => Ok(Found::Locked(Box::new(locked))),
            _ => unlock_centre(&self.which, &surroundings, passphrase, (self.env)())
                .map(|opened| Found::Open(Box::new(opened))),
        }
    }

    /// Makes the centre that was typed.
    pub fn make(&self, wanted: &Wanted) -> Result<(), Fault> {
        make::make(&self.folder(), wanted, (self.env)())
    }

    /// Sets the centre up as a file says that somebody chose.
    pub fn set_up(&self, file: &Path) -> Result<(), Fault> {
        let given = Given { computer: self.places.computer.clone(), ..Given::default() };
        file::set_up(file, &self.folder(), given, (self.env)()).map(drop)
    }

    /// Whether the keyring of this machine would keep a key.
    pub fn try_keyring(&self) -> Result<(), Fault> {
        Ok(custody::try_keyring(&mut (self.env)())?)
    }

    /// The practice centre of a country, from here.
    pub fn practice(&self, country: Country) -> Home {
        Home { which: WhichCentre::Practice { country, folder: None }, ..self.clone() }
    }

    /// What was half-typed when the window was closed.
    pub fn half_typed(&self) -> Typed {
        let text = std::fs::read_to_string(self.half_typed_file()).ok();
        text.and_then(|text| serde_json::from_str(&text).ok()).unwrap_or_default()
    }

    /// Keeps it. Where it cannot be written nothing is lost but the comfort.
    pub fn keep_half_typed(&self, typed: &Typed) {
        let file = self.half_typed_file();
        let Ok(text) = serde_json::to_string_pretty(typed) else { return };
        let _ = file.parent().map(durable::make_folder);
        let _ = durable::write(&file, text.as_bytes(), Readers::Owner);
    }

    /// Nothing is half-typed any more.
    pub fn forget_half_typed(&self) {
        let _ = std::fs::remove_file(self.half_typed_file());
    }

    fn half_typed_file(&self) -> PathBuf {
        self.places.state.join("first-start.json")
    }
}
