//! A disk without room, a disk that fails or takes nothing more, a read-only one, and a register that is
//! taken away while it is open: every deed is refused in words, nothing is half done, and once the
//! trouble is over the same deeds are done without a restart.

use std::fs;
use std::io::Write;
use std::path::Path;
use std::process::{Command, Output};

use serde_json::{Value, json};
use shubbak::app::Fault;
use shubbak::domain::Country;
use shubbak::error;
use shubbak::i18n::Tr;
use shubbak::register::RegisterFault;

use super::life::{Runs, Scene, copy_of, watched};
use super::talk::Talk;
use crate::centre::{Centre, SUNDAY_MORNING, desk_in, site_validity};

/// Room that is kept aside and given back, in bytes.
const BALLAST: usize = 1024 * 1024;

/// One of each kind of deed, each large enough to need room of its own.
fn deeds(scene: &Scene, case: &str) -> Vec<Value> {
    let scan = scene.beside("scan.png");
    let mut bytes = b"%PDF-1.4\n".to_vec();
    bytes.resize(60_000, 7);
    fs::write(&scan, bytes).unwrap();
    let mut large = site_validity();
    large["id"] = json!("large");
    large["note"] = json!("ملاحظة ".repeat(9_000));
    vec![
        large,
        json!({ "id": "scan", "do": "attach_file", "path": scan }),
        json!({ "id": "print", "do": "print_paper", "case": case, "paper": "acknowledgement" }),
        json!({ "id": "send", "do": "export_batch" }),
        json!({ "id": "new", "do": "enrol_officer", "officer": "rania", "name": "رانيا", "roles": ["cashier"], "secret": "4455" }),
    ]
}

/// Signs in and registers a case while all is well; gives its number.
fn begins_well(talk: &mut Talk) -> String {
    talk.does(&json!({ "id": "in", "do": "sign_in", "officer": "samir", "secret": "1470" }));
    let mut case = site_validity();
    case["id"] = json!("first");
    talk.does(&case)["case"].as_str().unwrap().to_owned()
}

/// The disk fails every change with this error number for a while.
fn a_disk_that_says(errno: i32, codes: &[&str]) {
    let scene = Scene::new();
    let trouble = scene.beside("trouble");
    let mut command = scene.command(Runs::Program(&["exec"]), &[]);
    watched(&scene, &mut command).env("RECORD_TROUBLE", &trouble);
    let mut talk = Talk::begin(command);
    let case = begins_well(&mut talk);
    let deeds = deeds(&scene, &case);
    fs::write(&trouble, errno.to_string()).unwrap();
    for deed in deeds.iter().chain(&deeds) {
        talk.is_refused(deed, codes);
    }
    fs::remove_file(&trouble).unwrap();
    for deed in &deeds {
        talk.does(deed);
    }
    let promises = talk.ends();
    assert_eq!(promises.count(), deeds.len() + 2);
    promises.judge(&scene.centre()).map_err(|broken| broken.told).unwrap();
}

#[test]
fn a_disk_that_takes_nothing_is_told_in_words_and_works_again() {
    a_disk_that_says(28, &["disk_full", "place_full"]);
    a_disk_that_says(30, &["disk_fails", "read_only", "place_read_only"]);
    a_disk_that_says(5, &["disk_fails", "file", "batch"]);
}

/// A command whose mounts nobody else sees and that go when it ends; `None` where that is not allowed.
pub fn with_mounts_of_its_own(script: &str) -> Option<Command> {
    let flags: &[&str] = if Path::new("/root").read_dir().is_ok() { &["-m"] } else { &["-Urm"] };
    let mut command = Command::new("unshare");
    command.args(flags).args(["sh", "-ec", script]);
    let mut probe = Command::new("unshare");
    let allowed = probe.args(flags).args(["sh", "-c", "mount -t tmpfs none /mnt 2>/dev/null"]).status();
    if allowed.is_ok_and(|status| status.success()) {
        return Some(command);
    }
    eprintln!("not run: this machine allows nobody here to mount a small disk");
    None
}

/// Fills the disk to its last byte, but for the ballast.
pub fn fill(disk: &Path) {
    fs::write(disk.join("ballast"), vec![0; BALLAST]).unwrap();
    let mut filler = fs::File::create(disk.join("filler")).unwrap();
    while filler.write_all(&[0; 4096]).is_ok() {}
}

