//! Answers to a typed name: first the names that have its words, then those that are one error away.

use std::cell::RefMut;
use std::collections::HashSet;

use super::ask::{Ask, as_typed, with_one_error, without_one};
use super::rank::{Rank, rank};
use super::roll::{Place, Roll};
use crate::domain::search_key::name_key;
use crate::register::{Register, Result};
use crate::views::CaseRow;

/// Fewer answers than this to what was typed, less than a page of them, and a typing error is thought of.
const DOUBTFUL: usize = 20;
/// Names that one question with an error in it may bring. The likeliest of all of them are shown.
const MOST_NEAR: usize = 200;

/// A case that answers, and how well.
struct Hit {
    rank: Rank,
    place: Place,
}

impl Register {
    /// Cases whose applicant's name answers `query`: the best answers first, then the newest, everybody once on the first
    /// page.
    pub(in crate::register) fn cases_by_name(&self, query: &str, limit: u32) -> Result<Vec<CaseRow>> {
        let key = name_key(query);
        let typed: Vec<&str> = key.split_whitespace().collect();
        if typed.is_empty() {
            return Ok(vec![]);
        }
        let mut found = self
            .best_names(&typed, limit as usize)?
            .into_iter()
            .filter_map(|hit| Some(self.line_at(hit.place).transpose()?.map(|line| (hit.rank, line, hit.place))))
            .collect::<Result<Vec<_>>>()?;
        found.sort_by(|(a, line, place), (b, other, than)| (a, other.opened, than).cmp(&(b, line.opened, place)));
        if found.len() > DOUBTFUL {
            everybody_once(&mut found);
        }
        Ok(found.into_iter().map(|(_, line, _)| line).collect())
    }

    /// Reads the roll now, which the first search would have to wait for.
    pub fn read_names(&self) -> Result<()> {
        self.roll().map(drop)
    }

    /// The newest cases with this telephone number, the newest first.
    pub(in crate::register) fn cases_by_phone(&self, phone: &str, limit: u32) -> Result<Vec<CaseRow>> {
        let places = self.roll()?.phones.places(phone);
        let lines = places.into_iter().map(|place| self.line_at(place)).filter_map(Result::transpose);
        let own = |line: &Result<CaseRow>| line.as_ref().map_or(true, |line| line.phone.as_deref() == Some(phone));
        lines.filter(own).take(limit as usize).collect()
    }

    fn best_names(&self, typed: &[&str], limit: usize) -> Result<Vec<Hit>> {
        let roll = self.roll()?;
        let mut hits = hits(&roll, typed, limit);
        hits.sort_by_key(|hit| (hit.rank, std::cmp::Reverse(hit.place)));
        hits.truncate(limit);
        Ok(hits)
    }

    /// The roll with the cases that came since it was read.
    fn roll(&self) -> Result<RefMut<'_, Roll>> {
        let mut held = self.names.roll.borrow_mut();
        let roll = match (held.take(), self.damage()) {
            // No case comes into a damaged register.
            (Some(roll), Some(_)) => roll,
            (Some(mut roll), None) => {
                roll.catch_up(&self.conn)?;
                roll
            }
            (None, None) => Roll::read(&self.conn)?,
            (None, Some(_)) => Roll::read_left(|| self.source().reading())?,
        };
        Ok(RefMut::map(held, |held| held.insert(roll)))
    }

    /// None where the case's row cannot be read any more.
    fn line_at(&self, place: Place) -> Result<Option<CaseRow>> {
        Ok(self.lines("where id = ?1", [i64::from(place) + 1])?.pop())
    }
}

/// Where there is more than a page: of a person with several cases the newest, and the others after everybody who
/// answers as well. Somebody is looked for, and whoever is found shows all of theirs.
fn everybody_once(found: &mut [(Rank, CaseRow, Place)]) {
    let mut seen = HashSet::new();
    let later: HashSet<Place> = found
        .iter()
        .filter(|(_, line, _)| !seen.insert((line.name.clone(), line.masked_identity.clone())))
        .map(|(_, _, place)| *place)
        .collect();
    found.sort_by_key(|(rank, _, place)| (*rank, later.contains(place)));
}

fn hits(roll: &Roll, typed: &[&str], limit: usize) -> Vec<Hit> {
    let words = &roll.words;
    let mut hits = vec![];
    let ask = as_typed(typed, words);
    add_hits(&mut hits, roll, typed, ask.as_slice(), limit, Rank::is_as_typed);
    // A word half typed that leads somewhere is no error.
    let finished = typed.last().is_some_and(|last| words.number(last).is_some());
    if hits.is_empty() || (finished && hits.len() < DOUBTFUL) {
        add_hits(&mut hits, roll, typed, &with_one_error(typed, words), MOST_NEAR, Rank::is_near);
    }
    if hits.is_empty() {
        add_hits(&mut hits, roll, typed, &without_one(typed, words), MOST_NEAR, |_| true);
    }
    hits
}

/// Adds what the questions bring and `fits`, each case once, `most` of the newest for each question.
fn add_hits(hits: &mut Vec<Hit>, roll: &Roll, typed: &[&str], asks: &[Ask], most: usize, fits: impl Fn(Rank) -> bool) {
    let mut seen: HashSet<Place> = hits.iter().map(|hit| hit.place).collect();
    for ask in asks {
        let enough = hits.len() + most;
        roll.matching(ask, |place| {
            let rank = rank(typed, &roll.name(place));
            if fits(rank) && seen.insert(place) {
                hits.push(Hit { rank, place });
            }
            hits.len() < enough
        });
    }
}
