//! From version 3 to 4: what becomes of a sealed batch has tables of its own, and so has what comes down in packs.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::Result;

pub(super) fn upgrade(conn: &Connection, _: &Env) -> Result<()> {
    Ok(conn.execute_batch(include_str!("from_3.sql"))?)
}
