//! The deletion run, from the plan to the proof that nothing is left.

use std::fs;

use serde_json::json;
use shubbak::app::{Answer, Fault, Outcome};
use shubbak::domain::case::Stage;
use shubbak::register::RegisterFault;
use tempfile::TempDir;

use super::{MURJAN, SIXTEEN_YEARS, ZAFARAN, application, files, in_tables, marks_in};
use crate::centre::{Centre, SUNDAY_MORNING, command_of, desk_in, unlocked};
use crate::custody::{opening, phrase_file, said, settings, shubbak};

/// Two citizens served and decided, one of them held; so many strangers after them that names stand in blocks.
fn served() -> (Centre, String, String) {
    let mut centre = Centre::with_clerk();
    let erased = centre.serves(&ZAFARAN);
    let kept = centre.serves(&MURJAN);
    centre.does(json!({ "do": "print_paper", "case": erased, "paper": "receipt" })).unwrap();
    centre.types(&format!("{} {}", ZAFARAN.name, ZAFARAN.number));
    centre.signs_in("samir", "1470");
    centre.holds(&kept);
    centre.desk.fill(400, 7, |_| ()).unwrap();
    (centre, erased, kept)
}

fn found(centre: &mut Centre, text: &str) -> usize {
    match centre.asks(json!({ "ask": "find_case", "text": text })) {
        Answer::Cases { cases } => cases.len(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn an_erased_citizen_is_nowhere_and_the_register_still_proves_itself() {
    let (centre, erased, kept) = served();
    let marks = ZAFARAN.marks();
    let mut centre = centre.sixteen_years_on();
    assert_eq!(found(&mut centre, ZAFARAN.name), 1, "the roll of names is in memory");
    let before: Vec<_> = ["action", "service_case", "name_word", "draft", "attachment"].to_vec();
    let standing = centre.has_in_its_tables(&marks);
    for table in before {
        assert!(standing.iter().any(|(place, _)| place.starts_with(table)), "{table}: {standing:?}");
    }

    let plan = centre.plans();
    assert!(plan.cases.iter().any(|case| case.no.as_str() == erased && case.content && case.files == 1));
    assert_eq!(plan.held.iter().map(|no| no.as_str()).collect::<Vec<_>>(), [kept.as_str()]);
    assert!(plan.schedule.iter().all(|rule| !rule.verified) && plan.began_anew.is_none());
    let done = centre.erases();
    assert_eq!((done.cases as usize, done.files), (plan.cases.len(), plan.files));
    assert!(done.contents > plan.emptied as u64, "opened, and some of them paid: {done:?}");

    centre.is_clean();
    assert_eq!(found(&mut centre, ZAFARAN.name), 0);
    assert_eq!(found(&mut centre, ZAFARAN.number), 0);
    assert_eq!(found(&mut centre, ZAFARAN.phone), 0);
    assert_eq!(found(&mut centre, MURJAN.name), 1);
    assert_eq!(centre.has_in_its_tables(&marks), []);
    for file in files(centre.folder.path()) {
        let bytes = fs::read(&file).unwrap();
        assert_eq!(marks_in(&bytes, &marks).collect::<Vec<_>>(), Vec::<String>::new(), "{}", file.display());
        assert!(!file.display().to_string().contains(&erased), "a paper of it still lies there: {}", file.display());
    }

    // What is left is what the office needs.
    let register = centre.desk.register();
    let case = register.case_by_no(&erased.parse().unwrap()).unwrap();
    assert_eq!((case.stage, case.service.as_str(), case.applicant.as_ref()), (Stage::Approved, "EG-BLD-01", None));
    assert_eq!(case.payments[0].total.minor(), 15_000);
    assert_eq!((case.erased.len(), case.emptied.is_some()), (1, true));
    let last = register.trail(case.uid).unwrap().pop().unwrap();
    assert_eq!((last.kind.as_str(), last.officer.as_str()), ("content_erased", "samir"));
    for told in [erased.as_str(), "EG-BLD-01", "approved", case.erased[0].sha256.as_str(), "151", "\"case\"", "180"] {
        assert!(last.body.contains(told), "{told} is not in {}", last.body);
    }
    let receipt = case.payments[0].receipt.to_string();
    assert_eq!(found(&mut centre, &receipt), 1);
    assert_eq!(found(&mut centre, &erased), 1);

    // The case that was held is whole.
    let held = centre.desk.register().case_by_no(&kept.parse().unwrap()).unwrap();
    assert_eq!(held.applicant.as_ref().map(|person| person.name.as_str()), Some(MURJAN.name));
    let file = held.documents.iter().flat_map(|paper| &paper.files).next().unwrap();
    assert!(centre.desk.register().attachment(&file.sha256).is_ok());
    assert_eq!(held.note.as_deref(), Some(MURJAN.note));
}

#[test]
fn statistics_and_a_second_run_stay_as_they_were() {
    let (centre, ..) = served();
    let day = "2026-11-22".parse().unwrap();
    let mut centre = centre.sixteen_years_on();
    let before = centre.desk.register().period_summary(day, day).unwrap();
    assert!(before.totals.opened >= 2 && before.totals.minor >= 30_000);
    let erase = || command_of(json!({ "do": "erase_content" }));
    let first = centre.desk.carry_out("the run", erase()).unwrap();
    let heads = centre.desk.register().heads().unwrap();
    assert_eq!(centre.desk.carry_out("the run", erase()).unwrap(), first, "a repeated command");
    assert_eq!(centre.desk.register().heads().unwrap(), heads);
    let Outcome::ContentErased(again) = centre.desk.carry_out("another", erase()).unwrap() else { panic!() };
    assert_eq!((again.cases, again.files, again.contents), (0, 0, 0));
    assert_eq!(centre.desk.register().period_summary(day, day).unwrap(), before);
    centre.is_clean();
}

#[test]
fn a_name_that_others_share_is_still_found_and_a_new_one_takes_no_wrong_number() {
    let mut centre = Centre::with_clerk();
    centre.serves(&ZAFARAN);
    let kept = centre.serves(&MURJAN);
    centre.signs_in("samir", "1470");
    centre.holds(&kept);
    centre.desk.fill(300, 3, |_| ()).unwrap();
    let mut centre = centre.sixteen_years_on();
    centre.erases();
    // The next three hundred fill another block of names, whose words take new numbers.
    centre.desk.fill(300, 5, |_| ()).unwrap();
    assert_eq!(found(&mut centre, "مرجان زبرجد"), 1);
    centre.is_clean();
    let centre = centre.opens_again_after(SIXTEEN_YEARS + 60_000);
    centre.is_clean();
}

#[test]
fn files_go_by_their_own_rules_before_the_person_does() {
    let mut centre = Centre::with_clerk();
    let case = centre.serves(&ZAFARAN);
    // The first paper is the card, kept for two years; the case's own content for fifteen.
    let month = 31 * 24 * 60 * 60 * 1000;
    let mut centre = centre.opens_again_after(23 * month);
    centre.signs_in("samir", "1470");
    assert!(centre.plans().cases.is_empty(), "{:?}", centre.plans());
    let mut centre = centre.opens_again_after(25 * month);
    centre.signs_in("samir", "1470");
    let plan = centre.plans();
    assert_eq!(plan.cases.iter().map(|case| (case.files, case.content)).collect::<Vec<_>>(), [(1, false)]);
    assert_eq!(plan.cases[0].rules, ["identity"]);
    let done = centre.erases();
    assert_eq!((done.files, done.contents), (1, 0));
    assert_eq!(centre.has_in_its_tables(&[ZAFARAN.scan.to_owned()]), []);
    let left = centre.desk.register().case_by_no(&case.parse().unwrap()).unwrap();
    assert_eq!(left.applicant_name(), ZAFARAN.name);
    assert!(left.documents.iter().all(|paper| paper.files.is_empty()));
    centre.is_clean();
    let mut centre = centre.sixteen_years_on();
    assert_eq!(centre.erases().contents, 2);
    centre.is_clean();
}

#[test]
fn the_same_file_under_another_case_stays_for_it() {
    let mut centre = Centre::with_clerk();
    centre.serves(&ZAFARAN);
    let scan = centre.folder.path().join("same.pdf");
    fs::write(&scan, format!("%PDF-1.4 {}", ZAFARAN.scan.repeat(200))).unwrap();
    let Outcome::Attached(file) = centre.does(json!({ "do": "attach_file", "path": scan })).unwrap() else { panic!() };
    let other = centre.registers(application(&MURJAN, json!([file]))).case.to_string();
    centre.signs_in("samir", "1470");
    centre.holds(&other);
    let mut centre = centre.sixteen_years_on();
    assert_eq!(centre.erases().files, 1);
    assert!(centre.desk.register().attachment(&file.sha256).is_ok());
    centre.does(json!({ "do": "lift_hold", "case": other, "reason": "انتهت القضية" })).unwrap();
    assert_eq!(centre.erases().files, 1);
    assert!(centre.desk.register().attachment(&file.sha256).is_err());
    centre.is_clean();
}

#[test]
fn a_case_that_was_never_finished_goes_by_its_last_step() {
    let mut centre = Centre::with_clerk();
    let mut unpaid = application(&ZAFARAN, json!([]));
    unpaid["payment"] = json!(null);
    let case = centre.registers(unpaid).case.to_string();
    let year = 365 * 24 * 60 * 60 * 1000;
    let mut centre = centre.opens_again_after(10 * year);
    centre.signs_in("samir", "1470");
    // A step; and looks, which are none.
    let pay =
        json!({ "do": "complete_case", "case": case, "fee": { "assessed": "150" }, "payment": { "method": "cash" } });
    centre.does(pay).unwrap();
    let mut centre = centre.sixteen_years_on();
    centre.does(json!({ "do": "show_identity", "case": case, "reason": "مراجعة" })).unwrap();
    assert!(centre.plans().cases.is_empty(), "fifteen years have not passed since it was paid");
    let mut centre = centre.opens_again_after(26 * year);
    centre.signs_in("samir", "1470");
    assert_eq!(centre.erases().cases, 1);
    // Nothing more can be done with it.
    let look = centre.does(json!({ "do": "show_identity", "case": case, "reason": "مراجعة" }));
    assert!(matches!(look, Err(Fault::Register(RegisterFault::Emptied))), "{look:?}");
    let print = centre.does(json!({ "do": "print_paper", "case": case, "paper": "receipt" }));
    assert!(matches!(print, Err(Fault::Register(RegisterFault::Emptied))), "{print:?}");
    centre.signs_in("nadia", "4821");
    let decide = centre.does(json!({ "do": "decide", "case": case, "verdict": "approved" }));
    assert!(matches!(decide, Err(Fault::Register(RegisterFault::Emptied))), "{decide:?}");
    centre.is_clean();
}

#[test]
fn a_hold_needs_its_reason_and_is_told_of() {
    let mut centre = Centre::with_clerk();
    let case = centre.serves(&ZAFARAN);
    centre.signs_in("samir", "1470");
    let hold = |does: &str, reason: &str| json!({ "do": does, "case": case, "reason": reason });
    assert!(matches!(centre.does(hold("hold_case", " ")), Err(Fault::ReasonMissing)));
    let never = centre.does(hold("lift_hold", "خطأ"));
    assert!(matches!(never, Err(Fault::Register(RegisterFault::NotHeld))), "{never:?}");
    centre.does(hold("hold_case", "قضية رقم ١٢")).unwrap();
    let twice = centre.does(hold("hold_case", "قضية رقم ١٢"));
    assert!(matches!(twice, Err(Fault::Register(RegisterFault::Held))), "{twice:?}");
    let Answer::Case(detail) = centre.asks(json!({ "ask": "case", "case": case })) else { panic!() };
    assert_eq!(detail.case.held.unwrap().reason.as_deref(), Some("قضية رقم ١٢"));
    assert!(detail.held.is_some());
    centre.does(hold("lift_hold", "انتهت القضية")).unwrap();
    let mut centre = centre.sixteen_years_on();
    assert_eq!(centre.erases().cases, 1);
    centre.is_clean();
}

#[test]
fn batches_backups_and_restoring_know_an_erased_case() {
    let mut centre = Centre::with_clerk();
    let case = centre.serves(&ZAFARAN);
    centre.signs_in("samir", "1470");
    let Outcome::BackedUp { file: old, .. } = centre.does(json!({ "do": "make_backup" })).unwrap() else { panic!() };
    let mut centre = centre.sixteen_years_on();
    centre.erases();
    // Never sent before: its actions leave with their content empty, and are verified.
    let Outcome::BatchSealed(batch) = centre.does(json!({ "do": "export_batch" })).unwrap() else { panic!() };
    assert_eq!((batch.cases, batch.attachments), (1, 0));
    let inspection = shubbak::app::look_into_batch(&batch.file, Some(centre.folder.path()));
    assert!(inspection.report().is_verified(), "{:?}", inspection.report().fault());
    let Outcome::BackedUp { file: new, .. } = centre.does(json!({ "do": "make_backup" })).unwrap() else { panic!() };
    centre.does(json!({ "do": "restore_backup", "file": new })).unwrap();
    centre.is_clean();
    assert_eq!(centre.has_in_its_tables(&ZAFARAN.marks()), []);

    assert!(centre.backup_has_the_scan(), "the older copy still needs it");

    // An older copy brings it back, says so, and the next run erases it again.
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "restore_backup", "file": old })).unwrap();
    centre.signs_in("samir", "1470");
    assert_eq!(found(&mut centre, ZAFARAN.name), 1);
    let plan = centre.plans();
    assert_eq!(plan.cases.iter().map(|case| case.no.to_string()).collect::<Vec<_>>(), [case]);
    assert!(plan.began_anew.is_some());
    centre.erases();
    centre.is_clean();
    assert_eq!(centre.has_in_its_tables(&ZAFARAN.marks()), []);

    // Once no copy from before is left, the next one takes the file out of the volumes.
    for copy in [old, new] {
        fs::remove_file(copy.with_extension("json")).unwrap();
        fs::remove_file(copy).unwrap();
    }
    let mut centre = centre.opens_again_after(SIXTEEN_YEARS + 24 * 60 * 60 * 1000);
    centre.signs_in("samir", "1470");
    centre.does(json!({ "do": "make_backup" })).unwrap();
    assert!(!centre.backup_has_the_scan());

    // What was set aside when the copies were restored goes a year later.
    let aside = |centre: &Centre| fs::read_dir(centre.folder.path().join("set-aside")).unwrap().count();
    assert_eq!(aside(&centre), 2);
    let mut centre = centre.opens_again_after(SIXTEEN_YEARS + 367 * 24 * 60 * 60 * 1000);
    centre.signs_in("samir", "1470");
    centre.erases();
    assert_eq!(aside(&centre), 0);
}

