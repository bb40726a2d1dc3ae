//! How long to wait before the next try: longer after every failure, and never at the same moment as four hundred
//! other stations whose link came back with ours.

use std::hash::{BuildHasher, Hasher};
use std::time::Duration;

/// The first wait, and the longest.
const SHORTEST: Duration = Duration::from_secs(5);
const LONGEST: Duration = Duration::from_secs(600);

/// Grows with each failure in a row.
#[derive(Debug, Clone, Default)]
pub struct Patience {
    failures: u32,
}

impl Patience {
    /// It worked: the next failure waits the shortest time again.
    pub fn rest(&mut self) {
        self.failures = 0;
    }

    /// It failed once more: how long to wait now.
    pub fn wait(&mut self) -> Duration {
        let full = SHORTEST.saturating_mul(1 << self.failures.min(16)).min(LONGEST);
        self.failures = self.failures.saturating_add(1);
        // Between a half and the whole of it.
        let dice = std::collections::hash_map::RandomState::new().build_hasher().finish() % 1_000;
        full / 2 + full / 2 * dice as u32 / 1_000
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn it_grows_to_ten_minutes_and_not_in_step() {
        let mut patience = Patience::default();
        let first = patience.wait();
        assert!(first >= SHORTEST / 2 && first <= SHORTEST, "{first:?}");
        let waits: Vec<_> = (0..40).map(|_| patience.wait()).collect();
        assert!(waits.iter().all(|wait| *wait <= LONGEST));
        let last = &waits[20..];
        assert!(last.iter().all(|wait| *wait >= LONGEST / 2));
        assert!(last.iter().any(|wait| *wait != last[0]), "all stations would come at once");
        patience.rest();
        assert!(patience.wait() <= SHORTEST);
    }
}
