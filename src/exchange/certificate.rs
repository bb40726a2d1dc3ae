//! A station's certificate: headquarters' word that this key is that station's, for these days. It travels with what the
//! station signs, so that whoever knows headquarters needs no list of its stations.
//!
//! Few bytes, because it goes into a QR code: the station with its length before it, two days (counted from the first of
//! the year 1), the key, the beginning of the key id of headquarters, and the signature over the profile's name and all of
//! that. On the way from headquarters to the station it is one line of text.

use chrono::{Datelike, NaiveDate};

use super::base45;
use super::keys::{StationKey, StationPublicKey};
use super::receipt::ReceiptKey;
use crate::domain::mark::StationId;

const PROFILE: &[u8] = b"shubbak-station-1\n";
const TEXT: &str = "SHUBBAK-STATION-1:";
/// So many bytes of headquarters' key id tell which of its keys signed.
const KEY_ID: usize = 8;

/// What a certificate says; whether it may be believed is told by [`Certificate::check`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Certificate {
    pub station: StationId,
    pub key: StationPublicKey,
    pub from: NaiveDate,
    /// Its last day.
    pub until: NaiveDate,
    signer: [u8; KEY_ID],
    signature: [u8; 64],
}

/// Why a certificate is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum CertificateFault {
    #[error("it is not a station's certificate")]
    NotACertificate,
    #[error("it is signed with a key that is not headquarters'")]
    UnknownKey,
    #[error("its signature is not that of what it says")]
    Signature,
    #[error("headquarters vouches for {0} from {1} to {2} only")]
    NotValid(StationId, NaiveDate, NaiveDate),
    #[error("it is for another key than this station's")]
    OtherKey,
}

impl Certificate {
    /// Headquarters vouches for a station.
    pub fn issue(
        station: StationId,
        key: StationPublicKey,
        (from, until): (NaiveDate, NaiveDate),
        headquarters: &StationKey,
    ) -> Self {
        let signer = first_of(&headquarters.public());
        let mut issued = Certificate { station, key, from, until, signer, signature: [0; 64] };
        issued.signature = headquarters.sign(&issued.signed_bytes());
        issued
    }

    /// The station's key on `day`, when headquarters vouches for it.
    pub fn check(&self, headquarters: &[ReceiptKey], day: NaiveDate) -> Result<StationPublicKey, CertificateFault> {
        let known = headquarters.iter().find(|known| first_of(&known.key) == self.signer);
        let known = known.ok_or(CertificateFault::UnknownKey)?;
        if !known.key.signed(&self.signed_bytes(), &self.signature) {
            return Err(CertificateFault::Signature);
        }
        // A key of headquarters that was given up vouches for nothing that came after.
        if !known.is_valid_on(self.from) || day < self.from || self.until < day {
            return Err(CertificateFault::NotValid(self.station.clone(), self.from, self.until));
        }
        Ok(self.key)
    }

    pub fn to_text(&self) -> String {
        format!("{TEXT}{}\n", base45::encode(&self.to_bytes()))
    }

    pub fn parse(text: &str) -> Result<Self, CertificateFault> {
        let bytes = text.trim().strip_prefix(TEXT).and_then(base45::decode);
        let read = bytes.and_then(|bytes| Self::read(&bytes).filter(|(_, rest)| rest.is_empty()).map(|(read, _)| read));
        read.ok_or(CertificateFault::NotACertificate)
    }

    pub(super) fn to_bytes(&self) -> Vec<u8> {
        let mut bytes = self.said();
        bytes.extend(self.signature);
        bytes
    }

