//! Headquarters' receipt for a batch: what it took in, under its own signature. The station keeps it and holds
//! its ledger against it, so that even a ledger that was rewritten as a whole, every hash made anew by somebody
//! who has the key, no longer agrees.
//!
//! A receipt is a small text file (JSON). Signed is the profile's name, a line feed, and what is said, written
//! as this module writes it. It names every action of the batch by the beginning of its hash, so that the first
//! one that differs can be told, and the last one by the whole. Taking in is not agreeing: records that headquarters
//! refused are listed, each with why. They stand in the series all the same, and a later action puts them right.

use std::collections::BTreeMap;

use chrono::{DateTime, NaiveDate};
use serde::{Deserialize, Serialize};

use super::fault::Fault;
use super::keys::{StationKey, StationPublicKey};
use super::label::Label;
use super::refused::Refused;
use super::{Batch, Verified};
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;

const PROFILE: &str = "shubbak-receipt-1";
/// Of each action's hash so many bytes stand in a receipt.
const LINK: usize = 8;
/// How the names of receipts end.
pub const EXTENSION: &str = ".receipt.json";

/// What headquarters says it received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Said {
    /// The batch's name, `ZAQ-03-20261122-000042`.
    pub batch: String,
    pub tagmanifest: Hash,
    /// Milliseconds UTC.
    pub received_ms: i64,
    pub series: Vec<Received>,
    /// Records that were received and are not agreed to. Left out where there are none, as in receipts of older programs.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub refused: Vec<Refused>,
}

/// A stretch of one series, as it was received.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Received {
    pub series: StationId,
    pub from: u64,
    pub to: u64,
    /// Hash of the action `to`.
    pub head: Hash,
    /// The first 8 bytes of the hash of each action, one after the other, in hexadecimal digits.
    pub links: String,
}

/// The beginnings of the hashes of a batch's actions, gathered while they are read.
#[derive(Debug, Clone, Default)]
pub struct Links(BTreeMap<StationId, String>);

impl Links {
    pub fn of(batch: &Batch<Verified>) -> Result<Links, Fault> {
        let mut links = Links::default();
        batch.for_each_action(&mut |action| {
            links.add(&action.station, &action.hash);
            Ok(())
        })?;
        Ok(links)
    }

    /// The next action of the series, by its hash.
    pub fn add(&mut self, series: &StationId, hash: &Hash) {
        let link = hex::encode(&hash.0[..LINK]);
        match self.0.get_mut(series) {
            Some(links) => links.push_str(&link),
            None => drop(self.0.insert(series.clone(), link)),
        }
    }
}

/// A receipt as it travels. Whether it may be believed is told by [`Receipt::check`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Receipt {
    profile: String,
    said: Said,
    /// SHA-256 of the raw public key.
    key: Hash,
    signature: String,
}

/// A key by which headquarters signs receipts and its stations' certificates, and its days.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceiptKey {
    pub key: StationPublicKey,
    pub from: Option<NaiveDate>,
    /// Its last day.
    pub until: Option<NaiveDate>,
}

/// Why a receipt is not believed.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum ReceiptFault {
    #[error("it is not a receipt: {0}")]
    NotAReceipt(String),
    #[error("it is signed with a key that is not headquarters'")]
    UnknownKey,
    #[error("its signature is not that of what it says")]
    Signature,
    #[error("the key was not valid on {0}")]
    KeyNotValid(NaiveDate),
    #[error("it is for {0}")]
    OtherStation(StationId),
    #[error("the register differs from it first at {series}/{seq}")]
    Differs { series: StationId, seq: u64 },
    #[error("the register ends before {series}/{seq}")]
    Ends { series: StationId, seq: u64 },
}

impl Receipt {
    /// Signs for a batch that passed every check, whose actions are in `links`; `key` is headquarters' own, `refused` what
    /// it does not agree to.
    pub fn countersign(
        label: &Label,
        tagmanifest: Hash,
        mut links: Links,
        key: &StationKey,
        received_ms: i64,
        refused: Vec<Refused>,
    ) -> Receipt {
        let series = label.slices.iter().map(|slice| Received {
            series: slice.station.clone(),
            from: slice.from,
            to: slice.to,
            head: slice.head,
            links: links.0.remove(&slice.station).unwrap_or_default(),
        });
        let said = Said { batch: label.name.to_string(), tagmanifest, received_ms, series: series.collect(), refused };
        let signature = hex::encode(key.sign(&said.signed_bytes()));
        Receipt { profile: PROFILE.to_owned(), said, key: key.public().id(), signature }
    }

