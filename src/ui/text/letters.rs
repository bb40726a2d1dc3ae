//! Sets strings in points and paints them: the bridge between the engine's pixels and egui's points.

use std::collections::HashMap;
use std::sync::Arc;

use egui::epaint::Vertex;
use egui::epaint::mutex::Mutex;
use egui::{
    Atom, AtomExt, AtomKind, AtomPaintArgs, Color32, Context, Id, Mesh, Painter, Pos2, Rect, Shape, Ui, Vec2, pos2,
    vec2,
};

use super::atlas::{Atlas, Key, SHIFTS};
use super::inked::Seen;
use crate::text::{Align, Direction, Engine, Overflow, Paragraph, Raster, TextLayout, Weight};
use crate::ui::theme::{Kind, look};

/// One engine and one atlas a window, kept in egui's memory.
pub(super) struct Letters {
    pub(super) engine: Engine,
    raster: Raster,
    atlas: Atlas,
    frame: u64,
    drawn: HashMap<DrawnKey, Drawn>,
    placed: HashMap<PlacedKey, Placed>,
    /// What was painted in this frame, while a test watches.
    pub(super) seen: Option<Box<Seen>>,
}

/// A layout at one quarter of a pixel and for one kind of ground.
#[derive(PartialEq, Eq, Hash)]
struct DrawnKey(usize, u8, bool);

/// The quads of a layout, relative to a whole pixel: what scrolling uses again.
struct Drawn {
    /// Held so that the address in the key stays this layout's.
    _layout: Arc<TextLayout>,
    age: u64,
    last: u64,
    quads: Arc<[Quad]>,
}

/// A layout at one place in one colour.
#[derive(PartialEq, Eq, Hash)]
struct PlacedKey {
    layout: usize,
    at: [u32; 2],
    scale: u32,
    color: Color32,
}

/// Its meshes: what a page that does not change uses again.
struct Placed {
    _layout: Arc<TextLayout>,
    age: u64,
    last: u64,
    meshes: Vec<Arc<Mesh>>,
}

#[derive(Clone, Copy)]
struct Quad {
    page: usize,
    rect: Rect,
    uv: Rect,
}

/// Painted layouts remembered; more are not on any page.
const REMEMBERED: usize = 4096;

impl Letters {
    fn new() -> Self {
        let engine = Engine::new();
        let raster = Raster::new(engine.fonts());
        Self {
            engine,
            raster,
            atlas: Atlas::default(),
            frame: u64::MAX,
            drawn: HashMap::new(),
            placed: HashMap::new(),
            seen: None,
        }
    }
}

/// The letters of this window, whatever frame it is.
pub(super) fn shared(ctx: &Context) -> Arc<Mutex<Letters>> {
    let id = Id::unique("shubbak letters");
    ctx.data_mut(|data| data.get_temp_mut_or_insert_with(id, || Arc::new(Mutex::new(Letters::new()))).clone())
}

/// Borrows the letters of this window in this frame. Do not hold on to them while asking egui to draw.
pub(super) fn with<R>(ctx: &Context, use_them: impl FnOnce(&mut Letters) -> R) -> R {
    let shared = shared(ctx);
    let frame = ctx.cumulative_pass_nr();
    let mut letters = shared.lock();
    if letters.frame != frame {
        letters.frame = frame;
        letters.atlas.begin_frame(ctx);
        if let Some(seen) = &mut letters.seen {
            **seen = Seen::default();
        }
    }
    use_them(&mut letters)
}

/// How to set a string; the text itself comes apart, because most strings of a page share a setting.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Setting {
    /// The em size in points.
    pub size: f32,
    pub weight: Weight,
    pub line_height: f32,
    pub direction: Direction,
    pub align: Align,
    pub overflow: Overflow,
    /// Points.
    pub width: Option<f32>,
    pub tabular: bool,
}

impl Setting {
    /// A kind of text in the direction of the page.
    #[must_use]
    pub fn new(ctx: &Context, kind: Kind) -> Self {
        Self {
            size: kind.size(),
            weight: kind.weight(),
            line_height: kind.line_height(),
            direction: look(ctx).direction,
            align: Align::Start,
            overflow: Overflow::Wrap,
            width: None,
            tabular: false,
        }
    }
}

/// A string set and ready to paint at any place.
#[derive(Clone, Debug)]
pub struct Lettering {
    pub(super) layout: Arc<TextLayout>,
    /// Device pixels a point.
    pub(super) scale: f32,
}

