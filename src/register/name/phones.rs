//! The telephones of all cases in memory, four bytes of each beside the case's place. An index in the file would have to be
//! written at a random page for every case; the rows tell whether it is the whole number.

use std::num::NonZeroU32;

use rusqlite::Row;

use super::roll::Place;
use crate::register::Result;

/// Four bytes that stand for a number.
pub(super) type Key = NonZeroU32;

/// The digits as one number; what goes beyond four bytes falls away.
fn key(phone: &str) -> Key {
    let digits = phone.chars().filter_map(|c| c.to_digit(10));
    let number = digits.fold(0_u32, |number, digit| number.wrapping_mul(10).wrapping_add(digit));
    // A number that happens to end in four empty bytes is one all the same.
    Key::new(number).unwrap_or(Key::MIN)
}

/// The key of the telephone in this column; none where the case has none.
pub(super) fn of_row(row: &Row<'_>, column: usize) -> Result<Option<Key>> {
    let phone = row.get_ref(column)?.as_str_or_null().map_err(rusqlite::Error::from)?;
    Ok(phone.map(key))
}

/// The keys of a block as they are written, the lowest byte first; zeros stand for none.
pub(super) fn written(keys: &[Option<Key>]) -> Vec<u8> {
    keys.iter().flat_map(|key| key.map_or(0, |key| key.get()).to_le_bytes()).collect()
}

/// Hands the key of every case to `each`; `None` when the bytes end within one.
pub(super) fn read(bytes: &[u8], mut each: impl FnMut(Option<Key>)) -> Option<()> {
    let (keys, rest) = bytes.as_chunks();
    keys.iter().for_each(|key| each(Key::new(u32::from_le_bytes(*key))));
    rest.is_empty().then_some(())
}

#[derive(Default)]
pub(super) struct Phones {
    /// Keys with their places below them; those that came after the roll was read stand behind, in the order they came.
    all: Vec<u64>,
    listed: usize,
}

impl Phones {
    pub fn push(&mut self, key: Option<Key>, place: Place) {
        self.all.extend(key.map(|key| u64::from(key.get()) << 32 | u64::from(place)));
    }

    pub fn list(&mut self) {
        self.all.sort_unstable();
        self.listed = self.all.len();
    }

    /// The cases whose telephone may be this one, the newest first.
    pub fn places(&self, phone: &str) -> Vec<Place> {
        let key = u64::from(key(phone).get());
        let (listed, since) = self.all.split_at(self.listed);
        let own = |entry: &&u64| *entry >> 32 == key;
        let first = listed.partition_point(|entry| *entry >> 32 < key);
        let found = listed[first..].iter().take_while(own).chain(since.iter().filter(own));
        let mut places: Vec<_> = found.map(|entry| *entry as Place).collect();
        places.reverse();
        places
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_telephone_is_found_among_the_listed_and_those_that_came_since() {
        let mut phones = Phones::default();
        for (place, phone) in [(0, "+201012345678"), (1, "+201112345678"), (3, "+201012345678")] {
            phones.push(Some(key(phone)), place);
        }
        phones.list();
        phones.push(Some(key("+201012345678")), 7);
        phones.push(None, 8);
        assert_eq!(phones.places("+201012345678"), [7, 3, 0]);
        assert_eq!(phones.places("+201112345678"), [1]);
        assert!(phones.places("+201012345679").is_empty());
    }

    #[test]
    fn keys_are_read_as_they_were_written_and_half_a_one_is_noticed() {
        // 2^32, and no digit at all.
        let keys = [Some(key("+4294967296")), None, Some(key("x")), Some(key("+96512345678"))];
        let mut found = vec![];
        let bytes = written(&keys);
        assert_eq!(read(&bytes, |key| found.push(key)), Some(()));
        assert_eq!(found, keys);
        assert_eq!(read(&bytes[1..], |_| ()), None);
    }
}
