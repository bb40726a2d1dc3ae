//! A filled register and the people in it, drawn evenly from its rows.

use std::path::Path;

use rusqlite::Connection;
use shubbak::app::{Desk, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::Env;

pub fn desk(folder: &Path) -> Desk {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    match open_centre(&which, &Surroundings { data: folder.to_owned() }, Env::system()) {
        Ok(opened) => opened.desk,
        Err(fault) => panic!("{fault:?}"),
    }
}

pub fn fill(folder: &Path, cases: u32) {
    desk(folder).fill(cases, 1, |_| ()).unwrap();
}

/// A case as its row has it.
#[derive(Debug, Clone)]
pub struct Known {
    pub no: String,
    pub name: String,
    pub identity: String,
    pub phone: String,
    /// None of a case that is fresh.
    pub receipt: Option<String>,
}

/// Reads the tables themselves, beside the program.
pub fn raw(folder: &Path) -> Connection {
    let key = std::fs::read_to_string(folder.join("register.key")).unwrap();
    let conn = Connection::open(folder.join("register.db")).unwrap();
    conn.pragma_update(None, "key", format!("x'{}'", key.trim())).unwrap();
    conn.execute_batch("pragma temp_store = memory").unwrap();
    conn
}

/// How many cases there are, and so many of them.
pub fn known(folder: &Path, wanted: usize) -> (i64, Vec<Known>) {
    let conn = raw(folder);
    let all: i64 = conn.query_row("select max(id) from every_case", [], |row| row.get(0)).unwrap();
    let mut throw = Throw(7);
    let mut query = conn
        .prepare(
            "select no, name, identity_number, phone,
                    (select json_extract(body, '$.receipt') from case_trail t cross join action a on a.id = t.action
                     where t.case_uid = uid and kind = 'fee_paid')
             from every_case where id = ?1",
        )
        .unwrap();
    let mut one = || {
        let id = 1 + throw.below(all as usize) as i64;
        query
            .query_row([id], |row| {
                Ok(Known {
                    no: row.get(0)?,
                    name: row.get(1)?,
                    identity: row.get(2)?,
                    phone: row.get::<_, Option<String>>(3)?.unwrap_or_default(),
                    receipt: row.get(4)?,
                })
            })
            .unwrap()
    };
    (all, (0..wanted).map(|_| one()).collect())
}

/// Even throws, the same in every run.
pub struct Throw(pub u64);

impl Throw {
    pub fn below(&mut self, bound: usize) -> usize {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) % bound.max(1) as u64) as usize
    }
}
