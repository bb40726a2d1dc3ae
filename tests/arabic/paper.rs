//! Paper: the PDF read back glyph by glyph by MuPDF and drawn by poppler, and the dots that the thermal head burns, all
//! against how ICU, HarfBuzz and FreeType set the line.

use std::sync::Arc;

use shubbak::i18n::Tr;
use shubbak::print::{self, Block, Brush, Document, Item, Meta, Pages, PaperSize, Part, Text};
use shubbak::text::{Direction, Engine, Paragraph, TextLayout};

use super::gold::{Gold, gold};
use super::ink::{Picture, agreement};
use super::order::{is_torn, spoiled};
use super::reference::{self, Asked, Line, folder};
use crate::papers::printed::said;

/// Points to millimetres.
const PT: f32 = 25.4 / 72.0;
/// The size of the text of a receipt, in points.
const POINTS: f32 = 9.0;
/// Dots a millimetre on a thermal head.
const DOTS: f32 = 8.0;
/// An em in dots.
const EM: f32 = POINTS * PT * DOTS;
/// What a glyph may stand off in the PDF, in points: it is written with a few decimals.
const TOLERANCE: f32 = 0.02;
/// The same for a line that ends within a word; see `order`.
const TORN_TOLERANCE: f32 = 0.5;
/// Painters put a glyph on the quarter of a dot at its left: on the average so much before its place.
const ROUNDED_DOWN: f32 = 0.1;

/// Strings set on paper: one under the other, as many on a piece of a roll as a long receipt has lines.
struct Printed<'a> {
    size: PaperSize,
    strings: Vec<(&'a Gold, Arc<TextLayout>)>,
    pages: Pages,
    pdf: String,
}

fn print_all<'a>(gold: &'a [Gold], size: PaperSize, name: &str) -> Printed<'a> {
    let block = |string: &Gold| {
        Block::Text(Text::new(string.text.clone(), POINTS, string.direction).weight(string.weight).leading(1.5))
    };
    let part = |strings: &[Gold]| Part { body: strings.iter().map(block).collect(), ..Part::default() };
    let parts = gold.chunks(if size.is_roll() { 60 } else { gold.len() }).map(part).collect();
    let mut engine = Engine::new();
    let pages = print::layout(&Document { size, tr: Tr::arabic(), parts }, &mut engine);
    let meta = Meta { title: name.into(), author: "gold".into(), at: "2026-11-22T09:41:00".parse().unwrap() };
    let pdf = folder().join(format!("{name}.pdf"));
    std::fs::write(&pdf, print::pdf(&pages, &meta).unwrap()).unwrap();
    let strings = gold.iter().map(|string| (string, set(string, size, &mut engine))).collect();
    Printed { size, strings, pages, pdf: pdf.to_str().unwrap().into() }
}

/// The same as on the paper, for its line breaks.
fn set(string: &Gold, size: PaperSize, engine: &mut Engine) -> Arc<TextLayout> {
    engine.layout(&Paragraph {
        weight: string.weight,
        width: Some(size.measure() / PT),
        snap: false,
        ..Paragraph::new(&string.text, POINTS, string.direction)
    })
}

impl Printed<'_> {
    fn asked(&self) -> Vec<Asked> {
        let left = |line: &shubbak::text::Line| (line.left * PT + self.size.margin()) * DOTS - ROUNDED_DOWN;
        let ask =
            |(string, layout): &(&Gold, Arc<TextLayout>)| Asked::new(layout, string.direction, string.weight, EM, left);
        self.strings.iter().map(ask).collect()
    }

    /// Every line, with whether it ends within a word and what it says.
    fn lines(&self) -> impl Iterator<Item = (bool, &str)> {
        self.strings.iter().flat_map(|(_, layout)| {
            let said =
                |(i, line): (usize, &shubbak::text::Line)| (is_torn(layout, i), &layout.text[line.source.clone()]);
            layout.lines.iter().enumerate().map(said).collect::<Vec<_>>()
        })
    }
}

/// A glyph in a PDF, in points from the lower left corner of its page.
struct Traced {
    name: String,
    x: f32,
    y: f32,
}

/// The glyphs of a PDF in the order in which they are drawn, by MuPDF; those of the foot, which are smaller, and marks of
/// direction, which have no ink, left out.
fn traced(pdf: &str) -> Vec<Traced> {
    let trace = said("mutool", &["trace", pdf]);
    let mut glyphs = Vec::new();
    let mut wanted = false;
    for line in trace.lines().map(str::trim) {
        let field = |name: &str| line.split(&format!(" {name}=\"")).nth(1)?.split('"').next();
        if line.starts_with("<span ") {
            wanted = field("trm").unwrap().starts_with("9 ");
        } else if line.starts_with("<g ") && wanted {
            // The further letters of a ligature come without a glyph.
            let Some(name) = field("glyph").filter(|name| ![".null", "uni000D"].contains(name)) else { continue };
            let [x, y] = ["x", "y"].map(|name| field(name).unwrap().parse().unwrap());
            glyphs.push(Traced { name: name.into(), x, y });
        }
    }
    glyphs
}

