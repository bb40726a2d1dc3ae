//! What a search finds in our PDF.

use shubbak::i18n::Tr;
use shubbak::print::{self, Block, Document, Meta, PaperSize, Part, Text};
use shubbak::text::{Direction, Engine};

use super::gold::{Gold, gold};

pub fn document(gold: &[Gold], direction: Direction, size: PaperSize, points: f32) -> Document {
    let text = |string: &Gold| Text::new(string.text.clone(), points, string.direction).weight(string.weight);
    let body = gold.iter().filter(|s| s.direction == direction).map(|string| Block::Text(text(string))).collect();
    let tr = if direction == Direction::Rtl { Tr::arabic() } else { Tr::english() };
    Document { size, tr, parts: vec![Part { body, ..Part::default() }] }
}

#[test]
fn write() {
    let gold: Vec<Gold> = gold().into_iter().filter(|s| s.widths.is_empty()).collect();
    for (name, direction) in [("rtl", Direction::Rtl), ("ltr", Direction::Ltr)] {
        let mut engine = Engine::new();
        let pages = print::layout(&document(&gold, direction, PaperSize::A4, 8.0), &mut engine);
        let meta = Meta { title: "gold".into(), author: "".into(), at: "2026-11-22T09:41:00".parse().unwrap() };
        std::fs::create_dir_all("target/arabic").unwrap();
        std::fs::write(format!("target/arabic/ours-{name}.pdf"), print::pdf(&pages, &meta).unwrap()).unwrap();
        let lines: Vec<&str> = gold.iter().filter(|s| s.direction == direction).map(|s| s.text.as_str()).collect();
        std::fs::write(format!("target/arabic/phrases-{name}.txt"), lines.join("\n")).unwrap();
    }
}
