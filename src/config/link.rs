//! The link to headquarters' server: the table `[headquarters_link]` of the settings. The password never stands here.

use std::path::{Path, PathBuf};

use serde::Deserialize;

/// Where batches go up by themselves, and receipts come down.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadquartersLink {
    /// `https://hq.example/drop`.
    pub address: String,
    pub user: String,
    /// PEM file of those who vouch for the server, where the machine's own list does not know them.
    pub authorities: Option<PathBuf>,
    /// Size of the parts in which a batch goes up, in MiB: so much is lost by a cut at most.
    #[serde(default = "usual_part")]
    pub part_mib: u16,
    /// How often it looks for receipts, in seconds.
    #[serde(default = "usual_look")]
    pub look_seconds: u32,
}

fn usual_part() -> u16 {
    4
}

fn usual_look() -> u32 {
    60
}

impl HeadquartersLink {
    /// Relative paths are seen from the centre's folder. Plain HTTP is for this machine and for practice alone: a
    /// password would travel open.
    pub(super) fn seen_from(mut self, folder: &Path, practice: bool) -> Result<Self, String> {
        let plain = self.address.strip_prefix("http://");
        if !self.address.starts_with("https://") && plain.is_none() {
            return Err("the address of headquarters_link begins with https://".to_owned());
        }
        if plain.is_some_and(|rest| !practice && !is_this_machine(rest)) {
            return Err(
                "the address of headquarters_link begins with https://: a password never travels open".to_owned()
            );
        }
        if self.address.contains('@') {
            return Err("no name or password stands in the address of headquarters_link".to_owned());
        }
        self.authorities = self.authorities.map(|path| folder.join(path));
        (self.part_mib, self.look_seconds) = (self.part_mib.clamp(1, 64), self.look_seconds.max(1));
        Ok(self)
    }
}

fn is_this_machine(rest: &str) -> bool {
    let host = rest.split('/').next().unwrap_or_default();
    let host = host.rsplit_once(':').map_or(host, |(host, _)| host);
    matches!(host, "localhost" | "127.0.0.1" | "[::1]")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(address: &str, practice: bool) -> Result<HeadquartersLink, String> {
        let (address, user) = (address.to_owned(), "zaq-03".to_owned());
        let link = HeadquartersLink { address, user, authorities: None, part_mib: 4, look_seconds: 60 };
        link.seen_from(Path::new("/centre"), practice)
    }

    #[test]
    fn a_password_never_travels_open() {
        assert!(at("https://hq.example/drop", false).is_ok());
        assert!(at("http://hq.example/drop", false).is_err());
        assert!(at("http://hq.example/drop", true).is_ok());
        assert!(at("http://127.0.0.1:8080/drop", false).is_ok());
        assert!(at("http://127.0.0.1.hq.example/", false).is_err());
        assert!(at("https://zaq:secret@hq.example", true).is_err());
        assert!(at("ftp://hq.example", true).is_err());
    }
}
