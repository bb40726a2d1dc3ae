//! Who may use whom, proved from the source: the rules that `src/lib.rs` states.
#![allow(clippy::unwrap_used, clippy::panic)]

#[path = "architecture/words.rs"]
mod words;

use std::fs;
use std::path::{Path, PathBuf};

/// Every Rust file below `folder` that is not tests alone, with its text outside comments and tests.
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
            let of_tests = path.file_stem().is_some_and(|name| name == "tests");
            if of_tests {
                continue;
            }
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

const OURS: [&str; 11] = [
    "crate::env",
    "crate::views",
    "crate::i18n",
    "crate::text",
    "crate::print",
    "crate::register",
    "crate::exchange",
    "crate::hub",
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
    forbid("src/hub", &all_but(&["crate::hub", "crate::views", "crate::exchange"]), why);
    forbid("src/devices", &all_but(&["crate::devices"]), why);
    forbid("src/app", &["crate::ui"], why);
    forbid("src/ui", &["crate::register", "crate::devices", "crate::exchange", "crate::hub", "crate::env"], why);
}

#[test]
fn each_library_has_one_home() {
    only(&["src/register"], &["rusqlite"], "only the register speaks SQL");
    only(&["src/hub"], &["postgres"], "only the hub speaks to PostgreSQL");
    only(&["src/ui", "src/main.rs"], &["egui", "eframe"], "only the window draws");
    only(&["src/link"], &["ureq"], "only the link speaks HTTP");
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

/// Numbers with a point in a line of code, outside of text.
fn numbers(line: &str) -> Vec<String> {
    let code: String = line.split('"').step_by(2).collect::<Vec<_>>().join("\"\"");
    let words = code.split(|c: char| !(c.is_ascii_alphanumeric() || matches!(c, '.' | '_')));
    let is_size =
        |word: &&str| word.starts_with(|c: char| c.is_ascii_digit()) && word.contains('.') && !word.contains("..");
    words.filter(is_size).map(str::to_owned).collect()
}

/// Nothing, a half, the whole and the double are relations, not sizes; and so is a share of what is free.
fn is_relation(number: &str, line: &str) -> bool {
    ["0.0", "0.5", "1.0", "2.0"].contains(&number) || line.contains("Share(") || line.contains("share(")
}

/// A round, a margin or a stroke of a plain number.
fn is_raw(line: &str) -> bool {
    let makers = ["CornerRadius::same(", "Margin::same(", "Margin::symmetric(", "Stroke::new("];
    makers.iter().any(|make| line.split(make).skip(1).any(|rest| rest.starts_with(|c: char| ('1'..='9').contains(&c))))
}

#[test]
fn pages_name_no_sizes() {
    for place in ["src/ui/pages", "src/ui/frame.rs", "src/ui/refusal.rs"] {
        for (path, code) in sources(place) {
            for line in code.lines() {
                let sizes: Vec<String> =
                    numbers(line).into_iter().filter(|number| !is_relation(number, line)).collect();
                let named = sizes.is_empty() && !is_raw(line);
                assert!(named, "{}: `{}`: sizes have names in ui/theme/tokens.rs", path.display(), line.trim());
            }
        }
    }
}

#[test]
fn colours_are_mixed_in_the_theme_alone() {
    for (path, code) in sources("src/ui") {
        // An atlas keeps how much of a dot a letter covers, in the shape of colours.
        if path.ends_with("ui/text/atlas.rs")
            || path.ends_with("tests.rs")
            || path.components().any(|part| part.as_os_str() == "theme")
        {
            continue;
        }
        for (at, _) in code.match_indices("Color32::") {
            let name: String = code[at + 9..].chars().take_while(|c| c.is_ascii_alphanumeric() || *c == '_').collect();
            assert!(name == "TRANSPARENT", "{} names Color32::{name}: ask the palette for a meaning", path.display());
        }
    }
}

#[test]
fn numbers_are_found_where_they_stand() {
    assert_eq!(numbers("let a = vec2(76.0, x * 2.5) + 3 + p.0;"), ["76.0", "2.5"]);
    assert_eq!(numbers("text(\"12.5\", 0..3, items[1].0)"), [""; 0]);
}
