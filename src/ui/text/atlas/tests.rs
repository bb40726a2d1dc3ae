//! The atlas on a screen of the test's own: what egui hands over is kept as a graphics card would keep it, so that every
//! painted letter can be read back and held against the letter as the raster draws it.

#![allow(clippy::unwrap_used)]

use std::collections::HashSet;

use egui::epaint::{ImageData, Mesh};
use egui::{Pos2, RawInput, Shape, Ui, ViewportId};

use super::super::letters::{Setting, set};
use super::*;
use crate::text::Fonts;
use crate::ui::theme::Kind;

/// Textures as a graphics card holds them, and the pages painted with them.
#[derive(Default)]
struct Screen {
    ctx: Context,
    held: HashMap<TextureId, ColorImage>,
}

/// A letter as it was painted: its box in device pixels, and its dots.
#[derive(Debug, PartialEq)]
struct Painted {
    at: [i32; 4],
    dots: Vec<Color32>,
}

impl Screen {
    /// Draws a frame at so many device pixels a point, and reads back every letter of it.
    fn frame(&mut self, scale: f32, add: impl FnMut(&mut Ui)) -> Vec<Painted> {
        let mut input = RawInput::default();
        input.viewports.entry(ViewportId::ROOT).or_default().native_pixels_per_point = Some(scale);
        let mut output = self.ctx.run_ui(input, add);
        self.take_set(&mut output.textures_delta);
        let meshes = output.shapes.iter().filter_map(|clipped| match &clipped.shape {
            Shape::Mesh(mesh) => Some(mesh.clone()),
            _ => None,
        });
        let painted = meshes.flat_map(|mesh| self.letters(&mesh, scale)).collect();
        // What is freed goes after the frame was painted.
        for id in output.textures_delta.free.drain() {
            self.held.remove(&id);
        }
        painted
    }

    fn take_set(&mut self, delta: &mut egui::TexturesDelta) {
        for (id, delta) in delta.set.drain().flat_map(|(id, deltas)| deltas.into_iter().map(move |delta| (id, delta))) {
            let ImageData::Color(image) = delta.image;
            match delta.pos {
                None => drop(self.held.insert(id, (*image).clone())),
                Some([x, y]) => {
                    // A part of a page that was freed before it was ever drawn has nowhere to go.
                    let page = self.held.get_mut(&id).unwrap();
                    for row in 0..image.height() {
                        let from = row * image.width();
                        let to = (y + row) * page.width() + x;
                        page.pixels[to..to + image.width()].copy_from_slice(&image.pixels[from..from + image.width()]);
                    }
                }
            }
        }
    }

    /// The quads of a mesh, each with the dots of its texture. Fails if the texture is gone.
    fn letters(&self, mesh: &Mesh, scale: f32) -> Vec<Painted> {
        let page = &self.held[&mesh.texture_id];
        let dot = |uv: Pos2| [(uv.x * SIDE as f32).round() as usize, (uv.y * SIDE as f32).round() as usize];
        let corners = mesh.vertices.chunks(4).map(|quad| (&quad[0], &quad[3]));
        corners
            .map(|(first, last)| {
                let (from, to) = (dot(first.uv), dot(last.uv));
                let row = |y: usize| &page.pixels[y * page.width() + from[0]..y * page.width() + to[0]];
                let at = [first.pos.x, first.pos.y, last.pos.x, last.pos.y].map(|side| (side * scale).round() as i32);
                Painted { at, dots: (from[1]..to[1]).flat_map(row).copied().collect() }
            })
            .collect()
    }

    fn textures(&self) -> usize {
        self.held.len()
    }
}

/// A page of many sizes, in both scripts.
fn page(ui: &mut Ui) {
    for (line, text) in ["A0123456789 شبّاك الطلبات", "١٬٢٥٠٫٧٥ ج.م", "C-ZAQ-03-26-000123-4"].iter().enumerate()
    {
        let setting = Setting { size: 14.0 + line as f32, ..Setting::new(ui.ctx(), Kind::Body) };
        let at = pos2(10.3, 20.0 + 30.0 * line as f32);
        set(ui.ctx(), text, &setting).paint(ui.painter(), at, Color32::BLACK);
    }
}

/// Letters at sizes that nothing else uses, until the atlas is full.
fn fill(ui: &mut Ui, turn: usize) {
    for step in 0..3 {
        let size = 60.0 + (turn * 3 + step) as f32;
        let setting = Setting { size, ..Setting::new(ui.ctx(), Kind::Ticket) };
        set(ui.ctx(), "A0123456789 شبّاك الطلبات", &setting).paint(ui.painter(), pos2(0.0, 0.0), Color32::BLACK);
    }
}

