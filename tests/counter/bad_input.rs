//! What wrong files, settings, keys and disks get: a fault with words for a person, and nothing half done.

use std::fs;
use std::path::Path;

use serde_json::json;
use shubbak::app::{Fault, Surroundings, open_centre};
use shubbak::cli::WhichCentre;
use shubbak::domain::Country;
use shubbak::env::Fixed;
use shubbak::error;
use shubbak::i18n::Tr;
use shubbak::register::RegisterFault;

use crate::centre::{Centre, SUNDAY_MORNING, desk_in, site_validity, unlocked};

fn opening(folder: &Path) -> Result<(), Fault> {
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.to_owned()) };
    let env = Fixed { ms: SUNDAY_MORNING, offset_secs: 7_200 }.env();
    open_centre(&which, &Surroundings { data: folder.to_owned() }, env).map(|_| ())
}

/// The fault's words are whole sentences in both languages.
fn is_worded(fault: &Fault) {
    for tr in [Tr::arabic(), Tr::english()] {
        let words = error::words(fault, &tr);
        assert!(words.what.len() > 8 && words.next.len() > 8, "{words:?}");
        assert!(!words.what.starts_with("fault-") && !words.next.starts_with("fault-"), "{words:?}");
    }
}

#[test]
fn a_second_copy_of_the_program_is_turned_away() {
    let centre = Centre::with_clerk();
    let fault = opening(centre.folder.path()).unwrap_err();
    assert!(matches!(fault, Fault::Register(RegisterFault::InUse)), "{fault:?}");
    is_worded(&fault);
}

#[test]
fn a_register_of_a_newer_version_is_left_alone() {
    let centre = Centre::with_clerk();
    let folder = centre.folder;
    drop(centre.desk);
    let conn = unlocked(folder.path());
    conn.pragma_update(None, "user_version", 99).unwrap();
    drop(conn);
    let before = fs::read(folder.path().join("register.db")).unwrap();
    let fault = opening(folder.path()).unwrap_err();
    assert!(matches!(fault, Fault::Register(RegisterFault::NewerVersion { found: 99, .. })), "{fault:?}");
    is_worded(&fault);
    assert_eq!(fs::read(folder.path().join("register.db")).unwrap(), before);
}

#[test]
fn a_wrong_or_lost_key_opens_nothing_and_makes_nothing() {
    let centre = Centre::with_clerk();
    let folder = centre.folder;
    drop(centre.desk);
    let key = folder.path().join("register.key");
    let right = fs::read_to_string(&key).unwrap();
    for wrong in ["00".repeat(32), "not a key".to_owned()] {
        fs::write(&key, wrong).unwrap();
        let fault = opening(folder.path()).unwrap_err();
        assert!(matches!(fault, Fault::Register(RegisterFault::WrongKey)), "{fault:?}");
        is_worded(&fault);
    }
    fs::remove_file(&key).unwrap();
    assert!(matches!(opening(folder.path()), Err(Fault::Register(RegisterFault::WrongKey))));
    assert!(!key.exists(), "no new key for an old register");
    fs::write(&key, right).unwrap();
    desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
}

#[test]
fn the_file_shows_no_name_and_no_number() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    for name in ["register.db", "register.db-wal", "attachments.db"] {
        let bytes = fs::read(centre.folder.path().join(name)).unwrap_or_default();
        for secret in ["29406191300551".as_bytes(), "منى".as_bytes(), b"SQLite format 3"] {
            assert!(!bytes.windows(secret.len()).any(|window| window == secret), "{name}");
        }
    }
}

#[test]
fn settings_that_do_not_parse_name_the_line() {
    let centre = Centre::with_clerk();
    let folder = centre.folder;
    drop(centre.desk);
    let path = folder.path().join("centre.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, text.replace("country = \"EG\"", "country = EG")).unwrap();
    let fault = opening(folder.path()).unwrap_err();
    let Fault::Config(config) = &fault else { panic!("{fault:?}") };
    assert_eq!(config.line, 3);
    is_worded(&fault);
}

