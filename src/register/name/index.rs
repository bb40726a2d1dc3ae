//! Bringing cases into the index of names and the list of words.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::{INDEXED_TO, Learnt};
use crate::domain::search_key::name_key;
use crate::register::{Result, set_meta};

/// Cases that wait before they are indexed together.
pub(in crate::register) const BLOCK: i64 = 256;

/// Indexes the cases after row `from` up to and with row `to`.
pub(super) fn add(conn: &Connection, from: i64, to: i64) -> Result<Learnt> {
    let mut words: BTreeMap<String, u32> = BTreeMap::new();
    {
        let mut query =
            conn.prepare_cached("select id, name from service_case where id > ?1 and id <= ?2 order by id")?;
        let mut insert = conn.prepare_cached("insert into case_name (rowid, name_key) values (?1, ?2)")?;
        let mut rows = query.query((from, to))?;
        while let Some(row) = rows.next()? {
            let key = name_key(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
            insert.execute((row.get::<_, i64>(0)?, &key))?;
            for word in distinct(&key) {
                match words.get_mut(word) {
                    Some(names) => *names += 1,
                    None => drop(words.insert(word.to_owned(), 1)),
                }
            }
        }
    }
    let mut count = conn.prepare_cached(
        "insert into name_word (word, names) values (?1, ?2)
         on conflict (word) do update set names = names + excluded.names",
    )?;
    for (word, names) in &words {
        count.execute((word, names))?;
    }
    set_meta(conn, INDEXED_TO, &to.to_string())?;
    Ok(Learnt { indexed_to: to, words: words.into_iter().collect() })
}

/// Indexes every case there is, block by block, in an index that is empty.
pub(in crate::register) fn rebuild(conn: &Connection) -> Result<()> {
    let last: i64 = conn.query_row("select coalesce(max(id), 0) from service_case", [], |row| row.get(0))?;
    let mut from = 0;
    while from < last {
        from = add(conn, from, (from + 16 * BLOCK).min(last))?.indexed_to;
    }
    Ok(())
}

/// The words of a key, each once.
pub(in crate::register) fn distinct(key: &str) -> Vec<&str> {
    let mut words = vec![];
    for word in key.split(' ').filter(|word| !word.is_empty()) {
        if !words.contains(&word) {
            words.push(word);
        }
    }
    words
}
