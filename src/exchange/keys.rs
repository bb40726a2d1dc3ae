//! The keys of a batch: a station signs with its own, seals for headquarters and the escrow, and headquarters knows its stations.
//!
//! Keys come and go as text, because they are enrolled by hand: PEM for signing keys, age's own words for the others. Where they
//! are kept, and under which lock, is the caller's business; nothing here prints a secret.

use std::str::FromStr;

use age::secrecy::ExposeSecret;
use ed25519_dalek::pkcs8::spki::der::pem::LineEnding;
use ed25519_dalek::pkcs8::{DecodePrivateKey, DecodePublicKey, EncodePrivateKey, EncodePublicKey, KeypairBytes};
use ed25519_dalek::{Signature, Signer, SigningKey, VerifyingKey};

use super::hashing::hash_of;
use crate::domain::ledger::Hash;
use crate::domain::mark::StationId;

/// What is wrong with the text of a key. The text itself is never repeated: it may be a secret in the wrong place.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum KeyFault {
    #[error("is not an Ed25519 private key in PEM (PKCS #8)")]
    NotASigningKey,
    #[error("is not an Ed25519 public key in PEM")]
    NotAPublicKey,
    #[error("line {0}: expected a recipient, age1…")]
    NotARecipient(usize),
    #[error("line {0}: the same recipient comes twice")]
    SameRecipient(usize),
    #[error("{0} recipient(s): a batch needs two at least, headquarters and the escrow key")]
    NoEscrow(usize),
    #[error("line {0}: expected an age secret key")]
    NotAnOpeningKey(usize),
    #[error("no age secret key in the text")]
    NoOpeningKey,
}

/// A station's own signing key (Ed25519).
pub struct StationKey(SigningKey);

impl StationKey {
    /// `random` must come from the operating system's generator; it is the key.
    pub fn from_random(random: [u8; 32]) -> Self {
        StationKey(SigningKey::from_bytes(&random))
    }

    /// Reads PKCS #8 in PEM, as `openssl genpkey -algorithm ed25519` writes it too.
    pub fn from_pem(text: &str) -> Result<Self, KeyFault> {
        SigningKey::from_pkcs8_pem(text).map(StationKey).map_err(|_| KeyFault::NotASigningKey)
    }

    /// PKCS #8 in PEM, wiped from memory when dropped. Without the public half, which older OpenSSL cannot read.
    pub fn to_pem(&self) -> Result<impl std::ops::Deref<Target = String> + use<>, KeyFault> {
        let bare = KeypairBytes { secret_key: self.0.to_bytes(), public_key: None };
        bare.to_pkcs8_pem(LineEnding::LF).map_err(|_| KeyFault::NotASigningKey)
    }

    pub fn public(&self) -> StationPublicKey {
        StationPublicKey(self.0.verifying_key())
    }

    pub(super) fn sign(&self, message: &[u8]) -> [u8; 64] {
        self.0.sign(message).to_bytes()
    }
}

impl std::fmt::Debug for StationKey {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "StationKey({})", self.public().id())
    }
}

/// The public half of a station's key, as headquarters enrols it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct StationPublicKey(VerifyingKey);

impl StationPublicKey {
    pub fn from_pem(text: &str) -> Result<Self, KeyFault> {
        VerifyingKey::from_public_key_pem(text).map(StationPublicKey).map_err(|_| KeyFault::NotAPublicKey)
    }

    pub fn to_pem(&self) -> Result<String, KeyFault> {
        self.0.to_public_key_pem(LineEnding::LF).map_err(|_| KeyFault::NotAPublicKey)
    }

    /// SHA-256 of the 32 raw bytes: what is read out over the telephone when a station is enrolled.
    pub fn id(&self) -> Hash {
        hash_of(self.0.as_bytes())
    }

    pub(super) fn raw(&self) -> &[u8; 32] {
        self.0.as_bytes()
    }