#[test]
fn a_catalogue_that_does_not_parse_names_the_line_and_what_was_expected() {
    let centre = Centre::with_clerk();
    let folder = centre.folder;
    drop(centre.desk);
    let path = folder.path().join("centre.toml");
    let text = fs::read_to_string(&path).unwrap();
    fs::write(&path, format!("{text}catalogue = \"mine.json\"\n")).unwrap();
    let shipped = include_str!("../../assets/catalogue/egypt.json");
    for (broken, expected) in [
        (shipped.replacen("\"max\": \"200.00\"", "\"max\": \"-200.00\"", 1), "line"),
        (shipped.replacen("\"required\": true", "\"required\": maybe", 1), "line"),
        (shipped[..shipped.len() / 2].to_owned(), "line"),
        (include_str!("../../assets/catalogue/kuwait.json").to_owned(), "KW"),
    ] {
        fs::write(folder.path().join("mine.json"), broken).unwrap();
        let fault = opening(folder.path()).unwrap_err();
        let Fault::Catalogue { cause, .. } = &fault else { panic!("{fault:?}") };
        assert!(cause.contains(expected), "{cause}");
        is_worded(&fault);
    }
}

#[test]
fn wrong_attachments_are_refused_by_what_they_are() {
    let mut centre = Centre::with_clerk();
    let folder = centre.folder.path().to_owned();
    let attach = |centre: &mut Centre, name: &str| {
        centre.does(json!({ "do": "attach_file", "path": folder.join(name) })).unwrap_err()
    };
    fs::write(folder.join("letter.pdf"), b"MZ this is a program").unwrap();
    assert!(matches!(attach(&mut centre, "letter.pdf"), Fault::AttachmentKind { .. }));
    let mut large = b"%PDF-1.4".to_vec();
    large.resize(10 * 1024 * 1024 + 1, b' ');
    fs::write(folder.join("large.pdf"), large).unwrap();
    assert!(matches!(attach(&mut centre, "large.pdf"), Fault::AttachmentSize { limit_mib: 10, .. }));
    let gone = attach(&mut centre, "gone.png");
    assert!(matches!(gone, Fault::AttachmentUnreadable { .. }));
    is_worded(&gone);
    assert!(matches!(attach(&mut centre, "."), Fault::AttachmentKind { .. }));

    let mut case = site_validity();
    let unknown = json!({ "sha256": "ab".repeat(32), "media": "image/png", "bytes": 3, "name": "x.png" });
    case["documents"][0]["files"] = json!([unknown]);
    assert!(matches!(centre.does(case), Err(Fault::UnknownAttachment(_))));
    centre.is_clean();
}

#[test]
fn wrong_values_in_a_case_are_named_one_by_one() {
    let mut centre = Centre::with_clerk();
    let mut refused = |change: fn(&mut serde_json::Value), code: &str| {
        let mut case = site_validity();
        change(&mut case);
        let fault = centre.does(case).unwrap_err();
        assert_eq!(fault.code(), code, "{fault:?}");
        is_worded(&fault);
    };
    refused(|case| case["service"] = json!("EG-XXX-99"), "unknown_service");
    refused(|case| case["applicant"]["number"] = json!("2940619130055"), "identity_length");
    refused(|case| case["applicant"]["number"] = json!("29413191300551"), "identity_date");
    refused(|case| case["applicant"]["number"] = json!("33011221300551"), "identity_future_birth");
    refused(|case| case["applicant"]["name"] = json!("  م "), "name_too_short");
    refused(|case| case["applicant"]["phone"] = json!("0991"), "phone");
    refused(|case| case["documents"][0]["no"] = json!(77), "unknown_document");
    refused(|case| case["answers"]["street"] = json!("  "), "field_blank");
    refused(|case| case["answers"]["plot_area_m2"] = json!("many"), "field");
    refused(|case| case["answers"]["colour"] = json!("red"), "unknown_field");
    refused(|case| case["fee"]["assessed"] = json!("-5"), "money_negative");
    refused(|case| case["fee"]["assessed"] = json!("150.123"), "money_decimals");
    refused(|case| case["fee"]["assessed"] = json!("200.01"), "fee");
    refused(|case| case["fee"]["assessed"] = json!(""), "fee");
    refused(|case| case["payment"]["method"] = json!("card"), "reference_missing");
    refused(|case| case["documents"] = json!([]), "not_payable");
    assert_eq!(centre.registers(site_validity()).case.serial(), 1, "no number was used up");
    centre.is_clean();
}