#[test]
fn on_a_full_disk_every_deed_waits_for_one_mebibyte() {
    let scene = Scene::new();
    let mounted =
        "mount -t tmpfs -o size=24m none \"$DISK\"; exec \"$PROGRAM\" exec --practice --data \"$DISK/centre\"";
    let Some(mut command) = with_mounts_of_its_own(mounted) else { return };
    command.env("DISK", scene.disk()).env("PROGRAM", env!("CARGO_BIN_EXE_shubbak"));
    let mut talk = Talk::begin(command);
    let case = begins_well(&mut talk);
    // The disk as the program sees it.
    let disk = Path::new("/proc").join(talk.process().to_string()).join("root");
    let disk = disk.join(scene.disk().strip_prefix("/").unwrap());
    fill(&disk);
    // Room that SQLite has already is used up first.
    let used_up = (0..200).any(|no| {
        let mut case = site_validity();
        case["id"] = json!(format!("more{no}"));
        talk.asks(&case).get("error").is_some()
    });
    assert!(used_up, "the disk never filled");
    let deeds = deeds(&scene, &case);
    for deed in &deeds {
        talk.is_refused(deed, &["disk_full", "place_full"]);
    }
    fs::remove_file(disk.join("ballast")).unwrap();
    for deed in &deeds {
        talk.does(deed);
    }
    copy_of(&disk.join("centre"), &scene.centre());
    let promises = talk.ends();
    promises.judge(&scene.centre()).map_err(|broken| broken.told).unwrap();
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn a_read_only_disk_is_told_in_words_and_left_alone() {
    let scene = Scene::new();
    let script = "mount -t tmpfs -o size=24m none \"$DISK\"
        run() { \"$PROGRAM\" $1 --practice --data \"$DISK/centre\" --language $2; }
        run verify en
        before=$(cd \"$DISK/centre\"; sha256sum *)
        mount -o remount,ro \"$DISK\"
        if run verify en; then exit 3; fi
        if run exec ar; then exit 4; fi
        [ \"$before\" = \"$(cd \"$DISK/centre\"; sha256sum *)\" ]
        mount -o remount,rw \"$DISK\"
        run verify en";
    let Some(mut command) = with_mounts_of_its_own(script) else { return };
    let output = command.env("DISK", scene.disk()).env("PROGRAM", env!("CARGO_BIN_EXE_shubbak")).output().unwrap();
    assert!(output.status.success(), "{}: {}", output.status, told(&output));
    let lines: Vec<String> = told(&output).lines().map(str::to_owned).collect();
    let (english, arabic) = (Tr::english(), Tr::arabic());
    let expected = [&english, &arabic].map(|tr| [tr.fault_read_only(), tr.fault_read_only_next()]).concat();
    assert_eq!(lines, expected);
}

fn is_refused_as_replaced(centre: &mut Centre, command: Value) {
    let fault = centre.does(command).unwrap_err();
    assert!(matches!(fault, Fault::Register(RegisterFault::Replaced)), "{fault:?}");
    for tr in [Tr::arabic(), Tr::english()] {
        assert!(error::words(&fault, &tr).next.len() > 20);
    }
}

#[test]
fn a_register_taken_away_while_it_is_open_takes_no_deed_with_it() {
    for name in ["register.db", "register.db-wal", "attachments.db"] {
        let mut centre = Centre::with_clerk();
        centre.registers(site_validity());
        let (file, away) = (centre.folder.path().join(name), centre.folder.path().join("away"));
        let scan = centre.folder.path().join("scan.png");
        fs::write(&scan, b"%PDF-1.4 pixels").unwrap();

        // Moved away: nothing is written to where nobody would find it.
        fs::rename(&file, &away).unwrap();
        let before = fs::read(&away).unwrap();
        is_refused_as_replaced(&mut centre, site_validity());
        // Replaced by another file, even by a copy of itself.
        fs::copy(&away, &file).unwrap();
        is_refused_as_replaced(&mut centre, site_validity());
        is_refused_as_replaced(&mut centre, json!({ "do": "attach_file", "path": scan }));
        is_refused_as_replaced(&mut centre, json!({ "do": "sign_in", "officer": "huda", "secret": "2580" }));
        assert_eq!(fs::read(&file).unwrap(), before, "{name}: the replacement was written to");
        assert_eq!(fs::read(&away).unwrap(), before, "{name}: the one moved away was written to");

        // Back in its place: work goes on.
        fs::rename(&away, &file).unwrap();
        assert_eq!(centre.registers(site_validity()).case.serial(), 2);
        centre.is_clean();
    }
}

#[test]
fn a_register_deleted_while_it_is_open_is_not_written_to() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    fs::remove_file(centre.folder.path().join("register.db")).unwrap();
    is_refused_as_replaced(&mut centre, site_validity());
    assert!(!centre.folder.path().join("register.db").exists(), "a new one was made in its place");
}

#[test]
fn a_centre_whose_register_was_replaced_opens_again_with_the_right_one() {
    let mut centre = Centre::with_clerk();
    centre.registers(site_validity());
    let folder = centre.folder;
    let (file, away) = (folder.path().join("register.db"), folder.path().join("away"));
    fs::rename(&file, &away).unwrap();
    drop(centre.desk);
    fs::rename(&away, &file).unwrap();
    let desk = desk_in(folder.path(), Country::Egypt, SUNDAY_MORNING);
    let verified = desk.register().verify().unwrap();
    assert!(verified.is_clean() && verified.cases == 1, "{verified:?}");
}
