//! The scene of most tests: a practice centre in a folder of its own, with a clerk signed in, at a
//! fixed time. It tells a day in a few words: `centre.clerk().opens(...).pays(...)`.

use std::path::Path;

use rusqlite::{Connection, OpenFlags};
use serde_json::{Value, json};
use shubbak::app::{Answer, Command, Desk, Fault, Outcome, Question, Surroundings, exec, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::Fixed;
use shubbak::i18n::Tr;
use shubbak::views::Registered;
use tempfile::TempDir;

/// Sunday 2026-11-22, 09:41 in Cairo.
pub const SUNDAY_MORNING: i64 = 1_795_333_260_000;

/// The register of a folder as whoever has its key can open it, beside the program.
pub fn unlocked(folder: &Path) -> Connection {
    let key = std::fs::read_to_string(folder.join("register.key")).unwrap();
    let conn = Connection::open_with_flags(folder.join("register.db"), OpenFlags::SQLITE_OPEN_READ_WRITE).unwrap();
    conn.pragma_update(None, "key", format!("x'{}'", key.trim())).unwrap();
    conn
}

/// A practice centre that goes away with the test.
pub struct Centre {
    pub desk: Desk,
    pub folder: TempDir,
    pub commands: u32,
}

impl Centre {
    pub fn of(country: Country) -> Centre {
        let folder = TempDir::new().unwrap();
        let desk = desk_in(folder.path(), country, SUNDAY_MORNING);
        Centre { desk, folder, commands: 0 }
    }

    /// An Egyptian centre with Hoda signed in.
    pub fn with_clerk() -> Centre {
        let mut centre = Centre::of(Country::Egypt);
        centre.signs_in("huda", "2580");
        centre
    }

    pub fn signs_in(&mut self, officer: &str, secret: &str) {
        self.does(json!({ "do": "sign_in", "officer": officer, "secret": secret })).unwrap();
    }

    /// Carries out a command, given as `exec` would read it.
    pub fn does(&mut self, command: Value) -> Result<Outcome, Fault> {
        self.commands += 1;
        let id = format!("command-{}", self.commands);
        self.desk.carry_out(&id, command_of(command))
    }

    pub fn registers(&mut self, case: Value) -> Registered {
        match self.does(case).unwrap() {
            Outcome::Registered(registered) => registered,
            other => panic!("{other:?}"),
        }
    }

    pub fn asks(&mut self, question: Value) -> Answer {
        let question: Question = serde_json::from_value(question).unwrap();
        self.desk.answer(question).unwrap()
    }

    /// Kills nothing, loses nothing: the desk is dropped and the same folder opened again.
    pub fn opens_again(self) -> Centre {
        self.opens_again_after(60_000)
    }

    /// The same so many milliseconds after Sunday morning.
    pub fn opens_again_after(self, ms: i64) -> Centre {
        let Centre { desk, folder, commands } = self;
        drop(desk);
        let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING + ms);
        Centre { desk, folder, commands }
    }

    pub fn is_clean(&self) {
        let verified = self.desk.register().verify().unwrap();
        assert!(verified.is_clean(), "{:?}", verified.findings);
    }
}

pub fn command_of(command: Value) -> Command {
    serde_json::from_value(command).unwrap()
}

pub fn desk_in(folder: &Path, country: Country, at_ms: i64) -> Desk {
    let which = WhichCentre::Practice { country, folder: Some(folder.to_owned()) };
    let env = Fixed { ms: at_ms, offset_secs: 7_200 }.env();
    match open_centre(&which, &Surroundings { data: folder.to_owned() }, env) {
        Ok(opened) => opened.desk,
        Err(fault) => panic!("{fault:?}"),
    }
}

/// What `exec` answers to these lines.
pub fn answers(desk: &mut Desk, lines: &str) -> Vec<Value> {
    let mut output = vec![];
    exec::run(desk, &Tr::english(), lines.as_bytes(), &mut output).unwrap();
    String::from_utf8(output).unwrap().lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// An application for a site validity statement, complete and paid in cash.
pub fn site_validity() -> Value {
    json!({
        "do": "register_case",
        "service": "EG-BLD-01",
        "applicant": {
            "kind": "eg_national_id",
            "number": "29406191300551",
            "name": "منى عبد الرحمن سالم إبراهيم",
            "phone": "01012345678",
        },
        "documents": all_seen(4),
        "answers": {
            "applicant_role": "owner",
            "district": "الزقازيق",
            "street": "شارع الجلاء",
            "building_no": "15",
            "plot_area_m2": "٢٤٠",
        },
        "fee": { "assessed": "150" },
        "payment": { "method": "cash" },
    })
}

/// The first `count` papers, originals seen and copies kept.
pub fn all_seen(count: u16) -> Value {
    (1..=count).map(|no| json!({ "no": no, "state": "original_seen_copy_kept" })).collect()
}
