//! The copy of the key that headquarters keeps for the day it is lost: wrapped for the escrow keys of
//! the settings, as an age file in text that can be sent, printed, or opened with the stock `age`.

use std::fs;
use std::path::{Path, PathBuf};

use super::CustodyFault;
use crate::app::Fault;
use crate::app::found::write_private;
use crate::config::Centre;
use crate::exchange::wrap::{self, WrapFault};
use crate::register::RegisterKey;

/// Where the copy lies until somebody takes it to headquarters.
pub fn path(folder: &Path) -> PathBuf {
    folder.join("register.key.escrow")
}

/// Wraps the key for the escrow; nothing where the settings name nobody.
pub(super) fn write(folder: &Path, centre: &Centre, key: &RegisterKey) -> Result<(), Fault> {
    if centre.escrow.is_empty() {
        return Ok(());
    }
    write_private(&path(folder), &copy(centre, key)?)
}

/// The wrapped copy. It says whose key it is, and nothing else.
///
/// Fails with `NoEscrow` when the settings name nobody, `BadEscrow` when a name is not a recipient.
pub(super) fn copy(centre: &Centre, key: &RegisterKey) -> Result<String, CustodyFault> {
    let text = zeroize::Zeroizing::new(format!("# Key of the register of {}\n{}\n", centre.station, *key.to_hex()));
    wrap::for_recipients(text.as_bytes(), &centre.escrow).map_err(|fault| match fault {
        WrapFault::NotARecipient(at) => CustodyFault::BadEscrow(at),
        _ => CustodyFault::NoEscrow,
    })
}

/// The key in an opened copy: the line that is no remark.
pub(super) fn key_in(bytes: &[u8]) -> Result<RegisterKey, CustodyFault> {
    let text = std::str::from_utf8(bytes).map_err(|_| CustodyFault::NotACopy)?;
    let mut lines = text.lines().filter(|line| !line.trim_start().starts_with('#') && !line.trim().is_empty());
    lines.next().and_then(RegisterKey::from_hex).ok_or(CustodyFault::NotACopy)
}

/// Whether the copy in `file` came back behind a passphrase.
pub fn copy_wants_passphrase(file: &Path) -> Result<bool, Fault> {
    Ok(wrap::wants_passphrase(&read(file)?))
}

/// A copy that came back from headquarters: as it went out, wrapped anew, or already opened.
pub(super) fn read(file: &Path) -> Result<zeroize::Zeroizing<String>, Fault> {
    let unreadable = |error: std::io::Error| Fault::File { path: file.display().to_string(), cause: error.to_string() };
    fs::read_to_string(file).map(zeroize::Zeroizing::new).map_err(unreadable)
}
