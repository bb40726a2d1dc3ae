//! The centre's settings: `centre.toml` beside the register. What was typed (`Raw`) becomes what it
//! means (`Centre`) once, here; a fault names the line and what was expected.

mod keeping;
mod link;
mod printers;
mod reading;
mod screen;
mod written;

use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use crate::domain::mark::StationId;
use crate::domain::{Bilingual, Country};
use crate::i18n::{Digits, Language};

pub use keeping::Backups;
pub use link::HeadquartersLink;
pub use printers::{Media, PrinterFault, PrinterSetting, PrinterWay, Printers};
pub use reading::{Flow, Parity, Reading, Scanner, Typed};
pub use screen::{Screen, Theme};
pub use written::{Appointed, NewCentre};

/// Everything the program needs to know about where it stands.
#[derive(Debug, Clone, PartialEq)]
pub struct Centre {
    pub station: StationId,
    pub country: Country,
    pub name: Bilingual,
    /// Where it is and when it is open, for papers; may be blank.
    pub address: Bilingual,
    pub practice: bool,
    pub language: Language,
    pub digits: Digits,
    /// Serial ports of barcode readers, such as `/dev/ttyACM0` or `COM5`.
    pub scanners: Vec<Scanner>,
    /// age public keys that a batch is sealed for: headquarters and escrow.
    pub recipients: Vec<String>,
    /// How the key of a new register is kept.
    pub key: KeyKeeping,
    /// age public keys of those who keep a copy of the register's key for the day it is lost.
    pub escrow: Vec<String>,
    pub papers: PaperKeeping,
    /// Largest file that may be attached, in bytes.
    pub attachment_limit: u64,
    /// Edited holidays, a file of the same form as `assets/holidays`.
    pub holidays: Option<PathBuf>,
    /// A catalogue in place of the one in the program.
    pub catalogue: Option<PathBuf>,
    /// A schedule of retention in place of the one in the program.
    pub retention: Option<PathBuf>,
    pub backups: Backups,
    /// By which headquarters signs its receipts.
    pub headquarters: Vec<HeadquartersKey>,
    /// Headquarters' server; batches go by stick where there is none.
    pub link: Option<HeadquartersLink>,
    /// Who is to be the first system administrator, while the register has nobody.
    pub administrator: Option<Appointed>,
}

/// Who keeps the key that opens the register.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyKeeping {
    /// The keyring of the machine's user: it opens with their own sign-in.
    #[default]
    Keyring,
    /// A passphrase that is asked for at every start.
    Passphrase,
    /// Nobody: it lies open beside the register, for practice and for machines whose whole disk is locked.
    Beside,
}

impl KeyKeeping {
    /// As the settings write it.
    pub fn code(self) -> &'static str {
        match self {
            Self::Keyring => "keyring",
            Self::Passphrase => "passphrase",
            Self::Beside => "beside",
        }
    }
}

/// How long the PDFs of printed papers stay on the disk; a paper can always be drawn again.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum PaperKeeping {
    /// Until the first start on another day: they lie there in clear.
    #[default]
    Day,
    Always,
}

/// A public key of headquarters and the days on which it was used: `[[headquarters]]` in the settings.
#[derive(Debug, Clone, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct HeadquartersKey {
    /// Ed25519, in PEM.
    pub public_key: String,
    /// `2026-01-31`.
    pub from: Option<NaiveDate>,
    pub until: Option<NaiveDate>,
}

/// A setting that cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("{file}, line {line}: {expected}")]
pub struct ConfigFault {
    pub file: String,
    /// From 1; 0 when the file as a whole is meant.
    pub line: usize,
    pub expected: String,
}

/// The file as it is written.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Raw {
    station: toml::Spanned<String>,
    country: toml::Spanned<String>,
    name_ar: String,
    name_en: String,
    #[serde(default)]
    address_ar: String,
    #[serde(default)]
    address_en: String,
    #[serde(default)]
    practice: bool,
    #[serde(default)]
    language: Language,
    #[serde(default)]
    digits: Digits,
    #[serde(default)]
    scanner: Vec<Scanner>,
    #[serde(default)]
    recipients: Vec<String>,
    key: Option<KeyKeeping>,
    #[serde(default)]
    escrow: Vec<String>,
    papers: Option<PaperKeeping>,
    #[serde(default = "usual_limit")]
    attachment_limit_mib: u64,
    holidays: Option<PathBuf>,
    catalogue: Option<PathBuf>,
    retention: Option<PathBuf>,
    #[serde(default)]
    backup: Backups,
    #[serde(default)]
    headquarters: Vec<HeadquartersKey>,
    headquarters_link: Option<toml::Spanned<HeadquartersLink>>,
    administrator: Option<Appointed>,
}

fn usual_limit() -> u64 {
    10
}

impl Centre {
    /// Reads the settings; relative paths in them are seen from `path`'s folder.
    pub fn load(path: &Path) -> Result<Centre, ConfigFault> {
        let file = path.display().to_string();
        let text = std::fs::read_to_string(path).map_err(|error| ConfigFault {
            file: file.clone(),
            line: 0,
            expected: error.to_string(),
        })?;
        let folder = path.parent().unwrap_or(Path::new("."));
        Self::read(&text, folder).map_err(|(line, expected)| ConfigFault { file, line, expected })
    }

