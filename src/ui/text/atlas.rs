//! Glyphs kept as pixels in textures, so that a letter is drawn once and then only copied.
//!
//! A glyph is kept by size in device pixels, so a change of scale needs no care: the new sizes are drawn, the old ones go
//! when the atlas starts afresh. It never does so within a frame, because meshes already made point into it.

use std::collections::HashMap;

use egui::epaint::ImageDelta;
use egui::{Color32, ColorImage, Context, Rect, TextureId, TextureOptions, Vec2, pos2, vec2};

use crate::text::{Coverage, Raster, Weight};

const SIDE: usize = 1024;
/// Beyond this many pages everything is dropped at the next frame; four hold some twenty thousand letters.
const PAGES: usize = 4;
/// A letter may stand on any quarter of a pixel.
pub(super) const SHIFTS: f32 = 4.0;

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) struct Key {
    pub(super) weight: Weight,
    pub(super) id: u32,
    pub(super) px: u32,
    pub(super) shift: u8,
    /// Light letters on dark ground look thin unless their edges are filled more.
    pub(super) light: bool,
}

/// Where a glyph lies: `offset` and `size` in device pixels from its origin.
#[derive(Clone, Copy)]
pub(super) struct Spot {
    pub(super) page: usize,
    pub(super) uv: Rect,
    pub(super) offset: Vec2,
    pub(super) size: Vec2,
}

#[derive(Default)]
pub(super) struct Atlas {
    pages: Vec<TextureId>,
    /// The next free place on the last page, and the height of the row being filled.
    x: usize,
    y: usize,
    row: usize,
    spots: HashMap<Key, Option<Spot>>,
    full: bool,
    /// How often the atlas started afresh; what was remembered from before is void.
    age: u64,
}

impl Atlas {
    pub(super) fn page(&self, page: usize) -> TextureId {
        self.pages.get(page).copied().unwrap_or_default()
    }

    pub(super) fn age(&self) -> u64 {
        self.age
    }

    /// Call when a frame begins, before anything points into the pages.
    pub(super) fn begin_frame(&mut self, ctx: &Context) {
        if !self.full {
            return;
        }
        let textures = ctx.tex_manager();
        let mut textures = textures.write();
        for page in &self.pages {
            textures.free(*page);
        }
        *self = Self { age: self.age + 1, ..Self::default() };
    }

    /// The place of a glyph, drawn now if it was not yet. `None` for what has no ink.
    pub(super) fn spot(&mut self, ctx: &Context, raster: &mut Raster, key: Key) -> Option<Spot> {
        if let Some(spot) = self.spots.get(&key) {
            return *spot;
        }
        let shift = f32::from(key.shift) / SHIFTS;
        let ink = raster.glyph(key.weight, key.id, f32::from_bits(key.px), shift);
        let spot = (ink.width > 0).then(|| self.place(ctx, &ink, key.light)).flatten();
        self.spots.insert(key, spot);
        spot
    }

    fn place(&mut self, ctx: &Context, ink: &Coverage, light: bool) -> Option<Spot> {
        // One clear pixel on every side keeps neighbours out of each other's edges.
        let (width, height) = (ink.width + 2, ink.height + 2);
        if width > SIDE || height > SIDE {
            return None;
        }
        if self.pages.is_empty() || self.x + width > SIDE && self.y + self.row + height > SIDE {
            self.add_page(ctx);
        }
        if self.x + width > SIDE {
            self.x = 0;
            self.y += self.row;
            self.row = 0;
        }
        if self.y + height > SIDE {
            self.add_page(ctx);
        }
        let at = [self.x, self.y];
        self.x += width;
        self.row = self.row.max(height);
        let page = self.pages.len() - 1;
        let delta = ImageDelta::partial(at, image(ink, light), TextureOptions::NEAREST);
        ctx.tex_manager().write().set(self.pages[page], delta);
        let min = pos2(at[0] as f32 + 1.0, at[1] as f32 + 1.0);
        let size = vec2(ink.width as f32, ink.height as f32);
        let uv = Rect::from_min_size((min.to_vec2() / SIDE as f32).to_pos2(), size / SIDE as f32);
        Some(Spot { page, uv, offset: vec2(ink.left as f32, ink.top as f32), size })
    }

    fn add_page(&mut self, ctx: &Context) {
        let clear = ColorImage::filled([SIDE, SIDE], Color32::TRANSPARENT);
        let name = format!("letters {}", self.pages.len());
        let page = ctx.tex_manager().write().alloc(name, clear.into(), TextureOptions::NEAREST);
        self.pages.push(page);
        (self.x, self.y, self.row) = (0, 0, 0);
        if self.pages.len() > PAGES {
            self.full = true;
            ctx.request_repaint();
        }
    }
}

fn image(ink: &Coverage, light: bool) -> ColorImage {
    let width = ink.width + 2;
    let mut pixels = vec![Color32::TRANSPARENT; width * (ink.height + 2)];
    for (row, line) in ink.alpha.chunks(ink.width).enumerate() {
        for (column, alpha) in line.iter().enumerate() {
            let a = if light { fill_edges(*alpha) } else { *alpha };
            #[expect(clippy::disallowed_methods, reason = "how much of a dot a letter covers is no colour")]
            let cover = Color32::from_rgba_premultiplied(a, a, a, a);
            pixels[(row + 1) * width + column + 1] = cover;
        }
    }
    ColorImage::new([width, ink.height + 2], pixels)
}

/// `2a - a²`: blending happens in gamma space, which eats the edges of light letters.
fn fill_edges(alpha: u8) -> u8 {
    let a = f32::from(alpha) / 255.0;
    ((2.0 * a - a * a) * 255.0).round() as u8
}

#[cfg(test)]
mod tests;
