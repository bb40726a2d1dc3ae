//! Build script: turns `assets/i18n/{ar,en}/*.ftl` into one typed method of `Tr` per message.
//!
//! A page that asks for a message which nobody wrote does not compile, and a message which one language lacks, or which
//! takes other variables there, stops the build with its key and its file. It lives beside the module it serves, and
//! runs only when a file of messages changes.
#![allow(clippy::print_stdout, reason = "a build script speaks to cargo on standard output")]

use std::collections::BTreeMap;
use std::fmt::Write as _;
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::{env, fs, io};

use fluent_syntax::ast::{
    CallArguments, Entry, Expression, InlineExpression, Message, Pattern, PatternElement, Variant, VariantKey,
};
use fluent_syntax::parser;

/// Where the messages lie, from the package's root.
const ASSETS: &str = "assets/i18n";
/// English comes first: its variables give a method's arguments their order.
const LANGUAGES: [&str; 2] = ["en", "ar"];
/// What an Arabic plural must spell out; `zero` may be left to `other`.
const ARABIC_PLURALS: [&str; 5] = ["one", "two", "few", "many", "other"];
/// Words of Rust that cannot be a method or an argument.
const KEYWORDS: &str = " as async await box break const continue crate do dyn else enum extern false final fn for gen if \
    impl in let loop match mod move mut override priv pub ref return self static struct super trait true try type \
    typeof unsafe unsized use virtual where while yield ";

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=src/i18n/codegen.rs");
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
    let (mut tables, mut files, mut faults) = (Vec::new(), Vec::new(), Vec::new());
    for language in LANGUAGES {
        let sources = read_folder(language).map_err(|e| vec![format!("{ASSETS}/{language}: {e}")])?;
        tables.push(Table::read(language, &sources, &mut faults));
        files.push((language, sources.into_iter().map(|(path, _)| path).collect::<Vec<_>>()));
    }
    let [english, arabic] = &tables[..] else { return Err(vec!["two languages are expected".to_owned()]) };
    compare(english, arabic, &mut faults);
    compare(arabic, english, &mut faults);
    if !faults.is_empty() {
        return Err(faults);
    }
    let code = methods(english, arabic) + &sources(&files);
    fs::write(Path::new(&out).join("messages.rs"), code).map_err(|e| vec![format!("messages.rs: {e}")])
}

/// The files of one language, by name, so that two builds give the same code.
fn read_folder(language: &str) -> io::Result<Vec<(String, String)>> {
    let folder = Path::new(ASSETS).join(language);
    let mut paths: Vec<PathBuf> = fs::read_dir(&folder)?.map(|f| f.map(|f| f.path())).collect::<Result<_, _>>()?;
    paths.retain(|path| path.extension().is_some_and(|e| e == "ftl"));
    paths.sort();
    paths.into_iter().map(|path| Ok((path.to_string_lossy().replace('\\', "/"), fs::read_to_string(path)?))).collect()
}

/// One language: every message by its key.
struct Table {
    language: &'static str,
    messages: BTreeMap<String, Found>,
}

struct Found {
    file: String,
    text: String,
    variables: Vec<String>,
    /// Other messages and terms that this one quotes.
    quotes: Vec<String>,
}

impl Table {
    fn read(language: &'static str, sources: &[(String, String)], faults: &mut Vec<String>) -> Self {
        let mut table = Self { language, messages: BTreeMap::new() };
        for (file, source) in sources {
            match parser::parse(source.as_str()) {
                Ok(resource) => {
                    for entry in &resource.body {
                        table.take(file, entry, faults);
                    }
                }
                Err((_, errors)) => faults.extend(errors.iter().map(|error| {
                    let line = source.get(..error.pos.start).map_or(0, |before| before.matches('\n').count()) + 1;
                    format!("{file}:{line}: not Fluent: {}", error.kind)
                })),
            }
        }
        for found in table.messages.values() {
            for quote in found.quotes.iter().filter(|quote| !table.messages.contains_key(*quote)) {
                faults.push(format!("{}: quotes `{quote}`, which {language} does not have", found.file));
            }
        }
        table
    }

