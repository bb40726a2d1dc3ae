//! Every word that stands in a name of this register, held in memory: some tens of thousands. Words that
//! begin alike and words one typing error apart are found here.

use rusqlite::Connection;

use crate::register::Result;

/// Words longer than this share the last list.
const LONGEST: usize = 24;

/// The words by their length, each list in order.
pub(in crate::register) struct Words(Vec<Vec<Word>>);

struct Word {
    letters: Box<[char]>,
    /// A bit for every letter that occurs: two words one letter apart differ in two bits at most.
    signature: u64,
    names: u32,
}

impl Words {
    pub fn read(conn: &Connection) -> Result<Words> {
        let mut words = Words((0..=LONGEST).map(|_| vec![]).collect());
        let mut query = conn.prepare("select word, names from name_word order by word")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let word = Word::new(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?);
            words.0[word.letters.len().min(LONGEST)].push(word);
        }
        // SQLite orders by bytes, which for UTF-8 is the order of letters.
        Ok(words)
    }

    /// Counts `names` more names with this word.
    pub fn add(&mut self, text: &str, names: u32) {
        let word = Word::new(text, names);
        let list = &mut self.0[word.letters.len().min(LONGEST)];
        match list.binary_search_by(|other| other.letters.cmp(&word.letters)) {
            Ok(at) => list[at].names += names,
            Err(at) => list.insert(at, word),
        }
    }

    /// Whether the word stands in any name.
    pub fn knows(&self, text: &str) -> bool {
        let letters: Vec<char> = text.chars().collect();
        let list = &self.0[letters.len().min(LONGEST)];
        list.binary_search_by(|other| (*other.letters).cmp(&letters)).is_ok()
    }

    /// Words that begin with `beginning`, the commonest first, at most `most`.
    pub fn beginning_with(&self, beginning: &str, most: usize) -> Vec<String> {
        let letters: Vec<char> = beginning.chars().collect();
        let longer = self.0.iter().skip(letters.len().min(LONGEST));
        let found = longer.flat_map(|list| {
            let first = list.partition_point(|word| *word.letters < *letters);
            list[first..].iter().take_while(|word| word.letters.starts_with(&letters))
        });
        commonest(found.collect(), most)
    }

    /// Words exactly one typing error away: a letter wrong, missing or too many, or two changed over. The
    /// commonest first, at most `most`.
    pub fn mistyped(&self, text: &str, most: usize) -> Vec<String> {
        let letters: Vec<char> = text.chars().collect();
        let signature = signature(&letters);
        let lengths = letters.len().saturating_sub(1).max(1)..=letters.len() + 1;
        let lists = lengths.map(|length| length.min(LONGEST)).collect::<std::collections::BTreeSet<_>>();
        let near = lists.into_iter().flat_map(|length| &self.0[length]).filter(|word| {
            (word.signature ^ signature).count_ones() <= 2
                && *word.letters != *letters
                && one_apart(&word.letters, &letters)
        });
        commonest(near.collect(), most)
    }
}

impl Word {
    fn new(text: &str, names: u32) -> Word {
        let letters: Box<[char]> = text.chars().collect();
        Word { signature: signature(&letters), letters, names }
    }
}

fn commonest(mut found: Vec<&Word>, most: usize) -> Vec<String> {
    found.sort_by_key(|word| std::cmp::Reverse(word.names));
    found.truncate(most);
    found.into_iter().map(|word| word.letters.iter().collect()).collect()
}

fn signature(letters: &[char]) -> u64 {
    letters.iter().fold(0, |bits, letter| bits | 1 << (u32::from(*letter) % 64))
}

/// Whether one typing error at most makes `a` of `b`.
pub(super) fn one_apart(a: &[char], b: &[char]) -> bool {
    let alike = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[alike..], &b[alike..]);
    let alike = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    match (&a[..a.len() - alike], &b[..b.len() - alike]) {
        (a, b) if a.len().max(b.len()) <= 1 => true,
        (&[a, c], &[b, d]) => a == d && c == b,
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(list: &[&str]) -> Words {
        let mut words = Words((0..=LONGEST).map(|_| vec![]).collect());
        list.iter().for_each(|word| words.add(word, 1));
        words
    }

    #[test]
    fn each_kind_of_typing_error_is_found_and_no_more() {
        let words = words(&["محمود", "محمد", "حمد", "محمدين", "احمد", "زينب", "مجمد"]);
        let near = |text| {
            let mut near = words.mistyped(text, 60);
            near.sort();
            near
        };
        assert_eq!(near("محمد"), ["احمد", "حمد", "مجمد", "محمود"]);
        assert_eq!(near("زنيب"), ["زينب"]);
        assert_eq!(near("زينبب"), ["زينب"]);
        assert!(near("زب").is_empty());
    }

    #[test]
    fn beginnings_are_found_at_every_length_and_the_commonest_come_first() {
        let mut words = words(&["محمد", "محمدين", "محمود", "احمد"]);
        words.add("محمود", 9);
        assert_eq!(words.beginning_with("محم", 9), ["محمود", "محمد", "محمدين"]);
        assert_eq!(words.beginning_with("محم", 1), ["محمود"]);
        assert!(words.knows("احمد") && !words.knows("احم"));
        let long = "ا".repeat(40);
        words.add(&long, 1);
        assert!(words.knows(&long));
        assert_eq!(words.mistyped(&"ا".repeat(39), 5), [long]);
    }

    #[test]
    fn one_error_and_not_two() {
        let apart = |a: &str, b: &str| one_apart(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert!(apart("abc", "abc") && apart("abc", "acb") && apart("abc", "ab") && apart("abc", "xabc"));
        assert!(!apart("abcd", "badc") && !apart("abc", "cba") && !apart("abc", "a"));
    }
}
