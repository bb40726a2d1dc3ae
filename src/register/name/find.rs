//! Answers to a typed name: first the names that have its words, then those that are one error away.

use std::collections::BTreeSet;

use rusqlite::Connection;

use super::ask::{Ask, as_typed, with_one_error, without_one};
use super::rank::{Rank, rank};
use super::words::Words;
use crate::domain::search_key::name_key;
use crate::register::case::{COLUMNS, row};
use crate::register::{Register, Result};
use crate::views::CaseRow;

/// Fewer answers than this to what was typed, and a typing error is thought of.
const DOUBTFUL: usize = 5;
/// Names that one question with an error in it may bring.
const MOST_NEAR: u32 = 200;
/// One letter alone is looked for in so many of the newest cases.
const NEWEST: u32 = 4_000;

/// A line that answers, and how well.
struct Hit {
    rank: Rank,
    id: i64,
    line: CaseRow,
}

impl Register {
    /// Cases whose applicant's name answers `query`: the best answers first, then the newest.
    pub(in crate::register) fn cases_by_name(&self, query: &str, limit: u32) -> Result<Vec<CaseRow>> {
        let key = name_key(query);
        let typed: Vec<&str> = key.split_whitespace().collect();
        if typed.is_empty() {
            return Ok(vec![]);
        }
        let mut hits = self.hits(&typed, limit)?;
        hits.sort_by(|a, b| (a.rank, b.line.opened, b.id).cmp(&(b.rank, a.line.opened, a.id)));
        hits.truncate(limit as usize);
        Ok(hits.into_iter().map(|hit| hit.line).collect())
    }

    fn hits(&self, typed: &[&str], limit: u32) -> Result<Vec<Hit>> {
        if typed.iter().all(|word| word.chars().count() < 2) {
            return self.newest(typed, limit, Rank::is_as_typed);
        }
        let mut known = self.names.words.borrow_mut();
        let words = match &mut *known {
            Some(words) => words,
            none => none.insert(Words::read(&self.conn)?),
        };
        let mut hits = self.newest(typed, limit, Rank::is_as_typed)?;
        let ask = as_typed(typed, words).into_iter().collect::<Vec<_>>();
        self.add_hits(&mut hits, typed, &ask, limit, Rank::is_as_typed)?;
        // A word half typed that leads somewhere is no error.
        let finished = typed.last().is_some_and(|last| words.knows(last));
        if hits.is_empty() || (finished && hits.len() < DOUBTFUL) {
            hits.extend(self.newest(typed, limit, |rank| rank.is_near() && !rank.is_as_typed())?);
            self.add_hits(&mut hits, typed, &with_one_error(typed, words), MOST_NEAR, Rank::is_near)?;
        }
        if hits.is_empty() {
            self.add_hits(&mut hits, typed, &without_one(typed, words), MOST_NEAR, |_| true)?;
        }
        Ok(hits)
    }

    /// The cases that are not in the index yet.
    fn newest(&self, typed: &[&str], limit: u32, fits: impl Fn(Rank) -> bool) -> Result<Vec<Hit>> {
        let one_letter = typed.iter().all(|word| word.chars().count() < 2);
        let (after, most) = if one_letter { (0, NEWEST) } else { (self.names.indexed_to, u32::MAX) };
        let sql = format!("select {COLUMNS}, id from service_case where id > ?1 order by id desc limit ?2");
        let mut query = self.conn.prepare_cached(&sql)?;
        let mut rows = query.query((after, most))?;
        let mut hits = vec![];
        while let Some(found) = rows.next()? {
            let name = found.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?;
            let rank = rank(typed, &name_key(name));
            if fits(rank) && hits.len() < limit as usize {
                hits.push(Hit { rank, id: found.get(9)?, line: row(found, &self.env)? });
            }
        }
        Ok(hits)
    }

    /// Adds what the questions bring and `fits`, each case once, newest first.
    fn add_hits(
        &self,
        hits: &mut Vec<Hit>,
        typed: &[&str],
        asks: &[Ask],
        most: u32,
        fits: impl Fn(Rank) -> bool,
    ) -> Result<()> {
        let mut seen: BTreeSet<i64> = hits.iter().map(|hit| hit.id).collect();
        let sql = format!("select {COLUMNS}, id from service_case where id = ?1");
        let mut line = self.conn.prepare_cached(&sql)?;
        let before = hits.len();
        for ask in asks {
            if hits.len() - before >= MOST_NEAR as usize {
                break;
            }
            for id in matching(&self.conn, ask, most)? {
                if !seen.insert(id) {
                    continue;
                }
                let mut rows = line.query([id])?;
                let Some(found) = rows.next()? else { continue };
                let rank = rank(typed, &name_key(found.get_ref(5)?.as_str().map_err(rusqlite::Error::from)?));
                if fits(rank) {
                    hits.push(Hit { rank, id, line: row(found, &self.env)? });
                }
            }
        }
        Ok(())
    }
}

fn matching(conn: &Connection, ask: &Ask, most: u32) -> Result<Vec<i64>> {
    let sql = "select rowid from case_name where case_name match ?1 order by rowid desc limit ?2";
    let mut query = conn.prepare_cached(sql)?;
    let rows = query.query_map((ask.text(), most), |row| row.get(0))?;
    Ok(rows.collect::<rusqlite::Result<_>>()?)
}
