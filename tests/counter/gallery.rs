//! The house style, seen in the gallery and in the window's own pages: every widget is whole in every look, can be read,
//! hit and reached by key, and looks as it did.

#![allow(clippy::unwrap_used)]

mod contrast;
mod icons;
mod motion;
mod pictures;
mod sizes;
mod table;
mod targets;
mod walk;

use egui::Key;
use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::text::Direction;
use shubbak::ui::gallery::{GalleryState, Leaf, gallery_ui};
use shubbak::ui::theme::Theme;

/// Room for every page of the gallery, in points.
const ROOM: [f32; 2] = [1120.0, 1000.0];

fn gallery(state: GalleryState, size: [f32; 2], scale: f32) -> Harness<'static, GalleryState> {
    Harness::builder()
        .with_size(size)
        .with_pixels_per_point(scale)
        .with_render_cursor(false)
        .with_max_steps(12)
        .build_ui_state(whole, state)
}

/// The harness leaves a margin that a window on the screen does not have.
fn whole(ui: &mut egui::Ui, state: &mut GalleryState) {
    let whole = ui.ctx().content_rect();
    let mut ui = ui.new_child(egui::UiBuilder::new().max_rect(whole));
    ui.set_clip_rect(whole);
    gallery_ui(&mut ui, state);
}

fn every_look() -> impl Iterator<Item = (Theme, Direction)> {
    Theme::ALL.into_iter().flat_map(|theme| [Direction::Rtl, Direction::Ltr].map(|direction| (theme, direction)))
}

/// Every page in every look, for mouse and finger.
fn every_leaf() -> impl Iterator<Item = GalleryState> {
    let hands = every_look().flat_map(|look| [false, true].map(|touch| (look, touch)));
    hands.flat_map(|((theme, direction), touch)| {
        Leaf::ALL.map(|leaf| GalleryState { theme, direction, touch, leaf, still: true, ..GalleryState::default() })
    })
}

fn named(state: &GalleryState) -> String {
    let hand = if state.touch { "finger" } else { "mouse" };
    format!("{:?} {:?} {:?} {hand}", state.leaf, state.theme, state.direction)
}

#[test]
fn every_page_is_drawn_and_named_in_every_look() {
    for state in every_leaf() {
        // Running it panics on a glyph that egui's own fonts would have to draw and on a widget without a name.
        gallery(state, ROOM, 1.0).run();
    }
}

#[test]
fn the_dialog_is_answered_by_key_and_by_name() {
    let state = GalleryState { leaf: Leaf::Lists, dialog: true, ..GalleryState::default() };
    let mut harness = gallery(state, ROOM, 1.0);
    harness.run();
    harness.key_press(Key::Escape);
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

#[test]
fn an_option_is_found_by_typing_and_taken_with_enter() {
    let mut harness = gallery(GalleryState { still: true, ..GalleryState::default() }, ROOM, 1.0);
    harness.run();
    harness.get_all_by_label("المحافظة").next().unwrap().focus();
    harness.run();
    harness.key_press(Key::ArrowDown);
    harness.run();
    // Without its hamza, as hasty hands write it.
    harness.get_by_label("اكتب للبحث").type_text("الاق");
    harness.run();
    harness.key_press(Key::Enter);
    harness.run();
    assert_eq!(harness.state().governorate, Some(8));
    assert!(harness.query_by_label("اكتب للبحث").is_none(), "the list is shut");
}

#[test]
fn a_page_that_does_not_change_asks_for_no_frames() {
    for leaf in Leaf::ALL {
        let mut harness = gallery(GalleryState { leaf, ..GalleryState::default() }, ROOM, 1.0);
        harness.run();
        let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert!(delay > std::time::Duration::from_secs(3600), "{leaf:?}: {delay:?}");
    }
}
