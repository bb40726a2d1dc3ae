//! From version 6 to 7: telephones stand with the names by the block and have no index, words are not counted any more, and a
//! fresh case says which ticket it was given. The last of it some programs that wrote version 6 did already.

use rusqlite::Connection;

use crate::env::Env;
use crate::register::{Result, name};

pub(super) fn upgrade(conn: &Connection, _env: &Env) -> Result<()> {
    let says_its_ticket = "select exists (select 1 from pragma_table_info('fresh_case') where name = 'ticket')";
    if !conn.query_row(says_its_ticket, [], |row| row.get(0))? {
        conn.execute_batch(include_str!("from_6_tickets.sql"))?;
    }
    conn.execute_batch(include_str!("from_6.sql"))?;
    {
        let mut write = conn.prepare("insert into name_block (last, words, phones) values (?1, ?2, ?3)")?;
        let mut query = conn.prepare("select last, words from name_block_6 order by last")?;
        let mut blocks = query.query([])?;
        let mut from = 0;
        while let Some(block) = blocks.next()? {
            let to = block.get(0)?;
            let (_, phones) = name::people(conn, from, to)?;
            write.execute((to, block.get::<_, Vec<u8>>(1)?, phones))?;
            from = to;
        }
    }
    Ok(conn.execute_batch("drop table name_block_6")?)
}
