//! Build script: turns `assets/i18n/{ar,en}/*.ftl` into one typed method of `Tr` per message.
//!
//! A page that asks for a message which nobody wrote does not compile, and a message which one language lacks, which takes
//! other variables there, or which counts something without all the forms that the language has for it, stops the build
//! with its key and its file. A whole number can be given only to a message that chooses its words by it; one that merely
//! names a thing (document 3) goes in as text. It lives beside the module it serves, and runs only when a file of messages
//! changes. `table` reads the files, `walk` one message; the rules are tried out in `tests`.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

#[path = "codegen/table.rs"]
mod table;
#[cfg(test)]
#[path = "codegen/tests.rs"]
mod tests;
#[path = "codegen/walk.rs"]
mod walk;

use table::{Found, Table, compare};
use walk::Choice;

/// Where the messages lie, from the package's root.
const ASSETS: &str = "assets/i18n";
/// English comes first: its variables give a method's arguments their order.
const LANGUAGES: [&str; 2] = ["en", "ar"];

/// A file of messages: its path and what is in it.
type Source = (String, String);

#[cfg_attr(test, allow(dead_code, reason = "the library's tests try the rules, not the build"))]
fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/i18n/codegen.rs");
    println!("cargo::rerun-if-changed=src/i18n/codegen");
    println!("cargo::rerun-if-changed={ASSETS}");
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(faults) => {
            for fault in faults {
                println!("cargo::error={fault}");
            }
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Vec<String>> {
    let out = env::var_os("OUT_DIR").ok_or_else(|| vec!["OUT_DIR is not set: run this through cargo".to_owned()])?;
    let [english, arabic] = LANGUAGES.map(|language| {
        read_folder(&Path::new(ASSETS).join(language)).map_err(|e| vec![format!("{ASSETS}/{language}: {e}")])
    });
    let code = code(&english?, &arabic?)?;
    fs::write(Path::new(&out).join("messages.rs"), code).map_err(|e| vec![format!("messages.rs: {e}")])
}

/// The files of one language, by name, so that two builds give the same code.
fn read_folder(folder: &Path) -> io::Result<Vec<Source>> {
    let mut paths: Vec<PathBuf> = fs::read_dir(folder)?.map(|f| f.map(|f| f.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == "ftl"));
    paths.sort();
    paths.into_iter().map(|path| Ok((path.to_string_lossy().replace('\\', "/"), fs::read_to_string(path)?))).collect()
}

/// The methods of both languages' messages, or everything that is wrong with them.
fn code(english: &[Source], arabic: &[Source]) -> Result<String, Vec<String>> {
    let mut faults = Vec::new();
    let [english_texts, arabic_texts] = [(LANGUAGES[0], english), (LANGUAGES[1], arabic)]
        .map(|(language, files)| Table::read(language, files, &mut faults));
    compare(&english_texts, &arabic_texts, &mut faults);
    compare(&arabic_texts, &english_texts, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    Ok(methods(&english_texts, &arabic_texts)
        + &list(&english_texts)
        + &sources(LANGUAGES[0], english)
        + &sources(LANGUAGES[1], arabic))
}

/// The methods themselves, each with both texts above it, so that an editor shows what will be said.
fn methods(english: &Table, arabic: &Table) -> String {
    let mut code = String::from("impl Tr {\n");
    for (key, found) in english.said() {
        for table in [english, arabic] {
            let text = table.messages.get(key).map_or("", |found| &found.text);
            let _ = writeln!(code, "    #[doc = {:?}]", format!("`{}`\n", text.replace(['\n', '`'], " ")));
        }
        let _ = writeln!(
            code,
            "    pub fn {}(&self{}) -> String {{\n        self.say({key:?}, [{}])\n    }}",
            snake(key),
            arguments(found),
            values(found),
        );
    }
    code + "}\n"
}

fn arguments(found: &Found) -> String {
    let of = |(name, choice): &(String, Choice)| {
        let kind = if *choice == Choice::None { "Arg" } else { "Count" };
        format!(", {}: impl {kind}", snake(name))
    };
    found.variables.iter().map(of).collect()
}

fn values(found: &Found) -> String {
    found.variables.iter().map(|(name, _)| format!("(\"{name}\", {}.value()), ", snake(name))).collect()
}

/// Every key with its variables, and whether each is a number that words are chosen by: for the tests of the messages.
fn list(english: &Table) -> String {
    let mut code = String::from("#[cfg(test)]\nconst MESSAGES: &[(&str, &[(&str, bool)])] = &[\n");
    for (key, found) in english.said() {
        let variables: Vec<(&str, bool)> =
            found.variables.iter().map(|(name, choice)| (name.as_str(), *choice != Choice::None)).collect();
        let _ = writeln!(code, "    ({key:?}, &{variables:?}),");
    }
    code + "];\n"
}

/// `case-opened` as Rust writes it.
fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// The texts, built into the program: a counter has no folder of messages to lose.
fn sources(language: &str, files: &[Source]) -> String {
    let mut code = String::new();
    let _ = writeln!(code, "const {}: &[&str] = &[", language.to_uppercase());
    for (path, _) in files {
        let _ = writeln!(code, "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?})),", format!("/{path}"));
    }
    code + "];\n"
}