    /// Reads a receipt; nothing of it is believed yet.
    pub fn parse(text: &str) -> Result<Receipt, ReceiptFault> {
        let receipt: Receipt =
            serde_json::from_str(text).map_err(|error| ReceiptFault::NotAReceipt(error.to_string()))?;
        let whole = |part: &Received| {
            let count = part.to.checked_sub(part.from).and_then(|more| more.checked_add(1));
            let letters = count.and_then(|count| usize::try_from(count).ok()?.checked_mul(LINK * 2));
            part.from > 0 && letters == Some(part.links.len()) && part.links.is_ascii()
        };
        match receipt.profile == PROFILE && receipt.said.series.iter().all(whole) {
            true => Ok(receipt),
            false => Err(ReceiptFault::NotAReceipt("its parts do not fit together".to_owned())),
        }
    }

    pub fn to_text(&self) -> String {
        // Plain values, all of them.
        serde_json::to_string_pretty(self).map_or_else(|_| String::new(), |text| text + "\n")
    }

    pub fn file_name(&self) -> String {
        format!("{}{EXTENSION}", self.said.batch)
    }

    /// What it says, when one of `keys` vouches for it and it is for the counter `station`.
    pub fn check(&self, keys: &[ReceiptKey], station: &StationId) -> Result<&Said, ReceiptFault> {
        let signature = hex::decode(&self.signature).unwrap_or_default();
        let signed = Signed { key: self.key, at_ms: self.said.received_ms, bytes: &self.said.signed_bytes() };
        signed.is_believed(&signature, keys)?;
        match self.said.series.iter().find(|part| part.series.counter() != station.counter()) {
            Some(other) => Err(ReceiptFault::OtherStation(other.series.clone())),
            None => Ok(&self.said),
        }
    }
}

/// What headquarters is said to have signed, with which key and when.
pub(super) struct Signed<'a> {
    pub key: Hash,
    /// Milliseconds UTC.
    pub at_ms: i64,
    pub bytes: &'a [u8],
}

/// Why it is not believed.
pub(super) enum Doubt {
    UnknownKey,
    KeyNotValid(NaiveDate),
    Signature,
}

impl Signed<'_> {
    /// One of `keys` vouches for it, and did so on one of its days.
    pub(super) fn is_believed(&self, signature: &[u8], keys: &[ReceiptKey]) -> Result<(), Doubt> {
        let mut known = keys.iter().filter(|known| known.key.id() == self.key).peekable();
        if known.peek().is_none() {
            return Err(Doubt::UnknownKey);
        }
        let day = DateTime::from_timestamp_millis(self.at_ms).unwrap_or_default().date_naive();
        let known = known.find(|key| key.is_valid_on(day)).ok_or(Doubt::KeyNotValid(day))?;
        if known.key.signed(self.bytes, signature) { Ok(()) } else { Err(Doubt::Signature) }
    }
}

impl From<Doubt> for ReceiptFault {
    fn from(doubt: Doubt) -> Self {
        match doubt {
            Doubt::UnknownKey => ReceiptFault::UnknownKey,
            Doubt::KeyNotValid(day) => ReceiptFault::KeyNotValid(day),
            Doubt::Signature => ReceiptFault::Signature,
        }
    }
}

impl ReceiptKey {
    pub(super) fn is_valid_on(&self, day: NaiveDate) -> bool {
        self.from.is_none_or(|from| from <= day) && self.until.is_none_or(|until| day <= until)
    }
}

impl Said {
    /// With the name of what it is before it, so that nothing else signed with this key is taken for it.
    fn signed_bytes(&self) -> Vec<u8> {
        let said = serde_json::to_string(self).unwrap_or_default();
        format!("{PROFILE}\n{said}").into_bytes()
    }
}