impl Centre {
    fn backup_has_the_scan(&self) -> bool {
        let key = fs::read_to_string(self.folder.path().join("register.key")).unwrap();
        let volumes = files(self.folder.path());
        let mut volumes = volumes.iter().filter(|file| file.ends_with("attachments-01.db")).peekable();
        assert!(volumes.peek().is_some());
        volumes.any(|file| !in_tables(file, Some(key.trim()), &[ZAFARAN.scan.to_owned()]).is_empty())
    }
}

#[test]
fn a_register_with_erased_cases_is_salvaged_whole() {
    use shubbak::app::Surroundings;
    use shubbak::app::backup::Closed;
    use shubbak::cli::WhichCentre;
    use shubbak::domain::Country;
    use shubbak::env::Fixed;

    let (centre, erased, kept) = served();
    let mut centre = centre.sixteen_years_on();
    centre.erases();
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    let which = WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.path().to_owned()) };
    let at = SUNDAY_MORNING + SIXTEEN_YEARS + 60_000;
    let mut env = Fixed { ms: at, offset_secs: 7_200 }.env();
    let surroundings = Surroundings { data: folder.path().to_owned() };
    let found = Closed::of(&which, &surroundings, None, &env).unwrap().salvage(&mut env, &|_, _| {}).unwrap();
    assert!(found.is_whole(), "{found:?}");
    let desk = desk_in(folder.path(), Country::Egypt, at + 60_000);
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
    assert!(desk.register().case_by_no(&erased.parse().unwrap()).unwrap().applicant.is_none());
    assert!(desk.register().case_by_no(&kept.parse().unwrap()).unwrap().applicant.is_some());
}

