//! A register behind the station's passphrase, its copy in escrow, and changes that are interrupted.

use std::fs;
use std::process::Command;
use std::time::Duration;

use shubbak::exchange::OpeningKeys;
use tempfile::TempDir;

use super::{CREW, opening, phrase_file, refused, said, settings, shubbak};

const OTHER: &str = "the road is long tonight";

#[test]
fn only_the_passphrase_opens_the_register_and_the_folder_holds_no_key() {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "key = \"passphrase\"");
    assert_eq!(refused(opening(folder.path(), None)), "passphrase_needed");
    assert_eq!(refused(opening(folder.path(), Some("short"))), "passphrase_short");
    assert!(!folder.path().join("register.db").exists() && !folder.path().join("register.key").exists());
    let opened = opening(folder.path(), Some(CREW)).unwrap();
    assert!(opened.desk.register().verify().unwrap().is_clean());
    drop(opened);
    let kept = fs::read_to_string(folder.path().join("register.key")).unwrap();
    assert!(kept.starts_with("-----BEGIN AGE ENCRYPTED FILE-----"), "{kept}");
    assert_eq!(refused(opening(folder.path(), None)), "passphrase_needed");
    assert_eq!(refused(opening(folder.path(), Some(OTHER))), "passphrase_wrong");
    // Typed on another keyboard layout, with a space too many.
    assert_eq!(refused(opening(folder.path(), Some(" باب الخير  مفتوح 2026"))), "opened");
}

#[test]
fn on_the_command_line_it_comes_from_a_file_or_a_descriptor_and_is_never_guessed() {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "key = \"passphrase\"");
    let file = phrase_file(folder.path(), "phrase", CREW);
    let file = file.to_str().unwrap();
    let found = shubbak(folder.path(), &["verify", "--passphrase-file", file]).output().unwrap();
    assert!(said(&found).contains("clean"), "{}", said(&found));
    // Without a terminal nobody can be asked; it says what to do.
    let mut unasked = Command::new("setsid");
    let asked = unasked.arg(env!("CARGO_BIN_EXE_shubbak")).args(["verify", "--data"]).arg(folder.path());
    let asked = asked.output().unwrap();
    assert!(!asked.status.success() && said(&asked).contains("--passphrase-file"), "{}", said(&asked));
    let script = r#"exec "$0" verify --data "$1" --passphrase-file /dev/fd/3 3<"$2""#;
    let mut shell = Command::new("sh");
    let shell = shell.args(["-c", script, env!("CARGO_BIN_EXE_shubbak")]).arg(folder.path()).arg(file);
    let from_descriptor = shell.output().unwrap();
    assert!(said(&from_descriptor).contains("clean"), "{}", said(&from_descriptor));
    let told = shubbak(folder.path(), &["key"]).output().unwrap();
    assert!(said(&told).contains("behind the station’s passphrase"), "{}", said(&told));
}

