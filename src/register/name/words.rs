//! Every word that stands in a name of this register, held in memory by its number: some tens of thousands.
//! Words that begin alike and words one typing error apart are found here.

use rusqlite::Connection;

use crate::register::{RegisterFault, Result};

/// Words longer than this share the last list.
const LONGEST: usize = 24;

pub(super) struct Words {
    /// By their numbers: the first has number 0 here, and 1 in the register.
    all: Vec<Word>,
    /// The same by their length, each list in the order of letters.
    by_length: Vec<Vec<Spelt>>,
}

struct Word {
    text: Box<str>,
    /// How often it stands in names.
    count: u32,
}

struct Spelt {
    letters: Box<[char]>,
    /// A bit for every letter that occurs: two words one letter apart differ in two bits at most.
    signature: u64,
    number: u32,
}

impl Words {
    pub fn none() -> Words {
        Words { all: vec![], by_length: (0..=LONGEST).map(|_| vec![]).collect() }
    }

    pub fn read(conn: &Connection) -> Result<Words> {
        let mut words = Words::none();
        let mut query = conn.prepare("select no, word from name_word order by no")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            // The number of a word whose last name was erased is nobody's.
            while row.get::<_, i64>(0)? > words.all.len() as i64 + 1 {
                words.all.push(Word { text: Box::default(), count: 0 });
            }
            let spelt = Spelt::new(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?, words.all.len() as u32);
            words.all.push(Word { text: spelt.letters.iter().collect(), count: 0 });
            if row.get::<_, i64>(0)? != words.all.len() as i64 {
                return Err(RegisterFault::Damaged("name_word".to_owned()));
            }
            words.by_length[spelt.letters.len().min(LONGEST)].push(spelt);
        }
        words.by_length.iter_mut().for_each(|list| list.sort_by(|a, b| a.letters.cmp(&b.letters)));
        Ok(words)
    }

    pub fn len(&self) -> usize {
        self.all.len()
    }

    pub fn text(&self, number: u32) -> &str {
        &self.all[number as usize].text
    }

    /// The word's number, a new one where it is new.
    pub fn add(&mut self, text: &str) -> u32 {
        let spelt = Spelt::new(text, self.all.len() as u32);
        let list = &mut self.by_length[spelt.letters.len().min(LONGEST)];
        match list.binary_search_by(|other| other.letters.cmp(&spelt.letters)) {
            Ok(at) => list[at].number,
            Err(at) => {
                let number = spelt.number;
                list.insert(at, spelt);
                self.all.push(Word { text: text.into(), count: 0 });
                number
            }
        }
    }

    /// It stands in a name once more.
    pub fn count(&mut self, number: u32) {
        if let Some(word) = self.all.get_mut(number as usize) {
            word.count += 1;
        }
    }

    /// The word's number; none when it stands in no name.
    pub fn number(&self, text: &str) -> Option<u32> {
        let letters: Vec<char> = text.chars().collect();
        let list = &self.by_length[letters.len().min(LONGEST)];
        let at = list.binary_search_by(|other| (*other.letters).cmp(&letters)).ok()?;
        Some(list[at].number)
    }

    /// Words that begin with `beginning`.
    pub fn beginning_with(&self, beginning: &str) -> Vec<u32> {
        let letters: Vec<char> = beginning.chars().collect();
        let longer = self.by_length.iter().skip(letters.len().min(LONGEST));
        let found = longer.flat_map(|list| {
            let first = list.partition_point(|word| *word.letters < *letters);
            list[first..].iter().take_while(|word| word.letters.starts_with(&letters))
        });
        found.map(|word| word.number).collect()
    }

    /// Words exactly one typing error away: a letter wrong, missing or too many, or two changed over. The
    /// commonest first, at most `most`.
    pub fn mistyped(&self, text: &str, most: usize) -> Vec<u32> {
        let letters: Vec<char> = text.chars().collect();
        let signature = signature(&letters);
        let lengths = letters.len().saturating_sub(1).clamp(1, LONGEST)..=(letters.len() + 1).min(LONGEST);
        let near = self.by_length[lengths].iter().flatten().filter(|word| {
            (word.signature ^ signature).count_ones() <= 2
                && *word.letters != *letters
                && one_apart(&word.letters, &letters)
        });
        let mut near: Vec<u32> = near.map(|word| word.number).collect();
        near.sort_by_key(|number| std::cmp::Reverse(self.all[*number as usize].count));
        near.truncate(most);
        near
    }
}

impl Spelt {
    fn new(text: &str, number: u32) -> Spelt {
        let letters: Box<[char]> = text.chars().collect();
        Spelt { signature: signature(&letters), letters, number }
    }
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
        let mut words = Words::none();
        for word in list {
            let number = words.add(word);
            words.count(number);
        }
        words
    }

    fn spelt(words: &Words, numbers: Vec<u32>) -> Vec<&str> {
        numbers.into_iter().map(|number| words.text(number)).collect()
    }

    #[test]
    fn each_kind_of_typing_error_is_found_and_no_more() {
        let words = words(&["محمود", "محمد", "حمد", "محمدين", "احمد", "زينب", "مجمد"]);
        let near = |text| {
            let mut near = spelt(&words, words.mistyped(text, 60));
            near.sort();
            near
        };
        assert_eq!(near("محمد"), ["احمد", "حمد", "مجمد", "محمود"]);
        assert_eq!(near("زنيب"), ["زينب"]);
        assert_eq!(near("زينبب"), ["زينب"]);
        assert!(near("زب").is_empty());
    }

    #[test]
    fn beginnings_are_found_at_every_length() {
        let mut words = words(&["محمد", "محمدين", "محمود", "احمد"]);
        let mut begun = spelt(&words, words.beginning_with("محم"));
        begun.sort();
        assert_eq!(begun, ["محمد", "محمدين", "محمود"]);
        assert!(words.number("احمد").is_some() && words.number("احم").is_none());
        let long = "ا".repeat(40);
        words.add(&long);
        assert!(words.number(&long).is_some());
        assert_eq!(spelt(&words, words.mistyped(&"ا".repeat(39), 5)), [long]);
    }

    #[test]
    fn of_the_words_one_error_away_the_commonest_come_first() {
        let words = words(&["احمد", "مجمد", "محمد", "محمد"]);
        assert_eq!(spelt(&words, words.mistyped("حمد", 9)), ["محمد", "احمد"]);
        assert_eq!(spelt(&words, words.mistyped("مدمد", 1)), ["محمد"]);
    }

    #[test]
    fn one_error_and_not_two() {
        let apart = |a: &str, b: &str| one_apart(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        assert!(apart("abc", "abc") && apart("abc", "acb") && apart("abc", "ab") && apart("abc", "xabc"));
        assert!(!apart("abcd", "badc") && !apart("abc", "cba") && !apart("abc", "a"));
    }
}
