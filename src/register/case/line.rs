//! A row of `every_case` as a line of a list.

use rusqlite::Row;

use crate::domain::case::Stage;
use crate::domain::identity::Identity;
use crate::domain::mark::Uid;
use crate::env::Env;
use crate::register::{RegisterFault, Result, tally};
use crate::views::CaseRow;

/// What [`row`] reads, in its order, and the row's number: only what is selected can order both tables of cases by their
/// indexes, without reading all of them first.
pub(in crate::register) const COLUMNS: &str =
    "uid, no, service, stage, identity_number, name, phone, opened_ms, due, id";

/// The line of a row; the identity number is masked before it gets out.
pub(in crate::register) fn row(row: &Row<'_>, env: &Env) -> Result<CaseRow> {
    let damaged = |what: String| RegisterFault::Damaged(format!("a case's row: {what}"));
    Ok(CaseRow {
        uid: Uid::from_bytes(row.get(0)?),
        no: row.get::<_, String>(1)?.parse().map_err(|error| damaged(format!("{error}")))?,
        service: row.get(2)?,
        stage: stage(row.get_ref(3)?.as_str().map_err(rusqlite::Error::from)?)
            .ok_or_else(|| damaged("stage".into()))?,
        masked_identity: Identity::mask(row.get_ref(4)?.as_str().map_err(rusqlite::Error::from)?),
        name: row.get(5)?,
        phone: row.get(6)?,
        opened: env.local(row.get(7)?),
        due: row.get::<_, Option<i64>>(8)?.map(tally::date_of),
    })
}

fn stage(text: &str) -> Option<Stage> {
    Stage::ALL.into_iter().find(|stage| stage.code() == text)
}

#[cfg(test)]
#[allow(clippy::unwrap_used)]
mod tests {
    use super::*;

    /// Of millions of cases a list reads its own: both tables in the order of an index, and no more than it shows.
    #[test]
    fn no_list_reads_all_cases() {
        let conn = rusqlite::Connection::open_in_memory().unwrap();
        conn.execute_batch(include_str!("../../../schema.sql")).unwrap();
        let plan = |tail: &str| -> String {
            let mut query =
                conn.prepare(&format!("explain query plan select {COLUMNS} from every_case {tail}")).unwrap();
            let steps = query.query_map([], |step| step.get::<_, String>(3)).unwrap();
            steps.collect::<rusqlite::Result<Vec<_>>>().unwrap().join("; ")
        };
        for tail in [
            "order by id desc limit 5",
            "where no = 'x'",
            "where identity_number = 'x' order by opened_ms desc, id desc limit 5",
            "where identity_number >= '2' and identity_number < '3' order by identity_number, opened_ms limit 5",
            "where stage = 'received' and due is not null order by due, id limit 5",
        ] {
            let plan = plan(tail);
            let settled = plan.rsplit("RIGHT").next().unwrap();
            assert!(!plan.contains("CO-ROUTINE") && !settled.contains("TEMP B-TREE"), "{tail}: {plan}");
        }
    }
}
