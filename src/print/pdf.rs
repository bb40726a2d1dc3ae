//! Pages as a PDF: glyph ids in visual order, the fonts cut down to what is used, and for every glyph the letters it
//! stands for, so that the file can be searched. The letters were shaped before they came here; `printpdf` writes them.

use std::collections::{BTreeMap, HashMap};

use chrono::{Datelike, NaiveDateTime, Timelike};
use printpdf::{
    Codepoint, Color, CustomPdfConformance, Date, DateTime, DictItem, FontId, Greyscale, Mm, Offset, Op, PaintMode,
    ParsedFont, PdfConformance, PdfDocument, PdfFontHandle, PdfPage, PdfSaveOptions, Pt, TextItem, TextMatrix, Time,
};
use subsetter::GlyphRemapper;

use crate::text::Weight;

use super::pages::{Glyph, Ink, Item, Page, Pages, Rect, Run};

/// What a PDF says about itself. The time is the paper's own: nothing here asks a clock.
#[derive(Clone, Debug)]
pub struct Meta {
    pub title: String,
    pub author: String,
    pub at: NaiveDateTime,
}

/// A font that is built into the program could not be cut down: the program's files are damaged.
#[derive(Debug, thiserror::Error)]
#[error("the {0:?} font cannot be written into a PDF: {1}")]
pub struct PdfError(Weight, String);

/// Millimetres to points.
const POINTS: f32 = 72.0 / 25.4;

pub fn pdf(pages: &Pages, meta: &Meta) -> Result<Vec<u8>, PdfError> {
    let mut document = PdfDocument::new(&meta.title);
    describe(&mut document, meta);
    let fonts = Fonts::cut_down(pages, &mut document)?;
    let sheets = pages.pages.iter().map(|page| fonts.page(page)).collect();
    let options = PdfSaveOptions { subset_fonts: false, ..PdfSaveOptions::default() };
    Ok(document.with_pages(sheets).save(&options, &mut Vec::new()))
}

fn describe(document: &mut PdfDocument, meta: &Meta) {
    let small = |number: u32| u8::try_from(number).unwrap_or_default();
    let (date, time) = (meta.at.date(), meta.at.time());
    let at = DateTime {
        date: Date { year: date.year(), month: small(date.month()), day: small(date.day()) },
        time: Time {
            hour: small(time.hour()),
            minute: small(time.minute()),
            second: small(time.second()),
            millisecond: 0,
        },
        offset: Offset { hours: 0, minutes: 0, seconds: 0, milliseconds: 0 },
    };
    let info = &mut document.metadata.info;
    info.document_title.clone_from(&meta.title);
    info.author.clone_from(&meta.author);
    // Without this the file would claim to be PDF/X for a printing house.
    info.conformance = PdfConformance::Custom(CustomPdfConformance::default());
    info.creator = "Shubbak".to_owned();
    info.producer = "Shubbak".to_owned();
    (info.creation_date, info.modification_date, info.metadata_date) = (at, at, at);
}

/// The weights that these pages use.
struct Fonts(HashMap<Weight, Font>);

/// A weight with its own numbering of the few glyphs that were kept, and what each glyph mostly stands for.
struct Font {
    id: FontId,
    kept: GlyphRemapper,
    said: HashMap<u16, Box<str>>,
}

impl Fonts {
    fn cut_down(pages: &Pages, document: &mut PdfDocument) -> Result<Self, PdfError> {
        let mut fonts = HashMap::new();
        for weight in Weight::ALL {
            let mut kept = GlyphRemapper::new();
            glyphs_of(pages, weight).for_each(|glyph| _ = kept.remap(glyph.id));
            if kept.num_gids() > 1 {
                let mut font = subset(weight, &kept)?;
                widen(&mut font, &reaches(pages, weight, &kept));
                let id = document.add_font(&font);
                fonts.insert(weight, Font { id, kept, said: mostly_said(pages, weight) });
            }
        }
        Ok(Self(fonts))
    }

    fn page(&self, page: &Page) -> PdfPage {
        let mut ops = Vec::new();
        let mut ink = None;
        for item in &page.items {
            let own = match item {
                Item::Rect(rect) => rect.ink,
                Item::Run(run) => run.ink,
            };
            if ink.replace(own) != Some(own) {
                ops.push(fill(own));
            }
            match item {
                Item::Rect(rect) => ops.push(rectangle(rect, page.height)),
                Item::Run(run) => self.run(run, page.height, &mut ops),
            }
        }
        PdfPage::new(Mm(page.width), Mm(page.height), ops)
    }

    fn run(&self, run: &Run, page_height: f32, ops: &mut Vec<Op>) {
        let Some(Font { id: font, kept, said }) = self.0.get(&run.weight) else { return };
        ops.push(Op::StartTextSection);
        ops.push(Op::SetFont { font: PdfFontHandle::External(font.clone()), size: Pt(run.size * POINTS) });
        for Glyph { id, x, y, source, here, .. } in &run.glyphs {
            let place = TextMatrix::Translate(Pt(x * POINTS), Pt((page_height - y) * POINTS));
            let usual = said.get(id).map_or("", |usual| usual);
            let glyph = Codepoint::with_cid(kept.get(*id).unwrap_or_default(), 0.0, usual.to_owned());
            let here = here.as_ref().unwrap_or(source);
            if **here != *usual {
                ops.push(says(here));
            }
            ops.push(Op::SetTextMatrix { matrix: place });
            ops.push(Op::ShowText { items: vec![TextItem::GlyphIds(vec![glyph])] });
            if **here != *usual {
                ops.push(Op::EndMarkedContent);
            }
        }
        ops.push(Op::EndTextSection);
    }
}

