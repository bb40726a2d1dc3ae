//! From version 3 to 4: what becomes of a sealed batch, what comes down in packs, the tills and the trays have tables of their
//! own.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::{Result, office, set_meta};

pub(super) fn upgrade(conn: &Connection, env: &Env) -> Result<()> {
    conn.execute_batch(include_str!("from_3.sql"))?;
    // A first report over all the years would be of no use to anybody: tills begin with today.
    let today = env.day_bounds(env.today()).0;
    set_meta(conn, office::TILLS_FROM, &today.to_string())?;
    office::open_receipts_of_before(conn)
}
