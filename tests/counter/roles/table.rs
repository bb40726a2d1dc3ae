//! Every role by every command and every question. The names come from the program itself: one that is
//! new and has no row here fails.

use std::collections::BTreeSet;

use serde_json::{Value, json};
use shubbak::app::{Command, Question};

use super::{SECRET, name_of, roles, staffed};
use crate::centre::{answers, site_validity};

/// A row: a line as `exec` reads it, and who may. The letters stand for the roles in their order:
/// counter (c)lerk, cas(h)ier, (b)ack office, (s)upervisor, (v)an operator, system (a)dministrator,
/// (i)nspector, (t)emporary entry clerk.
type Row = (Value, &'static str);

const EVERYBODY: &str = "chbsvait";
const CASE: &str = "C-ZAQ-03-26-000001-6";

fn commands() -> Vec<Row> {
    let mut unpaid = site_validity();
    unpaid["payment"] = json!(null);
    vec![
        (json!({ "do": "sign_in", "officer": "nobody", "secret": "1" }), EVERYBODY),
        (site_validity(), "csv"),
        (unpaid, "csvt"),
        (json!({ "do": "complete_case", "case": CASE, "documents": [{ "no": 1, "state": "missing" }] }), "csvt"),
        (json!({ "do": "complete_case", "case": CASE, "payment": { "method": "cash" } }), "chsv"),
        (json!({ "do": "attach_file", "path": "/nowhere" }), "csvt"),
        (json!({ "do": "attach_to_case", "case": CASE, "document": 1, "files": [] }), "csvt"),
        (json!({ "do": "take_page", "path": "/nowhere" }), "csvt"),
        (json!({ "do": "turn_page", "page": 1, "quarters": 1 }), "csvt"),
        (json!({ "do": "move_page", "page": 1, "place": 2 }), "csvt"),
        (json!({ "do": "remove_pages", "pages": [1] }), "csvt"),
        (json!({ "do": "attach_pages", "pages": [1] }), "csvt"),
        (json!({ "do": "choose_scanning", "wish": {} }), "csvt"),
        (json!({ "do": "choose_scanner" }), "sva"),
        (json!({ "do": "scan_pages" }), "csvt"),
        (json!({ "do": "try_scanner" }), "sva"),
        (json!({ "do": "find_scanners" }), "sva"),
        (json!({ "do": "stop_scanning" }), "csvt"),
        (json!({ "do": "print_paper", "case": CASE, "paper": "receipt", "reason": "lost" }), "chsv"),
        (json!({ "do": "close_till", "at_opening": "0", "counted": "x" }), "chsv"),
        (json!({ "do": "hand_tray", "cases": [] }), "csv"),
        (json!({ "do": "print_of_office", "paper": "service_card", "of": "EG-BLD-00" }), "chsv"),
        (json!({ "do": "print_of_office", "paper": "till", "of": "T" }), "chsv"),
        (json!({ "do": "print_of_office", "paper": "tray", "of": "H" }), "csv"),
        (json!({ "do": "print_of_office", "paper": "late_list" }), "bsi"),
        (json!({ "do": "send_paper", "job": 9999 }), "chsv"),
        (json!({ "do": "save_paper", "job": 9999 }), "chsv"),
        (json!({ "do": "cancel_paper", "job": 9999, "reason": "not wanted" }), "chsv"),
        (json!({ "do": "paper_came_out", "job": 9999, "came": true }), "chsv"),
        (json!({ "do": "set_printers", "printers": {} }), "sva"),
        (json!({ "do": "print_test_page", "printer": "nowhere" }), "sva"),
        (json!({ "do": "show_identity", "case": CASE, "reason": "the card" }), "csv"),
        (json!({ "do": "decide", "case": CASE, "verdict": "approved" }), "b"),
        (json!({ "do": "correct_case", "case": CASE, "reason": "a slip", "answers": { "building_no": "16" } }), "sv"),
        (json!({ "do": "hold_case", "case": CASE, "reason": "a court asks" }), "s"),
        (json!({ "do": "lift_hold", "case": CASE, "reason": "it is over" }), "s"),
        (json!({ "do": "erase_content" }), "sa"),
        (json!({ "do": "print_trail", "of": CASE, "reason": "the citizen asks" }), "s"),
        (json!({ "do": "enrol_officer", "officer": "x1", "name": "xx", "roles": [], "secret": "1" }), "sa"),
        (json!({ "do": "change_officer", "officer": "nobody", "name": "xx", "roles": ["cashier"] }), "sa"),
        (json!({ "do": "end_officer", "officer": "nobody", "reason": "moved away" }), "sa"),
        (json!({ "do": "give_badge", "officer": "nobody" }), "sa"),
        (json!({ "do": "unlock_officer", "officer": "nobody" }), "sa"),
        (json!({ "do": "take_pack", "file": "/nowhere" }), "sva"),
        (json!({ "do": "tell_citizen", "case": CASE }), "csv"),
        (settled("paid"), "s"),
        (settled("decided"), "b"),
        (json!({ "do": "export_batch", "folder": "/proc/nowhere" }), "sva"),
        (json!({ "do": "copy_batch", "number": 9999, "folder": "/proc/nowhere" }), "sva"),
        (json!({ "do": "stop_export" }), "sva"),
        (json!({ "do": "upload_now" }), "sva"),
        (json!({ "do": "print_batch", "number": 9999 }), "sva"),
        (json!({ "do": "keep_link_password", "password": "x" }), "sva"),
        (json!({ "do": "take_receipt", "file": "/nowhere" }), "sva"),
        (json!({ "do": "make_backup" }), "sa"),
        (json!({ "do": "restore_backup", "file": "/nowhere" }), "sa"),
        (json!({ "do": "salvage" }), "sa"),
        // Last, because whoever is gone may do nothing.
        (json!({ "do": "sign_out" }), EVERYBODY),
    ]
}

fn settled(matter: &str) -> Value {
    let stands = json!({ "station": "ZAQ-03", "seq": 1 });
    json!({ "do": "settle_conflict", "case": CASE, "matter": { "is": matter }, "stands": stands, "reason": "the first" })
}

fn questions() -> Vec<Row> {
    vec![
        (json!({ "ask": "parse_id", "text": "1" }), EVERYBODY),
        (json!({ "ask": "find_service", "text": "shop" }), EVERYBODY),
        (json!({ "ask": "service", "code": "EG-BLD-01" }), EVERYBODY),
        (json!({ "ask": "find_case", "text": "منى" }), "chsvi"),
        (json!({ "ask": "case", "case": CASE }), "chsvi"),
        (json!({ "ask": "person", "number": "29406191300551" }), "chsvi"),
        (json!({ "ask": "badge", "no": "S-ZAQ-03-26-000001-1" }), EVERYBODY),
        (json!({ "ask": "ticket", "no": "A001" }), EVERYBODY),
        (json!({ "ask": "licence", "text": "SHUBBAK-LICENCE-1:X" }), "chsvi"),
        (json!({ "ask": "quote_fee", "service": "EG-BLD-01" }), EVERYBODY),
        (json!({ "ask": "due_date", "country": "EG", "start": "2026-01-01", "count": 1, "kind": "weeks" }), EVERYBODY),
        (json!({ "ask": "amount_in_words", "amount": "1", "currency": "EGP" }), EVERYBODY),
        (json!({ "ask": "today" }), EVERYBODY),
        (json!({ "ask": "batches" }), EVERYBODY),
        (json!({ "ask": "packs" }), EVERYBODY),
        (json!({ "ask": "decisions_that_came" }), "chsvi"),
        (json!({ "ask": "referred", "number": "29406191300551" }), "chsvi"),
        (json!({ "ask": "till" }), "chsv"),
        (json!({ "ask": "tills" }), "si"),
        (json!({ "ask": "trays" }), "csv"),
        (json!({ "ask": "late_cases" }), "bsi"),
        (json!({ "ask": "papers" }), "chsv"),
        (json!({ "ask": "printers" }), "sva"),
        (json!({ "ask": "to_decide" }), "b"),
        (json!({ "ask": "pages" }), EVERYBODY),
        (json!({ "ask": "to_scan" }), "csv"),
        (json!({ "ask": "case_to_decide", "case": CASE }), "b"),
        (json!({ "ask": "retention_plan" }), "sa"),
        (json!({ "ask": "access_log", "of": CASE, "reason": "a complaint" }), "si"),
        (json!({ "ask": "staff" }), "sa"),
        (json!({ "ask": "locked_names" }), "sa"),
        (json!({ "ask": "backups" }), "sa"),
        (json!({ "ask": "restore_plan", "file": "/nowhere" }), "sa"),
        (json!({ "ask": "who_am_i" }), EVERYBODY),
    ]
}

#[test]
fn every_role_may_do_what_its_row_says_and_nothing_else() {
    let mut centre = staffed();
    centre.does(site_validity()).unwrap();
    for (place, role) in roles().iter().enumerate() {
        centre.signs_in(&name_of(role), SECRET);
        let letter = EVERYBODY.as_bytes()[place] as char;
        for (at, (line, may)) in questions().into_iter().chain(commands()).enumerate() {
            let mut asked = line.clone();
            if line.get("do").is_some() {
                asked["id"] = json!(format!("{role}-{at}"));
            }
            let told = answers(&mut centre.desk, &format!("{asked}\n"));
            let refused = told[0]["error"]["code"] == "not_allowed";
            assert_eq!(!refused, may.contains(letter), "{role}: {line} gave {}", told[0]);
            assert_ne!(told[0]["error"]["code"], "bad_line", "{line}");
        }
        centre.desk.officer().inspect(|left| panic!("{} is still signed in", left.id));
    }
    centre.is_clean();
}

#[test]
fn nobody_signed_in_is_told_of_people_or_may_change_anything() {
    let mut centre = staffed();
    centre.does(json!({ "do": "sign_out" })).unwrap();
    for (line, may) in questions().into_iter().chain(commands()).filter(|(_, may)| *may != EVERYBODY) {
        let mut asked = line.clone();
        if line.get("do").is_some() {
            asked["id"] = json!(line.to_string().chars().take(60).filter(char::is_ascii).collect::<String>());
        }
        let told = answers(&mut centre.desk, &format!("{asked}\n"));
        assert_eq!(told[0]["error"]["code"], "not_signed_in", "{line} ({may})");
    }
    let today = answers(&mut centre.desk, "{\"ask\":\"today\"}\n");
    assert_eq!(today[0]["error"]["code"], "not_signed_in");
}

#[test]
fn no_command_and_no_question_is_without_a_row() {
    let rows = |rows: Vec<Row>, key: &str| -> BTreeSet<String> {
        rows.iter().map(|(line, _)| line[key].as_str().unwrap().to_owned()).collect()
    };
    assert_eq!(known::<Command>("do"), rows(commands(), "do"));
    assert_eq!(known::<Question>("ask"), rows(questions(), "ask"));
}

/// All that the program understands, by its own words on what it does not.
fn known<T: serde::de::DeserializeOwned>(key: &str) -> BTreeSet<String> {
    let told = match serde_json::from_value::<T>(json!({ key: "nothing like this" })) {
        Ok(_) => String::new(),
        Err(error) => error.to_string(),
    };
    let (_, names) = told.split_once("expected one of ").unwrap();
    names.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}
