//! What wrong tries cost, officer by officer: nothing at first, then a wait that grows, then the
//! name is locked for a while. Nobody is locked for good, because whoever knows a colleague's name
//! could then close the office; and a name that does not exist has no count that could grow.

/// Wrong tries in a row after which a name is locked.
pub const TRIES: u32 = 5;
/// What the third and the fourth try cost, in milliseconds.
const THIRD_MS: i64 = 5_000;
const FOURTH_MS: i64 = 15_000;
/// The first lock; each further round of five doubles it, up to two hours.
const LOCK_MS: i64 = 15 * 60 * 1000;
const MOST_DOUBLINGS: u32 = 3;

/// How long nobody may try under a name, in milliseconds, after so many wrong tries in a row.
pub fn wait_ms(failures: u32) -> i64 {
    if failures == 0 {
        return 0;
    }
    match failures % TRIES {
        0 => LOCK_MS << (failures / TRIES - 1).min(MOST_DOUBLINGS),
        3 => THIRD_MS,
        4 => FOURTH_MS,
        _ => 0,
    }
}

/// Tries left before the name is locked.
pub fn left(failures: u32) -> u32 {
    TRIES - 1 - (failures + TRIES - 1) % TRIES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn waits_grow_then_the_name_is_locked_and_further_rounds_lock_longer() {
        let waits: Vec<i64> = (0..=5).map(wait_ms).collect();
        assert_eq!(waits, [0, 0, 0, 5_000, 15_000, LOCK_MS]);
        assert_eq!(wait_ms(6), 0);
        assert_eq!(wait_ms(10), 2 * LOCK_MS);
        assert_eq!(wait_ms(500), 8 * LOCK_MS, "two hours at most: nobody is locked for good");
        assert_eq!((1..=6).map(left).collect::<Vec<_>>(), [4, 3, 2, 1, 0, 4]);
    }
}
