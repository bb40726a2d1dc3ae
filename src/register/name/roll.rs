//! The roll: the names and telephones of all cases in memory, the names as the numbers of their words, and for each word the
//! cases that have it. A question is answered from the cases of its rarest word; one whose every word is common has its
//! answers among the newest cases.

use std::ops::Range;

use rusqlite::Connection;

use super::ask::Ask;
use super::block;
use super::phones::{self, Key, Phones};
use super::words::Words;
use crate::domain::search_key::name_key;
use crate::register::damage::is_bad_page;
use crate::register::{RegisterFault, Result};

/// What more than one case of so many has is common: every case is looked at then.
const COMMON: usize = 4;
/// Cases that are looked through together, from the newest back: mostly the first of them give answers enough.
const TOGETHER: usize = 1 << 17;

/// Behind so many rows in a row that cannot be read, no further ones are looked for.
const LONGEST_GAP: u32 = 4096;

/// The names of one table of cases from the row after `?1` on.
const SETTLED: &str = "select id, name, phone from service_case where id > ?1 order by id";
const FRESH: &str = "select id, name, phone from fresh_case where id > ?1 order by id";

/// A case by its place: the one in row 1 has place 0.
pub(super) type Place = u32;

pub(super) struct Roll {
    pub words: Words,
    /// The words of all names, one after the other, and where each name ends.
    names: Vec<u32>,
    ends: Vec<u32>,
    /// The cases of all words, one word after the other, and where each word's begin. Cases that came
    /// after the roll was read are not in it: they are few, and looked through.
    cases: Vec<Place>,
    begins: Vec<u32>,
    listed: usize,
    pub phones: Phones,
}

impl Roll {
    fn of(words: Words) -> Roll {
        let phones = Phones::default();
        Roll { words, names: vec![], ends: vec![], cases: vec![], begins: vec![], listed: 0, phones }
    }

