//! Icons turn round with the direction of reading where the table says so, and only there.

use std::collections::HashSet;

use egui::{Color32, Rect, Ui, pos2, vec2};
use egui_kittest::Harness;
use shubbak::ui::widgets::Icon;

const SIDE: u32 = 48;
/// How far two dots may differ: curves are cut into lines that do not begin at the same end.
const ALIKE: u8 = 24;

/// The icon as grey dots, for reading in one direction.
fn picture(icon: Icon, rtl: bool) -> Vec<u8> {
    let show = move |ui: &mut Ui| {
        let all = ui.ctx().content_rect();
        let painter = ui.ctx().layer_painter(egui::LayerId::background());
        painter.rect_filled(all, 0.0, Color32::WHITE);
        icon.paint(&painter, Rect::from_min_size(pos2(0.0, 0.0), vec2(SIDE as f32, SIDE as f32)), Color32::BLACK, rtl);
    };
    let mut harness = Harness::builder().with_size([SIDE as f32, SIDE as f32]).build_ui(show);
    harness.run();
    harness.render().unwrap().pixels().map(|dot| dot.0[0]).collect()
}

fn turned(dots: &[u8]) -> Vec<u8> {
    dots.chunks(SIDE as usize).flat_map(|line| line.iter().rev().copied().collect::<Vec<_>>()).collect()
}

fn alike(one: &[u8], other: &[u8]) -> bool {
    one.iter().zip(other).all(|(a, b)| a.abs_diff(*b) <= ALIKE)
}

#[test]
fn exactly_what_the_table_names_turns_round() {
    for icon in Icon::ALL {
        let (left, right) = (picture(icon, false), picture(icon, true));
        assert!(left.iter().any(|dot| *dot < 64), "{icon:?} is not drawn");
        if Icon::MIRRORED.contains(&icon) {
            assert!(alike(&turned(&left), &right), "{icon:?} is not the mirror image");
            assert!(!alike(&left, &right), "{icon:?} looks the same both ways: it need not be in the table");
        } else {
            assert!(left == right, "{icon:?} turns round, but is not in the table");
        }
    }
}

#[test]
fn no_two_icons_look_alike() {
    let pictures: HashSet<Vec<u8>> = Icon::ALL.into_iter().map(|icon| picture(icon, false)).collect();
    assert_eq!(pictures.len(), Icon::ALL.len());
}

#[test]
fn every_icon_keeps_within_its_square_and_fills_it() {
    for icon in Icon::ALL {
        let dots = picture(icon, false);
        let inked = |at: usize| dots[at] < 128;
        let places = (0..dots.len()).filter(|at| inked(*at)).map(|at| (at as u32 % SIDE, at as u32 / SIDE));
        let (mut least, mut most) = ((SIDE, SIDE), (0, 0));
        for (x, y) in places {
            (least, most) = ((least.0.min(x), least.1.min(y)), (most.0.max(x), most.1.max(y)));
        }
        assert!(least.0 > 0 && least.1 > 0 && most.0 < SIDE - 1 && most.1 < SIDE - 1, "{icon:?} is cut");
        let longer = (most.0 - least.0).max(most.1 - least.1);
        assert!(longer >= SIDE / 2, "{icon:?} is only {longer} of {SIDE}");
    }
}
