//! Backups: what a copy holds, what is found when it is damaged, and how a station goes on that was
//! restored: nothing that was saved is missing, and no number is given twice.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::json;
use shubbak::app::{Answer, Outcome};
use shubbak::domain::Country;
use shubbak::views::{BackupRow, RestorePlan};

use crate::centre::{Centre, SUNDAY_MORNING, all_seen, desk_in, site_validity};

/// Samir keeps the backups and serves as well.
fn centre() -> Centre {
    let mut centre = Centre::of(Country::Egypt);
    centre.signs_in("samir", "1470");
    centre
}

impl Centre {
    fn backs_up(&mut self) -> PathBuf {
        match self.does(json!({ "do": "make_backup" })).unwrap() {
            Outcome::BackedUp { file, .. } => file,
            other => panic!("{other:?}"),
        }
    }

    fn backups(&mut self) -> Vec<BackupRow> {
        match self.asks(json!({ "ask": "backups" })) {
            Answer::Backups { places } => places.into_iter().flat_map(|place| place.backups).collect(),
            other => panic!("{other:?}"),
        }
    }

    fn plan(&mut self, file: &Path) -> RestorePlan {
        match self.asks(json!({ "ask": "restore_plan", "file": file })) {
            Answer::RestorePlan(plan) => *plan,
            other => panic!("{other:?}"),
        }
    }

    fn restores(&mut self, file: &Path) -> (String, PathBuf) {
        let restored = self.does(json!({ "do": "restore_backup", "file": file })).unwrap();
        let Outcome::Restored { series, aside } = restored else { panic!("{restored:?}") };
        self.signs_in("samir", "1470");
        (series.to_string(), aside)
    }

    fn attaches(&mut self, text: &str) -> serde_json::Value {
        let scan = self.folder.path().join("scan.pdf");
        fs::write(&scan, format!("%PDF-1.4 {text}")).unwrap();
        match self.does(json!({ "do": "attach_file", "path": scan })).unwrap() {
            Outcome::Attached(attachment) => serde_json::to_value(attachment).unwrap(),
            other => panic!("{other:?}"),
        }
    }
}

fn with_scan(attachment: serde_json::Value) -> serde_json::Value {
    let mut case = site_validity();
    case["documents"] = all_seen(4);
    case["documents"][0]["files"] = json!([attachment]);
    case
}

#[test]
fn a_copy_holds_all_up_to_then_and_nothing_of_it_lies_open() {
    let mut centre = centre();
    let scan = centre.attaches("deed of the house");
    let case = centre.registers(with_scan(scan));
    let file = centre.backs_up();
    let rows = centre.backups();
    assert_eq!(rows.len(), 1);
    assert_eq!((rows[0].cases, rows[0].receipts, rows[0].attachments), (1, 1, 1));
    assert_eq!(rows[0].last_case.as_deref(), Some(case.case.as_str()));
    assert_eq!(rows[0].last_receipt.as_deref(), case.receipt.as_ref().map(|no| no.as_str()));
    for copy in fs::read_dir(file.parent().unwrap()).unwrap() {
        let bytes = fs::read(copy.unwrap().path()).unwrap();
        for secret in ["29406191300551", "منى", "deed of the house", "SQLite format 3"] {
            assert!(!bytes.windows(secret.len()).any(|found| found == secret.as_bytes()), "{secret}");
        }
    }
}

#[test]
fn restoring_what_lacks_nothing_goes_on_in_the_same_series() {
    let mut centre = centre();
    let first = centre.registers(site_validity());
    let file = centre.backs_up();
    // The command that asks is the only thing that comes after it, and it changes nothing.
    let plan = centre.plan(&file);
    assert_eq!((plan.newer.as_str(), plan.anew), ("same", false));
    let (series, aside) = centre.restores(&file);
    assert_eq!(series, "ZAQ-03");
    assert!(aside.join("register.db").exists());
    let second = centre.registers(site_validity());
    assert_eq!((first.case.serial(), second.case.serial()), (1, 2));
    centre.is_clean();
}

