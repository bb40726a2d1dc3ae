//! What a thief reads in a copied folder: nothing of a citizen, neither in the register nor in its log,
//! its attachments, its drafts, its batches or what was left behind when the process was killed.

use std::fs;
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::Stdio;

use serde_json::json;
use tempfile::TempDir;

use super::{CREW, opening, phrase_file, said, settings, shubbak};
use crate::centre::site_validity;

const NAMES: [&str; 3] = ["زينب عبد القادر الششتاوي", "عبد الرحمن الشبراوي", "نادية فوزي الدمرداش"];
const NUMBERS: [&str; 3] = ["29406191300551", "29001011234567", "28505051300018"];
const NOTE: &str = "ملاحظة لا يراها أحد";
/// In the papers attached; long enough that no chance finds it.
const SCANNED: &[u8] = b"%PDF-1.4 the scanned identity card of the applicant";

fn files(folder: &Path) -> Vec<PathBuf> {
    let inside = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    inside.flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

/// Every way in which a text may lie in a file's bytes.
fn written(text: &str) -> Vec<Vec<u8>> {
    let wide = |order: fn(u16) -> [u8; 2]| text.encode_utf16().flat_map(order).collect();
    let hex = hex::encode(text).into_bytes();
    vec![text.as_bytes().to_vec(), wide(u16::to_le_bytes), wide(u16::to_be_bytes), hex]
}

fn secrets() -> Vec<Vec<u8>> {
    let arabic = |number: &str| number.chars().map(|c| char::from_u32(c as u32 + 0x630).unwrap()).collect::<String>();
    let mut texts: Vec<String> = NUMBERS.iter().flat_map(|number| [(*number).to_owned(), arabic(number)]).collect();
    // A part of a name is as bad as the whole of it.
    texts.extend(
        NAMES
            .iter()
            .flat_map(|name| name.split_whitespace())
            .filter(|part| part.chars().count() > 3)
            .map(str::to_owned),
    );
    texts.extend([NOTE.to_owned(), "01012345678".to_owned(), "شارع الجلاء".to_owned()]);
    texts.iter().flat_map(|text| written(text)).chain([SCANNED.to_vec(), b"SQLite format 3".to_vec()]).collect()
}

/// What of `secrets` stands in a file of `folder`; what is meant to be read is left out by name.
fn found_in(folder: &Path, but: &[&str]) -> Vec<(String, Vec<u8>)> {
    let mut found = vec![];
    let secrets = secrets();
    for path in files(folder) {
        let name = path.strip_prefix(folder).unwrap().display().to_string();
        if but.iter().any(|open| name.starts_with(open)) {
            continue;
        }
        let bytes = fs::read(&path).unwrap();
        for secret in &secrets {
            if bytes.windows(secret.len()).any(|window| window == secret) {
                found.push((name.clone(), secret.clone()));
            }
        }
    }
    found
}

fn case(at: usize) -> serde_json::Value {
    let mut case = site_validity();
    case["id"] = json!(format!("case-{at}"));
    case["applicant"]["name"] = json!(NAMES[at % NAMES.len()]);
    case["applicant"]["number"] = json!(NUMBERS[at % NUMBERS.len()]);
    case["applicant"]["doubt_accepted"] = json!("البطاقة أمامي");
    case["note"] = json!(NOTE);
    case
}

#[test]
fn a_copied_folder_shows_no_name_and_no_number_even_when_it_was_killed_while_writing() {
    let (folder, temporary) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    // A practice centre only for its staff; its key stands behind a passphrase all the same.
    settings(folder.path(), "practice = true\nkey = \"passphrase\"\npapers = \"day\"");
    drop(opening(folder.path(), Some(CREW)).unwrap());
    let phrase = phrase_file(temporary.path(), "phrase", CREW);
    let scan = temporary.path().join("scan.pdf");
    fs::write(&scan, SCANNED.repeat(2_000)).unwrap();
    let batches = folder.path().join("batches");
    fs::create_dir_all(&batches).unwrap();

    let mut program = shubbak(folder.path(), &["exec", "--passphrase-file"]);
    let scratch = folder.path().join("temporary");
    fs::create_dir(&scratch).unwrap();
    program.arg(&phrase).env("TMPDIR", &scratch).env("SQLITE_TMPDIR", &scratch);
    let mut child = program.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    let mut input = child.stdin.take().unwrap();
    let mut output = BufReader::new(child.stdout.take().unwrap()).lines();
    let mut says = |line: serde_json::Value| {
        writeln!(input, "{line}").unwrap();
        let answer = output.next().unwrap().unwrap();
        assert!(answer.contains("\"ok\""), "{answer}");
    };
    says(json!({ "id": "in", "do": "sign_in", "officer": "samir", "secret": "1470" }));
    for at in 0..60 {
        says(case(at));
    }
    says(json!({ "id": "scan", "do": "attach_file", "path": scan }));
    says(json!({ "id": "batch", "do": "export_batch", "folder": batches }));
    says(json!({ "ask": "find_case", "text": "الششتاوي" }));
    // And in the middle of writing, the plug.
    for at in 60..400 {
        if writeln!(input, "{}", case(at)).is_err() {
            break;
        }
    }
    std::thread::sleep(std::time::Duration::from_millis(40));
    child.kill().unwrap();
    child.wait().unwrap();

    let names: Vec<String> =
        files(folder.path()).iter().map(|path| path.file_name().unwrap().to_string_lossy().into_owned()).collect();
    for left in ["register.db", "register.db-wal", "attachments.db"] {
        assert!(names.iter().any(|name| name == left), "{left} was left behind: {names:?}");
    }
    let log = fs::metadata(folder.path().join("register.db-wal")).unwrap().len();
    assert!(log > 10_000, "the log still holds what was written last: {log} bytes");
    let found = found_in(folder.path(), &[]);
    assert!(
        found.is_empty(),
        "{:?}",
        found.iter().map(|(name, text)| (name, String::from_utf8_lossy(text))).collect::<Vec<_>>()
    );

    // What the search would find if it were there: it is not blind.
    let seen = folder.path().join("seen");
    fs::create_dir(&seen).unwrap();
    fs::write(seen.join("utf16"), written("الششتاوي")[1].clone()).unwrap();
    assert_eq!(found_in(folder.path(), &[]).len(), 1);

    let whole = shubbak(folder.path(), &["verify", "--passphrase-file"]).arg(&phrase).output().unwrap();
    assert!(said(&whole).contains("\nclean"), "{}", said(&whole));
}

#[test]
fn papers_lie_in_clear_for_the_day_only_unless_the_settings_keep_them() {
    let folder = TempDir::new().unwrap();
    for (keeping, stays) in [("always", true), ("day", false)] {
        settings(folder.path(), &format!("practice = true\npapers = \"{keeping}\""));
        let mut desk = opening(folder.path(), None).unwrap().desk;
        let mut does = |id: &str, mut command: serde_json::Value| {
            command.as_object_mut().unwrap().remove("id");
            desk.carry_out(&format!("{id}-{keeping}"), crate::centre::command_of(command)).unwrap()
        };
        does("in", json!({ "do": "sign_in", "officer": "huda", "secret": "2580" }));
        let shubbak::app::Outcome::Registered(registered) = does("case", case(0)) else { panic!() };
        let shubbak::app::Outcome::Printed { file, .. } =
            does("print", json!({ "do": "print_paper", "case": registered.case, "paper": "receipt" }))
        else {
            panic!()
        };
        drop(desk);
        drop(opening(folder.path(), None).unwrap());
        assert!(file.exists(), "the same day it is still there");
        drop(super::opening_after(folder.path(), None, 24 * 3_600_000).unwrap());
        assert_eq!(file.exists(), stays, "{keeping}");
        if !stays {
            assert!(found_in(folder.path(), &["centre.toml"]).is_empty());
        }
    }
}
