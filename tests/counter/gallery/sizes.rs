//! Everything at every size that the settings offer, from four fifths to double: pages are whole, letters are drawn for
//! the screen's own dots, and the main button can be pressed.

use egui_kittest::kittest::Queryable;
use shubbak::config::Screen;
use shubbak::domain::Country;
use shubbak::i18n::Language;
use shubbak::ui::gallery::{GalleryState, Leaf};

use super::gallery;
use crate::window::{Counter, plain};

/// The office's usual screen, in dots.
const DOTS: [f32; 2] = [1366.0, 768.0];
const SCALES: [f32; 5] = [0.8, 1.0, 1.25, 1.5, 2.0];

#[test]
fn the_gallery_is_drawn_at_every_size() {
    for percent in Screen::SIZES {
        let scale = f32::from(percent) / 100.0;
        for leaf in Leaf::ALL {
            let state = GalleryState { leaf, still: true, ..GalleryState::default() };
            gallery(state, DOTS.map(|dots| dots / scale), scale).run();
        }
    }
}

/// A case is registered at each size, and the main button pressed by mouse: it is there, and nothing lies over it.
fn a_case_at(scale: f32, language: Language) {
    let folder = tempfile::tempdir().unwrap();
    let size = DOTS.map(|dots| dots / scale);
    let mut counter = Counter::scaled(Country::Egypt, folder.path(), language, size, scale);
    let tr = counter.tr;
    counter.sign_in("huda", "2580");
    counter.fills_the_sheet();
    let screen = counter.harness.ctx.content_rect();
    let main =
        plain(&tr.do_register_paid(tr.money(shubbak::domain::Money::new(15_000, shubbak::domain::Currency::Egp))));
    let place = counter.harness.get_by_label(&main).rect();
    assert!(screen.contains_rect(place), "at {scale}: {place} is outside {screen}");
    counter.harness.get_by_label(&main).click();
    counter.settle();
    counter.must_see(&tr.done_registered());
    for key in [egui::Key::Num1, egui::Key::Num2, egui::Key::Num3] {
        counter.press_with(egui::Modifiers::CTRL, key);
    }
}

#[test]
fn the_main_button_can_be_pressed_at_every_size_in_arabic() {
    SCALES.into_iter().for_each(|scale| a_case_at(scale, Language::Arabic));
}

#[test]
fn the_main_button_can_be_pressed_at_every_size_in_english() {
    SCALES.into_iter().for_each(|scale| a_case_at(scale, Language::English));
}
