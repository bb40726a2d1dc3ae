//! Where words may stand: in `assets/i18n`, and nowhere in the window or on the papers.
//!
//! A literal of the code may hold an id, a salt or the name of a key, never a word that a clerk reads. So: no literal holds
//! an Arabic letter; one that holds Latin letters is written small, as ids are, unless it is a key cap or one of a few
//! names; and not even a small word is handed directly to something that draws it. And what no code says is no message.

use super::sources;

/// Written alike in both languages: caps of keys, and names that are no words.
const ALIKE: &str = " Alt Ctrl Shift Space Del Esc Enter Tab Home End PgUp PgDn F1 F2 F3 F4 F5 F6 F7 F8 F9 F10 F11 F12 \
    PDF CARGO_PKG_VERSION ";
/// Letters that stand on keys by themselves.
const CAPS: &str = "ACFHILMNOPRSTVXYZ";

/// What draws the text it is given first, and what draws a text after the place.
const DRAWS: &[&str] = &[
    "Text::new(",
    "Button::primary(",
    "Button::secondary(",
    "Button::quiet(",
    "Button::danger(",
    "EmptyState::new(Icon",
    "TabItem::new(",
    "KeyGroup::new(",
    "Banner::new(Tone",
    "Chip::new(Tone",
    "label(ui, ",
    "muted(ui, ",
    "hover_text(ui, ",
    "fact(ui, ",
    ".words(",
    ".title(",
    ".why(",
    ".help(",
    ".placeholder(",
    ".name(",
    ".deed(",
    ".danger(",
    ".cancel(",
    ".detail(",
    ".action(",
    ".aside(",
];

/// A string literal of the code and what stands before it on its statement.
struct Literal {
    text: String,
    before: String,
}

/// The literals of a file, without attributes.
fn literals(code: &str) -> Vec<Literal> {
    let bare: String = code.lines().filter(|line| !line.trim_start().starts_with("#[")).collect::<Vec<_>>().join("\n");
    let (mut found, mut rest, mut before) = (vec![], bare.as_str(), String::new());
    while let Some(begin) = rest.find(['"', '\'']) {
        before.push_str(&rest[..begin]);
        let quote = &rest[begin..=begin];
        rest = &rest[begin + 1..];
        let Some(end) = end_of(rest, quote) else {
            // A lifetime, not a character.
            before.push('\'');
            continue;
        };
        if quote == "\"" {
            let statement = before.rsplit([';', '{', '}']).next().unwrap_or_default();
            found.push(Literal { text: rest[..end].to_owned(), before: statement.trim_start().to_owned() });
        }
        before.push('"');
        rest = &rest[end + 1..];
    }
    found
}

/// Where a literal ends; a single quote that does not close within a character is a lifetime's.
fn end_of(text: &str, quote: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in text.char_indices() {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            c if quote.starts_with(c) => return Some(at),
            _ if quote == "'" && at > 0 && !text.starts_with('\\') => return None,
            _ => {}
        }
    }
    None
}

/// The words of a literal: without what a format puts in, and without escapes.
fn words(text: &str) -> String {
    let (mut kept, mut depth, mut escape) = (String::new(), 0, false);
    for c in text.chars() {
        match c {
            'n' | 'r' | 't' | 'u' | '0' | '"' | '\\' if escape => escape = false,
            '\\' => escape = true,
            '{' => depth += 1,
            '}' => depth -= 1,
            c if depth == 0 => kept.push(c),
            _ => {}
        }
    }
    kept
}

