//! Finding people by their names, however they were spelt.
//!
//! Every name (by the key of `domain/search_key`) stands in the register as the numbers of its words, a block of
//! cases to a row, beside the list of those words; and beside each name its telephone. A block is written in the transaction of the case that fills
//! it: one row for 256 cases costs a registered case almost nothing. Until then its cases stand in a table of their
//! own that has no index, and go over to that of all others with it. The first search reads the blocks into
//! memory, about 44 bytes a case (`roll.rs`), and every search is answered there, in the order of the ledger from
//! the newest back; the rows are read only of what is shown. A word that was mistyped is held against the
//! list of words, never against the names.

mod ask;
mod block;
mod find;
mod index;
mod phones;
mod rank;
mod roll;
mod words;

use std::cell::RefCell;

use rusqlite::{Connection, Transaction};

pub(super) use block::written;
pub(super) use index::{Block, forget, forget_unused, people, rebuild, rename, settle};

use super::Result;
use roll::Roll;

/// What an open register knows of its names.
#[derive(Default)]
pub(super) struct Names {
    /// The row of the last case in a block.
    indexed_to: i64,
    /// Read at the first search.
    roll: RefCell<Option<Roll>>,
}

impl Names {
    pub fn open(conn: &Connection) -> Result<Names> {
        let indexed_to = conn.query_row("select coalesce(max(last), 0) from name_block", [], |row| row.get(0))?;
        Ok(Names { indexed_to, roll: RefCell::default() })
    }

    /// Settles the cases since the last block and writes theirs when `last_case` completes it; gives where it ends.
    pub fn index_block(&self, tx: &Transaction<'_>, last_case: Option<i64>) -> Result<Option<i64>> {
        match last_case {
            Some(last) if last - self.indexed_to >= index::BLOCK => {
                index::settle(tx)?;
                index::add(tx, self.indexed_to, last)?;
                Ok(Some(last))
            }
            _ => Ok(None),
        }
    }

    /// A name went: the roll is read anew before it is asked again.
    pub fn forgotten(&mut self) {
        self.roll.take();
    }

    /// The block up to there is on disk now.
    pub fn indexed(&mut self, to: Option<i64>) {
        self.indexed_to = to.unwrap_or(self.indexed_to);
    }
}
