//! Writing names and telephones into blocks, and the names' words into the list of words.

use std::collections::{HashMap, HashSet};

use rusqlite::{Connection, OptionalExtension};

use super::block::{read, written};
use super::phones;
use crate::domain::numbers::CaseNo;
use crate::domain::search_key::name_key;
use crate::register::{RegisterFault, Result, action};

/// Cases that wait before they are written together.
pub(super) const BLOCK: i64 = 256;

/// What a row of `name_block` says of its cases.
#[derive(Debug, PartialEq, Eq)]
pub(in crate::register) struct Block {
    pub words: Vec<u8>,
    pub phones: Vec<u8>,
}

/// Writes the cases after row `from` up to and with row `to` as one block.
pub(super) fn add(conn: &Connection, from: i64, to: i64) -> Result<()> {
    let Block { words, phones } = block(conn, from, to)?;
    let sql = "insert into name_block (last, words, phones) values (?1, ?2, ?3)";
    conn.prepare_cached(sql)?.execute((to, words, phones))?;
    Ok(())
}

/// The cases after row `from` up to and with row `to` as a block says them. A word that is new gets its number.
fn block(conn: &Connection, from: i64, to: i64) -> Result<Block> {
    let (keys, phones) = people(conn, from, to)?;
    let mut numbers = HashMap::new();
    for word in keys.iter().flat_map(|key| key.split_whitespace()) {
        if !numbers.contains_key(word) {
            numbers.insert(word, number(conn, word)?);
        }
    }
    Ok(Block { words: written(&keys, |word| numbers.get(word).copied().unwrap_or_default()), phones })
}

/// The number that a word has; none when no block has had it.
fn known(conn: &Connection, word: &str) -> Result<Option<u32>> {
    let sql = "select no from name_word where word = ?1";
    Ok(conn.prepare_cached(sql)?.query_row([word], |row| row.get(0)).optional()?)
}

fn number(conn: &Connection, word: &str) -> Result<u32> {
    if let Some(no) = known(conn, word)? {
        return Ok(no);
    }
    let new = "insert into name_word (word) values (?1) returning no";
    Ok(conn.prepare_cached(new)?.query_row([word], |row| row.get(0))?)
}

/// Takes the name of a case out of its row and out of its block, with its numbers. Its words stay in the list of words until
/// [`forget_unused`] has gone through all names, which a run over many cases does once.
pub(in crate::register) fn forget(conn: &Connection, case: &CaseNo) -> Result<()> {
    write_over(conn, case, ("", "", None)).map(drop)
}

/// Gives a case another person: number, name and phone. The row, its block and the list of words say so together.
pub(in crate::register) fn rename(conn: &Connection, case: &CaseNo, person: (&str, &str, Option<&str>)) -> Result<()> {
    let name = write_over(conn, case, person)?;
    let words =
        name_key(&name).split_whitespace().filter_map(|word| known(conn, word).transpose()).collect::<Result<_>>()?;
    drop_unused(conn, words)
}

/// Gives the name that stood there before.
fn write_over(conn: &Connection, case: &CaseNo, person: (&str, &str, Option<&str>)) -> Result<String> {
    let found = "select id, name from every_case where no = ?1";
    let (row, name): (i64, String) =
        conn.prepare_cached(found)?.query_row([case.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (number, renamed, phone) = person;
    let settled = "update service_case set identity_number = ?2, name = ?3, phone = ?4 where id = ?1";
    let fresh = "update fresh_case set identity_number = ?2, name = ?3, phone = ?4 where id = ?1";
    for update in [settled, fresh] {
        conn.prepare_cached(update)?.execute((row, number, renamed, phone))?;
    }
    let its_block = "select min(last) from name_block where last >= ?1";
    // One that is fresh comes in with the next block.
    if let Some(to) = conn.prepare_cached(its_block)?.query_row([row], |row| row.get::<_, Option<i64>>(0))? {
        let before = "select coalesce(max(last), 0) from name_block where last < ?1";
        let from = conn.prepare_cached(before)?.query_row([to], |row| row.get(0))?;
        let Block { words, phones } = block(conn, from, to)?;
        let sql = "update name_block set words = ?2, phones = ?3 where last = ?1";
        conn.prepare_cached(sql)?.execute((to, words, phones))?;
    }
    Ok(name)
}

/// Takes the words that stand in no name any more out of the list.
pub(in crate::register) fn forget_unused(conn: &Connection) -> Result<()> {
    let mut query = conn.prepare("select no from name_word")?;
    let words = query.query_map([], |row| row.get(0))?.collect::<rusqlite::Result<_>>()?;
    drop_unused(conn, words)
}

/// Of `words`, by their numbers. A common one is met in the newest names at once.
fn drop_unused(conn: &Connection, mut words: HashSet<u32>) -> Result<()> {
    let mut query = conn.prepare_cached("select words from name_block order by last desc")?;
    let mut blocks = query.query([])?;
    while !words.is_empty()
        && let Some(block) = blocks.next()?
    {
        let bytes = block.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        let found = |name: &[u32]| {
            for word in name {
                words.remove(word);
            }
        };
        read(bytes, found).ok_or_else(|| RegisterFault::Damaged("name_block".to_owned()))?;
    }
    let mut delete = conn.prepare_cached("delete from name_word where no = ?1")?;
    words.iter().try_for_each(|word| delete.execute([word]).map(drop))?;
    Ok(())
}

/// Lays the fresh cases to all others, where indexes find them.
pub(in crate::register) fn settle(conn: &Connection) -> Result<()> {
    action::settle_trails(conn)?;
    let sql = "insert into service_case
                   select id, uid, no, station, service, stage, identity_number, name, phone, opened_ms, due
                   from fresh_case order by id";
    conn.prepare_cached(sql)?.execute([])?;
    // A number that was given twice is for `verify` to tell, not for the next citizen to wait for.
    let sql = "insert or ignore into ticket
                   select f.ticket_day, s.id, f.ticket, f.service, f.uid, f.opened_ms
                   from fresh_case f cross join station s on s.no = f.station where f.ticket is not null order by 1, 2, 3";
    conn.prepare_cached(sql)?.execute([])?;
    conn.prepare_cached("delete from fresh_case")?.execute([])?;
    Ok(())
}

/// Writes every settled case, block by block, where none is written yet.
pub(in crate::register) fn rebuild(conn: &Connection) -> Result<()> {
    let last: i64 = conn.query_row("select coalesce(max(id), 0) from service_case", [], |row| row.get(0))?;
    let mut from = 0;
    while from < last {
        let to = (from + 16 * BLOCK).min(last);
        add(conn, from, to)?;
        from = to;
    }
    Ok(())
}

/// The keys of the names after row `from` up to and with row `to`, an empty one where there is no case, and their telephones
/// as a block has them.
pub(in crate::register) fn people(conn: &Connection, from: i64, to: i64) -> Result<(Vec<String>, Vec<u8>)> {
    let sql = "select id, name, phone from service_case where id > ?1 and id <= ?2 order by id";
    let mut query = conn.prepare_cached(sql)?;
    let mut rows = query.query((from, to))?;
    let cases = usize::try_from(to - from).unwrap_or(0);
    let (mut keys, mut phones) = (vec![String::new(); cases], vec![None; cases]);
    while let Some(row) = rows.next()? {
        let at = (row.get::<_, i64>(0)? - from - 1) as usize;
        keys[at] = name_key(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
        phones[at] = phones::of_row(row, 2)?;
    }
    Ok((keys, phones::written(&phones)))
}
