//! A hash over everything that came and everything that was folded from it, in an order that depends on the content alone:
//! two headquarters that took the same actions, in whatever order and pieces, have the same one.

use std::io::Read;

use sha2::{Digest, Sha256};

use super::{Hub, HubFault};
use crate::domain::ledger::Hash;

/// What is hashed of each table, and in which order. When and in which batch something came makes no difference.
const TABLES: [(&str, &str, &str); 9] = [
    ("series", "id, seq, hash", "id"),
    ("action", super::action::COLUMNS, "series, seq"),
    ("service_case", "*", "uid"),
    ("awaited", "*", "case_uid"),
    ("payment", "*", "case_uid, place"),
    ("case_file", "*", "case_uid, sha256"),
    ("question", "*", "case_uid, series, seq, why"),
    ("conflict", "*", "case_uid, matter"),
    ("attachment", "*", "sha256"),
];

impl Hub {
    /// The hash of the state, over the ordered content of its tables.
    pub fn fingerprint(&mut self) -> Result<Hash, HubFault> {
        let mut sha = Sha256::new();
        let mut chunk = vec![0; 1 << 16];
        for (table, columns, order) in TABLES {
            sha.update(table.as_bytes());
            let sql = format!("copy (select {columns} from {table} order by {order}) to stdout");
            let mut rows = self.client.copy_out(&sql)?;
            loop {
                let n = rows.read(&mut chunk).map_err(|fault| HubFault::Stored(fault.to_string()))?;
                if n == 0 {
                    break;
                }
                sha.update(&chunk[..n]);
            }
        }
        Ok(Hash(sha.finalize().into()))
    }
}