    /// The certificate at the beginning of `bytes`, and what comes after it.
    pub(super) fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (length, rest) = bytes.split_first()?;
        let (station, rest) = rest.split_at_checked(usize::from(*length))?;
        let station = std::str::from_utf8(station).ok()?.parse().ok()?;
        let (from, rest) = day_of(rest)?;
        let (until, rest) = day_of(rest)?;
        let (key, rest) = rest.split_first_chunk()?;
        let key = StationPublicKey::from_raw(key)?;
        let (signer, rest) = rest.split_first_chunk()?;
        let (signature, rest) = rest.split_first_chunk()?;
        Some((Certificate { station, key, from, until, signer: *signer, signature: *signature }, rest))
    }

    fn signed_bytes(&self) -> Vec<u8> {
        [PROFILE, &self.said()].concat()
    }

    fn said(&self) -> Vec<u8> {
        let station = self.station.to_string();
        let mut bytes = vec![u8::try_from(station.len()).unwrap_or(u8::MAX)];
        bytes.extend(station.into_bytes());
        bytes.extend(self.from.num_days_from_ce().to_be_bytes());
        bytes.extend(self.until.num_days_from_ce().to_be_bytes());
        bytes.extend(self.key.raw());
        bytes.extend(self.signer);
        bytes
    }
}

fn day_of(bytes: &[u8]) -> Option<(NaiveDate, &[u8])> {
    let (days, rest) = bytes.split_first_chunk()?;
    Some((NaiveDate::from_num_days_from_ce_opt(i32::from_be_bytes(*days))?, rest))
}

fn first_of(key: &StationPublicKey) -> [u8; KEY_ID] {
    let mut first = [0; KEY_ID];
    first.copy_from_slice(&key.id().0[..KEY_ID]);
    first
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn day(text: &str) -> NaiveDate {
        text.parse().unwrap()
    }

    fn issued() -> (Certificate, Vec<ReceiptKey>) {
        let headquarters = StationKey::from_random([8; 32]);
        let station = StationKey::from_random([7; 32]).public();
        let days = (day("2026-01-01"), day("2028-12-31"));
        let known = ReceiptKey { key: headquarters.public(), from: None, until: Some(day("2027-06-30")) };
        (Certificate::issue("ZAQ-03".parse().unwrap(), station, days, &headquarters), vec![known])
    }

    #[test]
    fn it_reads_back_and_is_believed_on_its_days() {
        let (issued, known) = issued();
        let again = Certificate::parse(&issued.to_text()).unwrap();
        assert_eq!(again, issued);
        assert_eq!(again.check(&known, day("2028-12-31")), Ok(issued.key));
        for late in ["2025-12-31", "2029-01-01"] {
            assert!(matches!(again.check(&known, day(late)), Err(CertificateFault::NotValid(..))), "{late}");
        }
    }

    #[test]
    fn a_forged_one_is_refused() {
        let (issued, known) = issued();
        assert_eq!(issued.check(&[], day("2026-11-22")), Err(CertificateFault::UnknownKey));
        let other = Certificate { key: StationKey::from_random([9; 32]).public(), ..issued.clone() };
        assert_eq!(other.check(&known, day("2026-11-22")), Err(CertificateFault::Signature));
        let longer = Certificate { until: day("2099-12-31"), ..issued.clone() };
        assert_eq!(longer.check(&known, day("2026-11-22")), Err(CertificateFault::Signature));
        let given_up = ReceiptKey { until: Some(day("2025-12-31")), ..known[0].clone() };
        assert!(matches!(issued.check(&[given_up], day("2026-11-22")), Err(CertificateFault::NotValid(..))));
    }

    #[test]
    fn no_beginning_of_it_is_a_certificate() {
        let (issued, _) = issued();
        let bytes = issued.to_bytes();
        for end in 0..bytes.len() {
            assert!(Certificate::read(&bytes[..end]).is_none(), "{end}");
        }
        for text in ["", "SHUBBAK-STATION-1:", "SHUBBAK-STATION-1:A", &(issued.to_text().trim().to_owned() + "000")] {
            assert_eq!(Certificate::parse(text), Err(CertificateFault::NotACertificate), "{text}");
        }
    }
}
