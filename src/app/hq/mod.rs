//! Headquarters: a folder with its settings and its wrapped keys, a database, and a drop folder where batches come in and
//! answers go out. What may be believed is `exchange`'s to say and what then stands is `hub`'s; here files are found,
//! handed over, answered and put away.

mod keys;
mod made;
mod pack;
mod report;
mod settings;
mod table;
mod take;

use std::path::{Path, PathBuf};

pub use keys::Keys;
pub use made::{Founded, found};
pub use pack::{Order, Sort};
pub use report::{Cell, Table};
pub use settings::{DatabaseUrl, Settings};
pub use take::{Seen, TakenFile, Telling};

use super::Fault;
use super::custody::Passphrase;
use crate::domain::mark::StationId;
use crate::durable::{self, Readers};
use crate::env::Env;
use crate::exchange::{Certificate, StationPublicKey};
use crate::hub::{Files, Hub, Site, StationRow};

const END_OF_PEM: &str = "-----END PUBLIC KEY-----";
/// How long a counter's certificate holds where nobody says otherwise, in days.
const CERTIFIED: u64 = 730;

/// An open headquarters.
pub struct Headquarters {
    folder: PathBuf,
    settings: Settings,
    hub: Hub,
    env: Env,
}

impl Headquarters {
    /// Opens the one whose settings lie in `folder`. Its keys stay closed.
    ///
    /// Fails with `Config` where there are no settings, `Hub` where the database does not answer.
    pub fn open(folder: &Path, env: Env) -> Result<Headquarters, Fault> {
        let settings = Settings::load(&folder.join(settings::FILE))?;
        let hub = Hub::open(settings.database.as_str())?;
        Ok(Headquarters { folder: folder.to_owned(), settings, hub, env })
    }

    pub fn hub(&mut self) -> &mut Hub {
        &mut self.hub
    }

    /// Opens the keys.
    ///
    /// Fails with `Custody` for a wrong passphrase.
    pub fn keys(&self, passphrase: &Passphrase) -> Result<Keys, Fault> {
        Keys::open(&self.folder, passphrase)
    }

    /// Enrols a counter with the public key in `key`, and vouches for it: the certificate that goes back to it, in
    /// `out/<STATION>/`.
    pub fn enrol(&mut self, station: &StationId, key: &Path, site: &Site, keys: &Keys) -> Result<PathBuf, Fault> {
        let text = std::fs::read_to_string(key).map_err(|error| Fault::file(key, &error))?;
        // The file is what `shubbak station key` says: the key, its id, and for whom packs are sealed.
        let pem = text.find(END_OF_PEM).map_or(text.as_str(), |end| &text[..end + END_OF_PEM.len()]);
        let key = StationPublicKey::from_pem(pem).map_err(|fault| Fault::Batch(fault.to_string()))?;
        self.hub.enrol(station, &key, site, self.env.now_ms())?;
        if let Some(recipient) = text.lines().map(str::trim).find(|line| line.starts_with("age1")) {
            self.hub.keep_recipient(station, recipient)?;
        }
        let today = self.env.today();
        let until = today.checked_add_days(chrono::Days::new(CERTIFIED)).unwrap_or(today);
        let certificate = Certificate::issue(station.counter(), key, (today, until), &keys.signing);
        let file = self.out(&station.counter())?.join(format!("{}.certificate", station.counter()));
        let text = certificate.to_text();
        durable::write(&file, text.as_bytes(), Readers::Usual).map_err(|error| Fault::file(&file, &error))?;
        Ok(file)
    }

    /// Believes nothing more that the counter signs.
    pub fn revoke(&mut self, station: &StationId, why: &str) -> Result<(), Fault> {
        Ok(self.hub.revoke(station, why, self.env.now_ms())?)
    }

    pub fn stations(&mut self) -> Result<Vec<StationRow>, Fault> {
        Ok(self.hub.stations()?)
    }

    /// Where answers to a counter lie.
    fn out(&self, station: &StationId) -> Result<PathBuf, Fault> {
        let out = self.settings.drop.join("out").join(station.as_str());
        durable::make_folder(&out).map_err(|error| Fault::file(&out, &error))?;
        Ok(out)
    }

    fn files(&self) -> Files {
        Files::new(&self.folder.join("attachments"))
    }
}