/// What is wrong with a literal, if anything.
fn fault(literal: &Literal) -> Option<&'static str> {
    let words = words(&literal.text);
    if !words.contains(|c: char| c.is_alphabetic()) {
        return None;
    }
    if words.contains(|c: char| c.is_alphabetic() && !c.is_ascii()) {
        return Some("an Arabic word");
    }
    let alike = |word: &str| ALIKE.contains(&format!(" {word} ")) || (word.len() == 1 && CAPS.contains(word));
    let mut parts = words.split(|c: char| !c.is_ascii_alphanumeric() && c != '_').filter(|word| !word.is_empty());
    if parts.clone().all(alike) {
        return None;
    }
    if DRAWS
        .iter()
        .any(|draws| literal.before.rsplit(draws).next().is_some_and(|after| is_direct(after, &literal.before)))
    {
        return Some("a word that is drawn");
    }
    let small = |word: &str| !word.contains(|c: char| c.is_ascii_uppercase());
    (!parts.all(|word| small(word) || alike(word))).then_some("a word that is written large")
}

/// Whether what follows the call is nothing but the beginning of its argument.
fn is_direct(after: &str, before: &str) -> bool {
    after.len() < before.len() && !after.contains([')', ';']) && after.matches(',').count() <= 1
}

fn is_shown(path: &str) -> bool {
    // The gallery and its samples belong to no page; the tour types what a clerk would, and keys type letters; the chooser
    // names a thread; samples of papers are filled in with what a clerk would type.
    !["/gallery", "/tour.rs", "/theme/", "/keys/place.rs", "/chooser.rs", "/papers/sample.rs"]
        .iter()
        .any(|apart| path.contains(apart))
}

#[test]
fn no_word_that_a_clerk_reads_stands_in_the_code() {
    let mut faults = vec![];
    for folder in ["src/ui", "src/print/papers"] {
        for (path, code) in sources(folder).into_iter().filter(|(path, _)| is_shown(&path.to_string_lossy())) {
            let own = code.split("\npub fn sample(").next().unwrap_or_default();
            for literal in literals(own) {
                if let Some(fault) = fault(&literal) {
                    faults.push(format!("{}: \"{}\" is {fault}", path.display(), literal.text));
                }
            }
        }
    }
    assert!(faults.is_empty(), "words belong in assets/i18n:\n{}", faults.join("\n"));
}

#[test]
fn the_rule_knows_words_from_ids() {
    let judged = |code: &str| literals(code).iter().filter_map(fault).collect::<Vec<_>>();
    assert_eq!(judged(r#"Text::new("باقي").show(ui);"#), ["an Arabic word"]);
    assert_eq!(judged(r#"Text::new("optional").show(ui);"#), ["a word that is drawn"]);
    assert_eq!(judged(r#"Chip::new(Tone::Note, "busy").show(ui);"#), ["a word that is drawn"]);
    assert_eq!(judged(r#"Text::new(&format!("{count} cases")).show(ui);"#), ["a word that is drawn"]);
    assert_eq!(judged(r#"let words = "Save it";"#), ["a word that is written large"]);
    assert!(judged(r#"scroll(ui, "services", |ui| Text::new(&tr.title()).show(ui));"#).is_empty());
    assert!(judged(r#"Button::quiet(&words).shortcut("Ctrl+C").show(ui);"#).is_empty());
    assert!(judged(r#"Text::new(&format!("{number}. {name}")).show(ui);"#).is_empty());
    assert!(judged("fn of<'a>(text: &'a str, c: char) -> bool { c == 'A' }").is_empty());
}

#[test]
fn every_message_is_said_somewhere() {
    let all: String = sources("src").into_iter().map(|(_, code)| code).collect();
    let said: std::collections::HashSet<&str> = all.split(|c: char| !c.is_alphanumeric() && c != '_').collect();
    let mut unsaid = vec![];
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/i18n/en");
    for file in std::fs::read_dir(folder).unwrap() {
        let text = std::fs::read_to_string(file.unwrap().path()).unwrap();
        let keys = text.lines().filter_map(|line| line.split_once(" =")).map(|(key, _)| key);
        let keys = keys.filter(|key| key.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-'));
        unsaid.extend(keys.filter(|key| !said.contains(key.replace('-', "_").as_str())).map(str::to_owned));
    }
    assert!(unsaid.is_empty(), "no code says these messages; leave them out: {}", unsaid.join(", "));
}
