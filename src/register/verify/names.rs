//! Holds the blocks of names and the list of words against the names of the cases, byte by byte.

use std::collections::HashMap;

use super::Verified;
use crate::register::name::{Block, people, written};
use crate::register::retention::is_erasing;
use crate::register::{Register, Result};

/// A word's number, and whether any name was found that has it.
struct Word {
    number: u32,
    found: bool,
}

impl Register {
    pub(super) fn verify_names(&self, found: &mut Verified) -> Result<()> {
        let mut words = self.words()?;
        let mut from = 0;
        let mut query = self.conn.prepare("select last, words, phones from name_block order by last")?;
        let mut blocks = query.query([])?;
        while let Some(block) = blocks.next()? {
            let to: i64 = block.get(0)?;
            let said = Block { words: block.get(1)?, phones: block.get(2)? };
            if self.block(from, to, &mut words)? != Some(said) {
                found.add("name_block", format!("the block up to row {to} is not what the cases say"));
            }
            from = to;
        }
        let sql = "select exists (select 1 from service_case where id > ?1) or exists (select 1 from fresh_case where id <= ?1)";
        if self.conn.query_row(sql, [from], |row| row.get(0))? {
            found.add(
                "fresh_case",
                "cases stand among the settled ones before their block, or after it among the fresh".to_owned(),
            );
        }
        // Words of names that were erased go when all of them have, before the file is written anew.
        let unused = words.values().filter(|word| !word.found).count();
        if unused > 0 && !is_erasing(&self.conn)? {
            found.add("name_word", format!("{unused} words stand in no name"));
        }
        Ok(())
    }

    fn words(&self) -> Result<HashMap<String, Word>> {
        let mut query = self.conn.prepare("select word, no from name_word")?;
        let rows = query.query_map([], |row| Ok((row.get(0)?, Word { number: row.get(1)?, found: false })))?;
        Ok(rows.collect::<rusqlite::Result<_>>()?)
    }

    /// The block as it should be, its words found; none when it cannot be one at all.
    fn block(&self, from: i64, to: i64, words: &mut HashMap<String, Word>) -> Result<Option<Block>> {
        let last: i64 = self
            .conn
            .prepare_cached("select coalesce(max(id), 0) from service_case")?
            .query_row([], |row| row.get(0))?;
        if to > last {
            return Ok(None);
        }
        let (keys, phones) = people(&self.conn, from, to)?;
        let mut known = true;
        for word in keys.iter().flat_map(|key| key.split_whitespace()) {
            match words.get_mut(word) {
                Some(word) => word.found = true,
                None => known = false,
            }
        }
        if !known {
            return Ok(None);
        }
        let words = written(&keys, |word| words.get(word).map_or(0, |word| word.number));
        Ok(Some(Block { words, phones }))
    }
}
