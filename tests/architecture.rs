//! Who may use whom, proved from the source: the rules that `src/lib.rs` states.
#![allow(clippy::unwrap_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below `folder`, with its text outside comments and tests.
fn sources(folder: &str) -> Vec<(PathBuf, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join(folder);
    let mut found = vec![];
    let mut folders = vec![root.clone()];
    if root.is_file() {
        folders.clear();
        found.push(root);
    }
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                found.push(path);
            }
        }
    }
    assert!(!found.is_empty(), "no source in {folder}: has it moved?");
    found.into_iter().map(|path| (path.clone(), code(&fs::read_to_string(path).unwrap()))).collect()
}

/// Lines that are not comments, up to the file's own tests.
fn code(text: &str) -> String {
    let before_tests = text.split("\n#[cfg(test)]").next().unwrap_or_default();
    before_tests.lines().filter(|line| !line.trim_start().starts_with("//")).collect::<Vec<_>>().join("\n")
}

/// Fails when a file of `folder` names one of `words`.
fn forbid(folder: &str, words: &[&str], why: &str) {
    for (path, code) in sources(folder) {
        for word in words {
            assert!(!code.contains(word), "{} names `{word}`: {why}", path.display());
        }
    }
}

/// Fails when a file outside `homes` names one of `words`.
fn only(homes: &[&str], words: &[&str], why: &str) {
    for (path, code) in sources("src") {
        let relative = path.strip_prefix(env!("CARGO_MANIFEST_DIR")).unwrap().to_string_lossy().replace('\\', "/");
        if homes.iter().any(|home| relative.starts_with(home)) {
            continue;
        }
        for word in words {
            assert!(!code.contains(word), "{relative} names `{word}`: {why}");
        }
    }
}

const OURS: [&str; 10] = [
    "crate::env",
    "crate::views",
    "crate::i18n",
    "crate::text",
    "crate::print",
    "crate::register",
    "crate::exchange",
    "crate::devices",
    "crate::app",
    "crate::ui",
];

fn all_but(allowed: &[&str]) -> Vec<&'static str> {
    OURS.into_iter().filter(|module| !allowed.contains(module)).collect()
}

#[test]
fn the_domain_knows_nobody() {
    forbid("src/domain", &OURS, "the domain is what everything else stands on");
    forbid("src/domain", &["std::fs", "std::net", "std::thread", "std::time"], "the domain is pure");
}

#[test]
fn each_module_uses_only_those_below_it() {
    let why = "see the table in src/lib.rs";
    forbid("src/views", &all_but(&["crate::views"]), why);
    forbid("src/i18n", &all_but(&["crate::i18n"]), why);
    forbid("src/text", &all_but(&["crate::text", "crate::i18n"]), why);
    forbid("src/print", &all_but(&["crate::print", "crate::views", "crate::i18n", "crate::text"]), why);
    forbid("src/register", &all_but(&["crate::register", "crate::views", "crate::env"]), why);
    forbid("src/exchange", &all_but(&["crate::exchange"]), why);
    forbid("src/devices", &all_but(&["crate::devices"]), why);
    forbid("src/app", &["crate::ui"], why);
    forbid("src/ui", &["crate::register", "crate::devices", "crate::exchange", "crate::env"], why);
}

#[test]
fn each_library_has_one_home() {
    only(&["src/register"], &["rusqlite"], "only the register speaks SQL");
    only(&["src/ui", "src/main.rs"], &["egui", "eframe"], "only the window draws");
    only(&["src/devices"], &["serialport"], "ports belong to the devices");
    only(&["src/exchange"], &["use age", " age::", "ed25519_dalek"], "sealing belongs to the exchange");
    only(&["src/app/custody"], &["keyring_core", "keyring_store"], "only the custody asks the keyring");
    only(&["src/print"], &["printpdf"], "PDF is one exporter of the paper's layout");
}

#[test]
fn the_window_and_the_papers_open_nothing() {
    forbid("src/ui", &["std::fs", "File::open", "std::net"], "the window asks the app");
    forbid("src/print", &["std::fs", "File::open"], "a paper is a value; who prints it opens things");
}

#[test]
fn time_and_ids_come_from_outside() {
    let clocks = ["SystemTime::now", "Utc::now", "Local::now", "getrandom::fill", "thread_rng"];
    only(&["src/env.rs", "src/main.rs"], &clocks, "time and ids come from env::Env");
}
