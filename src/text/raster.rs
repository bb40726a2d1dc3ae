//! One glyph into coverage: how much of each pixel its ink fills. The screen's atlas and the thermal paper both use it.

use vello_cpu::{Glyph, Pixmap, RenderContext, Resources, peniko::color::palette::css::WHITE};

use super::{Fonts, Weight};

/// The ink of one glyph. `left` and `top` say where its first pixel lies from the glyph's origin, x to the right and y
/// downwards, so `top` is usually negative. An empty glyph (a space) has no pixels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Coverage {
    pub left: i32,
    pub top: i32,
    pub width: usize,
    pub height: usize,
    /// Row by row, 0 is paper and 255 is ink.
    pub alpha: Vec<u8>,
}

/// The painter of glyphs, with the scratch space it uses again and again.
pub struct Raster {
    fonts: Fonts,
    scene: RenderContext,
    resources: Resources,
    canvas: Pixmap,
}

/// No glyph of this face reaches further from its origin than this many ems.
const REACH_EMS: f32 = 2.0;
/// A larger em would not fit the canvas; nothing here is set so large.
const LARGEST_PX: f32 = 4000.0;

impl Raster {
    #[must_use]
    pub fn new(fonts: &Fonts) -> Self {
        Self {
            fonts: fonts.clone(),
            scene: RenderContext::new(1, 1),
            resources: Resources::new(),
            canvas: Pixmap::new(1, 1),
        }
    }

    /// Paints a glyph at an em of `px` pixels whose origin lies `shift` (0 to 1) pixels right of a whole pixel.
    pub fn glyph(&mut self, weight: Weight, id: u32, px: f32, shift: f32) -> Coverage {
        let px = px.clamp(1.0, LARGEST_PX);
        let reach = (px * REACH_EMS).ceil();
        let side = (reach * 2.0) as u16;
        self.scene.reset_and_resize(side, side);
        self.canvas.resize(side, side);
        self.scene.set_paint(WHITE);
        let font = self.fonts.data(weight);
        self.scene
            .glyph_run(&mut self.resources, &font)
            .font_size(px)
            .hint(false)
            .fill_glyphs(std::iter::once(Glyph { id, x: reach + shift, y: reach }));
        self.scene.flush();
        self.scene.render(&mut self.canvas, &mut self.resources);
        trim(&self.canvas, reach as i32)
    }
}

/// Cuts the empty border away.
fn trim(canvas: &Pixmap, origin: i32) -> Coverage {
    let side = usize::from(canvas.width());
    let alpha = |x: usize, y: usize| canvas.data()[y * side + x].a;
    let rows = 0..usize::from(canvas.height());
    let inked_row = |y: &usize| (0..side).any(|x| alpha(x, *y) != 0);
    let (Some(top), Some(bottom)) = (rows.clone().find(inked_row), rows.clone().rfind(inked_row)) else {
        return Coverage::default();
    };
    let inked_column = |x: &usize| (top..=bottom).any(|y| alpha(*x, y) != 0);
    let (Some(left), Some(right)) = ((0..side).find(inked_column), (0..side).rfind(inked_column)) else {
        return Coverage::default();
    };
    Coverage {
        left: left as i32 - origin,
        top: top as i32 - origin,
        width: right - left + 1,
        height: bottom - top + 1,
        alpha: (top..=bottom).flat_map(|y| (left..=right).map(move |x| alpha(x, y))).collect(),
    }
}
