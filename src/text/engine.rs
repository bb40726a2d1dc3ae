//! The engine: a paragraph in, placed glyphs out, remembered while they are asked for.

use std::ops::Range;
use std::sync::Arc;

use parley::{
    Alignment, AlignmentOptions, BaseDirection, FontContext, FontFamily, Layout, LayoutContext, LineHeight,
    OverflowWrap, StyleProperty, TextWrapMode,
};

use super::cache::Cache;
use super::fonts::FAMILY;
use super::read::{Spaces, read};
use super::{Align, Direction, Fonts, Overflow, Paragraph, TextLayout, Weight};

/// Fonts, scratch space and remembered layouts. Make one a thread and keep it; making one parses four fonts.
pub struct Engine {
    pub(super) fonts: Fonts,
    pub(super) fcx: FontContext,
    pub(super) lcx: LayoutContext<()>,
    cache: Cache,
    /// Advances of the ten Arabic-Indic and the ten Persian digits at an em of one, per weight.
    digits: [Option<[f32; 20]>; 4],
}

impl Default for Engine {
    fn default() -> Self {
        Self::new()
    }
}

impl Engine {
    #[must_use]
    pub fn new() -> Self {
        let fonts = Fonts::new();
        let fcx = fonts.context();
        Self { fonts, fcx, lcx: LayoutContext::new(), cache: Cache::new(), digits: [None; 4] }
    }

    #[must_use]
    pub fn fonts(&self) -> &Fonts {
        &self.fonts
    }

    /// Sets a paragraph, or gives back what was set before for the same one.
    pub fn layout(&mut self, p: &Paragraph<'_>) -> Arc<TextLayout> {
        if let Some(kept) = self.cache.get(p) {
            return kept;
        }
        let layout = Arc::new(match (p.overflow, p.width) {
            (Overflow::Elide, Some(width)) => self.elided(p, width),
            _ => self.set(p),
        });
        self.cache.keep(p, layout.clone());
        layout
    }

    /// How many layouts are remembered now.
    #[must_use]
    pub fn remembered(&self) -> usize {
        self.cache.len()
    }

    fn set(&mut self, p: &Paragraph<'_>) -> TextLayout {
        let shaped = self.shape(p);
        self.lay(shaped, p, p.width)
    }

    /// Letters become glyphs; lines come later, and more than once where a text is fitted into its room.
    pub(super) fn shape(&mut self, p: &Paragraph<'_>) -> Shaped {
        let spacing = if p.tabular { self.digit_spacing(p) } else { Vec::new() };
        let mut builder = self.lcx.ranged_builder(&mut self.fcx, p.text, 1.0, p.snap);
        for property in style(p.size, p.weight, p.line_height) {
            builder.push_default(property);
        }
        for (range, extra) in &spacing {
            builder.push(StyleProperty::LetterSpacing(*extra), range.clone());
        }
        for range in unbroken(p) {
            builder.push(StyleProperty::TextWrapMode(TextWrapMode::NoWrap), range);
        }
        builder.set_base_direction(base(p.direction));
        Shaped { layout: builder.build(p.text), spacing }
    }

    /// Glyphs stand in lines of at most `width`.
    pub(super) fn lay(&self, mut shaped: Shaped, p: &Paragraph<'_>, width: Option<f32>) -> TextLayout {
        shaped.layout.break_all_lines(width);
        shaped.layout.align(alignment(p.align), AlignmentOptions::default());
        let mut read = read(&shaped.layout, p.text, &self.fonts, Spaces::Hang(p.align));
        read.center_digits(&shaped.spacing);
        read
    }

