//! Pages as dots: grey for the screen and the office printer, one bit for the thermal head. Rectangles fall on whole dots
//! and have hard edges, so that codes stay readable; letters are smoothed, and a threshold makes them crisp again.

use std::collections::HashMap;

use crate::text::{self, Coverage, Fonts, Weight};

use super::pages::{Item, Page, Pages, Rect, Run};

/// A picture of one page, row by row: 0 is black, 255 is paper.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Grey {
    pub width: usize,
    pub height: usize,
    pub pixels: Vec<u8>,
}

/// One bit a dot, the leftmost in the highest bit; a set bit is printed. `stride` bytes to a row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mono {
    pub width: usize,
    pub height: usize,
    pub stride: usize,
    pub rows: Vec<u8>,
}

impl Mono {
    /// The burnt dots as a picture.
    pub fn shown(&self) -> Grey {
        let burnt = |x: usize, row: &[u8]| row[x / 8] & (0x80 >> (x % 8)) != 0;
        let rows = self.rows.chunks_exact(self.stride.max(1));
        let shade = |row: &[u8]| (0..self.width).map(|x| if burnt(x, row) { 0 } else { 255 }).collect::<Vec<u8>>();
        Grey { width: self.width, height: self.height, pixels: rows.flat_map(shade).collect() }
    }
}

/// Draws every page at `dots_per_mm`: 8 for a thermal head (203 dpi), 11.811 for 300 dpi, the screen's own for preview.
pub fn raster(pages: &Pages, dots_per_mm: f32, brush: &mut Brush) -> Vec<Grey> {
    if brush.seen.len() > MOST_SEEN {
        brush.seen.clear();
    }
    pages.pages.iter().map(|page| Drawing { dots_per_mm, brush }.page(page)).collect()
}

/// A glyph at a size and a quarter of a dot.
type Drawn = (Weight, u16, u32, u8);

/// Some tens of papers; a preview that is drawn at every key uses the same few hundred.
const MOST_SEEN: usize = 8192;

/// The painter of letters, with every glyph that it has painted: keep it between papers.
pub struct Brush {
    painter: text::Raster,
    seen: HashMap<Drawn, Coverage>,
}

impl Brush {
    pub fn new(fonts: &Fonts) -> Self {
        Self { painter: text::Raster::new(fonts), seen: HashMap::new() }
    }
}

struct Drawing<'a> {
    dots_per_mm: f32,
    brush: &'a mut Brush,
}

impl Drawing<'_> {
    fn page(&mut self, page: &Page) -> Grey {
        let width = (page.width * self.dots_per_mm).round().max(1.0) as usize;
        let height = (page.height * self.dots_per_mm).round().max(1.0) as usize;
        let mut grey = Grey { width, height, pixels: vec![255; width * height] };
        for item in &page.items {
            match item {
                Item::Rect(rect) => self.rect(&mut grey, rect),
                Item::Run(run) => self.run(&mut grey, run),
            }
        }
        grey
    }

    /// At least one dot thick, whatever the scale: a hairline must not vanish.
    fn rect(&self, grey: &mut Grey, rect: &Rect) {
        let dot = |mm: f32| (mm * self.dots_per_mm).round().max(0.0) as usize;
        let (left, top) = (dot(rect.x), dot(rect.y));
        let right = dot(rect.x + rect.width).max(left + 1).min(grey.width);
        let bottom = dot(rect.y + rect.height).max(top + 1).min(grey.height);
        let shade = (rect.ink.lightness() * 255.0).round() as u8;
        for y in top..bottom {
            if let Some(row) = grey.pixels.get_mut(y * grey.width + left.min(right)..y * grey.width + right) {
                row.fill(shade);
            }
        }
    }

    fn run(&mut self, grey: &mut Grey, run: &Run) {
        let px = run.size * self.dots_per_mm;
        let ink = run.ink.lightness() * 255.0;
        for glyph in &run.glyphs {
            // The nearest quarter of a dot.
            let quarters = (glyph.x * self.dots_per_mm * 4.0).round() as i64;
            let (x, quarter) = (quarters.div_euclid(4), quarters.rem_euclid(4) as u8);
            let y = (glyph.y * self.dots_per_mm).round() as i64;
            let Brush { painter, seen } = &mut *self.brush;
            let coverage = seen
                .entry((run.weight, glyph.id, px.to_bits(), quarter))
                .or_insert_with(|| painter.glyph(run.weight, u32::from(glyph.id), px, f32::from(quarter) / 4.0));
            stamp(grey, coverage, (x, y), ink);
        }
    }
}

fn stamp(grey: &mut Grey, coverage: &Coverage, (x, y): (i64, i64), ink: f32) {
    if coverage.width == 0 {
        return;
    }
    for (row, alphas) in coverage.alpha.chunks_exact(coverage.width).enumerate() {
        let at_y = y + i64::from(coverage.top) + row as i64;
        let Some(at_y) = usize::try_from(at_y).ok().filter(|y| *y < grey.height) else { continue };
        for (column, alpha) in alphas.iter().enumerate() {
            let at_x = x + i64::from(coverage.left) + column as i64;
            let Some(at_x) = usize::try_from(at_x).ok().filter(|x| *x < grey.width) else { continue };
            let pixel = &mut grey.pixels[at_y * grey.width + at_x];
            let cover = f32::from(*alpha) / 255.0;
            *pixel = (f32::from(*pixel) * (1.0 - cover) + ink * cover).round() as u8;
        }
    }
}

/// The middle `width` dots of a page in one bit, for a thermal head that reaches no further. Whatever is darker than the middle is printed.
pub fn to_mono(grey: &Grey, width: usize) -> Mono {
    const MIDDLE: u8 = 128;
    let (crop, pad) = (grey.width.saturating_sub(width) / 2, width.saturating_sub(grey.width) / 2);
    let stride = width.div_ceil(8);
    let mut rows = vec![0; stride * grey.height];
    for (y, row) in grey.pixels.chunks_exact(grey.width).enumerate() {
        for (x, _) in row.iter().skip(crop).take(width).enumerate().filter(|(_, pixel)| **pixel < MIDDLE) {
            let x = x + pad;
            rows[y * stride + x / 8] |= 0x80 >> (x % 8);
        }
    }
    Mono { width, height: grey.height, stride, rows }
}

/// The picture as a PNG file.
pub fn png(grey: &Grey) -> Result<Vec<u8>, png::EncodingError> {
    let (width, height) =
        (u32::try_from(grey.width).unwrap_or(u32::MAX), u32::try_from(grey.height).unwrap_or(u32::MAX));
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, width, height);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&grey.pixels)?;
    writer.finish()?;
    Ok(bytes)
}
