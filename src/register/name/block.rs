//! A block of names as it is written: for every case the number of its words, then the number of each word in
//! the list of words. Small numbers take one byte, and the commonest words came first.

/// The bytes of a block: `keys` are the names of its cases in order, `number` knows their words.
pub(in crate::register) fn written(keys: &[String], number: impl Fn(&str) -> u32) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(keys.len() * 10);
    for key in keys {
        put(&mut bytes, key.split_whitespace().count() as u32);
        key.split_whitespace().for_each(|word| put(&mut bytes, number(word)));
    }
    bytes
}

/// Hands the words' numbers of every case to `each`; `None` when the bytes end within a name.
pub(super) fn read(mut bytes: &[u8], mut each: impl FnMut(&[u32])) -> Option<()> {
    let mut words = vec![];
    while !bytes.is_empty() {
        words.clear();
        for _ in 0..take(&mut bytes)? {
            words.push(take(&mut bytes)?);
        }
        each(&words);
    }
    Some(())
}

/// Seven bits to a byte, the lowest first; all but the last byte have their highest bit set.
fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number > 0x7f {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0;
    for shift in (0..32).step_by(7) {
        let (first, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(first & 0x7f) << shift;
        if first & 0x80 == 0 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_is_read_and_half_a_name_is_noticed() {
        let keys = ["1 200 70000", "", "3"].map(str::to_owned);
        let bytes = written(&keys, |word| word.parse().unwrap_or(0));
        let mut found = vec![];
        assert_eq!(read(&bytes, |words| found.push(words.to_vec())), Some(()));
        assert_eq!(found, [vec![1, 200, 70_000], vec![], vec![3]]);
        assert_eq!(read(&bytes[..3], |_| ()), None);
    }

    #[test]
    fn the_largest_number_is_read_again() {
        let mut bytes = vec![];
        put(&mut bytes, u32::MAX);
        assert_eq!(take(&mut bytes.as_slice()), Some(u32::MAX));
        assert_eq!(take(&mut [0xff; 9].as_slice()), None);
    }
}
