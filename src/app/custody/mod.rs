//! Custody: who keeps the key that opens the register, and what it takes to get it from them.
//!
//! `register.key` beside the register says who does, in one of three forms: the name of an entry in
//! the machine's keyring; the key itself, wrapped behind a passphrase as an age file; or, for practice
//! and where the settings say so in so many words, the key itself. It changes hands by one rename, so
//! that a change that is interrupted has not begun. The register's key itself never changes here.

mod change;
mod door;
mod escrow;
mod fault;
mod keyring;
mod passphrase;

use std::fs;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

pub use change::{To, change, recover};
pub use door::{Door, Locked, Shut};
pub use escrow::{copy_wants_passphrase, path as escrow_path};
pub use fault::CustodyFault;
pub use passphrase::{Passphrase, SHORTEST};

use super::Fault;
use super::found::write_private;
use crate::config::{Centre, KeyKeeping};
use crate::env::Env;
use crate::exchange::wrap;
use crate::register::{Place, RegisterFault, RegisterKey};

/// How the file begins that names an entry of the keyring.
const IN_KEYRING: &str = "keyring ";

/// Who keeps the key, as `register.key` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kept {
    /// In the machine's keyring, under this name.
    Keyring(String),
    /// Behind a passphrase: an age file.
    Passphrase(String),
    /// Open, beside the register.
    Beside(RegisterKey),
}

impl Kept {
    /// What the file of a centre's folder says; `None` when there is none.
    ///
    /// Fails with `WrongKey` when it says nothing that is known.
    pub fn read(folder: &Path) -> Result<Option<Kept>, Fault> {
        let path = path(folder);
        let text = match fs::read_to_string(&path) {
            Ok(text) => Zeroizing::new(text),
            Err(error) if error.kind() == ErrorKind::NotFound => return Ok(None),
            Err(error) => return Err(Fault::File { path: path.display().to_string(), cause: error.to_string() }),
        };
        if let Some(name) = text.strip_prefix(IN_KEYRING) {
            return Ok(Some(Kept::Keyring(name.trim().to_owned())));
        }
        if wrap::is_wrapped(&text) {
            return Ok(Some(Kept::Passphrase(text.to_string())));
        }
        RegisterKey::from_hex(&text).map(|key| Some(Kept::Beside(key))).ok_or_else(|| RegisterFault::WrongKey.into())
    }

    fn write(&self, folder: &Path) -> Result<(), Fault> {
        let text = match self {
            Kept::Keyring(name) => Zeroizing::new(format!("{IN_KEYRING}{name}\n")),
            Kept::Passphrase(wrapped) => Zeroizing::new(wrapped.clone()),
            Kept::Beside(key) => key.to_hex(),
        };
        write_private(&path(folder), &text)
    }

    /// Gets the key from its keeper.
    fn hand_over(&self, passphrase: Option<&Passphrase>) -> Result<RegisterKey, Fault> {
        match self {
            Kept::Keyring(name) => Ok(keyring::get(name)?),
            Kept::Beside(key) => Ok(key.clone()),
            Kept::Passphrase(wrapped) => {
                let passphrase = passphrase.ok_or(CustodyFault::PassphraseNeeded { new: false })?;
                Ok(passphrase.open(wrapped)?)
            }
        }
    }
}

/// The file that says who keeps the key.
pub fn path(folder: &Path) -> PathBuf {
    folder.join("register.key")
}

/// The key of the centre in `folder`; a new one, given into custody, where there is no register yet.
///
/// Fails with `PassphraseNeeded` when it stands behind one and none came, with `LiesOpen` when it lies
/// beside the register though the settings do not say so, with `WrongKey` when a register has none.
pub(super) fn key_of(
    folder: &Path,
    centre: &Centre,
    passphrase: Option<&Passphrase>,
    env: &mut Env,
) -> Result<RegisterKey, Fault> {
    let Some(kept) = Kept::read(folder)? else {
        return if Place(folder.to_owned()).register().exists() {
            // A register whose key is gone is never given a new one.
            Err(RegisterFault::WrongKey.into())
        } else {
            found(folder, centre, passphrase, env)
        };
    };
    if matches!(kept, Kept::Beside(_)) && centre.key != KeyKeeping::Beside {
        return Err(CustodyFault::LiesOpen.into());
    }
    let key = kept.hand_over(passphrase)?;
    if !escrow::path(folder).exists() {
        escrow::write(folder, centre, &key)?;
    }
    Ok(key)
}

/// The key of a register that may be missing or damaged; none is ever made.
pub(super) fn key_at_hand(folder: &Path, passphrase: Option<&Passphrase>) -> Result<RegisterKey, Fault> {
    Kept::read(folder)?.ok_or(RegisterFault::WrongKey)?.hand_over(passphrase)
}

/// Wraps the key anew for those whom the settings name now, and gives the copy.
///
/// Fails with `NoEscrow` when they name nobody.
pub fn renew_escrow(folder: &Path, centre: &Centre, passphrase: Option<&Passphrase>) -> Result<String, Fault> {
    let kept = Kept::read(folder)?.ok_or(RegisterFault::WrongKey)?;
    let key = kept.hand_over(passphrase)?;
    let copy = escrow::copy(centre, &key)?;
    write_private(&escrow::path(folder), &copy)?;
    Ok(copy)
}

/// Whether the machine's keyring takes a key and gives it back; nothing of it stays there.
///
/// Fails with `NoKeyring` and what the system said.
pub fn try_keyring(env: &mut Env) -> Result<(), CustodyFault> {
    let name = format!("trial {}", hex::encode(env.bytes::<8>()));
    let key = RegisterKey::new(env.bytes());
    keyring::put(&name, &key)?;
    let back = keyring::get(&name);
    keyring::forget(&name)?;
    match back? == key {
        true => Ok(()),
        false => Err(CustodyFault::NotInKeyring(name)),
    }
}

/// Lets the keyring forget the key of a register that never was.
pub(super) fn forget(folder: &Path) -> Result<(), Fault> {
    match Kept::read(folder)? {
        Some(Kept::Keyring(name)) => Ok(keyring::forget(&name)?),
        _ => Ok(()),
    }
}

/// Makes the key of a new register. Whoever is to keep it has it, and so has the escrow, before the file
/// that says so is there.
fn found(folder: &Path, centre: &Centre, passphrase: Option<&Passphrase>, env: &mut Env) -> Result<RegisterKey, Fault> {
    let key = RegisterKey::new(env.bytes());
    let kept = give(&key, centre, centre.key, passphrase, env)?;
    escrow::write(folder, centre, &key)?;
    kept.write(folder)?;
    Ok(key)
}

/// Gives the key to a keeper and sees that it can be had back.
fn give(
    key: &RegisterKey,
    centre: &Centre,
    keeper: KeyKeeping,
    passphrase: Option<&Passphrase>,
    env: &mut Env,
) -> Result<Kept, Fault> {
    let kept = match keeper {
        KeyKeeping::Keyring => {
            // Of its own, so that a register restored beside the old one does not take its place.
            let name = format!("{} {}", centre.station, hex::encode(env.bytes::<8>()));
            keyring::put(&name, key)?;
            Kept::Keyring(name)
        }
        KeyKeeping::Passphrase => {
            let passphrase = passphrase.ok_or(CustodyFault::PassphraseNeeded { new: true })?;
            Kept::Passphrase(passphrase.close(key)?)
        }
        KeyKeeping::Beside => Kept::Beside(key.clone()),
    };
    match kept.hand_over(passphrase)? == *key {
        true => Ok(kept),
        false => Err(RegisterFault::WrongKey.into()),
    }
}
