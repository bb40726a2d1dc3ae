//! Registers that are damaged: byte by byte at many seeds, in pages of every kind, while they are closed and in the
//! middle of the day. They open, tell what can be told, refuse every deed in the same words, and not one byte of
//! the damaged file changes until somebody mends it.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use shubbak::app::{Answer, Desk, Opened, Outcome, Question, Reply, Request, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::{Env, Fixed};
use shubbak::register::Salvaged;
use tempfile::TempDir;

use crate::centre::{Centre, SUNDAY_MORNING, answers, command_of, site_validity, unlocked};

/// Cases that are opened to see whether they can be read.
const LOOKS: usize = 12;
/// Bytes of a page.
pub const PAGE: usize = 4096;

fn env() -> Env {
    Fixed { ms: SUNDAY_MORNING + 3_600_000, offset_secs: 7_200 }.env()
}

/// The centre in a folder, or the code of the fault that it does not open with.
pub fn open(folder: &Path) -> Result<Opened, &'static str> {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    let surroundings = Surroundings { data: folder.to_owned() };
    open_centre(&which, &surroundings, env()).map_err(|fault| fault.code())
}

/// A centre with a case of this morning, and so many invented ones; a backup of it, and one case more.
pub fn filled(cases: u32) -> TempDir {
    let mut centre = Centre::with_clerk();
    centre.desk.fill(cases, 7, |_| {}).unwrap();
    centre.signs_in("samir", "1470");
    centre.registers(site_validity());
    centre.does(json!({ "do": "make_backup" })).unwrap();
    centre.signs_in("huda", "2580");
    centre.registers(site_validity());
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    folder
}

/// The pages of a register by their table or index and their kind.
pub fn pages(folder: &Path) -> BTreeMap<(String, String), Vec<usize>> {
    let conn = unlocked(folder);
    let mut query = conn.prepare("select name, pagetype, pageno from dbstat order by pageno").unwrap();
    let rows = query.query_map([], |row| Ok(((row.get(0)?, row.get(1)?), row.get::<_, i64>(2)? as usize))).unwrap();
    let mut pages = BTreeMap::<_, Vec<usize>>::new();
    rows.map(Result::unwrap).for_each(|(of, no)| pages.entry(of).or_default().push(no));
    pages
}

/// Turns one byte of a page (the first is 1) round.
pub fn flip(file: &Path, page: usize, at: usize) {
    let mut bytes = fs::read(file).unwrap();
    bytes[(page - 1) * PAGE + at] ^= 0x5a;
    fs::write(file, bytes).unwrap();
}

pub fn copy_of(from: &Path) -> TempDir {
    let folder = TempDir::new().unwrap();
    copy_into(from, folder.path());
    folder
}

fn copy_into(from: &Path, to: &Path) {
    for entry in fs::read_dir(from).unwrap().map(Result::unwrap) {
        let place = to.join(entry.file_name());
        if entry.path().is_dir() {
            fs::create_dir(&place).unwrap();
            copy_into(&entry.path(), &place);
        } else {
            fs::copy(entry.path(), place).unwrap();
        }
    }
}

/// The damaged file and its log, as they must stay.
pub struct Untouched {
    files: Vec<(PathBuf, Vec<u8>)>,
}

impl Untouched {
    pub fn of(folder: &Path) -> Untouched {
        let files = ["register.db", "register.db-wal"].map(|name| folder.join(name));
        let read = |file: PathBuf| fs::read(&file).ok().map(|bytes| (file, bytes));
        Untouched { files: files.into_iter().filter_map(read).collect() }
    }

    pub fn check(&self, what: &str) {
        for (file, bytes) in &self.files {
            assert!(fs::read(file).unwrap() == *bytes, "{what}: {} was written to", file.display());
        }
    }
}

/// Deeds of every sort; none of them may be done.
fn deeds(case: &str) -> Vec<Value> {
    vec![
        site_validity(),
        json!({ "do": "print_paper", "case": case, "paper": "acknowledgement" }),
        json!({ "do": "show_identity", "case": case, "reason": "a look" }),
        json!({ "do": "export_batch" }),
        json!({ "do": "make_backup" }),
        json!({ "do": "unlock_officer", "officer": "huda" }),
        json!({ "do": "attach_file", "path": "/nowhere.pdf" }),
    ]
}

