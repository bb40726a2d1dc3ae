//! The ledger out of a damaged file: stretch by stretch, halved where a page is bad.

use rusqlite::{Connection, Transaction};

use super::{Salvaged, Tells, is_bad_page};
use crate::domain::ledger::{Action, Hash, link_hash};
use crate::domain::mark::StationId;
use crate::register::action::{self, COLUMNS, Read};
use crate::register::{Result, Source, station};

/// Actions in a stretch.
const STRETCH: u64 = 2048;
/// Where the end of a series cannot be read, it is looked for so many stretches after the last that told anything.
const PATIENCE: u32 = 2;

/// The last action met, by which the next is proved.
struct Chain {
    seq: u64,
    hash: Hash,
}

/// Brings one series over.
pub(super) fn gather(
    from: &Source,
    (no, series): (i64, &StationId),
    to: &Transaction<'_>,
    found: &mut Salvaged,
    tells: &mut Tells<'_>,
) -> Result<()> {
    let end = last(from, no)?;
    let mut chain = Chain { seq: 0, hash: Hash::START };
    let (mut begin, mut silent, mut lost) = (1, 0, vec![]);
    while end.map_or(silent <= PATIENCE, |end| begin <= end) {
        let until = end.map_or(begin + STRETCH - 1, |end| end.min(begin + STRETCH - 1));
        let (actions, gaps) = stretch(from, (no, series), (begin, until))?;
        tells.more(actions.len() as u64);
        silent = if actions.is_empty() { silent + 1 } else { 0 };
        lost.extend(gaps);
        for action in actions {
            take(to, no, action, &mut chain, found)?;
        }
        begin = until + 1;
    }
    // What lies after the last that could be read was perhaps never there.
    let known = end.unwrap_or(chain.seq);
    join(lost.into_iter().filter(|seq| *seq <= known), series, &mut found.lost);
    Ok(())
}

/// How many actions there are, as far as the ends of the series can be read.
pub(super) fn count(from: &Source, stations: &[(i64, StationId)]) -> u64 {
    stations.iter().filter_map(|(no, _)| last(from, *no).ok().flatten()).sum()
}

/// The number of the last action, or none when that cannot be read.
fn last(from: &Source, no: i64) -> Result<Option<u64>> {
    match from.again().and_then(|conn| station::last_row(&conn, no)) {
        Ok(row) => Ok(Some(row.map_or(0, station::seq))),
        Err(fault) if is_bad_page(&fault) => Ok(None),
        Err(fault) => Err(fault),
    }
}

/// What can be read of a stretch, in order, and the numbers that cannot.
fn stretch(from: &Source, (no, series): (i64, &StationId), whole: (u64, u64)) -> Result<(Vec<Action>, Vec<u64>)> {
    let (mut actions, mut lost, mut parts) = (vec![], vec![], vec![whole]);
    let mut conn = from.again()?;
    // The last part lies on top: what comes first is read first.
    while let Some((first, last)) = parts.pop() {
        let mut next = first;
        let rows = (station::row(no, first), station::row(no, last));
        let read = each(&conn, series, rows, |action| {
            lost.extend(next..action.seq);
            next = action.seq + 1;
            actions.push(action);
        });
        match read {
            Ok(()) => lost.extend(next..=last),
            Err(fault) if !is_bad_page(&fault) => return Err(fault),
            Err(_) => {
                conn = from.again()?;
                match last.saturating_sub(next) {
                    _ if next > last => {}
                    0 => lost.push(next),
                    more => parts.extend([(next + more / 2 + 1, last), (next, next + more / 2)]),
                }
            }
        }
    }
    Ok((actions, lost))
}

/// Every action of some rows, as far as they can be read; what stands before each is not known here.
fn each(conn: &Connection, series: &StationId, rows: (i64, i64), mut take: impl FnMut(Action)) -> Result<()> {
    let sql =
        format!("select {COLUMNS} from action a join (select ?3 as id) s where a.id between ?1 and ?2 order by a.id");
    let mut query = conn.prepare_cached(&sql)?;
    let mut found = query.query((rows.0, rows.1, series.as_str()))?;
    while let Some(row) = found.next()? {
        take(action::from_row(row, Hash::START, Read::Whole)?);
    }
    Ok(())
}

/// Takes an action over when the chain does not speak against it.
fn take(to: &Transaction<'_>, no: i64, mut action: Action, chain: &mut Chain, found: &mut Salvaged) -> Result<()> {
    let follows = action.seq == chain.seq + 1;
    action.prev = chain.hash;
    let told = Chain { seq: action.seq, hash: action.hash };
    let here = (action.station.clone(), action.seq);
    if follows && link_hash(&action) != action.hash {
        found.changed.push(here);
    } else {
        if !follows {
            found.unproved.push(here);
        }
        action::insert(to, no, &action)?;
        found.actions += 1;
    }
    *chain = told;
    Ok(())
}

/// Numbers in a row become stretches.
fn join(numbers: impl Iterator<Item = u64>, series: &StationId, to: &mut Vec<(StationId, u64, u64)>) {
    for seq in numbers {
        match to.last_mut() {
            Some((of, _, last)) if of == series && *last + 1 == seq => *last = seq,
            _ => to.push((series.clone(), seq, seq)),
        }
    }
}
