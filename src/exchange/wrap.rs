//! A small secret, such as the register's key, wrapped as an age file in text: behind a passphrase, or for those who keep
//! copies for the day it is lost. Age's own form, so that the stock `age` opens it where this program is not at hand.

use std::io::{Read, Write};
use std::iter;

use age::armor::{ArmoredReader, ArmoredWriter, Format};
use age::secrecy::SecretString;
use zeroize::Zeroizing;

use super::keys::{OpeningKeys, recipient};

/// Work of one guess, as the power of two of scrypt's N: about a second and 256 MiB, as the stock `age` chooses.
const WORK: u8 = 18;
/// Where there is nothing to guess.
const LEAST_WORK: u8 = 1;
/// The most work accepted from a file, so that a forged one cannot keep a machine busy for hours.
const MOST_WORK: u8 = 21;
/// A wrapped key is a few lines; more than this is not one.
const LONGEST: u64 = 64 * 1024;

/// Why a secret was not wrapped or unwrapped. The secret itself is never repeated.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum WrapFault {
    #[error("recipient {0}: expected age1…")]
    NotARecipient(usize),
    #[error("nobody to wrap it for")]
    NoRecipient,
    #[error("is not an age file, or is damaged")]
    NotWrapped,
    #[error("the passphrase or the key does not open it")]
    DoesNotOpen,
}

/// Wraps for every recipient (`age1…`); any one of them can open it alone.
pub fn for_recipients(secret: &[u8], recipients: &[String]) -> Result<String, WrapFault> {
    let read = |(at, word): (usize, &String)| recipient(word.trim()).ok_or(WrapFault::NotARecipient(at + 1));
    let keys = recipients.iter().enumerate().map(read).collect::<Result<Vec<_>, _>>()?;
    wrap(secret, keys.iter().map(|key| &**key as &dyn age::Recipient))
}

/// Wraps behind a passphrase (scrypt).
pub fn behind_passphrase(secret: &[u8], passphrase: &str) -> Result<String, WrapFault> {
    let mut lock = age::scrypt::Recipient::new(SecretString::from(passphrase.to_owned()));
    lock.set_work_factor(WORK);
    wrap(secret, iter::once(&lock as &dyn age::Recipient))
}

/// Wraps behind a random key of 256 bits: nobody guesses it, so that a guess need cost nothing.
pub fn behind_key(secret: &[u8], key: &[u8; 32]) -> Result<String, WrapFault> {
    let mut lock = age::scrypt::Recipient::new(SecretString::from(hex::encode(key)));
    lock.set_work_factor(LEAST_WORK);
    wrap(secret, iter::once(&lock as &dyn age::Recipient))
}

/// Opens what stands behind a random key.
pub fn open_with_key(wrapped: &str, key: &[u8; 32]) -> Result<Zeroizing<Vec<u8>>, WrapFault> {
    open_with_passphrase(wrapped, &Zeroizing::new(hex::encode(key)))
}

/// Opens what stands behind a passphrase.
pub fn open_with_passphrase(wrapped: &str, passphrase: &str) -> Result<Zeroizing<Vec<u8>>, WrapFault> {
    let mut key = age::scrypt::Identity::new(SecretString::from(passphrase.to_owned()));
    key.set_max_work_factor(MOST_WORK);
    open(wrapped, iter::once(&key as &dyn age::Identity))
}

/// Opens what was wrapped for recipients.
pub fn open_with_keys(wrapped: &str, keys: &OpeningKeys) -> Result<Zeroizing<Vec<u8>>, WrapFault> {
    open(wrapped, keys.identities())
}

/// Whether `text` begins as a wrapped secret does.
pub fn is_wrapped(text: &str) -> bool {
    text.trim_start().starts_with("-----BEGIN AGE ENCRYPTED FILE-----")
}

/// Whether it stands behind a passphrase, and not for recipients.
pub fn wants_passphrase(wrapped: &str) -> bool {
    age::Decryptor::new_buffered(ArmoredReader::new(wrapped.as_bytes())).is_ok_and(|file| file.is_scrypt())
}

