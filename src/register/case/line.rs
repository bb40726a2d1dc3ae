//! A row of `every_case` as a line of a list.

use rusqlite::Row;

use crate::domain::case::Stage;
use crate::domain::identity::Identity;
use crate::domain::mark::Uid;
use crate::env::Env;
use crate::register::{RegisterFault, Result, tally};
use crate::views::CaseRow;

/// What [`row`] reads, in its order.
pub(in crate::register) const COLUMNS: &str = "uid, no, service, stage, identity_number, name, phone, opened_ms, due";

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