    fn take(&mut self, file: &str, entry: &Entry<&str>, faults: &mut Vec<String>) {
        let (key, pattern) = match entry {
            Entry::Message(Message { id, value: Some(value), attributes, .. }) if attributes.is_empty() => {
                (id.name.to_owned(), value)
            }
            Entry::Term(term) => (format!("-{}", term.id.name), &term.value),
            Entry::Message(message) => {
                return faults.push(format!("{file}: `{}` must have a value and no attributes", message.id.name));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => return,
        };
        let mut walk = Walk::default();
        walk.pattern(pattern);
        if self.language == "ar" {
            faults.extend(walk.plurals.iter().map(|lacks| format!("{file}: `{key}` lacks the plural forms {lacks}")));
        }
        if let Some(odd) = walk.variables.iter().chain([&key]).find(|name| KEYWORDS.contains(&format!(" {name} "))) {
            faults.push(format!("{file}: `{key}`: `{odd}` is a word of Rust, choose another"));
        }
        let found = Found { file: file.to_owned(), text: walk.text, variables: walk.variables, quotes: walk.quotes };
        if let Some(first) = self.messages.insert(key.clone(), found) {
            faults.push(format!("{file}: `{key}` is already in {}", first.file));
        }
    }
}

/// Every message of `one` must be in `other`, with the same variables. Terms may differ: only messages quote them.
fn compare(one: &Table, other: &Table, faults: &mut Vec<String>) {
    for (key, found) in one.messages.iter().filter(|(key, _)| !key.starts_with('-')) {
        match other.messages.get(key) {
            None => faults.push(format!("{}: `{key}` has no {} text", found.file, other.language)),
            Some(twin) => {
                for lost in found.variables.iter().filter(|name| !twin.variables.contains(name)) {
                    faults.push(format!("{}: `{key}` does not use ${lost}, which {} does", twin.file, found.file));
                }
            }
        }
    }
}

/// What a walk through one pattern finds, in reading order.
#[derive(Default)]
struct Walk {
    text: String,
    variables: Vec<String>,
    quotes: Vec<String>,
    plurals: Vec<String>,
}

impl Walk {
    fn pattern(&mut self, pattern: &Pattern<&str>) {
        for element in &pattern.elements {
            match element {
                PatternElement::TextElement { value } => self.text.push_str(value),
                PatternElement::Placeable { expression } => self.expression(expression),
            }
        }
    }

    fn expression(&mut self, expression: &Expression<&str>) {
        match expression {
            Expression::Inline(inline) => self.inline(inline),
            Expression::Select { selector, variants } => {
                self.inline(selector);
                self.plural_forms(variants);
                for variant in variants {
                    self.text.push_str(" | ");
                    self.pattern(&variant.value);
                }
            }
        }
    }

    fn inline(&mut self, inline: &InlineExpression<&str>) {
        match inline {
            InlineExpression::StringLiteral { value } | InlineExpression::NumberLiteral { value } => {
                self.text.push_str(value);
            }
            InlineExpression::VariableReference { id } => {
                let _ = write!(self.text, "{{${}}}", id.name);
                if !self.variables.iter().any(|name| name == id.name) {
                    self.variables.push(id.name.to_owned());
                }
            }
            InlineExpression::MessageReference { id, .. } => self.quotes.push(id.name.to_owned()),
            InlineExpression::TermReference { id, arguments, .. } => {
                self.quotes.push(format!("-{}", id.name));
                self.arguments(arguments.as_ref());
            }
            InlineExpression::FunctionReference { arguments, .. } => self.arguments(Some(arguments)),
            InlineExpression::Placeable { expression } => self.expression(expression),
        }
    }

    fn arguments(&mut self, arguments: Option<&CallArguments<&str>>) {
        for argument in arguments.iter().flat_map(|a| &a.positional) {
            self.inline(argument);
        }
    }

    /// A choice by plural category, which one recognises by `one`, must name them all.
    fn plural_forms(&mut self, variants: &[Variant<&str>]) {
        let names: Vec<&str> = variants
            .iter()
            .filter_map(|variant| match variant.key {
                VariantKey::Identifier { name } => Some(name),
                VariantKey::NumberLiteral { .. } => None,
            })
            .collect();
        let plural = names.iter().any(|name| ARABIC_PLURALS[..4].contains(name));
        let lacks: Vec<&str> = ARABIC_PLURALS.into_iter().filter(|form| !names.contains(form)).collect();
        if plural && !lacks.is_empty() {
            self.plurals.push(lacks.join(", "));
        }
    }
}

/// The methods themselves, each with both texts above it, so that an editor shows what will be said.
fn methods(english: &Table, arabic: &Table) -> String {
    let mut code = String::from("impl Tr {\n");
    for (key, found) in english.messages.iter().filter(|(key, _)| !key.starts_with('-')) {
        let arguments: String = found.variables.iter().map(|name| format!(", {}: impl Arg", snake(name))).collect();
        let values: String =
            found.variables.iter().map(|name| format!("(\"{name}\", {}.value()), ", snake(name))).collect();
        for table in [english, arabic] {
            let text = table.messages.get(key).map_or("", |found| &found.text);
            let _ = writeln!(code, "    #[doc = {:?}]", format!("`{}`\n", text.replace(['\n', '`'], " ")));
        }
        let name = snake(key);
        let _ = writeln!(
            code,
            "    pub fn {name}(&self{arguments}) -> String {{\n        self.say({key:?}, [{values}])\n    }}"
        );
    }
    code + "}\n"
}

/// `case-opened` as Rust writes it.
fn snake(name: &str) -> String {
    name.replace('-', "_")
}

/// The texts, built into the program: a counter has no folder of messages to lose.
fn sources(files: &[(&str, Vec<String>)]) -> String {
    let mut code = String::new();
    for (language, paths) in files {
        let _ = writeln!(code, "const {}: &[&str] = &[", language.to_uppercase());
        for path in paths {
            let _ =
                writeln!(code, "    include_str!(concat!(env!(\"CARGO_MANIFEST_DIR\"), {:?})),", format!("/{path}"));
        }
        code.push_str("];\n");
    }
    code
}
