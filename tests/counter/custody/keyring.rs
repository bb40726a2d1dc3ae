//! The machine's keyring, with a real one: GNOME Keyring on a session bus of its own.

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

use tempfile::TempDir;

use super::{CREW, opening, phrase_file, refused, said, settings, shubbak};

/// Runs a script with a keyring that is unlocked; `$S` is the program on the centre's folder.
fn with_keyring(home: &Path, folder: &Path, script: &str) -> Output {
    let whole = format!(
        "printf 'the keyring''s own' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1\n\
         S=\"{} --data {}\"\n{script}",
        env!("CARGO_BIN_EXE_shubbak"),
        folder.display()
    );
    Command::new("dbus-run-session")
        .args(["--", "sh", "-c", &whole])
        .env("HOME", home)
        .env("XDG_DATA_HOME", home.join("share"))
        .env("XDG_RUNTIME_DIR", home)
        .env_remove("DISPLAY")
        .env_remove("WAYLAND_DISPLAY")
        .stdin(std::process::Stdio::null())
        .output()
        .expect("dbus-run-session is installed (installer/linux/needs.sh test)")
}

#[test]
fn the_key_lives_in_the_machines_keyring_and_moves_out_and_back() {
    let (folder, home) = (TempDir::new().unwrap(), TempDir::new().unwrap());
    settings(folder.path(), "");
    let first =
        with_keyring(home.path(), folder.path(), "$S verify && $S key && secret-tool search --all service shubbak");
    assert!(first.status.success(), "{}", said(&first));
    assert!(said(&first).contains("clean") && said(&first).contains("in this machine’s keyring"), "{}", said(&first));
    assert!(said(&first).contains("username = ZAQ-03 "), "{}", said(&first));
    let kept = fs::read_to_string(folder.path().join("register.key")).unwrap();
    assert!(kept.starts_with("keyring ZAQ-03 ") && kept.len() < 60, "only the name stands in the folder: {kept}");

    let phrase = phrase_file(home.path(), "phrase", CREW);
    let script = format!(
        "$S verify && $S key change --to passphrase --new-passphrase-file {0} && secret-tool search --all service shubbak; \
         $S verify --passphrase-file {0}",
        phrase.display()
    );
    let out = with_keyring(home.path(), folder.path(), &script);
    assert!(out.status.success(), "{}", said(&out));
    assert!(!said(&out).contains("username = ZAQ-03"), "the old keeper has forgotten it: {}", said(&out));
    assert_eq!(refused(opening(folder.path(), Some(CREW))), "opened", "no keyring is needed any more");

    let script = format!("$S key change --to keyring --passphrase-file {} && $S verify", phrase.display());
    let back = with_keyring(home.path(), folder.path(), &script);
    assert!(back.status.success() && said(&back).contains("clean"), "{}", said(&back));

    // Another user's keyring does not have it.
    let stranger = TempDir::new().unwrap();
    let other = with_keyring(stranger.path(), folder.path(), "$S verify");
    assert!(!other.status.success() && said(&other).contains("has no key named"), "{}", said(&other));
}

#[test]
fn where_no_keyring_answers_nothing_is_made_and_the_fault_says_what_to_choose() {
    let folder = TempDir::new().unwrap();
    settings(folder.path(), "");
    let tried = shubbak(folder.path(), &["verify"]).output().unwrap();
    assert!(!tried.status.success());
    assert!(said(&tried).contains("keyring does not answer") && said(&tried).contains("key = \"passphrase\""));
    for file in ["register.key", "register.db", "register.key.escrow"] {
        assert!(!folder.path().join(file).exists(), "{file}");
    }
}
