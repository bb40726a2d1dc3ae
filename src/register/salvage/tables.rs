//! What is not the ledger out of a damaged file: rows that stand nowhere else are copied as far as they can be
//! read, from both ends; rows that the ledger tells are folded anew.

use rusqlite::types::Value;
use rusqlite::{Connection, Transaction};
use sha2::{Digest, Sha256};

use super::{Salvaged, Tells, is_bad_page};
use crate::domain::case::Case;
use crate::domain::mark::{StationId, Uid};
use crate::env::Env;
use crate::register::action::FROM;
use crate::register::case::{TakenIn, Was};
use crate::register::{Founding, Result, Source, action, case, receipt, station, tally, transact};

/// Tables that stand nowhere but in themselves, and the columns that order them.
const ALONE: [(&str, &str); 12] = [
    ("officer", "id"),
    ("catalogue", "sha256"),
    ("batch", "number"),
    ("batch_way", "number"),
    ("batch_copy", "number, place"),
    ("batch_refused", "batch, series, seq"),
    ("receipt", "batch"),
    ("draft", "officer"),
    ("print_job", "id"),
    ("borrowed", "id"),
    ("reference_register", "name"),
    ("reference_row", "found_by, no, register, row"),
];

/// The stations by number; where that table cannot be read, the one whose register it is.
pub(super) fn stations(from: &Source, founding: &Founding) -> Result<Vec<(i64, StationId)>> {
    match from.again().and_then(|conn| station::all(&conn)) {
        Ok(stations) if !stations.is_empty() => Ok(stations),
        Err(fault) if !is_bad_page(&fault) => Err(fault),
        // The station's own came first, because it founded the register.
        _ => Ok(vec![(1, founding.station.clone())]),
    }
}

/// Copies the tables that stand alone, and lists those of which something is missing.
pub(super) fn copy(from: &Source, to: &Transaction<'_>, found: &mut Salvaged) -> Result<()> {
    for (table, order) in ALONE {
        let backwards = order.split(", ").map(|column| format!("{column} desc")).collect::<Vec<_>>().join(", ");
        if !copy_rows(from, to, table, order)? {
            copy_rows(from, to, table, &backwards)?;
            found.tables.push(table.to_owned());
        }
    }
    if !copy_answers(from, to, "no")? {
        copy_answers(from, to, "no desc")?;
        found.tables.push("command".to_owned());
    }
    Ok(())
}

/// Copies the answers to commands in that order until one cannot be read; whether all could.
fn copy_answers(from: &Source, to: &Transaction<'_>, order: &str) -> Result<bool> {
    let copied = || -> Result<()> {
        let conn = from.again()?;
        let mut query = conn.prepare(&format!("select id, request, answer, at_ms from command order by {order}"))?;
        transact::take_over(to, &mut query.query([])?)
    };
    as_far_as_read(copied())
}

/// Copies rows in that order until one cannot be read; whether all could.
fn copy_rows(from: &Source, to: &Transaction<'_>, table: &str, order: &str) -> Result<bool> {
    let copied = || -> Result<()> {
        let conn = from.again()?;
        let mut query = conn.prepare(&format!("select * from {table} order by {order}"))?;
        let places: Vec<String> = (1..=query.column_count()).map(|at| format!("?{at}")).collect();
        let sql = format!("insert or ignore into {table} values ({})", places.join(", "));
        let width = query.column_count();
        let mut rows = query.query([])?;
        while let Some(row) = rows.next()? {
            let values = (0..width).map(|at| row.get::<_, Value>(at)).collect::<rusqlite::Result<Vec<_>>>()?;
            to.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
        }
        Ok(())
    };
    as_far_as_read(copied())
}

/// Whether a copy came to its end, and not to a page that cannot be read.
fn as_far_as_read(copied: Result<()>) -> Result<bool> {
    match copied {
        Ok(()) => Ok(true),
        Err(fault) if is_bad_page(&fault) => Ok(false),
        Err(fault) => Err(fault),
    }
}

/// Folds every case anew and writes what lists, searches and sums are read from.
pub(super) fn fold_cases(to: &Transaction<'_>, env: &Env, found: &mut Salvaged, tells: &mut Tells<'_>) -> Result<()> {
    let sql = "select case_uid, count(*) from action where case_uid is not null group by case_uid order by min(id)";
    let mut query = to.prepare(sql)?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let uid = Uid::from_bytes(row.get(0)?);
        tells.more(row.get::<_, i64>(1)? as u64);
        match case::load(to, uid)? {
            Some(case) => {
                found.cases += 1;
                write(to, env, &case)?;
            }
            None => found.headless.push(uid),
        }
    }
    Ok(())
}

fn write(to: &Transaction<'_>, env: &Env, case: &Case) -> Result<()> {
    case::store(to, case, Was::New(TakenIn::default()), env.local(case.opened.ms).date())?;
    for paid in &case.payments {
        let given = receipt::Given {
            no: &paid.receipt,
            case: case.uid,
            total: paid.total,
            tender: &paid.tender,
            at_ms: paid.at.ms,
            officer: &paid.officer,
        };
        let day = env.local(paid.at.ms).date();
        let place = tally::Place { day, station: station::enter(to, &paid.station)?, service: &case.service };
        // Which of them stand in no till, the tills themselves say.
        receipt::write(to, &given, receipt::Stands::Settled, place)?;
    }
    tickets(to, case)
}

/// Tickets as the ledger tells them, with the station and the time of their action.
fn tickets(to: &Transaction<'_>, case: &Case) -> Result<()> {
    let sql = format!(
        "insert or ignore into ticket (day, station, no, service, case_uid, issued_ms)
         select json_extract(a.body, '$.day'), s.id, json_extract(a.body, '$.no'), json_extract(a.body, '$.service'),
                a.case_uid, a.at_ms
         {FROM} where a.id in {} and a.kind = 'ticket_issued' and a.body <> ''",
        action::rows_of("?1")
    );
    to.prepare_cached(&sql)?.execute([case.uid.as_bytes()])?;
    Ok(())
}

/// Attachments one by one; each must be what it is named by.
pub(super) fn attachments(from: &Source, to: &Connection, found: &mut Salvaged) -> Result<()> {
    let open = || {
        crate::register::open::opened(
            &from.place.attachments(),
            from.key.as_ref(),
            rusqlite::OpenFlags::SQLITE_OPEN_READ_WRITE,
        )
    };
    let Ok(mut conn) = open() else {
        found.tables.push("attachment".to_owned());
        return Ok(());
    };
    let last: i64 = match conn.query_row("select coalesce(max(rowid), 0) from attachment", [], |row| row.get(0)) {
        Ok(last) => last,
        Err(_) => {
            found.tables.push("attachment".to_owned());
            return Ok(());
        }
    };
    for row in 1..=last {
        let sql = "select sha256, media, data from attachment where rowid = ?1";
        let read = conn.prepare_cached(sql).and_then(|mut query| {
            query.query_row([row], |row| {
                Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?, row.get::<_, Vec<u8>>(2)?))
            })
        });
        match read {
            Ok((sha256, media, data)) if hex::encode(Sha256::digest(&data)) == sha256 => {
                let sql = "insert into attachment (sha256, media, data) values (?1, ?2, ?3) on conflict do nothing";
                to.prepare_cached(sql)?.execute((sha256, media, data))?;
                found.attachments += 1;
            }
            Err(rusqlite::Error::QueryReturnedNoRows) => {}
            Ok(_) | Err(_) => {
                found.attachments_lost += 1;
                conn = open()?;
            }
        }
    }
    Ok(())
}
