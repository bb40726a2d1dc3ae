//! The key by which this station signs: it lies beside the register, wrapped by a key made from the register's own, so
//! that whoever copies the folder can sign nothing. Its public half lies open, for whoever checks what was signed.

use std::fs;
use std::io::ErrorKind;
use std::path::Path;

use zeroize::Zeroizing;

use super::Fault;
use super::custody::CustodyFault;
use super::found::write_private;
use crate::durable::{self, Readers};
use crate::env::Env;
use crate::exchange::{KeyFault, StationKey, StationPublicKey, wrap};
use crate::register::RegisterKey;

/// The key, wrapped.
const WRAPPED: &str = "station.key";
/// Its public half.
const PUBLIC: &str = "station.public.pem";
/// Where older programs left the key open.
const OPEN: &str = "station.pem";
/// What the wrapping key is made for.
const PURPOSE: &str = "shubbak station signing key 1";

/// The station's key; a new one where there is none. One that lay open is wrapped, seen to open again, and only then
/// removed.
///
/// Fails with `NotThisRegister` when it was wrapped by another register's key.
pub(super) fn station_key(folder: &Path, register: &RegisterKey, env: &mut Env) -> Result<StationKey, Fault> {
    let open = folder.join(OPEN);
    let key = match (text(&folder.join(WRAPPED))?, text(&open)?) {
        (Some(wrapped), _) => unwrapped(&wrapped, register)?,
        (None, Some(pem)) => wrapped(StationKey::from_pem(&pem).map_err(bad)?, folder, register)?,
        (None, None) => wrapped(StationKey::from_random(env.bytes()), folder, register)?,
    };
    let public = key.public().to_pem().map_err(bad)?;
    if text(&folder.join(PUBLIC))?.is_none_or(|lies| *lies != public) {
        let file = folder.join(PUBLIC);
        durable::write(&file, public.as_bytes(), Readers::Usual).map_err(|error| Fault::file(&file, &error))?;
    }
    if open.exists() {
        fs::remove_file(&open)
            .and_then(|()| durable::sync_folder(folder))
            .map_err(|error| Fault::file(&open, &error))?;
    }
    Ok(key)
}

/// The public half of the station's key in `folder`; none before its centre was opened once.
pub(super) fn public_key(folder: &Path) -> Option<StationPublicKey> {
    let lies = |name: &str| fs::read_to_string(folder.join(name)).ok().map(Zeroizing::new);
    let public = lies(PUBLIC).and_then(|pem| StationPublicKey::from_pem(&pem).ok());
    public.or_else(|| lies(OPEN).and_then(|pem| StationKey::from_pem(&pem).ok()).map(|key| key.public()))
}

fn wrapped(key: StationKey, folder: &Path, register: &RegisterKey) -> Result<StationKey, Fault> {
    let pem = key.to_pem().map_err(bad)?;
    let text =
        wrap::behind_key(pem.as_bytes(), &register.derive(PURPOSE)).map_err(|_| CustodyFault::NotThisRegister)?;
    write_private(&folder.join(WRAPPED), &text)?;
    match unwrapped(&text, register)?.public() == key.public() {
        true => Ok(key),
        false => Err(CustodyFault::NotThisRegister.into()),
    }
}

fn unwrapped(text: &str, register: &RegisterKey) -> Result<StationKey, Fault> {
    let pem = wrap::open_with_key(text, &register.derive(PURPOSE)).map_err(|_| CustodyFault::NotThisRegister)?;
    let pem = std::str::from_utf8(&pem).map_err(|_| CustodyFault::NotThisRegister)?;
    StationKey::from_pem(pem).map_err(bad)
}

fn bad(fault: KeyFault) -> Fault {
    Fault::Batch(fault.to_string())
}

fn text(file: &Path) -> Result<Option<Zeroizing<String>>, Fault> {
    match fs::read_to_string(file) {
        Ok(text) => Ok(Some(Zeroizing::new(text))),
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        Err(error) => Err(Fault::file(file, &error)),
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used, clippy::panic)]
mod tests {
    use super::*;
    use crate::env::Fixed;

    fn env() -> Env {
        Fixed { ms: 1_795_333_260_000, offset_secs: 7_200 }.env()
    }

    fn names(folder: &Path) -> Vec<String> {
        let mut names: Vec<String> =
            fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
        names.sort();
        names
    }

    #[test]
    fn a_key_that_lay_open_is_the_same_and_lies_open_no_more() {
        let folder = tempfile::tempdir().unwrap();
        let old = StationKey::from_random([7; 32]);
        fs::write(folder.path().join(OPEN), old.to_pem().unwrap().as_bytes()).unwrap();
        assert_eq!(public_key(folder.path()), Some(old.public()));
        let register = RegisterKey::new([3; 32]);
        for _ in 0..2 {
            let key = station_key(folder.path(), &register, &mut env()).unwrap();
            assert_eq!(key.public(), old.public());
            assert_eq!(names(folder.path()), [WRAPPED, PUBLIC]);
        }
        assert_eq!(public_key(folder.path()), Some(old.public()));
        let kept = fs::read_to_string(folder.path().join(WRAPPED)).unwrap();
        assert!(wrap::is_wrapped(&kept) && !kept.contains("PRIVATE"));
        // A stop before it was removed: the next opening removes it.
        fs::write(folder.path().join(OPEN), old.to_pem().unwrap().as_bytes()).unwrap();
        station_key(folder.path(), &register, &mut env()).unwrap();
        assert_eq!(names(folder.path()), [WRAPPED, PUBLIC]);
    }

    #[test]
    fn another_registers_key_opens_it_not() {
        let folder = tempfile::tempdir().unwrap();
        let key = station_key(folder.path(), &RegisterKey::new([3; 32]), &mut env()).unwrap();
        let before = fs::read(folder.path().join(WRAPPED)).unwrap();
        let other = station_key(folder.path(), &RegisterKey::new([4; 32]), &mut env());
        assert!(matches!(other, Err(Fault::Custody(CustodyFault::NotThisRegister))), "{other:?}");
        assert_eq!(fs::read(folder.path().join(WRAPPED)).unwrap(), before, "and nothing is made in its place");
        assert_eq!(public_key(folder.path()), Some(key.public()));
    }
}
