//! One transaction, whose statements are prepared and planned once in the life of the connection: a night has hundreds of
//! batches, and of each the same two dozen things are asked.
//!
//! Everything here is asked by an index. A planner that has no figures of a new table yet would read it whole, and a plan
//! that was made while a table was empty would be kept when it is full, so that reading a table whole is ruled out.

use std::collections::HashMap;
use std::io::Write;

use postgres::types::ToSql;
use postgres::{Client, Row, RowIter, Statement};

use super::binary::{HEADER, TRAILER};
use super::connect::ONE_WRITER;
use super::{Hub, HubFault};

/// Bytes that are sent at a time: the rows of a usual night go out as one piece.
const PIECE: usize = 4 << 20;
/// How every transaction begins, in one message.
const BEGIN: &str = "begin; set local enable_seqscan = off; set local plan_cache_mode = force_generic_plan";
const LOOK: &str = "begin isolation level repeatable read read only; set local enable_seqscan = off; \
                    set local plan_cache_mode = force_generic_plan";

/// What was prepared on a connection, by its text.
pub(super) type Prepared = HashMap<String, Statement>;
/// Values of a statement.
pub(super) type Values<'a> = [&'a (dyn ToSql + Sync)];

/// A transaction; without [`Tx::commit`] nothing of it stays.
pub(super) struct Tx<'a> {
    client: &'a mut Client,
    prepared: &'a mut Prepared,
    open: bool,
}

impl Hub {
    /// One that nobody writes beside: who came first is waited for.
    pub(super) fn alone(&mut self) -> Result<Tx<'_>, HubFault> {
        self.begun(&format!("{BEGIN}; select pg_advisory_xact_lock({ONE_WRITER})"))
    }

    /// One that sees everything as it stood at one moment, and changes nothing.
    pub(super) fn looking(&mut self) -> Result<Tx<'_>, HubFault> {
        self.begun(LOOK)
    }

    fn begun(&mut self, how: &str) -> Result<Tx<'_>, HubFault> {
        let tx = Tx { client: &mut self.client, prepared: &mut self.prepared, open: true };
        tx.client.batch_execute(how)?;
        Ok(tx)
    }
}

impl Drop for Tx<'_> {
    fn drop(&mut self) {
        if self.open {
            // A connection that is gone has forgotten it already.
            let _ = self.client.batch_execute("rollback");
        }
    }
}

impl Tx<'_> {
    pub fn query(&mut self, sql: &str, values: &Values<'_>) -> Result<Vec<Row>, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.client.query(&statement, values)?)
    }

    pub fn query_one(&mut self, sql: &str, values: &Values<'_>) -> Result<Row, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.client.query_one(&statement, values)?)
    }

    pub fn query_opt(&mut self, sql: &str, values: &Values<'_>) -> Result<Option<Row>, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.client.query_opt(&statement, values)?)
    }

    /// Gives how many rows it touched.
    pub fn execute(&mut self, sql: &str, values: &Values<'_>) -> Result<u64, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.client.execute(&statement, values)?)
    }

    /// The rows one after the other, however many there are.
    pub fn each(&mut self, sql: &str, value: &str) -> Result<RowIter<'_>, HubFault> {
        let statement = self.statement(sql)?;
        Ok(self.client.query_raw(&statement, [value])?)
    }

    /// Begins to copy rows in.
    pub fn copy(&mut self, sql: &str) -> Result<CopyIn<'_>, HubFault> {
        let statement = self.statement(sql)?;
        let mut copy = CopyIn { writer: self.client.copy_in(&statement)?, waiting: vec![] };
        copy.put(HEADER)?;
        Ok(copy)
    }

    /// Forgets everything done so far and begins anew.
    pub fn start_again(&mut self) -> Result<(), HubFault> {
        Ok(self.client.batch_execute(&format!("rollback; {BEGIN}"))?)
    }

    pub fn commit(mut self) -> Result<(), HubFault> {
        self.client.batch_execute("commit")?;
        self.open = false;
        Ok(())
    }

    fn statement(&mut self, sql: &str) -> Result<Statement, HubFault> {
        if let Some(known) = self.prepared.get(sql) {
            return Ok(known.clone());
        }
        let statement = self.client.prepare(sql)?;
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
        let sent = self.writer.write_all(&self.waiting).and_then(|()| self.writer.flush());
        self.waiting.clear();
        sent.map_err(|error| match error.downcast::<postgres::Error>() {
            Ok(fault) => HubFault::Database(fault),
            Err(error) => HubFault::Stored(error.to_string()),
        })
    }
}
