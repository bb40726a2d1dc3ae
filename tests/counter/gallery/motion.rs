//! What moves, moves shortly and to explain; and nothing moves where it is not to.

use egui_kittest::Harness;
use egui_kittest::kittest::Queryable;
use shubbak::text::Direction;
use shubbak::ui::gallery::{GalleryState, Leaf};
use shubbak::ui::widgets::Tone;

const FRAME: f32 = 1.0 / 60.0;
/// Frames after which what moves has come to rest.
const REST: usize = 10;

fn parts(still: bool) -> Harness<'static, GalleryState> {
    let state = GalleryState {
        leaf: Leaf::Parts,
        direction: Direction::Ltr,
        still,
        open: [false; 5],
        ..GalleryState::default()
    };
    let mut harness = Harness::builder()
        .with_size(super::ROOM)
        .with_step_dt(FRAME)
        .with_max_steps(60)
        .build_ui_state(super::whole, state);
    harness.run();
    harness
}

/// The top of the last section before the first is opened, and frame by frame after it.
fn tops(still: bool) -> Vec<f32> {
    let mut harness = parts(still);
    let top = |harness: &Harness<'_, GalleryState>| harness.get_by_label_contains("Fees").rect().top();
    let mut tops = vec![top(&harness)];
    harness.get_by_label_contains("The service").click();
    for _ in 0..REST + 4 {
        harness.step();
        tops.push(top(&harness));
    }
    tops
}

fn places(tops: &[f32]) -> usize {
    let mut places: Vec<i32> = tops.iter().map(|top| top.round() as i32).collect();
    places.dedup();
    places.len()
}

/// The keyboard is on its way to something inside, and must find it there.
#[test]
fn a_section_is_open_at_once() {
    for still in [false, true] {
        // Shut, and open: nothing between.
        assert_eq!(places(&tops(still)), 2);
    }
}

#[test]
fn what_closes_can_no_longer_be_pressed() {
    let mut harness = parts(false);
    harness.get_by_label_contains("The service").click();
    harness.run();
    assert!(harness.query_by_label_contains("0102 345 6789").is_some());
    harness.get_by_label_contains("The service").click();
    harness.step();
    harness.step();
    assert!(harness.query_by_label_contains("0102 345 6789").is_none());
}

#[test]
fn a_toast_slides_in_and_stands_still_where_nothing_is_to_move() {
    for still in [false, true] {
        let mut harness = parts(still);
        harness.state_mut().toasts.say(Tone::Late, "The printer does not answer");
        // In its first frame it is only measured.
        harness.step();
        let lefts: Vec<f32> = (0..REST + 6)
            .map(|_| {
                harness.step();
                harness.get_by_label("The printer does not answer").rect().left()
            })
            .collect();
        assert_eq!(places(&lefts) > 4, !still, "{lefts:?}");
        assert!(lefts.windows(2).all(|pair| pair[0] >= pair[1]), "it comes from the side where reading ends");
        let delay = harness.output().viewport_output[&egui::ViewportId::ROOT].repaint_delay;
        assert!(delay > std::time::Duration::from_secs(3600), "it rests: {delay:?}");
    }
}
