//! From version 3 to 4: what becomes of a sealed batch, what comes down in packs, the tills and the trays have tables of their
//! own.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::{Result, meta, office, set_meta};

pub(super) fn upgrade(conn: &Connection, env: &Env) -> Result<()> {
    conn.execute_batch(include_str!("from_3.sql"))?;
    // A first report over all the years would be of no use to anybody: tills begin with today.
    let today = env.day_bounds(env.today()).0;
    set_meta(conn, office::TILLS_FROM, &today.to_string())?;
    let counter = meta(conn, "station")?.unwrap_or_default();
    let sql = "insert into till_open (receipt)
               select receipt from payment where substr(receipt, 3, length(?1)) = ?1 and at_ms >= ?2";
    conn.execute(sql, (counter, today))?;
    Ok(())
}