/// A day at a damaged desk: everything that can be asked is asked, every deed is refused.
struct Reading {
    desk: Desk,
    commands: u32,
}

impl Reading {
    fn does(&mut self, command: Value) -> Result<Outcome, &'static str> {
        self.commands += 1;
        self.desk.carry_out(&format!("r-{}", self.commands), command_of(command)).map_err(|fault| fault.code())
    }

    fn asks(&mut self, question: Value) -> Result<Answer, &'static str> {
        let question: Question = serde_json::from_value(question).unwrap();
        self.desk.answer(question).map_err(|fault| fault.code())
    }

    fn signs_in(&mut self, officer: &str, secret: &str) {
        self.does(json!({ "do": "sign_in", "officer": officer, "secret": secret })).unwrap();
    }

    /// How many cases a search finds; none where it cannot be answered.
    fn finds(&mut self, text: &str) -> Option<usize> {
        match self.asks(json!({ "ask": "find_case", "text": text })) {
            Ok(Answer::Cases { cases }) => Some(cases.len()),
            Ok(other) => panic!("{other:?}"),
            Err(code) => {
                assert_eq!(code, "register_unreadable");
                None
            }
        }
    }

    /// How many of the newest cases open, of how many that are listed.
    fn opens(&mut self) -> (usize, usize) {
        let Ok(Answer::Cases { cases }) = self.asks(json!({ "ask": "find_case", "text": "" })) else { return (0, 0) };
        let opened = cases.iter().take(LOOKS).filter(|case| {
            let told = self.asks(json!({ "ask": "case", "case": case.no.to_string() }));
            told.is_err_and(|code| {
                assert_eq!(code, "register_unreadable");
                true
            })
        });
        let shut = opened.count();
        (cases.len().min(LOOKS) - shut, cases.len())
    }

    fn refuses_all(&mut self, what: &str) {
        for deed in deeds("C-ZAQ-03-2026-000001-7") {
            let told = self.does(deed.clone());
            let of_nobody = matches!(told, Err("not_allowed"));
            assert!(of_nobody || told == Err("register_reading_only"), "{what}: {deed}: {told:?}");
        }
    }
}

/// Opens a damaged copy, reads all it can, tries every deed and leaves; then nothing has been written. Whether it
/// opened, and how much of it could be read.
fn read_through(folder: &Path, what: &str) -> Option<(Option<usize>, (usize, usize))> {
    let untouched = Untouched::of(folder);
    let opened = open(folder);
    let told = match opened {
        Err(code) => {
            assert_eq!(code, "register_damaged", "{what}");
            None
        }
        Ok(opened) => {
            let mut reading = Reading { desk: opened.desk, commands: 0 };
            reading.signs_in("samir", "1470");
            let found = (reading.finds("احمد"), reading.opens());
            reading.refuses_all(what);
            // Only where a page was wanted is it known; where it was, everything is refused from then on.
            assert!(reading.desk.is_damaged(), "{what}: nobody noticed");
            reading.does(json!({ "do": "sign_out" })).unwrap();
            Some(found)
        }
    };
    untouched.check(what);
    told
}

#[test]
fn a_page_of_any_kind_is_damaged_and_the_rest_is_read() {
    let whole = filled(300);
    let (mut opened, mut shut, mut listed) = (0, BTreeSet::new(), 0);
    for ((of, kind), numbers) in pages(whole.path()) {
        for no in [numbers[0], numbers[numbers.len() / 2]] {
            let folder = copy_of(whole.path());
            flip(&folder.path().join("register.db"), no, 1_700 + no % 300);
            let what = format!("{of} {kind} page {no}");
            match read_through(folder.path(), &what) {
                None => drop(shut.insert(of.clone())),
                Some((_, (cases, of_all))) => {
                    opened += 1;
                    let lists = usize::from(of_all > 0);
                    listed += lists;
                    // Where neither the ledger nor a way to the cases is damaged, all of them open.
                    let spared = !of.contains("action") && !of.contains("case") && of != "station";
                    assert!(!spared || cases == of_all.min(LOOKS), "{what}: {cases} of {of_all}");
                }
            }
        }
    }
    assert!(shut.iter().all(|of| of == "sqlite_schema"), "only without its tables it does not open: {shut:?}");
    assert!(opened > 60 && listed * 100 >= opened * 95, "{listed} of {opened} had a list");
}

