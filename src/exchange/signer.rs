//! `signer.json`: which station signed, and with which key. It is only a claim; the reader holds it against the enrolled keys.

use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::keys::{KeyFault, StationKey, StationPublicKey};
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;

/// Only one way of signing is known.
const ALGORITHM: &str = "Ed25519";

/// The card that lies beside the signature.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct SignerCard {
    pub algorithm: String,
    pub station: StationId,
    /// SHA-256 of the raw public key.
    pub key_id: Hash,
    /// The public key in PEM, so that `openssl pkeyutl -verify` can use it as it is.
    pub public_key: String,
}

impl SignerCard {
    pub(super) fn of(station: &StationId, key: &StationKey) -> Result<Self, KeyFault> {
        let public = key.public();
        Ok(SignerCard {
            algorithm: ALGORITHM.to_owned(),
            station: station.clone(),
            key_id: public.id(),
            public_key: public.to_pem()?,
        })
    }

    /// The card and its key, or what is wrong with them.
    pub(super) fn parse(bytes: &[u8]) -> Result<(Self, StationPublicKey), Fault> {
        let wrong = |why: &str| Fault::SignerCard(why.to_owned());
        let card: SignerCard = serde_json::from_slice(bytes).map_err(|e| Fault::SignerCard(e.to_string()))?;
        if card.algorithm != ALGORITHM {
            return Err(wrong("the way of signing is not known"));
        }
        let key = StationPublicKey::from_pem(&card.public_key).map_err(|e| wrong(&e.to_string()))?;
        if key.id() != card.key_id {
            return Err(wrong("key id and key do not belong together"));
        }
        let again = card.to_json().map_err(|e| wrong(&e.to_string()))?;
        if again.as_bytes() == bytes { Ok((card, key)) } else { Err(wrong("is not written as this profile writes it")) }
    }

    pub(super) fn to_json(&self) -> Result<String, serde_json::Error> {
        serde_json::to_string_pretty(self).map(|text| text + "\n")
    }
}
