//! One transaction, whose statements are prepared and planned once in the life of the connection: a night has hundreds of
//! batches, and of each the same two dozen things are asked.
//!
//! Everything here is asked by an index. A planner that has no figures of a new table yet would read it whole, and a plan
//! that was made while a table was empty would be kept when it is full, so that reading a table whole is ruled out.

use std::collections::HashMap;
use std::io::Write;

use postgres::types::ToSql;
use postgres::{Row, RowIter, Statement, Transaction};

use super::binary::{HEADER, TRAILER};
use super::{Hub, HubFault};

/// Bytes that are sent at a time.
const PIECE: usize = 1 << 16;
/// How statements of a transaction are planned.
const PLANNED: &str = "select set_config('enable_seqscan', 'off', true), \
                       set_config('plan_cache_mode', 'force_generic_plan', true)";

/// What was prepared on a connection, by its text.
pub(super) type Prepared = HashMap<String, Statement>;
/// Values of a statement.
pub(super) type Values<'a> = [&'a (dyn ToSql + Sync)];

/// A transaction; without [`Tx::commit`] nothing of it stays.
pub(super) struct Tx<'a> {
    inner: Transaction<'a>,
    prepared: &'a mut Prepared,
}

impl Hub {
    pub(super) fn transaction(&mut self) -> Result<Tx<'_>, HubFault> {
        let mut tx = Tx { inner: self.client.transaction()?, prepared: &mut self.prepared };
        tx.query(PLANNED, &[])?;
        Ok(tx)
    }

    /// One that sees everything as it stood at one moment, and changes nothing.
    pub(super) fn looking(&mut self) -> Result<Tx<'_>, HubFault> {
        let start = self.client.build_transaction().read_only(true);
        let inner = start.isolation_level(postgres::IsolationLevel::RepeatableRead).start()?;
        let mut tx = Tx { inner, prepared: &mut self.prepared };
        tx.query(PLANNED, &[])?;
        Ok(tx)
    }
}

impl Tx<'_> {
    pub fn query(&mut self, sql: &str, values: &Values<'_>) -> Result<Vec<Row>, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.inner.query(&statement, values)?)
    }

    pub fn query_one(&mut self, sql: &str, values: &Values<'_>) -> Result<Row, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.inner.query_one(&statement, values)?)
    }

    pub fn query_opt(&mut self, sql: &str, values: &Values<'_>) -> Result<Option<Row>, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.inner.query_opt(&statement, values)?)
    }

    /// Gives how many rows it touched.
    pub fn execute(&mut self, sql: &str, values: &Values<'_>) -> Result<u64, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.inner.execute(&statement, values)?)
    }

    /// The rows one after the other, however many there are.
    pub fn each(&mut self, sql: &str, value: &str) -> Result<RowIter<'_>, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.inner.query_raw(&statement, [value])?)
    }

    /// Begins to copy rows in.
    pub fn copy(&mut self, sql: &str) -> Result<CopyIn<'_>, HubFault> {
        let statement = self.statement(sql)?;
        let mut copy = CopyIn { writer: self.inner.copy_in(&statement)?, waiting: Vec::with_capacity(2 * PIECE) };
        copy.put(HEADER)?;
        Ok(copy)
    }

    /// Forgets everything done so far and begins anew.
    pub fn start_again(&mut self) -> Result<(), HubFault> {
        self.inner.batch_execute("rollback; begin")?;
        self.query(PLANNED, &[]).map(drop)
    }

    pub fn commit(self) -> Result<(), HubFault> {
        Ok(self.inner.commit()?)
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, HubFault> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.inner.prepare(sql)?;
        self.prepared.insert(sql.to_owned(), statement.clone());
        Ok(statement)
    }
}

/// Rows on their way into a table, as one statement; without [`CopyIn::end`] none of them gets there.
pub(super) struct CopyIn<'a> {
    writer: postgres::CopyInWriter<'a>,
    waiting: Vec<u8>,
}

impl CopyIn<'_> {
    /// Rows, as `binary` writes them.
    pub fn put(&mut self, rows: &[u8]) -> Result<(), HubFault> {
        if rows.len() >= PIECE {
            self.send()?;
            return rows.chunks(PIECE).try_for_each(|piece| write(&mut self.writer, piece));
        }
        self.waiting.extend_from_slice(rows);
        if self.waiting.len() >= PIECE { self.send() } else { Ok(()) }
    }

    /// Gives how many there were.
    pub fn end(mut self) -> Result<u64, HubFault> {
        self.put(TRAILER)?;
        self.send()?;
        Ok(self.writer.finish()?)
    }

    fn send(&mut self) -> Result<(), HubFault> {
        let sent = write(&mut self.writer, &self.waiting);
        self.waiting.clear();
        sent
    }
}

fn write(writer: &mut postgres::CopyInWriter<'_>, bytes: &[u8]) -> Result<(), HubFault> {
    let sent = writer.write_all(bytes).and_then(|()| writer.flush());
    sent.map_err(|error| match error.downcast::<postgres::Error>() {
        Ok(fault) => HubFault::Database(fault),
        Err(error) => HubFault::Stored(error.to_string()),
    })
}