fn wrap<'a>(secret: &[u8], to: impl Iterator<Item = &'a dyn age::Recipient>) -> Result<String, WrapFault> {
    let sealed = age::Encryptor::with_recipients(to).map_err(|_| WrapFault::NoRecipient)?;
    let write = || -> std::io::Result<Vec<u8>> {
        let armour = ArmoredWriter::wrap_output(vec![], Format::AsciiArmor)?;
        let mut out = sealed.wrap_output(armour)?;
        out.write_all(secret)?;
        out.finish()?.finish()
    };
    // Writing to memory fails only where the recipients cannot be mixed.
    let bytes = write().map_err(|_| WrapFault::NoRecipient)?;
    String::from_utf8(bytes).map_err(|_| WrapFault::NotWrapped)
}

fn open<'a>(wrapped: &str, keys: impl Iterator<Item = &'a dyn age::Identity>) -> Result<Zeroizing<Vec<u8>>, WrapFault> {
    let text = wrapped.trim_start();
    let file = age::Decryptor::new_buffered(ArmoredReader::new(text.as_bytes())).map_err(|_| WrapFault::NotWrapped)?;
    let mut inside = file.decrypt(keys).map_err(|fault| match fault {
        age::DecryptError::InvalidHeader | age::DecryptError::Io(_) => WrapFault::NotWrapped,
        _ => WrapFault::DoesNotOpen,
    })?;
    let mut secret = Zeroizing::new(vec![]);
    inside.by_ref().take(LONGEST).read_to_end(&mut secret).map_err(|_| WrapFault::NotWrapped)?;
    Ok(secret)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_passphrase_opens_what_it_closed_and_nothing_else_does() {
        let wrapped = behind_passphrase(b"the key", "a long enough phrase").unwrap();
        assert!(is_wrapped(&wrapped) && wants_passphrase(&wrapped));
        assert!(!wrapped.contains("the key"));
        assert_eq!(open_with_passphrase(&wrapped, "a long enough phrase").unwrap().as_slice(), b"the key");
        assert_eq!(open_with_passphrase(&wrapped, "a long enough phrasE").unwrap_err(), WrapFault::DoesNotOpen);
        let keys = OpeningKeys::generate();
        assert_eq!(open_with_keys(&wrapped, &keys).unwrap_err(), WrapFault::DoesNotOpen);
    }

    #[test]
    fn a_random_key_opens_it_at_once() {
        let wrapped = behind_key(b"the key", &[7; 32]).unwrap();
        assert_eq!(open_with_key(&wrapped, &[7; 32]).unwrap().as_slice(), b"the key");
        assert_eq!(open_with_key(&wrapped, &[8; 32]).unwrap_err(), WrapFault::DoesNotOpen);
    }

    #[test]
    fn each_recipient_opens_it_alone() {
        let (first, second, other) = (OpeningKeys::generate(), OpeningKeys::generate(), OpeningKeys::generate());
        let names: Vec<String> =
            [&first, &second].map(|keys| keys.recipients_text().trim().to_owned()).into_iter().collect();
        let wrapped = for_recipients(b"the key", &names).unwrap();
        assert!(!wants_passphrase(&wrapped));
        for keys in [first, second] {
            assert_eq!(open_with_keys(&wrapped, &keys).unwrap().as_slice(), b"the key");
        }
        assert_eq!(open_with_keys(&wrapped, &other).unwrap_err(), WrapFault::DoesNotOpen);
        assert_eq!(for_recipients(b"x", &[]).unwrap_err(), WrapFault::NoRecipient);
        assert_eq!(for_recipients(b"x", &["age1no".to_owned()]).unwrap_err(), WrapFault::NotARecipient(1));
    }

    #[test]
    fn a_damaged_file_is_told_from_a_wrong_passphrase() {
        let wrapped = behind_passphrase(b"the key", "a long enough phrase").unwrap();
        let cut = &wrapped[..wrapped.len() / 2];
        assert_eq!(open_with_passphrase(cut, "a long enough phrase").unwrap_err(), WrapFault::NotWrapped);
        assert_eq!(open_with_passphrase("nothing", "x").unwrap_err(), WrapFault::NotWrapped);
    }
}