impl Received {
    /// Whether the action `seq` of this stretch has this hash; the last one is known by the whole of it.
    pub fn agrees(&self, seq: u64, hash: &Hash) -> bool {
        if seq == self.to && *hash != self.head {
            return false;
        }
        let at = usize::try_from(seq.saturating_sub(self.from)).unwrap_or(usize::MAX).saturating_mul(LINK * 2);
        self.links.get(at..at.saturating_add(LINK * 2)) == Some(hex::encode(&hash.0[..LINK]).as_str())
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::super::refused::Why;
    use super::super::testing::series;
    use super::*;

    fn said(from: u64) -> Said {
        let actions = series("ZAQ-03", 9);
        let links = actions[from as usize - 1..].iter().map(|action| hex::encode(&action.hash.0[..LINK])).collect();
        let part = Received { series: "ZAQ-03".parse().unwrap(), from, to: 9, head: actions[8].hash, links };
        Said {
            batch: "ZAQ-03-20261122-000042".into(),
            tagmanifest: Hash([7; 32]),
            received_ms: 1_795_252_523_000,
            series: vec![part],
            refused: vec![],
        }
    }

    fn signed(said: Said, key: &StationKey) -> Receipt {
        let signature = hex::encode(key.sign(&said.signed_bytes()));
        Receipt { profile: PROFILE.into(), said, key: key.public().id(), signature }
    }

    fn trusted(key: &StationKey, until: Option<&str>) -> Vec<ReceiptKey> {
        vec![ReceiptKey { key: key.public(), from: None, until: until.map(|day| day.parse().unwrap()) }]
    }

    #[test]
    fn it_reads_back_and_is_believed() {
        let key = StationKey::from_random([5; 32]);
        let receipt = signed(said(4), &key);
        let again = Receipt::parse(&receipt.to_text()).unwrap();
        assert_eq!(again, receipt);
        let station = "ZAQ-03".parse().unwrap();
        assert_eq!(again.check(&trusted(&key, Some("2026-11-21")), &station).unwrap(), &said(4));
        let part = &again.said.series[0];
        for action in &series("ZAQ-03", 9)[3..] {
            assert!(part.agrees(action.seq, &action.hash));
            assert!(!part.agrees(action.seq, &Hash([1; 32])));
        }
        assert!(!part.agrees(10, &part.head) && !part.agrees(3, &part.head));
    }

    #[test]
    fn what_was_refused_is_signed_with_the_rest() {
        let key = StationKey::from_random([5; 32]);
        let none = signed(said(4), &key);
        assert!(!none.to_text().contains("refused"), "a receipt reads as it did before");
        let mut told = said(4);
        told.refused.push(Refused {
            series: "ZAQ-03".parse().unwrap(),
            seq: 5,
            no: Some("C-ZAQ-03-26-000004-9".into()),
            why: Why::Total,
            detail: "lines add up to 50.00".into(),
        });
        let receipt = signed(told, &key);
        let again = Receipt::parse(&receipt.to_text()).unwrap();
        let station = "ZAQ-03".parse().unwrap();
        assert_eq!(again.check(&trusted(&key, None), &station).unwrap().refused[0].why, Why::Total);
        let mut forged = again;
        forged.said.refused.clear();
        assert_eq!(forged.check(&trusted(&key, None), &station), Err(ReceiptFault::Signature));
    }

    #[test]
    fn what_is_forged_expired_or_anothers_is_refused() {
        let (key, other) = (StationKey::from_random([5; 32]), StationKey::from_random([6; 32]));
        let station = "ZAQ-03".parse().unwrap();
        let receipt = signed(said(1), &key);
        let keys = trusted(&key, None);
        assert_eq!(signed(said(1), &other).check(&keys, &station), Err(ReceiptFault::UnknownKey));
        let mut forged = receipt.clone();
        forged.said.received_ms += 1;
        assert_eq!(forged.check(&keys, &station), Err(ReceiptFault::Signature));
        let day = "2026-11-21".parse().unwrap();
        assert_eq!(receipt.check(&trusted(&key, Some("2026-11-20")), &station), Err(ReceiptFault::KeyNotValid(day)));
        let elsewhere = "ZAQ-04".parse().unwrap();
        assert!(matches!(receipt.check(&keys, &elsewhere), Err(ReceiptFault::OtherStation(_))));
        // The series of a counter that was restored are its own.
        assert!(receipt.check(&keys, &"ZAQ-03B".parse().unwrap()).is_ok());
    }

    #[test]
    fn what_does_not_fit_together_is_no_receipt() {
        let key = StationKey::from_random([5; 32]);
        let mut short = said(1);
        short.series[0].links.pop();
        assert!(matches!(Receipt::parse(&signed(short, &key).to_text()), Err(ReceiptFault::NotAReceipt(_))));
        let mut turned = said(1);
        (turned.series[0].from, turned.series[0].to) = (9, 1);
        assert!(Receipt::parse(&signed(turned, &key).to_text()).is_err());
        for text in ["", "{}", "[1]", &signed(said(1), &key).to_text().replace("receipt-1", "receipt-2")] {
            assert!(Receipt::parse(text).is_err(), "{text}");
        }
    }
}