#[test]
fn many_bytes_at_many_seeds_leave_the_file_as_it_broke() {
    let whole = filled(300);
    // A free page, such as the deleted rows of fresh cases leave, says nothing, and nobody reads it.
    let used: Vec<usize> = pages(whole.path()).into_values().flatten().collect();
    let (mut read, mut cases) = (0, 0);
    let rounds = std::env::var("DAMAGES").ok().and_then(|text| text.parse().ok()).unwrap_or(40);
    for seed in 0..rounds {
        let folder = copy_of(whole.path());
        let mut dice = seed as u64 + 1;
        let mut below = |end: usize| {
            dice = dice.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (dice >> 33) as usize % end
        };
        for _ in 0..1 + below(6) {
            flip(&folder.path().join("register.db"), used[below(used.len())], below(PAGE));
        }
        if let Some((_, (opened, _))) = read_through(folder.path(), &format!("seed {seed}")) {
            read += 1;
            cases += opened;
        }
    }
    eprintln!("{read} of {rounds} damaged registers were read, {cases} cases opened in them");
    assert!(read * 10 >= rounds * 8 && cases >= read * LOOKS / 2, "{read} of {rounds}, {cases} cases");
}

/// Everything that was in the list of what was lost is what `verify` misses afterwards.
fn mended(folder: &Path, told: &Salvaged, what: &str) {
    let desk = open(folder).unwrap().desk;
    assert!(!desk.is_damaged(), "{what}");
    let found = desk.register().verify().unwrap();
    let named = |place: &str| {
        told.lost.iter().any(|(series, _, last)| place == format!("{series}/{}", last + 1))
            || told.headless.iter().any(|uid| place.contains(&uid.to_string()))
            || (place.starts_with("C-") && !told.lost.is_empty())
    };
    let unsaid: Vec<_> = found.findings.iter().filter(|finding| !named(&finding.place)).collect();
    assert!(unsaid.is_empty(), "{what}: {unsaid:?}");
    if told.lost.is_empty() {
        assert!(found.is_clean(), "{what}: {:?}", found.findings);
    }
}

#[test]
fn salvage_is_one_command_and_what_is_lost_is_listed() {
    let whole = filled(300);
    let by_kind = pages(whole.path());
    let of = |name: &str, kind: &str| by_kind[&(name.to_owned(), kind.to_owned())][0];
    let damages = [
        ("a leaf of the ledger", of("action", "leaf")),
        ("an index", of("service_case_identity", "leaf")),
        ("an inner page", of("payment", "internal")),
        ("the staff", of("officer", "leaf")),
    ];
    for (what, page) in damages {
        let folder = copy_of(whole.path());
        flip(&folder.path().join("register.db"), page, 2_000);
        let broken = fs::read(folder.path().join("register.db")).unwrap();
        let mut reading = Reading { desk: open(folder.path()).unwrap().desk, commands: 0 };
        reading.signs_in("huda", "2580");
        assert_eq!(reading.does(json!({ "do": "salvage" })), Err("not_allowed"), "{what}");
        reading.signs_in("samir", "1470");
        let Ok(Outcome::Salvaged(told)) = reading.does(json!({ "do": "salvage" })) else { panic!("{what}") };
        assert!(!reading.desk.is_damaged() && reading.desk.officer().is_none(), "{what}");
        assert_eq!(told.lost.is_empty(), what != "a leaf of the ledger", "{what}: {told:?}");
        assert!(fs::read(told.aside.join("register.db")).unwrap() == broken, "{what}: set aside as it broke");
        let list = fs::read_to_string(told.list()).unwrap();
        assert!(list.lines().count() >= 3, "{list}");
        for (series, from, _) in &told.lost {
            assert!(list.contains(&format!("{series}/{from}")), "{list}");
        }
        // Where the rows of the staff are lost, the backup knows them.
        reading.signs_in("huda", "2580");
        assert!(matches!(reading.does(site_validity()), Ok(Outcome::Registered(_))), "{what}: work goes on");
        drop(reading);
        mended(folder.path(), &told, what);
    }
}

