//! The window: what egui is given to draw, put together pixel by pixel as a graphics card would, against FreeType's picture
//! of how ICU and HarfBuzz set the line.

use std::collections::HashMap;

use egui::epaint::{ClippedShape, ImageData, Mesh, Vertex};
use egui::{Color32, ColorImage, Context, FullOutput, LayerId, Painter, RawInput, Rect, Shape, TextureId, pos2};
use shubbak::text::{Align, Engine, Overflow};
use shubbak::ui::text::{self, Setting};

use super::gold::gold;
use super::ink::{Picture, agreement};
use super::order::{ROUNDED_DOWN, Set, asked, is_torn, set_all, spoiled};
use super::reference::{self, Line, MARGIN};

/// An em in points, as in the body of a page.
const POINTS: f32 = 16.0;
/// Where the first string stands, in pixels, so that nothing begins at the very edge.
const CORNER: f32 = 40.0;
/// The two painters of glyphs smooth edges a little differently, and ours places them on quarters of a pixel: the worst of
/// all lines agrees to 0.76, and the best of the spoiled ones to 0.68.
const AGREE: f32 = 0.72;
/// For a line that ends within a word; see `order`.
const TORN_AGREE: f32 = 0.5;

/// Everything painted under each other on one window, as wide and as high as it takes.
fn painted(set: &[Set<'_>], scale: f32) -> Picture {
    let height: f32 = set.iter().map(|set| set.layout.height).sum();
    let width = set.iter().map(|set| set.layout.width).fold(0.0, f32::max);
    let mut picture = Picture::blank((width + 2.0 * CORNER) as usize, (height + 2.0 * CORNER) as usize);
    let context = Context::default();
    let mut output = shown(&context, set, scale);
    let mut textures = HashMap::new();
    for (id, deltas) in &output.textures_delta.set {
        for delta in deltas {
            let ImageData::Color(image) = &delta.image;
            let texture: &mut ColorImage = textures.entry(*id).or_insert_with(|| (**image).clone());
            let Some([left, top]) = delta.pos else { continue };
            for (row, pixels) in image.pixels.chunks(image.size[0]).enumerate() {
                let start = (top + row) * texture.size[0] + left;
                texture.pixels[start..start + pixels.len()].copy_from_slice(pixels);
            }
        }
    }
    output.textures_delta.clear();
    for ClippedShape { shape, .. } in &output.shapes {
        if let Shape::Mesh(mesh) = shape {
            blit(&mut picture, mesh, &textures, scale);
        }
    }
    picture
}

fn shown(context: &Context, set: &[Set<'_>], scale: f32) -> FullOutput {
    context.set_pixels_per_point(scale);
    let paint = |context: &Context| {
        let painter = Painter::new(context.clone(), LayerId::background(), Rect::EVERYTHING);
        let mut top = CORNER;
        for Set { string, ems, layout } in set {
            let setting = Setting {
                size: POINTS,
                weight: string.weight,
                line_height: 1.5,
                direction: string.direction,
                align: Align::Start,
                overflow: Overflow::Wrap,
                width: ems.map(|ems| ems * POINTS),
                tabular: false,
            };
            let lettering = text::set(context, &string.text, &setting);
            lettering.paint(&painter, pos2(CORNER / scale, top / scale), Color32::BLACK);
            top += layout.height;
        }
    };
    // The first pass only tells egui its scale.
    context.run_ui(RawInput::default(), |_| {}).textures_delta.clear();
    context.run_ui(RawInput::default(), |ui| paint(ui.ctx()))
}

/// Copies the quads of a mesh; each lies on whole pixels, or its letter would be blurred.
fn blit(picture: &mut Picture, mesh: &Mesh, textures: &HashMap<TextureId, ColorImage>, scale: f32) {
    let texture = &textures[&mesh.texture_id];
    for corners in mesh.vertices.chunks(4) {
        let [first, .., last]: &[Vertex; 4] = corners.try_into().unwrap();
        let whole = |at: f32| {
            assert!((at - at.round()).abs() < 0.01, "a letter between two pixels: {at}");
            at.round() as usize
        };
        let side = texture.size[0];
        let (left, top) = (whole(first.pos.x * scale), whole(first.pos.y * scale));
        let (width, height) = (whole(last.pos.x * scale) - left, whole(last.pos.y * scale) - top);
        let (u, v) = (whole(first.uv.x * side as f32), whole(first.uv.y * texture.size[1] as f32));
        for y in 0..height {
            for x in 0..width {
                let ink = &mut picture.ink[(top + y) * picture.width + left + x];
                *ink = (*ink).max(texture.pixels[(v + y) * side + u + x].a());
            }
        }
    }
}

/// How well each line of the window agrees with the reference: 0 and more if well enough.
fn agreements(set: &[Set<'_>], wanted: &[Vec<(Line, Picture)>], scale: f32) -> Vec<(String, f32)> {
    let (picture, em) = (painted(set, scale), POINTS * scale);
    let mut top = CORNER;
    let mut agreements = Vec::new();
    for (Set { string, layout, .. }, wanted) in set.iter().zip(wanted) {
        for (i, (line, (_, wanted))) in layout.lines.iter().zip(wanted).enumerate() {
            let left = (CORNER + line.left - layout.left - ROUNDED_DOWN).floor() as i64 - MARGIN as i64;
            let above = (top + line.baseline).round() as i64 - em as i64;
            let ours = picture.part(left, above, wanted.width, wanted.height);
            let enough = if is_torn(layout, i) { TORN_AGREE } else { AGREE };
            let text = string.text[line.source.clone()].to_owned();
            agreements.push((text, agreement(&ours, wanted, em as usize) - enough));
        }
        top += layout.height;
    }
    agreements
}

#[test]
fn every_line_in_the_window_has_its_ink_where_freetype_has() {
    let gold = gold();
    for scale in [1.0, 1.5] {
        let size = POINTS * scale;
        let set = set_all(&gold, &mut Engine::new(), size);
        let wanted = reference::drawn(&asked(&set, size), &format!("screen-{scale}"));
        let mut worst = agreements(&set, &wanted, scale);
        assert!(worst.len() > 1000);
        worst.retain(|(_, agreement)| *agreement < 0.0);
        assert!(worst.is_empty(), "at {scale} of the size: {worst:#?}");
    }
}

#[test]
fn words_that_changed_places_in_the_window_are_noticed() {
    let (spoiled, whole) = spoiled();
    let mut engine = Engine::new();
    let wanted = reference::drawn(&asked(&set_all(&whole, &mut engine, POINTS), POINTS), "screen-spoiled");
    let mut best = agreements(&set_all(&spoiled, &mut engine, POINTS), &wanted, 1.0);
    best.retain(|(_, agreement)| *agreement >= 0.0);
    assert!(best.is_empty(), "{best:#?}");
}
