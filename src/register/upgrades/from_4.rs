//! From version 4 to 5: a case that is taken in writes fewer pages.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::Result;

pub(super) fn upgrade(conn: &Connection, _env: &Env) -> Result<()> {
    Ok(conn.execute_batch(include_str!("from_4.sql"))?)
}
