//! Secrets of the staff: Argon2id, and the rule for those who mistype. A digit is the same digit on an
//! Arabic and on a Latin keyboard.
//!
//! A secret opens a session; it never wraps the register's key (a short PIN would fall to guessing
//! on a copied file).

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, Params, Version};

use crate::domain::digits::to_ascii;

/// 64 MiB, 3 passes, one lane: about 150 ms on a counter's machine.
const MEMORY_KIB: u32 = 64 * 1024;
const PASSES: u32 = 3;
/// After this many failures in a row a name is locked for a while.
pub const TRIES: u32 = 5;
/// For how long, in milliseconds; it doubles with every further five failures, up to eight times.
const LOCK_MS: i64 = 5 * 60 * 1000;

/// Shortest secret that may be chosen.
pub const SHORTEST: usize = 4;

fn hasher(memory_kib: u32) -> Argon2<'static> {
    let params = Params::new(memory_kib, PASSES, 1, None).unwrap_or_default();
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
}

/// The hash of a secret in PHC form, with a fresh salt.
pub fn hash(secret: &str, salt: [u8; 16]) -> Option<String> {
    hash_with(secret, salt, MEMORY_KIB)
}

/// For practice centres, whose secrets are printed in the manual: cheap, so that they open at once.
pub fn hash_for_practice(secret: &str, salt: [u8; 16]) -> Option<String> {
    hash_with(secret, salt, 1024)
}

fn hash_with(secret: &str, salt: [u8; 16], memory_kib: u32) -> Option<String> {
    let salt = SaltString::encode_b64(&salt).ok()?;
    hasher(memory_kib).hash_password(to_ascii(secret).as_bytes(), &salt).ok().map(|hash| hash.to_string())
}

/// Whether `secret` is the one that was hashed; the hash carries its own parameters.
pub fn is_right(secret: &str, phc: &str) -> bool {
    let secret = to_ascii(secret);
    PasswordHash::new(phc).is_ok_and(|hash| Argon2::default().verify_password(secret.as_bytes(), &hash).is_ok())
}

/// Until when (milliseconds UTC) a name is locked after `failures` in a row; 0 when it is not.
pub fn locked_until(failures: u32, now_ms: i64) -> i64 {
    if failures == 0 || !failures.is_multiple_of(TRIES) {
        return 0;
    }
    let doublings = (failures / TRIES - 1).min(3);
    now_ms + (LOCK_MS << doublings)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn only_the_right_secret_opens() {
        let phc = hash_for_practice("2580", [7; 16]).unwrap();
        assert!(is_right("2580", &phc));
        assert!(is_right("٢٥٨٠", &phc), "as the Arabic layout prints it");
        assert!(!is_right("2581", &phc));
        assert!(!is_right("2580", "not a hash"));
        assert!(!phc.contains("2580"));
    }

    #[test]
    fn five_failures_lock_and_more_lock_longer() {
        assert_eq!(locked_until(4, 0), 0);
        assert_eq!(locked_until(5, 0), LOCK_MS);
        assert_eq!(locked_until(6, 0), 0);
        assert_eq!(locked_until(10, 0), 2 * LOCK_MS);
        assert_eq!(locked_until(500, 0), 8 * LOCK_MS);
    }
}
