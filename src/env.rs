//! What the program takes from outside to be deterministic without: the time and fresh marks.
//! The system's own in `main`, fixed ones in tests; nobody else reads a clock or makes an id.

use std::sync::Arc;

use chrono::{DateTime, Days, FixedOffset, NaiveDate, NaiveDateTime, Utc};

use crate::domain::mark::Uid;

/// Tells the time.
pub trait Clock: Send + Sync {
    /// Milliseconds since 1970-01-01 UTC.
    fn now_ms(&self) -> i64;
    /// The centre's offset from UTC at that time.
    fn offset_at(&self, ms: i64) -> FixedOffset;

    /// A time of the ledger on the centre's wall.
    fn local(&self, ms: i64) -> NaiveDateTime {
        let utc = DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default();
        utc.with_timezone(&self.offset_at(ms)).naive_local()
    }
}

/// Makes bytes that nobody can guess and nobody has made before.
pub trait IdSource: Send {
    fn fill(&mut self, bytes: &mut [u8]);
}

/// The time and the source of ids, handed to whoever needs them.
pub struct Env {
    clock: Arc<dyn Clock>,
    ids: Box<dyn IdSource>,
}

impl Env {
    pub fn new(clock: impl Clock + 'static, ids: impl IdSource + 'static) -> Self {
        Self { clock: Arc::new(clock), ids: Box::new(ids) }
    }

    /// The machine's clock and its source of randomness.
    pub fn system() -> Self {
        Self::new(SystemClock, SystemIds)
    }

    pub fn now_ms(&self) -> i64 {
        self.clock.now_ms()
    }

    /// A time of the ledger on the centre's wall.
    pub fn local(&self, ms: i64) -> NaiveDateTime {
        self.clock.local(ms)
    }

    /// The clock alone, for a thread of its own.
    pub fn clock(&self) -> Arc<dyn Clock> {
        Arc::clone(&self.clock)
    }

    pub fn today(&self) -> NaiveDate {
        self.local(self.now_ms()).date()
    }

    /// The first millisecond of the centre's day `date`, and of the day after.
    pub fn day_bounds(&self, date: NaiveDate) -> (i64, i64) {
        let start_of = |date: NaiveDate| {
            let guess = date.and_time(chrono::NaiveTime::MIN).and_utc().timestamp_millis();
            guess - i64::from(self.clock.offset_at(guess).local_minus_utc()) * 1000
        };
        (start_of(date), start_of(date + Days::new(1)))
    }

    /// A fresh mark that begins with the time (as UUID version 7 does): what is made together lies
    /// together in every index, so that the ten millionth record costs no more than the first.
    pub fn uid(&mut self) -> Uid {
        self.uid_at(self.now_ms())
    }

    /// The same for what happened at `ms`.
    pub fn uid_at(&mut self, ms: i64) -> Uid {
        let mut bytes: [u8; 16] = self.bytes();
        bytes[..6].copy_from_slice(&ms.max(0).to_be_bytes()[2..]);
        bytes[6] = 0x70 | (bytes[6] & 0x0f);
        bytes[8] = 0x80 | (bytes[8] & 0x3f);
        Uid::from_bytes(bytes)
    }

    pub fn bytes<const N: usize>(&mut self) -> [u8; N] {
        let mut bytes = [0; N];
        self.ids.fill(&mut bytes);
        bytes
    }
}

struct SystemClock;

impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "the one place that reads the clock")]
    fn now_ms(&self) -> i64 {
        Utc::now().timestamp_millis()
    }

    fn offset_at(&self, ms: i64) -> FixedOffset {
        let utc = DateTime::<Utc>::from_timestamp_millis(ms).unwrap_or_default();
        *utc.with_timezone(&chrono::Local).offset()
    }
}

struct SystemIds;

impl IdSource for SystemIds {
    fn fill(&mut self, bytes: &mut [u8]) {
        // Without randomness nothing here is safe to do, and every supported system has it.
        #[allow(clippy::expect_used)]
        getrandom::fill(bytes).expect("the system's source of randomness answers");
    }
}

/// A clock that stands still and ids that count: for tests, practice pictures and samples.
pub struct Fixed {
    pub ms: i64,
    /// Seconds east of UTC.
    pub offset_secs: i32,
}

impl Fixed {
    pub fn env(self) -> Env {
        Env::new(self, Counting(0))
    }
}

impl Clock for Fixed {
    fn now_ms(&self) -> i64 {
        self.ms
    }

    fn offset_at(&self, _ms: i64) -> FixedOffset {
        FixedOffset::east_opt(self.offset_secs).unwrap_or_else(|| chrono::Offset::fix(&Utc))
    }
}

struct Counting(u64);

impl IdSource for Counting {
    fn fill(&mut self, bytes: &mut [u8]) {
        self.0 += 1;
        bytes.fill(0);
        for (byte, count) in bytes.iter_mut().rev().zip(self.0.to_le_bytes()) {
            *byte = count;
        }
    }
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_the_centres_own() {
        // 2026-11-21 22:30 UTC is already the 22nd in Cairo.
        let env = Fixed { ms: 1_795_300_200_000, offset_secs: 7_200 }.env();
        assert_eq!(env.today().to_string(), "2026-11-22");
        let (start, end) = env.day_bounds(env.today());
        assert_eq!(end - start, 86_400_000);
        assert!((start..end).contains(&env.now_ms()));
        assert_eq!(env.local(start).to_string(), "2026-11-22 00:00:00");
    }
}