/// Sets a string. Costs a look-up when the same was set before.
#[must_use]
pub fn set(ctx: &Context, text: &str, setting: &Setting) -> Lettering {
    let scale = ctx.pixels_per_point();
    let paragraph = Paragraph {
        text,
        size: setting.size * scale,
        weight: setting.weight,
        direction: setting.direction,
        align: setting.align,
        overflow: setting.overflow,
        width: setting.width.map(|width| (width * scale).max(1.0)),
        line_height: setting.line_height,
        tabular: setting.tabular,
        snap: true,
    };
    Lettering { layout: with(ctx, |letters| letters.engine.layout(&paragraph)), scale }
}

impl Lettering {
    /// The size of the letters themselves in points; lines shorter than the setting's width do not fill it.
    #[must_use]
    pub fn size(&self) -> Vec2 {
        vec2(self.layout.width.ceil(), self.layout.height.ceil()) / self.scale
    }

    /// From the top to the first baseline, in points.
    #[must_use]
    pub fn baseline(&self) -> f32 {
        self.layout.baseline() / self.scale
    }

    #[must_use]
    pub fn lines(&self) -> usize {
        self.layout.lines.len()
    }

    #[must_use]
    pub fn elided(&self) -> bool {
        self.layout.elided
    }

    /// Paints with the top left corner of the letters at `at`.
    pub fn paint(&self, painter: &Painter, at: Pos2, color: Color32) {
        self.paint_at(painter, at - vec2(self.layout.left / self.scale, 0.0), color, false);
    }

    /// Paints in the middle of a rectangle's height, at its start, middle or end.
    pub fn paint_in(&self, painter: &Painter, rect: Rect, align: Align, direction: Direction, color: Color32) {
        let size = self.size();
        let x = match (align, direction) {
            (Align::Center, _) => rect.center().x - size.x / 2.0,
            (Align::Start, Direction::Ltr) | (Align::End, Direction::Rtl) => rect.left(),
            (Align::Start, Direction::Rtl) | (Align::End, Direction::Ltr) => rect.right() - size.x,
        };
        self.paint(painter, pos2(x, rect.center().y - size.y / 2.0), color);
    }

    /// Paints with the corner of the setting's box at `at`, as the caret of a field measures it.
    pub(super) fn paint_box(&self, painter: &Painter, at: Pos2, color: Color32) {
        self.paint_at(painter, at, color, true);
    }

    fn paint_at(&self, painter: &Painter, at: Pos2, color: Color32, in_field: bool) {
        if color.a() == 0 || self.layout.text.is_empty() || self.layout.runs().is_empty() {
            return;
        }
        // Letters may reach a little out of their lines.
        let shows = painter.clip_rect().intersects(self.bounds(at).expand(4.0));
        let meshes = with(painter.ctx(), |letters| {
            let meshes = if shows { letters.meshes(painter.ctx(), self, at, color) } else { Vec::new() };
            if let Some(seen) = &mut letters.seen {
                seen.note(self, painter, at, &meshes, in_field);
            }
            meshes
        });
        if meshes.is_empty() {
            return;
        }
        for mesh in meshes {
            painter.add(Shape::mesh(mesh));
        }
        self.paint_underlines(painter, at, color);
    }

    fn paint_underlines(&self, painter: &Painter, at: Pos2, color: Color32) {
        for run in self.layout.runs().iter().filter(|run| run.underlined) {
            let (Some(first), Some(last)) = (run.glyphs.first(), run.glyphs.last()) else {
                continue;
            };
            let y = at.y + (first.y + run.size * 0.15) / self.scale;
            let x = egui::Rangef::new(first.x, last.x + last.advance);
            let x = egui::Rangef::new(at.x + x.min / self.scale, at.x + x.max / self.scale);
            painter.hline(x, y, egui::Stroke::new(1.0, color));
        }
    }
}

impl Letters {
    /// The meshes of a string at a place: last frame's own ones if nothing moved.
    fn meshes(&mut self, ctx: &Context, text: &Lettering, at: Pos2, color: Color32) -> Vec<Arc<Mesh>> {
        let scale = text.scale;
        let device = pos2(at.x * scale, (at.y * scale).round());
        let key = PlacedKey {
            layout: Arc::as_ptr(&text.layout) as usize,
            at: [device.x.to_bits(), device.y.to_bits()],
            scale: scale.to_bits(),
            color,
        };
        let (age, frame) = (self.atlas.age(), self.frame);
        if let Some(placed) = self.placed.get_mut(&key)
            && placed.age == age
        {
            placed.last = frame;
            return placed.meshes.clone();
        }
        let meshes = self.place(ctx, &text.layout, device, scale, color);
        if self.placed.len() >= REMEMBERED {
            self.placed.retain(|_, placed| placed.last + 2 >= frame);
        }
        let kept = Placed { _layout: text.layout.clone(), age, last: frame, meshes: meshes.clone() };
        self.placed.insert(key, kept);
        meshes
    }