    pub fn read(conn: &Connection) -> Result<Roll> {
        let mut roll = Roll::of(Words::read(conn)?);
        let damaged = || RegisterFault::Damaged("name_block".to_owned());
        let mut query = conn.prepare("select words, phones from name_block order by last")?;
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let bytes = row.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
            let mut place = roll.ends.len() as Place;
            block::read(bytes, |words| roll.push(words.iter().map(|no| no.wrapping_sub(1)))).ok_or_else(damaged)?;
            let bytes = row.get_ref(1)?.as_blob().map_err(rusqlite::Error::from)?;
            let push = |key: Option<Key>| {
                roll.phones.push(key, place);
                place += 1;
            };
            phones::read(bytes, push).ok_or_else(damaged)?;
            if place as usize != roll.ends.len() {
                return Err(damaged());
            }
        }
        let known = roll.words.len() as u32;
        if roll.names.iter().any(|word| *word >= known) {
            return Err(damaged());
        }
        roll.list();
        roll.catch_up(conn)?;
        Ok(roll)
    }

    /// The roll of a damaged register: the names of all cases whose rows can be read. A connection that met a bad
    /// page is not used again, so each begins behind the row that the one before could not read.
    pub fn read_left(connect: impl Fn() -> Result<Connection>) -> Result<Roll> {
        let mut roll = Roll::of(Words::none());
        for table in [SETTLED, FRESH] {
            let mut silent = 0;
            while silent < LONGEST_GAP {
                let before = roll.ends.len();
                match connect().and_then(|conn| roll.go_through(&conn, table)) {
                    Ok(()) => break,
                    Err(fault) if !is_bad_page(&fault) => return Err(fault),
                    Err(_) => silent = if roll.ends.len() > before { 0 } else { silent + 1 },
                }
                roll.push(std::iter::empty());
            }
            if silent == LONGEST_GAP {
                // There was nothing behind: the rows of the next table follow.
                roll.ends.truncate(roll.ends.len() - LONGEST_GAP as usize);
            }
        }
        roll.list();
        Ok(roll)
    }

    /// Reads the cases that came since.
    pub fn catch_up(&mut self, conn: &Connection) -> Result<()> {
        self.go_through(conn, SETTLED)?;
        self.go_through(conn, FRESH)
    }

    fn go_through(&mut self, conn: &Connection, names: &str) -> Result<()> {
        let mut query = conn.prepare_cached(names)?;
        let mut rows = query.query([self.ends.len() as i64])?;
        while let Some(row) = rows.next()? {
            while (self.ends.len() as i64) < row.get::<_, i64>(0)? - 1 {
                self.push(std::iter::empty());
            }
            let key = name_key(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
            let words: Vec<u32> = key.split_whitespace().map(|word| self.words.add(word)).collect();
            self.phones.push(phones::of_row(row, 2)?, self.ends.len() as Place);
            self.push(words.into_iter());
        }
        Ok(())
    }

    fn push(&mut self, words: impl Iterator<Item = u32>) {
        self.names.extend(words.inspect(|word| self.words.count(*word)));
        self.ends.push(self.names.len() as u32);
    }

    /// Sorts the cases by their words and by their telephones.
    fn list(&mut self) {
        self.phones.list();
        self.listed = self.ends.len();
        let mut ends = vec![0_u32; self.words.len()];
        self.names.iter().for_each(|word| ends[*word as usize] += 1);
        let mut sum = 0;
        for end in &mut ends {
            sum += *end;
            *end = sum;
        }
        self.cases = vec![0; self.names.len()];
        for place in (0..self.listed as Place).rev() {
            let (from, to) = self.span(place);
            for word in &self.names[from..to] {
                let end = &mut ends[*word as usize];
                *end -= 1;
                self.cases[*end as usize] = place;
            }
        }
        self.begins = ends;
        self.begins.push(sum);
    }

    fn span(&self, place: Place) -> (usize, usize) {
        let at = place as usize;
        (if at == 0 { 0 } else { self.ends[at - 1] as usize }, self.ends[at] as usize)
    }

    fn words_of(&self, place: Place) -> &[u32] {
        let (from, to) = self.span(place);
        &self.names[from..to]
    }

    /// The words of a name as they are read.
    pub fn name(&self, place: Place) -> Vec<&str> {
        self.words_of(place).iter().map(|word| self.words.text(*word)).collect()
    }

    /// The listed cases of a word, in order.
    fn cases_of(&self, word: u32) -> &[Place] {
        match (self.begins.get(word as usize), self.begins.get(word as usize + 1)) {
            (Some(from), Some(to)) => &self.cases[*from as usize..*to as usize],
            // The word came after the roll was read.
            _ => &[],
        }
    }

    /// Hands the cases that answer `ask` to `takes`, newest first, until it wants no more.
    pub fn matching(&self, ask: &Ask, mut takes: impl FnMut(Place) -> bool) {
        let marks = Marks::of(ask, self.words.len());
        let mut go_on = |place: Place| !marks.answered_by(self.words_of(place)) || takes(place);
        let came_since = self.listed as Place..self.ends.len() as Place;
        if !came_since.rev().all(&mut go_on) {
            return;
        }
        let size = |part: &Vec<u32>| part.iter().map(|word| self.cases_of(*word).len()).sum::<usize>();
        let Some((fewest, rarest)) = ask.parts().iter().map(|part| (size(part), part)).min() else { return };
        for from in (0..self.listed).step_by(TOGETHER).rev() {
            let some = from as Place..(from + TOGETHER).min(self.listed) as Place;
            let wants_more = if fewest > self.listed / COMMON {
                some.rev().all(&mut go_on)
            } else {
                self.having(rarest, some).into_iter().rev().all(&mut go_on)
            };
            if !wants_more {
                return;
            }
        }
    }

    /// Those of `some` cases that have one of the words, in order.
    fn having(&self, words: &[u32], some: Range<Place>) -> Vec<Place> {
        let mut found = vec![];
        for word in words {
            let cases = self.cases_of(*word);
            let (from, to) =
                (cases.partition_point(|case| *case < some.start), cases.partition_point(|case| *case < some.end));
            found.extend_from_slice(&cases[from..to]);
        }
        // The cases of each word are in order already, which this sort makes use of.
        found.sort();
        found.dedup();
        found
    }
}

/// For every word, which parts of a question it answers: a bit each. Parts beyond the eighth go unasked here;
/// whoever ranks the answers sees them.
struct Marks {
    of_word: Vec<u8>,
    all: u8,
    parts: usize,
}

impl Marks {
    fn of(ask: &Ask, words: usize) -> Marks {
        let mut marks = Marks { of_word: vec![0; words], all: 0, parts: 0 };
        for (part, bit) in ask.parts().iter().zip((0..8).map(|at| 1 << at)) {
            part.iter().for_each(|word| marks.of_word[*word as usize] |= bit);
            marks.all |= bit;
            marks.parts += 1;
        }
        marks
    }

    /// Whether the words answer every part, and no word is needed for two of them as far as their number tells.
    fn answered_by(&self, words: &[u32]) -> bool {
        let mark = |word: &u32| self.of_word[*word as usize];
        words.iter().fold(0, |marks, word| marks | mark(word)) == self.all
            && words.iter().filter(|word| mark(word) != 0).count() >= self.parts
    }
}