/// What is wrong with a line of the PDF; `right` is where lines end, in points.
fn fault(traced: &[Traced], wanted: &Line, right: f32, torn: bool) -> Option<String> {
    let names: Vec<&str> = traced.iter().map(|glyph| glyph.name.as_str()).collect();
    let told: Vec<&str> = wanted.glyphs.iter().map(|glyph| glyph.name.as_str()).collect();
    if names != told {
        return Some(format!("other glyphs:\n  ours      {names:?}\n  reference {told:?}"));
    }
    let scale = POINTS / EM;
    let left = right - wanted.width * scale;
    let base = traced[0].y - wanted.glyphs[0].up * scale;
    let off = traced
        .iter()
        .zip(&wanted.glyphs)
        .map(|(ours, wanted)| (ours.x - left - wanted.x * scale).abs().max((ours.y - base - wanted.up * scale).abs()));
    let worst = off.fold(0.0, f32::max);
    (worst > if torn { TORN_TOLERANCE } else { TOLERANCE }).then(|| format!("a glyph stands {worst} points off"))
}

#[test]
fn every_glyph_of_the_pdf_is_where_icu_and_harfbuzz_have_it() {
    let gold = gold();
    for size in [PaperSize::A4, PaperSize::Roll58] {
        let printed = print_all(&gold, size, &format!("gold-{size:?}"));
        let wanted = reference::lines(&printed.asked());
        let glyphs = traced(&printed.pdf);
        let mut rest = &glyphs[..];
        let mut faults = Vec::new();
        for ((torn, text), wanted) in printed.lines().zip(wanted.iter().flatten()) {
            let (own, others) = rest.split_at(wanted.glyphs.len().min(rest.len()));
            rest = others;
            let right = (size.width() - size.margin()) / PT;
            faults.extend(fault(own, wanted, right, torn).map(|fault| format!("{text:?}: {fault}")));
        }
        assert!(rest.is_empty(), "{} glyphs too many", rest.len());
        assert!(faults.is_empty(), "{} lines on {size:?}:\n{}", faults.len(), faults.join("\n"));
    }
}

/// Words that changed places on paper must be noticed by everything that looks at paper here.
#[test]
fn words_that_changed_places_on_paper_are_noticed() {
    let (spoiled, whole) = spoiled();
    let one_line = |gold: &[Gold]| {
        let mut engine = Engine::new();
        gold.iter().map(|string| set(string, PaperSize::Roll80, &mut engine).lines.len() == 1).collect::<Vec<_>>()
    };
    let keep: Vec<bool> = one_line(&spoiled).iter().zip(one_line(&whole)).map(|(one, other)| *one && other).collect();
    let only = |gold: Vec<Gold>| gold.into_iter().zip(&keep).filter(|(_, k)| **k).map(|(s, _)| s).collect::<Vec<_>>();
    let (spoiled, whole) = (only(spoiled), only(whole));
    let wanted = reference::drawn(&print_all(&whole, PaperSize::Roll80, "whole").asked(), "paper-whole");
    let printed = print_all(&spoiled, PaperSize::Roll80, "spoiled");
    let wanted: Vec<&(Line, Picture)> = wanted.iter().flatten().collect();
    let glyphs = traced(&printed.pdf);
    let mut rest = &glyphs[..];
    for (wanted, string) in wanted.iter().zip(&spoiled) {
        let (own, others) = rest.split_at(wanted.0.glyphs.len());
        rest = others;
        let right = (PaperSize::Roll80.width() - PaperSize::Roll80.margin()) / PT;
        assert!(fault(own, &wanted.0, right, false).is_some(), "{}", string.text);
    }
    for (by, pictures) in [("the head", burnt(&printed)), ("poppler", drawn_by_poppler(&printed.pdf))] {
        for (agreement, text, _) in agreements(&printed, &pictures, &wanted) {
            assert!(agreement < AGREE, "{text:?} by {by}: {agreement}");
        }
    }
}

/// The worst of all lines agrees to a little more, and the best of the spoiled ones to clearly less.
const AGREE: f32 = 0.72;
/// For a line that ends within a word; see `order`.
const TORN_AGREE: f32 = 0.5;

