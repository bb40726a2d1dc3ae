//! What is painted can be read: the colour of every text and every line of an icon against whatever really lies under
//! it, in every theme, in the gallery's states and in the program's pages. The pairs of the tokens are proved in
//! `src/ui/theme/contrast/tests.rs`; this finds pairs that stand in no list.

// Colours are mixed here as the screen mixes them.
#![allow(clippy::disallowed_methods)]

use std::collections::BTreeMap;

use egui::epaint::{ClippedShape, Shape, TextureId};
use egui::{Color32, Pos2, Rect};
use shubbak::config::Screen;
use shubbak::i18n::Language;
use shubbak::ui::theme::{Theme, contrast};

use super::{ROOM, every_leaf, gallery, named};

/// WCAG AA for text, also for what is switched off; and for what only has to be seen.
const READ: f64 = 4.5;
const SEEN: f64 = 3.0;

/// What covers its place with one colour.
struct Ground {
    rect: Rect,
    fill: Color32,
}

/// What is to be read or seen: its colour, where its middle is, and how clear it must be.
struct Ink {
    color: Color32,
    at: Pos2,
    least: f64,
}

fn ground(clip: Rect, shape: &Shape) -> Option<Ground> {
    match shape {
        // A shadow is soft and lies around, not under.
        Shape::Rect(rect) if rect.fill.a() > 0 && rect.blur_width == 0.0 => {
            Some(Ground { rect: rect.rect.intersect(clip), fill: rect.fill })
        }
        Shape::Circle(circle) if circle.fill.a() > 0 => {
            let side = egui::Vec2::splat(circle.radius * std::f32::consts::SQRT_2);
            Some(Ground { rect: Rect::from_center_size(circle.center, side).intersect(clip), fill: circle.fill })
        }
        _ => None,
    }
}

fn ink(clip: Rect, shape: &Shape) -> Option<Ink> {
    let (color, bounds, least) = match shape {
        Shape::Mesh(mesh) if mesh.texture_id != TextureId::default() && !is_picture(mesh) => {
            (mesh.vertices.first()?.color, mesh.calc_bounds(), READ)
        }
        Shape::Path(path) if !path.closed || path.fill.a() == 0 => match path.stroke.color {
            egui::epaint::ColorMode::Solid(color) => (color, Rect::from_points(&path.points), SEEN),
            egui::epaint::ColorMode::UV(_) => return None,
        },
        _ => return None,
    };
    let shown = bounds.intersect(clip);
    let whole = shown.width() > bounds.width() * 0.5 && shown.height() > bounds.height() * 0.5;
    (whole && color.a() == 255).then(|| Ink { color, at: bounds.center(), least })
}

/// A paper is painted whole; a letter is a small part of its texture.
fn is_picture(mesh: &egui::Mesh) -> bool {
    mesh.vertices.iter().any(|corner| corner.uv == egui::pos2(1.0, 1.0))
}

/// The shapes that a shape is made of, in the order in which they are painted.
fn flat(clip: Rect, shape: &Shape) -> Vec<(Rect, &Shape)> {
    match shape {
        Shape::Vec(parts) => parts.iter().flat_map(|part| flat(clip, part)).collect(),
        one => vec![(clip, one)],
    }
}

/// The colour under a place, from what was painted before.
fn under(grounds: &[Ground], at: Pos2, bare: Color32) -> Color32 {
    let mut color = bare;
    for ground in grounds.iter().filter(|ground| ground.rect.contains(at)) {
        color = color.blend(ground.fill);
    }
    color
}

/// Every pair that is too faint, with how often it was met.
fn faint(shapes: &[ClippedShape], theme: Theme, faults: &mut BTreeMap<String, usize>) -> usize {
    let (mut grounds, mut inks) = (vec![], 0);
    let bare = theme.palette().ground;
    for (clip_rect, shape) in shapes.iter().flat_map(|ClippedShape { clip_rect, shape, .. }| flat(*clip_rect, shape)) {
        grounds.extend(ground(clip_rect, shape));
        let Some(ink) = ink(clip_rect, shape) else { continue };
        inks += 1;
        let ground = under(&grounds, ink.at, bare);
        let least = if theme == Theme::HighContrast && ink.least == READ { 7.0 } else { ink.least };
        let ratio = contrast(ink.color, ground);
        if ratio < least {
            let fault = format!("{:?} on {ground:?} is only {ratio:.2} of {least}, at {:.0?}", ink.color, ink.at);
            *faults.entry(fault).or_default() += 1;
        }
    }
    inks
}

fn must_be_clear(faults: &BTreeMap<String, usize>, place: &str) {
    assert!(faults.is_empty(), "{place}:\n{}", faults.keys().cloned().collect::<Vec<_>>().join("\n"));
}

#[test]
fn every_widget_can_be_read_in_every_state_and_theme() {
    for state in every_leaf().filter(|state| !state.touch) {
        let (theme, place) = (state.theme, named(&state));
        let mut harness = gallery(state, ROOM, 1.0);
        harness.run();
        let mut faults = BTreeMap::new();
        let inks = faint(&harness.output().shapes, theme, &mut faults);
        must_be_clear(&faults, &place);
        assert!(inks > 40, "{place}: only {inks} texts were looked at");
    }
}

#[test]
fn every_page_can_be_read_in_every_theme() {
    for theme in Theme::ALL {
        let screen = Screen { theme, still: true, ..Screen::default() };
        super::walk::every_page(&screen, Language::Arabic, |place, counter| {
            let mut faults = BTreeMap::new();
            let inks = faint(&counter.harness.output().shapes, theme, &mut faults);
            must_be_clear(&faults, place);
            assert!(inks > 10, "{place}: only {inks} texts were looked at");
        });
    }
}
