//! Licences on paper, signed and checked. A station signs with its own key and shows headquarters' certificate for it;
//! whoever checks needs headquarters' public key and the paper, and no network, no register and no passphrase.

use std::fs;
use std::path::{Path, PathBuf};

use chrono::NaiveDate;
use serde::Serialize;

use super::receipts::{PRACTICE_KEY, headquarters_keys};
use super::{Fault, batch, station_key};
use crate::config::Centre;
use crate::devices::barcode::codes_in;
use crate::domain::mark::StationId;
use crate::durable::{self, Readers};
use crate::exchange::{
    Certificate, CertificateFault, Granted, KeyFault, LICENCE_TEXT, LicenceFault, ReceiptKey, SignedLicence,
    StationKey, StationPublicKey, Trust,
};

/// Where a station keeps headquarters' word for its key.
const CERTIFICATE: &str = "station.certificate";
/// The largest picture or key that is read, in bytes.
const LARGEST: u64 = 32 << 20;

/// A licence that is genuine: what it says, who said so, and whether that still holds.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CheckedLicence {
    pub granted: Granted,
    pub station: StationId,
    pub standing: Standing,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Standing {
    Valid,
    /// Its last day is over.
    Expired,
    /// A practice centre gave it.
    Practice,
}

/// Checks what is shown: the text of the square, or a picture in which it stands. `key` is headquarters' public key,
/// where the settings in `folder` do not have it.
///
/// Fails with `Licence` when nobody trusted vouches for it or a letter was changed, with `File` when the picture or the
/// key cannot be read.
pub fn check(shown: &str, folder: &Path, key: Option<&Path>, today: NaiveDate) -> Result<CheckedLicence, Fault> {
    let licence = SignedLicence::parse(&square(shown)?)?;
    let mut headquarters = match Centre::load(&folder.join("centre.toml")) {
        Ok(centre) => headquarters_keys(&centre, folder)?,
        // Whoever is shown a licence need not have a centre.
        Err(_) => vec![],
    };
    if let Some(file) = key {
        headquarters.push(ReceiptKey { key: public_key(file)?, from: None, until: None });
    }
    let trust = Trust { headquarters: &headquarters, stations: &batch::stations(Some(folder)) };
    let (granted, station) = licence.check(&trust)?;
    let standing = match granted.until {
        _ if granted.practice => Standing::Practice,
        Some(until) if until < today => Standing::Expired,
        _ => Standing::Valid,
    };
    Ok(CheckedLicence { granted: granted.clone(), station, standing })
}

/// The text of the square, read from a picture where the file of one was named.
fn square(shown: &str) -> Result<String, Fault> {
    if shown.starts_with(LICENCE_TEXT) {
        return Ok(shown.to_owned());
    }
    let fault = |cause: String| Fault::File { path: shown.to_owned(), cause };
    let codes = codes_in(&read(Path::new(shown))?).map_err(|error| fault(error.to_string()))?;
    let square = codes.into_iter().find(|code| code.starts_with(LICENCE_TEXT));
    square.ok_or(Fault::Licence(LicenceFault::NotALicence))
}

/// Headquarters vouches for a station's key from `today` to `until` (two years, where nothing is said): the file that
/// goes back to the station.
///
/// Fails with `File` or `Batch` when a key cannot be read.
pub fn certify(
    station: StationId,
    public: &Path,
    key: Option<&Path>,
    (today, until): (NaiveDate, Option<NaiveDate>),
    to: Option<&Path>,
    folder: &Path,
) -> Result<PathBuf, Fault> {
    let practised = folder.join(PRACTICE_KEY);
    let headquarters = StationKey::from_pem(&text(key.unwrap_or(&practised))?).map_err(key_fault)?;
    let until = until.unwrap_or_else(|| two_years_after(today));
    let certificate = Certificate::issue(station.clone(), public_key(public)?, (today, until), &headquarters);
    let file = to.unwrap_or(Path::new(".")).join(format!("{station}.certificate"));
    durable::write(&file, certificate.to_text().as_bytes(), Readers::Usual)
        .map_err(|error| Fault::file(&file, &error))?;
    Ok(file)
}