/// What each glyph of a weight stands for in most of its places: `)` is the end of a bracket in Latin and its beginning in
/// Arabic, and only one of them can stand in the font.
fn mostly_said(pages: &Pages, weight: Weight) -> HashMap<u16, Box<str>> {
    let mut counts: BTreeMap<(u16, &str), usize> = BTreeMap::new();
    for glyph in glyphs_of(pages, weight) {
        *counts.entry((glyph.id, &glyph.source)).or_default() += 1;
    }
    let mut most: HashMap<u16, (usize, &str)> = HashMap::new();
    for ((id, source), count) in counts {
        let said = most.entry(id).or_default();
        *said = (*said).max((count, source));
    }
    most.into_iter().map(|(id, (_, source))| (id, source.into())).collect()
}

/// What the glyphs up to the next [`Op::EndMarkedContent`] stand for, where it is not what they mostly do.
fn says(source: &str) -> Op {
    let mut data = vec![0xFE, 0xFF];
    data.extend(source.encode_utf16().flat_map(u16::to_be_bytes));
    let map = BTreeMap::from([("ActualText".to_owned(), DictItem::String { data, literal: false })]);
    Op::BeginMarkedContentWithProperties { tag: "Span".to_owned(), properties: DictItem::Dict { map } }
}

fn glyphs_of(pages: &Pages, weight: Weight) -> impl Iterator<Item = &Glyph> {
    let runs = pages.pages.iter().flat_map(|page| &page.items).filter_map(run_of);
    runs.filter(move |run| run.weight == weight).flat_map(|run| &run.glyphs)
}

fn run_of(item: &Item) -> Option<&Run> {
    match item {
        Item::Run(run) => Some(run),
        Item::Rect(_) => None,
    }
}

fn subset(weight: Weight, kept: &GlyphRemapper) -> Result<ParsedFont, PdfError> {
    let bytes = subsetter::subset(weight.bytes(), 0, kept).map_err(|e| PdfError(weight, e.to_string()))?;
    let mut font = ParsedFont::from_bytes(&bytes, 0, &mut Vec::new())
        .ok_or_else(|| PdfError(weight, "the cut-down font does not parse".to_owned()))?;
    // Six letters and a plus sign say that the font is not whole.
    font.font_name = Some(format!("SHUBAK+IBMPlexSansArabic-{weight:?}"));
    Ok(font)
}

/// How far glyphs of a weight reach to the right at most, in ems: to the next one where that is close.
fn reaches(pages: &Pages, weight: Weight, kept: &GlyphRemapper) -> HashMap<u16, f32> {
    let mut reaches: HashMap<u16, f32> = HashMap::new();
    for run in pages.pages.iter().flat_map(|page| &page.items).filter_map(run_of).filter(|run| run.weight == weight) {
        let mut glyphs = run.glyphs.iter().filter(|glyph| !glyph.is_mark()).peekable();
        while let Some(glyph) = glyphs.next() {
            let to_next = glyphs.peek().map_or(glyph.advance, |next| next.x - glyph.x);
            let reach = to_next.clamp(glyph.advance, glyph.advance + run.size / 2.0) / run.size;
            let widest = reaches.entry(kept.get(glyph.id).unwrap_or_default()).or_default();
            *widest = widest.max(reach);
        }
    }
    reaches
}

/// Digits of a column are set further apart than the font says. Without this a reader of the file takes the difference
/// for spaces and finds «١ ٥ ٠» where the receipt says «١٥٠». Where glyphs are drawn is not touched.
fn widen(font: &mut ParsedFont, reaches: &HashMap<u16, f32>) {
    let per_em = f32::from(font.units_per_em);
    for (id, width) in &mut font.glyph_widths {
        *width = match reaches.get(id) {
            // A vowel has no width of its own and must not get one.
            Some(ems) if *width > 0 => (*width).max((ems * per_em).round() as u16),
            Some(_) => 0,
            // Nor has a mark of direction, although the font gives one to its glyph.
            None => 0,
        };
    }
}

fn fill(ink: Ink) -> Op {
    Op::SetFillColor { col: Color::Greyscale(Greyscale { percent: ink.lightness(), icc_profile: None }) }
}

fn rectangle(rect: &Rect, page_height: f32) -> Op {
    let (x, y) = (Pt(rect.x * POINTS), Pt((page_height - rect.y - rect.height) * POINTS));
    let (width, height) = (Pt(rect.width * POINTS), Pt(rect.height * POINTS));
    Op::DrawRectangle {
        rectangle: printpdf::Rect { x, y, width, height, mode: Some(PaintMode::Fill), winding_order: None },
    }
}