#[test]
fn a_restored_station_never_gives_a_number_again() {
    let mut centre = centre();
    let kept = centre.registers(site_validity());
    let file = centre.backs_up();
    let lost = [centre.registers(site_validity()), centre.registers(site_validity())];
    let plan = centre.plan(&file);
    assert_eq!((plan.newer.as_str(), plan.anew, plan.cases, plan.receipts), ("ahead", true, 2, 2));
    assert!(plan.actions >= 6 && plan.last.is_some(), "{plan:?}");
    let (series, aside) = centre.restores(&file);
    assert_eq!(series, "ZAQ-03B");
    let after = centre.registers(site_validity());
    assert!(after.case.as_str().starts_with("C-ZAQ-03B-26-000001-"), "{}", after.case);
    let given = |registered: &shubbak::views::Registered| {
        [
            Some(registered.case.to_string()),
            registered.receipt.as_ref().map(ToString::to_string),
            registered.ticket.as_ref().map(ToString::to_string),
        ]
    };
    for before in [&kept].into_iter().chain(&lost) {
        for (old, new) in given(before).iter().zip(given(&after)) {
            assert_ne!(*old, new);
        }
    }
    // What was saved is there, what was not is not, and is set aside.
    let found = |centre: &mut Centre, no: &str| match centre.asks(json!({ "ask": "find_case", "text": no })) {
        Answer::Cases { cases } => cases.len(),
        other => panic!("{other:?}"),
    };
    assert_eq!(found(&mut centre, kept.case.as_str()), 1);
    assert_eq!(found(&mut centre, lost[0].case.as_str()), 0);
    assert!(aside.join("register.db").exists());
    centre.is_clean();
    // Both series leave with the next batch, and headquarters reads them.
    let sealed = centre.does(json!({ "do": "export_batch" })).unwrap();
    let Outcome::BatchSealed(batch) = sealed else { panic!("{sealed:?}") };
    let looked = shubbak::app::look_into_batch(&batch.file, Some(centre.folder.path()));
    let slices = looked.verified().unwrap().label.slices.clone();
    let told: Vec<_> = slices.iter().map(|slice| (slice.station.as_str(), slice.from)).collect();
    assert_eq!(told, [("ZAQ-03", 1), ("ZAQ-03B", 1)]);
    // Again from the same copy: yet another letter.
    let (series, _) = centre.restores(&file);
    assert_eq!(series, "ZAQ-03C");
    let again = centre.registers(site_validity());
    assert_ne!(again.case, after.case);
    centre.is_clean();
    let mut centre = centre.opens_again();
    centre.signs_in("samir", "1470");
    assert_eq!(centre.registers(site_validity()).case.serial(), 2);
    centre.is_clean();
}

#[test]
fn attachments_come_back_with_the_register() {
    let mut centre = centre();
    let scan = centre.attaches("deed of the house");
    centre.registers(with_scan(scan.clone()));
    let file = centre.backs_up();
    fs::remove_file(centre.folder.path().join("scan.pdf")).unwrap();
    // The disk died: only the settings, the key and the stick are left.
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    for gone in ["register.db", "attachments.db", "register.station"] {
        fs::remove_file(folder.path().join(gone)).unwrap();
    }
    let which = shubbak::cli::WhichCentre::Practice { country: Country::Egypt, folder: Some(folder.path().to_owned()) };
    let surroundings = shubbak::app::Surroundings { data: folder.path().to_owned() };
    let begun = shubbak::app::open_centre(&which, &surroundings, shubbak::env::Env::system());
    assert_eq!(begun.err().map(|fault| fault.code()), Some("register_missing"), "its numbers do not begin again");
    let told = restore_by_command(folder.path(), &file);
    assert!(told.contains("ZAQ-03B"), "{told}");
    let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING + 60_000);
    let sha256 = scan["sha256"].as_str().unwrap();
    assert_eq!(desk.register().attachment(sha256).unwrap().data, b"%PDF-1.4 deed of the house");
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean(), "{:?}", verified.findings);
}

fn restore_by_command(folder: &Path, file: &Path) -> String {
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_shubbak"))
        .args(["backup", "restore"])
        .arg(file)
        .args(["--yes", "--practice", "--data"])
        .arg(folder)
        .output()
        .unwrap();
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    String::from_utf8(output.stdout).unwrap()
}

#[test]
fn a_register_that_is_gone_is_not_begun_again() {
    let mut centre = centre();
    centre.registers(site_validity());
    centre.backs_up();
    let Centre { desk, folder, .. } = centre;
    drop(desk);
    fs::remove_file(folder.path().join("register.db")).unwrap();
    let output = std::process::Command::new(env!("CARGO_BIN_EXE_shubbak"))
        .args(["verify", "--practice", "--data"])
        .arg(folder.path())
        .output()
        .unwrap();
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("not in its place"));
    assert!(!folder.path().join("register.db").exists());
}

#[test]
fn a_copy_that_was_changed_is_refused_and_nothing_moves() {
    let mut centre = centre();
    centre.registers(site_validity());
    let file = centre.backs_up();
    centre.registers(site_validity());
    let sound = fs::read(&file).unwrap();
    for at in (0..sound.len()).step_by(sound.len() / 23) {
        let mut bytes = sound.clone();
        bytes[at] ^= 0x10;
        fs::write(&file, &bytes).unwrap();
        let fault = centre.does(json!({ "do": "restore_backup", "file": file })).unwrap_err();
        assert_eq!(fault.code(), "backup_changed", "byte {at}");
    }
    fs::write(&file, &sound[..sound.len() / 2]).unwrap();
    let fault = centre.does(json!({ "do": "restore_backup", "file": file })).unwrap_err();
    assert_eq!(fault.code(), "backup_changed");
    assert_eq!(centre.registers(site_validity()).case.serial(), 3);
    centre.is_clean();
}

