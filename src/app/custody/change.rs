//! The key changes hands: to another keeper, behind another passphrase, or back out of the escrow.
//! The new keeper has it, and was seen to have it, before the one rename that makes it so; the old
//! one forgets it afterwards.

use std::path::Path;

use super::{CustodyFault, Kept, Passphrase, escrow, give, keyring};
use crate::app::Fault;
use crate::config::{Centre, KeyKeeping};
use crate::env::Env;
use crate::exchange::{OpeningKeys, wrap};
use crate::register::{Place, Register, RegisterKey};

/// To whom the key is to go.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum To {
    Keyring,
    Passphrase(Passphrase),
    Beside,
}

impl To {
    fn parts(&self) -> (KeyKeeping, Option<&Passphrase>) {
        match self {
            To::Keyring => (KeyKeeping::Keyring, None),
            To::Passphrase(passphrase) => (KeyKeeping::Passphrase, Some(passphrase)),
            To::Beside => (KeyKeeping::Beside, None),
        }
    }
}

/// Gives the key of `folder` to another keeper; `passphrase` is the one in force, where there is one.
///
/// Fails with `LiesOpen` when it is to lie beside the register and the settings do not say so.
pub fn change(
    folder: &Path,
    centre: &Centre,
    passphrase: Option<&Passphrase>,
    to: &To,
    env: &mut Env,
) -> Result<(), Fault> {
    let before = Kept::read(folder)?.ok_or(crate::register::RegisterFault::WrongKey)?;
    let key = before.hand_over(passphrase)?;
    fits(folder, &key)?;
    hand_on(folder, centre, &key, Some(before), to, env)
}

/// Puts a key back that came out of the escrow in `file`: opened with a passphrase or with `keys`,
/// where it is wrapped.
///
/// Fails with `NotThisRegister` when it opens another register, and leaves everything as it was.
pub fn recover(
    folder: &Path,
    centre: &Centre,
    file: &Path,
    opened_by: (Option<&Passphrase>, Option<&OpeningKeys>),
    to: &To,
    env: &mut Env,
) -> Result<(), Fault> {
    let text = escrow::read(file)?;
    let key = match opened_by {
        _ if !wrap::is_wrapped(&text) => escrow::key_in(text.as_bytes())?,
        (Some(passphrase), _) if wrap::wants_passphrase(&text) => passphrase.open(&text)?,
        (None, _) if wrap::wants_passphrase(&text) => return Err(CustodyFault::PassphraseNeeded { new: false }.into()),
        (_, Some(keys)) => escrow::key_in(&wrap::open_with_keys(&text, keys).map_err(|_| CustodyFault::CopyClosed)?)?,
        _ => return Err(CustodyFault::CopyClosed.into()),
    };
    fits(folder, &key)?;
    // What is there may be damaged; that is why somebody recovers.
    hand_on(folder, centre, &key, Kept::read(folder).unwrap_or(None), to, env)
}

fn hand_on(
    folder: &Path,
    centre: &Centre,
    key: &RegisterKey,
    before: Option<Kept>,
    to: &To,
    env: &mut Env,
) -> Result<(), Fault> {
    let (keeper, passphrase) = to.parts();
    if keeper == KeyKeeping::Beside && centre.key != KeyKeeping::Beside {
        return Err(CustodyFault::LiesOpen.into());
    }
    let kept = give(key, centre, keeper, passphrase, env)?;
    escrow::write(folder, centre, key)?;
    kept.write(folder)?;
    if let Some(Kept::Keyring(name)) = before {
        keyring::forget(&name)?;
    }
    Ok(())
}

/// A key goes nowhere unless it opens the register; where there is none yet, none can be lost.
fn fits(folder: &Path, key: &RegisterKey) -> Result<(), Fault> {
    let place = Place(folder.to_owned());
    if place.register().exists() && !Register::fits(&place, key)? {
        return Err(CustodyFault::NotThisRegister.into());
    }
    Ok(())
}
