//! `headquarters.toml`: which database, which drop folder, by which clock days are counted.

use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};
use zeroize::Zeroizing;

use crate::config::ConfigFault;

/// Name of the file in headquarters' folder.
pub const FILE: &str = "headquarters.toml";

/// `postgresql://…`. A password may stand in it: it is shown to nobody.
#[derive(Clone, PartialEq, Eq, Default)]
pub struct DatabaseUrl(Zeroizing<String>);

impl DatabaseUrl {
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl From<String> for DatabaseUrl {
    fn from(url: String) -> Self {
        DatabaseUrl(Zeroizing::new(url))
    }
}

impl std::fmt::Debug for DatabaseUrl {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("DatabaseUrl(…)")
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Settings {
    /// As receipts, packs and reports name it.
    pub name: String,
    pub database: DatabaseUrl,
    /// Where batches come in and answers go out.
    pub drop: PathBuf,
    /// By which days are counted, such as `Africa/Cairo`.
    pub time_zone: String,
}

/// The file as it is written.
#[derive(Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    name: String,
    database: String,
    drop: PathBuf,
    #[serde(default = "usual_zone")]
    time_zone: String,
}

fn usual_zone() -> String {
    Settings::USUAL_ZONE.to_owned()
}

impl Settings {
    /// Of a headquarters whose settings name none.
    pub const USUAL_ZONE: &str = "Africa/Cairo";

    /// Reads the settings; a relative drop folder is seen from `path`'s folder.
    pub fn load(path: &Path) -> Result<Settings, ConfigFault> {
        let fault = |line, expected| ConfigFault { file: path.display().to_string(), line, expected };
        let text = fs::read_to_string(path).map_err(|error| fault(0, error.to_string()))?;
        let raw: Raw = toml::from_str(&text).map_err(|error| {
            let line = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
            fault(line, error.message().to_owned())
        })?;
        let folder = path.parent().unwrap_or(Path::new("."));
        let Raw { name, database, drop, time_zone } = raw;
        Ok(Settings { name, database: database.into(), drop: folder.join(drop), time_zone })
    }

    /// The file that says this, with what a person may want to know.
    pub fn to_text(&self) -> String {
        // Written by hand, for the remarks; a string of TOML's basic form is one of JSON's.
        let text = |value: &str| serde_json::to_string(value).unwrap_or_default();
        format!(
            "# Headquarters of Shubbak. The keys lie beside this file, wrapped behind a passphrase.\n\
             name = {}\n\
             # PostgreSQL 15 or later. A password belongs into ~/.pgpass or the server's own rules, not here.\n\
             database = {}\n\
             # in/<STATION>/ batches, out/<STATION>/ receipts and packs\n\
             drop = {}\n\
             # By which the days of reports are counted.\n\
             time_zone = {}\n",
            text(&self.name),
            text(self.database.as_str()),
            text(&self.drop.display().to_string()),
            text(&self.time_zone)
        )
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_reads_back() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join(FILE);
        let settings = Settings {
            name: "الإدارة \"العامة\"".into(),
            database: "postgresql://hq@localhost/hq".to_owned().into(),
            drop: "drop".into(),
            time_zone: "Africa/Cairo".into(),
        };
        fs::write(&file, settings.to_text()).unwrap();
        assert_eq!(Settings::load(&file).unwrap(), Settings { drop: folder.path().join("drop"), ..settings });
        fs::write(&file, "name = \"x\"\ncolour = 3\n").unwrap();
        assert_eq!(Settings::load(&file).unwrap_err().line, 2);
    }
}
