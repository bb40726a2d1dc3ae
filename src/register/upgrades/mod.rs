//! From the schema of an older version to that of today, step by step. All steps of one opening are one
//! transaction with the version number in it: an upgrade that is interrupted has not begun.

mod from_1;
mod from_2;
mod from_3;
mod from_4;
mod from_5;
mod from_6;

use rusqlite::Connection;

use super::{RegisterFault, Result};
use crate::env::Env;

/// The schema of today; new files are made with it.
const SCHEMA: &str = include_str!("../../../schema.sql");
/// Its `user_version`.
pub(super) const VERSION: i64 = 7;

/// Brings a file of version N (from 1) to N + 1, in order.
const STEPS: [fn(&Connection, &Env) -> Result<()>; (VERSION - 1) as usize] =
    [from_1::upgrade, from_2::upgrade, from_3::upgrade, from_4::upgrade, from_5::upgrade, from_6::upgrade];

/// Makes a new file's tables, or brings an old file up to date. Fails with `NewerVersion` when a later program
/// wrote it; the file is then as it was.
pub(super) fn bring_up_to_date(conn: &Connection, env: &Env) -> Result<()> {
    let found: i64 = conn.query_row("pragma user_version", [], |row| row.get(0))?;
    if found > VERSION {
        return Err(RegisterFault::NewerVersion { found, known: VERSION });
    }
    if found == VERSION {
        return Ok(());
    }
    // A transaction that is dropped on the way is rolled back.
    let tx = rusqlite::Transaction::new_unchecked(conn, rusqlite::TransactionBehavior::Immediate)?;
    match usize::try_from(found) {
        Ok(0) => tx.execute_batch(SCHEMA)?,
        Ok(from) => STEPS[from - 1..].iter().try_for_each(|step| step(&tx, env))?,
        Err(_) => return Err(RegisterFault::Damaged(format!("version {found}"))),
    }
    tx.pragma_update(None, "user_version", VERSION)?;
    tx.commit()?;
    // Statements prepared against the old tables are of no use any more.
    conn.flush_prepared_statement_cache();
    Ok(())
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;
    use crate::env::Fixed;

    fn env() -> Env {
        Fixed { ms: 1_795_333_260_000, offset_secs: 7_200 }.env()
    }

    /// Small practice registers as older versions left them, without their lock on the key.
    const OLD: [&[u8]; (VERSION - 1) as usize] = [
        include_bytes!("../../../tests/fixtures/register-1.db.zst"),
        include_bytes!("../../../tests/fixtures/register-2.db.zst"),
        include_bytes!("../../../tests/fixtures/register-3.db.zst"),
        include_bytes!("../../../tests/fixtures/register-4.db.zst"),
        include_bytes!("../../../tests/fixtures/register-5.db.zst"),
        include_bytes!("../../../tests/fixtures/register-6.db.zst"),
    ];

    /// Version 6 as some programs wrote it for a day: a fresh case says which ticket it was given.
    const OTHER_6: &[u8] = include_bytes!("../../../tests/fixtures/register-6-tickets.db.zst");

    fn old(packed: &[u8], folder: &std::path::Path) -> Connection {
        let file = folder.join("register.db");
        std::fs::write(&file, zstd::decode_all(packed).unwrap()).unwrap();
        Connection::open(file).unwrap()
    }

    /// Every table, index and trigger in its own words; spaces do not count.
    fn schema(conn: &Connection) -> Vec<(String, String)> {
        let mut query = conn
            .prepare("select type || ' ' || name, coalesce(sql, '') from sqlite_schema where name not like 'sqlite_%' order by 1")
            .unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get::<_, String>(1)?))).unwrap();
        let bare = |sql: String| {
            let lines = sql.lines().map(|line| line.split("--").next().unwrap_or_default());
            lines.flat_map(str::split_whitespace).collect::<Vec<_>>().join(" ").replace('"', "")
        };
        rows.map(|row| row.map(|(name, sql)| (name, bare(sql))).unwrap()).collect()
    }

    #[test]
    fn an_upgraded_register_has_the_tables_of_a_new_one() {
        for packed in OLD.into_iter().chain([OTHER_6]) {
            let folder = tempfile::tempdir().unwrap();
            let old = old(packed, folder.path());
            bring_up_to_date(&old, &env()).unwrap();
            let new = Connection::open_in_memory().unwrap();
            bring_up_to_date(&new, &env()).unwrap();
            assert_eq!(schema(&old), schema(&new));
            let checked: String = old.query_row("pragma integrity_check", [], |row| row.get(0)).unwrap();
            assert_eq!(checked, "ok");
        }
    }

    #[test]
    fn an_upgrade_that_fails_on_the_way_has_not_begun() {
        for (version, packed) in (1..).zip(OLD) {
            let folder = tempfile::tempdir().unwrap();
            let conn = old(packed, folder.path());
            let before = schema(&conn);
            // The disk is full after some pages: wherever that strikes, nothing is left of it. The last step needs
            // less room than the first.
            let refused = |more: &u32| {
                let pages: u32 = conn.query_row("pragma page_count", [], |row| row.get(0)).unwrap();
                conn.query_row(&format!("pragma max_page_count = {}", pages + more), [], |_| Ok(())).unwrap();
                let done = bring_up_to_date(&conn, &env());
                let found: i64 = conn.query_row("pragma user_version", [], |row| row.get(0)).unwrap();
                match done {
                    Err(RegisterFault::DiskFull) => assert_eq!((schema(&conn), found), (before.clone(), version)),
                    done => done.unwrap(),
                }
                found == version
            };
            assert!([0, 4, 10, 18].iter().take_while(|more| refused(more)).count() > 0);
            conn.query_row("pragma max_page_count = 100000", [], |_| Ok(())).unwrap();
            bring_up_to_date(&conn, &env()).unwrap();
        }
    }

    /// What was owed on the register's last day is queued; what came out is not owed again.
    #[test]
    fn papers_that_were_owed_are_queued_in_their_order() {
        let folder = tempfile::tempdir().unwrap();
        let conn = old(OLD[1], folder.path());
        let before: i64 =
            conn.query_row("select count(*) from print_job where state = 'queued'", [], |row| row.get(0)).unwrap();
        bring_up_to_date(&conn, &env()).unwrap();
        let mut query = conn.prepare("select paper, copy, officer, state from print_job order by id").unwrap();
        let rows = query.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?, row.get(3)?))).unwrap();
        let rows: Vec<(String, u32, String, String)> = rows.map(|row| row.unwrap()).collect();
        assert_eq!(rows.len() as i64, before);
        let last: Vec<_> = rows.iter().rev().take(3).map(|row| row.0.as_str()).collect();
        assert_eq!(last, ["ticket", "receipt", "acknowledgement"]);
        assert!(rows.iter().all(|row| (row.1, row.2.as_str(), row.3.as_str()) == (1, "huda", "queued")), "{rows:?}");
    }

    #[test]
    fn a_later_file_is_refused_and_left_alone() {
        let conn = Connection::open_in_memory().unwrap();
        conn.pragma_update(None, "user_version", VERSION + 1).unwrap();
        let fault = bring_up_to_date(&conn, &env()).unwrap_err();
        assert!(matches!(fault, RegisterFault::NewerVersion { found: 8, known: 7 }), "{fault:?}");
        assert!(schema(&conn).is_empty());
    }
}