    /// `None` for bytes that are no point of the curve.
    pub(super) fn from_raw(bytes: &[u8; 32]) -> Option<Self> {
        VerifyingKey::from_bytes(bytes).ok().map(StationPublicKey)
    }

    /// Strict: a signature has one form only, so a batch cannot be altered and stay valid.
    pub(super) fn signed(&self, message: &[u8], signature: &[u8]) -> bool {
        Signature::from_slice(signature).is_ok_and(|signature| self.0.verify_strict(message, &signature).is_ok())
    }
}

/// For whom a batch is sealed: headquarters and the escrow, from a list like age's own recipients file.
pub struct HeadquartersKeys {
    names: Vec<String>,
    keys: Vec<Box<dyn age::Recipient + Send + Sync>>,
}

impl HeadquartersKeys {
    /// One recipient (`age1…`) a line; empty lines and lines after `#` are passed over. Two recipients at least.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let mut all = HeadquartersKeys { names: Vec::new(), keys: Vec::new() };
        for (at, word) in words(text) {
            if all.names.iter().any(|name| name == word) {
                return Err(KeyFault::SameRecipient(at));
            }
            all.keys.push(recipient(word).ok_or(KeyFault::NotARecipient(at))?);
            all.names.push(word.to_owned());
        }
        if all.names.len() < 2 {
            return Err(KeyFault::NoEscrow(all.names.len()));
        }
        Ok(all)
    }

    /// The recipients as they were written.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    pub(super) fn recipients(&self) -> impl Iterator<Item = &dyn age::Recipient> {
        self.keys.iter().map(|key| &**key as &dyn age::Recipient)
    }
}

impl std::fmt::Debug for HeadquartersKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_tuple("HeadquartersKeys").field(&self.names).finish()
    }
}

/// Besides X25519, the two kinds whose secret may stay on a hardware token.
pub(super) fn recipient(word: &str) -> Option<Box<dyn age::Recipient + Send + Sync>> {
    if let Ok(key) = age::x25519::Recipient::from_str(word) {
        return Some(Box::new(key));
    }
    if let Ok(key) = age::tag::Recipient::from_str(word) {
        return Some(Box::new(key));
    }
    age::tagpq::Recipient::from_str(word).ok().map(|key| Box::new(key) as _)
}

/// Secret keys that open batches: headquarters', the escrow's, or those of a practice centre.
#[derive(Clone)]
pub struct OpeningKeys(Vec<age::x25519::Identity>);

impl OpeningKeys {
    /// Reads an age identity file: `AGE-SECRET-KEY-1…` a line, `#` begins a remark.
    pub fn parse(text: &str) -> Result<Self, KeyFault> {
        let read = |(at, word)| age::x25519::Identity::from_str(word).map_err(|_| KeyFault::NotAnOpeningKey(at));
        let keys = words(text).map(read).collect::<Result<Vec<_>, _>>()?;
        if keys.is_empty() { Err(KeyFault::NoOpeningKey) } else { Ok(OpeningKeys(keys)) }
    }

    /// A new key, from the operating system's generator.
    pub fn generate() -> Self {
        OpeningKeys(vec![age::x25519::Identity::generate()])
    }

    /// Who can be sealed for with these keys: one `age1…` a line.
    pub fn recipients_text(&self) -> String {
        self.0.iter().map(|key| format!("{}\n", key.to_public())).collect()
    }

    /// The secret, one key a line: for the one file in which it is kept.
    pub fn to_secret_text(&self) -> String {
        self.0.iter().map(|key| format!("{}\n", key.to_string().expose_secret())).collect()
    }

    pub(super) fn identities(&self) -> impl Iterator<Item = &dyn age::Identity> {
        self.0.iter().map(|key| key as &dyn age::Identity)
    }

    pub(super) fn recipients(&self) -> impl Iterator<Item = age::x25519::Recipient> {
        self.0.iter().map(age::x25519::Identity::to_public)
    }
}

