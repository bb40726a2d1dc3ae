//! From version 5 to 6: which actions are about a case, a fresh case says itself; answers to commands stand by number.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::{Result, transact};

pub(super) fn upgrade(conn: &Connection, _env: &Env) -> Result<()> {
    conn.execute_batch(include_str!("from_5.sql"))?;
    {
        let mut answers = conn.prepare("select id, request, answer, at_ms from command_5 order by id")?;
        transact::take_over(conn, &mut answers.query([])?)?;
    }
    Ok(conn.execute_batch("drop table command_5")?)
}
