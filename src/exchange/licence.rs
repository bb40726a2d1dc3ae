//! A licence in signed form, small enough for the square on its paper: what the paper says, the station's signature over
//! it, and headquarters' certificate for the station's key. Whoever knows headquarters' key can tell a true licence from a
//! drawn one with nothing but the paper.
//!
//! In the square stands the profile's name and, in base 45: the length of what is said (two bytes), what is said (JSON), the
//! station's signature over the profile's name and that, and the certificate. A station that headquarters has not
//! certified yet puts its bare key there instead, which proves nothing to a stranger but something to itself.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

use super::base45;
use super::certificate::{Certificate, CertificateFault};
use super::keys::{EnrolledStations, StationKey, StationPublicKey};
use super::receipt::ReceiptKey;
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;

const PROFILE: &[u8] = b"shubbak-licence-1\n";
/// What the text of every square begins with.
pub const TEXT: &str = crate::domain::scan::LICENCE;
/// No square holds more.
const LARGEST: usize = 4296;

/// What a licence says.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Granted {
    #[serde(rename = "n")]
    pub licence: String,
    #[serde(rename = "c")]
    pub case: String,
    #[serde(rename = "s")]
    pub service: String,
    #[serde(rename = "h")]
    pub holder: String,
    /// The last digits of the holder's identity number.
    #[serde(rename = "i")]
    pub id: String,
    #[serde(rename = "f")]
    pub issued: NaiveDate,
    /// Its last day; none where it does not end.
    #[serde(rename = "u", default, skip_serializing_if = "Option::is_none")]
    pub until: Option<NaiveDate>,
    /// A practice centre's licence is worth nothing, whoever signed it.
    #[serde(rename = "p", default, skip_serializing_if = "std::ops::Not::not")]
    pub practice: bool,
}

/// A licence as it was read from its square. Whether it may be believed is told by [`SignedLicence::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SignedLicence {
    said: Vec<u8>,
    granted: Granted,
    signature: [u8; 64],
    signer: Signer,
}

/// Who signed, as the licence itself claims.
#[derive(Debug, Clone, PartialEq, Eq)]
enum Signer {
    Certified(Certificate),
    Bare(StationPublicKey),
}

/// Whom the checking side believes.
pub struct Trust<'a> {
    pub headquarters: &'a [ReceiptKey],
    /// Stations whose keys were enrolled by hand, this one's own among them.
    pub stations: &'a EnrolledStations,
}

/// Why a licence is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum LicenceFault {
    #[error("it is not a licence of this system")]
    NotALicence,
    #[error("its signature is not that of what it says")]
    Signature,
    #[error("nobody known here vouches for the key {0}")]
    UnknownStation(Hash),
    #[error("the station's certificate: {0}")]
    Certificate(#[from] CertificateFault),
}

impl SignedLicence {
    /// Signs for the station; `certificate` is its own, once headquarters has given it one.
    pub fn sign(granted: Granted, key: &StationKey, certificate: Option<Certificate>) -> Self {
        // Plain values, all of them.
        let said = serde_json::to_vec(&granted).unwrap_or_default();
        let signature = key.sign(&signed_bytes(&said));
        let signer = certificate.map_or_else(|| Signer::Bare(key.public()), Signer::Certified);
        SignedLicence { said, granted, signature, signer }
    }

    /// What goes into the square.
    pub fn to_text(&self) -> String {
        let mut bytes = u16::try_from(self.said.len()).unwrap_or(u16::MAX).to_be_bytes().to_vec();
        bytes.extend(&self.said);
        bytes.extend(self.signature);
        match &self.signer {
            Signer::Certified(certificate) => bytes.extend(certificate.to_bytes()),
            // No station's name has the length 0.
            Signer::Bare(key) => bytes.extend([0].into_iter().chain(*key.raw())),
        }
        format!("{TEXT}{}", base45::encode(&bytes))
    }

    /// Reads a square; nothing of it is believed yet.
    pub fn parse(text: &str) -> Result<Self, LicenceFault> {
        let coded = text.trim_matches(['\r', '\n']).strip_prefix(TEXT).filter(|coded| coded.len() <= LARGEST);
        coded.and_then(base45::decode).and_then(|bytes| Self::read(&bytes)).ok_or(LicenceFault::NotALicence)
    }

    fn read(bytes: &[u8]) -> Option<Self> {
        let (length, rest) = bytes.split_first_chunk()?;
        let (said, rest) = rest.split_at_checked(usize::from(u16::from_be_bytes(*length)))?;
        let (signature, rest) = rest.split_first_chunk()?;
        let signer = match rest.split_first()? {
            (0, key) => Signer::Bare(StationPublicKey::from_raw(key.try_into().ok()?)?),
            _ => Signer::Certified(Certificate::read(rest).filter(|(_, rest)| rest.is_empty())?.0),
        };
        let granted = serde_json::from_slice(said).ok()?;
        Some(SignedLicence { said: said.to_vec(), granted, signature: *signature, signer })
    }

