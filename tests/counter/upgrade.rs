//! Registers as older versions left them, opened by this one: nothing is lost, the chain is the same, and an
//! upgrade that is killed on the way has not begun.

use std::fs;
use std::path::Path;
use std::process::{Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};
use shubbak::app::{Answer, Outcome};
use shubbak::domain::Country;
use tempfile::TempDir;

use crate::centre::{Centre, SUNDAY_MORNING, all_seen, answers, desk_in, site_validity};

const KEY: &str = "5b0f3c1d8e7a6950423f1e0d9c8b7a6958473625140f1e2d3c4b5a6978879605";
/// How the last case of the kept day was asked for, as a window marks it.
const MARK: &str = "019a9f1c5f0070008000000000000004";
/// The last hash of the fixture's series, as version 1 printed it.
pub const HEAD: &str = "a273bbd18eb835fde1ba3e6b0f108e0dd9f8f54e215191b8be6ad382d71eb27c";

/// A practice centre whose register is that of the fixture: 28 cases, one completed later, one batch sent, a paper
/// printed, a number shown, a wrong secret.
pub fn centre_of_version_1(folder: &Path) {
    centre_of_version(1, folder);
}

/// A practice centre whose register an older version left.
fn centre_of_version(version: i64, folder: &Path) {
    let packed = fs::read(format!("tests/fixtures/register-{version}.db.zst")).unwrap();
    let plain = folder.join("plain.db");
    fs::write(&plain, zstd::decode_all(packed.as_slice()).unwrap()).unwrap();
    let conn = rusqlite::Connection::open(&plain).unwrap();
    let file = folder.join("register.db");
    conn.execute("attach database ?1 as locked key ?2", (file.to_str().unwrap(), format!("x'{KEY}'"))).unwrap();
    conn.query_row("select sqlcipher_export('locked')", [], |_| Ok(())).unwrap();
    conn.execute_batch(&format!("pragma locked.user_version = {version}; detach database locked;")).unwrap();
    drop(conn);
    fs::remove_file(plain).unwrap();
    fs::write(folder.join("register.key"), KEY).unwrap();
}

fn version(folder: &Path) -> i64 {
    let conn = rusqlite::Connection::open(folder.join("register.db")).unwrap();
    conn.pragma_update(None, "key", format!("x'{KEY}'")).unwrap();
    conn.query_row("pragma user_version", [], |row| row.get(0)).unwrap()
}

#[test]
fn a_register_of_version_1_is_brought_up_to_date_whole() {
    let folder = TempDir::new().unwrap();
    centre_of_version_1(folder.path());
    assert_eq!(version(folder.path()), 1);
    let mut desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
    assert_eq!((verified.actions, verified.cases, verified.receipts), (122, 28, 27));
    assert_eq!(verified.heads["ZAQ-03"].1.to_string(), HEAD);
    let ask = |line: Value| format!("{line}\n");
    let told = answers(
        &mut desk,
        &[
            ask(json!({ "id": "s", "do": "sign_in", "officer": "huda", "secret": "2580" })),
            ask(json!({ "id": "q1", "ask": "find_case", "text": "عبدالرحمان منى" })),
            ask(json!({ "id": "q2", "ask": "case", "case": "C-ZAQ-03-26-000002-4" })),
            ask(json!({ "id": "q3", "ask": "person", "number": "29406191300551" })),
            ask(json!({ "id": "supervisor", "do": "sign_in", "officer": "samir", "secret": "1470" })),
            ask(json!({ "id": "b", "do": "export_batch" })),
        ]
        .concat(),
    );
    let found = told[1]["ok"]["cases"].as_array().unwrap();
    assert!(found.iter().any(|case| case["no"] == "C-ZAQ-03-26-000001-6"), "{:?}", told[1]);
    let case = &told[2]["ok"];
    assert_eq!(case["case"]["stage"], "received", "{case}");
    assert_eq!(case["case"]["documents"][3]["files"][0]["name"], "scan.png");
    assert!(case["paper_names"][0]["ar"].as_str().unwrap().chars().count() > 3, "{case}");
    assert!(case["trail"].as_array().unwrap().len() > 5);
    assert_eq!(told[3]["ok"]["known"]["cases"].as_array().unwrap().len(), 2, "{:?}", told[3]);
    assert_eq!(told[5]["ok"]["number"], 2, "{:?}", told[5]);
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
}

/// An acknowledgement from before the fee is no copy of the one after it, also where the older version had printed
/// the first; a list of missing papers and a receipt that came out are.
#[test]
fn a_register_of_version_2_knows_which_papers_came_out() {
    let folder = TempDir::new().unwrap();
    centre_of_version(2, folder.path());
    let mut centre = Centre { desk: desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING), folder, commands: 100 };
    centre.is_clean();
    centre.signs_in("huda", "2580");
    let mut prints = |no: u32, paper: &str, reason: Option<&str>| {
        let Answer::Cases { cases } = centre.asks(json!({ "ask": "find_case", "text": no.to_string() })) else {
            panic!()
        };
        match centre.does(json!({ "do": "print_paper", "case": cases[0].no, "paper": paper, "reason": reason })) {
            Ok(Outcome::Printed { copy, .. }) => copy,
            other => panic!("{other:?}"),
        }
    };
    assert_eq!(prints(1, "acknowledgement", None), 1, "the first after the fee");
    assert_eq!(prints(2, "missing", Some("ضاعت القائمة")), 2);
    assert_eq!(prints(3, "receipt", Some("ضاع الإيصال")), 3);
    assert_eq!(prints(4, "receipt", None), 1, "it was queued and never came out");
    centre.is_clean();
}

