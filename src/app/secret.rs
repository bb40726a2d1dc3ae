//! What people type to prove who they are: kept from sight, wiped when it is no longer needed.
//!
//! A member of staff's secret opens a session; it never wraps the register's key, because a short PIN
//! would fall to guessing on a copied file. How it is hashed is in `pins`, what wrong tries cost in
//! `patience`; the key's own keepers are in `custody`.

mod patience;
mod pins;

use serde::{Deserialize, Serialize, Serializer};
use zeroize::Zeroizing;

use crate::domain::digits;

pub use patience::{TRIES, left, wait_ms};
pub use pins::{Checked, Cost, Pins};

/// Shortest secret that may be chosen.
pub const SHORTEST: usize = 4;
/// Shortest for those who enrol and unlock others.
pub const SHORTEST_IN_CHARGE: usize = 6;

/// Something secret that was typed. It shows itself to nobody: not to a log, not to a fault; and a
/// command that is written down is written without it.
#[derive(Clone, PartialEq, Eq, Default, Deserialize)]
#[serde(from = "String")]
pub struct Secret(Zeroizing<String>);

impl Secret {
    pub fn as_typed(&self) -> &str {
        &self.0
    }

    /// The same whatever keyboard typed it: digits of either script are the same digits.
    pub fn folded(&self) -> Zeroizing<String> {
        Zeroizing::new(digits::to_ascii(&self.0))
    }

    /// How many characters were typed.
    pub fn length(&self) -> usize {
        self.0.chars().count()
    }
}

impl From<String> for Secret {
    fn from(typed: String) -> Self {
        Self(Zeroizing::new(typed))
    }
}

impl From<&str> for Secret {
    fn from(typed: &str) -> Self {
        Self::from(typed.to_owned())
    }
}

impl Serialize for Secret {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str("")
    }
}

impl std::fmt::Debug for Secret {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Secret(…)")
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_shows_itself_to_nobody() {
        let secret = Secret::from("2580");
        assert!(!format!("{secret:?} {:?}", Some(&secret)).contains("2580"));
        let command: crate::app::Command =
            serde_json::from_str(r#"{"do":"sign_in","officer":"huda","secret":"2580"}"#).unwrap();
        assert!(!format!("{command:?}").contains("2580"));
        assert!(!serde_json::to_string(&command).unwrap().contains("2580"));
    }

    #[test]
    fn both_digit_keys_type_the_same_secret() {
        assert_eq!(*Secret::from("٢٥٨٠").folded(), "2580");
    }
}
