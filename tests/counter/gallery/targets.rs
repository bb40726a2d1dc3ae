//! What one presses is large enough: 24 points for a mouse, 44 for a finger on a kiosk or in a van.

use egui::Rect;
use egui::accesskit::{Action, Role};
use egui_kittest::Harness;
use egui_kittest::kittest::NodeT;
use shubbak::config::Screen;
use shubbak::i18n::Language;

use super::{ROOM, every_leaf, gallery, named};

const MOUSE: f32 = 24.0;
const FINGER: f32 = 44.0;

/// Whatever takes a press, with its name and its place in points.
pub(super) fn pressed<S>(harness: &Harness<'_, S>) -> Vec<(String, Rect)> {
    let takes_a_press = |node: &egui_kittest::Node<'_>| {
        let known = node.accesskit_node();
        // The ground behind a question takes a press too, and is the whole window.
        known.data().supports_action(Action::Click) && known.role() != Role::Window && !known.is_disabled()
    };
    let name = |node: &egui_kittest::Node<'_>| {
        let known = node.accesskit_node();
        format!("{:?} «{}»", known.role(), known.label().or(known.value()).unwrap_or_default())
    };
    let nodes = harness.root().children_recursive();
    nodes.filter(takes_a_press).map(|node| (name(&node), node.rect())).collect()
}

fn must_be_hit<S>(harness: &Harness<'_, S>, least: f32, place: &str) -> usize {
    let targets = pressed(harness);
    // A tenth for what sizes of letters round off.
    let small = |(_, rect): &&(String, Rect)| rect.width() < least - 0.1 || rect.height() < least - 0.1;
    let faults: Vec<String> = targets
        .iter()
        .filter(small)
        .map(|(name, rect)| format!("{name} {:.1} × {:.1}", rect.width(), rect.height()))
        .collect();
    assert!(faults.is_empty(), "{place}, under {least} points:\n{}", faults.join("\n"));
    targets.len()
}

#[test]
fn every_widget_is_large_enough_for_the_hand() {
    let mut targets = 0;
    for state in every_leaf() {
        let (least, place) = (if state.touch { FINGER } else { MOUSE }, named(&state));
        let mut harness = gallery(state, ROOM, 1.0);
        harness.run();
        targets += must_be_hit(&harness, least, &place);
    }
    assert!(targets > 1000, "only {targets} targets were found");
}

#[test]
fn every_page_is_large_enough_for_the_hand() {
    for (touch, least) in [(false, MOUSE), (true, FINGER)] {
        for language in Language::ALL {
            let screen = Screen { touch, still: true, ..Screen::default() };
            super::walk::every_page(&screen, language, |place, counter| {
                assert!(must_be_hit(&counter.harness, least, place) > 4, "{place} has hardly anything to press");
            });
        }
    }
}
