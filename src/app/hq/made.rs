//! A new headquarters: its folder, its keys, its settings, its tables.

use std::path::{Path, PathBuf};

use super::keys::{Keys, public_path};
use super::settings::{FILE, Settings};
use crate::app::Fault;
use crate::app::custody::Passphrase;
use crate::durable::{self, Readers};
use crate::env::Env;
use crate::hub::Hub;

/// What every station needs to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Founded {
    /// `age1…`: batches are sealed for it.
    pub recipient: String,
    /// The key by which it signs.
    pub public_key: PathBuf,
    /// The key's id, as it is read out over the telephone.
    pub key_id: String,
}

/// Makes the headquarters that `settings` tell of in `folder`.
///
/// Fails with `FolderNotEmpty` where there is one already, `Hub` where the database does not answer.
pub fn found(folder: &Path, settings: &Settings, passphrase: &Passphrase, env: &mut Env) -> Result<Founded, Fault> {
    let file = folder.join(FILE);
    if file.exists() {
        return Err(Fault::FolderNotEmpty { path: folder.display().to_string() });
    }
    // Before anything is written: a wrong address costs nothing.
    Hub::open(settings.database.as_str())?;
    durable::make_folder(folder).map_err(|error| Fault::file(folder, &error))?;
    let keys = Keys::make(env);
    keys.keep(folder, passphrase)?;
    for name in ["in", "out"] {
        let inner = folder.join(&settings.drop).join(name);
        durable::make_folder(&inner).map_err(|error| Fault::file(&inner, &error))?;
    }
    let text = settings.to_text();
    // A password may stand in the database's address.
    durable::write(&file, text.as_bytes(), Readers::Owner).map_err(|error| Fault::file(&file, &error))?;
    Ok(Founded {
        recipient: keys.opening.recipients_text().trim().to_owned(),
        public_key: public_path(folder),
        key_id: keys.signing.public().id().to_string(),
    })
}
