//! What went wrong with other engines is what is proved here: digits turned round, lines from the bottom up, boxes for
//! letters.

#![allow(clippy::unwrap_used)]

use super::*;

fn rtl(text: &str) -> Paragraph<'_> {
    Paragraph::new(text, 20.0, Direction::Rtl)
}

/// The letters from left to right as seen, each line on its own.
fn seen(layout: &TextLayout) -> Vec<String> {
    let mut lines = vec![String::new(); layout.lines.len()];
    for run in layout.runs() {
        for glyph in &run.glyphs {
            lines[run.line].push_str(layout.source(glyph));
        }
    }
    lines
}

fn seen_rtl(text: &str) -> String {
    seen(&Engine::new().layout(&rtl(text))).concat()
}

#[test]
fn digits_after_a_word_are_not_turned_round() {
    assert_eq!(seen_rtl("رقم 123"), "123 مقر");
    assert_eq!(seen_rtl("بتاريخ 2026/15 م"), "م 2026/15 خيراتب");
}

#[test]
fn a_case_number_keeps_its_order_when_isolated() {
    let text = format!("رقم الطلب {} بتاريخ", isolate("CAI-07/2026-000123"));
    assert!(seen_rtl(&text).contains("CAI-07/2026-000123"), "{}", seen_rtl(&text));
    let text = format!("الطلب {} تم", isolate("10/2026-000123"));
    assert!(seen_rtl(&text).contains("10/2026-000123"), "{}", seen_rtl(&text));
}

#[test]
fn amounts_read_from_left_to_right_in_both_digit_sets() {
    assert!(seen_rtl("رسوم ١٢٣٫٥٠ ج.م").contains("١٢٣٫٥٠"));
    assert!(seen_rtl("رسوم 1,250.500 د.ك").contains("1,250.500"));
}

#[test]
fn brackets_open_towards_the_text_they_hold() {
    // Seen from the left, the mirrored closing bracket of a right-to-left text comes first.
    assert_eq!(seen_rtl("(شامل)"), ")لماش(");
    let mut engine = Engine::new();
    let inside = engine.layout(&rtl("(شامل)"));
    let latin = engine.layout(&Paragraph::new("(a)", 20.0, Direction::Ltr));
    let ids = |layout: &TextLayout| {
        let glyphs: Vec<u32> = layout.runs().iter().flat_map(|r| r.glyphs.iter().map(|g| g.id)).collect();
        (glyphs[0], *glyphs.last().unwrap())
    };
    assert_eq!(ids(&inside), ids(&latin), "the left glyph is `(` in both");
}

#[test]
fn direction_is_what_was_said_and_not_that_of_the_first_letter() {
    assert_eq!(seen_rtl("A طلب"), "بلط A");
    let mut engine = Engine::new();
    let ltr = engine.layout(&Paragraph::new("طلب A", 20.0, Direction::Ltr));
    assert_eq!(seen(&ltr).concat(), "بلط A");
}

#[test]
fn a_long_text_wraps_from_the_top() {
    let text = "هذا نص طويل يلتف على أكثر من سطر مع أرقام مثل 12345 وكلمات Latin inside في وسطه";
    let layout = Engine::new().layout(&Paragraph { width: Some(220.0), ..rtl(text) });
    assert!(layout.lines.len() > 2);
    assert!(text[layout.lines[0].source.clone()].starts_with("هذا نص"));
    for pair in layout.lines.windows(2) {
        assert_eq!(pair[0].source.end, pair[1].source.start);
        assert!(pair[0].baseline < pair[1].baseline);
    }
    for line in &layout.lines {
        assert!((line.left + line.width - 220.0).abs() < 1.0, "lines stand at the right: {line:?}");
        assert!(line.left >= -0.5);
    }
}

#[test]
fn lam_alef_is_one_glyph_that_names_both_letters() {
    let layout = Engine::new().layout(&rtl("لا"));
    let glyphs: Vec<_> = layout.runs().iter().flat_map(|run| &run.glyphs).collect();
    let letters: Vec<_> = glyphs.iter().map(|glyph| layout.source(glyph)).collect();
    assert!(letters.contains(&"لا"), "{letters:?}");
}