    /// What it says and which station said so, when somebody who is trusted vouches for that station's key.
    pub fn check(&self, trust: &Trust<'_>) -> Result<(&Granted, StationId), LicenceFault> {
        let (key, station) = match &self.signer {
            Signer::Certified(certificate) => (certificate.key, self.certified(certificate, trust)?),
            Signer::Bare(key) => {
                (*key, trust.stations.whose(key).ok_or(LicenceFault::UnknownStation(key.id()))?.clone())
            }
        };
        if !key.signed(&signed_bytes(&self.said), &self.signature) {
            return Err(LicenceFault::Signature);
        }
        Ok((&self.granted, station))
    }

    /// By headquarters; or by the list of stations, where headquarters' own key is not known yet.
    fn certified(&self, certificate: &Certificate, trust: &Trust<'_>) -> Result<StationId, LicenceFault> {
        match certificate.check(trust.headquarters, self.granted.issued) {
            Ok(_) => Ok(certificate.station.clone()),
            Err(CertificateFault::UnknownKey) if trust.stations.knows(&certificate.station, &certificate.key) => {
                Ok(certificate.station.clone())
            }
            Err(fault) => Err(fault.into()),
        }
    }
}

/// With the name of what it is before it, so that nothing else signed with this key is taken for a licence.
fn signed_bytes(said: &[u8]) -> Vec<u8> {
    [PROFILE, said].concat()
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn granted() -> Granted {
        Granted {
            licence: "L-ZAQ-03-26-000012-7".into(),
            case: "C-ZAQ-03-26-000123-4".into(),
            service: "ترخيص أعمال (تعلية)".into(),
            holder: "محمد عبد الله حسن الأحمدي".into(),
            id: "0551".into(),
            issued: "2026-11-22".parse().unwrap(),
            until: "2027-11-21".parse().ok(),
            practice: false,
        }
    }

    fn station() -> StationKey {
        StationKey::from_random([7; 32])
    }

    fn certificate(headquarters: &StationKey) -> Certificate {
        let days = ("2026-01-01".parse().unwrap(), "2027-12-31".parse().unwrap());
        Certificate::issue("ZAQ-03".parse().unwrap(), station().public(), days, headquarters)
    }

    fn known(headquarters: &StationKey) -> Vec<ReceiptKey> {
        vec![ReceiptKey { key: headquarters.public(), from: None, until: None }]
    }

    #[test]
    fn who_knows_headquarters_believes_it_from_the_paper_alone() {
        let headquarters = StationKey::from_random([8; 32]);
        let text = SignedLicence::sign(granted(), &station(), Some(certificate(&headquarters))).to_text();
        assert!(text.len() < 620, "{} characters make too large a square", text.len());
        let read = SignedLicence::parse(&text).unwrap();
        let trust = Trust { headquarters: &known(&headquarters), stations: &EnrolledStations::default() };
        assert_eq!(read.check(&trust), Ok((&granted(), "ZAQ-03".parse().unwrap())));
        let stranger = Trust { headquarters: &[], stations: &EnrolledStations::default() };
        assert_eq!(read.check(&stranger), Err(CertificateFault::UnknownKey.into()));
    }

    #[test]
    fn without_a_certificate_only_who_knows_the_station_believes_it() {
        let read = SignedLicence::parse(&SignedLicence::sign(granted(), &station(), None).to_text()).unwrap();
        let mut stations = EnrolledStations::default();
        let id = station().public().id();
        assert_eq!(
            read.check(&Trust { headquarters: &[], stations: &stations }),
            Err(LicenceFault::UnknownStation(id))
        );
        stations.enrol("ZAQ-03".parse().unwrap(), station().public());
        assert!(read.check(&Trust { headquarters: &[], stations: &stations }).is_ok());
    }

    #[test]
    fn every_changed_byte_is_noticed() {
        let headquarters = StationKey::from_random([8; 32]);
        let whole = SignedLicence::sign(granted(), &station(), Some(certificate(&headquarters))).to_text();
        let bytes = base45::decode(whole.strip_prefix(TEXT).unwrap()).unwrap();
        let known = known(&headquarters);
        let trust = Trust { headquarters: &known, stations: &EnrolledStations::default() };
        for at in 0..bytes.len() {
            let mut changed = bytes.clone();
            changed[at] ^= 1;
            let text = format!("{TEXT}{}", base45::encode(&changed));
            let believed = SignedLicence::parse(&text).is_ok_and(|read| read.check(&trust).is_ok());
            assert!(!believed, "byte {at}");
        }
    }

    #[test]
    fn another_stations_certificate_does_not_help() {
        let headquarters = StationKey::from_random([8; 32]);
        let thief = StationKey::from_random([9; 32]);
        let forged = SignedLicence::sign(granted(), &thief, Some(certificate(&headquarters)));
        let known = known(&headquarters);
        let trust = Trust { headquarters: &known, stations: &EnrolledStations::default() };
        assert_eq!(forged.check(&trust), Err(LicenceFault::Signature));
    }

    #[test]
    fn what_is_no_licence_is_refused() {
        for text in ["", "SHUBBAK-LICENCE-1:", "SHUBBAK-LICENCE-1:BB8", "R-ZAQ-03-26-000045-1", &"A".repeat(9000)] {
            assert_eq!(SignedLicence::parse(text), Err(LicenceFault::NotALicence), "{text:.30}");
        }
    }
}