#[test]
fn a_clerk_keeps_no_backups() {
    let mut centre = Centre::with_clerk();
    assert_eq!(centre.does(json!({ "do": "make_backup" })).unwrap_err().code(), "not_allowed");
    let restore = json!({ "do": "restore_backup", "file": "x" });
    assert_eq!(centre.does(restore).unwrap_err().code(), "not_allowed");
}

#[test]
fn a_stick_that_is_missing_is_told_and_nothing_is_made_in_its_place() {
    let folder = tempfile::tempdir().unwrap();
    let stick = folder.path().join("media/stick");
    let settings = shubbak::config::practice(Country::Egypt);
    fs::create_dir(folder.path().join("centre")).unwrap();
    let text = format!("{settings}[backup]\nplaces = [{:?}]\n", stick);
    fs::write(folder.path().join("centre/centre.toml"), text).unwrap();
    let mut desk = desk_in(&folder.path().join("centre"), Country::Egypt, SUNDAY_MORNING);
    let mut does = |id: &str, command: serde_json::Value| desk.carry_out(id, crate::centre::command_of(command));
    does("1", json!({ "do": "sign_in", "officer": "samir", "secret": "1470" })).unwrap();
    assert_eq!(does("2", json!({ "do": "make_backup" })).unwrap_err().code(), "place_gone");
    assert!(!stick.exists());
    fs::create_dir_all(&stick).unwrap();
    does("3", json!({ "do": "make_backup" })).unwrap();
    assert_eq!(fs::read_dir(stick.join("shubbak-ZAQ-03")).unwrap().count(), 2, "a copy and its statement");
}

/// How long each of some registrations took, in microseconds, shortest first.
fn times(centre: &mut Centre, count: usize) -> Vec<u128> {
    let mut took: Vec<u128> = (0..count)
        .map(|_| {
            let begun = std::time::Instant::now();
            centre.registers(site_validity());
            begun.elapsed().as_micros()
        })
        .collect();
    took.sort_unstable();
    took
}

#[test]
fn the_clerk_goes_on_while_copies_are_made() {
    let mut centre = centre();
    centre.desk.fill(1_500, 3, |_| {}).unwrap();
    let alone = times(&mut centre, 60);
    let keeper = centre.desk.keeper().clone();
    let enough = std::sync::Arc::new(std::sync::atomic::AtomicBool::new(false));
    let seen = std::sync::Arc::clone(&enough);
    let copy_on = move || {
        let mut made = vec![];
        while !seen.load(std::sync::atomic::Ordering::Relaxed) || made.is_empty() {
            made.extend(keeper.make().into_iter().map(|(_, made)| made.unwrap()));
        }
        made
    };
    let copying = std::thread::Builder::new().name("copies".into()).spawn(copy_on).unwrap();
    let beside = times(&mut centre, 60);
    enough.store(true, std::sync::atomic::Ordering::Relaxed);
    let made = copying.join().unwrap();
    let at = |times: &[u128], part: usize| times[(times.len() - 1) * part / 100];
    eprintln!(
        "registering, microseconds: alone {} (99 of 100: {}), beside {} copies of {} KiB {} (99 of 100: {})",
        at(&alone, 50),
        at(&alone, 99),
        made.len(),
        made[0].statement.bytes / 1024,
        at(&beside, 50),
        at(&beside, 99),
    );
    assert!(beside.iter().all(|took| *took < 2_000_000), "{beside:?}");
    // Each copy is of one moment, and none is of a moment between two actions.
    for backup in &made {
        centre.desk.keeper().verify(backup).unwrap();
    }
    centre.is_clean();
}

#[test]
fn the_window_is_told_of_a_copy_and_of_a_place_that_is_gone() {
    use shubbak::app::backup::News;
    use shubbak::app::{Event, Front};
    let mut centre = centre();
    centre.registers(site_validity());
    let Centre { desk, folder, .. } = centre;
    let mut front = Front::start(desk, std::sync::Arc::new(|| {})).unwrap();
    let mut hear = || {
        assert!(front.back_up_now());
        let begun = std::time::Instant::now();
        while begun.elapsed() < std::time::Duration::from_secs(20) {
            if let Some(Event::Backup(news)) =
                front.events().into_iter().find(|event| matches!(event, Event::Backup(_)))
            {
                return news;
            }
            std::thread::sleep(std::time::Duration::from_millis(5));
        }
        panic!("nothing was heard");
    };
    assert!(matches!(hear(), News::Made { asked: true, .. }));
    // The register is gone while the window is open: that is said, and no backup replaces a good one.
    fs::rename(folder.path().join("register.db"), folder.path().join("elsewhere.db")).unwrap();
    match hear() {
        News::NotMade { fault, .. } => assert_eq!(fault.code(), "register_missing"),
        news => panic!("{news:?}"),
    }
}