/// What stood in no till stands in none, what stood in one stands there; and a command that comes again is known.
#[test]
fn a_register_of_version_4_to_6_keeps_its_tills_and_its_answers() {
    (4..=6).for_each(tills_and_answers_are_kept);
}

fn tills_and_answers_are_kept(of: i64) {
    let folder = TempDir::new().unwrap();
    centre_of_version(of, folder.path());
    let mut centre = Centre { desk: desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING), folder, commands: 100 };
    centre.is_clean();
    centre.signs_in("huda", "2580");
    let Answer::Till(till) = centre.asks(json!({ "ask": "till" })) else { panic!() };
    let open: Vec<u32> = till.takings.receipts.iter().map(|receipt| receipt.serial()).collect();
    assert_eq!((open, till.closed.len()), (vec![2, 3], 1));
    let again = centre.desk.carry_out(MARK, serde_json::from_value(site_validity()).unwrap()).unwrap();
    let Outcome::Registered(case) = again else { panic!("{again:?}") };
    assert_eq!((case.case.serial(), case.receipt.map(|receipt| receipt.serial())), (4, Some(3)));
    let found = |centre: &mut Centre, text: &str| match centre.asks(json!({ "ask": "find_case", "text": text })) {
        Answer::Cases { cases } => cases.iter().map(|case| case.no.serial()).collect::<Vec<_>>(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found(&mut centre, ""), [4, 3, 2, 1]);
    assert_eq!(
        found(&mut centre, "R-ZAQ-03-26-000001-5").len() + found(&mut centre, till.takings.receipts[0].as_str()).len(),
        1
    );
    centre.does(json!({ "do": "close_till", "at_opening": "0", "counted": "300", "reason": "" })).unwrap();
    centre.is_clean();
}

#[test]
fn an_upgrade_that_is_killed_on_the_way_has_not_begun() {
    let (mut old, mut new) = (0, 0);
    for round in 0..12_u64 {
        let folder = TempDir::new().unwrap();
        centre_of_version_1(folder.path());
        let mut child = Command::new(env!("CARGO_BIN_EXE_shubbak"))
            .args(["verify", "--practice", "--data"])
            .arg(folder.path())
            .stdout(Stdio::null())
            .spawn()
            .unwrap();
        std::thread::sleep(Duration::from_millis(5 + round * 17));
        child.kill().unwrap();
        child.wait().unwrap();
        match version(folder.path()) {
            1 => old += 1,
            _ => new += 1,
        }
        let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
        let verified = desk.register().verify().unwrap();
        assert!(verified.is_clean(), "{:?}", verified.findings);
        assert_eq!(verified.heads["ZAQ-03"].1.to_string(), HEAD);
    }
    println!("killed before the commit {old} times, after it {new} times");
    assert!(old > 0, "no kill came before the commit");
}

/// Leaves the register of one short day as `tests/fixtures/register-N.db.zst`, in clear, for the day when version N is
/// an old one. Run by hand, with the program that still writes version N.
#[test]
#[ignore = "writes a fixture"]
fn a_day_is_kept_for_later_versions() {
    let folder = TempDir::new().unwrap();
    fs::write(folder.path().join("register.key"), KEY).unwrap();
    let mut centre = Centre { desk: desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING), folder, commands: 0 };
    centre.signs_in("huda", "2580");
    let print = |case: &str, paper: &str, reason: Option<&str>| json!({ "do": "print_paper", "case": case, "paper": paper, "reason": reason });
    let mut unpaid = site_validity();
    unpaid["payment"] = json!(null);
    let unpaid = centre.registers(unpaid).case.to_string();
    centre.does(print(&unpaid, "acknowledgement", None)).unwrap();
    let pay =
        json!({ "do": "complete_case", "case": unpaid, "fee": { "assessed": "150" }, "payment": { "method": "cash" } });
    centre.registers(pay);
    centre.does(json!({ "do": "close_till", "at_opening": "0", "counted": "150", "reason": "" })).unwrap();
    centre.does(json!({ "do": "hand_tray", "cases": [unpaid] })).unwrap();
    let mut lacking = site_validity();
    (lacking["documents"], lacking["payment"]) = (all_seen(2), json!(null));
    let lacking = centre.registers(lacking).case.to_string();
    centre.does(print(&lacking, "missing", None)).unwrap();
    let printed = centre.registers(site_validity()).case.to_string();
    for paper in ["receipt", "acknowledgement", "ticket"] {
        centre.does(print(&printed, paper, None)).unwrap();
    }
    centre.does(print(&printed, "receipt", Some("الأصل تلف"))).unwrap();
    centre.desk.carry_out(MARK, serde_json::from_value(site_validity()).unwrap()).unwrap();
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "export_batch" })).unwrap();
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    let plain = folder.path().join("plain.db");
    let conn = rusqlite::Connection::open(folder.path().join("register.db")).unwrap();
    conn.pragma_update(None, "key", format!("x'{KEY}'")).unwrap();
    conn.execute("attach database ?1 as clear key ''", [plain.to_str().unwrap()]).unwrap();
    conn.query_row("select sqlcipher_export('clear')", [], |_| Ok(())).unwrap();
    let version: i64 = conn.query_row("pragma user_version", [], |row| row.get(0)).unwrap();
    conn.execute_batch(&format!("pragma clear.user_version = {version}; detach database clear; vacuum")).unwrap();
    let packed = zstd::encode_all(fs::File::open(plain).unwrap(), 19).unwrap();
    fs::write(format!("tests/fixtures/register-{version}.db.zst"), packed).unwrap();
}
