//! The machine's own keyring: the Secret Service on Linux (GNOME Keyring, KWallet, KeePassXC), the
//! Credential Manager on Windows. Nothing stands in for one that does not answer; the fault says so.

use std::sync::Arc;
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::time::Duration;

use keyring_core::api::CredentialStore;
use keyring_core::{Entry, Error};
use zeroize::Zeroizing;

use super::CustodyFault;
use crate::register::RegisterKey;

/// Under what the entries stand there.
const SERVICE: &str = "shubbak";
/// As long as somebody may need to type the keyring's own password when it asks for it.
const PATIENCE: Duration = Duration::from_secs(120);

/// Gives a key into the keyring, under a name of its own.
pub(super) fn put(name: &str, key: &RegisterKey) -> Result<(), CustodyFault> {
    let secret = key.to_hex();
    ask(name, move |entry| entry.set_secret(secret.as_bytes()))
}

/// The key of that name.
pub(super) fn get(name: &str) -> Result<RegisterKey, CustodyFault> {
    let secret = ask(name, |entry| entry.get_secret().map(Zeroizing::new))?;
    let text = std::str::from_utf8(&secret).ok();
    text.and_then(RegisterKey::from_hex).ok_or_else(|| CustodyFault::NotInKeyring(name.to_owned()))
}

/// Takes the key of that name out of the keyring; one that is not there is out already.
pub(super) fn forget(name: &str) -> Result<(), CustodyFault> {
    match ask(name, |entry| entry.delete_credential()) {
        Err(CustodyFault::NotInKeyring(_)) => Ok(()),
        other => other,
    }
}

/// Asks the keyring on a thread of its own: one that hangs must not keep the program from saying so.
fn ask<T: Send + 'static>(
    name: &str,
    what: impl FnOnce(&Entry) -> Result<T, Error> + Send + 'static,
) -> Result<T, CustodyFault> {
    let (answer, answered) = sync_channel(1);
    let user = name.to_owned();
    let no_keyring = |cause: String| CustodyFault::NoKeyring(cause);
    std::thread::Builder::new()
        .name("keyring".into())
        .spawn(move || {
            let asked = store().and_then(|store| store.build(SERVICE, &user, None)).and_then(|entry| what(&entry));
            // Nobody listens any more when it took too long.
            let _ = answer.send(asked);
        })
        .map_err(|error| no_keyring(error.to_string()))?;
    match answered.recv_timeout(PATIENCE) {
        Ok(Ok(value)) => Ok(value),
        Ok(Err(Error::NoEntry)) => Err(CustodyFault::NotInKeyring(name.to_owned())),
        // The words of a fault may hold what was read: only those of the platform are passed on.
        Ok(Err(Error::PlatformFailure(cause) | Error::NoStorageAccess(cause))) => Err(no_keyring(cause.to_string())),
        Ok(Err(_)) => Err(no_keyring("the entry cannot be used".to_owned())),
        Err(RecvTimeoutError::Timeout) => Err(no_keyring("it did not answer in two minutes".to_owned())),
        Err(RecvTimeoutError::Disconnected) => Err(no_keyring("it broke off".to_owned())),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Ok(zbus_secret_service_keyring_store::Store::new()?)
}

#[cfg(windows)]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Ok(windows_native_keyring_store::Store::new()?)
}

#[cfg(not(any(windows, all(unix, not(target_os = "macos")))))]
fn store() -> Result<Arc<CredentialStore>, Error> {
    Err(Error::NoDefaultStore)
}