#[test]
fn a_content_that_is_emptied_without_a_run_shows() {
    let mut centre = Centre::with_clerk();
    centre.serves(&ZAFARAN);
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    let conn = unlocked(folder.path());
    let (id, body): (i64, String) = conn
        .query_row("select id, body from action where kind = 'decided'", [], |row| Ok((row.get(0)?, row.get(1)?)))
        .unwrap();
    let hash = shubbak::domain::ledger::body_hash(&body).0;
    conn.execute("update action set body = '', body_hash = ?2 where id = ?1", (id, hash)).unwrap();
    drop(conn);
    let desk = desk_in(folder.path(), shubbak::domain::Country::Egypt, SUNDAY_MORNING + 60_000);
    let found = desk.register().verify().unwrap();
    assert!(found.findings.iter().any(|finding| finding.what.contains("nothing says why")), "{:?}", found.findings);
}

#[test]
fn a_real_centre_erases_nothing_by_periods_that_nobody_confirmed() {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "key = \"beside\"");
    let add = ["officer", "add", "samia", "--name", "سامية فؤاد", "--role", "system_administrator", "--secret-file"];
    let added = shubbak(folder.path(), &add).arg(phrase_file(folder.path(), "secret", "739461")).output().unwrap();
    assert!(added.status.success(), "{}", said(&added));
    let erase = |id: &str| {
        let mut desk = opening(folder.path(), None).unwrap().desk;
        let sign_in = json!({ "do": "sign_in", "officer": "samia", "secret": "739461" });
        desk.carry_out(&format!("in-{id}"), serde_json::from_value(sign_in).unwrap()).unwrap();
        let erase = json!({ "do": "erase_content" });
        (desk.carry_out(id, serde_json::from_value(erase).unwrap()), desk.retention_plan(None).unwrap().unconfirmed)
    };
    let (told, unconfirmed) = erase("first");
    assert!(unconfirmed && told.unwrap_err().code() == "retention_unconfirmed");
    let shipped = include_str!("../../../assets/catalogue/retention.json");
    fs::write(folder.path().join("confirmed.json"), shipped.replace("\"verified\": false", "\"verified\": true"))
        .unwrap();
    settings(folder.path(), "key = \"beside\"\nretention = \"confirmed.json\"");
    let (told, unconfirmed) = erase("second");
    assert!(!unconfirmed && told.is_ok(), "{told:?}");
}
