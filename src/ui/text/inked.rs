//! What stands where: every text that a frame paints and every part that scrolls, for a test that checks the boxes. It is
//! kept only while somebody watches; otherwise painting pays for one look at an empty place.

use std::sync::Arc;

use egui::{Context, Id, LayerId, Mesh, Painter, Pos2, Rect, vec2};

use super::letters::{Lettering, shared, with};

/// A text as it was painted.
#[derive(Clone, Debug)]
pub struct Inked {
    /// What stands there: of a text that was cut, the beginning and `…`.
    pub text: String,
    /// Where its ink lies in points, cut off or not.
    pub rect: Rect,
    /// Outside of this nothing of it shows.
    pub clip: Rect,
    pub layer: LayerId,
    pub elided: bool,
    /// In a field, which pushes a long text along under the caret.
    pub in_field: bool,
}

/// A part of the window that scrolls up and down.
#[derive(Clone, Copy, Debug)]
pub struct Scrolled {
    /// Where an offset in points, put into egui's memory as an `f32`, scrolls it to.
    pub id: Id,
    /// What shows of it, in points.
    pub view: Rect,
    /// The height of all that is in it, in points.
    pub content: f32,
    /// How far it is scrolled now, in points.
    pub offset: f32,
    pub layer: LayerId,
}

/// What was seen in one frame.
#[derive(Clone, Debug, Default)]
pub struct Seen {
    pub texts: Vec<Inked>,
    pub scrolls: Vec<Scrolled>,
}

/// Begins to watch this window.
pub fn watch(ctx: &Context) {
    shared(ctx).lock().seen.get_or_insert_default();
}

/// What the last frame painted, asked between two frames; nothing if nobody watches.
#[must_use]
pub fn seen(ctx: &Context) -> Seen {
    shared(ctx).lock().seen.as_deref().cloned().unwrap_or_default()
}

/// Takes note of a scrolling part.
pub(in crate::ui) fn note_scroll(ctx: &Context, scrolled: Scrolled) {
    with(ctx, |letters| {
        if let Some(seen) = &mut letters.seen {
            seen.scrolls.push(scrolled);
        }
    });
}

impl Seen {
    /// Takes note of a text; `meshes` is its ink, or empty if it lies out of sight.
    pub(super) fn note(&mut self, text: &Lettering, painter: &Painter, at: Pos2, meshes: &[Arc<Mesh>], in_field: bool) {
        let ink = meshes.iter().map(|mesh| mesh.calc_bounds()).reduce(Rect::union);
        self.texts.push(Inked {
            text: text.layout.text.to_string(),
            rect: ink.unwrap_or_else(|| text.bounds(at)),
            clip: painter.clip_rect(),
            layer: painter.layer_id(),
            elided: text.elided(),
            in_field,
        });
    }
}

impl Lettering {
    /// The box of its lines when the box of its setting has its corner at `at`, in points.
    pub(super) fn bounds(&self, at: Pos2) -> Rect {
        let start = at + vec2(self.layout.left / self.scale, 0.0);
        Rect::from_min_size(start, vec2(self.layout.width, self.layout.height) / self.scale)
    }
}
