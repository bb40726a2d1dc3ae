//! From version 2 to 3: papers wait in a queue of their own order, also those that belong to no case; papers that
//! are scanned later are found by an index of their own; and staff have badges.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::Result;

pub(super) fn upgrade(conn: &Connection, _: &Env) -> Result<()> {
    Ok(conn.execute_batch(include_str!("from_2.sql"))?)
}
