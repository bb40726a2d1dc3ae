//! Proves what stands in the database from the ledger in it: each series link by link, each case folded anew. Somebody who
//! can write to the tables without going through here shows.

use postgres::fallible_iterator::FallibleIterator;

use super::cases::{InMemory, fold};
use super::station::uid_of;
use super::transact::Tx;
use super::{Hub, HubFault, action};
use crate::domain::ledger::{Hash, check_link};
use crate::domain::mark::Uid;

/// Cases folded together.
const AT_ONCE: i64 = 500;

/// What was proved, and what does not agree.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Proved {
    pub actions: u64,
    pub cases: u64,
    /// Where, and what is wrong there.
    pub findings: Vec<(String, String)>,
}

impl Hub {
    /// Proves everything. Reads only.
    pub fn verify(&mut self) -> Result<Proved, HubFault> {
        let mut tx = self.looking()?;
        let mut proved = Proved::default();
        for row in tx.query("select id, seq, hash from series order by id", &[])? {
            prove_series(&mut tx, row.get(0), (row.get(1), row.get(2)), &mut proved)?;
        }
        let sql = "select count(*) from action where series not in (select id from series)";
        let loose: i64 = tx.query_one(sql, &[])?.get(0);
        if loose > 0 {
            proved.find("action", &format!("{loose} belong to no series"));
        }
        prove_cases(&mut tx, &mut proved)?;
        Ok(proved)
    }
}

impl Proved {
    fn find(&mut self, place: &str, what: &str) {
        self.findings.push((place.to_owned(), what.to_owned()));
    }
}

/// From its first action to its last, none missing, none changed.
fn prove_series(tx: &mut Tx<'_>, id: &str, end: (i64, &[u8]), proved: &mut Proved) -> Result<(), HubFault> {
    let sql = format!("select {} from action where series = $1 order by seq", action::COLUMNS);
    let mut rows = tx.each(&sql, id)?;
    let mut last = (0, Hash::START);
    while let Some(row) = rows.next()? {
        let action = action::read(&row)?;
        if let Err(broken) = check_link(last.0, last.1, &action) {
            proved.find(&format!("{id}/{}", action.seq), &broken.to_string());
        }
        proved.actions += 1;
        last = (action.seq, action.hash);
    }
    if (last.0 as i64, last.1.0.as_slice()) != end {
        proved.find(id, "its last action is not the one that came");
    }
    Ok(())
}

fn prove_cases(tx: &mut Tx<'_>, proved: &mut Proved) -> Result<(), HubFault> {
    let mut after: Vec<u8> = vec![];
    loop {
        let sql = "select uid, no, state from service_case where uid > $1 order by uid limit $2";
        let rows = tx.query(sql, &[&after, &AT_ONCE])?;
        let Some(last) = rows.last() else { return Ok(()) };
        after = last.get(0);
        let uids = rows.iter().map(|row| uid_of(row.get(0))).collect::<Result<Vec<Uid>, HubFault>>()?;
        for (row, folded) in rows.iter().zip(fold(tx, &uids, &mut InMemory::default())?) {
            if folded.state != row.get::<_, &str>(2) {
                proved.find(row.get(1), "it is not what its actions say");
            }
            if !folded.emptied.is_empty() {
                proved.find(row.get(1), "its content was erased at the counter and is still here");
            }
            proved.cases += 1;
        }
    }
}