fn key(weight: Weight, id: u32, px: f32) -> Key {
    Key { weight, id, px: px.to_bits(), shift: 0, light: false }
}

#[test]
fn five_thousand_letters_lie_apart_and_unharmed() {
    let mut screen = Screen::default();
    let fonts = Fonts::new();
    let (mut atlas, mut raster) = (Atlas::default(), Raster::new(&fonts));
    let keys: Vec<Key> = (0..1250).flat_map(|id| Weight::ALL.map(|weight| key(weight, id, 15.0))).collect();
    let spots: Vec<Option<Spot>> = keys.iter().map(|key| atlas.spot(&screen.ctx, &mut raster, *key)).collect();
    screen.frame(1.0, |_| {});
    let mut places = HashSet::new();
    for (key, spot) in keys.iter().zip(&spots) {
        let ink = raster.glyph(key.weight, key.id, 15.0, 0.0);
        let Some(spot) = spot else {
            assert_eq!(ink.width, 0, "glyph {} has ink and no place", key.id);
            continue;
        };
        let from = (spot.uv.min.to_vec2() * SIDE as f32).round();
        assert!(places.insert((spot.page, from.x as usize, from.y as usize)), "two letters in one place");
        let kept = &screen.held[&atlas.page(spot.page)];
        for (row, line) in ink.alpha.chunks(ink.width).enumerate() {
            let start = (from.y as usize + row) * SIDE + from.x as usize;
            let alphas: Vec<u8> = kept.pixels[start..start + ink.width].iter().map(|dot| dot.a()).collect();
            assert_eq!(alphas, line, "glyph {} of {:?}", key.id, key.weight);
        }
    }
    assert!(places.len() > 4000, "{} letters", places.len());
    assert!(atlas.pages.len() <= PAGES, "{} pages", atlas.pages.len());
}

#[test]
fn an_atlas_that_is_full_starts_afresh_in_the_next_frame() {
    let mut screen = Screen::default();
    let mut most = 0;
    let mut fewer = false;
    for turn in 0..60 {
        let before = screen.textures();
        screen.frame(1.0, |ui| fill(ui, turn));
        fewer |= screen.textures() < before;
        most = most.max(screen.textures());
    }
    assert!(fewer, "nothing was ever dropped");
    // Beside egui's own: the pages, and what one frame more needed.
    assert!(most <= PAGES + 3, "{most} textures of {} MB", SIDE * SIDE * 4 / 1_000_000);
}

#[test]
fn no_letter_points_into_a_page_that_is_gone() {
    let mut screen = Screen::default();
    let first = screen.frame(1.0, page);
    assert!(first.len() > 40, "{} letters", first.len());
    for turn in 0..60 {
        // The page stays as it is while the atlas fills, starts afresh and fills again.
        let both = screen.frame(1.0, |ui| {
            page(ui);
            fill(ui, turn);
        });
        assert_eq!(both[..first.len()], first[..], "in frame {turn}");
    }
}

#[test]
fn a_page_looks_the_same_after_the_scale_went_up_and_down() {
    let mut screen = Screen::default();
    let small = screen.frame(0.8, page);
    let (mut sizes, mut scale) = (HashSet::new(), 0.8_f32);
    while scale < 2.0 {
        scale += 0.05;
        sizes.insert(screen.frame(scale, page).iter().map(|letter| letter.dots.len()).sum::<usize>());
    }
    assert!(sizes.len() > 10, "letters are drawn anew at each scale");
    while scale > 0.85 {
        scale -= 0.05;
        screen.frame(scale, page);
    }
    assert_eq!(screen.frame(0.8, page), small);
    assert!(screen.textures() <= PAGES + 2, "{} textures", screen.textures());
}

#[test]
fn what_moves_by_whole_pixels_is_drawn_once() {
    let mut screen = Screen::default();
    let before = screen.frame(1.0, page);
    let moved = |ui: &mut Ui| {
        let setting = Setting { size: 14.0, ..Setting::new(ui.ctx(), Kind::Body) };
        set(ui.ctx(), "A0123456789 شبّاك الطلبات", &setting).paint(ui.painter(), pos2(17.3, 90.0), Color32::BLACK);
    };
    let after = screen.frame(1.0, moved);
    for (one, other) in before.iter().zip(&after) {
        assert_eq!(one.dots, other.dots);
        assert_eq!([one.at[0] + 7, one.at[1] + 70], [other.at[0], other.at[1]]);
    }
}