impl std::fmt::Debug for OpeningKeys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "OpeningKeys({} kept secret)", self.0.len())
    }
}

/// The stations that headquarters has enrolled, each with its key; a station may have two while it changes its key.
#[derive(Debug, Clone, Default)]
pub struct EnrolledStations(Vec<(StationId, StationPublicKey)>);

impl EnrolledStations {
    pub fn enrol(&mut self, station: StationId, key: StationPublicKey) {
        self.0.push((station, key));
    }

    /// The station that was enrolled with this key.
    pub fn whose(&self, key: &StationPublicKey) -> Option<&StationId> {
        self.0.iter().find(|(_, enrolled)| enrolled == key).map(|(station, _)| station)
    }

    /// Whether the key is that counter's, whichever series it writes in.
    pub fn knows(&self, station: &StationId, key: &StationPublicKey) -> bool {
        self.0.iter().any(|(name, enrolled)| name.counter() == station.counter() && enrolled == key)
    }
}

/// The words of a key list with the numbers of their lines.
fn words(text: &str) -> impl Iterator<Item = (usize, &str)> {
    let bare = |line: &'_ str| line.split('#').next().map_or(0, str::len);
    text.lines()
        .enumerate()
        .map(move |(at, line)| (at + 1, line[..bare(line)].trim()))
        .filter(|(_, word)| !word.is_empty())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_station_key_goes_to_text_and_back() {
        let key = StationKey::from_random([7; 32]);
        let again = StationKey::from_pem(&key.to_pem().unwrap()).unwrap();
        assert_eq!(again.public(), key.public());
        assert_eq!(StationPublicKey::from_pem(&key.public().to_pem().unwrap()), Ok(key.public()));
        assert!(key.public().signed(b"x", &again.sign(b"x")));
        assert!(!key.public().signed(b"y", &again.sign(b"x")));
        assert!(!key.public().signed(b"x", b"short"));
    }

    #[test]
    fn recipients_are_read_like_an_age_file() {
        let (hq, escrow) = (OpeningKeys::generate(), OpeningKeys::generate());
        let text = format!("# headquarters\n{}\n{}", hq.recipients_text(), escrow.recipients_text().trim_end());
        let keys = HeadquartersKeys::parse(&text).unwrap();
        assert_eq!(keys.names().len(), 2);
        assert_eq!(HeadquartersKeys::parse(&hq.recipients_text()).unwrap_err(), KeyFault::NoEscrow(1));
        assert_eq!(HeadquartersKeys::parse(&hq.recipients_text().repeat(2)).unwrap_err(), KeyFault::SameRecipient(2));
        assert_eq!(HeadquartersKeys::parse("\nage1nonsense").unwrap_err(), KeyFault::NotARecipient(2));
    }

    #[test]
    fn a_secret_is_not_shown_by_accident() {
        let keys = OpeningKeys::generate();
        let secret = keys.to_secret_text();
        assert!(OpeningKeys::parse(&secret).is_ok());
        assert!(!format!("{keys:?}").contains("AGE-SECRET"));
        assert_eq!(HeadquartersKeys::parse(&secret).unwrap_err(), KeyFault::NotARecipient(1));
        let station = StationKey::from_random([7; 32]);
        assert!(!format!("{station:?}").contains(&hex::encode([7; 32])));
    }

    #[test]
    fn a_station_signs_only_for_itself() {
        let (a, b) = (StationKey::from_random([1; 32]).public(), StationKey::from_random([2; 32]).public());
        let mut enrolled = EnrolledStations::default();
        let [first, second] = ["ZAQ-01", "ZAQ-02"].map(|station| station.parse().unwrap());
        enrolled.enrol(StationId::clone(&first), a);
        enrolled.enrol(StationId::clone(&second), b);
        assert!(enrolled.knows(&first, &a) && enrolled.knows(&second, &b));
        assert!(!enrolled.knows(&second, &a));
    }
}
