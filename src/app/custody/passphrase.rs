//! A station's passphrase: what a van's crew types at the start, and nobody can guess from a stolen file.

use zeroize::Zeroizing;

use super::CustodyFault;
use crate::app::Secret;
use crate::exchange::wrap::{self, WrapFault};
use crate::register::RegisterKey;

/// Shortest that may be chosen, in characters. At a second and 256 MiB a guess even twelve digits
/// are ten thousand years of work.
pub const SHORTEST: usize = 12;

/// A passphrase as it was typed, in the one form that it is used in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Passphrase(Secret);

impl Passphrase {
    /// Spaces around it do not count, several between words count as one, and digits of either script are
    /// the same: nobody sees what they type.
    pub fn new(typed: &str) -> Passphrase {
        let mut plain = Zeroizing::new(String::with_capacity(typed.len()));
        for word in Secret::from(typed).folded().split_whitespace() {
            if !plain.is_empty() {
                plain.push(' ');
            }
            plain.push_str(word);
        }
        Passphrase(Secret::from(plain.as_str()))
    }

    /// One that is to be used from now on.
    ///
    /// Fails with `PassphraseShort`.
    pub fn chosen(typed: &str) -> Result<Passphrase, CustodyFault> {
        let passphrase = Passphrase::new(typed);
        match passphrase.0.length() {
            ..SHORTEST => Err(CustodyFault::PassphraseShort { least: SHORTEST }),
            _ => Ok(passphrase),
        }
    }

    /// The key behind this passphrase.
    pub(super) fn close(&self, key: &RegisterKey) -> Result<String, CustodyFault> {
        self.close_text(&key.to_hex())
    }

    /// The key from behind it.
    pub(super) fn open(&self, wrapped: &str) -> Result<RegisterKey, CustodyFault> {
        super::escrow::key_in(&self.open_text(wrapped)?)
    }

    /// Any small secret behind this passphrase.
    ///
    /// Fails with `PassphraseShort`.
    pub(in crate::app) fn close_text(&self, secret: &str) -> Result<String, CustodyFault> {
        if self.0.length() < SHORTEST {
            return Err(CustodyFault::PassphraseShort { least: SHORTEST });
        }
        wrap::behind_passphrase(secret.as_bytes(), self.0.as_typed()).map_err(|_| CustodyFault::NotACopy)
    }

    /// The secret from behind it.
    ///
    /// Fails with `WrongPassphrase`, or `NotACopy` for what is damaged.
    pub(in crate::app) fn open_text(&self, wrapped: &str) -> Result<Zeroizing<Vec<u8>>, CustodyFault> {
        wrap::open_with_passphrase(wrapped, self.0.as_typed()).map_err(|fault| match fault {
            WrapFault::DoesNotOpen => CustodyFault::WrongPassphrase,
            _ => CustodyFault::NotACopy,
        })
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn spaces_and_digits_do_not_lock_anybody_out() {
        let one = Passphrase::new("  باب   الخير ٢٠٢٦ ");
        assert_eq!(one, Passphrase::new("باب الخير 2026"));
        assert_ne!(one, Passphrase::new("باب الخير 2025"));
        assert!(!format!("{one:?}").contains("2026"));
    }

    #[test]
    fn a_short_one_is_not_taken() {
        assert_eq!(Passphrase::chosen("eleven char"), Err(CustodyFault::PassphraseShort { least: 12 }));
        assert_eq!(Passphrase::chosen("   spaces     "), Err(CustodyFault::PassphraseShort { least: 12 }));
        assert!(Passphrase::chosen("باب الخير ٢٠٢٦").is_ok());
    }
}
