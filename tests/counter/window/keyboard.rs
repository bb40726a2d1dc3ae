//! The keyboard alone: every act has a key, the ring is seen wherever it goes, Tab goes as the eye does,
//! and what opens gives the keyboard back.

use egui::{Key, Modifiers};
use shubbak::i18n::Language;

use super::Counter;

const LAPTOP: [f32; 2] = [1366.0, 768.0];

#[test]
fn a_calm_window_is_drawn_once_a_frame() {
    let folder = tempfile::tempdir().unwrap();
    let mut counter = Counter::open(folder.path(), Language::Arabic, LAPTOP);
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    let passes =
        |counter: &Counter| (counter.harness.ctx.cumulative_pass_nr(), counter.harness.ctx.cumulative_frame_nr());
    let before = passes(&counter);
    (0..20).for_each(|_| counter.harness.step());
    let after = passes(&counter);
    assert_eq!(after.0 - before.0, after.1 - before.1, "what stands at the end of a row jumps");
    let _ = (Key::Enter, Modifiers::NONE);
}
