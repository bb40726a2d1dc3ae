//! What goes down: numbers that rise within each series, the counters that may be written to, and the trail of a case.

use sha2::{Digest, Sha256};

use super::action;
use super::station::parsed;
use super::{Hub, HubFault};
use crate::domain::ledger::Action;
use crate::domain::mark::{StationId, Uid};
use crate::domain::numbers::CaseNo;

/// What is to be published, as the table keeps it.
#[derive(Debug, Clone, Copy)]
pub struct Publication<'a> {
    pub series: &'a str,
    /// The content, before it is divided among counters and sealed.
    pub content: &'a [u8],
    pub made_ms: i64,
    pub approved_by: &'a str,
    pub basis: &'a str,
}

impl Hub {
    /// Takes the next number of the series for it. The number is spent even where writing the files fails afterwards:
    /// counters take gaps for granted, and never the same number twice.
    pub fn number_pack(&mut self, pack: &Publication<'_>) -> Result<u64, HubFault> {
        let Publication { series, content, made_ms, approved_by, basis } = *pack;
        let sha256 = Sha256::digest(content);
        let mut tx = self.client.transaction()?;
        tx.execute("lock table pack in exclusive mode", &[])?;
        let sql = "insert into pack (series, number, sha256, made_ms, approved_by, basis)
                   select $1, coalesce(max(number), 0) + 1, $2, $3, $4, $5 from pack where series = $1 returning number";
        let values: [&(dyn postgres::types::ToSql + Sync); 5] =
            [&series, &sha256.as_slice(), &made_ms, &approved_by, &basis];
        let number: i64 = tx.query_one(sql, &values)?.get(0);
        tx.commit()?;
        Ok(number as u64)
    }

    /// So many files were written of it.
    pub fn pack_is_out(&mut self, series: &str, number: u64, files: usize) -> Result<(), HubFault> {
        let sql = "update pack set files = $3 where series = $1 and number = $2";
        self.client.execute(sql, &[&series, &(number as i64), &(files as i32)])?;
        Ok(())
    }

    /// The counters that are believed, each with its recipient where it sent one.
    pub fn addressees(&mut self) -> Result<Vec<(StationId, Option<String>)>, HubFault> {
        let sql = "select id, recipient from station where revoked_ms is null order by id";
        self.client.query(sql, &[])?.iter().map(|row| Ok((parsed(row.get(0))?, row.get(1)))).collect()
    }

    /// For whom what only this counter may read is sealed from now on.
    ///
    /// Fails with `UnknownStation`.
    pub fn keep_recipient(&mut self, station: &StationId, recipient: &str) -> Result<(), HubFault> {
        let sql = "update station set recipient = $2 where id = $1";
        match self.client.execute(sql, &[&station.counter().as_str(), &recipient])? {
            0 => Err(HubFault::UnknownStation(station.to_string())),
            _ => Ok(()),
        }
    }

    /// Everything that came about a case, of whatever counter, in the order of the fold; empty for one that never came.
    pub fn trail(&mut self, no: &CaseNo) -> Result<Vec<Action>, HubFault> {
        let found = self.client.query_opt("select uid from service_case where no = $1", &[&no.as_str()])?;
        let Some(row) = found else { return Ok(vec![]) };
        let uid: [u8; 16] = row
            .get::<_, &[u8]>(0)
            .try_into()
            .map_err(|_| HubFault::Stored("a case's mark is not of 16 bytes".to_owned()))?;
        action::of_cases(&mut self.looking()?, &[Uid::from_bytes(uid)])
    }
}