    /// Reads the text of settings; relative paths in it are seen from `folder`.
    ///
    /// Fails with the line, from 1, and what was expected there.
    pub fn read(text: &str, folder: &Path) -> Result<Centre, (usize, String)> {
        let line_of = |at: usize| text.get(..at).map_or(0, |before| before.matches('\n').count()) + 1;
        let raw: Raw = toml::from_str(text)
            .map_err(|error| (error.span().map_or(0, |span| line_of(span.start)), in_short(&error)))?;
        let station = raw.station.get_ref().parse();
        let station = station
            .map_err(|error: crate::domain::mark::MarkError| (line_of(raw.station.span().start), error.to_string()))?;
        let country = Country::from_code(raw.country.get_ref());
        let country =
            country.ok_or_else(|| (line_of(raw.country.span().start), "country is EG, KW or BH".to_owned()))?;
        let link = raw.headquarters_link.map(|link| {
            let line = line_of(link.span().start);
            link.into_inner().seen_from(folder, raw.practice).map_err(|expected| (line, expected))
        });
        Ok(Centre {
            station,
            country,
            name: Bilingual::new(raw.name_ar, raw.name_en),
            address: Bilingual::new(raw.address_ar, raw.address_en),
            practice: raw.practice,
            language: raw.language,
            digits: raw.digits,
            scanners: raw.scanner,
            recipients: raw.recipients,
            key: raw.key.unwrap_or(if raw.practice { KeyKeeping::Beside } else { KeyKeeping::default() }),
            escrow: raw.escrow,
            papers: raw.papers.unwrap_or(if raw.practice { PaperKeeping::Always } else { PaperKeeping::default() }),
            attachment_limit: raw.attachment_limit_mib * 1024 * 1024,
            holidays: raw.holidays.map(|path| folder.join(path)),
            catalogue: raw.catalogue.map(|path| folder.join(path)),
            retention: raw.retention.map(|path| folder.join(path)),
            headquarters: raw.headquarters,
            link: link.transpose()?,
            backups: raw.backup.seen_from(folder, raw.practice),
            administrator: raw.administrator,
        })
    }
}

/// What a fault in TOML says. The two dozen names that a setting may have fill a window, and the one that is wrong is named.
pub fn in_short(error: &toml::de::Error) -> String {
    let words = error.message();
    let cut = words.split_once(", expected one of").filter(|(what, _)| what.starts_with("unknown field"));
    cut.map_or(words, |(what, _)| what).to_owned()
}

/// The settings of a practice centre, ready to be written.
pub fn practice(country: Country) -> String {
    let (station, name_ar, name_en) = match country {
        Country::Egypt => ("ZAQ-03", "المركز التكنولوجي بمدينة الزقازيق", "Zagazig city technology centre"),
        Country::Kuwait => ("KWC-03", "مركز خدمة بلدية الكويت", "Kuwait Municipality service centre"),
        Country::Bahrain => ("MUH-03", "مركز خدمات بلدية المحرق", "Muharraq municipal service centre"),
    };
    format!(
        "# A practice centre: nothing done here is real.\n\
         station = \"{station}\"\ncountry = \"{}\"\nname_ar = \"{name_ar}\"\nname_en = \"{name_en}\"\n\
         practice = true\nlanguage = \"ar\"\ndigits = \"arabic_indic\"\n\
         # The key lies open beside the register, and the papers stay: there is nothing here to hide.\n\
         key = \"beside\"\npapers = \"always\"\n",
        country.code()
    )
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn parse(text: &str) -> Result<Centre, (usize, String)> {
        Centre::read(text, Path::new("/centre"))
    }

    #[test]
    fn a_practice_centre_can_be_read() {
        for country in [Country::Egypt, Country::Kuwait, Country::Bahrain] {
            let centre = parse(&practice(country)).unwrap();
            assert!(centre.practice);
            assert_eq!(centre.country, country);
        }
    }

    #[test]
    fn nothing_said_of_the_key_means_the_keyring_and_papers_for_the_day() {
        let real = "station = \"ZAQ-03\"\ncountry = \"EG\"\nname_ar = \"مركز\"\nname_en = \"Centre\"\n";
        let centre = parse(real).unwrap();
        assert_eq!((centre.key, centre.papers), (KeyKeeping::Keyring, PaperKeeping::Day));
        let centre = parse(&format!("{real}key = \"passphrase\"\nescrow = [\"age1x\"]\n")).unwrap();
        assert_eq!((centre.key, centre.escrow.len()), (KeyKeeping::Passphrase, 1));
        assert!(parse(&format!("{real}key = \"pocket\"\n")).unwrap_err().1.contains("pocket"));
        let practice = parse(&practice(Country::Egypt)).unwrap();
        assert_eq!((practice.key, practice.papers), (KeyKeeping::Beside, PaperKeeping::Always));
    }

    #[test]
    fn a_wrong_setting_names_its_line() {
        let text = practice(Country::Egypt).replace("ZAQ-03", "Zagazig");
        let (line, expected) = parse(&text).unwrap_err();
        assert_eq!(line, 2);
        assert!(expected.contains("ZAQ-03"), "{expected}");
        let (line, _) = parse(&practice(Country::Egypt).replace("\"EG\"", "\"XX\"")).unwrap_err();
        assert_eq!(line, 3);
        let (line, expected) = parse(&format!("{}colour = 3\n", practice(Country::Egypt))).unwrap_err();
        assert_eq!(line, 12, "{expected}");
        let (line, _) = parse("station = \n").unwrap_err();
        assert_eq!(line, 1);
    }
}
