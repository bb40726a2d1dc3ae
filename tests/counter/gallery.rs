//! The gallery of widgets: it is whole in every theme and direction, has a name for everything one can act on, and works
//! by keyboard. With `GALLERY_PICTURES=folder` it also leaves pictures to look at.

#![allow(clippy::unwrap_used)]

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::text::Direction;
use shubbak::ui::gallery::{GalleryState, gallery_ui};
use shubbak::ui::theme::Theme;

fn gallery(state: GalleryState, size: [f32; 2], scale: f32) -> Harness<'static, GalleryState> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_render_cursor(false)
        .with_max_steps(12)
        .build_ui_state(|ui, state: &mut GalleryState| gallery_ui(ui, state), state)
}

fn every_look() -> impl Iterator<Item = (Theme, Direction)> {
    Theme::ALL.into_iter().flat_map(|theme| [Direction::Rtl, Direction::Ltr].map(|direction| (theme, direction)))
}

#[test]
fn every_page_is_drawn_and_named_in_every_look() {
    for (theme, direction) in every_look() {
        for page in 0..3 {
            let state = GalleryState { theme, direction, page, ..GalleryState::default() };
            // Running it panics on a glyph that egui's own fonts would have to draw and on a widget without a name.
            gallery(state, [1366.0, 900.0], 1.0).run();
        }
    }
}

#[test]
fn pictures_of_every_page() {
    let Ok(folder) = std::env::var("GALLERY_PICTURES") else { return };
    let only = std::env::var("GALLERY_ONLY").unwrap_or_default();
    for (theme, direction) in every_look() {
        for page in 0..3 {
            for scale in [1.0, 1.5] {
                let name = format!("{page}-{theme:?}-{direction:?}-{scale}").to_lowercase();
                if !name.contains(&only) {
                    continue;
                }
                let state = GalleryState { theme, direction, page, ..GalleryState::default() };
                let mut harness = gallery(state, [1366.0, 900.0], scale);
                harness.run();
                harness.render().unwrap().save(format!("{folder}/{name}.png")).unwrap();
            }
        }
    }
}

#[test]
fn the_dialog_is_answered_by_key_and_by_name() {
    let state = GalleryState { page: 2, dialog: true, ..GalleryState::default() };
    let mut harness = gallery(state, [1366.0, 900.0], 1.0);
    harness.run();
    harness.key_press(egui::Key::Escape);
    harness.run();
    assert!(!harness.state().dialog);
    harness.state_mut().dialog = true;
    harness.run();
    harness.get_all_by_label("إبطال الإيصال").last().unwrap().click();
    harness.step();
    harness.step();
    assert!(!harness.state().dialog);
    assert!(!harness.state().toasts.is_empty());
}