    /// The Arabic-Indic digits of this face differ in width and it has no feature to equalise them; the missing part is
    /// given as letter spacing, so that lines still break where they should.
    fn digit_spacing(&mut self, p: &Paragraph<'_>) -> Vec<(Range<usize>, f32)> {
        let advances = self.digit_advances(p.weight);
        let digit = |c: char| match c {
            '٠'..='٩' => Some(c as usize - '٠' as usize),
            '۰'..='۹' => Some(c as usize - '۰' as usize + 10),
            _ => None,
        };
        p.text
            .char_indices()
            .filter_map(|(at, c)| Some((at..at + c.len_utf8(), (DIGIT_CELL - advances[digit(c)?]) * p.size)))
            .collect()
    }

    fn digit_advances(&mut self, weight: Weight) -> [f32; 20] {
        if let Some(known) = self.digits[weight as usize] {
            return known;
        }
        let text = "٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹";
        let layout = self.set(&Paragraph { weight, snap: false, ..Paragraph::new(text, 1000.0, Direction::Ltr) });
        let mut advances = [0.0; 20];
        for glyph in layout.runs().iter().flat_map(|run| &run.glyphs) {
            if let Some(slot) = advances.get_mut(glyph.source.start / 2) {
                *slot = glyph.advance / 1000.0;
            }
        }
        self.digits[weight as usize] = Some(advances);
        advances
    }
}

/// A text whose letters are shaped and not yet laid in lines.
pub(super) struct Shaped {
    pub(super) layout: Layout<()>,
    /// What each digit lacks of a cell.
    spacing: Vec<(Range<usize>, f32)>,
}

impl Shaped {
    /// The width of it all on one line.
    pub(super) fn width(&mut self) -> f32 {
        self.layout.break_all_lines(None);
        self.layout.width()
    }
}

/// The width of a digit in a column, in ems. Three is a little wider than this and one much narrower; a cell as wide as
/// three would tear numbers apart.
const DIGIT_CELL: f32 = 0.56;

/// Reference numbers that stay on one line where they fit on one: a line may not end after the `C-` of
/// `C-ZAQ-03-26-000123-9`, where anybody else's rules would let it.
fn unbroken(p: &Paragraph<'_>) -> Vec<Range<usize>> {
    let Some(width) = p.width else { return Vec::new() };
    let word = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '/' | '.');
    let mut ranges = Vec::new();
    for found in p.text.split(|c: char| !word(c)).filter(|found| is_reference(found)) {
        let start = found.as_ptr() as usize - p.text.as_ptr() as usize;
        // Parley forbids the break after each of these letters; the one after the last is free.
        if found.bytes().map(at_most).sum::<f32>() * p.size <= width {
            ranges.push(start..start + found.len() - 1);
        }
    }
    ranges
}

fn is_reference(word: &str) -> bool {
    word.len() > 1 && word.contains('-') && word.bytes().any(|b| b.is_ascii_digit())
}

/// The width of a letter in ems, a little on the safe side.
fn at_most(letter: u8) -> f32 {
    match letter {
        b'-' | b'/' | b'.' => 0.4,
        b'W' | b'M' | b'w' | b'm' => 1.0,
        _ => 0.65,
    }
}

/// The style of a whole text.
pub(super) fn style(size: f32, weight: Weight, line_height: f32) -> [StyleProperty<'static, ()>; 5] {
    [
        StyleProperty::FontFamily(FontFamily::named(FAMILY)),
        StyleProperty::FontSize(size),
        StyleProperty::FontWeight(weight.value()),
        StyleProperty::LineHeight(LineHeight::FontSizeRelative(line_height)),
        // A reference number longer than its box breaks rather than running out of it.
        StyleProperty::OverflowWrap(OverflowWrap::Anywhere),
    ]
}

pub(super) fn base(direction: Direction) -> BaseDirection {
    match direction {
        Direction::Rtl => BaseDirection::Rtl,
        Direction::Ltr => BaseDirection::Ltr,
    }
}

pub(super) fn alignment(align: Align) -> Alignment {
    match align {
        Align::Start => Alignment::Start,
        Align::Center => Alignment::Center,
        Align::End => Alignment::End,
    }
}
