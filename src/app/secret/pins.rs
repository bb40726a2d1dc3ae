//! Hashes of the staff's secrets: Argon2id with a pepper. The pepper is derived from the register's
//! key and stands nowhere, so that hashes taken out of the register, even a whole table of them,
//! cannot be guessed at without that key.

use argon2::password_hash::{PasswordHash, PasswordHasher, PasswordVerifier, SaltString};
use argon2::{Algorithm, Argon2, KeyId, Params, ParamsBuilder, Version};
use zeroize::Zeroizing;

use super::Secret;
use crate::register::RegisterKey;

/// For what the pepper is derived. Another word is another pepper, and all old hashes are worthless.
const PURPOSE: &str = "pepper of the staff's secrets, 1";
/// Stands with each hash that has the pepper in it.
const PEPPERED: &[u8] = b"pepper-1";

/// What a guess costs.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Cost {
    pub memory_kib: u32,
    pub passes: u32,
}

impl Cost {
    /// 64 MiB, 3 passes, one lane: about 150 ms on a counter's machine.
    pub const COUNTER: Cost = Cost { memory_kib: 64 * 1024, passes: 3 };
    /// For practice centres, whose secrets are printed in the manual: cheap, so that they open at once.
    pub const PRACTICE: Cost = Cost { memory_kib: 1024, passes: 3 };
}

/// Hashes and checks secrets of one register.
pub struct Pins {
    pepper: Zeroizing<[u8; 32]>,
    cost: Cost,
    /// What a name that is not enrolled is checked against, so that it takes as long.
    nobody: String,
}

/// What came of checking a secret.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Checked {
    Wrong,
    Right,
    /// Right, but hashed as it is no longer done: to be hashed anew while the secret is at hand.
    RightButOld,
}

impl Pins {
    pub fn new(key: &RegisterKey, cost: Cost) -> Pins {
        let mut pins = Pins { pepper: key.derive(PURPOSE), cost, nobody: String::new() };
        pins.nobody = pins.hash(&Secret::from("nobody"), [0; 16]).unwrap_or_default();
        pins
    }

    /// The hash of a secret in PHC form, with its parameters and a fresh salt.
    pub fn hash(&self, secret: &Secret, salt: [u8; 16]) -> Option<String> {
        let salt = SaltString::encode_b64(&salt).ok()?;
        let hasher =
            Argon2::new_with_secret(&*self.pepper, Algorithm::Argon2id, Version::V0x13, self.params()?).ok()?;
        hasher.hash_password(secret.folded().as_bytes(), &salt).ok().map(|hash| hash.to_string())
    }

    /// Whether `secret` is the one that was hashed; the hash carries its own parameters.
    pub fn check(&self, secret: &Secret, phc: &str) -> Checked {
        let Ok(hash) = PasswordHash::new(phc) else { return Checked::Wrong };
        let Ok(params) = Params::try_from(&hash) else { return Checked::Wrong };
        // Hashes from before there was a pepper are without it.
        let pepper: &[u8] = if params.keyid() == PEPPERED { &*self.pepper } else { &[] };
        let hasher = Argon2::new_with_secret(pepper, Algorithm::Argon2id, Version::V0x13, Params::default());
        let right = hasher.is_ok_and(|hasher| hasher.verify_password(secret.folded().as_bytes(), &hash).is_ok());
        match right {
            false => Checked::Wrong,
            true if self.is_of_today(&hash, &params) => Checked::Right,
            true => Checked::RightButOld,
        }
    }

    /// Takes as long as checking does, and is never right.
    pub fn check_nobody(&self, secret: &Secret) {
        let _ = std::hint::black_box(self.check(secret, &self.nobody));
    }

    fn is_of_today(&self, hash: &PasswordHash<'_>, params: &Params) -> bool {
        let Cost { memory_kib, passes } = self.cost;
        hash.algorithm == Algorithm::Argon2id.ident()
            && (params.m_cost(), params.t_cost(), params.p_cost()) == (memory_kib, passes, 1)
            && params.keyid() == PEPPERED
    }

    fn params(&self) -> Option<Params> {
        let keyid = KeyId::new(PEPPERED).ok()?;
        ParamsBuilder::new().m_cost(self.cost.memory_kib).t_cost(self.cost.passes).p_cost(1).keyid(keyid).build().ok()
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    fn pins(key: u8, cost: Cost) -> Pins {
        Pins::new(&RegisterKey::new([key; 32]), cost)
    }

    #[test]
    fn only_the_right_secret_opens() {
        let pins = pins(1, Cost::PRACTICE);
        let phc = pins.hash(&"2580".into(), [7; 16]).unwrap();
        assert_eq!(pins.check(&"2580".into(), &phc), Checked::Right);
        assert_eq!(pins.check(&"٢٥٨٠".into(), &phc), Checked::Right, "whichever digits the keyboard gives");
        assert_eq!(pins.check(&"2581".into(), &phc), Checked::Wrong);
        assert_eq!(pins.check(&"2580".into(), "not a hash"), Checked::Wrong);
        assert!(!phc.contains("2580") && phc.contains("m=1024,t=3,p=1"), "{phc}");
    }

    #[test]
    fn a_stolen_hash_is_useless_without_the_registers_key() {
        let phc = pins(1, Cost::PRACTICE).hash(&"2580".into(), [7; 16]).unwrap();
        assert_eq!(pins(2, Cost::PRACTICE).check(&"2580".into(), &phc), Checked::Wrong);
        let guess = PasswordHash::new(&phc).unwrap();
        assert!(Argon2::default().verify_password(b"2580", &guess).is_err(), "guessed with the hash alone");
    }

    #[test]
    fn what_was_hashed_before_the_pepper_or_more_cheaply_is_right_but_old() {
        let salt = SaltString::encode_b64(&[7; 16]).unwrap();
        let params = Params::new(1024, 3, 1, None).unwrap();
        let old = Argon2::new(Algorithm::Argon2id, Version::V0x13, params).hash_password(b"2580", &salt).unwrap();
        let today = pins(1, Cost::PRACTICE);
        assert_eq!(today.check(&"2580".into(), &old.to_string()), Checked::RightButOld);
        assert_eq!(today.check(&"1111".into(), &old.to_string()), Checked::Wrong);
        let cheap = today.hash(&"2580".into(), [7; 16]).unwrap();
        let dear = pins(1, Cost { memory_kib: 2048, passes: 3 });
        assert_eq!(dear.check(&"2580".into(), &cheap), Checked::RightButOld);
    }
}
