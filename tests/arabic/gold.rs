//! The strings themselves, as they stand in `gold/*.txt`: read once, so that every test speaks of the same ones.

use std::path::Path;

use shubbak::text::{Direction, Weight};

/// One string of a counter.
#[derive(Clone, Debug)]
pub struct Gold {
    /// The heading under which it stands.
    pub kind: String,
    pub direction: Direction,
    /// Widths at which it is wrapped, in ems; none for what stands on one line.
    pub widths: Vec<f32>,
    pub text: String,
    /// The weights take turns, so that every font file is tried.
    pub weight: Weight,
}

/// Every string, in the order of the files.
pub fn gold() -> Vec<Gold> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/arabic/gold");
    let mut files: Vec<_> = std::fs::read_dir(folder).unwrap().map(|file| file.unwrap().path()).collect();
    files.sort();
    let mut gold: Vec<Gold> = files.iter().flat_map(|file| read(&std::fs::read_to_string(file).unwrap())).collect();
    for (i, string) in gold.iter_mut().enumerate() {
        string.weight = Weight::ALL[i % Weight::ALL.len()];
    }
    gold
}

impl Gold {
    /// The same with its first and last word changed about, or the digits of a single word turned round: what a wrong order
    /// looks like. None where that would change nothing.
    pub fn spoiled(&self) -> Option<Self> {
        let mut words: Vec<String> = self.text.split(' ').map(str::to_owned).collect();
        let last = words.len() - 1;
        words.swap(0, last);
        if words[0] == words[last] {
            let digits = self.text.chars().rev().filter(|c| c.is_numeric()).collect::<Vec<_>>();
            let mut digits = digits.into_iter();
            let turned = self.text.chars().map(|c| if c.is_numeric() { digits.next().unwrap() } else { c });
            words = vec![turned.collect()];
        }
        let text = words.join(" ");
        (text != self.text).then(|| Self { text, ..self.clone() })
    }
}

fn read(file: &str) -> Vec<Gold> {
    let mut gold = Vec::new();
    let mut heading = None;
    for line in file.lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        if let Some(said) = line.strip_prefix("## ") {
            heading = Some(said.split('|').map(str::trim).collect::<Vec<_>>());
            continue;
        }
        let [kind, direction, widths @ ..] = heading.as_deref().unwrap() else { panic!("no heading over {line}") };
        gold.push(Gold {
            kind: (*kind).to_owned(),
            direction: if *direction == "rtl" { Direction::Rtl } else { Direction::Ltr },
            widths: widths.iter().flat_map(|all| all.split(' ')).map(|ems| ems.parse().unwrap()).collect(),
            text: spelled(line),
            weight: Weight::Regular,
        });
    }
    gold
}

/// Braces are isolates, `\n` is a line feed, and other marks are written as in Rust.
fn spelled(line: &str) -> String {
    line.replace('{', "\u{2068}")
        .replace('}', "\u{2069}")
        .replace("\\n", "\n")
        .replace("\\u200e", "\u{200e}")
        .replace("\\u200f", "\u{200f}")
}

#[test]
fn the_gold_set_holds_what_a_centre_writes() {
    let gold = gold();
    assert!(gold.len() >= 560, "{}", gold.len());
    assert!(gold.iter().filter(|string| !string.widths.is_empty()).count() >= 40);
    let mut texts: Vec<&str> = gold.iter().map(|string| string.text.as_str()).collect();
    texts.sort_unstable();
    texts.dedup();
    assert_eq!(texts.len(), gold.len(), "a string stands there twice");
    let told = [
        "عبد", "ابن", "آل", "أبو", "لآ", "لأ", "لإ", "«", "(", "%", "٪", "م²", "@", "+20", "٫", "\u{640}", "\u{64e}",
        "\u{2068}",
    ];
    for one in told {
        assert!(texts.iter().any(|text| text.contains(one)), "no string with {one}");
    }
}