    fn place(
        &mut self,
        ctx: &Context,
        layout: &Arc<TextLayout>,
        device: Pos2,
        scale: f32,
        color: Color32,
    ) -> Vec<Arc<Mesh>> {
        let shift = ((device.x - device.x.floor()) * SHIFTS) as u8;
        let origin = pos2(device.x.floor(), device.y);
        let quads = self.quads(ctx, layout, shift, is_light(color));
        let mut meshes: Vec<(usize, Mesh)> = Vec::new();
        for quad in &*quads {
            let index = match meshes.iter().position(|(page, _)| *page == quad.page) {
                Some(index) => index,
                None => {
                    meshes.push((quad.page, Mesh::with_texture(self.atlas.page(quad.page))));
                    meshes.len() - 1
                }
            };
            add_quad(&mut meshes[index].1, *quad, origin, scale, color);
        }
        meshes.into_iter().map(|(_, mesh)| Arc::new(mesh)).collect()
    }

    fn quads(&mut self, ctx: &Context, layout: &Arc<TextLayout>, shift: u8, light: bool) -> Arc<[Quad]> {
        let key = DrawnKey(Arc::as_ptr(layout) as usize, shift, light);
        let (age, frame) = (self.atlas.age(), self.frame);
        if let Some(drawn) = self.drawn.get_mut(&key)
            && drawn.age == age
        {
            drawn.last = frame;
            return drawn.quads.clone();
        }
        let quads: Arc<[Quad]> = self.draw(ctx, layout, shift, light).into();
        if self.drawn.len() >= REMEMBERED {
            self.drawn.retain(|_, drawn| drawn.last + 2 >= frame);
        }
        let drawn = Drawn { _layout: layout.clone(), age, last: frame, quads: quads.clone() };
        self.drawn.insert(key, drawn);
        quads
    }

    fn draw(&mut self, ctx: &Context, layout: &TextLayout, shift: u8, light: bool) -> Vec<Quad> {
        let start = f32::from(shift) / SHIFTS;
        let mut quads = Vec::new();
        for run in layout.runs() {
            for glyph in &run.glyphs {
                let x = start + glyph.x;
                let shift = ((x - x.floor()) * SHIFTS) as u8;
                let key = Key { weight: run.weight, id: glyph.id, px: run.size.to_bits(), shift, light };
                if let Some(spot) = self.atlas.spot(ctx, &mut self.raster, key) {
                    let min = pos2(x.floor(), glyph.y.round()) + spot.offset;
                    let rect = Rect::from_min_size(min, spot.size);
                    quads.push(Quad { page: spot.page, rect, uv: spot.uv });
                }
            }
        }
        quads
    }
}

fn add_quad(mesh: &mut Mesh, quad: Quad, origin: Pos2, scale: f32, color: Color32) {
    let first = mesh.vertices.len() as u32;
    mesh.indices.extend([0, 1, 2, 2, 1, 3].map(|corner| first + corner));
    let at = |p: Pos2| pos2((origin.x + p.x) / scale, (origin.y + p.y) / scale);
    let corners = [
        (quad.rect.left_top(), quad.uv.left_top()),
        (quad.rect.right_top(), quad.uv.right_top()),
        (quad.rect.left_bottom(), quad.uv.left_bottom()),
        (quad.rect.right_bottom(), quad.uv.right_bottom()),
    ];
    mesh.vertices.extend(corners.map(|(p, uv)| Vertex { pos: at(p), uv, color }));
}

fn is_light(color: Color32) -> bool {
    let [r, g, b, _] = color.to_srgba_unmultiplied();
    u32::from(r) * 3 + u32::from(g) * 6 + u32::from(b) > 1280
}

/// Our letters for the inside of a stock widget, in the colour that widget gives its text.
///
/// Name the widget for screen readers yourself: it cannot read an atom.
#[must_use]
pub fn atom(ui: &Ui, text: &str, kind: Kind) -> Atom<'static> {
    let lettering = set(ui.ctx(), text, &Setting::new(ui.ctx(), kind));
    let size = lettering.size();
    AtomKind::paint(move |ui: &Ui, args: AtomPaintArgs| {
        lettering.paint(ui.painter(), args.rect.min, args.fallback_text_color);
    })
    .atom_size(size)
}