/// The dots that the thermal head burns, page by page.
fn burnt(printed: &Printed<'_>) -> Vec<Picture> {
    let engine = Engine::new();
    let head = (PaperSize::Roll80.measure() * DOTS) as usize;
    let dots = |grey: &print::Grey| {
        let mono = print::to_mono(grey, head);
        let burnt = |x: usize, y: usize| mono.rows[y * mono.stride + x / 8] & (0x80 >> (x % 8)) != 0;
        let places = (0..mono.height).flat_map(|y| (0..mono.width).map(move |x| (x, y)));
        let ink = places.map(|(x, y)| if burnt(x, y) { 255 } else { 0 }).collect();
        // The head does not reach the margins.
        let margin = ((PaperSize::Roll80.margin()) * DOTS) as i64;
        Picture { width: mono.width, height: mono.height, ink }.part(-margin, 0, grey.width, grey.height)
    };
    print::raster(&printed.pages, DOTS, &mut Brush::new(engine.fonts())).iter().map(dots).collect()
}

/// The pages of a PDF at the dots of a thermal head, by poppler.
fn drawn_by_poppler(pdf: &str) -> Vec<Picture> {
    let stem = pdf.trim_end_matches(".pdf");
    said("pdftoppm", &["-r", &(DOTS * 25.4).to_string(), "-gray", pdf, stem]);
    let pages = 1..;
    let file = |page: i32| {
        [format!("{stem}-{page}.pgm"), format!("{stem}-{page:02}.pgm")].into_iter().find_map(|f| std::fs::read(f).ok())
    };
    pages.map_while(file).map(|bytes| grey(&bytes)).collect()
}

/// Reads a binary PGM file.
fn grey(bytes: &[u8]) -> Picture {
    let mut fields = bytes.splitn(4, |byte| byte.is_ascii_whitespace());
    let mut number = || std::str::from_utf8(fields.next().unwrap()).unwrap().parse().unwrap_or(0);
    let (_, width, height) = (number(), number(), number());
    let ink = fields.next().unwrap().strip_prefix(b"255\n").unwrap();
    Picture { width, height, ink: ink.iter().map(|shade| 255 - shade).collect() }
}

/// How well each line of the pages agrees with the reference, what it says, and whether it ends within a word.
fn agreements<'a>(
    printed: &'a Printed<'_>,
    pictures: &[Picture],
    wanted: &[&(Line, Picture)],
) -> Vec<(f32, &'a str, bool)> {
    let mut places = Vec::new();
    for (page, picture) in printed.pages.pages.iter().zip(pictures) {
        let glyphs = page.items.iter().flat_map(|item| match item {
            Item::Run(run) => run.glyphs.iter().collect::<Vec<_>>(),
            Item::Rect(_) => Vec::new(),
        });
        places.extend(glyphs.filter(|glyph| glyph.id > 2).map(|glyph| (picture, glyph.x * DOTS, glyph.y * DOTS)));
    }
    let mut rest = &places[..];
    let mut agreements = Vec::new();
    for ((torn, text), (line, wanted)) in printed.lines().zip(wanted) {
        let (own, others) = rest.split_at(line.glyphs.len());
        rest = others;
        let (picture, x, y) = own[0];
        let left = (x - line.glyphs[0].x - ROUNDED_DOWN).floor() as i64 - reference::MARGIN as i64;
        let above = (y + line.glyphs[0].up).round() as i64 - EM as i64;
        let ours = picture.part(left, above, wanted.width, wanted.height).burnt();
        agreements.push((agreement(&ours, &wanted.clone().burnt(), EM as usize), text, torn));
    }
    agreements
}

#[test]
fn every_line_on_thermal_paper_and_in_poppler_has_its_ink_where_freetype_has() {
    let gold = gold();
    let printed = print_all(&gold, PaperSize::Roll80, "gold-Roll80");
    let wanted = reference::drawn(&printed.asked(), "paper");
    let wanted: Vec<&(Line, Picture)> = wanted.iter().flatten().collect();
    for (by, pictures) in [("the head", burnt(&printed)), ("poppler", drawn_by_poppler(&printed.pdf))] {
        let mut faults = agreements(&printed, &pictures, &wanted);
        assert!(faults.len() > 750, "only {} lines were looked at", faults.len());
        faults.sort_by(|a, b| a.0.total_cmp(&b.0));
        eprintln!("{by} {:?}", &faults[..12]);
        faults.retain(|(agreement, _, torn)| *agreement < if *torn { TORN_AGREE } else { AGREE });
        assert!(faults.is_empty(), "by {by}: {faults:#?}");
    }
}
