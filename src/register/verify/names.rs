//! Holds the index of names and the list of words against the names of the cases, word by word.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use super::Verified;
use crate::domain::search_key::name_key;
use crate::register::name::{INDEXED_TO, distinct};
use crate::register::{Register, Result, meta};

impl Register {
    pub(super) fn verify_names(&self, found: &mut Verified) -> Result<()> {
        let indexed_to: i64 = meta(&self.conn, INDEXED_TO)?.and_then(|text| text.parse().ok()).unwrap_or(0);
        let mut words: HashMap<String, u32> = HashMap::new();
        let mut in_names = Pairs::default();
        let mut query = self.conn.prepare("select id, name from service_case where id <= ?1")?;
        let mut rows = query.query([indexed_to])?;
        while let Some(row) = rows.next()? {
            let id: i64 = row.get(0)?;
            let key = name_key(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
            for word in distinct(&key) {
                in_names.add(word, id);
                match words.get_mut(word) {
                    Some(names) => *names += 1,
                    None => drop(words.insert(word.to_owned(), 1)),
                }
            }
        }
        if self.indexed_pairs()? != in_names {
            found.add("case_name", "the index is not what the names say".to_owned());
        }
        self.verify_words(words, found)
    }

    /// The index as it stands: which word in which case.
    fn indexed_pairs(&self) -> Result<Pairs> {
        // A window into the index that belongs to this connection alone.
        self.conn.execute_batch(
            "create virtual table if not exists temp.case_name_pairs using fts5vocab('main', 'case_name', 'instance')",
        )?;
        let mut pairs = Pairs::default();
        let mut query = self.conn.prepare("select term, doc from temp.case_name_pairs")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            pairs.add(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?, row.get(1)?);
        }
        Ok(pairs)
    }

    fn verify_words(&self, mut words: HashMap<String, u32>, found: &mut Verified) -> Result<()> {
        let mut query = self.conn.prepare("select word, names from name_word")?;
        let mut rows = query.query([])?;
        let mut wrong = 0;
        while let Some(row) = rows.next()? {
            let right = words.remove(&row.get::<_, String>(0)?);
            wrong += usize::from(right != Some(row.get(1)?));
        }
        if wrong + words.len() > 0 {
            found.add("name_word", format!("{} words are miscounted", wrong + words.len()));
        }
        Ok(())
    }
}

/// A set of words in cases, by its number and the sum of its members' hashes: two sets that differ agree in
/// both once in 2^64.
#[derive(Debug, Default, PartialEq, Eq)]
struct Pairs {
    number: u64,
    sum: u64,
}

impl Pairs {
    fn add(&mut self, word: &str, case: i64) {
        let mut hasher = DefaultHasher::new();
        (word, case).hash(&mut hasher);
        self.number += 1;
        self.sum = self.sum.wrapping_add(hasher.finish());
    }
}