#[test]
fn the_face_has_every_letter_of_the_counter() {
    let mut engine = Engine::new();
    let marks = isolate("x\u{200f}\u{200e}\u{061c}\u{200c}");
    for text in [
        "أإآءئؤىةپچڤگـ ًٌٍَُِّْ لله ﷲ",
        "٠١٢٣٤٥٦٧٨٩ ۰۱۲۳۴۵۶۷۸۹ 0123456789 ٪٫٬%،؛؟",
        "ABCXYZ abcxyz éüßøñ —–…·•×«»“”’()[]{}/\\@#&*+=<>→←✓№",
        "سطر\nسطر",
        &marks,
    ] {
        for weight in Weight::ALL {
            let layout = engine.layout(&Paragraph { weight, ..rtl(text) });
            let lacking: Vec<_> = layout
                .runs()
                .iter()
                .flat_map(|run| &run.glyphs)
                .filter(|glyph| glyph.id == 0)
                .map(|glyph| layout.source(glyph).escape_unicode().to_string())
                .collect();
            assert!(lacking.is_empty(), "{weight:?} {lacking:?}");
            assert!(layout.runs().iter().all(|run| run.weight == weight));
        }
    }
}

#[test]
fn tabular_digits_are_equally_wide() {
    let mut engine = Engine::new();
    let mut width = |text| engine.layout(&Paragraph { tabular: true, snap: false, ..rtl(text) }).width;
    assert!((width("١١١١") - width("٣٣٣٣")).abs() < 0.01);
    assert!((width("1111") - width("3333")).abs() < 0.01);
}

#[test]
fn what_does_not_fit_ends_with_an_ellipsis() {
    let mut engine = Engine::new();
    let name = rtl("محمد عبد الرحمن السيد إبراهيم");
    let cut = engine.layout(&Paragraph { width: Some(120.0), overflow: Overflow::Elide, ..name });
    assert!(cut.elided && cut.text.ends_with('…') && cut.lines.len() == 1);
    assert!(cut.width <= 120.5 && cut.width > 80.0);
    let whole = engine.layout(&Paragraph { width: Some(900.0), overflow: Overflow::Elide, ..name });
    assert!(!whole.elided);
    assert!((whole.left + whole.width - 900.0).abs() < 1.0);
}

#[test]
fn the_same_paragraph_is_set_once() {
    let mut engine = Engine::new();
    let first = engine.layout(&rtl("طلب"));
    assert!(std::sync::Arc::ptr_eq(&first, &engine.layout(&rtl("طلب"))));
    let bold = engine.layout(&Paragraph { weight: Weight::Bold, ..rtl("طلب") });
    assert!(!std::sync::Arc::ptr_eq(&first, &bold));
    for n in 0..9000 {
        engine.layout(&rtl(&n.to_string()));
    }
    assert!(engine.remembered() <= 4097);
}

#[test]
fn a_glyph_has_ink_where_its_letter_stands() {
    let engine = Engine::new();
    let mut raster = Raster::new(engine.fonts());
    let mut ids = Engine::new();
    let layout = ids.layout(&Paragraph::new("H ", 32.0, Direction::Ltr));
    let glyphs = &layout.runs()[0].glyphs;
    let h = raster.glyph(Weight::Regular, glyphs[0].id, 32.0, 0.0);
    assert!(h.top < -18 && h.top + h.height as i32 <= 1, "an H stands on the baseline: {h:?}");
    assert!(h.alpha.contains(&255));
    assert_eq!(h.alpha.len(), h.width * h.height);
    assert_eq!(raster.glyph(Weight::Regular, glyphs[1].id, 32.0, 0.0), Coverage::default());
}

#[test]
fn first_strong_finds_a_letter_behind_digits() {
    assert_eq!(first_strong("12 محمد"), Some(Direction::Rtl));
    assert_eq!(first_strong("٣ Ali"), Some(Direction::Ltr));
    assert_eq!(first_strong("123"), None);
    assert_eq!(plain(&isolate("7")), "7");
}