#[test]
fn a_full_disk_says_so_and_the_next_case_works_once_there_is_room() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    centre.desk.register().limit_pages_for_a_test(Some(0)).unwrap();
    let mut large = site_validity();
    large["note"] = json!("س".repeat(200_000));
    let fault = centre.does(large.clone()).unwrap_err();
    assert!(matches!(fault, Fault::Register(RegisterFault::DiskFull)), "{fault:?}");
    is_worded(&fault);
    centre.is_clean();
    centre.desk.register().limit_pages_for_a_test(None).unwrap();
    assert_eq!(centre.registers(large).case.serial(), 2, "no number was used up");
    centre.is_clean();
}

#[test]
fn tampering_shows_and_is_named() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    centre.registers(site_validity());
    let folder = centre.folder;
    drop(centre.desk);
    let tamper = |sql: &str| unlocked(folder.path()).execute_batch(sql).unwrap();
    let backup = fs::read(folder.path().join("register.db")).unwrap();
    for (sql, place) in [
        (
            "update action set body = replace(body, '15000', '5000') where kind = 'fee_paid' and id = (select min(id) from action where kind = 'fee_paid')",
            "ZAQ-03/",
        ),
        ("update action set officer = 'samir' where id & 255 = 6", "ZAQ-03/6"),
        ("delete from action where id & 255 = 7", "ZAQ-03/8"),
        ("update action set id = id + 1099511627776 where id & 255 = 8", "action"),
        ("update till_open set minor = minor - 100", "R-ZAQ-03"),
        ("delete from till_open where receipt = (select max(receipt) from till_open)", "R-ZAQ-03"),
        ("update fresh_case set stage = 'gathering' where id = 1", "C-ZAQ-03"),
        ("update fresh_case set name = 'x' where id = 2", "C-ZAQ-03"),
        ("update fresh_case set due = due + 1", "C-ZAQ-03"),
        ("update officer set roles = '[\"supervisor\"]' where id = 'huda'", "officer huda"),
        ("update officer set until = null, name = 'x' where id = 'nadia'", "officer nadia"),
        ("delete from officer where id = 'samir'", "officer samir"),
        (
            "insert into service_case select * from every_case where id = 1; delete from fresh_case where id = 1",
            "fresh_case",
        ),
        ("delete from fresh_case where id = 2", "ZAQ-03/"),
        ("update fresh_case set actions = actions - 1 where id = 1", "case_trail"),
        ("update fresh_case set first_action = first_action + 1 where id = 1", "case_trail"),
        ("insert into case_trail select uid, 1099511627777 from fresh_case where id = 1", "case_trail"),
        ("update fresh_case set ticket = null, ticket_day = null where ticket = 'B001'", "every_ticket"),
        ("update day_tally set minor = minor - 100", "day_tally"),
        ("delete from day_tally", "day_tally"),
        ("insert into name_word (word) values ('x')", "name_word"),
        ("update serial set last = last + 1 where series = 'R'", "R-26"),
    ] {
        tamper(sql);
        let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
        let verified = desk.register().verify().unwrap();
        assert!(
            verified.findings.iter().any(|finding| finding.place.starts_with(place)),
            "{sql}: {:?}",
            verified.findings
        );
        drop(desk);
        for file in ["register.db-wal", "register.db-shm"] {
            let _ = fs::remove_file(folder.path().join(file));
        }
        fs::write(folder.path().join("register.db"), &backup).unwrap();
    }
    desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING)
        .register()
        .verify()
        .map(|verified| assert!(verified.is_clean()))
        .unwrap();
}