/// Takes in headquarters' certificate for this station.
///
/// Fails with `Licence` when it is forged, over, or for another key than this station's.
pub fn take_certificate(file: &Path, folder: &Path, today: NaiveDate) -> Result<StationId, Fault> {
    let certificate = Certificate::parse(&text(file)?).map_err(LicenceFault::from)?;
    let centre = Centre::load(&folder.join("centre.toml"))?;
    let key = certificate.check(&headquarters_keys(&centre, folder)?, today).map_err(LicenceFault::from)?;
    if key != own_key(folder)? || certificate.station.counter() != centre.station.counter() {
        return Err(LicenceFault::from(CertificateFault::OtherKey).into());
    }
    keep(&certificate, folder)?;
    Ok(certificate.station)
}

/// A practice centre's own headquarters vouches for it, once.
pub(super) fn certify_practice(station: &StationId, folder: &Path, today: NaiveDate) -> Result<(), Fault> {
    if folder.join(CERTIFICATE).exists() {
        return Ok(());
    }
    let headquarters = StationKey::from_pem(&text(&folder.join(PRACTICE_KEY))?).map_err(key_fault)?;
    let days = (today, two_years_after(today));
    keep(&Certificate::issue(station.clone(), own_key(folder)?, days, &headquarters), folder)
}

/// The station's public key, as headquarters certifies it, and its id, as it is read out over the telephone.
pub fn station_key_text(folder: &Path) -> Result<(String, String), Fault> {
    let key = own_key(folder)?;
    Ok((key.to_pem().map_err(key_fault)?, key.id().to_string()))
}

/// For whom headquarters seals what only this station may read (`age1…`); none before its register was first opened.
pub fn station_recipient(folder: &Path) -> Option<String> {
    fs::read_to_string(folder.join(super::packs::RECIPIENT)).ok()
}

/// What goes into the square of a licence that the station in `folder` grants.
pub(super) fn sign(granted: Granted, key: &StationKey, folder: &Path) -> String {
    let certificate = fs::read_to_string(folder.join(CERTIFICATE)).ok().and_then(|text| Certificate::parse(&text).ok());
    SignedLicence::sign(granted, key, certificate.filter(|own| own.key == key.public())).to_text()
}

fn keep(certificate: &Certificate, folder: &Path) -> Result<(), Fault> {
    let file = folder.join(CERTIFICATE);
    durable::write(&file, certificate.to_text().as_bytes(), Readers::Usual).map_err(|error| Fault::file(&file, &error))
}

fn two_years_after(day: NaiveDate) -> NaiveDate {
    day.checked_add_months(chrono::Months::new(24)).unwrap_or(NaiveDate::MAX)
}

fn own_key(folder: &Path) -> Result<StationPublicKey, Fault> {
    let gone = || Fault::PlaceGone { path: folder.join("station.public.pem").display().to_string() };
    station_key::public_key(folder).ok_or_else(gone)
}

fn public_key(file: &Path) -> Result<StationPublicKey, Fault> {
    StationPublicKey::from_pem(&text(file)?).map_err(key_fault)
}

fn key_fault(fault: KeyFault) -> Fault {
    Fault::Batch(fault.to_string())
}

fn text(file: &Path) -> Result<String, Fault> {
    String::from_utf8(read(file)?)
        .map_err(|_| Fault::File { path: file.display().to_string(), cause: "it is not text".to_owned() })
}

fn read(file: &Path) -> Result<Vec<u8>, Fault> {
    let fault = |error: std::io::Error| Fault::file(file, &error);
    if fs::metadata(file).map_err(fault)?.len() > LARGEST {
        return Err(Fault::File { path: file.display().to_string(), cause: "it is far too large".to_owned() });
    }
    fs::read(file).map_err(fault)
}
