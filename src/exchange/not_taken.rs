//! Headquarters' answer to a batch that it did not take: which one, why, and up to where it holds the series, under its own
//! signature, so that the counter shows a reason and nobody waits for a receipt that never comes.
//!
//! It goes only to a counter that is known and whose signature on the batch is good: whoever forged one learns nothing, and
//! no counter is told of a batch that it did not send. It is a small text file (JSON), signed as a receipt is.

use serde::{Deserialize, Serialize};

use super::format::BatchName;
use super::keys::StationKey;
use super::receipt::{ReceiptFault, ReceiptKey, Signed};
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;

const PROFILE: &str = "shubbak-not-taken-1";
/// How the names of these answers end.
pub const EXTENSION: &str = ".not-taken.json";

/// What headquarters says of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotTakenSaid {
    /// The batch's name, `ZAQ-03-20261122-000042`.
    pub batch: String,
    pub tagmanifest: Hash,
    /// Milliseconds UTC.
    pub at_ms: i64,
    /// `gap`, `fork`, `held`, …, or the code of a fault of the batch itself.
    pub why: String,
    /// For whoever looks closer, in plain English; never a citizen's name or number.
    pub detail: String,
}

/// An answer as it travels. Whether it may be believed is told by [`NotTaken::check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct NotTaken {
    profile: String,
    said: NotTakenSaid,
    /// SHA-256 of the raw public key.
    key: Hash,
    signature: String,
}

impl NotTaken {
    /// Says so with headquarters' own `key`.
    pub fn sign(said: NotTakenSaid, key: &StationKey) -> NotTaken {
        let signature = hex::encode(key.sign(&said.signed_bytes()));
        NotTaken { profile: PROFILE.to_owned(), said, key: key.public().id(), signature }
    }

    /// Whether the text is meant to be one.
    pub fn is_one(text: &str) -> bool {
        #[derive(Deserialize)]
        struct Of {
            profile: String,
        }
        serde_json::from_str(text).is_ok_and(|of: Of| of.profile == PROFILE)
    }

    /// Reads an answer; nothing of it is believed yet.
    pub fn parse(text: &str) -> Result<NotTaken, ReceiptFault> {
        let answer: NotTaken =
            serde_json::from_str(text).map_err(|error| ReceiptFault::NotAReceipt(error.to_string()))?;
        match answer.profile == PROFILE && BatchName::parse(&answer.said.batch).is_some() {
            true => Ok(answer),
            false => Err(ReceiptFault::NotAReceipt("its parts do not fit together".to_owned())),
        }
    }

    pub fn to_text(&self) -> String {
        // Plain values, all of them.
        serde_json::to_string_pretty(self).map_or_else(|_| String::new(), |text| text + "\n")
    }

    /// Whether it tells of the same batch for the same reason; when it was said makes no difference.
    pub fn says_the_same(&self, other: &NotTaken) -> bool {
        NotTakenSaid { at_ms: other.said.at_ms, ..self.said.clone() } == other.said
    }

    pub fn file_name(&self) -> String {
        format!("{}{EXTENSION}", self.said.batch)
    }

    /// What it says, when one of `keys` vouches for it and it is for the counter `station`.
    pub fn check(&self, keys: &[ReceiptKey], station: &StationId) -> Result<&NotTakenSaid, ReceiptFault> {
        let signature = hex::decode(&self.signature).unwrap_or_default();
        let signed = Signed { key: self.key, at_ms: self.said.at_ms, bytes: &self.said.signed_bytes() };
        signed.is_believed(&signature, keys)?;
        match BatchName::parse(&self.said.batch) {
            Some(name) if name.station().counter() == station.counter() => Ok(&self.said),
            Some(name) => Err(ReceiptFault::OtherStation(name.station().clone())),
            None => Err(ReceiptFault::NotAReceipt("it names no batch".to_owned())),
        }
    }
}

impl NotTakenSaid {
    /// With the name of what it is before it, so that nothing else signed with this key is taken for it.
    fn signed_bytes(&self) -> Vec<u8> {
        let said = serde_json::to_string(self).unwrap_or_default();
        format!("{PROFILE}\n{said}").into_bytes()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn said() -> NotTakenSaid {
        NotTakenSaid {
            batch: "ZAQ-03-20261122-000042".into(),
            tagmanifest: Hash([7; 32]),
            at_ms: 1_795_252_523_000,
            why: "gap".into(),
            detail: "ZAQ-03: it begins at 9, and 4 is the last that came".into(),
        }
    }

    #[test]
    fn it_reads_back_and_is_believed_by_its_counter_alone() {
        let (key, other) = (StationKey::from_random([5; 32]), StationKey::from_random([6; 32]));
        let keys = [ReceiptKey { key: key.public(), from: None, until: None }];
        let text = NotTaken::sign(said(), &key).to_text();
        assert!(
            NotTaken::is_one(&text)
                && !NotTaken::is_one("{}")
                && !NotTaken::is_one(&text.replace("taken-1", "taken-2"))
        );
        let again = NotTaken::parse(&text).unwrap();
        assert_eq!(again.file_name(), "ZAQ-03-20261122-000042.not-taken.json");
        assert_eq!(again.check(&keys, &"ZAQ-03B".parse().unwrap()).unwrap(), &said());
        let elsewhere = again.check(&keys, &"ZAQ-04".parse().unwrap());
        assert!(matches!(elsewhere, Err(ReceiptFault::OtherStation(_))));
        let mut forged = again.clone();
        forged.said.why = "fork".into();
        assert_eq!(forged.check(&keys, &"ZAQ-03".parse().unwrap()), Err(ReceiptFault::Signature));
        let foreign = NotTaken::sign(said(), &other);
        assert_eq!(foreign.check(&keys, &"ZAQ-03".parse().unwrap()), Err(ReceiptFault::UnknownKey));
        let nameless = NotTaken::sign(NotTakenSaid { batch: "../x".into(), ..said() }, &key).to_text();
        assert!(NotTaken::parse(&nameless).is_err());
    }
}
