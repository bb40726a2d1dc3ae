//! What comes down from headquarters: taken whole or not at all, opened by tools of others, refused when touched, and
//! two units on one case. Here is the scene: a headquarters that signs, and stations that take.

mod attacks;
pub mod publishing;
mod stock_tools;
mod taking;
mod two_units;

use std::fs;
use std::path::PathBuf;

use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use shubbak::app::{Fault, Outcome, station_recipient};
use shubbak::domain::{Bilingual, Country};
use shubbak::exchange::StationKey;
use shubbak::exchange::pack::{Column, Content, Holds, Label, PackFault, Published, publish};
use shubbak::views::PackDone;

use crate::centre::{Centre, SUNDAY_MORNING, unlocked};

/// A label with nothing said of the content yet.
pub fn label(content: Content, number: u64, to: &str) -> Label {
    let zeros = "0".repeat(64);
    Label {
        profile: String::new(),
        headquarters: "الإدارة المركزية للمراكز التكنولوجية".into(),
        country: Country::Egypt,
        number,
        made_ms: SUNDAY_MORNING - 3_600_000 + number as i64,
        r#for: if to.is_empty() { vec![] } else { vec![to.into()] },
        approved_by: "د. سعاد الخولي، وكيل الوزارة".into(),
        basis: "قرار ٧٧ لسنة ٢٠٢٦".into(),
        approved: "2026-11-20".parse().unwrap(),
        content,
        rows: 0,
        content_sha256: zeros.clone().try_into().unwrap(),
        readme_sha256: zeros.clone().try_into().unwrap(),
        key: zeros.try_into().unwrap(),
    }
}

pub fn arrears() -> Content {
    let column =
        |key: &str, ar: &str, en: &str, holds| Column { key: key.into(), title: Bilingual::new(ar, en), holds };
    Content::Register {
        name: "arrears".into(),
        title: Bilingual::new("متأخرات", "Arrears"),
        columns: vec![
            column("amount", "المبلغ", "Amount", Holds::Money),
            column("for", "عن", "For", Holds::Text),
            column("since", "منذ", "Since", Holds::Date),
        ],
        as_of: "2026-11-15".parse().unwrap(),
        blocks: false,
    }
}

pub const ARREARS: &str = "{\"by\":\"identity\",\"no\":\"29406191300551\",\"values\":[\"350\",\"إشغال رصيف\",\"2026-03-01\"]}\n\
{\"by\":\"identity\",\"no\":\"29406191300551\",\"values\":[\"120.50\",\"نظافة\",\"\"]}\n\
{\"by\":\"licence\",\"no\":\"LZAQ03260000127\",\"values\":[\"10\",\"لافتة\",\"2026-01-01\"]}\n";

impl Centre {
    pub fn headquarters_key(&self) -> StationKey {
        StationKey::from_pem(&fs::read_to_string(self.folder.path().join("practice-headquarters.pem")).unwrap())
            .unwrap()
    }

    pub fn recipient(&self) -> String {
        station_recipient(self.folder.path()).unwrap()
    }

    /// A pack as headquarters makes it for this station.
    pub fn is_sent(&self, label: Label, content: &str) -> Published {
        publish(label, content, &self.headquarters_key(), Some(&self.recipient())).unwrap()
    }

    pub fn file_of(&self, pack: &Published) -> PathBuf {
        self.file_with(&pack.file, &pack.bytes)
    }

    pub fn file_with(&self, name: &str, bytes: &[u8]) -> PathBuf {
        let file = self.folder.path().join(name);
        fs::write(&file, bytes).unwrap();
        file
    }

    /// Takes a pack as the program does.
    pub fn takes_pack(&mut self, pack: &Published) -> Result<PackDone, Fault> {
        let file = self.file_of(pack);
        self.desk.take_pack_for_the_program(&file)
    }

    pub fn takes_bytes(&mut self, bytes: &[u8]) -> Result<PackDone, Fault> {
        let file = self.file_with("mutant", bytes);
        self.desk.take_pack_for_the_program(&file)
    }

    pub fn decision(&self, case: &str, decision: Value, reason: Option<&str>) -> String {
        let mut line = format!("{{\"case\":\"{case}\",\"decision\":{decision}");
        if let Some(reason) = reason {
            line += &format!(",\"reason\":\"{reason}\"");
        }
        line + ",\"decider\":\"م. عادل حسني\",\"basis\":\"قانون ١١٩ لسنة ٢٠٠٨، مادة ٣٩\",\"decided\":\"2026-11-20\"}\n"
    }

    /// Everything that the register holds, but who asked for what: a hash of all its rows.
    pub fn dump(&self) -> String {
        let conn = unlocked(self.folder.path());
        let mut tables = conn.prepare("select name from sqlite_schema where type = 'table' order by name").unwrap();
        let tables: Vec<String> = tables.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let mut sha = Sha256::new();
        for table in tables {
            let mut query = conn.prepare(&format!("select * from \"{table}\"")).unwrap();
            let width = query.column_count();
            let row = |row: &rusqlite::Row<'_>| {
                (0..width).map(|at| Ok(format!("{:?}", row.get_ref(at)?))).collect::<rusqlite::Result<Vec<String>>>()
            };
            let mut rows: Vec<Vec<String>> = query.query_map([], row).unwrap().map(Result::unwrap).collect();
            rows.sort();
            sha.update(format!("{table} {rows:?}\n"));
        }
        hex::encode(sha.finalize())
    }

    pub fn register_rows(&mut self) -> Value {
        let answer = self.asks(json!({ "ask": "referred", "number": "٢٩٤٠٦١٩١٣٠٠٥٥١" }));
        serde_json::to_value(answer).unwrap()["registers"].clone()
    }
}

/// Why a pack was not taken, by its code.
pub fn code(taken: Result<PackDone, Fault>) -> String {
    match taken {
        Err(Fault::Pack(fault)) => fault.code().to_owned(),
        Err(other) => panic!("{other:?}"),
        Ok(done) => format!("taken {} {}", done.taken.series, done.taken.number),
    }
}

pub fn is_pack_fault(fault: &Fault, expected: fn(&PackFault) -> bool) -> bool {
    matches!(fault, Fault::Pack(fault) if expected(fault))
}

pub fn outcome_of(outcome: Outcome) -> PackDone {
    match outcome {
        Outcome::PackTaken(done) => *done,
        other => panic!("{other:?}"),
    }
}
