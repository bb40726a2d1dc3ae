//! Writing names into blocks and their words into the list of words.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::written;
use crate::domain::numbers::CaseNo;
use crate::domain::search_key::name_key;
use crate::register::{Result, action};

/// Cases that wait before they are written together.
pub(super) const BLOCK: i64 = 256;

/// Writes the cases after row `from` up to and with row `to` as one block.
pub(super) fn add(conn: &Connection, from: i64, to: i64) -> Result<()> {
    let keys = keys(conn, from, to)?;
    let mut names: BTreeMap<&str, u32> = BTreeMap::new();
    for word in keys.iter().flat_map(|key| distinct(key)) {
        *names.entry(word).or_default() += 1;
    }
    let mut count = conn.prepare_cached(
        "insert into name_word (word, names) values (?1, ?2)
         on conflict (word) do update set names = names + excluded.names returning no",
    )?;
    for (word, names) in &mut names {
        // From here on its number.
        *names = count.query_row((word, *names), |row| row.get(0))?;
    }
    let words = written(&keys, |word| names.get(word).copied().unwrap_or_default());
    conn.prepare_cached("insert into name_block (last, words) values (?1, ?2)")?.execute((to, words))?;
    Ok(())
}

/// Takes the name of a case out of its row, out of the list of words and out of its block, with its numbers.
pub(in crate::register) fn forget(conn: &Connection, case: &CaseNo) -> Result<()> {
    rename(conn, case, ("", "", None))
}

/// Gives a case another person: number, name and phone. The row, the list of words and its block say so together.
pub(in crate::register) fn rename(conn: &Connection, case: &CaseNo, person: (&str, &str, Option<&str>)) -> Result<()> {
    let found = "select id, name from every_case where no = ?1";
    let (row, name): (i64, String) =
        conn.prepare_cached(found)?.query_row([case.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
    let (number, renamed, phone) = person;
    let settled = "update service_case set identity_number = ?2, name = ?3, phone = ?4 where id = ?1";
    let fresh = "update fresh_case set identity_number = ?2, name = ?3, phone = ?4 where id = ?1";
    for update in [settled, fresh] {
        conn.prepare_cached(update)?.execute((row, number, renamed, phone))?;
    }
    let block = "select min(last) from name_block where last >= ?1";
    let Some(to) = conn.prepare_cached(block)?.query_row([row], |row| row.get::<_, Option<i64>>(0))? else {
        // It was to come in with the next block.
        return Ok(());
    };
    let before = "select coalesce(max(last), 0) from name_block where last < ?1";
    let from = conn.prepare_cached(before)?.query_row([to], |row| row.get(0))?;
    // Counted before the old ones go: a word of both keeps its number.
    distinct(&name_key(renamed)).into_iter().try_for_each(|word| count(conn, word))?;
    distinct(&name_key(&name)).into_iter().try_for_each(|word| uncount(conn, word))?;
    let keys = keys(conn, from, to)?;
    let mut numbers = BTreeMap::new();
    let mut number = conn.prepare_cached("select no from name_word where word = ?1")?;
    for word in keys.iter().flat_map(|key| key.split_whitespace()) {
        if !numbers.contains_key(word) {
            numbers.insert(word, number.query_row([word], |row| row.get::<_, u32>(0))?);
        }
    }
    let words = written(&keys, |word| numbers.get(word).copied().unwrap_or_default());
    conn.prepare_cached("update name_block set words = ?2 where last = ?1")?.execute((to, words))?;
    Ok(())
}

/// One name more has the word.
fn count(conn: &Connection, word: &str) -> Result<()> {
    let sql = "insert into name_word (word, names) values (?1, 1) on conflict (word) do update set names = names + 1";
    conn.prepare_cached(sql)?.execute([word])?;
    Ok(())
}

/// One name less has the word; one that stands in no name is not kept.
fn uncount(conn: &Connection, word: &str) -> Result<()> {
    let last = "delete from name_word where word = ?1 and names = 1";
    if conn.prepare_cached(last)?.execute([word])? == 0 {
        conn.prepare_cached("update name_word set names = names - 1 where word = ?1")?.execute([word])?;
    }
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

/// The keys of the names after row `from` up to and with row `to`; an empty one where there is no case.
pub(in crate::register) fn keys(conn: &Connection, from: i64, to: i64) -> Result<Vec<String>> {
    let mut query = conn.prepare_cached("select id, name from service_case where id > ?1 and id <= ?2 order by id")?;
    let mut rows = query.query((from, to))?;
    let mut keys = vec![String::new(); usize::try_from(to - from).unwrap_or(0)];
    while let Some(row) = rows.next()? {
        let at = row.get::<_, i64>(0)? - from - 1;
        keys[at as usize] = name_key(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
    }
    Ok(keys)
}

/// The words of a key, each once.
pub(in crate::register) fn distinct(key: &str) -> Vec<&str> {
    let mut words = vec![];
    for word in key.split_whitespace() {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