#[test]
fn what_is_lost_at_noon_stops_the_deeds_and_not_the_reading() {
    let mut centre = Centre::of(Country::Egypt);
    centre.desk.fill(400, 7, |_| {}).unwrap();
    centre = centre.opens_again();
    centre.signs_in("samir", "1470");
    let case = centre.registers(site_validity());
    centre.does(json!({ "do": "make_backup" })).unwrap();
    let Centre { desk, folder, .. } = centre;
    let pages = {
        let copy = copy_of(folder.path());
        pages(copy.path())
    };
    // Little of it is kept in memory, as of a large register.
    desk.register().allow_memory(8 * PAGE).unwrap();
    // The disk breaks under the open register: every page of the rows of cases, which nobody has read today.
    for no in pages.iter().filter(|((of, kind), _)| of == "service_case" && kind == "leaf").flat_map(|(_, no)| no) {
        flip(&folder.path().join("register.db"), *no, 2_222);
    }
    let untouched = Untouched::of(folder.path());
    let mut reading = Reading { desk, commands: 100 };
    assert!(!reading.desk.is_damaged());
    let _ = reading.finds("");
    assert!(reading.desk.is_damaged(), "the first page that is wanted tells it");
    reading.refuses_all("noon");
    // The ledger is whole, and so are the numbers of the cases.
    assert!(reading.asks(json!({ "ask": "case", "case": case.case.to_string() })).is_ok());
    let papers = reading.desk.reply(Request::Pictures { case: case.case.to_string() });
    assert!(matches!(papers, Reply::Pictures(_)), "papers are looked at too: {papers:?}");
    assert!(matches!(reading.asks(json!({ "ask": "who_am_i" })), Ok(Answer::Officer { officer: Some(_) })));
    untouched.check("noon");
    // The newest backup brings everything back, while the program is open.
    let restored = reading.does(json!({ "do": "restore_backup" }));
    assert!(matches!(restored, Ok(Outcome::Restored { .. })), "{restored:?}");
    assert!(!reading.desk.is_damaged());
    reading.signs_in("samir", "1470");
    assert_eq!(reading.finds("").unwrap(), 200);
    assert!(matches!(reading.does(site_validity()), Ok(Outcome::Registered(_))));
    assert!(reading.desk.register().verify().unwrap().is_clean());
}

#[test]
fn a_backup_that_meets_the_damage_lets_the_desk_know() {
    let mut centre = Centre::of(Country::Egypt);
    centre.desk.fill(300, 7, |_| {}).unwrap();
    centre = centre.opens_again();
    centre.signs_in("samir", "1470");
    let pages = pages(copy_of(centre.folder.path()).path());
    let no = pages[&("ticket".to_owned(), "leaf".to_owned())][0];
    flip(&centre.folder.path().join("register.db"), no, 99);
    assert!(centre.does(json!({ "do": "make_backup" })).is_err(), "no copy of a damaged register");
    let refused = centre.does(site_validity()).unwrap_err();
    assert_eq!(refused.code(), "register_reading_only");
    assert!(centre.desk.keeper().backups().is_empty());
}

#[test]
fn exec_obeys_the_same_and_says_what_to_do() {
    let folder = filled(100);
    let pages = pages(folder.path());
    flip(&folder.path().join("register.db"), pages[&("ticket".to_owned(), "leaf".to_owned())][0], 3_000);
    let mut desk = open(folder.path()).unwrap().desk;
    let mut case = site_validity();
    case["id"] = json!("2");
    let lines = [
        json!({ "id": "1", "do": "sign_in", "officer": "huda", "secret": "2580" }),
        case,
        json!({ "ask": "find_case", "text": "" }),
    ];
    let lines: String = lines.iter().map(|line| format!("{line}\n")).collect();
    let told = answers(&mut desk, &lines);
    assert!(told[0]["ok"].is_object(), "{}", told[0]);
    assert_eq!(told[1]["error"]["code"], "register_reading_only");
    let next = told[1]["error"]["next"].as_str().unwrap();
    assert!(next.contains("shubbak backup restore") && next.contains("shubbak salvage"), "{next}");
    assert!(told[2]["ok"]["cases"].as_array().unwrap().len() > 90);
}

