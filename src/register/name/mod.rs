//! Finding people by their names, however they were spelt.
//!
//! The words of names (by the key of `domain/search_key`) stand in a full-text index and in a list of words.
//! Cases come into both by the block, in the transaction of the case that fills it: one flush for 256 cases
//! costs a registered case almost nothing, and the few newest cases are looked through one by one. A word
//! that was mistyped is held against the list of words, never against the names.

mod ask;
mod find;
mod index;
mod rank;
mod words;

use std::cell::RefCell;

use rusqlite::{Connection, Transaction};

pub(super) use index::{BLOCK, distinct, rebuild};
pub(super) use words::Words;

use super::{Result, meta};

/// The row number of the last case in the index, under this key of `meta`.
pub(super) const INDEXED_TO: &str = "indexed_to";

/// What an open register knows of its names.
#[derive(Default)]
pub(super) struct Names {
    indexed_to: i64,
    /// Read at the first search; tens of thousands of words take a moment.
    words: RefCell<Option<Words>>,
}

/// The words of a block that was indexed, and where it ends.
pub(super) struct Learnt {
    indexed_to: i64,
    words: Vec<(String, u32)>,
}

impl Names {
    pub fn open(conn: &Connection) -> Result<Names> {
        let indexed_to = meta(conn, INDEXED_TO)?.and_then(|text| text.parse().ok()).unwrap_or(0);
        Ok(Names { indexed_to, words: RefCell::default() })
    }

    /// Indexes the cases since the last block when `last_case` completes one.
    pub fn index_block(&self, tx: &Transaction<'_>, last_case: Option<i64>) -> Result<Option<Learnt>> {
        match last_case {
            Some(last) if last - self.indexed_to >= BLOCK => index::add(tx, self.indexed_to, last).map(Some),
            _ => Ok(None),
        }
    }

    /// What was indexed is on disk now.
    pub fn learn(&mut self, learnt: Option<Learnt>) {
        let Some(learnt) = learnt else { return };
        self.indexed_to = learnt.indexed_to;
        if let Some(words) = self.words.get_mut() {
            learnt.words.iter().for_each(|(word, names)| words.add(word, *names));
        }
    }
}
