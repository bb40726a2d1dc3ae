//! One language: every message by its key, and what is wrong with them alone and beside the other language.

use std::collections::BTreeMap;

use fluent_syntax::ast::{Entry, Expression, InlineExpression, Message, Pattern, PatternElement};
use fluent_syntax::parser;

use super::Source;
use super::walk::{Choice, Walk};

/// Words of Rust that cannot be a method or an argument.
const KEYWORDS: &str = " as async await box break const continue crate do dyn else enum extern false final fn for gen if \
    impl in let loop match mod move mut override priv pub ref return self static struct super trait true try type \
    typeof unsafe unsized use virtual where while yield ";

pub struct Table {
    language: &'static str,
    pub messages: BTreeMap<String, Found>,
}

/// A message as it was found.
pub struct Found {
    file: String,
    pub text: String,
    /// In reading order, each with how words are chosen by it.
    pub variables: Vec<(String, Choice)>,
    /// Other messages and terms that this one quotes.
    quotes: Vec<String>,
}

impl Table {
    pub fn read(language: &'static str, sources: &[Source], faults: &mut Vec<String>) -> Self {
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

    /// The messages that become methods: all but the terms, which only messages quote.
    pub fn said(&self) -> impl Iterator<Item = (&String, &Found)> {
        self.messages.iter().filter(|(key, _)| !key.starts_with('-'))
    }

    fn take(&mut self, file: &str, entry: &Entry<&str>, faults: &mut Vec<String>) {
        match entry {
            Entry::Message(Message { id, value: Some(value), attributes, .. }) if attributes.is_empty() => {
                self.keep(file, id.name.to_owned(), value, faults);
            }
            Entry::Term(term) => self.keep(file, format!("-{}", term.id.name), &term.value, faults),
            Entry::Message(message) => {
                faults.push(format!("{file}: `{}` must have a value and no attributes", message.id.name));
            }
            Entry::Comment(_) | Entry::GroupComment(_) | Entry::ResourceComment(_) | Entry::Junk { .. } => {}
        }
    }

    fn keep(&mut self, file: &str, key: String, pattern: &Pattern<&str>, faults: &mut Vec<String>) {
        let mut walk = Walk::new(self.language);
        walk.pattern(pattern);
        if let [
            PatternElement::Placeable { expression: Expression::Inline(InlineExpression::VariableReference { .. }) },
        ] = &pattern.elements[..]
        {
            faults.push(format!("{file}: `{key}` says nothing of its own, and Fluent does not isolate a value alone"));
        }
        faults.extend(walk.plurals.iter().map(|lacks| format!("{file}: `{key}` lacks the plural forms {lacks}")));
        let names = walk.variables.iter().map(|(name, _)| name).chain([&key]);
        if let Some(odd) = names.into_iter().find(|name| KEYWORDS.contains(&format!(" {name} "))) {
            faults.push(format!("{file}: `{key}`: `{odd}` is a word of Rust, choose another"));
        }
        let found = Found { file: file.to_owned(), text: walk.text, variables: walk.variables, quotes: walk.quotes };
        if let Some(first) = self.messages.insert(key.clone(), found) {
            faults.push(format!("{file}: `{key}` is already in {}", first.file));
        }
    }
}

/// Every message of `one` must be in `other`, with the same variables, counted there if they are counted here. Terms may
/// differ: only messages quote them.
pub fn compare(one: &Table, other: &Table, faults: &mut Vec<String>) {
    for (key, found) in one.said() {
        let Some(twin) = other.messages.get(key) else {
            faults.push(format!("{}: `{key}` has no {} text", found.file, other.language));
            continue;
        };
        for (name, choice) in &found.variables {
            match twin.variables.iter().find(|(twin, _)| twin == name) {
                None => faults.push(format!("{}: `{key}` does not use ${name}, which {} does", twin.file, found.file)),
                Some((_, other)) if other < choice => {
                    faults.push(format!("{}: `{key}` does not count ${name}, which {} does", twin.file, found.file));
                }
                Some(_) => {}
            }
        }
    }
}
