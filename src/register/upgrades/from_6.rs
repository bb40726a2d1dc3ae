//! From version 6 to 7: the words of names are not counted in the register any more.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::Result;

pub(super) fn upgrade(conn: &Connection, _env: &Env) -> Result<()> {
    Ok(conn.execute_batch(include_str!("from_6.sql"))?)
}