#[test]
fn whoever_guesses_at_a_damaged_register_waits_as_at_a_sound_one() {
    let folder = filled(50);
    let pages = pages(folder.path());
    flip(&folder.path().join("register.db"), pages[&("ticket".to_owned(), "leaf".to_owned())][0], 3_000);
    let mut reading = Reading { desk: open(folder.path()).unwrap().desk, commands: 0 };
    let mut tries = |officer: &str, secret: &str| {
        reading.does(json!({ "do": "sign_in", "officer": officer, "secret": secret })).err().unwrap_or("in")
    };
    assert_eq!(tries("huda", "1111"), "wrong_secret");
    assert_eq!(tries("nobody", "1111"), "wrong_secret");
    assert_eq!(tries("huda", "1111"), "wrong_secret");
    assert_eq!(tries("huda", "1111"), "locked");
    assert_eq!(tries("huda", "2580"), "locked", "the right one waits too");
    assert_eq!(tries("samir", "1470"), "in", "and nobody else does");
}

#[test]
fn a_sheet_that_was_begun_outlives_the_restoring() {
    let folder = filled(50);
    let pages = pages(folder.path());
    flip(&folder.path().join("register.db"), pages[&("ticket".to_owned(), "leaf".to_owned())][0], 3_000);
    let mut reading = Reading { desk: open(folder.path()).unwrap().desk, commands: 0 };
    reading.signs_in("samir", "1470");
    assert!(matches!(reading.desk.reply(Request::SaveDraft("half a case".to_owned())), Reply::Kept));
    reading.does(json!({ "do": "restore_backup" })).unwrap();
    reading.signs_in("samir", "1470");
    match reading.desk.reply(Request::LoadDraft) {
        Reply::Draft(draft) => assert_eq!(draft.as_deref(), Some("half a case")),
        other => panic!("{other:?}"),
    }
}

/// A centre whose last deeds stand in the log alone, as after a kill; where the log's frames end that commit.
fn with_a_log() -> (TempDir, Vec<usize>) {
    // Closed once: what it was founded with is in the file.
    let mut centre = Centre::with_clerk().opens_again();
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "make_backup" })).unwrap();
    for _ in 0..5 {
        centre.registers(site_validity());
    }
    let killed = copy_of(centre.folder.path());
    let log = fs::read(killed.path().join("register.db-wal")).unwrap();
    let frames = (log.len() - 32) / (24 + PAGE);
    let start = |frame: usize| 32 + frame * (24 + PAGE);
    let same = |frame: &usize| log[start(*frame) + 8..start(*frame) + 16] == log[16..24];
    let commits = |frame: &usize| log[start(*frame) + 4..start(*frame) + 8] != [0; 4];
    (killed, (0..frames).take_while(same).filter(commits).collect())
}

#[test]
fn a_byte_of_the_log_that_was_promised_is_not_forgotten_quietly() {
    let (killed, commits) = with_a_log();
    assert!(commits.len() >= 6, "{commits:?}");
    let last = commits[commits.len() - 1];
    let copy = copy_of(killed.path());
    let whole = open(copy.path()).unwrap().desk;
    assert!(!whole.is_damaged() && whole.register().verify().unwrap().cases == 5, "a kill is no damage");
    drop(whole);
    for frame in 0..=last {
        let folder = copy_of(killed.path());
        let log = folder.path().join("register.db-wal");
        let mut bytes = fs::read(&log).unwrap();
        bytes[32 + frame * (24 + PAGE) + 24 + 1_000] ^= 1;
        fs::write(&log, bytes).unwrap();
        // Broken in the last transaction but one or before, it is known; the last may have been torn by a cut.
        let later = commits.iter().filter(|commit| **commit > frame).count();
        let promised = later >= if commits.contains(&frame) { 1 } else { 2 };
        let untouched = Untouched::of(folder.path());
        let mut reading = Reading { desk: open(folder.path()).unwrap().desk, commands: 0 };
        assert_eq!(reading.desk.is_damaged(), promised, "frame {frame} of {commits:?}");
        if promised {
            reading.signs_in("samir", "1470");
            reading.refuses_all(&format!("frame {frame}"));
            untouched.check(&format!("frame {frame}"));
        }
        if frame == commits[1] {
            let Ok(Outcome::Salvaged(told)) = reading.does(json!({ "do": "salvage" })) else { panic!("{frame}") };
            assert!(told.log && !told.is_whole(), "the list says that the end is not known");
            let station = reading.desk.register().station().to_string();
            assert_eq!(station, "ZAQ-03B", "no number is given twice");
        }
    }
}