#[test]
fn headquarters_copy_brings_a_lost_key_back_and_only_to_its_own_register() {
    let keys = OpeningKeys::generate();
    let hq = keys.recipients_text();
    let centre = || {
        let folder = TempDir::new().unwrap();
        settings(folder.path(), &format!("key = \"passphrase\"\nescrow = [\"{}\"]", hq.trim()));
        drop(opening(folder.path(), Some(CREW)).unwrap());
        folder
    };
    let (folder, neighbour) = (centre(), centre());
    let phrase = phrase_file(folder.path(), "phrase", CREW);
    let printed = shubbak(folder.path(), &["key", "escrow", "--passphrase-file"]).arg(&phrase).output().unwrap();
    let copy = folder.path().join("copy.age");
    fs::write(&copy, &printed.stdout).unwrap();
    assert!(said(&printed).starts_with("-----BEGIN AGE ENCRYPTED FILE-----"), "{}", said(&printed));

    // Headquarters opens it with the stock tool.
    let identity = folder.path().join("hq.key");
    fs::write(&identity, keys.to_secret_text()).unwrap();
    let opened = Command::new("age").arg("-d").arg("-i").arg(&identity).arg(&copy).output().unwrap();
    assert!(said(&opened).contains("# Key of the register of ZAQ-03"), "{}", said(&opened));
    let plain = folder.path().join("opened");
    fs::write(&plain, &opened.stdout).unwrap();

    // The crew forgot its passphrase, or the file is gone.
    fs::remove_file(folder.path().join("register.key")).unwrap();
    assert_eq!(refused(opening(folder.path(), Some(CREW))), "register_key");
    let new = phrase_file(folder.path(), "new", OTHER);
    let recover = |folder: &TempDir, file: &std::path::Path| {
        let mut command = shubbak(folder.path(), &["key", "recover"]);
        command.arg(file).arg("--new-passphrase-file").arg(&new);
        command
    };
    let sealed = recover(&folder, &copy).output().unwrap();
    assert!(said(&sealed).contains("still sealed"), "{}", said(&sealed));
    let others =
        shubbak(neighbour.path(), &["key", "recover"]).arg(&plain).arg("--new-passphrase-file").arg(&new).output();
    assert!(said(&others.unwrap()).contains("another register"));
    assert_eq!(refused(opening(neighbour.path(), Some(CREW))), "opened", "nothing was changed there");
    let back = recover(&folder, &copy).arg("--identity").arg(&identity).output().unwrap();
    assert!(back.status.success(), "{}", said(&back));
    assert_eq!(refused(opening(folder.path(), Some(OTHER))), "opened");
    let plainly = recover(&folder, &plain).output().unwrap();
    assert!(plainly.status.success(), "{}", said(&plainly));
    fs::write(&plain, "no key").unwrap();
    assert!(said(&recover(&folder, &plain).output().unwrap()).contains("holds no key"));
}

#[test]
fn a_key_that_lies_open_is_refused_unless_the_settings_say_so() {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "key = \"beside\"");
    drop(opening(folder.path(), None).unwrap());
    let told = shubbak(folder.path(), &["key"]).output().unwrap();
    assert!(said(&told).contains("lies open") && said(&told).contains("Nobody keeps a copy"), "{}", said(&told));
    settings(folder.path(), "key = \"passphrase\"");
    assert_eq!(refused(opening(folder.path(), None)), "key_lies_open");
    let new = phrase_file(folder.path(), "new", CREW);
    let moved = shubbak(folder.path(), &["key", "change", "--new-passphrase-file"]).arg(&new).output().unwrap();
    assert!(moved.status.success(), "{}", said(&moved));
    assert_eq!(refused(opening(folder.path(), Some(CREW))), "opened");
    let back = shubbak(folder.path(), &["key", "change", "--to", "beside", "--passphrase-file"]).arg(&new).output();
    assert!(said(&back.unwrap()).contains("the settings do not allow"));
}

#[test]
fn a_change_of_passphrase_that_is_killed_has_not_begun_or_is_done() {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "key = \"passphrase\"");
    drop(opening(folder.path(), Some(CREW)).unwrap());
    let (mut now, mut then) = (CREW, OTHER);
    let begun = std::time::Instant::now();
    let change = |from: &str, to: &str| {
        let old = phrase_file(folder.path(), "old", from);
        let new = phrase_file(folder.path(), "new", to);
        let mut command = shubbak(folder.path(), &["key", "change", "--passphrase-file"]);
        command.arg(old).arg("--new-passphrase-file").arg(new).spawn().unwrap()
    };
    assert!(change(now, then).wait().unwrap().success());
    std::mem::swap(&mut now, &mut then);
    let whole = begun.elapsed();
    let mut done = 0;
    for at in 1..=6_u32 {
        let mut child = change(now, then);
        // Spread over the whole of it, and more densely towards its end, where the file changes.
        std::thread::sleep(whole.mul_f64(f64::from(at) / 6.0).min(whole) + Duration::from_millis(u64::from(at)));
        let _ = child.kill();
        child.wait().unwrap();
        let (old, new) = (refused(opening(folder.path(), Some(now))), refused(opening(folder.path(), Some(then))));
        match (old, new) {
            ("opened", "passphrase_wrong") => {}
            ("passphrase_wrong", "opened") => {
                done += 1;
                std::mem::swap(&mut now, &mut then);
            }
            other => panic!("{other:?}"),
        }
    }
    println!("{done} of 6 changes were done before the kill");
}
