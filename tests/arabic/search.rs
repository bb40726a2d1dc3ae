//! What a search finds in our PDF, read by `pdftotext`, beside the same strings set by the tools of others.
//!
//! One string a line, all in one document; a string is found if a line of the reader's text is that string, but for marks of
//! direction. `others.py` sets the same strings with WeasyPrint, typst, fpdf2, Chromium, LibreOffice and Pango; `found.txt`
//! keeps what it counted.

use std::collections::HashSet;

use shubbak::i18n::Tr;
use shubbak::print::{self, Block, Document, Meta, PaperSize, Part, Text};
use shubbak::text::{self, Direction, Engine};

use super::gold::{Gold, gold};
use super::reference::folder;
use crate::papers::printed::said;

/// Small enough that every string of one line has its line on A4.
const POINTS: f32 = 8.0;

/// The strings of one line in a direction, on paper of that direction.
fn written(direction: Direction) -> (Vec<Gold>, String) {
    let gold: Vec<Gold> =
        gold().into_iter().filter(|string| string.widths.is_empty() && string.direction == direction).collect();
    let block = |string: &Gold| Block::Text(Text::new(string.text.clone(), POINTS, direction).weight(string.weight));
    let tr = if direction == Direction::Rtl { Tr::arabic() } else { Tr::english() };
    let parts = vec![Part { body: gold.iter().map(block).collect(), ..Part::default() }];
    let pages = print::layout(&Document { size: PaperSize::A4, tr, parts }, &mut Engine::new());
    let meta = Meta { title: "gold".into(), author: "gold".into(), at: "2026-11-22T09:41:00".parse().unwrap() };
    let name = if direction == Direction::Rtl { "ar" } else { "en" };
    let pdf = folder().join(format!("search-{name}.pdf"));
    std::fs::write(&pdf, print::pdf(&pages, &meta).unwrap()).unwrap();
    let lines: Vec<&str> = gold.iter().map(|string| string.text.as_str()).collect();
    std::fs::write(folder().join(format!("search-{name}.txt")), lines.join("\n")).unwrap();
    (gold, pdf.to_str().unwrap().into())
}

/// A line as a search sees it: without marks of direction, and with one space for many.
fn plain(line: &str) -> String {
    text::plain(line).split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The strings that `pdftotext` does not give back.
fn missed(direction: Direction) -> Vec<String> {
    let (gold, pdf) = written(direction);
    let read = said("pdftotext", &[&pdf, "-"]);
    let lines: HashSet<String> = read.lines().map(|line| plain(line.trim_matches('\u{c}'))).collect();
    gold.into_iter().map(|string| plain(&string.text)).filter(|text| !lines.contains(text)).collect()
}

#[test]
fn every_arabic_line_of_the_pdf_is_found() {
    assert_eq!(missed(Direction::Rtl), Vec::<String>::new());
}

/// English lines that poppler reads in another order than they stand in: on an English page it takes a digit, point or
/// comma within Arabic for the end of the Arabic, and begins anew at its right.
const MISREAD: [&str; 11] = [
    "25% off – بحد أقصى 200 جنيه",
    "Address: ١٢ شارع الجلاء، الزقازيق",
    "Fee: ١٥٠٫٧٥ ج.م (EGP 150.75)",
    "File طلب_123.pdf was not read",
    "From right to left: أ، ب، ج.",
    "Keep this receipt. الخدمة مجانية خلال 30 يومًا (Ref. A-12).",
    "Phone +20 55 230 1234 or ٠١٠٠ ١٢٣ ٤٥٦٧",
    "Plate س ص ع 1234",
    "Plate س ص ع ١٢٣٤",
    "Signed by م. تامر حازم شلبي on 22/11/2026",
    "Ticket ب-٠٤٧ at window 3",
];

#[test]
fn every_english_line_of_the_pdf_is_found_but_where_arabic_within_it_holds_a_number() {
    let mut missed = missed(Direction::Ltr);
    missed.sort_unstable();
    missed.dedup();
    assert_eq!(missed, MISREAD);
}

#[test]
fn no_other_tool_is_found_better() {
    let kept = include_str!("found.txt").lines().filter(|line| !line.starts_with('#'));
    for (language, direction) in [("ar", Direction::Rtl), ("en", Direction::Ltr)] {
        let (gold, _) = written(direction);
        let ours = gold.len() - missed(direction).len();
        let mut others = 0;
        for line in kept.clone().filter(|line| line.starts_with(language)) {
            let [_, tool, exactly, nearly] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let (exactly, nearly): (usize, usize) = (exactly.parse().unwrap(), nearly.parse().unwrap());
            match tool {
                "lines" => assert_eq!(exactly, gold.len(), "the gold set has changed: others.py counts again"),
                "ours" => assert_eq!(exactly, ours, "what is found has changed: others.py counts again"),
                // Theirs may even lose spaces.
                _ => {
                    others += 1;
                    assert!(ours >= nearly, "{tool}: {nearly} of its lines are found, of ours {ours}");
                }
            }
        }
        assert_eq!(others, 6, "the tools tried");
    }
}
