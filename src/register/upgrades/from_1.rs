//! From version 1 to 2: a case's state stands no more beside its actions, marks are sixteen bytes instead of
//! thirty-two letters, a series lies together in the ledger's table, and names and days have indexes of their own.

use rusqlite::Connection;

use crate::domain::case::Stage;
use crate::env::Env;
use crate::register::{Result, name, tally};

pub(super) fn upgrade(conn: &Connection, env: &Env) -> Result<()> {
    conn.execute_batch(include_str!("from_1.sql"))?;
    name::rebuild(conn)?;
    tally_cases(conn, env)?;
    tally_receipts(conn, env)
}

fn tally_cases(conn: &Connection, env: &Env) -> Result<()> {
    let mut query = conn.prepare("select opened_ms, station, service, stage from service_case")?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let service: String = row.get(2)?;
        let place = tally::Place { day: env.local(row.get(0)?).date(), station: row.get(1)?, service: &service };
        let received = row.get::<_, String>(3)? == Stage::Received.code();
        let stage = if received { Stage::Received } else { Stage::Gathering };
        tally::count_case(conn, place, None, stage)?;
    }
    Ok(())
}

fn tally_receipts(conn: &Connection, env: &Env) -> Result<()> {
    let sql = "select p.at_ms, s.no, c.service, p.minor from payment p join service_case c on c.uid = p.case_uid
               join station s on s.id = substr(p.receipt, 3, length(s.id))";
    let mut query = conn.prepare(sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let service: String = row.get(2)?;
        let place = tally::Place { day: env.local(row.get(0)?).date(), station: row.get(1)?, service: &service };
        tally::count_receipt(conn, place, row.get(3)?)?;
    }
    Ok(())
}
