//! What citizens gave goes when its time has ended, and nothing else does; who looked at it is known.

mod access;
mod clear;
mod erasing;
mod paper;

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::types::ValueRef;
use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use shubbak::app::{Answer, Outcome, Reply, Request};
use shubbak::domain::retention::Erased;
use shubbak::views::RetentionPlan;

use crate::centre::{Centre, site_validity};

/// Longer than anything is kept, in milliseconds.
const SIXTEEN_YEARS: i64 = 16 * 366 * 24 * 60 * 60 * 1000;

/// A citizen nobody else is like: no word of what they told stands anywhere by chance.
pub struct Citizen {
    pub name: &'static str,
    pub number: &'static str,
    pub phone: &'static str,
    pub street: &'static str,
    pub note: &'static str,
    pub scan: &'static str,
}

pub const ZAFARAN: Citizen = Citizen {
    name: "زعفران كهرمان ياقوت الششتاوي",
    number: "29406191300551",
    phone: "01098761234",
    street: "شارع السمسمية",
    note: "تسكن مع خالتها",
    scan: "the identity card of Zafaran, front and back",
};

pub const MURJAN: Citizen = Citizen {
    name: "مرجان لؤلؤة زبرجد الدمرداش",
    number: "29001011234567",
    phone: "01155512345",
    street: "حارة القناديل",
    note: "يعمل بالخارج",
    scan: "the identity card of Murjan, front and back",
};

impl Citizen {
    /// Everything by which they would be known, as it may be written.
    pub fn marks(&self) -> Vec<String> {
        let words = |text: &str| text.split_whitespace().map(str::to_owned).collect::<Vec<_>>();
        let mut marks: Vec<String> = words(self.name);
        marks.extend(words(self.name).iter().map(|word| shubbak::domain::search_key::name_key(word)));
        let digits = |number: &str| number.trim_start_matches('0').to_owned();
        marks.extend([self.number.to_owned(), digits(self.phone), self.scan.to_owned()]);
        marks.extend([self.street, self.note].map(str::to_owned));
        marks
    }
}

impl Centre {
    /// Their application with a scanned card, decided by the back office; huda signs in again after.
    pub fn serves(&mut self, citizen: &Citizen) -> String {
        let scan = self.folder.path().join(format!("{}.pdf", citizen.phone));
        fs::write(&scan, format!("%PDF-1.4 {}", citizen.scan.repeat(200))).unwrap();
        let Outcome::Attached(file) = self.does(json!({ "do": "attach_file", "path": scan })).unwrap() else {
            panic!()
        };
        // The clerk's own copy is no part of the register.
        fs::remove_file(scan).unwrap();
        let case = self.registers(application(citizen, json!([file]))).case.to_string();
        self.signs_in("nadia", "4821");
        self.does(json!({ "do": "decide", "case": case, "verdict": "approved" })).unwrap();
        self.signs_in("huda", "2580");
        case
    }

    pub fn types(&mut self, text: &str) {
        assert!(matches!(self.desk.reply(Request::SaveDraft(text.to_owned())), Reply::Kept));
    }

    pub fn holds(&mut self, case: &str) {
        self.does(json!({ "do": "hold_case", "case": case, "reason": "قضية رقم ١٢" })).unwrap();
    }

    pub fn plans(&mut self) -> RetentionPlan {
        match self.asks(json!({ "ask": "retention_plan" })) {
            Answer::RetentionPlan(plan) => *plan,
            other => panic!("{other:?}"),
        }
    }

    pub fn erases(&mut self) -> Erased {
        match self.does(json!({ "do": "erase_content" })).unwrap() {
            Outcome::ContentErased(erased) => erased,
            other => panic!("{other:?}"),
        }
    }

    /// The same folder sixteen years on, with the supervisor signed in.
    pub fn sixteen_years_on(self) -> Centre {
        let mut centre = self.opens_again_after(SIXTEEN_YEARS);
        centre.signs_in("samir", "1470");
        centre
    }

    /// Which marks stand in any column of any table, whatever it is; the register is closed for it.
    pub fn has_in_its_tables(&self, marks: &[String]) -> Vec<(String, String)> {
        let key = fs::read_to_string(self.folder.path().join("register.key")).unwrap();
        ["register.db", "attachments.db"]
            .iter()
            .flat_map(|file| in_tables(&self.folder.path().join(file), Some(key.trim()), marks))
            .collect()
    }
}

pub fn application(citizen: &Citizen, files: Value) -> Value {
    let mut case = site_validity();
    case["applicant"]["name"] = json!(citizen.name);
    case["applicant"]["number"] = json!(citizen.number);
    case["applicant"]["phone"] = json!(citizen.phone);
    case["applicant"]["doubt_accepted"] = json!("البطاقة أمامي");
    case["answers"]["street"] = json!(citizen.street);
    case["note"] = json!(citizen.note);
    case["documents"][0]["files"] = files;
    case
}

/// Table and column in which a mark stands, and which.
fn in_tables(file: &Path, key: Option<&str>, marks: &[String]) -> Vec<(String, String)> {
    let conn = Connection::open_with_flags(file, OpenFlags::SQLITE_OPEN_READ_ONLY).unwrap();
    if let Some(key) = key {
        conn.pragma_update(None, "key", format!("x'{key}'")).unwrap();
    }
    let mut tables = conn.prepare("select name from sqlite_schema where type = 'table'").unwrap();
    let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    assert!(tables.len() > usize::from(file.ends_with("register.db")) * 10, "{tables:?}");
    let mut found = vec![];
    for table in tables {
        let mut query = conn.prepare(&format!("select * from {table}")).unwrap();
        let columns: Vec<String> = query.column_names().map(str::to_owned).collect();
        let mut rows = query.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            for (at, column) in columns.iter().enumerate() {
                let bytes = match row.get_ref(at).unwrap() {
                    ValueRef::Text(bytes) | ValueRef::Blob(bytes) => bytes.to_vec(),
                    ValueRef::Integer(number) => number.to_string().into_bytes(),
                    ValueRef::Null | ValueRef::Real(_) => continue,
                };
                found.extend(marks_in(&bytes, marks).map(|mark| (format!("{table}.{column}"), mark)));
            }
        }
    }
    found
}

pub fn marks_in<'a>(bytes: &'a [u8], marks: &'a [String]) -> impl Iterator<Item = String> + 'a {
    let finder = |mark: &&String| memmem(bytes, mark.as_bytes());
    marks.iter().filter(finder).cloned()
}

fn memmem(bytes: &[u8], wanted: &[u8]) -> bool {
    let Some((first, _)) = wanted.split_first() else { return false };
    let mut at = 0;
    while let Some(next) = bytes[at..].iter().position(|byte| byte == first) {
        at += next;
        if bytes[at..].starts_with(wanted) {
            return true;
        }
        at += 1;
    }
    false
}

pub fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}
