//! Headquarters' own keys: by which it signs receipts, certificates and packs, and by which it opens what was sealed for it.
//! They lie in one file, wrapped behind a passphrase, and are in clear only in the memory of whoever gave it.

use std::fs;
use std::path::{Path, PathBuf};

use zeroize::Zeroizing;

use crate::app::Fault;
use crate::app::custody::{CustodyFault, Passphrase};
use crate::durable::{self, Readers};
use crate::env::Env;
use crate::exchange::{KeyFault, OpeningKeys, StationKey};

/// Name of the file in headquarters' folder.
const FILE: &str = "headquarters.keys";
/// How the second of the two begins in it.
const OPENING: &str = "AGE-SECRET-KEY-";

/// The keys, open.
pub struct Keys {
    pub signing: StationKey,
    pub opening: OpeningKeys,
}

impl Keys {
    /// New ones, from the system's own generator.
    pub fn make(env: &mut Env) -> Keys {
        Keys { signing: StationKey::from_random(env.bytes()), opening: OpeningKeys::generate() }
    }

    /// Writes them down behind `passphrase`, and what is public of them beside: `headquarters.pem` and
    /// `headquarters.recipient`, which every station is given.
    ///
    /// Fails with `Custody` for a passphrase that is too short, and never writes over keys that are there.
    pub fn keep(&self, folder: &Path, passphrase: &Passphrase) -> Result<(), Fault> {
        let file = folder.join(FILE);
        if file.exists() {
            return Err(Fault::FolderNotEmpty { path: folder.display().to_string() });
        }
        let mut secret = Zeroizing::new(self.signing.to_pem().map_err(fault)?.clone());
        secret.push_str(&Zeroizing::new(self.opening.to_secret_text()));
        write(&file, &passphrase.close_text(&secret)?, Readers::Owner)?;
        let public = self.signing.public().to_pem().map_err(fault)?;
        write(&public_path(folder), &public, Readers::Usual)?;
        write(&folder.join("headquarters.recipient"), &self.opening.recipients_text(), Readers::Usual)
    }

    pub fn open(folder: &Path, passphrase: &Passphrase) -> Result<Keys, Fault> {
        let file = folder.join(FILE);
        let wrapped = fs::read_to_string(&file).map_err(|error| Fault::file(&file, &error))?;
        let secret = passphrase.open_text(&wrapped)?;
        let secret = std::str::from_utf8(&secret).map_err(|_| CustodyFault::NotACopy)?;
        let (pem, opening) = secret.split_at(secret.find(OPENING).ok_or(CustodyFault::NotACopy)?);
        let signing = StationKey::from_pem(pem).map_err(fault)?;
        Ok(Keys { signing, opening: OpeningKeys::parse(opening).map_err(fault)? })
    }
}

/// Where the public half of the signing key lies.
pub fn public_path(folder: &Path) -> PathBuf {
    folder.join("headquarters.pem")
}

fn write(file: &Path, text: &str, readers: Readers) -> Result<(), Fault> {
    durable::write(file, text.as_bytes(), readers).map_err(|error| Fault::file(file, &error))
}

fn fault(fault: KeyFault) -> Fault {
    Fault::Batch(fault.to_string())
}
